"""Belongs here: what trafilatura reads from a page in another language, where our own choice of container is unsure.
Does not: Korean pages, whose frame our own line rules know better.
"""

import re

from transforms.articles.body_lines import same_text_key

_LIST_MARK = re.compile(r"^[-*•]\s+")


def second_opinion(text: str, titles: frozenset[str]) -> list[str]:
    """The body as trafilatura sees it, a paragraph a line, without the title; empty if it sees none."""
    import trafilatura

    found = trafilatura.extract(text, include_comments=False, include_tables=False) or ""
    lines = [_LIST_MARK.sub("", line.strip()) for line in found.splitlines()]
    return [line for line in lines if line and same_text_key(line) not in titles]

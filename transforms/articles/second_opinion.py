"""Belongs here: what trafilatura reads from a page in another language, where our own choice of container is unsure.
Does not: Korean pages, whose frame our own line rules know better.
"""

import re

from transforms.articles.body_lines import same_text_key
from transforms.articles.dom import Page
from transforms.articles.selection import stands_in_frame

_LIST_MARK = re.compile(r"^[-*•]\s+")


def second_opinion(text: str, titles: frozenset[str]) -> list[str]:
    """The body as trafilatura sees it, a paragraph a line, without the title; empty if it sees none."""
    import trafilatura

    found = trafilatura.extract(text, include_comments=False, include_tables=False) or ""
    lines = [_LIST_MARK.sub("", line.strip()) for line in found.splitlines()]
    return [line for line in lines if line and same_text_key(line) not in titles]


def adds_mostly_frame(page: Page, own: list[str], other: list[str]) -> bool:
    """Whether what the other body has beside ours are mostly lines that the markup calls comments or menus."""
    known = {same_text_key(line) for line in own}
    added = {key: len(line) for line in other if (key := same_text_key(line)) not in known}
    framed = {same_text_key(block.text) for block in page.blocks if stands_in_frame(page, block)}
    return bool(own) and sum(size for key, size in added.items() if key in framed) > 0.5 * sum(added.values())

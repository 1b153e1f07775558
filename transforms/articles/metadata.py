"""Belongs here: an HTML page's title and authors, each from its most trusted source, and the lines near the title.
Does not: dates (publication), the syntax of JSON-LD (structured_data), names of outlets (publishers).
"""

import html
import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from transforms.articles.dom import Page, clean_text
from transforms.articles.publication import without_clocks
from transforms.articles.vocabulary import words

_TITLE_BREAK = re.compile(
    r"\s+[|｜ㅣ\-–—:：<>·•«»‹›~]+\s+|\s*[|｜ㅣ«»]\s*|\s*::+\s*|\s+[<>]+\s*|\s*\[(?=[가-힣A-Za-z0-9]{2,12}\]$)"
)
_SPACES_AND_QUOTES = re.compile(r"[\s\"'“”‘’·]+")
_TITLE_SEPARATORS = "|｜ㅣ-–—:<>«»/~]["
_AUTHOR_SUFFIX = re.compile(
    r"\s*(?:(?:수습|인턴|선임|전문|객원)?\s?기자|특파원|논설위원|통신원|칼럼니스트|PD|앵커)\s*.*$"
)
_EMAIL = re.compile(r"[\w.+\-]+@[\w\-.]+")
_KOREAN_NAME = re.compile(r"[가-힣]{2,4}")
_BYLINE_NAME = re.compile(
    r"([가-힣]{2,4}(?:\s?[·,・]\s?[가-힣]{2,4}){0,4})\s?(?:수습|인턴|선임|전문|객원)?\s?(?:기자|특파원|논설위원|통신원|칼럼니스트)"
)
_BOARD_BEHIND = re.compile(r"\s+[>＞]\s+\S{1,12}$")
_SECTIONS = words("section_titles")
_NOT_NAMES = words("not_author_names")


def title_of(
    objects: list[dict[str, Any]],
    metas: dict[str, str],
    headings: list[str],
    document_title: str,
    site_names: frozenset[str],
) -> str | None:
    """The headline: the declared one without the site's suffix, or the page's own heading where that is the same."""
    headline = next(
        (
            value["headline"]
            for value in objects
            if isinstance(value.get("headline"), str) and value["headline"].strip()
        ),
        "",
    )
    declared = [
        clean_text(html.unescape(text))
        for text in (metas.get("og:title"), headline, metas.get("twitter:title"), metas.get("title"), document_title)
        if text
    ]
    squeeze = cache(_squeezed)
    for text in dict.fromkeys(declared):
        matching = [heading for heading in headings if _same_headline(heading, squeeze(text), squeeze)]
        if matching:
            return _without_board(max(matching, key=len), headings)
    stripped = [without_site_suffix(text, site_names) for text in declared]
    return next((text for text in stripped if text), None) or (headings[0] if headings else None)


def _without_board(heading: str, headings: list[str]) -> str:
    """두 회사, 동맹 결성 > 물빛소식: boards print the headline once alone and once with the board's name behind it."""
    alone = _BOARD_BEHIND.sub("", heading)
    return alone if alone in headings else heading


def _same_headline(heading: str, b: str, squeeze: Callable[[str], str]) -> bool:
    """Whether a line is the headline that `b` declares with a site's name before or after it, or cut short."""
    if len(heading) < 8 or len(heading) > 2 * len(b) + 8:
        return False
    a = squeeze(heading)
    if a == b:
        return True
    if len(a) >= 0.5 * len(b):
        if b.startswith(a) and b[len(a)] in _TITLE_SEPARATORS:
            return True
        if b.endswith(a) and b[-len(a) - 1] in _TITLE_SEPARATORS:
            return True
    return b.endswith(("...", "…")) and len(b) > 12 and a.startswith(b.rstrip(".…"))


def _squeezed(text: str) -> str:
    return text if text.isalnum() else _SPACES_AND_QUOTES.sub("", text)


def without_site_suffix(title: str, site_names: frozenset[str]) -> str:
    """The title without the site, section or portal name that a separator sets off at its end or front."""
    for _ in range(3):
        breaks = list(_TITLE_BREAK.finditer(title))
        if not breaks:
            break
        last, first = breaks[-1], breaks[0]
        tail, head = title[last.end() :].strip(" ]"), title[: first.start()].strip()
        # A bar hardly stands in a headline: a word or two behind the last one are the site.
        is_short = len(tail) <= 16 and tail.count(" ") <= 1
        behind_bar = last.group().strip() in ("|", "｜", "ㅣ") and is_short and last.start() >= 12
        if (behind_bar or _is_site_name(tail, site_names)) and last.start() > 4:
            title = title[: last.start()].strip()
        elif _is_site_name(head, site_names) and len(title) - first.end() > 4:
            title = title[first.end() :].strip()
        else:
            break
    return title.strip()


def is_generic_title(title: str | None) -> bool:
    """Whether a declared title names a section of the site (보도자료, 뉴스) and no article."""
    if not title or len(_squeezed(title)) < 6:
        return True
    return re.split(r"\s*[|>:<ㅣ｜]\s*|\s+-\s+", title)[0] in _SECTIONS


def _is_site_name(text: str, site_names: frozenset[str]) -> bool:
    key = _squeezed(text).lower()
    if not key:
        return True
    if any(key == name or (len(name) >= 2 and len(key) <= len(name) + 12 and name in key) for name in site_names):
        return True
    return (
        len(text) <= 16
        and re.search(
            r"(?:뉴스|신문|일보|경제|방송|매거진|투데이|타임스|저널|News|Daily|Times|미디어|닷컴|포털)$", text
        )
        is not None
    )


def authors_of(objects: list[dict[str, Any]], metas: dict[str, str], bylines: Iterable[str]) -> list[str]:
    """Names of the authors, without titles and addresses, in the order in which the page gives them."""
    names: list[str] = []
    for value in objects:
        authors = value.get("author") or value.get("creator")
        for author in authors if isinstance(authors, list) else [authors]:
            name = author.get("name") if isinstance(author, dict) else author
            for part in name if isinstance(name, list) else [name]:
                names.extend(_names_in(part) if isinstance(part, str) else [])
    for key in ("dable:author", "article:author", "author", "byl", "parsely-author", "twitter:creator"):
        if not names and key in metas and "://" not in metas[key]:
            names.extend(_names_in(metas[key]))
    if not names:
        for line in bylines:
            for match in _BYLINE_NAME.finditer(line):
                names.extend(name for name in _KOREAN_NAME.findall(match[1]) if name not in _NOT_NAMES)
    return list(dict.fromkeys(names))[:8]


def _names_in(text: str) -> list[str]:
    text = _EMAIL.sub("", clean_text(text))
    if len(text) > 80:
        return []
    parts = [_AUTHOR_SUFFIX.sub("", part).strip(" ()[]@|/") for part in re.split(r"[,·;/&|]|\s및\s", text)]
    return [
        part
        for part in parts
        if 2 <= len(part) <= 40
        and part not in _NOT_NAMES
        and not re.search(r"뉴스|신문|일보|방송|경제|온라인|편집|\.com|\.kr", part)
    ]


def nearest_lines(page: Page, title: str | None) -> list[str]:
    """The page's short lines, those that follow the title first: where a dateline is looked for."""
    texts = [block.text for block in page.blocks]
    key = _squeezed(title or "")
    position = next((i for i, text in enumerate(texts) if key and len(text) < 300 and _squeezed(text) == key), None)
    if position is None:
        return texts[:80]
    return [
        *texts[position : position + 40],
        *without_clocks(texts[max(0, position - 6) : position])[::-1],
        *texts[position + 40 : position + 160],
    ]

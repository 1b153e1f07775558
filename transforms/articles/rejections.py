"""Belongs here: which pages are no article, and why: index, video, paywall stub, error page, empty page, hostile input.
Does not: reading what is one.
"""

from typing import Any

from transforms.articles.line_rules import HANGUL, is_sentence
from transforms.articles.vocabulary import pattern

EMPTY = "empty_page"
NO_BODY = "no_article_body"
INDEX = "index_page"
VIDEO = "video_page"
PAYWALL = "paywall_stub"
ERROR = "error_page"
TOO_LARGE = "too_large"
BINARY = "not_text"
UNREADABLE = "undecodable"

_ERROR_TITLE = pattern("error_titles")
_ERROR_TEXT = pattern("error_texts")
_PAYWALL = pattern("paywall_texts")
_SERVICE_TITLE = pattern("service_titles")


def error_page(title: str | None, texts: list[str]) -> bool:
    """A page that says it could not be served. An article about errors has paragraphs; an error page has not."""
    if sum(map(len, texts)) > 3000 or sum(is_sentence(text) and len(text) > 60 for text in texts) >= 3:
        return False
    if title and len(title) < 80 and _ERROR_TITLE.search(title):
        return True
    return any(_ERROR_TEXT.search(text) for text in texts if len(text) < 300)


def paywall_stub(body: list[str], texts: list[str]) -> bool:
    """A body of a few sentences on a page that offers the rest to subscribers."""
    return sum(map(len, body)) < 450 and any(_PAYWALL.search(text) for text in texts if len(text) < 200)


def paid_stub(body: list[str], objects: list[dict[str, Any]]) -> bool:
    """A body of a sentence or two on a page that declares its article as paid for."""
    paid = any(str(value.get("isAccessibleForFree")).lower() == "false" for value in objects)
    return paid and sum(map(len, body)) < 300


def service_page(title: str | None) -> bool:
    """A page for logging in, terms of use, a site's search and the like, by its title."""
    return bool(title) and _SERVICE_TITLE.search(title or "") is not None


def video_page(body: list[str], og_type: str, only_video_declared: bool) -> bool:
    """A page declared as video whose text is at most a line or two of description."""
    return sum(map(len, body)) < 200 and (og_type.startswith("video") or only_video_declared)


def index_page(links: list[str], body: list[str], teasers: int, declared_article: bool, path: str) -> bool:
    """A page of links to other pages with little text of its own.

    `links` are its lines that are mostly links, `teasers` counts the body's lines that stand right below one.
    """
    if declared_article:
        return False
    headlines = [text for text in links if len(text) >= 12]
    size = sum(map(len, body))
    if path in ("", "/", "/index.html", "/main", "/index.php"):
        return len(headlines) >= 20 and size < 3000
    if teasers >= 4 and teasers >= 0.6 * len(body):
        return True
    paragraphs = sum(1 for line in body if is_sentence(line) and len(line) >= 40)
    return len(headlines) >= 15 and paragraphs < 3 and size < 600 and size * 4 < sum(map(len, headlines))


def too_little(body: list[str]) -> bool:
    """Fewer characters than a news brief has."""
    text = "".join(body)
    return len(text) < (30 if HANGUL.search(text) else 60)

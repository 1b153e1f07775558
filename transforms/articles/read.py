"""Belongs here: one document's bytes to its Article, whatever it is; the bounds that keep hostile input cheap.
Does not: how HTML (html_page) or a text dump (text_dump) is read.
"""

import re
from datetime import date, datetime

from transforms.articles import rejections
from transforms.articles.article import Article
from transforms.articles.encoding import Decoded, decode
from transforms.articles.html_page import HtmlArticle, read_html
from transforms.articles.line_rules import HANGUL, kind_of_line
from transforms.articles.media_types import HTML, PLAIN_TEXT, binary_media_type, sniff_media_type
from transforms.articles.metadata import authors_of
from transforms.articles.publication import modification_date, publication_date
from transforms.articles.publishers import publisher_of
from transforms.articles.text_dump import read_text_dump
from transforms.articles.vocabulary import words

MAX_BYTES = 16_000_000
MAX_DEPTH = 3_000
_OPENING_OR_CLOSING = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_VOID = words("void_elements")


def read_article(
    content: bytes,
    *,
    media_type: str | None = None,
    url: str | None = None,
    published_hint: date | datetime | str | None = None,
) -> Article:
    """Read one page, HTML or text dump, in any encoding.

    `published_hint` is what a sidecar says of the publication date and wins over the page. Bad content never raises: a
    document that is no article has a `rejection` (see rejections) and an empty body.
    """
    if len(content) > MAX_BYTES:
        return Article(rejection=rejections.TOO_LARGE, media_type=media_type or "application/octet-stream")
    binary = binary_media_type(content)
    if binary:
        return Article(rejection=rejections.BINARY, media_type=binary)
    decoded = decode(content, media_type)
    if not decoded.text.strip():
        return Article(
            rejection=rejections.EMPTY,
            media_type=media_type or PLAIN_TEXT,
            charset=decoded.charset,
            replaced=decoded.replaced,
        )
    if decoded.replaced > len(decoded.text) * 0.3:
        return Article(
            rejection=rejections.UNREADABLE,
            media_type=media_type or PLAIN_TEXT,
            charset=decoded.charset,
            replaced=decoded.replaced,
        )
    if sniff_media_type(decoded.text, media_type) == HTML:
        text = decoded.text if not nests_too_deeply(decoded.text) else without_tags(decoded.text)
        if text is decoded.text:
            return _from_html(decoded, url, published_hint)
        decoded = decoded._replace(text=text)
    return _from_text(decoded, url, published_hint)


def nests_too_deeply(text: str) -> bool:
    """Whether elements are nested beyond MAX_DEPTH: a parser's time grows with the square of the depth."""
    if text.count("<") < MAX_DEPTH:
        return False
    depth = 0
    for match in _OPENING_OR_CLOSING.finditer(text):
        if match[2].lower() in _VOID:
            continue
        depth += -1 if match[1] else 1
        if depth > MAX_DEPTH:
            return True
        depth = max(depth, 0)
    return False


def without_tags(text: str) -> str:
    """The text between tags, a line a tag: all that is read of a page nested too deeply to be parsed."""
    text = re.sub(r"<(script|style)\b.{0,200000}?</\1\s*>", "\n", text, flags=re.I | re.S)
    return re.sub(r"(?:<[^<>]{0,5000}>)+", "\n", text)


def _from_html(decoded: Decoded, url: str | None, hint: date | datetime | str | None) -> Article:
    page: HtmlArticle = read_html(decoded.text, url, hint)
    body = "" if page.rejection else "\n".join(page.body)
    return Article(
        title=page.title,
        publisher=page.publisher,
        authors=page.authors,
        published_at=page.published.moment.at if page.published else None,
        published_on=page.published.moment.on if page.published else None,
        published_from=page.published.source if page.published else None,
        modified_at=page.modified.at if page.modified else None,
        language=page.language,
        body=body,
        kept_ratio=min(1.0, len(body) / page.visible) if page.visible else 0.0,
        media_type=HTML,
        charset=decoded.charset,
        replaced=decoded.replaced,
        rejection=page.rejection,
    )


def _from_text(decoded: Decoded, url: str | None, hint: date | datetime | str | None) -> Article:
    dump = read_text_dump(decoded.text)
    kept = set(dump.body)
    frame = [line for line in dump.lines if len(line) < 400 and line not in kept]
    lead = next((index for index, line in enumerate(dump.lines) if line in kept), None)
    above_body = None if lead is None else sum(line in frame for line in dump.lines[:lead])
    published = publication_date(hint, [], {}, frame, url, [], above_body)
    modified = modification_date([], {}, frame)
    visible = sum(map(len, dump.lines))
    rejection = None
    if visible == 0:
        rejection = rejections.EMPTY
    elif rejections.error_page(dump.title, dump.lines):
        rejection = rejections.ERROR
    elif rejections.paywall_stub(dump.body, dump.lines):
        rejection = rejections.PAYWALL
    elif rejections.too_little(dump.body):
        rejection = rejections.NO_BODY
    body = "" if rejection else "\n".join(dump.body)
    return Article(
        title=dump.title,
        publisher=publisher_of(url, [], {}, frame, dump.body, None),
        authors=authors_of([], {}, [line for line in frame if kind_of_line(line) == "byline"]),
        published_at=published.moment.at if published else None,
        published_on=published.moment.on if published else None,
        published_from=published.source if published else None,
        modified_at=modified.at if modified else None,
        language="ko" if HANGUL.search(body) else None,
        body=body,
        kept_ratio=min(1.0, len(body) / visible) if visible else 0.0,
        media_type=PLAIN_TEXT,
        charset=decoded.charset,
        replaced=decoded.replaced,
        rejection=rejection,
    )

"""Belongs here: the article that reading a page yields, as a type.
Does not: how a page is read (html, text_dump, metadata, encoding), and anything of facts.
"""

from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One page, read. `body` holds a paragraph a line. A page that is no article has a `rejection`, and an empty body.

    `published_from` is sidecar, json_ld, meta, dateline, url or text, and None when the date is unknown.
    `kept_ratio` is the share of the page's visible characters that the body keeps, 0 to 1.
    `replaced` counts the characters that could not be decoded.
    """

    title: str | None = None
    publisher: str | None = None
    authors: list[str] = field(default_factory=list)
    published_at: datetime | None = None
    published_on: date | None = None
    published_from: str | None = None
    modified_at: datetime | None = None
    language: str | None = None
    body: str = ""
    kept_ratio: float = 0.0
    media_type: str = "text/html"
    charset: str = "utf-8"
    replaced: int = 0
    rejection: str | None = None

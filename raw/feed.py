"""Belongs here: pages that an RSS or Atom feed announces, from a file or over HTTP.
Does not: other sources, and what is inside a page.
"""

import hashlib
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from raw.content import why_no_page
from raw.folder import read_file
from raw.http import FetchError, fetch
from raw.source import Document, Listing, SourceError, Unreadable, now


class FeedSource:
    """The pages that a feed links to. A feed's own date serves as `published_hint`, its title as `publisher_hint`.

    `location` is a path or an http(s) URL. Links may be relative to it. Raises SourceError where the feed is
    unreachable or no feed; a page that does not answer is Unreadable and leaves the others alone.
    """

    def __init__(self, location: str) -> None:
        self.location = location

    @property
    def name(self) -> str:
        return self.location

    def listings(self) -> Iterator[Listing]:
        import feedparser

        base = self.location if _is_http(self.location) else Path(self.location).resolve().as_uri()
        feed = feedparser.parse(self._content())
        if not feed.entries and (feed.bozo or not feed.version):
            raise SourceError(f"{self.location}: not an RSS or Atom feed")
        publisher = (feed.feed.get("title") or "").strip() or None
        for entry in feed.entries:
            if entry.get("link"):
                yield _listing(entry, urljoin(base, entry.link), publisher)

    def _content(self) -> bytes:
        try:
            return fetch(self.location).content if _is_http(self.location) else Path(self.location).read_bytes()
        except OSError as error:
            raise SourceError(f"{self.location}: {error.strerror or error}") from error


def fetch_page(url: str) -> Document | Unreadable:
    """The page at an http(s) URL; Unreadable where the server does not answer with a page of bearable size."""
    try:
        answer = fetch(url)
    except FetchError as error:
        return Unreadable(source_uri=url, reason=str(error))
    reason = why_no_page(answer.content)
    if reason:
        return Unreadable(source_uri=url, reason=reason)
    return Document(source_uri=url, content=answer.content, fetched_at=now(), media_type=answer.media_type, url=url)


def _listing(entry: Any, link: str, publisher: str | None) -> Listing:
    stamp = entry.get("updated") or entry.get("published") or ""
    return Listing(
        source_uri=link,
        fingerprint=hashlib.sha256(
            f"{stamp}\n{entry.get('title', '')}\n{entry.get('summary', '')}".encode()
        ).hexdigest(),
        fetch=partial(_fetch_entry, link, publisher, _published_on(entry)),
    )


def _fetch_entry(link: str, publisher: str | None, published_on: date | None) -> Document | Unreadable:
    page = fetch_page(link) if _is_http(link) else read_file(Path(unquote(urlsplit(link).path)))
    if isinstance(page, Unreadable):
        return page
    return Document(
        source_uri=link,
        content=page.content,
        fetched_at=page.fetched_at,
        media_type=page.media_type,
        url=page.url or link,
        publisher_hint=page.publisher_hint or publisher,
        published_hint=page.published_hint or published_on,
    )


def _published_on(entry: Any) -> date | None:
    """The day of an entry in Korea: feedparser gives UTC, and a Korean morning is the day before there."""
    import calendar
    from datetime import UTC, datetime
    from zoneinfo import ZoneInfo

    parsed = entry.get("published_parsed")
    if parsed is None:
        return None
    return datetime.fromtimestamp(calendar.timegm(parsed), UTC).astimezone(ZoneInfo("Asia/Seoul")).date()


def _is_http(location: str) -> bool:
    return location.startswith(("http://", "https://"))

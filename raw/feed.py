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
from raw.source import MAX_BYTES, Document, Listing, SourceError, Unreadable, now

TIMEOUT_SECONDS = 20
USER_AGENT = "hapjong (+feed reader)"


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
        if _is_http(self.location):
            answer = fetch(self.location)
            if isinstance(answer, Unreadable):
                raise SourceError(f"{self.location}: {answer.reason}")
            return answer.content
        try:
            return Path(self.location).read_bytes()
        except OSError as error:
            raise SourceError(f"{self.location}: {error.strerror or error}") from error


def fetch(url: str) -> Document | Unreadable:
    """The page at an http(s) URL; Unreadable where the server does not answer with a page of bearable size."""
    import requests

    try:
        answer = requests.get(url, timeout=TIMEOUT_SECONDS, headers={"User-Agent": USER_AGENT}, stream=True)
        with answer:
            answer.raise_for_status()
            content = answer.raw.read(MAX_BYTES + 1, decode_content=True)
    except (requests.RequestException, OSError) as error:
        return Unreadable(source_uri=url, reason=f"cannot be fetched: {str(error).splitlines()[0]}")
    reason = f"larger than {MAX_BYTES // 2**20} MB" if len(content) > MAX_BYTES else why_no_page(content)
    if reason:
        return Unreadable(source_uri=url, reason=reason)
    media_type = answer.headers.get("Content-Type")
    return Document(source_uri=url, content=content, fetched_at=now(), media_type=media_type, url=url)


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
    page = fetch(link) if _is_http(link) else read_file(Path(unquote(urlsplit(link).path)))
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

"""Belongs here: what every source of pages offers, as types, and how a page gets its id.
Does not: any one kind of source (folder, feed, WARC), and what becomes of the pages.
"""

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import PurePosixPath
from typing import Protocol
from urllib.parse import unquote, urlsplit

MAX_BYTES = 64 * 1024 * 1024
_NOT_IN_ID = re.compile(r"[^0-9A-Za-z가-힣]+")


class SourceError(Exception):
    """A source as a whole cannot be read: a missing folder, a feed that does not answer. The message is one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One page as fetched, untouched. The hints come from a sidecar, a feed's entry or a transport header."""

    source_uri: str
    content: bytes
    fetched_at: datetime
    media_type: str | None = None
    url: str | None = None
    publisher_hint: str | None = None
    published_hint: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """A page that gives nothing to read, with the reason in one line."""

    source_uri: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A page that a source holds. `fingerprint` changes when the page may have changed; only then is `fetch` called."""

    source_uri: str
    fingerprint: str
    fetch: Callable[[], Document | Unreadable]


class Source(Protocol):
    """Where pages come from. `listings` is lazy, cheap, and raises SourceError when there is nothing to list from."""

    @property
    def name(self) -> str: ...

    def listings(self) -> Iterator[Listing]: ...


def document_id(source_uri: str) -> str:
    """The id of the page at `source_uri`: the readable end of the URI and 10 hex digits of its SHA-256."""
    path = PurePosixPath(unquote(urlsplit(source_uri).path))
    slug = _NOT_IN_ID.sub("-", path.stem or urlsplit(source_uri).netloc).strip("-")[:40].rstrip("-")
    digest = hashlib.sha256(source_uri.encode()).hexdigest()[:10]
    return f"{slug}-{digest}" if slug else digest


def now() -> datetime:
    return datetime.now(UTC)

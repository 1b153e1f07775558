"""Belongs here: bringing pages and reference data in, untouched, behind one protocol.
Does not: reading what a page says (transforms), contracts (expectations), storage (orchestration).
"""

from pathlib import Path

from raw.feed import FeedSource
from raw.folder import FolderSource
from raw.source import Document, Listing, Source, SourceError, Unreadable, document_id
from raw.warc import WarcSource

__all__ = ["Document", "FolderSource", "Listing", "Source", "SourceError", "Unreadable", "document_id", "open_source"]

_FEED_SUFFIXES = (".rss", ".atom", ".xml")
_WARC_SUFFIXES = (".warc", ".warc.gz")


def open_source(location: str) -> Source:
    """The source at `location`: a folder, a WARC file, or a feed (file or http(s) URL). Nothing is read yet."""
    if location.lower().endswith(_WARC_SUFFIXES):
        return WarcSource(Path(location))
    if location.startswith(("http://", "https://")) or (
        location.lower().endswith(_FEED_SUFFIXES) and not Path(location).is_dir()
    ):
        return FeedSource(location)
    return FolderSource(Path(location))

"""Belongs here: pages in a WARC file, as crawlers and archives leave them.
Does not: other sources, and what is inside a page.
"""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from raw.content import why_no_page
from raw.source import MAX_BYTES, Document, Listing, SourceError, Unreadable

_PAGE_TYPES = ("text/html", "application/xhtml+xml", "text/plain")


class WarcSource:
    """The successful HTML and text responses of a `.warc` or `.warc.gz` file, in the order of the file.

    The last capture of a URL wins, as a later fetch would. Raises SourceError where the file is missing or no WARC.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def name(self) -> str:
        return str(self.path)

    def listings(self) -> Iterator[Listing]:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed

        if not self.path.is_file():
            raise SourceError(f"{self.path}: no such WARC file")
        with self.path.open("rb") as stream:
            try:
                for record in ArchiveIterator(stream):
                    if _is_page(record):
                        yield _listing(record)
            except ArchiveLoadFailed as error:
                raise SourceError(f"{self.path}: not a readable WARC file ({str(error).splitlines()[0]})") from error


def _is_page(record: Any) -> bool:
    if record.rec_type != "response" or record.http_headers is None:
        return False
    media_type = (record.http_headers.get_header("Content-Type") or "").lower()
    return record.http_headers.get_statuscode() == "200" and media_type.startswith(_PAGE_TYPES)


def _listing(record: Any) -> Listing:
    """The record is read now: the archive is a stream, and nothing of it can be fetched later."""
    url = record.rec_headers.get_header("WARC-Target-URI")
    captured = record.rec_headers.get_header("WARC-Date")
    content = record.content_stream().read(MAX_BYTES + 1)
    digest = record.rec_headers.get_header("WARC-Payload-Digest") or f"{captured}:{len(content)}"
    outcome: Document | Unreadable
    reason = f"larger than {MAX_BYTES // 2**20} MB" if len(content) > MAX_BYTES else why_no_page(content)
    if reason:
        outcome = Unreadable(source_uri=url, reason=reason)
    else:
        outcome = Document(
            source_uri=url,
            content=content,
            fetched_at=datetime.fromisoformat(captured),
            media_type=record.http_headers.get_header("Content-Type"),
            url=url,
        )
    return Listing(source_uri=url, fingerprint=digest, fetch=lambda: outcome)

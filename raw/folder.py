"""Belongs here: pages in a folder, with their sidecars.
Does not: other sources, and what is inside a page.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from raw.content import media_type_of, why_no_page
from raw.sidecar import SUFFIX, Sidecar, SidecarError, read_sidecar, sidecar_path
from raw.source import MAX_BYTES, Document, Listing, SourceError, Unreadable

NOT_PAGES = frozenset({".json", ".jsonl", ".yaml", ".yml", ".toml", ".csv", ".tsv", ".md", ".py", ".log", ".lock"})


class FolderSource:
    """The pages under a folder, at any depth, in order of path. Hidden files, sidecars and data files are no pages."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def name(self) -> str:
        return str(self.folder)

    def listings(self) -> Iterator[Listing]:
        if not self.folder.exists():
            raise SourceError(f"{self.folder}: no such folder")
        if not self.folder.is_dir():
            raise SourceError(f"{self.folder}: not a folder")
        for path in self._pages():
            yield list_file(path)

    def _pages(self) -> list[Path]:
        return [path for path in sorted(self.folder.rglob("*")) if path.is_file() and self._is_page(path)]

    def _is_page(self, path: Path) -> bool:
        hidden = any(part.startswith(".") for part in path.relative_to(self.folder).parts)
        return not hidden and path.suffix.lower() not in NOT_PAGES


def list_file(path: Path) -> Listing:
    """The page in one file; its fingerprint is size and modification time of the file and of its sidecar."""
    sidecar = sidecar_path(path)
    return Listing(
        source_uri=path.resolve().as_uri(),
        fingerprint=";".join(_stat(file) for file in (path, sidecar) if file is not None),
        fetch=partial(read_file, path),
    )


def read_file(path: Path) -> Document | Unreadable:
    """The page in one file, with what its sidecar says. A broken sidecar makes it unreadable: the date matters."""
    uri = path.resolve().as_uri()
    try:
        meta = path.stat()
        if meta.st_size > MAX_BYTES:
            return Unreadable(source_uri=uri, reason=f"larger than {MAX_BYTES // 2**20} MB")
        content = path.read_bytes()
        beside = sidecar_path(path)
        sidecar = read_sidecar(beside) if beside else Sidecar()
    except OSError as error:
        return Unreadable(source_uri=uri, reason=f"cannot be read: {error.strerror or error}")
    except SidecarError as error:
        return Unreadable(source_uri=uri, reason=f"sidecar {error}")
    reason = why_no_page(content)
    if reason:
        return Unreadable(source_uri=uri, reason=reason)
    return Document(
        source_uri=uri,
        content=content,
        fetched_at=datetime.fromtimestamp(meta.st_mtime, UTC),
        media_type=media_type_of(path.name),
        url=sidecar.url,
        publisher_hint=sidecar.publisher,
        published_hint=sidecar.published,
    )


def is_sidecar(path: Path) -> bool:
    return path.name.endswith(SUFFIX)


def _stat(path: Path) -> str:
    try:
        meta = path.stat()
    except OSError:
        return "missing"
    return f"{meta.st_size}:{meta.st_mtime_ns}"

"""Belongs here: the pages that a command is given, as files, a manifest or a labelled folder, and their bytes.
Does not: what is found in them (records), and the sources that assets ingest (raw).
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from raw.folder import read_file
from raw.sidecar import SidecarError, parse_day
from raw.source import Unreadable

_MANIFEST_KEYS = {"doc", "path", "published", "url"}


class PageError(Exception):
    """A page, or a line that should name one, that cannot be used. The message is one line that says which and why."""


@dataclass(frozen=True, slots=True)
class Page:
    """A file to read, the name that its results carry, and what is known of it beside its bytes."""

    doc: str
    path: Path
    published: date | None = None
    url: str | None = None


def listed_pages(
    files: Sequence[Path], manifest: Path | None, published: date | None = None
) -> Iterator[Page | PageError]:
    """The pages of a command line: files, then the manifest's lines. A line that names none is an error in its place.

    Raises PageError where the manifest itself cannot be read.
    """
    for path in files:
        yield Page(path.stem, path, published)
    if manifest is None:
        return
    try:
        lines = manifest.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise PageError(f"{manifest}: cannot be read: {_said(error)}") from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _listed(line, f"{manifest}:{number}", manifest.parent, published)


def _listed(line: str, where: str, folder: Path, published: date | None) -> Page | PageError:
    try:
        entry = json.loads(line)
        if not isinstance(entry, dict) or not isinstance(entry.get("path"), str):
            return PageError(f'{where}: expected {{"doc": …, "path": …, "published": …, "url": …}}')
        if unknown := entry.keys() - _MANIFEST_KEYS:
            return PageError(f"{where}: unknown key {', '.join(sorted(unknown))}")
        path = Path(entry["path"])
        beside_manifest = folder / path
        if not path.exists() and beside_manifest.exists():
            path = beside_manifest
        day = parse_day(entry.get("published"), where) or published
        return Page(str(entry.get("doc") or path.stem), path, day, entry.get("url"))
    except (json.JSONDecodeError, SidecarError) as error:
        return PageError(f"{where}: {error}" if isinstance(error, json.JSONDecodeError) else str(error))


def load(page: Page) -> dict[str, Any]:
    """The page as a row like those of `raw_documents`, a sidecar's hints included. Raises PageError."""
    if page.path.is_dir():
        raise PageError(f"{page.path}: cannot be read: a folder; name the files in it")
    document = read_file(page.path)
    if isinstance(document, Unreadable):
        raise PageError(f"{page.path}: {document.reason}")
    published = page.published or document.published_hint
    return {
        "doc_id": page.doc,
        "content_sha256": "",
        "content": document.content,
        "media_type": document.media_type,
        "url": page.url or document.url,
        "publisher_hint": document.publisher_hint,
        "published_hint": published.isoformat() if published else None,
    }


def read_article_frame(page: Page) -> pl.DataFrame:
    """The one row of `articles` that a page gives. Raises PageError for a page that cannot be read."""
    from orchestration.reading import read_pages

    schema = {"content": pl.Binary} | dict.fromkeys(_ROW_TEXTS, pl.String)
    return read_pages(pl.DataFrame([load(page)], schema=schema))["articles"]


_ROW_TEXTS = ("doc_id", "content_sha256", "media_type", "url", "publisher_hint", "published_hint")


def labelled_pages(gold: Path, texts: Path | None = None) -> list[tuple[dict[str, Any], Page]]:
    """The labels in a folder (`*.json`, as the guideline has them), each with the page that it labels.

    The text `<doc>.txt` (or `.html`) lies in `texts`, else beside its label, else in the folder `raw` beside the
    labels' parent. Raises PageError for a folder without labels, a label that is none, or one whose text is nowhere.
    """
    if not gold.is_dir():
        raise PageError(f"{gold}: no such folder")
    found = []
    for path in sorted(gold.glob("*.json")):
        try:
            label = json.loads(path.read_text(encoding="utf-8"))
            doc, _ = label["doc"], label["facts"]
            published = parse_day(label.get("published"), str(path))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise PageError(f"{path}: no label: {_said(error)}") from error
        found.append((label, Page(doc, _text_of(doc, gold, texts), published)))
    if not found:
        raise PageError(f"{gold}: no labels (*.json) there")
    return found


def _text_of(doc: str, gold: Path, texts: Path | None) -> Path:
    folders = [texts] if texts else [gold, gold.resolve().parent.parent / "raw"]
    for folder in folders:
        for suffix in (".txt", ".html"):
            if (folder / f"{doc}{suffix}").is_file():
                return folder / f"{doc}{suffix}"
    raise PageError(
        f"{doc}: no text {doc}.txt in {' or '.join(str(folder) for folder in folders)}; name it with --texts"
    )


def _said(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return f"{type(error).__name__} {error}".splitlines()[0]

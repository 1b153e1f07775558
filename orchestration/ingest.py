"""Belongs here: taking what is new or changed in the sources into `raw_documents`, version by version.
Does not: where pages come from (raw), and reading them (stages).
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import polars as pl

from expectations.columns.raw import RAW_DOCUMENTS_SCHEMA
from orchestration.gate import admit, refill_quarantine, unreadable_entries
from orchestration.incremental import PROGRESS, Batch, Run, progress_table, read_progress
from orchestration.rule_version import rule_version
from raw import Document, Listing, Source, SourceError, Unreadable, document_id

STAGE = "raw_documents"
CHUNK_DOCUMENTS = 256
CHUNK_BYTES = 32 * 2**20
_RULES = ("raw.content", "raw.folder", "raw.feed", "raw.sidecar", "raw.source", "raw.warc")
_HINTS = ("media_type", "url", "publisher_hint", "published_hint")
Fetched = tuple[str, Listing, Document | Unreadable]


@dataclass
class Ingest:
    """What an ingest found: the batch, a line for each page that could not be read, one for each source that failed."""

    batch: Batch
    unreadable: list[str] = field(default_factory=list)
    failed_sources: list[str] = field(default_factory=list)


@dataclass
class _State:
    """What is known before the first page is fetched; one look at each table serves the whole run."""

    fingerprints: dict[str, str]
    versions: dict[str, str]
    seen: set[str] = field(default_factory=set)
    unchanged: int = 0
    handled: int = 0
    written: int = 0
    refused: int = 0


def ingest(run: Run, sources: Sequence[Source]) -> Ingest:
    """Fetch the pages whose fingerprint is new, and keep those whose bytes or hints are new as a version of their own.

    A version that is no longer in force gets `superseded_at`. A page that has become unreadable, or has gone from its
    source, keeps its last version. A source that fails is reported, and the others are still read.
    """
    rules = rule_version(*_RULES)
    state = _State(_fingerprints(run, rules), _versions(run))
    report = Ingest(Batch(STAGE, 0, 0))
    for chunk in _chunks(_fetched(run, sources, state, report)):
        _commit(run, chunk, rules, state, report)
        run.advance(STAGE, state.handled, len(state.seen) - state.unchanged)
    if state.handled:
        run.lake.compact(STAGE)
        run.lake.compact(progress_table(STAGE))
    written, refused = {STAGE: state.written}, {STAGE: state.refused}
    report.batch = Batch(STAGE, state.written, len(state.seen) - state.written - state.refused, written, refused)
    return report


def _fingerprints(run: Run, rules: str) -> dict[str, str]:
    if run.selection.full_refresh:
        return {}
    done = read_progress(run.lake, STAGE).filter(pl.col("rules") == rules)
    return dict(done.select("doc_id", "input_key").iter_rows())


def _versions(run: Run) -> dict[str, str]:
    columns = ["doc_id", "content_sha256", *_HINTS]
    current = run.lake.read(STAGE, RAW_DOCUMENTS_SCHEMA, columns=columns, where=pl.col("superseded_at").is_null())
    return {row[0]: version_key(*row[1:]) for row in current.iter_rows()}


def version_key(content_sha256: str, *hints: str | None) -> str:
    """What makes a version of a document: its bytes, and what the source says beside them."""
    return "|".join((content_sha256, *(hint or "" for hint in hints)))


def _fetched(run: Run, sources: Sequence[Source], state: _State, report: Ingest) -> Iterator[Fetched]:
    taken = 0
    for source in sources:
        try:
            for listing in source.listings():
                doc_id = document_id(listing.source_uri)
                if doc_id in state.seen or not run.selection.takes(doc_id, listing.source_uri):
                    continue
                if run.selection.limit is not None and taken >= run.selection.limit:
                    return
                state.seen.add(doc_id)
                if state.fingerprints.get(doc_id) == listing.fingerprint:
                    state.unchanged += 1
                    continue
                taken += 1
                yield doc_id, listing, listing.fetch()
        except SourceError as error:
            report.failed_sources.append(str(error))


def _chunks(fetched: Iterable[Fetched]) -> Iterator[list[Fetched]]:
    chunk: list[Fetched] = []
    size = 0
    for item in fetched:
        chunk.append(item)
        size += len(item[2].content) if isinstance(item[2], Document) else 0
        if len(chunk) >= CHUNK_DOCUMENTS or size >= CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _commit(run: Run, chunk: list[Fetched], rules: str, state: _State, report: Ingest) -> None:
    now = datetime.now(UTC)
    refusals, rows = [], []
    for doc_id, listing, outcome in chunk:
        if isinstance(outcome, Unreadable):
            refusals.append((doc_id, listing.source_uri, outcome.reason))
            report.unreadable.append(f"{listing.source_uri}: {outcome.reason}")
        else:
            rows.append(_row(doc_id, outcome))
    changed = [row for row in rows if state.versions.get(row["doc_id"]) != _key_of(row)]
    admission = admit({STAGE: pl.DataFrame(changed, schema=RAW_DOCUMENTS_SCHEMA)}, {}, run.run_id, run.overrides)
    admitted = admission.frames[STAGE]
    _supersede_and_write(run, admitted, now)
    entries = pl.concat([admission.entries, unreadable_entries(refusals, run.run_id)])
    refill_quarantine(run.lake, [STAGE], [doc_id for doc_id, _, _ in chunk], entries)
    shas = {row["doc_id"]: row["content_sha256"] for row in rows}
    progress = [
        (doc_id, listing.fingerprint, rules, shas.get(doc_id, "unreadable"), run.run_id, now)
        for doc_id, listing, _ in chunk
    ]
    run.lake.append(progress_table(STAGE), pl.DataFrame(progress, schema=PROGRESS, orient="row"))
    state.versions |= {row["doc_id"]: _key_of(row) for row in admitted.iter_rows(named=True)}
    state.handled += len(chunk)
    state.written += admitted.height
    state.refused += len(refusals) + admission.refused[STAGE]


def _row(doc_id: str, page: Document) -> dict[str, Any]:
    from transforms.articles import decode

    return {
        "doc_id": doc_id,
        "source_uri": page.source_uri,
        "fetched_at": page.fetched_at,
        "content_sha256": hashlib.sha256(page.content).hexdigest(),
        "media_type": page.media_type,
        "charset": decode(page.content, page.media_type).charset,
        "n_bytes": len(page.content),
        "content": page.content,
        "url": page.url,
        "publisher_hint": page.publisher_hint,
        "published_hint": page.published_hint.isoformat() if page.published_hint else None,
        "superseded_at": None,
    }


def _key_of(row: dict) -> str:
    return version_key(row["content_sha256"], *(row[hint] for hint in _HINTS))


def _supersede_and_write(run: Run, new: pl.DataFrame, now: datetime) -> None:
    """Add versions; every other version of their documents is superseded, and the same one is replaced."""
    ids = new["doc_id"].to_list()
    held = run.lake.read(STAGE, RAW_DOCUMENTS_SCHEMA, where=pl.col("doc_id").is_in(ids))
    if held.is_empty():
        run.lake.append(STAGE, new)
        return
    old = held.join(new, on=["doc_id", "content_sha256"], how="anti", maintain_order="left")
    old = old.with_columns(pl.col("superseded_at").fill_null(pl.lit(now).cast(RAW_DOCUMENTS_SCHEMA["superseded_at"])))
    run.lake.replace_where_in(STAGE, "doc_id", ids, pl.concat([old, new]))

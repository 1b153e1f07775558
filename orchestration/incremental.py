"""Belongs here: which documents a stage still has to handle, and handling them chunk by chunk, each chunk committed.
Does not: what a stage does with a document (stages), and how tables are stored (lake).
"""

import fnmatch
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import polars as pl

from expectations.overrides import Override
from orchestration.engine import Engine, InProcessEngine
from orchestration.gate import Admission, Frames, refill_quarantine
from orchestration.lake import Lake

PROGRESS = pl.Schema(
    [
        ("doc_id", pl.String()),
        ("input_key", pl.String()),
        ("rules", pl.String()),
        ("output_key", pl.String()),
        ("run_id", pl.String()),
        ("at", pl.Datetime("us", "UTC")),
    ]
)
Advance = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Selection:
    """What a run is restricted to. `source` is a shell pattern on the source URI, `ids` are doc_ids; `limit` bounds the
    documents a stage handles; `full_refresh` handles what is up to date as well.
    """

    source: str | None = None
    ids: tuple[str, ...] = ()
    limit: int | None = None
    full_refresh: bool = False

    def takes(self, doc_id: str, source_uri: str) -> bool:
        wanted = self.source is None or fnmatch.fnmatch(source_uri, self.source) or self.source in source_uri
        return wanted and (not self.ids or doc_id in self.ids)


@dataclass(frozen=True, kw_only=True)
class Stage:
    """A stage that handles documents one by one. `rules` is the version of what it applies; `chunk` the documents of a
    commit; `identity` the columns by which the next stage sees whether a document's result has changed.
    """

    name: str
    tables: tuple[str, ...]
    rules: str
    chunk: int
    identity: Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Batch:
    """What one run of a stage did: documents handled, documents left alone, rows written and refused by table."""

    stage: str
    handled: int
    unchanged: int
    written: dict[str, int] = field(default_factory=dict)
    refused: dict[str, int] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.stage}: {self.handled} documents handled, {self.unchanged} unchanged"


@dataclass(frozen=True, kw_only=True)
class Run:
    """What every stage of one run shares. `advance(stage, done, of)` is told of each committed chunk; `overrides` mend
    rows that contracts refuse, by quarantine id; `organisations` is the file of a user's own changes to the registry.
    """

    lake: Lake
    run_id: str
    engine: Engine = field(default_factory=InProcessEngine)
    selection: Selection = field(default_factory=Selection)
    advance: Advance = lambda stage, done, of: None
    overrides: Mapping[str, Override] = field(default_factory=dict)
    organisations: Path | None = None


def progress_table(stage: str) -> str:
    return f"progress_{stage}"


def read_progress(lake: Lake, stage: str) -> pl.DataFrame:
    """The last entry of each document that the stage has handled."""
    log = lake.read(progress_table(stage), PROGRESS)
    return log.sort("at", maintain_order=True).unique("doc_id", keep="last", maintain_order=True)


def pending(inputs: pl.DataFrame, done: pl.DataFrame, rules: str, selection: Selection) -> pl.DataFrame:
    """The rows of `inputs` (doc_id, input_key, source_uri) that are new, changed, or were made by other rules."""
    if not selection.full_refresh:
        current = done.filter(pl.col("rules") == rules).select("doc_id", "input_key")
        inputs = inputs.join(current, on=["doc_id", "input_key"], how="anti", maintain_order="left")
    if selection.source is not None or selection.ids:
        kept = [selection.takes(row[0], row[1]) for row in inputs.select("doc_id", "source_uri").iter_rows()]
        inputs = inputs.filter(pl.Series(kept, dtype=pl.Boolean))
    return inputs if selection.limit is None else inputs.head(selection.limit)


def run_stage(
    run: Run,
    stage: Stage,
    inputs: pl.DataFrame,
    load: Callable[[list[str]], pl.DataFrame],
    transform: Callable[[pl.DataFrame], Frames],
    admit: Callable[[Frames, pl.DataFrame], Admission],
) -> Batch:
    """Handle what is pending of `inputs` (doc_id, input_key, source_uri).

    `load` gives the documents of some ids; `transform`, which may run on another machine, the rows of the stage's
    tables; `admit` keeps out the rows that break their contract. A chunk's tables are written first and its progress
    last, so an interrupted chunk is handled again, and replaces whatever of it was written.
    """
    due = pending(inputs, read_progress(run.lake, stage.name), stage.rules, run.selection)
    keys = dict(due.select("doc_id", "input_key").iter_rows())
    present = {table: run.lake.keys(table, "doc_id") if keys else set() for table in stage.tables}
    written = dict.fromkeys(stage.tables, 0)
    refused = dict.fromkeys(stage.tables, 0)
    done = 0
    for documents, frames in run.engine.map(_Apply(transform), _chunks(list(keys), stage.chunk, load)):
        ids = documents["doc_id"].to_list()
        admission = admit(frames, documents)
        for table in stage.tables:
            _write(run.lake, table, admission.frames[table], ids, present[table])
            written[table] += admission.frames[table].height
            refused[table] += admission.refused.get(table, 0)
        refill_quarantine(run.lake, stage.tables, ids, admission.entries)
        run.lake.append(progress_table(stage.name), _entries(run, stage, ids, keys, admission.frames))
        done += len(ids)
        run.advance(stage.name, done, len(keys))
    if done:
        for table in (*stage.tables, progress_table(stage.name)):
            run.lake.compact(table)
    return Batch(stage.name, done, inputs.height - done, written, refused)


@dataclass(frozen=True)
class _Apply:
    """A picklable pair of a chunk's documents and what `transform` makes of them."""

    transform: Callable[[pl.DataFrame], Frames]

    def __call__(self, documents: pl.DataFrame) -> tuple[pl.DataFrame, Frames]:
        return documents, self.transform(documents)


def _chunks(ids: list[str], size: int, load: Callable[[list[str]], pl.DataFrame]) -> Iterator[pl.DataFrame]:
    for start in range(0, len(ids), size):
        yield load(ids[start : start + size])


def _write(lake: Lake, table: str, frame: pl.DataFrame, ids: list[str], present: set[str]) -> None:
    """Append what is new; replace only documents that the table holds already: that spares a look through all of it."""
    old = present.intersection(ids)
    if old:
        lake.replace_where_in(table, "doc_id", ids, frame)
    else:
        lake.append(table, frame)


def _entries(run: Run, stage: Stage, ids: list[str], keys: Mapping[str, str], frames: Frames) -> pl.DataFrame:
    digests = digest_by_document(frames, stage.identity)
    at = datetime.now(UTC)
    rows = [(doc_id, keys[doc_id], stage.rules, digests.get(doc_id) or digest(""), run.run_id, at) for doc_id in ids]
    return pl.DataFrame(rows, schema=PROGRESS, orient="row")


def digest(text: str) -> str:
    """The SHA-256 of a text, in hex."""
    return hashlib.sha256(text.encode()).hexdigest()


def digest_by_document(frames: Frames, identity: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """For each document the SHA-256 of its rows, by the `identity` columns of each table and whatever their order."""
    lines: dict[str, list[str]] = {}
    for table, columns in identity.items():
        for doc_id, *values in frames[table].select("doc_id", *columns).iter_rows():
            lines.setdefault(doc_id, []).append(repr((table, *values)))
    return {doc_id: digest("\n".join(sorted(rows))) for doc_id, rows in lines.items()}

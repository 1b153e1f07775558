"""Belongs here: looking at the rows in quarantine, and replaying them into their tables.
Does not: what a replay judges (expectations.quarantine), and how rows get into quarantine (gate).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import polars as pl

from expectations.columns.quarantine import QUARANTINE_SCHEMA
from expectations.contracts import row_contracts
from expectations.overrides import read_overrides
from expectations.quarantine import Replay, replay
from expectations.tables import TABLES
from orchestration.gate import QUARANTINE, READABLE
from orchestration.incremental import PROGRESS, Stage, digest_by_document, progress_table, read_progress
from orchestration.lake import Lake
from orchestration.stages import articles_stage, facts_stage, read_table


@dataclass(frozen=True)
class Replayed:
    """What a replay did: rows that entered, by table; ids that were discarded; the entries that stay in quarantine."""

    entered: dict[str, int] = field(default_factory=dict)
    discarded: int = 0
    staying: pl.DataFrame = field(default_factory=QUARANTINE_SCHEMA.to_frame)


def held(
    lake: Lake, *, table: str | None = None, contract: str | None = None, doc_id: str | None = None
) -> pl.DataFrame:
    """The entries in quarantine, one for each row and contract, newest first, but not unreadable pages."""
    wanted = {"table": table, "contract": contract, "doc_id": doc_id}
    entries = lake.read(QUARANTINE, QUARANTINE_SCHEMA, where=pl.col("contract") != READABLE)
    entries = entries.filter(*(pl.col(name) == value for name, value in wanted.items() if value is not None))
    return entries.sort("at", "quarantine_id", "contract", descending=[True, False, False])


def replay_quarantine(lake: Lake, overrides: Path, run_id: str) -> Replayed:
    """Judge every row in quarantine again, mended as the override file says; what passes enters its table.

    The stages after it see that the documents have changed, and handle them in the next run. Raises OverrideError for a
    file that cannot be used, before anything is changed.
    """
    known = read_overrides(overrides)
    entries = held(lake)
    if entries.is_empty():
        return Replayed()
    documents = entries["doc_id"].drop_nulls().unique().to_list()
    outcome = replay(
        entries, known, run_id=run_id, at=datetime.now(UTC), **_references(lake, {*entries["table"]}, documents)
    )
    for table, rows in outcome.passed.items():
        lake.upsert(table, rows, TABLES[table].key)
    _tell_later_stages(lake, outcome.passed, run_id)
    _keep(lake, entries, outcome)
    return Replayed(
        {table: rows.height for table, rows in outcome.passed.items()}, len(outcome.discarded), outcome.failing
    )


def _references(lake: Lake, tables: set[str], documents: Sequence[str]) -> dict[str, pl.DataFrame]:
    """What the contracts of some tables look into, of some documents where a table is large."""
    needed = {name for table in tables for contract in row_contracts(table) for name in contract.needs}
    return {name: _read_of(lake, name, documents) for name in needed | tables}


def _read_of(lake: Lake, table: str, documents: Sequence[str]) -> pl.DataFrame:
    where = pl.col("doc_id").is_in(list(documents)) if "doc_id" in TABLES[table].columns else None
    return read_table(lake, table, where=where)


def _tell_later_stages(lake: Lake, passed: Mapping[str, pl.DataFrame], run_id: str) -> None:
    """A document that gained a row gets a new output key, as if its stage had handled it again."""
    for stage in (articles_stage(), facts_stage()):
        gained = [rows["doc_id"] for table, rows in passed.items() if table in stage.tables]
        if not gained:
            continue
        documents = pl.concat(gained).unique().to_list()
        done = read_progress(lake, stage.name).filter(pl.col("doc_id").is_in(documents))
        lake.append(progress_table(stage.name), _renewed(lake, stage, done, documents, run_id))


def _renewed(lake: Lake, stage: Stage, done: pl.DataFrame, documents: Sequence[str], run_id: str) -> pl.DataFrame:
    frames = {table: _read_of(lake, table, documents) for table in stage.tables}
    digests = digest_by_document(frames, stage.identity)
    keys = pl.Series([digests.get(doc_id, "") for doc_id in done["doc_id"]], dtype=pl.String)
    renewed = done.with_columns(output_key=keys, run_id=pl.lit(run_id), at=pl.lit(datetime.now(UTC)))
    return renewed.cast(dict(PROGRESS)).select(PROGRESS.names())  # type: ignore[arg-type]


def _keep(lake: Lake, replayed: pl.DataFrame, outcome: Replay) -> None:
    stored = lake.read(QUARANTINE, QUARANTINE_SCHEMA)
    untouched = stored.join(replayed.select("quarantine_id"), on="quarantine_id", how="anti", maintain_order="left")
    lake.overwrite(QUARANTINE, pl.concat([untouched, outcome.failing]))

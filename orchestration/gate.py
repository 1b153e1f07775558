"""Belongs here: letting the rows into a table that keep its contracts, and the others into quarantine.
Does not: what the contracts are (expectations), and whether a batch blocks (checks).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

import polars as pl

from expectations.batch import validate_together
from expectations.columns.quarantine import QUARANTINE_SCHEMA
from expectations.overrides import Override
from expectations.quarantine import quarantine_id, quarantined, replay
from expectations.rows import to_json
from expectations.tables import TABLES
from orchestration.lake import Lake

Frames = dict[str, pl.DataFrame]
QUARANTINE = "quarantine"
READABLE = "readable"
NO_OVERRIDES: Mapping[str, Override] = {}


@dataclass(frozen=True)
class Admission:
    """The rows that may enter, how many were refused by table, and the entries that the quarantine gains."""

    frames: Frames
    refused: dict[str, int] = field(default_factory=dict)
    entries: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=QUARANTINE_SCHEMA))


def admit(
    frames: Mapping[str, pl.DataFrame],
    references: Mapping[str, pl.DataFrame],
    run_id: str,
    overrides: Mapping[str, Override] = NO_OVERRIDES,
) -> Admission:
    """Judge frames by table name together: a deal that loses a party to quarantine goes there itself.

    Refused rows that an override mends are judged again: what people have put right once holds in every later run.
    """
    verdicts = validate_together(frames, **references)
    at = datetime.now(UTC)
    entries = [
        quarantined(verdict, frames[table], run_id=run_id, at=at)
        for table, verdict in verdicts.items()
        if verdict.n_failing
    ]
    admission = Admission(
        frames={table: verdict.valid for table, verdict in verdicts.items()},
        refused={table: verdict.n_failing for table, verdict in verdicts.items()},
        entries=pl.concat([pl.DataFrame(schema=QUARANTINE_SCHEMA), *entries]),
    )
    if overrides.keys().isdisjoint(admission.entries["quarantine_id"]):
        return admission
    return _mended(admission, references, run_id, overrides)


def _mended(
    admission: Admission, references: Mapping[str, pl.DataFrame], run_id: str, overrides: Mapping[str, Override]
) -> Admission:
    known = {**references, **admission.frames}
    outcome = replay(admission.entries, overrides, run_id=run_id, at=datetime.now(UTC), **known)
    still = outcome.failing.unique("quarantine_id")
    return Admission(
        frames={
            table: pl.concat([frame, outcome.passed[table]]) if table in outcome.passed else frame
            for table, frame in admission.frames.items()
        },
        refused={table: still.filter(pl.col("table") == table).height for table in admission.frames},
        entries=outcome.failing,
    )


def unreadable_entries(refusals: Iterable[tuple[str, str, str]], run_id: str) -> pl.DataFrame:
    """Quarantine entries for pages that gave nothing to read: (doc_id, source_uri, reason) each."""
    table, at = "raw_documents", datetime.now(UTC)
    rows = []
    for doc_id, source_uri, reason in refusals:
        row = to_json({"doc_id": doc_id, "source_uri": source_uri})
        rows.append(
            {
                "quarantine_id": quarantine_id(table, row),
                "stage": TABLES[table].stage,
                "table": table,
                "doc_id": doc_id,
                "key": to_json({"doc_id": doc_id}),
                "row": row,
                "column": "content",
                "contract": READABLE,
                "reason": f"{source_uri}: {reason}",
                "run_id": run_id,
                "at": at,
            }
        )
    return pl.DataFrame(rows, schema=QUARANTINE_SCHEMA)


def refill_quarantine(lake: Lake, tables: Sequence[str], ids: Iterable[str] | None, entries: pl.DataFrame) -> None:
    """Replace what the quarantine holds of some documents (all, where `ids` is None) at some tables by `entries`.

    A document that is handled again leaves its old entries behind: they were made of rows that no longer exist.
    """
    held = lake.read(QUARANTINE, QUARANTINE_SCHEMA)
    gone = pl.col("table").is_in(list(tables))
    if ids is not None:
        gone &= pl.col("doc_id").is_in(list(ids))
    kept = held.filter(~gone.fill_null(False))
    if kept.height != held.height or entries.height or not lake.exists(QUARANTINE):
        lake.overwrite(QUARANTINE, pl.concat([kept, entries]))

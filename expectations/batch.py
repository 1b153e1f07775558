"""Belongs here: several tables judged together, so that a row whose partner is refused is refused too.
Does not: the verdict on one table (schemas).
"""

from collections.abc import Mapping

import polars as pl

from expectations.schemas import FAILURES_SCHEMA, Verdict, validate
from expectations.tables import TABLES


def validate_together(frames: Mapping[str, pl.DataFrame], **references: pl.DataFrame) -> dict[str, Verdict]:
    """Judge frames that refer to each other (a deal and its parties, a swap and its legs), by table.

    A frame's rows stand beside those of the same table in `references` (what is stored already). Rows that one verdict
    refuses are missing for the others, so the tables are judged again until nothing changes: a deal that loses a party
    to quarantine goes there itself, and so do its other parties. `failures` count rows in the frame given.
    """
    verdicts: dict[str, Verdict] = {}
    current = dict(frames)
    while True:
        known = dict(references) | {
            table: with_rows(references.get(table), rows, table) for table, rows in current.items()
        }
        latest = {table: _again(table, frames[table], current[table], known, verdicts.get(table)) for table in frames}
        settled = all(latest[table].valid.height == current[table].height for table in frames)
        verdicts, current = latest, {table: verdict.valid for table, verdict in latest.items()}
        if settled:
            return verdicts


def with_rows(stored: pl.DataFrame | None, rows: pl.DataFrame, table: str) -> pl.DataFrame:
    """`stored` with `rows` merged into it by the table's key."""
    if stored is None or stored.is_empty() or not set(TABLES[table].key) <= set(rows.columns):
        return rows
    kept = stored.join(rows, on=list(TABLES[table].key), how="anti", maintain_order="left", nulls_equal=True)
    return pl.concat([kept, rows], how="diagonal_relaxed")


def _again(
    table: str, frame: pl.DataFrame, current: pl.DataFrame, known: Mapping[str, pl.DataFrame], before: Verdict | None
) -> Verdict:
    """The verdict on what is left of a frame, with the failures found before; row numbers stay those of the frame."""
    found = validate(table, current, **known)
    if before is None:
        return found
    failing = {*before.errors["row"]}
    numbers = [row for row in range(frame.height) if row not in failing] if None not in failing else []
    renumbered = found.errors.with_columns(
        row=pl.col("row").replace_strict(range(len(numbers)), numbers, default=None, return_dtype=pl.Int64)
    )
    failures = pl.concat([before.failures, renumbered]).cast(FAILURES_SCHEMA)
    return Verdict(table, frame.height, found.valid, failures, found.unjudged)

"""Belongs here: rows in quarantine: how a verdict fills it, overrides mend it and a replay empties it.
Does not: what must hold of a row (contracts), and where the quarantine is stored (orchestration).
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import polars as pl

from expectations.batch import validate_together
from expectations.columns.quarantine import QUARANTINE_SCHEMA
from expectations.overrides import Override
from expectations.rows import DESCRIBED, decoded, described_rows, from_json
from expectations.schemas import Verdict
from expectations.tables import TABLES

UNREADABLE = "mend_is_readable"


def quarantine_id(table: str, row_json: str) -> str:
    """Identifies a refused row by its table and content, so that the same row has the same id in the next run."""
    return f"q-{hashlib.sha256(f'{table} {row_json}'.encode()).hexdigest()[:16]}"


def quarantined(verdict: Verdict, frame: pl.DataFrame, *, run_id: str, at: datetime) -> pl.DataFrame:
    """The quarantine's entries (`QUARANTINE_SCHEMA`) for the rows of `frame` that the verdict on it refused.

    One entry for each row, contract and column. A fault of the whole frame (a missing column) is entered for every row.
    """
    errors = verdict.errors
    of_frame = errors.filter(pl.col("row").is_null()).drop("row", *DESCRIBED)
    if not of_frame.is_empty():
        errors = of_frame.join(described_rows(frame, range(frame.height), TABLES[verdict.table].key), how="cross")
    ids = [quarantine_id(verdict.table, row) for row in errors["row_json"]]
    return _entries(errors.with_columns(quarantine_id=pl.Series(ids, dtype=pl.String)), verdict.table, run_id, at)


@dataclass(frozen=True, slots=True)
class Replay:
    """What came of a replay.

    `passed` are the mended rows by table, ready to be merged there. `left` are the ids that leave quarantine: those of
    the rows that passed and of those that were `discarded`. `failing` are the entries that take the place of the
    others: under the same id, with what is wrong with the row now.
    """

    passed: dict[str, pl.DataFrame]
    left: frozenset[str]
    discarded: frozenset[str]
    failing: pl.DataFrame


def replay(
    quarantine: pl.DataFrame,
    overrides: Mapping[str, Override],
    /,
    *,
    run_id: str,
    at: datetime,
    **references: pl.DataFrame,
) -> Replay:
    """Judge the rows in quarantine again, mended as the overrides say; `references` are the stored tables by name.

    A row without an override is judged as it is: what it lacked (its article, its organisation) may have come since.
    """
    rows = quarantine.unique("quarantine_id", keep="last", maintain_order=True)
    discarded = frozenset(id_ for id_ in rows["quarantine_id"] if id_ in overrides and overrides[id_].discard)
    rows = rows.filter(~pl.col("quarantine_id").is_in(sorted(discarded)))
    frames, ids, failing = {}, {}, [QUARANTINE_SCHEMA.to_frame()]
    for table in [name for name in TABLES if name in {*rows["table"]}]:
        frames[table], ids[table], unreadable = _mended(table, rows.filter(pl.col("table") == table), overrides)
        failing.append(_entries(unreadable, table, run_id, at))
    verdicts = validate_together({name: frame for name, frame in frames.items() if not frame.is_empty()}, **references)
    left = set(discarded)
    for table, verdict in verdicts.items():
        failing.append(_still_failing(verdict, ids[table], rows, run_id, at))
        left.update({*ids[table]} - {*failing[-1]["quarantine_id"]})
    passed = {table: verdict.valid for table, verdict in verdicts.items() if not verdict.valid.is_empty()}
    return Replay(passed, frozenset(left), discarded, pl.concat(failing))


def _mended(
    table: str, rows: pl.DataFrame, overrides: Mapping[str, Override]
) -> tuple[pl.DataFrame, list[str], pl.DataFrame]:
    """The rows as a frame of their table with their ids, and those that cannot be read, with the reason."""
    schema = TABLES[table].schema
    mended, ids, unreadable = [], [], []
    for entry in rows.iter_rows(named=True):
        id_ = entry["quarantine_id"]
        try:
            mended.append(mended_row(table, entry["row"], overrides.get(id_)))
            ids.append(id_)
        except ValueError as error:
            unreadable.append({**entry, "row_json": entry["row"], "contract": UNREADABLE, "reason": str(error)})
    left_over = pl.DataFrame(unreadable, schema={**QUARANTINE_SCHEMA, "row_json": pl.String})
    return pl.DataFrame(mended, schema=schema, orient="row"), ids, left_over


def mended_row(table: str, row_json: str, override: Override | None) -> dict[str, object]:
    """A row of the table, its values replaced by the override's. Raises ValueError, naming the column at fault."""
    schema = TABLES[table].schema
    row = from_json(row_json, schema)
    values = override.values if override else {}
    if unknown := values.keys() - schema.keys():
        raise ValueError(f"{table} has no column {', '.join(sorted(map(str, unknown)))}")
    return row | {name: decoded(name, value, schema[name]) for name, value in values.items()}


def _still_failing(verdict: Verdict, ids: list[str], rows: pl.DataFrame, run_id: str, at: datetime) -> pl.DataFrame:
    original = rows.select("quarantine_id", "key", "doc_id", row_json="row")
    errors = verdict.errors.drop(*DESCRIBED)
    of_rows = errors.with_columns(quarantine_id=pl.Series([ids[row] for row in errors["row"]], dtype=pl.String))
    return _entries(of_rows.join(original, on="quarantine_id", how="left"), verdict.table, run_id, at)


def _entries(failures: pl.DataFrame, table: str, run_id: str, at: datetime) -> pl.DataFrame:
    entries = failures.select(
        "quarantine_id",
        "key",
        "doc_id",
        "column",
        "contract",
        "reason",
        stage=pl.lit(TABLES[table].stage),
        table=pl.lit(table),
        row="row_json",
        run_id=pl.lit(run_id),
        at=pl.lit(at, dtype=QUARANTINE_SCHEMA["at"]),
    )
    return entries.select(QUARANTINE_SCHEMA.names()).cast(QUARANTINE_SCHEMA)

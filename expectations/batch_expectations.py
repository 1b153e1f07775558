"""Belongs here: what is expected of a batch of each table, read from suites.yaml, and against which earlier run.
Does not: running it with Great Expectations (suites), and any import of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl

from expectations.contracts import Severity
from expectations.tables import TABLES

MIN_ROWS = 20
ROW_COUNT = "row_count"
NULL_SHARES = "null_shares"
SHRINKS_TO = 0.8
NULL_SHARE_MOVES_BY = 0.25
_SHRINKING_TABLES = ("quarantine",)
_OWN_KEYS = {"name", "description", "expect", "severity", "min_rows", "where"}


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchExpectation:
    """One expectation: `expect` names the class of Great Expectations in snake case, `arguments` are its arguments.

    It is judged when `min_rows` rows or more of the batch fit `where` and have its column filled (or may lack it, where
    the expectation is about that).
    """

    name: str
    description: str
    expect: str
    severity: Severity = Severity.WARN
    min_rows: int = MIN_ROWS
    where: Mapping[str, str] = field(default_factory=dict)
    arguments: Mapping[str, Any] = field(default_factory=dict)

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that it reads."""
        own = (self.arguments["column"],) if "column" in self.arguments else ()
        return (*own, *self.where)

    def can_judge(self, frame: pl.DataFrame) -> bool:
        if self.min_rows == 0:
            return True
        rows = frame.filter(*(pl.col(column) == value for column, value in self.where.items()))
        if "column" in self.arguments and "non_null" not in self.expect:
            rows = rows.filter(pl.col(self.arguments["column"]).is_not_null())
        return rows.height >= self.min_rows


@dataclass(frozen=True, slots=True)
class LastGoodRun:
    """What the last run whose batch met its expectations held: its rows and the share of nulls by column."""

    rows: int
    null_shares: Mapping[str, float]


@cache
def declared_expectations() -> dict[str, tuple[BatchExpectation, ...]]:
    """The expectations of suites.yaml by table. Raises ValueError for a table or a column that is not declared."""
    import yaml

    document = yaml.safe_load((Path(__file__).parent / "suites.yaml").read_text(encoding="utf-8"))
    if unknown := document.keys() - TABLES.keys():
        raise ValueError(f"suites.yaml: no table {', '.join(sorted(unknown))}")
    return {table: tuple(_expectation(table, entry) for entry in document.get(table, ())) for table in TABLES}


def _expectation(table: str, entry: Mapping[str, Any]) -> BatchExpectation:
    expectation = BatchExpectation(
        name=entry["name"],
        description=entry["description"],
        expect=entry["expect"],
        severity=Severity(entry.get("severity", Severity.WARN)),
        min_rows=entry.get("min_rows", MIN_ROWS),
        where=entry.get("where", {}),
        arguments={key: value for key, value in entry.items() if key not in _OWN_KEYS},
    )
    if missing := set(expectation.columns) - TABLES[table].columns.keys():
        raise ValueError(f"suites.yaml: {table} has no column {', '.join(sorted(missing))}")
    return expectation


def expectation_names(table: str) -> dict[str, tuple[Severity, str]]:
    """Every expectation of a table by name, with severity and description, those against the last good run included."""
    against_last = {
        ROW_COUNT: (Severity.ERROR, f"no fewer than {SHRINKS_TO:.0%} of the last good run's rows"),
        NULL_SHARES: (Severity.WARN, f"no column's share of nulls moved by over {NULL_SHARE_MOVES_BY:.0%}"),
    }
    return against_last | {each.name: (each.severity, each.description) for each in declared_expectations()[table]}


def columns_needed(table: str) -> list[str]:
    """The columns of a table that its suite reads; bodies and contents of documents are not among them."""
    declared = TABLES[table].columns
    named = {column for expectation in declared_expectations()[table] for column in expectation.columns}
    nullable = {name for name, column in declared.items() if column.nullable}
    needed = [name for name in declared if name in named | nullable]
    return needed or [TABLES[table].key[0]]


def expectations_of(table: str, at: datetime, last_good: LastGoodRun | None) -> list[BatchExpectation]:
    """What is expected of a table's batch in a run at that time, its bounds filled in."""
    declared = [_dated(expectation, at) for expectation in declared_expectations()[table]]
    return [*_against_last_run(table, last_good), *declared]


def _dated(expectation: BatchExpectation, at: datetime) -> BatchExpectation:
    arguments = {
        key: _day(value, at, is_time="_at" in str(expectation.arguments.get("column")))
        if isinstance(value, Mapping)
        else value
        for key, value in expectation.arguments.items()
    }
    return BatchExpectation(
        name=expectation.name,
        description=expectation.description,
        expect=expectation.expect,
        severity=expectation.severity,
        min_rows=expectation.min_rows,
        where=expectation.where,
        arguments=arguments,
    )


def _day(bound: Mapping[str, int], at: datetime, *, is_time: bool) -> Any:
    moment = at - timedelta(days=bound["days_before"])
    return moment if is_time else moment.date()


def _against_last_run(table: str, last_good: LastGoodRun | None) -> list[BatchExpectation]:
    names = expectation_names(table)
    fewest = 1 if TABLES[table].whole else 0
    if last_good is not None and table not in _SHRINKING_TABLES:
        fewest = max(fewest, int(SHRINKS_TO * last_good.rows))
    severity, description = names[ROW_COUNT]
    expected = [
        BatchExpectation(
            name=ROW_COUNT,
            description=description,
            expect="table_row_count_to_be_between",
            severity=severity,
            min_rows=0,
            arguments={"min_value": fewest},
        )
    ]
    if last_good is None or last_good.rows < MIN_ROWS:
        return expected
    severity, description = names[NULL_SHARES]
    for column, share in last_good.null_shares.items():
        filled = 1 - share
        expected.append(
            BatchExpectation(
                name=NULL_SHARES,
                description=description,
                expect="column_proportion_of_non_null_values_to_be_between",
                severity=severity,
                arguments={
                    "column": column,
                    "min_value": max(0.0, filled - NULL_SHARE_MOVES_BY),
                    "max_value": min(1.0, filled + NULL_SHARE_MOVES_BY),
                },
            )
        )
    return expected

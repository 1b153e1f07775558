"""Belongs here: the kinds of damage that tests do to a clean warehouse, and the contracts that must name each of them.
Does not: the clean warehouse (clean_tables) and the counting (test_mutations).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import polars as pl

from expectations.batch_expectations import MIN_ROWS
from expectations.tables import TABLES, Table

Frames = dict[str, pl.DataFrame]


@dataclass(frozen=True)
class Mutation:
    """One damage: `apply` gives the damaged frame of `table`; a contract of `named_by` must fail on `judged`.

    `column`, where it is given, must be named by the failure as well. Damage `of_batch` leaves every row as it
    should be: the table's suite must name it.
    """

    kind: str
    table: str
    target: str
    apply: Callable[[Frames], pl.DataFrame]
    named_by: frozenset[str]
    judged: str
    column: str | None = None
    of_batch: bool = False


def one_row(frame: pl.DataFrame, column: str) -> int:
    """A row in the middle whose value in the column is not null."""
    rows = frame[column].is_not_null().arg_true()
    return int(rows[len(rows) // 2])


def set_value(frame: pl.DataFrame, row: int, /, **values: Any) -> pl.DataFrame:
    """The frame with one row's values replaced."""
    lists = {name: frame[name].to_list() for name in values}
    for name, value in values.items():
        lists[name][row] = value
    return frame.with_columns(pl.Series(name, lists[name], dtype=frame.schema[name]) for name in values)


def changed(column: str, change: Callable[[Any], Any]) -> Callable[[pl.DataFrame], pl.DataFrame]:
    def apply(frame: pl.DataFrame) -> pl.DataFrame:
        row = one_row(frame, column)
        return set_value(frame, row, **{column: change(frame[row, column])})

    return apply


def declared_mutations(clean: Frames) -> Iterator[Mutation]:
    """Damage that applies to every table by its declaration."""
    for table in TABLES.values():
        frame = clean[table.name]
        yield from _to_columns(table, frame)
        yield from _to_keys(table)
        for reference in table.references:
            if frame[reference.column].null_count() < frame.height:
                yield case(
                    "orphaned reference",
                    table.name,
                    reference.column,
                    changed(reference.column, lambda _: "nowhere"),
                    f"{reference.column}_resolves",
                )


def case(
    kind: str,
    table: str,
    target: str,
    damage: Callable[[pl.DataFrame], pl.DataFrame],
    named_by: str,
    *,
    column: str | None = None,
    judged: str | None = None,
) -> Mutation:
    return Mutation(
        kind=kind,
        table=table,
        target=target,
        apply=lambda frames: damage(frames[table]),
        named_by=frozenset(named_by.split()),
        judged=judged or table,
        column=column,
    )


def _to_columns(table: Table, frame: pl.DataFrame) -> Iterator[Mutation]:
    for name, column in table.columns.items():
        filled = frame[name].null_count() < frame.height

        def of_column(
            kind: str, damage: Callable[[pl.DataFrame], pl.DataFrame], named_by: str, name: str = name
        ) -> Mutation:
            return case(kind, table.name, name, damage, named_by, column=name)

        yield of_column("missing column", lambda f, name=name: f.drop(name), "column_present")
        yield of_column("wrong type", lambda f, name=name: _of_another_type(f, name), "dtype")
        if isinstance(column.dtype, pl.Decimal):
            to_float = lambda f, name=name: f.with_columns(pl.col(name).cast(pl.Float64))  # noqa: E731
            yield of_column("decimal turned float", to_float, "dtype")
        if isinstance(column.dtype, pl.Datetime):
            naive = lambda f, name=name: f.with_columns(pl.col(name).dt.replace_time_zone(None))  # noqa: E731
            yield of_column("time zone lost", naive, "dtype")
        if not column.nullable:
            yield of_column("null in a required column", changed(name, lambda _: None), "not_null")
        if column.allowed and filled:
            yield of_column("value outside its set", changed(name, lambda _: "unheard-of"), "allowed_values")
            yield of_column("value in the wrong case", changed(name, str.swapcase), "allowed_values")
        if column.pattern and filled:
            yield of_column("value of another form", changed(name, lambda value: f"{value} or so"), "pattern")
        if filled and (low := column.above if column.above is not None else column.minimum) is not None:
            yield of_column("value below its bound", changed(name, lambda _, low=low: less(low)), "within_bounds")
        if filled and column.maximum is not None:
            yield of_column(
                "value above its bound", changed(name, lambda _, high=column.maximum: more(high)), "within_bounds"
            )


def _to_keys(table: Table) -> Iterator[Mutation]:
    def twice(frame: pl.DataFrame) -> pl.DataFrame:
        return pl.concat([frame, frame[frame.height // 2 : frame.height // 2 + 1]])

    def clash(frame: pl.DataFrame) -> pl.DataFrame:
        copied = twice(frame)
        free = next(
            name for name in reversed(frame.columns) if name not in table.key and frame.schema[name] == pl.String
        )
        return set_value(copied, copied.height - 1, **{free: "something else"})

    yield case("duplicated row", table.name, "row", twice, "key_unique")
    if any(name not in table.key and dtype == pl.String for name, dtype in table.schema.items()):
        yield case("duplicated key", table.name, " ".join(table.key), clash, "key_unique")
    yield case(
        "undeclared column",
        table.name,
        "column",
        lambda frame: frame.with_columns(pl.lit(1).alias("surprise")),
        "no_undeclared_column",
        column="surprise",
    )


def _of_another_type(frame: pl.DataFrame, name: str) -> pl.DataFrame:
    if frame.schema[name] == pl.String:
        return frame.with_columns(pl.col(name).str.len_chars().alias(name))
    return frame.with_columns(pl.Series(name, [None if value is None else str(value) for value in frame[name]]))


def less(value: Any) -> Any:
    return value - timedelta(days=1) if isinstance(value, date) else value - 1


def more(value: Any) -> Any:
    return value + timedelta(days=1) if isinstance(value, date) else value + 1


def swapped(first: str, second: str) -> Callable[[pl.DataFrame], pl.DataFrame]:
    return lambda frame: frame.with_columns(pl.col(first).alias(second), pl.col(second).alias(first))


def rotated(*columns: str) -> Callable[[pl.DataFrame], pl.DataFrame]:
    return lambda frame: frame.with_columns(
        pl.concat([frame[name].tail(1), frame[name].head(frame.height - 1)]).alias(name) for name in columns
    )


_NEVER_HELD_AGAINST_ITS_LAST_RUN = "quarantine"


def batch_mutations(clean: Frames) -> Iterator[Mutation]:
    """Damage to whole tables, told by comparison with their last good run."""
    for table in TABLES.values():
        if table.name == _NEVER_HELD_AGAINST_ITS_LAST_RUN:
            continue
        yield _of_batch("emptied table", table.name, lambda frame: frame.clear(), "row_count")
        if clean[table.name].height > 1:
            yield _of_batch("halved table", table.name, lambda frame: frame.head(frame.height // 2), "row_count")
        for name, column in table.columns.items():
            if column.nullable and clean[table.name].height >= MIN_ROWS and clean[table.name][name].null_count() == 0:
                yield _of_batch("hollowed column", table.name, _hollowed(name), "null_shares", column=name)


def _of_batch(
    kind: str, table: str, damage: Callable[[pl.DataFrame], pl.DataFrame], named_by: str, *, column: str | None = None
) -> Mutation:
    return replace(case(kind, table, column or "rows", damage, named_by, column=column), of_batch=True)


def _hollowed(column: str) -> Callable[[pl.DataFrame], pl.DataFrame]:
    return lambda frame: frame.with_columns(pl.lit(None, frame.schema[column]).alias(column))

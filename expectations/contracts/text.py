"""Belongs here: expressions that hold a row against the text it was read from.
Does not: the contracts made of them (facts).
"""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

import polars as pl

from expectations.contracts.contract import References, looked_up
from expectations.periods import first_and_last_day


def body(references: References) -> pl.Expr:
    """The body of each row's document."""
    return looked_up("doc_id", references["articles"], "doc_id", "body")


def stands_at(text: str, start: str, end: str) -> Callable[[References], pl.Expr]:
    """Whether `body[start:end]` is the text; offsets count characters, the end is exclusive."""

    def holds(references: References) -> pl.Expr:
        length = pl.col(end) - pl.col(start)
        whole = body(references)
        found = whole.str.slice(pl.col(start).clip(0), length.clip(0))
        within = (pl.col(start) >= 0) & (length > 0) & (pl.col(end) <= whole.str.len_chars())
        return within & (found == pl.col(text))

    return holds


def stands_in_body(text: str) -> Callable[[References], pl.Expr]:
    return lambda references: body(references).str.contains(pl.col(text), literal=True)


def reads_as(
    text: str, value: str, read: Callable[[str], list[tuple[Decimal, str | None]]], unit: str | None = None
) -> pl.Expr:
    """Whether the grammar reads from the text the value that the row has; null where it reads none, or several.

    `read` gives (value, unit) for each quantity in a text; `unit` is the column that must equal the quantity's.
    """

    def judge(rows: pl.Series) -> pl.Series:
        known: dict[str, list[tuple[Decimal, str | None]]] = {}
        return pl.Series([_agrees(row, known) for row in rows], dtype=pl.Boolean)

    def _agrees(row: Mapping[str, object], known: dict[str, list[tuple[Decimal, str | None]]]) -> bool | None:
        words, held = row["text"], row["value"]
        if not isinstance(words, str) or held is None:
            return None
        if words not in known:
            known[words] = read(words)
        if len(known[words]) != 1:
            return None
        found, found_unit = known[words][0]
        return found == held and (found_unit is None or found_unit == row["unit"])

    unit_column = pl.col(unit) if unit else pl.lit(None, dtype=pl.String)
    columns = pl.struct(text=pl.col(text), value=pl.col(value), unit=unit_column)
    return columns.map_batches(judge, return_dtype=pl.Boolean)


def money_in(text: str) -> list[tuple[Decimal, str | None]]:
    from transforms.korean import find_money

    return [(money.amount, money.currency) for money in find_money(text)]


def people_in(text: str) -> list[tuple[Decimal, str | None]]:
    from transforms.korean import find_counts

    return [(Decimal(count.count), None) for count in find_counts(text)]


def _days(text: str) -> tuple[date, date] | None:
    try:
        return first_and_last_day(text)
    except ValueError:
        return None


_DAYS = pl.Struct({"first": pl.Date, "last": pl.Date})


def days_of(column: str) -> pl.Expr:
    """First and last day of a date in the guideline's form, as a struct (first, last); null where it is no date."""

    def judge(dates: pl.Series) -> pl.Series:
        known = {text: _days(text) for text in dates.unique() if text is not None}
        days = [known.get(text) for text in dates]
        return pl.Series([{"first": d[0], "last": d[1]} if d else None for d in days], dtype=_DAYS)

    return pl.col(column).map_batches(judge, return_dtype=_DAYS)

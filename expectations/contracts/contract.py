"""Belongs here: what a contract is, as a type, and how an expression reaches a row of another table.
Does not: the contracts (one module a stage, beside this one) and who runs them (schemas).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

import polars as pl

References = Mapping[str, pl.DataFrame]


class Severity(StrEnum):
    """ERROR sends the row to quarantine; WARN lets it pass and reports it."""

    ERROR = "error"
    WARN = "warn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract:
    """What must hold of every row of a table.

    `holds` takes the reference tables and gives a boolean expression over the judged frame; null counts as holding (the
    contract does not apply to the row). `needs` are the reference tables without which it cannot be judged, `columns`
    those that a failure shows.
    """

    name: str
    description: str
    columns: tuple[str, ...]
    holds: Callable[[References], pl.Expr]
    needs: tuple[str, ...] = ()
    severity: Severity = Severity.ERROR


def rule(
    name: str,
    description: str,
    columns: str,
    holds: pl.Expr | Callable[[References], pl.Expr],
    *,
    needs: str = "",
    severity: Severity = Severity.ERROR,
) -> Contract:
    """A contract; `columns` and `needs` are lists of names parted by spaces."""
    judge = (lambda _, expression=holds: expression) if isinstance(holds, pl.Expr) else holds
    return Contract(
        name=name,
        description=description,
        columns=tuple(columns.split()),
        holds=judge,
        needs=tuple(needs.split()),
        severity=severity,
    )


def looked_up(column: str, reference: pl.DataFrame, key: str, value: str) -> pl.Expr:
    """For each row the `value` of the reference's row whose `key` is the row's `column`; null where there is none."""
    known = reference.select(key, value).drop_nulls(key).unique(key, keep="last", maintain_order=True)
    if known.is_empty():
        return pl.lit(None, dtype=reference.schema[value])
    return pl.col(column).replace_strict(known[key], known[value], default=None, return_dtype=reference.schema[value])

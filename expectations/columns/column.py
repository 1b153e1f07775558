"""Belongs here: what can be declared of a column, as a type, and how it gets the dtype that its owner declares.
Does not: the columns themselves (one module a stage, beside this one).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

import polars as pl

Value = str | int | float | Decimal | date | datetime | tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column. Bounds are inclusive, but `above` is exclusive; `allowed` empty means any value.

    `pattern` is a regular expression that the whole value must match. A `nullable` column may hold nulls.
    """

    name: str
    meaning: str
    dtype: pl.DataType | type[pl.DataType] = pl.Null
    unit: str | None = None
    nullable: bool = False
    minimum: Value | None = None
    maximum: Value | None = None
    above: Value | None = None
    allowed: tuple[str, ...] = ()
    pattern: str | None = None
    example: Value | None = None

    @property
    def bounds(self) -> str:
        """The bounds as an interval, "" where there are none."""
        if self.minimum is None and self.maximum is None and self.above is None:
            return ""
        low = f"({self.above}" if self.above is not None else f"[{'-∞' if self.minimum is None else self.minimum}"
        return f"{low}, {'∞' if self.maximum is None else self.maximum}]"


def typed(schema: pl.Schema, columns: Iterable[Column]) -> dict[str, Column]:
    """The columns of `schema` in its order, each with its dtype there.

    A column that nobody described gets an empty meaning and may be null, so that a new column stops no run; the data
    dictionary's test fails on it. A description of a column that the schema lacks raises ValueError.
    """
    described = {column.name: column for column in columns}
    if unknown := described.keys() - schema.keys():
        raise ValueError(f"described, but not in the schema: {', '.join(sorted(unknown))}")
    return {
        name: replace(described.get(name) or Column(name=name, meaning="", nullable=True), dtype=dtype)
        for name, dtype in schema.items()
    }

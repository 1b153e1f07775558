"""Belongs here: what a claim is measured by before it is compared: its time, its figures' widths, its name's key.
Does not: the comparison itself (compatibility).
"""

import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal

import polars as pl

from transforms.corroboration.claims import DONE
from transforms.currency.rounding import last_significant_step, rounding_width
from transforms.facts.frames import MONEY

_FIGURES = ("amount", "shares", "count")
_TRAILING_BRACKET = re.compile(r"(?<=\w)\s*\([^()]*\)\s*$")
_NOT_IN_A_NAME = re.compile(r"[\W_]+")
_GENERIC_NAMES = frozenset(
    {
        "협의체",
        "컨소시엄",
        "동맹",
        "연합",
        "연합체",
        "업무협약",
        "양해각서",
        "제휴",
        "mou",
        "실무그룹",
        "합작법인",
        "합작사",
    }
)


def with_measures(claims: pl.DataFrame, amounts: pl.DataFrame | None = None) -> pl.DataFrame:
    """`claims` with what `compatibility` compares.

    `since`, `until`: the days between which the event lies or, for a plan, is under way; the day of the report where
    the text gives no date. `starts`: the first day by the text. `dated`, `span_days`: whether the text dates it, to
    how many days. `krw`: the amount in KRW where the claim, its own conversion or `amounts` (the `amounts` table)
    gives it. `name_key`: the name of its own without spaces and signs, null where it is a common noun.
    """
    return _with_widths(_with_krw(_with_times(claims), amounts)).with_columns(
        name_key=pl.col("name").map_elements(name_key, return_dtype=pl.String)
    )


def name_key(name: str) -> str | None:
    """The name in one spelling: NFKC, case folded, only letters and digits, no bracket; None for a common noun."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    key = _NOT_IN_A_NAME.sub("", _TRAILING_BRACKET.sub("", folded))
    return None if not key or key in _GENERIC_NAMES else key


def _with_times(claims: pl.DataFrame) -> pl.DataFrame:
    start, end, reported = pl.col("date_start"), pl.coalesce("date_end", "date_start"), pl.col("reported_on")
    done = pl.col("stage") >= DONE
    known_by_then = pl.when(reported >= start).then(pl.min_horizontal(end, reported)).otherwise(end)
    return claims.with_columns(
        dated=start.is_not_null(),
        span_days=(end - start).dt.total_days(),
        starts=start,
        since=pl.when(done).then(pl.coalesce(start, reported)).otherwise(pl.min_horizontal(start, reported)),
        until=pl.when(start.is_null()).then(reported).when(done).then(known_by_then).otherwise(end),
    )


def _with_krw(claims: pl.DataFrame, amounts: pl.DataFrame | None) -> pl.DataFrame:
    own = (
        pl.when(pl.col("currency") == "KRW")
        .then("amount")
        .when(pl.col("quoted_currency") == "KRW")
        .then("quoted_amount")
    )
    if amounts is None:
        return claims.with_columns(krw=own.cast(MONEY))
    by_rates = amounts.select("table", "fact_id", by_rates="amount_krw").unique(["table", "fact_id"])
    joined = claims.join(by_rates, on=["table", "fact_id"], how="left")
    return joined.with_columns(krw=pl.coalesce(own, "by_rates").cast(MONEY)).drop("by_rates")


def _with_widths(claims: pl.DataFrame) -> pl.DataFrame:
    cast = claims.with_columns(pl.col("shares", "count").cast(MONEY))
    approximate = pl.col("bound").eq_missing("approx")
    for name in _FIGURES:
        half = _mapped(cast, name, lambda value: rounding_width(value, approximate=False))
        cast = cast.with_columns(_half=half).with_columns(
            pl.when(approximate).then(pl.col("_half") * 2).otherwise("_half").cast(MONEY).alias(f"{name}_width")
        )
    return cast.with_columns(percent_width=_mapped(cast, "percent", _percent_width)).drop("_half")


def _percent_width(value: Decimal) -> Decimal:
    return min(last_significant_step(value), Decimal(1)) / 2


def _mapped(frame: pl.DataFrame, name: str, function: Callable[[Decimal], Decimal]) -> pl.Series:
    """The function on each distinct value once: a figure is told many times."""
    values = frame.get_column(name)
    distinct = values.unique().drop_nulls()
    table = pl.DataFrame(
        {"value": distinct, "mapped": pl.Series([function(value) for value in distinct], dtype=MONEY)},
        schema={"value": values.dtype, "mapped": MONEY},
    )
    return frame.select(value=name).join(table, on="value", how="left", maintain_order="left")["mapped"]

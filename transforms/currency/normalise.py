"""Belongs here: every amount of the fact tables in KRW, USD, JPY and CNY.
Does not: which day (days), which rate (rates), and judging a conversion (conversion, suspicious).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any

import polars as pl

from transforms.currency.conversion import Reference, check_conversion
from transforms.currency.days import ARTICLE, FACT_START, with_value_day
from transforms.currency.frames import AMOUNTS_SCHEMA, RATE, RATIO, TARGETS
from transforms.currency.quotes import with_quotes
from transforms.currency.rates import EXACT, rates_as_of
from transforms.facts.frames import MONEY

AMOUNT_TABLES = ("deals", "stakes", "investments")

_NEEDED = ("fact_id", "doc_id", "status", "date", "date_start", "evidence", "amount", "currency")
_MONEY_STEP = Decimal(1).scaleb(-MONEY.scale)
_RATE_STEP = Decimal(1).scaleb(-RATE.scale)
_RATIO_STEP = Decimal(1).scaleb(-RATIO.scale)
_CHUNK_ROWS = 50_000


def normalise_amounts(facts: dict[str, pl.DataFrame], articles: pl.DataFrame, rates: pl.DataFrame) -> pl.DataFrame:
    """The `amounts` table (`AMOUNTS_SCHEMA`): a row for every fact of deals, stakes and investments that has an amount.

    `facts`: the fact tables by name; `articles`: at least doc_id and published_on; `rates`: as `reference_rates()` has
    them. The day is chosen as `days` says; `days_carried` is how many days the rate is older than that day.
    Products and quotients are taken in 60 digits and rounded once, half to even, to the four places of the column; a
    rate's 18 places keep the fourth place right up to a trillion dollars. An amount in its own currency, or as the
    article itself converts it, stands untouched.
    Where something is null, `reason` says why. Raises ValueError for a frame that lacks a column.
    """
    priced = pl.concat([_priced(table, facts[table]) for table in AMOUNT_TABLES if table in facts], how="vertical")
    if priced.is_empty():
        return AMOUNTS_SCHEMA.to_frame()
    published = articles.select("doc_id", pl.col("published_on").cast(pl.Date)).unique("doc_id", keep="first")
    dated = with_value_day(priced.join(published, on="doc_id", how="left"), pl.lit(rates["date"].max(), pl.Date))
    looked_up = _with_rates(dated, rates)
    chunks = [
        pl.DataFrame(list(_rows(chunk)), schema=AMOUNTS_SCHEMA, orient="row")
        for chunk in looked_up.iter_slices(_CHUNK_ROWS)
    ]
    return pl.concat(chunks).sort("table", "fact_id")


def _priced(table: str, frame: pl.DataFrame) -> pl.DataFrame:
    missing = [name for name in _NEEDED if name not in frame.columns]
    if missing:
        raise ValueError(f"{table} lacks the columns {', '.join(missing)}")
    with_amount = frame.filter(pl.col("amount").is_not_null())
    return with_quotes(with_amount).select(
        pl.lit(table).alias("table"),
        *_NEEDED,
        "quoted_amount",
        "quoted_currency",
        "quoted_approximate",
    )


def _with_rates(dated: pl.DataFrame, rates: pl.DataFrame) -> pl.DataFrame:
    """The rates that a row may need: of its own and the target currencies, on the days of value and publication."""
    wanted = {"own": pl.col("currency"), "quoted": pl.col("quoted_currency")} | {name: pl.lit(name) for name in TARGETS}
    for day in ("value_date", "published_on"):
        for key, currency in wanted.items():
            if day == "published_on" and key in TARGETS:
                continue
            found = rates_as_of(dated.with_columns(_wanted=currency), rates, on=day, currency="_wanted")
            names = {"krw_per_unit": f"{key}_rate_{day}", "rate_date": f"{key}_day_{day}"}
            dated = found.rename(names).drop("_wanted")
    return dated


@dataclass(slots=True)
class _Converted:
    """An amount in the four currencies, the basis it came to stand on, and what could not be had."""

    amounts: dict[str, Decimal | None]
    basis: str | None
    value_date: date | None
    rate_date: date | None
    reasons: list[str]


def _rows(chunk: pl.DataFrame) -> Iterator[tuple[Any, ...]]:
    for row in chunk.iter_rows(named=True):
        converted = _convert(row)
        conversion = check_conversion(*_quote(row), _references(row)) if _is_quoted(row) else None
        reference = conversion.reference if conversion else None
        carried = (
            (converted.value_date - converted.rate_date).days if converted.value_date and converted.rate_date else None
        )
        yield (
            row["fact_id"],
            row["table"],
            row["doc_id"],
            row["amount"],
            row["currency"],
            converted.value_date,
            converted.rate_date,
            carried,
            converted.basis,
            *(converted.amounts[target] for target in TARGETS),
            row["quoted_amount"],
            row["quoted_currency"],
            _rounded(conversion.implied if conversion else None, _RATE_STEP),
            _rounded(reference.rate if reference else None, _RATE_STEP),
            reference.day if reference else None,
            _rounded(conversion.deviation if conversion else None, _RATIO_STEP),
            conversion.check if conversion else "none",
            "; ".join(converted.reasons) or None,
        )


def _is_quoted(row: Mapping[str, Any]) -> bool:
    return row["quoted_amount"] is not None and row["quoted_currency"] not in (None, row["currency"])


def _quote(row: Mapping[str, Any]) -> tuple[Decimal, Decimal, bool]:
    return row["amount"], row["quoted_amount"], bool(row["quoted_approximate"])


def _references(row: Mapping[str, Any]) -> list[Reference]:
    references: list[Reference] = []
    for day in ("value_date", "published_on"):
        own, quoted = row[f"own_rate_{day}"], row[f"quoted_rate_{day}"]
        if own is not None and quoted is not None and row[f"own_day_{day}"] not in [known.day for known in references]:
            references.append(Reference(EXACT.divide(own, quoted), row[f"own_day_{day}"]))
    return references


def _convert(row: Mapping[str, Any]) -> _Converted:
    """The amount over its own rate; over the article's conversion where there is no rate or only an inexact day."""
    by_article = _is_quoted(row)
    own_rate = row["own_rate_value_date"]
    uncertain_day = row["rate_basis"] == FACT_START and row["published_on"] is None and "/" not in (row["date"] or "")
    if own_rate is not None and not (by_article and uncertain_day):
        converted = _Converted({}, row["rate_basis"], row["value_date"], row["own_day_value_date"], [])
        converted.amounts = _cross(row, row["amount"], own_rate, converted.reasons)
    elif by_article:
        day = None if uncertain_day else row["value_date"]
        quoted_rate = row["quoted_rate_value_date"] if day else None
        converted = _Converted({}, ARTICLE, day, row["quoted_day_value_date"] if day else None, [])
        converted.amounts = _cross(row, row["quoted_amount"], quoted_rate, converted.reasons)
        if row["quoted_currency"] in TARGETS:
            converted.amounts[row["quoted_currency"]] = row["quoted_amount"]
    else:
        converted = _Converted(dict.fromkeys(TARGETS), None, row["value_date"], None, [_why_no_rate(row)])
    if row["currency"] in TARGETS:
        converted.amounts[row["currency"]] = row["amount"]
    return converted


def _cross(
    row: Mapping[str, Any], amount: Decimal, krw_per_unit: Decimal | None, reasons: list[str]
) -> dict[str, Decimal | None]:
    if krw_per_unit is None:
        reasons.append(_why_no_rate(row))
        return dict.fromkeys(TARGETS)
    in_krw = EXACT.multiply(amount, krw_per_unit)
    amounts: dict[str, Decimal | None] = {}
    for target in TARGETS:
        rate = row[f"{target}_rate_value_date"]
        if rate is None:
            reasons.append(f"no reference rate for {target} on {row['value_date']}")
        amounts[target] = None if rate is None else _rounded(EXACT.divide(in_krw, rate), _MONEY_STEP)
    return amounts


def _why_no_rate(row: Mapping[str, Any]) -> str:
    if row["currency"] is None:
        return "no currency"
    if row["value_date"] is None:
        return "no date of the fact and no publication date"
    return f"no reference rate for {row['currency']} on {row['value_date']}"


def _rounded(value: Decimal | None, step: Decimal) -> Decimal | None:
    return None if value is None else value.quantize(step, rounding=ROUND_HALF_EVEN, context=EXACT)

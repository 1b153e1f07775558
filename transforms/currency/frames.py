"""Belongs here: the schemas of the reference rates and of the normalised amounts.
Does not: how their rows come about (rates, days, conversion, normalise).
"""

from typing import Any

import polars as pl

from transforms.facts.frames import MONEY

RATE = pl.Decimal(38, 18)
RATIO = pl.Decimal(38, 10)

TARGETS = ("KRW", "USD", "JPY", "CNY")

REFERENCE_RATES_SCHEMA = pl.Schema(
    [("date", pl.Date), ("currency", pl.String), ("krw_per_unit", RATE), ("source", pl.String)]
)

_AMOUNTS: dict[str, Any] = {
    "fact_id": pl.String,
    "table": pl.String,
    "doc_id": pl.String,
    "amount": MONEY,
    "currency": pl.String,
    "value_date": pl.Date,
    "rate_date": pl.Date,
    "days_carried": pl.Int64,
    "rate_basis": pl.String,
    **{f"amount_{target.lower()}": MONEY for target in TARGETS},
    "quoted_amount": MONEY,
    "quoted_currency": pl.String,
    "implied_rate": RATE,
    "reference_rate": RATE,
    "reference_date": pl.Date,
    "deviation": RATIO,
    "rate_check": pl.String,
    "reason": pl.String,
}
AMOUNTS_SCHEMA = pl.Schema(_AMOUNTS)

_JUDGED = (
    "fact_id", "table", "doc_id", "amount", "currency", "quoted_amount", "quoted_currency", "implied_rate",
    "reference_rate", "reference_date", "deviation",
)  # fmt: skip
_SUSPICIOUS: dict[str, Any] = {
    **{name: _AMOUNTS[name] for name in _JUDGED},
    "kind": pl.String,
    "power_of_ten": pl.Int64,
    "evidence": pl.String,
    "evidence_start": pl.Int64,
    "evidence_end": pl.Int64,
}
SUSPICIOUS_SCHEMA = pl.Schema(_SUSPICIOUS)

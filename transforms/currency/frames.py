"""Belongs here: the schemas of the reference rates and of the normalised amounts.
Does not: how their rows come about (rates, days, conversion, normalise).
"""

import polars as pl

from transforms.facts.frames import MONEY

RATE = pl.Decimal(38, 18)
RATIO = pl.Decimal(38, 10)

TARGETS = ("KRW", "USD", "JPY", "CNY")

REFERENCE_RATES_SCHEMA = pl.Schema({"date": pl.Date, "currency": pl.String, "krw_per_unit": RATE, "source": pl.String})

AMOUNTS_SCHEMA = pl.Schema(
    {
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
)

SUSPICIOUS_SCHEMA = pl.Schema(
    {
        **{name: AMOUNTS_SCHEMA[name] for name in ("fact_id", "table", "doc_id", "amount", "currency")},
        **{name: AMOUNTS_SCHEMA[name] for name in ("quoted_amount", "quoted_currency", "implied_rate")},
        **{name: AMOUNTS_SCHEMA[name] for name in ("reference_rate", "reference_date", "deviation")},
        "kind": pl.String,
        "power_of_ten": pl.Int64,
        "evidence": pl.String,
        "evidence_start": pl.Int64,
        "evidence_end": pl.Int64,
    }
)

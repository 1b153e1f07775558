"""Belongs here: the columns of the reference rates and of the amounts in four currencies.
Does not: how a rate is chosen (transforms.currency).
"""

from datetime import date
from decimal import Decimal

from expectations.columns.column import Column
from expectations.columns.facts import FACT_ID, QUOTED
from expectations.columns.raw import DOC_ID
from expectations.columns.vocabulary import (
    ISO_4217,
    MONEY_TABLES,
    RATE_BASES,
    RATE_CHECKS,
    WITHDRAWN_CURRENCIES,
)
from transforms.currency.frames import TARGETS
from transforms.currency.rates import MAX_STALE_DAYS

REFERENCE_RATES = (
    Column(name="date", meaning="day of the rate", minimum=date(1999, 1, 1), example=date(2020, 6, 3)),
    Column(name="currency", meaning="ISO 4217 code", allowed=ISO_4217 + WITHDRAWN_CURRENCIES, example="USD"),
    Column(
        name="krw_per_unit",
        meaning="price of one unit of the currency, crossed over the euro",
        unit="KRW",
        above=Decimal(0),
        example=Decimal("1217.35"),
    ),
    Column(name="source", meaning="who published the rate", example="ECB"),
)


def _converted(currency: str) -> Column:
    return Column(
        name=f"amount_{currency.lower()}",
        meaning=f"the amount in {currency}; null where no rate could be chosen",
        unit=currency,
        nullable=True,
        above=Decimal(0),
    )


AMOUNTS = (
    FACT_ID,
    Column(name="table", meaning="the fact's table", allowed=MONEY_TABLES, example="investments"),
    DOC_ID,
    Column(name="amount", meaning="the amount, as in the fact", unit="units of the currency", above=Decimal(0)),
    Column(name="currency", meaning="ISO 4217 code", allowed=ISO_4217, example="JPY"),
    Column(
        name="value_date",
        meaning="the day on which the amount is valued; null where none is known",
        nullable=True,
        example=date(2020, 6, 6),
    ),
    Column(
        name="rate_date",
        meaning="day of the reference rates used: the value date or the last one before it that has rates",
        nullable=True,
        example=date(2020, 6, 5),
    ),
    Column(
        name="days_carried",
        meaning="how far the last rates were carried forward, over weekends and holidays",
        unit="days",
        nullable=True,
        minimum=0,
        maximum=MAX_STALE_DAYS,
        example=1,
    ),
    Column(
        name="rate_basis", meaning="what the day was taken from", nullable=True, allowed=RATE_BASES, example="fact_date"
    ),
    *(_converted(currency) for currency in TARGETS),
    *QUOTED,
    Column(
        name="implied_rate",
        meaning="rate that the article's own conversion implies",
        unit="quoted units per unit",
        nullable=True,
        above=Decimal(0),
        example=Decimal("11.5"),
    ),
    Column(
        name="reference_rate",
        meaning="the same rate by the reference rates",
        unit="quoted units per unit",
        nullable=True,
        above=Decimal(0),
        example=Decimal("11.21"),
    ),
    Column(
        name="reference_date",
        meaning="day of that reference rate",
        nullable=True,
        example=date(2020, 6, 3),
    ),
    Column(
        name="deviation",
        meaning="implied over reference rate, less one",
        unit="ratio",
        nullable=True,
        example=Decimal("0.0259"),
    ),
    Column(
        name="rate_check",
        meaning="whether the article's conversion agrees with the reference; none without a conversion",
        allowed=RATE_CHECKS,
        example="agrees",
    ),
    Column(name="reason", meaning="why a value is null", nullable=True, example="no date and no conversion"),
)

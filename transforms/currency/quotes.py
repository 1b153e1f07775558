"""Belongs here: the conversion that an article gives beside an amount, and whether it calls it approximate.
Does not: holding it against a reference rate (conversion).
"""

import polars as pl

from transforms.facts.frames import MONEY

_APPROXIMATE_BRACKET = (
    r"[(\[（]\s*(?:한화\s*|우리\s*돈\s*|원화\s*)?(?:약|대략)|(?:여|가량|안팎|정도|내외)\s*(?:원)?\s*[)\]）]"
)


def with_quotes(facts: pl.DataFrame) -> pl.DataFrame:
    """`facts` with quoted_amount, quoted_currency (null where the table has none) and quoted_approximate."""
    columns = {"quoted_amount": MONEY, "quoted_currency": pl.String}
    absent = [pl.lit(None, dtype).alias(name) for name, dtype in columns.items() if name not in facts.columns]
    approximate = pl.col("evidence").str.contains(_APPROXIMATE_BRACKET).fill_null(False)
    return facts.with_columns(*absent).with_columns(quoted_approximate=approximate)

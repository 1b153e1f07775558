"""Belongs here: the conversion that an article gives beside an amount, and whether it calls it approximate.
Does not: reading money (transforms.korean), and holding a conversion against a reference rate (conversion).
"""

from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

import polars as pl

from transforms.facts.frames import MONEY

_COLUMNS = ("quoted_amount", "quoted_currency")


class Quote(NamedTuple):
    """What the evidence says of a conversion; all null where it gives none."""

    quoted_amount: Decimal | None = None
    quoted_currency: str | None = None
    quoted_approximate: bool | None = None


_NO_QUOTE = Quote()
_CONVERSION_SIGNS = ("(", "（", "[", "돈", "한화", "원화")


def with_quotes(facts: pl.DataFrame) -> pl.DataFrame:
    """`facts` (amount, currency, evidence) with quoted_amount, quoted_currency and quoted_approximate.

    A table that carries the conversion (investments) keeps it as it is; of one that does not (deals, stakes) it is
    read from the evidence. quoted_approximate is true where the text says 약, 여 or the like of the quoted figure.
    """
    carried = all(name in facts.columns for name in _COLUMNS)
    read = [
        _quote_in(evidence, amount, currency)
        for evidence, amount, currency in facts.select("evidence", "amount", "currency").iter_rows()
    ]
    amounts, currencies, approximate = zip(*read, strict=True) if read else ((), (), ())
    with_bound = facts.with_columns(quoted_approximate=pl.Series(approximate, dtype=pl.Boolean).fill_null(False))
    if carried:
        return with_bound
    return with_bound.with_columns(
        quoted_amount=pl.Series(amounts, dtype=MONEY), quoted_currency=pl.Series(currencies, dtype=pl.String)
    )


def _quote_in(evidence: str | None, amount: Decimal, currency: str | None) -> Quote:
    if evidence is None or currency is None or not any(sign in evidence for sign in _CONVERSION_SIGNS):
        return _NO_QUOTE
    return _quotes(evidence).get((amount, currency), _NO_QUOTE)


@lru_cache(maxsize=4096)
def _quotes(evidence: str) -> dict[tuple[Decimal, str], Quote]:
    """The conversions in a sentence by the amount that they convert; of two for one amount the first."""
    from transforms.korean import find_money
    from transforms.korean.quantities import Bound

    found: dict[tuple[Decimal, str], Quote] = {}
    for money in find_money(evidence):
        if money.quoted is not None and money.quoted.currency != money.currency:
            quote = Quote(money.quoted.amount, money.quoted.currency, money.quoted.bound is Bound.APPROX)
            found.setdefault((money.amount, money.currency), quote)
    return found

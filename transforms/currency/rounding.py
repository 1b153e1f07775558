"""Belongs here: how far a rounded figure may lie from the value that was rounded.
Does not: comparing a conversion with the reference rate (conversion).
"""

from decimal import Decimal

_TWICE = Decimal(2)
_HALF = Decimal("0.5")


def last_significant_step(amount: Decimal) -> Decimal:
    """The step in which a figure was rounded: its last digit that is not 0, or five of them where that digit is a 5.

    21,748,000,000 → 1,000,000; 41,000,000,000 → 1,000,000,000; 1,150,000,000,000 → 50,000,000,000, for who writes
    1조 1500억 may round to halves. 0 has no step: 0.
    """
    _, digits, exponent = amount.normalize().as_tuple()
    if not amount or not isinstance(exponent, int):
        return Decimal(0)
    return Decimal(5 if digits[-1] == 5 and len(digits) > 1 else 1).scaleb(exponent)


def rounding_width(amount: Decimal, approximate: bool) -> Decimal:
    """Half the step in which `amount` was rounded, the whole of it where the text says 약, 여, 가량."""
    return last_significant_step(amount) * (1 if approximate else _HALF)

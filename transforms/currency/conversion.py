"""Belongs here: an article's own conversion held against the reference rate.
Does not: which day's rate (days), and the amounts in the four currencies (normalise).
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from transforms.currency.rates import EXACT
from transforms.currency.rounding import rounding_width

AGREES = "agrees"
DIFFERS = "differs"
NONE = "none"

# Newspapers take a bank's rate of the hour, of the day before or of last week, not the European Central Bank's fixing.
MARKET_SLACK = Decimal("0.025")
MAX_DEVIATION = Decimal("0.10")
POWER_OF_TEN_SLACK = Decimal("0.15")


@dataclass(frozen=True, slots=True)
class Reference:
    """Units of the quoted currency per unit of the amount's currency, on `day`."""

    rate: Decimal
    day: date


@dataclass(frozen=True, slots=True)
class Conversion:
    """`deviation` is implied ÷ reference − 1; None where nothing can be compared, and then `check` is none."""

    implied: Decimal | None = None
    reference: Reference | None = None
    deviation: Decimal | None = None
    check: str = NONE


def check_conversion(amount: Decimal, quoted: Decimal, approximate: bool, references: list[Reference]) -> Conversion:
    """Hold `quoted` ÷ `amount` against the nearest of `references` (the day of valuation, the day of publication).

    It agrees when it deviates by no more than `MARKET_SLACK` and the width in which the quoted figure was rounded, and
    never when it deviates by more than `MAX_DEVIATION`. Either day may serve: a writer converts a past deal at either.
    """
    if amount <= 0 or quoted <= 0:
        return Conversion()
    implied = EXACT.divide(quoted, amount)
    if not references:
        return Conversion(implied)
    deviations = [(EXACT.divide(implied, reference.rate) - 1, reference) for reference in references]
    deviation, reference = min(deviations, key=lambda pair: abs(pair[0]))
    width = EXACT.divide(rounding_width(quoted, approximate), quoted)
    agrees = abs(deviation) <= min(MARKET_SLACK + width, MAX_DEVIATION)
    return Conversion(implied, reference, deviation, AGREES if agrees else DIFFERS)


def power_of_ten(deviation: Decimal) -> int:
    """The power of ten by which a conversion is off (a deviation of 9.02 → 1, −0.899 → −1), 0 where it is none."""
    ratio = deviation + 1
    if ratio <= 0:
        return 0
    power = int(EXACT.to_integral_value(ratio.log10(EXACT)))
    rest = abs(EXACT.divide(ratio, Decimal(10) ** power) - 1)
    return power if power and rest <= POWER_OF_TEN_SLACK else 0

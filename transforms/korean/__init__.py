"""Belongs here: the entry to the grammar of Korean numerals, money, dates, durations, people, percents, shares.
Does not: anything of articles, organisations or facts; this package knows nothing of the others.
"""

from datetime import date

from transforms.korean.dates import find_dates, read_dates
from transforms.korean.durations import find_durations, read_durations
from transforms.korean.money import find_money, read_money
from transforms.korean.numerals import fold, parse_number
from transforms.korean.people import find_counts, read_counts
from transforms.korean.percents import find_percents, read_percents
from transforms.korean.quantities import Quantities
from transforms.korean.scan import scan
from transforms.korean.share_numbers import find_shares, read_shares

__all__ = [
    "find_counts",
    "find_dates",
    "find_durations",
    "find_money",
    "find_percents",
    "find_shares",
    "parse_number",
    "read_quantities",
]


def read_quantities(text: str, published_on: date | None = None) -> Quantities:
    """All quantities of one text in a single pass over its numerals; offsets count characters of `text`."""
    folded = fold(text)
    measures = scan(folded)
    return Quantities(
        money=read_money(text, folded, measures),
        counts=read_counts(text, folded, measures),
        percents=read_percents(text, folded, measures),
        dates=read_dates(text, folded, published_on),
        durations=read_durations(text, folded),
        shares=read_shares(text, folded, measures),
    )

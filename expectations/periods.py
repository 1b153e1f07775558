"""Belongs here: the first and the last day of a fact's date as the guideline writes it.
Does not: reading dates from text (transforms.korean).
"""

from calendar import monthrange
from datetime import date


def first_and_last_day(text: str) -> tuple[date, date]:
    """The days that `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, `YYYY-Qn`, `YYYY-Hn` or a span `A/B` of them begins and ends with.

    Raises ValueError for any other form, for a day that no calendar has, and for a span that ends before it begins.
    """
    first, _, second = text.partition("/")
    start, end = _period(first)
    if "/" in text:
        end = _period(second)[1]
    if start > end:
        raise ValueError(f"{text} ends before it begins")
    return start, end


def _period(text: str) -> tuple[date, date]:
    year, _, part = text.partition("-")
    if len(year) != 4 or not year.isascii() or not year.isdigit():
        raise ValueError(f"{text!r} has no year of four digits")
    if not part:
        return date(int(year), 1, 1), date(int(year), 12, 31)
    if part[0] in "QH":
        months = 3 if part[0] == "Q" else 6
        last = int(part[1:]) * months
        return _months(int(year), last - months + 1, last)
    if len(part) == 2:
        return _months(int(year), int(part), int(part))
    day = date.fromisoformat(text)
    return day, day


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])

"""Belongs here: the values that the grammar finds in Korean text, as types.
Does not: how they are found (numerals, money, dates, counts, percents), and anything of organisations or facts.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Bound(StrEnum):
    EXACT = "exact"
    APPROX = "approx"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"


class Limit(StrEnum):
    """How a date bounds the fact: on it, up to it, from it on, or over a span."""

    AT = "at"
    UNTIL = "until"
    FROM = "from"
    SPAN = "span"


@dataclass(slots=True, kw_only=True)
class Quantity:
    """A value with the characters it was read from: `source[start:end] == text`; bound words stand outside of it.

    `outer_start`, `outer_end` take in the bound words, the bracketed conversion and the particle that the rule used.
    """

    start: int
    end: int
    text: str
    rule: str
    outer_start: int
    outer_end: int


@dataclass(slots=True, kw_only=True)
class Money(Quantity):
    """`amount` in whole units of the ISO 4217 `currency`; of a range the upper end, with `low` its lower end.

    `quoted` is the article's own conversion beside the amount; `each` is true for 씩 and 각각.
    """

    amount: Decimal
    currency: str
    bound: Bound
    quoted: "Money | None" = None
    low: Decimal | None = None
    each: bool = False


@dataclass(slots=True, kw_only=True)
class Count(Quantity):
    """People. `unit` is the counting word (명, 인, 사람). Of a range the upper end, with `low` its lower end."""

    count: int
    bound: Bound
    unit: str
    low: int | None = None
    each: bool = False


@dataclass(slots=True, kw_only=True)
class Percent(Quantity):
    """`value` in percent; `points` is true for percentage points (%p, 퍼센트포인트).

    Of a range the upper end, with `low` its lower end.
    """

    value: Decimal
    bound: Bound
    points: bool = False
    each: bool = False
    low: Decimal | None = None


@dataclass(slots=True, kw_only=True)
class DateMention(Quantity):
    """`date` as `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, `YYYY-Qn`, `YYYY-Hn` or a span `A/B`; None where nothing fixes it.

    `date_start`, `date_end` are its first and last day as ISO dates (None when unresolved).
    """

    date: str | None
    limit: Limit
    date_start: str | None
    date_end: str | None


@dataclass(slots=True, kw_only=True)
class Duration(Quantity):
    """A length of time (3년간, 향후 5년간, 6개월 동안). `from_now` is true where the text says that it starts now."""

    months: int
    from_now: bool


@dataclass(slots=True, kw_only=True)
class Shares(Quantity):
    """A number of shares (240만주). Of a range the upper end, with `low` its lower end."""

    shares: int
    bound: Bound
    each: bool = False
    low: int | None = None


@dataclass(frozen=True, slots=True)
class Quantities:
    """All that the grammar finds in one text, each list in order of `start`."""

    money: list[Money]
    counts: list[Count]
    percents: list[Percent]
    dates: list[DateMention]
    durations: list[Duration]
    shares: list[Shares]

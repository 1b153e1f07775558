"""Belongs here: calendar values of year, half, quarter, month or day precision, arithmetic on them.
Does not: how Korean text names them.
"""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class CalendarValue:
    """A year, or a half (`H1`), quarter (`Q3`), month or day of it."""

    year: int
    month: int | None = None
    day: int | None = None
    part: str | None = None

    def __str__(self) -> str:
        if self.part:
            return f"{self.year:04}-{self.part}"
        if self.month is None:
            return f"{self.year:04}"
        if self.day is None:
            return f"{self.year:04}-{self.month:02}"
        return f"{self.year:04}-{self.month:02}-{self.day:02}"

    @property
    def first_month(self) -> int:
        if self.part:
            return (int(self.part[1]) - 1) * (3 if self.part[0] == "Q" else 6) + 1
        return self.month or 1

    @property
    def last_month(self) -> int:
        if self.part:
            return int(self.part[1]) * (3 if self.part[0] == "Q" else 6)
        return self.month or 12

    @property
    def first_day(self) -> date:
        return date(self.year, self.first_month, self.day or 1)

    @property
    def last_day(self) -> date:
        last_month = self.last_month
        return date(self.year, last_month, self.day or calendar.monthrange(self.year, last_month)[1])


@dataclass(slots=True)
class Reading:
    """One expression as read: its value (None when nothing fixes it) and, for 8~10월, where it runs `until`."""

    start: int
    end: int
    rule: str
    value: CalendarValue | None
    until: CalendarValue | None = None
    has_year: bool = False


def month_of(day: date) -> CalendarValue:
    return CalendarValue(day.year, day.month)


def day_of(day: date) -> CalendarValue:
    return CalendarValue(day.year, day.month, day.day)


def shift_months(year: int, month: int, months: int) -> CalendarValue:
    index = year * 12 + month - 1 + months
    return CalendarValue(index // 12, index % 12 + 1)


def shift_days(day: date, days: int) -> CalendarValue:
    return day_of(day + timedelta(days=days))


def valid_day(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]

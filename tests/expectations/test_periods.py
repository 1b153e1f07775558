"""Belongs here: the days that a fact's date begins and ends with.
Does not: reading dates from text (tests of transforms.korean).
"""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from expectations.periods import first_and_last_day


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2020-02-29", date(2020, 2, 29), date(2020, 2, 29)),
        ("2020-Q1", date(2020, 1, 1), date(2020, 3, 31)),
        ("2020-Q4", date(2020, 10, 1), date(2020, 12, 31)),
        ("2020-H2", date(2020, 7, 1), date(2020, 12, 31)),
        ("2020/2024", date(2020, 1, 1), date(2024, 12, 31)),
        ("2020-03/2020-Q3", date(2020, 3, 1), date(2020, 9, 30)),
    ],
)
def test_days(text: str, first: date, last: date) -> None:
    assert first_and_last_day(text) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "20",
        "2020-13",
        "2020-00",
        "2021-02-29",
        "2020-Q5",
        "2020-Q0",
        "2020-H3",
        "2020/",
        "/2020",
        "2022/2020",
        "올해",
        "2020-3",
        "２０２０",
    ],
)
def test_no_date(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        first_and_last_day(text)


@settings(deadline=None)
@given(st.dates(min_value=date(1000, 1, 1)), st.integers(0, 4000))
def test_a_span_of_days_begins_and_ends_with_them(first: date, days: int) -> None:
    last = min(first + timedelta(days=days), date(9999, 12, 31)) if first.year < 9980 else first
    assert first_and_last_day(f"{first}/{last}") == (first, last)

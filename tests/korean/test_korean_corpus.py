"""Belongs here: every line of the corpora against the grammar: one value, one span, and nothing in the negatives.
Does not: what holds of any text (test_korean_properties).
"""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from transforms.korean import find_counts, find_dates, find_durations, find_money, find_percents, find_shares

CORPUS = Path(__file__).parent.parent / "corpus"
FINDERS = {
    "money": find_money,
    "counts": find_counts,
    "percents": find_percents,
    "durations": find_durations,
    "shares": find_shares,
}
SMALLEST = {"money": 250, "dates": 250, "counts": 100, "percents": 60}


def load(name: str) -> list[dict[str, Any]]:
    return yaml.safe_load((CORPUS / f"{name}.yaml").read_text(encoding="utf-8"))


def marked(line: str) -> tuple[str, int, int]:
    """A line without its ⟦⟧ marks, and the span that they enclose."""
    before, inside, after = re.split("[⟦⟧]", line)
    return before + inside + after, len(before), len(before) + len(inside)


def lines(name: str) -> Iterator[Any]:
    for expected in load(name):
        for form in expected["forms"]:
            text, *options = form if isinstance(form, list) else [form]
            marks = [pytest.mark.xfail(reason=options[0], strict=True)] if options else []
            yield pytest.param(expected, text, id=f"{name}: {text}", marks=marks)


def the_only(mentions: list[Any], line: str) -> Any:
    text, start, end = marked(line)
    assert [mention.text for mention in mentions] == [text[start:end]]
    (mention,) = mentions
    assert (mention.start, mention.end) == (start, end)
    assert mention.outer_start <= start
    assert mention.outer_end >= end
    assert mention.rule
    return mention


@pytest.mark.parametrize(("expected", "line"), lines("money"))
def test_money(expected: dict[str, Any], line: str) -> None:
    money = the_only(find_money(marked(line)[0]), line)
    assert (money.amount, money.currency) == (Decimal(str(expected["amount"])), expected["currency"])
    assert money.bound == expected.get("bound", "exact")
    assert money.low == (Decimal(str(expected["low"])) if "low" in expected else None)
    quoted = f"{money.quoted.amount} {money.quoted.currency}" if money.quoted else None
    assert quoted == expected.get("quoted")
    assert money.each == expected.get("each", False)


@pytest.mark.parametrize(("expected", "line"), lines("counts"))
def test_counts(expected: dict[str, Any], line: str) -> None:
    count = the_only(find_counts(marked(line)[0]), line)
    assert count.count == expected["count"]
    assert count.bound == expected.get("bound", "exact")
    assert count.low == expected.get("low")
    assert count.each == expected.get("each", False)


@pytest.mark.parametrize(("expected", "line"), lines("percents"))
def test_percents(expected: dict[str, Any], line: str) -> None:
    percent = the_only(find_percents(marked(line)[0]), line)
    assert percent.value == Decimal(str(expected["value"]))
    assert percent.points == expected.get("points", False)
    assert percent.bound == expected.get("bound", "exact")
    assert percent.low == (Decimal(str(expected["low"])) if "low" in expected else None)


@pytest.mark.parametrize(("expected", "line"), lines("shares"))
def test_shares(expected: dict[str, Any], line: str) -> None:
    shares = the_only(find_shares(marked(line)[0]), line)
    assert shares.shares == expected["shares"]
    assert shares.bound == expected.get("bound", "exact")


@pytest.mark.parametrize(("expected", "line"), lines("durations"))
def test_durations(expected: dict[str, Any], line: str) -> None:
    duration = the_only(find_durations(marked(line)[0]), line)
    assert duration.months == expected["months"]
    assert duration.from_now == expected.get("from_now", False)


@pytest.mark.parametrize(("expected", "line"), lines("dates"))
def test_dates(expected: dict[str, Any], line: str) -> None:
    text, start, end = marked(line)
    mentions = find_dates(text, expected.get("published"))
    found = [mention for mention in mentions if (mention.start, mention.end) == (start, end)]
    assert found, f"found {[mention.text for mention in mentions]}"
    assert found[0].date == expected["date"]
    assert found[0].limit == expected.get("limit", "span" if "/" in (expected["date"] or "") else "at")
    if expected.get("alone", True):
        assert len(mentions) == 1


@pytest.mark.parametrize(
    ("dimension", "text"),
    [
        pytest.param(dimension, text, id=f"no {dimension}: {text}")
        for dimension, texts in load("negatives").items()
        for text in texts
    ],
)
def test_negatives(dimension: str, text: str) -> None:
    mentions = find_dates(text, date(2024, 5, 15)) if dimension == "dates" else FINDERS[dimension](text)
    assert [mention.text for mention in mentions] == []


def test_each_reaches_over_its_list_and_no_further() -> None:
    money = find_money("두 회사는 각각 30억원과 50억원을 냈다. 합쳐서 80억원이다.")
    assert [mention.each for mention in money] == [True, True, False]
    percents = find_percents("가람은 지분 30%를, 누리는 20%를 각각 취득한다. 나머지는 50%다.")
    assert [mention.each for mention in percents] == [True, True, False]


def test_amounts_of_a_list_share_the_unit_of_its_last() -> None:
    money = find_money("상금은 100억, 200억, 300억원이고 1·2위만 받는다")
    assert [(mention.text, mention.amount, mention.currency) for mention in money] == [
        ("100억", 10**10, "KRW"),
        ("200억", 2 * 10**10, "KRW"),
        ("300억원", 3 * 10**10, "KRW"),
    ]


def test_a_conversion_is_no_mention_of_its_own_but_an_amount_of_the_same_currency_is() -> None:
    (converted,) = find_money("2000만 달러(약 270억원)를 댔다")
    assert converted.quoted is not None
    assert (converted.quoted.amount, converted.quoted.bound) == (27 * 10**9, "approx")
    assert converted.outer_end == len("2000만 달러(약 270억원)")
    assert len(find_money("450조 원(국내 360조 원) 규모")) == 2


@pytest.mark.parametrize(("name", "smallest"), SMALLEST.items())
def test_corpora_are_large_enough(name: str, smallest: int) -> None:
    assert sum(len(expected["forms"]) for expected in load(name)) >= smallest


def test_negatives_are_many_enough() -> None:
    assert sum(map(len, load("negatives").values())) >= 150

"""Belongs here: stakes read from sentences of which the organisations are given.
Does not: finding organisations, and the scores on labelled articles.
"""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from transforms.facts.draft import Draft, Refusal
from transforms.facts.merge import merge
from transforms.facts.scene import Scene
from transforms.facts.stakes import read_stakes
from transforms.korean import read_quantities
from transforms.organisations.mention import OrganisationMention

CORPUS = yaml.safe_load((Path(__file__).parents[1] / "corpus" / "facts" / "stakes.yaml").read_text(encoding="utf-8"))
_NAMES = re.compile("|".join(sorted(CORPUS["names"], key=len, reverse=True)))
_ROW = re.compile(
    r"(?P<action>\w+) (?P<holder>\S+) → (?P<issuer>\S+)(?: (?P<percent>[\d.]+)%)?(?: (?P<shares>\d+)주)?"
    r"(?: (?P<amount>\d+) (?P<currency>[A-Z]{3}))?(?: (?P<status>[a-z]+))?$"
)


def scene_of(body: str) -> Scene:
    mentions = [
        OrganisationMention(
            start=m.start(),
            end=m.end(),
            outer_end=m.end(),
            text=m.group(),
            organisation_id=m.group(),
            name=m.group(),
            kind="company",
            registered=True,
            rule="given",
        )
        for m in _NAMES.finditer(body)
    ]
    published = date(2024, 5, 2)
    return Scene(body, published, mentions, read_quantities(body, published), {m.name: m for m in mentions})


def read(body: str) -> tuple[list[Draft], list[Refusal]]:
    items = list(read_stakes(scene_of(body)))
    return merge(i for i in items if isinstance(i, Draft)), [i for i in items if isinstance(i, Refusal)]


def expected_row(line: str) -> dict[str, Any]:
    match = _ROW.match(line)
    assert match is not None, f"no row: {line}"
    row = match.groupdict()
    return {
        **row,
        "percent": Decimal(row["percent"]) if row["percent"] else None,
        "shares": int(row["shares"]) if row["shares"] else None,
        "amount": Decimal(row["amount"]) if row["amount"] else None,
    }


def found_row(draft: Draft) -> dict[str, Any]:
    return {
        "action": draft.values["action"],
        "holder": draft.organisations["holder"].name,
        "issuer": draft.organisations["issuer"].name,
        **{column: draft.values.get(column) for column in ("percent", "shares", "amount", "currency")},
        "status": str(draft.status),
    }


def as_lines(rows: list[dict[str, Any]], *, statuses: bool) -> list[str]:
    return sorted(str({k: _plain(v) for k, v in row.items() if statuses or k != "status"}) for row in rows)


def _plain(value: Any) -> Any:
    return value.normalize() if isinstance(value, Decimal) else value


@pytest.mark.parametrize("case", CORPUS["cases"], ids=lambda case: case["text"][:40])
def test_sentence_states_these_stakes(case: dict[str, Any]) -> None:
    drafts, _ = read(case["text"])
    expected = [expected_row(line) for line in case["rows"]]
    found = [found_row(draft) for draft in drafts]
    assert as_lines(found, statuses=False) == as_lines(expected, statuses=False)
    for row in expected:
        if row["status"] is not None:
            assert row in found


def test_candidate_without_issuer_is_refused_with_a_reason() -> None:
    drafts, refusals = read("가온전자는 지분 30%를 인수했다.")
    assert not drafts
    assert [r.reason for r in refusals] == ["no issuer is named"]


def test_candidate_of_a_person_is_refused_with_a_reason() -> None:
    drafts, refusals = read("이 회장은 새길바이오 지분 28%를 보유하고 있다.")
    assert not drafts
    assert any("no named organisation" in r.reason for r in refusals)


def test_every_row_names_its_rule_and_its_sentence() -> None:
    body = "올해는 조용했다. 나래통신은 새길바이오 지분 12.5%를 보유하고 있다."
    drafts, _ = read(body)
    (draft,) = drafts
    assert draft.rule.startswith("stake_hold")
    assert body[draft.start : draft.end] == "나래통신은 새길바이오 지분 12.5%를 보유하고 있다."


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("지난달 기준", "2024-04"),
        ("3월 31일 현재", "2024-03-31"),
        ("현재", None),
        ("2일 기준", None),  # the day of the news
    ],
)
def test_a_holding_has_the_day_for_which_it_is_told(told: str, expected: str | None) -> None:
    drafts, _ = read(f"{told} 가온전자는 나래통신 지분 20.15%를 보유하고 있다.")
    assert [d.dated.date for d in drafts] == [expected]


def test_a_lead_that_says_less_adds_no_row() -> None:
    drafts, _ = read(
        "가온전자가 새길바이오 지분을 인수했다. 가온전자는 새길바이오 지분 30%를 500억원에 인수했다고 2일 밝혔다."
    )
    assert [(d.values["percent"], d.values["amount"]) for d in drafts] == [(Decimal(30), Decimal(50_000_000_000))]


def test_percentages_of_something_else_are_candidates_only() -> None:
    drafts, refusals = read("가온전자는 나래통신 지분 10%를 갖고 있다. 가온전자 주식은 이날 3.2% 내렸다.")
    assert [d.values["percent"] for d in drafts] == [Decimal(10)]
    assert "the percentage is of something else" in {r.reason for r in refusals}


@pytest.mark.parametrize("unit", ["%", "퍼센트", "％"])
def test_signs_of_percent(unit: str) -> None:
    drafts, _ = read(f"나래통신은 새길바이오 지분 12.5{unit}를 보유하고 있다.")
    assert [d.values["percent"] for d in drafts] == [Decimal("12.5")]

"""Belongs here: which headcounts are read from which sentences (corpus/facts/headcounts.yaml), their dates, status.
Does not: finding organisations and numbers of people.
"""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from scene_of import drafts_of, scene_of

from transforms.facts.draft import Refusal
from transforms.facts.headcounts import read_headcounts

_CORPUS: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parents[1] / "corpus/facts/headcounts.yaml").read_text(encoding="utf-8")
)


def _read(text: str, published: date | None = _CORPUS["published"]) -> list[Any]:
    return drafts_of(read_headcounts, text, _CORPUS["organisations"], published)


@pytest.mark.parametrize("case", _CORPUS["cases"], ids=lambda case: case["text"][:40])
def test_sentence_gives_its_headcounts(case: dict[str, Any]) -> None:
    found = [(d.organisations["organisation"].name, d.values["kind"], d.values["count"]) for d in _read(case["text"])]
    assert sorted(found) == sorted(tuple(row) for row in case["rows"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("가온전자는 내년까지 직원 100명을 뽑을 계획이다.", [("planned", "2025", "exact")]),
        ("가온전자는 지난해 직원 100여 명을 뽑았다.", [("completed", "2023", "approx")]),
        ("가온전자는 최대 100명을 감원하는 방안을 검토 중인 것으로 알려졌다.", [("rumoured", None, "at_most")]),
        ("가온전자의 직원은 현재 100명 이상이다.", [("completed", None, "at_least")]),
        ("가온전자는 2026년까지 3년간 300명을 뽑는다.", [("planned", "2024/2026", "exact")]),
        (
            "가온전자의 직원 수는 지난해 말 1144명에서 1368명으로 늘었다.",
            [("completed", "2023", "exact"), ("completed", None, "exact")],
        ),
        (
            "가온전자는 2010년 직원 5명으로 출발해 현재 320명이 일하는 회사로 컸다.",
            [("completed", "2010", "exact"), ("completed", None, "exact")],
        ),
        (
            "가온전자는 올해 300명을 뽑는다. 상반기 100명, 하반기 200명이다.",
            [("planned", "2024", "exact"), ("planned", "2024-H1", "exact"), ("planned", "2024-H2", "exact")],
        ),
    ],
)
def test_headcount_has_status_date_and_bound(text: str, expected: list[tuple[str, str | None, str]]) -> None:
    assert [(str(d.status), d.dated.date, d.values["bound"]) for d in _read(text)] == expected


def test_evidence_is_the_sentence_that_names_the_count() -> None:
    text = "가온전자는 전자회사다. 직원은 25명이다."
    (draft,) = _read(text)
    assert text[draft.start : draft.end] == "직원은 25명이다."


def test_refused_counts_say_why() -> None:
    scene = scene_of("누리통신의 가입자는 1100만 명이다.", _CORPUS["organisations"], None)
    (refusal,) = list(read_headcounts(scene))
    assert isinstance(refusal, Refusal)
    assert refusal.reason == "people who are no staff"

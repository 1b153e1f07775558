"""Belongs here: which investments are read from which sentences (corpus/facts/investments.yaml), their dates.
Does not: finding organisations and amounts.
"""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from scene_of import drafts_of, scene_of

from transforms.facts.draft import Draft, Refusal
from transforms.facts.investments import read_investments

_CORPUS: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parents[1] / "corpus/facts/investments.yaml").read_text(encoding="utf-8")
)


def _read(text: str, published: date | None = _CORPUS["published"]) -> list[Draft]:
    return drafts_of(read_investments, text, _CORPUS["organisations"], published)


def _row(draft: Draft) -> tuple[Any, ...]:
    investee = draft.organisations.get("investee")
    return (
        frozenset(o.name for o, _ in draft.parties),
        investee.name if investee else None,
        draft.values.get("amount"),
        draft.values.get("currency"),
        draft.values["per"],
    )


def _expected(row: list[Any]) -> tuple[Any, ...]:
    investors, investee, amount, currency, *per = row
    return (frozenset(investors), investee, amount and Decimal(amount), currency, per[0] if per else "once")


@pytest.mark.parametrize("case", _CORPUS["cases"], ids=lambda case: case["text"][:40])
def test_text_gives_its_investments(case: dict[str, Any]) -> None:
    assert {_row(d) for d in _read(case["text"])} == {_expected(row) for row in case["rows"]}


@pytest.mark.parametrize(
    ("text", "status", "when"),
    [
        ("가온전자는 내년까지 공장에 100억원을 투자할 계획이다.", "planned", "2025"),
        ("가온전자는 지난해 솔메이트에 100억원을 투자했다.", "completed", "2023"),
        ("가온전자는 솔메이트에 100억원을 투자하는 방안을 검토 중이다.", "rumoured", None),
        ("한빛소재는 6200억원 규모 공장 투자를 철회했다.", "terminated", None),
        ("한빛소재는 지난 2월 증설 설비에 600억원을 투입했다.", "completed", "2024-02"),
    ],
)
def test_investment_has_status_and_date(text: str, status: str, when: str | None) -> None:
    (draft,) = _read(text)
    assert (str(draft.status), draft.dated.date) == (status, when)


def test_the_conversion_beside_an_amount_is_quoted() -> None:
    (draft,) = _read("가온전자는 케스트렐에 3000만달러(약 410억원)를 투자했다.")
    assert (draft.values["amount"], draft.values["currency"]) == (Decimal(30000000), "USD")
    assert (draft.values["quoted_amount"], draft.values["quoted_currency"]) == (Decimal(41000000000), "KRW")


def test_a_lead_without_investors_is_one_fact_with_the_sentence_that_names_them() -> None:
    text = "솔메이트가 120억원을 투자받았다.\n솔메이트는 새길벤처스로부터 120억원을 투자받았다고 3일 밝혔다."
    assert [_row(d)[0] for d in _read(text)] == [frozenset({"새길벤처스"})]


def test_refused_amounts_say_why() -> None:
    scene = scene_of("가온전자는 지난해 매출 4조2천억원을 기록했다.", _CORPUS["organisations"], None)
    (refusal,) = list(read_investments(scene))
    assert isinstance(refusal, Refusal)
    assert refusal.reason == "the amount is of something else"

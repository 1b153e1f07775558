"""Belongs here: which deals are read from which sentences (corpus/facts/deals.yaml), with their status, date and value.
Does not: finding organisations and amounts.
"""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from scene_of import drafts_of, scene_of

from transforms.facts.deals import read_deals
from transforms.facts.draft import Draft, Refusal

_CORPUS: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parents[1] / "corpus/facts/deals.yaml").read_text(encoding="utf-8")
)


def _read(text: str) -> list[Any]:
    return drafts_of(read_deals, text, _CORPUS["organisations"], _CORPUS["published"])


@pytest.mark.parametrize("case", _CORPUS["cases"], ids=lambda case: case["text"][:40])
def test_sentence_gives_its_deals(case: dict[str, Any]) -> None:
    found = [[d.values["deal_type"], *sorted(o.name for o, _ in d.parties)] for d in _read(case["text"])]
    assert sorted(found) == sorted([kind, *sorted(parties)] for kind, *parties in case["rows"])


@pytest.mark.parametrize(
    ("text", "status", "date"),
    [
        ("가온전자는 5월 28일 누리통신과 업무협약을 맺었다.", "completed", "2024-05-28"),
        ("가온전자는 지난 28일 누리통신과 업무협약을 맺었다고 3일 밝혔다.", "completed", "2024-05-28"),
        ("가온전자는 누리통신과 업무협약을 맺었다고 3일 밝혔다.", "completed", None),
        ("가온전자는 내년 상반기 누리통신과 합작법인을 설립할 계획이다.", "planned", "2025-H1"),
        ("가온전자는 다음 달 누리통신을 인수한다.", "planned", "2024-07"),
        ("가온전자가 누리통신 인수를 검토 중인 것으로 알려졌다.", "rumoured", None),
        ("가온전자와 누리통신의 합병은 지난해 9월 무산됐다.", "terminated", "2023-09"),
        ("가온전자와 누리통신이 합작회사 설립 계약을 체결했습니다.", "completed", None),
        ("가온전자와 누리통신은 협력 강화를 논의했다.", "rumoured", None),
        ("가온전자는 누리통신과 업무협약을 체결했다고 밝혔습니다.", "completed", None),
        ("가온전자와 누리통신의 업무협약이 지난달 만료됐다.", "terminated", "2024-05"),
        ("가온전자가 누리통신과 손잡고 시장에 나선다. 두 회사는 지난 5월 업무협약을 맺었다.", "completed", "2024-05"),
    ],
)
def test_deal_has_status_and_date(text: str, status: str, date: str | None) -> None:
    assert [(str(d.status), d.dated.date) for d in _read(text)] == [(status, date)]


def test_value_of_a_deal_may_stand_in_the_next_sentence() -> None:
    (deal,) = _read("가온전자는 누리통신을 인수했다. 인수 금액은 90억달러다.")
    assert (deal.values["amount"], deal.values["currency"]) == (Decimal(9_000_000_000), "USD")


def test_price_of_a_share_is_not_the_value_of_the_deal() -> None:
    (deal,) = _read("가온전자는 주당 3만2000원에 누리통신을 인수했다. 인수 금액은 700억원이다.")
    assert deal.values["amount"] == Decimal(70_000_000_000)


def test_bid_is_a_plan() -> None:
    (deal,) = _read("두레캐피탈이 새움건설 인수를 위한 예비입찰에 뛰어들었다.")
    assert (deal.values["deal_type"], str(deal.status)) == ("acquisition", "planned")


def test_roles_tell_acquirer_target_and_seller() -> None:
    (deal,) = _read("토노상사는 한빛그룹으로부터 한빛소재를 사들였다.")
    assert {o.name: role for o, role in deal.parties} == {
        "토노상사": "acquirer",
        "한빛소재": "target",
        "한빛그룹": "seller",
    }


def test_due_diligence_is_a_plan_to_buy() -> None:
    (deal,) = _read("두레캐피탈은 새움건설 인수를 위한 실사를 진행 중이다.")
    assert (deal.values["deal_type"], str(deal.status)) == ("acquisition", "planned")


def test_who_contracts_to_purchase_is_the_customer() -> None:
    (deal,) = _read("새움건설은 한빛소재와 자재 구매 계약을 맺었다.")
    assert {o.name: role for o, role in deal.parties} == {"새움건설": "customer", "한빛소재": "supplier"}


def test_candidate_that_lacks_a_party_is_refused_with_its_reason() -> None:
    scene = scene_of("가온전자는 업무협약을 체결했다.", _CORPUS["organisations"], _CORPUS["published"])
    assert [r.reason for r in read_deals(scene) if isinstance(r, Refusal)] == ["fewer than two parties"]


def test_unregistered_word_that_begins_the_next_noun_phrase_is_no_partner() -> None:
    scene = scene_of("가온전자는 누리통신과 새별 기술 도입 협약을 체결했다.", ["가온전자", "누리통신", "새별"], None)
    scene.mentions = [replace(m, registered=m.text != "새별") for m in scene.mentions]
    (deal,) = [d for d in read_deals(scene) if isinstance(d, Draft)]
    assert {o.name for o, _ in deal.parties} == {"가온전자", "누리통신"}

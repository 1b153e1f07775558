"""Belongs here: that the capital of a joint company told beside its founding is its founders' investment.
Does not: the reading of joint ventures (test_deals) and of investments (test_investments) themselves.
"""

import pytest
from scene_of import scene_of

from transforms.facts.extract import read_facts

_NAMES = ["가온전자", "누리통신", "다솔바이오", "한터수소"]
_FOUNDED = "가온전자와 누리통신은 합작법인 '한터수소'를 세운다. "


def _invested(text: str) -> list[tuple[list[str], str | None, int]]:
    drafts, _ = read_facts(scene_of(text, _NAMES, None))
    found = [d for d in drafts if d.table == "investments"]
    return [
        (
            [o.name for o, _ in d.parties],
            d.organisations["investee"].name if d.organisations else None,
            int(d.values["amount"]),
        )
        for d in found
    ]


@pytest.mark.parametrize(
    "capital",
    ["자본금은 20억원이다.", "한터수소의 초기 자본금은 20억원이다.", "공장은 내년에 선다. 자본금 20억원은 반씩 낸다."],
)
def test_the_capital_is_what_the_founders_invest(capital: str) -> None:
    assert _invested(_FOUNDED + capital) == [(["가온전자", "누리통신"], "한터수소", 2_000_000_000)]


@pytest.mark.parametrize(
    "text",
    [
        _FOUNDED + "누리통신의 자본금은 20억원이다.",
        _FOUNDED + "공장은 내년에 선다. 사람도 뽑는다. 가게도 연다. 자본금은 20억원이다.",
        "가온전자와 누리통신은 업무협약을 맺었다. 자본금은 20억원이다.",
    ],
)
def test_the_capital_of_another_is_not(text: str) -> None:
    assert _invested(text) == []


def test_what_the_founders_put_in_is_put_into_the_joint_company() -> None:
    told = "가온전자와 누리통신은 합작법인 '한터수소'를 세운다. 두 회사는 30억원씩 출자해 합작법인 공장을 짓는다."
    assert _invested(told) == [(["가온전자"], "한터수소", 3_000_000_000), (["누리통신"], "한터수소", 3_000_000_000)]

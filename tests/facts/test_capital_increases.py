"""Belongs here: which blocks of shares fund the company that issues them, and so are investments too.
Does not: the reading of stakes and investments themselves.
"""

import pytest
from scene_of import scene_of

from transforms.facts.extract import read_facts

_NAMES = ["가온전자", "누리통신", "다솔바이오"]


def _funded(text: str) -> list[tuple[list[str], str, int]]:
    drafts, _ = read_facts(scene_of(text, _NAMES, None))
    return [
        ([o.name for o, _ in d.parties], d.organisations["investee"].name, int(d.values["amount"]))
        for d in drafts
        if d.table == "investments"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "가온전자는 누리통신 주식 29만주를 380억원에 취득한다. 누리통신이 제3자배정 유상증자로 찍는 주식이다.",
        "가온전자는 누리통신 지분 9.8%를 380억원에 인수한다. 신주를 발행하는 방식이다.",
    ],
)
def test_new_shares_are_an_investment_too(text: str) -> None:
    assert _funded(text) == [(["가온전자"], "누리통신", 38_000_000_000)]


@pytest.mark.parametrize(
    "text",
    [
        "가온전자는 누리통신 주식 29만주를 380억원에 취득한다.",
        "가온전자는 누리통신 주식 29만주를 380억원에 장내에서 취득한다. 유상증자는 없다.",
    ],
)
def test_other_shares_are_not(text: str) -> None:
    assert _funded(text) == []

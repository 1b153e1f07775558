"""Belongs here: which stakes give control, and so an acquisition beside them.
Does not: the reading of stakes and deals themselves.
"""

import pytest
from scene_of import scene_of

from transforms.facts.extract import read_facts

_NAMES = ["가온전자", "누리통신", "다솔바이오"]


def _acquisitions(text: str) -> list[list[str]]:
    drafts, _ = read_facts(scene_of(text, _NAMES, None))
    return [[o.name for o, _ in d.parties] for d in drafts if d.table == "deals"]


@pytest.mark.parametrize(
    "text",
    [
        "가온전자는 누리통신 지분 62.5%를 480억원에 취득했다.",
        "가온전자는 누리통신 주식 100%를 취득했다.",
        "가온전자는 누리통신 지분 30%를 취득해 경영권을 손에 넣었다.",
    ],
)
def test_stake_that_gives_control_is_an_acquisition_too(text: str) -> None:
    assert _acquisitions(text) == [["가온전자", "누리통신"]]


@pytest.mark.parametrize(
    "text",
    [
        "가온전자는 누리통신 지분 12%를 취득했다.",
        "가온전자는 누리통신 지분 62.5%를 보유하고 있다.",
        "가온전자는 합작사 누리통신 지분 51%를 취득했다.",
    ],
)
def test_other_stakes_are_not(text: str) -> None:
    assert _acquisitions(text) == []


def test_acquisition_that_the_text_tells_is_not_told_again() -> None:
    assert len(_acquisitions("가온전자는 누리통신을 인수했다. 가온전자는 누리통신 지분 70%를 취득했다.")) == 1

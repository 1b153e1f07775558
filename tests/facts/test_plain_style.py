"""Belongs here: that polite and long endings, and a dateline before the text, change no fact.
Does not: what endings say (test_modality).
"""

import re

import pytest
from corpora import READERS, changed_facts

from transforms.facts.plain_style import CUT, in_plain_style

_POLITE = {
    "한다": "합니다", "된다": "됩니다", "인다": "입니다", "이다": "입니다", "운다": "웁니다", "선다": "섭니다",
    "낸다": "냅니다", "린다": "립니다", "긴다": "깁니다", "는다": "습니다", "없다": "없습니다",
}  # fmt: skip
_PLAIN_END = re.compile(r"([가-힣])다(?=\.)")


def _politely(text: str) -> str:
    def polite(ending: re.Match[str]) -> str:
        tensed = (ord(ending.group(1)) - ord("가")) % 28 == 20
        return f"{ending.group(1)}습니다" if tensed else _POLITE.get(ending.group(), ending.group())

    return _PLAIN_END.sub(polite, text)


_TELLINGS = {
    "polite": _politely,
    "long": lambda text: re.sub(r"했(?=[다고으])", "하였", text).replace("됐다", "되었다"),
    "dateline": lambda text: f"(서울=누리통신) 김가온 기자 = {text}",
    "signed": lambda text: f"[누리경제 김가온 기자] {text}",
}


@pytest.mark.parametrize("telling", _TELLINGS)
@pytest.mark.parametrize("table", READERS)
def test_facts_told_otherwise_stay_the_same(table: str, telling: str) -> None:
    assert changed_facts(table, _TELLINGS[telling]) == []


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("협약을 체결했습니다.", "협약을 체결했다."),
        ("내년에 세울 예정입니다.", "내년에 세울 예정이다."),
        ("지분을 사들입니다.", "지분을 사들인다."),
        ("인력을 줄입니다.", "인력을 줄인다."),
        ("경쟁사는 대기업들입니다.", "경쟁사는 대기업들이다."),
        ("사실이 아닙니다.", "사실이 아니다."),
        ("투자를 받습니다.", "투자를 받는다."),
        ("곳이 많습니다.", "곳이 많다."),
        ("투자가 필요합니다.", "투자가 필요하다."),
        ("대표를 비롯하여 모두가 참석하였으며", "대표를 비롯해 모두가 참석했으며"),
        ("자회사로 편입되었다.", "자회사로 편입됐다."),
        ("어머니다운 기업", "어머니다운 기업"),
        ("그들로 하여금", "그들로 하여금"),
    ],
)
def test_plain_style_keeps_the_length(written: str, plain: str) -> None:
    told = in_plain_style(written)
    assert len(told) == len(written)
    assert told.replace(CUT, "") == plain


def test_odd_blanks_and_dots_are_plain_ones() -> None:
    assert in_plain_style("가온ㆍ나래‧다온\u00a0300억원\u3000투자") == "가온·나래·다온 300억원 투자"

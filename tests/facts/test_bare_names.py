"""Belongs here: that legal forms, quotation marks and brackets around names change no fact, and offsets as written.
Does not: finding the names themselves.
"""

import re

import pytest
from corpora import READERS, changed_facts, corpus_of
from scene_of import mentions_of

from transforms.facts.bare_names import with_bare_names
from transforms.facts.extract import read_article

_DECORATIONS = {"㈜": ("㈜", ""), "(주)": ("", "(주)"), "주식회사": ("주식회사 ", ""), "quotes": ("‘", "’")}
_CLINGS = "‘’“”'\"(㈜A-Za-z"


@pytest.mark.parametrize("decoration", _DECORATIONS)
@pytest.mark.parametrize("table", READERS)
def test_decorated_names_give_the_same_facts(table: str, decoration: str) -> None:
    before, behind = _DECORATIONS[decoration]
    alternatives = "|".join(sorted(map(re.escape, corpus_of(table)["organisations"]), key=len, reverse=True))
    bare_name = re.compile(rf"(?<![가-힣0-9{_CLINGS}])(?:{alternatives})(?![{_CLINGS}])")
    assert changed_facts(table, lambda text: bare_name.sub(lambda name: f"{before}{name.group()}{behind}", text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "㈜삼성전자는 주식회사 카카오와 업무협약을 맺었다.",
        "삼성전자㈜는 ‘카카오’와 업무협약을 맺었다.",
        "삼성전자는 카카오와 업무협약을 체결하였습니다. 두 회사는 ‘네이버’와도 손을 잡습니다.",
        "삼성전자(주)는 카카오 주식회사와 업무협약을 맺었다. 두 회사는 ㈜네이버와도 손잡는다.",
    ],
)
def test_offsets_are_those_of_the_text_as_written(text: str) -> None:
    drafts, _ = read_article(text, None)
    assert drafts
    for draft in drafts:
        assert text[draft.start : draft.end] in re.split(r"(?<=\.) ", text)
        assert [text[m.start : m.end] for m, _ in draft.parties] == [m.text for m, _ in draft.parties]
    assert {m.text for m, _ in drafts[0].parties} == {"삼성전자", "카카오"}


def test_quotation_marks_that_name_a_new_body_stay() -> None:
    text = "가온전자는 합작사 ‘나래통신’을 세운다."
    assert with_bare_names(text, mentions_of(text, ["가온전자", "나래통신"])).text == text


def test_text_without_decorated_names_is_left_as_it_is() -> None:
    text = "가온전자는 주식회사 제도를 설명했다."
    assert with_bare_names(text, mentions_of(text, ["가온전자"])).text == text

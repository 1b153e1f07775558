"""Belongs here: how names stand together in phrases, and which case a phrase bears.
Does not: finding names, and what a phrase does for a predicate.
"""

import pytest
from scene_of import scene_of

from transforms.facts.phrases import Case

_NAMES = ["가온전자", "누리통신", "다솔바이오", "한빛그룹", "한빛소재", "온결대"]


def _phrases(text: str) -> list[tuple[list[str], Case]]:
    sentence = scene_of(text, _NAMES, None).sentences[0]
    return [([m.text for m in p.members], p.case) for p in sentence.phrases]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("가온전자는 누리통신과 손잡았다.", [(["가온전자"], Case.TOPIC), (["누리통신"], Case.WITH)]),
        ("가온전자와 누리통신이 손잡았다.", [(["가온전자", "누리통신"], Case.SUBJECT)]),
        ("가온전자·누리통신은 손잡았다.", [(["가온전자", "누리통신"], Case.TOPIC)]),
        ("가온전자와 미국 통신사 누리통신이 손잡았다.", [(["가온전자", "누리통신"], Case.SUBJECT)]),
        ("가온전자, 누리통신 등 3개 기업은 손잡았다.", [(["가온전자", "누리통신"], Case.TOPIC)]),
        (
            "가온전자는 한빛그룹 계열사인 한빛소재를 인수했다.",
            [(["가온전자"], Case.TOPIC), (["한빛소재"], Case.OBJECT)],
        ),
        ("가온전자의 경우 누리통신에 투자했다.", [(["가온전자"], Case.TOPIC), (["누리통신"], Case.TO)]),
        ("가온전자에 따르면 누리통신은 성장했다.", [(["가온전자"], Case.ASIDE), (["누리통신"], Case.TOPIC)]),
        ("온결대 산학협력단과 가온전자가 협약을 맺었다.", [(["온결대", "가온전자"], Case.SUBJECT)]),
        ("가온전자로부터 사들였다.", [(["가온전자"], Case.FROM)]),
        ("가온전자 측은 말을 아꼈다.", [(["가온전자"], Case.TOPIC)]),
        ("가온전자사가 감원했다.", [(["가온전자"], Case.SUBJECT)]),
        ("가온전자 출신 5명이 누리통신을 세웠다.", [(["가온전자"], Case.ASIDE), (["누리통신"], Case.OBJECT)]),
        ("가온전자 역시 감원했다.", [(["가온전자"], Case.TOPIC)]),
        ("누리통신이 ‘다솔바이오㈜’로부터 받았다.", [(["누리통신"], Case.SUBJECT), (["다솔바이오"], Case.FROM)]),
        ("‘가온전자’와 캐나다 통신사 ‘누리통신’이 손잡았다.", [(["가온전자", "누리통신"], Case.SUBJECT)]),
        ("가온전자는 누리통신을 통해 들어왔다.", [(["가온전자"], Case.TOPIC), (["누리통신"], Case.ASIDE)]),
        ("온결대 의생명연구원과 협약을 맺었다.", [(["온결대"], Case.WITH)]),
    ],
)
def test_names_form_phrases_with_a_case(text: str, expected: list[tuple[list[str], Case]]) -> None:
    assert _phrases(text) == expected


def test_alternating_conjunctions_and_commas_make_pairs() -> None:
    (phrase,) = scene_of("가온전자와 누리통신, 한빛그룹과 온결대가 제휴했다.", _NAMES, None).sentences[0].phrases
    assert [[m.text for m in pair] for pair in phrase.pairs] == [["가온전자", "누리통신"], ["한빛그룹", "온결대"]]


def test_an_officer_speaks_for_the_organisation_but_is_marked() -> None:
    (phrase,) = scene_of("가온전자 대표는 말했다.", _NAMES, None).sentences[0].phrases
    assert phrase.speaker


def test_head_noun_and_its_case_follow_a_bare_name() -> None:
    (phrase,) = scene_of("가온전자 지분을 샀다.", _NAMES, None).sentences[0].phrases
    assert (phrase.head, phrase.head_case) == ("지분", Case.OBJECT)

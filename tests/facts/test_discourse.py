"""Belongs here: sentences, who is spoken of across them, group references and dates that go on.
Does not: the rules of a table.
"""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scene_of import scene_of

from transforms.facts.dating import date_of
from transforms.facts.focus import Focus
from transforms.facts.groups import size_of
from transforms.facts.sentences import split_sentences

_NAMES = ["가온전자", "누리통신", "다솔바이오", "한빛그룹", "온결대"]


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("가온은 웃었다. 누리는 울었다.", 2),
        ("가온은 “좋다. 아주 좋다.”고 말했다. 누리는 울었다.", 2),
        ("지분은 7.5%다. 값은 1.2조원이다.", 2),
        ("첫째 줄이다.\n\n둘째 줄이다.", 2),
        ("가온은 웃었다.18일 누리는 1.5조원을 벌었다.[사진=가온]가온이 울었다.", 3),
        ("AI 협력 본격화\n가온은 웃었다.", 2),
    ],
)
def test_body_splits_into_sentences(body: str, count: int) -> None:
    assert len(split_sentences(body)) == count


@given(st.text(alphabet=st.sampled_from("가나다 .?!”“\n다요1%"), max_size=80))
def test_sentences_cut_the_body_in_order_without_overlap(body: str) -> None:
    sentences = split_sentences(body)
    assert all(body[s.start : s.end].strip() == body[s.start : s.end] != "" for s in sentences)
    assert all(a.end <= b.start for a, b in pairwise(sentences))


def test_line_without_predicate_is_a_heading() -> None:
    assert [s.heading for s in split_sentences("■ 국내 기업도 손잡기\n가온이 누리와 손잡았다.")] == [True, False]


@pytest.mark.parametrize(
    ("reference", "size"), [("3사", 3), ("양사", 2), ("두 회사", 2), ("세 기관", 3), ("이들 기업", None)]
)
def test_reference_tells_how_many_it_stands_for(reference: str, size: int | None) -> None:
    assert size_of(reference) == size


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("가온전자와 누리통신이 손잡았다. 양사는 함께 나선다.", ["가온전자", "누리통신"]),
        ("가온전자는 누리통신과 손잡았다. 두 회사는 함께 나선다.", ["가온전자", "누리통신"]),
        ("가온전자, 누리통신, 온결대가 만났다. 3사는 함께 나선다.", ["가온전자", "누리통신", "온결대"]),
        (
            "가온전자와 누리통신이 손잡았다. 가온전자와 온결대는 이웃이다. 양사는 함께 나선다.",
            ["가온전자", "누리통신"],
        ),
    ],
)
def test_reference_stands_for_those_last_told_of_together(text: str, members: list[str]) -> None:
    scene = scene_of(text, _NAMES, None)
    reference = next(m for m in scene.mentions if m.rule.startswith("reference"))
    assert [m.name for m in scene.members_of(reference)] == members


def test_subject_is_carried_over_sentences_without_one() -> None:
    scene = scene_of("가온전자는 성장했다. 지난해 공장을 지었다.", _NAMES, None)
    carried = scene.carried_subject(scene.sentences[1])
    assert carried is not None and carried.members[0].name == "가온전자"


@pytest.mark.parametrize(
    "dateline", ["(서울=누리통신) 홍길동 기자 = ", "누리통신 홍길동 기자 = ", "홍길동 누리통신 기자= "]
)
def test_dateline_takes_its_agency_out_of_the_sentence(dateline: str) -> None:
    scene = scene_of(f"{dateline}가온전자는 성장했다.", _NAMES, None)
    assert [p.members[0].text for p in scene.sentences[0].phrases] == ["가온전자"]


@pytest.mark.parametrize(
    ("text", "index", "expected"),
    [
        ("가온전자는 5월 3일 누리통신을 인수했다.", 0, "2024-05-03"),
        ("가온전자는 누리통신을 인수했다고 3일 밝혔다.", 0, None),
        ("가온전자는 5월 3일 나섰다. 이에 따라 누리통신을 인수했다.", 1, "2024-05-03"),
        ("가온전자는 향후 3년간 누리통신을 인수한다.", 0, "2024/2026"),
        ("가온전자는 2026년까지 누리통신을 인수한다.", 0, "2026"),
    ],
)
def test_statement_is_dated_by_its_clause(text: str, index: int, expected: str | None) -> None:
    scene = scene_of(text, _NAMES, date(2024, 6, 3))
    sentence = scene.sentences[index]
    predicate = next(p for p in sentence.predicates if p.lemma == "인수하")
    assert date_of(scene, scene.statement(sentence, predicate)).date == expected


def test_company_stands_for_no_town() -> None:
    scene = scene_of("가람시와 가온전자는 협약을 맺었다. 회사는 웃었다.", ["가람시", "가온전자"], None)
    scene.mentions[0].kind = "local_government"
    assert [m.name for m in Focus(scene).company(scene.sentences[1])] == ["가온전자"]

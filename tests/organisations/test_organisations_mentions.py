"""Belongs here: organisation mentions in running text: offsets, particles, brackets, lists, short forms, evidence.
Does not: the registry table (test_organisations_registry), group references (test_organisations_references).
"""

from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.organisations import OrganisationMention, find_organisations

CORPUS = Path(__file__).parents[1] / "corpus"


def read_corpus(path: Path) -> list[tuple[str, set[tuple[int, int]]]]:
    """(sentence, spans) of a file in which ⟦ ⟧ enclose each mention."""
    sentences = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        text, spans = "", set()
        for part in line.split("⟦"):
            name, closed, rest = part.partition("⟧")
            if closed:
                spans.add((len(text), len(text) + len(name)))
            text += name + rest
        sentences.append((text, spans))
    return sentences


def named(text: str) -> list[OrganisationMention]:
    return [m for m in find_organisations(text) if not m.rule.startswith("reference")]


def texts(text: str) -> list[str]:
    return [m.text for m in named(text)]


def test_span_f1_on_the_corpus_is_above_its_floor() -> None:
    floors = yaml.safe_load((CORPUS / "organisations_floors.yaml").read_text(encoding="utf-8"))
    sentences = read_corpus(CORPUS / "organisations.txt")
    assert len(sentences) >= floors["sentences"]
    right = wrong = missed = 0
    for text, gold in sentences:
        found = {(m.start, m.end) for m in named(text)}
        right, wrong, missed = right + len(found & gold), wrong + len(found - gold), missed + len(gold - found)
    assert 2 * right / (2 * right + wrong + missed) >= floors["span_f1"]


@pytest.mark.parametrize(("text", "gold"), [s for s in read_corpus(CORPUS / "organisations.txt") if not s[1]])
def test_no_organisation_in_the_negative_sentences(text: str, gold: set[tuple[int, int]]) -> None:
    assert {(m.start, m.end) for m in named(text)} == gold


PIECES = st.sampled_from(
    [
        "삼성전자",
        "카카오는",
        "네이버·라인이",
        "라온텔레콤(이하_라온)",
        "3사",
        "양사는",
        "두_회사",
        "_",
        ",_",
        "와_",
        "을_인수했다._",
        "(005930)",
        "대상으로",
        "㈜",
        "‘나들온’",
        "AI",
        "대표_",
        "스타트업_",
        "LGU+",
        "😀",
        "자회사_",
        "지분을_",
        "과_업무협약을_맺었다.",
    ]
).map(lambda piece: piece.replace("_", " "))


@settings(deadline=None)
@given(st.lists(PIECES, max_size=14).map("".join))
def test_mentions_point_at_their_characters_and_do_not_overlap(text: str) -> None:
    mentions = find_organisations(text)
    for mention in mentions:
        assert text[mention.start : mention.end] == mention.text
        assert mention.start < mention.end <= mention.outer_end <= len(text)
    assert all(a.end <= b.start for a, b in pairwise(mentions))


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_read_without_error(text: str) -> None:
    for mention in find_organisations(text):
        assert text[mention.start : mention.end] == mention.text


PARTICLES = "와 는 의 에 가 도 에서 에게 로부터 까지 마저 처럼 보다는 에서도 였다 라는 측은"


@pytest.mark.parametrize("particle", PARTICLES.split())
def test_particles_are_cut_off(particle: str) -> None:
    assert texts(f"어제 카카오{particle} 그랬다.") == ["카카오"]


@pytest.mark.parametrize(
    "word", ["대상으로", "레이저", "동서양", "나노미터", "하나씩", "카카오톡", "라인업", "삼성동", "기아자로", "현대인"]
)  # fmt: skip
def test_a_name_inside_a_word_is_none(word: str) -> None:
    assert texts(f"어제 {word} 보았다.") == []


@pytest.mark.parametrize(
    ("text", "name", "outer"),
    [
        ("엘지유플러스(LGU+)는", "엘지유플러스", "엘지유플러스(LGU+)"),
        ("삼성전자(005930)가", "삼성전자", "삼성전자(005930)"),
        ("제록스리서치센터유럽(XRCE)을", "제록스리서치센터유럽", "제록스리서치센터유럽(XRCE)"),
    ],
)
def test_brackets_are_bound_to_the_name_before(text: str, name: str, outer: str) -> None:
    (mention,) = named(text)
    assert (mention.text, text[mention.start : mention.outer_end]) == (name, outer)


def test_lists_are_split() -> None:
    assert texts("네이버·카카오·라온빛텔레콤과 두나무, 야놀자 등 5곳이 모였다.") == [
        "네이버", "카카오", "라온빛텔레콤", "두나무", "야놀자",
    ]  # fmt: skip


def test_a_name_with_a_dot_inside_stays_whole() -> None:
    assert texts("소니·혼다 모빌리티는 새 차를 공개했다.") == ["소니·혼다 모빌리티"]


def test_short_forms_share_the_id_of_the_full_name() -> None:
    found = named(
        "라온길텔레콤(이하 라온길)이 상장한다. 라온길은 지난해 흑자를 냈다. 두레빛중공업과 두레빛중은 다르지 않다."
    )
    ids = {m.text: m.organisation_id for m in found}
    assert ids["라온길"] == ids["라온길텔레콤"]
    assert ids["두레빛중"] == ids["두레빛중공업"]
    assert [m.rule for m in found if m.text == "라온길"] == ["short_form"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("가온전자는 90억원을 투자하고 폴라인은 40억원을 투입할 계획이다.", "폴라인"),
        ("가온전자는 90명을 고용하며, 폴라인은 40명을 고용한다.", "폴라인"),
        ("코스닥 상장사 모다린은 5일 새 공장을 짓는다고 했다.", "모다린"),
    ],
)
def test_a_topic_behind_a_connective_and_a_listed_firm_are_names(text: str, name: str) -> None:
    assert name in texts(text)


@pytest.mark.parametrize(
    "text",
    [
        "가온전자는 공장을 짓고 협력사는 20억원을 투입한다.",
        "가온전자는 매출이 늘었고 영업이익은 30억원을 기록했다.",
        "코스닥 상장사 대부분은 적자를 냈고 평균은 3억원이다.",
    ],
)
def test_ordinary_topics_behind_a_connective_are_no_names(text: str) -> None:
    assert set(texts(text)) <= {"가온전자"}


def test_a_name_that_is_accepted_once_is_found_wherever_it_stands() -> None:
    found = named("스타트업 모다라가 투자를 받았다. 시장에서는 모다라를 눈여겨본다.")
    assert [(m.text, m.organisation_id) for m in found] == [("모다라", "unregistered:모다라")] * 2
    assert [m.registered for m in found] == [False, False]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("대상(001680)이 올랐다.", "context_bracket"),
        ("㈜대상은 김치를 판다.", "context_legal_form"),
        ("농심과 대상이 값을 올렸다.", "context_list"),
        ("대상은 26일 전북 공장을 증설한다고 공시했다.", "context_subject"),
        ("자회사 대상과 합친다.", "context_introduced"),
    ],
)
def test_a_common_word_needs_context_and_the_rule_tells_which(text: str, rule: str) -> None:
    assert [m.rule for m in named(text) if m.text == "대상"] == [rule]


@pytest.mark.parametrize(
    "text", ["조사 대상은 세 곳이다.", "대상이 넓어졌다.", "지원 대상과 규모를 정했다.", "중소기업 대상 설명회를 연다."]
)
def test_a_common_word_without_context_is_no_organisation(text: str) -> None:
    assert "대상" not in texts(text)


def test_an_unregistered_name_in_a_ticker_bracket_is_the_listed_company() -> None:
    (mention,) = named("삼성일렉트로닉스(005930)가 올랐다.")
    assert (mention.organisation_id, mention.registered) == ("krx:005930", True)

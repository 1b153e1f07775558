"""Belongs here: the written forms of predicates, how they are found and which ending they bear.
Does not: what they mean for a table.
"""

import pytest

from transforms.facts.conjugation import surface_prefixes
from transforms.facts.predicates import Ending, Form, find_predicates, lexicon


@pytest.mark.parametrize(
    ("stem", "forms"),
    [
        ("인수하", ["인수한", "인수할", "인수했", "인수해", "인수키로", "인수,"]),
        ("사들이", ["사들인", "사들일", "사들여", "사들였"]),
        ("나누", ["나눈", "나눠", "나눴"]),
        ("붓", ["부어", "부었", "부은"]),
        ("만들", ["만든", "만드는"]),
        ("모으", ["모아", "모았", "모은"]),
        ("=샀다", ["샀다"]),
    ],
)
def test_stem_takes_its_written_forms(stem: str, forms: list[str]) -> None:
    assert set(forms) <= set(surface_prefixes(stem))


@pytest.mark.parametrize(
    ("text", "lemma", "ending", "past"),
    [
        ("가온이 누리를 인수했다.", "인수하", Ending.FINAL, True),
        ("가온이 누리를 인수한다.", "인수하", Ending.FINAL, False),
        ("누리를 인수한 가온은", "인수하", Ending.ADNOMINAL, False),
        ("누리를 인수하며 몸집을 키웠다.", "인수하", Ending.CONNECTIVE, False),
        ("누리를 인수하기로 했다.", "인수하", Ending.NOMINAL, False),
        ("누리를 인수, 시장에 나섰다.", "인수하", Ending.CONNECTIVE, False),
        ("지분을 보유하고 있다.", "보유하", Ending.CONNECTIVE, False),
    ],
)
def test_predicate_is_found_with_its_ending(text: str, lemma: str, ending: Ending, past: bool) -> None:
    found = [p for p in find_predicates(text) if p.lemma == lemma]
    assert [(p.form, p.ending, p.past) for p in found] == [(Form.VERB, ending, past)]


@pytest.mark.parametrize("text", ["대상으로 조사했다", "삼성사옥에서", "여행자보험을 팔", "한빛컨소시엄과"])
def test_parts_of_other_words_are_no_predicates(text: str) -> None:
    assert not [p for p in find_predicates(text) if p.has("acquisition", "consortium", "hold")]


def test_longest_reading_of_the_same_characters_wins() -> None:
    assert [p.lemma for p in find_predicates("업무협약을") if p.form is Form.NOUN] == ["업무협약"]


def test_every_noun_sense_names_carriers_that_exist() -> None:
    carriers = set(lexicon("carriers"))
    for table in ("deals", "stakes", "headcounts", "investments"):
        for sense, spec in lexicon(table).items():
            assert spec.get("carried_by", "none") in carriers | {"none"}, sense

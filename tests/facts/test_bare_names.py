"""Belongs here: that legal forms, quotation marks and brackets around names change no fact, and offsets as written.
Does not: finding the names themselves.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from scene_of import mentions_of, scene_with

from transforms.facts.bare_names import with_bare_names
from transforms.facts.deals import read_deals
from transforms.facts.draft import Draft
from transforms.facts.extract import read_article
from transforms.facts.headcounts import read_headcounts
from transforms.facts.investments import read_investments
from transforms.facts.merge import merge
from transforms.facts.scene import Scene
from transforms.facts.stakes import read_stakes

_READERS: dict[str, Callable[[Scene], Iterable[Any]]] = {
    "deals": read_deals,
    "stakes": read_stakes,
    "headcounts": read_headcounts,
    "investments": read_investments,
}
_DECORATIONS = {"㈜": ("㈜", ""), "(주)": ("", "(주)"), "주식회사": ("주식회사 ", ""), "quotes": ("‘", "’")}
_COMPARED = ("deal_type", "action", "kind", "percent", "shares", "count", "amount", "currency")
_CLINGS = "‘’“”'\"(㈜A-Za-z"


def _facts(reader: Callable[[Scene], Iterable[Any]], text: str, names: list[str], published: date | None) -> list[str]:
    bare = with_bare_names(text, mentions_of(text, names))
    scene = scene_with(bare.text, bare.mentions, published)
    drafts = merge(item for item in reader(scene) if isinstance(item, Draft))
    return sorted(
        str(
            (
                draft.status,
                draft.dated.date,
                {role: o.name for role, o in draft.organisations.items()},
                sorted((o.name, role) for o, role in draft.parties),
                {key: draft.values.get(key) for key in _COMPARED},
            )
        )
        for draft in drafts
    )


@pytest.mark.parametrize("decoration", _DECORATIONS)
@pytest.mark.parametrize("table", _READERS)
def test_decorated_names_give_the_same_facts(table: str, decoration: str) -> None:
    corpus = yaml.safe_load((Path(__file__).parents[1] / f"corpus/facts/{table}.yaml").read_text(encoding="utf-8"))
    names = corpus.get("organisations") or corpus["names"]
    published = corpus.get("published")
    before, behind = _DECORATIONS[decoration]
    alternatives = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    bare_name = re.compile(rf"(?<![가-힣0-9{_CLINGS}])(?:{alternatives})(?![{_CLINGS}])")
    changed = []
    for case in corpus["cases"]:
        decorated = bare_name.sub(lambda name: f"{before}{name.group()}{behind}", case["text"])
        plain, found = (_facts(_READERS[table], text, names, published) for text in (case["text"], decorated))
        if plain != found:
            changed.append((decorated, plain, found))
    assert changed == []


@pytest.mark.parametrize(
    "text",
    [
        "㈜삼성전자는 주식회사 카카오와 업무협약을 맺었다.",
        "삼성전자㈜는 ‘카카오’와 업무협약을 맺었다.",
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
    assert with_bare_names(text, mentions_of(text, ["가온전자"])).text is text

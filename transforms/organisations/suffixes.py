"""Belongs here: names in no table, told by their endings (전자, 은행, 연구원).
Does not: names told by what stands around them (context), and names in the table (registry).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import ahocorasick

from transforms.organisations.context_words import announcers
from transforms.organisations.edges import left_edge, particle_end, right_edge
from transforms.organisations.institutions import owner_start, region_start
from transforms.organisations.lexicon import (
    is_no_name,
    is_noun,
    is_ordinary,
    is_place,
    is_verb_form,
    is_word,
    looks_like_verb,
)
from transforms.organisations.registry import DATA
from transforms.packaged import read_yaml

_WORD_BEFORE = re.compile(r"[가-힣A-Za-z0-9&+][가-힣A-Za-z0-9&+\-]*$")
# A hyphen joins two names (한빛전자-두레통신), but belongs to one after a letter or two (L-H, X-에너지).
_HYPHENATED = re.compile(r"^(?:.*[가-힣]|.*[A-Za-z0-9]{3,})-")
_WORD_AND_SPACE = re.compile(r"(?P<word>[가-힣A-Za-z0-9][가-힣A-Za-z0-9&\-]{0,14}) $")
_OFFICES = frozenset({"시청", "도청", "군청", "구청"})
_NATIONAL = ("한국", "대한", "국립", "전국", "국제", "한미", "한중", "한일", "아시아", "세계", "재외", "미국", "유럽")
_OF_A_TRADE = re.compile(r"(?:의)? (?:생태계|육성|발전|경쟁력|활성화|분야|진흥|기반|성장|전반|시장)")
_SPELLED = re.compile(r"\(\s?([A-Z][A-Za-z&.-]*(?: [A-Z][A-Za-z&.-]*)*)(?:,? (?:Inc|Ltd|LLC|Co|Corp)[^()]{0,12})?\)")
_OF_A_KIND = re.compile(r"..[화형용식]$")
# 보조서비스 누벨메드: what is announced so is a product, unless more is said of it.
_PRODUCT_BEFORE = re.compile(r"(?:앱|어플|서비스|솔루션|브랜드|제품|신약|치료제|프로그램|신작) [‘'“\"]?$")
_NAME_LIKE_PARTICLES = frozenset("이가나라자도로고다만")
_PLACE_LENGTHS = (5, 4, 3, 2)


@dataclass(slots=True)
class Suffixed:
    """A word, or words, with an organisation's ending: `text[start:end]`; `sure` if the form alone tells."""

    start: int
    end: int
    kind: str
    ending: str
    sure: bool


@dataclass(frozen=True, slots=True)
class _Ending:
    text: str
    kind: str
    certainty: str
    alone: bool
    regional: bool


@cache
def generic_words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Stems that make no name with an ending, whole words that are none, and what describes an institution."""
    content = read_yaml(DATA / "generic_words.yaml")
    return frozenset(content["stems"]), frozenset(content["words"]), frozenset(content["descriptions"])


@cache
def _endings() -> Any:
    automaton = ahocorasick.Automaton()
    for section in read_yaml(DATA / "suffixes.yaml"):
        for text in section["endings"]:
            ending = _Ending(
                text,
                section["kind"],
                section["certainty"],
                text in section.get("apart", ()) or bool(section.get("alone")),
                text in section.get("regional", ()),
            )
            automaton.add_word(text, ending)
    automaton.make_automaton()
    return automaton


@cache
def endings() -> frozenset[str]:
    """All endings, the weak ones left out."""
    return frozenset(text for text, ending in _endings().items() if ending.certainty != "weak")


def suffixed_words(text: str) -> Iterator[Suffixed]:
    """Words of `text` that end like an organisation; those whose form does not suffice come with `sure` false."""
    for last, ending in _endings().iter(text):
        end = last + 1
        if right_edge(text, end) is None:
            continue
        before = _WORD_BEFORE.search(text, max(text.rfind(" ", 0, end) + 1, end - 30), end)
        if before is None:
            continue
        word = before.group()
        if "-" in word:
            word = _HYPHENATED.sub("", word)
        stem = word[: len(word) - len(ending.text)]
        start = end - len(word)
        region = region_start(text, start, stem, generic_words()[2]) if ending.regional else None
        if region is not None:
            yield Suffixed(region, end, ending.kind, ending.text, True)
        elif not stem:
            if ending.alone:
                yield from _with_words_before(text, start, end, ending)
        else:
            found = None if _is_no_organisation(text, end, ending) else _judge(word, stem, ending)
            if found is not None:
                sure = found and not _PRODUCT_BEFORE.search(text, max(0, start - 8), start)
                start = owner_start(text, start, ending.text, ending.kind)
                yield Suffixed(start, end, ending.kind, ending.text, sure)


def _is_no_organisation(text: str, end: int, ending: _Ending) -> bool:
    """도청에서 협약식을 열다: the office is where it happens. 융합산업 생태계: the trade, not a firm of it."""
    if ending.text in _OFFICES:
        return text.startswith("에서", end)
    return ending.text == "산업" and _OF_A_TRADE.match(text, end) is not None


def _judge(word: str, stem: str, ending: _Ending) -> bool | None:
    """True if the word is a name by its form, False if it may be one, None if it is none."""
    stems, words, _ = generic_words()
    if stem in stems or word in words or word.startswith("종합"):
        return None
    if stem[0].isdigit() or ("-" in word and not word[0].isascii()):
        return None
    if len(stem) == 1 and not (ending.certainty == "proper" and len(ending.text) >= 4):
        return False if len(word) >= 3 and stem.isalpha() and ending.certainty != "weak" else None
    ordinary = is_ordinary(stem)
    if ending.certainty == "weak":
        return None if ordinary or is_ordinary(word) or len(word) < 3 else False
    if ending.certainty == "proper":
        return ending.text != "그룹" or not is_noun(stem)
    if not ordinary:
        if is_ordinary(word) or (ending.text == "시스템" and _OF_A_KIND.search(stem)):
            return None
        return len(ending.text) > 1 and ending.certainty != "thing"
    if is_ordinary(word) and len(ending.text) <= 2 and ending.certainty == "likely":
        return None
    return ending.certainty == "institution" and _starts_with_place(stem)


def _starts_with_place(stem: str) -> bool:
    if stem.startswith(_NATIONAL):
        return len(stem) > 2
    return any(is_place(stem[:size]) or is_place(stem[:size].rstrip("시도군구")) for size in _PLACE_LENGTHS)


def _with_words_before(text: str, start: int, end: int, ending: _Ending) -> Iterator[Suffixed]:
    """노스할로 캐피털, 토노미카 상사: the unknown words directly before an ending that stands alone."""
    begin = owner_start(text, start, ending.text, ending.kind)
    if begin < start:
        yield Suffixed(begin, end, ending.kind, ending.text, True)
        return
    spelled = _words_spelled(text, end) if ending.certainty == "proper" else 0
    for count in range(3):
        match = _WORD_AND_SPACE.search(text, max(0, begin - 17), begin)
        if match is None or not left_edge(text, match.start("word")):
            break
        word = match["word"]
        verb = is_verb_form(word) or (ending.certainty != "proper" and looks_like_verb(word))
        is_spelled = count < spelled - 1 and not (verb or is_place(word))
        if not is_spelled and (verb or not _may_begin_name(word, ending) or _has_particle(text, match, ending)):
            break
        begin = match.start("word")
    if begin < start:
        yield Suffixed(begin, end, ending.kind, ending.text, ending.certainty in ("proper", "likely"))


def _words_spelled(text: str, end: int) -> int:
    """Words that the bracket behind a name spells in Latin letters: 등불 게임 파트너스(Lamp Game Partners, Inc.)."""
    spelled = _SPELLED.match(text, end)
    return len(spelled[1].split()) if spelled else 0


def _may_begin_name(word: str, ending: _Ending) -> bool:
    """Whether a name may begin so: with an unknown word that is no number; that of a university with a place."""
    if is_place(word):
        return ending.kind == "university"
    if len(word) == 2 and word[-1] in "의은는을를에":  # 등의 그룹
        return False
    announces = word.endswith(announcers()) and not word.endswith(tuple(endings()))
    return not (is_word(word) or is_no_name(word) or word[0].isdigit() or announces)


def _has_particle(text: str, match: re.Match[str], ending: _Ending) -> bool:
    """Whether the word ends in a particle. 이, 가 and the like end foreign names too, where the ending is sure."""
    end = match.end("word")
    for size in (3, 2, 1):
        position = end - size
        if position - match.start("word") >= 2 and particle_end(text, position) == end:
            doubtful = text[position:end] in _NAME_LIKE_PARTICLES
            certain = ending.certainty == "proper" and ending.text != "그룹"
            return not doubtful or (not certain and text[position:end] in ("이", "가"))
    return False

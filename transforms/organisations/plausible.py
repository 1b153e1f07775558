"""Belongs here: whether an unknown word may be a name by its own form (its letters, its ending, what it looks like).
Does not: what stands around it (surroundings), and which words the marks single out (announced).
"""

import re
from functools import lru_cache

from transforms.organisations.context_words import NAME_START, announcers
from transforms.organisations.edges import particle_end
from transforms.organisations.lexicon import (
    is_no_name,
    is_place,
    is_verb_form,
    is_word,
    looks_like_person,
    looks_like_verb,
)
from transforms.organisations.suffixes import endings

_COUNTED = re.compile(
    rf"^것|^(?!{NAME_START})\d|\d$|를$|^[A-Z가-힣]사$|^[A-Z](?:기업|업체|회사|은행|그룹|대학|병원|증권|씨)$|시리즈[A-Z]$|^[A-Z]$"
)
_REGION = re.compile(r"[현주성시군구씨양]$")
_LONGEST_REGION = 4
# A place of work, an event, and a noun for companies of a kind: 안성캠퍼스, 제2농공단지, D램업체.
_NO_COMPANY = re.compile(
    r"(?:캠퍼스|지점|공장|본점|영업점|사업장|매장|단지|청사|공항|페스티벌|포럼|박람회|콘퍼런스|컨퍼런스|엑스포|올림픽|월드컵"
    r"|업체|(?<!유한)회사|스타트업|제조사)$"
)
_OF_PLACES = frozenset("만산계인식형판발")
_INSTITUTION_ENDS = frozenset("대사부청원회당")
_ADNOMINAL = frozenset("은는던한된할될린친킨긴준둔난운른")
_PARTICLE_SYLLABLES = frozenset("은는이가을를에와과의도")


@lru_cache(maxsize=20_000)
def may_be_name(word: str) -> bool:
    """False for places, products, forms of verbs, what counts or calls companies, and endings by themselves."""
    if is_place(word) or is_no_name(word) or is_verb_form(word):
        return False
    region = _REGION.search(word) is not None and (len(word) <= _LONGEST_REGION or is_place(word[:-1]))
    if _COUNTED.search(word) or region or _NO_COMPANY.search(word) or word in endings():
        return False
    if word[-1] in _OF_PLACES and is_place(word[:-1]):
        return False
    return not word.isascii() or (len(word) >= 3 and not word.islower())


def is_person(word: str) -> bool:
    return looks_like_person(word) and not is_word(word) and word[-1] not in _INSTITUTION_ENDS


def begins_person(text: str, start: int, end: int) -> bool:
    """Whether two syllables make a person's name with what would else be their particle (가온만이 보유한)."""
    return end - start == 2 and text.startswith("만", end) and looks_like_person(text[start : end + 1])


def is_word_with_particle(text: str, start: int, end: int) -> bool:
    """True for one syllable and its particle (돈을, 손에), which are no name."""
    return end - start <= 3 and particle_end(text, start + 1) == end


def is_word_before_particle(word: str) -> bool:
    """True for a word and what reads as its particle, where the text takes both for one (납품가)."""
    return len(word) >= 3 and word[-1] in _PARTICLE_SYLLABLES and is_word(word[:-1])


def is_foreign_word(word: str) -> bool:
    if not may_be_name(word) or is_word(word) or looks_like_verb(word) or looks_like_person(word):
        return False
    return word[-1] not in _PARTICLE_SYLLABLES and not word.endswith(announcers())


def calls_company(word: str) -> bool:
    """테크노몬사: the 사 behind a foreign name says that it is a company."""
    stem = word.removesuffix("사")
    return stem != word and not word.endswith("회사") and len(stem) >= 3 and not is_word(word) and not is_word(stem)


def reads_as_verb(text: str, start: int, end: int) -> bool:
    """Whether the word ends like a verb; a form that a noun must follow is none before a particle or a comma."""
    word = text[start:end]
    return looks_like_verb(word) and not (word[-1] in _ADNOMINAL and text[end : end + 1] not in ("", " "))

"""Belongs here: whether the marks of a word in no table suffice to take it for an organisation.
Does not: finding the marks (announced), and what the word's own form says (plausible).
"""

import re

from transforms.organisations.context_words import QUOTE, opens_sentence, sentence_of, words
from transforms.organisations.lexicon import is_word, looks_like_person
from transforms.organisations.plausible import is_person, may_be_name, reads_as_verb
from transforms.organisations.surroundings import corporate

WHOLE = frozenset(
    {
        *("context_foreign_form", "context_quoted", "context_quoted_spelled", "context_quoted_subject"),
        *("context_team", "context_government", "context_latin"),
    }
)
FIRM = frozenset({"context_legal_form", "context_representative", "context_operator"}) | WHOLE
# What these rules match is never a person, so three syllables with a surname in front may still be a name.
_IMPERSONAL = frozenset(
    {
        *("context_introduced", "context_partner", "context_person", "context_title", "context_maker"),
        *("context_consortium", "context_country", "context_headed"),
    }
)
_OPERATOR_BEFORE = re.compile(r"[’'\"”](?:를 |을 |의 )?\s?(?:운영|개발|제작)(?:사|업체|기업|회사)(?:인)? $")
_RAISES = re.compile(r"억 ?원(?:을|의 투자를| 규모의? 투자를|의 자금을) (?:유치|투자받|조달)")
_PERSONS_ROLES = "씨|총괄|프로듀서|감독|선수|의원|장관|교수|변호사|작가|가족|일가"
_QUOTED = re.compile(rf"{QUOTE}$")
_LONGEST_INTRODUCER = 16
# 모아정비공업사(홍길동 대표): so long a word before a person in charge is no 참석자, 사회, 진행.
_LONG = 5
_STEM = 2
_STEM_ENDS = frozenset("하이리기히키치지나내")


def suffices(text: str, start: int, end: int, rules: list[str]) -> bool:
    """True when the rules that mark the word at `start`, `end` make a name of it."""
    word = text[start:end]
    if not may_be_name(word) or text.startswith("들", end) or _is_told_as_person(text, word):
        return False
    if set(rules) <= {"context_subject", "context_shares"} and _may_be_stem(text, start, end):
        return False
    if not FIRM.isdisjoint(rules) or ("context_headed" in rules and len(word) >= _LONG):
        return True
    introduced = "context_introduced" in rules
    quoted = start > 0 and _QUOTED.search(text, start - 1, start) is not None
    marks = len(set(rules)) + (quoted and introduced)
    if " " not in word and (is_word(word) or reads_as_verb(text, start, end)):
        named = introduced and word not in words("parts") and word not in words("titles")
        return named and (marks >= 2 or _acts_as_company(text, start, end))
    return marks >= 2 or not _IMPERSONAL.isdisjoint(rules) or not looks_like_person(word)


def _may_be_stem(text: str, start: int, end: int) -> bool:
    """겹치는 점포, 사들이는 주식: two syllables, or three like a verb's, before 는 that stand once may be its stem."""
    short = end - start == _STEM or (end - start == _STEM + 1 and text[end - 1] in _STEM_ENDS)
    return short and text.startswith("는 ", end) and text.count(text[start:end]) == 1


def _acts_as_company(text: str, start: int, end: int) -> bool:
    """스타트업 빨래는 … 투자를 유치했다. 빨래는: an ordinary word that the text treats as a company."""
    word, particle = text[start:end], text[end : end + 2]
    if particle not in ("은 ", "는 ", "이 ", "가 "):
        return False
    stop = sentence_of(text, end)[1]
    if corporate().match(text, end + 2, stop) is None and _RAISES.search(text, end, stop) is None:
        return False
    if _OPERATOR_BEFORE.search(text, max(0, start - _LONGEST_INTRODUCER), start):
        return True
    topic = "은 " if particle in ("은 ", "이 ") else "는 "
    return any(opens_sentence(text, found.start()) for found in re.finditer(re.escape(word + topic), text))


def _is_told_as_person(text: str, word: str) -> bool:
    """김한솔 씨, 최대주주인 김한솔: the text says somewhere that what may be a person's name is one."""
    if not is_person(word):
        return False
    told = rf"(?:주주|창업자|창업주)인? {word}|{word}(?:\(\d{{2}}\)| (?:전 |총괄 )?(?:{_PERSONS_ROLES}))"
    return re.search(told, text) is not None

"""Belongs here: the words before an institution's word that belong to its name (경기도 경제과학 진흥원).
Does not: which endings institutions have (suffixes), and names told by their surroundings (announced).
"""

import re

from transforms.organisations.edges import left_edge
from transforms.organisations.lexicon import is_ordinary, is_region, is_word, looks_like_verb

_WORD_AND_SPACE = re.compile(r"(?P<word>[가-힣A-Za-z0-9][가-힣A-Za-z0-9&\-]{0,14}) $")
_LAST_LETTER = frozenset("은는이가을를의에와과도")
_OF_A_CITY = frozenset({"경찰서", "소방서"})
_CITIES = frozenset({"서울", "부산", "대구", "인천", "광주", "대전", "울산"})
_ADMINISTRATION = re.compile(r"[가-힣]{2,4}(?:특별시|광역시|특별자치[시도]|[시도군구])$")
_MOST_SUBJECTS = 2


def word_before(text: str, start: int) -> tuple[int, str] | None:
    """Start and text of the word that one space parts from `start`."""
    match = _WORD_AND_SPACE.search(text, max(0, start - 17), start)
    return (match.start("word"), match["word"]) if match and left_edge(text, match.start("word")) else None


def owner_start(text: str, start: int, ending: str, kind: str) -> int:
    """서울 남대문경찰서, 계명대 동산병원: where the city or university in front begins; else `start`."""
    of_a_university = kind == "hospital" or ending == "산학협력단"
    before = word_before(text, start) if ending in _OF_A_CITY or of_a_university else None
    if before is None:
        return start
    position, owner = before
    belongs = owner in _CITIES if ending in _OF_A_CITY else owner.endswith(("대", "대학교")) and len(owner) > 2
    return position if belongs else start


def region_start(text: str, start: int, own_words: str, unnamed: frozenset[str]) -> int | None:
    """경기도 경제과학 진흥원: where the region begins that, with the subjects between, makes a name of an institution.

    `own_words` stands before the ending in the institution's word; `unnamed` are words that make no name (지역, 산하).
    """
    if own_words and (own_words in unnamed or not is_ordinary(own_words)):
        return None
    for _ in range(_MOST_SUBJECTS + 1):
        before = word_before(text, start)
        if before is None:
            return None
        start, word = before
        if _is_region(word):
            return start
        if word in unnamed or not is_ordinary(word) or (word[-1] in _LAST_LETTER and not is_word(word)):
            return None
    return None


def _is_region(word: str) -> bool:
    if is_region(word):
        return True
    stem = re.sub(r"(?:특별시|광역시|특별자치[시도]|[시도군구])$", "", word)
    named = _ADMINISTRATION.fullmatch(word) is not None and not looks_like_verb(word)
    return named and (is_region(stem) or not is_ordinary(word))

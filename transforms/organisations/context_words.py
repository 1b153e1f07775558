"""Belongs here: the words of data/context.yaml as alternatives for patterns, and small patterns that the rules share.
Does not: the rules (announced, evidence).
"""

import re
from functools import cache

from transforms.organisations.registry import DATA
from transforms.packaged import read_yaml

QUOTE = r"[‘’'\"“”]"
# Where a name may begin: with a letter, or with digits before a syllable that counts nothing (57솔럼버).
_COUNTING = (
    "억만천조백십원명개곳년월일시분초차인대세층호위회번종건배단급기가주여퍼달엔유톤평킬미센그리등박석권편벌쌍장줄쪽"
    "척필채동구역길열반선살점도팀부"
)
NAME_START = rf"(?:\d{{1,4}}(?=[가-힣]{{2}})(?![{_COUNTING}])|[A-Z가-힣])"
_ENDS_SENTENCE = frozenset(".!?”\"’'=")
# 가온시장은, 가온군수와: what a town's name goes on to where its head is meant.
HEAD_OF_TOWN = r"(?:(?<=시)장|(?<=군)수|(?<=구)청장|(?<=도)지사)"
SENTENCE_END = re.compile(r"[.!?]\s|\n|$")
_CONNECTIVE_BEFORE = re.compile(r"[가-힣](?:고|며|지만|으나|는데|은데),? $")
_CONNECTIVE_REACH = 6
_SEPARATOR = r"[·•,ㆍ/‧・]\s?|[-–—]|(?:와|과|이나|나|랑|하고) | 및 "
_SEPARATOR_AFTER = re.compile(rf"\s?{_SEPARATOR}")
_SEPARATOR_BEFORE = re.compile(rf"(?:{_SEPARATOR})$")
_SIGNS = frozenset("·•,ㆍ/‧・-–—")
_FIRST_OF_SEPARATOR = _SIGNS | frozenset("와과이나랑하")
_BEFORE_BLANK = _SIGNS | frozenset("와과나랑고및")


# A와 혈액암종 신약 개발을: a bare word before another one describes that, where no list goes on.
_MODIFIED = re.compile(
    r" (?!등|양|두 |세 |네 |[0-9]|대표|회장|사장|총장|원장|간 |사이|지분|주식|관계자|측|모두|및|노조|함께|컨소시엄"
    r"|주가|그룹|인수|합병|임직원|협력|공동)"
    r"[가-힣]"
)


@cache
def words(section: str) -> list[str]:
    """The words of one section."""
    return [str(word) for word in read_yaml(DATA / "context.yaml")[section]]


@cache
def announcers() -> tuple[str, ...]:
    """How words end that announce the name after them: 제약사, 스타트업."""
    return tuple({*words("introducers"), *words("introducer_endings")})


def _longest_first(*sections: str) -> list[str]:
    return sorted({word for section in sections for word in words(section)}, key=lambda word: (-len(word), word))


def either(*sections: str) -> str:
    """The words of the sections as alternatives, longest first, behind a look at their first letters (for speed)."""
    found = _longest_first(*sections)
    letters = "".join(sorted({word[0] for word in found}))
    return f"(?=[{letters}])(?:{'|'.join(map(re.escape, found))})"


def at_word_start(section: str, inside: str | None = None) -> str:
    """The words of a section where a Hangul word begins, those of the section `inside` behind a Hangul syllable.

    Each alternative opens with its first letter, so that the search leaps from one such letter to the next.
    """
    by_letter: dict[str, list[str]] = {}
    for name, behind in ((section, "(?<!"), (inside, "(?<=")):
        found = _longest_first(name) if name else []
        for letter in sorted({word[0] for word in found}):
            rests = "|".join(re.escape(word[1:]) for word in found if word[0] == letter)
            by_letter.setdefault(letter, []).append(f"{behind}[가-힣]{letter})(?:{rests})")
    alternatives = (f"{letter}(?:{'|'.join(branches)})" for letter, branches in by_letter.items())
    return f"(?:{'|'.join(alternatives)})"


def introducer() -> str:
    """Pattern of a noun that announces the name after it: 자회사, 물류 스타트업, 모회사인."""
    return rf"{at_word_start('introducers', 'introducer_endings')}(?:인|이자|이었던|였던)?"


def introducer_ends() -> str:
    """The letters with which an introducer may end, as a class."""
    ends = {word[-1] for section in ("introducers", "introducer_endings") for word in words(section)}
    return f"[{''.join(sorted(ends | set('인자던')))}]"


def separator_after(text: str, position: int) -> re.Match[str] | None:
    """The sign or particle at `position` that parts the members of a list; its first character is looked at first."""
    first = text[position : position + 1]
    return _SEPARATOR_AFTER.match(text, position) if first in _FIRST_OF_SEPARATOR or first.isspace() else None


def separator_before(text: str, position: int) -> re.Match[str] | None:
    """The separator that ends at `position`; its last characters are looked at first."""
    last = text[position - 1 : position] if position else ""
    found = last in _SIGNS or (last.isspace() and position > 1 and text[position - 2] in _BEFORE_BLANK)
    return _SEPARATOR_BEFORE.search(text, max(0, position - 3), position) if found else None


def opens_sentence(text: str, start: int) -> bool:
    """True where a sentence may begin."""
    before = text[start - 1] if start else "\n"
    return before == "\n" or (before == " " and start > 1 and text[start - 2] in _ENDS_SENTENCE)


def opens_clause(text: str, start: int) -> bool:
    """True behind a connective (A는 …하고, B는 …): a topic there is of the same kind as the one before it."""
    return _CONNECTIVE_BEFORE.search(text, max(0, start - _CONNECTIVE_REACH), start) is not None


def modifies_next(text: str, end: int, separator: str) -> bool:
    """Whether the bare word that ends at `end`, behind 와 or 과, describes the word after it and is no party."""
    return separator.strip() in ("와", "과") and _MODIFIED.match(text, end) is not None


def sentence_of(text: str, position: int) -> tuple[int, int]:
    """Start and end of the sentence around `position`."""
    stop = SENTENCE_END.search(text, position)
    start = max(text.rfind(". ", 0, position), text.rfind("\n", 0, position)) + 1
    return start, stop.start() if stop else len(text)

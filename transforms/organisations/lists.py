"""Belongs here: words in no table that share a list with organisations (A·B와 C, A·B 등 4곳).
Does not: lists of names that are known already (references), and other marks of a name (announced).
"""

import re
from collections.abc import Iterator

from transforms.organisations.context_words import NAME_START, modifies_next, separator_after, separator_before
from transforms.organisations.edges import stem_end
from transforms.organisations.lexicon import is_word, looks_like_person
from transforms.organisations.plausible import (
    is_word_before_particle,
    is_word_with_particle,
    may_be_name,
    reads_as_verb,
)
from transforms.organisations.surroundings import announces_another, enumeration

_BARE_NAME = re.compile(rf"{NAME_START}[가-힣A-Za-z0-9&]{{1,14}}")
_BARE_NAME_BEFORE = re.compile(rf"{NAME_START}[가-힣A-Za-z0-9&]{{1,14}}$")
_MEMBER = re.compile(r"[^,·\s‘’'\"“”]+")
# A와 손잡은 B: the stem of a verb that describes B.
_DESCRIBES = re.compile(r"[잡맺찾얻맡받갖겪놓닮섞쌓](?:은|는)\s")
_LISTING = frozenset("·•ㆍ‧・/,-–—와과및")


def enumerated_names(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, rule) of the members of a list that its last words count or call companies."""
    for match in enumeration().finditer(text) if " 등 " in text or "개사" in text else ():
        for member in _MEMBER.finditer(text, *match.span("members" if match["members"] else "only")):
            if _fits_list(text, member.start(), member.end(), ","):
                yield member.start(), member.end(), "context_list"


def listed_names(text: str, edges: set[int]) -> Iterator[tuple[int, int, str]]:
    """(start, end, rule) of unknown words that share a list with a mention; `edges` are mentions' starts and ends."""
    for edge in sorted(edges):
        after = separator_after(text, edge)
        name = _BARE_NAME.match(text, after.end()) if after else None
        if after and name:
            end = stem_end(text, name.start(), is_word)
            described = announces_another().match(text, end) is not None
            modifies = modifies_next(text, end, after.group())
            if not (described or modifies) and _fits_list(text, name.start(), end, after.group()):
                yield name.start(), end, "context_list"
        before = separator_before(text, edge)
        name = _BARE_NAME_BEFORE.search(text, max(0, before.start() - 15), before.start()) if before else None
        whole = name is not None and not (name.start() and text[name.start() - 1].isalnum())
        if before and name and whole and _fits_list(text, name.start(), name.end(), before.group()):
            yield name.start(), name.end(), "context_list"


def _fits_list(text: str, start: int, end: int, separator: str) -> bool:
    word = text[start:end]
    if len(word) < 2 or not may_be_name(word) or is_word(word) or looks_like_person(word):
        return False
    if is_word_before_particle(word) or (separator.strip() in ("와", "과") and _DESCRIBES.match(text, end - 1)):
        return False
    return (
        separator.strip() in _LISTING
        and not reads_as_verb(text, start, end)
        and not is_word_with_particle(text, start, end)
    )

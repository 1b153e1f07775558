"""Belongs here: where a name may begin and end inside a word (particles, role nouns, prefixes).
Does not: which names are looked for (registry, suffixes), and what surrounds them (context).
"""

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from transforms.korean.morphology import PARTICLES, final_sound
from transforms.organisations.registry import DATA
from transforms.packaged import read_yaml

_WORD = "가-힣A-Za-z0-9"
_LETTER = re.compile(rf"[{_WORD}]")
_LETTERS = re.compile(rf"[{_WORD}]*")
_CLOSING = frozenset({"", " ", "\n", ",", ".", "(", ")", "·", "’", "”", "'", '"'})
_RIEUL = 8


@cache
def _words(section: str) -> list[str]:
    return str(read_yaml(DATA / "word_edges.yaml")[section]).split()


def _alternatives(words: list[str]) -> str:
    return "|".join(sorted(set(words), key=lambda word: (-len(word), word)))


@cache
def _tails(sound: str) -> frozenset[str]:
    """What may follow a syllable of that sound (open, closed, rieul, unknown) up to the word's end."""
    conditions = {
        "open": {"any", "open", "ro"},
        "closed": {"any", "closed", "euro"},
        "rieul": {"any", "closed", "ro"},
        "unknown": {"any", "open", "closed", "ro", "euro"},
    }[sound]
    words = [particle for particle, condition in PARTICLES.items() if condition in conditions]
    words += _words("stacked")
    words += _words("copula_after_vowel") if sound in ("open", "unknown") else []
    words += _words("copula_after_consonant") if sound != "open" else []
    return frozenset(words)


@cache
def _longest_tail() -> int:
    return max(len(tail) for tail in _tails("unknown"))


_PREFIXES = "(?:옛|주식회사|유한회사|사단법인|재단법인)"
_PREFIX = re.compile(rf"(?:^|[^{_WORD}]){_PREFIXES}$")
_PREFIX_ANYWHERE = re.compile(_PREFIXES)
_WORD_ANYWHERE = re.compile(rf"[{_WORD}]+")


@cache
def _role() -> re.Pattern[str]:
    return re.compile(_alternatives(_words("roles")))


def particle_end(text: str, position: int) -> int | None:
    """End of the particles that begin at `position` and fill the rest of the word; None if it holds anything else."""
    tail = _LETTERS.match(text, position)[0]  # type: ignore[index]  # it matches no letters too
    return position + len(tail) if _is_particle(text[position - 1 : position], tail) else None


@lru_cache(maxsize=50_000)
def _is_particle(before: str, tail: str) -> bool:
    """Whether particles fill `tail`, the rest of a word behind the character `before` (empty at the text's start)."""
    final = final_sound(before) if before else None
    sound = "unknown" if final is None else "open" if final == 0 else "rieul" if final == _RIEUL else "closed"
    return tail in _tails(sound)


def right_edge(text: str, position: int) -> str | None:
    """How a word may end at `position`: `boundary`, `particle`, `role`, or None when it goes on."""
    following = text[position : position + 1]
    if following in _CLOSING:
        return "boundary"
    tail = _LETTERS.match(text, position)[0]  # type: ignore[index]  # it matches no letters too
    if not tail:
        return None if following == "+" else "boundary"
    return _edge_before(text[position - 1], tail)


@lru_cache(maxsize=50_000)
def _edge_before(last: str, tail: str) -> str | None:
    """How a word may end at its character `last`, where the letters `tail` are written on to it."""
    if tail[0].isascii() and last.isascii():
        return None
    if _is_particle(last, tail):
        return "particle"
    role = _role().match(tail)
    if role is None:
        return None
    following = tail[role.end() :]
    return "role" if not following or _is_particle(role[0][-1], following) else None


def left_edge(text: str, position: int) -> bool:
    """True when a word may begin at `position`."""
    if position == 0 or not _LETTER.match(text, position - 1):
        return position == 0 or text[position - 1] != "&"
    if position >= 2 and text[position - 1].isascii() and not text[position].isascii():
        return False
    return _PREFIX.search(text, max(0, position - 6), position) is not None


def possible_starts(text: str) -> list[int]:
    """Every position before a letter or digit that may be a left edge: where a word begins, and behind a prefix."""
    starts = [word.start() for word in _WORD_ANYWHERE.finditer(text)]
    return starts + [prefix.end() for prefix in _PREFIX_ANYWHERE.finditer(text)]


def occurrences(text: str, form: str, taken: bytearray) -> Iterator[tuple[int, int]]:
    """Where `form` stands as a name by its edges, on characters that are not `taken` (1 in the array)."""
    position = text.find(form)
    while position >= 0:
        end = position + len(form)
        if taken.find(1, position, end) < 0 and left_edge(text, position) and right_edge(text, end) is not None:
            yield position, end
        position = text.find(form, end)


# An initial may have its dot inside the name: 나래A.B.
_WORD_HERE = re.compile(rf"(?:[A-Z][A-Za-z0-9]?-)?[{_WORD}&+]+(?:(?<=[A-Z])\.(?=[A-Z])[{_WORD}&+]+)*")
_OPENING_QUOTES, _CLOSING_QUOTES = frozenset("‘“'\"`"), frozenset("’”'\"")
# 하이로는 is 하이로 that does something: of a company nothing is said with these.
_RARE_TAILS = frozenset({"로는", "로도", "로만"})
_FIRM = frozenset({"은", "는", "을", "를", "와", "과", "에", "에서", "의", "에게", "으로", "로부터"})


def stem_end(text: str, start: int, is_known: Callable[[str], bool]) -> int:
    """End of the name that begins at `start`, its particles cut; its other occurrences decide where that is unclear.

    `is_known` tells a whole word that is no name and its particle: 캐나다 is no 캐나 with 다.
    """
    word = _WORD_HERE.match(text, start)
    if word is None:
        return start
    end = word.end()
    first = max(start + 2, end - _longest_tail())
    options = [
        p
        for p in range(first, end)
        if text[p - 1] != "으" and _is_particle(text[p - 1], text[p:end])
        if text[p:end] not in _RARE_TAILS or is_known(text[start:p])
        if text[p:end] != "다" or text[end : end + 1] != " "  # 나래캐나다 지분: a copula ends its sentence
    ]
    quoted = text[end : end + 1] in _CLOSING_QUOTES and text[start - 1 : start] in _OPENING_QUOTES
    if not options or quoted or text[end : end + 1] == "(" or is_known(word.group()):
        return end
    open_after = end < len(text) and text[end] == " "
    stands_once = text.count(text[start : options[0]]) == 1  # then so do the longer ones, and none has more support
    scored = []
    for option in (*options, end):
        tail = text[option:end]
        support = 1 if stands_once else _support(text, text[start:option])
        plausible = 1 if tail in _FIRM else 0 if not tail else (1 if open_after else -1)
        scored.append((support, plausible, -len(tail) if not open_after else len(tail), option))
    return max(scored)[3]


def _support(text: str, form: str) -> int:
    count, position = 0, text.find(form)
    while position >= 0 and count < 8:
        end = position + len(form)
        if left_edge(text, position) and right_edge(text, end) in ("boundary", "particle"):
            count += 1
        position = text.find(form, end)
    return count

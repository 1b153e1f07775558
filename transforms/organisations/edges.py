"""Belongs here: where a name may begin and end inside a word (particles, role nouns, prefixes).
Does not: which names are looked for (registry, suffixes), and what surrounds them (context).
"""

import re
from collections.abc import Callable
from functools import cache

import yaml

from transforms.korean.morphology import PARTICLES, final_sound
from transforms.organisations.registry import DATA

_WORD = "가-힣A-Za-z0-9"
_LETTER = re.compile(rf"[{_WORD}]")
_RIEUL = 8


@cache
def _words(section: str) -> list[str]:
    content = yaml.safe_load((DATA / "word_edges.yaml").read_text(encoding="utf-8"))
    return str(content[section]).split()


def _alternatives(words: list[str]) -> str:
    return "|".join(sorted(set(words), key=lambda word: (-len(word), word)))


@cache
def _tail(sound: str) -> re.Pattern[str]:
    """Particles that may follow a syllable of that sound (open, closed, rieul, unknown), up to the word's end."""
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
    return re.compile(rf"(?:{_alternatives(words)})(?![{_WORD}])")


_PREFIX = re.compile(rf"(?:^|[^{_WORD}])(?:옛|주식회사|유한회사|사단법인|재단법인)$")


@cache
def _role() -> re.Pattern[str]:
    return re.compile(_alternatives(_words("roles")))


def particle_end(text: str, position: int) -> int | None:
    """End of the particles that begin at `position` and fill the rest of the word; None if it holds anything else."""
    final = final_sound(text[position - 1]) if position else None
    sound = "unknown" if final is None else "open" if final == 0 else "rieul" if final == _RIEUL else "closed"
    match = _tail(sound).match(text, position)
    return match.end() if match else None


def right_edge(text: str, position: int) -> str | None:
    """How a word may end at `position`: `boundary`, `particle`, `role`, or None when it goes on."""
    if position >= len(text) or not _LETTER.match(text, position):
        return None if text[position : position + 1] == "+" else "boundary"
    following = text[position]
    if following.isascii() and text[position - 1].isascii():
        return None
    if particle_end(text, position) is not None:
        return "particle"
    role = _role().match(text, position)
    if role is None:
        return None
    end = role.end()
    if end >= len(text) or not _LETTER.match(text, end) or particle_end(text, end) is not None:
        return "role"
    return None


def left_edge(text: str, position: int) -> bool:
    """True when a word may begin at `position`."""
    if position == 0 or not _LETTER.match(text, position - 1):
        return position == 0 or text[position - 1] != "&"
    if position >= 2 and text[position - 1].isascii() and not text[position].isascii():
        return False
    return _PREFIX.search(text, max(0, position - 6), position) is not None


_WORD_HERE = re.compile(rf"(?:[A-Z][A-Za-z0-9]?-)?[{_WORD}&+]+")
_FIRM = frozenset({"은", "는", "을", "를", "와", "과", "에", "에서", "의", "에게", "으로", "로부터"})


def stem_end(text: str, start: int, is_known: Callable[[str], bool]) -> int:
    """End of the name that begins at `start`, its particles cut; its other occurrences decide where that is unclear.

    `is_known` tells a whole word that is no name and its particle: 캐나다 is no 캐나 with 다.
    """
    word = _WORD_HERE.match(text, start)
    if word is None:
        return start
    end = word.end()
    options = [p for p in range(start + 2, end) if text[p - 1] != "으" and particle_end(text, p) == end]
    if not options or is_known(word.group()):
        return end
    open_after = end < len(text) and text[end] == " "
    scored = []
    for option in (*options, end):
        tail = text[option:end]
        support = _occurrences(text, text[start:option])
        plausible = 1 if tail in _FIRM else 0 if not tail else (1 if open_after else -1)
        scored.append((support, plausible, -len(tail) if not open_after else len(tail), option))
    return max(scored)[3]


def _occurrences(text: str, form: str) -> int:
    count, position = 0, text.find(form)
    while position >= 0 and count < 8:
        end = position + len(form)
        if left_edge(text, position) and right_edge(text, end) in ("boundary", "particle"):
            count += 1
        position = text.find(form, end)
    return count

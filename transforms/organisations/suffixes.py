"""Belongs here: names in no table, told by their endings (전자, 은행, 연구원).
Does not: names told by what stands around them (context), and names in the table (registry).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import ahocorasick
import yaml

from transforms.organisations.edges import right_edge
from transforms.organisations.registry import DATA

_WORD_BEFORE = re.compile(r"[가-힣A-Za-z0-9&+.\-]+$")


@dataclass(frozen=True, slots=True)
class Suffixed:
    """A word with an organisation's ending: `text[start:end]`."""

    start: int
    end: int
    kind: str
    weak: bool


@cache
def generic_words() -> tuple[frozenset[str], frozenset[str]]:
    """Stems that make no name with an ending, and whole words that are none."""
    content = yaml.safe_load((DATA / "generic_words.yaml").read_text(encoding="utf-8"))
    return frozenset(content["stems"]), frozenset(content["words"])


@cache
def _endings() -> Any:
    automaton = ahocorasick.Automaton()
    for section in yaml.safe_load((DATA / "suffixes.yaml").read_text(encoding="utf-8")):
        for ending in section["endings"]:
            automaton.add_word(ending, (ending, section["kind"], bool(section.get("weak"))))
    automaton.make_automaton()
    return automaton


def suffixed_words(text: str) -> Iterator[Suffixed]:
    """Words of `text` that end like an organisation and whose stem is no generic word."""
    stems, words = generic_words()
    for last, (ending, kind, weak) in _endings().iter(text):
        end = last + 1
        if right_edge(text, end) is None:
            continue
        before = _WORD_BEFORE.search(text, max(0, end - 40), end)
        if before is None:
            continue
        word = before.group().lstrip(".-&+")
        stem = word[: len(word) - len(ending)]
        if len(stem) < 2 or stem in stems or word in words:
            continue
        yield Suffixed(end - len(word), end, kind, weak)

"""Belongs here: where the lexicon's predicates stand in a text, in which form and with which ending.
Does not: the lexicon itself (lexicon.yaml), their roles (roles) and their truth (modality).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import ahocorasick

from transforms.facts.conjugation import coda, ends_adnominal, surface_prefixes
from transforms.packaged import read_yaml

_WORD = re.compile(r"[가-힣]*")
_CONNECTIVE = re.compile(
    r"(?:고|며|면서|지만|으나|나|는데|은데|ㄴ데|한데|아|어|여|해|서|자|려|려고|도록|게|니|면|다가|듯|인데|데다|더니)$"
)
_FINAL = re.compile(r"(?:다|요|죠|까|음|함|됨|임|다고|다며|다면서|다는|라고|자고)$")
_ENDING_START = frozenset("기는고며은을었았였게지던도록어아여으자려면습네거다음니셨시나겠냐러십")
_NAME_ENDINGS = frozenset(
    {"컨소시엄", "협의회", "위원회", "사업단", "얼라이언스", "동맹", "연합"}
)  # 한빛컨소시엄 is a name
_PAST = 20  # ㅆ


class Form(StrEnum):
    VERB = "verb"
    NOUN = "noun"


class Ending(StrEnum):
    FINAL = "final"
    CONNECTIVE = "connective"
    ADNOMINAL = "adnominal"
    NOMINAL = "nominal"


@dataclass(frozen=True, slots=True)
class Entry:
    sense: str
    table: str
    lemma: str
    form: Form
    carried_by: str | None = None


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one lemma says: its `senses` in all tables, and the kinds of carrier (`carriers`) that its nouns want."""

    lemma: str
    form: Form
    senses: tuple[str, ...]
    carriers: frozenset[str] = frozenset()


@dataclass(slots=True)
class Predicate:
    """A predicate as it stands: `text[start:end]` is its written form up to where its word ends."""

    start: int
    end: int
    lemma: str
    form: Form
    ending: Ending
    past: bool
    senses: tuple[str, ...]
    carriers: frozenset[str] = frozenset()

    def has(self, *senses: str) -> bool:
        return any(sense in self.senses for sense in senses)


@cache
def lexicon(name: str) -> dict[str, Any]:
    """A file of the lexicon: a table's senses, or the carriers."""
    content: dict[str, Any] = read_yaml(Path(__file__).parent / "lexicon" / f"{name}.yaml")
    return content


@cache
def nouns(key: str) -> str:
    """The nouns of a list of the lexicon (nouns.yaml) as a regular expression, longest first."""
    return "|".join(sorted(lexicon("nouns")[key], key=len, reverse=True))


def _entries() -> Iterator[Entry]:
    for table in ("deals", "stakes", "headcounts", "investments"):
        for sense, spec in lexicon(table).items():
            for verb in spec["verbs"]:
                yield Entry(sense, table, verb, Form.VERB)
            for noun in spec["nouns"]:
                yield Entry(sense, table, noun, Form.NOUN, spec.get("carried_by"))
    for carrier, verbs in lexicon("carriers").items():
        for verb in verbs:
            yield Entry(f"carrier_{carrier}", "carrier", verb, Form.VERB)


@cache
def _automaton() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    surfaces: dict[str, dict[str, list[Entry]]] = {}
    for entry in _entries():
        written = surface_prefixes(entry.lemma) if entry.form is Form.VERB else (entry.lemma,)
        for prefix in written:
            for spelling in {prefix, prefix.replace(" ", "")}:
                surfaces.setdefault(spelling, {}).setdefault(f"{entry.form}{entry.lemma}", []).append(entry)
    for surface, lemmas in surfaces.items():
        automaton.add_word(surface, (surface, tuple(_meaning(entries) for entries in lemmas.values())))
    automaton.make_automaton()
    return automaton


def _meaning(entries: list[Entry]) -> Meaning:
    return Meaning(
        entries[0].lemma,
        entries[0].form,
        tuple(dict.fromkeys(entry.sense for entry in entries)),
        frozenset(f"carrier_{entry.carried_by}" for entry in entries if entry.carried_by),
    )


def find_predicates(text: str) -> list[Predicate]:
    """All predicates of the lexicon in the text, longest first at each place, without overlaps, in order."""
    found: list[Predicate] = []
    for last, (surface, lemmas) in _automaton().iter(text):
        start = last + 1 - len(surface)
        for meaning in lemmas:
            predicate = _read(text, start, last + 1, meaning)
            if predicate is not None:
                found.append(predicate)
    found.sort(key=lambda p: (p.start, -_lemma_length(p.lemma)))
    kept: list[Predicate] = []
    for predicate in found:
        previous = kept[-1] if kept else None
        if (
            previous is None
            or predicate.start >= previous.start + _length(previous)
            or (predicate.start < previous.end and _length(predicate) > _length(previous))
        ):
            kept.append(predicate)
    return kept


def _length(predicate: Predicate) -> int:
    return _lemma_length(predicate.lemma)


@cache
def _lemma_length(lemma: str) -> int:
    return len(lemma.replace(" ", "").lstrip("="))


def _read(text: str, start: int, stop: int, meaning: Meaning) -> Predicate | None:
    before = text[start - 1] if start else " "
    if meaning.form is Form.NOUN:
        if meaning.lemma in _NAME_ENDINGS and "가" <= before <= "힣":
            return None
        return Predicate(start, stop, meaning.lemma, Form.NOUN, Ending.NOMINAL, False, meaning.senses, meaning.carriers)
    if meaning.lemma.startswith("="):
        return None if before.isalnum() else _predicate(text, start, stop, meaning)
    native = not meaning.lemma.endswith(("하", "되")) or len(meaning.lemma) == 1
    if before.isalnum() and native:
        return None
    rest = _WORD.match(text, stop).group()  # type: ignore[union-attr]
    last = text[stop - 1]
    if last == "," and not text[max(0, start - 3) : start].rstrip().endswith(("을", "를")):
        return None
    if text[stop - 2 : stop] in (" 중", "중") or (last == "중" and meaning.lemma.endswith("하")):
        return _predicate(text, start, stop, meaning) if not rest or rest[0] in "이인" else None
    fused = text[start:stop].replace(" ", "") != meaning.lemma.replace(" ", "")
    if not fused and rest and rest[0] not in _ENDING_START and not _open_ending(last, rest):
        return None
    if not rest and not (fused or ends_adnominal(last) or last in "여해어아"):
        return None
    return _predicate(text, start, stop, meaning)


def _predicate(text: str, start: int, stop: int, meaning: Meaning) -> Predicate:
    rest = _WORD.match(text, stop).group()  # type: ignore[union-attr]
    word, last = text[start:stop] + rest, text[stop - 1]
    past = (
        coda(last) == _PAST
        or rest[:1] in ("었", "았", "였", "했")
        or any(coda(c) == _PAST and c not in "있겠" for c in rest[:2])
    )
    return Predicate(
        start, stop + len(rest), meaning.lemma, Form.VERB, _ending(word), past, meaning.senses, meaning.carriers
    )


def _open_ending(last: str, rest: str) -> bool:
    return coda(last) == 0 and rest[0] in "ㄴ니"


@lru_cache(maxsize=20_000)
def _ending(word: str) -> Ending:
    if word.endswith(","):
        return Ending.CONNECTIVE
    if _FINAL.search(word):
        return Ending.FINAL
    if word.endswith(("기로", "기", "키로", "키")):
        return Ending.NOMINAL
    if _CONNECTIVE.search(word):
        return Ending.CONNECTIVE
    if ends_adnominal(word):
        return Ending.ADNOMINAL
    return Ending.NOMINAL

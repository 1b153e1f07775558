"""Belongs here: where the lexicon's predicates stand in a text, in which form and with which ending.
Does not: the lexicon itself (lexicon.yaml), their roles (roles) and their truth (modality).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property, lru_cache
from operator import itemgetter
from pathlib import Path
from typing import Any

import ahocorasick

from transforms.facts.conjugation import coda, ends_adnominal, surface_prefixes
from transforms.packaged import read_yaml

_PLACE = itemgetter(0, 1)
_WORD = re.compile(r"[가-힣]*")
_CONNECTIVE = re.compile(
    r"(?:고|며|면서|지만|으나|나|는데|은데|ㄴ데|한데|아|어|여|해|서|자|려|려고|도록|게|니|면|다가|듯|인데|데다|더니)$"
)
_FINAL = re.compile(r"(?:다|요|죠|까|음|함|됨|임|다고|다며|다면서|다는|라고|자고)$")
_ENDING_START = frozenset("기는고며은을었았였게지던도되록어아여으자려면습네거다음니셨시나겠냐러십")
_NAME_ENDINGS = frozenset({"컨소시엄", "협의회", "위원회", "사업단", "얼라이언스", "연합"})  # 한빛컨소시엄 is a name
_PAST = 20  # ㅆ
_PAST_SYLLABLES = frozenset(chr(code) for code in range(ord("가"), ord("힣") + 1) if coda(chr(code)) == _PAST)
_PAST_IN_ENDING = _PAST_SYLLABLES - frozenset("있겠")
_DESCRIBING = re.compile(r"(?<=고) 있[는던](?= )|(?<=[기키]로) (?:한|했던|결정한|합의한)(?= )")
_PAST_ENDING = ("었", "았", "였", "했")


class Form(StrEnum):
    VERB = "verb"
    NOUN = "noun"


class Ending(StrEnum):
    FINAL = "final"
    CONNECTIVE = "connective"
    ADNOMINAL = "adnominal"
    NOMINAL = "nominal"


_WHOLE_WORDS = frozenset({"=판", "=팔", "=살"})  # 판매사 is no form of 팔다


@dataclass(frozen=True, slots=True)
class Entry:
    sense: str
    table: str
    lemma: str
    form: Form
    carried_by: str | None = None


@dataclass(frozen=True)
class Meaning:
    """What one lemma says: its `senses` in all tables, and the kinds of carrier (`carriers`) that its nouns want."""

    lemma: str
    form: Form
    senses: tuple[str, ...]
    carriers: frozenset[str] = frozenset()

    @cached_property
    def plain(self) -> str:
        """The lemma as one word."""
        return self.lemma.replace(" ", "")

    @cached_property
    def length(self) -> int:
        return len(self.plain.lstrip("="))

    @cached_property
    def written(self) -> bool:
        """Whether the lemma is a written prefix itself, of which no other forms are made."""
        return self.lemma.startswith("=")

    @cached_property
    def native(self) -> bool:
        """Whether the stem is no noun with 하 or 되, so that a word begins with it."""
        return not self.lemma.endswith(("하", "되")) or len(self.lemma) == 1


_as_set = cache(frozenset[str])


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
        return not _as_set(senses).isdisjoint(self.senses)


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
        meanings = [_meaning(entries) for entries in lemmas.values()]
        automaton.add_word(surface, (len(surface), [(meaning, _fuses(surface, meaning)) for meaning in meanings]))
    automaton.make_automaton()
    return automaton


def _fuses(surface: str, meaning: Meaning) -> bool:
    """Whether the surface is more, or other, than the stem: its last syllable is fused with an ending's beginning."""
    return surface.replace(" ", "") != meaning.plain


def _meaning(entries: list[Entry]) -> Meaning:
    return Meaning(
        entries[0].lemma,
        entries[0].form,
        tuple(dict.fromkeys(entry.sense for entry in entries)),
        frozenset(f"carrier_{entry.carried_by}" for entry in entries if entry.carried_by),
    )


def find_predicates(text: str) -> list[Predicate]:
    """All predicates of the lexicon in the text, longest first at each place, without overlaps, in order."""
    found: list[tuple[int, int, int, Meaning]] = []
    for last, (length, meanings) in _automaton().iter(text):
        stop = last + 1
        start = stop - length
        for meaning, fused in meanings:
            if _stands(text, start, stop, meaning, fused=fused):
                found.append((start, -meaning.length, stop, meaning))
    found.sort(key=_PLACE)
    kept: list[Predicate] = []
    reach, previous_length = 0, 0
    for start, minus_length, stop, meaning in found:
        if start >= reach or (start < kept[-1].end and -minus_length > previous_length):
            kept.append(_predicate(text, start, stop, meaning))
            reach, previous_length = start - minus_length, -minus_length
    return kept


def _stands(text: str, start: int, stop: int, meaning: Meaning, *, fused: bool) -> bool:
    """Whether the letters at a place are a form of the predicate, by what is written before and behind them."""
    before = text[start - 1] if start else " "
    if meaning.form is Form.NOUN:
        return not ("가" <= before <= "힣" and meaning.lemma in _NAME_ENDINGS)
    if before.isalnum() and (meaning.native or meaning.written):
        return False
    if meaning.written:
        return meaning.lemma not in _WHOLE_WORDS or not "가" <= text[stop : stop + 1] <= "힣"
    last, following = text[stop - 1], text[stop : stop + 1]
    goes_on = "가" <= following <= "힣"
    if last == "," and not text[max(0, start - 3) : start].rstrip().endswith(("을", "를")):
        return False
    if last == "중" and meaning.lemma.endswith("하"):
        return not goes_on or following in "이인"
    if goes_on:
        return fused or following in _ENDING_START or (coda(last) == 0 and following in "ㄴ니")
    return fused or ends_adnominal(last) or last in "여해어아"


def _predicate(text: str, start: int, stop: int, meaning: Meaning) -> Predicate:
    if meaning.form is Form.NOUN:
        return Predicate(start, stop, meaning.lemma, Form.NOUN, Ending.NOMINAL, False, meaning.senses, meaning.carriers)
    end = _WORD.match(text, stop).end()  # type: ignore[union-attr]
    ending, past = _ending_and_tense(text[start:end], stop - start)
    described = _DESCRIBING.match(text, end) if text[end - 1] in "고로" else None
    if described is not None:
        end, ending = described.end(), Ending.ADNOMINAL  # 맺고 있는, 맺기로 한
    return Predicate(start, end, meaning.lemma, Form.VERB, ending, past, meaning.senses, meaning.carriers)


@lru_cache(maxsize=20_000)
def _ending_and_tense(word: str, length: int) -> tuple[Ending, bool]:
    """The ending of a predicate's written word, and whether it is past; its stem has that length."""
    rest = word[length : length + 2]
    past = word[length - 1] in _PAST_SYLLABLES or rest.startswith(_PAST_ENDING) or not _PAST_IN_ENDING.isdisjoint(rest)
    return _ending(word), past


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

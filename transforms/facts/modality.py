"""Belongs here: whether what a predicate says is a fact, and done, planned, rumoured or ended.
Does not: which predicate it is and who takes part.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from transforms.facts.conjugation import coda
from transforms.facts.predicates import lexicon


class Status(StrEnum):
    COMPLETED = "completed"
    PLANNED = "planned"
    RUMOURED = "rumoured"
    TERMINATED = "terminated"


_REASONS = ("denied", "negated", "wished", "hypothetical", "asked")
# Of most predicates none of these is said: so their words are looked for together before each by itself.
_NO_FACT, _DOUBTED = "no fact", "doubted"
_JOINED = {_NO_FACT: _REASONS, _DOUBTED: ("terminated", "rumoured")}


@dataclass(frozen=True)
class _Words:
    """What is looked for at a tail's start, and what anywhere in it."""

    at_start: re.Pattern[str] | None
    anywhere: re.Pattern[str] | None

    @classmethod
    def of(cls, patterns: list[str]) -> "_Words":
        bound = [pattern for pattern in patterns if pattern.startswith("^")]
        free = [pattern for pattern in patterns if not pattern.startswith("^")]
        return cls(re.compile("|".join(bound)) if bound else None, re.compile("|".join(free)) if free else None)

    def stand_in(self, tail: str) -> bool:
        return (self.at_start is not None and self.at_start.match(tail) is not None) or (
            self.anywhere is not None and self.anywhere.search(tail) is not None
        )


@cache
def _words() -> dict[str, _Words]:
    """The patterns of lexicon/modality.yaml by status, and by reason those of what is no fact."""
    words = lexicon("modality")
    named = {**words["not_a_fact"], **{name: words[name] for name in ("terminated", "rumoured", "planned")}}
    joined = {name: [word for reason in names for word in named[reason]] for name, names in _JOINED.items()}
    return {name: _Words.of(patterns) for name, patterns in {**named, **joined}.items()}


_SUPPOSED = re.compile(r"\s*(?:만약|만일|예를 들)")
_SUPPOSED_BEFORE = re.compile(r"만(?:약|일)\s[^.]*$")
_PAST_ADNOMINAL = re.compile(r"^\S*(?:한|된|은|던|인|간|운|준|산|낸|린|친|진)(?=\s)")
_DONE_BEFORE_NOUN = re.compile(
    r"\S{0,3}(?:한|된|(?<!려)던|맺은|받은|넣은|사들인|쥔|가진)\s(?!것|바|데|적|방안|계획|뒤|후|이후|다음|상태|셈)"
)
_TOLD_AS_DONE = re.compile(
    r"[았었였했됐렸웠졌켰났겼갔왔섰샀뒀췄폈꼈랐냈댔썼쳤컸줬봤혔]다(?:는|고|며|면서)[\s,]"
)  # 샀다는 점이
_IN_COURSE = re.compile(r"\S*고 있는 ")
_DONE_FIRST = re.compile(
    r"^.{0,22}?(?:맺고|맺어|맺으며|체결하고|체결해|손잡고|손을 잡고|서명하고|교환하고)(?=[\s,])"
    r"|^[가-힣]{0,2}(?:한|된|은|킨|운|인) 데 이어(?=[\s,])"
    r"|^[가-힣]{0,2}기로 하고,? .{0,24}계약(?:\([^)]*\))?(?:을|서에) (?:체결|맺|서명|사인|도장)"
)
_LAST_WORD = re.compile(r"([가-힣])다[.”\"'’)\s]*$")
_LONGEST_END = 30  # of a predicate's last syllables and the signs behind them
_N = 4


def not_a_fact(tail: str, sentence: str, before: str = "") -> str | None:
    """Why a predicate states no fact, or None. `tail` runs from its stem to the end of what governs it."""
    words = _words()
    if words[_NO_FACT].stand_in(tail):
        return next(reason for reason in _REASONS if words[reason].stand_in(tail))
    return "hypothetical" if _SUPPOSED.match(sentence) or _SUPPOSED_BEFORE.search(before) else None


def status_of(tail: str, *, past: bool, adnominal: bool) -> Status:
    """The guideline's status of a predicate from the text that follows its stem up to the end of what governs it.

    News tells what is to come in the present tense (한다); what is so stands in the past or as 하고 있다.
    """
    words = _words()
    doubted = words[_DOUBTED].stand_in(tail)
    if doubted and words["terminated"].stand_in(tail):
        return Status.TERMINATED
    if adnominal and (_DONE_BEFORE_NOUN.match(tail) or _IN_COURSE.match(tail)):
        return Status.COMPLETED
    if doubted and words["rumoured"].stand_in(tail):
        return Status.RUMOURED
    if _DONE_FIRST.match(tail):
        return Status.COMPLETED
    if words["planned"].stand_in(tail):
        return Status.PLANNED
    if past or (adnominal and _PAST_ADNOMINAL.match(tail)):
        return Status.COMPLETED
    return Status.PLANNED if _ends_in_present(tail) else Status.COMPLETED


def _ends_in_present(tail: str) -> bool:
    if _TOLD_AS_DONE.search(tail):
        return False
    last = _LAST_WORD.search(tail, max(0, len(tail) - _LONGEST_END))
    return last is not None and coda(last.group(1)) == _N

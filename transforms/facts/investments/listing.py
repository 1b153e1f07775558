"""Belongs here: lists of companies with their sums: A(4억원), B(3억원) 순; A는 4억원 투자를, B는 3억원을 약속하다.
Does not: amounts that a predicate governs (predicates).
"""

import re

from transforms.facts.phrases import Case, Phrase, is_reference
from transforms.facts.scene import SceneSentence
from transforms.korean.quantities import Money
from transforms.organisations.mention import OrganisationMention

_FEWEST, _PAIR = 3, 2
_INTO = re.compile(r"(?:펀드|조합|라운드|투자|시리즈\s?[A-G]|증자|유치)(?:에는|에|에서는|는|은)\s")
_GAVE = re.compile(r"(?:\s등)?(?:이|가|\s등이)?\s?(?:[^\s,.]+\s){0,5}?(?:출자|참여|투자)(?:자로|사로|했|한|하)")
_RAISED = re.compile(r"투자\s?(?:를\s)?(?:유치|받은)|유치\s?(?:금액|기업|순)")
_INVESTED = re.compile(r"\s?(?:규모의? )?(?:신규 )?투자(?:와|를|,)")
_ENDS_ENTRY = re.compile(r"[을를]?(?:,|\s\d)|[을를]\s(?:투자|약속|발표|결정|내놓|제시)")
_OPENS = re.compile(r"['’\"”]?\((?:약 )?")


def raised_beside_names(sentence: SceneSentence, monies: list[Money]) -> list[tuple[Money, OrganisationMention]]:
    """The amounts in the brackets of the names of a list, where the words before it say that they were raised."""
    beside = _in_brackets(sentence, monies)
    if len(beside) < _FEWEST or not _RAISED.search(sentence.scene.body, sentence.start, beside[0][1].start):
        return []
    return beside


def given_beside_names(sentence: SceneSentence, monies: list[Money]) -> list[tuple[Money, OrganisationMention]]:
    """B 펀드에는 A(25억원), C(10억원) 등이 출자했다: the amounts in the brackets of those who gave them."""
    beside = _in_brackets(sentence, monies)
    if len(beside) < _PAIR or not _INTO.search(sentence.scene.body, sentence.start, beside[0][1].start):
        return []
    return beside if _GAVE.match(sentence.scene.body, beside[-1][0].end + 1) else []


def _in_brackets(sentence: SceneSentence, monies: list[Money]) -> list[tuple[Money, OrganisationMention]]:
    body = sentence.scene.body
    beside: list[tuple[Money, OrganisationMention]] = []
    for money in monies:
        before = [m for m in sentence.mentions if m.start < money.start and not is_reference(m)]
        if before and _OPENS.fullmatch(body, before[-1].end, money.start) and body.startswith(")", money.end):
            beside.append((money, before[-1]))
    return beside


def promised_in_turn(sentence: SceneSentence, monies: list[Money], unbound: list[Money]) -> list[tuple[Money, Phrase]]:
    """A는 80억원 투자를, B는 23억원을, C도 19억원을 약속했다: the entries that leave out what the first one says."""
    body = sentence.scene.body
    if len(monies) == len(unbound):
        return []
    first = next((m for m in monies if _INVESTED.match(body, m.outer_end) and _subject_of(sentence, m)), None)
    if first is None or first in unbound:
        return []
    entries: list[tuple[Money, Phrase]] = []
    for money in unbound:
        subject = _subject_of(sentence, money)
        if subject is not None and money.start > first.end and _ENDS_ENTRY.match(body, money.outer_end):
            entries.append((money, subject))
    return entries


def _subject_of(sentence: SceneSentence, money: Money) -> Phrase | None:
    """The subject that stands right before an amount."""
    body = sentence.scene.body
    subjects = [p for p in sentence.phrases if p.case in (Case.TOPIC, Case.SUBJECT) and p.after <= money.outer_start]
    return subjects[-1] if subjects and not body[subjects[-1].after : money.outer_start].strip() else None

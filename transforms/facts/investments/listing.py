"""Belongs here: lists of companies with what each raised in its bracket: 투자 유치 기업은 A(4억원), B(3억원) 순이다.
Does not: amounts that a predicate governs (predicates).
"""

import re

from transforms.facts.phrases import is_reference
from transforms.facts.scene import SceneSentence
from transforms.korean.quantities import Money
from transforms.organisations.mention import OrganisationMention

_FEWEST = 3
_RAISED = re.compile(r"투자\s?(?:를\s)?(?:유치|받은)|유치\s?(?:금액|기업|순)")
_OPENS = re.compile(r"['’\"”]?\((?:약 )?")


def raised_beside_names(sentence: SceneSentence, monies: list[Money]) -> list[tuple[Money, OrganisationMention]]:
    """The amounts in the brackets of the names of a list, where the words before it say that they were raised."""
    body = sentence.scene.body
    beside: list[tuple[Money, OrganisationMention]] = []
    for money in monies:
        before = [m for m in sentence.mentions if m.end <= money.start and not is_reference(m)]
        if before and _OPENS.fullmatch(body, before[-1].end, money.start) and body.startswith(")", money.end):
            beside.append((money, before[-1]))
    if len(beside) < _FEWEST or not _RAISED.search(body, sentence.start, beside[0][1].start):
        return []
    return beside

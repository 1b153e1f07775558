"""Belongs here: parties of a deal as a list of organisations with their roles, and the phrases that give them.
Does not: which phrases take part in which deal (deal_parties, purchases).
"""

import re

from transforms.facts.phrases import Case, Phrase
from transforms.facts.scene import Scene, Statement
from transforms.organisations.mention import OrganisationMention

_APART = re.compile(
    r"^\s?(?:달리|다르|비교|경쟁|마찬가지|비슷|격차|소송|갈등|맞붙|다퉈|분쟁|대조|같은|같이 (?:치열|빠르)|"
    r"관련|차별|견주|맞먹|싸우|거래하)"
)

Parties = list[tuple[OrganisationMention, str]]


def members(phrases: list[Phrase], role: str) -> Parties:
    return [(member, role) for phrase in phrases for member in phrase.members]


def text_after(scene: Scene, phrase: Phrase) -> str:
    return scene.body[phrase.after : phrase.after + 12]


def set_apart(scene: Scene, phrase: Phrase) -> bool:
    """B와 달리, B와 경쟁하며: whom the clause names only to tell the others from."""
    return _APART.match(text_after(scene, phrase)) is not None


def leads_to(phrase: Phrase, statement: Statement) -> bool:
    """Whether the phrase stands right before the predicate noun: A와 B의 합병, A·B 합병."""
    return phrase.case in (Case.OF, Case.BARE) and 0 <= statement.predicate.start - phrase.after <= 12


def partners_before(scene: Scene, statement: Statement, subject: Phrase) -> list[Phrase]:
    """A는 B와 X를 열고 Y하다: with whom the clauses before act, where the subject has gone on."""
    return [
        p
        for p in statement.sentence.phrases
        if subject.end < p.start < statement.start and p.case is Case.WITH and not p.speaker and not set_apart(scene, p)
    ]


def introduces(scene: Scene, phrase: Phrase) -> bool:
    """A를 비롯해, A를 포함한, A 외에: whom a list begins with."""
    after = text_after(scene, phrase)
    if phrase.case is Case.BARE:
        return re.match(r"\s?(?:외에|이외에|말고)", after) is not None
    return phrase.case is Case.OBJECT and re.match(r"\s?(?:비롯|포함|필두|주축|중심)", after) is not None

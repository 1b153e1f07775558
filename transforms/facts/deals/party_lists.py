"""Belongs here: parties of a deal as a list of organisations with their roles, and the phrases that give them.
Does not: which phrases take part in which deal (deal_parties, purchases).
"""

from transforms.facts.phrases import Case, Phrase
from transforms.facts.scene import Scene, Statement
from transforms.organisations.mention import OrganisationMention

Parties = list[tuple[OrganisationMention, str]]


def members(phrases: list[Phrase], role: str) -> Parties:
    return [(member, role) for phrase in phrases for member in phrase.members]


def text_after(scene: Scene, phrase: Phrase) -> str:
    return scene.body[phrase.after : phrase.after + 12]


def leads_to(phrase: Phrase, statement: Statement) -> bool:
    """Whether the phrase stands right before the predicate noun: A와 B의 합병, A·B 합병."""
    return phrase.case in (Case.OF, Case.BARE) and 0 <= statement.predicate.start - phrase.after <= 12

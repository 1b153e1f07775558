"""Belongs here: who takes which part in a statement, from case, order and what the text spoke of before.
Does not: what a table makes of the parts.
"""

from dataclasses import dataclass, field

from transforms.facts.phrases import Case, Phrase
from transforms.facts.predicates import Ending
from transforms.facts.scene import Scene, SceneSentence, Statement
from transforms.organisations.mention import OrganisationMention

_SUBJECT_CASES = (Case.TOPIC, Case.SUBJECT)


@dataclass(slots=True)
class Arguments:
    """The phrases of a clause by what they do. `carried` is true where the subject comes from an earlier sentence."""

    subject: Phrase | None = None
    carried: bool = False
    others: list[Phrase] = field(default_factory=list)

    def having(self, *cases: Case) -> list[Phrase]:
        """The other phrases whose case, or whose head's case, is one of `cases`."""
        return [p for p in self.others if p.case in cases or p.head_case in cases]


def arguments(scene: Scene, statement: Statement, position: int | None = None) -> Arguments:
    """The subject of a statement and the other phrases before `position` (by default the predicate) in its clause."""
    sentence, predicate = statement.sentence, statement.predicate
    position = predicate.start if position is None else position
    local = [p for p in sentence.phrases if statement.start <= p.start < position]
    subject = _subject(sentence, statement, local, position)
    found = Arguments(subject=subject, others=[p for p in local if p is not subject])
    if subject is None:
        found.subject = scene.carried_subject(sentence)
        found.carried = found.subject is not None
    return found


def _subject(sentence: SceneSentence, statement: Statement, local: list[Phrase], position: int) -> Phrase | None:
    own = [p for p in local if p.case in _SUBJECT_CASES and not p.speaker]
    free = [p for p in own if not sentence.taken_by_relative_clause(p, position)]
    if free:
        subjects = [p for p in free if p.case is Case.SUBJECT]
        return subjects[-1] if subjects else free[-1]
    head = head_noun(sentence, statement)
    if head is not None:
        return head
    earlier = [
        p
        for p in sentence.phrases
        if p.start < statement.start
        and p.case in _SUBJECT_CASES
        and not p.speaker
        and not sentence.taken_by_relative_clause(p, position)
    ]
    topics = [p for p in earlier if p.case is Case.TOPIC]
    return (topics or earlier or own or [None])[-1]


def head_noun(sentence: SceneSentence, statement: Statement) -> Phrase | None:
    """The organisation that an adnominal predicate describes: B에 투자한 A는."""
    if statement.predicate.ending is not Ending.ADNOMINAL:
        return None
    following = [p for p in sentence.phrases if statement.predicate.end <= p.start <= statement.predicate.end + 15]
    return following[0] if following and following[0].case in (*_SUBJECT_CASES, Case.WITH) else None


def expand(scene: Scene, mentions: list[OrganisationMention]) -> list[OrganisationMention]:
    """The organisations that mentions stand for, each once: 3사 gives its members."""
    known: dict[str, OrganisationMention] = {}
    for mention in mentions:
        if mention.rule.startswith("reference"):
            for organisation in scene.members_of(mention):
                known.setdefault(organisation.organisation_id, organisation)
        else:
            known.setdefault(mention.organisation_id, mention)
    return list(known.values())

"""Belongs here: the rules that read deals: who agrees with whom to work together, to combine or to sell.
Does not: shares that change hands alone (stakes) and money put in alone (investments).
"""

import re
from collections.abc import Iterator

from transforms.facts.dating import date_of
from transforms.facts.draft import Draft, Refusal, amount_values
from transforms.facts.modality import Status
from transforms.facts.phrases import Case, Phrase
from transforms.facts.predicates import Form, Predicate
from transforms.facts.roles import Arguments, arguments, expand
from transforms.facts.scene import Scene, SceneSentence, Statement, within
from transforms.korean.quantities import Money
from transforms.organisations.mention import OrganisationMention

_SENSES = (
    "partnership",
    "embedding",
    "consortium",
    "joint_venture",
    "merger",
    "acquisition",
    "divestiture",
    "equity_swap",
    "supply",
)
_WITH_WORDS = re.compile(r"(?:함께|손잡|손을|공동|협력|업무|제휴|맞손|파트너|같이|각각|전략|양해|MOU)")
_CARRIER_REACH = 45


def read_deals(scene: Scene) -> Iterator[Draft | Refusal]:
    """Drafts of deals, sentence by sentence, and the candidates refused."""
    for sentence in scene.sentences:
        if sentence.sentence.heading:
            continue
        predicates = sentence.predicates
        for index, predicate in enumerate(predicates):
            sense = next((s for s in predicate.senses if s in _SENSES), None)
            if sense is None:
                continue
            carrier = _carrier(scene, sentence, predicates, index)
            if predicate.form is Form.NOUN and carrier is None:
                continue
            yield from _read(scene, sentence, predicate, sense)


def _carrier(scene: Scene, sentence: SceneSentence, predicates: list[Predicate], index: int) -> Predicate | None:
    """The verb that carries a noun's sense: 업무협약을 맺다, 합작법인을 세우다."""
    noun = predicates[index]
    wanted = {f"carrier_{entry.carried_by}" for entry in noun.entries}
    for predicate in predicates[index + 1 :]:
        if predicate.start - noun.end > _CARRIER_REACH:
            return None
        if predicate.form is Form.VERB and wanted.intersection(predicate.senses):
            return predicate
    return None


def _read(scene: Scene, sentence: SceneSentence, predicate: Predicate, sense: str) -> Iterator[Draft | Refusal]:
    statement = scene.statement(sentence, predicate)
    found = arguments(scene, statement)
    rule = f"deal_{sense}_{predicate.form}"
    if statement.reason_against is not None:
        yield Refusal(table="deals", rule=rule, reason=statement.reason_against, start=sentence.start, end=sentence.end)
        return
    for parties in _PARTIES[sense](scene, statement, found):
        organisations = expand(scene, [o for o, _ in parties])
        if len(organisations) < 2:
            yield Refusal(
                table="deals", rule=rule, reason="fewer than two parties", start=sentence.start, end=sentence.end
            )
            continue
        roles = {o.organisation_id: role for o, role in reversed(parties)}
        yield Draft(
            table="deals",
            rule=rule,
            start=sentence.start,
            end=sentence.end,
            status=statement.status,
            dated=date_of(scene, statement),
            values={"deal_type": _DEAL_TYPE.get(sense, sense), **amount_values(_value(scene, statement))},
            parties=[(o, roles.get(o.organisation_id, "party")) for o in organisations],
        )


_DEAL_TYPE = {"embedding": "partnership", "divestiture": "acquisition"}
_Parties = list[tuple[OrganisationMention, str]]


def _members(phrases: list[Phrase], role: str) -> _Parties:
    return [(member, role) for phrase in phrases for member in phrase.members]


def _together(scene: Scene, statement: Statement, found: Arguments) -> Iterator[_Parties]:
    """Those who act together: the subject and those it acts with; without such, the members of one phrase."""
    partners = found.having(Case.WITH, Case.WITH_OF)
    subject = found.subject
    if partners:
        yield _members([subject] if subject else [], "party") + _members(partners, "party")
    elif subject is not None and subject.pairs:
        yield from ([(member, "party") for member in pair] for pair in subject.pairs)
    elif subject is not None and not found.carried and len(expand(scene, subject.members)) > 1:
        yield _members([subject], "party")
    else:
        yield _members([p for p in found.others if p.case is Case.OF and len(p.members) > 1][-1:], "party")


def _embedding(scene: Scene, statement: Statement, found: Arguments) -> Iterator[_Parties]:
    """B의 서비스를 앱에 탑재하다: the subject, and the organisation whose product it takes in."""
    if found.subject is None or found.carried:
        return
    sources = [
        p
        for p in found.others
        if p.case is Case.TO or (p.case is Case.OF and p.head_case in (Case.OBJECT, Case.TOPIC, Case.TO))
    ]
    if sources:
        yield _members([found.subject], "party") + _members(sources[-1:], "party")


def _acquisition(scene: Scene, statement: Statement, found: Arguments) -> Iterator[_Parties]:
    targets = [p for p in found.others if Case.OBJECT in p.cases or p.case in (Case.BARE, Case.OF)]
    if found.subject is not None and targets:
        sellers = found.having(Case.FROM)
        yield _members([found.subject], "acquirer") + _members(targets[-1:], "target") + _members(sellers, "seller")


def _divestiture(scene: Scene, statement: Statement, found: Arguments) -> Iterator[_Parties]:
    """A가 B를 C에 매각하다. Without a named buyer there are no two parties that agree."""
    buyers = [p for p in found.others if p.case is Case.TO]
    if found.subject is not None and buyers:
        targets = [p for p in found.others if Case.OBJECT in p.cases]
        yield _members(buyers[-1:], "acquirer") + _members(targets[-1:], "target") + _members([found.subject], "seller")


def _supply(scene: Scene, statement: Statement, found: Arguments) -> Iterator[_Parties]:
    customers = found.having(Case.TO, Case.FROM, Case.WITH)
    if found.subject is not None and customers:
        yield _members([found.subject], "supplier") + _members(customers[-1:], "customer")


_PARTIES = {
    "partnership": _together,
    "embedding": _embedding,
    "consortium": _together,
    "joint_venture": _together,
    "merger": _together,
    "equity_swap": _together,
    "acquisition": _acquisition,
    "divestiture": _divestiture,
    "supply": _supply,
}


def _value(scene: Scene, statement: Statement) -> Money | None:
    monies = within(scene.quantities.money, statement.start, statement.predicate.end + 40)
    monies = [m for m in monies if m.start < statement.sentence.end]
    return monies[-1] if monies else None

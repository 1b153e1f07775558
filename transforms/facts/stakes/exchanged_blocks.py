"""Belongs here: two blocks of one clause that are given for each other (A는 자사주 N주를 B 주식 M주와 맞교환하다).
Does not: exchanges without blocks of their own, and legs told one by one (swapping).
"""

import re

from transforms.facts.draft import Draft, amount_values
from transforms.facts.phrases import SUBJECT_CASES, Case
from transforms.facts.predicates import Predicate
from transforms.facts.roles import arguments, expand
from transforms.facts.scene import SceneSentence, Statement
from transforms.facts.stakes.lots import Lot
from transforms.facts.stakes.refusing import is_own
from transforms.facts.stakes.state import Swap, Telling, lot_values
from transforms.organisations.mention import OrganisationMention

_RULE = "stake_exchanged_block"
_REACH = 40
_GIVEN = re.compile(r"\)?[을를]\s")
_FOR = re.compile(r"\)?[와과],?\s")
_GROUP_REACH = 6  # sentences in which a group's exchange is told of its companies


def read_exchanged_blocks(telling: Telling, sentence: SceneSentence, lots: list[Lot]) -> list[Lot]:
    """Draft both legs of each exchange of two measured blocks; the blocks read so."""
    taken: list[Lot] = []
    for predicate in sentence.predicates:
        if not predicate.has("equity_swap"):
            continue
        statement = telling.scene.statement(sentence, predicate)
        for given, received in _blocks(sentence, lots, predicate) if statement.reason_against is None else ():
            actor = _actor(telling, statement, min(given.start, received.start))
            legs = _legs(telling, statement, actor, given, received) if actor is not None else []
            if legs:
                _replace_general_legs(telling, sentence, legs)
                taken.extend((given, received))
    return taken


def _blocks(sentence: SceneSentence, lots: list[Lot], predicate: Predicate) -> list[tuple[Lot, Lot]]:
    """Pairs of a block given (을) and the one that it is given for (와), in either order, before the predicate."""
    before = [lot for lot in lots if lot.measured and lot.noun is not None and lot.end <= predicate.start]
    if len(before) < 2 or predicate.start - before[-1].end > _REACH:
        return []
    body = sentence.scene.body
    pairs: list[tuple[Lot, Lot]] = []
    while len(before) > 1:
        couple = (before[-2], before[-1])
        fitting = [p for p in (couple, couple[::-1]) if _GIVEN.match(body, p[0].end) and _FOR.match(body, p[1].end)]
        if not fitting:
            break
        pairs.insert(0, fitting[0])
        before = before[:-2]
    return pairs


def _actor(telling: Telling, statement: Statement, start: int) -> OrganisationMention | None:
    """Who gives the block that begins there: the nearest subject before it, else whom the statement is about."""
    own = [p for p in statement.sentence.phrases if p.end <= start and p.case in SUBJECT_CASES and not p.speaker]
    subject = own[-1] if own else arguments(telling.scene, statement).subject
    actors = expand(telling.scene, subject.members) if subject is not None else []
    return actors[0] if len(actors) == 1 else None


def _legs(telling: Telling, statement: Statement, actor: OrganisationMention, given: Lot, received: Lot) -> list[Draft]:
    given_issuer = actor if is_own(given) else given.issuers[-1] if given.issuers else None
    received_issuer = actor if is_own(received) else received.issuers[-1] if received.issuers else None
    if given_issuer is None or received_issuer is None:
        return []
    if received_issuer.organisation_id == actor.organisation_id:  # B 주식을 자사주와 바꾸다
        given, received, given_issuer, received_issuer = received, given, received_issuer, given_issuer
    partner = _partner(telling, statement, actor) or received_issuer
    if actor.organisation_id in (partner.organisation_id, received_issuer.organisation_id):
        return []
    blocks = ((partner, given_issuer, given), (actor, received_issuer, received))
    return [
        telling.add_leg(statement, _RULE, (holder, issuer), {"action": "swap", **lot_values(lot, lot.worth)})
        for holder, issuer, lot in blocks
    ]


def _partner(telling: Telling, statement: Statement, actor: OrganisationMention) -> OrganisationMention | None:
    """A는 B와 …: whom the clause names apart from the blocks."""
    sentence = statement.sentence
    named = [p for p in sentence.phrases if p.case is Case.WITH and statement.start <= p.start]
    partners = expand(telling.scene, named[0].members) if named and named[0].start < statement.predicate.start else []
    return partners[0] if len(partners) == 1 and partners[0].organisation_id != actor.organisation_id else None


def _replace_general_legs(telling: Telling, sentence: SceneSentence, legs: list[Draft]) -> None:
    """What was said of this exchange in general, by its group or without its blocks, is told in full by the legs."""
    pairs = [(leg.organisations["holder"], leg.organisations["issuer"]) for leg in legs]
    same = [s for s in telling.swaps if any(s.joins(a, b) for a, b in pairs)]
    money = next((s.money for s in same if s.money is not None), None)
    for leg in legs:
        if leg.values.get("amount") is None:
            leg.values |= amount_values(money)
    for swap in telling.swaps:
        at_group = swap.of_group and sentence.index - swap.sentence <= _GROUP_REACH
        if swap in same or swap.sentence == sentence.index or (at_group and any(swap.has_member(a) for a, _ in pairs)):
            swap.replaced = True
    telling.swaps.append(Swap(sentence.index, pairs[1:], legs, money, details=list(legs)))

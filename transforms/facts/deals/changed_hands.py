"""Belongs here: companies that change hands, told of the company, its seller or its bidders (B가 A에 팔리다).
Does not: the same with the buyer as the subject (purchases), shares that change hands alone (stakes).
"""

import re
from collections.abc import Iterator

from transforms.facts.deals.party_lists import Parties, leads_to, members
from transforms.facts.deals.purchases import contract_on_sale
from transforms.facts.phrases import Case
from transforms.facts.roles import Arguments, described_object
from transforms.facts.scene import Scene, Statement

_ADVISER = re.compile(r"(?:주관사|자문사|주간사)(?:인|인\s\S+)?\s$")
_AS_SUBSIDIARY = re.compile(r"(?:자회사|계열사|손자회사)(?:로|가)\s")
_BUYERS_OWN = re.compile(r"^(?:품|손|자회사|계열사)")  # A의 자회사가 되다, A 품에 안기다
_IN_SHARES = re.compile(r"\s?(?:경영권\s?)?(?:지분|주식|경영권)(?=[\s을를])")
_OF_SHARES = re.compile(r"(?:지분|주식)(?:\s(?:전량|전부|전체|일부))?(?:\s?\d[\d.,만]*(?:%|주))?[을를]\s")
_UNNAMED_HOLDER = re.compile(
    r"(?:주주|대표이사|대표|회장|창업자|오너|일가)(?:이|가)\s(?:[^\s,.]+\s){0,3}?[^\s,.]*경영권"
)
_BRINGS_CONTROL = re.compile(r"최대\s?주주(?:의)?\s변경을?\s(?:수반|동반)")
_ON_SALE = re.compile(r"(?:의)?\s(?:경영권\s)?매각")


def preferred_bidder(scene: Scene, statement: Statement, found: Arguments) -> Iterator[Parties]:
    """S가 T의 우선협상대상자로 A를 선정하다; A가 T 인수 우선협상대상자로 선정되다."""
    predicate, sentence = statement.predicate, statement.sentence
    picked = {m.start for p in found.others if p.case is Case.OBJECT for m in p.members}
    beside = [m for m in sentence.mentions if 0 <= predicate.start - m.outer_end <= 14 and m.start not in picked]
    on_sale = [
        m for m in sentence.mentions if m.outer_end < predicate.start and _ON_SALE.match(scene.body, m.outer_end)
    ]
    targets = beside or on_sale
    after = [m for m in sentence.mentions if 0 <= m.start - predicate.end <= 20]
    objects = [p for p in found.others if p.case is Case.OBJECT and p.start < predicate.start]
    subject = found.subject if found.subject is not None and not found.carried else None
    if not targets or (subject is not None and targets[-1] in subject.members):
        return
    together = [p for p in sentence.phrases if after and p.start <= after[0].start < p.after]
    several = together and not any("," in join for join in together[0].joins)
    chosen = (together[0].members if several else after[:1]) or (objects[-1].members if objects else [])
    if not chosen:
        verb = next((p for p in sentence.predicates if p.start >= predicate.end and p.has("carrier_choosing")), None)
        if subject is not None and verb is not None and verb.lemma.endswith("되"):
            yield [*members([subject], "acquirer"), (targets[-1], "target")]
        return
    advises = subject is not None and _ADVISER.search(scene.body, sentence.start, subject.start) is not None
    sellers = members([subject], "seller") if subject is not None and not advises else []
    yield [*[(buyer, "acquirer") for buyer in chosen], (targets[-1], "target"), *sellers]


def acquired_by(scene: Scene, statement: Statement, found: Arguments) -> Iterator[Parties]:
    """B가 A에 인수되다, 팔리다; B가 A의 자회사가 되다, A 품에 안기다, A로 넘어가다.

    Of B가 자회사로 편입되다 the one that was spoken of is the parent.
    """
    buyers = [p for p in found.others if p.case is Case.TO]
    control = [p for p in found.others if p.case is Case.OF and p.head == "경영권" and p.head_case is Case.SUBJECT]
    target = control[-1] if control else found.subject  # B의 경영권이 A로 넘어가다
    if target is None or (found.carried and not control):
        return
    if not buyers and _BUYERS_OWN.search(statement.predicate.lemma):
        buyers = [p for p in found.others if leads_to(p, statement)][-1:]
    if not buyers and statement.predicate.lemma == "넘어가":
        buyers = [p for p in found.others if p.case is Case.BY]
    if not buyers and _AS_SUBSIDIARY.search(scene.body, statement.start, statement.predicate.end):
        about = [statement.sentence.main_subject, scene.carried_subject(statement.sentence)]
        buyers = [
            p for p in about if p is not None and p.members[0].organisation_id != target.members[0].organisation_id
        ]
    if buyers and target is not None:
        by = members(buyers[:1], "acquirer")
        one_of_a_list = len(by) > 1 and "," in buyers[0].joins[-1]  # X, Y, A에 인수된 B
        yield (by[-1:] if one_of_a_list else by) + members([target], "target")


def new_owner(scene: Scene, statement: Statement, found: Arguments) -> Iterator[Parties]:
    """A가 B의 새 주인이 되다; B의 새 주인으로 A가 선정되다, S가 A를 선정하다."""
    owned = [p for p in found.others if leads_to(p, statement)]
    chosen = [p for p in found.others if p.start > statement.predicate.start and p.case is Case.OBJECT]
    buyer = chosen[-1] if chosen else found.subject
    if owned and buyer is not None and not found.carried:
        yield members([buyer], "acquirer") + members(owned[-1:], "target")


def new_control(scene: Scene, statement: Statement, found: Arguments) -> Iterator[Parties]:
    """B는 A와 최대주주 변경을 수반하는 주식양수도 계약을 맺다: A is to control B."""
    buyers = [p for p in found.others if p.case is Case.WITH and not p.speaker]
    if _BRINGS_CONTROL.search(scene.body, statement.start, statement.predicate.start) is None:
        return
    if found.subject is not None and buyers:
        yield members(buyers[-1:], "acquirer") + members([found.subject], "target")


def divestiture(scene: Scene, statement: Statement, found: Arguments) -> Iterator[Parties]:
    """A가 B를 C에 매각하다. Without a named buyer there are no two parties that agree.

    Of B는 최대주주가 경영권을 C에 매각하다 the holder has no name, and B changes hands.
    """
    buyers = [p for p in found.others if p.case in (Case.TO, Case.BY) and not p.speaker]
    if found.subject is not None and not buyers:
        contracted = contract_on_sale(statement, found.subject, found.others)
        if contracted:
            yield contracted
            return
    if found.subject is not None and _UNNAMED_HOLDER.search(scene.body, statement.start, statement.predicate.start):
        if buyers and found.subject.case is Case.TOPIC and not found.carried:
            yield members(buyers[-1:], "acquirer") + members([found.subject], "target")
        return
    if found.subject is not None and buyers:
        targets = [p for p in found.others if Case.OBJECT in p.cases or _IN_SHARES.match(scene.body, p.after)]
        described = described_object(statement.sentence, statement.predicate, statement.start)
        targets = targets or ([described] if described is not None else [])  # A가 C에 매각한 B는
        if not targets and _OF_SHARES.search(scene.body, statement.start, statement.predicate.start):
            return  # whose shares they are the clause leaves open
        yield (members(buyers[-1:], "acquirer") + members(targets[-1:], "target") + members([found.subject], "seller"))

"""Belongs here: holder and issuer of a block that a predicate moves: by clause, context and dealing out.
Does not: the names in the block's own noun phrase (naming, listing) and levels (level_sides).
"""

import re

from transforms.facts.phrases import Case, Phrase
from transforms.facts.predicates import Predicate
from transforms.facts.roles import expand
from transforms.facts.scene import SceneSentence
from transforms.facts.stakes.actors import NO_HOLDER, acting, head_after
from transforms.facts.stakes.lots import Lot
from transforms.facts.stakes.naming import (
    capital_raiser,
    listed_name,
    shareholders_company,
    takeover_object,
    venture,
)
from transforms.facts.stakes.state import Place
from transforms.organisations.mention import OrganisationMention

TOTAL = re.compile(r"(?:총|합계|합쳐|모두)\s?(?:약\s)?$")
_LARGEST_IS = re.compile(r"(?:최대|\d대)\s?주주는\s")
_HALVES = re.compile(r"절반씩|반반")
_CONTRACT = re.compile(
    r"(?:(?:인수|취득|매입|매수|매각|양도|처분)하는|사들이는|넘기는|파는|(?:인수|매각|양도|매매)(?:를|을)?\s위한)\s(?:\S+\s){0,2}?\S*계약"
)
_BY_WAY = re.compile(r"\s?(?:통해|비롯|포함|대상으로|상대로|제치|앞세)")
_APPROVED = re.compile(
    r"(?:(?:,|와|과|\s및)\s[^.\n]{2,160}?(?:취득|인수|매입))?(?:을|를)?\s"
    r"(?:각각\s|모두\s|최종\s|조건부(?:로)?\s)?(?:승인|인가|허가|허용)(?:했|하|한|해)"
)
_AFFAIRS = re.compile(r"\s(?:경영|사업)\s?(?:참여|참가|권|정상화)")
_BESIDE = 4
_EACH = re.compile(r"각각|씩")
_FUNDING = re.compile(r"투자|라운드|시리즈|증자|신주|억\s?원을 (?:넣|대|내|들)")


def holders_of(place: Place, predicate: Predicate) -> tuple[list[OrganisationMention], str | None]:
    """Who holds, buys or sells the block; else nobody, with the reason."""
    telling, sentence, lots, index, lot = place.telling, place.sentence, place.lots, place.index, place.lot
    if lot.entry is not None and not lot.entry_is_issuer:
        return expand(telling.scene, [lot.entry]), None
    if predicate.has("pass_over"):
        receivers = [p for p in sentence.phrases if p.end <= predicate.start and p.case in (Case.TO, Case.BY)]
        return (expand(telling.scene, receivers[-1].members), None) if receivers else ([], "no receiver is named")
    listed = listed_name(sentence, lot)
    if listed is not None and listed.case is Case.BARE and listed is not lot.issuer_phrase:
        return expand(telling.scene, listed.members), None
    if predicate.has("hold") and (named := _named_largest(sentence, lot)) is not None:
        return expand(telling.scene, named.members), None
    if lot.owner is not None and predicate.has("hold"):
        return expand(telling.scene, lot.owner.members), None
    if predicate.lemma == "남" and (left := _left_with(sentence, lot)) is not None:
        return expand(telling.scene, left.members), None
    if _APPROVED.match(place.body, predicate.end):
        applicant = _applicant(sentence, lot)
        return (expand(telling.scene, applicant.members[:1]), None) if applicant is not None else ([], NO_HOLDER)
    skip = [lot.issuer_phrase, lot.possessor_phrase]
    next_lot = next((other.start for other in lots[index + 1 :] if other.measured), sentence.end)
    disclosed = not lot.issuers and "공시" in sentence.text[-14:]
    if predicate.has("sell_shares") and lot.possessor and (disclosed or not _other_actor(sentence, predicate, skip)):
        return lot.possessor, None
    holders, reason = acting(sentence, lot, predicate, place.floor, skip, next_lot)
    if not holders and reason == NO_HOLDER and (last := telling.current_holder(sentence)) is not None:
        return [last], None
    return holders, reason


def _applicant(sentence: SceneSentence, lot: Lot) -> Phrase | None:
    """당국은 A의 Y 지분 취득을 승인했다: A, whose purchase it is."""
    if lot.issuer_phrase is None:
        return None
    before = [p for p in sentence.phrases if p.case is Case.OF and p.end <= lot.issuer_phrase.start]
    return before[-1] if before and lot.issuer_phrase.start - before[-1].after <= _BESIDE else None


def _other_actor(sentence: SceneSentence, predicate: Predicate, skip: list[Phrase | None]) -> bool:
    return any(
        p.end <= predicate.start
        and p.case in (Case.TOPIC, Case.SUBJECT)
        and all(p is not s for s in skip)
        and not sentence.taken_by_relative_clause(p, predicate.start)
        for p in sentence.phrases
    )


def _named_largest(sentence: SceneSentence, lot: Lot) -> Phrase | None:
    """최대주주는 X로 지분 N%를 보유하고 있다."""
    match = _LARGEST_IS.search(sentence.scene.body, sentence.start, lot.start)
    if match is None:
        return None
    return next((p for p in sentence.phrases if match.end() <= p.start < lot.start and p.case is Case.BY), None)


def _left_with(sentence: SceneSentence, lot: Lot) -> Phrase | None:
    """X에는 15%가 남는다."""
    return next((p for p in reversed(sentence.phrases) if p.end <= lot.start and p.case is Case.TO), None)


def issuer_in_context(
    place: Place, predicate: Predicate, holders: list[OrganisationMention]
) -> list[OrganisationMention]:
    """The issuer that a measured block leaves unsaid: who discloses the trade, receives the money, is spoken of."""
    telling, sentence, lots, index, lot = place.telling, place.sentence, place.lots, place.index, place.lot
    if (
        not (lot.measured or lot.worth) or lot.issuer_phrase is not None or lot.unresolved
    ):  # a reference that nothing resolves
        return []
    own = {holder.organisation_id for holder in holders}
    head = head_after(sentence, predicate)
    described = head.members[0] if head is not None and predicate.has("hold") else None  # X가 지분 70%를 보유한 Y
    for candidate in (
        described,
        next((other.issuers[-1] for other in reversed(lots[:index]) if other.issuers), None),
        shareholders_company(sentence, lot.start),
        _whose_affairs(sentence, lot, own),
        _outer_topic(sentence, lot, own),
        venture(sentence, lot.start),
        takeover_object(sentence, lot.start),
        capital_raiser(sentence, lot.start),
        _object_told(sentence, lot),
        telling.current_issuer(sentence),
        _company_of_person(sentence, lot),
        next(
            (other.issuers[-1] for other in lots[index + 1 :] if other.issuers and _in_clause(sentence, lot, other)),
            None,
        ),
        telling.main_organisation(sentence) if _FUNDING.search(sentence.text) else None,
    ):
        if candidate is not None and candidate.organisation_id not in own:
            return expand(telling.scene, [candidate])[:1]
    return []


def _in_clause(sentence: SceneSentence, lot: Lot, other: Lot) -> bool:
    return not any(lot.end < end <= other.start for end in sentence.clause_ends)


def _whose_affairs(sentence: SceneSentence, lot: Lot, own: set[str]) -> OrganisationMention | None:
    """A가 Y의 경영 참여를 위해 지분 30%를 사다: Y, in whose affairs the holder means to have a say."""
    start = sentence.clause_start(lot.start)
    for phrase in reversed([p for p in sentence.phrases if start <= p.start and p.end <= lot.start]):
        affairs = phrase.case in (Case.OF, Case.BARE) and _AFFAIRS.match(sentence.scene.body, phrase.after)
        if affairs and phrase.members[-1].organisation_id not in own:
            return phrase.members[-1]
    return None


def _contracted(place: Place) -> bool:
    """A는 S와 Y의 지분 100%를 인수하는, 매각하는 계약을 맺다: S, who stands with the issuer, is the other side."""
    phrase = place.lot.issuer_phrase
    couple = phrase is not None and phrase.is_couple
    return couple and _CONTRACT.search(place.body, place.lot.end, place.sentence.end) is not None


def _object_told(sentence: SceneSentence, lot: Lot) -> OrganisationMention | None:
    """A는 Y를 설립해 키워 왔으며 지분 50%를 팔다: what the clauses before were about."""
    clause = sentence.clause_start(lot.start)
    objects = [p for p in sentence.phrases if p.after < clause and p.case is Case.OBJECT and not p.speaker]
    told = objects[-1] if objects and len(objects[-1].members) == 1 else None
    by_way = told is not None and _BY_WAY.match(sentence.scene.body, told.after)
    return told.members[0] if told is not None and not by_way else None


def _company_of_person(sentence: SceneSentence, lot: Lot) -> OrganisationMention | None:
    """홍 전 Y 회장의 지분: Y, whose officer's shares are spoken of."""
    phrase = next((p for p in reversed(sentence.phrases) if p.end <= lot.anchor), None)
    if phrase is None or not phrase.speaker or phrase.case is not Case.OF or lot.anchor - phrase.after > 3:
        return None
    return phrase.members[-1]


def _outer_topic(sentence: SceneSentence, lot: Lot, own: set[str]) -> OrganisationMention | None:
    """A는 (최대주주) X가 지분 N%를 팔았다고 공시했다: the topic before the holder's own subject."""
    before = [p for p in sentence.phrases if p.start < lot.start and not p.speaker]
    topics = [
        p
        for p in before
        if (p.case is Case.TOPIC or (p.case is Case.OF and p.head_case is Case.TOPIC))
        and len(p.members) == 1
        and not p.members[0].text.endswith("그룹")
    ]
    actors = [p for p in before if p.case is Case.SUBJECT and p.members[0].organisation_id in own]
    if topics and actors and topics[0].start < actors[-1].start and topics[0].members[0].organisation_id not in own:
        return topics[0].members[0]
    return None


def pairs_of(
    place: Place, holders: list[OrganisationMention], issuers: list[OrganisationMention]
) -> list[tuple[OrganisationMention, OrganisationMention]]:
    """The pairs of holder and issuer: 각각 deals out, 씩 gives everyone the same, a joint act names its first."""
    sentence, index, lot = place.sentence, place.index, place.lot
    if len(holders) == 1 and len(issuers) == 1:
        return [(holders[0], issuers[0])]
    if len(holders) == 1 and len(issuers) == 2 and _contracted(place):
        return [(holders[0], issuers[-1])]
    run = lot.run or (index,)
    if len(run) > 1:
        at = run.index(index)
        if len(holders) == len(run):
            return [(holders[at], issuers[0])]
        return [(holders[0], issuers[at])] if len(issuers) == len(run) else []
    body = sentence.scene.body
    around = body[max(sentence.start, lot.start - 14) : lot.end + 4]
    if TOTAL.search(body[max(sentence.start, lot.start - 8) : lot.start]) or _HALVES.search(around):
        return []
    if lot.each or _EACH.search(around):
        several = len(holders) > 1 and len(issuers) > 1
        return [] if several else [(holder, issuer) for holder in holders for issuer in issuers]
    if len(issuers) > 1 and lot.measured:
        return []
    return [(holders[0], issuers[-1])]

"""Belongs here: blocks of shares that a predicate of holding, buying or selling governs.
Does not: levels (ratios), exchanges (swapping) and appositions (shareholders).
"""

import re
from dataclasses import replace

from transforms.facts.conjugation import coda
from transforms.facts.draft import UNDATED, Draft
from transforms.facts.modality import Status
from transforms.facts.phrases import Case, Phrase
from transforms.facts.predicates import Form, Predicate
from transforms.facts.roles import expand
from transforms.facts.scene import SceneSentence, Statement, within
from transforms.facts.stakes.actors import NO_HOLDER, acting, head_after
from transforms.facts.stakes.lots import Lot
from transforms.facts.stakes.naming import (
    bracketed_name,
    capital_raiser,
    listed_name,
    phrase_before,
    share_taker,
    shareholders_company,
    takeover_object,
    venture,
)
from transforms.facts.stakes.prices import is_price, price_of
from transforms.facts.stakes.state import Telling, lot_values
from transforms.facts.stakes.timing import date_or_earlier, founding
from transforms.korean.quantities import Money
from transforms.organisations.mention import OrganisationMention

SENSES = frozenset({"hold", "buy_shares", "sell_shares", "equity_swap"})
_ACTION = {"hold": "hold", "buy_shares": "acquire", "sell_shares": "sell", "equity_swap": "swap"}
_REACH = 90
_FUTURE_CODA = 8  # ㄹ
_GETTING = frozenset({"갖", "가지", "갖기로", "갖게 되"})
_MONEY_OBJECT = re.compile(
    r"(?:원|달러|엔|유로|위안|금액|대금|자금|돈|경영권|승인|허가|평가|의결권|관심|기대|계약|대출|투자)(?:을|를|이|가)?\s?(?:각각\s)?$"
)
_PLEDGE = re.compile(r"담보|질권|의결권|배당|가치|수준|소각|상장|처분\s?금지|가압류|공매도|대차")
_POSSIBLE = re.compile(r"^\S{0,3}\s수도?\s있")
_DISCLOSED = re.compile(r"공시")
_WITHIN = re.compile(r"(?:을|를)\s포함|(?:과|와)\s[^.]{0,20}합친")
_TOTAL = re.compile(r"(?:총|합계|합쳐|모두)\s?(?:약\s)?$")
_HALVES = re.compile(r"절반씩|반반")
_SUM_OF = re.compile(r"\s?(?:액|가격|금액|대금|자금|비용|가(?:는|를|가)\s)")
_BY_NEW_SHARES = re.compile(r"유상증자\s?(?:형식|방식)으로")
_REPORTED = re.compile(r"매체|언론|보도|소문|풍문|설이 |설도 |외신")
_DENIAL = re.compile(r"사실\s?무근|부인했|사실이 아니|사실과 다르|검토한 (?:바|적)|벌인 적이 없|결정된 (?:바|것)|일축")
_EACH = re.compile(r"각각|씩")
_SHAREHOLDER_AFTER = re.compile(r"\)?(?:,?\s?[^,.()]{1,20}\([^)]{1,10}\))*의\s(?:\S{1,4}\s)?\S{0,4}주주")
_FUNDING = re.compile(r"투자|라운드|시리즈|증자|신주|억\s?원을 (?:넣|대|내|들)")


def governing_predicate(sentence: SceneSentence, lot: Lot) -> Predicate | None:
    """The next predicate of holding or trading after a lot, in its clause; what is done with money or control is passed over."""
    body = sentence.scene.body
    for predicate in sentence.predicates:
        if predicate.start < lot.end:
            continue
        if predicate.start - lot.end > _REACH:
            return None
        if any(lot.end < end <= predicate.start for end in sentence.clause_ends):
            return None
        if not SENSES.intersection(predicate.senses):
            continue
        if predicate.form is Form.NOUN and predicate.start - lot.end > 14 and not predicate.has("hold"):
            continue
        if _MONEY_OBJECT.search(body[max(lot.end, predicate.start - 8) : predicate.start]):
            continue
        return predicate
    return None


def sense_of(predicate: Predicate) -> str:
    return next(s for s in ("equity_swap", "sell_shares", "hold", "buy_shares") if predicate.has(s))


def read_lot(telling: Telling, sentence: SceneSentence, lots: list[Lot], index: int, predicate: Predicate) -> None:
    """Draft what a predicate says of a lot, or refuse it with the reason."""
    lot = lots[index]
    scene = telling.scene
    sense = sense_of(predicate)
    rule = f"stake_{sense}_{predicate.lemma.lstrip('=')}"
    statement = own_statement(sentence, predicate)
    if _PLEDGE.search(scene.body[lot.end : predicate.start]):
        return telling.refuse(sentence, rule, "the shares are pledged, valued or cancelled")
    if statement.reason_against is not None:
        return telling.refuse(sentence, rule, statement.reason_against)
    if _WITHIN.match(scene.body, lot.end):
        return telling.refuse(sentence, rule, "part of another block")
    if _POSSIBLE.match(statement.tail):
        return telling.refuse(sentence, rule, "a mere possibility")
    if denied_report(sentence):
        return telling.refuse(sentence, rule, "a report that is denied")
    if lot.noun is not None and lot.noun.own:
        return telling.refuse(sentence, rule, "a company's own shares")
    if predicate.form is Form.NOUN and _SUM_OF.match(scene.body[predicate.end : predicate.end + 4]):
        return telling.refuse(sentence, rule, "a sum of a trade, not the trade")
    if _BY_NEW_SHARES.search(scene.body[sentence.start : lot.start]) and not lot.issuers:
        return telling.refuse(sentence, rule, "the subject may be the issuer")
    first = lot.run[0] if lot.run else index
    floor = lots[first - 1].end if first else sentence.start
    holders, reason = _holders(telling, sentence, lots, index, predicate, floor)
    if not holders:
        return telling.refuse(sentence, rule, reason or "no holder is named")
    issuers = lot.issuers or _issuer_in_context(telling, sentence, lots, index, predicate, holders)
    if not issuers:
        return telling.refuse(sentence, rule, "no issuer is named")
    group = group_of(sentence, lots, index, predicate)
    money = _money(sentence, lots, index, predicate, group)
    if sense == "hold" and not (money is not None and predicate.lemma in _GETTING):
        money = None
    elif sense == "hold":
        sense = "buy_shares"
    if sense == "buy_shares" and predicate.lemma.startswith("확보") and _makes_up_total(sentence, lots, index):
        sense, money = "hold", None
    if predicate.form is Form.NOUN and not lot.measured and money is None:
        return telling.refuse(sentence, rule, "neither a figure nor a verb")
    for holder, issuer in _combine(sentence, lots, index, holders, issuers):
        _emit(telling, statement, lot, sense, rule, holder, issuer, money)
    return None


def own_statement(sentence: SceneSentence, predicate: Predicate) -> Statement:
    """The predicate's statement; one that describes an organisation (지분을 쥔 X는) is decided by its own form alone."""
    statement = sentence.scene.statement(sentence, predicate)
    if head_after(sentence, predicate) is None or not predicate.has("hold", "buy_shares", "sell_shares"):
        return statement
    word = sentence.scene.body[predicate.start : predicate.end]
    ahead = coda(word[-1]) == _FUTURE_CODA or (word.endswith("는") and not predicate.has("hold"))
    status = Status.PLANNED if ahead else Status.COMPLETED
    return replace(statement, status=status, reason_against=None, tail=word)


def denied_report(sentence: SceneSentence) -> bool:
    """한 매체는 A가 B 지분을 산다고 보도했다, and the sentences around say that it is not so."""
    if not _REPORTED.search(sentence.text):
        return False
    around = sentence.scene.sentences[max(0, sentence.index - 2) : sentence.index + 3]
    return any(_DENIAL.search(other.text) for other in around)


def group_of(sentence: SceneSentence, lots: list[Lot], index: int, predicate: Predicate) -> list[int]:
    """The lots that the predicate governs together: those up to it from the one after the predicate before."""
    return [
        i
        for i, lot in enumerate(lots)
        if lot.end <= predicate.start
        and lot.measured == lots[index].measured
        and governing_predicate(sentence, lot) is predicate
    ]


def _makes_up_total(sentence: SceneSentence, lots: list[Lot], index: int) -> bool:
    """5.34%를 추가로 사들여 총 38.47%를 확보했다: what is held after the trade."""
    before = sentence.scene.body[max(sentence.start, lots[index].start - 8) : lots[index].start]
    return bool(_TOTAL.search(before)) and any(other.measured for other in lots[:index])


def _money(
    sentence: SceneSentence, lots: list[Lot], index: int, predicate: Predicate, group: list[int]
) -> Money | None:
    lot = lots[index]
    if len(lot.run) > 1:
        last = lots[lot.run[-1]]
        sums = [m for m in within(sentence.scene.quantities.money, last.end, predicate.start) if is_price(sentence, m)]
        if len(sums) == len(lot.run):
            return sums[lot.run.index(index)]
    following = next((other.start for other in lots[index + 1 :] if other.measured), sentence.end)
    previous = [other for other in lots[:index] if other.measured]
    floor = previous[-1].end if previous else sentence.start
    money = price_of(sentence, lot, floor, predicate.start, following)
    if money is not None and len(group) > 1 and money is not lot.worth and index == group[-1] and not money.each:
        own = [price_of(sentence, lots[i], 0, lots[i].end, lots[i].end) for i in group[:-1]]
        before_own = all(
            any(lots[i].end <= m.start < lots[j].start for m in sentence.quantities(sentence.scene.quantities.money))
            for i, j in zip(group, group[1:], strict=False)
        )
        if money.start > lot.end and not before_own and not any(own):
            return None  # one sum for several blocks
    return money


def _holders(
    telling: Telling, sentence: SceneSentence, lots: list[Lot], index: int, predicate: Predicate, floor: int
) -> tuple[list[OrganisationMention], str | None]:
    lot = lots[index]
    if lot.entry is not None and not lot.entry_is_issuer:
        return expand(telling.scene, [lot.entry]), None
    listed = listed_name(sentence, lot)
    if listed is not None and listed.case is Case.BARE and listed is not lot.issuer_phrase:
        return expand(telling.scene, listed.members), None
    if lot.owner is not None and predicate.has("hold"):
        return expand(telling.scene, lot.owner.members), None
    if predicate.lemma == "남" and (left := _left_with(sentence, lot)) is not None:
        return expand(telling.scene, left.members), None
    skip = [lot.issuer_phrase, lot.possessor_phrase]
    next_lot = next((other.start for other in lots[index + 1 :] if other.measured), sentence.end)
    if predicate.has("sell_shares") and lot.possessor:
        if not _other_actor(sentence, predicate, skip) or (not lot.issuers and _DISCLOSED.search(sentence.text[-14:])):
            return lot.possessor, None
    holders, reason = acting(sentence, lot, predicate, floor, skip, next_lot)
    if not holders and reason == NO_HOLDER and (last := telling.current_holder(sentence)) is not None:
        return [last], None
    return holders, reason


def _other_actor(sentence: SceneSentence, predicate: Predicate, skip: list[Phrase | None]) -> bool:
    return any(
        p.end <= predicate.start
        and p.case in (Case.TOPIC, Case.SUBJECT)
        and all(p is not s for s in skip)
        and not sentence.taken_by_relative_clause(p, predicate.start)
        for p in sentence.phrases
    )


def _left_with(sentence: SceneSentence, lot: Lot) -> Phrase | None:
    """X에는 15%가 남는다."""
    return next((p for p in reversed(sentence.phrases) if p.end <= lot.start and p.case is Case.TO), None)


def _issuer_in_context(
    telling: Telling,
    sentence: SceneSentence,
    lots: list[Lot],
    index: int,
    predicate: Predicate,
    holders: list[OrganisationMention],
) -> list[OrganisationMention]:
    """The issuer that a measured lot leaves unsaid: who discloses the trade, receives the money, is spoken of."""
    lot = lots[index]
    if not lot.measured or lot.issuer_phrase is not None:  # a reference that nothing resolves
        return []
    own = {holder.organisation_id for holder in holders}
    head = head_after(sentence, predicate)
    described = head.members[0] if head is not None and predicate.has("hold") else None  # X가 지분 70%를 보유한 Y
    for candidate in (
        described,
        next((other.issuers[-1] for other in reversed(lots[:index]) if other.issuers), None),
        shareholders_company(sentence, lot.start),
        _outer_topic(sentence, lot, own),
        venture(sentence, lot.start),
        takeover_object(sentence, lot.start),
        capital_raiser(sentence, lot.start),
        telling.current_issuer(sentence),
        _company_of_person(sentence, lot),
        next((other.issuers[-1] for other in lots[index + 1 :] if other.issuers), None),
        telling.main_organisation(sentence) if _FUNDING.search(sentence.text) else None,
    ):
        if candidate is not None and candidate.organisation_id not in own:
            return expand(telling.scene, [candidate])[:1]
    return []


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
        p for p in before if p.case is Case.TOPIC and len(p.members) == 1 and not p.members[0].text.endswith("그룹")
    ]
    actors = [p for p in before if p.case is Case.SUBJECT and p.members[0].organisation_id in own]
    if topics and actors and topics[0].start < actors[-1].start and topics[0].members[0].organisation_id not in own:
        return topics[0].members[0]
    return None


def _combine(
    sentence: SceneSentence,
    lots: list[Lot],
    index: int,
    holders: list[OrganisationMention],
    issuers: list[OrganisationMention],
) -> list[tuple[OrganisationMention, OrganisationMention]]:
    """The pairs of holder and issuer of one lot: 각각 deals out, 씩 gives everyone the same, a joint act names its first."""
    lot = lots[index]
    if len(holders) == 1 and len(issuers) == 1:
        return [(holders[0], issuers[0])]
    run = lot.run or (index,)
    if len(run) > 1:
        place = run.index(index)
        if len(holders) == len(run):
            return [(holders[place], issuers[0])]
        return [(holders[0], issuers[place])] if len(issuers) == len(run) else []
    body = sentence.scene.body
    around = body[max(sentence.start, lot.start - 14) : lot.end + 4]
    if _TOTAL.search(body[max(sentence.start, lot.start - 8) : lot.start]) or _HALVES.search(around):
        return []
    if lot.each or _EACH.search(around):
        several = len(holders) > 1 and len(issuers) > 1
        return [] if several else [(holder, issuer) for holder in holders for issuer in issuers]
    if len(issuers) > 1 and lot.measured:
        return []
    return [(holders[0], issuers[-1])]


def _emit(
    telling: Telling,
    statement: Statement,
    lot: Lot,
    sense: str,
    rule: str,
    holder: OrganisationMention,
    issuer: OrganisationMention,
    money: Money | None,
) -> None:
    sentence = statement.sentence
    if holder.organisation_id == issuer.organisation_id:
        return telling.refuse(sentence, rule, "holder and issuer are the same")
    action = _ACTION[sense]
    status = statement.status
    dated = UNDATED if action == "hold" else date_or_earlier(statement)
    if lot.distributed and action == "hold" and (founded := founding(sentence)) is not None:
        status, dated = founded
    if action in ("acquire", "swap") and not lot.measured and money is None and telling.recent_swap(sentence, 2):
        return telling.refuse(sentence, rule, "said of an exchange in general")
    swap = telling.swap_of(sentence, holder, issuer) if action in ("acquire", "swap") else None
    if action == "swap" and swap is None:
        action = "acquire"
    draft = Draft(
        table="stakes",
        rule=rule,
        start=sentence.start,
        end=sentence.end,
        status=status,
        dated=dated,
        values={"action": action, **lot_values(lot, money)},
        organisations={"holder": holder, "issuer": issuer},
    )
    telling.add(draft, sentence)
    if swap is not None:
        swap.take(draft)
        draft.rule = "stake_swap_leg"
    return None


def inherit_issuers(sentence: SceneSentence, lots: list[Lot]) -> None:
    """A figure without a share word of its own takes its issuer from its entry or from the header (지분은 A가 51%, B가 49%)."""
    for index, lot in enumerate(lots):
        if lot.distributed and not lot.issuers:
            lot.entry = bracketed_name(sentence, lot)
            _inherit(sentence, lots, index)


def _inherit(sentence: SceneSentence, lots: list[Lot], index: int) -> None:
    lot, listed = lots[index], phrase_before(sentence, lots[index].start)
    if listed is not None and listed.case is Case.OF:
        lot.issuers, lot.issuer_phrase = expand(sentence.scene, listed.members), listed
        return
    entry = listed_name(sentence, lot)
    named = [lot.entry] if lot.entry else entry.members if entry else []
    header = next((h for h in reversed(lots[:index]) if h.issuers or h.owner or h.possessor), None)
    taker = share_taker(sentence, lot.start)
    if header is not None and header.entry_is_issuer:
        taker = header.owner
    elif header is not None and not header.issuers and header.possessor_phrase is not None:
        taker, lot.possessed = header.possessor_phrase, header.possessed
    if named and _SHAREHOLDER_AFTER.match(sentence.scene.body, lot.end):
        lot.issuers, lot.issuer_phrase, lot.entry_is_issuer = expand(sentence.scene, named), entry, True
    elif named and taker is not None and taker is not entry:
        lot.owner, lot.issuers, lot.issuer_phrase = taker, expand(sentence.scene, named), entry
        lot.entry_is_issuer = True
    elif header is not None and header.issuers:
        lot.issuers = header.issuers
    elif header is not None and named and header.owner not in (None, entry):
        lot.issuers = expand(sentence.scene, header.owner.members)  # type: ignore[union-attr]

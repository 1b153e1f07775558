"""Belongs here: exchanges of shares between named organisations, and their legs.
Does not: one-sided trades (trading) and the deal that the exchange also is (deals).
"""

import re

from transforms.facts.draft import Draft, amount_values
from transforms.facts.modality import Status
from transforms.facts.phrases import Case
from transforms.facts.predicates import Form, Predicate
from transforms.facts.roles import arguments, expand, gives_shares_for_shares
from transforms.facts.scene import SceneSentence, Statement
from transforms.facts.stakes.lots import Noun
from transforms.facts.stakes.prices import is_price
from transforms.facts.stakes.state import Swap, Telling
from transforms.korean.quantities import Money
from transforms.organisations.mention import OrganisationMention

_Pair = tuple[OrganisationMention, OrganisationMention]
_SHARES = re.compile(r"지분|주식|자사주|자기주식|신주|피를")
_NOT_SHARES = re.compile(r"포괄적\s?(?:주식|교환)|주식의\s?포괄|교환\s?비율|교환사채|교환\s?대상")
_MUTUAL = re.compile(
    r"(?<![가-힣])(?:서로의?|상호|상대방?(?:\s?회사)?(?:의)?)\s?(?:간\s?)?(?:\S+\s)?(?:지분|주식|주주)"
)
_OWN_SHARES = re.compile(r"(?:자사주|자기주식)\s")
_VERB_REACH = 30
_TOLD_BEFORE = re.compile(r"이번\s?['‘“\"]?(?:상호\s)?(?:지분|주식)?\s?$")
_BESIDE = 8
_NEXT_PAIR = re.compile(r"(?:씩)?(?:어치)?,\s|(?:씩)?[을를]?,?\s")
_EXCHANGE_WORD = re.compile(
    r"맞교환|맞바|주식\s?교환|지분\s?교환|지분을?\s?교환|서로의?\s|상호\s"
    r"|나눠\s?[갖가]|주고받|섞|상대\s?회사|바꿔 들|스와프|스왑"
)


def read_swaps(telling: Telling, sentence: SceneSentence, nouns: list[Noun]) -> None:
    """Draft both legs of each exchange that a sentence states, and remember it for the legs told later."""
    if not nouns and not _SHARES.search(sentence.text):
        _read_parts(telling, sentence)
        return
    for predicate in sentence.predicates:
        if not _is_exchange(sentence, predicate):
            continue
        statement = telling.scene.statement(sentence, predicate)
        if statement.reason_against is not None:
            telling.refuse(sentence, "stake_swap", statement.reason_against)
            continue
        if predicate.form is Form.NOUN and _speaks_of_it_again(telling, sentence, predicate):
            continue
        if _draft_dealt_out(telling, statement):
            continue
        pairs, carried = _pairs(telling, statement)
        if not pairs:
            telling.refuse(sentence, "stake_swap", "fewer than two named organisations exchange shares")
            continue
        _draft_legs(telling, statement, pairs, carried)
        break
    _read_parts(telling, sentence)


def _speaks_of_it_again(telling: Telling, sentence: SceneSentence, predicate: Predicate) -> bool:
    """이번 지분 교환은, and 자사주 교환을 통한 제휴 without a figure: the exchange told before."""
    if not telling.swaps:
        return False
    told = telling.scene.quantities
    of_money, of_shares = sentence.quantities(told.money), sentence.quantities(told.shares)
    figures = bool(of_money) or bool(of_shares) or bool(sentence.quantities(told.percents))
    return not figures or _TOLD_BEFORE.search(telling.scene.body, sentence.start, predicate.start) is not None


def _is_exchange(sentence: SceneSentence, predicate: Predicate) -> bool:
    body = sentence.scene.body
    around = body[max(sentence.start, predicate.start - 60) : predicate.end + 20]
    if _NOT_SHARES.search(around):
        return False
    if predicate.has("equity_swap"):
        return bool(_SHARES.search(around))
    if predicate.has("buy_shares", "hold", "carrier_transaction", "invest"):
        clause = body[max(sentence.start, predicate.start - 40) : predicate.start + 1]
        return bool(_MUTUAL.search(clause))
    return False


def _pairs(telling: Telling, statement: Statement) -> tuple[list[_Pair], bool]:
    """Who exchanges with whom, and whether the subject was carried on from an earlier sentence."""
    found = arguments(telling.scene, statement)
    if statement.predicate.form is Form.NOUN and found.carried:
        return _between(telling, statement), False
    with_phrases = [
        p for p in found.others if p.case in (Case.WITH, Case.WITH_OF) or gives_shares_for_shares(telling.scene, p)
    ]
    if not with_phrases and found.subject is not None:  # A는 B와 협약을 맺고 주식을 맞바꾸다
        earlier = [p for p in statement.sentence.phrases if found.subject.end < p.start < statement.start]
        with_phrases = [p for p in earlier if p.case is Case.WITH and not p.speaker][-1:]
    subject = expand(telling.scene, found.subject.members) if found.subject else []
    partners = expand(telling.scene, [m for p in with_phrases for m in p.members])
    ids = {o.organisation_id for o in subject}
    partners = [p for p in partners if p.organisation_id not in ids]
    if len(subject) > 1 and len(partners) == 1:
        return [(each, partners[0]) for each in subject], found.carried
    if partners and subject:
        return [(subject[0], partner) for partner in partners], found.carried
    if len(subject) == 2:
        return [(subject[0], subject[1])], False
    return _between(telling, statement), False


def _between(telling: Telling, statement: Statement) -> list[_Pair]:
    """A와 B의 지분 교환, A·B 간 지분 맞교환: a phrase of two."""
    sentence = statement.sentence
    both = [
        p
        for p in sentence.phrases
        if len(p.members) == 2 and p.start < statement.predicate.start and statement.predicate.start - p.end < 40
    ]
    members = expand(telling.scene, both[-1].members) if both else []
    return [(members[0], members[1])] if len(members) == 2 else []


def _draft_dealt_out(telling: Telling, statement: Statement) -> bool:
    """A와 B가 100억원, C와 D가 50억원 규모의 지분을 교환하다: each pair with its own sum."""
    sentence, body = statement.sentence, telling.scene.body
    monies = sentence.quantities(telling.scene.quantities.money)
    dealt: list[tuple[_Pair, Money]] = []
    for phrase in sentence.phrases:
        members = expand(telling.scene, phrase.members)
        money = next((m for m in monies if 0 <= m.outer_start - phrase.after <= _BESIDE), None)
        before = statement.start <= phrase.start < statement.predicate.start
        if before and len(members) == 2 and phrase.case is Case.SUBJECT and money is not None:
            dealt.append(((members[0], members[1]), money))
    if len(dealt) < 2 or any(not _NEXT_PAIR.match(body, money.outer_end) for _, money in dealt[:-1]):
        return False
    for pair, money in dealt:
        _draft_legs(telling, statement, [pair], False, money)
    return True


def _draft_legs(
    telling: Telling, statement: Statement, pairs: list[_Pair], carried: bool, own: Money | None = None
) -> None:
    sentence = statement.sentence
    monies = [
        m
        for m in sentence.quantities(telling.scene.quantities.money)
        if statement.start - 1 <= m.start < _exchanging_until(statement) and is_price(sentence, m)
    ]
    money: Money | None = own or (monies[-1] if len(monies) == 1 else None)
    if len(pairs) > 1 and money is not None and not money.each:
        money = None
    percents = [p for p in sentence.quantities(telling.scene.quantities.percents) if p.start >= statement.start]
    each = {"percent": percents[0].value} if len(percents) == 1 and percents[0].each else {}
    held = statement.predicate.has("hold") and not statement.predicate.has("equity_swap")
    action = "hold" if held and statement.status is Status.COMPLETED else "swap"
    legs = [
        telling.add_leg(
            statement,
            "stake_swap",
            (holder, issuer),
            {"action": action, **each, **_own_block(statement, issuer), **amount_values(money)},
        )
        for left, right in pairs
        for holder, issuer in ((left, right), (right, left))
    ]
    if action == "swap":
        told = any(s.replaced and s.joins(*pairs[0]) for s in telling.swaps)
        telling.swaps.append(Swap(sentence.index, pairs, legs, money, carried, replaced=told))


def _own_block(statement: Statement, issuer: OrganisationMention) -> dict[str, object]:
    """A는 자사주 1.5%를 B 자사주 2.1%와 맞바꾸다: how much of its own shares each side gives."""
    sentence = statement.sentence
    body, quantities = sentence.scene.body, sentence.scene.quantities
    for own in _OWN_SHARES.finditer(body, issuer.end, statement.predicate.start):
        named = [m for m in sentence.mentions if m.end <= own.start()]
        if not named or named[-1].organisation_id != issuer.organisation_id:
            continue
        percent = next((p for p in sentence.quantities(quantities.percents) if p.start == own.end()), None)
        shares = next((s for s in sentence.quantities(quantities.shares) if s.start == own.end()), None)
        return {"percent": percent.value if percent else None, "shares": shares.shares if shares else None}
    return {}


def _exchanging_until(statement: Statement) -> int:
    """Where the exchange's own verb stands: 서로의 주식 N원씩을 매입하다 has its sum behind the noun."""
    noun, sentence = statement.predicate, statement.sentence
    if noun.form is not Form.NOUN or not _MUTUAL.match(sentence.scene.body, noun.start):
        return noun.start
    reach = noun.end + _VERB_REACH
    verbs = (p.start for p in sentence.predicates if noun.end < p.start <= reach and p.has("buy_shares", "hold"))
    return next(verbs, noun.start)


def speaks_of_exchange(sentence: SceneSentence) -> bool:
    """Whether this sentence or one of the two before it speaks of an exchange of shares."""
    earlier = sentence.scene.sentences[max(0, sentence.index - 2) : sentence.index + 1]
    return any(_EXCHANGE_WORD.search(s.text) for s in earlier)


def _read_parts(telling: Telling, sentence: SceneSentence) -> None:
    """B와 3000억원, C·D와는 1500억원씩이다: the parts of an exchange with several partners, told after it."""
    swap = telling.swaps[-1] if telling.swaps else None
    if swap is None or len(swap.pairs) < 2 or sentence.index - swap.sentence != 1:
        return
    partners = {right.organisation_id for _, right in swap.pairs}
    monies = sentence.quantities(telling.scene.quantities.money)
    for phrase in sentence.phrases:
        money = next((m for m in monies if 0 <= m.start - phrase.after <= 8), None)
        if money is None or phrase.case not in (Case.WITH, Case.BARE, Case.TOPIC):
            continue
        named = [m for m in expand(telling.scene, phrase.members) if m.organisation_id in partners]
        _fill(telling, swap, named, money)


def _fill(telling: Telling, swap: Swap, named: list[OrganisationMention], money: Money) -> None:
    ids = {m.organisation_id for m in named}
    for draft in telling.drafts:
        if draft.values["action"] != "swap" or draft.start != swap.legs[0].start or draft.values.get("amount"):
            continue
        if ids & {o.organisation_id for o in draft.organisations.values()}:
            draft.values |= amount_values(money)


def take_legs(telling: Telling, sentence: SceneSentence, drafts: list[Draft]) -> None:
    """Turn drafts of a sentence into legs: mirrored ones where shares are exchanged, and those beside a known leg."""
    if not drafts:
        return
    swap = telling.recent_swap(sentence)
    acquired = [d for d in drafts if d.values["action"] == "acquire" or d.rule.endswith(("_갖", "_가지", "_갖기로"))]
    floor = telling.scene.sentences[max(0, sentence.index - 1)].start
    recent = [d for d in telling.drafts if d.start >= floor and d.values["action"] in ("acquire", "swap", "hold")]
    mirrored = [d for d in acquired if any(_mirror(d, other) for other in recent if other is not d)]
    mirrored += [
        d
        for d in recent
        if d.values["action"] == "acquire" and any(_mirror(d, m) for m in mirrored) and d not in mirrored
    ]
    known = any(_joined(s, d) for s in telling.swaps for d in mirrored)
    if mirrored and (known or speaks_of_exchange(sentence)):
        if swap is not None and swap.sentence == sentence.index and not any(_joined(swap, d) for d in mirrored):
            swap.carried = True  # the sentence's own legs tell who 양사 are
        elif swap is None or not any(_belongs(swap, d) for d in mirrored):
            monies = [m for m in sentence.quantities(telling.scene.quantities.money) if is_price(sentence, m)]
            shared = monies[0] if len(monies) == 1 else None
            swap = Swap(sentence.index, [_sides(mirrored[0])], [mirrored[0]], shared)
            telling.swaps.append(swap)
        for draft in mirrored:
            swap.take(draft)
    elif swap is not None and swap.details and len(swap.pairs) == 1 and swap.details[-1].start == sentence.start:
        for draft in acquired:
            if swap.has_member(draft.organisations["holder"]) and draft.values["action"] != "swap":
                swap.take(draft)


def _sides(draft: Draft) -> _Pair:
    return draft.organisations["holder"], draft.organisations["issuer"]


def _joined(swap: Swap, draft: Draft) -> bool:
    return swap.joins(*_sides(draft))


def _belongs(swap: Swap, draft: Draft) -> bool:
    """A leg belongs to an exchange of the same two; where its subject was only carried on, of the same partner."""
    sides = {o.organisation_id for o in draft.organisations.values()}
    return (
        _joined(swap, draft)
        or (swap.carried and any(right.organisation_id in sides for _, right in swap.pairs))
        or (swap.of_group and any(member.organisation_id in sides for pair in swap.pairs for member in pair))
    )


def _mirror(draft: Draft, other: Draft) -> bool:
    (holder, issuer), (left, right) = _sides(draft), _sides(other)
    return (holder.organisation_id, issuer.organisation_id) == (right.organisation_id, left.organisation_id)


def told_in_detail(swaps: list[Swap]) -> list[Draft]:
    """The general legs of exchanges whose real legs, with other issuers or other sides, are told elsewhere."""
    dropped: list[Draft] = []
    for swap in swaps:
        if swap.replaced:
            detailed = {id(d) for d in swap.details}
            dropped.extend(leg for leg in swap.legs if id(leg) not in detailed)
        if swap.replaced or not swap.details or len(swap.pairs) > 1:
            continue
        same = [d for d in swap.details if _joined(swap, d)]
        if len(same) < len(swap.details) or swap.carried:
            known = {d.organisations["holder"].organisation_id for d in swap.details}
            detailed = {id(d) for d in swap.details}
            dropped.extend(
                leg
                for leg in swap.legs
                if id(leg) not in detailed
                and (swap.carried or swap.of_group or leg.organisations["holder"].organisation_id in known)
            )
    return dropped

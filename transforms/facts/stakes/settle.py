"""Belongs here: what the drafts of one article add up to: prices told later, weaker tellings taken up by fuller ones.
Does not: equal rows (facts.merge).
"""

import re
from decimal import Decimal

from transforms.facts.draft import Draft, amount_values
from transforms.facts.scene import SceneSentence
from transforms.facts.stakes.lots import SHARE_NOUN
from transforms.facts.stakes.prices import is_price
from transforms.facts.stakes.state import Telling

_PRICE_TOPIC = re.compile(
    r"(?:(?:인수|매각|취득|처분|매입|매수|거래|양수|양도|매매|지분|주식|주식매매)\s?(?:금액|대금|규모|가격|가액|가|액)|총액|금액|규모|매각가|인수가|거래액)(?:은|는|이|가|만)\s(?:총\s|약\s|모두\s|현금\s)*$"
)
_BOTH_SIDES = re.compile(r"(?:둘 다|양쪽 (?:모두|다)|양측 모두|각각)\s(?:약\s)?$")
_CLOSE_BY = 250
_SAME_MATTER = 900
_ROUNDING = Decimal("0.01")
_SLOTS = ("percent", "shares", "amount")


def read_later_price(telling: Telling, sentence: SceneSentence) -> None:
    """매각 금액은 N억원이다: the price of the trade told last, if it has none."""
    last = telling.last
    if last is None or sentence.index - telling.last_at > 2 or last.values["action"] == "hold":
        last = _last_trade(telling, sentence)
    if last is None:
        return
    body = telling.scene.body
    for money in sentence.quantities(telling.scene.quantities.money):
        before = body[max(sentence.start, money.outer_start - 22) : money.outer_start]
        if _PRICE_TOPIC.search(before) and is_price(sentence, money) and money.start > last.start:
            if last.values.get("amount") is not None:
                return
            last.values |= amount_values(money)
            return
        if (
            not SHARE_NOUN.search(sentence.text)
            and _BOTH_SIDES.search(before)
            and telling.swaps
            and sentence.index - telling.swaps[-1].sentence <= 2
        ):
            for leg in (*telling.swaps[-1].legs, *telling.swaps[-1].details):
                leg.values |= amount_values(money) if leg.values.get("amount") is None else {}
            return


def _last_trade(telling: Telling, sentence: SceneSentence) -> Draft | None:
    floor = telling.scene.sentences[max(0, sentence.index - 4)].start
    trades = [d for d in telling.drafts if d.start >= floor and d.values["action"] in ("acquire", "sell")]
    return trades[-1] if trades else None


def settle(drafts: list[Draft]) -> list[Draft]:
    """The drafts without those that another, fuller draft of the same holder, issuer and action already says."""
    for draft in drafts:
        _round_to(draft, drafts)
    for draft in drafts:
        _join_measures(draft, drafts)
    kept: list[Draft] = []
    for draft in drafts:
        fuller = next((d for d in drafts if d is not draft and _says_more(d, draft)), None)
        if fuller is None:
            kept.append(draft)
        elif fuller.dated.date is None:
            fuller.dated = draft.dated
    return kept


def _round_to(draft: Draft, drafts: list[Draft]) -> None:
    """277억원 and 277억8365만원 for one trade: the rounder sum takes the exact one, so that the rows become one."""
    amount = draft.values.get("amount")
    if amount is None:
        return
    for other in drafts:
        exact = other.values.get("amount")
        if other is draft or exact is None or exact == amount or _key(other) != _key(draft):
            continue
        if abs(exact - amount) > amount * _ROUNDING or other.values.get("currency") != draft.values.get("currency"):
            continue
        if len(str(exact).rstrip("0")) > len(str(amount).rstrip("0")):
            draft.values |= {column: other.values[column] for column in ("amount", "bound", "amount_text")}
            for column in ("percent", "shares"):
                if draft.values.get(column) is None and other.values.get(column) is not None:
                    draft.values[column] = other.values[column]
            return


def _join_measures(draft: Draft, drafts: list[Draft]) -> None:
    """A trade told once by its sum and, close by, once by its number of shares or percent is one trade."""
    if draft.values["action"] not in ("acquire", "sell"):
        return
    ours = _told(draft)
    same = [other for other in drafts if other is not draft and _key(other) == _key(draft) and _told(other)]
    for other in same:
        dates = {d for d in (draft.dated.date, other.dated.date) if d}
        theirs = _told(other)
        distance = abs(other.start - draft.start)
        if len(dates) > 1 or ours & theirs:
            continue
        alike = other.status == draft.status or distance <= _CLOSE_BY
        only_ones = len(same) == 1 and other.start < draft.start and distance <= _SAME_MATTER and alike
        if only_ones or (theirs == {"amount"} and distance <= _CLOSE_BY and other.status == draft.status):
            draft.values |= {column: other.values[column] for column in _columns(theirs)}
            draft.status = other.status
            return


def _told(draft: Draft) -> set[str]:
    return {slot for slot in _SLOTS if draft.values.get(slot) is not None}


def _columns(slots: set[str]) -> list[str]:
    money = ("currency", "bound", "amount_text") if "amount" in slots else ()
    return [*slots, *money]


def _says_more(fuller: Draft, draft: Draft) -> bool:
    if _key(fuller) != _key(draft) and not (
        fuller.values["action"] == "swap" and draft.values["action"] == "acquire" and _pair(fuller) == _pair(draft)
    ):
        return False
    ours = {s: draft.values[s] for s in _SLOTS if draft.values.get(s) is not None}
    theirs = {s: fuller.values[s] for s in _SLOTS if fuller.values.get(s) is not None}
    if any(theirs.get(slot) != value for slot, value in ours.items()):
        return False
    return len(theirs) > len(ours)


def _pair(draft: Draft) -> tuple[str, str]:
    return draft.organisations["holder"].organisation_id, draft.organisations["issuer"].organisation_id


def _key(draft: Draft) -> tuple[str, str, str]:
    return (draft.values["action"], *_pair(draft))

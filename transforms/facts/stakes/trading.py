"""Belongs here: blocks of shares that a predicate of holding, buying or selling governs.
Does not: levels (ratios), exchanges (swapping), appositions (shareholders), and who the sides are (sides).
"""

import re
from dataclasses import replace
from itertools import pairwise

from transforms.facts.conjugation import coda
from transforms.facts.draft import Draft
from transforms.facts.modality import Status
from transforms.facts.phrases import Case
from transforms.facts.predicates import Ending, Form, Predicate
from transforms.facts.scene import SceneSentence, Statement, within
from transforms.facts.stakes.actors import head_after
from transforms.facts.stakes.lots import Lot
from transforms.facts.stakes.prices import is_price, price_of
from transforms.facts.stakes.refusing import against_block, is_own
from transforms.facts.stakes.sides import TOTAL, holders_of, issuer_in_context, pairs_of
from transforms.facts.stakes.state import Place, lot_values
from transforms.facts.stakes.timing import as_of, date_or_earlier, founding
from transforms.korean.quantities import Money
from transforms.organisations.mention import OrganisationMention

SENSES = frozenset({"hold", "buy_shares", "sell_shares", "equity_swap", "pass_over", "put_capital"})
_ACTION = {
    "hold": "hold",
    "buy_shares": "acquire",
    "sell_shares": "sell",
    "equity_swap": "swap",
    "pass_over": "acquire",
    "put_capital": "hold",
}
_REACH = 90
_PUT_IN = re.compile(r"(?:\([^)]*\))?(?:을|를) (?:투자해|투입해|들여|출자해)")
_INTO_OWN = re.compile(r"(?:자사주|자기주식)로\s")
_RAISES_DOUBT = re.compile(r"\S*면서\s(?:\S+(?<![할될을를])\s){0,4}?(?:가능성|우려)[이가도]\s")
_IN_DISPUTE = ("를 두고", "을 두고", "를 놓고", "을 놓고", "에 대해")
_CAPITAL_QUOTA = re.compile(
    r"\)?(?:씩)?(?:(?:,|와|과)\s(?:\S+[이가]\s)?\d[\d.]*%)*(?:의\s(?:지분|자본)(?:율)?)?(?:[을를](?:\s각각)?)?\s?"
)  # 지분 20%를 출자하다
_AND = re.compile(r"\)?(?:[와과]|,)\s")
_BY_BUYING_MORE = re.compile(r"추가\s?(?:지분\s|주식\s)?(?:인수|매입|취득|매수)[을를] 통해\s(?:\S+\s){0,2}$")
_OUTCOME = re.compile(r"(?:이를 통해|이로써|이에 따라|이번 (?:인수|거래|취득|매입)(?:로|를 통해|을 통해))\s")
_IS_HELD = re.compile(r"(?:(?:보유|소유)한|갖는|가진)다(?=[.\s]|고\s)")
_FOUNDED = re.compile(r"합작|설립|신설|출범|세우|세운")
_SET_UP = re.compile(r"\s(?:\S+\s)?(?:설립한|세운|만든|설립된|출범한|출범시킨|차린)\s")  # 출자해 설립한
_BY_WAY_OF = re.compile(r"(?:\([^)]*\)|\))?(?:로|으로|[을를] 통해|[을를] 거쳐| 방식|(?<=딜) 방식으로)\s")
_FUTURE_CODA = 8  # ㄹ
_GETTING = frozenset({"갖", "가지", "갖기로", "갖게 되"})
_MONEY_OBJECT = re.compile(
    r"(?:원|달러|엔|유로|위안|금액|대금|자금|돈|경영권|승인|허가|평가|의결권|관심|기대|계약|대출|투자)(?:을|를|이|가)?\s?(?:각각\s)?$"
)


def governing_predicate(sentence: SceneSentence, lot: Lot) -> Predicate | None:
    """The next predicate of holding or trading after a lot, in its clause; what is done with money is passed over."""
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
        if predicate.form is Form.NOUN and _BY_WAY_OF.match(body, predicate.end):
            continue
        if lot.entry is not None and _another_acts(sentence, lot, predicate):
            return None
        if sense_of(predicate) == "put_capital" and not _CAPITAL_QUOTA.fullmatch(body, lot.end, predicate.start):
            continue
        if _of_its_own_subject(sentence, lot, predicate):
            continue
        if _MONEY_OBJECT.search(body[max(lot.end, predicate.start - 8) : predicate.start]):
            continue
        return predicate
    return None


def _another_acts(sentence: SceneSentence, lot: Lot, predicate: Predicate) -> bool:
    """A(5%)가 참여하며, B는 지분을 가져간다: another's act stands between the entry and the predicate."""
    between = (p for p in sentence.predicates if lot.end < p.start < predicate.start)
    return any(p.form is Form.VERB and p.ending is Ending.CONNECTIVE for p in between)


def _of_its_own_subject(sentence: SceneSentence, lot: Lot, predicate: Predicate) -> bool:
    """A 지분과 X가 보유한 B 지분을 사다: the relative clause with a subject of its own is of the next block alone."""
    if predicate.ending is not Ending.ADNOMINAL or not _AND.match(sentence.scene.body, lot.end):
        return False
    return any(lot.end < p.start < predicate.start and p.case is Case.SUBJECT for p in sentence.phrases)


def sense_of(predicate: Predicate) -> str:
    return next(
        s for s in ("equity_swap", "pass_over", "sell_shares", "hold", "buy_shares", "put_capital") if predicate.has(s)
    )


def read_lot(place: Place, predicate: Predicate) -> None:
    """Draft what a predicate says of a block, or refuse it with the reason."""
    lot, sentence = place.lot, place.sentence
    sense = sense_of(predicate)
    rule = f"stake_{sense}_{predicate.lemma.lstrip('=')}"
    statement = own_statement(sentence, predicate)
    if (reason := against_block(place, predicate, statement)) is not None:
        return place.telling.refuse(sentence, rule, reason)
    holders, reason = holders_of(place, predicate)
    if not holders:
        return place.telling.refuse(sentence, rule, reason or "no holder is named")
    own = is_own(lot)
    issuers = (lot.possessor or holders) if own else lot.issuers or issuer_in_context(place, predicate, holders)
    if not issuers:
        return place.telling.refuse(sentence, rule, "no issuer is named")
    if sense == "sell_shares" and lot.possessor and holders[0].organisation_id == issuers[-1].organisation_id:
        holders = lot.possessor  # Y는 X가 보유한 Y 지분을 팔았다고: X sells
    sense, money = _sense_and_price(place, predicate, sense)
    if _completes_trade(place, predicate, sense):
        return None
    if predicate.form is Form.NOUN and not lot.measured and money is None:
        return place.telling.refuse(sentence, rule, "neither a figure nor a verb")
    into_own = _INTO_OWN.search(place.body, lot.end, predicate.start) is not None
    pairs = pairs_of(place, holders, issuers)
    if not pairs:
        return place.telling.refuse(sentence, rule, "it is open whose shares go to whom")
    for holder, issuer in pairs:
        if holder.organisation_id == issuer.organisation_id and not own and not into_own:
            place.telling.refuse(sentence, rule, "holder and issuer are the same")
        else:
            _emit(place, statement, sense, rule, holder, issuer, money)
    return None


def _sense_and_price(place: Place, predicate: Predicate, sense: str) -> tuple[str, Money | None]:
    """갖다 with a price is buying; 확보하다 with a total after a trade is holding; what is held has no price."""
    money = _price(place, predicate)
    if sense == "hold" and money is not None and (predicate.lemma in _GETTING or _invested(place, money)):
        return "buy_shares", money
    if sense == "buy_shares" and _is_its_outcome(place):
        return "hold", None
    if sense == "buy_shares" and _BY_BUYING_MORE.search(place.body, place.sentence.start, place.lot.start):
        return "hold", None
    if sense == "hold" or (predicate.lemma.startswith(("확보", "갖게")) and _makes_up_total(place)):
        return "hold", None
    return sense, money


def _is_its_outcome(place: Place) -> bool:
    """A는 B 주식 7만주를 샀다. 이를 통해 지분 80%를 확보하게 된다: what the trade told before leads to."""
    trade = place.telling.last_trade(place.sentence, "acquire")
    return trade is not None and trade.values.get("shares") is not None and bool(_OUTCOME.match(place.sentence.text))


def _invested(place: Place, money: Money) -> bool:
    """300억원을 투자해 지분 38.9%를 보유하는: money that is put in to hold them."""
    return money.end <= place.lot.start and _PUT_IN.match(place.body, money.outer_end) is not None


def own_statement(sentence: SceneSentence, predicate: Predicate) -> Statement:
    """The predicate's statement; one that describes an organisation (지분을 쥔 X는) is decided by its own form."""
    statement = sentence.scene.statement(sentence, predicate)
    if statement.status is Status.RUMOURED and _RAISES_DOUBT.match(statement.tail):
        return replace(statement, status=Status.COMPLETED)
    if predicate.ending is Ending.CONNECTIVE and _SET_UP.match(sentence.scene.body, predicate.end):
        return replace(statement, status=Status.COMPLETED)
    if statement.status is Status.PLANNED and _IS_HELD.match(sentence.scene.body, predicate.start):
        founded = any(
            _FOUNDED.search(s.text) for s in sentence.scene.sentences[max(0, sentence.index - 1) : sentence.index + 1]
        )
        return statement if founded else replace(statement, status=Status.COMPLETED)
    if head_after(sentence, predicate) is None or not predicate.has("hold", "buy_shares", "sell_shares"):
        return statement
    word = sentence.scene.body[predicate.start : predicate.end]
    if "기로" in word:  # 사기로 한 A는: what became of it the sentence tells
        return statement
    ahead = coda(word[-1]) == _FUTURE_CODA or (word.endswith("는") and not predicate.has("hold"))
    status = Status.PLANNED if ahead else Status.COMPLETED
    return replace(statement, status=status, reason_against=None, tail=word)


def _completes_trade(place: Place, predicate: Predicate, sense: str) -> bool:
    """256만주를 매각하기로 했다: the number of shares of the trade told last, where neither side is named again."""
    telling, sentence, lot = place.telling, place.sentence, place.lot
    last = telling.last_trade(sentence, _ACTION[sense])
    if last is None or lot.issuers or lot.possessed or any(p.start < predicate.start for p in sentence.phrases):
        return False
    values = lot_values(lot, None)
    if not values or any(last.values.get(column) is not None for column in values):
        return False
    last.values |= values
    return True


def _makes_up_total(place: Place) -> bool:
    """5.34%를 추가로 사들여 총 38.47%를 확보했다: what is held after the trade."""
    before = place.body[max(place.sentence.start, place.lot.start - 8) : place.lot.start]
    return bool(TOTAL.search(before)) and any(other.measured for other in place.lots[: place.index])


def _group(place: Place, predicate: Predicate) -> list[int]:
    """The places of the blocks that the predicate governs together."""
    return [
        i
        for i, lot in enumerate(place.lots)
        if lot.end <= predicate.start
        and lot.measured == place.lot.measured
        and governing_predicate(place.sentence, lot) is predicate
    ]


def _price(place: Place, predicate: Predicate) -> Money | None:
    """The price of the block; enumerated sums are dealt out to enumerated blocks, one sum for several is nobody's."""
    sentence, lots, index, lot = place.sentence, place.lots, place.index, place.lot
    monies = sentence.scene.quantities.money
    if len(lot.run) > 1:
        sums = [m for m in within(monies, lots[lot.run[-1]].end, predicate.start) if is_price(sentence, m)]
        if len(sums) == len(lot.run):
            return sums[lot.run.index(index)]
    following = next((other.start for other in lots[index + 1 :] if other.measured), sentence.end)
    floor = next((other.end for other in reversed(lots[:index]) if other.measured), sentence.start)
    money = price_of(sentence, lot, floor, predicate.start, following)
    group = _group(place, predicate)
    if (
        money is None
        or len(group) < 2
        or money is lot.worth
        or index != group[-1]
        or money.each
        or money.start < lot.end
    ):
        return money
    each_has_its_own = all(within(monies, lots[i].end, lots[j].start) for i, j in pairwise(group))
    worth = any(price_of(sentence, lots[i], 0, lots[i].end, lots[i].end) for i in group[:-1])
    return money if each_has_its_own or worth else None


def _emit(
    place: Place,
    statement: Statement,
    sense: str,
    rule: str,
    holder: OrganisationMention,
    issuer: OrganisationMention,
    money: Money | None,
) -> None:
    telling, sentence, lot = place.telling, place.sentence, place.lot
    action = _ACTION[sense]
    status = statement.status
    dated = as_of(sentence, lot.start) if action == "hold" else date_or_earlier(statement)
    if lot.distributed and action == "hold" and (founded := founding(sentence)) is not None:
        status, dated = founded
    if action in ("acquire", "swap") and not lot.measured and money is None and telling.recent_swap(sentence, 2):
        return telling.refuse(sentence, rule, "said of an exchange in general")
    swap = telling.swap_of(sentence, holder, issuer) if action in ("acquire", "swap") else None
    if action == "swap" and swap is None:
        if sentence.scene.body[lot.end : lot.end + 14].startswith(_IN_DISPUTE):
            return telling.refuse(sentence, rule, "talks about a block")
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

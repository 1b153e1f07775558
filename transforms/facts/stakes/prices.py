"""Belongs here: which sum of money is the price of a traded block of shares.
Does not: sums of something else (prices a share, revenue, capital) and investments.
"""

import re

from transforms.facts.phrases import SUBJECT_CASES
from transforms.facts.scene import SceneSentence
from transforms.facts.stakes.lots import Lot
from transforms.korean.quantities import Money

_A_SHARE = re.compile(
    r"(?:주당|1주에|한\s?주에|주\s?가격\S*|단가\S*|액면가\S*|발행가\S*|기준가\S*|종가\S*|공개매수가\S*"
    r"|매수가격\S*|매수가는|인수가는)\s?(?:[가-힣0-9.%]+\s){0,2}(?:약\s?)?$"
)
_OTHER_SUM = re.compile(
    r"(?:매출\S*|영업이익\S*|순이익\S*|기업\s?가치\S*|시가총액\S*|시총\S*|몸값\S*"
    r"|자본금\S*|자산\S*|차익\S*|손실\S*|이익\S*|빚\S*|부채\S*|대출\S*|배당\S*"
    r"|위약금\S*|보증금\S*|수수료\S*|평가액\S*|지분\s?가치\S*|운용\S*"
    r"|규모의 펀드\S*|가치를|가치로)\s?(?:[가-힣]+\s)?(?:약\s?|총\s?)?$"
)
_OTHER_SUM_AFTER = re.compile(
    r"^(?:의|짜리|대|규모의|규모)?\s?(?:매출|영업이익|순이익|이익|기업가치|시가총액|몸값"
    r"|차익|손실|대출|부채|회사채|배당|로 평가|의 가치)"
)
_SPENT_BEFORE = re.compile(
    r"^\)?\s?(?:\([^)]{0,40}\)\s?)?(?:가량|정도|상당|어치)?(?:의 (?:자금|현금|돈)|의 (?:투자금|자금)|규모)?"
    r"(?:을|를|의)?\s?(?:현금\S*\s|추가로\s|모두\s|전액\s|직접\s|각각\s|투자\s|새로\s)*"
    r"(?:에|씩에|들여|들이|투자|출자|투입|내고|내|주고|지불|지급|넣|쏟아|으로|로|써|쓰|치르|베팅|규모|어치|상당)"
)
_FLOOR_BREAK = re.compile(r"(?:다|(?<!투자하)(?<!투입하)(?<!출자하)(?<!들이)며|지만|으나|는데)[,\s]")
_THIS_MONEY = re.compile(r"이\s?(?:돈|자금|금액)(?:으로|을 들여)")
_SOLD_AND = re.compile(
    r"(?:처분|매각|매도)(?:해|하고|하여|하면서)\s(?:총\s|약\s|모두\s)*|팔(?:아|고|면서)\s(?:총\s|약\s|모두\s)*"
)
_RECEIVED = re.compile(
    r"(?:의?\s?(?:현금|자금|대금|돈|매각대금))?[을를]\s(?:손에\s)?(?:쥐|쥔|쥘|확보|챙|회수|받|거둬|거두|조달|마련|현금화)"
)
_EVENT_AFTER = re.compile(r"^\S*\s?(?:데|금액은|가격은|대금은|데에)[^.]{0,20}$")


def is_price(sentence: SceneSentence, money: Money) -> bool:
    """Whether a sum may be what a block costs: no price a share, no revenue, value, debt or profit."""
    body = sentence.scene.body
    before = body[max(sentence.start, money.outer_start - 26) : money.outer_start]
    if _A_SHARE.search(before) or _OTHER_SUM.search(before):
        return False
    return not _OTHER_SUM_AFTER.match(body[money.end : money.end + 14])


def price_of(sentence: SceneSentence, lot: Lot, floor: int, predicate_start: int, until: int) -> Money | None:
    """The price of a lot whose clause runs from `floor` to its predicate; `until` is where the next lot begins.

    Sums inside the block's own noun phrase win, then those between block and predicate, then those spent before it.
    """
    if lot.worth is not None:
        return lot.worth
    body = sentence.scene.body
    monies = [m for m in sentence.quantities(sentence.scene.quantities.money) if is_price(sentence, m)]
    other = until
    if until < predicate_start:  # another block follows: its subject ends what belongs to this one
        other = next((p.start for p in sentence.phrases if p.start >= lot.end and p.case in SUBJECT_CASES), until)
    between = [m for m in monies if lot.end <= m.start < min(predicate_start, until, other)]
    if between:
        return between[0] if len(between) == 1 else _with_particle(body, between)
    before = [m for m in monies if floor <= m.start < lot.start]
    spent = [m for m in before if _SPENT_BEFORE.match(body[m.outer_end : m.outer_end + 30])]
    traded = [p.start for p in sentence.predicates if p.start < lot.start and p.has("buy_shares", "sell_shares")]
    spent = [
        m
        for m in spent
        if not _FLOOR_BREAK.search(body[m.end : lot.start]) and not any(m.end <= start for start in traded)
    ]
    if spent:
        return spent[-1]
    if _THIS_MONEY.search(body[floor : lot.start]) and sentence.index:
        previous = sentence.scene.sentences[sentence.index - 1]
        earlier = previous.quantities(sentence.scene.quantities.money)
        return earlier[-1] if earlier else None
    return _after_predicate(sentence, monies, predicate_start, until)


def _with_particle(body: str, monies: list[Money]) -> Money:
    priced = [
        m
        for m in monies
        if re.match(r"(?:\s?\([^)]*\))?(?:에|을 들|를 들|을 주|에\s)", body[m.outer_end : m.outer_end + 12])
    ]
    return (priced or monies)[0]


def _after_predicate(sentence: SceneSentence, monies: list[Money], predicate_start: int, until: int) -> Money | None:
    """지분 80%를 넘겨받는 데 8억달러가 들었다, 지분 80%를 처분해 8억달러를 손에 쥐었다."""
    body = sentence.scene.body
    after = next((m for m in monies if m.start > predicate_start), None)
    if after is None or after.start > until:
        return None
    if _SOLD_AND.fullmatch(body, predicate_start, after.outer_start) and _RECEIVED.match(body, after.outer_end):
        return after
    return after if _EVENT_AFTER.match(body[predicate_start : after.outer_start]) else None

"""Belongs here: which predicate makes an amount an investment, and which make it a price.
Does not: what the amount is called (investment_amounts) and who takes part (investment_roles).
"""

import re

from transforms.facts.investments.amounts import is_price
from transforms.facts.phrases import Case
from transforms.facts.predicates import Ending, Form, Predicate
from transforms.facts.scene import SceneSentence
from transforms.korean.quantities import Money

GIVE, SHARE, FLOW, RAISE, POOL, JOIN = "invest", "share", "flow", "raise", "pool", "join_round"
_MONEY_SENSES = (RAISE, GIVE, FLOW, POOL, SHARE)
_TRADE = frozenset({"acquisition", "buy_shares", "sell_shares", "divestiture", "equity_swap", "supply"})
_NOUN_USED = re.compile(
    r"^(?:를|을|,|가 |이 |는 |은 |도 |와 |로 |에 |의 |하|\s?(?:계획|결정|방안|유치|협약|양해각서|MOU|계약|라운드|건|"
    r"프로젝트|약속|단행|집행|확대|의향|참여|마무리|마쳤|투자|규모|안|안을)|\s?\()"
)
_CAPITAL_INCREASE = frozenset({"유상증자", "증자"})
_SUM_NOUN = re.compile(r"^\s(?:돈|금액|자금|투자금|규모|액수|비용|투자액)(?:은|는|만|이)\s(?:[^\s,.]+\s){0,2}$")
_OWN_SHARES = re.compile(r"^\s?(?:[^\s,.]+\s){0,3}?(?:지분|주식|자사주)")
_SIZED = re.compile(r"(?:\([^)]*\))?\s?(?:규모의?|짜리|대의?)\s")
_TAKES_PART = re.compile(r"^(?:에|의)\s?(?:참여|출자|투자|\d|총|약|들어|자금|대금|나서)|^ 대금")
_BUYS_COMPANY = re.compile(r"^[^.]{0,40}?(?:를|을)\s(?:인수|사들|품었|품고|품는|품기|매입|취득)")
_BUYS_SHARES = re.compile(
    r"(?:지분|주식|자사주|경영권|부동산|사옥|토지|건물)[^.]{0,24}(?:취득|매입|인수|사들|샀|사기|확보|갖|매수)"
)
_BUYING = re.compile(r"(?:매입|인수|취득|매수|사들이)\S{0,3}\s?데\S*\s(?:약 |총 )?$")
_TO_TAKE_OVER = re.compile(r"^로 (?:[가-힣]+ ){0,2}?(?:인수|경영권)")
_ROUND = re.compile(r"라운드|시리즈\s?[A-G]|프리\s?(?:IPO|시리즈|[A-G])|투자\s?유치|펀딩")
_AS_OBJECT = re.compile(r"[을를]\s(?:[가-힣]+\s)?|\s")
_CONDITION = re.compile(r"^\S{0,3}\s?조건")
_MAKES = ("만들", "꾸리")
_BUILDING = frozenset({"짓", "건설하", "세우", "설립하", "증설하", "구축하"})
_WORKS = re.compile(
    r"\s?(?:규모|상당|짜리)(?:의|로)?\s(?:[^\s,.]+\s){0,4}?[^\s,.]*(?:공장|연구소|센터|생산라인|라인)[을를]\s(?:\S+\s)?"
)
_NEW_SHARES = re.compile(r"신주|새로 (?:찍|발행)|제3자\s?배정|유상증자|증자|전환우선주|우선주")
_TAKES_SHARES = re.compile(
    r"^(?:원)?(?:에|어치를?|어치의 \S+|을|를|\s)?\s?(?:.{0,10}\s)?(?:받|인수|취득|배정|매입|사들|참여|납입|떠안)"
)
_NEEDS_CAPITAL = frozenset(
    {
        "모으",
        "모금하",
        "모집하",
        "조달하",
        "조달키",
        "끌어들이",
        "지원받",
        "자금을 확보하",
        "유치하",
        "유치되",
        "유치",
        "라운드",
        "끌어모으",
        "수혈받",
    }
)
_SAID_WITHOUT_AMOUNT = frozenset(
    {
        "투자하",
        "투자키",
        "출자하",
        "출자키",
        "지분 투자하",
        "지분투자하",
        "공동 투자하",
        "유치하",
        "유치키",
        "투자받",
        "투자를 받",
        "투자 받",
        "투자를 결정하",
        "투자를 단행하",
        "투자를 진행하",
        "투자를 집행하",
        "재투자하",
    }
)
_CAPITAL_SAID = re.compile(r"투자|펀드|라운드|자금|시리즈|증자|벤처|프리|시드|출자|캐피탈|캐피털|인베스트")
_BORROWED = re.compile(
    r"회사채|채권|대출|차입|기업어음|공모주|공모 자금|상장을 통|융자|후원금|기부|성금|모금(?!하|한|했|해)|"
    r"관광객|환급|보험|국비|도비|보조금|예산|사업비|블록딜|(?:지분|자산|주식) (?:매각|처분)"
)


def governing(sentence: SceneSentence, money: Money) -> tuple[Predicate, str] | str | None:
    """The predicate that makes an amount an investment, with its sense; or why it is none; None without any."""
    if _takes_new_shares(sentence, money):
        predicate = next((p for p in sentence.predicates if p.start >= money.end and p.form is Form.VERB), None)
        if predicate is not None:
            return predicate, "new_shares"
    held = _adnominal_before(sentence, money)
    if held is not None:
        return held, GIVE
    clause_end = next((end for end in sentence.clause_ends if end > money.end), sentence.end)
    for predicate in sentence.predicates:
        if predicate.start < money.end or predicate.start >= clause_end:
            continue
        sense = next((s for s in _MONEY_SENSES if s in predicate.senses), None)
        if sense is None and _secures_round(sentence, money, predicate):
            return predicate, RAISE
        if sense is None and _builds(sentence, money, predicate):
            return predicate, GIVE
        if sense is None:
            if predicate.form is Form.VERB and _TRADE.intersection(predicate.senses):
                return "the amount is a price"
            continue
        if predicate.form is Form.NOUN and not _noun_counts(sentence, money, predicate):
            continue
        return _judged(sentence, money, predicate, sense)
    return None


def _secures_round(sentence: SceneSentence, money: Money, predicate: Predicate) -> bool:
    """이번 라운드에서 100억원을 확보했다: securing is raising only where the sentence speaks of a round."""
    body = sentence.scene.body
    return (
        predicate.lemma == "확보하"
        and _AS_OBJECT.fullmatch(body, money.outer_end, predicate.start) is not None
        and (
            _ROUND.search(body, sentence.start, money.start) is not None
            or body.endswith("누적 ", sentence.start, money.outer_start)
        )
    )


def _builds(sentence: SceneSentence, money: Money, predicate: Predicate) -> bool:
    """20조원 규모의 공장을 짓다: what the plant costs its owner; what a builder was ordered to build is not his."""
    works = _WORKS.fullmatch(sentence.scene.body, money.outer_end, predicate.start)
    return predicate.lemma in _BUILDING and works is not None and "수주" not in sentence.text


def _is_size_of_name(sentence: SceneSentence, money: Money) -> bool:
    """1000억달러 규모의 A는: an amount that describes the organisation named after it."""
    sized = _SIZED.match(sentence.scene.body, money.end)
    return sized is not None and any(0 <= m.start - sized.end() <= 2 for m in sentence.mentions)


def _adnominal_before(sentence: SceneSentence, money: Money) -> Predicate | None:
    """A가 B에 넣는 돈은 총 20억달러다: the adnominal predicate of the noun that the amount is said of."""
    body = sentence.scene.body
    earlier = [p for p in sentence.predicates if p.end <= money.start and p.form is Form.VERB and GIVE in p.senses]
    if not earlier or earlier[-1].ending is not Ending.ADNOMINAL:
        return None
    return earlier[-1] if _SUM_NOUN.match(body[earlier[-1].end : money.outer_start]) else None


def _noun_counts(sentence: SceneSentence, money: Money, noun: Predicate) -> bool:
    body = sentence.scene.body
    after = body[noun.end : noun.end + 12]
    if _NOUN_USED.match(after) is None:
        return False
    raised = next((p for p in sentence.predicates if p.end > noun.end and RAISE in p.senses), None)
    if raised is not None and raised.start - noun.end < 14 and noun.lemma not in _CAPITAL_INCREASE:
        return False
    return noun.start - money.end < 34


def _judged(sentence: SceneSentence, money: Money, predicate: Predicate, sense: str) -> tuple[Predicate, str] | str:
    body = sentence.scene.body
    after = body[predicate.end : min(sentence.end, predicate.end + 70)]
    if is_price(sentence, money) or _TO_TAKE_OVER.match(after):
        return "the amount is a price"
    if _CONDITION.match(after):
        return "a condition"
    if sense == FLOW and _BUYING.search(body, max(sentence.start, money.outer_start - 30), money.outer_start):
        return "the amount is a price"
    if predicate.lemma in _CAPITAL_INCREASE:
        sense = GIVE if _TAKES_PART.match(after) else RAISE
    if predicate.lemma == "증자하" and not any(p.case is Case.TO and p.end < money.start for p in sentence.phrases):
        sense = RAISE
    if sense in (GIVE, SHARE) and _is_size_of_name(sentence, money):
        return "the amount is the size of a fund or a company"
    if predicate.lemma == "쓰" and body.startswith(("써냈", "써내"), predicate.start):
        return "a bid"
    if sense == GIVE and predicate.form is Form.VERB:
        invested = predicate.lemma.startswith(("투자", "출자"))
        shares_bought = _BUYS_SHARES.search(after) is not None
        company_bought = _BUYS_COMPANY.match(after) is not None
        if (company_bought or shares_bought) and not (invested and shares_bought):
            return "the amount is a price"
        if predicate.lemma == "들이" and _OWN_SHARES.match(after):
            return "the amount is a price"
    if sense == RAISE and predicate.lemma == "모으" and re.search(r"결성|조성", after):
        sense = POOL
    if sense == RAISE and predicate.lemma in _NEEDS_CAPITAL:
        said = body[sentence.start : min(sentence.end, predicate.end + 20)]
        around = body[max(0, sentence.start - 160) : sentence.end + 160]
        last = [m for m in sentence.quantities(sentence.scene.quantities.money) if m.end <= predicate.start][-1]
        attracted = predicate.lemma == "유치하" and _AS_OBJECT.fullmatch(body, last.outer_end, predicate.start)
        if _BORROWED.search(said) or not (attracted or _CAPITAL_SAID.search(around)):
            return "no investment is spoken of"
    if sense == POOL and not _speaks_of_fund(sentence, money, predicate):
        return "no fund is spoken of"
    return predicate, sense


def _speaks_of_fund(sentence: SceneSentence, money: Money, predicate: Predicate) -> bool:
    """1000억원 규모의 펀드를 만들다; of 결성하다 the fund may stand anywhere before."""
    if predicate.lemma in _MAKES and not _SIZED.match(sentence.scene.body, money.outer_end):
        return False
    return re.search(r"펀드|조합|기금", sentence.scene.body[sentence.start : predicate.start]) is not None


def _takes_new_shares(sentence: SceneSentence, money: Money) -> bool:
    body = sentence.scene.body
    before = body[max(sentence.start, money.start - 70) : money.start]
    return _NEW_SHARES.search(before) is not None and (
        _TAKES_SHARES.match(body[money.end : min(sentence.end, money.end + 24)]) is not None
    )


def amountless(sentence: SceneSentence, taken: set[int]) -> list[tuple[Predicate, str]]:
    """Predicates of investing and raising that no amount goes with (A는 B에 투자했다)."""
    found = []
    for predicate in sentence.predicates:
        sense = RAISE if RAISE in predicate.senses else GIVE if GIVE in predicate.senses else None
        if sense is None or predicate.start in taken or _describes_amount(sentence, predicate):
            continue
        if (predicate.form is Form.VERB and predicate.lemma in _SAID_WITHOUT_AMOUNT) or (
            predicate.lemma in ("투자", "지분 투자", "전략적 투자")
            and re.match(
                r"^(?:를|을)\s(?:단행|집행|결정|진행|했|마쳤|마무리|완료|검토|논의|추진|협의)",
                sentence.scene.body[predicate.end : predicate.end + 8],
            )
        ):
            found.append((predicate, sense))
    return found


def _describes_amount(sentence: SceneSentence, predicate: Predicate) -> bool:
    """A로부터 유치한 100억원: what is said of an amount is read with it."""
    monies = sentence.quantities(sentence.scene.quantities.money)
    return predicate.ending is Ending.ADNOMINAL and any(0 <= m.outer_start - predicate.end <= 3 for m in monies)

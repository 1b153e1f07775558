"""Belongs here: the rules that read investments: who puts how much into what, and rounds that a company raises.
Does not: the price of an acquisition (deals) or of traded shares (stakes).
"""

import re
from collections.abc import Iterator

from transforms.facts.binding import next_predicate
from transforms.facts.dating import date_of
from transforms.facts.draft import Draft, Refusal, amount_values, quoted_values
from transforms.facts.phrases import Case, Phrase
from transforms.facts.predicates import Form, Predicate
from transforms.facts.roles import Arguments, arguments, expand
from transforms.facts.scene import Scene, SceneSentence
from transforms.korean.quantities import Money

_GIVE, _RAISE = "invest", "raise"
_SENSES = frozenset({_GIVE, _RAISE})
_TRADE = frozenset({"acquisition", "buy_shares", "sell_shares", "divestiture", "equity_swap", "supply"})
_OTHER_MONEY_BEFORE = re.compile(
    r"(?:매출|영업이익|영업익|순이익|이익|손실|적자|흑자|과징금|벌금|배상금|보상금|배당|배당금|시장|시가총액|시총|몸값|기업가치|자산|예금|대출|부채|가격|판매가|수출|수입|급여|연봉|계약금|마케팅비|보조금|할인|상금|운용자산|거래액|거래대금|수수료|채무|예산)"
    r"(?:[가-힣]{0,3}(?:은|는|이|가|을|를|도|만|으로|로|의|에))?\s?(?:[가-힣]{1,4}\s)?$"
)
_OTHER_MONEY_AFTER = re.compile(
    r"^(?:의|짜리|대|규모의|규모)?\s?(?:매출|영업이익|영업익|순이익|이익|손실|적자|과징금|벌금|배당|시장|가치|몸값|대출|채권|회사채|상금|배상|보증금|임대료)"
)
_PRICE = re.compile(r"^(?:에|씩에|을 주고|를 주고)(?=[\s,])")
_YEARLY = re.compile(r"(?:매년|해마다|연간|연평균|매해|연)\s?(?:약\s?|총\s?|최대\s?|최소\s?)?$")


def read_investments(scene: Scene) -> Iterator[Draft | Refusal]:
    """Drafts of investments, one for each amount that a predicate of investing governs, and those without an amount."""
    for sentence in scene.sentences:
        if sentence.sentence.heading:
            continue
        monies = sentence.quantities(scene.quantities.money)
        used: set[int] = set()
        for money in monies:
            predicate = next_predicate(sentence, money.end, _SENSES | _TRADE)
            if predicate is None or not _SENSES.intersection(predicate.senses):
                continue
            used.add(predicate.start)
            yield from _read(scene, sentence, predicate, money)
        for predicate in sentence.predicates:
            if (
                predicate.has("invest")
                and predicate.start not in used
                and predicate.lemma in ("투자하", "출자하")
                and predicate.form is Form.VERB
            ):
                yield from _read(scene, sentence, predicate, None)


def _read(
    scene: Scene, sentence: SceneSentence, predicate: Predicate, money: Money | None
) -> Iterator[Draft | Refusal]:
    body = scene.body
    sense = _RAISE if predicate.has(_RAISE) else _GIVE
    rule = f"investment_{sense}_{predicate.lemma}"
    statement = scene.statement(sentence, predicate)
    reason = statement.reason_against
    if money is not None:
        before, after = (
            body[max(sentence.start, money.outer_start - 25) : money.outer_start],
            body[money.outer_end : money.outer_end + 12],
        )
        if _OTHER_MONEY_BEFORE.search(before) or _OTHER_MONEY_AFTER.match(after):
            reason = "the amount is of something else"
        elif _PRICE.match(body[money.outer_end : money.outer_end + 6]):
            reason = "the amount is a price"
        elif money.low is not None:
            reason = "a range"
    if reason is not None:
        yield Refusal(table="investments", rule=rule, reason=reason, start=sentence.start, end=sentence.end)
        return
    found = arguments(scene, statement)
    investors, investee = _parts(scene, found, sense)
    if investee is None and money is None:
        yield Refusal(
            table="investments",
            rule=rule,
            reason="neither an amount nor an investee",
            start=sentence.start,
            end=sentence.end,
        )
        return
    if not investors and investee is None:
        yield Refusal(
            table="investments", rule=rule, reason="no investor is named", start=sentence.start, end=sentence.end
        )
        return
    yearly = money is not None and _YEARLY.search(body[max(sentence.start, money.outer_start - 12) : money.outer_start])
    yield Draft(
        table="investments",
        rule=rule,
        start=sentence.start,
        end=sentence.end,
        status=statement.status,
        dated=date_of(scene, statement),
        values={"per": "year" if yearly else "once", **amount_values(money), **quoted_values(money)},
        organisations={"investee": investee} if investee is not None else {},
        parties=[(o, "investor") for o in investors],
    )


def _parts(scene: Scene, found: Arguments, sense: str):
    subject = expand(scene, found.subject.members) if found.subject else []
    if sense == _RAISE:
        investors = expand(scene, [m for p in found.having(Case.FROM, Case.AT) for m in p.members])
        return investors, (subject[0] if subject else None)
    receivers = [
        p
        for p in found.others
        if p.case is Case.TO or (p.case in (Case.BARE, Case.OF) and p.head_case is Case.TO and _is_capital(p))
    ]
    receiver = expand(scene, receivers[-1].members) if receivers else []
    return subject, (receiver[0] if receiver else None)


def _is_capital(phrase: Phrase) -> bool:
    return bool(re.search(r"(?:유상증자|증자|시리즈|라운드|투자|펀드|신주)", phrase.head))

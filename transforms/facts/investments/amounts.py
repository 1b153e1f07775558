"""Belongs here: what an amount of money is of, from the words beside it: an investment, or revenue, a price, a loan.
Does not: which predicate governs it and who gives it (investment_roles).
"""

import re

from transforms.facts.binding import without_names
from transforms.facts.predicates import nouns
from transforms.facts.scene import SceneSentence
from transforms.korean.quantities import Money

_OTHER = nouns("other_money")
_OTHER_NAMED = re.compile(_OTHER)
_INVESTED = re.compile(r"투자|유치|증자|출자|펀드|자금|신주|시리즈|조달|사업비|예산|재원|라운드|투입")
_AFTER = re.compile(
    rf"^(?:에 (?:달하는|이르는|육박하는)|의|짜리|어치의?|대의?|상당의?|규모의?|규모|이상의|가량의|수준의|"
    rf"\s)?\s?(?:[가-힣A-Za-z·()]+\s){{0,2}}?[가-힣·]{{0,6}}(?:{_OTHER})"
)
_BEFORE = re.compile(
    rf"(?:{_OTHER})(?!\s?(?:업체|기업|회사|플랫폼|앱|서비스|스타트업|전문|사이트))(?:[가-힣]{{0,4}}?(?:은|는|이|가|을|를|도|만|으로|로|의|에|에서))?\s?(?:[^\s,.]+\s){{0,2}}$"
)
_BRACKET = re.compile(r"^\s?\([^)]*\)")
_LIST_CUT = re.compile(r"[,;]\s|\d\S*(?:원|달러|엔|위안|유로|파운드|명|%)\S*\s")
_YEARLY = re.compile(r"(?:매년|해마다|연간|연평균|매해|한 해|1년에|(?<![가-힣])연)\s?(?:평균 |약 |총 |최대 |최소 )?$")
_DIFFERENCE = re.compile(r"^(?:이|가|을|를|씩|가량|정도)?\s?(?:더 )?(?:많|적|늘어난|증가한|줄어든|감소한|증액|증가)")
_PRICE = re.compile(r"^(?:에(?! 이어)|씩에|선에|을 주고|를 주고|을 받고|를 받고)(?=[\s,])")
_IN_A_ROW = re.compile(r"(?:년|분기) 연속\s(?:약 |총 )?$")
_WHOLE_BUDGET = re.compile(
    r"(?:^|(?:올해|내년|금년|지난해|작년|연도|년도|\d년|총|전체|본|추경)\s)(?:본|전체|총|추경|추가경정)?\s?예산(?:안)?(?:은|을|이|으로)?\s(?:총\s|약\s|모두\s)*$"
)
_COMPARED = re.compile(r"^(?:보다|대비|에 비해|까지 (?:더하|합치|합하|포함))")
_SUM = nouns("sums_invested")
_SUM_NAMED = re.compile(_SUM)
_SUM_BEFORE = re.compile(
    rf"(?P<total>누적\s?)?(?:총\s?)?(?P<noun>{_SUM})(?:\([^)]*\))?(?P<particle>은|는|이|가|만|도|을|를|만도)?\s(?:[^\s,.]+\s){{0,4}}$"
)
_SUM_OF_PARTS = re.compile(rf"(?P<total>누적\s?)?(?:총\s?)?(?P<noun>{_SUM})(?:\([^)]*\))?(?P<particle>은|는)\s")
_WHOLE_OF_PARTS = re.compile(r"\s?등\s(?:모두|총|합계|도합)\s(?:약\s)?\d")
_SUMS_UP = re.compile(r"\s등\s(?:모두|총|합계|도합)\s(?:약\s)?$")
_SUM_OBJECT = re.compile(rf"(?:{_SUM}|투자|예산)(?:를|을|은|는|이|가)\s")
_FROM = re.compile(r"^(?:\([^)]*\))?에서\s")
_TO = re.compile(r"^(?:\([^)]*\))?(?:으로|로|까지)\s")
_IS_SET = re.compile(r"^(?:\([^)]*\))?(?:으로|로)\s(?:[^\s,.]+\s)?(?:확정|책정|결정|잡았|잡고|정했|정하)")
_CHANGES = re.compile(r".{0,30}?(?:으로|로|까지)\s(?:\S+\s)?(?:증액|늘|확대|상향|축소|줄|높|낮|깎|감액|조정)")
_CUMULATIVE = re.compile(r"누적|지금까지|지금껏|이제까지|현재까지|설립 이후|창업 이후|총 누적|통산")
_IS = re.compile(
    r"^\s?(?:수준|규모|정도|가량|남짓|안팎|이상|내외|여)?(?:\([^)]*\))?(?:이다|이며|이고|였|이었|"
    r"에 (?:달|이르|이른|이를|육박|그|불과)|[이을를가]?\s?(?:훌쩍 )?(?:넘|웃돌)|으로 (?:늘|불|집계|알려|추산|"
    r"추정|확대|전해)|이 됐|이 된|으로, |으로$|이 될|정도다|규모다|수준이다|[.,](?=\s|$)|$)"
)


def is_yearly(sentence: SceneSentence, money: Money) -> bool:
    body = sentence.scene.body
    return (
        any(
            _YEARLY.search(body[max(sentence.start, start - 14) : start]) is not None
            for start in {money.start, money.outer_start}
        )
        or re.match(r"\s?(?:매년|연간|연)\s", body[money.outer_start : money.start]) is not None
    )


def words_before(sentence: SceneSentence, money: Money, reach: int = 26) -> str:
    """The words before an amount back to its clause's start or the amount before it."""
    start = max(sentence.clause_start(money.start), money.outer_start - reach, sentence.start)
    return _LIST_CUT.split(without_names(sentence, start, money.outer_start))[-1]


def words_after(sentence: SceneSentence, money: Money, reach: int = 24) -> str:
    after = without_names(sentence, money.end, min(sentence.end, max(money.end, money.outer_end) + reach))
    return _BRACKET.sub("", after) if "(" in after[:2] else after


def reason_against(sentence: SceneSentence, money: Money) -> str | None:
    """Why an amount is no investment whatever governs it, or None."""
    if money.low is not None:
        return "a range"
    before, after = words_before(sentence, money), words_after(sentence, money)
    other = _AFTER.match(after) if _OTHER_NAMED.search(after) else None
    if other is not None and not _INVESTED.search(other.group()):
        return "the amount is of something else"
    other = _BEFORE.search(before) if _OTHER_NAMED.search(before) else None
    if other is not None and not _INVESTED.search(other.group()):
        return "the amount is of something else"
    if _WHOLE_BUDGET.search(before):
        return "a budget as a whole"
    if _IN_A_ROW.search(before):
        return "a record of several years"
    if _COMPARED.match(after) or _DIFFERENCE.match(after):
        return "a comparison"
    return None


def is_price(sentence: SceneSentence, money: Money) -> bool:
    return _PRICE.match(words_after(sentence, money)) is not None


def sum_stated(sentence: SceneSentence, money: Money) -> re.Match[str] | None:
    """The words that make an amount the sum of an investment: 투자액은 30억원이다, 누적 투자금은 510억원이 됐다.

    Of 투자액은 공장에 7억원, 연구소에 3억원 등 총 10억원이다 the sum is the last.
    """
    body = sentence.scene.body
    whole = _WHOLE_OF_PARTS.search(body, money.outer_end, sentence.end)
    if whole is not None:
        return None
    before = body[max(sentence.start, money.outer_start - 34) : money.outer_start]
    stated = _SUM_BEFORE.search(before) if _SUM_NAMED.search(before) else None
    if stated is None and _SUMS_UP.search(before):
        stated = _SUM_OF_PARTS.search(body, sentence.start, money.outer_start)
    if stated is None or (stated["particle"] in ("을", "를") or not _IS.match(words_after(sentence, money))):
        return None
    return stated


def sum_changed(sentence: SceneSentence, money: Money) -> bool | None:
    """투자 금액을 1500억원에서 2500억원으로 늘리다: True for the new sum, False for the old one, else None."""
    body = sentence.scene.body
    after = body[money.outer_end : min(sentence.end, money.outer_end + 60)]
    if is_cumulative(sentence, money):
        return None
    before = body[max(sentence.start, money.outer_start - 50) : money.outer_start]
    if _SUM_OBJECT.search(before) is None:
        return None
    if _IS_SET.match(after):
        return True
    old = _FROM.match(after) and _CHANGES.search(after)
    if not old and not (_TO.match(after) and _CHANGES.match(after)):
        return None
    return not old


def is_cumulative(sentence: SceneSentence, money: Money) -> bool:
    return _CUMULATIVE.search(words_before(sentence, money, 40)) is not None

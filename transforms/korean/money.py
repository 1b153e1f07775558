"""Belongs here: amounts of money in Korean text: words, symbols, codes, amounts that share a unit.
Does not: what only looks like money (money_exclusions), conversions in brackets (conversions), rates of exchange.
"""

import re
from collections.abc import Iterable
from decimal import Decimal

from transforms.korean.conversions import with_quoted
from transforms.korean.currencies import (
    CODES,
    COUNTRIES_OF_SHARED_WORD,
    COUNTRY_WORDS,
    ENGLISH_WORDS,
    MINOR_UNITS,
    MULTIPLIERS,
    PREFIX_LAST,
    SYMBOLS,
    TRAILING_SYMBOLS,
    WORDS,
)
from transforms.korean.money_exclusions import is_no_money
from transforms.korean.numerals import fold
from transforms.korean.quantities import Money
from transforms.korean.scan import Measure, english_may_follow, scan, surround, take_minus


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_PREFIX = re.compile(rf"(?:(?<![A-Za-z])(?P<code>{_either(CODES)}|RM|Rp)|(?P<symbol>{_either(SYMBOLS)})) ?$")
_COUNTRY_WORD = re.compile(rf"(?<![가-힣])(?P<country>{_either(COUNTRY_WORDS)})(?:로|으로)? ?(?:약 |총 )?$")
_SCALE = rf"(?P<scale>{_either(MULTIPLIERS)})(?![A-Za-z])"
_ENGLISH = re.compile(
    rf"(?<=[0-9])(?: ?{_SCALE})?"
    rf"(?: (?:US |U\.S\. )?(?P<word>{_either(ENGLISH_WORDS)}|(?:{_either(CODES)})(?! ?[0-9]))(?![A-Za-z])"
    rf"| ?(?P<korean>{_either(WORDS)})(?![가-힣]{{2}}))?",
    re.IGNORECASE,
)
_MINOR = re.compile(rf" ?([0-9]{{1,2}})({_either(MINOR_UNITS)})(?=$|[^가-힣]|[을를이가은는에의으로과와씩])")
_BARE_NOUNS = (
    "규모|투자|유치|출자|펀드|들여|들인|들였|수주|매출|적자|흑자|손실|영업익|영업이익|순이익|조달|지원금|"
    "상당|어치|자금|시장|계약|매각|인수|배당|과징금|보조금|예산|대출|증자|유상증자|실탄|베팅|쏟|투입|누적 투자|"
    "냈|내놓|빌[려린렸]|갚|납입|지급|샀|사들|팔[았아]|수혈"
)
_BARE = re.compile(rf" ?\+ ?(?:α|알파)| ?(?:대 ?|여 ?|이상 ?|가까이 ?|넘게 ?|을 |를 |에 )?(?:{_BARE_NOUNS})")
_BARE_PARTICLE = re.compile(r"(?:을|를|이|으로|의|에|까지|이상| 이상| 정도|가량|여| 규모)(?= |$|[,.])")
_BARE_END = frozenset(",.)…\n")
_VALUE = "매출|이익|영업익|투자금|자금|가치|시총|시가총액|예산|적자|손실"
_VALUE_NEAR = re.compile(rf"(?:{_VALUE}|투자|금액|펀딩액|비용|자본|대금|대출|펀드)[^.\n]{{0,10}}$")
_VALUE_RIGHT_BEFORE = re.compile(rf"(?:{_VALUE})액?[은이]? ?(?:약 )?$")
_LIST_GAP = re.compile(r" ?(?:[,·/]|와|과|및|에서|또는) ?")


def find_money(text: str) -> list[Money]:
    """Amounts of money in order of `start`; a conversion in brackets is only `quoted`."""
    folded = fold(text)
    return read_money(text, folded, scan(folded))


def read_money(text: str, folded: str, measures: list[Measure]) -> list[Money]:
    """The amounts among the measures of one text; `folded` is what was scanned."""
    found: list[Money] = []
    pending: list[Measure] = []
    for measure in measures:
        money = _amount(measure, text, folded)
        if money is None:
            pending.append(measure)
            continue
        if pending:
            found.extend(reversed(_sharing_currency(pending, measure, money, text, folded)))
            pending = []
        found.append(money)
    return with_quoted(found, folded)


def _amount(measure: Measure, text: str, folded: str) -> Money | None:
    if measure.dimension == "money":
        return _with_word(measure, text, folded)
    if measure.dimension or measure.in_letters:
        return None
    if prefix := _prefix(measure, folded):
        return _with_prefix(measure, prefix, text, folded)
    if english_may_follow(folded, measure.end) and (english := _ENGLISH.match(folded, measure.end)):
        return _in_english(measure, english, text, folded)
    if folded[measure.number_end - 1] in "만억조":
        if country := _COUNTRY_WORD.search(folded, max(0, measure.start - 12), measure.start):
            return _money("amount_of_country", measure, COUNTRY_WORDS[country["country"]], text, folded)
        if _is_bare_amount(measure, folded):
            return _money("bare_amount", measure, "KRW", text, folded)
    return None


def _is_bare_amount(measure: Measure, folded: str) -> bool:
    """300억 투자, 매출 1조를: 억 and 조 without a unit are won where a word of money stands beside them."""
    end = measure.number_end
    if folded[end - 1] not in "억조":
        return False
    if _BARE.match(folded, end):
        return True
    left = max(0, measure.start - 18)
    if (end == len(folded) or folded[end] in _BARE_END) and _VALUE_RIGHT_BEFORE.search(folded, left, measure.start):
        return True
    return _BARE_PARTICLE.match(folded, end) is not None and _VALUE_NEAR.search(folded, left, measure.start) is not None


def _prefix(measure: Measure, folded: str) -> re.Match[str] | None:
    last = measure.start - 1
    if last > 0 and folded[last] == " ":
        last -= 1
    if measure.in_letters or last < 0 or folded[last] not in PREFIX_LAST:
        return None
    return _PREFIX.search(folded, max(0, measure.start - 5), measure.start)


def _with_word(measure: Measure, text: str, folded: str) -> Money | None:
    currency = WORDS.get(measure.unit) or TRAILING_SYMBOLS.get(measure.unit) or SYMBOLS.get(measure.unit, measure.unit)
    if measure.unit in COUNTRIES_OF_SHARED_WORD:
        currency = _currency_of_country(measure, folded)
    if not currency or is_no_money(measure, folded):
        return None
    if prefix := _prefix(measure, folded):
        currency = currency if prefix["symbol"] == "$" else _currency_of(prefix)
        measure.start = prefix.start()
    if (minor := _MINOR.match(folded, measure.end)) and MINOR_UNITS[minor[2]][0] == measure.unit:
        measure.value += Decimal(minor[1]) / MINOR_UNITS[minor[2]][1]
        measure.end = minor.end()
    return _money("amount_in_letters" if measure.in_letters else "amount_word", measure, currency, text, folded)


def _currency_of_country(measure: Measure, folded: str) -> str:
    """페소, 크로네: the currency of the country that the text named last; the word's default where it names none."""
    countries = COUNTRIES_OF_SHARED_WORD[measure.unit]
    named = [(folded.rfind(country, 0, measure.start), country) for country in countries]
    position, country = max(named)
    return countries[country] if position >= 0 else WORDS[measure.unit]


def _currency_of(prefix: re.Match[str]) -> str:
    word = prefix["code"] or prefix["symbol"]
    return SYMBOLS.get(word) or WORDS.get(word) or word


def _with_prefix(measure: Measure, prefix: re.Match[str], text: str, folded: str) -> Money | None:
    if (
        prefix["code"]
        and "가" <= folded[measure.end : measure.end + 1] <= "힣"
        and folded[measure.number_end - 1].isdigit()
    ):
        return None
    scale = _ENGLISH.match(folded, measure.end)
    if scale and scale["scale"]:
        measure.value = measure.value.scaleb(MULTIPLIERS[scale["scale"].lower()])
        measure.end = scale.end("scale")
    measure.start = prefix.start()
    return _money("amount_code" if prefix["code"] else "amount_symbol", measure, _currency_of(prefix), text, folded)


def _in_english(measure: Measure, english: re.Match[str], text: str, folded: str) -> Money | None:
    """1.5 billion dollars, 30 million달러, 500 won; a scale alone tells no currency."""
    word, korean = english["word"], english["korean"]
    if not word and not (korean and english["scale"]):
        return None
    if english["scale"]:
        measure.value = measure.value.scaleb(MULTIPLIERS[english["scale"].lower()])
    measure.end = english.end()
    return _money("amount_english", measure, _english_currency(word) if word else WORDS[korean], text, folded)


def _english_currency(word: str) -> str:
    return ENGLISH_WORDS.get(word.lower()) or SYMBOLS.get(word.upper(), word.upper())


def _money(rule: str, measure: Measure, currency: str, text: str, folded: str) -> Money:
    take_minus(measure, folded)
    surround(measure, folded)
    return Money(
        start=measure.start,
        end=measure.end,
        text=text[measure.start : measure.end],
        rule=rule if measure.low is None else f"{rule}_range",
        outer_start=measure.outer_start,
        outer_end=measure.outer_end,
        amount=_plain(measure.value),
        currency=currency,
        bound=measure.bound,
        low=None if measure.low is None else _plain(measure.low),
        each=measure.each,
    )


def _plain(value: Decimal) -> Decimal:
    """Without an exponent or trailing zeros: 2.2조 is 2200000000000, not 2200000000000.0."""
    whole = value.to_integral_value()
    return whole.quantize(Decimal(1)) if whole == value else value.normalize()


def _sharing_currency(pending: list[Measure], measure: Measure, money: Money, text: str, folded: str) -> list[Money]:
    """100억·200억원: the amounts before share the currency of the last, as long as only list signs stand between."""
    shared: list[Money] = []
    following = measure.start
    for earlier in reversed(pending):
        in_scale = folded[earlier.number_end - 1] in "만억조"
        if earlier.dimension or not in_scale or _LIST_GAP.fullmatch(folded, earlier.end, following) is None:
            break
        shared.append(_money("shared_currency", earlier, money.currency, text, folded))
        following = earlier.start
    return shared

"""Belongs here: amounts of money in Korean text: words, symbols, codes, conversions in brackets.
Does not: rates of exchange, and whose money it is.
"""

import re
from dataclasses import replace
from decimal import Decimal

from transforms.korean.currencies import (
    CODES,
    COUNTRY_OF_SHARED_WORD,
    ENGLISH_WORDS,
    HUNDREDTHS,
    MINOR_UNITS,
    MULTIPLIERS,
    SYMBOLS,
    WORDS,
)
from transforms.korean.numerals import DIGIT_NUMERAL, fold
from transforms.korean.quantities import Bound, Money
from transforms.korean.scan import Measure, scan, surround

_PREFIX = re.compile(
    rf"(?:(?<![A-Za-z])(?P<code>{'|'.join(CODES)}|RMB|CNH|RM|Rp)|(?P<symbol>{'|'.join(re.escape(s) for s in sorted(SYMBOLS, key=len, reverse=True) if not s.isalpha())}|미화)) ?$"
)
_MULTIPLIER = re.compile(
    rf"(?:(?<=[0-9]) ?(?P<scale>{'|'.join(sorted(MULTIPLIERS, key=len, reverse=True))})(?![A-Za-z])(?: (?P<word>{'|'.join(ENGLISH_WORDS)})(?![A-Za-z]))?|(?<=[0-9]) (?P<plain>{'|'.join(ENGLISH_WORDS)})(?![A-Za-z]))",
    re.IGNORECASE,
)
_MINOR = re.compile(rf" ?([0-9]{{1,2}})({'|'.join(HUNDREDTHS)})(?![가-힣])")
_BARE = re.compile(
    r" ?(?:원)?(?:규모|투자|유치|출자|펀드|들여|들인|수주|매출|적자|흑자|손실|영업익|영업이익|순이익|조달|지원금|상당|어치|자금|시장|계약|매각|인수|배당|과징금|보조금|예산)"
)
_RANK = re.compile(r"위안(?= ?에? ?(?:들|든|오[르른]|올|포함|진입|이름|자리|랭크|위치|안착|입성|선정)|에서|으로| 진)")
_LIST_GAP = re.compile(r" ?(?:[,·/]|와|과|및|에서|또는) ?")
_CONVERSION_LEAD = re.compile(
    r"(?:(?:우리 ?돈|한국 ?돈|한화|원화|미화|일본 ?돈|중국 ?돈|달러화|엔화|환산|현재 ?환율|환율|당시 ?환율|기준|약|로|으로|시|하면|대략|총|[=≈]) ?,?)*"
)
_CONVERSION_TAIL = re.compile(r" ?(?:규모|상당|수준|가량|정도)? ?\)")
_COMMA_CONVERSION = re.compile(r"(?: 규모)?, ?(?=우리 ?돈|한국 ?돈|한화|원화로)")


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
            found.extend(reversed(_shared_currency(pending, measure, money, text, folded)))
            pending = []
        found.append(money)
    return _with_quoted(found, folded)


def _amount(measure: Measure, text: str, folded: str) -> Money | None:
    if measure.dimension == "money":
        return _from_word(measure, text, folded)
    if measure.dimension:
        return None
    prefix = None if measure.in_letters else _PREFIX.search(folded, max(0, measure.start - 5), measure.start)
    if prefix:
        return _from_prefix(measure, prefix, text, folded)
    scale = _MULTIPLIER.match(folded, measure.end)
    if scale and (scale["word"] or (scale["plain"] and not measure.in_letters)):
        return _from_english(measure, scale, text, folded)
    if folded[measure.number_end - 1] in "억조" and not measure.in_letters and _BARE.match(folded, measure.number_end):
        return _build("bare_amount", measure, "KRW", text, folded)
    return None


def _from_word(measure: Measure, text: str, folded: str) -> Money | None:
    currency = WORDS.get(measure.unit, measure.unit)
    if measure.unit in COUNTRY_OF_SHARED_WORD:
        currency = _country_currency(measure, folded) or currency
    if not currency or _is_no_money(measure, folded):
        return None
    prefix = None if measure.in_letters else _PREFIX.search(folded, max(0, measure.start - 5), measure.start)
    if prefix:
        prefixed = _currency_of(prefix)
        if measure.unit != "달러" or prefixed.endswith("D"):
            currency = prefixed
        measure.start = prefix.start()
    minor = MINOR_UNITS.get(measure.unit)
    if minor and (match := _MINOR.match(folded, measure.end)) and match[2] in minor:
        measure.value += Decimal(match[1]) / HUNDREDTHS[match[2]]
        measure.end = match.end()
    return _build("amount_in_letters" if measure.in_letters else "amount_word", measure, currency, text, folded)


def _country_currency(measure: Measure, folded: str) -> str:
    countries = COUNTRY_OF_SHARED_WORD[measure.unit]
    last = max(countries, key=lambda country: folded.rfind(country, 0, measure.start))
    return countries[last] if last in folded[: measure.start] else ""


def _is_no_money(measure: Measure, folded: str) -> bool:
    small = folded[measure.number_end - 1].isdigit()
    if measure.unit == "위안" and small and folded[measure.number_end] != " ":
        left = folded[max(0, measure.start - 14) : measure.start]
        rate = any(word in left for word in ("달러", "환율", "당 ", "원=", "위안화", "가격"))
        if _RANK.match(folded, measure.number_end) or (
            measure.value <= 100 and measure.value == int(measure.value) and not rate
        ):
            return True
    if measure.unit == "동":
        return small or ("베트남" not in folded and folded[measure.number_end - 1] not in "억조")
    if measure.unit == "불" and small and measure.value < 10:
        return True
    if measure.unit in ("숨", "랜드", "타카", "레우", "리라", "짯", "밧") and small:
        return True
    if measure.unit == "파운드" and small:
        return any(
            word in folded[max(0, measure.start - 20) : measure.end + 20]
            for word in ("무게", "체중", "kg", "㎏", "중량", "추력")
        )
    if measure.in_letters and folded[measure.start : measure.end] == "만원":
        return re.match(r"짜리|어치|권|씩|대|가량|이하|이상|미만", folded[measure.end :]) is None
    return False


def _currency_of(prefix: re.Match[str]) -> str:
    word = prefix["code"] or prefix["symbol"]
    return SYMBOLS.get(word, word)


def _from_prefix(measure: Measure, prefix: re.Match[str], text: str, folded: str) -> Money | None:
    if prefix["code"] and folded[measure.end : measure.end + 1] in "-":
        return None
    scale = _MULTIPLIER.match(folded, measure.end)
    if scale and scale["scale"]:
        measure.value = measure.value.scaleb(MULTIPLIERS[scale["scale"].lower()])
        measure.end = scale.end()
    measure.start = prefix.start()
    return _build("amount_code" if prefix["code"] else "amount_symbol", measure, _currency_of(prefix), text, folded)


def _from_english(measure: Measure, scale: re.Match[str], text: str, folded: str) -> Money:
    if scale["scale"]:
        measure.value = measure.value.scaleb(MULTIPLIERS[scale["scale"].lower()])
    measure.end = scale.end()
    return _build("amount_english", measure, ENGLISH_WORDS[(scale["word"] or scale["plain"]).lower()], text, folded)


def _build(rule: str, measure: Measure, currency: str, text: str, folded: str) -> Money:
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
    return whole if whole == value else value.normalize()


def _shared_currency(pending: list[Measure], measure: Measure, money: Money, text: str, folded: str) -> list[Money]:
    """100억·200억원: the amounts before share the currency of the last, as long as only list signs stand between."""
    shared: list[Money] = []
    following = measure.start
    for earlier in reversed(pending):
        unit_end = folded[earlier.number_end - 1]
        if earlier.dimension or unit_end not in "만억조" or _LIST_GAP.fullmatch(folded, earlier.end, following) is None:
            break
        shared.append(_build("shared_currency", earlier, money.currency, text, folded))
        following = earlier.start
    return shared


def _with_quoted(found: list[Money], folded: str) -> list[Money]:
    result: list[Money] = []
    skip = False
    for money, following in zip(found, [*found[1:], None], strict=False):
        if skip:
            skip = False
            continue
        outer = _quoted_end(money, following, folded) if following else None
        if following and outer:
            skip = True
            after = surround_end(folded, outer)
            bound = money.bound if money.bound is not Bound.EXACT else after[0]
            money = replace(money, quoted=following, outer_end=after[1], bound=bound)
        result.append(money)
    return result


def surround_end(folded: str, outer: int) -> tuple[Bound, int]:
    """Bound words may follow the bracket: 1,000억엔(약 1조 1,500억원) 이상."""
    from transforms.korean.bounds import bound_after

    return bound_after(folded, outer)


def _quoted_end(money: Money, following: Money, folded: str) -> int | None:
    if following.currency == money.currency or following.start - money.end > 40:
        return None
    gap = folded[money.outer_end : following.start]
    opened = re.match(r" ?\(", gap)
    if opened and _CONVERSION_LEAD.fullmatch(gap, opened.end()):
        close = folded.find(")", following.end, following.end + 40)
        return close + 1 if close >= 0 else following.outer_end
    comma = _COMMA_CONVERSION.match(gap)
    if comma and _CONVERSION_LEAD.fullmatch(gap, comma.end()):
        return following.outer_end
    return None

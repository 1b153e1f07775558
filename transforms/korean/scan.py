"""Belongs here: the one pass over a text that finds numerals, ranges and the unit behind them.
Does not: what a unit means (money, people, percents, shares are read from what this pass yields).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from transforms.korean.bounds import bound_after, bound_before, each_after, each_around, may_be_each, strictest
from transforms.korean.currencies import CODES, CURRENCY_NOUNS, ENGLISH_FIRST, PREFIX_LAST, TRAILING_SYMBOLS, WORDS
from transforms.korean.numerals import DIGIT_NUMERAL, LETTER_NUMERAL, parse_number
from transforms.korean.quantities import Bound

_PERCENT_WORDS = r"% ?포인트|%[pP](?![A-Za-z])|%|퍼센트 ?포인트|퍼센트|프로"
_DIMENSIONS = ("money", "people", "percent", "shares")


def _spaced(word: str) -> str:
    """A country and its currency may be written apart: 홍콩 달러, 스위스 프랑."""
    noun = next((noun for noun in CURRENCY_NOUNS if word.endswith(noun) and word != noun), "")
    return f"{word[: -len(noun)]} ?{noun}" if noun else word


_MONEY = "|".join(_spaced(word) for word in sorted(WORDS, key=len, reverse=True))
_MONEY_UNIT = rf"{_MONEY}|(?:{'|'.join(CODES)})(?![A-Za-z]| ?[0-9])|[{re.escape(''.join(TRAILING_SYMBOLS))}](?! ?[0-9])"
_UNIT = rf"(?:(?P<percent>{_PERCENT_WORDS})|(?P<money>{_MONEY_UNIT})|(?P<people>명|인|사람)|(?P<shares>주))"
# Any short word is let through before the tilde, and looked up after: cheaper than to try every unit at every number.
_LOWER_END_UNITS = frozenset({*WORDS, "명", "인", "주", "%", "%p", "%P"})
_TO = " ?[~–—-] ?"


def _pattern(first: str) -> re.Pattern[str]:
    upper = rf"(?:(?P<low_unit> ?[가-힣%]{{1,6}}[pP]?)?{_TO}(?P<high>{DIGIT_NUMERAL}|{LETTER_NUMERAL}))?"
    return re.compile(rf"(?P<low>{first}){upper}(?: ?{_UNIT})?")


_IN_DIGITS, _IN_LETTERS = _pattern(DIGIT_NUMERAL), _pattern(LETTER_NUMERAL)
_MINUS = re.compile(r"(?<![^\s(\[:])[-−–]$|마이너스 ?(?:\(-\) ?)?$")
_VAGUE = re.compile(r"(?:수|몇) ?$")

_COMMON_FOLLOW = (
    "의|에|도|만|부터|까지|보다|처럼|마다|씩|쯤|대(?!한|표|출|학|금)|선(?!수|택|물)|어치|짜리|정도|규모|수준|상당|이상|이하|이내|미만|"
    "초과|안팎|내외|남짓|넘|인|임|뿐|밖|조차|마저|권|당|중|꼴|때|전후|후반|초반|중반|하고|한테|께|가량|가까|여(?![가-힣])|"
    "이라|이란|내(?=[ 의로에])|정(?![가-힣])|였|화(?![가-힣]{2})"
)
_FOLLOW_CONSONANT = re.compile(f"이|입|은|을|과|으로|{_COMMON_FOLLOW}")
_FOLLOW_VOWEL = re.compile(f"가(?!치|격)|는|를|와|로|이|다|라|며|고|예|입|{_COMMON_FOLLOW}")


def may_end_unit(text: str, end: int) -> bool:
    """Whether a counting word can end at `end`: no Hangul behind it, or a particle or bound that fits."""
    if end >= len(text) or not "가" <= text[end] <= "힣":
        return True
    last = text[end - 1]
    closed = "가" <= last <= "힣" and (ord(last) - 0xAC00) % 28 != 0
    return (_FOLLOW_CONSONANT if closed else _FOLLOW_VOWEL).match(text, end) is not None


@dataclass(slots=True)
class Measure:
    """A numeral (or range, with `low`) and its unit as found.

    `dimension` is money, people, percent or shares, and "" (like `unit`) where no known unit follows.
    `rough` is true where 여 stands inside.
    """

    start: int
    number_end: int
    end: int
    value: Decimal
    low: Decimal | None
    unit: str
    dimension: str
    in_letters: bool
    rough: bool
    bound: Bound = Bound.EXACT
    outer_start: int = 0
    outer_end: int = 0
    each: bool = False


def scan(text: str) -> list[Measure]:
    """Every numeral of the folded text in order of `start`, none inside another."""
    found = [*_scan(text, _IN_DIGITS, False), *_scan(text, _IN_LETTERS, True)]
    found.sort(key=lambda measure: measure.start)
    result: list[Measure] = []
    reach = 0
    for measure in found:
        if measure.start >= reach:
            result.append(measure)
            reach = measure.end
    return result


def _scan(text: str, pattern: re.Pattern[str], in_letters: bool) -> Iterator[Measure]:
    for match in pattern.finditer(text):
        start = match.start()
        if in_letters:
            if _VAGUE.search(text, max(0, start - 2), start):
                continue
        elif start > 1 and text[start - 1] in ".," and text[start - 2].isdigit():
            continue
        dimension = match.lastgroup if match.lastgroup in _DIMENSIONS else ""
        if not dimension and not in_letters and not _may_be_money(text, start, match.end()):
            continue
        measure = _measure(match, dimension, in_letters)
        if measure is None:
            continue
        if dimension and measure.unit[0] != "%" and not may_end_unit(text, measure.end):
            measure.dimension, measure.unit, measure.end = "", "", measure.number_end
        yield measure


def english_may_follow(text: str, end: int) -> bool:
    """Whether what stands behind a numeral begins like million, bn, dollars or a code."""
    following = text[end : end + 1]
    return (text[end + 1 : end + 2] if following == " " else following) in ENGLISH_FIRST


def _may_be_money(text: str, start: int, end: int) -> bool:
    """A numeral without a unit can only be an amount: by a symbol or code, in 만, 억 or 조, or before English."""
    if text[end - 1] in "만억조경여" or english_may_follow(text, end):
        return True
    last = start - 1 if start and text[start - 1] != " " else start - 2
    return last >= 0 and text[last] in PREFIX_LAST


def _measure(match: re.Match[str], dimension: str, in_letters: bool) -> Measure | None:
    low_text, high_text, low_unit = match.group("low", "high", "low_unit")
    start, value, low = match.start(), parse_number(low_text), None
    number_end = match.end("high") if high_text else match.end("low")
    if high_text and (high := parse_number(high_text)) is not None:
        low = None if value is None else _in_scale_of(low_text, value, high_text, high)
        value = high
        if low is None or low >= high or (low_unit and low_unit.strip() not in _LOWER_END_UNITS):
            start, low = match.start("high"), None
    if value is None:
        return None
    return Measure(
        start=start,
        number_end=number_end,
        end=match.end(),
        value=value,
        low=low,
        unit=match[dimension].replace(" ", "") if dimension else "",
        dimension=dimension,
        in_letters=in_letters,
        rough="여" in (high_text or low_text),
    )


def _in_scale_of(low_text: str, low: Decimal, high_text: str, high: Decimal) -> Decimal:
    """10~15억 means 10억 to 15억: a bare lower end takes the unit of the upper one."""
    if low_text[-1].isdigit() and not high_text[-1].isdigit():
        scaled = parse_number(low_text + high_text.lstrip("0123456789.,").replace("여", ""))
        if scaled is not None and scaled < high:
            return scaled
    return low


def take_minus(measure: Measure, text: str) -> None:
    """Takes a minus sign, or the word 마이너스, into the measure; between two numbers a dash is no sign."""
    start = measure.start
    if measure.low is not None or start == 0 or text[start - 1] not in "-−– 스)":
        return
    if text[start - 1] == " " and "스" not in text[max(0, start - 8) : start]:
        return
    minus = _MINUS.search(text, max(0, measure.start - 8), measure.start)
    if minus:
        measure.start, measure.value = minus.start(), -measure.value


def surround(measure: Measure, text: str) -> None:
    """Reads the words around a measure into its bound, `each` and outer span."""
    before, measure.outer_start = bound_before(text, measure.start)
    after, measure.outer_end = bound_after(text, measure.end)
    if may_be_each(text, measure.start, measure.outer_end):
        each_end = each_after(text, measure.outer_end)
        measure.each = each_end is not None or each_around(text, measure.start, measure.outer_end)
        measure.outer_end = each_end or measure.outer_end
    rough = Bound.APPROX if measure.rough else Bound.EXACT
    ranged = Bound.AT_MOST if measure.low is not None else Bound.EXACT
    measure.bound = strictest(ranged, after, before, rough)

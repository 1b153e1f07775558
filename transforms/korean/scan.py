"""Belongs here: the one pass over a text that finds numerals, ranges and the unit behind them.
Does not: what a unit means (money, people, percents, shares are read from what this pass yields).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from transforms.korean.bounds import bound_after, bound_before, each_after, each_before, strictest
from transforms.korean.currencies import CODES, WORDS
from transforms.korean.numerals import DIGIT_NUMERAL, LETTER_NUMERAL, parse_number
from transforms.korean.quantities import Bound

PEOPLE_UNITS = ("명", "인", "사람")
PERCENT_UNITS = ("%포인트", "% 포인트", "퍼센트포인트", "퍼센트 포인트", "%p", "%P", "퍼센트", "프로", "%")
SHARE_UNITS = ("주",)


def _spaced(word: str) -> str:
    """A compound currency word may be written apart: 홍콩 달러, 스위스 프랑."""
    for tail in (
        "달러",
        "프랑",
        "파운드",
        "루피아",
        "루피",
        "페소",
        "리얄",
        "리알",
        "디나르",
        "크로나",
        "크로네",
        "코루나",
        "링깃",
        "바트",
        "루블",
        "리라",
        "랜드",
        "헤알",
        "셰켈",
        "포린트",
        "즈워티",
        "즐로티",
        "레우",
        "레프",
        "동",
        "엔",
        "위안",
        "원",
    ):
        if word.endswith(tail) and len(word) > len(tail):
            return f"{re.escape(word[: -len(tail)])} ?{tail}"
    return re.escape(word)


_MONEY_UNIT = "|".join(_spaced(word) for word in sorted(WORDS, key=len, reverse=True))
_UNIT = rf"(?:(?P<money>{_MONEY_UNIT}|(?:{'|'.join(CODES)})(?![A-Za-z]))|(?P<people>명|인|사람)|(?P<percent>{'|'.join(PERCENT_UNITS)})|(?P<shares>주))"
_ANY_UNIT = rf"(?:{_MONEY_UNIT}|명|인|%p|%|주)"
_RANGE = r" ?[~～–—-] ?"


def _pattern(first: str) -> re.Pattern[str]:
    second = f"{DIGIT_NUMERAL}|{LETTER_NUMERAL}"
    return re.compile(rf"(?P<low>{first})(?:(?: ?{_ANY_UNIT})?{_RANGE}(?P<high>{second}))?(?: ?{_UNIT})?")


_SCANS = (_pattern(DIGIT_NUMERAL), _pattern(LETTER_NUMERAL))
_LATIN = re.compile("[A-Za-z]")
_VAGUE = re.compile(r"(?:수|몇) ?$")

_COMMON_FOLLOW = (
    "의|에|도|만|부터|까지|보다|처럼|마다|씩|쯤|대(?!한|표|출|학)|선(?!수|택)|어치|짜리|정도|규모|수준|상당|이상|이하|이내|미만|초과|안팎|내외|남짓|"
    "넘|인|임|뿐|밖|조차|마저|권|당|중|꼴|때|전후|후반|초반|중반|하고|한테|께|가량|가까|어림|여(?![가-힣])|이라|이란|내(?=[ 의로에])|정(?![가-힣])|였|화(?![가-힣]{2})"
)
_FOLLOW_CONSONANT = re.compile(f"이|은|을|과|으로|{_COMMON_FOLLOW}")
_FOLLOW_VOWEL = re.compile(f"가(?!치|격)|는|를|와|로|이|다|라|며|고|예|{_COMMON_FOLLOW}")


def may_end_unit(text: str, end: int) -> bool:
    """Whether a counting word can end at `end`: nothing Korean behind it, or a particle or bound that fits its last sound."""
    if end >= len(text) or not "가" <= text[end] <= "힣":
        return True
    last = text[end - 1]
    closed = "가" <= last <= "힣" and (ord(last) - 0xAC00) % 28 != 0
    return (_FOLLOW_CONSONANT if closed else _FOLLOW_VOWEL).match(text, end) is not None


@dataclass(slots=True)
class Measure:
    """A numeral (or range, with `low`) and its unit as found. `unit` is "" where no known unit follows."""

    start: int
    end: int
    value: Decimal
    low: Decimal | None
    unit: str
    dimension: str
    number_end: int
    in_letters: bool
    rough: bool
    bound: Bound = Bound.EXACT
    outer_start: int = 0
    outer_end: int = 0
    each: bool = False


def _shared_scale(low_text: str, low: Decimal, high_text: str, high: Decimal) -> Decimal:
    """10~15억 means 10억 to 15억: a bare lower end takes the unit of the upper one."""
    if low_text[-1].isdigit() and not high_text[-1].isdigit() and low < high:
        unit = high_text.lstrip("0123456789.,").replace(" ", "").replace("여", "")
        scaled = parse_number(low_text + unit)
        if scaled is not None and scaled < high:
            return scaled
    return low


def _measure(match: re.Match[str], text: str, in_letters: bool) -> Measure | None:
    low_text, high_text = match["low"], match["high"]
    value = parse_number(low_text)
    if value is None:
        return None
    low = None
    if high_text:
        high = parse_number(high_text)
        if high is None:
            return None
        low = _shared_scale(low_text, value, high_text, high)
        value = high
        if low >= high:
            return None
    dimension = match.lastgroup if match.lastgroup in ("money", "people", "percent", "shares") else ""
    unit = match[dimension].replace(" ", "") if dimension else ""
    number_end = match.end("high") if high_text else match.end("low")
    return Measure(
        match.start(),
        match.end(),
        value,
        low,
        unit,
        dimension or "",
        number_end,
        in_letters,
        "여" in match[0][: number_end - match.start()],
    )


def scan(text: str) -> list[Measure]:
    """Every numeral of the folded text in order of `start`, with its unit, bound words and 씩/각각."""
    found = [
        measure for in_letters, pattern in enumerate(_SCANS) for measure in _scan_one(text, pattern, bool(in_letters))
    ]
    found.sort(key=lambda measure: measure.start)
    result: list[Measure] = []
    for measure in found:
        if result and measure.start < result[-1].end:
            continue
        result.append(measure)
    return result


def _scan_one(text: str, pattern: re.Pattern[str], in_letters: bool) -> Iterator[Measure]:
    for match in pattern.finditer(text):
        start = match.start()
        if not in_letters and start and (text[start - 1] in ".," and start > 1 and text[start - 2].isdigit()):
            continue
        measure = _measure(match, text, in_letters)
        if measure is None or (in_letters and _VAGUE.search(text, max(0, start - 2), start)):
            continue
        if (
            measure.dimension
            and not (measure.dimension == "percent" and measure.unit[0] == "%")
            and not may_end_unit(text, measure.end)
        ):
            measure.dimension, measure.unit, measure.end = "", "", measure.number_end
        yield measure


def surround(measure: Measure, text: str) -> None:
    """Reads the words around a measure into its bound, `each` and outer span."""
    before, measure.outer_start = bound_before(text, measure.start)
    after, measure.outer_end = bound_after(text, measure.end)
    each_end = each_after(text, measure.outer_end)
    measure.each = each_end is not None or each_before(text, measure.start)
    measure.outer_end = each_end or measure.outer_end
    rough = Bound.APPROX if measure.rough else Bound.EXACT
    ranged = Bound.AT_MOST if measure.low is not None else Bound.EXACT
    measure.bound = strictest(ranged, after, before, rough)

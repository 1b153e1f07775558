"""Belongs here: numerals before a currency word that are no money (10위안에 들다, 3불 정책, 만원 관중).
Does not: words that merely begin like a currency (원칙, 엔진): the scan turns those down by what may follow a unit.
"""

import re
from collections.abc import Callable

from transforms.korean.scan import Measure

_RANKED = re.compile(
    r"(?=에 ?(?:들|든|오[르른]|올|포함|진입|이름|자리|랭크|위치|안착|입성|선정|꼽|있)|에서|으로| 진입)"
)
_RATE_WORDS = ("달러", "환율", "당 ", "=", "위안화", "가격", "원(", "주당")
_WEIGHT_WORDS = ("무게", "체중", "kg", "㎏", "중량", "추력", "몸무게", "급 폭탄")
_PRICE_WORD = re.compile(r"짜리|어치|권|씩|대|가량|정도|쯤|이하|이상|미만|의 ")
_COMPOUND_OF_WON = re.compile(r"화|인(?:[ 을은의이]|분석)|이 다")
_SMALL_NEEDS_SCALE = frozenset({"동", "숨", "랜드", "란드", "타카", "레우", "레프", "리라", "짯", "밧", "리엘"})


def _is_plain(measure: Measure, text: str) -> bool:
    return text[measure.number_end - 1].isdigit()


def _is_rank(measure: Measure, text: str) -> bool:
    """1위안 is 1위 안 unless a rate or a price is spoken of; 500위안에 든 is a rank whatever its size."""
    if not _is_plain(measure, text) or text[measure.number_end] == " ":
        return False
    if _RANKED.match(text, measure.end):
        return True
    left = text[max(0, measure.start - 14) : measure.start]
    rate = any(word in left for word in _RATE_WORDS) or text.startswith(("=", "(", " ="), measure.end)
    return measure.value <= 100 and measure.value == int(measure.value) and not rate


def _is_policy(measure: Measure, text: str) -> bool:
    return _is_plain(measure, text) and measure.value < 10


def _is_word(measure: Measure, text: str) -> bool:
    """동 (buildings), 숨, 랜드 and the like are currencies only behind a number in 만 or more; 동 needs Vietnam too."""
    if measure.unit == "동" and "베트남" not in text and text[measure.number_end - 1] not in "억조":
        return True
    return _is_plain(measure, text)


def _is_weight(measure: Measure, text: str) -> bool:
    near = text[max(0, measure.start - 20) : measure.end + 20]
    return _is_plain(measure, text) and any(word in near for word in _WEIGHT_WORDS)


def _is_no_won(measure: Measure, text: str) -> bool:
    """만원 alone is a full house (만원 관중) unless a price word follows; 2원화 and 3원인 are compounds."""
    if text[measure.start : measure.end] == "만원":
        return _PRICE_WORD.match(text, measure.end) is None
    return _is_plain(measure, text) and measure.value < 10 and _COMPOUND_OF_WON.match(text, measure.end) is not None


_EXCLUSIONS: dict[str, Callable[[Measure, str], bool]] = {
    "위안": _is_rank,
    "불": _is_policy,
    "파운드": _is_weight,
    "원": _is_no_won,
    **dict.fromkeys(_SMALL_NEEDS_SCALE, _is_word),
}


def is_no_money(measure: Measure, text: str) -> bool:
    """Whether the measure only looks like an amount of its currency word."""
    exclusion = _EXCLUSIONS.get(measure.unit)
    return exclusion is not None and exclusion(measure, text)

"""Belongs here: numbers of shares in Korean text (240만주, 보통주 1,234주).
Does not: weeks (3주간), prices a share, percents of a company.
"""

import re

from transforms.korean.numerals import fold
from transforms.korean.quantities import Shares
from transforms.korean.scan import Measure, scan, surround

_NO_SHARE = re.compile(
    r" ?주(?:주|민|택|당|간|년)|당|간|년|째|차|기|일| ?(?:동안|뒤|후|전|만에|연속|이내)(?![가-힣]{2})"
)
_SHARE_WORD = "주식|보통주|우선주|자사주|자기주식|지분|신주|구주|발행|의결권|스톡옵션|액면|주당"
_SHARES_BEFORE = re.compile(rf"(?:{_SHARE_WORD})[^.\n]{{0,14}}$")
_SHARES_AFTER = re.compile(rf" ?(?:의 |를 )?(?:{_SHARE_WORD})")


def find_shares(text: str) -> list[Shares]:
    """Numbers of shares in order of `start`."""
    folded = fold(text)
    return read_shares(text, folded, scan(folded))


def read_shares(text: str, folded: str, measures: list[Measure]) -> list[Shares]:
    return [
        _shares(measure, text, folded)
        for measure in measures
        if measure.dimension == "shares" and _is_shares(measure, folded)
    ]


def _is_shares(measure: Measure, folded: str) -> bool:
    if measure.value != measure.value.to_integral_value() or _NO_SHARE.match(folded, measure.end):
        return False
    if measure.value >= 1000 and not measure.in_letters:
        return True
    before = _SHARES_BEFORE.search(folded, max(0, measure.start - 18), measure.start)
    return before is not None or _SHARES_AFTER.match(folded, measure.end) is not None


def _shares(measure: Measure, text: str, folded: str) -> Shares:
    surround(measure, folded)
    return Shares(
        start=measure.start,
        end=measure.end,
        text=text[measure.start : measure.end],
        rule="shares" if measure.low is None else "shares_range",
        outer_start=measure.outer_start,
        outer_end=measure.outer_end,
        shares=int(measure.value),
        bound=measure.bound,
        each=measure.each,
        low=None if measure.low is None else int(measure.low),
    )

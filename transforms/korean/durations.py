"""Belongs here: lengths of time in Korean text (3년간, 향후 5년, 6개월 동안), in months.
Does not: dates, and elapsed or repeated times (10년 만에, 3년째, 2년 연속).
"""

import re

from transforms.korean.numerals import NATIVE_MONTHS_AND_YEARS, fold
from transforms.korean.quantities import Duration

_NATIVE = "|".join(sorted(NATIVE_MONTHS_AND_YEARS, key=len, reverse=True))
_LENGTH = (
    rf"(?:(?P<years>[0-9]{{1,2}}|{_NATIVE}) ?(?:개년|년|해)(?P<half> ?반)?(?: ?(?P<rest>[0-9]{{1,2}}) ?개월)?"
    rf"|(?P<months>[0-9]{{1,3}}|{_NATIVE}) ?(?:개월|달)(?P<and_half> ?반)?|(?P<halfyear>반 ?년))"
)
_FROM_NOW = r"향후|앞으로|지금부터"
_AHEAD = re.compile(
    rf"(?:{_FROM_NOW}) ?(?:약 |최소 |최대 )?(?P<length>{_LENGTH})"
    r"(?P<tail> ?(?:간|동안|에 ?걸쳐|안에|이내|내))?(?!여|째|차)(?! ?(?:만에|전|뒤|후)(?![가-힣]{2}))"
)
# The tail is looked for first: it is rarer than the numbers before it.
_TAIL = re.compile(r"간(?!격|판|부|사|행|호|담|접)|동안|에 ?걸쳐|에 ?걸친")
_LENGTH_BEFORE = re.compile(rf"(?<![0-9가-힣.,'’~-])(?P<length>{_LENGTH}) ?$")
_FROM_NOW_BEFORE = re.compile(rf"(?:{_FROM_NOW}) ?(?:약 |최소 |최대 )?$")
_LENGTH_LAST = frozenset("년월달해반")


def find_durations(text: str) -> list[Duration]:
    """Lengths of time in whole months, in order of `start`; 일 and 주 are too short for that and left out."""
    return read_durations(text, fold(text))


def read_durations(text: str, folded: str) -> list[Duration]:
    """The lengths of time of one text; `folded` is the text that is read."""
    found: dict[int, Duration] = {}
    for match in _AHEAD.finditer(folded):
        found[match.start("length")] = _duration(match, match.end(), True, text)
    for tail in _TAIL.finditer(folded):
        last = tail.start() - (2 if folded[tail.start() - 1] == " " else 1)
        if last < 0 or folded[last] not in _LENGTH_LAST:
            continue
        length = _LENGTH_BEFORE.search(folded, max(0, tail.start() - 14), tail.start())
        if length and length.start() not in found:
            start = length.start()
            ahead = _FROM_NOW_BEFORE.search(folded, max(0, start - 8), start) is not None
            found[start] = _duration(length, tail.end(), ahead, text)
    return [found[start] for start in sorted(found)]


def _duration(match: re.Match[str], end: int, from_now: bool, text: str) -> Duration:
    start = match.start("length")
    return Duration(
        start=start,
        end=end,
        text=text[start:end],
        rule="duration_from_now" if from_now else "duration",
        outer_start=match.start(),
        outer_end=end,
        months=_months(match),
        from_now=from_now,
    )


def _months(match: re.Match[str]) -> int:
    if match["halfyear"]:
        return 6
    if match["months"]:
        return _amount(match["months"])
    return _amount(match["years"]) * 12 + (6 if match["half"] else 0) + int(match["rest"] or 0)


def _amount(text: str) -> int:
    return int(text) if text.isdigit() else NATIVE_MONTHS_AND_YEARS[text]

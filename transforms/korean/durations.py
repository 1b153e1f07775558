"""Belongs here: lengths of time in Korean text (3년간, 향후 5년, 6개월 동안), in months.
Does not: dates, and elapsed or repeated times (10년 만에, 3년째, 2년 연속).
"""

import re

from transforms.korean.numerals import fold
from transforms.korean.quantities import Duration

_NATIVE = {
    "한": 1,
    "두": 2,
    "석": 3,
    "세": 3,
    "넉": 4,
    "네": 4,
    "다섯": 5,
    "여섯": 6,
    "일곱": 7,
    "여덟": 8,
    "아홉": 9,
    "열": 10,
}
_NATIVE_WORDS = "|".join(sorted(_NATIVE, key=len, reverse=True))
_LENGTH = (
    rf"(?:(?P<years>[0-9]{{1,2}}|{_NATIVE_WORDS}) ?(?:개년|년|해)(?P<half> ?반)?(?: ?(?P<rest>[0-9]{{1,2}}) ?개월)?"
    rf"|(?P<months>[0-9]{{1,3}}|{_NATIVE_WORDS}) ?(?:개월|달)|(?P<halfyear>반년))"
)
_DURATION = re.compile(
    rf"(?:(?<![가-힣])(?P<now>향후|앞으로|지금부터|이후) ?(?:약 )?{_LENGTH} ?(?P<tail>간|동안|에 ?걸쳐|내|안에|이내)?(?![0-9전뒤후])(?! ?(?:만에|전|뒤|후)(?![가-힣]{{2}}))"
    rf"|(?<![0-9가-힣.,])@)".replace("|(?<![0-9가-힣.,])@", "")
)
_PLAIN = re.compile(rf"{_LENGTH} ?(?P<tail>간(?!격|판|부|사|행|호)|동안|에 ?걸쳐)(?<![0-9가-힣.,].)?")
_FROM_NOW_BEFORE = re.compile(r"(?:향후|앞으로|지금부터) ?(?:약 ?)?$")
_BEFORE_WORD = re.compile(r"[0-9가-힣.,'’~-]$")


def find_durations(text: str) -> list[Duration]:
    """Lengths of time in whole months, in order of `start`; 일 and 주 are too short to be told in months and left out."""
    folded = fold(text)
    return read_durations(text, folded)


def read_durations(text: str, folded: str) -> list[Duration]:
    found: dict[int, Duration] = {}
    for match in (*_DURATION.finditer(folded), *_PLAIN.finditer(folded)):
        first = min(match.start(name) for name in ("years", "months", "halfyear") if match[name])
        if _BEFORE_WORD.search(folded, max(0, first - 1), first) or first in found:
            continue
        now = "now" in match.re.groupindex or _FROM_NOW_BEFORE.search(folded, max(0, first - 6), first) is not None
        end = match.end("tail") if match["tail"] else match.end()
        found[first] = Duration(
            start=first,
            end=end,
            text=text[first:end],
            rule="duration_from_now" if now else "duration",
            outer_start=match.start(),
            outer_end=end,
            months=_months(match),
            from_now=now,
        )
    return sorted(found.values(), key=lambda duration: duration.start)


def _months(match: re.Match[str]) -> int:
    if match["halfyear"]:
        return 6
    if match["months"]:
        return _amount(match["months"])
    return _amount(match["years"]) * 12 + (6 if match["half"] else 0) + int(match["rest"] or 0)


def _amount(text: str) -> int:
    return int(text) if text.isdigit() else _NATIVE[text]

"""Belongs here: numbers of people in Korean text (80여 명, 1만2천명, 두 사람).
Does not: who they are, and counts of companies, places, things or hours.
"""

import re
from decimal import Decimal

from transforms.korean.numerals import NATIVE_NUMERAL, fold, parse_native
from transforms.korean.quantities import Count
from transforms.korean.scan import Measure, may_end_unit, scan, surround

_NO_PERSON = re.compile(
    r"당|꼴|째|분|승|용|실|칭|극|식(?!품)|조(?!차)|자(?!리)|방|제|권| ?(?:가구|가족|가정|세대|기업|창조|미디어|체제|시위|시대|경영|크리에이터|방송|병실|주거|식사|메뉴|좌석)"
)
_PROCLAIM = re.compile(r"하|했|한다|할|해 ")
_NATIVE_PEOPLE = re.compile(rf"(?<![가-힣])(?P<number>{NATIVE_NUMERAL})(?: ?(?P<rough>여))? ?(?P<unit>명|사람)")


def find_counts(text: str) -> list[Count]:
    """Numbers of people in order of `start`."""
    folded = fold(text)
    return read_counts(text, folded, scan(folded))


def read_counts(text: str, folded: str, measures: list[Measure]) -> list[Count]:
    """The counts of people among the measures of one text, and those in native words."""
    people = [measure for measure in measures if measure.dimension == "people"]
    counts = [count for measure in people if (count := _count(measure, text, folded, "people"))]
    natives = [measure for match in _NATIVE_PEOPLE.finditer(folded) if (measure := _native(match, folded))]
    if not natives:
        return counts
    counts.extend(count for measure in natives if (count := _count(measure, text, folded, "people_in_words")))
    return sorted(counts, key=lambda count: count.start)


def _native(match: re.Match[str], folded: str) -> Measure | None:
    value = parse_native(match["number"])
    if not value or not may_end_unit(folded, match.end()):
        return None
    return Measure(
        match.start(),
        match.end(),
        Decimal(value),
        None,
        match["unit"],
        "people",
        match.end("number"),
        True,
        bool(match["rough"]),
    )


def _count(measure: Measure, text: str, folded: str, rule: str) -> Count | None:
    if measure.value != measure.value.to_integral_value():
        return None
    if measure.unit == "인" and _NO_PERSON.match(folded, measure.end):
        return None
    if measure.unit == "명" and folded.startswith("당", measure.end):
        return None
    if measure.in_letters and folded[measure.start : measure.end] == "천명" and _PROCLAIM.match(folded, measure.end):
        return None
    surround(measure, folded)
    return Count(
        start=measure.start,
        end=measure.end,
        text=text[measure.start : measure.end],
        rule=rule if measure.low is None else f"{rule}_range",
        outer_start=measure.outer_start,
        outer_end=measure.outer_end,
        count=int(measure.value),
        bound=measure.bound,
        unit=measure.unit,
        low=None if measure.low is None else int(measure.low),
        each=measure.each,
    )

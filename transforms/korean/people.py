"""Belongs here: numbers of people in Korean text (80여 명, 1만2천명, 두 사람).
Does not: who they are, and counts of companies, places, things or hours.
"""

import re
from decimal import Decimal

from transforms.korean.numerals import NATIVE_NUMERAL, fold, parse_native
from transforms.korean.quantities import Count
from transforms.korean.scan import Measure, may_end_unit, scan, surround

# Behind 인: measures, forms and kinds of household or firm, which count no people.
_NO_PERSON = re.compile(
    r"당|꼴|째|분|승|용|실|칭|극|식(?!품)|조(?!차)|자(?!리)|방|제|권|인|[0-9]"
    r"| ?(?:가구|가족|가정|세대|기업|창조|미디어|체제|시위|시대|경영|크리에이터|방송|병실|주거|식사|메뉴|좌석)"
)
_TO_PROCLAIM = re.compile(r"하|했|한|할|해 ")
_COUNTING_WORD = re.compile("명|사람")
_NATIVE_BEFORE = re.compile(rf"(?<![가-힣])(?P<number>{NATIVE_NUMERAL})(?P<rough> ?여)? ?$")
_LONGEST_NATIVE = 8


def find_counts(text: str) -> list[Count]:
    """Numbers of people in order of `start`."""
    folded = fold(text)
    return read_counts(text, folded, scan(folded))


def read_counts(text: str, folded: str, measures: list[Measure]) -> list[Count]:
    """The counts of people among the measures of one text, and those in native words."""
    counts = [
        _count("people", measure, text, folded)
        for measure in measures
        if measure.dimension == "people" and _counts_people(measure, folded)
    ]
    natives = [_count("people_in_words", measure, text, folded) for measure in _native_measures(folded)]
    return sorted([*counts, *natives], key=lambda count: count.start) if natives else counts


def _native_measures(folded: str) -> list[Measure]:
    found = []
    for unit in _COUNTING_WORD.finditer(folded):
        match = _NATIVE_BEFORE.search(folded, max(0, unit.start() - _LONGEST_NATIVE), unit.start())
        if match is None or not may_end_unit(folded, unit.end()) or folded.startswith(("당", "대"), unit.end()):
            continue
        value = parse_native(match["number"])
        if value:
            found.append(
                Measure(
                    start=match.start(),
                    number_end=match.end("number"),
                    end=unit.end(),
                    value=Decimal(value),
                    low=None,
                    unit=unit[0],
                    dimension="people",
                    in_letters=True,
                    rough=bool(match["rough"]),
                )
            )
    return found


def _counts_people(measure: Measure, folded: str) -> bool:
    if measure.value != measure.value.to_integral_value():
        return False
    if measure.unit == "인":
        return measure.value > 1 and not measure.in_letters and _NO_PERSON.match(folded, measure.end) is None
    if measure.in_letters and folded[measure.start : measure.end] == "천명":
        return _TO_PROCLAIM.match(folded, measure.end) is None
    return not folded.startswith("당", measure.end)


def _count(rule: str, measure: Measure, text: str, folded: str) -> Count:
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

"""Belongs here: percents and percentage points in Korean text.
Does not: what they are a share of.
"""

from decimal import Decimal

from transforms.korean.numerals import fold
from transforms.korean.quantities import Percent
from transforms.korean.scan import Measure, scan, surround, take_minus


def find_percents(text: str) -> list[Percent]:
    """Percents in order of `start`; of a range the upper end."""
    folded = fold(text)
    return read_percents(text, folded, scan(folded))


def read_percents(text: str, folded: str, measures: list[Measure]) -> list[Percent]:
    return [_percent(measure, text, folded) for measure in measures if measure.dimension == "percent"]


def _percent(measure: Measure, text: str, folded: str) -> Percent:
    take_minus(measure, folded)
    surround(measure, folded)
    points = len(measure.unit) > 1 and ("포인트" in measure.unit or measure.unit in ("%p", "%P"))
    return Percent(
        start=measure.start,
        end=measure.end,
        text=text[measure.start : measure.end],
        rule=("percent_points" if points else "percent") if measure.low is None else "percent_range",
        outer_start=measure.outer_start,
        outer_end=measure.outer_end,
        value=Decimal(measure.value),
        bound=measure.bound,
        points=points,
        each=measure.each,
        low=measure.low,
    )

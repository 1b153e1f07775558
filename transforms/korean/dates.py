"""Belongs here: dates in Korean text, found in order, resolved, and joined to spans.
Does not: the patterns (date_forms), the single expression (date_rules), lengths of time (durations).
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from transforms.korean import date_forms as forms
from transforms.korean.date_context import DateContext, context_for
from transforms.korean.date_rules import APOSTROPHES, DIGIT_RULES, word_rules
from transforms.korean.date_values import CalendarValue, Reading, shift_months
from transforms.korean.numerals import fold
from transforms.korean.quantities import DateMention, Limit


def find_dates(text: str, published_on: date | None = None) -> list[DateMention]:
    """Dates in order of `start`, resolved against `published_on` or, without it, by what the text itself fixes."""
    return read_dates(text, fold(text), published_on)


def read_dates(text: str, folded: str, published_on: date | None) -> list[DateMention]:
    """The dates of one text; `folded` is the text that is read."""
    readings = list(_readings(folded, context_for(folded, published_on)))
    mentions: list[DateMention] = []
    joined = False
    for index, reading in enumerate(readings):
        if joined:
            joined = False
            continue
        span = _joined(reading, readings[index + 1], folded) if index + 1 < len(readings) else None
        joined = span is not None
        mentions.append(_mention(span or reading, text, folded))
    return mentions


def _readings(text: str, context: DateContext) -> Iterator[Reading]:
    reach = 0
    for start, in_digits in _anchors(text):
        if start < reach:
            continue
        for rule in DIGIT_RULES if in_digits else word_rules(text[start]):
            if reading := rule(text, start, context):
                if reading.value is not None:
                    context.remember(reading.until or reading.value, reading.end)
                reach = reading.end
                yield reading
                break


def _anchors(text: str) -> list[tuple[int, bool]]:
    """Where a date may begin, and whether with a digit (or the apostrophe of '19년)."""
    anchors = [(match.start(), True) for match in forms.DIGIT_ANCHOR.finditer(text)]
    for index, (start, _) in enumerate(anchors):
        if start and text[start - 1] in APOSTROPHES and not (start > 1 and text[start - 2].isdigit()):
            anchors[index] = (start - 1 if _is_short_year(text, start) else start, True)
        elif start > 1 and text[start - 1] in ".,/·-" and text[start - 2].isdigit():
            anchors[index] = (-1, True)
    words = [(match.start(), False) for match in forms.WORD_ANCHOR.finditer(text) if _begins_word(text, match.start())]
    return sorted([anchor for anchor in anchors if anchor[0] >= 0] + words)


_SHORT_YEAR = re.compile("[0-9]{2}(?:년| ?[~–—-])")


def _is_short_year(text: str, start: int) -> bool:
    return _SHORT_YEAR.match(text, start) is not None


def _begins_word(text: str, start: int) -> bool:
    return not (start and "가" <= text[start - 1] <= "힣")


def _joined(first: Reading, second: Reading, text: str) -> Reading | None:
    """2021년 3월~2022년 2월, 올해부터 2026년까지: two expressions as one span."""
    if first.until or second.until or second.start - first.end > 12:
        return None
    join = forms.JOIN.fullmatch(text, first.end, second.start)
    if join is None or (join["start"] and not text.startswith("까지", second.end)):
        return None
    value, until = first.value, second.value
    if value and until and not second.has_year:
        until = _first_after(value, until)
    if value is None or until is None or value.first_day > until.last_day:
        return Reading(first.start, second.end, "span", None)
    return Reading(first.start, second.end, "span", value, until)


def _first_after(value: CalendarValue, until: CalendarValue) -> CalendarValue:
    """The end of a span written without its year: the first such date from the beginning on (11월~2월)."""
    same_year = replace(until, year=value.year)
    return same_year if same_year.last_day >= value.first_day else replace(until, year=value.year + 1)


def _mention(reading: Reading, text: str, folded: str) -> DateMention:
    value, until, end, rule = reading.value, reading.until, reading.end, reading.rule
    after = forms.AFTER.match(folded, end)
    outer_end = after.end() if after else end
    limit = Limit.AT
    if after and after["until"]:
        limit = Limit.UNTIL
    elif after and after["start"]:
        limit = Limit.FROM
        if run := _run_of(value, folded, end):
            until, end, rule = run[0], run[1], "span_of_years"
            outer_end = end
    if until is not None:
        limit = Limit.SPAN
    return DateMention(
        start=reading.start,
        end=end,
        text=text[reading.start : end],
        rule=rule,
        outer_start=reading.start,
        outer_end=outer_end,
        date=None if value is None else f"{value}/{until}" if until else str(value),
        limit=limit,
        date_start=value.first_day.isoformat() if value else None,
        date_end=(until or value).last_day.isoformat() if value else None,
    )


def _run_of(value: CalendarValue | None, folded: str, end: int) -> tuple[CalendarValue, int] | None:
    """올해부터 3년간: the last year (or month) of the run, and where the expression ends."""
    match = forms.FOR_YEARS.match(folded, end)
    if match is None or value is None or value.part or value.day:
        return None
    amount = int(match[1])
    if match[2] == "년":
        return (CalendarValue(value.year + amount - 1), match.end()) if value.month is None and amount > 1 else None
    return (shift_months(value.year, value.month, amount - 1), match.end()) if value.month else None

"""Belongs here: the rules that read dates of numbers (2019.11.05, 지난해 10월, 4·4분기), and the list of all rules.
Does not: rules of relative words (date_word_rules), patterns (date_forms), missing years (date_context).
"""

import re
from collections.abc import Callable, Iterable
from functools import cache

from transforms.korean import date_forms as forms
from transforms.korean.date_context import DateContext
from transforms.korean.date_values import CalendarValue, Reading, shift_months, valid_day
from transforms.korean.date_word_rules import at_that_time, day_word, offset, quarter_word, week, year_word
from transforms.korean.numerals import NATIVE_MONTHS_AND_YEARS

_NUMBER = re.compile("[0-9]+")
_BEHIND_YEAR = frozenset("./- 년")
APOSTROPHES = frozenset("'’‘´`")
_OUT_OF_FOUR = re.compile(r"[·/∙‧ㆍ・.]4")


def full_year(digits: str) -> int:
    """A year of four digits, or of two: '19 is 2019, '98 is 1998."""
    if len(digits) == 4:
        return int(digits)
    return int(digits) + (2000 if int(digits) < 50 else 1900)


def numeric(text: str, start: int, context: DateContext) -> Reading | None:
    """2019.11.05, 2019-11-05, 19.11.05, 2019.11, and 2019 년 11 월 5 일 as disclosures space it."""
    behind_year = text[start + 4 : start + 5] if text[start : start + 4].isdecimal() else text[start + 2 : start + 3]
    if behind_year not in _BEHIND_YEAR:
        return None
    for rule, pattern in forms.NUMERIC_FORMS:
        if match := pattern.match(text, start):
            return _numeric_reading(rule, match, text)
    return None


def _numeric_reading(rule: str, match: re.Match[str], text: str) -> Reading | None:
    start = match.start()
    if len(match["y"]) == 2:
        if start and text[start - 1] in APOSTROPHES:
            start -= 1
        elif len(match["m"]) < 2:
            return None
    year, month = full_year(match["y"]), int(match["m"])
    if "d" not in match.re.groupindex:
        return Reading(start, match.end(), rule, CalendarValue(year, month), has_year=True)
    if not valid_day(year, month, int(match["d"])):
        return None
    return Reading(start, match.end(), rule, CalendarValue(year, month, int(match["d"])), has_year=True)


def expression(text: str, start: int, context: DateContext) -> Reading | None:
    """Year, month, day, quarter and half, as far as they stand together: 지난해 10월, 11월 5일, 4·4분기."""
    match = forms.EXPRESSION.match(text, start)
    if match is None or not _says_enough(match):
        return None
    recurs = forms.RECURRING.search(text, max(0, start - 5), start)
    if recurs and (match["month"] or match["day"]):
        return None
    end = match.end(match.lastgroup or 0)
    year, until_year = _year(match, context)
    if match["month"]:
        return _month(match, end, year, context)
    if match["quarter"] or match["half"]:
        return _part(match, end, year, context)
    if match["day"]:
        return None if match["year"] else _day(match, end, context)
    rule = (
        "year" if match["year"] and (match["year"][0].isdigit() or match["year"][0] in APOSTROPHES) else "relative_year"
    )
    if match["lead"] == forms.LOOKS_BACK and not match["year"]:
        year = year or context.current_year()
        year = year - 1 if year else None
    until = CalendarValue(until_year) if until_year and year and until_year > year else None
    return Reading(start, end, rule, CalendarValue(year) if year else None, until, has_year=True)


def _says_enough(match: re.Match[str]) -> bool:
    """More than a lead or an edge alone: 지난, 말; 올 needs a part of the year behind it."""
    if match["year"] or match["month"] or match["quarter"] or match["half"] or match["day"]:
        return True
    if match["lead"] == forms.LOOKS_BACK:
        return match["edge"] in ("한 해", "한해")
    return match["lead"] == "올" and bool(match["season"] or match["edge"])


def _year(match: re.Match[str], context: DateContext) -> tuple[int | None, int | None]:
    word = match["year"]
    if word is None:
        return (context.current_year(), None) if match["lead"] == "올" else (None, None)
    if word in forms.YEAR_OFFSETS:
        year = context.current_year()
        return (year + forms.YEAR_OFFSETS[word] if year else None), None
    if word in forms.CONTEXT_YEAR_OFFSETS:
        return (context.last.year + forms.CONTEXT_YEAR_OFFSETS[word] if context.last else None), None
    years = [full_year(digits) for digits in _NUMBER.findall(word)]
    return years[0], (years[1] if len(years) > 1 else None)


def _month(match: re.Match[str], end: int, year: int | None, context: DateContext) -> Reading:
    start, word, fixed = match.start(), match["month"], bool(match["year"])
    days = [int(day) for day in _NUMBER.findall(match["day"] or "")]
    until = None
    if word[0].isdigit():
        numbers = [int(number) for number in _NUMBER.findall(word)]
        rule = "month_of_year" if fixed else "month"
        if fixed:
            value = CalendarValue(year, numbers[0]) if year else None
        else:
            value = context.month_without_year(numbers[0], match["lead"], start, end, _day_hint(match, days))
        if value and len(numbers) > 1:
            until = CalendarValue(value.year + (numbers[1] < numbers[0]), numbers[1])
    else:
        rule, value = "relative_month", _relative_month(word, context)
    if not days:
        return Reading(start, end, rule, value, until, has_year=fixed)
    dated = [_day_of_month(value, day) for day in days]
    return Reading(start, end, rule.replace("month", "day"), dated[0], dated[1] if len(dated) > 1 else None, fixed)


def _day_hint(match: re.Match[str], days: list[int]) -> int | None:
    """The day that tells a month apart from the current one: 지난 5월 초 written on the 15th of May is this year's."""
    if days:
        return days[0]
    edge = match["edge"]
    return forms.FIRST_DAY_OF_EDGE.get(edge[0]) if edge else None


def _day_of_month(month: CalendarValue | None, day: int) -> CalendarValue | None:
    if month is None or month.month is None or not valid_day(month.year, month.month, day):
        return None
    return CalendarValue(month.year, month.month, day)


def _relative_month(word: str, context: DateContext) -> CalendarValue | None:
    if word in forms.CONTEXT_MONTH_OFFSETS:
        last = context.last_month
        return shift_months(last.year, last.month or 1, forms.CONTEXT_MONTH_OFFSETS[word]) if last else None
    if context.published is None:
        return None
    return shift_months(context.published.year, context.published.month, forms.MONTH_OFFSETS[word])


def _day(match: re.Match[str], end: int, context: DateContext) -> Reading | None:
    """A day without its month; behind 최근 or 총 it is a number of days."""
    if match["lead"] is None and forms.LENGTH_BEFORE.search(context.text, max(0, match.start() - 5), match.start()):
        return None
    days = [int(day) for day in _NUMBER.findall(match["day"])]
    value = context.day_without_month(days[0], match["lead"], match.start(), end)
    return Reading(match.start(), end, "day", value, _day_of_month(value, days[1]) if len(days) > 1 else None)


def _part(match: re.Match[str], end: int, year: int | None, context: DateContext) -> Reading:
    start, fixed = match.start(), bool(match["year"])
    quarters = _NUMBER.findall(_OUT_OF_FOUR.sub("", match["quarter"] or ""))
    if match["of"]:
        year, fixed = full_year(match["of"]), True
        del quarters[1:]
    part = f"Q{quarters[0]}" if quarters else ("H1" if match["half"][0] == "상" else "H2")
    if year is None and not fixed:
        year = _year_of_part(part, match["lead"], start, end, context)
    value = CalendarValue(year, part=part) if year else None
    until = CalendarValue(year, part=f"Q{quarters[1]}") if year and len(quarters) > 1 else None
    return Reading(start, end, "part_of_year", value, until, has_year=fixed)


def _year_of_part(part: str, lead: str | None, start: int, end: int, context: DateContext) -> int | None:
    last, today = context.last, context.published
    if lead is None and last is not None and last.part and context.same_sentence(start):
        return last.year
    if today is None:
        return None
    value = CalendarValue(today.year, part=part)
    if value.first_day <= today or lead in forms.LOOKS_AHEAD:
        return today.year
    tense = -1 if lead == forms.LOOKS_BACK else context.tense(end)
    nearer_behind = value.first_day - today > today - CalendarValue(today.year - 1, part=part).last_day
    return today.year - (1 if tense < 0 or (tense == 0 and nearer_behind) else 0)


Rule = Callable[[str, int, DateContext], Reading | None]
DIGIT_RULES: tuple[Rule, ...] = (numeric, offset, expression)
# The order matters: a form that begins like another stands before it. Beside each rule, how its forms begin.
_WORD_RULES: dict[Rule, Iterable[str]] = {
    offset: [*NATIVE_MONTHS_AND_YEARS, *forms.NATIVE_DAYS, "반년", "일주일"],
    week: [*forms.WEEK_OFFSETS, forms.LOOKS_BACK, "오는", "이번"],
    quarter_word: forms.QUARTER_OFFSETS,
    day_word: [*forms.DAY_OFFSETS, *forms.CONTEXT_DAY_OFFSETS],
    year_word: ["올", "지난", "내년", "이번", "연말"],
    at_that_time: ["당시"],
}


@cache
def word_rules(letter: str) -> tuple[Rule, ...]:
    """The rules for relative words that begin with a letter, in order."""
    fitting = (rule for rule, words in _WORD_RULES.items() if any(word[0] == letter for word in words))
    return (*fitting, expression)

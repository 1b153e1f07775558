"""Belongs here: dates in Korean text, found, resolved and joined to spans.
Does not: the patterns (date_forms), the reasoning about years (date_context), lengths of time (durations).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from transforms.korean import date_forms as forms
from transforms.korean.date_context import DateContext, context_for
from transforms.korean.date_values import CalendarValue, day_of, shift_days, shift_months, valid_day
from transforms.korean.numerals import fold
from transforms.korean.quantities import DateMention, Limit

_NATIVE_AMOUNTS = {
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
_FOR_YEARS = re.compile(r"부터 ?(?:향후 |앞으로 )?([0-9]{1,2}) ?(년|개월) ?(?:간|동안)")
_DIGITS = re.compile("[0-9]+")


@dataclass(slots=True)
class Reading:
    """One expression as read: its span, its value (None when nothing fixes it) and, for 8~10월, the value it runs to."""

    start: int
    end: int
    rule: str
    value: CalendarValue | None
    until: CalendarValue | None = None
    has_year: bool = False


def find_dates(text: str, published_on: date | None = None) -> list[DateMention]:
    """Dates in order of `start`, resolved against `published_on` or, without it, by what the text itself fixes."""
    return read_dates(text, fold(text), published_on)


def read_dates(text: str, folded: str, published_on: date | None) -> list[DateMention]:
    context = context_for(folded, published_on)
    readings = list(_read(folded, context))
    mentions: list[DateMention] = []
    index = 0
    while index < len(readings):
        reading = readings[index]
        following = readings[index + 1] if index + 1 < len(readings) else None
        joined = _joined(reading, following, folded) if following else None
        mentions.append(_mention(joined or reading, text, folded))
        index += 2 if joined else 1
    return mentions


def _read(text: str, context: DateContext) -> Iterator[Reading]:
    position = 0
    while anchor := forms.ANCHOR.search(text, position):
        reading = _read_at(text, anchor.start(), context)
        if reading is None:
            position = anchor.end() if anchor.end() > position and not anchor[0][-1].isdigit() else anchor.start() + 1
            if anchor[0][0].isdigit():
                position = max(position, _end_of_digits(text, anchor.start()))
            continue
        if reading.value is not None:
            context.remember(reading.until or reading.value, reading.end)
        yield reading
        position = max(reading.end, anchor.start() + 1)


def _end_of_digits(text: str, start: int) -> int:
    match = _DIGITS.match(text, start)
    return match.end() if match else start


def _read_at(text: str, start: int, context: DateContext) -> Reading | None:
    before = text[start - 1] if start else " "
    if text[start].isdigit() and (before.isdigit() or before in ".," and start > 1 and text[start - 2].isdigit()):
        return None
    for rule in RULES:
        reading = rule(text, start, context)
        if reading is not None:
            return reading
    return None


def _numeric(text: str, start: int, context: DateContext) -> Reading | None:
    match = forms.NUMERIC.match(text, start)
    if match is None:
        return None
    if match["y2"]:
        return Reading(
            start, match.end(), "numeric_month", CalendarValue(int(match["y2"]), int(match["m2"])), has_year=True
        )
    year, month, day = _full_year(match["y"]), int(match["m"]), int(match["d"])
    if not valid_day(year, month, day):
        return None
    end = match.end() - (1 if match[0].endswith(".") and match["sep"] != "." else 0)
    if match[0].endswith(".") and " " not in match[0]:
        end = match.end() - 1
    return Reading(start, end, "numeric_day", CalendarValue(year, month, day), has_year=True)


def _full_year(digits: str) -> int:
    digits = digits.lstrip("'’‘´`")
    if len(digits) == 4:
        return int(digits)
    return int(digits) + (2000 if int(digits) < 50 else 1900)


def _offset(text: str, start: int, context: DateContext) -> Reading | None:
    match = forms.OFFSET.match(text, start)
    if match is None or (start and text[start - 1].isalnum()):
        return None
    amount, unit = _offset_amount(match)
    if amount is None:
        return None
    sign = -1 if match["direction"] in ("전", "앞선") else 1
    value = _shifted(_offset_base(sign, start, match, context), amount * sign, unit, match, context)
    return Reading(start, match.end(), "offset", value)


def _offset_amount(match: re.Match[str]) -> tuple[int | None, str]:
    word = match["word"]
    if word == "반년":
        return 6, "개월"
    if word:
        return (7, "일") if word in ("일주일", "한 주") else (forms.NATIVE_DAYS[word], "일")
    amount = int(match["n"]) if match["n"].isdigit() else _NATIVE_AMOUNTS.get(match["n"])
    unit = {"해": "년", "달": "개월", "주일": "주"}.get(match["unit"], match["unit"])
    if match["half"] and amount is not None and unit == "년":
        return amount * 12 + 6, "개월"
    return amount, unit


def _offset_base(sign: int, start: int, match: re.Match[str], context: DateContext) -> CalendarValue | None:
    looks_to_text = sign > 0 or match["direction"] == "앞선"
    if (
        looks_to_text
        and context.last is not None
        and len(re.findall(r"다\. |\n", context.text[context.last_end : start])) <= 1
    ):
        return context.last
    return day_of(context.published) if context.published else None


def _shifted(
    base: CalendarValue | None, amount: int, unit: str, match: re.Match[str], context: DateContext
) -> CalendarValue | None:
    if unit == "년":
        year = base.year if base else context.current_year()
        return CalendarValue(year + amount) if year else None
    if base is None:
        return None
    if unit == "개월":
        return shift_months(base.year, base.month, amount) if base.month else None
    if base.day is None:
        return None
    return shift_days(base.first_day, amount * (7 if unit == "주" else 1))


def _week(text: str, start: int, context: DateContext) -> Reading | None:
    match = forms.WEEK.match(text, start)
    if match is None:
        return None
    today = context.published
    if match["bare"]:
        rule, value = "weekday", None
        if today:
            days = (forms.WEEKDAYS.index(match["bare"]) - today.weekday()) % 7
            value = shift_days(
                today, days if match["lead"] == "오는" and days else days - 7 if match["lead"] == "지난" else 7
            )
        return Reading(start, match.end(), rule, value)
    if today is None:
        return Reading(start, match.end(), "week", None)
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=forms.WEEK_OFFSETS[match["week"]])
    if match["weekday"]:
        return Reading(start, match.end(), "weekday", shift_days(monday, forms.WEEKDAYS.index(match["weekday"])))
    return Reading(start, match.end(), "week", day_of(monday), shift_days(monday, 6))


def _day_word(text: str, start: int, context: DateContext) -> Reading | None:
    match = forms.DAY_WORD.match(text, start)
    if match is None or (start and "가" <= text[start - 1] <= "힣"):
        return None
    word = match[0]
    if word in forms.CONTEXT_DAYS:
        base = context.last_day
        if word == "이날" and context.published and (base is None or base.first_day > context.published):
            base = day_of(context.published)
        return Reading(
            start, match.end(), "context_day", shift_days(base.first_day, forms.CONTEXT_DAYS[word]) if base else None
        )
    today = context.published
    if word == "전날" and today and context.last_day and 0 <= (today - context.last_day.first_day).days <= 3:
        today = context.last_day.first_day
    return Reading(start, match.end(), "relative_day", shift_days(today, forms.DAY_OFFSETS[word]) if today else None)


def _year_word(text: str, start: int, context: DateContext) -> Reading | None:
    match = forms.YEAR_WORD.match(text, start)
    if match is None or (start and "가" <= text[start - 1] <= "힣"):
        return None
    year = context.current_year()
    lead = match["lead"]
    if year is not None:
        year += {"지난": -1, "지난해": -1, "내년": 1}.get(lead or "", 0)
        if lead == "지난" and match[0].endswith("연초"):
            year += 1
    return Reading(start, match.end(), "part_of_year", CalendarValue(year) if year else None)


def _expression(text: str, start: int, context: DateContext) -> Reading | None:
    match = forms.EXPRESSION.match(text, start)
    if match is None or not _is_whole(match, text):
        return None
    end = _end_of(match)
    year, until_year = _year_of(match, context, start)
    fixed = bool(match["year"])
    if match["month"]:
        return _month_reading(match, text, start, end, year, fixed, context)
    if match["quarter"] or match["half"]:
        part = f"Q{match['quarter'][0]}" if match["quarter"] else ("H1" if match["half"][0] == "상" else "H2")
        return Reading(
            start, end, "part_of_year", _part_value(part, match["lead"], year, fixed, start, context), has_year=fixed
        )
    if match["day"]:
        return _day_reading(match, start, end, context) if not fixed else None
    value = CalendarValue(year) if year else None
    rule = "relative_year" if match["year"] and not match["year"][0].isdigit() else "year"
    return Reading(start, end, rule, value, CalendarValue(until_year) if until_year else None, has_year=True)


def _is_whole(match: re.Match[str], text: str) -> bool:
    """Not part of a longer word, and more than a bare lead or edge."""
    start = match.start()
    if not match[0]:
        return False
    if start and "가" <= text[start - 1] <= "힣" and not match[0][0].isdigit():
        return False
    if match["lead"] == "올" and not match["year"]:
        return bool(match["month"] or match["quarter"] or match["half"] or match["season"] or match["edge"])
    if match["season"] and not match["year"]:
        return False
    if match["year"] == "전해" or match["year"] == "당해":
        return bool(match["month"])
    return bool(match["year"] or match["month"] or match["quarter"] or match["half"] or match["day"])


def _end_of(match: re.Match[str]) -> int:
    return max(match.end(name) for name in ("year", "month", "quarter", "half", "season", "day", "edge"))


def _year_of(match: re.Match[str], context: DateContext, start: int) -> tuple[int | None, int | None]:
    word = match["year"]
    if word is None:
        return (context.current_year(), None) if match["lead"] == "올" else (None, None)
    if word in forms.YEAR_OFFSETS:
        year = context.current_year()
        return (year + forms.YEAR_OFFSETS[word] if year else None), None
    if word in forms.CONTEXT_YEAR_OFFSETS:
        return (context.last.year + forms.CONTEXT_YEAR_OFFSETS[word] if context.last else None), None
    years = re.findall("[0-9]+", word)
    first = _full_year(years[0])
    return first, (_full_year(years[1]) if len(years) > 1 else None)


def _month_reading(
    match: re.Match[str], text: str, start: int, end: int, year: int | None, fixed: bool, context: DateContext
) -> Reading:
    word = match["month"]
    days = [int(day) for day in re.findall("[0-9]+", match["day"] or "")]
    if not word[0].isdigit():
        month = _relative_month(word, context)
        rule, until_month = "relative_month", None
    else:
        numbers = [int(number) for number in re.findall("[0-9]+", word)]
        rule = "month_of_year" if fixed else "month"
        if fixed:
            month = CalendarValue(year, numbers[0]) if year else None
        else:
            month = context.month_without_year(numbers[0], match["lead"], start, end, days[0] if days else None)
        until_month = None
        if month and len(numbers) > 1:
            until_month = CalendarValue(month.year + (numbers[1] < numbers[0]), numbers[1])
    if not days:
        return Reading(start, end, rule, month, until_month, has_year=fixed)
    values = [
        CalendarValue(month.year, month.month, day)
        if month and month.month and valid_day(month.year, month.month, day)
        else None
        for day in days
    ]
    return Reading(
        start, end, rule.replace("month", "day"), values[0], values[1] if len(values) > 1 else None, has_year=fixed
    )


def _relative_month(word: str, context: DateContext) -> CalendarValue | None:
    if word in forms.CONTEXT_MONTHS:
        last = context.last_month
        return CalendarValue(last.year, last.month) if last else None
    if context.published is None:
        return None
    return shift_months(context.published.year, context.published.month, forms.MONTH_OFFSETS[word])


def _day_reading(match: re.Match[str], start: int, end: int, context: DateContext) -> Reading:
    days = [int(day) for day in re.findall("[0-9]+", match["day"])]
    value = context.day_without_month(days[0], match["lead"], start, end)
    until = None
    if value and len(days) > 1 and value.month and valid_day(value.year, value.month, days[1]):
        until = CalendarValue(value.year, value.month, days[1])
    return Reading(start, end, "day", value, until)


def _part_value(
    part: str, lead: str | None, year: int | None, fixed: bool, start: int, context: DateContext
) -> CalendarValue | None:
    if year is not None:
        return CalendarValue(year, part=part)
    if fixed:
        return None
    if context.last is not None and lead is None and context.same_sentence(start) and context.last.part:
        return CalendarValue(context.last.year, part=part)
    today = context.published
    if today is None:
        return None
    value = CalendarValue(today.year, part=part)
    if lead == "지난" and value.last_day >= today and value.first_month > 1 and value.first_day >= today:
        return CalendarValue(today.year - 1, part=part)
    if lead is None and part[0] == "Q" and value.first_day > today and context.tense(start) < 0:
        return CalendarValue(today.year - 1, part=part)
    return value


# The order matters: a form that begins like another stands before it.
RULES = (_numeric, _offset, _week, _day_word, _year_word, _expression)


def _joined(first: Reading, second: Reading, text: str) -> Reading | None:
    """2021년 3월~2022년 2월, 올해부터 2026년까지: two expressions as one span."""
    if first.until or second.until:
        return None
    join = forms.JOIN.fullmatch(text, first.end, second.start)
    if join is None or (join["from"] and not text.startswith("까지", second.end)):
        return None
    until = second.value
    if first.value and until and first.value.first_day > until.last_day and not second.has_year:
        until = CalendarValue(until.year + 1, until.month, until.day, until.part)
    if not first.value or not until or first.value.first_day > until.last_day:
        return Reading(first.start, second.end, "span", None)
    return Reading(first.start, second.end, "span", first.value, until)


def _mention(reading: Reading, text: str, folded: str) -> DateMention:
    value, until = reading.value, reading.until
    after = forms.AFTER.match(folded, reading.end)
    outer_end = after.end() if after else reading.end
    limit = Limit.AT
    end, rule = reading.end, reading.rule
    for_years = _FOR_YEARS.match(folded, reading.end)
    if for_years and value and until is None:
        until = _end_of_run(value, int(for_years[1]), for_years[2])
        end = outer_end = for_years.end()
        rule = "span_of_years"
    if until is not None:
        limit = Limit.SPAN
    elif after and after["until"]:
        limit = Limit.UNTIL
    elif after and after["from"]:
        limit = Limit.FROM
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


def _end_of_run(value: CalendarValue, amount: int, unit: str) -> CalendarValue | None:
    if unit == "년":
        return (
            CalendarValue(value.year + amount - 1)
            if amount > 1 and value.month is None and value.part is None
            else None
        )
    return shift_months(value.year, value.month, amount - 1) if value.month and value.day is None else None

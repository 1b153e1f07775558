"""Belongs here: the rules that read relative words as dates: 3년 전, 지난주, 이날, 연말, 지난 분기, 당시.
Does not: dates of numbers (date_rules), patterns (date_forms), missing years (date_context).
"""

import re
from datetime import timedelta

from transforms.korean import date_forms as forms
from transforms.korean.date_context import DateContext
from transforms.korean.date_values import CalendarValue, Reading, day_of, shift_days, shift_months
from transforms.korean.numerals import NATIVE_MONTHS_AND_YEARS

# 석 달 전인 3월, 한 달 앞선 8월 28일: the date behind tells it better.
_APPOSITION = re.compile(r"인 |(?<=앞선) ")
_SENTENCES_BACK = 2
_DATED = re.compile(rf"(?:(?:지난|올해|작년|지난해) ?)?(?:{forms.YEAR_FORM}|{forms.MONTH_FORM}|{forms.DAY_FORM})")


def offset(text: str, start: int, context: DateContext) -> Reading | None:
    """3년 전, 6개월 뒤, 이틀 전: counted from the publication, or ahead from the date told just before."""
    match = forms.OFFSET.match(text, start)
    if match is None or (start and text[start - 1].isalnum()):
        return None
    if (link := _APPOSITION.match(text, match.end())) and _DATED.match(text, link.end()):
        return None
    amount, unit = _offset_amount(match)
    ahead = match["direction"] in ("뒤", "후")
    base = _offset_base(match, start, ahead, context)
    return Reading(start, match.end(), "offset", _shifted(base, amount if ahead else -amount, unit, context))


def _offset_amount(match: re.Match[str]) -> tuple[int, str]:
    word = match["word"]
    if word == "반년":
        return 6, "개월"
    if word:
        return (1, "주") if word == "일주일" else (forms.NATIVE_DAYS[word], "일")
    number = match["n"]
    amount = int(number) if number.isdigit() else NATIVE_MONTHS_AND_YEARS[number]
    unit = {"해": "년", "달": "개월", "주일": "주"}.get(match["unit"], match["unit"])
    return (amount * 12 + 6, "개월") if match["half"] and unit == "년" else (amount, unit)


def _offset_base(match: re.Match[str], start: int, ahead: bool, context: DateContext) -> CalendarValue | None:
    """뒤 and 앞선 count from the date told just before in the paragraph, 전 from the publication."""
    if context.last is not None and (ahead or match["direction"] == "앞선"):
        same_paragraph = context.text.find("\n", context.last_end, start) < 0
        if same_paragraph and context.sentences_since_last(start) <= _SENTENCES_BACK:
            return context.last
    return day_of(context.published) if context.published else None


def _shifted(base: CalendarValue | None, amount: int, unit: str, context: DateContext) -> CalendarValue | None:
    if unit == "년":
        year = base.year if base else context.current_year()
        return CalendarValue(year + amount) if year else None
    if base is None:
        return None
    if unit == "개월":
        return shift_months(base.year, base.month, amount) if base.month else None
    return shift_days(base.first_day, amount * (7 if unit == "주" else 1)) if base.day else None


def week(text: str, start: int, context: DateContext) -> Reading | None:
    """지난주 (its seven days), 지난주 금요일, 오는 금요일."""
    match = forms.WEEK.match(text, start)
    if match is None:
        return None
    today = context.published
    rule = "weekday" if match["weekday"] or match["bare"] else "week"
    if today is None:
        return Reading(start, match.end(), rule, None)
    if match["bare"]:
        days = (forms.WEEKDAYS.index(match["bare"]) - today.weekday()) % 7
        if match["lead"] == forms.LOOKS_BACK:
            days -= 7
        elif match["lead"] == "오는":
            days = days or 7
        return Reading(start, match.end(), rule, shift_days(today, days))
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=forms.WEEK_OFFSETS[match["week"]])
    if match["weekday"]:
        return Reading(start, match.end(), rule, shift_days(monday, forms.WEEKDAYS.index(match["weekday"])))
    return Reading(start, match.end(), rule, day_of(monday), shift_days(monday, 6))


def day_word(text: str, start: int, context: DateContext) -> Reading | None:
    """어제, 이날, 같은 날: from the publication or from the day told before."""
    match = forms.DAY_WORD.match(text, start)
    if match is None:
        return None
    word, today = match[0], context.published
    if word in forms.CONTEXT_DAY_OFFSETS:
        base = context.last_day
        if word == "이날" and today and (base is None or base.first_day > today):
            base = day_of(today)
        value = shift_days(base.first_day, forms.CONTEXT_DAY_OFFSETS[word]) if base else None
        return Reading(start, match.end(), "context_day", value)
    last = context.last_day.first_day if context.last_day else None
    if word in ("전날", "전일") and today and last and 0 <= (today - last).days <= 3:
        today = last
    return Reading(start, match.end(), "relative_day", shift_days(today, forms.DAY_OFFSETS[word]) if today else None)


def year_word(text: str, start: int, context: DateContext) -> Reading | None:
    """연내, 연말, 지난 연말: the year is all that they fix."""
    match = forms.YEAR_WORD.match(text, start)
    if match is None:
        return None
    year = context.current_year()
    back = match["lead"] == "지난해" or (match["lead"] == "지난" and not match[0].endswith("연초"))
    if year is not None:
        year += -1 if back else (1 if match["lead"] == "내년" else 0)
    return Reading(start, match.end(), "part_of_year", CalendarValue(year) if year else None)


def quarter_word(text: str, start: int, context: DateContext) -> Reading | None:
    """지난 분기, 이번 분기, 다음 분기."""
    match = forms.QUARTER_WORD.match(text, start)
    if match is None:
        return None
    value = None
    if today := context.published:
        index = today.year * 4 + (today.month - 1) // 3 + forms.QUARTER_OFFSETS[match["word"]]
        value = CalendarValue(index // 4, part=f"Q{index % 4 + 1}")
    return Reading(start, match.end(), "relative_quarter", value)


def at_that_time(text: str, start: int, context: DateContext) -> Reading | None:
    """당시 at the head of a sentence: the date told in the sentence before it."""
    if not text.startswith("당시 ", start) or context.last is None:
        return None
    begins = start == 0 or text[start - 1] == "\n" or text[max(0, start - 2) : start] in (". ", "” ", '" ')
    if not begins or context.sentences_since_last(start) > _SENTENCES_BACK:
        return None
    return Reading(start, start + 2, "at_that_time", context.last)

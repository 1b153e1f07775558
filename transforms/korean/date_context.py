"""Belongs here: which day a Korean date expression means, from the publication date and the dates before it in the text.
Does not: how expressions are found (date_forms), and how neighbours join to spans (dates).
"""

import re
from dataclasses import dataclass, field
from datetime import date

from transforms.korean.date_forms import FUTURE, PAST, SENTENCE_END
from transforms.korean.date_values import CalendarValue, valid_day

_REACH = 90
_EVENT_YEAR = re.compile(r"[A-Za-z가-힣)’'”] ?(20[0-9]{2})(?![0-9년.,])")
_GLOSSED_YEAR = re.compile(r"(올해|금년|지난해|작년|내년)(?:인 | ?\()([12][0-9]{3})년")
_LAST_MONTHS = re.compile(r"(?:지난|올해|올) ?(1[0-2]|[1-9])월")
_NEWS_DAY = re.compile(
    r"([12][0-9]{3})년 ?(1[0-2]|[1-9])월 ?(3[01]|[12][0-9]|[1-9])일(?:\([^)]*\))? (?:이같이 |이렇게 )?(?:밝혔|발표했|전했|공시했)다"
)
_WORD_OFFSET = {"올해": 0, "금년": 0, "지난해": -1, "작년": -1, "내년": 1}


@dataclass(slots=True)
class DateContext:
    """What is known when an expression is read. Without `published`, `year` may hold the year that the text itself fixes.

    `known_month` is the latest month of `year` that the text shows to lie in the past (0 when none).
    """

    text: str
    published: date | None
    year: int | None = None
    known_month: int = 0
    last: CalendarValue | None = None
    last_end: int = -1
    last_day: CalendarValue | None = None
    last_month: CalendarValue | None = None
    seen: list[CalendarValue] = field(default_factory=list)

    def remember(self, value: CalendarValue, end: int) -> None:
        self.last, self.last_end = value, end
        if value.day is not None:
            self.last_day = value
        if value.month is not None:
            self.last_month = value

    def same_sentence(self, start: int) -> bool:
        return self.last is not None and SENTENCE_END.search(self.text, self.last_end, start) is None

    def tense(self, end: int) -> int:
        """-1 when the next predicate in the sentence is past, 1 when it is future, 0 when neither is there."""
        stop = min(len(self.text), end + _REACH)
        boundary = re.compile(r"\n|다\. ").search(self.text, end, stop)
        stop = boundary.end() if boundary else stop
        past, future = PAST.search(self.text, end, stop), FUTURE.search(self.text, end, stop)
        if past and (not future or past.start() < future.start()):
            return -1
        return 1 if future else 0

    def month_without_year(
        self, month: int, lead: str | None, start: int, end: int, day: int | None
    ) -> CalendarValue | None:
        carried = self._carried_year(start) if lead is None else None
        if carried is not None:
            return CalendarValue(carried, month)
        if self.published is None:
            if self.year is not None and (lead == "올" or (lead == "지난" and month <= self.known_month)):
                return CalendarValue(self.year, month)
            return None
        return CalendarValue(self.published.year + self._month_shift(month, lead, end, day, self.published), month)

    def _month_shift(self, month: int, lead: str | None, end: int, day: int | None, published: date) -> int:
        """Years between the publication and the month: `지난` looks back, `오는` ahead, a bare month by the tense."""
        if lead in ("올", "이번"):
            return 0
        position = (month, day or 0)
        today = (published.month, published.day if day else 0)
        if lead == "지난":
            return 0 if position < today else (0 if day and position == today else -1)
        if lead:
            return 0 if position >= today else 1
        if position == today:
            return 0
        tense = self.tense(end)
        if position < today:
            return 1 if tense > 0 and month < published.month else 0
        return -1 if tense < 0 else 0

    def _carried_year(self, start: int) -> int | None:
        """2017년 6월 …, 8월: a bare month takes the year of a dated month before it in the sentence."""
        if self.last is None or not self.same_sentence(start):
            return None
        if self.last.month is None and self.last.part is None:
            return self.last.year if start - self.last_end <= 3 else None
        if self.published and self.last.year == self.published.year:
            return None
        return self.last.year

    def day_without_month(self, day: int, lead: str | None, start: int, end: int) -> CalendarValue | None:
        listed = self.last_day if self.last_day and self.last_day is self.last else None
        if (
            lead is None
            and listed
            and re.fullmatch(r"(?:\([^)]*\))?(?:[,·~] ?|과 |와 |및 |에 이어 )", self.text[self.last_end : start])
        ):
            return self._day(listed.year, listed.month or 1, day)
        if self.published is None:
            return None
        months = self._months_back(day, lead, end, self.published)
        index = self.published.year * 12 + self.published.month - 1 - months
        return self._day(index // 12, index % 12 + 1, day)

    def _months_back(self, day: int, lead: str | None, end: int, published: date) -> int:
        if lead == "지난":
            return 0 if day <= published.day else 1
        if lead in ("오는", "다가오는", "돌아오는", "다가올"):
            return 0 if day >= published.day else -1
        if day <= published.day:
            return -1 if published.day - day > 7 and self._stands_ahead(end) else 0
        return 0 if self.tense(end) >= 0 and day - published.day < 25 else 1

    def _stands_ahead(self, end: int) -> bool:
        return re.compile(r"까지").match(self.text, end) is not None and self.tense(end + 2) > 0

    @staticmethod
    def _day(year: int, month: int, day: int) -> CalendarValue | None:
        return CalendarValue(year, month, day) if valid_day(year, month, day) else None

    def current_year(self) -> int | None:
        return self.published.year if self.published else self.year


def context_for(text: str, published: date | None) -> DateContext:
    """The context at the start of a text. Without a publication date the text may fix it (CES 2020 … 지난 1월)."""
    context = DateContext(text, published)
    if published is not None:
        return context
    if news_day := _NEWS_DAY.search(text):
        year, month, day = map(int, news_day.groups())
        if valid_day(year, month, day):
            context.published = date(year, month, day)
            return context
    years = {int(year) - _WORD_OFFSET[word] for word, year in _GLOSSED_YEAR.findall(text)}
    for sentence in re.split(r"(?<=다)\. |\n", text):
        events = {int(year) for year in _EVENT_YEAR.findall(sentence)}
        months = [int(month) for month in _LAST_MONTHS.findall(sentence)]
        if len(events) == 1 and months:
            years |= events
            context.known_month = max(context.known_month, *months)
    context.year = years.pop() if len(years) == 1 else None
    return context

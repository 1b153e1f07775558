"""Belongs here: which year or month an incomplete date means: publication date, the text before it, the tense.
Does not: how expressions are found (date_forms) and read (date_rules), and how neighbours join to spans (dates).
"""

import re
from dataclasses import dataclass
from datetime import date

from transforms.korean.date_forms import LOOKS_AHEAD, LOOKS_BACK, SENTENCE_END
from transforms.korean.date_values import CalendarValue, valid_day

_CLAUSE_REACH = 90
_CLAUSE_END = re.compile(r"\n|[가-힣)\"”’]\. ")
_FUTURE = re.compile(
    r"[한된인간연운선판둔쓴른]다(?![가-힣])|[할될릴갈설길올칠] |키로|기로 |앞두"
    r"|(?:예정|계획|방침|목표|전망)(?=이[다며고라었]|입니다|으로|다|인|[.,]|$)"
)
_PAST = re.compile(
    r"[했됐었았였졌렸났겼갔왔섰쳤냈렀켰췄랐](?:다|던|고|으며|지만|는데|으나|는지)"
    r"|[한된은인] (?:바|데 이어|뒤|후|이후|것으로|결과)|에 따르면|에 의하면"
)
# 8월에 내놓은 계획, 9월까지 쌓인 손실: a verb in the past right behind the date.
_PAST_BEHIND = re.compile(r"(?:에|엔|에는|까지)? ?(?:\S+[을를이가에] )?(?!예정|계획)[가-힣]{1,4}[한된은킨친린힌낸인] ")
_TOPIC = re.compile(r"(?:에|엔|에는|의)?,? ?(?:[가-힣]{1,8}[은는] )?")
_CONTINUES = re.compile(r"(?:이어|뒤이어|이후|그 ?뒤|그 ?후|다시|그러다)[^.\n]{0,6}$")
_LISTED = re.compile(r"(?:\([^)]*\))?(?:[,·~] ?|과 |와 |및 |에 이어 |부터 |에는? [^.\n]{0,30}, ?)")
_EVENT_YEAR = re.compile(r"[A-Za-z가-힣)’'”] ?(20[0-9]{2})(?![0-9년.,])")
_GLOSSED_YEAR = re.compile(r"(올해|금년|지난해|작년|내년)(?:인 | ?\()([12][0-9]{3})년?")
_THIS_YEARS_MONTH = re.compile(r"(?:지난|올해|올) ?(1[0-2]|[1-9])월")
_NEWS_DAY = re.compile(
    r"([12][0-9]{3})년 ?(1[0-2]|[1-9])월 ?(3[01]|[12][0-9]|[1-9])일(?:\([^)]*\))? "
    r"(?:이같이 |이렇게 )?(?:밝혔|발표했|전했|공시했)다"
)
_OFFSET_OF_WORD = {"올해": 0, "금년": 0, "지난해": -1, "작년": -1, "내년": 1}


@dataclass(slots=True)
class DateContext:
    """What is known when an expression is read.

    Without `published`, `year` may hold the year that the text itself fixes.
    `known_month` is the latest month of `year` that the text shows to lie in the past (0 when none).
    """

    text: str
    published: date | None
    year: int | None = None
    known_month: int = 0
    last: CalendarValue | None = None
    last_end: int = 0
    last_day: CalendarValue | None = None
    last_month: CalendarValue | None = None

    def remember(self, value: CalendarValue, end: int) -> None:
        self.last, self.last_end = value, end
        if value.day is not None:
            self.last_day = value
        if value.month is not None:
            self.last_month = value

    def current_year(self) -> int | None:
        return self.published.year if self.published else self.year

    def same_sentence(self, start: int) -> bool:
        return self.last is not None and SENTENCE_END.search(self.text, self.last_end, start) is None

    def sentences_since_last(self, start: int) -> int:
        return len(SENTENCE_END.findall(self.text, self.last_end, start))

    def tense(self, end: int) -> int:
        """-1 when the next predicate of the sentence is past, 1 when it is future, 0 when neither is there."""
        reach = min(len(self.text), end + _CLAUSE_REACH)
        boundary = _CLAUSE_END.search(self.text, end, reach)
        stop = boundary.end() if boundary else reach
        if _PAST_BEHIND.match(self.text, end, stop):
            return -1
        past, future = _PAST.search(self.text, end, stop), _FUTURE.search(self.text, end, stop)
        if past and (not future or past.start() < future.start()):
            return -1
        return 1 if future else 0

    def month_without_year(
        self, month: int, lead: str | None, start: int, end: int, day: int | None
    ) -> CalendarValue | None:
        """`지난 2월`, `오는 9월`, `11월 5일`: the month with its year; None where nothing fixes it."""
        carried = self._carried_year(start) if lead is None else None
        if carried is not None:
            return CalendarValue(carried, month)
        if self.published is None:
            fixed = lead == "올" or (lead == LOOKS_BACK and month <= self.known_month)
            return CalendarValue(self.year, month) if self.year is not None and fixed else None
        return CalendarValue(self.published.year + self._years_away(month, lead, end, day), month)

    def _years_away(self, month: int, lead: str | None, end: int, day: int | None) -> int:
        """`지난` looks back, `오는` ahead, a bare month is the nearest that the tense of its clause allows."""
        assert self.published is not None
        if lead in ("올", "이번"):
            return 0
        position, today = (month, day or 0), (self.published.month, self.published.day if day else 0)
        if lead == LOOKS_BACK:
            return 0 if position < today or (day and position == today) else -1
        if lead:
            return 0 if position >= today else 1
        if position < today:
            return 1 if month < self.published.month and self.tense(end) > 0 else 0
        if position == today:
            return 0
        tense = self.tense(end)
        nearer_behind = month - self.published.month > 6
        return -1 if tense < 0 or (tense == 0 and nearer_behind) else 0

    def _carried_year(self, start: int) -> int | None:
        """2017년 6월 …, 8월: a bare month takes the year of the dated month before it in the sentence."""
        if self.last is None:
            return None
        if self.last.month is None and self.last.part is None:
            return self.last.year if _TOPIC.fullmatch(self.text, self.last_end, start) else None
        if self.published and self.last.year == self.published.year:
            return None
        if self.same_sentence(start):
            return self.last.year
        continues = self.sentences_since_last(start) == 1 and _CONTINUES.search(self.text, max(0, start - 12), start)
        return self.last.year if continues else None

    def day_without_month(self, day: int, lead: str | None, start: int, end: int) -> CalendarValue | None:
        """`3일`, `지난 28일`: listed with a full date its month, else the month around the publication date."""
        if lead is None and self.last is not None and self.last.day and self._is_listed(start) and day > self.last.day:
            return self._day(self.last.year, self.last.month or 1, day)
        if self.published is None:
            return None
        index = self.published.year * 12 + self.published.month - 1 + self._months_away(day, lead, end)
        return self._day(index // 12, index % 12 + 1, day)

    def _is_listed(self, start: int) -> bool:
        return _LISTED.fullmatch(self.text, self.last_end, start) is not None

    def _months_away(self, day: int, lead: str | None, end: int) -> int:
        assert self.published is not None
        today = self.published.day
        if lead == LOOKS_BACK:
            return 0 if day <= today else -1
        if lead in LOOKS_AHEAD:
            return 0 if day >= today else 1
        if day <= today:
            ahead = today - day > 7 and self.text.startswith("까지", end) and self.tense(end + 2) > 0
            return 1 if ahead else 0
        if day - today > 24:
            return -1
        return -1 if self.tense(end) < 0 else 0

    @staticmethod
    def _day(year: int, month: int, day: int) -> CalendarValue | None:
        return CalendarValue(year, month, day) if valid_day(year, month, day) else None


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
    years = {int(year) - _OFFSET_OF_WORD[word] for word, year in _GLOSSED_YEAR.findall(text)}
    for mention in _THIS_YEARS_MONTH.finditer(text):
        events = {int(digits) for digits in _EVENT_YEAR.findall(_sentence_around(text, mention.start()))}
        if len(events) == 1:
            years |= events
            context.known_month = max(context.known_month, int(mention[1]))
    context.year = years.pop() if len(years) == 1 else None
    return context


def _sentence_around(text: str, position: int) -> str:
    start = max(text.rfind("다. ", 0, position), text.rfind("\n", 0, position)) + 1
    ends = [end for end in (text.find("다. ", position), text.find("\n", position)) if end >= 0]
    return text[start : min(ends, default=len(text))]

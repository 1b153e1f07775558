"""Belongs here: reading dates that pages print or declare (ISO 8601, 2020.06.03 18:34, 2020년 6월 3일 …).
Does not: which of a page's dates is the publication (metadata), and dates inside the article's prose (korean.dates).
"""

import calendar
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

KST = timezone(timedelta(hours=9))
_EARLIEST_YEAR = 1980

_DAY = r"(?P<year>(?:19|20)\d\d)\s?(?:[.\-/]|년)\s?(?P<month>\d{1,2})\s?(?:[.\-/]|월)\s?(?P<day>\d{1,2})(?!\d)\s?일?\.?"
_CLOCK = (
    r"(?:[\sT,|(]*(?:\(?[월화수목금토일](?:요일)?\)?)?\s*(?P<half>오전|오후|[AaPp]\.?[Mm]\.?)?\s*"
    r"(?P<hour>\d{1,2})\s?[:시]\s?(?P<minute>\d{1,2})(?:\s?[:분]?\s?(?P<second>\d{2})(?!\d)초?)?(?:[.,]\d+)?\s*"
    r"(?P<half_after>[AaPp][Mm]\b)?)?"
)
_ZONE = r"(?P<zone>\s?(?:Z|UTC|GMT|[+-]\d\d:?\d\d)\b)?"
_NUMERIC = re.compile(_DAY + _CLOCK + _ZONE)
_COMPACT = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?:T?(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)?)?(?!\d)"
)
_MONTH_NAME = re.compile("[A-Za-z]{3}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_abbr) if number}
_ENGLISH = re.compile(
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?P<name>[A-Za-z]{3,9})\.?,?\s+(?P<year>(?:19|20)\d\d)"
    r"|(?P<name2>[A-Za-z]{3,9})\.?\s+(?P<day2>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year2>(?:19|20)\d\d))"
    r"(?:,?\s+(?:at\s+)?(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d))?\s*(?P<half>[AaPp]\.?[Mm]\.?)?)?(?P<zone>\s?(?:Z|UTC|GMT|[+-]\d\d:?\d\d)\b)?"
)
_PUBLISHED = (
    r"(?:최초\s?)?(?:기사\s?)?(?:입력|등록|승인|작성|송고|게재|게시|발행|배포|출고|전송|방송)(?:\s?(?:일자|일시|시간|시각|날짜|일))?"
    r"|published(?:\s(?:on|at))?|posted(?:\s(?:on|at))?|first published"
)
_MODIFIED = (
    r"(?:최종\s?|마지막\s?|기사\s?)?(?:수정|업데이트|편집|갱신)(?:\s?(?:일자|일시|시간|시각|일))?"
    r"|(?:last\s)?(?:updated|modified)(?:\s(?:on|at))?"
)
_LABEL = re.compile(rf"(?P<published>{_PUBLISHED})|(?P<modified>{_MODIFIED})", re.I)
_LABEL_GAP = 14


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, with the time where the page gives one. `at` is in UTC; a time without zone is read as Korean time."""

    on: date
    at: datetime | None = None


def read_moment(text: str | None) -> Moment | None:
    """The first date in `text`, or None. The day is the one in Seoul where a zone is given, else as written."""
    found = find_moments(text or "", limit=1)
    return found[0][2] if found else None


def find_moments(text: str, limit: int = 8) -> list[tuple[int, int, Moment]]:
    """(start, end, moment) of the dates with a year in `text`, in order of position."""
    found: list[tuple[int, int, Moment]] = []
    if not _YEAR.search(text):
        return found
    for pattern in (_NUMERIC, _ENGLISH, _COMPACT) if _MONTH_NAME.search(text) else (_NUMERIC, _COMPACT):
        for match in pattern.finditer(text):
            if len(found) >= limit * 3:
                break
            moment = _moment(match.groupdict())
            if moment and not any(start < match.end() and match.start() < end for start, end, _ in found):
                found.append((match.start(), match.end(), moment))
    return sorted(found, key=lambda hit: hit[0])[:limit]


def labelled_moments(text: str) -> tuple[Moment | None, Moment | None]:
    """(published, modified) as a line labels them: 입력 2020-06-03 | 수정 2020-06-04. A label may follow its date."""
    if not _YEAR.search(text):
        return None, None
    moments = find_moments(text)
    labels = [(match.start(), match.end(), match.lastgroup) for match in _LABEL.finditer(text)] if moments else []
    if not labels:
        return None, None
    heads = [_label_before(start, labels) for start, _, _ in moments]
    tails = [next((label for label in labels if 0 <= label[0] - end <= 3), None) for _, end, _ in moments]
    # A label between two dates belongs to the second (18:34 | 수정 2020.06.04), unless the line ends with a label.
    labels_follow = heads[0] is None and tails[-1] is not None
    told: dict[str | None, Moment] = {}
    for (_, _, moment), head, tail in zip(moments, heads, tails, strict=True):
        label = tail if labels_follow else head or (tail if tail not in heads else None)
        if label:
            told.setdefault(label[2], moment)
    published, modified = told.get("published"), told.get("modified")
    if len(moments) == 2 and heads[0] is None and not labels_follow and not published and modified == moments[1][2]:
        published = moments[0][2]
    return published, modified


def _label_before(start: int, labels: list[tuple[int, int, str | None]]) -> tuple[int, int, str | None] | None:
    return next((label for label in reversed(labels) if label[1] <= start and start - label[1] <= _LABEL_GAP), None)


def _moment(groups: dict[str, str | None]) -> Moment | None:
    year = groups.get("year") or groups.get("year2")
    month: int | None
    name = groups.get("name") or groups.get("name2")
    month = _MONTHS.get(name[:3].lower()) if name else int(groups["month"] or 0)
    day = groups.get("day") or groups.get("day2")
    if not (year and month and day):
        return None
    try:
        on = date(int(year), month, int(day))
    except ValueError:
        return None
    if on.year < _EARLIEST_YEAR or on > (datetime.now(KST) + timedelta(days=2)).date():
        return None
    if not groups.get("hour"):
        return Moment(on)
    return _with_time(on, groups)


def _with_time(on: date, groups: dict[str, str | None]) -> Moment:
    hour, minute = int(groups["hour"] or 0), int(groups["minute"] or 0)
    half = (groups.get("half") or groups.get("half_after") or "").lower().replace(".", "")
    if half in ("오후", "pm") and hour < 12:
        hour += 12
    elif half in ("오전", "am") and hour == 12:
        hour = 0
    if hour == 24 and minute == 0:
        hour = 0
    try:
        local = datetime(
            on.year, on.month, on.day, hour, minute, int(groups.get("second") or 0), tzinfo=_zone(groups.get("zone"))
        )
    except ValueError:
        return Moment(on)
    return Moment(local.astimezone(KST).date(), local.astimezone(UTC))


def _zone(text: str | None) -> timezone:
    zone = (text or "").strip()
    if not zone:
        return KST
    if zone in ("Z", "UTC", "GMT"):
        return UTC
    sign = -1 if zone[0] == "-" else 1
    digits = zone[1:].replace(":", "")
    try:
        return timezone(sign * timedelta(hours=int(digits[:2]), minutes=int(digits[2:4])))
    except ValueError:
        return KST

"""Belongs here: when a page was published and modified, from the most trusted of its sources.
Does not: the syntax of dates (page_dates) and of JSON-LD (structured_data), nor titles and authors (metadata).

Trust in dates, highest first: sidecar, json_ld, meta, dateline, url, text. The first that gives a date wins; the others
do not vote. A modification date is kept apart and never stands in; a clock without a year (04.20 (토)) is no date.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, NamedTuple

from transforms.articles.line_rules import is_plain_statement, is_sentence, kind_of_line
from transforms.articles.page_dates import Moment, find_moments, labelled_moments, read_moment
from transforms.articles.vocabulary import word_list

TRUST_IN_DATES = ("sidecar", "json_ld", "meta", "dateline", "url", "text")

_PUBLISHED_METAS = word_list("published_metas")
_MODIFIED_METAS = word_list("modified_metas")
_URL_DATE = re.compile(
    r"(?<![\d.])(?P<year>(?:19|20)\d\d)[/\-.](?P<month>0?[1-9]|1[0-2])[/\-.](?P<day>0?[1-9]|[12]\d|3[01])(?!\d)"
    r"|(?<!\d)(?P<cyear>20[012]\d)(?P<cmonth>0[1-9]|1[0-2])(?P<cday>0[1-9]|[12]\d|3[01])(?=\d{0,10}(?!\d))"
    r"|(?<=[A-Za-z=_/])(?P<pyear>20[012]\d)(?P<pmonth>0[1-9]|1[0-2])(?P<pday>0[1-9]|[12]\d|3[01])"
)

_LABEL_ALONE = re.compile(
    r"(?:최초\s?)?(?:기사\s?)?(?:입력|등록|승인|작성|송고|게재|게시|발행|수정|최종\s?수정|업데이트)(?:\s?(?:일자|일시|시간|시각|일))?\s*[:：]?"
)
# The imprint prints when the outlet was registered, which is no article's date.
_IMPRINT = re.compile(
    r"등록\s?번호|발행인|편집인|인터넷\s?신문|사업자|통신판매|등록\s?연월일|등록일자|발행일자|창간|제호|대표이사|청소년\s?보호"
)
_WEEKDAY_ALONE = re.compile(
    r"\D{0,6}(?:19|20)\d\d\s?[.\-/년]\s?\d{1,2}\s?[.\-/월]\s?\d{1,2}\s?일?[.,]?\s*[(\[]?[월화수목금토일](?:요일)?[)\]]?"
)
_OF_AN_EVENT = re.compile("행사|기간|마감|개최|공연|시행|기준|출시|개막|장소|부터|까지|[~∼]")
_NEAR_LINES = 40
_FAR_DOWN = 3
_SHORTEST_PROSE = 30
_FAR_APART = 62  # days; a dateline's day of writing and of change lie nearer
_KOREAN_OFFSET = timedelta(hours=9)


class PublicationDate(NamedTuple):
    moment: Moment
    source: str


def publication_date(
    hint: date | datetime | str | None,
    objects: list[dict[str, Any]],
    metas: dict[str, str],
    lines: Iterable[str],
    url: str | None,
    time_tags: list[str],
    above_body: int | None = None,
) -> PublicationDate | None:
    """The publication date by TRUST_IN_DATES. `lines` are the page's lines around title and body, nearest first.

    The first `above_body` of them stand above the body; unknown, they are those above the first prose.
    """
    lines = list(lines)
    head = len(_with_labels_joined(lines[: _first_prose(lines) if above_body is None else above_body]))
    lines = _without_headings_of_a_chronology(_with_labels_joined(lines))
    printed = cache(lambda: _dateline(lines, head))
    readers = (
        ("sidecar", lambda: moment_of_hint(hint)),
        (
            "json_ld",
            lambda: _first_moment(
                value.get("datePublished") or value.get("dateCreated") or value.get("uploadDate") for value in objects
            ),
        ),
        ("meta", lambda: _first_moment(metas.get(name) for name in _PUBLISHED_METAS)),
        ("dateline", lambda: printed() or _first_moment(time_tags)),
        ("url", lambda: _moment_in_url(url)),
        ("text", lambda: _moment_in_text(lines, head)),
    )
    for source, read in readers:
        moment = read()
        if moment:
            return PublicationDate(_with_time_of(moment, printed()), source)
    return None


def moment_of_hint(hint: date | datetime | str | None) -> Moment | None:
    """A sidecar's date; a string is read as any page's date is."""
    if isinstance(hint, datetime):
        return read_moment(hint.isoformat())
    if isinstance(hint, date):
        return Moment(hint)
    return read_moment(hint)


def _with_time_of(moment: Moment, printed: Moment | None) -> Moment:
    """The same moment, its time taken from the dateline where the source gives none, or gives Korean time as UTC."""
    if printed is None or printed.at is None:
        return moment
    if moment.at is None:
        return printed if printed.on == moment.on else moment
    return printed if moment.at - printed.at == _KOREAN_OFFSET else moment


def _first_moment(values: Iterable[Any]) -> Moment | None:
    for value in values:
        moment = read_moment(value) if isinstance(value, str) else None
        if moment:
            return moment
    return None


def modification_date(objects: list[dict[str, Any]], metas: dict[str, str], lines: Iterable[str]) -> Moment | None:
    moment = _first_moment(value.get("dateModified") for value in objects) or _first_moment(
        metas.get(name) for name in _MODIFIED_METAS
    )
    if moment:
        return moment
    for line in lines:
        modified = labelled_moments(line)[1] if len(line) < 200 and not _is_prose(line) else None
        if modified:
            return modified
    return None


def _dateline(lines: list[str], head: int) -> Moment | None:
    """Near the title a labelled date (입력 …), then a line that is little but a date; further off a labelled one."""
    head = len(_short(lines[:head]))
    short = _short(lines)
    near, far = short[:_NEAR_LINES], short[_NEAR_LINES:]
    return _labelled(near) or _bare_date(near, head) or _labelled(far) or _bare_date(far[-12:], 0)


def _first_prose(lines: list[str]) -> int:
    return next((index for index, line in enumerate(lines) if _is_prose(line)), len(lines))


def _is_prose(line: str) -> bool:
    return len(line) >= _SHORTEST_PROSE and is_plain_statement(line)


def _short(lines: list[str]) -> list[str]:
    return [line for line in lines if len(line) < 200 and not _IMPRINT.search(line) and not _is_prose(line)]


def _with_labels_joined(lines: Iterable[str]) -> list[str]:
    """Lines, a label that stands alone (입력 :) joined with the line after it."""
    joined: list[str] = []
    for line in lines:
        if joined and _LABEL_ALONE.fullmatch(joined[-1]):
            joined[-1] += " " + line
        else:
            joined.append(line)
    return joined


def _labelled(lines: list[str]) -> Moment | None:
    return next((moment for moment in (labelled_moments(line)[0] for line in lines) if moment), None)


def without_clocks(above_title: list[str]) -> list[str]:
    """Lines above the title without 2025년 8월 2일, 토요일: a masthead shows the day of the visit."""
    return [line for line in above_title if not _WEEKDAY_ALONE.fullmatch(line)]


def _bare_date(lines: list[str], head: int) -> Moment | None:
    """The first line that is little but a date; None where it opens a list of other articles, each with its date.

    From `head` on stand the article and what is below it: a date beside other words is a teaser's there, and so are
    dates that differ.
    """
    dates = [
        (index, moment)
        for index, line in enumerate(lines)
        if (moment := _date_alone(line)) and (index < head or kind_of_line(line) is not None)
    ]
    if not dates:
        return None
    first, moment = dates[0]
    days = len({other.on for _, other in dates[:4]})
    is_of_a_list = (first >= head and days > 1) or (first > _FAR_DOWN and days > 2)
    return None if is_of_a_list else moment


def _without_headings_of_a_chronology(lines: list[str]) -> list[str]:
    """The lines without dates far apart, bare and right below each other: they head the parts of an article."""
    bare = [(index, moment) for index, line in enumerate(lines[:_NEAR_LINES]) if (moment := _date_alone(line))]
    if len(bare) < 2:
        return lines
    (first, earlier), (second, later) = bare[:2]
    timeless = earlier.at is None and later.at is None
    if not timeless or second - first > 1 or abs((later.on - earlier.on).days) <= _FAR_APART:
        return lines
    headings = {index for index, _ in bare}
    return [line for index, line in enumerate(lines) if index not in headings]


def _date_alone(line: str) -> Moment | None:
    found = find_moments(line, limit=2)
    if not found or labelled_moments(line)[1]:
        return None
    start, end, moment = found[0]
    rest = (line[:start] + line[end:]).strip()
    if _OF_AN_EVENT.search(rest):
        return None
    return moment if len(rest) <= (30 if moment.at else 14) else None


def _moment_in_url(url: str | None) -> Moment | None:
    for match in _URL_DATE.finditer(url or ""):
        parts = [match[name] for name in ("year", "month", "day") if match[name]] or [
            match[name] for name in ("cyear", "cmonth", "cday") if match[name]
        ]
        parts = parts or [match[name] for name in ("pyear", "pmonth", "pday") if match[name]]
        moment = read_moment("-".join(parts))
        if moment:
            return moment
    return None


def _moment_in_text(lines: list[str], head: int) -> Moment | None:
    """A date in a short line near the title that is neither prose, nor a list's item, nor the imprint."""
    dates: list[tuple[int, Moment]] = []
    for index, line in enumerate(lines[:_NEAR_LINES]):
        if len(line) >= 80 or line[:1] in "-·•▶☞" or is_sentence(line):
            continue
        if _IMPRINT.search(line) or _OF_AN_EVENT.search(line) or (index >= head and kind_of_line(line) is None):
            continue
        found = find_moments(line, limit=1)
        if found and not labelled_moments(line)[1] and not re.search(r"\(\s*$", line[: found[0][0]]):
            dates.append((index, found[0][2]))
    if not dates or (dates[0][0] >= head and len({moment.on for _, moment in dates}) > 1):
        return None
    return dates[0][1]

"""Belongs here: an HTML page's title, publisher, authors and publication date, each from its most trusted source.
Does not: the syntax of dates (page_dates) and of JSON-LD (structured_data), nor names of outlets (publishers).

Trust in dates, highest first: sidecar, json_ld, meta, dateline, url, text. The first that gives a date wins; the others
do not vote. A modification date is kept apart and never stands in; a clock without a year (04.20 (토)) is no date.
"""

import html
import re
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, NamedTuple

from transforms.articles.dom import Page, clean_text
from transforms.articles.line_rules import is_sentence
from transforms.articles.page_dates import Moment, find_moments, labelled_moments, read_moment
from transforms.articles.vocabulary import word_list, words

TRUST_IN_DATES = ("sidecar", "json_ld", "meta", "dateline", "url", "text")

_PUBLISHED_METAS = word_list("published_metas")
_MODIFIED_METAS = word_list("modified_metas")
_URL_DATE = re.compile(
    r"(?<![\d.])(?P<year>(?:19|20)\d\d)[/\-.](?P<month>0?[1-9]|1[0-2])[/\-.](?P<day>0?[1-9]|[12]\d|3[01])(?!\d)"
    r"|(?<!\d)(?P<cyear>20[012]\d)(?P<cmonth>0[1-9]|1[0-2])(?P<cday>0[1-9]|[12]\d|3[01])(?=\d{0,10}(?!\d))"
    r"|(?<=[A-Za-z=_/])(?P<pyear>20[012]\d)(?P<pmonth>0[1-9]|1[0-2])(?P<pday>0[1-9]|[12]\d|3[01])"
)
_DATE_NAMES = re.compile(r"date|time|regi|pub|입력|등록|info|day|write|byline", re.I)
_TITLE_BREAK = re.compile(
    r"\s+[|｜ㅣ\-–—:：<>·•«»‹›~]+\s+|\s*[|｜ㅣ«»]\s*|\s*::+\s*|\s+[<>]+\s*|\s*\[(?=[가-힣A-Za-z0-9]{2,12}\]$)"
)
_SPACES_AND_QUOTES = re.compile(r"[\s\"'“”‘’·]+")
_TITLE_SEPARATORS = "|｜ㅣ-–—:<>«»/~]["
_AUTHOR_SUFFIX = re.compile(
    r"\s*(?:(?:수습|인턴|선임|전문|객원)?\s?기자|특파원|논설위원|통신원|칼럼니스트|PD|앵커)\s*.*$"
)
_EMAIL = re.compile(r"[\w.+\-]+@[\w\-.]+")
_KOREAN_NAME = re.compile(r"[가-힣]{2,4}")
_BYLINE_NAME = re.compile(
    r"([가-힣]{2,4}(?:\s?[·,・]\s?[가-힣]{2,4}){0,4})\s?(?:수습|인턴|선임|전문|객원)?\s?(?:기자|특파원|논설위원|통신원|칼럼니스트)"
)
_SECTIONS = words("section_titles")
_NOT_NAMES = words("not_author_names")


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
_NEAR_LINES = 40
_FAR_DOWN = 3
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
) -> PublicationDate | None:
    """The publication date by TRUST_IN_DATES. `lines` are the page's lines around title and body, nearest first."""
    lines = list(lines)
    printed = cache(lambda: _dateline(lines))
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
        ("text", lambda: _moment_in_text(lines)),
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
        modified = labelled_moments(line)[1] if len(line) < 200 else None
        if modified:
            return modified
    return None


def _dateline(lines: list[str]) -> Moment | None:
    """Near the title a labelled date (입력 …), then a line that is little but a date; further off a labelled one."""
    short = [line for line in _with_labels_joined(lines) if len(line) < 200 and not _IMPRINT.search(line)]
    near, far = short[:_NEAR_LINES], short[_NEAR_LINES:]
    return _labelled(near) or _bare_date(near) or _labelled(far) or _bare_date(far[-12:])


def _with_labels_joined(lines: list[str]) -> list[str]:
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


def _bare_date(lines: list[str]) -> Moment | None:
    """The first line that is little but a date; None where it opens a list of other articles, each with its date."""
    dates = [(index, moment) for index, line in enumerate(lines) if (moment := _date_alone(line))]
    if not dates or (dates[0][0] > _FAR_DOWN and len({moment.on for _, moment in dates[:4]}) > 2):
        return None
    return dates[0][1]


def _date_alone(line: str) -> Moment | None:
    found = find_moments(line, limit=2)
    if not found or labelled_moments(line)[1]:
        return None
    start, end, moment = found[0]
    rest = (line[:start] + line[end:]).strip()
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


def _moment_in_text(lines: list[str]) -> Moment | None:
    """A date in a short line near the title that is neither prose, nor a list's item, nor the imprint."""
    for line in lines[:_NEAR_LINES]:
        if len(line) >= 80 or line[:1] in "-·•▶☞" or is_sentence(line) or _IMPRINT.search(line):
            continue
        found = find_moments(line, limit=1)
        if found and not labelled_moments(line)[1] and not re.search(r"\(\s*$", line[: found[0][0]]):
            return found[0][2]
    return None


def title_of(
    objects: list[dict[str, Any]],
    metas: dict[str, str],
    headings: list[str],
    document_title: str,
    site_names: frozenset[str],
) -> str | None:
    """The headline: the declared one without the site's suffix, or the page's own heading where that is the same."""
    headline = next(
        (
            value["headline"]
            for value in objects
            if isinstance(value.get("headline"), str) and value["headline"].strip()
        ),
        "",
    )
    declared = [
        clean_text(html.unescape(text))
        for text in (metas.get("og:title"), headline, metas.get("twitter:title"), metas.get("title"), document_title)
        if text
    ]
    squeeze = cache(_squeezed)
    for text in dict.fromkeys(declared):
        matching = [heading for heading in headings if _same_headline(heading, squeeze(text), squeeze)]
        if matching:
            return max(matching, key=len)
    stripped = [without_site_suffix(text, site_names) for text in declared]
    return next((text for text in stripped if text), None) or (headings[0] if headings else None)


def _same_headline(heading: str, b: str, squeeze: Callable[[str], str]) -> bool:
    """Whether a line is the headline that `b` declares with a site's name before or after it, or cut short."""
    if len(heading) < 8 or len(heading) > 2 * len(b) + 8:
        return False
    a = squeeze(heading)
    if a == b:
        return True
    if len(a) >= 0.5 * len(b):
        if b.startswith(a) and b[len(a)] in _TITLE_SEPARATORS:
            return True
        if b.endswith(a) and b[-len(a) - 1] in _TITLE_SEPARATORS:
            return True
    return b.endswith(("...", "…")) and len(b) > 12 and a.startswith(b.rstrip(".…"))


def _squeezed(text: str) -> str:
    return text if text.isalnum() else _SPACES_AND_QUOTES.sub("", text)


def without_site_suffix(title: str, site_names: frozenset[str]) -> str:
    """The title without the site, section or portal name that a separator sets off at its end or front."""
    for _ in range(3):
        breaks = list(_TITLE_BREAK.finditer(title))
        if not breaks:
            break
        last, first = breaks[-1], breaks[0]
        tail, head = title[last.end() :].strip(" ]"), title[: first.start()].strip()
        if _is_site_name(tail, site_names) and last.start() > 4:
            title = title[: last.start()].strip()
        elif _is_site_name(head, site_names) and len(title) - first.end() > 4:
            title = title[first.end() :].strip()
        else:
            break
    return title.strip()


def is_generic_title(title: str | None) -> bool:
    """Whether a declared title names a section of the site (보도자료, 뉴스) and no article."""
    if not title or len(_squeezed(title)) < 6:
        return True
    return re.split(r"\s*[|>:<ㅣ｜]\s*|\s+-\s+", title)[0] in _SECTIONS


def _is_site_name(text: str, site_names: frozenset[str]) -> bool:
    key = _squeezed(text).lower()
    if not key:
        return True
    if any(key == name or (len(name) >= 2 and len(key) <= len(name) + 12 and name in key) for name in site_names):
        return True
    return (
        len(text) <= 16
        and re.search(
            r"(?:뉴스|신문|일보|경제|방송|매거진|투데이|타임스|저널|News|Daily|Times|미디어|닷컴|포털)$", text
        )
        is not None
    )


def authors_of(objects: list[dict[str, Any]], metas: dict[str, str], bylines: Iterable[str]) -> list[str]:
    """Names of the authors, without titles and addresses, in the order in which the page gives them."""
    names: list[str] = []
    for value in objects:
        authors = value.get("author") or value.get("creator")
        for author in authors if isinstance(authors, list) else [authors]:
            name = author.get("name") if isinstance(author, dict) else author
            for part in name if isinstance(name, list) else [name]:
                names.extend(_names_in(part) if isinstance(part, str) else [])
    for key in ("dable:author", "article:author", "author", "byl", "parsely-author", "twitter:creator"):
        if not names and key in metas and "://" not in metas[key]:
            names.extend(_names_in(metas[key]))
    if not names:
        for line in bylines:
            for match in _BYLINE_NAME.finditer(line):
                names.extend(name for name in _KOREAN_NAME.findall(match[1]) if name not in _NOT_NAMES)
    return list(dict.fromkeys(names))[:8]


def _names_in(text: str) -> list[str]:
    text = _EMAIL.sub("", clean_text(text))
    if len(text) > 80:
        return []
    parts = [_AUTHOR_SUFFIX.sub("", part).strip(" ()[]@|/") for part in re.split(r"[,·;/&|]|\s및\s", text)]
    return [
        part
        for part in parts
        if 2 <= len(part) <= 40
        and part not in _NOT_NAMES
        and not re.search(r"뉴스|신문|일보|방송|경제|온라인|편집|\.com|\.kr", part)
    ]


def nearest_lines(page: Page, title: str | None) -> list[str]:
    """The page's short lines, those that follow the title first: where a dateline is looked for."""
    texts = [block.text for block in page.blocks]
    key = _squeezed(title or "")
    position = next((i for i, text in enumerate(texts) if key and len(text) < 300 and _squeezed(text) == key), None)
    if position is None:
        return texts[:80]
    return [
        *texts[position : position + 40],
        *without_clocks(texts[max(0, position - 6) : position])[::-1],
        *texts[position + 40 : position + 160],
    ]

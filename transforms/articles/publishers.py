"""Belongs here: which outlet published a page: outlets and domains, portals told apart.
Does not: reading the page itself (html_page, text_dump), and profiles of page layouts (page_profiles).
"""

import csv
import re
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any
from urllib.parse import urlsplit

from transforms.articles.body_lines import same_text_key
from transforms.articles.line_rules import HANGUL, is_sentence, kind_of_line
from transforms.articles.vocabulary import word_list, words

_PORTAL_DOMAINS = words("portal_domains")
_PORTAL_NAMES = words("portal_names")
_METAS_OF_SOURCE = word_list("source_metas")
_METAS_OF_PUBLISHER = word_list("publisher_metas")
_POST_BUTTONS = "게시글 관리"
_SUBSCRIBE = ("구독하기", "구독")
_REGISTRY_SUFFIXES = ("com", "co.kr", "kr", "net", "or.kr", "org", "tv")
_COPYRIGHT_OWNER = re.compile(
    r"(?:저작권자\s?(?:ⓒ|©|\(c\))?|copyrights?\s?(?:ⓒ|©|\(c\))?(?:\s?(?:by|\d{4}(?:\s?[-–~]\s?\d{4})?))*|ⓒ|©)\s*[:：]?\s*(?:\d{4}\.?\s)?['\"‘“]?(?P<owner>[^<>\[\]()|,.:·ⓒ©'\"’”]{2,30}?)['\"’”]?\s*"
    r"(?:\(|[,.|&:]|무단|all rights|재배포|co\b|inc\b|corp|ltd|\d{4}|및\s|\)|\]|>|$|\s-\s|제공|www|http)",
    re.I,
)
_WIRE_DATELINE = re.compile(
    r"^[\[(〔【]\s?[가-힣A-Za-z·,\s]{1,16}\s?=\s?(?P<agency>[가-힣A-Za-z0-9]{2,12})\s?[\])〕】]"
)
_OUTLET_DATELINE = re.compile(
    r"^[\[(〔【]\s?(?P<outlet>[가-힣A-Za-z0-9]{2,14})(?:\s?=\s?|\s+)(?:[가-힣]{2,5}(?:의\s[^\])]{1,14}|\s?(?:[가-힣]{0,4}기자|특파원|칼럼니스트|통신원)[^\])]{0,12}))[\])〕】]"
)
_YEARS = re.compile(r"^(?:\d{4}[\s\-–~]*)+|[\s\-–~]*(?:\d{4}[\s\-–~]*)+$|(?<=일보)사$|(?<=신문)사$")
_NO_OWNER = re.compile(r"(?:제공|무단|all rights|저작권|기사|본 |이 |위 |해당|by |the )", re.I)
_EMAIL_DOMAIN = re.compile(r"[\w.+\-]+@([\w\-]+(?:\.[\w\-]+)+)")
_OUTLET_NAME = (
    r"(?P<outlet>[가-힣A-Za-z0-9]{1,10}"
    r"(?:뉴스|신문|일보|경제|통신|방송|TV|투데이|타임스|타임즈|저널|미디어|데일리|뉴스룸|매거진|블로그|신보))"
)
_BEFORE_REPORTER = re.compile(
    rf"[\[(]?{_OUTLET_NAME}[\s=]+[가-힣]{{2,4}}\s?(?:[가-힣]{{0,4}}기자|특파원|논설위원|칼럼니스트)"
)
_MASTHEAD = re.compile(rf"{_OUTLET_NAME}(?:\s(?:뉴스|NEWS))?(?:\s?[|ㅣ].{{0,60}})?")
_PARTICLE = re.compile(r"(?:와|과|를|을|의|가|이|은|는|에서|에)$")
_WORD = re.compile(r"[가-힣A-Za-z0-9]+")
_OUTLET_WORD = re.compile(rf"{_OUTLET_NAME}")
_NAME_BREAK = re.compile(r"\s+[|｜:]\s+|\s+-\s+")
# 누리방송 뉴스, ABC NEWS: the broadcaster's news desk is the broadcaster.
_NEWS_DESK = re.compile(r"(?:(?<=방송)|(?<=TV)|(?<=[A-Z]BC)|(?<=[A-Z]BS))\s?(?:뉴스|NEWS|News)$")
# 한겨레 뉴스: the news pages of an outlet of the table. Two syllables and 뉴스 are an outlet of their own (중앙뉴스).
_NEWS_PAGES = re.compile(r"(?:(?:(?<=[a-z0-9])|(?<=...))(?:뉴스|news)|닷컴|신문사)$")
_LEGAL_FORM = re.compile(
    r"^\s*(?:\(주\)|㈜|주식회사)\s*|\s*(?:\(주\)|㈜|주식회사|co\.?,?\s?ltd\.?|inc\.?|corp\.?)\s*$", re.I
)


@cache
def _outlets() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """(name by domain, name by key of name or alias, name by the domain's own word)."""
    by_domain: dict[str, str] = {}
    by_key: dict[str, str] = {}
    by_stem: dict[str, str] = {}
    table = resources.files(__package__).joinpath("outlets.csv").read_text("utf-8")
    for row in csv.DictReader(table.splitlines()):
        for domain in row["domains"].split():
            by_domain[domain] = row["name"]
            stem, _, suffix = domain.partition(".")
            if len(stem) >= 5 and suffix in _REGISTRY_SUFFIXES:
                by_stem.setdefault(stem, row["name"])
        for name in (row["name"], *row["aliases"].split("|")):
            if name:
                by_key.setdefault(same_text_key(name), row["name"])
    return by_domain, by_key, by_stem


@cache
def outlet_keys() -> frozenset[str]:
    """Keys (same_text_key) of all known outlets and portals: lines that consist of such a name are frame."""
    _, by_key, by_stem = _outlets()
    return frozenset(by_key) | frozenset(by_stem) | _PORTAL_NAMES


def host_of(url: str | None) -> str:
    """Host name in lower case, without www; empty for None and for what is no URL."""
    try:
        host = (urlsplit(url or "").hostname or "").lower()
    except ValueError:
        return ""
    return host.removeprefix("www.").removeprefix("m.").removeprefix("amp.")


def is_portal(url: str | None) -> bool:
    host = host_of(url)
    return any(host == domain or host.endswith("." + domain) for domain in _PORTAL_DOMAINS)


def outlet_of_domain(url: str | None) -> str | None:
    """The outlet whose site a URL belongs to, or whose part of a site; None for portals, blogs and unknown sites."""
    host = host_of(url)
    section = urlsplit(url or "").path.split("/")[1:2] if host else []
    by_domain = _outlets()[0]
    while "." in host:
        for place in ("/".join([host, *section]), host):
            if place in by_domain:
                return by_domain[place]
        host = host.partition(".")[2]
    return None


def canonical_name(name: str | None) -> str | None:
    """The name of an outlet as the table spells it, other names cleaned; None for portals and for what is no name."""
    if not name or "://" in name:
        return None
    name = _LEGAL_FORM.sub("", re.sub(r"\s+", " ", name)).strip(" |·-:<>[]()\"'“”‘’@")
    parts = [part for part in _NAME_BREAK.split(name) if part and same_text_key(part) not in _PORTAL_NAMES]
    name = parts[0] if parts else ""
    key = same_text_key(name)
    if not key or key in _PORTAL_NAMES or len(name) > 40:
        return None
    _, by_key, by_stem = _outlets()
    outlet = by_key.get(key) or by_stem.get(key) or by_key.get(_NEWS_PAGES.sub("", key))
    return outlet or _NEWS_DESK.sub("", name)


def is_known_outlet(name: str | None) -> bool:
    return bool(name) and same_text_key(name or "") in _outlets()[1]


def is_outlet_like(name: str) -> bool:
    return is_known_outlet(name) or _OUTLET_WORD.fullmatch(name) is not None


def copyright_owner(lines: list[str]) -> str | None:
    """The outlet that a copyright line names; a known one wins over the first."""
    owners = []
    for line in lines:
        for match in _COPYRIGHT_OWNER.finditer(line) if len(line) < 400 else ():
            owner = canonical_name(_YEARS.sub("", match["owner"].strip()))
            if owner and not is_known_outlet(owner):
                owner = next((canonical_name(word) for word in owner.split() if is_known_outlet(word)), owner)
            if owner and is_outlet_like(owner.split()[0]):
                owner = owner.split()[0]
            if owner and re.search(r"[가-힣A-Za-z]{2}", owner) and not _NO_OWNER.match(owner):
                owners.append(owner)
    return next((owner for owner in owners if is_known_outlet(owner)), owners[0] if owners else None)


def outlet_of_emails(lines: list[str]) -> str | None:
    """The outlet at whose domain the reporters' addresses are."""
    for line in lines:
        for match in _EMAIL_DOMAIN.finditer(line):
            if outlet := outlet_of_domain("https://" + match[1]):
                return outlet
    return None


def outlet_in_lines(lines: list[str]) -> str | None:
    """An outlet that stands before a reporter's name, or alone on a line as mastheads do; known ones first."""
    found = []
    for line in lines:
        if len(line) > 60:
            continue
        match = _BEFORE_REPORTER.match(line) or (None if kind_of_line(line) else _MASTHEAD.fullmatch(line))
        name = canonical_name(match["outlet"]) if match else canonical_name(line) if len(line) <= 20 else None
        if name and (match or is_known_outlet(name)):
            found.append(name)
    return next((name for name in found if is_known_outlet(name)), found[0] if found else None)


def outlet_most_named(lines: list[str]) -> str | None:
    """The outlet that the frame names again and again: 구독신청, 로고, 와 친구하기."""
    counts: dict[str, int] = {}
    for line in lines:
        if len(line) > 60 or "://" in line or is_sentence(line):
            continue
        for word in _WORD.findall(line)[:6]:
            name = canonical_name(_PARTICLE.sub("", word))
            if name and len(word) > 2 and is_outlet_like(name):
                counts[name] = counts.get(name, 0) + (2 if is_known_outlet(name) else 1)
    best = max(counts, key=lambda name: counts[name], default=None)
    return best if best and counts[best] >= 2 else None


def outlet_in_dateline(lines: list[str]) -> str | None:
    """(서울=연합뉴스), [이데일리 홍길동 기자]: the outlet that the lead itself names."""
    for line in lines:
        match = _WIRE_DATELINE.match(line)
        if match:
            return canonical_name(match["agency"])
        match = _OUTLET_DATELINE.match(line)
        if match:
            return canonical_name(match["outlet"])
    return None


def name_of_blog(lines: list[str]) -> str | None:
    """The blog's name where its platform prints it: right below the buttons that manage a post."""
    for index, line in enumerate(lines):
        if line == _POST_BUTTONS:
            below = (text for text in lines[index + 1 : index + 3] if text not in _SUBSCRIBE)
            return next((canonical_name(text) for text in below if 2 <= len(text) <= 30), None)
    return None


def publisher_of(
    url: str | None,
    objects: list[dict[str, Any]],
    metas: dict[str, str],
    lines: list[str],
    body: list[str],
    title_tail: str | None,
) -> str | None:
    """The outlet, never a portal: by domain, JSON-LD, meta tags, dateline, copyright line, title suffix, frame."""
    addresses = [url, metas.get("og:url"), metas.get("twitter:url")]
    for address in addresses:
        if outlet := outlet_of_domain(address):
            return outlet
    on_portal = any(map(is_portal, addresses)) or same_text_key(metas.get("og:site_name", "")) in _PORTAL_NAMES
    declared = _declared_names(objects, metas, on_portal)
    captions = [line for line in lines if kind_of_line(line) == "caption"]
    own_lines = [line for line in lines if line not in captions] if captions else lines
    signed = [
        outlet_in_dateline(body[:2]) if on_portal else None,
        *_own_script_first(copyright_owner(own_lines), canonical_name(title_tail)),
        name_of_blog(lines),
        outlet_in_dateline(body[:2]),
        outlet_in_dateline(lines[:60]),
        outlet_of_emails(lines),
    ]
    printed = [outlet_in_lines(lines[:60]), outlet_most_named(lines), copyright_owner(captions)]
    return (
        _first_known(declared)
        or (None if on_portal else _confirmed(declared, own_lines, canonical_name(title_tail)))
        or _first_known(signed)
        or next(iter(declared), None)
        or next((name for name in signed if name and HANGUL.search(name)), None)
        or _first_known(printed)
        or next((name for name in [*signed, *printed] if name), None)
    )


def _confirmed(declared: list[str], lines: list[str], title_tail: str | None) -> str | None:
    """A declared name that the page prints as its own: a wire's report on it is signed by the wire."""
    owners = {copyright_owner([line]) for line in lines if kind_of_line(line) == "copyright"}
    return next((name for name in declared if name == title_tail or name in owners), None)


def _first_known(names: Sequence[str | None]) -> str | None:
    return next((name for name in names if is_known_outlet(name)), None)


def _declared_names(objects: list[dict[str, Any]], metas: dict[str, str], on_portal: bool) -> list[str]:
    """Names that JSON-LD and meta tags give; on a portal first those that tell whose article it shows."""
    candidates: list[str | None] = []
    for value in objects:
        publisher = value.get("publisher") or value.get("sourceOrganization")
        for item in publisher if isinstance(publisher, list) else [publisher]:
            name = item.get("name") if isinstance(item, dict) else item
            candidates.append(name if isinstance(name, str) else None)
    keys = _METAS_OF_SOURCE if on_portal else ()
    candidates.extend(re.split(r"\s?[|｜]\s?", metas[key])[0] for key in keys if key in metas)
    candidates.extend(metas.get(key) for key in _METAS_OF_PUBLISHER)
    return [name for name in map(canonical_name, candidates) if name]


def _own_script_first(owner: str | None, title_tail: str | None) -> tuple[str | None, str | None]:
    """A copyright line often has a company's name in English where the document's title has the outlet's."""
    if owner and title_tail and HANGUL.search(title_tail) and not HANGUL.search(owner):
        return title_tail, owner
    return owner, title_tail

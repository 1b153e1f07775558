"""Belongs here: what makes a doubtful name (a common word, a town, a telling ending) an organisation in its text.
Does not: words that neither the table nor an ending tells (announced).
"""

import re
from functools import cache

from transforms.organisations.context_words import (
    QUOTE,
    either,
    introducer,
    modifies_next,
    sentence_of,
    separator_after,
    separator_before,
    words,
)
from transforms.organisations.lexicon import is_ordinary, is_place
from transforms.organisations.spelling import LEGAL_SIGNS

_LONGEST_SIGN = max(map(len, LEGAL_SIGNS))

_SENTENCE_START = re.compile(r"(?:^|[\n.\"”’'…]\s*|기자\s?=\s?|[,)\]]\s)$")
# The word before ends its part of the clause, so that it does not modify the name (소니가 번지를, but not 투자 대상을).
_CLAUSE_PART = re.compile(r"(?:^|\n|[은는이가을를에서도,.”’] )$")
_QUOTES = frozenset("‘’'\"“”")
_LIST_SIGNS = frozenset("△▲▷")
_MEASURES = re.compile("이상|이하|미만|초과")
_AFTER_FIGURE = re.compile(r"(?:%|\d[주원명])\s?$")
_SHARES = re.compile(r"지분|주주|주식")
_REGION_NEXT = re.compile(r"\s?[가-힣]{1,4}(?:시|군|구|동|읍|면|로|길|리)(?![가-힣])")
_TOPIC = re.compile(r"(?:은|는|이|가|도|측은|측이)(?= )")
_ARGUMENT = re.compile(r"[은는이가을를와과의](?![가-힣])")
_HEAD_OF_TOWN = re.compile(r"\((?:군수|시장|구청장|도지사|지사)[ :]")
_LOCAL_PARTICLE = re.compile(r"(?:은|는|이|가|와|과|의|도|,|·|측|청)(?![가-힣])")


def _trades() -> str:
    """Introducers that name a trade, as 게임사 and 제약사: one company follows, where 기업 may announce anything."""
    return "|".join(word for word in words("introducers") if word.endswith("사") and len(word) > 2)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    exchanges = "KOSPI|코스닥|코스피|KOSDAQ|NYSE|NASDAQ|나스닥"
    gap = r"(?:[^.\n]{0,24} )?"
    return {
        "bracket": re.compile(
            rf"{QUOTE}?\s?\((?:\d{{6}}|{exchanges}|[가-힣]{{2,4}} (?:대표|대표이사|회장)\)|"
            rf"대표|이하|회장|사장|이사장|원장|총장|CEO)|㈜|\(주\)|그룹(?![가-힣])"
        ),
        "title": re.compile(rf"\s(?:{either('titles')})(?![가-힣]{{2}})"),
        "office": re.compile(rf"\s(?:{either('offices')})(?![가-힣]{{2}})"),
        "introduced": re.compile(rf"{introducer()} {QUOTE}?$"),
        "kin": re.compile(rf"(?<![가-힣])(?:{either('kin')})(?:인|이자)? {QUOTE}?$"),
        "trade": re.compile(rf"(?<![가-힣])(?:{_trades()}) {QUOTE}?$"),
        "actor": re.compile(either("actor")),
        "local_actor": re.compile(either("local_actor")),
        "object": re.compile(rf"[을를] {gap}(?:{either('object')})"),
        "target": re.compile(rf"에 {gap}(?:{either('target')})"),
        "partner": re.compile(rf"[와과] {gap}(?:{either('partner')})"),
        "takeover": re.compile(rf"[을를] {gap}(?:인수|합병|흡수합병)"),
        "shares": re.compile(r"의? (?:지분|주식|최대주주|경영권)"),
        "share": re.compile(r"\s?\(?\d[\d.]*%"),
        "sender": re.compile(r"(?:으로|로)부터 "),
    }


def evidence(text: str, start: int, end: int, edges: set[int], *, ending: bool) -> str | None:
    """Name of the evidence that the doubtful word at `start`, `end` names an organisation, None if nothing says so.

    `edges` are the ends of sure mentions; `ending` is true for a word in no table that ends like an organisation.
    """
    if _MEASURES.match(text, start) and _AFTER_FIGURE.search(text, max(0, start - 3), start):
        return None  # 30% 이상의 지분
    ordinary = is_ordinary(text[start:end])
    beside = _beside(text, start, end, ordinary=ordinary, ending=ending)
    if beside is not None:
        return beside
    if in_list(text, start, end, edges):
        return "context_list"
    if _is_introduced(text, start, end, plain=ordinary and not ending):
        return "context_introduced"
    if text[start:end] in words("introducers"):
        return None
    return _predicate(text, start, end, ordinary=ordinary, ending=ending)


def _beside(text: str, start: int, end: int, *, ordinary: bool, ending: bool) -> str | None:
    """A legal form, a bracket or a title directly beside the name."""
    patterns = _patterns()
    if text.endswith(LEGAL_SIGNS, max(0, start - _LONGEST_SIGN), start):
        return "context_legal_form"
    if patterns["bracket"].match(text, end):
        return "context_bracket"
    if text[start - 1 : start] in _LIST_SIGNS and patterns["share"].match(text, end):
        return "context_figure" if _SHARES.search(text, *sentence_of(text, start)) else None
    if ordinary and not ending and not _CLAUSE_PART.search(text, max(0, start - 3), start):
        return None  # 임금피크제 대상 직원들: the word before modifies it
    return "context_title" if patterns["office" if ending and ordinary else "title"].match(text, end) else None


def _is_introduced(text: str, start: int, end: int, *, plain: bool) -> bool:
    """A noun in front announces the name; before a `plain` word only one that announces a single organisation."""
    patterns = _patterns()
    before = text[max(0, start - 16) : start]
    if patterns["kin"].search(before) or (patterns["trade"].search(before) and _ARGUMENT.match(text, end)):
        return True
    return not plain and patterns["introduced"].search(before) is not None


def _predicate(text: str, start: int, end: int, *, ordinary: bool, ending: bool) -> str | None:
    """What the clause says of the name: it is bought, joined, paid, or does what only a company does."""
    patterns = _patterns()
    for name in ("object", "target", "partner", "shares", "sender"):
        if (not ordinary or (ending and name == "shares")) and patterns[name].match(text, end):
            return f"context_{name}"
    if ordinary and _CLAUSE_PART.search(text, max(0, start - 3), start) and patterns["takeover"].match(text, end):
        return "context_takeover"
    if _TOPIC.match(text, end) and _SENTENCE_START.search(text, max(0, start - 8), start):
        return "context_subject" if patterns["actor"].search(text, end, sentence_of(text, end)[1]) else None
    return None


def local_evidence(text: str, start: int, end: int, edges: set[int]) -> str | None:
    """Name of the evidence that a town or province acts as an administration here, and is not only a place."""
    patterns = _patterns()
    listed = in_list(text, start, end, edges)
    if _REGION_NEXT.match(text, end) or (is_place(text[start:end]) and not listed):
        return None
    if patterns["title"].match(text, end):
        return "context_title"
    if _HEAD_OF_TOWN.match(text, end):
        return "context_bracket"
    if not _LOCAL_PARTICLE.match(text, end):
        return None
    if listed:
        return "context_list"
    if text[end] in "은는이가측" and patterns["local_actor"].search(text, end, sentence_of(text, end)[1]):
        return "context_subject"
    return "context_partner" if patterns["partner"].match(text, end) else None


def in_list(text: str, start: int, end: int, edges: set[int]) -> bool:
    """True when a sure mention stands beside the word, with only a separator between them."""
    quoted = text[start - 1 : start] in _QUOTES and text[end : end + 1] in _QUOTES
    first, last = (start - 1, end + 1) if quoted else (start, end)
    before = separator_before(text, first)
    if before and modifies_next(text, last, before.group()):
        return False
    if before and (before.start() in edges or (text[before.start() - 1] in _QUOTES and before.start() - 1 in edges)):
        return True
    after = separator_after(text, last)
    return after is not None and _list_lead().match(text, after.end()).end() in edges  # type: ignore[union-attr]


@cache
def _list_lead() -> re.Pattern[str]:
    """What may stand before the next name of a list: its country, a quotation mark."""
    return re.compile(rf"(?:(?:{either('countries')})의? )?(?:㈜|\((?:주|유)\)|주식회사 )?{QUOTE}?")

"""Belongs here: words in no table that their surroundings mark as an organisation (introducers, predicates, lists).
Does not: names told by their endings (suffixes), and doubtful names of the table (evidence).
"""

import re
from collections.abc import Iterable, Iterator

from transforms.organisations.context_words import QUOTE, opens_clause, opens_sentence, sentence_of
from transforms.organisations.edges import stem_end
from transforms.organisations.lexicon import (
    is_place,
    is_word,
)
from transforms.organisations.lists import enumerated_names
from transforms.organisations.plausible import (
    begins_person,
    calls_company,
    is_foreign_word,
    is_person,
    is_word_with_particle,
)
from transforms.organisations.sufficient import FIRM, WHOLE, suffices
from transforms.organisations.surroundings import (
    BEHIND,
    COUNTRY_BEHIND,
    FIRST_BEHIND,
    NAME_BEHIND,
    NEEDED,
    WORD_AND_SPACE,
    announces_another,
    by_particle,
    corporate,
    introducer_before,
    patterns,
)

_LONGEST_INTRODUCER = 16
# In this order: a name is told by the first rule that marks it.
_RULES = [
    *(
        "context_legal_form",
        "context_foreign_form",
        "context_introduced",
        "context_maker",
        "context_country",
        "context_object",
    ),
    *("context_target", "context_partner", "context_shares", "context_takeover", "context_lead", "context_subject"),
    *(
        "context_quoted",
        "context_quoted_spelled",
        "context_quoted_subject",
        "context_team",
        "context_investor",
        "context_representative",
        "context_operator",
        "context_headed",
    ),
    *("context_person", "context_title", "context_side", "context_government", "context_latin", "context_figure"),
    "context_staff",
    "context_consortium",
]
# What may stand between a name and the noun behind it; 보고타에 본사를 says where, 꾸준히 주주를 how.
_TAILS = {
    "context_title": {"", "의"},
    "context_side": {""},
    "context_staff": {"", "의"},
    "context_consortium": {""},
    "context_shares": {"", "의", "이", "가", "은", "는", "도", "에"},
    "context_takeover": {"", "의", "이", "가", "은", "는", "도", "와", "과"},
}
# Telling only beside another mark: what is spelled in Latin letters may be a product or a term.
_SPELLED = "context_spelled"
_ANNOUNCED = frozenset({"context_introduced", "context_maker", "context_country"})
_BUSINESS = re.compile(
    r"투자|지분|주식|인수|협약|제휴|계약|합작|손잡|손을|공급|MOU|공동|출자|파트너십|납품|수주|수출|동맹|합병|라운드|시리즈"
)
# What the sentence must be about, for a rule that says little by itself.
_SUBJECT_MATTER = {
    "context_country": _BUSINESS,
    "context_lead": _BUSINESS,
    "context_figure": re.compile(r"지분|주주|주식"),
}

_QUOTED = re.compile(rf"{QUOTE}$")
_BORNE_BY_PERSONS = ("주주", "투자자", "창업자", "창업주")
_WITH_OFFICE = re.compile(r"(?P<name>[가-힣]{2,4}) (?:[가-힣]{0,2}(?:대표|회장|사장|의장|이사|전무|상무)|씨|창업)")
_SERVICES = ("플랫폼", "포털", "이커머스", "거래소")
_OPERATED = re.compile(r"[^\s,.]+[을를] (?:[가-힣]+ )?(?:운영|서비스|개발|출시|선보|제공|만든|만드|론칭|런칭)")
_LATIN_WORDS = re.compile(r"(?<![A-Za-z0-9가-힣&])(?P<first>[A-Z][A-Za-z0-9&]+) (?:[A-Z][A-Za-z0-9&]+ ){0,2}$")
# 중국 옌타이에 본사를 둔: where something is.
_PLACED = ("에 본사", "에 위치", "에 있는", "에 공장", "에 소재", "에 자리", "에서 ")
_WORD_AND_BLANK = re.compile(r"(?<![가-힣A-Za-z0-9])(?P<word>[가-힣A-Za-z0-9]{2,12}) $")
_TWO_SPELLED = re.compile(r"\([A-Z][A-Za-z&]+ [A-Z][A-Za-z&]+\)")
_CLOSING_QUOTES = frozenset("’'\"”")
_CLOSING_QUOTE = re.compile(r"[’'\"”]")
_LONGEST_NAME = 24
_KOREA = frozenset({"한국", "대한민국", "서울", "세종", "조선"})


def announced_names(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, rule) of words in no table that their surroundings mark as an organisation.

    A word that is ordinary, or ends like a verb, needs two different marks or one that is beyond doubt.
    """
    marks: dict[tuple[int, int], list[str]] = {}
    starts = _marked_words(text)
    for rule, span in _bracketed(text):
        marks.setdefault(span, []).append(rule)
    for rule in _RULES:
        spans = _spans_of_words(text, rule, starts[rule]) if rule in starts else _spans_of_pattern(text, rule)
        for span in spans:
            marks.setdefault(span, []).append(rule)
    for (start, end), rules in marks.items():
        if rules != [_SPELLED] and suffices(text, start, end, rules):
            yield start, end, next(rule for rule in rules if rule != _SPELLED)
    yield from enumerated_names(text)


def _marked_words(text: str) -> dict[str, list[int]]:
    """By rule the starts of the words that their particle and predicate, or the word behind them, mark."""
    starts: dict[str, list[int]] = {}
    passed: dict[str, int] = {}
    rules_by_particle, of_company = by_particle(), corporate()
    for match in WORD_AND_SPACE.finditer(text):
        start, end = match.span()
        last = text[end - 1]
        for rule, pattern in rules_by_particle.get(last if last != "의" else text[end - 2 : end], ()):
            if pattern.match(text, end + 1):
                starts.setdefault(rule, []).append(start)
        opens = last in "은는이가" and (opens_sentence(text, start) or (last in "은는" and opens_clause(text, start)))
        if opens and of_company.match(text, end + 1):
            starts.setdefault("context_subject", []).append(start)
        behind = BEHIND.match(text, end) if text[end + 1 : end + 2] in FIRST_BEHIND else None
        if behind and behind.lastgroup and start >= passed.get(behind.lastgroup, 0):
            starts.setdefault(behind.lastgroup, []).append(start)
            passed[behind.lastgroup] = behind.end()
    return starts


def _bracketed(text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """나래온(Naraeon)과 협약을: the particle after a bracket that spells the name tells as it does after the name."""
    for match in patterns()["context_bracketed"].finditer(text) if "(" in text else ():
        name = NAME_BEHIND.search(text, max(0, match.start() - _LONGEST_NAME), match.start())
        if name is None:
            continue
        start, end = name.span()
        if _TWO_SPELLED.match(text, match.start()) and (before := _WORD_AND_BLANK.search(text, 0, start)) is not None:
            start = before.start("word") if is_foreign_word(before["word"]) else start
        particle, behind = match["particle"].rstrip(), match.end("particle")
        if match["spelled"]:
            yield _SPELLED, (start, end)
        for rule, pattern in by_particle().get(particle, ()):
            if pattern.match(text, behind):
                yield rule, (start, end)
        if particle.endswith("부터"):
            yield "context_investor", (start, end)
        shares = BEHIND.match(text, match.end()) if not particle else None
        if shares and shares.lastgroup:
            yield shares.lastgroup, (start, end)
        if particle and particle in "은는이가" and opens_sentence(text, start) and corporate().match(text, behind):
            yield "context_subject", (start, end)


def _spans_of_words(text: str, rule: str, starts: Iterable[int]) -> Iterator[tuple[int, int]]:
    tails = _TAILS.get(rule)
    for start in starts:
        span = _span(text, rule, start)
        if span is not None and (tails is None or text[span[1] : text.find(" ", span[1])] in tails):
            yield span


def _spans_of_pattern(text: str, rule: str) -> Iterator[tuple[int, int]]:
    pattern, needed = patterns().get(rule), NEEDED.get(rule)
    if pattern is None or (needed and not any(word in text for word in needed)):
        return
    for match in pattern.finditer(text):
        if rule == "context_legal_form" and match["before"]:
            yield match.span("before")
        elif rule == "context_government":
            yield from _foreign_government(text, match)
        elif rule == "context_latin":
            yield from _latin(text, match)
        elif rule in WHOLE:
            yield match.span("name")
        elif rule == "context_introduced" and not _introduces_company(text, match):
            continue
        elif rule != "context_person" or is_person(match["person"]):
            span = _span(text, rule, match.start("name"))
            if span is not None and not (rule in _ANNOUNCED and _describes(text, *span)):
                yield span


def _describes(text: str, start: int, end: int) -> bool:
    """인수한 웹소설 플랫폼 B, ‘발굴-투자’: the word tells what kind of company follows, or begins a quoted phrase."""
    if announces_another().match(text, end) or text.startswith(_PLACED, end):
        return True
    return text.startswith("-", end) and start > 0 and _QUOTED.search(text, start - 1, start) is not None


def _introduces_company(text: str, match: re.Match[str]) -> bool:
    end = match.start() + 1
    introducer = introducer_before().search(text, max(0, end - _LONGEST_INTRODUCER), end)
    if introducer is None or _introduces_person(text, introducer.group(), match.start("name")):
        return False
    return not _is_service(text, introducer.group(), match.end())


def _introduces_person(text: str, introducer: str, start: int) -> bool:
    """최대주주인 김한솔 대표, 최대주주인 김한솔의: what a person is too, with a person's name behind it."""
    if not introducer.removesuffix("인").endswith(_BORNE_BY_PERSONS):
        return False
    named = _WITH_OFFICE.match(text, start)
    if named is not None:
        return is_person(named["name"])
    end = stem_end(text, start, is_word)
    return is_person(text[start:end]) or begins_person(text, start, end)


def _span(text: str, rule: str, start: int) -> tuple[int, int] | None:
    """The name that begins at `start`; None where the sentence is of other things or one syllable is all."""
    matter = _SUBJECT_MATTER.get(rule)
    if matter is not None and not matter.search(text, *sentence_of(text, start)):
        return None
    end = stem_end(text, start, is_word)
    if rule in _ANNOUNCED:
        end = _with_words_behind(text, start, end)
    end -= calls_company(text[start:end]) and not text.startswith("(", end)
    start = _latin_start(text, start)
    particled = rule not in FIRM and is_word_with_particle(text, start, end)
    return None if end - start < 2 or particled else (start, end)


def _latin_start(text: str, start: int) -> int:
    """Where a name of several Latin words begins whose last one a particle marks: Gaon Robotics와 협약을."""
    before = _LATIN_WORDS.search(text, max(0, start - 30), start) if text[start].isascii() else None
    return start if before is None or is_word(before["first"]) else before.start()


def _with_words_behind(text: str, start: int, end: int) -> int:
    """End of a name of several words (리서치 회사 가온더 나텔리전스는): foreign words up to the one with a particle."""
    while text[end : end + 1] == " " and is_foreign_word(text[start:end]):
        following = end + 1
        word_end = stem_end(text, following, is_word)
        if not _continues_name(text, start, following, word_end):
            break
        start, end = following, word_end
    return end


def _continues_name(text: str, start: int, following: int, end: int) -> bool:
    """Whether a word belongs to the name before it: a foreign one, or the last within quotes or before (Gaon Foods)."""
    if text[end : end + 1] in _CLOSING_QUOTES and start and _QUOTED.search(text, start - 1, start):
        return True
    spelled = _TWO_SPELLED.match(text, end)
    return spelled is not None or (end - following > 2 and is_foreign_word(text[following:end]))


def _is_service(text: str, introducer: str, start: int) -> bool:
    """플랫폼 ‘가람’에, 플랫폼 가람을 운영하는: what is announced as a platform is one, unless it acts by itself."""
    if not introducer.removesuffix("인").endswith(_SERVICES):
        return False
    if text[start - 1] == " ":
        return _OPERATED.match(text, start) is not None
    closed = _CLOSING_QUOTE.search(text, start, start + 30)
    return closed is None or not text.startswith(("은 ", "는 ", "이 ", "가 ", "(대표"), closed.end())


def _foreign_government(text: str, match: re.Match[str]) -> Iterator[tuple[int, int]]:
    country = COUNTRY_BEHIND.search(text, max(0, match.start() - 8), match.start())
    if country and is_place(country.group()) and country.group() not in _KOREA:
        yield country.start(), match.end()


def _latin(text: str, match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """A name of several Latin words that an introducer announces, wherever it stands: one of them may be a name too."""
    end = match.start() + 1
    if text.endswith("법인", 0, end) or introducer_before().search(text, max(0, end - _LONGEST_INTRODUCER), end):
        for found in re.finditer(rf"\b{re.escape(match['name'])}(?![A-Za-z])", text):
            yield found.span()

"""Belongs here: words in no table that their surroundings mark as an organisation (introducers, predicates, lists).
Does not: names told by their endings (suffixes), and doubtful names of the table (evidence).
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from transforms.organisations.context_words import (
    QUOTE,
    at_word_start,
    either,
    introducer,
    introducer_ends,
    sentence_of,
    separator_after,
    separator_before,
)
from transforms.organisations.edges import particle_end, stem_end
from transforms.organisations.lexicon import (
    is_no_name,
    is_ordinary,
    is_place,
    is_verb_form,
    looks_like_person,
    looks_like_verb,
)

_LEFT = r"(?<![가-힣A-Za-z0-9])"
_NAME = r"(?P<name>(?:[A-Z][A-Za-z0-9]?-)?[A-Z가-힣][가-힣A-Za-z0-9&]{1,20})"
_NAME_BEFORE = _NAME.replace("<name>", "<before>")
_NEXT_NAME = rf"{QUOTE}?(?={_NAME})"
_PHRASE = r"[A-Z가-힣][가-힣A-Za-z0-9&\- ]{1,20}?"
_GAP = r"(?:[^.\n]{0,34}? )?"
_ENDS_SENTENCE = frozenset(".!?”\"’'=")
_SUBJECT_REACH = 90
_LONGEST_INTRODUCER = 16
_FIRST_BEHIND = "시투지주최경인합매관노이본임측"
# One pass for all rules that go by a word's particle or by the word behind it; its look-ahead is for speed alone.
_WORD_AND_SPACE = re.compile(
    rf"{_LEFT}(?:[A-Z][A-Za-z0-9]?-)?[A-Z가-힣][가-힣A-Za-z0-9&]{{1,20}}+"
    rf"(?= (?:(?<=[은는이가을를에와과] )|[{_FIRST_BEHIND}]))"
)
_BEHIND = re.compile(
    rf" (?=[{_FIRST_BEHIND}])(?:"
    r"(?P<context_shares>(?:시리즈|투자 유치|지분|주식|최대주주|경영권|주주)(?![가-힣]*율))"
    r"|(?P<context_takeover>(?:인수|합병|매각)(?=[를도가는에와의 ,]|전|설))"
    r"|(?P<context_title>(?:관계자|노조|이사회|본사|임직원)(?![가-힣]{2}))"
    r"|(?P<context_side>(?:측은|측이|측도)(?![가-힣])))"
)

# In this order: a name is told by the first rule that marks it.
_RULES = [
    *("context_legal_form", "context_introduced", "context_maker", "context_country", "context_object"),
    *("context_target", "context_partner", "context_shares", "context_takeover", "context_lead", "context_subject"),
    *("context_quoted", "context_team", "context_investor", "context_representative", "context_person"),
    *("context_title", "context_side"),
]
_WHOLE = frozenset({"context_quoted", "context_team"})
_FIRM = frozenset({"context_legal_form", "context_representative"}) | _WHOLE
# What these rules match is never a person, so three syllables with a surname in front may still be a name.
_IMPERSONAL = frozenset({"context_introduced", "context_partner", "context_person", "context_title", "context_maker"})
_IN_BUSINESS = frozenset({"context_country", "context_lead"})

# A text without any of a rule's words is not searched by its pattern.
_NEEDED = {
    "context_legal_form": ("㈜", "(주)", "주식회사"),
    "context_team": ("대표팀",),
    "context_representative": (
        "(대표",
        "(공동대표",
        "(각자대표",
        "(CEO",
        "(회장",
        "(사장",
        "(원장",
        "(총장",
        "(이사장",
    ),
    "context_investor": ("로부터 ", "한테서 ", "에게서 "),
}

_COUNTED = re.compile(r"^\d|\d$|^[A-Z가-힣]사$|시리즈[A-Z]$|^[A-Z]$")
_REGION = re.compile(r"[현주성시군구씨양]$")
_QUOTED = re.compile(rf"{QUOTE}$")
_BARE_NAME = re.compile(r"[A-Z가-힣][가-힣A-Za-z0-9&]{1,14}")
_BARE_NAME_BEFORE = re.compile(r"[A-Z가-힣][가-힣A-Za-z0-9&]{1,14}$")
_BUSINESS = re.compile(
    r"투자|지분|주식|인수|협약|제휴|계약|합작|손잡|손을|공급|MOU|공동|출자|파트너십|납품|수주|동맹|합병|라운드|시리즈"
)
_INSTITUTION_ENDS = frozenset("대사부청원회당")
_MEMBER = re.compile(r"[^,·\s]+")
_LISTING = frozenset("·•ㆍ‧・/,-–—와과및")


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """By rule the pattern whose group `name` begins where an unknown name may begin."""
    countries, titles = either("countries"), either("titles")
    heads = r"(?:공동|각자)?(?:대표|대표이사|CEO|회장|사장|원장|총장|이사장)"
    rules = {
        "legal_form": rf"(?:㈜|\(주\)|(?<![가-힣])주식회사 ?)\s?{_NAME}|{_LEFT}{_NAME_BEFORE}(?:㈜|\(주\))",
        "introduced": rf"{introducer_ends()} {_NEXT_NAME}",
        "maker": rf"{at_word_start('makers', 'makers')} {_NEXT_NAME}",
        "country": rf"{at_word_start('countries')}의? {_NEXT_NAME}",
        "quoted": rf"{QUOTE}(?P<name>{_PHRASE}(?:펀드|\d호|재단|연구소|연구센터|컴퍼니|파트너스|조합)){QUOTE}",
        "team": (
            rf"(?<![가-힣])(?P<name>(?:(?:{countries}|대한민국) )?(?:(?:남자|여자|남녀|[Uu]-?\d\d) ?)?"
            rf"(?:{either('sports')}) ?(?:국가)?대표팀)"
        ),
        "investor": rf"{_LEFT}{_NAME}(?:로부터|한테서|에게서) ",
        "representative": rf"{_LEFT}{QUOTE}?{_NAME}{QUOTE}?\({heads}[ :]",
        "person": rf"(?<![가-힣])(?P<person>[가-힣]{{3}}) {_NEXT_NAME}(?=[^ \n]+ (?:{titles})(?![가-힣]{{2}}))",
    }
    return {f"context_{rule}": re.compile(pattern) for rule, pattern in rules.items()}


@cache
def _by_particle() -> dict[str, list[tuple[str, re.Pattern[str]]]]:
    """By the last syllable of a word: (rule, pattern of what follows the word and a space)."""
    leads = r"(?:이끌|이끈|주도|리드|참여|뒤를 받)"
    rules = [("을를", "object", either("object")), ("에", "target", either("target"))]
    rules += [("와과", "partner", either("partner")), ("이가", "lead", leads)]
    return {
        syllable: [(f"context_{rule}", re.compile(rf"{_GAP}(?:{words})"))]
        for syllables, rule, words in rules
        for syllable in syllables
    }


@cache
def _corporate() -> re.Pattern[str]:
    return re.compile(rf"[^\n]{{0,{_SUBJECT_REACH}}}?(?:{either('corporate')})")


@cache
def _introducer_before() -> re.Pattern[str]:
    return re.compile(rf"{introducer()}$")


@cache
def _enumeration() -> re.Pattern[str]:
    """X, Y 등 해운사; X·Y 등 4곳."""
    member = r"[A-Z가-힣][가-힣A-Za-z0-9&]+"
    return re.compile(
        rf"{_LEFT}(?P<members>{member}(?:(?:, |·){member})+) 등 (?:[가-힣]+ ){{0,2}}"
        rf"(?:\d+(?:개사|개 기업|곳|사)|{either('introducers')}|[가-힣]+{either('introducer_endings')})(?![가-힣]{{2}})"
    )


def announced_names(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, rule) of words in no table that their surroundings mark as an organisation.

    A word that is ordinary, or ends like a verb, needs two different marks or one that is beyond doubt.
    """
    marks: dict[tuple[int, int], list[str]] = {}
    starts = _marked_words(text)
    for rule in _RULES:
        spans = _spans_of_words(text, rule, starts[rule]) if rule in starts else _spans_of_pattern(text, rule)
        for span in spans:
            marks.setdefault(span, []).append(rule)
    for (start, end), rules in marks.items():
        if _is_name(text, start, end, rules):
            yield start, end, rules[0]
    for match in _enumeration().finditer(text) if " 등 " in text else ():
        for member in _MEMBER.finditer(text, *match.span("members")):
            if _fits_list(text, member.start(), member.end(), ","):
                yield member.start(), member.end(), "context_list"


def _marked_words(text: str) -> dict[str, list[int]]:
    """By rule the starts of the words that their particle and predicate, or the word behind them, mark."""
    starts: dict[str, list[int]] = {}
    passed: dict[str, int] = {}
    by_particle, corporate = _by_particle(), _corporate()
    for match in _WORD_AND_SPACE.finditer(text):
        start, end = match.span()
        last = text[end - 1]
        for rule, pattern in by_particle.get(last, ()):
            if pattern.match(text, end + 1):
                starts.setdefault(rule, []).append(start)
        if last in "은는이가" and _opens_sentence(text, start) and corporate.match(text, end + 1):
            starts.setdefault("context_subject", []).append(start)
        behind = _BEHIND.match(text, end) if text[end + 1 : end + 2] in _FIRST_BEHIND else None
        if behind and behind.lastgroup and start >= passed.get(behind.lastgroup, 0):
            starts.setdefault(behind.lastgroup, []).append(start)
            passed[behind.lastgroup] = behind.end()
    return starts


def _opens_sentence(text: str, start: int) -> bool:
    before = text[start - 1] if start else "\n"
    return before == "\n" or (before == " " and start > 1 and text[start - 2] in _ENDS_SENTENCE)


def _spans_of_words(text: str, rule: str, starts: Iterable[int]) -> Iterator[tuple[int, int]]:
    for start in starts:
        span = _span(text, rule, start)
        if span is not None:
            yield span


def _spans_of_pattern(text: str, rule: str) -> Iterator[tuple[int, int]]:
    pattern, needed = _patterns().get(rule), _NEEDED.get(rule)
    if pattern is None or (needed and not any(word in text for word in needed)):
        return
    for match in pattern.finditer(text):
        if rule == "context_introduced" and not _ends_introducer(text, match.start() + 1):
            continue
        if rule == "context_legal_form" and match["before"]:
            yield match.span("before")
        elif rule in _WHOLE:
            yield match.span("name")
        elif rule != "context_person" or _is_person(match["person"]):
            span = _span(text, rule, match.start("name"))
            if span is not None:
                yield span


def _ends_introducer(text: str, end: int) -> bool:
    return _introducer_before().search(text, max(0, end - _LONGEST_INTRODUCER), end) is not None


def _span(text: str, rule: str, start: int) -> tuple[int, int] | None:
    """The name that begins at `start`; None where the sentence is of other things or one syllable is all."""
    if rule in _IN_BUSINESS and not _BUSINESS.search(text, *sentence_of(text, start)):
        return None
    end = stem_end(text, start, is_ordinary)
    return None if end - start < 2 or _is_word_with_particle(text, start, end) else (start, end)


def _is_person(word: str) -> bool:
    return looks_like_person(word) and not is_ordinary(word) and word[-1] not in _INSTITUTION_ENDS


def _is_name(text: str, start: int, end: int, rules: list[str]) -> bool:
    word = text[start:end]
    if not _may_be_name(word):
        return False
    if not _FIRM.isdisjoint(rules):
        return True
    introduced = "context_introduced" in rules
    quoted = start > 0 and _QUOTED.search(text, start - 1, start) is not None
    marks = len(set(rules)) + (quoted and introduced)
    if is_ordinary(word) or looks_like_verb(word):
        return marks >= 2 and introduced
    return marks >= 2 or not _IMPERSONAL.isdisjoint(rules) or not looks_like_person(word)


def _may_be_name(word: str) -> bool:
    if is_place(word) or is_no_name(word) or is_verb_form(word):
        return False
    if _COUNTED.search(word) or _REGION.search(word):
        return False
    return not word.isascii() or (len(word) >= 3 and not word.islower())


def _is_word_with_particle(text: str, start: int, end: int) -> bool:
    """True for one syllable and its particle (돈을, 손에), which are no name."""
    return end - start <= 3 and particle_end(text, start + 1) == end


def listed_names(text: str, edges: set[int]) -> Iterator[tuple[int, int, str]]:
    """(start, end, rule) of unknown words that share a list with a mention; `edges` are mentions' starts and ends."""
    for edge in sorted(edges):
        after = separator_after(text, edge)
        name = _BARE_NAME.match(text, after.end()) if after else None
        if after and name:
            end = stem_end(text, name.start(), is_ordinary)
            if _fits_list(text, name.start(), end, after.group()):
                yield name.start(), end, "context_list"
        before = separator_before(text, edge)
        name = _BARE_NAME_BEFORE.search(text, max(0, before.start() - 15), before.start()) if before else None
        whole = name is not None and not (name.start() and text[name.start() - 1].isalnum())
        if before and name and whole and _fits_list(text, name.start(), name.end(), before.group()):
            yield name.start(), name.end(), "context_list"


def _fits_list(text: str, start: int, end: int, separator: str) -> bool:
    word = text[start:end]
    if len(word) < 2 or not _may_be_name(word) or is_ordinary(word) or looks_like_person(word):
        return False
    return separator.strip() in _LISTING and not looks_like_verb(word) and not _is_word_with_particle(text, start, end)

"""Belongs here: what surrounds a name and makes it an organisation (titles, introducing nouns, lists, business predicates).
Does not: names told by their endings (suffixes) or by the table (registry).
"""

import re
from collections.abc import Iterator
from functools import cache

import yaml

from transforms.organisations.edges import particle_end, stem_end
from transforms.organisations.lexicon import is_ordinary, is_place, is_verb_form, looks_like_person, looks_like_verb
from transforms.organisations.registry import DATA

_NAME_START = r"(?P<name>[A-Z가-힣][가-힣A-Za-z0-9&\-]{1,20})"
_QUOTE = r"[‘’'\"“”]"
_PERSON = r"[가-힣]{2,4}"
_PHRASE = r"[A-Z가-힣][가-힣A-Za-z0-9&\- ]{1,20}?"
_LEFT = r"(?<![가-힣A-Za-z0-9])"


@cache
def _words(section: str) -> list[str]:
    content = yaml.safe_load((DATA / "context.yaml").read_text(encoding="utf-8"))
    return [str(word) for word in content[section]]


def _either(*sections: str) -> str:
    words = sorted({word for section in sections for word in _words(section)}, key=lambda word: (-len(word), word))
    return "|".join(map(re.escape, words))


@cache
def _announcing() -> list[tuple[str, re.Pattern[str]]]:
    """(rule, pattern) pairs whose group `name` begins where an unknown name may begin."""
    introducer = (
        rf"(?:(?<![가-힣])(?:{_either('introducers')})|(?<=[가-힣])(?:{_either('introducer_endings')}))(?:인|이자)?"
    )
    gap = r"[^.\n]{0,34}?"
    return [
        ("context_legal_form", re.compile(rf"(?:㈜|\(주\)|(?<![가-힣])주식회사 ?)\s?{_NAME_START}")),
        ("context_introduced", re.compile(rf"{introducer} {_QUOTE}?{_NAME_START}")),
        ("context_maker", re.compile(rf"(?:{_either('makers')}) {_QUOTE}?{_NAME_START}")),
        ("context_country", re.compile(rf"(?<![가-힣])(?:{_either('countries')})의? {_NAME_START}")),
        ("context_object", re.compile(rf"{_LEFT}{_NAME_START}(?<=[을를]) (?=(?:{gap} )?(?:{_either('object')}))")),
        ("context_target", re.compile(rf"{_LEFT}{_NAME_START}(?<=에) (?=(?:{gap} )?(?:{_either('target')}))")),
        ("context_partner", re.compile(rf"{_LEFT}{_NAME_START}(?<=[와과]) (?=(?:{gap} )?(?:{_either('partner')}))")),
        ("context_shares", re.compile(rf"{_LEFT}{_NAME_START}(?:의)? (?:시리즈|투자 유치|지분|주식|최대주주|경영권|주주)(?![가-힣]*율)")),
        ("context_takeover", re.compile(rf"{_LEFT}{_NAME_START} (?:인수|합병|매각)(?=[를도가는에와의 ,]|전|설)")),
        ("context_quoted", re.compile(rf"{_QUOTE}(?P<name>{_PHRASE}(?:펀드|\d호|재단|연구소|연구센터|컴퍼니|파트너스|조합)){_QUOTE}")),
        (
            "context_team",
            re.compile(
                rf"(?<![가-힣])(?P<name>(?:(?:{_either('countries')}|대한민국) )?(?:(?:남자|여자|남녀|[Uu]-?\d\d) ?)?"
                rf"(?:{_either('sports')}) ?(?:국가)?대표팀)"
            ),
        ),
        ("context_investor", re.compile(rf"{_LEFT}{_NAME_START}(?:로부터|한테서|에게서) ")),
        (
            "context_representative",
            re.compile(rf"{_LEFT}{_QUOTE}?{_NAME_START}{_QUOTE}?\((?:공동|각자)?(?:대표|대표이사|CEO|회장|사장|원장|총장|이사장)[ :]"),
        ),
        ("context_person", re.compile(rf"(?<![가-힣])(?P<person>{_PERSON}) {_NAME_START}(?= (?:{_either('titles')})(?![가-힣]{{2}}))")),
        ("context_title", re.compile(rf"{_LEFT}{_NAME_START} (?:관계자|측은|측이|노조|이사회|본사|임직원)(?![가-힣]{{2}})")),
    ]  # fmt: skip


_WHOLE = frozenset({"context_quoted", "context_team"})
_FIRM_RULES = frozenset({"context_legal_form", "context_representative"}) | _WHOLE
_QUOTED = re.compile(rf"{_QUOTE}$")
_SEPARATOR_AFTER = re.compile(r"\s?[·,ㆍ/‧・]\s?|(?:와|과|이나|나|랑|하고) | 및 ")
_SEPARATOR_BEFORE = re.compile(r"(?:[·,ㆍ/‧・]\s?|(?:와|과|이나|나|랑|하고) | 및 )$")
_BARE_NAME = re.compile(r"[A-Z가-힣][가-힣A-Za-z0-9&]{1,14}")


def contextual_names(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, rule) of words in no table that their surroundings mark as an organisation.

    A word that is ordinary, or ends like a verb, needs two different marks or one that is beyond doubt.
    """
    marks: dict[tuple[int, int], list[str]] = {}
    for rule, pattern in _announcing():
        for match in pattern.finditer(text):
            start = match.start("name")
            if rule == "context_person" and (not looks_like_person(match["person"]) or is_ordinary(match["person"])):
                continue
            if rule == "context_country" and not _in_business_sentence(text, match.end()):
                continue
            end = match.end("name") if rule in _WHOLE else stem_end(text, start, is_ordinary)
            if end - start >= 2 and not _is_word_with_particle(text, start, end):
                marks.setdefault((start, end), []).append(rule)
    for (start, end), rules in marks.items():
        if _is_name(text, start, end, rules):
            yield start, end, rules[0]


def _is_name(text: str, start: int, end: int, rules: list[str]) -> bool:
    word = text[start:end]
    if not _may_be_name(word):
        return False
    if not _FIRM_RULES.isdisjoint(rules):
        return True
    quoted = start > 0 and _QUOTED.search(text, start - 1, start) is not None
    marks = len(set(rules)) + (quoted and "context_introduced" in rules)
    if is_ordinary(word) or looks_like_verb(word):
        return marks >= 2 and "context_introduced" in rules and not is_verb_form(word)
    return marks >= 2 or "context_introduced" in rules or not looks_like_person(word)


def _may_be_name(word: str) -> bool:
    if is_place(word) or word in _not_names() or _COUNTED.search(word) or _REGION.search(word):
        return False
    if is_verb_form(word):
        return False
    return not word.isascii() or (len(word) >= 3 and not word.islower())


def _is_word_with_particle(text: str, start: int, end: int) -> bool:
    """True for one syllable and its particle (돈을, 손에), which are no name."""
    return end - start <= 3 and particle_end(text, start + 1) == end


def _in_business_sentence(text: str, position: int) -> bool:
    stop = _SENTENCE_END.search(text, position)
    start = max(text.rfind(". ", 0, position), text.rfind("\n", 0, position), 0)
    return _evidence_patterns()["business"].search(text, start, stop.start() if stop else len(text)) is not None


@cache
def _not_names() -> frozenset[str]:
    lines = (DATA / "products.txt").read_text(encoding="utf-8").splitlines()
    return _NOT_NAMES | {word for line in lines if not line.startswith("#") for word in line.split()}


_NOT_NAMES = frozenset(
    "것 등 그 이 저 수 약 총 이번 지난 올해 최근 현재 당시 관련 대한 위한 통해 따라 함께 모두 각각 우리 자신 이들 그들 이를 그를 누구 여기 거기 어디 무엇 모든 어떤 이런 그런 "
    "이날 서로 같은 다른 새로 직접 먼저 다시 이미 아직 가장 매우 특히 또한 물론 역시 바로 결국 이어 한편 다만 "
    "가운데 대해 위해 의해 인해 비해 관해 향해 더불어 마찬가지".split()
)
_REGION = re.compile(r"[현주성시군구씨양]$")
_COUNTED = re.compile(r"^\d|\d$|^[A-Z가-힣]사$|시리즈[A-Z]$|^[A-Z]$")


@cache
def _evidence_patterns() -> dict[str, re.Pattern[str]]:
    return {
        "after": re.compile(
            rf"{_QUOTE}?\s?\((?:\d{{6}}|KOSPI|코스닥|코스피|KOSDAQ|NYSE|NASDAQ|나스닥|대표|이하|회장|사장|CEO)|㈜|\(주\)|\s(?:{_either('titles')})(?![가-힣]{{2}})|그룹(?![가-힣])"
        ),
        "introduced": re.compile(
            rf"(?:(?<![가-힣])(?:{_either('introducers')})|(?:{_either('introducer_endings')}))(?:인|이자)? {_QUOTE}?$"
        ),
        "kin": re.compile(rf"(?<![가-힣])(?:{_either('kin')})(?:인|이자)? {_QUOTE}?$"),
        "topic": re.compile(r"(?:은|는|이|가|도|측은|측이)(?= )"),
        "actor": re.compile(rf"{_either('actor')}"),
        "local_particle": re.compile(r"(?:은|는|이|가|와|과|의|도|,|·|측|청)(?![가-힣])"),
        "local_actor": re.compile(rf"{_either('local_actor')}"),
        "object": re.compile(rf"[을를] (?:[^.\n]{{0,24}} )?(?:{_either('object')})"),
        "target": re.compile(rf"에 (?:[^.\n]{{0,24}} )?(?:{_either('target')})"),
        "partner": re.compile(rf"[와과] (?:[^.\n]{{0,24}} )?(?:{_either('partner')})"),
        "shares": re.compile(r"의? (?:지분|주식|최대주주|경영권)"),
        "business": re.compile(r"투자|지분|주식|인수|협약|제휴|계약|합작|손잡|손을|공급|MOU|공동|출자|파트너십|납품|수주|동맹|합병"),
        "sender": re.compile(r"(?:으로|로)부터 "),
    }  # fmt: skip


_SENTENCE_END = re.compile(r"[.!?]\s|\n|$")
_SENTENCE_START = re.compile(r"(?:^|[\n.\"”’'…]\s*|기자\s?=\s?|[,)\]]\s)$")
_REGION_NEXT = re.compile(r"\s?[가-힣]{1,4}(?:시|군|구|동|읍|면|로|길|리)(?![가-힣])")


def evidence(text: str, start: int, end: int, kind: str | None, edges: set[int], *, ending: bool) -> str | None:
    """Name of the evidence that the word at `start`, `end` names an organisation.

    `edges` are the ends of sure mentions; `ending` is true for a word in no table that ends like an organisation.
    """
    if kind == "local_government":
        return _local_evidence(text, end, edges, start)
    patterns = _evidence_patterns()
    if text[max(0, start - 3) : start].endswith(("㈜", "(주)")):
        return "context_legal_form"
    if patterns["after"].match(text, end):
        return "context_title"
    if in_list(text, start, end, edges):
        return "context_list"
    before = text[max(0, start - 16) : start]
    if patterns["introduced"].search(before) and (ending or not is_ordinary(text[start:end])):
        return "context_introduced"
    if patterns["kin"].search(before):
        return "context_introduced"
    if text[start:end] in _words("introducers"):
        return None
    for name in ("object", "target", "partner", "shares", "sender"):
        if patterns[name].match(text, end) and (
            name != "shares" or text[end] != " " or not is_ordinary(text[start:end])
        ):
            return None if is_ordinary(text[start:end]) else f"context_{name}"
    if patterns["topic"].match(text, end) and _SENTENCE_START.search(text, max(0, start - 8), start):
        stop = _SENTENCE_END.search(text, end)
        if patterns["actor"].search(text, end, stop.start() if stop else len(text)):
            return "context_subject"
    return None


def in_list(text: str, start: int, end: int, edges: set[int]) -> bool:
    """True when a sure mention stands beside the word, with only a separator between them."""
    before = _SEPARATOR_BEFORE.search(text, max(0, start - 3), start)
    if before and before.start() in edges:
        return True
    after = _SEPARATOR_AFTER.match(text, end)
    return after is not None and after.end() in edges


def _local_evidence(text: str, end: int, edges: set[int], start: int) -> str | None:
    patterns = _evidence_patterns()
    if _REGION_NEXT.match(text, end) or is_place(text[start:end]) and in_list(text, start, end, edges) is False:
        return None
    if patterns["after"].match(text, end):
        return "context_title"
    if not patterns["local_particle"].match(text, end):
        return None
    if in_list(text, start, end, edges):
        return "context_list"
    stop = _SENTENCE_END.search(text, end)
    if text[end] in "은는이가측" and patterns["local_actor"].search(text, end, stop.start() if stop else len(text)):
        return "context_subject"
    if patterns["partner"].match(text, end):
        return "context_partner"
    return None


def listed_neighbours(text: str, edges: set[int]) -> Iterator[tuple[int, int, str]]:
    """Unknown words that share a list with a sure mention: 라온텔레콤·나들온이, 라온텔레콤, 미르셀과."""
    for edge in sorted(edges):
        after = _SEPARATOR_AFTER.match(text, edge)
        if after:
            name = _BARE_NAME.match(text, after.end())
            if name:
                end = stem_end(text, name.start(), is_ordinary)
                if _fits_list(text, name.start(), end, after.group()):
                    yield name.start(), end, "context_list"
        before = _SEPARATOR_BEFORE.search(text, max(0, edge - 3), edge)
        if before:
            start = _word_start(text, before.start())
            if start is not None and _fits_list(text, start, before.start(), before.group()):
                yield start, before.start(), "context_list"


def _word_start(text: str, end: int) -> int | None:
    match = re.compile(r"[A-Z가-힣][가-힣A-Za-z0-9&]{1,14}$").search(text, max(0, end - 15), end)
    if match is None or (match.start() and text[match.start() - 1].isalnum()):
        return None
    return match.start()


def _fits_list(text: str, start: int, end: int, separator: str) -> bool:
    word = text[start:end]
    if len(word) < 2 or not _may_be_name(word) or is_ordinary(word) or looks_like_person(word):
        return False
    if looks_like_verb(word) or is_verb_form(word) or _is_word_with_particle(text, start, end):
        return False
    return (
        separator.strip() in ("·", "ㆍ", "‧", "・", "/")
        or separator.strip() == ","
        or separator.strip() in ("와", "과", "및")
    )

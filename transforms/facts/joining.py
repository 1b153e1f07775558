"""Belongs here: which names stand together in one noun phrase, and what belongs to a name itself: its unit, its title.
Does not: phrases, their cases and their heads (phrases).
"""

import re
from dataclasses import replace

from transforms.organisations.lexicon import is_place
from transforms.organisations.mention import OrganisationMention
from transforms.organisations.spelling import LEGAL_SIGNS

_UNIT_NOUNS = (
    "사업단", "연구소", "실험실", "연구실", "센터", "사업본부", "본부", "사업부", "부문", "지점", "법인", "지부",
    "지사", "지회", "사무소",
)  # fmt: skip
_UNIT = re.compile(
    r"(?:\s(?!역시|또한|스스로|지난|올해|내년|이번|오는|최근|현재)[가-힣A-Za-z0-9.+]{1,12}){0,3}?\s"
    rf"(?:산학협력단|[가-힣]{{2,}}(?:연구원|기술원)|[가-힣]*(?:{'|'.join(_UNIT_NOUNS)}))"
    r"(?:\([^)]{1,40}\))?(?=[은는이가과와을를에도](?:\s|서)|,\s)"
)
_MODIFIER = re.compile(
    r"(?:의)?\s?(?:100%\s)?(?:계열사?|자회사|산하|소속|관계사|모회사|손자회사|투자사|협력사|사내벤처|"
    r"모기업|미국법인|현지법인|해외법인)(?:인)?\s"
)
_OPENING = frozenset("'‘\"“")
_ENDS_QUOTED = frozenset("'’\"”,·(")
_QUOTED_TITLE = re.compile(r"(?:\s[^\s'’”\",.]{1,10}){1,2}['’”\"](?=[은는이가과와]\s)")
NEW_BODY = re.compile(r"(?:합작(?:법인|사|회사)|조인트벤처|컨소시엄|JV)\s?['‘\"“]?$")
_JOINER = re.compile(r"[’'”\"]?\s*(?:[,·•ㆍ・‧∙/&]|및|그리고|(?:와|과|이랑|랑|하고)(?=\s)|x|X|×|\+|[-–])\s*")
# A와 체결한 B: verbs that 와 goes with, so that A is no fellow of B.
_RECIPROCAL = re.compile(
    r"(?:체결|합의|협력|협업|협약|제휴|계약|합작|동맹|합병|거래|경쟁|공조|연대|교류|교환|개발)(?:한|하는|했던|하던|할)$"
)
_STOP_WORD = re.compile(
    r"^(?:지난|오는|최근|이날|올해|지난해|내년)$|\d[일월년]$|"
    r"(?:[은는을를에로며고다게]|[가-힣]해|하여|에서|까지|부터|함께|각각|손잡|등)$"
)


def with_unit(text: str, mention: OrganisationMention, limit: int) -> OrganisationMention:
    """인천대 산학협력단과: a unit of the organisation stands for it, and the particle follows the unit."""
    position = mention.outer_end
    title = _QUOTED_TITLE.match(text, position, limit) if text[mention.start - 1 : mention.start] in _OPENING else None
    if title is not None:
        return replace(mention, outer_end=title.end())
    unit = _UNIT.match(text, position, limit) if text[position : position + 1].isspace() else None
    return replace(mention, outer_end=unit.end()) if unit is not None else mention


def modifies(text: str, left: OrganisationMention, right: OrganisationMention) -> bool:
    """Whether the left name only says whose the right one is: A 계열 광고회사인 B."""
    between = text[left.outer_end : right.start]
    relation = _MODIFIER.match(between) if len(between) < 40 else None
    return relation is not None and not re.search(r"[은는을를에로며고과와,](?:\s|$)", between[relation.end() :])


def joined(text: str, left: OrganisationMention, right: OrganisationMention) -> bool:
    """Whether only a conjunction, and at most a short description of the second, stands between two names."""
    between = text[left.outer_end : right.start]
    if not between or len(between) > 40:
        return False
    joiner = _JOINER.match(between)
    if joiner is None or _begins_a_title(text, between, right):
        return False
    description = between[joiner.end() :]
    if joiner.group().strip()[-1:] in ("와", "과") and _RECIPROCAL.match(description.partition(" ")[0]):
        return False
    return _is_description(description)


def _begins_a_title(text: str, between: str, right: OrganisationMention) -> bool:
    """B와 ‘A 글로벌 스토어’를: a name in quotation marks that goes on is that of a product or a body, no partner."""
    if NEW_BODY.search(between):
        return True
    return between[-1] in _OPENING and text[right.outer_end : right.outer_end + 1] not in _ENDS_QUOTED


def joiner(text: str, left: OrganisationMention, right: OrganisationMention) -> str:
    match = _JOINER.match(text[left.outer_end : right.start])
    return match.group().lstrip("’'”\"") if match else ""


def _is_description(words: str) -> bool:
    if not words:
        return True
    if words[-1] in "'‘\"“(" and not words[:-1].strip():
        return True
    if words.endswith(("'", "‘", '"', "“")):
        words = words[:-1] + " " if words[-2:-1] != " " else words[:-1]
    if not words.endswith((" ", *LEGAL_SIGNS)):
        return False
    parts = words.split()
    stops = any(_STOP_WORD.search(part) and not is_place(part) for part in parts)
    return len(parts) <= 4 and "," not in words and not stops

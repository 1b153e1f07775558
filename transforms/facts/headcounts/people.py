"""Belongs here: whether a count of people is one of staff, from the nouns beside it.
Does not: whose staff they are (headcount_owners) and what becomes of them (headcount_kinds).
"""

import re
from enum import StrEnum

from transforms.facts.binding import without_names
from transforms.facts.predicates import lexicon, nouns
from transforms.facts.scene import SceneSentence
from transforms.korean.quantities import Count

# Where a noun may begin is looked at before the nouns, which are many.
_WRITTEN = [noun for key in ("staff", "no_staff") for noun in lexicon("nouns")[key]]
_MAY_BEGIN = "|".join(
    ["[" + "".join(sorted({noun[0] for noun in _WRITTEN} - {"["})) + "]", *(n for n in _WRITTEN if n.startswith("["))]
)
_NOUN = re.compile(rf"(?={_MAY_BEGIN})(?:(?P<others>{nouns('no_staff')})|(?P<staff>{nouns('staff')}))(?:들)?")
_BOUNDARY = re.compile(r"[.,;:)\]”\"]|[다며고][,\s]|(?:받아|거쳐|통해|위해)(?:\s|$)|(?<=명)[을를이가은는과와]?\s")
_BRACKET = re.compile(r"\([^)]*\)")
_SOURCE = re.compile(r"\S+ (?:가운데|중)(?:에서)?(?=\s)")
_OF_RIGHT = re.compile(
    r"^(?:에 (?:달하는|이르는|불과한|그친|육박하는)|이? ?넘는|을 웃도는)?\s?(?:수준|규모|정도|가량|남짓|안팎|"
    r"이상|이내|내외)?(?:의|인|이던|이었던|이나 되는)?\s"
)


_REACH = 8


class People(StrEnum):
    STAFF = "staff"
    OTHERS = "others"
    UNSAID = "unsaid"


def people_of(sentence: SceneSentence, count: Count) -> People:
    """What the noun nearest to the count says of the people: behind it where it describes that noun, else before it."""
    body = sentence.scene.body
    behind = _described(body[count.end : min(sentence.end, count.end + 34)])
    left = without_names(sentence, max(sentence.start, count.outer_start - 30), count.outer_start)
    before = _named(_BRACKET.sub("", left))
    for noun in (behind, before):
        if noun is not None:
            return People.OTHERS if noun["others"] else People.STAFF
    return People.UNSAID


def staff_spoken_of(sentence: SceneSentence) -> bool:
    """Whether the last sentence before that speaks of people at all speaks of staff."""
    for earlier in reversed(sentence.scene.sentences[max(0, sentence.index - _REACH) : sentence.index]):
        nouns_there = list(_NOUN.finditer(earlier.text))
        if nouns_there:
            return not any(noun["others"] for noun in nouns_there)
    return False


def _described(right: str) -> re.Match[str] | None:
    """The noun that a count describes: 200명의 직원, 100명 수준의 연구 인력, 80여명 핵심 연구인력."""
    described = _OF_RIGHT.match(right)
    if described is None:
        return None
    rest = right[described.end() :]
    stop = re.search(r"[.,;:)\]”\"\d]|[을를이가은는로]\s", rest)
    rest = rest[: stop.end() if stop else len(rest)]
    if not re.search(r"(?:의|인|던|나 되는)\s$", described.group()) and len(rest.split()) > 4:
        return None
    found = list(_NOUN.finditer(rest))
    return found[-1] if found else None


def _named(left: str) -> re.Match[str] | None:
    """The last noun before a count, in its own phrase: 임직원은 2,300명, 육상직 120명."""
    cut = 0
    for boundary in _BOUNDARY.finditer(left[:-1]):
        cut = boundary.end()
    phrase = left[cut:]
    found = list(_NOUN.finditer(_SOURCE.sub("", phrase) if "가운데" in phrase or "중" in phrase else phrase))
    return found[-1] if found else None

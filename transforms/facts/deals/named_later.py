"""Belongs here: partners that an agreement only counts, or leaves out, and later sentences name (계약 상대는 B다).
Does not: partners that the clause names (parties), and group references to those named before (groups).
"""

import re

from transforms.facts.groups import NO_COMPANY, size_of
from transforms.facts.phrases import Case, is_reference
from transforms.facts.scene import Scene, SceneSentence, Statement
from transforms.organisations.mention import OrganisationMention

_COUNTED = re.compile(
    r"(?:\d+|두|세|네|다섯|여섯)\s?개?\s?(?:[가-힣]+\s)?(?:기업|업체|회사|개사|사)(?:와|과)\s(?=.{0,60}투자)"
)
_REACH = 8
_OTHER_SIDE = re.compile(
    r"(?:(?:계약|거래)\s?상대(?:방|자|처|회사)?|발주처|발주사|공급처|납품처|고객사)(?:은|는|이|가)\s(?:[^\s,.]+\s){0,3}?$"
)
_OTHER_SIDE_REACH = 2
_PRESENT = re.compile(r"(?:참석한|배석한|함께한) 가운데")
_CAME = re.compile(r"(?:협약식|체결식|조인식|서명식|전달식)(?:에는|에)\s[^.\n]{4,160}?(?:참석했|참석해|자리했|함께했)")


def named_later(scene: Scene, statement: Statement) -> list[OrganisationMention]:
    """The firms whose investments and hires the next sentences tell, if they are as many as the agreement counts."""
    sentence = statement.sentence
    counted = _COUNTED.search(scene.body, sentence.start, sentence.end)
    if counted is None:
        return []
    firms: dict[str, OrganisationMention] = {}
    for later in scene.sentences[sentence.index + 1 : sentence.index + 1 + _REACH]:
        subject = _firm_with_figures(scene, later)
        if subject is not None:
            firms.setdefault(subject.organisation_id, subject)
    return list(firms.values()) if len(firms) == size_of(counted.group()) else []


def attendees(scene: Scene, statement: Statement) -> list[OrganisationMention]:
    """A시는 B 대표가 참석한 가운데 협약을 맺었다; A시는 협약식을 가졌다. 협약식에는 B 대표가 참석했다: B."""
    sentence, start = statement.sentence, statement.predicate.start
    present = _PRESENT.search(scene.body, sentence.start, start)
    if present is not None:
        return _spoken_for(sentence, sentence.start, present.start())
    for later in scene.sentences[sentence.index + 1 : sentence.index + 1 + _OTHER_SIDE_REACH]:
        came = _CAME.search(scene.body, later.start, later.end)
        if came is not None:
            return _spoken_for(later, came.start(), came.end())
    return []


def _spoken_for(sentence: SceneSentence, start: int, end: int) -> list[OrganisationMention]:
    speakers = [p for p in sentence.phrases if p.speaker and start <= p.start < end]
    return [m for phrase in speakers for m in phrase.members if not is_reference(m)]


def _firm_with_figures(scene: Scene, sentence: SceneSentence) -> OrganisationMention | None:
    """㈜B는 90억원을 들여 공장을 짓는다: the one firm that a sentence with an amount or a headcount is about."""
    monies, counts = sentence.quantities(scene.quantities.money), sentence.quantities(scene.quantities.counts)
    if not monies and not counts:
        return None
    phrase = sentence.main_subject
    if phrase is None or phrase.case not in (Case.TOPIC, Case.SUBJECT) or len(phrase.members) != 1:
        return None
    firm = phrase.members[0]
    return None if is_reference(firm) or firm.kind in NO_COMPANY else firm


def other_side(scene: Scene, statement: Statement) -> list[OrganisationMention]:
    """A는 공급 계약을 맺었다. 계약 상대는 B다: B; several where the sentence lists them."""
    first = statement.sentence.index
    for sentence in scene.sentences[first : first + 1 + _OTHER_SIDE_REACH]:
        for phrase in sentence.phrases:
            if _OTHER_SIDE.search(scene.body, max(sentence.start, phrase.start - 40), phrase.start):
                return [m for m in phrase.members if not is_reference(m)]
    return []

"""Belongs here: towns and ministries that host an investment agreement, and the firms that invest there.
Does not: who gives and receives otherwise (investments/roles), whose staff is counted otherwise (headcounts/owners).
"""

import re
from dataclasses import replace

from transforms.facts.focus import Focus
from transforms.facts.modality import Status
from transforms.facts.phrases import Case
from transforms.facts.scene import SceneSentence, Statement
from transforms.organisations.mention import OrganisationMention

PUBLIC = frozenset({"government", "public", "ministry", "local_government", "public_body"})
PLACE_NAME = re.compile(r"(?:시|도|군|구|정부)$")
_UNNAMED_INVESTORS = re.compile(
    r"(?:\d+|두|세|네|다섯)\s?개?\s?(?:[가-힣]+\s){0,2}?(?:기업|업체|회사|개사|사)(?:들)?(?:와|과)\s.*(?:투자\s?협약|MOU|양해각서|업무\s?협약)"
)
MEMORANDUM = re.compile(r"\s?(?:업무\s?)?(?:협약|양해각서|MOU)")
_INVESTMENT_MEMORANDUM = re.compile(rf"투자\s?(?:유치)?{MEMORANDUM.pattern}")
_DRAWS_IN = re.compile(r"투자[를와과]\s(?:[^\s,.]+\s){0,3}?(?:약속\s?받|확약\s?받|이끌어\s?[내냈낸]|끌어\s?[내냈낸])")
_REACH = 3


def is_authority(organisation: OrganisationMention) -> bool:
    """A town, a province, a ministry; by its name where no kind is known."""
    named_as_place = organisation.kind is None and PLACE_NAME.search(organisation.text) is not None
    return organisation.kind in PUBLIC or named_as_place


def hosted_investor(focus: Focus, statement: Statement, givers: list[OrganisationMention]) -> list[OrganisationMention]:
    """A군은 B와, A군과 B는 100억원 규모의 투자협약을 맺다: B invests, in the place of a town or a ministry."""
    sentence = statement.sentence
    if not MEMORANDUM.match(sentence.scene.body, statement.predicate.end):
        return hosted_in_clause(focus, sentence, statement.predicate.start) if are_public(givers) else []
    firms = [g for g in givers if not are_public([g])]
    if len(firms) < len(givers) and firms:
        return firms
    if not are_public(givers):
        return []
    return _partners(focus, sentence, statement.predicate.start)


def agreed_only(statement: Statement) -> Statement:
    """투자협약을 맺었다, 투자 양해각서를 교환했다: what is signed is the agreement, the investment is to come."""
    signed = statement.status is Status.COMPLETED and MEMORANDUM.match(
        statement.sentence.scene.body, statement.predicate.end
    )
    return replace(statement, status=Status.PLANNED) if signed else statement


def are_public(givers: list[OrganisationMention]) -> bool:
    """Whether all are authorities, and there are any."""
    return bool(givers) and all(map(is_authority, givers))


def hosted_before(
    focus: Focus, sentence: SceneSentence, givers: list[OrganisationMention]
) -> list[OrganisationMention]:
    """A군은 B와 투자협약을 맺었다. (양측은) 총 70억원을 투자한다: B's investment, where A's name is carried on."""
    if not any(map(is_authority, givers)):
        return givers
    for earlier in reversed(sentence.scene.sentences[max(0, sentence.index - _REACH) : sentence.index]):
        memorandum = _INVESTMENT_MEMORANDUM.search(earlier.text)
        if memorandum is not None:
            return _partners(focus, earlier, earlier.start + memorandum.start())
    return givers


def hosted_in_clause(focus: Focus, sentence: SceneSentence, position: int) -> list[OrganisationMention]:
    """A군은 B와 투자협약을 맺고 70억원을 투자해 40명을 고용하기로 했다: B, for what stands at a position behind it."""
    memorandum = _INVESTMENT_MEMORANDUM.search(sentence.scene.body, sentence.start, position)
    return _partners(focus, sentence, memorandum.start()) if memorandum is not None else []


def _partners(focus: Focus, sentence: SceneSentence, position: int) -> list[OrganisationMention]:
    """The firms with which an agreement before a position is made."""
    partners = [p for p in sentence.phrases if p.end <= position and p.case is Case.WITH and not p.speaker]
    found = focus.expand(sentence, partners[-1].members) if partners else []
    return [m for m in found if not is_authority(m)]


def hosts_the_unnamed(sentence: SceneSentence, givers: list[OrganisationMention], *, carried: bool = False) -> bool:
    """A시는 2개 기업과 90억원 규모의 투자협약을 맺다: those who invest have no name there, and the town does not.

    So also A군은 90억원의 투자를 약속받다. `carried` givers are named by an earlier sentence, which is no better.
    """
    if not carried and not are_public(givers):
        return False
    unnamed = _UNNAMED_INVESTORS.search(sentence.text) is not None
    return unnamed or (are_public(givers) and _DRAWS_IN.search(sentence.text) is not None)

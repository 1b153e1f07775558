"""Belongs here: two names of one row of the table that a text names as two parties (A은행과 B은행이 합병하다).
Does not: which names a row has (registry), and lists of different organisations (references).
"""

import re
from dataclasses import replace
from itertools import pairwise

from transforms.organisations.mention import OrganisationMention
from transforms.organisations.registry import UNREGISTERED, Registry
from transforms.organisations.spelling import normal_form

_JOINED = re.compile(r"[’'”\"]?(?:\s?[·•,ㆍ‧・/&]\s?|(?:와|과)의? (?:옛 )?| 및 )[‘'“\"]?")
_SUBJECT = re.compile(r"[’'”\"]?(?:은|는|이|가) [^.\n]{0,30}")
_TAKEN_OVER = re.compile(r"[’'”\"]?(?:을|를) (?:[^.\n]{0,12} )?(?:인수|합병|흡수)")


def part_merged(text: str, mentions: list[OrganisationMention], registry: Registry) -> list[OrganisationMention]:
    """The mentions, those of two parties that the table holds for one each with an id of its own.

    The current name keeps the table's id; a former one becomes an organisation in no table, wherever it stands.
    """
    parted = {
        (mention.organisation_id, mention.text)
        for first, second in pairwise(mentions)
        if _one_row(first, second) and _two_parties(text, first, second)
        for mention in _former(first, second, registry)
    }
    return [_on_its_own(m) if (m.organisation_id, m.text) in parted else m for m in mentions] if parted else mentions


def _one_row(first: OrganisationMention, second: OrganisationMention) -> bool:
    same = first.registered and first.organisation_id == second.organisation_id
    return same and normal_form(first.text) != normal_form(second.text)


def _two_parties(text: str, first: OrganisationMention, second: OrganisationMention) -> bool:
    if _JOINED.fullmatch(text, first.outer_end, second.start):
        return True
    taken_over = _TAKEN_OVER.match(text, second.outer_end) is not None
    return taken_over and _SUBJECT.fullmatch(text, first.outer_end, second.start) is not None


def _former(
    first: OrganisationMention, second: OrganisationMention, registry: Registry
) -> tuple[OrganisationMention, ...]:
    """Those of the two whose name is not the row's own, or a part of it; the second where both are."""
    organisation = registry.organisations[first.organisation_id]
    own = normal_form(organisation.name)
    former = tuple(m for m in (first, second) if m.text in organisation.dated or normal_form(m.text) not in own)
    return former or (second,)


def _on_its_own(mention: OrganisationMention) -> OrganisationMention:
    return replace(
        mention,
        organisation_id=UNREGISTERED + normal_form(mention.text),
        name=mention.text,
        registered=False,
        rule="former_name",
    )

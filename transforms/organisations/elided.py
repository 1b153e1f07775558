"""Belongs here: names of a list whose ending stands but once, at its last one (가온·누리은행).
Does not: lists of whole names (lists, references).
"""

import re
from dataclasses import replace

from transforms.organisations.mention import OrganisationMention
from transforms.organisations.registry import Registry

_ENDINGS = ("은행", "카드", "증권", "생명", "화재", "캐피탈", "자산운용")
_DOTS = frozenset("·ㆍ‧・")
_MEMBERS = re.compile(r"(?<![가-힣A-Za-z0-9&])(?:[가-힣A-Z]{2,5}[·ㆍ‧・])+$")
_MEMBER = re.compile(r"[가-힣A-Z]{2,5}")
_LONGEST_LIST = 30


def with_elided(text: str, mentions: list[OrganisationMention], registry: Registry) -> list[OrganisationMention]:
    """The mentions, and the members of lists that share the ending of the last, where the table knows them whole."""
    found: dict[int, OrganisationMention] = {}
    for last in mentions:
        if text[last.start - 1 : last.start] not in _DOTS or not last.text.endswith(_ENDINGS):
            continue
        ending = next(e for e in _ENDINGS if last.text.endswith(e))
        members = _MEMBERS.search(text, max(0, last.start - _LONGEST_LIST), last.start)
        for member in _MEMBER.finditer(text, *members.span()) if members else ():
            known, _ = registry.forms.get(member.group() + ending, (None, False))
            if known is not None and not member.group().endswith(ending):
                found[member.start()] = _named(last, member, known, registry)
    if not found:
        return mentions
    kept = [m for m in mentions if not any(m.start < e.end and e.start < m.outer_end for e in found.values())]
    return sorted([*kept, *found.values()], key=lambda m: m.start)


def _named(
    last: OrganisationMention, member: re.Match[str], organisation_id: str, registry: Registry
) -> OrganisationMention:
    organisation = registry.organisations[organisation_id]
    return replace(
        last,
        start=member.start(),
        end=member.end(),
        outer_end=member.end(),
        text=member.group(),
        organisation_id=organisation_id,
        name=organisation.name,
        kind=organisation.kind,
        registered=True,
        rule="elided_ending",
    )

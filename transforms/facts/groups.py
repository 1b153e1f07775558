"""Belongs here: which organisations a group reference (양사, 3사, 두 회사, 이들 기업) stands for in an article.
Does not: finding the reference (organisations) and single organisations in focus (이 회사).
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from transforms.facts.phrases import Case, Phrase, is_reference
from transforms.organisations.mention import OrganisationMention

if TYPE_CHECKING:
    from transforms.facts.scene import Scene, SceneSentence

_NUMBER_WORDS = {"양": 2, "두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6}
_SIZE = re.compile(
    r"(?P<digits>\d+)\s?개?\s?(?:사|회사|기업|기관|업체|은행|대학|그룹|곳)|(?P<word>양|두|세|네|다섯|여섯)\s?[가-힣]"
)
_LEAD = 3
_COMPANIES = ("기업", "업체", "회사")
NO_COMPANY = frozenset({"government", "local_government", "university", "school", "hospital", "party"})
_RIVALRY = re.compile(r"\s?(?:양강|경쟁|대결|맞대결|갈등|분쟁|소송|다툼|공방)")

Group = list[OrganisationMention]


def size_of(reference: str) -> int | None:
    """How many a reference stands for (3사: 3, 양사: 2), None where it does not say (이들 기업)."""
    match = _SIZE.search(reference)
    if match is None:
        return None
    return int(match["digits"]) if match["digits"] else _NUMBER_WORDS[match["word"]]


def members_of(scene: "Scene", reference: OrganisationMention) -> Group:
    """The group of the right size that was last spoken of together.

    Of two that act together throughout an article the reference means the pair of its lead, even if one of them was
    since named beside another. Where no group fits, what the reference itself was resolved to.
    """
    wanted = size_of(reference.text)

    def fits(group: Group) -> bool:
        return len(group) > 1 and wanted in (None, len(group)) and are_called(reference, group)

    nearest = next(filter(fits, _backwards(scene, reference.start)), None)
    lead = next((g for s in scene.sentences[:_LEAD] for g in _groups(s, reference.start) if wanted and fits(g)), None)
    if nearest is not None and lead is not None and _ids(nearest) & _ids(lead):
        return lead
    if nearest is not None:
        return nearest
    spoken_of = _ids(scene.mentions)
    named = [scene.names[i] for i in reference.members if i in scene.names and i in spoken_of]
    return named if wanted in (None, len(named)) and are_called(reference, named) else []


def are_called(reference: OrganisationMention, group: Group) -> bool:
    """Whether the reference's noun can mean all of a group: no town and no university is one of 2개 기업."""
    return not reference.text.endswith(_COMPANIES) or not any(m.kind in NO_COMPANY for m in group)


def _ids(group: Group) -> set[str]:
    return {mention.organisation_id for mention in group}


def _backwards(scene: "Scene", before: int) -> Iterator[Group]:
    for sentence in reversed([s for s in scene.sentences if s.start < before]):
        yield from reversed(list(_groups(sentence, before)))


def _groups(sentence: "SceneSentence", before: int) -> Iterator[Group]:
    """Those that a sentence names together: a subject with its partner, and the members of each list."""
    phrases = [p for p in sentence.phrases if p.end <= before and not p.speaker and p.case is not Case.ASIDE]
    subject = next((p for p in phrases if p.case in (Case.TOPIC, Case.SUBJECT) and not _refers(p)), None)
    partner = next((p for p in phrases if p.case is Case.WITH and p is not subject and not _refers(p)), None)
    if subject is not None and partner is not None:
        yield _distinct([*subject.members, *partner.members])
    together = [p for p in phrases if len(p.members) > 1 and not _refers(p)]
    yield from (_distinct(p.members) for p in together if not _RIVALRY.match(sentence.scene.body, p.after))


def _refers(phrase: Phrase) -> bool:
    return any(is_reference(m) for m in phrase.members)


def _distinct(members: Group) -> Group:
    return list({m.organisation_id: m for m in reversed(members)}.values())[::-1]

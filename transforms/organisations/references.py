"""Belongs here: group references (3사, 양사, 두 회사, 이 회사) and the organisations that they stand for.
Does not: finding names (find), and what a name is (registry).
"""

import re

from transforms.organisations.mention import OrganisationMention
from transforms.organisations.registry import Registry

_NUMBER = {"두": 2, "양": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6}
_BODY = "회사|기업|기관|업체|은행|대학|사|그룹"
_GROUP = re.compile(
    rf"(?<![가-힣A-Za-z0-9])(?:(?P<digits>\d{{1,2}})개?\s?(?:{_BODY})|(?P<word>두|세|네|다섯|여섯) (?:{_BODY})|(?P<both>양사|양측|양 기관|양 회사)|"
    r"(?P<these>이들 (?:기업|회사|업체|기관))|(?P<this>(?:이|같은|해당) 회사))(?=[은는이가을를와과의에도 ,.]|$)"
)


def resolve_references(text: str, mentions: list[OrganisationMention], registry: Registry) -> list[OrganisationMention]:
    """The mentions with group references added, each with the ids of its members, or none when it is not clear."""
    found = list(mentions)
    for match in _GROUP.finditer(text):
        if any(m.start < match.end() and match.start() < m.end for m in mentions):
            continue
        members = _members(match, [m for m in mentions if m.end <= match.start()])
        found.append(
            OrganisationMention(
                start=match.start(),
                end=match.end(),
                outer_end=match.end(),
                text=match.group(),
                organisation_id="",
                name=match.group(),
                kind=None,
                registered=False,
                rule="reference_one" if match["this"] else "reference_group",
                members=members,
            )  # fmt: skip
        )
    return sorted(found, key=lambda m: m.start)


def _members(match: "re.Match[str]", before: list[OrganisationMention]) -> tuple[str, ...]:
    if match["this"]:
        wanted = 1
    elif match["digits"]:
        wanted = int(match["digits"])
    else:
        wanted = _NUMBER[match["word"]] if match["word"] else 2 if match["both"] else 0
    distinct: dict[str, None] = {}
    for mention in reversed(before):
        distinct.setdefault(mention.organisation_id, None)
        if len(distinct) == wanted:
            return tuple(reversed(distinct))
    return ()

"""Belongs here: scenes for tests of rules, in which the organisations are given by name.
Does not: tests, and finding organisations.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from transforms.facts.bare_names import with_bare_names
from transforms.facts.draft import Draft
from transforms.facts.merge import merge
from transforms.facts.scene import Scene
from transforms.korean import read_quantities
from transforms.organisations import load_registry
from transforms.organisations.mention import OrganisationMention
from transforms.organisations.references import resolve_references


def mentions_of(text: str, organisations: list[str]) -> list[OrganisationMention]:
    """Mentions of exactly the given names, and of references to them."""
    names = re.compile(
        r"(?<![가-힣A-Za-z0-9])(?:" + "|".join(sorted(map(re.escape, organisations), key=len, reverse=True)) + ")"
    )
    found = [
        OrganisationMention(
            start=m.start(),
            end=m.end(),
            outer_end=m.end(),
            text=m.group(),
            organisation_id=m.group(),
            name=m.group(),
            kind=None,
            registered=True,
            rule="given",
        )
        for m in names.finditer(text)
    ]
    return resolve_references(text, found, load_registry())


def scene_with(text: str, mentions: list[OrganisationMention], published: date | None) -> Scene:
    """A scene of a text and its mentions."""
    by_id: dict[str, OrganisationMention] = {}
    for mention in mentions:
        if mention.rule == "given":
            by_id.setdefault(mention.organisation_id, mention)
    return Scene(text, published, mentions, read_quantities(text, published), by_id)


def scene_of(text: str, organisations: list[str], published: date | None) -> Scene:
    """A scene in which exactly the given names, and references to them, are organisations."""
    bare = with_bare_names(text, mentions_of(text, organisations))
    return scene_with(bare.text, bare.mentions, published)


def drafts_of(
    reader: Callable[[Scene], Iterable[Any]], text: str, organisations: list[str], published: date | None
) -> list[Draft]:
    """The distinct facts that a reader finds in a text."""
    return merge(item for item in reader(scene_of(text, organisations, published)) if isinstance(item, Draft))

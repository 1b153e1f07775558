"""Belongs here: an organisation as it stands in a text, as a type.
Does not: how it is found (matching, context, references), and the registry's own table.
"""

from dataclasses import dataclass


@dataclass(slots=True, kw_only=True)
class OrganisationMention:
    """`source[start:end] == text`, particles cut off. `registered` is false for a name that is in no table.

    `end` is the end of the name; `outer_end` takes in a bracket bound to it: 엘지유플러스(LGU+), 삼성전자(005930).
    A group reference (3사, 양사, 두 회사, 이 회사) has `members`, the ids it stands for, and itself no id of its own.
    `rule` names what decided (registry, short_form, suffix, context_…, reference_…).
    """

    start: int
    end: int
    outer_end: int
    text: str
    organisation_id: str
    name: str
    kind: str | None
    registered: bool
    rule: str
    members: tuple[str, ...] = ()

"""Belongs here: whether two reports name the same organisations, with the tolerance for groups and partial lists.
Does not: resolving a name to an organisation (transforms.organisations), and the other slots (compatibility).
"""

from dataclasses import dataclass, field
from functools import cached_property

import polars as pl

Ids = tuple[str, ...]

SAME = "same"
PARTIAL = "partial"
MOSTLY = "mostly"
UNNAMED = "unnamed"
OTHER = "other"

_MAX_DEPTH = 20


@dataclass(frozen=True)
class Groups:
    """Who belongs to whom: `parent_of` maps an organisation's id to that of its parent or group.

    A report that names the parent and one that names its child speak of the same party (카카오 for 카카오브레인);
    two children of one parent never do.
    """

    parent_of: dict[str, str] = field(default_factory=dict)

    @classmethod
    def from_frame(cls, organisations: pl.DataFrame | None) -> "Groups":
        """From the `organisations` table, whose `parent` may be an id or a name; None gives no tolerance."""
        if organisations is None:
            return cls()
        rows = organisations.select("organisation_id", "name", "parent")
        by_name = {name: organisation_id for organisation_id, name, _ in rows.iter_rows()}
        known = set(rows["organisation_id"])
        parents = {
            child: parent if parent in known else by_name.get(parent, parent)
            for child, _, parent in rows.iter_rows()
            if parent
        }
        return cls(parents)

    @cached_property
    def _kin(self) -> dict[str, frozenset[str]]:
        """Each organisation of the table with itself and all that stand above it."""
        return {child: frozenset(self.line(child)) for child in self.parent_of}

    def root(self, organisation_id: str) -> str:
        return self.line(organisation_id)[-1]

    def line(self, organisation_id: str) -> list[str]:
        """The organisation, its parent, its parent's parent and so on."""
        line = [organisation_id]
        while (parent := self.parent_of.get(line[-1])) and parent not in line and len(line) < _MAX_DEPTH:
            line.append(parent)
        return line

    def related(self, one: str, other: str) -> bool:
        return one == other or one in self._kin.get(other, ()) or other in self._kin.get(one, ())

    def covers(self, few: Ids, many: Ids) -> bool:
        """Whether each of `few` is one of `many`, its parent or its child."""
        return all(any(self.related(one, other) for other in many) for one in few)

    def compare(self, one: Ids, other: Ids) -> str:
        """SAME, PARTIAL (one list is two or more of the other's), MOSTLY (two and half are shared), or OTHER."""
        if one == other:
            return SAME
        forth, back = self.covers(one, other), self.covers(other, one)
        if forth and back:
            return SAME
        if (forth and len(one) >= 2) or (back and len(other) >= 2):
            return PARTIAL
        shared = sum(self.covers((each,), other) for each in one)
        return MOSTLY if shared >= 2 and 4 * shared >= len(one) + len(other) else OTHER

    @cached_property
    def any(self) -> bool:
        return bool(self.parent_of)

"""Belongs here: a user's own changes to the registry (add, merge, rename), read from YAML and applied.
Does not: the table that the package ships (registry), and where the file lies (the caller says).
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from transforms.organisations.registry import Organisation

_SECTIONS = {"add", "merge", "rename"}
_FIELDS = {"id", "name", "name_en", "kind", "country", "ticker", "exchange", "parent", "aliases", "common"}


def read_overrides(path: Path) -> dict[str, list[dict[str, Any]]]:
    """The file's sections. Raises ValueError for an unknown section or field, or a missing one, naming the entry."""
    content = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    if not isinstance(content, dict) or set(content) - _SECTIONS:
        raise ValueError(f"{path.name}: expected the sections {sorted(_SECTIONS)}, found {content!r:.80}")
    for entry in content.get("add") or []:
        if "name" not in entry or set(entry) - _FIELDS:
            raise ValueError(f"{path.name}: add: expected `name` and any of {sorted(_FIELDS)}: {entry!r}")
    for section, keys in (("merge", {"from", "into"}), ("rename", {"id", "name"})):
        for entry in content.get(section) or []:
            if set(entry) != keys:
                raise ValueError(f"{path.name}: {section}: expected exactly {sorted(keys)}: {entry!r}")
    return {section: list(content.get(section) or []) for section in _SECTIONS}


def apply_overrides(
    organisations: Mapping[str, "Organisation"], overrides: Mapping[str, list[dict[str, Any]]]
) -> Iterable["Organisation"]:
    """The organisations after adding, renaming and merging, in that order. Raises KeyError for an unknown id."""
    table = dict(organisations)
    for entry in overrides["add"]:
        added = _added(entry)
        table[added.organisation_id] = added
    for entry in overrides["rename"]:
        known = table[entry["id"]]
        table[known.organisation_id] = replace(known, name=entry["name"], aliases=(*known.aliases, known.name))
    for entry in overrides["merge"]:
        gone, kept = table.pop(entry["from"]), table[entry["into"]]
        table[kept.organisation_id] = replace(
            kept,
            aliases=tuple(dict.fromkeys((*kept.aliases, gone.name, *gone.aliases))),
            dated={**gone.dated, **kept.dated},
            common=kept.common | gone.common,
        )
    taken = {form for entry in overrides["add"] for form in (entry["name"], *entry.get("aliases", ()))}
    added_ids = {_added(entry).organisation_id for entry in overrides["add"]}
    for organisation in table.values():
        if organisation.organisation_id in added_ids or taken.isdisjoint(organisation.forms()):
            yield organisation
        else:
            yield _without(organisation, taken)


def _added(entry: Mapping[str, Any]) -> "Organisation":
    from transforms.organisations.registry import Organisation
    from transforms.organisations.spelling import normal_form, spellings

    aliases = [str(alias) for alias in entry.get("aliases", ())]
    derived = {form for name in (entry["name"], *aliases) for form in spellings(name)}
    return Organisation(
        organisation_id=entry.get("id") or f"user:{normal_form(entry['name'])}",
        name=entry["name"],
        name_en=entry.get("name_en"),
        kind=entry.get("kind", "company"),
        country=entry.get("country"),
        ticker=entry.get("ticker"),
        exchange=entry.get("exchange"),
        parent=entry.get("parent"),
        aliases=tuple(dict.fromkeys([*aliases, *sorted(derived)])),
        common=frozenset(entry.get("common", ())),
    )


def _without(organisation: "Organisation", taken: set[str]) -> "Organisation":
    """The organisation without the forms that the user gave to another one; its canonical name stays its name."""
    return replace(
        organisation,
        aliases=tuple(alias for alias in organisation.aliases if alias not in taken),
        dated={form: span for form, span in organisation.dated.items() if form not in taken},
    )

"""Belongs here: the override file in which people mend or discard rows in quarantine.
Does not: what an override does to a row (quarantine).

    overrides:
      - id: q-5b0c21e2f0aa91d3
        set: {amount: "300000000000", currency: KRW}
        note: the page has a misprint, see its correction of 2020-06-05
      - id: q-91b2c7d04e5f6a18
        discard: true
        note: an advertisement
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_KEYS = {"id", "set", "discard", "note"}


class OverrideError(ValueError):
    """The override file cannot be used; the message names the entry and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Override:
    """`values` replace those of the row with this quarantine id, or the row is discarded. `note` says why."""

    quarantine_id: str
    values: Mapping[str, Any] = field(default_factory=dict)
    discard: bool = False
    note: str = ""


def read_overrides(path: Path) -> dict[str, Override]:
    """The overrides of a YAML file by quarantine id; none where the file does not exist. Raises OverrideError."""
    import yaml

    if not path.exists():
        return {}
    try:
        document = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise OverrideError(f"{path}: {error}") from error
    entries = document.get("overrides", []) if isinstance(document, dict) else None
    if not isinstance(entries, list) or document.keys() - {"overrides"}:
        raise OverrideError(f"{path}: wants one key, `overrides`, with a list of entries")
    overrides: dict[str, Override] = {}
    for number, entry in enumerate(entries, start=1):
        override = _override(entry, f"{path}, entry {number}")
        if override.quarantine_id in overrides:
            raise OverrideError(f"{path}, entry {number}: {override.quarantine_id} has an entry already")
        overrides[override.quarantine_id] = override
    return overrides


def write_override(path: Path, override: Override) -> None:
    """Puts an override into the file, in the place of an earlier one of the same id. Raises OverrideError."""
    import yaml

    overrides = read_overrides(path) | {override.quarantine_id: override}
    document = {"overrides": [_entry(each) for each in overrides.values()]}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(document, allow_unicode=True, sort_keys=False), encoding="utf-8")


def _entry(override: Override) -> dict[str, Any]:
    what: dict[str, Any] = {"discard": True} if override.discard else {"set": dict(override.values)}
    return {"id": override.quarantine_id, **what, **({"note": override.note} if override.note else {})}


def _override(entry: object, where: str) -> Override:
    if not isinstance(entry, dict) or not isinstance(entry.get("id"), str):
        raise OverrideError(f"{where}: wants an id")
    if unknown := entry.keys() - _KEYS:
        raise OverrideError(
            f"{where}: unknown {', '.join(sorted(map(str, unknown)))}; known are {', '.join(sorted(_KEYS))}"
        )
    values, discard = entry.get("set", {}), entry.get("discard", False)
    if not isinstance(values, dict) or not isinstance(discard, bool):
        raise OverrideError(f"{where}: `set` wants column: value, `discard` true or false")
    if bool(values) == discard:
        raise OverrideError(f"{where}: wants either `set` or `discard: true`")
    return Override(entry["id"], values, discard, str(entry.get("note", "")))

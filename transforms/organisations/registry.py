"""Belongs here: the registry as loaded (ids, names, parents, user overrides) and its forms laid out for the search.
Does not: building the table (build_registry), spelling rules (spelling), and what a text says (find).
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

import polars as pl

DATA = Path(__file__).parent / "data"
COLUMNS = (
    "organisation_id", "name", "name_en", "kind", "country", "ticker", "exchange", "parent",
    "aliases", "dated", "common",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Organisation:
    """One row of the table. `dated` maps a form to the span in which it was valid; forms in `common` need context."""

    organisation_id: str
    name: str
    name_en: str | None
    kind: str
    country: str | None
    ticker: str | None
    exchange: str | None
    parent: str | None
    aliases: tuple[str, ...]
    dated: dict[str, str] = field(default_factory=dict)
    common: frozenset[str] = frozenset()

    def forms(self) -> Iterable[str]:
        yield self.name
        yield from self.aliases
        yield from self.dated


class Registry:
    """All known organisations by id, and their forms by spelling and by beginning."""

    def __init__(self, organisations: Iterable[Organisation]) -> None:
        self.organisations: dict[str, Organisation] = {o.organisation_id: o for o in organisations}

    @cached_property
    def forms(self) -> dict[str, tuple[str, bool]]:
        """By form the organisation's id, and whether the form needs context."""
        return {
            form: (organisation.organisation_id, form in organisation.common)
            for organisation in self.organisations.values()
            for form in organisation.forms()
        }

    @cached_property
    def lengths(self) -> dict[str, dict[str, tuple[int, ...]]]:
        """By the first two characters and the third the lengths of the forms so begun, that of the two alone included.

        Behind the empty third stands the length of the two alone.
        """
        lengths: dict[str, dict[str, tuple[int, ...]]] = {}
        for form in sorted(self.forms, key=len):
            by_third = lengths.setdefault(form[:2], {})
            known = by_third.get(form[2:3], by_third.get("", ()))
            by_third[form[2:3]] = known if len(form) in known else (*known, len(form))
        return lengths

    @cached_property
    def rare_forms(self) -> tuple[str, ...]:
        """The forms of one character and those that begin with a sign, as (여자)아이들."""
        return tuple(form for form in self.forms if len(form) == 1 or not form[0].isalnum())

    @cached_property
    def by_ticker(self) -> dict[str, Organisation]:
        """Organisations by their ticker."""
        return {o.ticker: o for o in self.organisations.values() if o.ticker}

    def knows(self, form: str) -> bool:
        """True when `form` is a name in the table, spelled just so."""
        return form in self.forms

    def name_of(self, organisation_id: str) -> str:
        """Canonical Korean name; of an unregistered id the name that it carries. Raises KeyError for an unknown id."""
        if organisation_id.startswith(UNREGISTERED):
            return organisation_id.removeprefix(UNREGISTERED)
        return self.organisations[organisation_id].name

    def parent_of(self, organisation_id: str) -> str | None:
        """Id of the parent or group, None where the table gives none or does not know the organisation."""
        organisation = self.organisations.get(organisation_id)
        return organisation.parent if organisation else None

    def frame(self) -> pl.DataFrame:
        """The `organisations` table: the first eight of COLUMNS as strings, and aliases as a list of strings."""
        schema = dict.fromkeys(COLUMNS[:8], pl.String) | {"aliases": pl.List(pl.String)}
        rows = [
            [*(getattr(o, name) for name in COLUMNS[:8]), [*o.aliases, *o.dated]] for o in self.organisations.values()
        ]
        return pl.DataFrame(rows, schema=schema, orient="row")


UNREGISTERED = "unregistered:"


def _read_table(path: Path) -> Iterable[Organisation]:
    with path.open(encoding="utf-8", newline="") as handle:
        reader = csv.reader(handle)
        next(reader)
        for row in reader:
            dated = dict(item.rsplit("@", 1) for item in row[9].split("|")) if row[9] else {}
            yield Organisation(
                row[0], row[1], row[2] or None, row[3], row[4] or None, row[5] or None, row[6] or None, row[7] or None,
                tuple(row[8].split("|")) if row[8] else (),
                dated,
                frozenset(row[10].split("|")) if row[10] else frozenset(),
            )  # fmt: skip


@cache
def _default_registry() -> Registry:
    return Registry(_read_table(DATA / "registry.csv"))


def load_registry(overrides: Path | None = None) -> Registry:
    """The registry that the package ships, loaded once; with `overrides` a registry of its own.

    `overrides` is a YAML file with the sections add, rename and merge (raw/organisations.yaml shows its form).
    Raises ValueError for a file of another form, KeyError for an id that is not in the table.
    """
    if overrides is None:
        return _default_registry()
    from transforms.organisations.overrides import apply_overrides, read_overrides

    return Registry(apply_overrides(_default_registry().organisations, read_overrides(overrides)))

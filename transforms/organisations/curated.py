"""Belongs here: reading the curated name files (data/curated/*.yaml), whose lines are compact, into rows.
Does not: names from exchange lists (exchange_lists), and merging the rows into one table (build_registry).

A line is `canonical | alias | alias …`. `~` before a form: it is also a common word, and needs context.
`@from/to` after a form: the name was valid in that span (either end may be empty), in EDTF years or months.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

_FORM = re.compile(r"^(?P<common>~?)(?P<name>[^@~]+?)(?:@(?P<since>[\d-]*)/(?P<until>[\d-]*))?$")


@dataclass(slots=True)
class Name:
    """One spelling of an organisation. `common` if it is a common word too; `since`, `until` bound its validity."""

    text: str
    common: bool = False
    since: str | None = None
    until: str | None = None


@dataclass(slots=True)
class Row:
    """One organisation before merging. `origin` names its file or list; the lower `rank` wins a contested alias."""

    name: Name
    kind: str
    country: str | None
    origin: str
    rank: int
    aliases: list[Name] = field(default_factory=list)
    name_en: str | None = None
    ticker: str | None = None
    exchange: str | None = None
    parent: str | None = None

    def names(self) -> list[Name]:
        return [self.name, *self.aliases]


def read_form(form: str) -> Name:
    """`~서울신문@1904/` → Name. Raises ValueError on a form that the grammar does not cover."""
    match = _FORM.match(form.strip())
    if match is None:
        raise ValueError(f"not a name form: {form!r}")
    return Name(match["name"].strip(), bool(match["common"]), match["since"] or None, match["until"] or None)


def read_line(line: str, section: dict[str, Any], origin: str, rank: int) -> Row:
    """One line of a section. The first form in Latin letters becomes `name_en`."""
    names = [read_form(form) for form in line.split("|")]
    english = next((n.text for n in names[1:] if n.text.isascii()), None)
    return Row(
        name=names[0],
        kind=section["kind"],
        country=section.get("country"),
        origin=origin,
        rank=rank,
        aliases=names[1:],
        name_en=english,
        parent=section.get("parent"),
    )


def read_curated(folder: Path) -> Iterator[Row]:
    """All rows of a folder's files, in order of file name. Raises ValueError naming the file and the wrong line."""
    for path in sorted(folder.glob("*.yaml")):
        for section in yaml.safe_load(path.read_text(encoding="utf-8")):
            for line in section["names"]:
                try:
                    yield read_line(str(line), section, path.stem, section.get("rank", 0))
                except ValueError as error:
                    raise ValueError(f"{path.name}: {line!r}: {error}") from error

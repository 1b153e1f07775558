"""Belongs here: building data/registry.csv from the exchange lists and the curated files.
Does not: reading one list (exchange_lists, curated), loading the table for use (registry).

A form that several organisations claim has one owner, by this rule: curated names before the lists, universities before
companies, listed companies before foreign and delisted ones (`Row.rank`); within a rank the earlier row. Forms that the
spelling rules derive come after every name that a row states.

Run it as `python -m transforms.organisations.build_registry LISTS`.
"""

import argparse
import csv
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from transforms.organisations.common_words import is_common_word
from transforms.organisations.curated import Name, Row, read_curated
from transforms.organisations.exchange_lists import read_krx, read_universities, read_us_listed
from transforms.organisations.registry import COLUMNS, DATA
from transforms.organisations.spelling import normal_form, spellings

_SLUG = re.compile(r"[^0-9a-z가-힣]+")


@dataclass(slots=True)
class Entry:
    """One organisation of the table. `forms` maps each spelling to its Name; `claims` its normal forms."""

    organisation_id: str
    row: Row
    forms: dict[str, Name] = field(default_factory=dict)


def organisation_id(row: Row) -> str:
    """`krx:005930`, `us:AAPL`, or the slug of the canonical name: `org:네이버클라우드`. Stable as long as those are."""
    if row.ticker and row.origin == "krx":
        return f"krx:{row.ticker}"
    if row.ticker and row.origin == "us_listed":
        return f"us:{row.ticker}"
    return "org:" + _SLUG.sub("-", normal_form(row.name.text)).strip("-")


def merge(rows: Iterable[Row]) -> list[Entry]:
    """Rows of one organisation become one entry; a contested form goes to the row of the lowest rank."""
    entries: dict[str, Entry] = {}
    owner: dict[str, Entry] = {}
    for row in sorted(rows, key=lambda row: row.rank):
        entry = owner.get(normal_form(row.name.text))
        if entry is None or not _same_organisation(entry.row, row):
            if entry is not None and row.origin in ("krx", "us_listed"):
                continue
            entry = Entry(organisation_id(row), row)
            if entry.organisation_id in entries:
                raise ValueError(f"{entry.organisation_id} twice: {row.name.text} ({row.origin})")
            entries[entry.organisation_id] = entry
        else:
            _adopt(entries, entry, row)
        for name in row.names():
            _claim(owner, entry, name, row)
    for entry in entries.values():
        for name in list(entry.forms.values()):
            for form in sorted(spellings(name.text)):
                _claim(owner, entry, Name(form, name.common, name.since, name.until), entry.row)
    return list(entries.values())


def _same_organisation(known: Row, row: Row) -> bool:
    return known.kind == row.kind or known.origin not in ("krx", "us_listed", "universities")


def _adopt(entries: dict[str, Entry], entry: Entry, row: Row) -> None:
    known = entry.row
    if known.ticker is None and row.ticker is not None and known.kind in (row.kind, "bank", "media", "group"):
        del entries[entry.organisation_id]
        known.ticker, known.exchange = row.ticker, row.exchange
        entry.organisation_id = organisation_id(row)
        entries[entry.organisation_id] = entry
    known.name_en = known.name_en or row.name_en
    known.country = known.country or row.country


def _claim(owner: dict[str, Entry], entry: Entry, name: Name, row: Row) -> None:
    key = normal_form(name.text)
    if len(key) < 2 or owner.setdefault(key, entry) is not entry or name.text in entry.forms:
        return
    if row.origin in ("krx", "us_listed") and is_common_word(name.text, foreign=row.origin == "us_listed"):
        name = Name(name.text, True, name.since, name.until)
    entry.forms[name.text] = name


def table(entries: Iterable[Entry]) -> Iterator[dict[str, str]]:
    """Rows of the committed table, its lists joined by `|`, in order of id."""
    by_name = {normal_form(e.row.name.text): e.organisation_id for e in entries}
    for entry in sorted(entries, key=lambda entry: entry.organisation_id):
        row = entry.row
        if row.parent and normal_form(row.parent) not in by_name:
            raise ValueError(f"{row.name.text}: its parent {row.parent} is not in the table")
        own = [name for form, name in entry.forms.items() if form != row.name.text]
        yield {
            "organisation_id": entry.organisation_id,
            "name": row.name.text,
            "name_en": row.name_en or "",
            "kind": row.kind,
            "country": row.country or "",
            "ticker": row.ticker or "",
            "exchange": row.exchange or "",
            "parent": by_name[normal_form(row.parent)] if row.parent else "",
            "aliases": "|".join(name.text for name in own if not (name.since or name.until)),
            "dated": "|".join(f"{n.text}@{n.since or ''}/{n.until or ''}" for n in own if n.since or n.until),
            "common": "|".join(sorted(name.text for name in entry.forms.values() if name.common)),
        }


def build(lists: Path) -> list[dict[str, str]]:
    """All rows of the table. `lists` is the folder with krx.csv, us_listed_ko.csv and universities.csv."""
    rows = [
        *read_curated(DATA / "curated"),
        *read_universities(lists / "universities.csv"),
        *read_krx(lists / "krx.csv"),
        *read_us_listed(lists / "us_listed_ko.csv"),
    ]
    return list(table(merge(rows)))


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Build the organisation registry")
    parser.add_argument("lists", type=Path, help="folder with krx.csv, us_listed_ko.csv, universities.csv")
    parser.add_argument("--output", type=Path, default=DATA / "registry.csv")
    options = parser.parse_args(arguments)
    rows = build(options.lists)
    with options.output.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, fieldnames=COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    names = sum(1 + len([a for a in f"{row['aliases']}|{row['dated']}".split("|") if a]) for row in rows)
    print(f"{len(rows)} organisations, {names} names: {options.output.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

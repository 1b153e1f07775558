"""Belongs here: reading the lists of listed companies and of universities into rows.
Does not: curated names (curated), and merging the rows into one table (build_registry).
"""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from transforms.organisations.curated import Name, Row

_PREFERRED_SHARE = re.compile(r"\s?\d?우[BC]?(\(전환\))?$|\(\d?우\)$|전환상환\d?우?B?$")
_VEHICLE = re.compile(r"스팩|SPAC|기업인수목적|선박투자|부동산투자|투자회사|혼합형|펀드\d|리츠\d|기금$|유한공사$")
_BRACKET = re.compile(r"\s*\([^)]*\)\s*")
_DELISTED_RANK, _LISTED_RANK, _FOREIGN_RANK, _SCHOOL_RANK = 30, 10, 20, 5


def read_krx(path: Path) -> Iterator[Row]:
    """Korean listed and delisted companies. Preference shares and paper companies (SPACs, ship funds) are left out."""
    rows = list(_csv_rows(path))
    common_stock = {row["name_ko"] for row in rows}
    for row in rows:
        name = _BRACKET.sub("", re.sub(r"\s{2,}", "", row["name_ko"])).strip()
        stem = _PREFERRED_SHARE.sub("", row["name_ko"])
        is_preferred = stem != row["name_ko"] and (
            stem in common_stock or "우(" in row["name_ko"] or "(1우" in row["name_ko"]
        )
        if is_preferred or _VEHICLE.search(name) or len(name) < 2 or not row["ticker"].endswith("0"):
            continue
        listed = row["status"] == "listed"
        others = [other.strip() for other in row["other_names_ko"].split("|") if other.strip()]
        others = [other for other in others if not _VEHICLE.search(other) and not _PREFERRED_SHARE.search(other)]
        yield Row(
            name=Name(name),
            kind="company",
            country="KR",
            origin="krx",
            rank=_LISTED_RANK if listed else _DELISTED_RANK,
            aliases=[Name(_BRACKET.sub("", other)) for other in others if len(other) > 1],
            name_en=row["name_en"] or None,
            ticker=row["ticker"],
            exchange=row["market"] or None if listed else None,
        )


def read_us_listed(path: Path) -> Iterator[Row]:
    """Companies listed in New York under their brokers' names, without the brokers' suffixes."""
    exchanges = {"NAS": "NASDAQ", "NYS": "NYSE", "AMS": "NYSE American"}
    for row in _csv_rows(path):
        name = _BRACKET.sub("", row["name_ko"]).strip()
        if len(name) < 2 or re.search(r"인수|애퀴지션|어퀴지션|인베스트먼트 \d|펀드", name):
            continue
        yield Row(
            name=Name(name),
            kind="company",
            country=None,
            origin="us_listed",
            rank=_FOREIGN_RANK,
            ticker=row["ticker"],
            exchange=exchanges.get(row["exchange"], row["exchange"]),
        )


def read_universities(path: Path) -> Iterator[Row]:
    """Korean universities and colleges; graduate schools and campuses fold into their university."""
    seen: set[str] = set()
    for row in _csv_rows(path):
        name = _BRACKET.sub("", row["name_ko"]).strip()
        name = "한국폴리텍대학" if name.startswith("한국폴리텍") else name
        if "대학원" in name or " " in name or name in seen:
            continue
        seen.add(name)
        plain = name.removeprefix("국립")
        aliases = [Name(plain)] if plain != name and len(plain) > 3 else []
        yield Row(
            name=Name(name),
            kind="university",
            country="KR",
            origin="universities",
            rank=_SCHOOL_RANK,
            aliases=aliases,
            name_en=row["name_en"] or None,
        )


def _csv_rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        yield from csv.DictReader(handle)

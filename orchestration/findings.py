"""Belongs here: what the lake holds, put so that a person can read it: facts with their organisations, amounts, events.
Does not: printing it (summary), and the page for a browser (report).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import polars as pl

from orchestration.gate import QUARANTINE, READABLE
from orchestration.lake import Lake
from orchestration.stages import read_table

FACT_TABLES = ("deals", "stakes", "headcounts", "investments")
_PARTIES = {"deals": "deal_parties", "investments": "investment_parties"}
_BOUND_SIGNS = {"approx": "≈ ", "at_least": "≥ ", "at_most": "≤ "}
Row = dict[str, Any]


@dataclass(frozen=True)
class Fact:
    """One fact as it is shown: who, what, how much, when, and the sentence that says so."""

    table: str
    fact_id: str
    doc_id: str
    who: str
    what: str
    figure: str
    date: str
    status: str
    rule: str
    evidence: str
    evidence_start: int
    evidence_end: int


@dataclass(frozen=True)
class Findings:
    """Everything that summary and report show. `unreadable` and `rejected` are (document, reason)."""

    articles: pl.DataFrame
    facts: dict[str, list[Fact]]
    amounts: pl.DataFrame
    events: pl.DataFrame
    candidates: pl.DataFrame
    quarantine: pl.DataFrame
    unreadable: list[tuple[str, str]]
    rejected: list[tuple[str, str]]
    garbled: list[tuple[str, int]]

    @property
    def n_facts(self) -> int:
        return sum(len(rows) for rows in self.facts.values())


def findings(lake: Lake) -> Findings:
    """All findings in the lake, facts in the order of their documents and of the text."""
    articles = read_table(lake, "articles").sort("doc_id")
    quarantine = read_table(lake, QUARANTINE)
    unreadable = quarantine.filter(pl.col("contract") == READABLE).select("doc_id", "reason").rows()
    rejected = articles.filter(pl.col("rejection").is_not_null()).select("doc_id", "rejection").rows()
    garbled = articles.filter(pl.col("replaced") > 0).select("doc_id", "replaced").rows()
    return Findings(
        articles=articles.filter(pl.col("rejection").is_null()),
        facts={table: _facts(lake, table) for table in FACT_TABLES},
        amounts=read_table(lake, "amounts"),
        events=read_table(lake, "events"),
        candidates=read_table(lake, "candidates"),
        quarantine=quarantine.filter(pl.col("contract") != READABLE),
        unreadable=unreadable,
        rejected=rejected,
        garbled=garbled,
    )


def _facts(lake: Lake, table: str) -> list[Fact]:
    rows = read_table(lake, table).sort("doc_id", "evidence_start", "fact_id")
    names: Mapping[str, list[str]] = {}
    if table in _PARTIES:
        parties = (
            read_table(lake, _PARTIES[table])
            .group_by("fact_id")
            .agg(pl.col("organisation").unique(maintain_order=True))
        )
        names = dict(parties.iter_rows())
    return [_fact(table, row, names.get(row["fact_id"], [])) for row in rows.iter_rows(named=True)]


def _fact(table: str, row: Row, parties: list[str]) -> Fact:
    who, what, figure = _WORDING[table](row, parties)
    shared = ("fact_id", "doc_id", "status", "rule", "evidence", "evidence_start", "evidence_end")
    return Fact(
        table=table, who=who, what=what, figure=figure, date=row["date"] or "", **{name: row[name] for name in shared}
    )


def _deal(row: Row, parties: list[str]) -> tuple[str, str, str]:
    what = row["deal_type"].replace("_", " ")
    return ", ".join(parties), f"{what} ({row['name']})" if row["name"] else what, money(row)


def _stake(row: Row, _: list[str]) -> tuple[str, str, str]:
    percent = f"{plain(row['percent'])} %" if row["percent"] is not None else ""
    shares = f"{row['shares']:,} shares" if row["shares"] is not None else ""
    return row["holder"], f"{row['action']} {row['issuer']}", ", ".join(filter(None, (percent, shares, money(row))))


def _headcount(row: Row, _: list[str]) -> tuple[str, str, str]:
    what = f"{row['kind']}: {row['category']}" if row["category"] else row["kind"]
    return row["organisation"], what, f"{_BOUND_SIGNS.get(row['bound'] or '', '')}{row['count']:,}"


def _investment(row: Row, parties: list[str]) -> tuple[str, str, str]:
    into = row["investee"] or row["purpose"] or ""
    each_year = " a year" if row["per"] == "year" else ""
    return ", ".join(parties), f"into {into}" if into else "", f"{money(row)}{each_year}"


_WORDING = {"deals": _deal, "stakes": _stake, "headcounts": _headcount, "investments": _investment}


def money(row: Row) -> str:
    """An amount as it is shown, with its bound; "" where there is none."""
    if row["amount"] is None:
        return ""
    return f"{_BOUND_SIGNS.get(row['bound'] or '', '')}{plain(row['amount'])} {row['currency']}"


def plain(value: Decimal) -> str:
    """A Decimal with thousands separators and no trailing zeros."""
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text

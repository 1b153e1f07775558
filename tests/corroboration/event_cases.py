"""Belongs here: reading tests/corpus/events.yaml into the frames that `consolidate` takes.
Does not: tests.
"""

import calendar
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl
import yaml

from transforms.facts.frames import SCHEMAS, to_frame

CORPUS = Path(__file__).parent.parent / "corpus" / "events.yaml"
ARTICLES = {
    "doc_id": pl.String,
    "published_on": pl.Date,
    "publisher": pl.String,
    "duplicate_of": pl.String,
    "title": pl.String,
    "body": pl.String,
}
ORGANISATIONS = {"organisation_id": pl.String, "name": pl.String, "parent": pl.String}
TYPE_COLUMNS = {"deal": "deal_type", "stake": "action", "headcount": "kind", "investment": "per"}
QUARTER, HALF = 3, 6

Row = dict[str, Any]


@dataclass
class Case:
    """Frames of one case, and the event that its author expects for each fact."""

    name: str
    facts: dict[str, pl.DataFrame]
    articles: pl.DataFrame
    organisations: pl.DataFrame | None
    expected: dict[str, str]


def first_and_last_day(text: str | None) -> tuple[date | None, date | None]:
    """First and last day of a date as the guideline writes it."""
    if text is None:
        return None, None
    if "/" in text:
        start, end = text.split("/")
        return first_and_last_day(start)[0], first_and_last_day(end)[1]
    year, _, rest = text.partition("-")
    if not rest:
        return date(int(year), 1, 1), date(int(year), 12, 31)
    if "-" in rest:
        return date.fromisoformat(text), date.fromisoformat(text)
    months = {"Q": QUARTER, "H": HALF}.get(rest[0], 1)
    last = int(rest.lstrip("QH")) * months
    return date(int(year), last - months + 1, 1), date(int(year), last, calendar.monthrange(int(year), last)[1])


def _bounded(text: str | int) -> tuple[str, str]:
    figure, _, bound = str(text).partition(" ")
    return figure, bound or "exact"


def _money(text: str | None) -> Row:
    if text is None:
        return {}
    amount, _, rest = text.partition(" ")
    currency, bound = _bounded(rest)
    return {"amount": Decimal(amount), "currency": currency, "bound": bound}


def fact_row(fact_id: str, doc_id: str, fact: Row, evidence: str = "") -> tuple[str, Row, list[Row]]:
    """The table, the row and the party rows of one fact as the corpus writes it."""
    kind = next(key for key in TYPE_COLUMNS if key in fact)
    start, end = first_and_last_day(None if fact.get("date") is None else str(fact["date"]))
    row: Row = {
        "fact_id": fact_id,
        "doc_id": doc_id,
        "evidence": evidence,
        "status": fact.get("status", "completed"),
        "date": None if fact.get("date") is None else str(fact["date"]),
        "date_start": start,
        "date_end": end,
        "name": fact.get("name"),
        TYPE_COLUMNS[kind]: fact[kind],
        "shares": fact.get("shares"),
        "percent": Decimal(str(fact["percent"])) if "percent" in fact else None,
        **_money(fact.get("money")),
    }
    if "count" in fact:
        count, row["bound"] = _bounded(fact["count"])
        row["count"] = int(count)
    if "quoted" in fact:
        quoted = _money(fact["quoted"])
        row |= {"quoted_amount": quoted["amount"], "quoted_currency": quoted["currency"]}
    for role, key in (("holder", "holder"), ("issuer", "issuer"), ("organisation", "org"), ("investee", "into")):
        if key in fact:
            row |= {f"{role}_id": f"id:{fact[key]}", role: fact[key]}
    named = fact.get("who", fact.get("by", []))
    parties = [
        {"fact_id": fact_id, "doc_id": doc_id, "organisation_id": f"id:{name}", "organisation": name, "role": "party"}
        for name in named
    ]
    return f"{kind}s", row, parties


def frames(articles: list[Row]) -> tuple[dict[str, pl.DataFrame], pl.DataFrame, dict[str, str]]:
    """Fact tables, articles and expected events of the articles of one case."""
    rows: dict[str, list[Row]] = {table: [] for table in SCHEMAS}
    expected: dict[str, str] = {}
    read = []
    for article in articles:
        doc_id, published = article["doc"], article.get("published")
        day = date.fromisoformat(str(published)) if published else None
        text = article.get("text", "")
        read.append((doc_id, day, article.get("by", f"{doc_id}일보"), article.get("copy_of"), None, text))
        for number, fact in enumerate(article["facts"]):
            fact_id = f"{doc_id}{number}"
            table, row, parties = fact_row(fact_id, doc_id, fact, text)
            rows[table].append(row)
            if table in ("deals", "investments"):
                rows[f"{table[:-1]}_parties".replace("deals", "deal")] += parties
            expected[fact_id] = fact.get("event", fact_id)
    facts = {table: to_frame(table, table_rows) for table, table_rows in rows.items()}
    return facts, pl.DataFrame(read, schema=ARTICLES, orient="row"), expected


def organisations_of(groups: dict[str, str]) -> pl.DataFrame:
    names = {**groups, **dict.fromkeys(groups.values())}
    rows = [(f"id:{name}", name, f"id:{parent}" if parent else None) for name, parent in names.items()]
    return pl.DataFrame(rows, schema=ORGANISATIONS, orient="row")


def read_cases() -> list[Case]:
    cases = []
    for entry in yaml.safe_load(CORPUS.read_text(encoding="utf-8")):
        facts, articles, expected = frames(entry["articles"])
        organisations = organisations_of(entry["groups"]) if "groups" in entry else None
        cases.append(Case(entry["case"], facts, articles, organisations, expected))
    return cases

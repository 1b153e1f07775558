"""Belongs here: facts, articles and mentions as the JSON objects that the command line prints.
Does not: how they are found (transforms), and where they are printed (cli).
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

import polars as pl

Record = dict[str, Any]
_BASIS = ("rule", "evidence", "evidence_start", "evidence_end")
_FIELDS = {
    "deals": ("deal_type", "date", "status", "amount", "currency", "bound", "name", "subject"),
    "stakes": ("holder", "issuer", "action", "percent", "shares", "amount", "currency", "bound", "date", "status"),
    "headcounts": ("organisation", "count", "bound", "kind", "date", "status", "category"),
    "investments": (
        "investee", "amount", "currency", "bound", "quoted_amount", "quoted_currency", "per", "date", "status",
        "purpose",
    ),
}  # fmt: skip
_RENAMED = {"organisation": "organization"}
_PARTIES = {"deals": "deal_parties", "investments": "investment_parties"}


def exact(value: Any) -> Any:
    """A Decimal as the shortest text that is exactly it, so that no float touches it; any other value as it is."""
    return format(value.normalize(), "f") if isinstance(value, Decimal) else value


def fact_records(doc: str, facts: Mapping[str, pl.DataFrame]) -> Record:
    """The facts of one document in the form that `gold/score.py` reads, with rule, evidence and offsets beside.

    An organisation is named as the article names it: the registry's name may be one that it took years later.
    """
    record: Record = {"doc": doc}
    for table, fields in _FIELDS.items():
        parties = _by_fact(facts[_PARTIES[table]]) if table in _PARTIES else {}
        record[table] = [_fact(table, row, fields, parties) for row in facts[table].iter_rows(named=True)]
    return record


def _by_fact(parties: pl.DataFrame) -> dict[str, list[Record]]:
    grouped: dict[str, list[Record]] = {}
    for row in parties.iter_rows(named=True):
        grouped.setdefault(row["fact_id"], []).append(row)
    return grouped


def _fact(table: str, row: Record, fields: Iterable[str], parties: Mapping[str, list[Record]]) -> Record:
    taking_part = parties.get(row["fact_id"], [])
    names = list(dict.fromkeys(party["mention"] for party in taking_part))
    record: Record = {}
    if table == "deals":
        roles = {party["mention"]: party["role"] for party in taking_part if party["role"] not in (None, "party")}
        record |= {"parties": names, "roles": roles}
    if table == "investments":
        record["investors"] = names
    record |= {_RENAMED.get(name, name): exact(row.get(f"{name}_mention", row[name])) for name in fields}
    return record | {name: row[name] for name in _BASIS}


def article_record(doc: str, article: Record) -> Record:
    """What `hapjong strip` prints of one row of `articles`; a page that is no article says why in `rejection`."""
    published = article["published_on"]
    return {
        "doc": doc,
        "title": article["title"],
        "publisher": article["publisher"],
        "authors": article["authors"] or [],
        "published_on": published.isoformat() if published else None,
        "published_from": article["published_from"],
        "body": article["body"],
        "rejection": article["rejection"],
    }


def mention_records(text: str, published_on: Any = None) -> list[Record]:
    """Every mention in a text, in order of its start: organisations, money, dates, counts of people and percents.

    A reference (양사, 3사) names no organisation and is left out; percentage points are a kind of their own.
    """
    from transforms.korean import read_quantities
    from transforms.organisations import find_organisations

    found = read_quantities(text, published_on)
    kinds: dict[str, list[tuple[Any, Any]]] = {
        "organization": [
            (m, {"id": m.organisation_id, "name": m.name}) for m in find_organisations(text) if m.organisation_id
        ],
        "money": [(m, _money(m)) for m in found.money],
        "date": [(m, m.date) for m in found.dates],
        "count": [(m, {"count": m.count, "bound": m.bound.value}) for m in found.counts],
        "percent": [(m, exact(m.value)) for m in found.percents if not m.points],
        "percentage_point": [(m, exact(m.value)) for m in found.percents if m.points],
    }
    records = [
        {"kind": kind, "start": mention.start, "end": mention.end, "text": mention.text, "value": value}
        for kind, mentions in kinds.items()
        for mention, value in mentions
    ]
    return sorted(records, key=lambda record: (record["start"], record["end"]))


def _money(mention: Any) -> Record:
    return {"amount": exact(mention.amount), "currency": mention.currency, "bound": mention.bound.value}

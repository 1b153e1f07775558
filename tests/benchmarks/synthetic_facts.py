"""Belongs here: invented facts of many articles, as many as asked for, and the time one core takes to consolidate them.
Does not: what the times must be (test_corroboration_benchmark).

Run as a program it prints, as JSON, the seconds of one core for each number of facts on its command line.
"""

import json
import os
import random
import sys
import time
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import polars as pl

from transforms.corroboration import consolidate
from transforms.facts.frames import SCHEMAS, to_frame

FIRST_DAY = date(2010, 1, 1)
DAYS = 5_400
FACTS_PER_ORGANISATION = 50
FACTS_PER_ARTICLE = 3
REPORTS = (1, 1, 2, 3, 5, 8)
PARTIES = (2, 2, 2, 3, 5)
TYPES = {
    "deals": ("deal_type", ("partnership", "acquisition", "supply", "consortium")),
    "stakes": ("action", ("acquire", "hold", "sell")),
    "headcounts": ("kind", ("hire", "current", "target")),
    "investments": ("per", ("once", "year")),
}

Row = dict[str, Any]


def synthetic_facts(n_facts: int, seed: int = 1) -> tuple[dict[str, pl.DataFrame], pl.DataFrame]:
    """About `n_facts` facts in four tables, told by 1 to 8 articles each, some companies far oftener than others."""
    rnd = random.Random(seed)
    names = [f"o{number}" for number in range(max(50, n_facts // FACTS_PER_ORGANISATION))]
    weights = [(rank + 1) ** -0.7 for rank in range(len(names))]
    rows: dict[str, list[Row]] = {table: [] for table in SCHEMAS}
    published: dict[str, date] = {}
    written = 0
    while written < n_facts:
        table = rnd.choice(list(TYPES))
        parties = list(dict.fromkeys(rnd.choices(names, weights, k=rnd.choice(PARTIES))))
        event = _event(rnd, table, parties if len(parties) > 1 else [*parties, "other"])
        for _ in range(rnd.choice(REPORTS)):
            doc_id = f"d{rnd.randrange(max(1, n_facts // FACTS_PER_ARTICLE))}"
            published.setdefault(doc_id, event["day"] + timedelta(days=rnd.randrange(6)))
            _tell(rows, table, event, f"f{written}", doc_id, rnd.random())
            written += 1
    articles = pl.DataFrame(
        [(doc_id, day, "신문") for doc_id, day in published.items()],
        schema={"doc_id": pl.String, "published_on": pl.Date, "publisher": pl.String},
        orient="row",
    )
    return {table: to_frame(table, table_rows) for table, table_rows in rows.items()}, articles


def _event(rnd: random.Random, table: str, parties: list[str]) -> Row:
    column, types = TYPES[table]
    figure = rnd.randrange(1, 10_000)
    return {
        "day": FIRST_DAY + timedelta(days=rnd.randrange(DAYS)),
        "parties": parties,
        "figures": {
            column: rnd.choice(types),
            "amount": Decimal(figure) * 10**8 if rnd.random() < 0.6 else None,
            "currency": "KRW",
            "bound": "exact",
            "count": figure,
            "percent": Decimal(figure % 100),
        },
    }


def _tell(rows: dict[str, list[Row]], table: str, event: Row, fact_id: str, doc_id: str, precision: float) -> None:
    day, parties = event["day"], event["parties"]
    row: Row = {"fact_id": fact_id, "doc_id": doc_id, "status": "completed", **event["figures"]}
    if precision < 0.5:
        row |= {"date": str(day), "date_start": day, "date_end": day}
    elif precision < 0.7:
        row |= {"date": f"{day:%Y-%m}", "date_start": day.replace(day=1), "date_end": day.replace(day=28)}
    for role, name in (("holder", parties[0]), ("issuer", parties[1]), ("organisation", parties[0])):
        row |= {f"{role}_id": name, role: name}
    row |= {"investee_id": parties[-1], "investee": parties[-1]}
    rows[table].append(row)
    if table in ("deals", "investments"):
        named = parties if table == "deals" else parties[:-1]
        rows[f"{table.removesuffix('s')}_parties"] += [
            {"fact_id": fact_id, "doc_id": doc_id, "organisation_id": name, "organisation": name} for name in named
        ]


def seconds_of_one_core(n_facts: int) -> float:
    """The better of two runs."""
    facts, articles = synthetic_facts(n_facts)
    seconds = []
    for _ in range(2):
        start = time.process_time()
        tables = consolidate(facts, articles)
        seconds.append(time.process_time() - start)
        assert tables["event_facts"].height == sum(facts[table].height for table in TYPES)
    return min(seconds)


if __name__ == "__main__":
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    seconds_of_one_core(2_000)
    print(json.dumps({size: seconds_of_one_core(int(size)) for size in sys.argv[1:]}))

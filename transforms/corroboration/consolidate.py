"""Belongs here: the facts of many articles as events, each with its sources, values, disagreements and history.
Does not: the single rules, which stand in the modules that it calls.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from typing import Any

import polars as pl
import pyarrow as pa

from transforms.corroboration.agreement import Claim, Value, values_of
from transforms.corroboration.claims import claims_of
from transforms.corroboration.clustering import cluster
from transforms.corroboration.compatibility import compatible, distance_days
from transforms.corroboration.frames import (
    EVENT_FACTS_SCHEMA,
    EVENT_HISTORY_SCHEMA,
    EVENT_VALUES_SCHEMA,
    EVENTS_SCHEMA,
)
from transforms.corroboration.history import Step, current_status, status_disputed, steps_of
from transforms.corroboration.identity import assign_ids
from transforms.corroboration.measures import with_measures
from transforms.corroboration.pairs import candidate_pairs, with_agreeing_parties, with_groups
from transforms.corroboration.parties import Groups
from transforms.corroboration.relations import with_relations

# A pair is compared on some fifty columns of each side.
_PAIRS_AT_ONCE = 250_000
# Python's garbage collector goes through all that is held: few events at once keep its time in proportion.
_EVENTS_AT_ONCE = 4_000
_OUTPUTS = {
    "events": EVENTS_SCHEMA,
    "event_facts": EVENT_FACTS_SCHEMA,
    "event_values": EVENT_VALUES_SCHEMA,
    "event_history": EVENT_HISTORY_SCHEMA,
}


def consolidate(
    facts: dict[str, pl.DataFrame],
    articles: pl.DataFrame,
    previous: pl.DataFrame | None = None,
    *,
    organisations: pl.DataFrame | None = None,
    amounts: pl.DataFrame | None = None,
) -> dict[str, pl.DataFrame]:
    """The tables `events`, `event_facts`, `event_values` and `event_history`; every fact belongs to exactly one event.

    `facts`: the fact tables by name, with `deal_parties` and `investment_parties`; `articles`: doc_id, published_on,
    and where there are publisher, published_at, duplicate_of. `previous`: the `event_facts` of an earlier run, whose
    ids are kept. `organisations`: the registry's table, so that a report naming the group meets one naming its
    company; without it only equal ids are equal. `amounts`: the `amounts` table, to compare amounts in different
    currencies.

    Two facts of one table may be one event when their organisations, types, figures and times agree; an event is a set
    of facts that pairwise may. Facts that share no blocking key are never compared, so an article changes only the
    events of facts which share one with its own. Raises ValueError for a frame that lacks a column.
    """
    claims = with_measures(claims_of(facts, articles), amounts)
    if claims.is_empty():
        return {name: schema.to_frame() for name, schema in _OUTPUTS.items()}
    ordered = _in_order(_clustered(claims, Groups.from_frame(organisations)))
    events = ordered.group_by("event", maintain_order=True).agg(pl.first("table"), "fact_id", claims=pl.len())
    event_ids = assign_ids(list(events.select("table", "fact_id").iter_rows()), _known(previous))
    told: dict[str, list[pl.DataFrame]] = {name: [] for name in _OUTPUTS}
    first_claim = 0
    for first in range(0, events.height, _EVENTS_AT_ONCE):
        ids = event_ids[first : first + _EVENTS_AT_ONCE]
        n_claims = int(events["claims"].slice(first, _EVENTS_AT_ONCE).sum())
        for name, frame in _tell(ids, ordered.slice(first_claim, n_claims)).items():
            told[name].append(frame)
        first_claim += n_claims
    return {name: pl.concat(told[name]).sort(schema.names()[:2]) for name, schema in _OUTPUTS.items()}


def _tell(ids: Sequence[str], claims: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """The tables of the events whose claims these are, in the order of `ids`."""
    rows: dict[str, list[tuple[Any, ...]]] = {name: [] for name in _OUTPUTS}
    by_event = groupby(claims.select(_TOLD).iter_rows(named=True), key=itemgetter("event"))
    for event_id, (_, event) in zip(ids, by_event, strict=True):
        reports = list(event)
        steps = steps_of(reports)
        values = values_of(reports, current_status(steps))
        rows["events"].append(_event_row(event_id, reports, values, steps))
        rows["event_facts"] += [(event_id, c["fact_id"], c["table"], c["doc_id"], c["origin"]) for c in reports]
        rows["event_values"] += [_value_row(event_id, value) for value in values]
        rows["event_history"] += [_step_row(event_id, number, step) for number, step in enumerate(steps, 1)]
    return {name: _frame(rows[name], schema) for name, schema in _OUTPUTS.items()}


def _frame(rows: Sequence[tuple[Any, ...]], schema: pl.Schema) -> pl.DataFrame:
    columns = zip(*rows, strict=True) if rows else ((),) * len(schema)
    return pl.DataFrame([_column(*item) for item in zip(schema.names(), schema.dtypes(), columns, strict=True)])


def _column(name: str, dtype: pl.DataType, cells: Sequence[Any]) -> pl.Series:
    if dtype != pl.List(pl.String):
        return pl.Series(name, cells, dtype=dtype)
    # Polars makes a series of each list in a cell, which takes ten times as long.
    return pl.Series(name, pa.array(cells, type=pa.list_(pa.string()))).cast(dtype)


def _known(previous: pl.DataFrame | None) -> dict[str, str]:
    if previous is None:
        return {}
    missing = {"event_id", "fact_id"} - set(previous.columns)
    if missing:
        raise ValueError(f"previous must be the event_facts of an earlier run; it lacks {', '.join(sorted(missing))}")
    return dict(previous.select("fact_id", "event_id").iter_rows())


def _clustered(claims: pl.DataFrame, tolerance: Groups) -> pl.DataFrame:
    """`claims` with `event`, the number of the cluster to which each belongs."""
    grouped = with_groups(claims)
    groups = grouped.unique("group", keep="first", maintain_order=True).sort("group")
    pairs = candidate_pairs(groups, tolerance)
    chunks = [_compared(chunk, groups, tolerance) for chunk in pairs.iter_slices(_PAIRS_AT_ONCE)]
    edges = pl.concat(chunks) if chunks else _compared(pairs, groups, tolerance)
    numbers = cluster(groups.height, edges)
    return grouped.with_columns(event=pl.lit(pl.Series(numbers)).gather(pl.col("group")))


def _compared(pairs: pl.DataFrame, groups: pl.DataFrame, tolerance: Groups) -> pl.DataFrame:
    """The pairs (left, right) that may be one event, with their distance in days."""
    agreeing = with_agreeing_parties(pairs, groups, tolerance)
    joined = agreeing.join(groups, left_on="left", right_on="group", maintain_order="left").join(
        groups, left_on="right", right_on="group", suffix="_right", maintain_order="left"
    )
    return with_relations(joined).filter(compatible()).select("left", "right", distance=distance_days())


# As `agreement.report_order` sorts.
_REPORT_ORDER = ("reported_on", "reported_at", "doc_id", "fact_id")
_TOLD = (
    "event", "table", "fact_id", "doc_id", "origin", "publisher", "reported_on", "reported_at", "type", "status",
    "date", "date_start", "date_end", "side_a", "side_b", "party_names", "party_roles", "name", "subject",
    "amount", "currency", "bound", "per", "percent", "shares", "count",
)  # fmt: skip


def _in_order(claims: pl.DataFrame) -> pl.DataFrame:
    """The claims event by event, the earliest report first, and the events in the order of their earliest facts."""
    ordered = claims.sort("table", *_REPORT_ORDER, nulls_last=True).with_row_index("_position")
    return ordered.with_columns(event=pl.col("_position").min().over("event")).sort("event", "_position")


def _event_row(
    event_id: str, event: Sequence[Claim], values: Sequence[Value], steps: Sequence[Step]
) -> tuple[Any, ...]:
    agreed = {value.field: value for value in values if value.agreed}
    first = event[0]
    amount, currency = agreed["amount"].value if "amount" in agreed else (None, None)
    named = agreed["organisations"].claims[0] if "organisations" in agreed else first
    dated = agreed["date"].claims[0] if "date" in agreed else None
    plain = {field: agreed[field].value if field in agreed else None for field in _PLAIN_FIELDS}
    disputed = {value.field for value in values if value.disputed} | ({"status"} if status_disputed(event) else set())
    cells = {
        **plain,
        "event_id": event_id,
        "table": first["table"],
        "status": current_status(steps),
        "organisation_ids": [*named["side_a"], *named["side_b"]],
        "organisations": named["party_names"],
        "roles": named["party_roles"],
        "date": dated and dated["date"],
        "date_start": dated and dated["date_start"],
        "date_end": dated and dated["date_end"],
        "amount": amount,
        "currency": currency,
        "shares": _whole(plain["shares"]),
        "count": _whole(plain["count"]),
        "first_reported": first["reported_on"],
        "first_reported_by": first["publisher"] or first["doc_id"],
        "first_doc_id": first["doc_id"],
        "sources": len({claim["doc_id"] for claim in event}),
        "origins": len({claim["origin"] for claim in event}),
        "documents": sorted({claim["doc_id"] for claim in event}),
        "disagreements": sorted(disputed),
    }
    return tuple(cells[name] for name in EVENTS_SCHEMA)


_PLAIN_FIELDS = ("type", "name", "subject", "bound", "per", "percent", "shares", "count")


def _whole(value: Decimal | None) -> int | None:
    return None if value is None else int(value)


def _value_row(event_id: str, value: Value) -> tuple[Any, ...]:
    text = "".join(_shown(value.field, value.value, value.claims[0]))
    return (
        event_id, value.field, text, value.agreed, len(value.documents), value.origins, value.documents,
        value.first_reported,
    )  # fmt: skip


def _shown(field: str, value: Any, claim: Claim) -> Iterator[str]:
    if field == "organisations":
        yield ", ".join(name for name in claim["party_names"] if name)
    elif field == "amount":
        yield f"{_plain(value[0])} {value[1] or ''}".rstrip()
    else:
        yield _plain(value) if isinstance(value, Decimal) else str(value)


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _step_row(event_id: str, number: int, step: Step) -> tuple[Any, ...]:
    first = step.first
    origins = {claim["origin"] for claim in step.claims}
    documents = {claim["doc_id"] for claim in step.claims}
    reporter = first["publisher"] or first["doc_id"]
    return (
        event_id,
        number,
        step.status,
        step.date,
        step.reported_on,
        reporter,
        first["doc_id"],
        len(documents),
        len(origins),
    )

"""Belongs here: the schemas of events, of the facts and values they rest on, and of their status over time.
Does not: how their rows come about (claims, pairs, compatibility, clustering, agreement, history).
"""

from typing import Any

import polars as pl

from transforms.facts.frames import MONEY, PERCENT

_EVENTS: dict[str, Any] = {
    "event_id": pl.String,
    "table": pl.String,
    "type": pl.String,
    "status": pl.String,
    "organisation_ids": pl.List(pl.String),
    "organisations": pl.List(pl.String),
    "roles": pl.List(pl.String),
    "date": pl.String,
    "date_start": pl.Date,
    "date_end": pl.Date,
    "name": pl.String,
    "subject": pl.String,
    "amount": MONEY,
    "currency": pl.String,
    "bound": pl.String,
    "per": pl.String,
    "percent": PERCENT,
    "shares": pl.Int64,
    "count": pl.Int64,
    "first_reported": pl.Date,
    "first_reported_by": pl.String,
    "first_doc_id": pl.String,
    "sources": pl.Int64,
    "origins": pl.Int64,
    "documents": pl.List(pl.String),
    "disagreements": pl.List(pl.String),
}

_EVENT_FACTS: dict[str, Any] = {
    "event_id": pl.String,
    "fact_id": pl.String,
    "table": pl.String,
    "doc_id": pl.String,
    "origin": pl.String,
}

_EVENT_VALUES: dict[str, Any] = {
    "event_id": pl.String,
    "field": pl.String,
    "value": pl.String,
    "agreed": pl.Boolean,
    "sources": pl.Int64,
    "origins": pl.Int64,
    "documents": pl.List(pl.String),
    "first_reported": pl.Date,
}

_EVENT_HISTORY: dict[str, Any] = {
    "event_id": pl.String,
    "step": pl.Int64,
    "status": pl.String,
    "date": pl.String,
    "reported_on": pl.Date,
    "reported_by": pl.String,
    "doc_id": pl.String,
    "sources": pl.Int64,
    "origins": pl.Int64,
}

EVENTS_SCHEMA = pl.Schema(_EVENTS)
EVENT_FACTS_SCHEMA = pl.Schema(_EVENT_FACTS)
EVENT_VALUES_SCHEMA = pl.Schema(_EVENT_VALUES)
EVENT_HISTORY_SCHEMA = pl.Schema(_EVENT_HISTORY)

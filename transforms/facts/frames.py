"""Belongs here: the dtypes of the fact tables and how rows become frames.
Does not: what makes a row (the rules), and what must hold of it (expectations).
"""

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

MONEY = pl.Decimal(38, 4)
PERCENT = pl.Decimal(9, 4)

_FACT: dict[str, Any] = {
    "fact_id": pl.String,
    "doc_id": pl.String,
    "rule": pl.String,
    "evidence": pl.String,
    "evidence_start": pl.Int64,
    "evidence_end": pl.Int64,
    "status": pl.String,
    "date": pl.String,
    "date_text": pl.String,
    "date_start": pl.Date,
    "date_end": pl.Date,
}
_AMOUNT = {"amount": MONEY, "currency": pl.String, "bound": pl.String, "amount_text": pl.String}
_PARTY = {
    "fact_id": pl.String,
    "doc_id": pl.String,
    "organisation_id": pl.String,
    "organisation": pl.String,
    "mention": pl.String,
    "role": pl.String,
    "start": pl.Int64,
    "end": pl.Int64,
}


def _organisation(role: str) -> dict[str, Any]:
    return {
        f"{role}_id": pl.String,
        role: pl.String,
        f"{role}_mention": pl.String,
        f"{role}_start": pl.Int64,
        f"{role}_end": pl.Int64,
    }


SCHEMAS: dict[str, pl.Schema] = {
    "deals": pl.Schema({**_FACT, "deal_type": pl.String, "name": pl.String, "subject": pl.String, **_AMOUNT}),
    "deal_parties": pl.Schema(_PARTY),
    "stakes": pl.Schema(
        {
            **_FACT,
            **_organisation("holder"),
            **_organisation("issuer"),
            "action": pl.String,
            "percent": PERCENT,
            "shares": pl.Int64,
            **_AMOUNT,
        }
    ),
    "headcounts": pl.Schema(
        {
            **_FACT,
            **_organisation("organisation"),
            "kind": pl.String,
            "count": pl.Int64,
            "bound": pl.String,
            "count_text": pl.String,
            "category": pl.String,
        }
    ),
    "investments": pl.Schema(
        {
            **_FACT,
            **_organisation("investee"),
            "purpose": pl.String,
            "per": pl.String,
            **_AMOUNT,
            "quoted_amount": MONEY,
            "quoted_currency": pl.String,
        }
    ),
    "investment_parties": pl.Schema(_PARTY),
    "candidates": pl.Schema(
        {
            "candidate_id": pl.String,
            "doc_id": pl.String,
            "table": pl.String,
            "rule": pl.String,
            "reason": pl.String,
            "evidence": pl.String,
            "evidence_start": pl.Int64,
            "evidence_end": pl.Int64,
        }
    ),
}


def to_frame(table: str, rows: Sequence[Mapping[str, Any]]) -> pl.DataFrame:
    """Rows of a fact table as a frame of its schema; a column that a row leaves out is null."""
    schema = SCHEMAS[table]
    return pl.from_dicts(rows, schema=schema) if rows else schema.to_frame()

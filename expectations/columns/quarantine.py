"""Belongs here: the columns of the quarantine.
Does not: how a row gets there, is mended and leaves (expectations.quarantine).
"""

from datetime import UTC, datetime

import polars as pl

from expectations.columns.column import Column
from expectations.columns.raw import UTC_TIME

QUARANTINE = (
    Column(
        name="quarantine_id",
        meaning="the row, by its table and content; it has one entry for each contract that it breaks",
        example="q-5b0c21e2f0aa91d3",
    ),
    Column(name="stage", meaning="stage that made the row", example="facts"),
    Column(name="table", meaning="table that refused the row", example="investments"),
    Column(name="doc_id", meaning="document of the row, where it has one", nullable=True, example="a01"),
    Column(name="key", meaning="key of the row, as JSON", nullable=True, example='{"fact_id":"investments-91"}'),
    Column(name="row", meaning="the row, as JSON", example='{"fact_id":"investments-91","amount":"-1.0000"}'),
    Column(name="column", meaning="the column at fault; empty where the contract binds several", example="amount"),
    Column(name="contract", meaning="the contract it breaks", example="within_bounds"),
    Column(name="reason", meaning="what is wrong, in words", example="amount is not in (0, ∞]: -1.0000"),
    Column(name="run_id", meaning="the run that quarantined it", example="8d6d2f6e-1c1a-4e36-8ff6-5ad0a6a5a7cf"),
    Column(name="at", meaning="when, UTC", example=datetime(2026, 11, 21, 3, 0, tzinfo=UTC)),
)
QUARANTINE_SCHEMA = pl.Schema({column.name: UTC_TIME if column.name == "at" else pl.String for column in QUARANTINE})

"""Belongs here: the columns of the events that facts of several articles are consolidated into.
Does not: which facts make one event (transforms.corroboration).
"""

from datetime import date

import polars as pl

from expectations.columns.column import Column
from expectations.columns.facts import FACT_ID
from expectations.columns.vocabulary import FACT_TABLES

EVENT_ID = Column(name="event_id", meaning="the event, stable when articles are added", example="e-7c19d02b")
EVENTS = (
    EVENT_ID,
    Column(name="table", meaning="table of its facts", allowed=FACT_TABLES, example="stakes"),
    Column(
        name="first_reported",
        meaning="publication date of the first article",
        nullable=True,
        example=date(2019, 10, 28),
    ),
    Column(name="sources", meaning="documents that tell it", unit="documents", minimum=1, example=3),
    Column(
        name="origins",
        meaning="independent documents: copies of one wire report count once",
        unit="documents",
        minimum=1,
        example=2,
    ),
    Column(name="disagreements", meaning="values on which the sources differ", nullable=True),
)
EVENTS_SCHEMA = pl.Schema(
    {
        "event_id": pl.String,
        "table": pl.String,
        "first_reported": pl.Date,
        "sources": pl.Int64,
        "origins": pl.Int64,
        "disagreements": pl.String,
    }
)
EVENT_FACTS = (EVENT_ID, FACT_ID)
EVENT_FACTS_SCHEMA = pl.Schema({"event_id": pl.String, "fact_id": pl.String})

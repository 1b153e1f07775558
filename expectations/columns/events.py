"""Belongs here: the columns of the events that facts of several articles are consolidated into.
Does not: which facts make one event (transforms.corroboration).
"""

from dataclasses import replace
from datetime import date

from expectations.columns.column import Column
from expectations.columns.facts import AMOUNT, FACT, FACT_ID, INVESTMENTS, STAKES
from expectations.columns.raw import DOC_ID
from expectations.columns.vocabulary import DEAL_TYPES, FACT_TABLES, HEADCOUNT_KINDS, STAKE_ACTIONS, STATUSES

EVENT_ID = Column(name="event_id", meaning="the event, stable when articles are added", example="e-7c19d02b")
TABLE = Column(name="table", meaning="table of its facts", allowed=FACT_TABLES, example="stakes")
SOURCES = (
    Column(name="sources", meaning="documents that tell it", unit="documents", minimum=1, example=3),
    Column(
        name="origins",
        meaning="independent documents: copies of one wire report count once",
        unit="documents",
        minimum=1,
        example=2,
    ),
)
DOCUMENTS = Column(name="documents", meaning="doc_ids of the documents that tell it", example=("a01", "a04"))
_AGREED = {column.name: column for column in (*FACT, *AMOUNT, *STAKES, *INVESTMENTS)}


def _agreed(name: str) -> Column:
    """A fact's column, as the sources agree on it."""
    return replace(_AGREED[name], meaning=f"{_AGREED[name].meaning}; as agreed by the sources", nullable=True)


EVENTS = (
    EVENT_ID,
    TABLE,
    Column(
        name="type",
        meaning="deal_type, action or kind of its facts",
        nullable=True,
        allowed=tuple(dict.fromkeys((*DEAL_TYPES, *STAKE_ACTIONS, *HEADCOUNT_KINDS, *FACT_TABLES, "investment"))),
        example="acquire",
    ),
    Column(name="status", meaning="its latest status", allowed=STATUSES, example="completed"),
    Column(name="organisation_ids", meaning="the organisations that take part", example=("kt", "lg-electronics")),
    Column(name="organisations", meaning="their names, in the same order", example=("KT", "LG전자")),
    Column(name="roles", meaning="their roles, in the same order", example=("party", "party")),
    *(_agreed(name) for name in ("date", "date_start", "date_end")),
    Column(name="name", meaning="the alliance's own name", nullable=True, example="AI 원팀"),
    Column(name="subject", meaning="what it is about, free text", nullable=True, example="AI 인재 양성"),
    *(_agreed(name) for name in ("amount", "currency", "bound", "per", "percent", "shares")),
    Column(
        name="count",
        meaning="people; as agreed by the sources",
        unit="people",
        nullable=True,
        above=0,
        maximum=3_000_000,
        example=80,
    ),
    Column(
        name="first_reported",
        meaning="publication date of the first article",
        nullable=True,
        example=date(2019, 10, 28),
    ),
    Column(name="first_reported_by", meaning="publisher of the first article", nullable=True, example="누리통신"),
    Column(name="first_doc_id", meaning="doc_id of the first article", example="a01"),
    *SOURCES,
    DOCUMENTS,
    Column(name="disagreements", meaning="fields on which the sources differ", nullable=True, example=("amount",)),
)
EVENT_FACTS = (
    EVENT_ID,
    FACT_ID,
    TABLE,
    DOC_ID,
    Column(name="origin", meaning="doc_id that stands for the document and its copies", example="a01"),
)
EVENT_VALUES = (
    EVENT_ID,
    Column(name="field", meaning="the field that the value is of", example="amount"),
    Column(name="value", meaning="a value that a source gives, as text", example="300000000000"),
    Column(name="agreed", meaning="whether it is the value of the event", example="true"),
    *SOURCES,
    DOCUMENTS,
    Column(
        name="first_reported",
        meaning="publication date of the first article that gives it",
        nullable=True,
        example=date(2019, 10, 28),
    ),
)
EVENT_HISTORY = (
    EVENT_ID,
    Column(name="step", meaning="number of the status in the event's course", minimum=0, example=1),
    Column(name="status", meaning="status from then on", allowed=STATUSES, example="planned"),
    Column(name="date", meaning="when it happened, as in the guideline", nullable=True, example="2019-10"),
    Column(name="reported_on", meaning="publication date of the article", nullable=True, example=date(2019, 10, 28)),
    Column(name="reported_by", meaning="its publisher", nullable=True, example="누리통신"),
    DOC_ID,
    *SOURCES,
)

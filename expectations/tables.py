"""Belongs here: every table of the flow with its stage, columns, key, references and how much loss it tolerates.
Does not: the columns (columns), what must hold between them (contracts), and any heavy import.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl

from expectations.columns import Column, typed
from expectations.columns.articles import ARTICLES
from expectations.columns.currency import AMOUNTS, REFERENCE_RATES
from expectations.columns.events import EVENT_FACTS, EVENT_HISTORY, EVENT_VALUES, EVENTS
from expectations.columns.facts import (
    CANDIDATES,
    DEAL_PARTIES,
    DEALS,
    HEADCOUNTS,
    INVESTMENT_PARTIES,
    INVESTMENTS,
    STAKES,
)
from expectations.columns.organisations import ORGANISATIONS, ORGANISATIONS_SCHEMA
from expectations.columns.quarantine import QUARANTINE, QUARANTINE_SCHEMA
from expectations.columns.raw import RAW_DOCUMENTS, RAW_DOCUMENTS_SCHEMA
from transforms.articles.frames import ARTICLES_SCHEMA
from transforms.corroboration.frames import (
    EVENT_FACTS_SCHEMA,
    EVENT_HISTORY_SCHEMA,
    EVENT_VALUES_SCHEMA,
    EVENTS_SCHEMA,
)
from transforms.currency.frames import AMOUNTS_SCHEMA, REFERENCE_RATES_SCHEMA
from transforms.facts.frames import SCHEMAS


@dataclass(frozen=True, slots=True)
class Reference:
    """`column` holds the key `to` of another table, or null. Ids that start with `except_prefix` need no row there."""

    column: str
    table: str
    to: str
    except_prefix: str | None = None


@dataclass(frozen=True, slots=True)
class Tolerance:
    """A batch blocks when more than `share` of its rows fail, and more than `rows` of them: one bad row of two is no
    reason to stop.
    """

    share: float = 0.1
    rows: int = 3

    def exceeded_by(self, failing: int, of: int) -> bool:
        """Whether `failing` rows of a batch of `of` rows are too many; every row of a batch always is."""
        return failing > 0 and (failing == of > 1 or (failing > self.rows and failing > self.share * of))


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of the flow. `key` identifies a row; `whole` tables are judged as a whole and must never be empty."""

    name: str
    stage: str
    description: str
    columns: dict[str, Column]
    key: tuple[str, ...]
    references: tuple[Reference, ...] = ()
    whole: bool = False
    tolerance: Tolerance = Tolerance()

    @property
    def schema(self) -> pl.Schema:
        return pl.Schema({name: column.dtype for name, column in self.columns.items()})


UNREGISTERED_PREFIX = "unregistered:"
_DOCUMENT = Reference("doc_id", "articles", "doc_id")


def _organisation(column: str) -> Reference:
    return Reference(column, "organisations", "organisation_id", except_prefix=UNREGISTERED_PREFIX)


def _table(
    stage: str, name: str, description: str, schema: pl.Schema, columns: Iterable[Column], key: str, **more: object
) -> Table:
    return Table(
        name=name,
        stage=stage,
        description=description,
        columns=typed(schema, columns),
        key=tuple(key.split()),
        **more,  # type: ignore[arg-type]
    )


_DECLARED = (
    _table(
        "raw",
        "raw_documents",
        "Every version of every document that was brought in, untouched.",
        RAW_DOCUMENTS_SCHEMA,
        RAW_DOCUMENTS,
        "doc_id content_sha256",
        whole=True,
    ),
    _table(
        "articles",
        "articles",
        "The page as read: the article's own text and what is known of its publication.",
        ARTICLES_SCHEMA,
        ARTICLES,
        "doc_id",
        references=(Reference("doc_id", "raw_documents", "doc_id"), Reference("duplicate_of", "articles", "doc_id")),
    ),
    _table(
        "organisations",
        "organisations",
        "The registry: one row for each organisation, with every name it goes by.",
        ORGANISATIONS_SCHEMA,
        ORGANISATIONS,
        "organisation_id",
        references=(Reference("parent", "organisations", "organisation_id"),),
        whole=True,
    ),
    _table(
        "facts",
        "deals",
        "Organisations that agree to work together or to combine.",
        SCHEMAS["deals"],
        DEALS,
        "fact_id",
        references=(_DOCUMENT,),
    ),
    _table(
        "facts",
        "deal_parties",
        "The organisations that take part in a deal.",
        SCHEMAS["deal_parties"],
        DEAL_PARTIES,
        "fact_id organisation_id role start",
        references=(Reference("fact_id", "deals", "fact_id"), _DOCUMENT, _organisation("organisation_id")),
    ),
    _table(
        "facts",
        "stakes",
        "Shares of a named issuer, held or changing hands.",
        SCHEMAS["stakes"],
        STAKES,
        "fact_id",
        references=(_DOCUMENT, _organisation("holder_id"), _organisation("issuer_id")),
    ),
    _table(
        "facts",
        "headcounts",
        "People who work for, are hired, let go or trained by a named organisation.",
        SCHEMAS["headcounts"],
        HEADCOUNTS,
        "fact_id",
        references=(_DOCUMENT, _organisation("organisation_id")),
    ),
    _table(
        "facts",
        "investments",
        "Money put into a company, a field, a plant, a fund or research, and rounds raised.",
        SCHEMAS["investments"],
        INVESTMENTS,
        "fact_id",
        references=(_DOCUMENT, _organisation("investee_id")),
    ),
    _table(
        "facts",
        "investment_parties",
        "The organisations that invest.",
        SCHEMAS["investment_parties"],
        INVESTMENT_PARTIES,
        "fact_id organisation_id role start",
        references=(Reference("fact_id", "investments", "fact_id"), _DOCUMENT, _organisation("organisation_id")),
    ),
    _table(
        "facts",
        "candidates",
        "What looked like a fact and was left out, with the reason.",
        SCHEMAS["candidates"],
        CANDIDATES,
        "candidate_id",
        references=(_DOCUMENT,),
    ),
    _table(
        "currency",
        "reference_rates",
        "Daily reference rates, crossed to the won.",
        REFERENCE_RATES_SCHEMA,
        REFERENCE_RATES,
        "date currency",
        whole=True,
    ),
    _table(
        "currency",
        "amounts",
        "Every amount of a fact in KRW, USD, JPY and CNY, with the rate's day and the check of the article's own rate.",
        AMOUNTS_SCHEMA,
        AMOUNTS,
        "fact_id table",
        references=(_DOCUMENT,),
    ),
    _table(
        "events",
        "events",
        "Facts of several articles that say the same, as one event.",
        EVENTS_SCHEMA,
        EVENTS,
        "event_id",
    ),
    _table(
        "events",
        "event_facts",
        "Which facts make an event.",
        EVENT_FACTS_SCHEMA,
        EVENT_FACTS,
        "event_id fact_id",
        references=(Reference("event_id", "events", "event_id"), _DOCUMENT),
    ),
    _table(
        "events",
        "event_values",
        "Every value that a source gives for an event's field, and which one is agreed.",
        EVENT_VALUES_SCHEMA,
        EVENT_VALUES,
        "event_id field value",
        references=(Reference("event_id", "events", "event_id"),),
    ),
    _table(
        "events",
        "event_history",
        "The status of an event over time.",
        EVENT_HISTORY_SCHEMA,
        EVENT_HISTORY,
        "event_id step",
        references=(Reference("event_id", "events", "event_id"), _DOCUMENT),
    ),
    _table(
        "quarantine",
        "quarantine",
        "Rows that broke a contract, with the reason; they wait to be mended and replayed.",
        QUARANTINE_SCHEMA,
        QUARANTINE,
        "quarantine_id contract column",
    ),
)
TABLES: dict[str, Table] = {table.name: table for table in _DECLARED}
STAGES: tuple[str, ...] = tuple(dict.fromkeys(table.stage for table in _DECLARED))

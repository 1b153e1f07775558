"""Belongs here: what must hold of events, between their columns and with the facts they rest on.
Does not: which facts make one event (transforms.corroboration).
"""

import polars as pl

from expectations.contracts.contract import Contract, References, looked_up, rule
from expectations.contracts.facts import DATES_IN_ORDER, DAYS_FIT_DATE

_col = pl.col
_FACTS = ("deals", "stakes", "headcounts", "investments")

_ORIGINS = rule(
    "origins_within_sources",
    "there are no more origins than sources",
    "sources origins",
    _col("origins") <= _col("sources"),
)
_SOURCES = rule(
    "sources_are_documents",
    "sources counts the documents, each once",
    "sources documents",
    (_col("documents").list.n_unique() == _col("sources")) & (_col("documents").list.len() == _col("sources")),
)


def _documents_resolve(references: References) -> pl.Expr:
    known = references["articles"]["doc_id"].drop_nulls().unique()
    return _col("documents").list.eval(pl.element().is_in(known.implode())).list.all()


_DOCUMENTS = rule(
    "documents_resolve",
    "every document is a doc_id of articles",
    "documents",
    _documents_resolve,
    needs="articles",
)


def _rests_on_its_sources(references: References) -> pl.Expr:
    told = references["event_facts"].group_by("event_id").agg(_col("doc_id").n_unique().cast(pl.Int64).alias("told"))
    return looked_up("event_id", told, "event_id", "told").fill_null(0) == _col("sources")


def _fact_resolves(references: References) -> pl.Expr:
    facts = pl.concat(
        references[table].select(key=pl.lit(f"{table} ") + _col("fact_id"), doc="doc_id") for table in _FACTS
    )
    if facts.is_empty():
        return pl.lit(False)
    known = facts.drop_nulls().unique("key", keep="last", maintain_order=True)
    document = (_col("table") + " " + _col("fact_id")).replace_strict(known["key"], known["doc"], default=None)
    return document.eq_missing(_col("doc_id"))


def _is_of_a_fact(value: str, tables: tuple[str, ...]) -> Contract:
    """The agreed value is one that a fact of the event has."""

    def holds(references: References) -> pl.Expr:
        values = pl.concat(
            references[table].select("fact_id", pl.lit(table).alias("table"), pl.col(value).cast(pl.String))
            for table in tables
        )
        told = references["event_facts"].join(values, on=["table", "fact_id"])
        known = told.select(_col("event_id") + " " + _col(value)).to_series().drop_nulls().unique()
        return (_col("event_id") + " " + _col(value).cast(pl.String)).is_in(known.implode())

    name, needs = f"{value}_is_of_a_fact", f"event_facts {' '.join(tables)}"
    return rule(name, f"the agreed {value} is one that a source gives", f"{value} event_id", holds, needs=needs)


EVENTS: dict[str, tuple[Contract, ...]] = {
    "events": (
        _ORIGINS,
        _SOURCES,
        _DOCUMENTS,
        rule(
            "first_is_a_source",
            "the first document is one of the documents",
            "first_doc_id documents",
            _col("documents").list.contains(_col("first_doc_id")),
        ),
        rule(
            "first_reported_is_publication",
            "first_reported is the publication date of the first document",
            "first_doc_id first_reported",
            lambda references: looked_up("first_doc_id", references["articles"], "doc_id", "published_on").eq_missing(
                _col("first_reported")
            ),
            needs="articles",
        ),
        rule(
            "organisations_have_names_and_roles",
            "ids, names and roles of the organisations are equally many",
            "organisation_ids organisations roles",
            (_col("organisation_ids").list.len() == _col("organisations").list.len())
            & (_col("organisation_ids").list.len() == _col("roles").list.len()),
        ),
        rule(
            "amount_has_currency",
            "an amount has a currency",
            "amount currency",
            _col("amount").is_null() == _col("currency").is_null(),
        ),
        DAYS_FIT_DATE,
        DATES_IN_ORDER,
        rule(
            "rests_on_its_sources",
            "the facts of an event come from as many documents as it has sources",
            "event_id sources",
            _rests_on_its_sources,
            needs="event_facts",
        ),
        _is_of_a_fact("amount", ("deals", "stakes", "investments")),
        _is_of_a_fact("percent", ("stakes",)),
        _is_of_a_fact("shares", ("stakes",)),
        _is_of_a_fact("count", ("headcounts",)),
    ),
    "event_facts": (
        rule(
            "fact_resolves",
            "fact_id is a row of its table, of this document",
            "table fact_id doc_id",
            _fact_resolves,
            needs=" ".join(_FACTS),
        ),
        rule(
            "one_event_a_fact",
            "a fact belongs to one event",
            "table fact_id",
            ~pl.struct("table", "fact_id").is_duplicated(),
        ),
    ),
    "event_values": (
        _ORIGINS,
        _SOURCES,
        _DOCUMENTS,
        rule(
            "one_value_agreed",
            "of a field's values one at most is agreed",
            "event_id field agreed",
            ~_col("agreed") | (_col("agreed").sum().over("event_id", "field") == 1),
        ),
    ),
    "event_history": (_ORIGINS,),
}

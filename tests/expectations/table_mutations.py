"""Belongs here: damage to what documents, rates, amounts and events tell, and the contracts that must name it.
Does not: damage to facts (told_mutations) and to any table by its declaration (mutations).
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import polars as pl
from mutations import Mutation, case, changed, rotated, set_value, swapped
from told_mutations import WITH_EVIDENCE, without_row


def table_mutations() -> Iterator[Mutation]:
    """Damage to documents, articles, rates, amounts and events."""
    yield from _documents()
    yield from _rates()
    yield from _amounts()
    yield from _told_events()


def _documents() -> Iterator[Mutation]:
    def raw(kind: str, column: str, change: Callable[[Any], Any], contract: str) -> Mutation:
        return case(kind, "raw_documents", column, changed(column, change), contract)

    yield raw("content tampered with", "content", lambda value: value + b" ", "sha256_is_of_content")
    yield raw("content cut off", "content", lambda value: value[:-1], "n_bytes_is_length")
    yield raw("hash of something else", "content_sha256", lambda value: value[::-1], "sha256_is_of_content")
    yield raw("length miscounted", "n_bytes", lambda value: value + 1, "n_bytes_is_length")
    yield case(
        "superseded before it was fetched",
        "raw_documents",
        "superseded_at",
        _superseded_early,
        "superseded_after_fetched",
    )
    yield case(
        "two versions in force",
        "raw_documents",
        "doc_id",
        changed("doc_id", lambda _: "page-00"),
        "one_version_in_force",
    )

    def article(kind: str, column: str, change: Callable[[Any], Any], contract: str) -> Mutation:
        return case(kind, "articles", column, changed(column, change), contract)

    yield article("version never ingested", "content_sha256", lambda value: value[::-1], "version_was_ingested")
    yield article("date without source", "published_from", lambda _: None, "date_has_source")
    yield article("source without date", "published_on", lambda _: None, "date_has_source")
    yield article(
        "published after it was fetched", "published_on", lambda _: date(2022, 1, 1), "not_published_after_fetching"
    )
    yield article("day of another time", "published_on", lambda value: value + timedelta(days=1), "time_fits_date")
    yield article(
        "changed before published", "modified_at", lambda value: value - timedelta(days=9), "modified_after_published"
    )
    yield article("emptied body", "body", lambda _: " ", "body_or_rejection")
    yield case(
        "rejected page with a body",
        "articles",
        "rejection",
        lambda f: set_value(f, 3, rejection="index"),
        "body_or_rejection",
    )
    yield article("title lost", "title", lambda _: None, "title_is_known")
    yield article("undecodable page", "replaced", lambda _: 500, "few_characters_replaced")
    yield case(
        "copy of itself",
        "articles",
        "duplicate_of",
        lambda f: set_value(f, 5, duplicate_of="page-05"),
        "duplicate_of_another",
    )
    yield article("copy of a copy", "duplicate_of", lambda _: "page-20", "duplicate_of_an_original")
    for table in WITH_EVIDENCE:
        rejected = lambda f: f.with_columns(rejection=pl.lit("index"))  # noqa: E731
        yield case("fact of a rejected page", "articles", table, rejected, "document_is_an_article", judged=table)


def _superseded_early(frame: pl.DataFrame) -> pl.DataFrame:
    return set_value(frame, 2, superseded_at=frame[2, "fetched_at"] - timedelta(days=1))


def _rates() -> Iterator[Mutation]:
    def rate(kind: str, damage: Callable[[pl.DataFrame], pl.DataFrame], contract: str) -> Mutation:
        return case(kind, "reference_rates", "krw_per_unit", damage, contract)

    dollar = (pl.col("currency") == "USD") & pl.col("date").is_between(date(2020, 5, 4), date(2020, 5, 29))
    spring = pl.col("date").is_between(date(2020, 5, 4), date(2020, 5, 29))
    day = (pl.col("currency") == "USD") & (pl.col("date") == date(2020, 5, 12))

    def scaled(where: pl.Expr, factor: str) -> Callable[[pl.DataFrame], pl.DataFrame]:
        value = pl.col("krw_per_unit")
        step = (value * pl.lit(Decimal(factor))).cast(pl.Decimal(38, 18))
        return lambda f: f.with_columns(krw_per_unit=pl.when(where).then(step).otherwise(value))

    yield rate("rate × 1000", scaled(day, "1000"), "no_outlier")
    yield rate("rate ÷ 1000", scaled(day, "0.001"), "no_outlier")
    yield rate("rates rescaled", scaled(dollar, "1.5"), "no_jump")
    yield rate("gap in the rates", lambda f: f.filter(~spring), "no_gap")
    yield rate("currency missing on a day", lambda f: f.filter(~day), "targets_complete")
    yield rate("won that is no won", scaled(pl.col("currency") == "KRW", "1.01"), "won_is_one")
    yield rate("shuffled currencies", rotated("currency"), "no_outlier won_is_one")


def _amounts() -> Iterator[Mutation]:
    def amount(kind: str, column: str, change: Callable[[Any], Any], contract: str) -> Mutation:
        return case(kind, "amounts", column, changed(column, change), contract)

    yield amount("amount × 1000", "amount", lambda value: value * 1000, "amount_is_the_facts")
    yield amount("another currency", "currency", lambda _: "GBP", "amount_is_the_facts")
    yield amount("orphaned reference", "fact_id", lambda _: "nowhere", "amount_is_the_facts")
    yield amount("fact of another table", "table", lambda _: "deals", "amount_is_the_facts")
    for column in ("amount_krw", "amount_usd", "amount_jpy", "amount_cny"):
        yield amount("conversion × 1000", column, lambda value: value * 1000, "crosses_agree own_currency_untouched")
        yield amount(
            "conversion × 1.001", column, lambda value: value * Decimal("1.001"), "crosses_agree own_currency_untouched"
        )
        yield amount("conversion lost", column, lambda _: None, "converted_or_explained")
    yield case(
        "swapped columns", "amounts", "amount_usd, amount_cny", swapped("amount_usd", "amount_cny"), "crosses_agree"
    )
    yield amount("rate of another day", "rate_date", lambda value: value - timedelta(days=1), "rate_day_carried")
    yield amount("rate without a basis", "rate_basis", lambda _: None, "rate_has_basis")
    yield amount("implied rate inverted", "implied_rate", lambda value: 1 / value, "implied_rate_is_quotient")
    yield amount("deviation of another sign", "deviation", lambda value: -value - 1, "deviation_is_quotient")
    yield amount("misread conversion", "deviation", lambda _: Decimal(9), "conversion_plausible")
    yield amount("check without conversion", "deviation", lambda _: None, "rate_check_fits_deviation")


def _told_events() -> Iterator[Mutation]:
    def event(kind: str, column: str, change: Callable[[Any], Any], contract: str, table: str = "events") -> Mutation:
        return case(kind, table, column, changed(column, change), contract)

    for table in ("events", "event_values", "event_history"):
        yield event("more origins than sources", "origins", lambda value: value + 1, "origins_within_sources", table)
    for table in ("events", "event_values"):
        yield event("sources miscounted", "sources", lambda value: value + 1, "sources_are_documents", table)
        yield event("orphaned document", "documents", lambda _: ["nowhere"], "documents_resolve", table)
    yield event("first of no source", "first_doc_id", lambda _: "page-99", "first_is_a_source")
    yield event(
        "reported on another day",
        "first_reported",
        lambda value: value + timedelta(days=1),
        "first_reported_is_publication",
    )
    yield event("role lost", "roles", lambda value: value[:-1], "organisations_have_names_and_roles")
    yield event("amount without its unit", "currency", lambda _: None, "amount_has_currency")
    yield event("amount × 1000", "amount", lambda value: value * 1000, "amount_is_of_a_fact")
    yield event("percent of none", "percent", lambda _: Decimal("99.9"), "percent_is_of_a_fact")
    yield case("dates reversed", "events", "date_start, date_end", swapped("date_start", "date_end"), "dates_in_order")
    yield event("date of another precision", "date", lambda value: value[:4], "days_fit_date")
    yield case(
        "event without facts",
        "event_facts",
        "row",
        lambda f: without_row(f, 4),
        "rests_on_its_sources",
        judged="events",
    )
    yield event("fact of another document", "doc_id", lambda _: "page-23", "fact_resolves", "event_facts")
    yield event("fact of another table", "table", lambda _: "deals", "fact_resolves", "event_facts")
    yield case("fact in two events", "event_facts", "event_id", _told_twice, "one_event_a_fact")
    yield case("two agreed values", "event_values", "agreed", _agreed_twice, "one_value_agreed")


def _told_twice(frame: pl.DataFrame) -> pl.DataFrame:
    return pl.concat([frame, frame.head(1).with_columns(event_id=pl.lit(frame[3, "event_id"]))])


def _agreed_twice(frame: pl.DataFrame) -> pl.DataFrame:
    return pl.concat([frame, frame.head(1).with_columns(value=pl.lit("1.5"))])

"""Belongs here: the kinds of damage to what facts tell, and the contracts that must name each of them.
Does not: damage to documents, rates, amounts and events (table_mutations), and to any table (mutations).
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import polars as pl
from mutations import Frames, Mutation, case, changed, one_row, rotated, set_value, swapped

from expectations.tables import TABLES

_FACTS = ("deals", "stakes", "headcounts", "investments")
_WITH_MONEY = ("deals", "stakes", "investments")
WITH_EVIDENCE = (*_FACTS, "candidates")
_MENTIONS = (
    ("deal_parties", "mention", "start", "end", "mention_at_offsets"),
    ("investment_parties", "mention", "start", "end", "mention_at_offsets"),
    *(
        (table, f"{role}_mention", f"{role}_start", f"{role}_end", f"{role}_mention_at_offsets")
        for table, role in (
            ("stakes", "holder"),
            ("stakes", "issuer"),
            ("headcounts", "organisation"),
            ("investments", "investee"),
        )
    ),
)


def told_mutations(clean: Frames) -> Iterator[Mutation]:
    """Damage to what the fact tables tell: text, dates, money, relations."""
    yield from _text()
    yield from _dates()
    yield from _money()
    yield from _relations(clean)


def _text() -> Iterator[Mutation]:
    for table in WITH_EVIDENCE:
        for column in ("evidence_start", "evidence_end"):
            for step in (-1, 1):
                damage = changed(column, lambda value, step=step: value + step)
                yield case(
                    "offset off by one", table, f"{column} {step:+}", damage, "evidence_at_offsets within_bounds"
                )
        yield case("shuffled evidence", table, "evidence", rotated("evidence"), "evidence_at_offsets")
        yield case(
            "swapped columns",
            table,
            "evidence_start, evidence_end",
            swapped("evidence_start", "evidence_end"),
            "evidence_at_offsets",
        )
        yield case("garbled text", table, "evidence", changed("evidence", _garbled), "evidence_at_offsets")
        yield case("facts of another document", table, "doc_id", rotated("doc_id"), "evidence_at_offsets")
        yield case(
            "shuffled bodies", "articles", f"judged by {table}", rotated("body"), "evidence_at_offsets", judged=table
        )
    for table, mention, start, end, contract in _MENTIONS:
        for column in (start, end):
            yield case("offset off by one", table, column, changed(column, lambda value: value + 1), contract)
        yield case("shuffled mentions", table, mention, rotated(mention), contract)
        yield case("swapped columns", table, f"{start}, {end}", swapped(start, end), contract)


def _garbled(text: str) -> str:
    return text.encode("utf-8").decode("cp949", errors="replace")


def _dates() -> Iterator[Mutation]:
    for table in _FACTS:
        yield case("dates reversed", table, "date_start, date_end", swapped("date_start", "date_end"), "dates_in_order")
        yield case("span reversed", table, "date", changed("date", lambda _: "2021/2019"), "date_is_a_date")
        yield case("no such day", table, "date", changed("date", lambda _: "2021-02-30"), "date_is_a_date")
        yield case(
            "date of another precision", table, "date", changed("date", lambda value: value[:4]), "days_fit_date"
        )
        yield case("date in words", table, "date", changed("date", lambda _: "지난 3월"), "pattern")
        yield case("days lost", table, "date_start", changed("date_start", lambda _: None), "days_fit_date")
        yield case(
            "words not in the text",
            table,
            "date_text",
            changed("date_text", lambda _: "내후년 봄"),
            "date_text_in_body",
        )
        yield case("done in the future", table, "date", _in_the_future, "done_is_past")


def _in_the_future(frame: pl.DataFrame) -> pl.DataFrame:
    row = one_row(frame, "date")
    return set_value(frame, row, date="2031", date_start=date(2031, 1, 1), date_end=date(2031, 12, 31))


def _money() -> Iterator[Mutation]:
    for table in _WITH_MONEY:
        yield case("negative amount", table, "amount", changed("amount", lambda value: -value), "within_bounds")
        yield case("amount of nothing", table, "amount", changed("amount", lambda _: Decimal(0)), "within_bounds")
        for factor in (Decimal(1000), Decimal("0.001"), Decimal(10)):
            damage = changed("amount", lambda value, factor=factor: value * factor)
            yield case(f"amount × {factor}", table, "amount", damage, "amount_as_written")
        yield case("unknown currency", table, "currency", changed("currency", lambda _: "XXX"), "allowed_values")
        yield case("another currency", table, "currency", changed("currency", lambda _: "GBP"), "amount_as_written")
        for column in ("currency", "bound", "amount_text"):
            damage = changed(column, lambda _: None)
            yield case("amount without its unit", table, column, damage, "amount_has_currency_and_bound")
        yield case(
            "words not in the text",
            table,
            "amount_text",
            changed("amount_text", lambda _: "9경원"),
            "amount_text_in_body",
        )
        yield case(
            "fraction of a won",
            table,
            "amount",
            lambda f: f.with_columns(pl.col("amount") + Decimal("0.5")),
            "amount_is_whole",
        )
        yield case("shuffled amounts", table, "amount", rotated("amount"), "amount_as_written")
        yield case("swapped columns", table, "currency, bound", swapped("currency", "bound"), "allowed_values")
    yield case(
        "quoted amount without currency",
        "investments",
        "quoted_currency",
        changed("quoted_currency", lambda _: None),
        "quoted_amount_has_currency",
    )
    yield case("people × 10", "headcounts", "count", changed("count", lambda value: value * 10), "count_as_written")
    yield case(
        "words not in the text",
        "headcounts",
        "count_text",
        changed("count_text", lambda _: "9만명"),
        "count_text_in_body",
    )
    yield case(
        "neither amount nor receiver",
        "investments",
        "amount, investee",
        _without_amount_and_investee,
        "amount_or_investee",
    )


def _without_amount_and_investee(frame: pl.DataFrame) -> pl.DataFrame:
    columns = [name for name in frame.columns if name.startswith(("amount", "investee", "quoted", "currency", "bound"))]
    return set_value(frame, 0, **dict.fromkeys(columns))


def without_row(frame: pl.DataFrame, row: int) -> pl.DataFrame:
    return frame.filter(pl.int_range(pl.len()) != row)


def _relations(clean: Frames) -> Iterator[Mutation]:
    swap = int((clean["stakes"]["action"] == "swap").arg_max() or 0)
    yield case("lost party", "deal_parties", "row", lambda f: without_row(f, 0), "deal_has_two_parties", judged="deals")
    yield case(
        "lost leg of a swap", "stakes", "row", lambda f: without_row(f, swap), "swap_has_two_legs", judged="deals"
    )
    for table in ("deal_parties", "investment_parties"):
        yield case(
            "party of another document",
            table,
            "doc_id",
            changed("doc_id", lambda _: "page-23"),
            "same_document_as_fact",
        )
        yield case(
            "another organisation's name",
            table,
            "organisation",
            changed("organisation", lambda _: "새길대학교"),
            "organisation_named_as_registered",
        )
    for table, role in (
        ("stakes", "holder"),
        ("stakes", "issuer"),
        ("headcounts", "organisation"),
        ("investments", "investee"),
    ):
        yield case(
            "another organisation's name",
            table,
            role,
            changed(role, lambda _: "새길대학교"),
            f"{role}_named_as_registered",
        )
        if TABLES[table].columns[f"{role}_id"].nullable:
            yield case(
                "half an organisation", table, f"{role}_id", changed(f"{role}_id", lambda _: None), f"{role}_is_whole"
            )
    yield case("swapped columns", "stakes", "holder, issuer", swapped("holder", "issuer"), "holder_named_as_registered")
    yield case(
        "own parent", "organisations", "parent", changed("parent", lambda _: "onsaemi-soft"), "parent_is_another"
    )
    yield case("empty alias", "organisations", "aliases", changed("aliases", lambda _: [" "]), "aliases_are_names")
    yield case("shared name", "organisations", "name", changed("name", lambda _: "라온텔레콤"), "name_is_unique")
    yield case("shared ticker", "organisations", "ticker", changed("ticker", lambda _: "900000"), "ticker_is_unique")

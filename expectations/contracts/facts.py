"""Belongs here: what must hold of the fact tables between their columns, with their text and with each other.
Does not: what a column alone must keep (columns).
"""

import polars as pl

from expectations.contracts.contract import Contract, References, Severity, looked_up, rule
from expectations.contracts.text import days_of, money_in, people_in, reads_as, stands_at, stands_in_body

_col = pl.col
_WHOLE_UNIT_CURRENCIES = ("KRW", "JPY")
_SWAP_LEGS = 2
_DEAL_PARTIES = 2

EVIDENCE_AT_OFFSETS = rule(
    "evidence_at_offsets",
    "evidence is body[evidence_start:evidence_end]",
    "evidence_start evidence_end evidence",
    stands_at("evidence", "evidence_start", "evidence_end"),
    needs="articles",
)
IS_OF_AN_ARTICLE = rule(
    "document_is_an_article",
    "a page that was rejected yields nothing",
    "doc_id",
    lambda references: looked_up("doc_id", references["articles"], "doc_id", "rejection").is_null(),
    needs="articles",
)
DATES_IN_ORDER = rule(
    "dates_in_order",
    "date_start does not lie after date_end",
    "date_start date_end",
    _col("date_start") <= _col("date_end"),
)
DAYS_FIT_DATE = rule(
    "days_fit_date",
    "date_start and date_end are the first and the last day of the date",
    "date date_start date_end",
    days_of("date").struct["first"].eq_missing(_col("date_start"))
    & days_of("date").struct["last"].eq_missing(_col("date_end")),
)
_STANDING = (
    EVIDENCE_AT_OFFSETS,
    IS_OF_AN_ARTICLE,
    rule(
        "date_is_a_date",
        "the date is a day, month, quarter, half, year or a span of them that the calendar has",
        "date",
        _col("date").is_null() | days_of("date").struct["first"].is_not_null(),
    ),
    DATES_IN_ORDER,
    DAYS_FIT_DATE,
    rule(
        "date_text_in_body",
        "the words of the date stand in the body",
        "date_text",
        stands_in_body("date_text"),
        needs="articles",
    ),
    rule(
        "done_is_past",
        "what is completed or terminated began by the day of publication",
        "status date",
        lambda references: (
            ~_col("status").is_in(["completed", "terminated"])
            | (_col("date_start") <= looked_up("doc_id", references["articles"], "doc_id", "published_on"))
        ),
        needs="articles",
        severity=Severity.WARN,
    ),
)
_MONEY = (
    rule(
        "amount_has_currency_and_bound",
        "an amount has a currency, a bound and its words, and none of them stands without it",
        "amount currency bound amount_text",
        pl.all_horizontal(
            _col("amount").is_null() == _col(name).is_null() for name in ("currency", "bound", "amount_text")
        ),
    ),
    rule(
        "amount_is_whole",
        "won and yen have no fractions",
        "amount currency",
        ~_col("currency").is_in(_WHOLE_UNIT_CURRENCIES) | (_col("amount").round(0) == _col("amount")),
    ),
    rule(
        "amount_text_in_body",
        "the words of the amount stand in the body",
        "amount_text",
        stands_in_body("amount_text"),
        needs="articles",
    ),
    rule(
        "amount_as_written",
        "the amount and its currency are what the grammar reads from its words",
        "amount currency amount_text",
        reads_as("amount_text", "amount", money_in, unit="currency"),
    ),
)


def _organisation(role: str) -> tuple[Contract, ...]:
    """Contracts on the organisation that a fact names in one role."""
    id_, mention, start, end = f"{role}_id", f"{role}_mention", f"{role}_start", f"{role}_end"
    return (
        rule(
            f"{role}_is_whole",
            f"id, name, mention and offsets of the {role} are all there or all missing",
            f"{id_} {role} {mention} {start} {end}",
            pl.all_horizontal(_col(id_).is_null() == _col(name).is_null() for name in (role, mention, start, end)),
        ),
        rule(
            f"{role}_mention_at_offsets",
            f"{mention} is body[{start}:{end}]",
            f"{start} {end} {mention}",
            stands_at(mention, start, end),
            needs="articles",
        ),
        _named_as_registered(f"{role}_named_as_registered", id_, role),
    )


def _named_as_registered(name: str, id_: str, column: str) -> Contract:
    def holds(references: References) -> pl.Expr:
        return looked_up(id_, references["organisations"], "organisation_id", "name") == _col(column)

    return rule(name, f"{column} is the name of {id_} in the registry", f"{id_} {column}", holds, needs="organisations")


_PARTY = (
    rule(
        "mention_at_offsets",
        "mention is body[start:end]",
        "start end mention",
        stands_at("mention", "start", "end"),
        needs="articles",
    ),
    _named_as_registered("organisation_named_as_registered", "organisation_id", "organisation"),
)


def _same_document(facts: str) -> Contract:
    return rule(
        "same_document_as_fact",
        f"a party stands in the document of its row in {facts}",
        "fact_id doc_id",
        lambda references: looked_up("fact_id", references[facts], "fact_id", "doc_id") == _col("doc_id"),
        needs=facts,
    )


def _counted(reference: pl.DataFrame, key: str, what: str) -> pl.DataFrame:
    return reference.group_by(key).agg(pl.col(what).n_unique().cast(pl.Int64).alias("counted"))


def _has_two_parties(references: References) -> pl.Expr:
    parties = _counted(references["deal_parties"], "fact_id", "organisation_id")
    return looked_up("fact_id", parties, "fact_id", "counted").fill_null(0) >= _DEAL_PARTIES


def _has_two_legs(references: References) -> pl.Expr:
    legs = _counted(references["stakes"].filter(pl.col("action") == "swap"), "doc_id", "fact_id")
    return (_col("deal_type") != "equity_swap") | (
        looked_up("doc_id", legs, "doc_id", "counted").fill_null(0) >= _SWAP_LEGS
    )


FACTS: dict[str, tuple[Contract, ...]] = {
    "deals": (
        *_STANDING,
        *_MONEY,
        rule(
            "deal_has_two_parties",
            "two or more organisations take part in a deal",
            "fact_id deal_type",
            _has_two_parties,
            needs="deal_parties",
        ),
        rule(
            "swap_has_two_legs",
            "an equity swap has its two legs in stakes",
            "fact_id deal_type",
            _has_two_legs,
            needs="stakes",
        ),
    ),
    "deal_parties": (*_PARTY, _same_document("deals")),
    "stakes": (*_STANDING, *_MONEY, *_organisation("holder"), *_organisation("issuer")),
    "headcounts": (
        *_STANDING,
        *_organisation("organisation"),
        rule(
            "count_has_bound_and_words",
            "a count has a bound and its words",
            "count bound count_text",
            _col("bound").is_not_null() & _col("count_text").is_not_null(),
        ),
        rule(
            "count_text_in_body",
            "the words of the count stand in the body",
            "count_text",
            stands_in_body("count_text"),
            needs="articles",
        ),
        rule(
            "count_as_written",
            "the count is what the grammar reads from its words",
            "count count_text",
            reads_as("count_text", "count", people_in),
        ),
    ),
    "investments": (
        *_STANDING,
        *_MONEY,
        *_organisation("investee"),
        rule(
            "amount_or_investee",
            "an investment tells an amount or who receives it",
            "amount investee_id",
            _col("amount").is_not_null() | _col("investee_id").is_not_null(),
        ),
        rule(
            "quoted_amount_has_currency",
            "a quoted amount has a currency and stands beside an amount in another one",
            "quoted_amount quoted_currency amount currency",
            (_col("quoted_amount").is_null() == _col("quoted_currency").is_null())
            & (_col("quoted_amount").is_null() | _col("amount").is_not_null())
            & _col("quoted_currency").ne(_col("currency")).fill_null(True),
        ),
    ),
    "investment_parties": (*_PARTY, _same_document("investments")),
    "candidates": (EVIDENCE_AT_OFFSETS, IS_OF_AN_ARTICLE),
}

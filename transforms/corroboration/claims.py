"""Belongs here: the rows of all fact tables as claims of one form, ready to be compared.
Does not: comparing them (pairs, compatibility), and what an event agrees on (agreement).
"""

from collections.abc import Callable
from typing import Any

import polars as pl

from transforms.facts.frames import MONEY, PERCENT

STAGES = {"rumoured": 0, "planned": 1, "completed": 2, "terminated": 3}
DONE = 2

_COLUMNS: dict[str, Any] = {
    "table": pl.String,
    "fact_id": pl.String,
    "doc_id": pl.String,
    "type": pl.String,
    "status": pl.String,
    "date": pl.String,
    "date_start": pl.Date,
    "date_end": pl.Date,
    "side_a": pl.List(pl.String),
    "side_b": pl.List(pl.String),
    "party_names": pl.List(pl.String),
    "party_roles": pl.List(pl.String),
    "name": pl.String,
    "subject": pl.String,
    "amount": MONEY,
    "currency": pl.String,
    "bound": pl.String,
    "quoted_amount": MONEY,
    "quoted_currency": pl.String,
    "per": pl.String,
    "percent": PERCENT,
    "shares": pl.Int64,
    "count": pl.Int64,
}
_NEEDED = ("fact_id", "doc_id", "status", "date", "date_start", "date_end")
_NEEDED_BY_TABLE = {
    "deals": ("deal_type",),
    "stakes": ("action", "holder_id", "holder", "issuer_id", "issuer"),
    "headcounts": ("kind", "organisation_id", "organisation", "count", "category"),
    "investments": ("investee_id", "investee", "per", "purpose"),
}
_NO_IDS = pl.lit([], dtype=pl.List(pl.String))


def claims_of(facts: dict[str, pl.DataFrame], articles: pl.DataFrame) -> pl.DataFrame:
    """A row for every fact: who (`side_a`, `side_b`: ids), what (`type` and figures), when, and who reports it when.

    Deals have all parties on side a; stakes holder | issuer; headcounts the organisation; investments investors |
    investee. `origin` is the document at the root of the `duplicate_of` chain, so that copies share it. Raises
    ValueError for a fact table whose party table is missing or that lacks a column.
    """
    _require("articles", articles, ("doc_id", "published_on"))
    for table in _BUILDERS:
        if table in facts:
            _require(table, facts[table], (*_NEEDED, *_NEEDED_BY_TABLE[table]))
    built = [_shaped(_BUILDERS[table](facts)) for table in _BUILDERS if table in facts]
    claims = pl.concat([pl.DataFrame(schema=_COLUMNS), *built], how="vertical")
    return _reported(claims, articles).sort("table", "fact_id")


def _require(table: str, frame: pl.DataFrame, columns: tuple[str, ...]) -> None:
    missing = [name for name in columns if name not in frame.columns]
    if missing:
        raise ValueError(f"{table} lacks the columns {', '.join(missing)}")


def _shaped(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.select(
        (pl.col(name) if name in frame.columns else pl.lit(None)).cast(dtype).alias(name)
        for name, dtype in _COLUMNS.items()
    )


def _ids(*columns: str) -> pl.Expr:
    return pl.concat_list(*columns).list.drop_nulls()


def _parties(facts: dict[str, pl.DataFrame], table: str) -> pl.DataFrame:
    """Per fact the sorted ids of its parties, with their names and roles in the same order; each party once."""
    if table not in facts:
        raise ValueError(f"{table} is missing: the deals and investments cannot be compared without their parties")
    named = facts[table].filter(pl.col("organisation_id").is_not_null()).sort("fact_id", "organisation_id", "start")
    return (
        named.unique(["fact_id", "organisation_id"], keep="first", maintain_order=True)
        .group_by("fact_id", maintain_order=True)
        .agg(ids="organisation_id", party_names="organisation", party_roles="role")
    )


def _deals(facts: dict[str, pl.DataFrame]) -> pl.DataFrame:
    deals = facts["deals"].join(_parties(facts, "deal_parties"), on="fact_id", how="left")
    return deals.with_columns(
        table=pl.lit("deals"), type="deal_type", side_a=pl.col("ids").fill_null(_NO_IDS), side_b=_NO_IDS
    )


def _stakes(facts: dict[str, pl.DataFrame]) -> pl.DataFrame:
    return facts["stakes"].with_columns(
        table=pl.lit("stakes"),
        type="action",
        side_a=_ids("holder_id"),
        side_b=_ids("issuer_id"),
        party_names=pl.concat_list("holder", "issuer"),
        party_roles=pl.lit(["holder", "issuer"]),
    )


def _headcounts(facts: dict[str, pl.DataFrame]) -> pl.DataFrame:
    return facts["headcounts"].with_columns(
        table=pl.lit("headcounts"),
        type="kind",
        side_a=_ids("organisation_id"),
        side_b=_NO_IDS,
        party_names=pl.concat_list("organisation"),
        party_roles=pl.lit(["employer"]),
        subject="category",
    )


def _investments(facts: dict[str, pl.DataFrame]) -> pl.DataFrame:
    investments = facts["investments"].join(_parties(facts, "investment_parties"), on="fact_id", how="left")
    no_investors = pl.col("ids").is_null()
    investee = pl.col("investee_id").is_not_null()
    names = pl.col("party_names").fill_null(_NO_IDS)
    roles = pl.when(no_investors).then(_NO_IDS).otherwise(pl.col("party_roles"))
    return investments.with_columns(
        table=pl.lit("investments"),
        type=pl.lit("investment"),
        side_a=pl.col("ids").fill_null(_NO_IDS),
        side_b=_ids("investee_id"),
        party_names=pl.when(investee).then(pl.concat_list(names, "investee")).otherwise(names),
        party_roles=pl.when(investee).then(pl.concat_list(roles, pl.lit("investee"))).otherwise(roles),
        per=pl.col("per").fill_null("once"),
        subject="purpose",
    )


_BUILDERS: dict[str, Callable[[dict[str, pl.DataFrame]], pl.DataFrame]] = {
    "deals": _deals,
    "stakes": _stakes,
    "headcounts": _headcounts,
    "investments": _investments,
}


def _reported(claims: pl.DataFrame, articles: pl.DataFrame) -> pl.DataFrame:
    known = articles.unique("doc_id", keep="first").select(
        "doc_id",
        reported_on=pl.col("published_on").cast(pl.Date),
        reported_at=_optional(articles, "published_at", pl.Datetime("us")),
        publisher=_optional(articles, "publisher", pl.String()),
    )
    joined = claims.join(known, on="doc_id", how="left").join(origins_of(articles), on="doc_id", how="left")
    return joined.with_columns(
        origin=pl.coalesce("origin", "doc_id"), stage=pl.col("status").replace_strict(STAGES, default=DONE)
    )


def _optional(frame: pl.DataFrame, name: str, dtype: pl.DataType) -> pl.Expr:
    return (pl.col(name) if name in frame.columns else pl.lit(None)).cast(dtype)


def origins_of(articles: pl.DataFrame) -> pl.DataFrame:
    """Per article the document at the root of its `duplicate_of` chain: doc_id, origin; of a cycle the smallest id."""
    if "duplicate_of" not in articles.columns:
        return articles.select("doc_id", origin="doc_id").unique("doc_id")
    copies = articles.filter(pl.col("duplicate_of").is_not_null()).select("doc_id", "duplicate_of")
    original_of: dict[str, str] = dict(copies.iter_rows())
    return pl.DataFrame(
        [(doc_id, _root(doc_id, original_of)) for doc_id in articles["doc_id"].unique(maintain_order=True)],
        schema={"doc_id": pl.String, "origin": pl.String},
        orient="row",
    )


def _root(doc_id: str, original_of: dict[str, str]) -> str:
    seen: list[str] = []
    while doc_id in original_of and doc_id not in seen:
        seen.append(doc_id)
        doc_id = original_of[doc_id]
    return min(seen[seen.index(doc_id) :]) if doc_id in seen else doc_id

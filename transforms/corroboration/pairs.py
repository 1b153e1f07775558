"""Belongs here: which claims are worth comparing: blocking keys, and the pairs that share one.
Does not: whether a pair says the same (compatibility).
"""

import polars as pl

from transforms.corroboration.compatibility import NEAR_DAYS
from transforms.corroboration.parties import OTHER, SAME, UNNAMED, Groups
from transforms.corroboration.relations import DAY_SLACK

# A deal of a longer list shares a key with a shorter one only by its month, and only when its date is this exact.
PARTIAL_DATE_DAYS = 31

_SIGNATURE = ("table", "type", "per", "side_a", "side_b", "name", "stage", "date", "reported_on", "amount", "currency")
_SIGNATURE_FIGURES = ("bound", "quoted_amount", "quoted_currency", "krw", "percent", "shares", "count")


def with_groups(claims: pl.DataFrame) -> pl.DataFrame:
    """`claims` with `group`: reports of one day that say the very same share one, and no pair of them is compared.

    A document's claims on the same parties stay apart, as do claims without any day and without parties.
    """
    alone = (
        (pl.len().over("doc_id", "table", "side_a", "side_b") > 1)
        | (pl.col("reported_on").is_null() & pl.col("date_start").is_null())
        | (pl.col("side_a").list.len() + pl.col("side_b").list.len() == 0)
    )
    return (
        claims.with_columns(_alone=pl.when(alone).then(pl.col("fact_id")))
        .with_columns(group=pl.struct(*_SIGNATURE, *_SIGNATURE_FIGURES, "_alone").rank("dense") - 1)
        .drop("_alone")
    )


def candidate_pairs(groups: pl.DataFrame, tolerance: Groups) -> pl.DataFrame:
    """Pairs (left, right) of group numbers that share a blocking key, each once; left < right."""
    keys = pl.concat([_party_keys(groups, tolerance), _one_side_keys(groups, tolerance), _deal_keys(groups, tolerance)])
    keys = keys.unique().sort("group")
    pairs = keys.join(keys, on="key", suffix="_right").filter(pl.col("group") < pl.col("group_right"))
    return pairs.select(left="group", right="group_right").unique().sort("left", "right")


def _rooted(frame: pl.DataFrame, tolerance: Groups, side: str) -> pl.Expr:
    """The side's ids as a text of the groups at their roots, so that a parent and its child get one key."""
    return _root_ids(frame, tolerance, side).list.join("\x1f")


def _root_ids(frame: pl.DataFrame, tolerance: Groups, side: str) -> pl.Expr:
    ids = pl.col(side)
    if tolerance.any:
        members = frame.select(pl.col(side).explode(empty_as_null=False).unique().drop_nulls()).to_series()
        roots = {member: root for member in members if (root := tolerance.root(member)) != member}
        ids = ids.list.eval(pl.element().replace(roots))
    return ids.list.unique().list.sort()


def _key(kind: str, *parts: pl.Expr) -> pl.Expr:
    return (
        pl.concat_str(pl.lit(kind), *(part.fill_null("") for part in parts), separator="\x1e").hash(seed=7).alias("key")
    )


def _party_keys(groups: pl.DataFrame, tolerance: Groups) -> pl.DataFrame:
    type_but_of_deals = pl.when(pl.col("table") != "deals").then(pl.col("type"))
    named = groups.filter(pl.col("side_a").list.len() + pl.col("side_b").list.len() > 0)
    sides = (_rooted(named, tolerance, "side_a"), _rooted(named, tolerance, "side_b"))
    return named.select("group", _key("parties", pl.col("table"), type_but_of_deals, pl.col("per"), *sides))


def _one_side_keys(groups: pl.DataFrame, tolerance: Groups) -> pl.DataFrame:
    """An investment's investors alone and its investee alone: so one that names both meets one that names one side.

    Only weeks apart: a day has the quarter in which it lies and the one in which it lies `NEAR_DAYS` later, so that
    any two days no further apart share one.
    """
    told = groups.filter(
        (pl.col("table") == "investments") & pl.col("amount").is_not_null() & pl.col("since").is_not_null()
    )
    day = pl.col("since").dt.epoch("d")
    quarters = pl.concat_list(day // (2 * NEAR_DAYS), (day + NEAR_DAYS) // (2 * NEAR_DAYS)).list.unique()
    told = told.with_columns(_quarter=quarters).explode("_quarter")
    keys = []
    for side in ("side_a", "side_b"):
        named = told.filter(pl.col(side).list.len() > 0)
        quarter = pl.col("_quarter").cast(pl.String)
        keys.append(named.select("group", _key(side, _rooted(named, tolerance, side), pl.col("per"), quarter)))
    return pl.concat(keys)


def _deal_keys(groups: pl.DataFrame, tolerance: Groups) -> pl.DataFrame:
    """A deal's own name with each of its parties, and its type and month with each of its parties."""
    deals = groups.filter((pl.col("table") == "deals") & (pl.col("side_a").list.len() > 1)).with_columns(
        _party=pl.col("side_a")
    )
    each = deals.explode("_party")
    roots = {party: tolerance.root(party) for party in each["_party"].unique()}
    each = each.with_columns(pl.col("_party").replace(roots))
    named = each.filter(pl.col("name_key").is_not_null())
    exact = each.filter((pl.col("until") - pl.col("since")).dt.total_days() < PARTIAL_DATE_DAYS)
    slack = pl.duration(days=DAY_SLACK)
    months = exact.with_columns(
        _month=pl.concat_list(
            (pl.col("since") - slack).dt.strftime("%Y-%m"), (pl.col("until") + slack).dt.strftime("%Y-%m")
        )
    ).explode("_month")
    return pl.concat(
        [
            named.select("group", _key("name", pl.col("name_key"), pl.col("_party"))),
            months.select("group", _key("month", pl.col("_month"), pl.col("type"), pl.col("_party"))),
        ]
    )


def with_agreeing_parties(pairs: pl.DataFrame, groups: pl.DataFrame, tolerance: Groups) -> pl.DataFrame:
    """The pairs whose organisations agree, with `parties`: same, partial, mostly (`Groups.compare`), or unnamed.

    unnamed: an investment of which one report leaves out the investors, or the investee. Each distinct pair of lists is
    compared once.
    """
    roots = _root_ids(groups, tolerance, "side_a")
    sides = groups.select("group", "table", "side_a", "side_b", roots=roots)
    named = pairs.join(sides, left_on="left", right_on="group").join(
        sides, left_on="right", right_on="group", suffix="_right"
    )
    at_once = pl.col("side_a").eq(pl.col("side_a_right")) & pl.col("side_b").eq(pl.col("side_b_right"))
    judged = named.with_columns(parties=pl.when(at_once).then(pl.lit(SAME)))
    # The lists can only agree where their groups do: cheap to see, and it leaves few to compare.
    shared = pl.col("roots").list.set_intersection("roots_right").list.len()
    sizes = pl.col("roots").list.len(), pl.col("roots_right").list.len()
    rest = judged.filter(
        ~at_once & ((shared == pl.min_horizontal(*sizes)) | ((shared >= 2) & (shared * 4 >= sum(sizes))))
    )
    columns = ("table", "side_a", "side_b", "side_a_right", "side_b_right")
    lists = rest.select(columns).unique(maintain_order=True)
    verdicts = pl.Series("parties", [_agreement(tolerance, *row) for row in lists.iter_rows()], dtype=pl.String)
    decided = rest.drop("parties").join(lists.with_columns(verdicts), on=columns, how="left")
    kept = pl.concat([judged.filter(at_once), decided.select(judged.columns)])
    return kept.filter(pl.col("parties") != OTHER).select("left", "right", "parties").sort("left", "right")


def _agreement(
    tolerance: Groups, table: str, a: list[str], b: list[str], a_right: list[str], b_right: list[str]
) -> str:
    if table == "deals":
        return tolerance.compare(tuple(a), tuple(a_right))
    verdicts = {_one_side(tolerance, *sides) for sides in ((a, a_right), (b, b_right))}
    if verdicts == {SAME}:
        return SAME
    return UNNAMED if table == "investments" and verdicts == {SAME, UNNAMED} else OTHER


def _one_side(tolerance: Groups, one: list[str], other: list[str]) -> str:
    if bool(one) != bool(other):
        return UNNAMED
    return SAME if tolerance.compare(tuple(one), tuple(other)) == SAME else OTHER

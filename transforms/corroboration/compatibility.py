"""Belongs here: whether two claims can be reports of one event: parties, type, figures and times together.
Does not: which pairs are looked at (pairs), how their slots compare (relations, parties), what follows (clustering).

A pair's columns are those of the claim, plain for the left one and with `_right` for the right one, and those of
`relations.with_relations`.
"""

import polars as pl

from transforms.corroboration.parties import MOSTLY, PARTIAL, SAME, UNNAMED
from transforms.corroboration.relations import DAY_SLACK, MONTH_DAYS, equal, right

# Types of deal that reports mix up; a pair of them must also agree on the day, on the name, or on three parties.
KINDRED_TYPES = (("partnership", "consortium"), ("partnership", "joint_venture"), ("acquisition", "merger"))

# Days between two reports of one event when the text dates it in neither, or in one only.
NEAR_DAYS = 45
# The same where a figure or a name of its own says that it is the same event.
FIRM_DAYS = 400
# From a plan to its completion, and from an agreement to its end.
CLOSING_DAYS = 366
TERM_DAYS = 5 * 366

DONE, ENDED = 2, 3


def compatible() -> pl.Expr:
    """All that decides a pair.

    Whether parties may differ: a list that is part of another needs the same few days, or the same name; lists that
    share most of their parties need the same name; an investment that leaves out one side needs the same amount within
    weeks.
    """
    unnamed = pl.col("amount_agrees") & (pl.col("gap") <= NEAR_DAYS).fill_null(False)
    parties = (
        (pl.col("parties") == SAME)
        | ((pl.col("parties") == PARTIAL) & (pl.col("pinned") | pl.col("same_name")))
        | ((pl.col("parties") == MOSTLY) & pl.col("same_name"))
        | ((pl.col("parties") == UNNAMED) & unnamed)
    )
    dated_to_the_month = ((pl.col("span_days") < MONTH_DAYS) & (right("span_days") < MONTH_DAYS)).fill_null(False)
    # A sum with no one who receives it is known by the sum alone.
    needs_amount = (pl.col("table") == "investments") & (pl.col("side_b").list.len() == 0)
    return (
        equal("table")
        & equal("per")
        & parties
        & _same_or_kindred_type()
        & ~pl.col("contradicts")
        & (~pl.col("incomparable") | dated_to_the_month)
        & (~needs_amount | pl.col("amount_agrees"))
        & _times_agree()
        & _two_documents_or_a_repetition()
    )


def distance_days() -> pl.Expr:
    """How far apart two compatible claims are: days, and far more for what is only tolerated: like joins like first."""
    apart = pl.when(pl.col("dated") & right("dated")).then(pl.col("dated_gap")).otherwise(pl.col("gap").fill_null(0))
    other_stage = (~equal("stage")).cast(pl.Float64) * 30
    reports = (pl.col("reported_on") - right("reported_on")).dt.total_days().abs()
    tolerated = (~equal("type")).cast(pl.Float64) * 400 + (pl.col("parties") != SAME).cast(pl.Float64) * 800
    unknown = pl.when(pl.col("since").is_null() | right("since").is_null()).then(1600.0).otherwise(0.0)
    undated = (~(pl.col("dated") & right("dated"))).cast(pl.Float64) * 0.5
    return apart + other_stage + tolerated + unknown + undated + reports.fill_null(0) / 10_000


def _same_or_kindred_type() -> pl.Expr:
    kindred = pl.lit(False)
    for one, other in KINDRED_TYPES:
        kindred |= (pl.col("type") == one) & (right("type") == other)
        kindred |= (pl.col("type") == other) & (right("type") == one)
    sure = pl.col("pinned") | pl.col("same_name") | pl.col("many_parties")
    return equal("type") | (kindred.fill_null(False) & sure)


def _times_agree() -> pl.Expr:
    """Whether the two times can be those of one event, by what is dated, at which stage, and how firm the rest is."""
    timeless, timeless_right = pl.col("since").is_null(), right("since").is_null()
    ahead = (pl.col("stage") < DONE) & (right("stage") < DONE)
    # One paper's "agreed to work together" is another's "signed": beside its order, a plan may be told after the act.
    neither_ended = (pl.col("stage") < ENDED) & (right("stage") < ENDED)
    return (
        pl.when(timeless | timeless_right)
        .then(pl.col("firm") | (pl.col("many_parties") & ~(timeless & timeless_right)))
        .when(equal("stage") | ahead)
        .then(_at_one_stage(ahead))
        .otherwise((neither_ended & _at_one_stage(ahead)) | _in_order("", "_right") | _in_order("_right", ""))
    ).fill_null(False)


def _at_one_stage(ahead: pl.Expr) -> pl.Expr:
    to_the_day = (pl.col("span_days") <= 1) & (right("span_days") <= 1)
    postponed = ahead & pl.col("firm")
    slack = pl.when(to_the_day).then(DAY_SLACK).when(postponed).then(CLOSING_DAYS).otherwise(0)
    near = pl.when(pl.col("firm")).then(FIRM_DAYS).otherwise(NEAR_DAYS)
    return (
        pl.when(pl.col("dated") & right("dated"))
        .then(pl.col("dated_gap") <= slack)
        .otherwise((pl.col("gap") <= near) & _told_after_the_act("", "_right") & _told_after_the_act("_right", ""))
    )


def _told_after_the_act(undated: str, dated: str) -> pl.Expr:
    """An undated claim of something done cannot be older than the day on which it was done."""
    applies = ~pl.col(f"dated{undated}") & pl.col(f"dated{dated}") & (pl.col(f"stage{undated}") >= DONE)
    before = pl.col(f"until{undated}") < pl.col(f"since{dated}") - pl.duration(days=DAY_SLACK)
    return ~(applies & before.fill_null(False))


def _in_order(earlier: str, later: str) -> pl.Expr:
    """`earlier` is the plan and `later` its completion, or `later` the end of what `earlier` tells."""
    stage, later_stage = pl.col(f"stage{earlier}"), pl.col(f"stage{later}")
    starts_before = pl.col(f"since{earlier}") <= pl.col(f"until{later}") + pl.duration(days=DAY_SLACK)
    # A plan for next summer is not what was done this spring.
    not_early = (pl.col(f"starts{earlier}") <= pl.col(f"until{later}") + pl.duration(days=MONTH_DAYS)).fill_null(True)
    reach = pl.when(later_stage == ENDED).then(TERM_DAYS).otherwise(CLOSING_DAYS)
    return (stage < later_stage) & starts_before & not_early & (pl.col("gap") <= reach)


def _two_documents_or_a_repetition() -> pl.Expr:
    """Two rows of one document are two facts, unless they repeat each other on every slot that is compared."""
    repeats = equal("type") & equal("status") & equal("date") & equal("amount") & equal("percent") & equal("name_key")
    return (pl.col("doc_id") != right("doc_id")) | repeats

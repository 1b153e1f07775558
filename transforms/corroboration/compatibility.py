"""Belongs here: whether two claims can be reports of one event: type, date and figures, as expressions over pairs.
Does not: which pairs are looked at (pairs), whose names agree (parties), and what follows from all pairs (clustering).

A pair's columns are those of the claim, plain for the left one and with `_right` for the right one.
"""

from collections.abc import Callable

import polars as pl

from transforms.corroboration.parties import MOSTLY, PARTIAL, SAME, UNNAMED

# Types of deal that reports mix up; a pair of them must also agree on the date to the month, on the name, or on three
# parties.
KINDRED_TYPES = (("partnership", "consortium"), ("partnership", "joint_venture"), ("acquisition", "merger"))

# Days between two reports of one event when the text dates it in neither, or in one only.
NEAR_DAYS = 45
# The same where a figure or a name of its own says that it is the same event.
FIRM_DAYS = 400
# From a plan to its completion: where money or shares must move first, and where they need not.
CLOSING_DAYS = 366
SIGNING_DAYS = 120
TERM_DAYS = 5 * 366
DAY_SLACK = 3
MONTH_DAYS = 31
MANY = 3

EXACT_TOLERANCE = "0.025"
APPROXIMATE_TOLERANCE = "0.05"
MOST_ABOVE_A_BOUND = "1.5"

# Between the same organisations these happen once: reports that date one alike and differ on the price disagree.
SINGULAR_TYPES = ("acquisition", "merger", "joint_venture", "equity_swap", "consortium")
# So do reports of other facts, as long as the day is the same and the figures are this near.
DISPUTED_TOLERANCE = "0.10"

_TWO_SIDED_TYPES = ("acquisition", "merger", "joint_venture", "equity_swap", "supply")


def right(name: str) -> pl.Expr:
    return pl.col(f"{name}_right")


def both(name: str) -> pl.Expr:
    return pl.col(name).is_not_null() & right(name).is_not_null()


def equal(name: str) -> pl.Expr:
    return pl.col(name).eq_missing(right(name))


def _many_parties() -> pl.Expr:
    """Three or more organisations on one side, and the same in both: by themselves hardly a coincidence."""
    return (pl.col("side_a").list.len() >= MANY) & (pl.col("parties") == SAME)


def same_or_kindred_type() -> pl.Expr:
    kindred = pl.lit(False)
    for one, other in KINDRED_TYPES:
        kindred |= (pl.col("type") == one) & (right("type") == other)
        kindred |= (pl.col("type") == other) & (right("type") == one)
    dated_to_the_month = (pl.col("span_days") < MONTH_DAYS) & (right("span_days") < MONTH_DAYS)
    same_name = both("name_key") & (pl.col("name_key") == right("name_key"))
    sure = dated_to_the_month.fill_null(False) | same_name.fill_null(False) | _many_parties()
    return equal("type") | (kindred & sure)


def _decimal(text: str) -> pl.Expr:
    return pl.lit(text).cast(pl.Decimal(38, 4))


def _within_rounding(name: str) -> pl.Expr:
    """|a − b| within the wider of the two rounding steps, which counts for no more than the tolerance's share."""
    one, other = pl.col(name), right(name)
    larger = pl.max_horizontal(one, other)
    approximate = (pl.col("bound") == "approx") | (right("bound") == "approx")
    share = (
        pl.when(approximate.fill_null(False)).then(_decimal(APPROXIMATE_TOLERANCE)).otherwise(_decimal(EXACT_TOLERANCE))
    )
    width = pl.max_horizontal(f"{name}_width", f"{name}_width_right")
    return (pl.max_horizontal(one, other) - pl.min_horizontal(one, other)) <= pl.min_horizontal(width, larger * share)


def _within_bound(name: str) -> pl.Expr:
    """One report gives a bound (1조원 이상) and the other a figure that keeps it without leaving it far behind."""
    one, other, most = pl.col(name), right(name), _decimal(MOST_ABOVE_A_BOUND)

    def keeps(bound: pl.Expr, floor: pl.Expr, figure: pl.Expr) -> pl.Expr:
        above = (bound == "at_least") & (figure >= floor) & (figure <= floor * most)
        below = (bound == "at_most") & (figure <= floor) & (figure * most >= floor)
        return (above | below).fill_null(False)

    return keeps(pl.col("bound"), one, other) | keeps(right("bound"), other, one)


def amounts_agree() -> pl.Expr:
    """Both give an amount, and they agree: in one currency, or in KRW by the article's conversion or the rates."""
    same_currency = equal("currency") & (_within_rounding("amount") | _within_bound("amount"))
    krw, krw_right = pl.col("krw"), right("krw")
    larger = pl.max_horizontal(krw, krw_right)
    crossed = (larger - pl.min_horizontal(krw, krw_right)) <= larger * _decimal(APPROXIMATE_TOLERANCE)
    return both("amount") & (same_currency | (~equal("currency") & crossed.fill_null(False)))


def _amounts_incomparable() -> pl.Expr:
    return both("amount") & ~equal("currency") & (pl.col("krw").is_null() | right("krw").is_null())


def _integers_agree(name: str) -> pl.Expr:
    close = _within_bound(name) | _within_rounding(name)
    approximate = ((pl.col("bound") == "approx") | (right("bound") == "approx")).fill_null(False)
    return both(name) & (equal(name) | _within_bound(name) | (approximate & close))


def percents_agree() -> pl.Expr:
    difference = pl.max_horizontal("percent", "percent_right") - pl.min_horizontal("percent", "percent_right")
    return both("percent") & (difference <= pl.max_horizontal("percent_width", "percent_width_right"))


AGREEMENTS: dict[str, Callable[[], pl.Expr]] = {
    "amount": amounts_agree,
    "percent": percents_agree,
    "shares": lambda: both("shares") & (equal("shares") | _within_rounding("shares")),
    "count": lambda: _integers_agree("count"),
}


def _merely_disputed() -> pl.Expr:
    """The amounts differ, and yet it is one event on whose amount the reports disagree."""
    to_the_month = (pl.col("span_days") < MONTH_DAYS) & (right("span_days") < MONTH_DAYS)
    to_the_day = (pl.col("span_days") <= 1) & (right("span_days") <= 1)
    singular = (pl.col("table") == "deals") & pl.col("type").is_in(SINGULAR_TYPES)
    larger = pl.max_horizontal("amount", "amount_right")
    difference = larger - pl.min_horizontal("amount", "amount_right")
    near = equal("currency") & (difference <= larger * _decimal(DISPUTED_TOLERANCE))
    return ((singular & to_the_month) | (to_the_day & near)).fill_null(False)


def figures_contradict() -> pl.Expr:
    """Some figure stands in both claims and differs by more than rounding, bounds and dispute explain."""
    contradiction = pl.lit(False)
    for name, agree in AGREEMENTS.items():
        excused = _amounts_incomparable() | _merely_disputed() if name == "amount" else pl.lit(False)
        contradiction |= both(name) & ~excused & ~agree().fill_null(False)
    return contradiction


def firm() -> pl.Expr:
    """A figure of its own, or its own name, stands in both claims and agrees."""
    agreement = both("name_key") & (pl.col("name_key") == right("name_key"))
    for agree in AGREEMENTS.values():
        agreement |= agree()
    return agreement.fill_null(False)


def gap_days() -> pl.Expr:
    """Days between the two claims' times, 0 where they overlap; null where one has no time at all."""
    forth = (right("since") - pl.col("until")).dt.total_days()
    back = (pl.col("since") - right("until")).dt.total_days()
    known = forth.is_not_null() & back.is_not_null()
    return pl.when(known).then(pl.max_horizontal(forth, back, pl.lit(0)))


def _dated_gap_days() -> pl.Expr:
    """As `gap_days`, by the dates that both texts give: a plan counts from its date, not from its report."""
    forth = (right("starts") - pl.col("until")).dt.total_days()
    back = (pl.col("starts") - right("until")).dt.total_days()
    return pl.max_horizontal(forth, back, pl.lit(0))


def distance_days() -> pl.Expr:
    """How far apart two compatible claims are: days, and far more for what is only tolerated: like joins like first."""
    apart = pl.when(pl.col("dated") & right("dated")).then(_dated_gap_days()).otherwise(gap_days().fill_null(0))
    other_stage = (~equal("stage")).cast(pl.Float64) * 30
    reports = (pl.col("reported_on") - right("reported_on")).dt.total_days().abs()
    tolerated = (~equal("type")).cast(pl.Float64) * 400 + (pl.col("parties") != SAME).cast(pl.Float64) * 800
    unknown = pl.when(pl.col("since").is_null() | right("since").is_null()).then(1600.0).otherwise(0.0)
    undated = (~(pl.col("dated") & right("dated"))).cast(pl.Float64) * 0.5
    return apart + other_stage + tolerated + unknown + undated + reports.fill_null(0) / 10_000


def times_agree() -> pl.Expr:
    """Whether the two times can be those of one event, by what is dated, at which stage, and how firm the rest is."""
    gap, is_firm = gap_days(), firm()
    timeless = pl.col("since").is_null() | right("since").is_null()
    dated = pl.col("dated") & right("dated")
    to_the_day = (pl.col("span_days") <= 1) & (right("span_days") <= 1)
    same_stage = equal("stage") | ((pl.col("stage") < 2) & (right("stage") < 2))
    ahead = (pl.col("stage") < 2) & (right("stage") < 2)
    slack = pl.when(to_the_day).then(DAY_SLACK).when(ahead & is_firm).then(CLOSING_DAYS).otherwise(0)
    near = pl.when(is_firm).then(FIRM_DAYS).otherwise(NEAR_DAYS)
    at_one_stage = (
        pl.when(dated)
        .then(_dated_gap_days() <= slack)
        .otherwise((gap <= near) & _reported_after("", "_right") & _reported_after("_right", ""))
    )
    return (
        pl.when(timeless)
        .then(is_firm | (_many_parties() & ~_both_timeless()))
        .when(same_stage)
        .then(at_one_stage)
        .otherwise(_in_order("", "_right", gap, is_firm) | _in_order("_right", "", gap, is_firm))
    ).fill_null(False)


def _both_timeless() -> pl.Expr:
    return pl.col("since").is_null() & right("since").is_null()


def _reported_after(undated: str, dated: str) -> pl.Expr:
    """An undated claim of something done cannot be older than the day on which it was done."""
    applies = ~pl.col(f"dated{undated}") & pl.col(f"dated{dated}") & (pl.col(f"stage{undated}") >= 2)
    before = pl.col(f"until{undated}") < pl.col(f"since{dated}") - pl.duration(days=DAY_SLACK)
    return ~(applies & before.fill_null(False))


def _in_order(earlier: str, later: str, gap: pl.Expr, is_firm: pl.Expr) -> pl.Expr:
    """`earlier` is the plan and `later` its completion, or `later` the end of what `earlier` tells."""
    stage, later_stage = pl.col(f"stage{earlier}"), pl.col(f"stage{later}")
    ended = later_stage == 3
    starts_before = pl.col(f"since{earlier}") <= pl.col(f"until{later}") + pl.duration(days=DAY_SLACK)
    # A plan for next summer is not what was done this spring.
    not_early = (pl.col(f"starts{earlier}") <= pl.col(f"until{later}") + pl.duration(days=MONTH_DAYS)).fill_null(True)
    two_sided = pl.col("type").is_in(_TWO_SIDED_TYPES)
    reach = pl.when(ended).then(TERM_DAYS).when(is_firm | two_sided).then(CLOSING_DAYS).otherwise(SIGNING_DAYS)
    return (stage < later_stage) & starts_before & not_early & (gap <= reach)


def same_document_repeats() -> pl.Expr:
    """Two rows of one document are two facts, unless they repeat each other on every slot that is compared."""
    repeats = equal("type") & equal("status") & equal("date") & equal("amount") & equal("percent") & equal("name_key")
    return (pl.col("doc_id") != right("doc_id")) | repeats


def compatible() -> pl.Expr:
    """All that decides a pair, given whose parties agree how (`parties`).

    A list of parties that is part of another needs a date to the month in both, or the same name; lists that share most
    of their parties need the same name; a round without named investors needs the same amount.
    """
    needs_figure = (pl.col("table") == "investments") & (pl.col("side_b").list.len() == 0)
    incomparable_needs_date = ~_amounts_incomparable() | (
        (pl.col("span_days") < MONTH_DAYS) & (right("span_days") < MONTH_DAYS)
    ).fill_null(False)
    same_name = (both("name_key") & (pl.col("name_key") == right("name_key"))).fill_null(False)
    to_the_month = (pl.col("span_days") < MONTH_DAYS) & (right("span_days") < MONTH_DAYS)
    day_or_name = to_the_month.fill_null(False) | same_name
    parties = (
        (pl.col("parties") == SAME)
        | ((pl.col("parties") == PARTIAL) & day_or_name)
        | ((pl.col("parties") == MOSTLY) & same_name)
        | ((pl.col("parties") == UNNAMED) & amounts_agree().fill_null(False))
    )
    return (
        equal("table")
        & parties
        & same_or_kindred_type()
        & equal("per")
        & ~figures_contradict()
        & incomparable_needs_date
        & (~needs_figure | amounts_agree().fill_null(False))
        & times_agree()
        & same_document_repeats()
    )

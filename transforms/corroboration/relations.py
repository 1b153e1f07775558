"""Belongs here: how the two claims of a pair stand to each other: figures, names and times, as columns.
Does not: what that decides (compatibility).

A pair's columns are those of the claim, plain for the left one and with `_right` for the right one.
"""

import polars as pl

from transforms.corroboration.parties import SAME

DAY_SLACK = 3
MONTH_DAYS = 31
MANY = 3

EXACT_TOLERANCE = "0.025"
APPROXIMATE_TOLERANCE = "0.05"
MOST_ABOVE_A_BOUND = "1.5"

# Between the same organisations these happen once: reports that date one alike and differ on the price disagree.
SINGULAR_TYPES = ("acquisition", "merger", "joint_venture", "equity_swap", "consortium")
# So do reports of other facts, as long as the days are the same and the figures are this near.
DISPUTED_TOLERANCE = "0.10"

FIGURES = ("amount", "percent", "shares", "count")


def right(name: str) -> pl.Expr:
    return pl.col(f"{name}_right")


def both(name: str) -> pl.Expr:
    return pl.col(name).is_not_null() & right(name).is_not_null()


def equal(name: str) -> pl.Expr:
    return pl.col(name).eq_missing(right(name))


def with_relations(pairs: pl.DataFrame) -> pl.DataFrame:
    """`pairs` with the columns by which they are judged; all but the gaps are true or false, never null.

    `gap`: days between the claims' times, 0 where they overlap, null where one has no time. `dated_gap`: the same by
    the dates of the texts, so that a plan counts from its date and not from its report. `pinned`: both lie in the same
    few days. `same_name`: both have a name of their own, the same. `many_parties`: three or more organisations, the
    same in both. `amount_agrees` and so on: the figure stands in both and agrees. `incomparable`: two amounts in two
    currencies without a rate. `firm`: some figure or the name agrees. `contradicts`: some figure stands in both and
    differs by more than rounding, bounds and dispute explain.
    """
    related = pairs.with_columns(
        gap=_gap("since"),
        dated_gap=_gap("starts"),
        same_name=(both("name_key") & (pl.col("name_key") == right("name_key"))).fill_null(False),
        many_parties=(pl.col("side_a").list.len() >= MANY) & (pl.col("parties") == SAME),
        incomparable=both("amount") & ~equal("currency") & (pl.col("krw").is_null() | right("krw").is_null()),
        amount_agrees=_amounts_agree().fill_null(False),
        percent_agrees=_percents_agree().fill_null(False),
        shares_agrees=(both("shares") & (equal("shares") | _within_rounding("shares"))).fill_null(False),
        count_agrees=_counts_agree().fill_null(False),
    ).with_columns(pinned=_pinned())
    firm, contradicts = pl.col("same_name"), pl.lit(False)
    for name in FIGURES:
        agrees = pl.col(f"{name}_agrees")
        excused = pl.col("incomparable") | _merely_disputed() if name == "amount" else pl.lit(False)
        firm |= agrees
        contradicts |= both(name) & ~excused & ~agrees
    return related.with_columns(firm=firm, contradicts=contradicts)


def _gap(beginning: str) -> pl.Expr:
    forth = (right(beginning) - pl.col("until")).dt.total_days()
    back = (pl.col(beginning) - right("until")).dt.total_days()
    known = forth.is_not_null() & back.is_not_null()
    return pl.when(known).then(pl.max_horizontal(forth, back, pl.lit(0)))


def _pinned() -> pl.Expr:
    """By dates to the month, by the day of the report, or by one date told at one time."""
    span, span_right = ((pl.col(f"until{side}") - pl.col(f"since{side}")).dt.total_days() for side in ("", "_right"))
    at_one_time = (span < MONTH_DAYS) & (span_right < MONTH_DAYS) & (pl.col("gap") <= DAY_SLACK)
    told_at_once = (pl.col("reported_on") - right("reported_on")).dt.total_days().abs() <= DAY_SLACK
    return at_one_time.fill_null(False) | (both("date") & equal("date") & told_at_once).fill_null(False)


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


def _amounts_agree() -> pl.Expr:
    """In one currency, or in KRW by the article's conversion or the rates."""
    same_currency = equal("currency") & (_within_rounding("amount") | _within_bound("amount"))
    larger = pl.max_horizontal("krw", "krw_right")
    crossed = (larger - pl.min_horizontal("krw", "krw_right")) <= larger * _decimal(APPROXIMATE_TOLERANCE)
    return both("amount") & (same_currency | (~equal("currency") & crossed & both("krw")))


def _counts_agree() -> pl.Expr:
    """People are counted: only a count that is called approximate may be rounded."""
    approximate = ((pl.col("bound") == "approx") | (right("bound") == "approx")).fill_null(False)
    return both("count") & (
        equal("count") | _within_bound("count") | (approximate & _within_rounding("count").fill_null(False))
    )


def _percents_agree() -> pl.Expr:
    difference = pl.max_horizontal("percent", "percent_right") - pl.min_horizontal("percent", "percent_right")
    return both("percent") & (difference <= pl.max_horizontal("percent_width", "percent_width_right"))


def _merely_disputed() -> pl.Expr:
    """The amounts differ, and yet it is one event on whose amount the reports disagree."""
    singular = (pl.col("table") == "deals") & pl.col("type").is_in(SINGULAR_TYPES).fill_null(False)
    larger = pl.max_horizontal("amount", "amount_right")
    difference = larger - pl.min_horizontal("amount", "amount_right")
    near = equal("currency") & (difference <= larger * _decimal(DISPUTED_TOLERANCE)).fill_null(False)
    return pl.col("pinned") & (singular | near)

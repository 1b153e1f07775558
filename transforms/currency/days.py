"""Belongs here: on which day an amount is valued, and why that day.
Does not: the rate of that day (rates), and the arithmetic (normalise).

| fact | day | `rate_basis` |
| --- | --- | --- |
| status planned | publication | `publication` |
| an exact day, not after publication | that day | `fact_date` |
| a span `A/B` whose start is not after publication | its first day | `fact_start` |
| anything else, publication known | publication | `publication` |
| no publication, and a month, quarter, half or year | the article's own conversion if it gives one, | `article` |
| | else the first day of that period | `fact_start` |
| no date at all | the article's own conversion if it gives one, | `article` |
| | else none: the amount stands in its own currency alone, with the `reason` | null |

Worked examples, for an article of 2024-05-15:

- 2024-05-03 체결, completed: 2024-05-03. A Friday, so the rate is of that day.
- 2024-05-05 체결, completed: 2024-05-05. A Sunday: the rate of Friday 2024-05-03, `days_carried` 2.
- 2023-10 투자, completed: a month is no exact day, so 2024-05-15.
- 2024-06-01 인수 예정, planned: 2024-05-15, the money has not moved yet.
- 2024-05-20, completed: after publication, so one of the two is misread; 2024-05-15.
- 2021/2023 투자, completed: 2021-01-01, a holiday: the rate of 2020-12-31.
- 2025/2027 투자, rumoured: its start lies ahead, so 2024-05-15.
- the same month 2023-10 in an article without a date: its own conversion, else 2023-10-01.
"""

import polars as pl

FACT_DATE = "fact_date"
FACT_START = "fact_start"
PUBLICATION = "publication"
ARTICLE = "article"

_EXACT_DAY = r"^\d{4}-\d{2}-\d{2}$"
_SPAN = "/"


def with_value_day(facts: pl.DataFrame, last_rate: pl.Expr) -> pl.DataFrame:
    """`facts` (status, date, date_start, published_on) with `value_date` and `rate_basis`, null where no day is known.

    Where the publication is unknown, a day counts as past when the rates reach it (`last_rate`).
    """
    start, published = pl.col("date_start"), pl.col("published_on")
    past = start <= pl.coalesce(published, last_rate)
    held = pl.col("status").ne_missing("planned") & start.is_not_null() & past
    exact = pl.col("date").str.contains(_EXACT_DAY)
    span = pl.col("date").str.contains(_SPAN, literal=True)
    basis = (
        pl.when(held & exact)
        .then(pl.lit(FACT_DATE))
        .when(held & span)
        .then(pl.lit(FACT_START))
        .when(published.is_not_null())
        .then(pl.lit(PUBLICATION))
        .when(held)
        .then(pl.lit(FACT_START))
    )
    with_basis = facts.with_columns(rate_basis=basis)
    day = (
        pl.when(pl.col("rate_basis") == PUBLICATION)
        .then(published)
        .when(pl.col("rate_basis").is_not_null())
        .then(start)
    )
    return with_basis.with_columns(value_date=day)

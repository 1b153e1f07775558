"""Belongs here: marking copies of one wire report among the articles, around those that a run has read.
Does not: what makes a copy (transforms.articles), and what copies mean for events (transforms.corroboration).
"""

from datetime import UTC, datetime, timedelta

import polars as pl

from orchestration.incremental import PROGRESS, Run, progress_table, read_progress
from orchestration.stages import WHOLE, read_table

STAGE = "copies"
DAYS_AROUND = timedelta(days=3)
_COMPARED = ("doc_id", "body", "published_on", "duplicate_of", "rejection")


def mark_copies(run: Run) -> int:
    """Fill `duplicate_of` of the articles read since it was last done, and of their neighbours; how many rows changed.

    Sites copy a report within days: only articles published within three days of a new one are compared, so ten new
    articles among a million cost what their days cost. Articles without a date are compared with those without one.
    """
    from transforms.articles import mark_duplicates

    done = read_progress(run.lake, STAGE)
    since = done["at"].max() if done.height else None
    read = read_progress(run.lake, "articles")
    new = read if since is None else read.filter(pl.col("at") > pl.lit(since))
    if new.is_empty():
        return 0
    compared = _neighbours(run, new["doc_id"].to_list())
    marked = mark_duplicates(compared.drop("duplicate_of"))
    changed = compared.join(marked.select("doc_id", marked_as="duplicate_of"), on="doc_id").filter(
        pl.col("duplicate_of").ne_missing(pl.col("marked_as"))
        & (pl.col("marked_as").is_not_null() | pl.col("duplicate_of").is_in(compared["doc_id"].implode()))
    )
    _write(run, changed.select("doc_id", duplicate_of="marked_as"))
    entry = (WHOLE, "", "", "", run.run_id, datetime.now(UTC))
    run.lake.overwrite(progress_table(STAGE), pl.DataFrame([entry], schema=PROGRESS, orient="row"))
    return changed.height


def _neighbours(run: Run, ids: list[str]) -> pl.DataFrame:
    days = read_table(run.lake, "articles", columns=["published_on"], where=pl.col("doc_id").is_in(ids))["published_on"]
    near = {day + shift for day in days.drop_nulls().unique() for shift in _shifts()}
    wanted = pl.col("published_on").is_in(sorted(near))
    if days.null_count():
        wanted = wanted | pl.col("published_on").is_null()
    compared = read_table(run.lake, "articles", columns=_COMPARED, where=wanted & pl.col("rejection").is_null())
    return compared.drop("rejection").sort("doc_id")


def _shifts() -> list[timedelta]:
    return [timedelta(days=days) for days in range(-DAYS_AROUND.days, DAYS_AROUND.days + 1)]


def _write(run: Run, changed: pl.DataFrame) -> None:
    if changed.is_empty():
        return
    ids = changed["doc_id"].to_list()
    rows = read_table(run.lake, "articles", where=pl.col("doc_id").is_in(ids))
    run.lake.replace_where_in("articles", "doc_id", ids, rows.update(changed, on="doc_id", include_nulls=True))

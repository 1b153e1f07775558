"""Belongs here: what must hold of articles, between their columns and with the documents they were read from.
Does not: what a column alone must keep (columns).
"""

from datetime import timedelta

import polars as pl

from expectations.contracts.contract import Contract, References, Severity, looked_up, rule

_col = pl.col
_CLOCK_SLACK = timedelta(days=1)
_REPLACED_LIMIT = 0.01


def _is_an_ingested_version(references: References) -> pl.Expr:
    raw = references["raw_documents"].select(_col("doc_id") + " " + _col("content_sha256")).to_series()
    return (_col("doc_id") + " " + _col("content_sha256")).is_in(raw.drop_nulls().unique().implode())


def _not_after_fetching(references: References) -> pl.Expr:
    fetched = looked_up("doc_id", references["raw_documents"], "doc_id", "fetched_at")
    return _col("published_on") <= (fetched.dt.convert_time_zone("Asia/Seoul") + _CLOCK_SLACK).dt.date()


def _duplicate_is_an_original(references: References) -> pl.Expr:
    """Against the rows judged and those stored: the document pointed to points to no other."""
    original = _col("duplicate_of")
    copies = _col("doc_id").filter(_col("duplicate_of").is_not_null()).implode()
    held = ~original.is_in(copies)
    if "articles" in references:
        stored = references["articles"].filter(_col("duplicate_of").is_not_null())["doc_id"]
        held &= ~original.is_in(stored.implode())
    return held


ARTICLES: dict[str, tuple[Contract, ...]] = {
    "articles": (
        rule(
            "version_was_ingested",
            "the article was read from a version of its document that was ingested",
            "doc_id content_sha256",
            _is_an_ingested_version,
            needs="raw_documents",
        ),
        rule(
            "date_has_source",
            "published_from is there if and only if published_on is",
            "published_on published_from",
            _col("published_on").is_null() == _col("published_from").is_null(),
        ),
        rule(
            "time_fits_date",
            "published_on is the day of published_at in Korea",
            "published_at published_on",
            _col("published_at").dt.convert_time_zone("Asia/Seoul").dt.date() == _col("published_on"),
        ),
        rule(
            "not_published_after_fetching",
            "nothing is fetched before it is published",
            "published_on",
            _not_after_fetching,
            needs="raw_documents",
        ),
        rule(
            "modified_after_published",
            "an article is changed after it is published",
            "published_at modified_at",
            _col("published_at") <= _col("modified_at"),
            severity=Severity.WARN,
        ),
        rule(
            "body_or_rejection",
            "an article has a body, a rejected page has none",
            "rejection",
            (_col("body").str.strip_chars() == "") == _col("rejection").is_not_null(),
        ),
        rule(
            "title_is_known",
            "an article has a title",
            "title",
            _col("rejection").is_not_null() | _col("title").is_not_null(),
            severity=Severity.WARN,
        ),
        rule(
            "few_characters_replaced",
            "less than one character in a hundred could not be decoded",
            "replaced charset",
            _col("rejection").is_not_null() | (_col("replaced") <= _REPLACED_LIMIT * _col("body").str.len_chars()),
            severity=Severity.WARN,
        ),
        rule(
            "duplicate_of_another",
            "no article is a duplicate of itself",
            "doc_id duplicate_of",
            _col("duplicate_of") != _col("doc_id"),
        ),
        rule(
            "duplicate_of_an_original",
            "duplicate_of points to an article that is no duplicate itself",
            "duplicate_of",
            _duplicate_is_an_original,
        ),
    )
}

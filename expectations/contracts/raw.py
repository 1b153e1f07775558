"""Belongs here: what must hold of raw documents.
Does not: what a column alone must keep (columns).
"""

import hashlib

import polars as pl

from expectations.contracts.contract import Contract, rule

_col = pl.col


def _sha256(contents: pl.Series) -> pl.Series:
    return pl.Series(
        [None if content is None else hashlib.sha256(content).hexdigest() for content in contents], dtype=pl.String
    )


RAW: dict[str, tuple[Contract, ...]] = {
    "raw_documents": (
        rule(
            "sha256_is_of_content",
            "content_sha256 is the SHA-256 of the content",
            "content_sha256",
            _col("content").map_batches(_sha256, return_dtype=pl.String) == _col("content_sha256"),
        ),
        rule(
            "n_bytes_is_length",
            "n_bytes is the length of the content",
            "n_bytes",
            _col("content").bin.size() == _col("n_bytes"),
        ),
        rule(
            "superseded_after_fetched",
            "a version is superseded after it was fetched",
            "fetched_at superseded_at",
            _col("superseded_at") >= _col("fetched_at"),
        ),
        rule(
            "one_version_in_force",
            "of a document one version at most is in force",
            "doc_id superseded_at",
            _col("superseded_at").is_not_null() | (_col("superseded_at").is_null().sum().over("doc_id") == 1),
        ),
    )
}

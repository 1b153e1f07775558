"""Belongs here: the columns of what ingestion brings in.
Does not: how it is brought in (raw).
"""

from datetime import UTC, datetime
from typing import Any

import polars as pl

from expectations.columns.column import Column
from expectations.columns.vocabulary import SHA256

DOC_ID = Column(name="doc_id", meaning="the document, keyed by its source URI", example="kr-telecom-alliance")
CONTENT_SHA256 = Column(
    name="content_sha256",
    meaning="SHA-256 of the document's bytes: its version",
    pattern=SHA256,
    example="9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
)
RAW_DOCUMENTS = (
    DOC_ID,
    Column(
        name="source_uri", meaning="where the document came from: file, feed entry or WARC record", example="a01.html"
    ),
    Column(
        name="fetched_at",
        meaning="when these bytes were first seen, UTC",
        example=datetime(2026, 11, 21, 3, 0, tzinfo=UTC),
    ),
    CONTENT_SHA256,
    Column(name="media_type", meaning="media type, as declared or as sniffed", nullable=True, example="text/html"),
    Column(name="charset", meaning="charset, as declared by the source", nullable=True, example="cp949"),
    Column(
        name="n_bytes", meaning="length of the content", unit="bytes", minimum=0, maximum=1_000_000_000, example=48_211
    ),
    Column(name="content", meaning="the bytes, untouched"),
    Column(
        name="url",
        meaning="address of the page, where the source tells it beside the page",
        nullable=True,
        example="https://news.example/1",
    ),
    Column(
        name="publisher_hint",
        meaning="publisher, where the source tells it beside the page (sidecar, feed)",
        nullable=True,
        example="누리통신",
    ),
    Column(
        name="published_hint",
        meaning="publication date that the source tells beside the page (sidecar, feed)",
        nullable=True,
        example="2020-06-03",
    ),
    Column(
        name="superseded_at",
        meaning="when a newer version of the document was seen, UTC; null for the version in force",
        nullable=True,
        example=datetime(2026, 11, 22, 3, 0, tzinfo=UTC),
    ),
)
UTC_TIME = pl.Datetime("us", "UTC")
_TYPES: dict[str, Any] = {
    "doc_id": pl.String,
    "source_uri": pl.String,
    "fetched_at": UTC_TIME,
    "content_sha256": pl.String,
    "media_type": pl.String,
    "charset": pl.String,
    "n_bytes": pl.Int64,
    "content": pl.Binary,
    "url": pl.String,
    "publisher_hint": pl.String,
    "published_hint": pl.String,
    "superseded_at": UTC_TIME,
}
RAW_DOCUMENTS_SCHEMA = pl.Schema(_TYPES)

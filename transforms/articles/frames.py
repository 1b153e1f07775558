"""Belongs here: articles as frames: raw_documents in, the articles table out.
Does not: reading one page (read), finding copies (duplicates), and storage.
"""

from datetime import date, datetime
from typing import Any

import polars as pl

from transforms.articles.article import Article
from transforms.articles.publishers import canonical_name
from transforms.articles.read import read_article

_UTC_TIME = pl.Datetime("us", "UTC")

ARTICLES_SCHEMA = pl.Schema(
    {
        "doc_id": pl.String(),
        "content_sha256": pl.String(),
        "title": pl.String(),
        "publisher": pl.String(),
        "authors": pl.List(pl.String()),
        "published_at": _UTC_TIME,
        "published_on": pl.Date(),
        "published_from": pl.String(),
        "modified_at": _UTC_TIME,
        "language": pl.String(),
        "body": pl.String(),
        "kept_ratio": pl.Float64(),
        "media_type": pl.String(),
        "charset": pl.String(),
        "replaced": pl.Int64(),
        "rejection": pl.String(),
        "duplicate_of": pl.String(),
    }
)
_FROM_ARTICLE = [name for name in ARTICLES_SCHEMA if name not in ("doc_id", "content_sha256", "duplicate_of")]


def read_articles(documents: pl.DataFrame) -> pl.DataFrame:
    """Read documents into rows of ARTICLES_SCHEMA, one each, in their order; mark_duplicates fills `duplicate_of`.

    `documents` needs doc_id and content (Binary). content_sha256, media_type, url or source_uri, publisher_hint and
    published_hint (Date or String) serve where they are there. A document that is no article has a rejection.
    """
    rows = []
    for document in documents.iter_rows(named=True):
        content = document["content"] or b""
        article = read_article(
            content,
            media_type=document.get("media_type"),
            url=_url(document),
            published_hint=_hint(document.get("published_hint")),
        )
        rows.append(_row(document, article))
    return pl.DataFrame(rows, schema=ARTICLES_SCHEMA, orient="row")


def _row(document: dict[str, Any], article: Article) -> dict[str, Any]:
    row = {name: getattr(article, name) for name in _FROM_ARTICLE}
    row["publisher"] = canonical_name(document.get("publisher_hint")) or article.publisher
    return {"doc_id": document["doc_id"], "content_sha256": document.get("content_sha256"), **row, "duplicate_of": None}


def _url(document: dict[str, Any]) -> str | None:
    for key in ("url", "source_uri"):
        address = document.get(key)
        if address and address.startswith(("http://", "https://")):
            return str(address)
    return None


def _hint(value: Any) -> date | datetime | str | None:
    return value if isinstance(value, date | str) else None

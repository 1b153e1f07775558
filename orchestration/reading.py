"""Belongs here: documents to rows of `articles`, for the assets and for the command line alike.
Does not: how a page is read (transforms.articles), and where the rows go.
"""

from datetime import date
from typing import Any

import polars as pl

from expectations.columns.articles import ARTICLES_SCHEMA


def read_pages(documents: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """The `articles` rows of rows of `raw_documents`. A page that cannot be read gets a `rejection` that says why."""
    rows = [read_page(row) for row in documents.iter_rows(named=True)]
    return {"articles": pl.DataFrame(rows, schema=ARTICLES_SCHEMA)}


def read_page(document: dict[str, Any]) -> dict[str, Any]:
    """One row of `articles` from one of `raw_documents`; what the source says of publisher and date has precedence."""
    from transforms.articles import read_article

    hint = document["published_hint"]
    try:
        article = read_article(
            document["content"],
            media_type=document["media_type"],
            url=document["url"],
            published_hint=date.fromisoformat(hint) if hint else None,
        )
    except Exception as error:  # a page that no test foresaw must not stop the million others
        fault = f"cannot be read: {type(error).__name__}: {error}".splitlines()[0]
        return _row(document, {"body": "", "kept_ratio": 0.0, "rejection": fault})
    values = {name: getattr(article, name) for name in ARTICLES_SCHEMA if hasattr(article, name)}
    return _row(document, values | {"publisher": document["publisher_hint"] or article.publisher})


def _row(document: dict[str, Any], values: dict[str, Any]) -> dict[str, Any]:
    known = {"doc_id": document["doc_id"], "content_sha256": document["content_sha256"]}
    return {name: values.get(name) for name in ARTICLES_SCHEMA} | known

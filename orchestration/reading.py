"""Belongs here: documents to rows of `articles`, for the assets and for the command line alike, whatever a page holds.
Does not: how a page is read (transforms.articles), and where the rows go.
"""

from collections.abc import Mapping
from typing import Any

import polars as pl

from transforms.articles import ARTICLES_SCHEMA, read_articles


def read_pages(documents: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """The `articles` rows of rows of `raw_documents`. A page that nobody foresaw is rejected and stops no other."""
    try:
        return {"articles": read_articles(documents)}
    except Exception:  # whichever page it was: each of them alone
        rows = [_read_alone(documents[index]) for index in range(documents.height)]
        return {"articles": pl.concat(rows) if rows else pl.DataFrame(schema=ARTICLES_SCHEMA)}


def _read_alone(document: pl.DataFrame) -> pl.DataFrame:
    try:
        return read_articles(document)
    except Exception as error:
        fault = " ".join(f"cannot be read: {type(error).__name__}: {error}".split())
        return pl.DataFrame([_rejected(document.row(0, named=True), fault)], schema=ARTICLES_SCHEMA)


def _rejected(document: Mapping[str, Any], fault: str) -> dict[str, Any]:
    known = {name: document.get(name) for name in ("doc_id", "content_sha256", "media_type", "charset")}
    return dict.fromkeys(ARTICLES_SCHEMA) | known | {"body": "", "kept_ratio": 0.0, "replaced": 0, "rejection": fault}

"""Belongs here: what judging rows costs, against extracting them and against Great Expectations.
Does not: what the contracts find (tests/expectations).
"""

from datetime import UTC, datetime
from typing import Any

import polars as pl
import pytest
from clean_tables import clean_tables

COPIES = 800


@pytest.fixture(scope="module")
def tables() -> dict[str, pl.DataFrame]:
    """Investments and all that they refer to: 19,200 rows of 19,200 articles."""
    clean = clean_tables()
    wanted = {"investments": ("fact_id", "doc_id"), "articles": ("doc_id",), "organisations": ()}
    return {name: _copied(clean[name], columns) for name, columns in wanted.items()}


def _copied(frame: pl.DataFrame, columns: tuple[str, ...]) -> pl.DataFrame:
    if not columns:
        return frame
    return pl.concat(frame.with_columns(pl.col(*columns) + f"-{copy}") for copy in range(COPIES))


@pytest.mark.benchmark(group="expectations: 19,200 investments")
def test_contracts(benchmark: Any, tables: dict[str, pl.DataFrame]) -> None:
    from expectations.schemas import validate

    verdict = benchmark(lambda: validate("investments", tables["investments"], **tables))
    assert verdict.valid.height == tables["investments"].height


@pytest.mark.benchmark(group="expectations: 19,200 investments")
def test_suite(benchmark: Any, tables: dict[str, pl.DataFrame]) -> None:
    from expectations.suites import judge_batch

    at = datetime(2021, 1, 4, tzinfo=UTC)
    assert benchmark(lambda: judge_batch("investments", tables["investments"], at=at)).good


@pytest.mark.benchmark(group="expectations: 2,000 articles")
def test_reading_their_facts(benchmark: Any, tables: dict[str, pl.DataFrame]) -> None:
    """The peer: what it costs to extract what the contracts judge."""
    from transforms.facts import extract

    articles = tables["articles"].head(2000)
    assert benchmark.pedantic(lambda: extract(articles), rounds=1)["investments"].height


@pytest.mark.benchmark(group="expectations: 2,000 articles")
def test_judging_their_investments(benchmark: Any, tables: dict[str, pl.DataFrame]) -> None:
    from expectations.schemas import validate

    rows = tables["investments"].head(2000)
    assert benchmark(lambda: validate("investments", rows, **tables)).valid.height == rows.height

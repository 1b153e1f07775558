"""Belongs here: what the suites say of whole batches: shrunk, emptied, hollowed out, distorted or stale ones.
Does not: faults of single rows (test_mutations), and how the Data Docs look (tests/browser).
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest
from mutations import Frames

from expectations.batch_expectations import (
    NULL_SHARES,
    ROW_COUNT,
    LastGoodRun,
    columns_needed,
    declared_expectations,
    expectation_names,
)
from expectations.suites import SuiteResult, judge_batch, run_suite
from expectations.tables import TABLES
from expectations.trends import TRENDS_SCHEMA, last_good_run, trends

AT = datetime(2021, 1, 4, 4, 0, tzinfo=UTC)
NEWS_DAY = datetime(2020, 6, 25, 4, 0, tzinfo=UTC)
pytestmark = pytest.mark.slow  # importing Great Expectations takes seconds


def _last_good(table: str, frame: pl.DataFrame) -> LastGoodRun:
    nullable = [name for name, column in TABLES[table].columns.items() if column.nullable]
    return LastGoodRun(frame.height, {name: frame[name].null_count() / frame.height for name in nullable})


def _failed(result: SuiteResult) -> set[str]:
    return {outcome.name for outcome in result.outcomes if outcome.passed is False}


@pytest.mark.parametrize("table", TABLES)
def test_nothing_fails_on_clean_tables(table: str, clean: Frames) -> None:
    at = NEWS_DAY if table in ("articles", "events") else AT
    result = judge_batch(table, clean[table], at=at, last_good=_last_good(table, clean[table]))
    assert (_failed(result), result.good) == (set(), True)


@pytest.mark.parametrize("table", [name for name in TABLES if name != "quarantine"])
def test_an_emptied_table_fails(table: str, clean: Frames) -> None:
    result = judge_batch(table, clean[table].clear(), at=AT, last_good=_last_good(table, clean[table]))
    assert ROW_COUNT in _failed(result)
    assert not result.good


@pytest.mark.parametrize("table", ["raw_documents", "organisations", "reference_rates"])
def test_a_table_that_is_never_empty_needs_no_earlier_run_to_tell(table: str, clean: Frames) -> None:
    assert ROW_COUNT in _failed(judge_batch(table, clean[table].clear(), at=AT))


@pytest.mark.parametrize("table", ["deals", "articles", "reference_rates", "event_facts"])
def test_a_halved_table_fails(table: str, clean: Frames) -> None:
    half = clean[table].head(clean[table].height // 2)
    assert ROW_COUNT in _failed(judge_batch(table, half, at=AT, last_good=_last_good(table, clean[table])))


def test_the_quarantine_may_shrink(clean: Frames) -> None:
    before = _last_good("quarantine", clean["quarantine"])
    assert judge_batch("quarantine", clean["quarantine"].clear(), at=AT, last_good=before).good


@pytest.mark.parametrize(
    ("table", "column"),
    [(name, column.name) for name, table in TABLES.items() for column in table.columns.values() if column.nullable],
)
def test_a_hollowed_column_is_among_those_watched(table: str, column: str) -> None:
    assert column in columns_needed(table)


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("articles", "publisher"),
        ("deals", "amount"),
        ("stakes", "percent"),
        ("headcounts", "date"),
        ("investments", "quoted_amount"),
        ("amounts", "amount_usd"),
        ("events", "first_reported"),
    ],
)
def test_a_hollowed_column_fails(table: str, column: str, clean: Frames) -> None:
    hollow = clean[table].with_columns(pl.lit(None, clean[table].schema[column]).alias(column))
    result = judge_batch(table, hollow, at=AT, last_good=_last_good(table, clean[table]))
    assert column in [outcome.column for outcome in result.of(NULL_SHARES) if outcome.passed is False]


def _times(column: str, factor: int) -> Callable[[pl.DataFrame], pl.DataFrame]:
    def apply(frame: pl.DataFrame) -> pl.DataFrame:
        values = [None if value is None else value * factor for value in frame[column]]
        return frame.with_columns(pl.Series(column, values, dtype=frame.schema[column]))

    return apply


def _all(column: str, value: object) -> Callable[[pl.DataFrame], pl.DataFrame]:
    return lambda frame: frame.with_columns(pl.lit(value, frame.schema[column]).alias(column))


@pytest.mark.parametrize(
    ("table", "damage", "expectation"),
    [
        ("amounts", _times("amount_krw", 1_000_000), "amounts_in_krw"),
        ("amounts", _all("rate_check", "differs"), "share_agreeing"),
        ("amounts", _all("amount_krw", None), "share_converted"),
        ("articles", _all("published_on", None), "share_with_date"),
        ("articles", _all("published_on", date(2019, 1, 1)), "freshness"),
        ("articles", _all("published_on", date(2030, 1, 1)), "freshness"),
        ("articles", _all("title", None), "share_with_title"),
        ("articles", _all("rejection", "index"), "share_rejected"),
        ("articles", _all("duplicate_of", "page-00"), "share_of_copies"),
        ("articles", _all("kept_ratio", 0.0), "kept_ratio"),
        ("deal_parties", _all("organisation_id", "unregistered:x"), "share_resolved"),
        ("stakes", _all("holder_id", "unregistered:x"), "share_resolved"),
        ("stakes", _all("percent", Decimal("0.01")), "percents"),
        ("deals", _all("status", "rumoured"), "share_certain"),
        ("headcounts", _times("count", 10_000), "headcounts"),
        ("headcounts", _all("count", 1), "median_headcount"),
        ("investments", _all("amount", None), "share_with_amount"),
        ("raw_documents", _all("n_bytes", 3), "page_sizes"),
        ("raw_documents", _all("fetched_at", datetime(2020, 1, 1, tzinfo=UTC)), "freshness"),
        ("reference_rates", _times("krw_per_unit", 10), "dollar_in_won"),
        ("reference_rates", _all("date", date(2020, 1, 1)), "freshness"),
        ("event_values", _all("agreed", False), "share_agreed"),
    ],
)
def test_a_distorted_table_fails(
    table: str, damage: Callable[[pl.DataFrame], pl.DataFrame], expectation: str, clean: Frames
) -> None:
    at = NEWS_DAY if table in ("articles", "events") else AT
    assert expectation not in _failed(judge_batch(table, clean[table], at=at))
    assert expectation in _failed(judge_batch(table, damage(clean[table]), at=at))


def test_amounts_are_judged_by_currency(clean: Frames) -> None:
    many = pl.concat([clean["investments"]] * 4)
    yen = pl.col("currency") == "JPY"
    huge = many.with_columns(
        amount=pl.when(yen).then(pl.lit(Decimal(10) ** 18, many.schema["amount"])).otherwise(pl.col("amount"))
    )
    failed = {
        outcome.name: outcome for outcome in judge_batch("investments", huge, at=AT).outcomes if outcome.passed is False
    }
    assert set(failed) == {"amounts_in_jpy"}
    assert failed["amounts_in_jpy"].failing == ("1000000000000000000.0000",)


def test_too_few_rows_are_not_judged(clean: Frames) -> None:
    [outcome] = judge_batch("headcounts", clean["headcounts"].head(3), at=AT).of("median_headcount")
    assert outcome.passed is None


def test_a_missing_column_fails_with_the_reason(clean: Frames) -> None:
    [outcome] = judge_batch("headcounts", clean["headcounts"].drop("count"), at=AT).of("median_headcount")
    assert outcome.passed is False
    assert "count" in (outcome.error or "")


def test_runs_are_kept_and_held_against_the_last_good_one(clean: Frames, tmp_path: Path) -> None:
    deals = clean["deals"]
    first = run_suite("deals", deals, docs=tmp_path, run_id="first", at=AT)
    emptied = run_suite("deals", deals.head(2), docs=tmp_path, run_id="second", at=AT + timedelta(hours=1))
    again = run_suite("deals", deals.head(2), docs=tmp_path, run_id="third", at=AT + timedelta(hours=2))
    assert [result.good for result in (first, emptied, again)] == [True, False, False]
    known = last_good_run(tmp_path / "trends", "deals")
    assert known is not None
    assert known.rows == deals.height
    assert known.null_shares["name"] == 1.0
    kept = trends(tmp_path / "trends")
    assert kept.schema == TRENDS_SCHEMA
    assert kept.filter(measure="rows")["value"].to_list() == [24.0, 2.0, 2.0]
    assert kept.filter(measure="share_with_date", run_id="first")["value"].to_list() == [1.0]


def test_the_page_tells_suite_run_and_failing_values(clean: Frames, tmp_path: Path) -> None:
    odd = clean["deals"].with_columns(status=pl.lit("rumoured"))
    result = run_suite("deals", odd, docs=tmp_path, run_id="a-run-of-ours", at=AT)
    assert result.page is not None
    page = result.page.read_text(encoding="utf-8")
    assert all(text in page for text in ("deals", "a-run-of-ours", "share_certain", "rumoured"))
    index = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert str(result.page.relative_to(tmp_path)).split("/")[-1] in index


def test_every_expectation_has_a_name_of_its_own_and_says_what_it_expects() -> None:
    for table, expectations in declared_expectations().items():
        names = [each.name for each in expectations]
        assert len(names) == len(set(names)), table
        assert {ROW_COUNT, NULL_SHARES}.isdisjoint(names)
        assert all(description for _, description in expectation_names(table).values())


def test_every_table_has_a_suite() -> None:
    assert [table for table, expectations in declared_expectations().items() if not expectations] == []


def test_the_overview_shows_each_table_s_last_run(clean: Frames, tmp_path: Path) -> None:
    run_suite("deals", clean["deals"], docs=tmp_path, run_id="first", at=AT)
    run_suite("deals", clean["deals"].clear(), docs=tmp_path, run_id="<second>", at=AT + timedelta(hours=1))
    page = (tmp_path / "overview.html").read_text(encoding="utf-8")
    assert "rows of the last 2 runs: 24, 0" in page
    assert "1 not met: what lies downstream is blocked" in page
    assert "&lt;second&gt;" in page
    assert "<second>" not in page

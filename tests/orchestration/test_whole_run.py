"""Belongs here: tests that run the real job over pages: what ends up where, what blocks, and what a second run does.
Does not: single stages (test_ingest, test_incremental) and the warehouse's own merging (test_warehouse).
"""

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import dagster as dg
import duckdb
import polars as pl
import pytest
from job_runs import Materialise, Materialised

import transforms.facts
from orchestration.findings import FACT_TABLES, findings
from orchestration.stages import read_table

UP_TO_FACTS = (
    "raw_documents organisations articles "
    "deals deal_parties stakes headcounts investments investment_parties candidates"
)
WITH_AMOUNTS = f"{UP_TO_FACTS} reference_rates amounts"


def test_samples_fill_every_table(sample_run: Materialised) -> None:
    assert sample_run.result.success
    with duckdb.connect(str(sample_run.home.warehouse), read_only=True) as warehouse:
        for table in (*FACT_TABLES, "articles", "organisations", "reference_rates", "amounts", "events", "event_facts"):
            assert warehouse.sql(f'SELECT count(*) FROM "{table}"').fetchall()[0][0] > 0, table
    assert sample_run.home.report.is_file()
    assert (sample_run.home.data_docs / "index.html").is_file()


def test_every_amount_of_a_fact_is_normalised(sample_run: Materialised) -> None:
    lake = sample_run.lake
    with_amount = [
        read_table(lake, t).filter(pl.col("amount").is_not_null())["fact_id"]
        for t in ("deals", "stakes", "investments")
    ]
    amounts = read_table(lake, "amounts")
    assert {*pl.concat(with_amount)} == {*amounts["fact_id"]}
    assert {"KRW", "USD", "JPY", "CNY"} <= {*amounts["currency"]}


def test_every_fact_belongs_to_an_event(sample_run: Materialised) -> None:
    facts = {fact.fact_id for rows in findings(sample_run.lake).facts.values() for fact in rows}
    assert facts == {*read_table(sample_run.lake, "event_facts")["fact_id"]}


def test_page_that_is_no_article_is_listed_with_its_reason(sample_run: Materialised) -> None:
    rejected = dict(findings(sample_run.lake).rejected)
    assert [doc_id.rsplit("-", 1)[0] for doc_id in rejected] == ["09-front-page"]


def test_materialisations_show_rows_columns_and_a_preview(sample_run: Materialised) -> None:
    shown = sample_run.metadata("investments")
    assert shown["dagster/row_count"] == sample_run.lake.count("investments") > 0
    assert shown["preview"].startswith("| fact_id | doc_id |") and "documents handled" in shown


def test_second_run_handles_nothing_and_a_changed_page_alone(
    materialise: Materialise, tmp_path: Path, pages: Path
) -> None:
    first = materialise(tmp_path / "home", [pages], UP_TO_FACTS)
    assert first.result.success
    rows = {table: read_table(first.lake, table).sort("fact_id") for table in FACT_TABLES}
    second = materialise(tmp_path / "home", [pages], UP_TO_FACTS)
    assert [second.metadata(table)["documents handled"] for table in ("raw_documents", "articles", "deals")] == [
        0,
        0,
        0,
    ]
    page = pages / "05-startup-round.txt"
    page.write_text(page.read_text("utf-8").replace("개발자 40명", "개발자 45명"), "utf-8")
    third = materialise(tmp_path / "home", [pages], UP_TO_FACTS)
    assert [third.metadata(table)["documents handled"] for table in ("raw_documents", "articles", "deals")] == [1, 1, 1]
    changed = read_table(third.lake, "headcounts")
    assert 45 in changed["count"] and 40 not in changed["count"]
    others = pl.col("doc_id").str.starts_with("05-") == False  # noqa: E712
    for table in FACT_TABLES:
        assert read_table(third.lake, table).sort("fact_id").filter(others).equals(rows[table].filter(others))


def test_bad_pages_are_told_and_the_rest_is_intact(materialise: Materialise, tmp_path: Path, pages: Path) -> None:
    (pages / "empty.html").write_bytes(b"")
    (pages / "photo.html").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    wrong = (pages / "01-ai-alliance.html").read_text("utf-8")
    (pages / "wrong.html").write_bytes(wrong.encode("cp949"))
    run = materialise(tmp_path / "home", [pages, tmp_path / "nowhere"], "raw_documents articles")
    assert run.result.success
    found = findings(run.lake)
    assert len(found.unreadable) == 2 and found.articles.height == 4
    assert run.metadata("raw_documents")["failed sources"] == [f"{tmp_path / 'nowhere'}: no such folder"]
    assert not run.check("raw_documents", "readable").passed
    bodies = {row["doc_id"].rsplit("-", 1)[0]: row["body"] for row in found.articles.iter_rows(named=True)}
    assert bodies["wrong"] == bodies["01-ai-alliance"]


def spoil(
    monkeypatch: pytest.MonkeyPatch, change: Callable[[dict[str, pl.DataFrame]], dict[str, pl.DataFrame]]
) -> None:
    extract = transforms.facts.extract
    monkeypatch.setattr(
        transforms.facts, "extract", lambda articles, registry=None: change(extract(articles, registry))
    )


def test_broken_row_goes_to_quarantine_and_the_rest_goes_on(
    materialise: Materialise, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, samples: Path
) -> None:
    def negative(frames: dict[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
        first = pl.int_range(pl.len()) == 0
        amount = pl.when(first).then(-pl.col("amount")).otherwise(pl.col("amount"))
        investments = frames["investments"].filter(pl.col("amount").is_not_null()).with_columns(amount)
        return frames | {"investments": investments}

    spoil(monkeypatch, negative)
    run = materialise(tmp_path / "home", [samples], WITH_AMOUNTS)
    assert run.result.success and "amounts" in run.materialised()
    refused = read_table(run.lake, "quarantine").filter(pl.col("table") == "investments")
    assert refused.filter(pl.col("contract") == "within_bounds").height == 1
    row = json.loads(refused["row"][0])
    assert Decimal(row["amount"]) < 0 and row["fact_id"] not in read_table(run.lake, "investments")["fact_id"]
    check = run.check("investments", "within_bounds")
    assert (check.passed, check.severity) == (False, dg.AssetCheckSeverity.WARN)
    assert "amount" in str(check.metadata["failures"].value)


def test_broken_batch_blocks_what_lies_downstream_until_it_is_mended(
    materialise: Materialise, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, samples: Path
) -> None:
    def all_negative(frames: dict[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
        return frames | {"investments": frames["investments"].with_columns(amount=-pl.col("amount"))}

    with monkeypatch.context() as patch:
        spoil(patch, all_negative)
        run = materialise(tmp_path / "home", [samples], WITH_AMOUNTS)
    assert not run.result.success
    assert "investments" in run.materialised() and "amounts" not in run.materialised()
    check = run.check("investments", "within_bounds")
    assert (check.passed, check.severity, check.blocking) == (False, dg.AssetCheckSeverity.ERROR, True)
    still = materialise(tmp_path / "home", [samples], WITH_AMOUNTS)
    assert "amounts" not in still.materialised(), "nothing new, but the batch is still broken"
    from orchestration.incremental import Selection

    mended = materialise(tmp_path / "home", [samples], WITH_AMOUNTS, Selection(full_refresh=True))
    assert mended.result.success and "amounts" in mended.materialised()
    assert read_table(mended.lake, "quarantine").filter(pl.col("table") == "investments").is_empty()


def test_own_organisations_are_found_under_their_own_names(
    materialise: Materialise, tmp_path: Path, pages: Path
) -> None:
    first = materialise(tmp_path / "home", [pages], UP_TO_FACTS)
    assert "가람텔레콤" not in read_table(first.lake, "deal_parties")["organisation"]
    own = "add:\n- {name: 가람텔레콤, id: user:garam, aliases: [가람통신]}\n"
    (tmp_path / "home" / "organisations.yaml").write_text(own, "utf-8")
    run = materialise(tmp_path / "home", [pages], UP_TO_FACTS)
    parties = read_table(run.lake, "deal_parties").filter(pl.col("organisation_id") == "user:garam")
    assert {*parties["organisation"]} == {"가람텔레콤"} and "가람통신" in parties["mention"]
    assert run.metadata("deals")["documents handled"] == 3


def test_copies_of_a_report_point_to_the_earliest(materialise: Materialise, tmp_path: Path, pages: Path) -> None:
    copy = (
        (pages / "01-ai-alliance.html").read_text("utf-8").replace("누리경제", "베낀신문").replace("05-15T", "05-16T")
    )
    first = materialise(tmp_path / "home", [pages], "raw_documents articles")
    assert read_table(first.lake, "articles")["duplicate_of"].null_count() == 3
    (pages / "copy.html").write_text(copy, "utf-8")
    run = materialise(tmp_path / "home", [pages], "raw_documents articles")
    marked = {
        row["doc_id"].rsplit("-", 1)[0]: row["duplicate_of"] for row in read_table(run.lake, "articles").to_dicts()
    }
    assert marked.pop("copy").startswith("01-ai-alliance-")
    assert {*marked.values()} == {None}

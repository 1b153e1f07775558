"""Belongs here: tests of ingestion: versions of documents, what cannot be read, and sources that fail.
Does not: the sources themselves (tests/raw).
"""

import os
from dataclasses import replace
from pathlib import Path

import polars as pl

from expectations.columns.quarantine import QUARANTINE_SCHEMA
from expectations.columns.raw import RAW_DOCUMENTS_SCHEMA
from orchestration.incremental import Run, Selection
from orchestration.ingest import Ingest, ingest
from raw import FolderSource


def take(run: Run, *folders: Path) -> Ingest:
    return ingest(run, [FolderSource(folder) for folder in folders])


def documents(run: Run) -> pl.DataFrame:
    return run.lake.read("raw_documents", RAW_DOCUMENTS_SCHEMA).sort("doc_id", "fetched_at")


def in_force(run: Run) -> pl.DataFrame:
    return documents(run).filter(pl.col("superseded_at").is_null())


def test_pages_come_in_untouched_with_what_their_sidecar_says(run: Run, pages: Path) -> None:
    assert take(run, pages).batch.handled == 3
    found = {row["source_uri"].rsplit("/", 1)[-1]: row for row in documents(run).iter_rows(named=True)}
    for name, row in found.items():
        assert row["content"] == (pages / name).read_bytes() and row["n_bytes"] == len(row["content"])
    startup = found["05-startup-round.txt"]
    assert (startup["publisher_hint"], startup["published_hint"]) == ("스타트노트", "2024-08-27")
    assert found["02-brokerage-stake.html"]["charset"] == "cp949"


def test_second_run_takes_nothing(run: Run, pages: Path) -> None:
    take(run, pages)
    batch = take(run, pages).batch
    assert (batch.handled, batch.unchanged, documents(run).height) == (0, 3, 3)


def test_changed_page_is_a_new_version_and_supersedes_the_old_one(run: Run, pages: Path) -> None:
    take(run, pages)
    page = pages / "05-startup-round.txt"
    page.write_text(page.read_text("utf-8") + "끝\n", "utf-8")
    batch = take(run, pages).batch
    assert (batch.handled, batch.unchanged) == (1, 2)
    assert (documents(run).height, in_force(run).height) == (4, 3)
    assert in_force(run).filter(pl.col("source_uri").str.ends_with(page.name))["content"][0] == page.read_bytes()


def test_page_that_returns_to_an_old_version_puts_it_in_force_again(run: Run, pages: Path) -> None:
    page = pages / "05-startup-round.txt"
    first = page.read_bytes()
    for content in (first, first + b"x", first):
        page.write_bytes(content)
        take(run, pages)
    versions = documents(run).filter(pl.col("source_uri").str.ends_with(page.name))
    assert versions.height == 2
    assert in_force(run).filter(pl.col("source_uri").str.ends_with(page.name))["content"].to_list() == [first]


def test_touched_page_with_the_same_bytes_is_no_new_version(run: Run, pages: Path) -> None:
    take(run, pages)
    os.utime(pages / "01-ai-alliance.html", (0, 0))
    assert take(run, pages).batch.handled == 0
    assert documents(run).height == 3


def test_changed_sidecar_makes_the_page_new(run: Run, pages: Path) -> None:
    take(run, pages)
    (pages / "05-startup-round.meta.yaml").write_text("published: 2024-08-28\n", "utf-8")
    assert take(run, pages).batch.handled == 1
    assert documents(run).height == 3
    assert "2024-08-28" in in_force(run)["published_hint"].to_list()


def test_page_that_has_gone_keeps_its_last_version(run: Run, pages: Path) -> None:
    take(run, pages)
    (pages / "01-ai-alliance.html").unlink()
    take(run, pages)
    assert in_force(run).height == 3


def test_unreadable_pages_go_to_quarantine_and_leave_it_once_readable(run: Run, pages: Path) -> None:
    (pages / "empty.html").write_bytes(b"")
    (pages / "photo.html").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    report = take(run, pages)
    assert (report.batch.handled, report.batch.refused) == (3, {"raw_documents": 2})
    assert [line.rsplit("/", 1)[-1] for line in report.unreadable] == [
        "empty.html: empty page (0 bytes)",
        "photo.html: binary file (a PNG image)",
    ]
    reasons = run.lake.read("quarantine", QUARANTINE_SCHEMA).sort("reason")
    assert reasons["contract"].to_list() == ["readable", "readable"]
    (pages / "empty.html").write_bytes((pages / "01-ai-alliance.html").read_bytes())
    assert take(run, pages).batch.handled == 1
    assert run.lake.read("quarantine", QUARANTINE_SCHEMA)["reason"].str.contains("photo.html").to_list() == [True]


def test_page_that_becomes_unreadable_keeps_its_last_version(run: Run, pages: Path) -> None:
    take(run, pages)
    (pages / "01-ai-alliance.html").write_bytes(b"")
    take(run, pages)
    assert in_force(run).height == 3


def test_missing_folder_is_reported_and_the_others_are_read(run: Run, pages: Path, tmp_path: Path) -> None:
    report = take(run, tmp_path / "nowhere", pages)
    assert report.failed_sources == [f"{tmp_path / 'nowhere'}: no such folder"]
    assert report.batch.handled == 3


def test_same_page_in_two_folders_of_one_run_counts_once(run: Run, pages: Path) -> None:
    assert take(run, pages, pages).batch.handled == 3


def test_selection_restricts_what_is_fetched(run: Run, pages: Path) -> None:
    assert take(replace(run, selection=Selection(source="*.txt")), pages).batch.handled == 1
    assert take(replace(run, selection=Selection(limit=1)), pages).batch.handled == 1
    assert take(run, pages).batch.handled == 1

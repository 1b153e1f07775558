"""Belongs here: a batch that its suite refuses, in the real job: it blocks, and goes on once it is accepted.
Does not: what the suites expect (tests/expectations), and batches that contracts refuse (test_whole_run).
"""

from pathlib import Path

import dagster as dg
import polars as pl
import pytest
from job_runs import Materialise
from typer.testing import CliRunner

from orchestration.cli import app
from orchestration.stages import read_table

pytestmark = pytest.mark.slow
TABLES = "raw_documents organisations articles"
DOWNSTREAM = "deals deal_parties stakes headcounts investments investment_parties candidates"


def test_a_table_that_shrank_blocks_until_it_is_accepted(materialise: Materialise, tmp_path: Path, pages: Path) -> None:
    home = tmp_path / "home"
    first = materialise(home, [pages], TABLES)
    assert first.result.success
    assert first.check("organisations", "suite").passed
    first.lake.overwrite(
        "organisations", read_table(first.lake, "organisations").filter(pl.col("parent").is_null()).head(500)
    )
    shrunk = materialise(home, [pages], f"{TABLES} {DOWNSTREAM}")
    check = shrunk.check("organisations", "suite")
    assert (check.passed, check.severity, check.blocking) == (False, dg.AssetCheckSeverity.ERROR, True)
    assert "row_count" in str(check.metadata["failures"].value)
    assert not shrunk.result.success
    assert "deals" not in shrunk.materialised()
    accepted = CliRunner().invoke(app, ["quarantine", "accept", "organisations", "--home", str(home)])
    assert accepted.exit_code == 0, accepted.output
    assert "500 rows" in accepted.output
    again = materialise(home, [pages], f"{TABLES} {DOWNSTREAM}")
    assert again.check("organisations", "suite").severity is not dg.AssetCheckSeverity.ERROR
    assert "deals" in again.materialised()


def test_nothing_to_accept_says_so(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["quarantine", "accept", "deals", "--home", str(tmp_path)])
    assert result.exit_code == 1
    assert "no batch" in result.output

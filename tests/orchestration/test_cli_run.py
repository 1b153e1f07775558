"""Belongs here: tests of `hapjong run` as a newcomer sees it: what it prints, and its exit code.
Does not: what ends up in the tables (test_whole_run).
"""

import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

pytestmark = pytest.mark.slow


def hapjong_run(home: Path, *locations: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from orchestration.cli import main; main()", "run", "--home", str(home)]
    sources = [argument for location in locations for argument in ("--raw", str(location))]
    return subprocess.run([*command, *sources], capture_output=True, text=True, check=False, timeout=300)


def test_run_prints_tables_and_places_and_a_second_run_says_that_nothing_is_new(tmp_path: Path, pages: Path) -> None:
    first = hapjong_run(tmp_path / "home", pages)
    assert first.returncode == 0, first.stderr
    for title in ("deals (", "headcounts (", "investments (", "amounts (", "in the warehouse"):
        assert title in first.stdout
    assert "3 documents handled: 3 new or changed, 3 read, 3 searched for facts; 0 unchanged" in " ".join(
        first.stdout.split()
    )
    assert "hapjong.duckdb" in first.stdout and "make ui" in first.stdout
    second = hapjong_run(tmp_path / "home", pages)
    assert second.returncode == 0, second.stderr
    assert "0 documents handled: nothing is new (3 unchanged)" in second.stdout


def test_run_over_bad_pages_and_a_missing_folder_says_so_and_does_the_rest(tmp_path: Path, pages: Path) -> None:
    (pages / "empty.html").write_bytes(b"")
    (pages / "photo.html").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    result = hapjong_run(tmp_path / "home", tmp_path / "nowhere", pages)
    assert result.returncode == 1
    said = result.stderr.splitlines()
    assert f"error: {tmp_path / 'nowhere'}: no such folder" in said
    assert sum("empty.html: empty page (0 bytes)" in line for line in said) == 1
    assert sum("photo.html: binary file (a PNG image)" in line for line in said) == 1
    assert "Traceback" not in result.stderr
    with duckdb.connect(str(tmp_path / "home" / "warehouse" / "hapjong.duckdb"), read_only=True) as warehouse:
        assert warehouse.sql("SELECT count(*) FROM articles").fetchall() == [(3,)]


def test_five_real_pages_fill_every_table(tmp_path: Path, shared: Path) -> None:
    result = hapjong_run(tmp_path / "home", shared / "raw")
    assert result.returncode == 0, result.stderr
    with duckdb.connect(str(tmp_path / "home" / "warehouse" / "hapjong.duckdb"), read_only=True) as warehouse:
        counts = {
            table: warehouse.sql(f'SELECT count(*) FROM "{table}"').fetchall()[0][0]
            for table in ("articles", "deals", "stakes", "headcounts", "investments", "amounts")
        }
    assert counts["articles"] == 5 and all(counts.values())

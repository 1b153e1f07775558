"""Belongs here: tests of the warehouse: merging by key, removal, and every kind of destination.
Does not: what the tables hold (test_whole_run).
"""

from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import polars as pl
import pytest
from job_runs import Materialised
from typer.testing import CliRunner

from expectations.tables import TABLES
from orchestration.cli import app
from orchestration.lake import Lake
from orchestration.warehouse import ExportError, duckdb_url, export_tables

RATES = TABLES["reference_rates"].schema


def rates(*rows: tuple[str, str]) -> pl.DataFrame:
    return pl.DataFrame(
        [(date(2024, 5, 15), currency, Decimal(price), "ecb") for currency, price in rows], schema=RATES, orient="row"
    )


@pytest.fixture
def filled(lake: Lake) -> Lake:
    lake.overwrite("reference_rates", rates(("USD", "1350.123456789"), ("JPY", "8.75")))
    return lake


def stored(path: Path) -> dict[str, Decimal]:
    with duckdb.connect(str(path), read_only=True) as warehouse:
        return dict(warehouse.sql("SELECT currency, krw_per_unit FROM reference_rates").fetchall())


def test_export_merges_by_key_and_removes_what_is_gone(filled: Lake, tmp_path: Path) -> None:
    path = tmp_path / "w" / "hapjong.duckdb"
    assert export_tables(filled, duckdb_url(path))["reference_rates"] == 2
    assert stored(path) == {"USD": Decimal("1350.123456789"), "JPY": Decimal("8.75")}
    assert export_tables(filled, duckdb_url(path))["reference_rates"] == 0
    filled.overwrite("reference_rates", rates(("USD", "1351"), ("CNY", "186.5")))
    assert export_tables(filled, duckdb_url(path))["reference_rates"] == 2
    assert stored(path) == {"USD": Decimal(1351), "CNY": Decimal("186.5")}


def test_every_table_is_there_even_without_rows(filled: Lake, tmp_path: Path) -> None:
    path = tmp_path / "hapjong.duckdb"
    export_tables(filled, duckdb_url(path))
    with duckdb.connect(str(path), read_only=True) as warehouse:
        tables = {row[0] for row in warehouse.sql("SELECT table_name FROM information_schema.tables").fetchall()}
        columns = {row[0] for row in warehouse.sql("DESCRIBE deals").fetchall()}
    assert set(TABLES) <= tables
    assert set(TABLES["deals"].columns) <= columns


def test_warehouse_keeps_decimals_dates_and_names_but_no_page_s_bytes(sample_run: Materialised) -> None:
    with duckdb.connect(str(sample_run.home.warehouse), read_only=True) as warehouse:
        types = dict(row[:2] for row in warehouse.sql("DESCRIBE investments").fetchall())
        raw = [row[0] for row in warehouse.sql("DESCRIBE raw_documents").fetchall()]
        amounts = warehouse.sql("SELECT amount FROM investments WHERE amount IS NOT NULL").fetchall()
    assert (types["amount"], types["date_start"]) == ("DECIMAL(38,4)", "DATE")
    assert "content" not in raw and "content_sha256" in raw
    assert amounts and all(isinstance(row[0], Decimal) for row in amounts)


def test_folder_gets_a_parquet_file_a_table(sample_run: Materialised, tmp_path: Path) -> None:
    written = export_tables(sample_run.lake, str(tmp_path / "out"))
    assert {path.stem for path in (tmp_path / "out").iterdir()} == set(TABLES)
    for table in TABLES:
        assert pl.read_parquet(tmp_path / "out" / f"{table}.parquet").height == written[table]


@pytest.mark.parametrize(
    ("to", "said"), [("mysql://h/d", "cannot export to mysql"), ("postgresql:///x", "write postgresql://")]
)
def test_unknown_destination_is_refused_in_one_line(filled: Lake, to: str, said: str) -> None:
    with pytest.raises(ExportError, match=said):
        export_tables(filled, to)


def test_home_without_tables_is_refused_in_one_line(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["export", "--home", str(tmp_path / "none"), "--to", str(tmp_path / "out")])
    assert result.exit_code == 1 and "nothing to export yet" in result.stderr
    assert not (tmp_path / "out").exists()


def test_command_exports_and_tells_of_a_destination_it_cannot_write(sample_run: Materialised, tmp_path: Path) -> None:
    home = str(sample_run.home.folder)
    done = CliRunner().invoke(app, ["export", "--home", home, "--to", f"duckdb:///{tmp_path}/e.duckdb"])
    assert done.exit_code == 0 and "deals: " in done.stdout
    (tmp_path / "file").write_text("", "utf-8")
    failed = CliRunner().invoke(app, ["export", "--home", home, "--to", f"duckdb:///{tmp_path}/file/e.duckdb"])
    assert failed.exit_code == 1
    assert failed.stderr.startswith("error: ") and len(failed.stderr.splitlines()) == 1


@pytest.mark.system
def test_postgresql_gets_the_same_rows_and_merges_too(sample_run: Materialised, lake: Lake, postgresql: str) -> None:
    import psycopg2

    written = export_tables(sample_run.lake, postgresql)
    with closing(psycopg2.connect(postgresql)) as connection, connection.cursor() as cursor:
        for table in ("investments", "amounts", "articles", "event_facts"):
            cursor.execute(f'SELECT count(*) FROM hapjong."{table}"')
            assert cursor.fetchone() == (written[table],)
        cursor.execute("SELECT sum(amount) FROM hapjong.investments")
        total = cursor.fetchone()
    amounts = sample_run.lake.read("investments", TABLES["investments"].schema)["amount"]
    assert total == (sum(amounts.drop_nulls(), Decimal(0)),)
    assert set(export_tables(sample_run.lake, postgresql).values()) == {0}


@pytest.mark.system
def test_server_that_does_not_answer_is_said_in_one_line_without_the_password(filled: Lake) -> None:
    with pytest.raises(ExportError) as caught:
        export_tables(filled, "postgresql://user:secret@127.0.0.1:1/db")
    assert "127.0.0.1/db" in str(caught.value) and "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)

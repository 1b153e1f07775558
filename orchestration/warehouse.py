"""Belongs here: the analysts' copy of the tables: DuckDB or PostgreSQL through dlt, or a folder of Parquet files.
Does not: the stage tables themselves (lake), and what is shown of them (report).
"""

import json
import os
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import unquote, urlsplit

import polars as pl

from expectations.tables import TABLES
from orchestration.lake import Lake
from orchestration.stages import read_table

ROW_DIGEST = "row_digest"
_DIGESTS_PER_STATEMENT = 1000
_NOT_EXPORTED = ("content",)
_POSTGRESQL = ("postgresql", "postgres")


class ExportError(Exception):
    """A destination that is not known or cannot be written. The message is one line and holds no password."""


@dataclass(frozen=True)
class Destination:
    """Where dlt writes: how a message names it (without a password), its destination object and the schema there."""

    shown: str
    target: Any
    dataset: str


def duckdb_url(path: Path) -> str:
    return f"duckdb:///{path}"


def export_tables(lake: Lake, to: str) -> dict[str, int]:
    """Bring a destination up to date with the lake: `duckdb:///FILE`, `postgresql://…` or a folder of Parquet files.

    Rows new or changed since the last export are merged by key, and rows that are gone are removed. Returns the rows
    written by table (in a folder: all). The pages' own bytes stay in the lake. Raises ExportError.
    """
    if not any(lake.exists(table) for table in TABLES):
        raise ExportError(f"{lake.uri}: nothing to export yet; run `hapjong run` first")
    scheme = urlsplit(to).scheme
    if scheme == "duckdb":
        return _merge_into(lake, _duckdb(to))
    if scheme in _POSTGRESQL:
        return _merge_into(lake, _postgresql(to))
    if "://" in to:
        raise ExportError(f"cannot export to {scheme}://; write duckdb:///FILE, postgresql://… or a folder")
    return _write_parquet(lake, Path(to))


def exported_rows(lake: Lake, table: str) -> pl.DataFrame:
    """A table as analysts get it: without the bytes of pages, which stay in the lake."""
    columns = [name for name in TABLES[table].columns if name not in _NOT_EXPORTED]
    return read_table(lake, table, columns=columns)


def _write_parquet(lake: Lake, folder: Path) -> dict[str, int]:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        written = {}
        for table in TABLES:
            frame = exported_rows(lake, table)
            unfinished = folder / f".{table}.parquet.part"
            frame.write_parquet(unfinished)
            unfinished.replace(folder / f"{table}.parquet")
            written[table] = frame.height
    except OSError as error:
        raise ExportError(f"{folder}: cannot be written: {error.strerror or error}") from error
    return written


def _duckdb(to: str) -> Destination:
    import dlt

    path = Path(unquote(to.removeprefix("duckdb:///").removeprefix("duckdb://"))).absolute()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(f"{path}: cannot be written: {error.strerror or error}") from error
    return Destination(str(path), dlt.destinations.duckdb(str(path)), "main")


def _postgresql(to: str) -> Destination:
    import dlt

    parts = urlsplit(to)
    if not parts.hostname or not parts.path.strip("/"):
        raise ExportError("cannot export there; write postgresql://USER:PASSWORD@HOST[:PORT]/DATABASE")
    credentials = {
        "host": parts.hostname,
        "port": parts.port or 5432,
        "database": parts.path.strip("/"),
        "username": unquote(parts.username or os.environ.get("PGUSER") or "postgres"),
        # dlt wants one even where the server asks for none
        "password": unquote(parts.password or os.environ.get("PGPASSWORD") or "none"),
    }
    shown = f"postgresql://{parts.hostname}{parts.path}"
    return Destination(shown, dlt.destinations.postgres(credentials), "hapjong")


def _merge_into(lake: Lake, destination: Destination) -> dict[str, int]:
    os.environ.setdefault("RUNTIME__LOG_LEVEL", "CRITICAL")
    os.environ.setdefault("RUNTIME__DLTHUB_TELEMETRY", "false")
    import dlt
    from dlt.common.exceptions import DltException

    with TemporaryDirectory(prefix="hapjong-dlt-") as folder:
        try:
            pipeline = dlt.pipeline(
                "hapjong", pipelines_dir=folder, destination=destination.target, dataset_name=destination.dataset
            )
            pipeline.sync_destination()
            with pipeline.sql_client() as client:
                held = {table: _held_digests(client, table) for table in TABLES}
            exported = {table: _with_digest(exported_rows(lake, table)) for table in TABLES}
            changed = {table: _changed(frame, held[table]) for table, frame in exported.items()}
            loads = [_resource(table, frame) for table, frame in changed.items() if frame.height or held[table] is None]
            if loads:
                pipeline.run(loads)
            with pipeline.sql_client() as client:
                for table, frame in exported.items():
                    _remove(client, table, (held[table] or set()) - set(frame[ROW_DIGEST]))
                _drop_staging(client)
        except (DltException, OSError) as error:
            raise ExportError(f"{destination.shown}: {_cause(error)}") from error
    return {table: frame.height for table, frame in changed.items()}


def _with_digest(frame: pl.DataFrame) -> pl.DataFrame:
    """The rows with a digest each, by which the next export tells what has changed."""
    return frame.with_columns(frame.hash_rows().reinterpret(signed=True).alias(ROW_DIGEST))


def _held_digests(client: Any, table: str) -> set[int] | None:
    """The digests of the rows that the destination holds, None where it has no such table."""
    from dlt.destinations.exceptions import DatabaseUndefinedRelation

    try:
        with client.execute_query(f"SELECT {ROW_DIGEST} FROM {client.make_qualified_table_name(table)}") as cursor:
            return {row[0] for row in cursor.fetchall()}
    except DatabaseUndefinedRelation:
        return None


def _changed(frame: pl.DataFrame, held: set[int] | None) -> pl.DataFrame:
    if not held:
        return frame
    return frame.filter(~pl.col(ROW_DIGEST).is_in(pl.Series(sorted(held), dtype=pl.Int64).implode()))


def _resource(table: str, frame: pl.DataFrame) -> Any:
    """The rows as dlt takes them; lists as JSON, which every destination knows."""
    import dlt

    lists = [name for name, dtype in frame.schema.items() if isinstance(dtype, pl.List)]
    as_json = [pl.Series(name, [_json(value) for value in frame[name].to_list()], dtype=pl.String) for name in lists]
    return dlt.resource(
        frame.with_columns(as_json).to_arrow(),
        name=table,
        write_disposition="merge",
        primary_key=list(TABLES[table].key),
        columns={name: {"data_type": "json"} for name in lists},
    )


def _json(value: list[str] | None) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False)


def _remove(client: Any, table: str, digests: set[int]) -> None:
    """Delete rows that the lake no longer holds; a row that was merged carries its new digest by now."""
    ordered = sorted(digests)
    for start in range(0, len(ordered), _DIGESTS_PER_STATEMENT):
        listed = ", ".join(map(str, ordered[start : start + _DIGESTS_PER_STATEMENT]))
        client.execute_sql(f"DELETE FROM {client.make_qualified_table_name(table)} WHERE {ROW_DIGEST} IN ({listed})")


def _drop_staging(client: Any) -> None:
    with client.with_staging_dataset():
        if client.has_dataset():
            client.drop_dataset()


def _cause(error: BaseException) -> str:
    """The innermost message of a chain of errors, on one line."""
    while error.__cause__ or error.__context__:
        error = error.__cause__ or error.__context__  # type: ignore[assignment]
    return " ".join(str(error).split()) or type(error).__name__

"""Belongs here: the stage tables as Delta Lake tables in a local folder or an object store.
Does not: what is written when (incremental, stages), and the analysts' warehouse (warehouse).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import polars as pl

COMPACT_ABOVE_FILES = 40
_KEYS_PER_PREDICATE = 1000


@dataclass(frozen=True)
class Lake:
    """Tables by name under `uri`: a folder, or a URL with `storage_options` as `deltalake` takes them (s3://, gs://, az://).

    Every write is one Delta commit: a reader, or a run after an interruption, sees a table before it or after it.
    """

    uri: str
    storage_options: dict[str, str] = field(default_factory=dict)

    def location(self, table: str) -> str:
        return f"{self.uri.rstrip('/')}/{table}"

    def exists(self, table: str) -> bool:
        from deltalake import DeltaTable

        if self._is_local:
            return (Path(self.location(table)) / "_delta_log").is_dir()
        return bool(DeltaTable.is_deltatable(self.location(table), storage_options=self.storage_options))

    def version(self, table: str) -> int | None:
        """The number of the table's last commit, None where there is no table."""
        return self._delta(table).version() if self.exists(table) else None

    def read(
        self,
        table: str,
        schema: pl.Schema,
        *,
        columns: Sequence[str] | None = None,
        where: pl.Expr | None = None,
    ) -> pl.DataFrame:
        """The rows of a table in the dtypes of `schema`; an empty frame of it where the table is not there yet."""
        wanted = list(columns or schema)
        if not self.exists(table):
            return pl.DataFrame(schema=schema).select(wanted)
        frame = self._scan(table)
        stored = frame.collect_schema()
        frame = frame.with_columns(pl.lit(None, schema[name]).alias(name) for name in schema if name not in stored)
        if where is not None:
            frame = frame.filter(where)
        return frame.select(pl.col(name).cast(schema[name]) for name in wanted).collect()

    def count(self, table: str) -> int:
        """The number of rows, 0 where there is no table."""
        return int(self._scan(table).select(pl.len()).collect().item()) if self.exists(table) else 0

    def head(self, table: str, columns: Sequence[str], rows: int) -> pl.DataFrame:
        """The first rows of some columns; an empty frame where there is no table."""
        if not self.exists(table):
            return pl.DataFrame(schema=dict.fromkeys(columns, pl.String))
        stored = self._scan(table).collect_schema().names()
        return self._scan(table).select(name for name in columns if name in stored).head(rows).collect()

    def overwrite(self, table: str, frame: pl.DataFrame) -> None:
        """Replace the whole table, schema included."""
        self._write(table, frame, mode="overwrite", schema_mode="overwrite")

    def append(self, table: str, frame: pl.DataFrame) -> None:
        """Add rows; a table that is not there yet is made, even from an empty frame."""
        if frame.height or not self.exists(table):
            self._write(table, frame, mode="append", schema_mode="merge")

    def replace_where_in(self, table: str, column: str, values: Iterable[str], frame: pl.DataFrame) -> None:
        """Put `frame` in the place of all rows whose `column` is among `values`, in one commit.

        Rows of `frame` must carry one of the values. More values than fit one predicate go through a merge.
        """
        keys = sorted(set(values))
        if not self.exists(table) or not keys:
            self.append(table, frame)
        elif len(keys) <= _KEYS_PER_PREDICATE:
            predicate = f"{column} IN ({', '.join(_literal(key) for key in keys)})"
            self._write(table, frame, mode="overwrite", predicate=predicate)
        else:
            self._replace_many(table, column, keys, frame)

    def upsert(self, table: str, frame: pl.DataFrame, key: Sequence[str]) -> None:
        """Merge rows by key: update those that are there, insert the others, in one commit."""
        if not frame.height or not self.exists(table):
            self.append(table, frame)
            return
        merge = self._delta(table).merge(
            source=frame.to_arrow(),
            predicate=" AND ".join(f"old.{name} = new.{name}" for name in key),
            source_alias="new",
            target_alias="old",
        )
        merge.when_matched_update_all().when_not_matched_insert_all().execute()

    def keys(self, table: str, column: str) -> set[str]:
        """The distinct values of one text column; empty where there is no table."""
        if not self.exists(table):
            return set()
        return set(self._scan(table).select(pl.col(column).unique()).collect()[column])

    def compact(self, table: str) -> None:
        """Join many small files to few large ones, once there are enough of them to slow a reader."""
        if self.exists(table) and len((delta := self._delta(table)).file_uris()) > COMPACT_ABOVE_FILES:
            delta.optimize.compact()
            delta.vacuum(retention_hours=7 * 24, dry_run=False)

    def _replace_many(self, table: str, column: str, keys: list[str], frame: pl.DataFrame) -> None:
        kept = self._scan(table)
        self.overwrite(table, pl.concat([kept.filter(~pl.col(column).is_in(keys)).collect(), frame], how="diagonal"))

    def _scan(self, table: str) -> pl.LazyFrame:
        return pl.scan_delta(self.location(table), storage_options=self.storage_options or None)

    def _delta(self, table: str) -> Any:
        from deltalake import DeltaTable

        return DeltaTable(self.location(table), storage_options=self.storage_options or None)

    def _write(self, table: str, frame: pl.DataFrame, **how: Any) -> None:
        from deltalake import write_deltalake

        if self._is_local:
            Path(self.location(table)).mkdir(parents=True, exist_ok=True)
        write_deltalake(self.location(table), frame.to_arrow(), storage_options=self.storage_options or None, **how)

    @property
    def _is_local(self) -> bool:
        return "://" not in self.uri


def _literal(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"

"""Belongs here: what Dagster shows of a table: its column schema, row count, a preview, and what a batch did.
Does not: the tables (lake) and their declaration (expectations).
"""

from collections.abc import Iterable, Sequence
from typing import Any

import dagster as dg
import polars as pl

from expectations.tables import TABLES, Table
from orchestration.incremental import Batch
from orchestration.lake import Lake

PREVIEW_ROWS = 5
_CELL_CHARACTERS = 60
_NOT_SHOWN = ("content",)


def column_schema(table: Table) -> dg.TableSchema:
    """A declared table's columns as Dagster shows them."""
    columns = []
    for column in table.columns.values():
        constraints = [text for text in (column.bounds, f"one of {', '.join(column.allowed)}") if text != "one of "]
        columns.append(
            dg.TableColumn(
                name=column.name,
                type=str(column.dtype),
                description=f"{column.meaning} ({column.unit})" if column.unit else column.meaning,
                constraints=dg.TableColumnConstraints(
                    nullable=column.nullable,
                    unique=table.key == (column.name,),
                    other=[text for text in constraints if text],
                ),
            )
        )
    return dg.TableSchema(columns=columns)


def table_metadata(lake: Lake, table: str, batch: Batch | None = None) -> dict[str, Any]:
    """Row count, place, preview and, of a stage's batch, what it handled, wrote and refused."""
    shown = [name for name in TABLES[table].columns if name not in _NOT_SHOWN]
    metadata: dict[str, Any] = {
        "dagster/row_count": lake.count(table),
        "dagster/uri": lake.location(table),
        "preview": dg.MetadataValue.md(markdown(lake.head(table, shown, PREVIEW_ROWS))),
        "version": lake.version(table) or 0,
    }
    if batch is not None:
        metadata |= {
            "documents handled": batch.handled,
            "documents unchanged": batch.unchanged,
            "rows written": batch.written.get(table, 0),
            "rows quarantined": batch.refused.get(table, 0),
        }
    return metadata


def markdown(frame: pl.DataFrame, limit: int | None = None) -> str:
    """A frame as a Markdown table, long cells cut."""
    if frame.is_empty():
        return "*no rows*"
    rows = frame.head(limit).rows() if limit else frame.rows()
    return "\n".join(_markdown_lines(frame.columns, rows))


def _markdown_lines(names: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterable[str]:
    yield "| " + " | ".join(names) + " |"
    yield "|" + " --- |" * len(names)
    for row in rows:
        yield "| " + " | ".join(_cell(value) for value in row) + " |"


def _cell(value: Any) -> str:
    text = "" if value is None else ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    text = text if len(text) <= _CELL_CHARACTERS else text[: _CELL_CHARACTERS - 1] + "…"
    return text.replace("|", "\\|").replace("\n", " ")


def failing_rows(failures: pl.DataFrame, limit: int = 20) -> dg.TableMetadataValue:
    """Rows that break a contract as a table in a check's metadata."""
    records = [
        dg.TableRecord({name: _cell(value) for name, value in row.items()}) for row in failures.head(limit).to_dicts()
    ]
    schema = dg.TableSchema(columns=[dg.TableColumn(name=name, type="string") for name in failures.columns])
    return dg.MetadataValue.table(records=records, schema=schema)

"""Belongs here: the data dictionary, written from the declarations: `python -m expectations.dictionary`.
Does not: the declarations (columns, tables, contracts, suites.yaml).
"""

from collections.abc import Iterator
from pathlib import Path

from expectations.batch_expectations import expectation_names
from expectations.columns import Column
from expectations.contracts import Severity, contracts_of
from expectations.tables import STAGES, TABLES, Table

PATH = Path(__file__).parent.parent / "DATA_DICTIONARY.md"
_INTRODUCTION = """\
# Data dictionary

Written by `python -m expectations.dictionary` from the declarations in `expectations/`: do not edit.

Names are in snake case, times are UTC, money is Decimal, offsets count characters of `body` with an exclusive end. A
column is required unless it is marked as nullable. A row that breaks a contract goes to `quarantine` and the rest goes
on; contracts marked *warn* let the row pass and report it. Expectations are about a table as a whole: those marked
*error* block what lies downstream.
"""
_MANY_VALUES = 12


def data_dictionary() -> str:
    """The dictionary as Markdown."""
    return "\n".join([_INTRODUCTION, *_contents(), *(line for table in TABLES.values() for line in _section(table))])


def _contents() -> Iterator[str]:
    yield "| stage | tables |"
    yield "| --- | --- |"
    for stage in STAGES:
        names = [f"[`{table.name}`](#{table.name})" for table in TABLES.values() if table.stage == stage]
        yield f"| {stage} | {', '.join(names)} |"
    yield ""


def _section(table: Table) -> Iterator[str]:
    yield f"## {table.name}"
    yield ""
    yield f"{table.description} Key: {', '.join(f'`{name}`' for name in table.key)}."
    yield ""
    yield "| column | type | meaning | unit | values | example |"
    yield "| --- | --- | --- | --- | --- | --- |"
    references = {reference.column: f"`{reference.table}.{reference.to}`" for reference in table.references}
    for column in table.columns.values():
        yield _row(column, references.get(column.name))
    yield ""
    yield "| contract | on failure | what must hold |"
    yield "| --- | --- | --- |"
    for name, (severity, description) in contracts_of(table.name).items():
        yield f"| `{name}` | {'quarantine' if severity is Severity.ERROR else 'warn'} | {_cell(description)} |"
    yield ""
    yield "| expectation | on failure | what a batch should look like |"
    yield "| --- | --- | --- |"
    for name, (severity, description) in expectation_names(table.name).items():
        yield f"| `{name}` | {severity.value} | {_cell(description)} |"
    yield ""


def _row(column: Column, reference: str | None) -> str:
    dtype = str(column.dtype).replace("time_unit='us', time_zone=", "").replace("precision=", "").replace("scale=", "")
    meaning = f"{column.meaning}; refers to {reference}" if reference else column.meaning
    example = "" if column.example is None else f"`{_example(column)}`"
    nullable = ", nullable" if column.nullable else ""
    cells = (f"`{column.name}`", f"{dtype}{nullable}", meaning, column.unit or "", _values(column), example)
    return "| " + " | ".join(map(_cell, cells)) + " |"


def _values(column: Column) -> str:
    if len(column.allowed) > _MANY_VALUES:
        return f"{len(column.allowed)} values: {', '.join(column.allowed[:3])}, …"
    if column.allowed:
        return ", ".join(column.allowed)
    return f"`{column.pattern}`" if column.pattern else column.bounds


def _example(column: Column) -> str:
    value = column.example
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


if __name__ == "__main__":
    PATH.write_text(data_dictionary(), encoding="utf-8")
    print(f"wrote {PATH.name}")

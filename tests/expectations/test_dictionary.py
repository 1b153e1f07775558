"""Belongs here: that every column is declared in full, once, and that the data dictionary is current.
Does not: the contracts made of the declarations (test_mutations).
"""

import pytest

from expectations.columns import Column, typed
from expectations.dictionary import PATH, data_dictionary
from expectations.tables import TABLES, Table
from transforms.facts.frames import SCHEMAS


def test_dictionary_is_current() -> None:
    assert PATH.read_text(encoding="utf-8") == data_dictionary(), "run `python -m expectations.dictionary`"


@pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))
def test_every_column_is_described(table: Table) -> None:
    assert [name for name, column in table.columns.items() if not column.meaning] == []


@pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))
def test_examples_keep_the_bounds(table: Table) -> None:
    for column in table.columns.values():
        if column.example is None:
            continue
        assert not column.allowed or column.example in column.allowed, column.name
        assert column.above is None or column.example > column.above, column.name
        assert column.minimum is None or column.example >= column.minimum, column.name
        assert column.maximum is None or column.example <= column.maximum, column.name


@pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))
def test_keys_and_references_are_columns(table: Table) -> None:
    assert set(table.key) <= table.columns.keys()
    for reference in table.references:
        assert reference.column in table.columns
        assert reference.to in TABLES[reference.table].columns
        assert TABLES[reference.table].columns[reference.to].dtype == table.columns[reference.column].dtype


def test_fact_tables_have_the_schema_of_the_facts() -> None:
    assert {name: TABLES[name].schema for name in SCHEMAS} == SCHEMAS


def test_a_description_without_a_column_is_refused() -> None:
    with pytest.raises(ValueError, match="surprise"):
        typed(SCHEMAS["deals"], [Column(name="surprise", meaning="not in the schema")])


def test_a_column_without_a_description_stops_no_run() -> None:
    column = typed(SCHEMAS["deals"], [])["amount"]
    assert (column.dtype, column.meaning, column.nullable) == (SCHEMAS["deals"]["amount"], "", True)

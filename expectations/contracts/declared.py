"""Belongs here: the contracts that follow from a table's declaration: columns, key, references.
Does not: what must hold beyond the declaration (the other modules here).
"""

import polars as pl

from expectations.contracts.contract import Contract, References, Severity, rule
from expectations.tables import Reference, Table

COLUMN_CONTRACTS: dict[str, tuple[Severity, str]] = {
    "column_present": (Severity.ERROR, "every declared column is there"),
    "no_undeclared_column": (Severity.WARN, "there is no column that is not declared"),
    "dtype": (Severity.ERROR, "every column has its declared dtype"),
    "not_null": (Severity.ERROR, "a required value is there"),
    "allowed_values": (Severity.ERROR, "a value is one of its declared set"),
    "within_bounds": (Severity.ERROR, "a value lies within its declared bounds"),
    "pattern": (Severity.ERROR, "a value has its declared form"),
}


def declared_contracts(table: Table) -> tuple[Contract, ...]:
    """Key and references of a table as contracts."""
    return (_unique(table), *(_resolves(table, reference) for reference in table.references))


def _unique(table: Table) -> Contract:
    """Of equal copies the first holds; of rows that differ none can be told to be the right one."""
    key, whole = pl.struct(table.key), pl.struct(*table.columns)
    clash = key.is_duplicated() & ~(whole.is_first_distinct() & (whole.n_unique().over(list(table.key)) == 1))
    return rule("key_unique", f"({', '.join(table.key)}) identifies one row", " ".join(table.key), ~clash)


def _resolves(table: Table, reference: Reference) -> Contract:
    """A table that refers to itself is judged together with the rows that are stored already, if they are given."""
    own = reference.table == table.name
    column = pl.col(reference.column)

    def holds(references: References) -> pl.Expr:
        found = column.is_in(pl.col(reference.to).implode()) if own else pl.lit(False)
        if not own or reference.table in references:
            known = references[reference.table][reference.to].drop_nulls().unique()
            found = found | column.is_in(known.implode())
        if reference.except_prefix:
            found = found | column.str.starts_with(reference.except_prefix)
        return found

    return rule(
        f"{reference.column}_resolves",
        f"{reference.column} is a {reference.to} of {reference.table}",
        reference.column,
        holds,
        needs="" if own else reference.table,
    )

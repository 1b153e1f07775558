"""Belongs here: the contracts of every table, by table.
Does not: how they are run (schemas) and what becomes of the rows that fail (quarantine).
"""

from functools import cache

from expectations.contracts.articles import ARTICLES
from expectations.contracts.contract import Contract, References, Severity
from expectations.contracts.currency import CURRENCY
from expectations.contracts.declared import COLUMN_CONTRACTS, declared_contracts
from expectations.contracts.events import EVENTS
from expectations.contracts.facts import FACTS
from expectations.contracts.organisations import ORGANISATIONS
from expectations.contracts.raw import RAW
from expectations.tables import TABLES

__all__ = ["Contract", "References", "Severity", "contracts_of", "row_contracts"]

_SPECIFIC: dict[str, tuple[Contract, ...]] = RAW | ARTICLES | ORGANISATIONS | FACTS | CURRENCY | EVENTS


@cache
def row_contracts(table: str) -> tuple[Contract, ...]:
    """The contracts between the columns of a table and with other tables, in the order in which they are judged."""
    return (*declared_contracts(TABLES[table]), *_SPECIFIC.get(table, ()))


@cache
def contracts_of(table: str) -> dict[str, tuple[Severity, str]]:
    """Every contract of a table by name, with severity and description: those of its columns and those of its rows."""
    return COLUMN_CONTRACTS | {
        contract.name: (contract.severity, contract.description) for contract in row_contracts(table)
    }

"""Belongs here: every column of every table, declared once (dtype, meaning, unit, bounds, nullability, example).
Does not: which columns make a key or refer elsewhere (tables), and the checks themselves (contracts, schemas, suites).
"""

from expectations.columns.column import Column, typed

__all__ = ["Column", "typed"]

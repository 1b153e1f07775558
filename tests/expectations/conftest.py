"""Belongs here: the clean warehouse, made once.
Does not: how it is made (clean_tables).
"""

import polars as pl
import pytest
from clean_tables import clean_tables


@pytest.fixture(scope="session")
def clean() -> dict[str, pl.DataFrame]:
    return clean_tables()

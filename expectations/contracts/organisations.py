"""Belongs here: what must hold of the organisation registry.
Does not: which names stand for whom (transforms.organisations).
"""

import polars as pl

from expectations.contracts.contract import Contract, Severity, rule

_col = pl.col

ORGANISATIONS: dict[str, tuple[Contract, ...]] = {
    "organisations": (
        rule(
            "parent_is_another", "no organisation controls itself", "parent", _col("parent") != _col("organisation_id")
        ),
        rule(
            "name_is_unique",
            "a canonical name stands for one organisation",
            "name",
            ~_col("name").is_duplicated(),
            severity=Severity.WARN,
        ),
        rule(
            "ticker_is_unique",
            "a ticker stands for one organisation at its exchange",
            "ticker exchange",
            _col("ticker").is_null() | ~pl.struct("ticker", "exchange").is_duplicated(),
            severity=Severity.WARN,
        ),
        rule(
            "aliases_are_names",
            "no alias is empty or stands twice",
            "aliases",
            (_col("aliases").list.n_unique() == _col("aliases").list.len())
            & ~_col("aliases").list.eval(pl.element().str.strip_chars() == "").list.any(),
        ),
    )
}

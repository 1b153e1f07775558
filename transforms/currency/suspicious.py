"""Belongs here: conversions that are probably a misprint or a misreading, with their sentence, for an asset check.
Does not: how a conversion is held against the reference rate (conversion).
"""

import polars as pl

from transforms.currency.conversion import MAX_DEVIATION, power_of_ten
from transforms.currency.frames import SUSPICIOUS_SCHEMA

POWER_OF_TEN = "power_of_ten"
OVER_LIMIT = "over_ten_percent"

_EVIDENCE = ("evidence", "evidence_start", "evidence_end")


def suspicious_conversions(amounts: pl.DataFrame, facts: dict[str, pl.DataFrame]) -> pl.DataFrame:
    """Rows of `amounts` whose conversion is off by a power of ten or by over 10 %, worst first (`SUSPICIOUS_SCHEMA`).

    `kind` is power_of_ten (then `power_of_ten` has the exponent: 1 when the article converts to ten times too much) or
    over_ten_percent. `evidence` is the sentence of the fact in `facts`, the fact tables by name.
    """
    off = amounts.filter(pl.col("deviation").abs() > MAX_DEVIATION)
    if off.is_empty():
        return SUSPICIOUS_SCHEMA.to_frame()
    tables = [name for name in off["table"].unique(maintain_order=True) if name in facts]
    sentences = pl.concat([facts[name].select(pl.lit(name).alias("table"), "fact_id", *_EVIDENCE) for name in tables])
    powers = [power_of_ten(deviation) for deviation in off["deviation"]]
    judged = off.with_columns(power_of_ten=pl.Series(powers, dtype=pl.Int64)).with_columns(
        kind=pl.when(pl.col("power_of_ten") != 0).then(pl.lit(POWER_OF_TEN)).otherwise(pl.lit(OVER_LIMIT))
    )
    found = judged.join(sentences.unique(["table", "fact_id"]), on=["table", "fact_id"], how="left")
    order = pl.col("deviation").abs()
    ranked = found.sort(order, "fact_id", descending=[True, False])
    return ranked.select(SUSPICIOUS_SCHEMA.names()).cast(SUSPICIOUS_SCHEMA)

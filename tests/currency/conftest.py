from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import polars as pl
import pytest

from transforms.currency import normalise_amounts, reference_rates
from transforms.facts.frames import to_frame

Row = dict[str, Any]


@pytest.fixture(scope="session")
def rates() -> pl.DataFrame:
    return reference_rates()


@pytest.fixture(scope="session")
def normalised(rates: pl.DataFrame) -> Callable[..., Row]:
    """The `amounts` row of one fact in an article of that day."""

    def normalise(
        amount: str, currency: str | None, published: str | None, table: str = "investments", **fact: Any
    ) -> Row:
        quoted = fact.pop("quoted", None)
        if quoted:
            fact |= {"quoted_amount": Decimal(quoted[0]), "quoted_currency": quoted[1]}
        for name in ("date_start", "date_end"):
            if isinstance(fact.get(name), str):
                fact[name] = date.fromisoformat(fact[name])
        row = {"fact_id": "f", "doc_id": "d", "status": "completed", "amount": Decimal(amount), "currency": currency}
        frame = to_frame(table, [row | fact])
        day = date.fromisoformat(published) if published else None
        articles = pl.DataFrame(
            {"doc_id": ["d"], "published_on": [day]}, schema={"doc_id": pl.String, "published_on": pl.Date}
        )
        (found,) = normalise_amounts({table: frame}, articles, rates).iter_rows(named=True)
        return found

    return normalise

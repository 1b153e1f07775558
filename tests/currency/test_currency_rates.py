from datetime import date, timedelta
from decimal import Decimal

import polars as pl
import pytest

from transforms.currency import REFERENCE_RATES_SCHEMA, missing_rates, rate_gaps, rate_jumps, reference_rates
from transforms.currency.rates import rates_as_of

HISTORY = b"""Date,USD,JPY,CNY,KRW,RUB,
2024-05-07,1.1,166.0,7.7,1463.0,N/A,
2024-05-03,1.0,164.0,7.5,1450.5,100.5,
"""


def _on(rates: pl.DataFrame, day: str, currency: str) -> tuple[date | None, Decimal | None]:
    wanted = pl.DataFrame({"day": [date.fromisoformat(day)], "currency": [currency]})
    (row,) = rates_as_of(wanted, rates, "day", "currency").select("rate_date", "krw_per_unit").rows()
    return row


def test_rates_are_crossed_to_krw_over_the_euro() -> None:
    rates = reference_rates(HISTORY, "test")
    assert rates.schema == REFERENCE_RATES_SCHEMA
    assert _on(rates, "2024-05-03", "USD") == (date(2024, 5, 3), Decimal("1450.5"))
    assert _on(rates, "2024-05-07", "USD") == (date(2024, 5, 7), Decimal("1330"))
    assert _on(rates, "2024-05-07", "EUR") == (date(2024, 5, 7), Decimal("1463"))
    assert _on(rates, "2024-05-07", "KRW") == (date(2024, 5, 7), Decimal("1"))
    assert _on(rates, "2024-05-07", "JPY")[1] == (Decimal(1463) / Decimal(166)).quantize(Decimal("1e-18"))


def test_a_weekend_carries_the_last_rate_forward() -> None:
    assert _on(reference_rates(HISTORY), "2024-05-05", "USD") == (date(2024, 5, 3), Decimal("1450.5"))


def test_a_currency_that_is_no_longer_quoted_is_carried_ten_days_only(rates: pl.DataFrame) -> None:
    last = rates.filter(pl.col("currency") == "RUB")["date"].max()
    assert isinstance(last, date)
    assert _on(rates, str(last + timedelta(days=10)), "RUB")[0] == last
    assert _on(rates, str(last + timedelta(days=11)), "RUB") == (None, None)


def test_after_the_last_day_of_the_table_its_rate_stands_for_a_quarter(rates: pl.DataFrame) -> None:
    last = rates["date"].max()
    assert isinstance(last, date)
    assert _on(rates, str(last + timedelta(days=92)), "USD")[0] == last
    assert _on(rates, str(last + timedelta(days=93)), "USD") == (None, None)


def test_before_the_first_day_there_is_no_rate(rates: pl.DataFrame) -> None:
    assert _on(rates, "1998-12-31", "USD") == (None, None)


def test_rows_keep_their_order_and_number() -> None:
    days = [date(2024, 5, 7), date(2024, 5, 3), None, date(2024, 5, 4)]
    wanted = pl.DataFrame({"n": [1, 2, 3, 4], "day": days, "currency": ["USD", "JPY", "USD", "TWD"]})
    found = rates_as_of(wanted, reference_rates(HISTORY), "day", "currency")
    assert found["n"].to_list() == [1, 2, 3, 4]
    assert found["rate_date"].to_list() == [date(2024, 5, 7), date(2024, 5, 3), None, None]


def test_the_bundled_rates_keep_their_contract(rates: pl.DataFrame) -> None:
    assert missing_rates(rates).is_empty()
    assert (
        rate_gaps(rates)
        .filter(pl.col("currency").is_null() | pl.col("currency").is_in(["KRW", "USD", "JPY", "CNY"]))
        .is_empty()
    )
    assert rate_jumps(rates).filter(pl.col("explanation").is_null()).is_empty()
    assert rates.select("date", "currency").is_duplicated().sum() == 0
    assert rates["date"].min() == date(1999, 1, 4)


def test_a_gap_is_found() -> None:
    gap = rate_gaps(reference_rates(HISTORY.replace(b"2024-05-07", b"2024-05-14")))
    assert {(None, date(2024, 5, 3), date(2024, 5, 14)), ("USD", date(2024, 5, 3), date(2024, 5, 14))} <= set(
        gap.rows()
    )


def test_a_jump_without_explanation_is_found() -> None:
    jump = rate_jumps(reference_rates(HISTORY.replace(b"1463.0", b"14630")))
    assert set(jump["currency"]) == {"EUR", "USD", "JPY", "CNY"}
    assert jump["explanation"].null_count() == 4


def test_a_day_without_one_of_the_four_currencies_is_found() -> None:
    assert missing_rates(reference_rates(HISTORY.replace(b"166.0", b"N/A"))).rows() == [(date(2024, 5, 7), "JPY")]


@pytest.mark.parametrize("cell", [b"0", b"-1.1", b"abc", b"NaN", b"Infinity"])
def test_a_cell_that_is_no_rate_is_refused(cell: bytes) -> None:
    with pytest.raises(ValueError, match="no rate"):
        reference_rates(HISTORY.replace(b"1.1,", cell + b","))


def test_a_file_without_krw_is_refused() -> None:
    with pytest.raises(ValueError, match="Date and KRW"):
        reference_rates(b"Date,USD\n2024-05-03,1.1\n")

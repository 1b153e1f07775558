from datetime import date, timedelta
from decimal import Decimal

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.currency import (
    AMOUNTS_SCHEMA,
    REFERENCE_RATES_SCHEMA,
    normalise_amounts,
    reference_rates,
    suspicious_conversions,
)
from transforms.facts.frames import SCHEMAS, to_frame

HISTORY = b"Date,USD,JPY,CNY,KRW\n2024-05-03,1.07,163.9,7.74,1455.37\n"
DAY = pl.DataFrame({"doc_id": ["d"], "published_on": [date(2024, 5, 3)]})


def _empty_facts() -> dict[str, pl.DataFrame]:
    return {table: to_frame(table, []) for table in SCHEMAS}


def test_the_conversions_of_the_five_pages_come_out_with_their_implied_rates(normalised) -> None:  # type: ignore[no-untyped-def]
    undated = {"status": "planned"}
    dollars = normalised("20000000", "USD", None, quoted=("21748000000", "KRW"), **undated)
    yuan = normalised("10000000000", "CNY", None, quoted=("1644200000000", "KRW"), **undated)
    yen = normalised("100000000000", "JPY", None, quoted=("1150000000000", "KRW"), **undated)
    assert [row["implied_rate"] for row in (dollars, yuan, yen)] == [
        Decimal("1087.4"),
        Decimal("164.42"),
        Decimal("11.5"),
    ]
    assert {row["rate_basis"] for row in (dollars, yuan, yen)} == {"article"}
    assert {row["rate_check"] for row in (dollars, yuan, yen)} == {"none"}


@pytest.mark.parametrize("day", ["2017-12-04", "2017-12-12", "2017-12-17", "2017-12-25", "2017-12-31"])
def test_given_a_day_in_december_2017_the_first_two_agree(normalised, day: str) -> None:  # type: ignore[no-untyped-def]
    dollars = normalised("20000000", "USD", day, quoted=("21748000000", "KRW"), status="planned")
    yuan = normalised("10000000000", "CNY", day, quoted=("1644200000000", "KRW"), status="planned")
    assert (dollars["rate_check"], yuan["rate_check"]) == ("agrees", "agrees")
    assert abs(dollars["deviation"]) < Decimal("0.025")


def test_a_rounded_conversion_agrees_within_its_width(normalised) -> None:  # type: ignore[no-untyped-def]
    row = normalised(
        "100000000000",
        "JPY",
        "2019-11-18",
        quoted=("1150000000000", "KRW"),
        evidence="매년 1,000억엔(약 1조 1,500억원)을 쓴다",
    )
    assert row["deviation"] < Decimal("0.08")
    exact = normalised("100000000000", "JPY", "2019-11-18", quoted=("1150300000000", "KRW"))
    assert exact["rate_check"] == "differs"


def test_no_rate_no_amount_and_the_reason_is_said(normalised) -> None:  # type: ignore[no-untyped-def]
    dong = normalised("100", "TWD", "2024-05-03")
    assert (dong["rate_basis"], dong["amount_krw"], dong["rate_check"]) == (None, None, "none")
    assert dong["reason"] == "no reference rate for TWD on 2024-05-03"
    assert normalised("100", None, "2024-05-03")["reason"] == "no currency"
    assert normalised("100", "RUB", "2023-01-02")["reason"] == "no reference rate for RUB on 2023-01-02"
    assert normalised("100", "RUB", "2021-01-04")["amount_krw"] is not None


def test_a_currency_without_rate_is_crossed_over_the_articles_own_conversion(normalised) -> None:  # type: ignore[no-untyped-def]
    row = normalised("1000000000", "VND", "2024-05-03", quoted=("54000000", "KRW"))
    assert (row["rate_basis"], row["amount_krw"]) == ("article", 54_000_000)
    assert row["amount_usd"] == normalised("54000000", "KRW", "2024-05-03")["amount_usd"]
    assert row["rate_check"] == "none"


def test_before_its_first_rate_a_target_is_null_and_the_others_stand(normalised) -> None:  # type: ignore[no-untyped-def]
    row = normalised("100", "USD", "2003-05-06")
    assert row["amount_krw"] is not None
    assert (row["amount_cny"], row["reason"]) == (None, "no reference rate for CNY on 2003-05-06")


@pytest.mark.parametrize(
    ("quoted", "evidence", "check"),
    [
        ("136000000000", "1억달러(1360억원)", "agrees"),
        ("136000000000", "1억달러(약 1360억원)", "agrees"),
        ("13600000000", "1억달러(약 136억원)", "differs"),
        ("1360000000000", "1억달러(약 1조3600억원)", "differs"),
        ("145000000000", "1억달러(약 1450억원)", "differs"),
        ("140000000000", "1억달러(약 1400억원)", "agrees"),
    ],
)
def test_the_articles_conversion_is_held_against_the_rate(normalised, quoted, evidence, check) -> None:  # type: ignore[no-untyped-def]
    row = normalised("100000000", "USD", "2024-05-03", quoted=(quoted, "KRW"), evidence=evidence + "를 투자했다")
    assert row["rate_check"] == check
    assert row["reference_rate"] > 1300
    assert row["reference_date"] == date(2024, 5, 3)


def test_a_past_deal_converted_at_the_rate_of_the_writing_agrees(normalised) -> None:  # type: ignore[no-untyped-def]
    past = {"date": "2014-07-03", "date_start": "2014-07-03"}
    today = normalised("100000000", "USD", "2024-05-03", quoted=("135500000000", "KRW"), **past)
    then = normalised("100000000", "USD", "2024-05-03", quoted=("100900000000", "KRW"), **past)
    assert (today["rate_check"], today["reference_date"]) == ("agrees", date(2024, 5, 3))
    assert (then["rate_check"], then["reference_date"]) == ("agrees", date(2014, 7, 3))
    assert today["value_date"] == then["value_date"] == date(2014, 7, 3)


@pytest.mark.parametrize("table", ["deals", "stakes"])
def test_deals_and_stakes_give_their_conversion_in_the_sentence(normalised, table: str) -> None:  # type: ignore[no-untyped-def]
    evidence = "가람전자는 누리칩을 3000만달러(약 410억원)에 인수했다."
    row = normalised("30000000", "USD", "2024-05-03", table=table, evidence=evidence)
    assert (row["quoted_amount"], row["quoted_currency"]) == (41_000_000_000, "KRW")
    assert row["rate_check"] == "agrees"
    other = normalised("50000000", "USD", "2024-05-03", table=table, evidence=evidence)
    assert (other["quoted_amount"], other["rate_check"]) == (None, "none")


def test_every_amount_of_every_table_has_a_row_and_nothing_else() -> None:
    facts = _empty_facts()
    base = {"doc_id": "d", "status": "completed", "currency": "KRW"}
    for table in ("deals", "stakes", "investments"):
        rows = [
            base | {"fact_id": f"{table}-1", "amount": Decimal(5)},
            base | {"fact_id": f"{table}-2", "amount": None},
        ]
        facts[table] = to_frame(table, rows)
    amounts = normalise_amounts(facts, DAY, reference_rates(HISTORY))
    assert amounts.schema == AMOUNTS_SCHEMA
    assert amounts["fact_id"].to_list() == ["deals-1", "investments-1", "stakes-1"]


def test_without_any_rate_the_amount_stands_in_its_own_currency() -> None:
    row = {"fact_id": "f", "doc_id": "d", "status": "completed", "amount": Decimal(7), "currency": "USD"}
    rates = REFERENCE_RATES_SCHEMA.to_frame()
    (found,) = normalise_amounts({"deals": to_frame("deals", [row])}, DAY, rates).iter_rows(named=True)
    assert (found["amount_usd"], found["amount_krw"], found["rate_basis"]) == (7, None, None)
    assert found["reason"] == "no reference rate for USD on 2024-05-03"


def test_no_facts_give_an_empty_table() -> None:
    assert normalise_amounts(_empty_facts(), DAY, reference_rates(HISTORY)).schema == AMOUNTS_SCHEMA


def test_a_frame_without_a_needed_column_is_refused() -> None:
    facts = {"deals": to_frame("deals", []).drop("date_start")}
    with pytest.raises(ValueError, match="deals lacks the columns date_start"):
        normalise_amounts(facts, DAY, reference_rates(HISTORY))


@given(
    amount=st.decimals(min_value="0.0001", max_value="1e12", places=4),
    currency=st.sampled_from(["KRW", "USD", "JPY", "CNY", "EUR"]),
)
def test_amounts_are_exact_to_the_fourth_place(amount: Decimal, currency: str) -> None:
    facts = {"deals": to_frame("deals", [{"fact_id": "f", "doc_id": "d", "amount": amount, "currency": currency}])}
    (row,) = normalise_amounts(facts, DAY, reference_rates(HISTORY)).iter_rows(named=True)
    per_euro = {"EUR": "1", "USD": "1.07", "JPY": "163.9", "CNY": "7.74", "KRW": "1455.37"}
    units = {name: Decimal(text) for name, text in per_euro.items()}
    for target in ("KRW", "USD", "JPY", "CNY"):
        exact = amount / units[currency] * units[target]
        found = row[f"amount_{target.lower()}"]
        assert abs(found - exact) <= Decimal("0.00006")
        if target == currency:
            assert found == amount


def _amounts_and_facts(quoted: str) -> tuple[pl.DataFrame, dict[str, pl.DataFrame]]:
    row = {
        "fact_id": "f", "doc_id": "d", "status": "completed", "amount": Decimal(100_000_000), "currency": "USD",
        "quoted_amount": Decimal(quoted),
        "quoted_currency": "KRW",
        "evidence": "문장이다.", "evidence_start": 3, "evidence_end": 8,
    }  # fmt: skip
    facts = {"investments": to_frame("investments", [row])}
    return normalise_amounts(facts, DAY, reference_rates(HISTORY)), facts


@pytest.mark.parametrize(
    ("quoted", "kind", "power"),
    [
        ("13600000000", "power_of_ten", -1),
        ("1360000000000", "power_of_ten", 1),
        ("1360000000", "power_of_ten", -2),
        ("160000000000", "over_ten_percent", 0),
        ("272000000000", "over_ten_percent", 0),
    ],
)
def test_a_conversion_that_is_off_is_shown_with_its_sentence(quoted: str, kind: str, power: int) -> None:
    (row,) = suspicious_conversions(*_amounts_and_facts(quoted)).iter_rows(named=True)
    assert (row["kind"], row["power_of_ten"], row["evidence"]) == (kind, power, "문장이다.")
    assert (row["evidence_start"], row["evidence_end"]) == (3, 8)


def test_a_sound_conversion_is_not_suspicious() -> None:
    assert suspicious_conversions(*_amounts_and_facts("136000000000")).is_empty()


def test_days_carried_beyond_the_table_are_said(rates: pl.DataFrame, normalised) -> None:  # type: ignore[no-untyped-def]
    last = rates["date"].max()
    assert isinstance(last, date)
    row = normalised("100", "USD", str(last + timedelta(days=21)))
    assert (row["rate_date"], row["days_carried"]) == (last, 21)

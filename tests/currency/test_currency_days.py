"""The worked examples of transforms.currency.days: an article of Wednesday 2024-05-15 unless it has no date."""

from datetime import date

import pytest

PUBLISHED = "2024-05-15"


@pytest.mark.parametrize(
    ("fact", "basis", "value_date", "rate_date"),
    [
        pytest.param(
            ("2024-05-03", "2024-05-03", "completed"), "fact_date", "2024-05-03", "2024-05-03", id="an exact day"
        ),
        pytest.param(("2024-05-05", "2024-05-05", "completed"), "fact_date", "2024-05-05", "2024-05-03", id="a Sunday"),
        pytest.param(
            (PUBLISHED, PUBLISHED, "completed"), "fact_date", PUBLISHED, PUBLISHED, id="the day of publication"
        ),
        pytest.param(("2023-10", "2023-10-01", "completed"), "publication", PUBLISHED, PUBLISHED, id="a month"),
        pytest.param(("2022", "2022-01-01", "completed"), "publication", PUBLISHED, PUBLISHED, id="a year"),
        pytest.param(("2024-06-01", "2024-06-01", "planned"), "publication", PUBLISHED, PUBLISHED, id="a plan"),
        pytest.param(
            ("2024-05-03", "2024-05-03", "planned"), "publication", PUBLISHED, PUBLISHED, id="a plan of a past day"
        ),
        pytest.param(
            ("2024-05-20", "2024-05-20", "completed"), "publication", PUBLISHED, PUBLISHED, id="done, but in future"
        ),
        pytest.param(("2021/2023", "2021-01-01", "completed"), "fact_start", "2021-01-01", "2020-12-31", id="a span"),
        pytest.param(
            ("2024-03-04/2026-03-03", "2024-03-04", "completed"), "fact_start", "2024-03-04", "2024-03-04", id="days"
        ),
        pytest.param(("2024/2026", "2024-01-01", "planned"), "publication", PUBLISHED, PUBLISHED, id="a planned span"),
        pytest.param(("2025/2027", "2025-01-01", "rumoured"), "publication", PUBLISHED, PUBLISHED, id="a span ahead"),
        pytest.param((None, None, "completed"), "publication", PUBLISHED, PUBLISHED, id="no date"),
        pytest.param(("2024-05-03", "2024-05-03", "terminated"), "fact_date", "2024-05-03", "2024-05-03", id="an end"),
    ],
)
def test_the_day_of_value(normalised, fact, basis, value_date, rate_date) -> None:  # type: ignore[no-untyped-def]
    text, start, status = fact
    row = normalised("100", "USD", PUBLISHED, date=text, date_start=start, status=status)
    assert (row["rate_basis"], str(row["value_date"]), str(row["rate_date"])) == (basis, value_date, rate_date)
    assert row["days_carried"] == (date.fromisoformat(value_date) - date.fromisoformat(rate_date)).days
    assert row["amount_krw"] is not None


def test_without_publication_an_exact_past_day_still_counts(normalised) -> None:  # type: ignore[no-untyped-def]
    row = normalised("100", "USD", None, date="2024-05-03", date_start="2024-05-03")
    assert (row["rate_basis"], row["value_date"]) == ("fact_date", date(2024, 5, 3))


def test_without_publication_a_month_is_valued_by_the_article_or_at_its_start(normalised) -> None:  # type: ignore[no-untyped-def]
    month = {"date": "2023-10", "date_start": "2023-10-01"}
    quoted = normalised("100", "USD", None, quoted=("135000", "KRW"), **month)
    assert (quoted["rate_basis"], quoted["amount_krw"]) == ("article", 135000)
    assert (quoted["value_date"], quoted["amount_jpy"]) == (None, None)
    plain = normalised("100", "USD", None, **month)
    assert (plain["rate_basis"], plain["value_date"], plain["rate_date"]) == (
        "fact_start", date(2023, 10, 1), date(2023, 9, 29),
    )  # fmt: skip


def test_without_any_day_the_article_converts(normalised) -> None:  # type: ignore[no-untyped-def]
    row = normalised("100", "USD", None, quoted=("135000", "KRW"))
    assert row["rate_basis"] == "article"
    assert (row["amount_krw"], row["amount_usd"]) == (135000, 100)
    assert (row["amount_jpy"], row["amount_cny"], row["rate_date"]) == (None, None, None)
    assert row["rate_check"] == "none"


def test_without_any_day_or_conversion_the_amount_stands_alone(normalised) -> None:  # type: ignore[no-untyped-def]
    row = normalised("100", "USD", None)
    assert (row["rate_basis"], row["amount_krw"], row["amount_usd"]) == (None, None, 100)
    assert row["reason"] == "no date of the fact and no publication date"


def test_a_plan_without_publication_is_not_valued_on_its_day(normalised) -> None:  # type: ignore[no-untyped-def]
    row = normalised("100", "USD", None, status="planned", date="2020-06-01", date_start="2020-06-01")
    assert (row["rate_basis"], row["amount_krw"]) == (None, None)

"""Belongs here: what must hold of reference rates and of amounts in four currencies.
Does not: how rates are chosen and amounts converted (transforms.currency).

Ratios are compared as floats, within a tolerance: no amount is computed here, only judged.
"""

import polars as pl

from expectations.contracts.contract import Contract, References, Severity, rule
from transforms.currency.frames import TARGETS
from transforms.currency.rates import MAX_GAP_DAYS, MAX_JUMP

_col = pl.col
_MAX_JUMP = float(MAX_JUMP)
_MAX_DEVIATION = 0.10
_RELATIVE_TOLERANCE = 1e-6
_HALF_OF_LAST_PLACE = 0.00005
_NEIGHBOURS = 5
_MONEY_FACTS = ("deals", "stakes", "investments")


def _close(left: pl.Expr, right: pl.Expr, slack: pl.Expr | float = 0.0) -> pl.Expr:
    left, right = left.cast(pl.Float64), right.cast(pl.Float64)
    return (left - right).abs() <= right.abs() * _RELATIVE_TOLERANCE + slack


def _in_order(expression: pl.Expr) -> pl.Expr:
    return expression.over("currency", order_by="date")


_RATE = _col("krw_per_unit").cast(pl.Float64)
_GAP = _in_order(_col("date").diff().dt.total_days()).fill_null(0)
_USUAL = _in_order(_RATE.rolling_median(_NEIGHBOURS, center=True, min_samples=1))
_STEP = _in_order(_RATE / _RATE.shift(1) - 1).fill_null(0.0)

REFERENCE_RATES = (
    rule("won_is_one", "a won costs one won", "currency krw_per_unit", (_col("currency") != "KRW") | (_RATE == 1)),
    rule(
        "no_gap",
        f"of KRW, USD, JPY and CNY no more than {MAX_GAP_DAYS} days lie between two rates",
        "date currency",
        ~_col("currency").is_in(TARGETS) | (_GAP <= MAX_GAP_DAYS),
    ),
    rule(
        "no_gap_elsewhere",
        f"of the other currencies no more than {MAX_GAP_DAYS} days lie between two rates",
        "date currency",
        _col("currency").is_in(TARGETS) | (_GAP <= MAX_GAP_DAYS),
        severity=Severity.WARN,
    ),
    rule(
        "no_outlier",
        f"a rate lies within {_MAX_JUMP:.0%} of the median of the {_NEIGHBOURS} rates around it",
        "date currency krw_per_unit",
        (_RATE / _USUAL - 1).abs() <= _MAX_JUMP,
    ),
    rule(
        "no_jump",
        f"a rate moves by no more than {_MAX_JUMP:.0%} from the one before it, or wants a second look",
        "date currency krw_per_unit",
        _STEP.abs() <= _MAX_JUMP,
        severity=Severity.WARN,
    ),
    rule(
        "targets_complete",
        "a day has a rate for each of KRW, USD, JPY and CNY, from the first day of each",
        "date",
        lambda _: pl.all_horizontal(
            (_col("date") < _col("date").filter(_col("currency") == target).min())
            | (_col("currency") == target).any().over("date")
            for target in TARGETS
        ),
    ),
)


def _rate_of(currency: pl.Expr, references: References) -> pl.Expr:
    rates = references["reference_rates"].select(
        key=_col("date").cast(pl.String) + _col("currency"), rate=_col("krw_per_unit").cast(pl.Float64)
    )
    known = rates.drop_nulls().unique("key", keep="last", maintain_order=True)
    key = _col("rate_date").cast(pl.String) + currency
    return key.replace_strict(known["key"], known["rate"], default=None, return_dtype=pl.Float64)


def _crosses_agree(references: References) -> pl.Expr:
    """Amount × rate is the same in each currency; where the article converts, its conversion is what was crossed."""
    by_article = _col("rate_basis") == "article"
    base = pl.when(by_article).then(_col("quoted_amount")).otherwise(_col("amount")).cast(pl.Float64)
    base_currency = pl.when(by_article).then(_col("quoted_currency")).otherwise(_col("currency"))
    in_krw = base * _rate_of(base_currency, references)
    agreements = []
    for target in TARGETS:
        rate = _rate_of(pl.lit(target), references)
        agrees = _close(_col(f"amount_{target.lower()}").cast(pl.Float64) * rate, in_krw, rate * _HALF_OF_LAST_PLACE)
        agreements.append(agrees | (_col("currency") == target))
    return pl.all_horizontal(agreement.fill_null(True) for agreement in agreements)


def _as_in_fact(references: References) -> pl.Expr:
    facts = pl.concat(
        references[table].select(key=pl.lit(f"{table} ") + _col("fact_id"), amount="amount", currency="currency")
        for table in _MONEY_FACTS
    )
    key = _col("table") + " " + _col("fact_id")
    known = facts.drop_nulls("key").unique("key", keep="last", maintain_order=True)
    if known.is_empty():
        return pl.lit(False)
    amount = key.replace_strict(known["key"], known["amount"], default=None, return_dtype=known.schema["amount"])
    currency = key.replace_strict(known["key"], known["currency"], default=None, return_dtype=pl.String)
    return amount.eq_missing(_col("amount")) & currency.eq_missing(_col("currency"))


_QUOTED = _col("quoted_amount").is_not_null() & (_col("quoted_currency") != _col("currency"))
AMOUNTS = (
    rule(
        "amount_is_the_facts",
        "fact_id is a row of its table, with this amount and currency",
        "table fact_id amount currency",
        _as_in_fact,
        needs=" ".join(_MONEY_FACTS),
    ),
    rule(
        "own_currency_untouched",
        "an amount in KRW, USD, JPY or CNY stands unchanged in its own column",
        "amount currency",
        pl.all_horizontal(
            (_col("currency") != target) | _col(f"amount_{target.lower()}").eq_missing(_col("amount"))
            for target in TARGETS
        ),
    ),
    rule(
        "crosses_agree",
        "the four amounts are the same amount by the reference rates of rate_date",
        "rate_date amount currency amount_krw amount_usd amount_jpy amount_cny",
        _crosses_agree,
        needs="reference_rates",
    ),
    rule(
        "converted_or_explained",
        "an amount that is not in all four currencies has a reason",
        "amount currency reason",
        pl.all_horizontal(_col(f"amount_{target.lower()}").is_not_null() for target in TARGETS)
        | _col("reason").is_not_null(),
    ),
    rule(
        "rate_day_carried",
        "rate_date is days_carried days before value_date",
        "value_date rate_date days_carried",
        (_col("rate_date") + pl.duration(days="days_carried")) == _col("value_date"),
    ),
    rule(
        "rate_has_basis",
        "a rate's day has a basis",
        "rate_date rate_basis",
        _col("rate_date").is_null() | _col("rate_basis").is_not_null(),
    ),
    rule(
        "implied_rate_is_quotient",
        "implied_rate is quoted_amount over amount",
        "amount quoted_amount implied_rate",
        _QUOTED.not_()
        | _col("implied_rate").is_null()
        | _close(_col("implied_rate"), _col("quoted_amount").cast(pl.Float64) / _col("amount").cast(pl.Float64)),
    ),
    rule(
        "deviation_is_quotient",
        "deviation is implied_rate over reference_rate, less one",
        "implied_rate reference_rate deviation",
        _close(
            _col("deviation").cast(pl.Float64) + 1,
            _col("implied_rate").cast(pl.Float64) / _col("reference_rate").cast(pl.Float64),
        ),
    ),
    rule(
        "rate_check_fits_deviation",
        f"a conversion is checked if and only if it has a deviation, and none agrees that is off by over "
        f"{_MAX_DEVIATION:.0%}",
        "deviation rate_check",
        ((_col("rate_check") == "none") == _col("deviation").is_null())
        & ((_col("rate_check") != "agrees") | (_col("deviation").cast(pl.Float64).abs() <= _MAX_DEVIATION)),
    ),
    rule(
        "conversion_plausible",
        f"an article's own conversion is off by no more than {_MAX_DEVIATION:.0%}: else a misprint or a misreading",
        "amount currency quoted_amount quoted_currency deviation",
        _col("deviation").cast(pl.Float64).abs() <= _MAX_DEVIATION,
        severity=Severity.WARN,
    ),
)
CURRENCY: dict[str, tuple[Contract, ...]] = {"reference_rates": REFERENCE_RATES, "amounts": AMOUNTS}

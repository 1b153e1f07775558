"""Belongs here: the ECB's euro rates crossed to KRW, the as-of look-up, and what the contract asks of the rates.
Does not: where the file comes from (raw.reference_rates), and the amounts of facts (normalise).
"""

import io
from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_EVEN, Context, Decimal

import polars as pl

from transforms.currency.frames import RATE, REFERENCE_RATES_SCHEMA, TARGETS

MAX_GAP_DAYS = 10
MAX_JUMP = Decimal("0.20")
# After the last day of the whole table there is nothing better than its last rate; older than a quarter it is none.
MAX_STALE_DAYS = 92

REVIEWED_JUMPS = (
    ("ISK", date(2008, 10, 8), "Icelandic banking crisis"),
    ("ISK", date(2008, 11, 6), "Icelandic banking crisis"),
    ("ISK", date(2018, 2, 1), "quoted again after nine years"),
    ("TRL", date(2001, 2, 22), "the lira's peg was given up"),
    ("TRY", date(2021, 12, 21), "lira deposits guaranteed against depreciation"),
)

EXACT = Context(prec=60, rounding=ROUND_HALF_EVEN)
_RATE_STEP = Decimal(1).scaleb(-RATE.scale)


def reference_rates(history: bytes | None = None, source: str | None = None) -> pl.DataFrame:
    """KRW per unit of each currency and day, crossed over the euro: KRW per euro ÷ units per euro.

    `history`: the bank's CSV (`Date,USD,JPY,…`, units per euro, N/A where there is none); by default the bundled one.
    Rows: a day and a currency of `REFERENCE_RATES_SCHEMA`, sorted by currency and date, KRW itself at 1, EUR included.
    A quotient keeps 18 decimal places, rounded half to even. Raises ValueError for a column or a cell that is no rate.
    """
    if history is None:
        from raw.reference_rates import bundled_history

        bundled = bundled_history()
        history, source = bundled.content, source or bundled.source
    rows = list(_crossed(_read(history), source or "ecb"))
    return pl.DataFrame(rows, schema=REFERENCE_RATES_SCHEMA, orient="row").sort("currency", "date")


def _read(history: bytes) -> pl.DataFrame:
    frame = pl.read_csv(io.BytesIO(history), infer_schema=False, null_values=["N/A", ""], truncate_ragged_lines=True)
    frame = frame.rename(str.strip)
    if "Date" not in frame.columns or "KRW" not in frame.columns:
        raise ValueError(f"no reference rates: columns Date and KRW are needed, there are {frame.columns}")
    return frame.select("Date", *[name for name in frame.columns if len(name) == 3 and name.isalpha()])


def _crossed(frame: pl.DataFrame, source: str) -> Iterator[tuple[date, str, Decimal, str]]:
    currencies = frame.columns[1:]
    for day_text, *cells in frame.iter_rows():
        day = date.fromisoformat(day_text)
        per_euro = {
            name: _rate(cell, name, day) for name, cell in zip(currencies, cells, strict=True) if cell is not None
        }
        krw = per_euro.get("KRW")
        if krw is None:
            continue
        yield day, "EUR", krw, source
        for name, units in per_euro.items():
            yield day, name, EXACT.divide(krw, units).quantize(_RATE_STEP, context=EXACT), source


def _rate(cell: str, currency: str, day: date) -> Decimal:
    try:
        value = Decimal(cell.strip())
    except ArithmeticError as error:
        raise ValueError(f"no rate: {cell!r} for {currency} on {day}") from error
    if not value.is_finite() or value <= 0:
        raise ValueError(f"no rate: {cell!r} for {currency} on {day}")
    return value


def rates_as_of(wanted: pl.DataFrame, rates: pl.DataFrame, on: str, currency: str) -> pl.DataFrame:
    """`wanted` with `krw_per_unit` and `rate_date`: the currency's rate on the day `on`, or the last one before it.

    The last rate is carried over weekends and holidays, at most `MAX_GAP_DAYS` within the table; beyond the table's own
    last day up to `MAX_STALE_DAYS`. A currency that the bank stopped quoting has no rate afterwards: null.
    """
    last = pl.lit(rates["date"].max(), pl.Date)
    reach = pl.when(pl.col(on) <= last + pl.duration(days=MAX_STALE_DAYS)).then(pl.min_horizontal(on, last))
    found = (
        wanted.with_row_index("_row")
        .with_columns(_day=reach, _currency=pl.col(currency))
        .sort("_day", nulls_last=True)
        .join_asof(
            rates.select(_currency="currency", rate_date="date", krw_per_unit="krw_per_unit").sort("rate_date"),
            left_on="_day",
            right_on="rate_date",
            by="_currency",
            tolerance=f"{MAX_GAP_DAYS}d",
            check_sortedness=False,
            coalesce=False,
        )
    )
    return found.sort("_row").drop("_row", "_day", "_currency")


def rate_gaps(rates: pl.DataFrame, days: int = MAX_GAP_DAYS) -> pl.DataFrame:
    """Stretches of more than `days` without a rate, of the table (currency null) and of each currency.

    Columns: currency, after, until (the days with a rate on either side).
    """
    table = rates.select("date").unique().with_columns(currency=pl.lit(None, pl.String))
    both = pl.concat([table.select("currency", "date"), rates.select("currency", "date")])
    after = pl.col("date").sort().shift(1)
    gaps = both.group_by("currency").agg(after=after, until=pl.col("date").sort()).explode("after", "until")
    return gaps.filter((pl.col("until") - pl.col("after")).dt.total_days() > days).sort(
        "currency", "after", nulls_last=False
    )


def rate_jumps(rates: pl.DataFrame, limit: Decimal = MAX_JUMP) -> pl.DataFrame:
    """Days on which a currency moved by more than `limit` of its last rate, and what a second look made of it.

    Columns: currency, date, before, krw_per_unit, change, explanation (null: nobody has looked yet, `REVIEWED_JUMPS`).
    """
    step = rates.sort("currency", "date").with_columns(before=pl.col("krw_per_unit").shift(1).over("currency"))
    change = pl.col("krw_per_unit").cast(pl.Float64) / pl.col("before").cast(pl.Float64) - 1
    jumps = step.with_columns(change=change).filter(pl.col("change").abs() > float(limit))
    reviewed = pl.DataFrame(REVIEWED_JUMPS, schema=["currency", "date", "explanation"], orient="row")
    explained = jumps.join(reviewed, on=["currency", "date"], how="left", maintain_order="left")
    return explained.select("currency", "date", "before", "krw_per_unit", "change", "explanation")


def missing_rates(rates: pl.DataFrame, currencies: tuple[str, ...] = TARGETS) -> pl.DataFrame:
    """Days of the table that lack one of `currencies` after that currency's first day: date, currency.

    A currency that is missing altogether lacks every day.
    """
    days = rates.select("date").unique()
    wanted = days.join(pl.DataFrame({"currency": currencies}, schema={"currency": pl.String}), how="cross")
    first = rates.group_by("currency").agg(first=pl.col("date").min())
    due = wanted.join(first, on="currency", how="left").filter(
        pl.col("first").is_null() | (pl.col("date") >= pl.col("first"))
    )
    return due.join(rates, on=["date", "currency"], how="anti").select("date", "currency").sort("currency", "date")

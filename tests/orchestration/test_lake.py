"""Belongs here: tests of the Delta Lake tables: what is read back, replaced, merged.
Does not: what the stages write there.
"""

from datetime import UTC, date, datetime
from decimal import Decimal

import polars as pl
import pytest

from orchestration.lake import COMPACT_ABOVE_FILES, Lake

SCHEMA = pl.Schema(
    {
        "doc_id": pl.String,
        "amount": pl.Decimal(38, 4),
        "names": pl.List(pl.String),
        "at": pl.Datetime("us", "UTC"),
        "day": pl.Date,
        "content": pl.Binary,
    }
)


def rows(*ids: str, amount: str = "1.5") -> pl.DataFrame:
    moment, day = datetime(2024, 5, 15, 1, 2, 3, tzinfo=UTC), date(2024, 5, 15)
    return pl.DataFrame(
        [(name, Decimal(amount), ["가람통신"], moment, day, b"\0\xff") for name in ids], schema=SCHEMA, orient="row"
    )


def test_what_is_written_is_read_back_with_its_dtypes(lake: Lake) -> None:
    written = pl.concat(
        [rows("a", amount="99999999999999999999999999999999.0001"), rows("b").with_columns(amount=None, names=None)]
    )
    lake.append("t", written.cast(dict(SCHEMA)))
    assert lake.read("t", SCHEMA).sort("doc_id").equals(written.cast(dict(SCHEMA)))
    assert lake.read("t", SCHEMA, columns=["day"], where=pl.col("doc_id") == "a")["day"].to_list() == [
        date(2024, 5, 15)
    ]


def test_table_that_is_not_there_is_empty_and_has_no_version(lake: Lake) -> None:
    assert lake.read("t", SCHEMA).schema == SCHEMA
    assert (lake.exists("t"), lake.version("t"), lake.count("t"), lake.keys("t", "doc_id")) == (False, None, 0, set())


def test_empty_frame_makes_the_table(lake: Lake) -> None:
    lake.append("t", rows())
    assert lake.exists("t") and lake.count("t") == 0


def test_column_that_came_later_is_null_in_old_rows(lake: Lake) -> None:
    lake.append("t", rows("a").drop("day"))
    lake.append("t", rows("b"))
    assert lake.read("t", SCHEMA).sort("doc_id")["day"].to_list() == [None, date(2024, 5, 15)]


@pytest.mark.parametrize("many", [False, True])
def test_replacing_takes_out_every_row_of_the_documents_and_leaves_the_others(lake: Lake, many: bool) -> None:
    lake.append("t", rows("a", "a", "b", "it's"))
    gone = ["a", "it's", *(f"x{number}" for number in range(1500 if many else 1))]
    lake.replace_where_in("t", "doc_id", gone, rows("a", amount="7"))
    found = lake.read("t", SCHEMA).sort("doc_id")
    assert found.select("doc_id", "amount").rows() == [("a", Decimal("7.0000")), ("b", Decimal("1.5000"))]


def test_upsert_updates_by_key_and_inserts_the_rest(lake: Lake) -> None:
    lake.append("t", rows("a", "b"))
    lake.upsert("t", rows("b", "c", amount="9"), ["doc_id"])
    found = lake.read("t", SCHEMA).sort("doc_id").select("doc_id", "amount").rows()
    assert found == [("a", Decimal("1.5000")), ("b", Decimal("9.0000")), ("c", Decimal("9.0000"))]


def test_many_commits_are_compacted_without_loss(lake: Lake) -> None:
    for number in range(COMPACT_ABOVE_FILES + 1):
        lake.append("t", rows(f"d{number}"))
    lake.compact("t")
    assert lake.count("t") == COMPACT_ABOVE_FILES + 1
    assert len({*lake.read("t", SCHEMA)["doc_id"]}) == COMPACT_ABOVE_FILES + 1

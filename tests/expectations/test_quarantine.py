"""Belongs here: rows that enter quarantine, are mended by overrides and leave it.
Does not: which contracts refuse them (test_mutations), and the stored quarantine (tests of orchestration).
"""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mutations import Frames, set_value

from expectations.batch import validate_together
from expectations.columns.quarantine import QUARANTINE_SCHEMA
from expectations.overrides import Override, OverrideError, read_overrides
from expectations.quarantine import UNREADABLE, quarantine_id, quarantined, replay
from expectations.rows import from_json, to_json
from expectations.schemas import validate
from expectations.tables import TABLES

AT = datetime(2021, 1, 4, 5, 0, tzinfo=UTC)


def _refused(clean: Frames, table: str = "investments", **values: object) -> pl.DataFrame:
    frame = set_value(clean[table], 7, **(values or {"amount": Decimal(-5)}))
    return quarantined(validate(table, frame, **clean), frame, run_id="first", at=AT)


def _without(clean: Frames, table: str, row: int) -> Frames:
    return clean | {table: clean[table].filter(pl.int_range(pl.len()) != row)}


def test_entries_say_what_is_wrong_and_who_found_it(clean: Frames) -> None:
    entries = _refused(clean)
    assert entries.schema == QUARANTINE_SCHEMA
    assert set(entries["contract"]) == {"within_bounds", "amount_as_written"}
    assert entries["quarantine_id"].n_unique() == 1
    entry = entries.row(0, named=True)
    assert (entry["stage"], entry["table"], entry["run_id"], entry["at"]) == ("facts", "investments", "first", AT)
    assert validate("quarantine", entries).failures.is_empty()


def test_the_same_row_has_the_same_id_in_every_run(clean: Frames) -> None:
    assert _refused(clean)["quarantine_id"].equals(_refused(clean)["quarantine_id"])


def test_a_fault_of_the_frame_quarantines_every_row(clean: Frames) -> None:
    frame = clean["deals"].drop("status")
    entries = quarantined(validate("deals", frame, **clean), frame, run_id="first", at=AT)
    assert entries.height == frame.height
    assert entries["quarantine_id"].n_unique() == frame.height
    assert set(entries["reason"]) == {"status is missing"}


def test_a_mended_row_leaves(clean: Frames) -> None:
    entries = _refused(clean)
    [id_] = set(entries["quarantine_id"])
    amount = clean["investments"][7, "amount"]
    override = Override(id_, {"amount": str(amount)})
    done = replay(entries, {id_: override}, run_id="second", at=AT, **_without(clean, "investments", 7))
    assert done.left == {id_}
    assert done.failing.is_empty()
    assert done.passed["investments"].equals(clean["investments"][7:8])


def test_a_row_that_still_fails_stays_under_its_id_with_the_new_reason(clean: Frames) -> None:
    entries = _refused(clean)
    [id_] = set(entries["quarantine_id"])
    override = Override(id_, {"amount": "12"})
    done = replay(entries, {id_: override}, run_id="second", at=AT, **_without(clean, "investments", 7))
    assert done.left == frozenset()
    assert done.passed == {}
    assert done.failing.select("quarantine_id", "contract", "run_id").rows() == [(id_, "amount_as_written", "second")]
    assert done.failing["row"].to_list() == entries["row"].head(1).to_list()


def test_a_row_leaves_by_itself_once_what_it_lacked_has_come(clean: Frames) -> None:
    frame = clean["headcounts"]
    early = clean | {"articles": clean["articles"].head(3)}
    entries = quarantined(validate("headcounts", frame, **early), frame, run_id="first", at=AT)
    assert entries["quarantine_id"].n_unique() == frame.height - 3
    done = replay(entries, {}, run_id="second", at=AT, **clean | {"headcounts": frame.head(3)})
    assert len(done.left) == frame.height - 3
    assert done.passed["headcounts"].sort("fact_id").equals(frame[3:].sort("fact_id"))


def test_a_deal_and_its_parties_are_replayed_together(clean: Frames) -> None:
    frame = set_value(clean["deal_parties"], 0, mention="someone else")
    broken = clean | {"deal_parties": frame}
    references = {name: clean[name] for name in clean if name not in ("deals", "deal_parties")}
    verdicts = validate_together({name: broken[name] for name in ("deals", "deal_parties")}, **references)
    entries = pl.concat([quarantined(v, broken[name], run_id="first", at=AT) for name, v in verdicts.items()])
    [id_] = set(entries.filter(contract="mention_at_offsets")["quarantine_id"])
    stored = clean | {name: verdict.valid for name, verdict in verdicts.items()}
    override = Override(id_, {"mention": clean["deal_parties"][0, "mention"]})
    done = replay(entries, {id_: override}, run_id="second", at=AT, **stored)
    assert done.failing.is_empty()
    assert {name: rows.height for name, rows in done.passed.items()} == {"deals": 1, "deal_parties": 2}


def test_a_discarded_row_leaves_for_good(clean: Frames) -> None:
    entries = _refused(clean)
    [id_] = set(entries["quarantine_id"])
    done = replay(entries, {id_: Override(id_, discard=True)}, run_id="second", at=AT, **clean)
    assert done.left == done.discarded == {id_}
    assert done.passed == {}
    assert done.failing.is_empty()


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"amount": 1.5}, "amount: 1.5 is no Decimal"),
        ({"amount": "much"}, "amount: 'much' is no Decimal"),
        ({"price": "5"}, "investments has no column price"),
        ({"date_start": "soon"}, "date_start: 'soon' is no Date"),
        ({"evidence_start": "0"}, "evidence_start: '0' is no Int64"),
    ],
)
def test_a_mend_that_cannot_be_read_says_so(clean: Frames, values: dict[str, object], reason: str) -> None:
    entries = _refused(clean)
    [id_] = set(entries["quarantine_id"])
    done = replay(entries, {id_: Override(id_, values)}, run_id="second", at=AT, **clean)
    assert done.left == frozenset()
    assert done.failing["contract"].to_list() == [UNREADABLE]
    assert reason in done.failing["reason"][0]


def test_an_empty_quarantine_replays_to_nothing(clean: Frames) -> None:
    done = replay(QUARANTINE_SCHEMA.to_frame(), {}, run_id="second", at=AT, **clean)
    assert (done.passed, done.left, done.failing.height) == ({}, frozenset(), 0)


@pytest.mark.parametrize("table", TABLES)
def test_rows_survive_json(table: str, clean: Frames) -> None:
    schema = TABLES[table].schema
    rows = clean[table].to_dicts()
    assert [from_json(to_json(row), schema) for row in rows] == rows


@settings(deadline=None)
@given(
    st.fixed_dictionaries(
        {
            "amount": st.none() | st.decimals(allow_nan=False, allow_infinity=False, places=4),
            "day": st.none() | st.dates(),
            "at": st.none() | st.datetimes(timezones=st.just(UTC)),
            "content": st.none() | st.binary(),
            "names": st.none() | st.lists(st.text()),
            "text": st.none() | st.text(),
            "count": st.none() | st.integers(-(2**63), 2**63 - 1),
            "share": st.none() | st.floats(allow_nan=False, allow_infinity=False),
            "agreed": st.none() | st.booleans(),
        }
    )
)
def test_any_row_survives_json(row: dict[str, object]) -> None:
    schema = pl.Schema(
        {
            "amount": pl.Decimal(38, 4),
            "day": pl.Date(),
            "at": pl.Datetime("us", "UTC"),
            "content": pl.Binary(),
            "names": pl.List(pl.String()),
            "text": pl.String(),
            "count": pl.Int64(),
            "share": pl.Float64(),
            "agreed": pl.Boolean(),
        }
    )
    assert from_json(to_json(row), schema) == row


def test_ids_tell_tables_apart() -> None:
    assert quarantine_id("deals", "{}") != quarantine_id("stakes", "{}")


def test_overrides_are_read(tmp_path: Path) -> None:
    file = tmp_path / "overrides.yaml"
    file.write_text(
        "overrides:\n"
        "  - {id: q-1, set: {amount: '300', date_start: 2020-03-01}, note: a misprint}\n"
        "  - {id: q-2, discard: true}\n",
        encoding="utf-8",
    )
    assert read_overrides(file) == {
        "q-1": Override("q-1", {"amount": "300", "date_start": date(2020, 3, 1)}, note="a misprint"),
        "q-2": Override("q-2", discard=True),
    }


def test_no_file_is_no_override(tmp_path: Path) -> None:
    assert read_overrides(tmp_path / "none.yaml") == {}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("overrides: [{set: {a: 1}}]", "entry 1: wants an id"),
        ("overrides: [{id: q-1}]", "entry 1: wants either"),
        ("overrides: [{id: q-1, set: {a: 1}, discard: true}]", "entry 1: wants either"),
        ("overrides: [{id: q-1, sett: {a: 1}}]", "unknown sett"),
        ("overrides: [{id: q-1, discard: true}, {id: q-1, discard: true}]", "entry 2: q-1 has an entry already"),
        ("overrides: [{id: q-1, discard: maybe}]", "`discard` true or false"),
        ("mends: []", "wants one key"),
        ("overrides: {", "overrides.yaml"),
    ],
)
def test_a_faulty_override_file_says_where(tmp_path: Path, text: str, reason: str) -> None:
    file = tmp_path / "overrides.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(OverrideError, match=reason):
        read_overrides(file)

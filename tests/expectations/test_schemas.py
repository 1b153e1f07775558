"""Belongs here: what a verdict tells: rows, reasons, severity, blocking, what could not be judged.
Does not: each contract (test_mutations).
"""

import json
from decimal import Decimal

import polars as pl
import pytest
from mutations import Frames, set_value

from expectations.batch import validate_together
from expectations.contracts import Severity, contracts_of
from expectations.schemas import validate
from expectations.tables import TABLES, Tolerance


def test_the_failing_row_is_named_and_the_rest_is_valid(clean: Frames) -> None:
    frame = set_value(clean["investments"], 7, amount=Decimal(-5))
    verdict = validate("investments", frame, **clean)
    failure = verdict.errors.filter(contract="within_bounds").row(0, named=True)
    assert failure["row"] == 7
    assert failure["column"] == "amount"
    assert failure["doc_id"] == frame[7, "doc_id"]
    assert json.loads(failure["key"]) == {"fact_id": frame[7, "fact_id"]}
    assert json.loads(failure["row_json"])["amount"] == "-5.0000"
    assert failure["reason"] == "amount must lie in (0, ∞], but amount=-5.0000"
    assert verdict.valid.equals(frame.filter(pl.int_range(pl.len()) != 7))
    assert not verdict.blocks


def test_decimals_stay_decimals(clean: Frames) -> None:
    assert validate("stakes", clean["stakes"]).valid.schema == TABLES["stakes"].schema


def test_a_warning_lets_the_row_pass(clean: Frames) -> None:
    frame = set_value(clean["articles"], 2, title=None)
    verdict = validate("articles", frame, **clean)
    assert verdict.warnings["contract"].to_list() == ["title_is_known"]
    assert verdict.valid.height == frame.height


def test_a_frame_of_the_wrong_shape_blocks_and_keeps_nothing(clean: Frames) -> None:
    verdict = validate("deals", clean["deals"].drop("status"), **clean)
    assert verdict.blocks
    assert verdict.valid.is_empty()
    assert verdict.failures["reason"].to_list() == ["status is missing"]


def test_a_batch_blocks_when_it_loses_more_than_its_share(clean: Frames) -> None:
    few, many = clean["headcounts"], clean["headcounts"]
    for row in range(2):
        few = set_value(few, row, count=-1)
    for row in range(8):
        many = set_value(many, row, count=-1)
    assert not validate("headcounts", few, **clean).blocks
    assert validate("headcounts", many, **clean).blocks


@pytest.mark.parametrize(
    ("failing", "rows", "blocks"),
    [
        (0, 0, False),
        (0, 10, False),
        (1, 1, False),
        (1, 2, False),
        (2, 2, True),
        (3, 20, False),
        (4, 20, True),
        (4, 100, False),
    ],
)
def test_tolerance(failing: int, rows: int, blocks: bool) -> None:
    assert Tolerance(share=0.1, rows=3).exceeded_by(failing, rows) is blocks


def test_contracts_without_their_references_are_listed(clean: Frames) -> None:
    verdict = validate("deal_parties", clean["deal_parties"], articles=clean["articles"])
    assert set(verdict.unjudged) == {
        "fact_id_resolves",
        "organisation_id_resolves",
        "organisation_named_as_registered",
        "same_document_as_fact",
    }


def test_contracts_without_a_column_of_their_references_are_listed(clean: Frames) -> None:
    verdict = validate("candidates", clean["candidates"], articles=clean["articles"].select("doc_id", "body"))
    assert verdict.unjudged == ("document_is_an_article",)
    assert verdict.failures.is_empty()


def test_an_uncollected_frame_is_refused(clean: Frames) -> None:
    with pytest.raises(TypeError, match="collect"):
        validate("deals", clean["deals"].lazy())  # type: ignore[arg-type]


def test_an_unknown_table_is_refused(clean: Frames) -> None:
    with pytest.raises(KeyError, match="dealz"):
        validate("dealz", clean["deals"])


@pytest.mark.parametrize("table", TABLES)
def test_an_empty_frame_is_judged(table: str, clean: Frames) -> None:
    empty = {name: frame.clear() for name, frame in clean.items()}
    assert validate(table, empty[table], **empty).failures.is_empty()


def test_of_equal_copies_one_stays(clean: Frames) -> None:
    frame = pl.concat([clean["deals"], clean["deals"].head(1)])
    verdict = validate("deals", frame, **clean)
    assert verdict.valid.equals(clean["deals"])


def test_a_deal_leaves_with_its_party(clean: Frames) -> None:
    broken = set_value(clean["deal_parties"], 0, mention="someone else")
    verdicts = validate_together(clean | {"deal_parties": broken})
    fact_id = broken[0, "fact_id"]
    assert fact_id not in verdicts["deals"].valid["fact_id"]
    assert fact_id not in verdicts["deal_parties"].valid["fact_id"]
    assert verdicts["deals"].errors["contract"].to_list() == ["deal_has_two_parties"]
    by_row = dict(verdicts["deal_parties"].errors.select("row", "contract").iter_rows())
    assert by_row == {0: "mention_at_offsets", 1: "fact_id_resolves"}


def test_rows_that_are_stored_count_as_references(clean: Frames) -> None:
    half = clean["deal_parties"].head(24)
    verdicts = validate_together({"deal_parties": half}, **clean)
    assert verdicts["deal_parties"].errors.is_empty()


def test_every_contract_has_a_description_and_a_name_of_its_own() -> None:
    for table in TABLES:
        for name, (severity, description) in contracts_of(table).items():
            assert name.isidentifier()
            assert severity in Severity
            assert description

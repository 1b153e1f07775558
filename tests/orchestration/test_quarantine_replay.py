"""Belongs here: rows in quarantine after a real run: looked at, mended, discarded, replayed, from the command line too.
Does not: what blocks (test_whole_run), and what a replay judges (tests/expectations).
"""

import shutil
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import dagster as dg
import polars as pl
import pytest
from job_runs import Materialise, materialise_home
from typer.testing import CliRunner

import transforms.facts
from expectations.overrides import Override, OverrideError, write_override
from orchestration.cli import app
from orchestration.definitions import build_definitions
from orchestration.home import Home, open_home
from orchestration.incremental import Selection
from orchestration.quarantine_desk import held, replay_quarantine
from orchestration.stages import read_table

pytestmark = pytest.mark.slow
UP_TO_FACTS = (
    "raw_documents organisations articles "
    "deals deal_parties stakes headcounts investments investment_parties candidates"
)
WITH_AMOUNTS = f"{UP_TO_FACTS} reference_rates amounts"


def _negative(extract: Callable[..., dict[str, pl.DataFrame]], right: list[dict[str, Any]]) -> Callable[..., Any]:
    """An extraction that makes one investment's amount negative: that in `right`, or the first, which it puts there."""

    def negative(*how: Any) -> dict[str, pl.DataFrame]:
        frames = extract(*how)
        rows = frames["investments"]
        if not right:
            right.extend(rows.filter(pl.col("amount").is_not_null()).sort("fact_id").head(1).to_dicts())
        hit = pl.col("fact_id") == right[0]["fact_id"]
        return frames | {
            "investments": rows.with_columns(pl.when(hit).then(-pl.col("amount")).otherwise(pl.col("amount")))
        }

    return negative


@pytest.fixture(scope="module")
def spoilt_once(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> tuple[Path, dict[str, Any]]:
    """A home with one investment extracted wrongly, and that row as it should be."""
    home, right = tmp_path_factory.mktemp("spoilt"), list[dict[str, Any]]()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(transforms.facts, "extract", _negative(transforms.facts.extract, right))
        run = materialise_home(home, [samples], WITH_AMOUNTS)
    assert run.result.success
    [row] = right
    return home, row


@pytest.fixture
def spoilt(spoilt_once: tuple[Path, dict[str, Any]], tmp_path: Path) -> tuple[Home, dict[str, Any]]:
    folder, right = spoilt_once
    shutil.copytree(folder, tmp_path / "home")
    return open_home(tmp_path / "home"), right


def _id_of(home: Home) -> str:
    [identifier] = {*held(home.lake, contract="within_bounds")["quarantine_id"]}
    return str(identifier)


def _mend(home: Home, **values: Any) -> str:
    identifier = _id_of(home)
    write_override(home.overrides, Override(identifier, values, note="read again by hand"))
    return identifier


def test_a_warning_is_told_and_stops_nothing(materialise: Materialise, tmp_path: Path, pages: Path) -> None:
    for page in pages.glob("*.html"):
        page.unlink()
    old = pages / "05-startup-round.txt"
    assert old.exists()
    run = materialise(tmp_path / "home", [pages], "raw_documents articles reference_rates")
    assert run.result.success
    check = run.check("reference_rates", "no_jump")
    assert (check.passed, check.severity, check.blocking) == (False, dg.AssetCheckSeverity.WARN, False)
    assert "TRY" in str(check.metadata["failures"].value)
    assert held(run.lake, table="reference_rates").is_empty()


def test_a_mended_row_enters_its_table_and_the_later_ones(
    spoilt: tuple[Home, dict[str, Any]], materialise: Materialise, samples: Path
) -> None:
    home, right = spoilt
    fact_id = right["fact_id"]
    assert fact_id not in read_table(home.lake, "investments")["fact_id"]
    parties = read_table(home.lake, "investment_parties").filter(fact_id=fact_id).height
    identifier = _mend(home, amount=str(right["amount"]))
    done = replay_quarantine(home.lake, home.overrides, "replay")
    assert done.entered["investments"] == 1
    assert held(home.lake).filter(quarantine_id=identifier).is_empty()
    assert read_table(home.lake, "investments").filter(fact_id=fact_id).to_dicts() == [right]
    assert parties + done.entered.get("investment_parties", 0) == (
        read_table(home.lake, "investment_parties").filter(fact_id=fact_id).height
    )
    assert fact_id not in read_table(home.lake, "amounts")["fact_id"]
    later = materialise(home.folder, [samples], WITH_AMOUNTS)
    assert later.result.success
    assert later.metadata("deals")["documents handled"] == 0
    assert later.metadata("amounts")["documents handled"] == 1
    assert read_table(home.lake, "amounts").filter(fact_id=fact_id)["amount"].to_list() == [right["amount"]]


def test_a_mend_holds_when_the_page_is_read_again(
    spoilt: tuple[Home, dict[str, Any]],
    materialise: Materialise,
    monkeypatch: pytest.MonkeyPatch,
    samples: Path,
) -> None:
    home, right = spoilt
    identifier = _mend(home, amount=str(right["amount"]))
    monkeypatch.setattr(transforms.facts, "extract", _negative(transforms.facts.extract, [right]))
    again = materialise(home.folder, [samples], WITH_AMOUNTS, Selection(full_refresh=True))
    assert again.result.success
    assert again.check("investments", "within_bounds").passed
    assert read_table(home.lake, "investments").filter(fact_id=right["fact_id"]).to_dicts() == [right]
    assert held(home.lake).filter(quarantine_id=identifier).is_empty()


def test_a_row_that_still_fails_stays(spoilt: tuple[Home, dict[str, Any]]) -> None:
    home, right = spoilt
    identifier = _mend(home, amount="0")
    done = replay_quarantine(home.lake, home.overrides, "replay")
    assert "investments" not in done.entered
    stays = held(home.lake).filter(quarantine_id=identifier)
    assert "within_bounds" in stays["contract"]
    assert {*stays["run_id"]} == {"replay"}
    assert right["fact_id"] not in read_table(home.lake, "investments")["fact_id"]


def test_a_discarded_row_leaves_and_enters_nothing(spoilt: tuple[Home, dict[str, Any]]) -> None:
    home, right = spoilt
    identifier = _id_of(home)
    write_override(home.overrides, Override(identifier, discard=True, note="an advertisement"))
    done = replay_quarantine(home.lake, home.overrides, "replay")
    assert done.discarded == 1
    assert held(home.lake).filter(quarantine_id=identifier).is_empty()
    assert right["fact_id"] not in read_table(home.lake, "investments")["fact_id"]


def test_a_faulty_override_file_changes_nothing(spoilt: tuple[Home, dict[str, Any]]) -> None:
    home, _ = spoilt
    before = held(home.lake)
    home.overrides.write_text("overrides: [{id: 5}]", encoding="utf-8")
    with pytest.raises(OverrideError, match="entry 1"):
        replay_quarantine(home.lake, home.overrides, "replay")
    assert held(home.lake).equals(before)


def test_the_job_replays_too(spoilt: tuple[Home, dict[str, Any]]) -> None:
    home, right = spoilt
    _mend(home, amount=str(right["amount"]))
    job = build_definitions(home).resolve_job_def("replay_quarantine")
    with dg.DagsterInstance.ephemeral() as instance:
        result = job.execute_in_process(instance=instance)
    assert result.success
    assert read_table(home.lake, "investments").filter(fact_id=right["fact_id"]).to_dicts() == [right]


def test_the_command_line_leads_from_looking_to_replaying(spoilt: tuple[Home, dict[str, Any]]) -> None:
    home, right = spoilt
    say = _command(home)
    identifier = _id_of(home)
    assert identifier in say("list", "--json")
    assert identifier not in say("list", "--json", "--table", "deals")
    shown = say("show", identifier)
    assert "amount must lie in (0, ∞]" in shown
    assert right["evidence"] in shown
    assert "is no Decimal" in say("mend", identifier, "--set", "amount=much", code=1)
    assert "no column" in say("mend", identifier, "--set", "price=5", code=1)
    say("mend", identifier, "--set", f"amount={right['amount']}", "--note", "read again")
    assert "investments: 1 rows entered" in say("replay")
    assert identifier not in say("list", "--json")
    assert "is not in quarantine" in say("show", identifier, code=1)
    assert Decimal(right["amount"]) in read_table(home.lake, "investments")["amount"].to_list()


def _command(home: Home) -> Callable[..., str]:
    def say(*words: str, code: int = 0) -> str:
        result = CliRunner().invoke(app, ["quarantine", *words, "--home", str(home.folder)])
        assert result.exit_code == code, result.output
        return result.output

    return say

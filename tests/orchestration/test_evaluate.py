"""Belongs here: tests of the scorer, against its own rules and against the reference beside the checkout.
Does not: how well the extraction scores (test_floors).
"""

import importlib.util
import json
import random
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from typer.testing import CliRunner

from orchestration.cli import app
from orchestration.evaluate import TABLES, core, full, normal_name, score

Row = dict[str, Any]
STAKE: Row = {
    "holder": ["두루은행"],
    "issuer": ["별내증권", "별내"],
    "action": "acquire",
    "percent": 24.8,
    "amount": 248000000000,
    "currency": "KRW",
    "status": "completed",
    "date": "2023-11-07",
}
FOUND: Row = STAKE | {"holder": "두루 은행", "issuer": "㈜별내", "percent": "24.8", "amount": "248000000000"}


def label(**tables: list[Row]) -> Row:
    return {"doc": "d", "facts": {table: tables.get(table, []) for table in TABLES}}


def scored(labels: Row, **tables: list[Row]) -> dict[str, float]:
    return {table: tally.f1 for table, tally in score([labels], {"d": tables}).tallies["core"].items()}


@pytest.mark.parametrize(
    "name", ["㈜가람통신", "주식회사 가람통신", "(주)가람통신", "가람 통신", "가람·통신", "‘가람통신’"]
)
def test_spellings_of_one_name_are_one(name: str) -> None:
    assert normal_name(name) == "가람통신"


def test_stake_agrees_whatever_its_spelling_and_number_format() -> None:
    assert (core("stakes", FOUND, STAKE), full("stakes", FOUND, STAKE)) == (1.0, 1.0)
    assert full("stakes", FOUND | {"date": "2023"}, STAKE) == 0.0


@pytest.mark.parametrize(
    "change", [{"percent": "24.9"}, {"action": "hold"}, {"holder": "별내증권"}, {"currency": "USD"}, {"amount": None}]
)
def test_stake_with_one_wrong_core_slot_is_wrong(change: Row) -> None:
    assert core("stakes", FOUND | change, STAKE) == 0.0


def test_deals_score_the_overlap_of_their_parties_from_a_half_on() -> None:
    gold = {"parties": [["가"], ["나"], ["다"], ["라"]]}
    assert core("deals", {"parties": ["가", "나", "다", "라"]}, gold) == 1.0
    assert core("deals", {"parties": ["가", "나"]}, gold) == pytest.approx(2 / 3)
    assert core("deals", {"parties": ["가"]}, gold) == 0.0
    assert core("deals", {"parties": ["가", "나", "마"]}, gold) == pytest.approx(4 / 7)


def test_optional_labels_cost_nothing_and_pairing_with_one_is_neither_right_nor_wrong() -> None:
    optional = STAKE | {"optional": True}
    assert scored(label(stakes=[optional]))["all"] == 1.0
    tally = score([label(stakes=[optional])], {"d": {"stakes": [FOUND]}}).tallies["core"]["stakes"]
    assert (tally.hit, tally.predicted, tally.gold) == (0.0, 0, 0)


def test_pairing_is_one_to_one_and_the_best_there_is() -> None:
    gold = [{"parties": [["가"], ["나"]]}, {"parties": [["가"], ["나"], ["다"]]}]
    found = [{"parties": ["가", "나"]}, {"parties": ["가", "나", "다"]}]
    assert scored(label(deals=gold), deals=found[::-1])["deals"] == 1.0
    assert scored(label(deals=gold[:1]), deals=[found[0], found[0]])["deals"] == pytest.approx(2 / 3)


def test_faults_name_what_was_missed_and_what_was_wrong() -> None:
    wrong = FOUND | {"percent": "1"}
    faults = score([label(stakes=[STAKE])], {"d": {"stakes": [wrong]}}).faults
    assert [(fault.kind, fault.row) for fault in faults] == [("missed", STAKE), ("wrong", wrong)]


@pytest.fixture(scope="module")
def reference(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("reference_score", shared / "gold" / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("seed", range(5))
def test_figures_are_those_of_the_reference_scorer(reference: ModuleType, shared: Path, seed: int) -> None:
    folders = [shared / "gold" / name for name in ("seeds", "dev")]
    labels = [json.loads(path.read_text("utf-8")) for folder in folders for path in sorted(folder.glob("*.json"))]
    chance = random.Random(seed)
    found = {label["doc"]: {t: damaged(rows, chance) for t, rows in label["facts"].items()} for label in labels}
    ours = score(labels, found)
    for measure in ("core", "full"):
        for table in TABLES:
            sums = [0.0, 0, 0]
            for each in labels:
                similarity = getattr(reference, measure)
                hit, predicted, gold, _, _ = reference.tally(
                    table, found[each["doc"]][table], each["facts"][table], similarity
                )
                sums = [sums[0] + hit, sums[1] + predicted, sums[2] + gold]
            tally = ours.tallies[measure][table]
            assert [tally.hit, tally.predicted, tally.gold] == pytest.approx(sums)


def damaged(rows: list[Row], chance: random.Random) -> list[Row]:
    """Labels as a middling extraction might have found them: some missing, some twice, some with a wrong slot."""
    out = []
    for row in rows:
        if chance.random() < 0.2:
            continue
        found = {key: value for key, value in row.items() if key != "optional"}
        for slot in ("holder", "issuer", "organization", "investee"):
            if found.get(slot):
                found[slot] = chance.choice(found[slot])
        for slot in ("parties", "investors"):
            if slot in found:
                found[slot] = [chance.choice(names) for names in found[slot] if chance.random() < 0.9]
        if chance.random() < 0.3:
            found[chance.choice(["date", "status", "bound", "amount"])] = "2020"
        out += [found] * (2 if chance.random() < 0.1 else 1)
    return out


def test_evaluate_finds_texts_beside_in_the_sibling_folder_or_where_told(tmp_path: Path, samples: Path) -> None:
    text = (samples / "05-startup-round.txt").read_bytes()
    gold, beside, told = tmp_path / "gold" / "seeds", tmp_path / "raw", tmp_path / "texts"
    for folder in (gold, beside, told):
        folder.mkdir(parents=True)
    (gold / "d.json").write_text(json.dumps(label() | {"published": "2024-08-27"}), "utf-8")
    arguments = ["evaluate", "--gold", str(gold), "--json"]
    assert CliRunner().invoke(app, arguments).exit_code == 1
    for folder, extra in ((told, ["--texts", str(told)]), (beside, []), (gold, [])):
        (folder / "d.txt").write_bytes(text)
        result = CliRunner().invoke(app, [*arguments, *extra])
        assert result.exit_code == 0, result.stderr
        assert json.loads(result.stdout)["core"]["all"]["predicted"] > 0


def test_errors_show_sentence_and_rule(tmp_path: Path) -> None:
    text = "두루은행은 7일 별내증권 지분 24.8%를 2480억원에 인수했다고 공시했다.\n두루은행은 별내증권과 손잡았다.\n"
    (tmp_path / "d.txt").write_text(text, "utf-8")
    missing = STAKE | {"percent": 99.1, "amount": None, "currency": None, "action": "hold"}
    (tmp_path / "d.json").write_text(json.dumps(label(stakes=[missing]) | {"published": "2023-11-07"}), "utf-8")
    result = CliRunner().invoke(app, ["evaluate", "--gold", str(tmp_path), "--errors"])
    assert result.exit_code == 0
    missed = result.stdout.index("MISSED d stakes")
    assert "두루은행은 7일 별내증권 지분 24.8%" in result.stdout[missed:]
    assert "WRONG  d stakes" in result.stdout and "rule " in result.stdout
    assert result.stdout.rstrip().splitlines()[-1].split()[0] == "all"

"""Belongs here: the floors of extraction quality on the labelled folders beside the checkout (tests/floors.toml).
Does not: scoring itself (test_evaluate).
"""

import tomllib
from pathlib import Path

import pytest

from orchestration.evaluate import Scores
from orchestration.evaluation_report import evaluate_folders

FLOORS = tomllib.loads((Path(__file__).parent.parent / "floors.toml").read_text("utf-8"))


@pytest.fixture(scope="module", params=FLOORS)
def evaluated(request: pytest.FixtureRequest, shared: Path) -> tuple[dict[str, float], Scores]:
    return FLOORS[request.param], evaluate_folders([shared / "gold" / request.param])


def test_extraction_is_not_below_its_floors(evaluated: tuple[dict[str, float], Scores]) -> None:
    floors, scores = evaluated
    below = {}
    for name, floor in floors.items():
        measure, _, figure = name.partition("_")
        table, _, figure = figure.rpartition("_")
        tally = scores.tallies[measure][table or "all"]
        if getattr(tally, figure) < floor:
            below[name] = (round(getattr(tally, figure), 4), floor)
    assert not below


def test_floors_are_named_by_measure_table_and_figure() -> None:
    for floors in FLOORS.values():
        for name, floor in floors.items():
            assert name.split("_")[0] in ("core", "full")
            assert name.split("_")[-1] in ("f1", "precision", "recall") and 0 < floor <= 1

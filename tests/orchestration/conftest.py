"""Belongs here: fixtures of the orchestration's tests: lakes, runs, and a home that is filled already.
Does not: fixtures that other packages need (tests/conftest.py).
"""

from pathlib import Path

import pytest
from job_runs import Materialise, Materialised, materialise_home

from orchestration.incremental import Run
from orchestration.lake import Lake


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that read the samples' home go to one worker, so that it is filled once."""
    for item in items:
        if "sample_run" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group("sample_run"))


@pytest.fixture
def materialise() -> Materialise:
    return materialise_home


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return Lake(str(tmp_path / "lake"))


@pytest.fixture
def run(lake: Lake) -> Run:
    return Run(lake=lake, run_id="run-1")


@pytest.fixture(scope="session")
def sample_run(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Materialised:
    """The samples, materialised whole. Tests read it and do not change it."""
    return materialise_home(tmp_path_factory.mktemp("home"), [samples])

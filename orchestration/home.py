"""Belongs here: what lies where under one home, and the environment that Dagster's processes get from it.
Does not: what is written there (lake, warehouse, report).
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from orchestration.lake import Lake

HOME_VARIABLE = "HAPJONG_HOME"
RAW_VARIABLE = "HAPJONG_RAW"
LAKE_VARIABLE = "HAPJONG_LAKE"
_INSTANCE = """\
telemetry:
  enabled: false
concurrency:
  runs:
    max_concurrent_runs: 1  # one writer: DuckDB takes no second one
run_monitoring:
  enabled: true
"""


@dataclass(frozen=True)
class Home:
    """The folder that holds everything of one installation; HAPJONG_LAKE, a folder or URL, puts the lake elsewhere."""

    folder: Path

    @property
    def lake(self) -> Lake:
        return Lake(os.environ.get(LAKE_VARIABLE) or str(self.folder / "lake"))

    @property
    def warehouse(self) -> Path:
        return self.folder / "warehouse" / "hapjong.duckdb"

    @property
    def report(self) -> Path:
        return self.folder / "report" / "index.html"

    @property
    def dagster(self) -> Path:
        return self.folder / "dagster"

    @property
    def data_docs(self) -> Path:
        return self.folder / "data_docs"

    @property
    def organisations(self) -> Path:
        return self.folder / "organisations.yaml"

    @property
    def overrides(self) -> Path:
        return self.folder / "overrides.yaml"


def open_home(folder: Path) -> Home:
    return Home(folder.absolute())


def home_of_environment() -> Home:
    return open_home(Path(os.environ.get(HOME_VARIABLE) or ".hapjong"))


def locations_of_environment() -> list[str]:
    return [line for line in os.environ.get(RAW_VARIABLE, "raw/samples").splitlines() if line]


def prepare(home: Home, locations: Sequence[str]) -> dict[str, str]:
    """Lay the home out, with Dagster's instance in it, and give the variables that its processes need."""
    home.dagster.mkdir(parents=True, exist_ok=True)
    instance = home.dagster / "dagster.yaml"
    if not instance.exists():
        instance.write_text(_INSTANCE, encoding="utf-8")
    return {
        "DAGSTER_HOME": str(home.dagster),
        "DAGSTER_DISABLE_TELEMETRY": "1",
        HOME_VARIABLE: str(home.folder),
        RAW_VARIABLE: "\n".join(absolute(location) for location in locations),
    }


def absolute(location: str) -> str:
    """A location that holds from any working directory; URLs stay as they are."""
    return location if "://" in location else str(Path(location).absolute())

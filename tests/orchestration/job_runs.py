"""Belongs here: running the real job over pages in a home of a test, and what came of it.
Does not: tests.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import dagster as dg

from orchestration.definitions import build_definitions
from orchestration.home import Home, open_home
from orchestration.incremental import Selection
from orchestration.lake import Lake
from orchestration.resources import SelectionResource


@dataclass(frozen=True)
class Materialised:
    """A run of the real job and the home that it filled."""

    home: Home
    result: dg.ExecuteInProcessResult

    @property
    def lake(self) -> Lake:
        return self.home.lake

    def metadata(self, table: str) -> dict[str, Any]:
        event = next(
            event for event in self.result.get_asset_materialization_events() if event.asset_key == dg.AssetKey(table)
        )
        return {name: value.value for name, value in event.materialization.metadata.items()}

    def materialised(self) -> set[str]:
        events = self.result.get_asset_materialization_events()
        return {event.asset_key.to_user_string() for event in events if event.asset_key}

    def check(self, table: str, name: str) -> dg.AssetCheckEvaluation:
        key = dg.AssetKey(table)
        return next(
            check
            for check in self.result.get_asset_check_evaluations()
            if (check.asset_key, check.check_name) == (key, name)
        )


Materialise = Callable[..., Materialised]


def materialise_home(
    folder: Path, locations: Sequence[Path | str], tables: str | None = None, selection: Selection | None = None
) -> Materialised:
    """Run everything, or the named tables with their checks, in this process; nothing is kept of Dagster's own."""
    home = open_home(folder)
    chosen = selection or Selection()
    resource = SelectionResource(
        source=chosen.source, ids=list(chosen.ids), limit=chosen.limit, full_refresh=chosen.full_refresh
    )
    definitions = build_definitions(home, {"selection": resource}, [str(location) for location in locations])
    names = tables.split() if tables else None
    assets = dg.AssetSelection.assets(*names) if names else dg.AssetSelection.all()
    job = dg.define_asset_job("chosen", selection=assets)
    resolved = dg.Definitions.merge(definitions, dg.Definitions(jobs=[job])).resolve_job_def("chosen")
    quiet = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}
    with dg.DagsterInstance.ephemeral() as instance:
        result = resolved.execute_in_process(instance=instance, run_config=quiet, raise_on_error=False)
        return Materialised(home, result)

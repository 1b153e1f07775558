"""Belongs here: one run of everything in this process, with progress, and the tables that it prints at its end.
Does not: what is run (definitions), and the figures themselves (report).
"""

import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import dagster as dg
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn
from rich.progress import Progress as Bars

from orchestration.definitions import build_definitions
from orchestration.engine import EngineError, open_engine
from orchestration.home import Home, open_home, prepare
from orchestration.incremental import Selection
from orchestration.resources import EngineResource, Progress, SelectionResource
from raw import FolderSource, open_source

_QUIET = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}


class BarProgress(Progress):
    """A bar a stage."""

    def __init__(self, bars: Bars) -> None:
        self._bars = bars
        self._tasks: dict[str, Any] = {}

    def advance(self, stage: str, done: int, of: int) -> None:
        if stage not in self._tasks:
            self._tasks[stage] = self._bars.add_task(stage, total=of)
        self._bars.update(self._tasks[stage], completed=done, total=of)


def run_locally(locations: Sequence[str], home_folder: Path, selection: Selection, engine: str | None = None) -> int:
    """Run everything once and print what was found. Returns the exit code: 0, or 1 where something failed."""
    missing = [location for location in locations if _is_missing(location)]
    for location in missing:
        _complain(f"{location}: no such folder")
    if len(missing) == len(locations):
        return 1
    try:
        open_engine(engine)
    except EngineError as error:
        _complain(str(error))
        return 1
    console = Console()
    home = open_home(home_folder)
    started = time.monotonic()
    result = _execute(console, home, locations, selection, engine)
    from orchestration.summary import print_summary

    ok = print_summary(console, home, result, seconds=time.monotonic() - started)
    return 0 if ok and not missing else 1


def _is_missing(location: str) -> bool:
    source = open_source(location)
    return isinstance(source, FolderSource) and not source.folder.is_dir()


def _execute(
    console: Console, home: Home, locations: Sequence[str], selection: Selection, engine: str | None
) -> dg.ExecuteInProcessResult:
    import os

    os.environ.update(prepare(home, locations))
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Bars(*columns, console=console, transient=True) as bars:
        definitions = build_definitions(
            home,
            {
                "progress": BarProgress(bars),
                "selection": SelectionResource(
                    source=selection.source,
                    ids=list(selection.ids),
                    limit=selection.limit,
                    full_refresh=selection.full_refresh,
                ),
                "engine": EngineResource(spec=engine or os.environ.get("HAPJONG_ENGINE", "in-process")),
            },
            [location for location in locations if not _is_missing(location)],
        )
        bars.add_task("starting", total=None)
        with dg.DagsterInstance.get() as instance:
            job = definitions.resolve_job_def("everything")
            return job.execute_in_process(instance=instance, run_config=_QUIET, raise_on_error=False)


def _complain(message: str) -> None:
    print(f"error: {message}", file=sys.stderr, flush=True)

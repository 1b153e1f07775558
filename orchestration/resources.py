"""Belongs here: what assets get from outside, as Dagster resources: lake, engine, selection, sources, places.
Does not: the work done with them.
"""

from pathlib import Path

import dagster as dg
from pydantic import Field

from expectations.overrides import read_overrides
from orchestration.engine import open_engine
from orchestration.incremental import Advance, Run, Selection
from orchestration.lake import Lake
from raw import Source, open_source


class LakeResource(dg.ConfigurableResource):
    """Where the Delta Lake tables lie: a folder, or an object store's URL with its storage options."""

    uri: str
    storage_options: dict[str, str] = Field(default_factory=dict)

    @property
    def lake(self) -> Lake:
        return Lake(self.uri, dict(self.storage_options))


class EngineResource(dg.ConfigurableResource):
    """How the heavy stages map their chunks: in-process, dask, dask:N or tcp://HOST:PORT of a Dask scheduler."""

    spec: str = "in-process"


class SelectionResource(dg.ConfigurableResource):
    """What a run is restricted to: `source` (part of the source URI, or a pattern), `ids` (doc_id), `limit` (documents
    a stage); `full_refresh` handles what is up to date as well.
    """

    source: str | None = None
    ids: list[str] = Field(default_factory=list)
    limit: int | None = None
    full_refresh: bool = False


class SourcesResource(dg.ConfigurableResource):
    """Where pages come from: folders, WARC files, feeds."""

    locations: list[str]

    @property
    def sources(self) -> list[Source]:
        return [open_source(location) for location in self.locations]


class PlacesResource(dg.ConfigurableResource):
    """Where results are published: the warehouse's URL, the report's file, the folder of the data docs. `overrides` is
    the file in which people mend rows in quarantine.
    """

    warehouse: str
    report: str
    data_docs: str
    overrides: str

    @property
    def report_path(self) -> Path:
        return Path(self.report)

    @property
    def data_docs_path(self) -> Path:
        return Path(self.data_docs)

    @property
    def overrides_path(self) -> Path:
        return Path(self.overrides)


class Progress:
    """Is told of each committed chunk of a stage; this one keeps silent."""

    def advance(self, stage: str, done: int, of: int) -> None:
        return None


class Stages(dg.ConfigurableResource):
    """All that a stage needs to run, put together from the other resources. `overrides` is the file that
    mends rows, `organisations` the one with the user's own names."""

    lake: dg.ResourceDependency[LakeResource]
    engine: dg.ResourceDependency[EngineResource]
    selection: dg.ResourceDependency[SelectionResource]
    overrides: str | None = None
    organisations: str | None = None

    def open(self, run_id: str, advance: Advance) -> Run:
        selection = Selection(
            self.selection.source, tuple(self.selection.ids), self.selection.limit, self.selection.full_refresh
        )
        return Run(
            lake=self.lake.lake,
            run_id=run_id,
            engine=open_engine(self.engine.spec),
            selection=selection,
            advance=advance,
            overrides=read_overrides(Path(self.overrides)) if self.overrides else {},
            organisations=Path(self.organisations) if self.organisations else None,
        )

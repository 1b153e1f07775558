"""Belongs here: all that Dagster loads, put together for one home.
Does not: the parts themselves (assets, checks, automation, resources).
"""

from collections.abc import Mapping, Sequence
from typing import Any

import dagster as dg

from expectations.overview import PAGE as OVERVIEW
from expectations.tables import TABLES
from orchestration.assets import ASSETS
from orchestration.automation import daily, everything, raw_pages
from orchestration.checks import build_checks
from orchestration.event_log import write_event_log_without_sync
from orchestration.home import Home, home_of_environment, locations_of_environment
from orchestration.replay_job import replaying
from orchestration.resources import (
    EngineResource,
    LakeResource,
    PlacesResource,
    Progress,
    SelectionResource,
    SourcesResource,
    Stages,
)
from orchestration.warehouse import duckdb_url


def build_definitions(
    home: Home | None = None, resources: Mapping[str, Any] | None = None, locations: Sequence[str] | None = None
) -> dg.Definitions:
    """Assets, checks, jobs, schedule, sensor and resources for a home (of the environment, unless given).

    `resources` replaces any of them by name: lake, engine, selection, sources, places, progress, stages.
    """
    home = home or home_of_environment()
    lake = LakeResource(uri=home.lake.uri, storage_options=home.lake.storage_options)
    engine, selection = EngineResource(), SelectionResource.configure_at_launch()
    standard: dict[str, Any] = {
        "lake": lake,
        "engine": engine,
        "selection": selection,
        "sources": SourcesResource(locations=list(locations or locations_of_environment())),
        "places": PlacesResource(
            warehouse=duckdb_url(home.warehouse),
            report=str(home.report),
            data_docs=str(home.data_docs),
            overrides=str(home.overrides),
        ),
        "progress": Progress(),
    }
    given = standard | dict(resources or {})
    parts = {name: given[name] for name in ("lake", "engine", "selection")}
    given.setdefault("stages", Stages(**parts, overrides=str(home.overrides), organisations=str(home.organisations)))
    return dg.Definitions(
        assets=[_linked(asset, home) for asset in ASSETS],
        asset_checks=build_checks(),
        jobs=[everything, replaying],
        schedules=[daily],
        sensors=[raw_pages],
        resources=given,
        executor=dg.in_process_executor,
    )


def _linked(asset: dg.AssetsDefinition, home: Home) -> dg.AssetsDefinition:
    """The asset with where its tables' suites and runs are shown in the Data Docs."""

    def link(spec: dg.AssetSpec) -> dg.AssetSpec:
        table = spec.key.to_user_string()
        if table not in TABLES:
            return spec
        suite, runs = home.data_docs / "expectations" / f"{table}.html", home.data_docs / OVERVIEW
        return spec.merge_attributes(
            metadata={"data docs": dg.MetadataValue.path(suite), "runs": dg.MetadataValue.path(runs)}
        )

    return asset.map_asset_specs(link)


write_event_log_without_sync()
defs = build_definitions()

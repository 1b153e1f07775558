"""Belongs here: one asset a table, in the order of the flow, grouped by stage.
Does not: the work (ingest, stages, warehouse, report), and what must hold of a table (checks).
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import dagster as dg

from expectations.tables import TABLES
from orchestration import stages as work
from orchestration.copies import mark_copies
from orchestration.incremental import Batch, Run
from orchestration.ingest import ingest
from orchestration.metadata import column_schema, table_metadata
from orchestration.resources import LakeResource, PlacesResource, Progress, SourcesResource, Stages

OWNERS = ["team:hapjong"]
DAILY = dg.FreshnessPolicy.time_window(warn_window=timedelta(hours=26), fail_window=timedelta(hours=50))
INGEST, READ, EXTRACT, NORMALISE, CORROBORATE, PUBLISH = (
    "ingest", "read", "extract", "normalise", "corroborate", "publish",
)  # fmt: skip
EVENT_TABLES = tuple(name for name, table in TABLES.items() if table.stage == "events")


def table_spec(name: str, group: str, *deps: str, kinds: tuple[str, ...] = ("deltalake", "polars")) -> dict[str, Any]:
    """What every table's asset declares, taken from the table's own declaration."""
    table = TABLES[name]
    return {
        "group_name": group,
        "deps": list(deps),
        "kinds": set(kinds),
        "owners": OWNERS,
        "description": table.description,
        "metadata": {"dagster/column_schema": column_schema(table), "dagster/table_name": name},
    }


def _spec(name: str, group: str, *deps: str) -> dg.AssetSpec:
    return dg.AssetSpec(name, **table_spec(name, group, *deps))


def _open(context: dg.AssetExecutionContext, stages: Stages, progress: Progress) -> Run:
    return stages.open(context.run_id, progress.advance)


def _result(context: dg.AssetExecutionContext, run: Run, batch: Batch, table: str) -> dg.MaterializeResult:
    context.log.info(f"{batch}")
    return dg.MaterializeResult(asset_key=table, metadata=table_metadata(run.lake, table, batch))


def _results(context: dg.AssetExecutionContext, run: Run, batch: Batch, tables: tuple[str, ...]) -> Iterator[Any]:
    for table in tables:
        yield _result(context, run, batch, table)


@dg.asset(**table_spec("raw_documents", INGEST, kinds=("python", "deltalake")), freshness_policy=DAILY)
def raw_documents(
    context: dg.AssetExecutionContext, stages: Stages, sources: SourcesResource, progress: dg.ResourceParam[Progress]
) -> dg.MaterializeResult:
    run = _open(context, stages, progress)
    report = ingest(run, sources.sources)
    for line in (*report.failed_sources, *report.unreadable):
        context.log.warning(line)
    result = _result(context, run, report.batch, "raw_documents")
    metadata = {**(result.metadata or {}), "unreadable": report.unreadable, "failed sources": report.failed_sources}
    return dg.MaterializeResult(asset_key="raw_documents", metadata=metadata)


@dg.asset(**table_spec("organisations", INGEST))
def organisations(
    context: dg.AssetExecutionContext, stages: Stages, progress: dg.ResourceParam[Progress]
) -> dg.MaterializeResult:
    run = _open(context, stages, progress)
    return _result(context, run, work.list_organisations(run), "organisations")


class RatesConfig(dg.Config):
    """`refresh` asks the European Central Bank for its newest file; without network the bundled history stands."""

    refresh: bool = False


@dg.asset(**table_spec("reference_rates", INGEST))
def reference_rates(
    context: dg.AssetExecutionContext, config: RatesConfig, stages: Stages, progress: dg.ResourceParam[Progress]
) -> dg.MaterializeResult:
    run = _open(context, stages, progress)
    batch, note = work.cross_rates(run, refresh=config.refresh)
    if note:
        context.log.warning(note)
    return _result(context, run, batch, "reference_rates")


@dg.asset(**table_spec("articles", READ, "raw_documents"))
def articles(
    context: dg.AssetExecutionContext, stages: Stages, progress: dg.ResourceParam[Progress]
) -> dg.MaterializeResult:
    run = _open(context, stages, progress)
    batch = work.read_articles(run)
    copies = mark_copies(run)
    result = _result(context, run, batch, "articles")
    return dg.MaterializeResult(metadata={**(result.metadata or {}), "copies marked anew": copies})


@dg.multi_asset(name="facts", specs=[_spec(name, EXTRACT, "articles", "organisations") for name in work.FACT_TABLES])
def facts(
    context: dg.AssetExecutionContext, stages: Stages, progress: dg.ResourceParam[Progress]
) -> Iterator[dg.MaterializeResult]:
    """One reading of an article fills all fact tables."""
    run = _open(context, stages, progress)
    yield from _results(context, run, work.extract_facts(run), work.FACT_TABLES)


@dg.asset(**table_spec("amounts", NORMALISE, "deals", "stakes", "investments", "articles", "reference_rates"))
def amounts(
    context: dg.AssetExecutionContext, stages: Stages, progress: dg.ResourceParam[Progress]
) -> dg.MaterializeResult:
    run = _open(context, stages, progress)
    return _result(context, run, work.normalise(run), "amounts")


@dg.multi_asset(
    name="corroboration",
    specs=[
        _spec(name, CORROBORATE, "articles", "amounts", *(t for t in work.FACT_TABLES if t != "candidates"))
        for name in EVENT_TABLES
    ],
)
def corroboration(
    context: dg.AssetExecutionContext, stages: Stages, progress: dg.ResourceParam[Progress]
) -> Iterator[dg.MaterializeResult]:
    """One look at all facts fills all event tables."""
    run = _open(context, stages, progress)
    yield from _results(context, run, work.corroborate(run), EVENT_TABLES)


@dg.asset(**table_spec("quarantine", PUBLISH, *EVENT_TABLES, "candidates"))
def quarantine(lake: LakeResource) -> dg.MaterializeResult:
    """Every stage files its refused rows as it goes; this shows what has come together."""
    return dg.MaterializeResult(metadata=table_metadata(lake.lake, "quarantine"))


PUBLISHED = tuple(name for name in TABLES if name != "raw_documents")


@dg.asset(
    deps=list(PUBLISHED),
    group_name=PUBLISH,
    kinds={"duckdb", "dlt"},
    owners=OWNERS,
    freshness_policy=DAILY,
    description="The tables for analysts, merged by key into DuckDB (or PostgreSQL, or Parquet files).",
)
def warehouse(lake: LakeResource, places: PlacesResource) -> dg.MaterializeResult:
    from orchestration.warehouse import export_tables

    written = export_tables(lake.lake, places.warehouse)
    return dg.MaterializeResult(
        metadata={"dagster/uri": places.warehouse, **{f"rows written/{table}": rows for table, rows in written.items()}}
    )


@dg.asset(
    deps=["warehouse"],
    group_name=PUBLISH,
    kinds={"html"},
    owners=OWNERS,
    description="What was found, to look at: facts in the sentences they come from, events, and what was left out.",
)
def report(lake: LakeResource, places: PlacesResource) -> dg.MaterializeResult:
    from orchestration.report import write_report

    path = write_report(lake.lake, places.report_path)
    return dg.MaterializeResult(metadata={"report": dg.MetadataValue.path(str(path))})


ASSETS: list[dg.AssetsDefinition] = [
    raw_documents,
    organisations,
    reference_rates,
    articles,
    facts,
    amounts,
    corroboration,
    quarantine,
    warehouse,
    report,
]

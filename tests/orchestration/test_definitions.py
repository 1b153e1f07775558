"""Belongs here: tests of what Dagster loads: assets, checks, schedule, sensor, and what can be overridden.
Does not: what a run does (test_whole_run).
"""

from datetime import UTC, datetime
from pathlib import Path

import dagster as dg
import pytest

from expectations.contracts import contracts_of
from expectations.tables import TABLES
from orchestration.automation import daily, fingerprint, raw_pages
from orchestration.definitions import build_definitions
from orchestration.home import open_home
from orchestration.resources import SourcesResource

GROUPS = ["ingest", "read", "extract", "normalise", "corroborate", "publish"]


@pytest.fixture(scope="module")
def definitions(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> dg.Definitions:
    return build_definitions(open_home(tmp_path_factory.mktemp("home")), locations=[str(samples)])


@pytest.fixture(scope="module")
def specs(definitions: dg.Definitions) -> dict[str, dg.AssetSpec]:
    return {spec.key.to_user_string(): spec for spec in definitions.resolve_all_asset_specs()}


def test_there_is_one_asset_a_table_and_those_that_publish(specs: dict[str, dg.AssetSpec]) -> None:
    assert set(specs) == {*TABLES, "warehouse", "report"}


def test_every_asset_says_what_it_is(specs: dict[str, dg.AssetSpec]) -> None:
    for name, spec in specs.items():
        assert spec.group_name in GROUPS, name
        assert spec.kinds and spec.owners and spec.description, name


def test_every_table_shows_its_columns_with_meaning(specs: dict[str, dg.AssetSpec]) -> None:
    for name, table in TABLES.items():
        schema = specs[name].metadata["dagster/column_schema"]
        assert [column.name for column in schema.columns] == list(table.columns)
        assert all(column.description for column in schema.columns), name


def test_every_table_is_linked_to_its_data_docs(specs: dict[str, dg.AssetSpec]) -> None:
    for name in TABLES:
        assert str(specs[name].metadata["data docs"].value).endswith(f"data_docs/expectations/{name}.html")
        assert str(specs[name].metadata["runs"].value).endswith("data_docs/overview.html")


def test_stages_follow_the_flow(specs: dict[str, dg.AssetSpec]) -> None:
    for name, spec in specs.items():
        for dep in spec.deps:
            upstream = specs[dep.asset_key.to_user_string()]
            assert GROUPS.index(str(upstream.group_name)) <= GROUPS.index(str(spec.group_name)), name


def test_every_table_has_its_contracts_and_its_suite_as_checks_that_block(definitions: dg.Definitions) -> None:
    checks = {
        (spec.asset_key.to_user_string(), spec.name): spec
        for check in definitions.asset_checks or ()
        for spec in check.check_specs  # type: ignore[union-attr]
    }
    for table in TABLES:
        if table == "quarantine":
            continue
        assert checks[table, "suite"].blocking
        assert checks[table, "key_unique"].blocking and checks[table, "form"].blocking
        own = {name for name in contracts_of(table) if name.endswith("_resolves")}
        assert own <= {name for asset, name in checks if asset == table}
        assert all(spec.description for (asset, _), spec in checks.items() if asset == table)


def test_warnings_do_not_block(definitions: dg.Definitions) -> None:
    blocking = {
        (spec.asset_key.to_user_string(), spec.name): spec.blocking
        for check in definitions.asset_checks or ()
        for spec in check.check_specs  # type: ignore[union-attr]
    }
    for table in TABLES:
        for name, (severity, _) in contracts_of(table).items():
            if (table, name) in blocking:
                assert blocking[table, name] == (severity.value == "error")


def test_ingested_and_exported_tables_have_a_freshness_policy(specs: dict[str, dg.AssetSpec]) -> None:
    assert specs["raw_documents"].freshness_policy and specs["warehouse"].freshness_policy


def test_schedule_runs_every_morning_in_korea_and_asks_for_new_rates() -> None:
    assert (daily.cron_schedule, daily.execution_timezone) == ("0 6 * * *", "Asia/Seoul")
    request = daily.evaluate_tick(
        dg.build_schedule_context(scheduled_execution_time=datetime(2026, 11, 21, tzinfo=UTC))
    )
    assert request.run_requests is not None
    config = request.run_requests[0].run_config
    assert config["ops"]["reference_rates"]["config"] == {"refresh": True}


def test_jobs_run_in_one_process(definitions: dg.Definitions) -> None:
    job = definitions.resolve_job_def("everything")
    assert job.executor_def.name == "in_process"


def tick(pages: Path, cursor: str | None = None) -> dg.SensorResult | dg.SkipReason:
    context = dg.build_sensor_context(cursor=cursor)
    return raw_pages(context, sources=SourcesResource(locations=[str(pages)]))  # type: ignore[return-value]


def test_sensor_starts_a_run_for_a_new_or_changed_page_and_for_nothing_else(pages: Path) -> None:
    first = tick(pages)
    assert isinstance(first, dg.SensorResult) and len(first.run_requests or ()) == 1
    assert isinstance(tick(pages, first.cursor), dg.SkipReason)
    (pages / "new.txt").write_text("새 글", "utf-8")
    second = tick(pages, first.cursor)
    assert isinstance(second, dg.SensorResult) and second.cursor == fingerprint([str(pages)]) != first.cursor


def test_sensor_on_a_missing_folder_says_so(tmp_path: Path) -> None:
    skipped = tick(tmp_path / "nowhere")
    assert isinstance(skipped, dg.SkipReason) and "no such folder" in str(skipped.skip_message)

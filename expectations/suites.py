"""Belongs here: running a table's expectations with Great Expectations, its Data Docs, and what came of it.
Does not: what is expected (batch_expectations, suites.yaml), and the contracts on rows (schemas).

Great Expectations takes no Polars frame: it judges Arrow-backed pandas frames, in which a Decimal stays a Decimal.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl

from expectations.batch_expectations import NULL_SHARES, BatchExpectation, LastGoodRun, columns_needed, expectations_of
from expectations.contracts import Severity
from expectations.overview import write_overview
from expectations.tables import TABLES
from expectations.trends import FAILED, ROWS, keep, last_good_run

DATA_DOCS_SITE = "hapjong"
RUNS_KEPT = 30
_FAILING_VALUES_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one expectation. `passed` is None where too few rows were there to judge it.

    `observed` is the measured value, of an expectation on values the share that fails. `failing` are values that fail.
    """

    name: str
    column: str | None
    description: str
    severity: Severity
    passed: bool | None
    observed: float | str | None
    failing: tuple[str, ...] = ()
    error: str | None = None


@dataclass(frozen=True, slots=True)
class SuiteResult:
    """What the suite of a table found in one run; `page` is its page in the Data Docs."""

    table: str
    run_id: str
    at: datetime
    rows: int
    null_shares: Mapping[str, float]
    outcomes: tuple[Outcome, ...]
    page: Path | None = None

    @property
    def good(self) -> bool:
        """Whether no expectation of severity error failed."""
        return not any(o.passed is False and o.severity is Severity.ERROR for o in self.outcomes)

    def of(self, name: str) -> list[Outcome]:
        """The outcomes of one name (null_shares has one a column)."""
        return [outcome for outcome in self.outcomes if outcome.name == name]


def run_suite(
    table: str, frame: pl.DataFrame, *, docs: Path, run_id: str, at: datetime | None = None, previous: bool = True
) -> SuiteResult:
    """Hold a table against its expectations and its last good run; write the page in the Data Docs, keep the measures.

    `frame` is the whole table as it is stored, or its `columns_needed`. `docs` is the folder of the Data Docs
    (`docs/index.html`, and `docs/overview.html`, which needs no network). Raises KeyError for an unknown table.
    """
    at = at or datetime.now(UTC)
    last_good = last_good_run(docs / "trends", table) if previous else None
    context = _context(docs.absolute())
    result = _judge(context, table, frame, run_id, at, last_good)
    result = replace(result, page=_write_page(context, docs.absolute(), table))
    measures: dict[str, float | None] = {
        ROWS: result.rows,
        FAILED: len({o.name for o in result.outcomes if o.passed is False}),
    }
    measures |= {f"nulls:{name}": share for name, share in result.null_shares.items()}
    measures |= {o.name: o.observed for o in result.outcomes if isinstance(o.observed, float) and o.name != NULL_SHARES}
    keep(docs / "trends", table, run_id=run_id, at=at.isoformat(), good=result.good, measures=measures)
    write_overview(docs)
    return result


def judge_batch(table: str, frame: pl.DataFrame, *, at: datetime, last_good: LastGoodRun | None = None) -> SuiteResult:
    """The same, with nothing written."""
    return _judge(_context(None), table, frame, "unwritten", at, last_good)


@cache
def _context(docs: Path | None) -> Any:
    """A Great Expectations context that keeps everything below `docs`, or in memory."""
    import os

    os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")
    import great_expectations as gx
    from great_expectations.data_context.types.base import ProgressBarsConfig

    if docs is None:
        context: Any = gx.get_context(mode="ephemeral")
    else:
        context = gx.get_context(mode="file", project_root_dir=str(docs))
        if DATA_DOCS_SITE not in context.get_site_names():
            for name in context.get_site_names():
                context.delete_data_docs_site(name)
            context.add_data_docs_site(DATA_DOCS_SITE, _SITE)
    context.variables.progress_bars = ProgressBarsConfig(globally=False, metric_calculations=False)
    context.variables.save()
    return context


_SITE = {
    "class_name": "SiteBuilder",
    "show_how_to_buttons": False,
    "store_backend": {"class_name": "TupleFilesystemStoreBackend", "base_directory": "../"},
    "site_index_builder": {"class_name": "DefaultSiteIndexBuilder"},
}


def _judge(
    context: Any, table: str, frame: pl.DataFrame, run_id: str, at: datetime, last_good: LastGoodRun | None
) -> SuiteResult:
    batch = frame.select(name for name in columns_needed(table) if name in frame.columns)
    nulls = {
        name: batch[name].null_count() / (batch.height or 1)
        for name in batch.columns
        if TABLES[table].columns[name].nullable
    }
    wanted = expectations_of(table, at, last_good)
    judged = [each for each in wanted if not set(each.columns) <= {*batch.columns} or each.can_judge(batch)]
    validation = _validate(context, table, batch, judged, run_id, at)
    found = {result.expectation_config.meta["place"]: result for result in validation.results}
    outcomes = [_outcome(each, found[judged.index(each)]) if each in judged else _unjudged(each) for each in wanted]
    return SuiteResult(table, run_id, at, batch.height, nulls, tuple(outcomes))


def _validate(
    context: Any, table: str, batch: pl.DataFrame, expected: list[BatchExpectation], run_id: str, at: datetime
) -> Any:
    import great_expectations as gx

    native = [_native(each, place) for place, each in enumerate(expected)]
    suite = context.suites.add_or_update(gx.ExpectationSuite(name=table, expectations=native))
    asset = context.data_sources.add_or_update_pandas("lake").add_dataframe_asset(table)
    definition = context.validation_definitions.add_or_update(
        gx.ValidationDefinition(name=table, data=asset.add_batch_definition_whole_dataframe("batch"), suite=suite)
    )
    return definition.run(
        batch_parameters={"dataframe": batch.to_pandas(use_pyarrow_extension_array=True)},
        run_id=gx.RunIdentifier(run_name=run_id, run_time=at),
        result_format={"result_format": "SUMMARY", "partial_unexpected_count": _FAILING_VALUES_SHOWN},
    )


def _native(expectation: BatchExpectation, place: int) -> Any:
    """The expectation as Great Expectations has it; `place` tells its result apart from the others'."""
    import great_expectations.expectations as gxe

    name = "".join(word.capitalize() for word in f"expect_{expectation.expect}".split("_"))
    condition = " and ".join(f'{column}=="{value}"' for column, value in expectation.where.items())
    where = {"row_condition": condition, "condition_parser": "pandas"} if condition else {}
    return getattr(gxe, name)(
        **expectation.arguments,
        **where,
        description=f"{expectation.name}: {expectation.description}",
        severity="critical" if expectation.severity is Severity.ERROR else "warning",
        meta={"name": expectation.name, "place": place},
    )


def _unjudged(expectation: BatchExpectation) -> Outcome:
    column = expectation.arguments.get("column")
    return Outcome(expectation.name, column, expectation.description, expectation.severity, None, None)


def _outcome(expectation: BatchExpectation, validation: Any) -> Outcome:
    found = validation.result
    values = found.get("partial_unexpected_list", [])
    percent = found.get("unexpected_percent")
    observed = found.get("observed_value", None if percent is None else percent / 100)
    return Outcome(
        name=expectation.name,
        column=expectation.arguments.get("column"),
        description=expectation.description,
        severity=expectation.severity,
        passed=bool(validation.success),
        observed=_measured(observed),
        failing=tuple(str(value) for value in dict.fromkeys(values)),
        error=_raised(validation.exception_info),
    )


def _measured(value: Any) -> float | str | None:
    if value is None or isinstance(value, str):
        return value
    try:
        return float(value)
    except (TypeError, ValueError):
        return str(value)


def _raised(info: Mapping[str, Any]) -> str | None:
    """What an expectation raised: Great Expectations fails it, and hides the reason here."""
    infos = [info] if "raised_exception" in info else list(info.values())
    raised = [each["exception_message"] for each in infos if each.get("raised_exception")]
    return "; ".join(raised) or None


def _write_page(context: Any, docs: Path, table: str) -> Path:
    """Keeps a validation and renders it, its suite and the index; the pages of the other runs stand."""
    from great_expectations.data_context.types.resource_identifiers import (
        ExpectationSuiteIdentifier,
        ValidationResultIdentifier,
    )

    kept = [
        key for key in context.validation_results_store.list_keys() if key.expectation_suite_identifier.name == table
    ]
    kept.sort(key=lambda key: str(key.run_id.run_time))
    for key in kept[:-RUNS_KEPT]:
        context.validation_results_store.remove_key(key)
        _page(docs, key).unlink(missing_ok=True)
    newest: ValidationResultIdentifier = kept[-1]
    _site_builder(docs).build(resource_identifiers=[newest, ExpectationSuiteIdentifier(table)])
    return _page(docs, newest)


@cache
def _site_builder(docs: Path) -> Any:
    """Kept between pages: a new one would compile every template again, which takes longer than to render a page."""
    from great_expectations.render.renderer.site_builder import SiteBuilder

    context = _context(docs)
    return SiteBuilder(
        data_context=context,
        site_name=DATA_DOCS_SITE,
        store_backend=_SITE["store_backend"],
        show_how_to_buttons=False,
        site_section_builders={"profiling": "None"},
        runtime_environment={
            "data_context": context,
            "root_directory": context.root_directory,
            "site_name": DATA_DOCS_SITE,
        },
    )


def _page(docs: Path, key: Any) -> Path:
    *folders, name = key.to_tuple()
    return docs.joinpath("validations", *folders, f"{name}.html")

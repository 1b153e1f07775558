"""Belongs here: every contract of every table as an asset check, made by one factory; what blocks, and what only warns.
Does not: the contracts and suites (expectations), and taking refused rows out (gate).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import dagster as dg
import polars as pl

from expectations.columns.quarantine import QUARANTINE_SCHEMA
from expectations.contracts import Severity, contracts_of, row_contracts
from expectations.schemas import Verdict, validate
from expectations.tables import TABLES
from orchestration.gate import QUARANTINE, READABLE
from orchestration.lake import Lake
from orchestration.metadata import failing_rows
from orchestration.resources import LakeResource, PlacesResource
from orchestration.stages import last_batch, read_table, stage_of
from orchestration.suite_verdicts import suite_verdict

_FORM = "form"
_FORM_CONTRACTS = ("column_present", "no_undeclared_column", "dtype")
_SHOWN = ("key", "column", "reason")


@dataclass(frozen=True)
class Judgement:
    """What the contracts say of a table's last batch: of its rows as stored, and of those it lost to quarantine.

    `rows` is the size before rows were taken out. A batch blocks when it lost more than its table tolerates, or
    when a row that breaks a contract is stored all the same.
    """

    table: str
    verdict: Verdict
    quarantined: pl.DataFrame

    @property
    def rows(self) -> int:
        return self.verdict.n_rows + self.lost

    @property
    def lost(self) -> int:
        return self.quarantined.filter(pl.col("contract") != READABLE)["quarantine_id"].n_unique()

    @property
    def blocks(self) -> bool:
        stored_faults = not self.verdict.errors.is_empty()
        return stored_faults or TABLES[self.table].tolerance.exceeded_by(self.lost, self.rows)

    def failures(self, contract: str) -> pl.DataFrame:
        """The rows that break one contract: key, column and reason."""
        stored = self.verdict.failures.filter(pl.col("contract") == contract).select(_SHOWN)
        refused = self.quarantined.filter(pl.col("contract") == contract).select(_SHOWN)
        return pl.concat([refused, stored])


def judge(lake: Lake, table: str) -> Judgement:
    """Judge the last batch of a table as it is stored; the whole table where it is made as a whole."""
    documents = last_batch(lake, stage_of(table))
    rows = read_table(lake, table, where=_of(table, documents))
    needs = {name for contract in row_contracts(table) for name in contract.needs}
    references = {name: read_table(lake, name, where=_of(name, documents)) for name in needs}
    quarantined = lake.read(QUARANTINE, QUARANTINE_SCHEMA, where=pl.col("table") == table)
    if documents is not None:
        quarantined = quarantined.filter(pl.col("doc_id").is_in(documents) | pl.col("doc_id").is_null())
    return Judgement(table, validate(table, rows, **references), quarantined)


def _of(table: str, documents: Sequence[str] | None) -> pl.Expr | None:
    if documents is None or "doc_id" not in TABLES[table].columns:
        return None
    return pl.col("doc_id").is_in(list(documents))


def build_checks() -> list[dg.AssetChecksDefinition]:
    """The contract checks and the suite of every table, and the check on conversions."""
    tables = [table for table in TABLES if table != QUARANTINE]
    suites = [suite_check(table) for table in tables]
    return [*(contract_checks(table) for table in tables), *suites, conversions_check()]


def conversions_check() -> dg.AssetChecksDefinition:
    """A warning with the sentence of each conversion that is likely misprinted or misread."""

    @dg.asset_check(
        asset="amounts",
        name="conversions",
        description="no article's own conversion is off by a power of ten or by over 10 %",
    )
    def check(lake: LakeResource) -> dg.AssetCheckResult:
        from transforms.currency import suspicious_conversions

        facts = {table: read_table(lake.lake, table) for table in ("deals", "stakes", "investments")}
        found = suspicious_conversions(read_table(lake.lake, "amounts"), facts)
        metadata: dict = {"failing rows": found.height}
        if found.height:
            metadata["failures"] = failing_rows(found)
        return dg.AssetCheckResult(passed=found.is_empty(), severity=dg.AssetCheckSeverity.WARN, metadata=metadata)

    return check


def contract_checks(table: str) -> dg.AssetChecksDefinition:
    """One asset check for each contract of a table; those that keep rows out block what lies downstream."""
    contracts = _contracts(table)
    specs = [
        dg.AssetCheckSpec(name, asset=table, description=each.description, blocking=each.severity is Severity.ERROR)
        for name, each in contracts.items()
    ]

    @dg.multi_asset_check(name=f"{table}_contracts", specs=specs)
    def check(lake: LakeResource) -> Iterator[dg.AssetCheckResult]:
        judgement = judge(lake.lake, table)
        for name, each in contracts.items():
            yield _result(judgement, name, each)

    return check


@dataclass(frozen=True)
class _Shown:
    """A check as it is shown: the contracts it stands for, how grave a failure is, and what it says."""

    contracts: tuple[str, ...]
    severity: Severity
    description: str


def _contracts(table: str) -> dict[str, _Shown]:
    """The checks of a table: its contracts, those on the frame's form as one, without those that no column declares."""
    known = contracts_of(table)
    shown = {_FORM: _Shown(_FORM_CONTRACTS, Severity.ERROR, "the columns are those declared, with their dtypes")}
    for name, (severity, description) in known.items():
        if name not in _FORM_CONTRACTS and not _is_vacuous(table, name):
            shown[name] = _Shown((name,), severity, description)
    if table == "raw_documents":
        shown[READABLE] = _Shown((READABLE,), Severity.WARN, "every page that a source lists can be read")
    return shown


def _is_vacuous(table: str, contract: str) -> bool:
    columns = TABLES[table].columns.values()
    declares = {
        "allowed_values": any(column.allowed for column in columns),
        "within_bounds": any(column.bounds for column in columns),
        "pattern": any(column.pattern for column in columns),
    }
    return not declares.get(contract, True)


def _result(judgement: Judgement, name: str, shown: _Shown) -> dg.AssetCheckResult:
    failures = pl.concat([judgement.failures(contract) for contract in shown.contracts])
    serious = shown.severity is Severity.ERROR and judgement.blocks
    metadata: dict = {"rows": judgement.rows, "failing rows": failures.height}
    if failures.height:
        metadata["failures"] = failing_rows(failures)
    return dg.AssetCheckResult(
        asset_key=judgement.table,
        check_name=name,
        passed=failures.is_empty(),
        severity=dg.AssetCheckSeverity.ERROR if serious else dg.AssetCheckSeverity.WARN,
        metadata=metadata,
    )


def suite_check(table: str) -> dg.AssetChecksDefinition:
    """The Great Expectations suite of a table as one blocking check, linked to its page in the Data Docs."""

    @dg.asset_check(
        asset=table, name="suite", blocking=True, description="the whole table looks as tables of its kind do"
    )
    def check(
        context: dg.AssetCheckExecutionContext, lake: LakeResource, places: PlacesResource
    ) -> dg.AssetCheckResult:
        verdict = suite_verdict(lake.lake, table, places.data_docs_path, context.run.run_id)
        metadata: dict = {"rows": verdict.rows, "judged in run": verdict.run_id}
        if verdict.page:
            metadata["data docs"] = dg.MetadataValue.path(verdict.page)
        if verdict.failures:
            metadata["failures"] = failing_rows(pl.DataFrame(verdict.failures))
        serious = dg.AssetCheckSeverity.WARN if verdict.good else dg.AssetCheckSeverity.ERROR
        return dg.AssetCheckResult(passed=not verdict.failures, severity=serious, metadata=metadata)

    return check

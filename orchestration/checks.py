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
from orchestration.resources import LakeResource
from orchestration.stages import last_batch, read_table, stage_of

_SHOWN = ("key", "column", "reason")


@dataclass(frozen=True)
class Judgement:
    """What the contracts say of a table's last batch: of its rows as they are stored, and of those it lost to quarantine.

    `rows` is the batch's size before rows were taken out. A batch blocks when it lost more than its table tolerates, or
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
    """Judge the last batch of a table as it is stored, whoever wrote it. The whole table where it is made as a whole."""
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
    """The contract checks of every table."""
    return [contract_checks(table) for table in TABLES if table != QUARANTINE]


def contract_checks(table: str) -> dg.AssetChecksDefinition:
    """One asset check for each contract of a table; those that keep rows out block what lies downstream."""
    specs = [
        dg.AssetCheckSpec(name, asset=table, description=description, blocking=severity is Severity.ERROR)
        for name, (severity, description) in _contracts(table).items()
    ]

    @dg.multi_asset_check(name=f"{table}_contracts", specs=specs)
    def contracts(lake: LakeResource) -> Iterator[dg.AssetCheckResult]:
        judgement = judge(lake.lake, table)
        for name, (severity, _) in _contracts(table).items():
            yield _result(judgement, name, severity)

    return contracts


def _contracts(table: str) -> dict[str, tuple[Severity, str]]:
    known = dict(contracts_of(table))
    if table == "raw_documents":
        known[READABLE] = (Severity.WARN, "every page that a source lists can be read")
    return known


def _result(judgement: Judgement, contract: str, severity: Severity) -> dg.AssetCheckResult:
    failures = judgement.failures(contract)
    serious = severity is Severity.ERROR and judgement.blocks
    metadata: dict = {"rows": judgement.rows, "failing rows": failures.height}
    if failures.height:
        metadata["failures"] = failing_rows(failures)
    return dg.AssetCheckResult(
        asset_key=judgement.table,
        check_name=contract,
        passed=failures.is_empty(),
        severity=dg.AssetCheckSeverity.ERROR if serious else dg.AssetCheckSeverity.WARN,
        metadata=metadata,
    )

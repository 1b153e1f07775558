"""Belongs here: the Pandera schema of each table, and the verdict that it gives on a frame, row by row.
Does not: what must hold (columns, contracts) and what becomes of the failing rows (quarantine).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import polars as pl

from expectations.columns import Column
from expectations.contracts import Contract, References, Severity, contracts_of, row_contracts
from expectations.rows import DESCRIBED, described_rows
from expectations.tables import TABLES, Table

if TYPE_CHECKING:
    import pandera.polars as pa

FAILURES_SCHEMA = pl.Schema(
    {
        "row": pl.Int64,
        "key": pl.String,
        "doc_id": pl.String,
        "column": pl.String,
        "contract": pl.String,
        "severity": pl.String,
        "reason": pl.String,
        "row_json": pl.String,
    }
)
_SCHEMA_FAULTS = {
    "COLUMN_NOT_IN_DATAFRAME": "column_present",
    "COLUMN_NOT_IN_SCHEMA": "no_undeclared_column",
    "WRONG_DATATYPE": "dtype",
}
_SHOWN_CHARACTERS = 80
# The rows that fail are read from the check's own output; what Pandera copies into its report is not used.
_PANDERA_FAILURE_CASES = 1


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the contracts say of one frame.

    `valid` holds the rows that break no contract of severity error, in their order. `failures` has one row for each
    failing row and contract (`FAILURES_SCHEMA`; `row` counts from 0 in the frame judged and is null for a fault of the
    whole frame, which makes every row invalid). `unjudged` are the contracts whose reference tables, or columns of
    them, were not given.
    """

    table: str
    n_rows: int
    valid: pl.DataFrame
    failures: pl.DataFrame
    unjudged: tuple[str, ...]

    @property
    def errors(self) -> pl.DataFrame:
        return self.failures.filter(pl.col("severity") == Severity.ERROR)

    @property
    def warnings(self) -> pl.DataFrame:
        return self.failures.filter(pl.col("severity") == Severity.WARN)

    @property
    def n_failing(self) -> int:
        """Rows that went to quarantine."""
        return self.n_rows - self.valid.height

    @property
    def blocks(self) -> bool:
        """Whether the frame itself is at fault, or more of its rows fail than the table tolerates."""
        faulty = not self.errors.filter(pl.col("row").is_null()).is_empty()
        return faulty or TABLES[self.table].tolerance.exceeded_by(self.n_failing, self.n_rows)


def validate(table: str, frame: pl.DataFrame, **references: pl.DataFrame) -> Verdict:
    """Judge the rows of a frame by the contracts of its table.

    `references` are the tables that contracts look into (`articles=…`, `organisations=…`), by name. Raises KeyError for
    an unknown table, TypeError for a frame that is not collected (Pandera would look at its dtypes only).
    """
    if not isinstance(frame, pl.DataFrame):
        raise TypeError(f"{table}: collect the frame first, got {type(frame).__name__}")
    declared = TABLES[table]
    judged, unjudged = _judgeable(row_contracts(table), references)
    failures = _frame_faults(declared, frame)
    if not any(failure["severity"] == Severity.ERROR for failure in failures):
        failures += _row_failures(declared, frame.select(*declared.columns), judged)
    return _verdict(declared, frame, failures, unjudged)


def _judgeable(
    contracts: Iterable[Contract], references: References
) -> tuple[list[tuple[Contract, pl.Expr]], tuple[str, ...]]:
    """The contracts with what they ask of the frame, and the names of those that the references do not suffice for."""
    judged, unjudged = [], []
    for contract in contracts:
        try:
            judged.append((contract, contract.holds(references)))
        except (KeyError, pl.exceptions.ColumnNotFoundError):
            unjudged.append(contract.name)
    return judged, tuple(unjudged)


def pandera_schema(table: Table, judged: Iterable[tuple[Contract, pl.Expr]] = ()) -> pa.DataFrameSchema:
    """The table as a Pandera schema: dtypes, nullability and checks of its columns, and the given contracts.

    A contract stands at the first column that it names, though it sees the whole frame: of a check on the whole frame
    Pandera would write out every failing row as JSON, which Polars cannot do for bytes.
    """
    import pandera.polars as pa

    checks = {name: _column_checks(column) for name, column in table.columns.items()}
    for contract, holds in judged:
        checks[contract.columns[0]].append(_row_check(contract, holds))
    columns = {
        name: pa.Column(column.dtype, checks[name], nullable=column.nullable, description=column.meaning)
        for name, column in table.columns.items()
    }
    return pa.DataFrameSchema(columns, strict=True, name=table.name, description=table.description)


def _column_checks(column: Column) -> list[pa.Check]:
    import pandera.polars as pa

    options: dict[str, Any] = {"n_failure_cases": _PANDERA_FAILURE_CASES}
    checks = []
    if column.allowed:
        checks.append(pa.Check.isin(column.allowed, name="allowed_values", **options))
    if column.above is not None:
        checks.append(pa.Check.gt(column.above, name="within_bounds", **options))
    if column.minimum is not None:
        checks.append(pa.Check.ge(column.minimum, name="within_bounds", **options))
    if column.maximum is not None:
        checks.append(pa.Check.le(column.maximum, name="within_bounds", **options))
    if column.pattern:
        checks.append(pa.Check.str_matches(f"^(?:{column.pattern})$", name="pattern", **options))
    return checks


def _row_check(contract: Contract, holds: pl.Expr) -> pa.Check:
    import pandera.polars as pa

    kept = holds.fill_null(True).alias(contract.name)
    return pa.Check(
        lambda data: data.lazyframe.with_columns(kept).select(contract.name),  # a literal has one row, not the frame's
        name=contract.name,
        error=contract.description,
        n_failure_cases=_PANDERA_FAILURE_CASES,
    )


def _frame_faults(table: Table, frame: pl.DataFrame) -> list[dict[str, Any]]:
    faults = []
    for error in _pandera_errors(pandera_schema(table), frame, "SCHEMA_ONLY"):
        contract = _SCHEMA_FAULTS[error.reason_code.name]
        column = error.column_name or str(error.failure_cases)
        reason = {
            "column_present": f"{column} is missing",
            "no_undeclared_column": f"{column} is not declared",
            "dtype": f"{column} is {frame.schema.get(column)}, not {table.columns[column].dtype}"
            if column in table.columns
            else "",
        }[contract]
        faults.append(_failure(table, None, column, contract, reason))
    return faults


def _row_failures(table: Table, frame: pl.DataFrame, judged: list[tuple[Contract, pl.Expr]]) -> list[dict[str, Any]]:
    by_name = {contract.name: contract for contract, _ in judged}
    failures = []
    for error in _pandera_errors(pandera_schema(table, judged), frame, "DATA_ONLY"):
        if error.reason_code.name == "CHECK_ERROR":
            raise RuntimeError(f"{table.name}: contract {error.check} cannot be judged: {error}") from error
        name = "not_null" if error.reason_code.name == "SERIES_CONTAINS_NULLS" else error.check.name
        failing = error.check_output.select(~pl.col("check_output").fill_null(True)).to_series().arg_true()
        contract = by_name.get(name)
        shown = contract.columns if contract else (error.column_name,)
        wording = contract.description if contract else _broken(table.columns[shown[0]], name)
        column = shown[0] if len(shown) == 1 else ""
        for row, values in zip(failing, frame[failing].select(shown).iter_rows(), strict=True):
            found = ", ".join(f"{name}={_shown(value)}" for name, value in zip(shown, values, strict=True))
            failures.append(_failure(table, row, column, name, f"{wording}, but {found}"))
    return failures


def _broken(column: Column, contract: str) -> str:
    return {
        "not_null": f"{column.name} must be there",
        "allowed_values": f"{column.name} must be one of {_shown(', '.join(column.allowed))}",
        "within_bounds": f"{column.name} must lie in {column.bounds}",
        "pattern": f"{column.name} must have the form {_shown(column.pattern)}",
    }[contract]


def _shown(value: object) -> str:
    text = f"{value}"
    return text if len(text) <= _SHOWN_CHARACTERS else f"{text[: _SHOWN_CHARACTERS - 1]}…"


def _failure(table: Table, row: int | None, column: str, contract: str, reason: str) -> dict[str, Any]:
    severity, _ = contracts_of(table.name)[contract]
    return {"row": row, "column": column, "contract": contract, "severity": severity.value, "reason": reason}


def _pandera_errors(schema: pa.DataFrameSchema, frame: pl.DataFrame, depth: str) -> list[Any]:
    import pandera.polars as pa
    from pandera.config import ValidationDepth, config_context

    try:
        with config_context(validation_depth=ValidationDepth[depth]):
            schema.validate(frame, lazy=True)
    except pa.errors.SchemaErrors as errors:
        return list(errors.schema_errors)
    return []


def _verdict(table: Table, frame: pl.DataFrame, failures: list[dict[str, Any]], unjudged: tuple[str, ...]) -> Verdict:
    errors = {failure["row"] for failure in failures if failure["severity"] == Severity.ERROR}
    if None in errors:
        valid = frame.clear()
    else:
        valid = frame.filter(~pl.int_range(pl.len()).is_in(sorted(errors))) if errors else frame
    found = pl.DataFrame(failures, schema=FAILURES_SCHEMA)
    rows = found["row"].drop_nulls().unique().sort()
    if not rows.is_empty():
        bare = found.drop(*DESCRIBED, strict=True)
        described = described_rows(frame, rows.to_list(), table.key)
        found = bare.join(described, on="row", how="left", maintain_order="left").select(FAILURES_SCHEMA.names())
    return Verdict(table=table.name, n_rows=frame.height, valid=valid, failures=found, unjudged=unjudged)

"""Belongs here: what a table's suite says of the table as it is stored, judged once for each of its versions.
Does not: the suites and their Data Docs (expectations.suites), and what a failure blocks (checks).
"""

import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from expectations.trends import accept
from orchestration.lake import Lake
from orchestration.stages import read_table


@dataclass(frozen=True)
class SuiteVerdict:
    """`good`: no expectation of severity error failed. `failures`: those that failed, with what was seen instead."""

    version: int
    day: str
    run_id: str
    rows: int
    good: bool
    failures: list[dict[str, str]]
    page: str | None


def suite_verdict(lake: Lake, table: str, docs: Path, run_id: str) -> SuiteVerdict:
    """The verdict on the table's present version; one of the same version and day stands, and costs no import."""
    version, day = lake.version(table) or 0, datetime.now(UTC).date().isoformat()
    kept = docs / "verdicts" / f"{table}.json"
    if kept.exists():
        verdict = SuiteVerdict(**json.loads(kept.read_text(encoding="utf-8")))
        if (verdict.version, verdict.day) == (version, day):
            return verdict
    verdict = _judge(lake, table, docs, run_id, version, day)
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text(json.dumps(asdict(verdict), ensure_ascii=False), encoding="utf-8")
    return verdict


def accept_batch(table: str, docs: Path) -> int | None:
    """Take a table's last batch as the measure for the next ones, though its suite failed; its rows, None without any.

    The next run judges the table again, and what lay downstream of it goes on.
    """
    (docs / "verdicts" / f"{table}.json").unlink(missing_ok=True)
    return accept(docs / "trends", table)


def _judge(lake: Lake, table: str, docs: Path, run_id: str, version: int, day: str) -> SuiteVerdict:
    from expectations.batch_expectations import columns_needed
    from expectations.suites import run_suite

    result = run_suite(table, read_table(lake, table, columns=sorted(columns_needed(table))), docs=docs, run_id=run_id)
    failures = [
        {
            "expectation": outcome.name,
            "column": outcome.column or "",
            "description": outcome.description,
            "observed": str(outcome.error or outcome.observed),
            "failing": ", ".join(outcome.failing),
        }
        for outcome in result.outcomes
        if outcome.passed is False
    ]
    return SuiteVerdict(
        version, day, run_id, result.rows, result.good, failures, str(result.page) if result.page else None
    )

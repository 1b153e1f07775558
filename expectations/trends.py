"""Belongs here: what each run's suites found, kept so that trends can be seen and the last good run be known.
Does not: running the suites (suites).
"""

import json
from pathlib import Path

import polars as pl

from expectations.batch_expectations import LastGoodRun

ROWS = "rows"
FAILED = "failed expectations"
TRENDS_SCHEMA = pl.Schema(
    {
        "at": pl.String,
        "run_id": pl.String,
        "table": pl.String,
        "good": pl.Boolean,
        "measure": pl.String,
        "value": pl.Float64,
    }
)


def keep(store: Path, table: str, *, run_id: str, at: str, good: bool, measures: dict[str, float | None]) -> None:
    """Adds a run's measures of a table: `rows`, `nulls:COLUMN`, and what each expectation observed by its name."""
    store.mkdir(parents=True, exist_ok=True)
    line = {"at": at, "run_id": run_id, "table": table, "good": good, "measures": measures}
    with _file(store, table).open("a", encoding="utf-8") as file:
        file.write(json.dumps(line, ensure_ascii=False) + "\n")


def last_good_run(store: Path, table: str) -> LastGoodRun | None:
    """The last run whose batch of the table met every expectation of severity error; None where there is none."""
    good = [line for line in _lines(store, table) if line["good"]]
    if not good:
        return None
    measures = good[-1]["measures"]
    nulls = {name.removeprefix("nulls:"): value for name, value in measures.items() if name.startswith("nulls:")}
    return LastGoodRun(int(measures[ROWS]), nulls)


def accept(store: Path, table: str) -> int | None:
    """Takes a table's last run as a good one, whatever its suite said, and gives its rows; None without any run."""
    lines = _lines(store, table)
    if not lines:
        return None
    lines[-1]["good"] = True
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    _file(store, table).write_text(text, encoding="utf-8")
    return int(lines[-1]["measures"][ROWS])


def trends(store: Path, runs: int = 0) -> pl.DataFrame:
    """All measures of each table's last `runs` runs (`TRENDS_SCHEMA`), in their order; 0 means all of them."""
    rows = [
        {**{key: line[key] for key in ("at", "run_id", "table", "good")}, "measure": measure, "value": value}
        for path in sorted(store.glob("*.ndjson"))
        for line in _lines(store, path.stem)[-runs:]
        for measure, value in line["measures"].items()
    ]
    return pl.DataFrame(rows, schema=TRENDS_SCHEMA).sort("at", "table", maintain_order=True)


def _lines(store: Path, table: str) -> list[dict]:
    path = _file(store, table)
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _file(store: Path, table: str) -> Path:
    return store / f"{table}.ndjson"

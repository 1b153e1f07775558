"""Belongs here: one page over the Data Docs that needs no network: each table's runs, what failed, how its rows moved.
Does not: the pages of the single runs (Great Expectations writes them) and the measures (trends).
"""

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

import polars as pl

from expectations.tables import TABLES
from expectations.trends import FAILED, ROWS, trends

PAGE = "overview.html"
_RUNS_SHOWN = 30
_WIDTH, _HEIGHT = 240, 36
_HEAD = """\
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Hapjong: batches over time</title><style>
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; color: #222 }
table { border-collapse: collapse; width: 100% } th, td { text-align: left; padding: .4rem .8rem; vertical-align: top }
tr + tr { border-top: 1px solid #ddd } .failed { color: #a40000 } svg { display: block } td.rows { white-space: nowrap }
</style></head><body>
<h1>Batches over time</h1>
<p>Each table as its suite last saw it. The line is its number of rows over the last runs.
<a href="index.html">All runs and suites</a> (Great Expectations; its list of runs needs the network).</p>
<table><tr><th>table</th><th>last run</th><th>rows</th><th>over time</th><th>expectations</th></tr>
"""


def write_overview(docs: Path) -> Path:
    """Writes the overview of the runs kept in `docs`, and gives its path."""
    kept = trends(docs / "trends", _RUNS_SHOWN)
    names = [name for name in TABLES if name in {*kept["table"]}]
    rows = [_row(docs, name, kept.filter(pl.col("table") == name)) for name in names]
    page = docs / PAGE
    page.write_text("\n".join([_HEAD, *rows, "</table></body></html>\n"]), encoding="utf-8")
    return page


def _row(docs: Path, table: str, measures: pl.DataFrame) -> str:
    counts = measures.filter(pl.col("measure") == ROWS)
    last = counts.row(-1, named=True)
    [failed] = measures.filter(pl.col("measure") == FAILED)["value"].cast(pl.Int64).to_list()[-1:] or [0]
    verdict = "all met" if not failed else f"{failed} not met, as a warning"
    if not last["good"]:
        verdict = f'<span class="failed">{failed} not met: what lies downstream is blocked</span>'
    cells = (
        f'<a href="expectations/{escape(table)}.html">{escape(table)}</a>',
        f"{_link(docs, table, last['run_id'])}<br>{escape(last['at'][:16].replace('T', ' '))} UTC",
        f"{last['value']:,.0f}",
        _line([*counts["value"]]),
        verdict,
    )
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def _link(docs: Path, table: str, run_id: str) -> str:
    pages = sorted((docs / "validations" / table / run_id).rglob("*.html"))
    if not pages:
        return escape(run_id)
    return f'<a href="{escape(pages[-1].relative_to(docs).as_posix())}">{escape(run_id)}</a>'


def _line(values: Sequence[float]) -> str:
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in _points(values))
    label = f"rows of the last {len(values)} runs: {', '.join(f'{value:.0f}' for value in values)}"
    return (
        f'<svg width="{_WIDTH}" height="{_HEIGHT}" role="img" aria-label="{label}"><title>{label}</title>'
        f'<polyline points="{points}" fill="none" stroke="#246" stroke-width="2"/></svg>'
    )


def _points(values: Sequence[float]) -> Iterator[tuple[float, float]]:
    highest = max(*values, 1.0)
    for place, value in enumerate(values):
        yield 2 + (_WIDTH - 4) * place / max(len(values) - 1, 1), _HEIGHT - 2 - (_HEIGHT - 4) * value / highest
    if len(values) == 1:
        yield _WIDTH - 2, _HEIGHT - 2 - (_HEIGHT - 4) * values[0] / highest

"""Belongs here: the page that shows in a browser what was found, each fact marked in the text that it comes from.
Does not: what is found (findings) and the terminal's tables (summary).
"""

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_EVEN, Decimal
from pathlib import Path
from typing import Any

import polars as pl

from orchestration.findings import FACT_TABLES, Fact, Findings, findings, plain
from orchestration.lake import Lake

ROWS_SHOWN = 200
_EVENT_COLUMNS = (
    "table", "organisations", "type", "status", "date", "amount", "currency", "first_reported", "sources", "origins",
)  # fmt: skip


def write_report(lake: Lake, path: Path) -> Path:
    """Write the report as one HTML file that needs nothing else, and return its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".part")
    unfinished.write_text(render(findings(lake)), encoding="utf-8")
    unfinished.replace(path)
    return path


def render(found: Findings) -> str:
    """The findings as HTML. Everything that comes from pages is escaped."""
    from jinja2 import Environment, PackageLoader

    environment = Environment(loader=PackageLoader("orchestration"), autoescape=True, trim_blocks=True)
    counts = {"articles": found.articles.height} | {table: len(rows) for table, rows in found.facts.items()}
    several = found.events.filter(pl.col("sources") > 1).to_dicts()
    return environment.get_template("report.html").render(
        counts=counts | {"amounts": found.amounts.height, "events": found.events.height},
        facts=found.facts,
        amounts=found.amounts.to_dicts(),
        events=several,
        event_columns=_EVENT_COLUMNS,
        articles=_marked_articles(found),
        unread=[*found.unreadable, *found.rejected],
        quarantine=found.quarantine.to_dicts(),
        candidates=found.candidates.to_dicts(),
        shown=ROWS_SHOWN,
        plain=plain,
        rounded=_rounded,
        cell=_cell,
    )


def _marked_articles(found: Findings) -> list[dict[str, Any]]:
    by_document: dict[str, list[Fact]] = {}
    for table in FACT_TABLES:
        for fact in found.facts[table]:
            by_document.setdefault(fact.doc_id, []).append(fact)
    shown = found.articles.head(ROWS_SHOWN).select("doc_id", "title", "publisher", "published_on", "body")
    return [
        row | {"paragraphs": list(marked_paragraphs(row["body"], by_document.get(row["doc_id"], [])))}
        for row in shown.to_dicts()
    ]


def marked_paragraphs(body: str, facts: Sequence[Fact]) -> Iterable[Any]:
    """The paragraphs of a body with the evidence of its facts marked, in the colour of the first table that uses it."""
    from markupsafe import Markup, escape

    tables: dict[tuple[int, int], str] = {}
    for fact in facts:
        tables.setdefault((fact.evidence_start, fact.evidence_end), fact.table)
    text, at = Markup(""), 0
    for (start, end), table in sorted(tables.items()):
        if start < at:
            continue
        text += escape(body[at:start]) + Markup('<mark class="{}">{}</mark>').format(table, body[start:end])
        at = end
    text += escape(body[at:])
    return [Markup(paragraph) for paragraph in text.split("\n") if paragraph.strip()]


def _rounded(value: Decimal | None) -> str:
    return "" if value is None else f"{value.quantize(Decimal(1), rounding=ROUND_HALF_EVEN):,f}"


def _cell(value: Any) -> str:
    if isinstance(value, Decimal):
        return plain(value)
    return "" if value is None else ", ".join(map(str, value)) if isinstance(value, list) else str(value)

"""Belongs here: what a run found, printed as tables, with where it lies and what failed.
Does not: the run (local_run) and the page for a browser (report).
"""

import sys
from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any

import dagster as dg
from rich import box
from rich.console import Console
from rich.table import Table

from orchestration.findings import Fact, Findings, findings, plain
from orchestration.home import Home

ROWS_SHOWN = 12
_TITLES = {
    "deals": ("parties", "deal", "amount"),
    "stakes": ("holder", "stake", "how much"),
    "headcounts": ("organisation", "people", "count"),
    "investments": ("investors", "investment", "amount"),
}
_UNITS = (("tn", Decimal(10**12)), ("bn", Decimal(10**9)), ("m", Decimal(10**6)))
_STAGES = ("raw_documents", "articles", "deals", "amounts", "events")


def print_summary(console: Console, home: Home, result: dg.ExecuteInProcessResult, *, seconds: float) -> bool:
    """Print what the lake holds after a run, what the run did, and what went wrong. True where nothing did."""
    found = findings(home.lake)
    failures = list(_failures(result))
    checks = list(_failed_checks(result))
    for table in _TITLES:
        if found.facts[table]:
            console.print(_fact_table(table, found.facts[table]))
    if found.amounts.height:
        console.print(_amount_table(found))
    console.print(_counts(found))
    for line in (*_unread(found), *_warnings(result), *checks, *failures):
        print(line, file=sys.stderr, flush=True)
    _print_handled(console, result, seconds)
    _print_places(console, home)
    return result.success and not failures


def _fact_table(table: str, facts: Sequence[Fact]) -> Table:
    shown = Table(title=f"{table} ({len(facts)})", box=box.SIMPLE_HEAD, title_justify="left", title_style="bold")
    for title in (*_TITLES[table], "date", "status"):
        shown.add_column(title, overflow="fold", justify="right" if title in ("amount", "count") else "left")
    for fact in facts[:ROWS_SHOWN]:
        shown.add_row(fact.who, fact.what, fact.figure, fact.date, fact.status)
    if len(facts) > ROWS_SHOWN:
        shown.caption = f"and {len(facts) - ROWS_SHOWN} more"
    return shown


def _amount_table(found: Findings) -> Table:
    height = found.amounts.height
    shown = Table(title=f"amounts ({height})", box=box.SIMPLE_HEAD, title_justify="left", title_style="bold")
    for title in ("as written", "KRW", "USD", "JPY", "CNY", "rate of"):
        shown.add_column(title, justify="right", no_wrap=True)
    for row in found.amounts.head(ROWS_SHOWN).iter_rows(named=True):
        converted = (short(row[f"amount_{name}"]) for name in ("krw", "usd", "jpy", "cny"))
        shown.add_row(f"{short(row['amount'])} {row['currency']}", *converted, f"{row['rate_date'] or ''}")
    if height > ROWS_SHOWN:
        shown.caption = f"and {height - ROWS_SHOWN} more"
    return shown


def short(value: Decimal | None) -> str:
    """An amount in millions, billions or trillions, to four digits; "" where there is none. For show only."""
    if value is None:
        return ""
    for unit, size in _UNITS:
        if abs(value) >= size:
            return f"{_four_digits(value / size)} {unit}"
    return f"{value.quantize(Decimal(1), rounding=ROUND_HALF_EVEN):,f}"


def _four_digits(value: Decimal) -> str:
    places = max(0, 3 - value.adjusted())
    return plain(value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_EVEN))


def _counts(found: Findings) -> Table:
    shown = Table(title="in the warehouse", box=box.SIMPLE_HEAD, title_justify="left", title_style="bold")
    shown.add_column("table")
    shown.add_column("rows", justify="right")
    counted = {"articles": found.articles.height} | {name: len(rows) for name, rows in found.facts.items()}
    counted |= {"amounts": found.amounts.height, "events": found.events.height}
    counted |= {"candidates": found.candidates.height, "quarantine": found.quarantine.height + len(found.unreadable)}
    for name, count in counted.items():
        shown.add_row(name, f"{count:,}")
    return shown


def _unread(found: Findings) -> Iterable[str]:
    for _, reason in found.unreadable:
        yield f"not read: {reason}"
    for doc_id, reason in found.rejected:
        yield f"no article: {doc_id}: {reason}"
    for doc_id, replaced in found.garbled:
        yield f"garbled: {doc_id}: {replaced} characters could not be decoded"


def _warnings(result: dg.ExecuteInProcessResult) -> Iterable[str]:
    metadata = _metadata(result).get("raw_documents", {})
    for line in metadata.get("failed sources") or []:
        yield f"error: {line}"


def _failures(result: dg.ExecuteInProcessResult) -> Iterable[str]:
    for event in result.all_events:
        if event.is_step_failure:
            error: Any = event.step_failure_data.error
            while error is not None and error.cause is not None:
                error = error.cause
            message = " ".join(error.message.split()) if error is not None else "failed"
            yield f"error: {event.step_key} failed: {message}"


def _failed_checks(result: dg.ExecuteInProcessResult) -> Iterable[str]:
    for check in result.get_asset_check_evaluations():
        if check.passed:
            continue
        blocks = check.blocking and check.severity == dg.AssetCheckSeverity.ERROR
        kind = "error: blocked by" if blocks else "warning:"
        yield f"{kind} {check.asset_key.to_user_string()} {check.check_name}: {_what_fails(check)}"


def _what_fails(check: dg.AssetCheckEvaluation) -> str:
    """How many rows break a contract, or which expectations of a suite the table does not meet."""
    if (failing := check.metadata.get("failing rows")) is not None:
        return "1 row fails" if failing.value == 1 else f"{failing.value} rows fail"
    failures = check.metadata.get("failures")
    records = failures.records if isinstance(failures, dg.TableMetadataValue) else ()
    return "; ".join(f"{record.data['description']} (observed {record.data['observed']})" for record in records)


def _metadata(result: dg.ExecuteInProcessResult) -> dict[str, dict[str, Any]]:
    return {
        event.asset_key.to_user_string(): {name: value.value for name, value in event.materialization.metadata.items()}
        for event in result.get_asset_materialization_events()
        if event.asset_key is not None
    }


def _print_handled(console: Console, result: dg.ExecuteInProcessResult, seconds: float) -> None:
    metadata = _metadata(result)
    handled = {name: metadata[name]["documents handled"] for name in _STAGES if name in metadata}
    pages, unchanged = handled.get("raw_documents", 0), metadata.get("raw_documents", {}).get("documents unchanged", 0)
    if not any(handled[name] for name in handled if name != "events"):
        console.print(f"0 documents handled: nothing is new ({unchanged} unchanged), {seconds:.1f} s", highlight=False)
        return
    read, extracted = handled.get("articles", 0), handled.get("deals", 0)
    console.print(
        f"{max(pages, read)} documents handled: {pages} new or changed, {read} read, {extracted} searched for facts; "
        f"{unchanged} unchanged, {seconds:.1f} s",
        highlight=False,
    )


def _print_places(console: Console, home: Home) -> None:
    places = {"warehouse": home.warehouse, "report": home.report, "data docs": home.data_docs / "index.html"}
    for name, path in places.items():
        if path.exists():
            console.print(f"{name:<10} {path}", highlight=False, soft_wrap=True)
    console.print(f"{'UI':<10} make ui (or: hapjong ui --home {home.folder})", highlight=False, soft_wrap=True)

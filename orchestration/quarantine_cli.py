"""Belongs here: the command line's view of the quarantine: list, show, mend, discard, replay; accepting a whole batch.
Does not: the work (quarantine_desk), and the other commands (cli).
"""

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from orchestration.home import Home, open_home

DEFAULT_HOME = Path(".hapjong")
app = typer.Typer(
    name="quarantine",
    help="Look at the rows that broke a contract, mend or discard them, and replay them into their tables.",
    no_args_is_help=True,
)
HomeFolder = Annotated[Path, typer.Option("--home", envvar="HAPJONG_HOME", help="where lake and override file lie")]
Identifier = Annotated[str, typer.Argument(metavar="ID", help="the row's quarantine_id")]
Note = Annotated[str, typer.Option(help="why, and by whom")]


@app.command("list")
def list_rows(
    home: HomeFolder = DEFAULT_HOME,
    table: Annotated[str | None, typer.Option(help="only rows of this table")] = None,
    contract: Annotated[str | None, typer.Option(help="only rows that break this contract")] = None,
    doc: Annotated[str | None, typer.Option(help="only rows of this document (doc_id)")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="JSON lines, with the whole rows")] = False,
) -> None:
    """List the rows in quarantine with the contracts they break."""
    from orchestration.quarantine_desk import held

    entries = held(_home(home).lake, table=table, contract=contract, doc_id=doc)
    if as_json:
        for entry in entries.iter_rows(named=True):
            print(json.dumps(entry, ensure_ascii=False, default=str))
    elif entries.is_empty():
        print("the quarantine is empty")
    else:
        _print_table(entries.select("quarantine_id", "table", "doc_id", "contract", "reason").rows())


@app.command()
def show(identifier: Identifier, home: HomeFolder = DEFAULT_HOME) -> None:
    """Show one row in full: its values, what is wrong with it, and the sentence it comes from."""
    from expectations.rows import from_json
    from expectations.tables import TABLES

    entries = _entries_of(_home(home), identifier)
    first = entries[0]
    print(f"{first['quarantine_id']} of {first['table']}, {first['at']:%Y-%m-%d %H:%M} UTC, run {first['run_id']}")
    for entry in entries:
        print(f"  {entry['contract']}: {entry['reason']}")
    for name, value in from_json(first["row"], TABLES[first["table"]].schema).items():
        print(f"    {name}: {'' if value is None else value}")


@app.command()
def mend(
    identifier: Identifier,
    values: Annotated[
        list[str],
        typer.Option(
            "--set", metavar="COLUMN=VALUE", help="a value to put right; may be repeated; without a value: null"
        ),
    ],
    note: Note = "",
    home: HomeFolder = DEFAULT_HOME,
) -> None:
    """Write into the override file what a row's values should be. They hold in every later run."""
    from expectations.overrides import Override
    from expectations.quarantine import mended_row

    place = _home(home)
    entry = _entries_of(place, identifier)[0]
    mends = dict(_assignment(text, entry["table"]) for text in values)
    try:
        mended_row(entry["table"], entry["row"], Override(identifier, mends))
    except ValueError as error:
        _fail(str(error))
    _write(place, Override(identifier, mends, note=note))


@app.command()
def discard(identifier: Identifier, note: Note = "", home: HomeFolder = DEFAULT_HOME) -> None:
    """Write into the override file that a row is rightly refused. It leaves quarantine with the next replay."""
    from expectations.overrides import Override

    place = _home(home)
    _entries_of(place, identifier)
    _write(place, Override(identifier, discard=True, note=note))


@app.command()
def replay(home: HomeFolder = DEFAULT_HOME) -> None:
    """Judge every row in quarantine again, mended by the override file; what passes enters its table."""
    from uuid import uuid4

    from expectations.overrides import OverrideError
    from orchestration.quarantine_desk import replay_quarantine

    place = _home(home)
    try:
        done = replay_quarantine(place.lake, place.overrides, f"replay-{uuid4()}")
    except OverrideError as error:
        _fail(str(error))
    for table, rows in done.entered.items():
        print(f"{table}: {rows} rows entered")
    print(f"{done.discarded} discarded, {done.staying['quarantine_id'].n_unique()} stay in quarantine")
    if done.entered:
        print("`hapjong run` carries them on to the later tables and the warehouse")


@app.command("accept")
def accept_table(
    table: Annotated[str, typer.Argument(help="the table whose last batch is right, though its suite failed")],
    home: HomeFolder = DEFAULT_HOME,
) -> None:
    """Take a table's last batch as the measure for the next ones: fewer rows than before are no fault of this batch."""
    from orchestration.suite_verdicts import accept_batch

    rows = accept_batch(table, _home(home).data_docs)
    if rows is None:
        _fail(f"{table}: no batch of it was judged yet")
    print(f"{table}: {rows} rows are the measure from now on; `hapjong run` goes on")


def _home(folder: Path) -> Home:
    return open_home(folder)


def _entries_of(home: Home, identifier: str) -> list[dict[str, Any]]:
    from orchestration.quarantine_desk import held

    entries = [entry for entry in held(home.lake).to_dicts() if entry["quarantine_id"] == identifier]
    if not entries:
        _fail(f"{identifier} is not in quarantine")
    return entries


def _assignment(text: str, table: str) -> tuple[str, Any]:
    """`column=value` as the value of that column: whole numbers as such, all else as text; null without a value."""
    from expectations.tables import TABLES

    name, equals, value = text.partition("=")
    if not equals:
        _fail(f"{text}: wants COLUMN=VALUE")
    dtype = TABLES[table].schema.get(name)
    if value == "":
        return name, None
    if dtype is not None and dtype.is_integer() and value.lstrip("-").isdigit():
        return name, int(value)
    return name, value


def _write(home: Home, override: Any) -> None:
    from expectations.overrides import OverrideError, write_override

    try:
        write_override(home.overrides, override)
    except OverrideError as error:
        _fail(str(error))
    print(f"written to {home.overrides}; `hapjong quarantine replay` applies it")


def _print_table(rows: list[tuple[Any, ...]]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table("id", "table", "document", "contract", "reason", show_lines=False)
    for row in rows:
        table.add_row(*("" if value is None else str(value) for value in row))
    Console().print(table)


def _fail(message: str) -> Any:
    print(f"error: {message}", file=sys.stderr, flush=True)
    raise typer.Exit(1)

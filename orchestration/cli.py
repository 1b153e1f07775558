"""Belongs here: the command line: its options, what it prints and its exit codes.
Does not: the work (pages, records, evaluate, local_run, warehouse), which the assets do with the same functions.
"""

import json
import os
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from orchestration.quarantine_cli import app as quarantine_app

DEFAULT_HOME = Path(".hapjong")
DEFAULT_RAW = "raw/samples"

app = typer.Typer(
    name="hapjong",
    help="Reads Korean business pages into a warehouse of deals, stakes, headcounts and investments.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(quarantine_app)
Files = Annotated[list[Path] | None, typer.Argument(metavar="FILE…", help="pages: HTML or text, in any encoding")]
Manifest = Annotated[
    Path | None,
    typer.Option(help='JSON lines {"doc": …, "path": …, "published": "YYYY-MM-DD" or null, "url": … or null}'),
]
Published = Annotated[
    datetime | None, typer.Option(formats=["%Y-%m-%d"], help="publication date of the pages that tell none otherwise")
]
Home = Annotated[
    Path, typer.Option(envvar="HAPJONG_HOME", help="where lake, warehouse, report and Dagster's own files lie")
]
Raw = Annotated[
    list[str] | None, typer.Option(help="a folder of pages, a WARC file or a feed; may be given several times")
]


@app.command()
def run(
    raw: Raw = None,
    home: Home = DEFAULT_HOME,
    source: Annotated[
        str | None, typer.Option(help="only pages whose source URI holds this, or fits this pattern")
    ] = None,
    ids: Annotated[list[str] | None, typer.Option("--id", help="only this document (doc_id); may be repeated")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="at most so many documents a stage")] = None,
    full_refresh: Annotated[bool, typer.Option(help="handle what is up to date as well")] = False,
    engine: Annotated[str | None, typer.Option(help="in-process, dask, dask:N or tcp://HOST:PORT")] = None,
) -> None:
    """Materialise every table from the pages, and print what was found and where it lies."""
    from orchestration.incremental import Selection
    from orchestration.local_run import run_locally

    selection = Selection(source, tuple(ids or ()), limit, full_refresh)
    sys.exit(run_locally(raw or [DEFAULT_RAW], home, selection, engine))


@app.command()
def ui(
    raw: Raw = None,
    home: Home = DEFAULT_HOME,
    host: Annotated[str, typer.Option(help="address to listen on")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="port to listen on")] = 3000,
) -> None:
    """Open the Dagster UI with its daemon, on the same home."""
    from orchestration.home import open_home, prepare

    environment = os.environ | prepare(open_home(home), raw or [DEFAULT_RAW])
    command = [sys.executable, "-m", "dagster", "dev", "-m", "orchestration.definitions", "-h", host, "-p", str(port)]
    print(f"Dagster UI: http://{host}:{port} (Ctrl+C stops it)", flush=True)
    os.execve(sys.executable, command, environment)


@app.command()
def extract(files: Files = None, manifest: Manifest = None, published: Published = None) -> None:
    """Print the facts of each page as a JSON line, with rule, evidence and offsets beside."""
    from orchestration.pages import read_article_frame
    from orchestration.records import fact_records
    from transforms.facts import extract as extract_facts

    _print_lines(
        files, manifest, published, lambda page: fact_records(page.doc, extract_facts(read_article_frame(page)))
    )


@app.command()
def strip(files: Files = None, manifest: Manifest = None, published: Published = None) -> None:
    """Print the article of each page as a JSON line: title, publisher, authors, date and body."""
    from orchestration.pages import read_article_frame
    from orchestration.records import article_record

    _print_lines(
        files, manifest, published, lambda page: article_record(page.doc, read_article_frame(page).row(0, named=True))
    )


@app.command()
def mentions(files: Files = None, manifest: Manifest = None, published: Published = None) -> None:
    """Print the organisations, amounts, dates, counts and percents of each file, with offsets into its decoded text."""
    from orchestration.pages import Page, load
    from orchestration.records import mention_records
    from transforms.articles import decode

    def of(page: Page) -> dict[str, Any]:
        row = load(page)
        text = decode(row["content"], row["media_type"]).text
        day = row["published_hint"]
        return {"doc": page.doc, "mentions": mention_records(text, date.fromisoformat(day) if day else None)}

    _print_lines(files, manifest, published, of)


@app.command()
def evaluate(
    gold: Annotated[list[Path], typer.Option(help="a folder of labelled articles; may be given several times")],
    texts: Annotated[Path | None, typer.Option(help="where their texts lie, unless beside them or in ../raw")] = None,
    errors: Annotated[
        bool, typer.Option("--errors", help="list what was missed or wrong, with sentence and rule")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="print the scores as one JSON object")] = False,
) -> None:
    """Extract the facts of a labelled folder and score them (CEAF, core and full)."""
    from orchestration.evaluation_report import evaluate_folders
    from orchestration.pages import PageError

    try:
        evaluate_folders(gold, texts, errors=errors, as_json=as_json)
    except PageError as error:
        _fail(str(error))


@app.command()
def export(
    to: Annotated[
        str, typer.Option(help="duckdb:///FILE, postgresql://USER:PASSWORD@HOST/DATABASE, or a folder (Parquet)")
    ],
    home: Home = DEFAULT_HOME,
) -> None:
    """Write the warehouse elsewhere: rows are merged by key, and rows that are gone are removed."""
    from orchestration.home import open_home
    from orchestration.warehouse import ExportError, export_tables

    try:
        for table, rows in export_tables(open_home(home).lake, to).items():
            print(f"{table}: {rows} rows written")
    except ExportError as error:
        _fail(str(error))


def _print_lines(files: Any, manifest: Any, published: Any, record_of: Callable[[Any], dict[str, Any]]) -> None:
    """One JSON line a page on stdout; one error line on stderr for each that cannot be read, and then exit code 1."""
    from orchestration.pages import Page, PageError, listed_pages

    if not files and manifest is None:
        _fail("nothing to read: name files, or a list of them with --manifest", code=2)
    failed = False
    try:
        for page in listed_pages(files or [], manifest, published.date() if published else None):
            try:
                if not isinstance(page, Page):
                    raise page
                print(json.dumps(record_of(page), ensure_ascii=False), flush=True)
            except PageError as error:
                _complain(str(error))
                failed = True
    except PageError as error:
        _fail(str(error))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    if failed:
        sys.exit(1)


def _complain(message: str) -> None:
    print(f"error: {message}", file=sys.stderr, flush=True)


def _fail(message: str, code: int = 1) -> None:
    _complain(message)
    sys.exit(code)


def main() -> None:
    app()

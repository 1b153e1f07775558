"""Belongs here: what each stage reads from the lake, which transform it applies and where the result goes.
Does not: Dagster (assets), how chunks are driven (incremental), and the transforms themselves.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import partial

import polars as pl

from expectations.tables import TABLES
from orchestration.gate import Admission, Frames, admit, refill_quarantine
from orchestration.incremental import PROGRESS, Batch, Run, Stage, digest, progress_table, read_progress, run_stage
from orchestration.ingest import STAGE as INGEST
from orchestration.ingest import version_key
from orchestration.lake import Lake
from orchestration.own_registry import extract_with, own_registry, own_version
from orchestration.rule_version import rule_version

ARTICLES_CHUNK = 64
FACTS_CHUNK = 128
AMOUNTS_CHUNK = 2000
FACT_TABLES = ("deals", "deal_parties", "stakes", "headcounts", "investments", "investment_parties", "candidates")
_READING_RULES = ("transforms.articles", "orchestration.reading")
_EXTRACTION_RULES = ("transforms.facts", "transforms.korean", "transforms.organisations")
_CURRENCY_RULES = ("transforms.currency",)
_REGISTRY_RULES = ("transforms.organisations",)
_EVENT_RULES = ("transforms.corroboration",)
_SOURCE_HINTS = ("media_type", "url", "publisher_hint", "published_hint")
_STAGE_TABLES = {"facts": FACT_TABLES, "events": tuple(n for n, t in TABLES.items() if t.stage == "events")}
WHOLE = "*"


def schema_of(table: str) -> pl.Schema:
    return TABLES[table].schema


def read_table(lake: Lake, table: str, **how: object) -> pl.DataFrame:
    """The rows of a declared table, an empty frame of its schema where it is not there yet."""
    return lake.read(table, schema_of(table), **how)  # type: ignore[arg-type]


def articles_stage() -> Stage:
    return Stage(
        name="articles",
        tables=("articles",),
        rules=rule_version(*_READING_RULES),
        chunk=ARTICLES_CHUNK,
        identity={"articles": ("title", "published_on", "body", "publisher")},
    )


def facts_stage(own: str = "") -> Stage:
    identity = {table: tuple(name for name in TABLES[table].columns if name != "doc_id") for table in FACT_TABLES}
    return Stage(
        name="facts",
        tables=FACT_TABLES,
        rules=f"{rule_version(*_EXTRACTION_RULES)}{own}",
        chunk=FACTS_CHUNK,
        identity=identity,
    )


def amounts_stage(rates: pl.DataFrame) -> Stage:
    newest = str(rates["date"].max()) if rates.height else "none"
    return Stage(
        name="amounts",
        tables=("amounts",),
        rules=f"{rule_version(*_CURRENCY_RULES)}-{newest}-{rates.height}",
        chunk=AMOUNTS_CHUNK,
        identity={"amounts": ("fact_id", "amount", "currency")},
    )


def read_articles(run: Run) -> Batch:
    """Read every document version that is in force into `articles`."""
    from orchestration.reading import read_pages

    columns = ["doc_id", "source_uri", "content_sha256", *_SOURCE_HINTS]
    current = read_table(run.lake, INGEST, columns=columns, where=pl.col("superseded_at").is_null())
    keys = [version_key(*row) for row in current.select("content_sha256", *_SOURCE_HINTS).iter_rows()]
    inputs = current.select("doc_id", "source_uri", pl.Series("input_key", keys, dtype=pl.String))

    def load(ids: list[str]) -> pl.DataFrame:
        wanted = pl.col("doc_id").is_in(ids) & pl.col("superseded_at").is_null()
        return in_order(read_table(run.lake, INGEST, where=wanted), ids)

    def judge(frames: Frames, documents: pl.DataFrame) -> Admission:
        return admit(frames, {INGEST: documents}, run.run_id, run.overrides)

    return run_stage(run, articles_stage(), inputs, load, read_pages, judge)


def extract_facts(run: Run) -> Batch:
    """Extract the fact tables from every article whose text or date has changed."""
    organisations = read_table(run.lake, "organisations")

    def load(ids: list[str]) -> pl.DataFrame:
        return in_order(read_table(run.lake, "articles", where=pl.col("doc_id").is_in(ids)), ids)

    stage = facts_stage(own_version(run.organisations))
    extract = partial(extract_with, run.organisations)

    def judge(frames: Frames, documents: pl.DataFrame) -> Admission:
        return admit(frames, {"articles": documents, "organisations": organisations}, run.run_id, run.overrides)

    return run_stage(run, stage, _outputs_of(run.lake, "articles"), load, extract, judge)


def normalise(run: Run) -> Batch:
    """Give the amounts of every document whose facts have changed, or all of them when the rates have."""
    rates = read_table(run.lake, "reference_rates")

    def load(ids: list[str]) -> pl.DataFrame:
        wanted = pl.col("doc_id").is_in(ids)
        documents = read_table(run.lake, "articles", columns=["doc_id", "published_on"], where=wanted)
        return in_order(documents, ids)

    def judge(frames: Frames, documents: pl.DataFrame) -> Admission:
        facts = _facts_of(run.lake, documents["doc_id"].to_list())
        return admit(frames, facts | {"articles": documents, "reference_rates": rates}, run.run_id, run.overrides)

    transform = partial(_amounts, run.lake, rates)
    return run_stage(run, amounts_stage(rates), _outputs_of(run.lake, "facts"), load, transform, judge)


def _amounts(lake: Lake, rates: pl.DataFrame, documents: pl.DataFrame) -> Frames:
    from transforms.currency import normalise_amounts

    facts = _facts_of(lake, documents["doc_id"].to_list())
    return {"amounts": normalise_amounts(facts, documents, rates)}


def _facts_of(lake: Lake, ids: list[str]) -> Frames:
    return {table: read_table(lake, table, where=pl.col("doc_id").is_in(ids)) for table in FACT_TABLES}


def corroborate(run: Run) -> Batch:
    """Join the facts of all articles to events, when any of them has changed."""
    from transforms.corroboration import consolidate

    handled = [read_progress(run.lake, stage).select("doc_id", "output_key") for stage in ("articles", "facts")]
    key = digest(f"{[progress.sort('doc_id').rows() for progress in handled]}")
    known: Frames = {}

    def make() -> Frames:
        known.update(
            {table: read_table(run.lake, table) for table in (*FACT_TABLES, "articles", "amounts", "organisations")}
        )
        made = consolidate(
            known,
            known["articles"],
            read_table(run.lake, "event_facts"),
            organisations=known["organisations"],
            amounts=known["amounts"],
        )
        return {table: frame for table, frame in made.items() if table in TABLES}

    return _run_whole(run, "events", key, rule_version(*_EVENT_RULES), make, known, size=handled[1].height)


def list_organisations(run: Run) -> Batch:
    """The registry as a table, when its names have changed."""

    def make() -> Frames:
        return {"organisations": own_registry(run.organisations).frame()}

    return _run_whole(run, "organisations", own_version(run.organisations), rule_version(*_REGISTRY_RULES), make, {})


def cross_rates(run: Run, *, refresh: bool = False) -> tuple[Batch, str | None]:
    """The reference rates, refreshed over the network when asked for, and a note where that could not be done.

    Rates that were refreshed once are not given up for an older bundled history.
    """
    from raw.http import fetch_content
    from raw.reference_rates import latest_history
    from transforms.currency import reference_rates

    history = latest_history(fetch_content if refresh else None)
    held = read_progress(run.lake, "reference_rates")["input_key"].to_list()
    last_day = max([history.days[-1].isoformat(), *held])

    def make() -> Frames:
        return {"reference_rates": reference_rates(history.content, history.source)}

    rules = rule_version(*_CURRENCY_RULES)
    return _run_whole(run, "reference_rates", last_day, rules, make, {}), history.note


def _run_whole(
    run: Run,
    stage: str,
    key: str,
    rules: str,
    make: Callable[[], Frames],
    references: Mapping[str, pl.DataFrame],
    size: int = 1,
) -> Batch:
    """Make the tables of a stage anew as a whole, unless they were made of the same input by the same rules."""
    done = read_progress(run.lake, stage).select("input_key", "rules").rows()
    if (key, rules) in done and not run.selection.full_refresh:
        return Batch(stage, 0, size)
    frames = make()
    admission = admit(frames, {**references, **frames}, run.run_id, run.overrides)
    for table, frame in admission.frames.items():
        run.lake.overwrite(table, frame)
    refill_quarantine(run.lake, tuple(frames), None, admission.entries)
    entry = (WHOLE, key, rules, key, run.run_id, datetime.now(UTC))
    run.lake.overwrite(progress_table(stage), pl.DataFrame([entry], schema=PROGRESS, orient="row"))
    run.advance(stage, size, size)
    written = {table: frame.height for table, frame in admission.frames.items()}
    return Batch(stage, size, 0, written, admission.refused)


def _outputs_of(lake: Lake, stage: str) -> pl.DataFrame:
    """The documents that a stage has handled, with the digest of its result as the next stage's input key."""
    uris = read_table(lake, INGEST, columns=["doc_id", "source_uri"]).unique("doc_id")
    done = read_progress(lake, stage).select("doc_id", pl.col("output_key").alias("input_key"))
    return done.join(uris, on="doc_id", how="left").sort("doc_id")


def in_order(frame: pl.DataFrame, ids: list[str]) -> pl.DataFrame:
    """The rows of a frame in the order of `ids`."""
    return pl.DataFrame({"doc_id": ids}, schema={"doc_id": pl.String}).join(
        frame, on="doc_id", how="inner", maintain_order="left"
    )


def stage_of(table: str) -> str:
    """The stage whose progress tells of a table."""
    return next((stage for stage, tables in _STAGE_TABLES.items() if table in tables), table)


def last_batch(lake: Lake, stage: str) -> list[str] | None:
    """The documents that a stage handled the last time it did any; None for one that makes tables as a whole."""
    done = read_progress(lake, stage)
    if done.is_empty() or WHOLE in done["doc_id"]:
        return None
    run_id = done.sort("at")["run_id"][-1]
    return done.filter(pl.col("run_id") == run_id)["doc_id"].to_list()

"""Belongs here: tests of what a stage still has to handle, of its chunks, and of what an interruption leaves.
Does not: the real stages (test_whole_run).
"""

from collections.abc import Callable
from dataclasses import replace

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestration.gate import Admission, Frames
from orchestration.incremental import PROGRESS, Batch, Run, Selection, Stage, pending, read_progress, run_stage
from orchestration.lake import Lake
from orchestration.rule_version import rule_version

TEXT = pl.Schema({"doc_id": pl.String, "text": pl.String})
STAGE = Stage(name="words", tables=("words", "lengths"), rules="r1", chunk=2, identity={"words": ("text",)})


def split(documents: pl.DataFrame) -> Frames:
    words = documents.with_columns(pl.col("text").str.split(" ")).explode("text").filter(pl.col("text") != "")
    lengths = documents.with_columns(pl.col("text").str.len_chars().cast(pl.String))
    return {"words": words.select(*TEXT), "lengths": lengths.select(*TEXT)}


def admit_all(frames: Frames, documents: pl.DataFrame) -> Admission:
    return Admission(frames)


def handle(
    run: Run, texts: dict[str, str], stage: Stage = STAGE, transform: Callable = split, admit: Callable = admit_all
) -> Batch:
    inputs = pl.DataFrame(
        [(doc_id, text, f"file:///{doc_id}.txt") for doc_id, text in texts.items()],
        schema={"doc_id": pl.String, "input_key": pl.String, "source_uri": pl.String},
        orient="row",
    )

    def load(ids: list[str]) -> pl.DataFrame:
        return pl.DataFrame([(doc_id, texts[doc_id]) for doc_id in ids], schema=TEXT, orient="row")

    return run_stage(run, stage, inputs, load, transform, admit)


def words(lake: Lake) -> list[tuple[str, str]]:
    return sorted(lake.read("words", TEXT).rows())


def test_second_run_handles_nothing_and_a_changed_document_alone(run: Run) -> None:
    texts = {"a": "one two", "b": "three", "c": "four"}
    assert (handle(run, texts).handled, handle(run, texts).handled) == (3, 0)
    batch = handle(run, texts | {"b": "five six"})
    assert (batch.handled, batch.unchanged) == (1, 2)
    assert words(run.lake) == [("a", "one"), ("a", "two"), ("b", "five"), ("b", "six"), ("c", "four")]


def test_document_that_loses_all_rows_leaves_none_behind(run: Run) -> None:
    handle(run, {"a": "one", "b": "two"})
    handle(run, {"a": "", "b": "two"})
    assert words(run.lake) == [("b", "two")]


def test_other_rules_handle_everything_again(run: Run) -> None:
    handle(run, {"a": "one", "b": "two"})
    assert handle(run, {"a": "one", "b": "two"}, replace(STAGE, rules="r2")).handled == 2
    assert words(run.lake) == [("a", "one"), ("b", "two")]


@pytest.mark.parametrize(
    ("selection", "handled"),
    [
        (Selection(ids=("b",)), 1),
        (Selection(limit=2), 2),
        (Selection(source="c.txt"), 1),
        (Selection(source="file:///[ab].txt"), 2),
        (Selection(source="elsewhere"), 0),
    ],
)
def test_selection_restricts_what_is_handled(run: Run, selection: Selection, handled: int) -> None:
    texts = {"a": "one", "b": "two", "c": "three"}
    assert handle(replace(run, selection=selection), texts).handled == handled
    assert handle(run, texts).handled == 3 - handled


def test_full_refresh_handles_what_is_up_to_date(run: Run) -> None:
    handle(run, {"a": "one", "b": "two"})
    assert handle(replace(run, selection=Selection(full_refresh=True)), {"a": "one", "b": "two"}).handled == 2
    assert words(run.lake) == [("a", "one"), ("b", "two")]


def test_progress_is_told_of_each_committed_chunk(run: Run) -> None:
    told: list[tuple[str, int, int]] = []
    handle(replace(run, advance=lambda *step: told.append(step)), {"a": "1", "b": "2", "c": "3"})
    assert told == [("words", 2, 3), ("words", 3, 3)]


class InterruptedRunError(Exception):
    pass


def test_interrupted_transform_keeps_the_chunks_before_it(run: Run) -> None:
    def fails_at_c(documents: pl.DataFrame) -> Frames:
        if "c" in documents["doc_id"]:
            raise InterruptedRunError
        return split(documents)

    texts = {"a": "one", "b": "two", "c": "three"}
    with pytest.raises(InterruptedRunError):
        handle(run, texts, transform=fails_at_c)
    assert words(run.lake) == [("a", "one"), ("b", "two")]
    assert handle(run, texts).handled == 1
    assert words(run.lake) == [("a", "one"), ("b", "two"), ("c", "three")]


@pytest.mark.parametrize("survived", [1, 2])
def test_interruption_between_the_tables_of_a_chunk_leaves_no_copies(
    run: Run, monkeypatch: pytest.MonkeyPatch, survived: int
) -> None:
    """The process dies after some of a chunk's commits; the next run replaces what was written of it."""
    commits = 0
    append = Lake.append

    def dies(self: Lake, table: str, frame: pl.DataFrame) -> None:
        nonlocal commits
        if commits == survived:
            raise InterruptedRunError
        commits += table in STAGE.tables
        append(self, table, frame)

    texts = {"a": "one two", "b": "three"}
    monkeypatch.setattr(Lake, "append", dies)
    with pytest.raises(InterruptedRunError):
        handle(run, texts)
    monkeypatch.undo()
    assert handle(run, texts).handled == 2
    assert words(run.lake) == [("a", "one"), ("a", "two"), ("b", "three")]
    assert run.lake.count("lengths") == 2


def test_output_key_tells_whether_a_result_changed_whatever_the_order_of_its_rows(run: Run) -> None:
    def key() -> str:
        return read_progress(run.lake, "words")["output_key"][0]

    handle(run, {"a": "one two"})
    first = key()
    handle(run, {"a": "two one"})
    assert key() == first
    handle(run, {"a": "two three"})
    assert key() != first


@given(st.dictionaries(st.text("abc", min_size=1), st.text(max_size=3), max_size=6), st.data())
def test_pending_is_what_is_new_or_changed(done: dict[str, str], data: st.DataObject) -> None:
    changed = data.draw(st.dictionaries(st.text("abc", min_size=1), st.text(max_size=3), max_size=6))
    now = done | changed
    log = pl.DataFrame([(i, k, "r1", "", "run", None) for i, k in done.items()], schema=PROGRESS, orient="row")
    schema = {"doc_id": pl.String, "input_key": pl.String, "source_uri": pl.String}
    inputs = pl.DataFrame([(i, k, "u") for i, k in now.items()], schema=schema, orient="row")
    found = {*pending(inputs, log, "r1", Selection())["doc_id"]}
    assert found == {i for i in now if done.get(i) != now[i]}
    assert pending(inputs, log, "r2", Selection()).height == len(now)


def test_rule_version_follows_the_files_of_a_package() -> None:
    assert (
        rule_version("transforms.currency") == rule_version("transforms.currency") != rule_version("transforms.korean")
    )
    assert len(rule_version("transforms.facts", "transforms.korean")) == 16
    with pytest.raises(ModuleNotFoundError):
        rule_version("transforms.nowhere")

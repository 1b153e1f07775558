"""Belongs here: tests of the engines: order, laziness, bounded flight, and a real Dask cluster.
Does not: what the stages map through them.
"""

from collections.abc import Iterator

import polars as pl
import pytest

from orchestration.engine import DaskEngine, EngineError, InProcessEngine, open_engine


def double(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.with_columns(pl.col("n") * 2)


def frames(count: int) -> Iterator[pl.DataFrame]:
    return (pl.DataFrame({"n": [number]}) for number in range(count))


def test_in_process_engine_takes_one_chunk_at_a_time() -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for number in range(3):
            taken.append(number)
            yield number

    results = InProcessEngine().map(lambda number: number + 1, items())
    assert next(iter(results)) == 1 and taken == [0]


@pytest.mark.parametrize(
    ("spec", "engine"),
    [
        ("in-process", InProcessEngine()),
        ("dask", DaskEngine()),
        ("dask:2", DaskEngine(workers=2)),
        ("tcp://scheduler:8786", DaskEngine(address="tcp://scheduler:8786")),
    ],
)
def test_engines_are_opened_by_name(spec: str, engine: object) -> None:
    assert open_engine(spec) == engine


@pytest.mark.parametrize("spec", ["ray", "dask:many", "http://h"])
def test_unknown_engine_is_refused(spec: str) -> None:
    with pytest.raises(EngineError, match="unknown engine"):
        open_engine(spec)


def test_environment_names_the_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HAPJONG_ENGINE", "dask:3")
    assert open_engine() == DaskEngine(workers=3)


@pytest.mark.system
def test_dask_gives_results_in_the_order_of_the_chunks() -> None:
    results = DaskEngine(workers=2).map(double, frames(9))
    assert [frame["n"][0] for frame in results] == [0, 2, 4, 6, 8, 10, 12, 14, 16]


@pytest.mark.system
def test_cluster_that_does_not_answer_is_said_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    import distributed

    def refuse(*_: object, **__: object) -> None:
        raise OSError("connection refused")

    monkeypatch.setattr(distributed, "Client", refuse)
    with pytest.raises(EngineError, match="does not answer"):
        list(DaskEngine(address="tcp://127.0.0.1:1").map(double, frames(1)))

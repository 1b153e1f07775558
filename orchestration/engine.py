"""Belongs here: how the heavy stages map their chunks: in this process by default, on a Dask cluster when configured.
Does not: what a chunk is (incremental) and what is done with it (stages).
"""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

ENVIRONMENT_VARIABLE = "HAPJONG_ENGINE"
_IN_FLIGHT_PER_WORKER = 2


class EngineError(ValueError):
    """An engine that is not known or does not answer."""


class Engine(Protocol):
    """Applies a function to chunks. Results come in the order of the chunks, so that a run is repeatable."""

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]: ...


@dataclass(frozen=True)
class InProcessEngine:
    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        return map(function, items)


@dataclass(frozen=True)
class DaskEngine:
    """A Dask cluster at `address` (tcp://host:8786), or one of `workers` processes on this machine, closed afterwards.

    Only as many chunks are in flight as keep the workers busy, so memory stays bounded on a million articles.
    """

    address: str | None = None
    workers: int | None = None

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        from collections import deque

        import distributed

        waiting = iter(items)
        with self._client(distributed) as client:
            room = _IN_FLIGHT_PER_WORKER * max(1, len(client.scheduler_info(n_workers=-1)["workers"]))
            running: deque = deque()
            for item in waiting:
                running.append(client.submit(function, item, pure=False))
                if len(running) >= room:
                    yield running.popleft().result()
            while running:
                yield running.popleft().result()

    def _client(self, distributed: Any) -> Any:
        try:
            if self.address:
                return distributed.Client(self.address, timeout="20s")
            return distributed.Client(
                n_workers=self.workers, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=40
            )
        except (OSError, TimeoutError) as error:
            raise EngineError(
                f"the Dask cluster at {self.address or 'this machine'} does not answer: {error}"
            ) from error


def open_engine(spec: str | None = None) -> Engine:
    """The engine that `spec` names: `in-process` (default), `dask` (local processes), `dask:N`, or `tcp://HOST:PORT`.

    Without `spec` the environment variable HAPJONG_ENGINE decides. Raises EngineError on anything else.
    """
    spec = (spec or os.environ.get(ENVIRONMENT_VARIABLE) or "in-process").strip()
    kind, _, argument = spec.partition(":")
    if spec == "in-process":
        return InProcessEngine()
    if kind == "dask" and (not argument or argument.isdigit()):
        return DaskEngine(workers=int(argument) if argument else None)
    if kind in ("tcp", "tls", "ucx"):
        return DaskEngine(address=spec)
    raise EngineError(f"unknown engine {spec!r}; write in-process, dask, dask:N or tcp://HOST:PORT")

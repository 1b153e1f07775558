import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

FACTS = 100_000
MOST_SECONDS = 60
MOST_FOR_TWICE_THE_FACTS = 2.3


def _seconds(*sizes: int) -> dict[str, float]:
    """CPU seconds of a process with one core and one Polars thread: other work on the machine does not count."""
    program = Path(__file__).parent / "synthetic_facts.py"
    environment = {**os.environ, "POLARS_MAX_THREADS": "1"}
    command = [sys.executable, str(program), *map(str, sizes)]
    finished = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return json.loads(finished.stdout)


def test_consolidating_100_000_facts_on_one_core(benchmark: Any) -> None:
    seconds = benchmark.pedantic(lambda: _seconds(FACTS // 2, FACTS), rounds=1, iterations=1)
    half, whole = seconds[str(FACTS // 2)], seconds[str(FACTS)]
    benchmark.extra_info.update(seconds=whole, times_for_twice_the_facts=whole / half)
    print(f"\n{FACTS} facts: {whole:.1f} s of one core, {whole / half:.2f} times those of half as many")
    assert whole <= MOST_SECONDS
    assert whole / half <= MOST_FOR_TWICE_THE_FACTS

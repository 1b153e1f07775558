"""Belongs here: the cost of reading an article's quantities, as a ratio to tokenising it with Kiwi in the same run.
Does not: whether they are read right (tests/korean).
"""

from datetime import date
from pathlib import Path
from time import perf_counter

from transforms.korean import read_quantities
from transforms.korean.morphology import morphemes

ARTICLE = (Path(__file__).parent / "korean_article.txt").read_text(encoding="utf-8")
PUBLISHED = date(2024, 9, 5)
LARGEST_RATIO = 0.1


def fastest(function, rounds: int) -> float:
    """Seconds of the fastest of some calls, which a busy machine disturbs least."""
    times = []
    for _ in range(rounds):
        begun = perf_counter()
        function()
        times.append(perf_counter() - begun)
    return min(times)


def test_reading_quantities_costs_less_than_a_tenth_of_kiwi(benchmark) -> None:
    assert len(ARTICLE) == 2500
    morphemes(ARTICLE)
    found = benchmark(read_quantities, ARTICLE, PUBLISHED)
    assert len(found.money) > 20
    ratio = fastest(lambda: read_quantities(ARTICLE, PUBLISHED), 30) / fastest(lambda: morphemes(ARTICLE), 10)
    benchmark.extra_info["ratio_to_kiwi"] = round(ratio, 4)
    assert ratio < LARGEST_RATIO

"""Belongs here: how well a body and its fields were read, against what a golden page says.
Does not: the pages themselves (regenerate) and the floors (floors.yaml).
"""

import re
from collections import Counter
from collections.abc import Iterable

_TOKEN = re.compile(r"\w+")
_SPACE = re.compile(r"\s+")


def shingle_f1(expected: str, found: str, size: int = 4) -> float:
    """F1 over bags of word shingles, as scrapinghub's article-extraction-benchmark measures bodies."""
    wanted, got = _shingles(expected, size), _shingles(found, size)
    return _f1(sum((wanted & got).values()), sum(got.values()), sum(wanted.values()))


def line_f1(expected: Iterable[str], found: Iterable[str]) -> float:
    """F1 over lines, spacing apart."""
    wanted, got = Counter(map(squeezed, expected)), Counter(map(squeezed, found))
    return _f1(sum((wanted & got).values()), sum(got.values()), sum(wanted.values()))


def is_whole_and_clean(expected: Iterable[str], found: Iterable[str]) -> bool:
    """Every paragraph is there, in order, and nothing else."""
    return "".join(map(squeezed, expected)) == "".join(map(squeezed, found))


def squeezed(text: str) -> str:
    return _SPACE.sub("", text)


def _shingles(text: str, size: int) -> Counter[tuple[str, ...]]:
    tokens = _TOKEN.findall(text)
    return Counter(tuple(tokens[max(0, i) : i + size]) for i in range(1 - size, len(tokens)))


def _f1(shared: int, found: int, wanted: int) -> float:
    return 2 * shared / (found + wanted) if shared else 0.0

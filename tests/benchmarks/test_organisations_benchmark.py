"""Belongs here: the cost of matching the registry and of finding all organisations, beside a peer in the same run.
Does not: what is found (tests/organisations).
"""

import re
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from transforms.organisations import find_organisations, load_registry
from transforms.organisations.find import registered

_SENTENCES = (Path(__file__).parents[1] / "corpus" / "organisations.txt").read_text(encoding="utf-8")
ARTICLE = re.sub(r"[⟦⟧]|^#.*\n", "", _SENTENCES, flags=re.M)[:2500]


@pytest.mark.benchmark(group="organisations")
def test_registry_matching(benchmark: BenchmarkFixture) -> None:
    registry = load_registry()
    assert len(registry.forms) >= 12_000
    assert registry.lengths
    assert benchmark(registered, ARTICLE, registry)
    assert benchmark.stats is not None
    assert benchmark.stats.stats.min < 0.002


@pytest.mark.benchmark(group="organisations")
def test_peer_regular_expression_of_words(benchmark: BenchmarkFixture) -> None:
    """The peer: splitting the article into words, and looking each one up in a set of the same names."""
    forms = set(load_registry().forms)
    word = re.compile(r"[가-힣A-Za-z0-9&+]+")
    assert benchmark(lambda: [w for w in word.findall(ARTICLE) if w in forms])


@pytest.mark.benchmark(group="organisations")
def test_find_organisations(benchmark: BenchmarkFixture) -> None:
    find_organisations(ARTICLE)
    assert benchmark(find_organisations, ARTICLE)

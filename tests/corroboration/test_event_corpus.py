from itertools import combinations

import polars as pl
import pytest
from event_cases import Case, read_cases

from transforms.corroboration import consolidate
from transforms.currency import normalise_amounts, reference_rates

PAIRWISE_F1 = 0.95
CASES = read_cases()


@pytest.fixture(scope="module")
def rates() -> pl.DataFrame:
    return reference_rates()


def _pairs(event_of: dict[str, str]) -> set[tuple[str, str]]:
    return {pair for pair in combinations(sorted(event_of), 2) if event_of[pair[0]] == event_of[pair[1]]}


def _found_pairs(case: Case, rates: pl.DataFrame) -> set[tuple[str, str]]:
    amounts = normalise_amounts(case.facts, case.articles, rates)
    tables = consolidate(case.facts, case.articles, organisations=case.organisations, amounts=amounts)
    event_of = dict(tables["event_facts"].select("fact_id", "event_id").iter_rows())
    assert event_of.keys() == case.expected.keys()
    return _pairs(event_of)


def test_the_corpus_is_large_enough() -> None:
    assert len(CASES) >= 40
    assert all(2 <= case.articles.height <= 3 for case in CASES)
    assert len({case.name for case in CASES}) == len(CASES)
    same, other = 0, 0
    for case in CASES:
        same += len(_pairs(case.expected))
        other += len(case.expected) * (len(case.expected) - 1) // 2 - len(_pairs(case.expected))
    assert min(same, other) >= 40


def test_pairwise_f1_over_the_corpus(rates: pl.DataFrame) -> None:
    hit = found_all = expected_all = 0
    wrong = []
    for case in CASES:
        found, expected = _found_pairs(case, rates), _pairs(case.expected)
        hit, found_all, expected_all = hit + len(found & expected), found_all + len(found), expected_all + len(expected)
        if found != expected:
            wrong.append(f"{case.name}: false {sorted(found - expected)}, missed {sorted(expected - found)}")
    assert 2 * hit / (found_all + expected_all) >= PAIRWISE_F1, "\n".join(wrong)

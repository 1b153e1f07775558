"""The corpus's sentences through the extraction: which pairs of documents share an event, found against expected."""

from collections.abc import Iterable
from itertools import combinations

import pytest
from event_cases import Case, read_cases

from transforms.corroboration import consolidate

TABLES = ("deals", "stakes", "headcounts", "investments")
LEAST_PRECISION = 0.95
LEAST_RECALL = 0.6

Pair = tuple[str, str, str]


def _sharing(rows: Iterable[tuple[str, str, str]]) -> set[Pair]:
    """Pairs of documents that tell one event of a table, given (table, event, document)."""
    documents: dict[tuple[str, str], set[str]] = {}
    for table, event, doc_id in rows:
        documents.setdefault((table, event), set()).add(doc_id)
    return {
        (table, one, other) for (table, _), docs in documents.items() for one, other in combinations(sorted(docs), 2)
    }


def _expected(case: Case) -> set[Pair]:
    return _sharing(
        (table, case.expected[fact_id], doc_id)
        for table in TABLES
        for fact_id, doc_id in case.facts[table].select("fact_id", "doc_id").iter_rows()
    )


@pytest.mark.slow
def test_sentences_that_tell_one_event_meet_and_others_do_not() -> None:
    from transforms.facts import extract

    hit = found_all = expected_all = 0
    for case in read_cases():
        tables = consolidate(extract(case.articles), case.articles, organisations=case.organisations)
        found = _sharing(tables["event_facts"].select("table", "event_id", "doc_id").iter_rows())
        expected = _expected(case)
        hit, found_all, expected_all = hit + len(found & expected), found_all + len(found), expected_all + len(expected)
    assert hit / found_all >= LEAST_PRECISION
    assert hit / expected_all >= LEAST_RECALL

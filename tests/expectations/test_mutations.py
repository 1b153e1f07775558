"""Belongs here: that damage of every kind to every table is caught by a contract that names it, and nothing else is.
Does not: the damage itself (mutations, told_mutations, table_mutations).
"""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import UTC, datetime

import polars as pl
import pytest
from mutations import Frames, Mutation, batch_mutations, declared_mutations
from table_mutations import table_mutations
from told_mutations import told_mutations

from expectations.batch import validate_together
from expectations.batch_expectations import LastGoodRun
from expectations.schemas import validate
from expectations.suites import judge_batch
from expectations.tables import TABLES

CAUGHT_FLOOR = 0.95
KINDS_FLOOR = 25
SOME_DAY = datetime(2021, 1, 4, tzinfo=UTC)


@pytest.fixture(scope="module")
def mutations(clean: Frames) -> list[Mutation]:
    return [*declared_mutations(clean), *told_mutations(clean), *table_mutations()]


def test_no_contract_fails_on_clean_tables(clean: Frames) -> None:
    verdicts = validate_together(clean)
    found = {name: verdict.failures["reason"].to_list() for name, verdict in verdicts.items()}
    assert found == {name: [] for name in TABLES}
    assert all(verdict.unjudged == () for verdict in verdicts.values())
    assert not any(verdict.blocks for verdict in verdicts.values())


@pytest.mark.parametrize("seed", range(3))
def test_no_contract_minds_the_order_of_rows(clean: Frames, seed: int) -> None:
    shuffled = {name: frame.sample(fraction=1, shuffle=True, seed=seed) for name, frame in clean.items()}
    assert {name: v.failures.height for name, v in validate_together(shuffled).items()} == dict.fromkeys(TABLES, 0)


def test_no_contract_minds_the_order_of_columns(clean: Frames) -> None:
    turned = {name: frame.select(reversed(frame.columns)) for name, frame in clean.items()}
    assert {name: validate(name, frame, **turned).failures.height for name, frame in turned.items()} == dict.fromkeys(
        TABLES, 0
    )


def test_each_kind_is_caught_once(clean: Frames, mutations: list[Mutation]) -> None:
    first_of_kind = {mutation.kind: mutation for mutation in reversed(mutations)}
    assert len(first_of_kind) >= KINDS_FLOOR
    assert [m.kind for m in first_of_kind.values() if not is_named(m, clean)] == []


def test_every_table_is_damaged(mutations: list[Mutation]) -> None:
    assert {mutation.judged for mutation in mutations} == set(TABLES)


@pytest.mark.slow
def test_damage_is_named(clean: Frames, mutations: list[Mutation], record_property: Callable[..., None]) -> None:
    everything = [*mutations, *batch_mutations(clean)]
    caught = [(mutation, is_named(mutation, clean)) for mutation in everything]
    record_property("mutation_table", mutation_table(caught))
    assert sum(named for _, named in caught) >= CAUGHT_FLOOR * len(caught)


def is_named(mutation: Mutation, clean: Frames) -> bool:
    """Whether one of the contracts that name the damage fails, at its column where it has one."""
    if mutation.of_batch:
        return is_named_by_suite(mutation, clean)
    frames = clean | {mutation.table: mutation.apply(clean)}
    failures = validate(mutation.judged, frames[mutation.judged], **frames).failures
    found = failures.filter(pl.col("contract").is_in(list(mutation.named_by)))
    if mutation.column is not None:
        found = found.filter(pl.col("column") == mutation.column)
    return not found.is_empty()


def is_named_by_suite(mutation: Mutation, clean: Frames) -> bool:
    before = clean[mutation.table]
    nullable = [name for name, column in TABLES[mutation.table].columns.items() if column.nullable]
    last_good = LastGoodRun(before.height, {name: before[name].null_count() / before.height for name in nullable})
    result = judge_batch(mutation.table, mutation.apply(clean), at=SOME_DAY, last_good=last_good)
    failed = {(o.name, o.column) for o in result.outcomes if o.passed is False}
    return any(name in mutation.named_by and mutation.column in (None, column) for name, column in failed)


def mutation_table(caught: Iterable[tuple[Mutation, bool]]) -> str:
    """Kinds of damage with how many cases there were and how many were caught, as text."""
    cases, named = Counter[str](), Counter[str]()
    tables: dict[str, set[str]] = {}
    for mutation, is_caught in caught:
        cases[mutation.kind] += 1
        named[mutation.kind] += is_caught
        tables.setdefault(mutation.kind, set()).add(mutation.judged)
    width = max(map(len, cases))
    lines = [f"{'damage':{width}}  tables  cases  caught"]
    lines += [f"{kind:{width}}  {len(tables[kind]):6}  {cases[kind]:5}  {named[kind]:6}" for kind in sorted(cases)]
    share = named.total() / cases.total()
    total = f"{len(cases)} kinds"
    return "\n".join([*lines, f"{total:{width}}  {len(TABLES):6}  {cases.total():5}  {named.total():6}  ({share:.1%})"])

import hashlib
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import polars as pl
import pytest
from event_cases import frames, organisations_of
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.corroboration import (
    EVENT_FACTS_SCHEMA,
    EVENT_HISTORY_SCHEMA,
    EVENT_VALUES_SCHEMA,
    EVENTS_SCHEMA,
    consolidate,
)
from transforms.facts.frames import SCHEMAS, to_frame

Row = dict[str, Any]
TAKEOVER = {"deal": "acquisition", "who": ["가람", "나래"], "date": "2022-11-08"}


def _article(doc: str, published: str | None, *facts: Row, **more: Any) -> Row:
    return {"doc": doc, "published": published, "facts": list(facts)} | more


def _tables(*articles: Row, **more: Any) -> dict[str, pl.DataFrame]:
    facts, read, _ = frames(list(articles))
    return consolidate(facts, read, **more)


def _only_event(*articles: Row, **more: Any) -> Row:
    (event,) = _tables(*articles, **more)["events"].iter_rows(named=True)
    return event


def test_tables_keep_their_schemas() -> None:
    schemas = {
        "events": EVENTS_SCHEMA,
        "event_facts": EVENT_FACTS_SCHEMA,
        "event_values": EVENT_VALUES_SCHEMA,
        "event_history": EVENT_HISTORY_SCHEMA,
    }
    for tables in (_tables(_article("A", "2022-11-08", TAKEOVER)), _tables(_article("A", "2022-11-08"))):
        assert {name: frame.schema for name, frame in tables.items()} == schemas


def test_the_majority_of_origins_decides_and_the_rest_is_kept() -> None:
    articles = [
        _article("A", "2022-11-08", TAKEOVER | {"money": "310000000000 KRW"}),
        _article("B", "2022-11-08", TAKEOVER | {"money": "300000000000 KRW"}),
        _article("C", "2022-11-09", TAKEOVER | {"money": "300000000000 KRW"}),
    ]
    event = _only_event(*articles)
    assert (event["amount"], event["sources"], event["origins"]) == (Decimal(300_000_000_000), 3, 3)
    assert event["disagreements"] == ["amount"]
    values = _tables(*articles)["event_values"].filter(pl.col("field") == "amount").sort("agreed", descending=True)
    assert values.select("value", "agreed", "origins", "documents").rows() == [
        ("300000000000 KRW", True, 2, ["B", "C"]),
        ("310000000000 KRW", False, 1, ["A"]),
    ]


def test_copies_of_one_report_have_one_vote() -> None:
    event = _only_event(
        _article("A", "2022-11-08", TAKEOVER | {"money": "310000000000 KRW"}),
        _article("B", "2022-11-08", TAKEOVER | {"money": "310000000000 KRW"}, copy_of="A"),
        _article("C", "2022-11-08", TAKEOVER | {"money": "310000000000 KRW"}, copy_of="B"),
        _article("D", "2022-11-09", TAKEOVER | {"money": "300000000000 KRW"}),
        _article("E", "2022-11-09", TAKEOVER | {"money": "300000000000 KRW"}),
    )
    assert (event["sources"], event["origins"], event["amount"]) == (5, 3, Decimal(300_000_000_000))


def test_of_equally_many_the_earliest_report_decides() -> None:
    event = _only_event(
        _article("A", "2022-11-09", TAKEOVER | {"money": "300000000000 KRW"}),
        _article("B", "2022-11-08", TAKEOVER | {"money": "310000000000 KRW"}),
    )
    assert event["amount"] == Decimal(310_000_000_000)
    assert (event["first_reported"], event["first_reported_by"], event["first_doc_id"]) == (
        date(2022, 11, 8),
        "B일보",
        "B",
    )


@pytest.mark.parametrize("zone", [None, "UTC", "Asia/Seoul"])
def test_of_reports_of_one_day_the_earlier_hour_comes_first(zone: str | None) -> None:
    facts, articles, _ = frames([_article("A", "2022-11-08", TAKEOVER), _article("B", "2022-11-08", TAKEOVER)])
    hours = pl.Series([datetime(2022, 11, 8, 15), datetime(2022, 11, 8, 9)]).dt.replace_time_zone(zone)
    tables = consolidate(facts, articles.with_columns(published_at=hours))
    assert tables["events"]["first_doc_id"].to_list() == ["B"]


def test_a_month_votes_for_the_day_within_it_and_does_not_disagree() -> None:
    event = _only_event(
        _article("A", "2023-02-01", TAKEOVER | {"date": "2022-11"}),
        _article("B", "2023-02-02", TAKEOVER | {"date": "2022-11"}),
        _article("C", "2022-11-08", TAKEOVER),
    )
    assert (event["date"], event["date_start"], event["disagreements"]) == ("2022-11-08", date(2022, 11, 8), [])


def test_two_days_disagree() -> None:
    event = _only_event(
        _article("A", "2022-11-09", TAKEOVER), _article("B", "2022-11-09", TAKEOVER | {"date": "2022-11-09"})
    )
    assert event["disagreements"] == ["date"]


def test_the_status_over_time_is_a_history() -> None:
    articles = [
        _article("A", "2022-06-10", TAKEOVER | {"date": "2022-12", "status": "planned"}),
        _article("B", "2022-06-11", TAKEOVER | {"date": "2022-12", "status": "planned"}),
        _article("C", "2022-12-20", TAKEOVER | {"date": "2022-12-20"}),
        _article("D", "2023-04-03", TAKEOVER | {"date": "2023-04-03", "status": "terminated"}),
    ]
    tables = _tables(*articles)
    (event,) = tables["events"].iter_rows(named=True)
    assert (event["status"], event["date"], event["sources"], event["disagreements"]) == (
        "terminated",
        "2023-04-03",
        4,
        [],
    )
    steps = tables["event_history"].select("step", "status", "date", "reported_on", "doc_id", "sources")
    assert steps.rows() == [
        (1, "planned", "2022-12", date(2022, 6, 10), "A", 2),
        (2, "completed", "2022-12-20", date(2022, 12, 20), "C", 1),
        (3, "terminated", "2023-04-03", date(2023, 4, 3), "D", 1),
    ]


def test_a_plan_told_again_after_the_completion_undoes_nothing() -> None:
    plan = TAKEOVER | {"date": "2022-12", "status": "planned"}
    event = _only_event(
        _article("A", "2022-12-20", TAKEOVER | {"date": "2022-12-20"}), _article("B", "2022-12-21", plan)
    )
    assert (event["status"], event["disagreements"]) == ("completed", ["status"])


def test_every_fact_is_in_exactly_one_event() -> None:
    tables = _tables(
        _article("A", "2022-11-08", TAKEOVER, TAKEOVER | {"who": ["가람", "다올"]}, {"deal": "partnership", "who": []}),
        _article("B", "2022-11-08", {"headcount": "current", "org": "가람", "count": 5}, {"stake": "hold"}),
    )
    assert sorted(tables["event_facts"]["fact_id"]) == ["A0", "A1", "A2", "B0", "B1"]
    assert tables["events"].height == 5


def test_facts_without_parties_never_meet() -> None:
    nobody = {"deal": "partnership", "who": [], "date": "2022-11-08"}
    assert _tables(_article("A", "2022-11-08", nobody), _article("B", "2022-11-08", nobody))["events"].height == 2


def test_a_repetition_within_a_document_adds_no_event() -> None:
    event = _only_event(_article("A", "2022-11-08", TAKEOVER, TAKEOVER))
    assert (event["sources"], event["origins"]) == (1, 1)


def test_two_rows_of_a_document_that_differ_stay_two_events() -> None:
    month = TAKEOVER | {"date": "2022-11"}
    tables = _tables(_article("A", "2022-11-30", TAKEOVER, month), _article("B", "2022-11-30", TAKEOVER))
    assert sorted(tables["events"]["sources"]) == [1, 2]


def test_an_id_comes_from_the_earliest_fact_and_keeps_its_value() -> None:
    early, late = _article("A", "2022-11-08", TAKEOVER), _article("B", "2022-11-09", TAKEOVER)
    alone, both = _tables(early), _tables(late, early)
    assert alone["events"]["event_id"].to_list() == both["events"]["event_id"].to_list()
    assert alone["events"]["event_id"].to_list() == [hashlib.sha256(b"deals\x1fA0").hexdigest()[:32]]


def test_an_earlier_article_found_later_changes_no_id_given_the_previous_run() -> None:
    early, late = _article("A", "2022-11-08", TAKEOVER), _article("B", "2022-11-09", TAKEOVER)
    before = _tables(late)
    after = _tables(early, late, previous=before["event_facts"])
    assert after["events"]["event_id"].to_list() == before["events"]["event_id"].to_list()
    assert after["events"]["first_doc_id"].to_list() == ["A"]
    assert _tables(early, late)["events"]["event_id"].to_list() != before["events"]["event_id"].to_list()


def test_an_article_that_joins_two_events_leaves_the_larger_ones_id() -> None:
    far = timedelta(days=40)
    days = [date(2022, 1, 10), date(2022, 1, 11), date(2022, 1, 11) + far * 2]
    pact = {"deal": "partnership", "who": ["가람", "나래", "다올"]}
    apart = [_article(doc, str(day), pact) for doc, day in zip("ABC", days, strict=True)]
    before = _tables(*apart)
    assert before["events"].height == 2
    dated = [_article(doc, str(day), pact | {"date": "2022-01-10"}) for doc, day in zip("ABC", days, strict=True)]
    after = _tables(*dated, previous=before["event_facts"])
    larger = before["events"].filter(pl.col("sources") == 2)["event_id"]
    assert after["events"]["event_id"].to_list() == larger.to_list()


def test_an_article_changes_only_what_it_touches() -> None:
    other = {"deal": "supply", "who": ["다올", "라온"], "date": "2022-11-08"}
    old = [_article("A", "2022-11-08", TAKEOVER, other), _article("B", "2022-11-09", other)]
    new = _article("C", "2022-11-07", TAKEOVER)
    before = _tables(*old)
    after = _tables(*old, new, previous=before["event_facts"])
    for name in before:
        touched = before["events"].filter(pl.col("type") == "acquisition")["event_id"].to_list()
        untouched = ~pl.col("event_id").is_in(touched)
        assert before[name].filter(untouched).equals(after[name].filter(untouched))
    assert after["events"].height == before["events"].height


def test_a_previous_of_the_wrong_table_is_refused() -> None:
    tables = _tables(_article("A", "2022-11-08", TAKEOVER))
    with pytest.raises(ValueError, match="event_facts of an earlier run; it lacks fact_id"):
        _tables(_article("A", "2022-11-08", TAKEOVER), previous=tables["events"])


def test_deals_without_their_party_table_are_refused() -> None:
    facts, articles, _ = frames([_article("A", "2022-11-08", TAKEOVER)])
    del facts["deal_parties"]
    with pytest.raises(ValueError, match="deal_parties is missing"):
        consolidate(facts, articles)


@pytest.mark.parametrize(("table", "column"), [("deals", "deal_type"), ("stakes", "holder_id"), ("headcounts", "date")])
def test_a_frame_without_a_needed_column_is_refused(table: str, column: str) -> None:
    facts, articles, _ = frames([_article("A", "2022-11-08", TAKEOVER)])
    with pytest.raises(ValueError, match=f"{table} lacks the columns {column}"):
        consolidate({**facts, table: facts[table].drop(column)}, articles)
    with pytest.raises(ValueError, match="articles lacks the columns published_on"):
        consolidate(facts, articles.drop("published_on"))


def test_without_the_registry_a_child_is_not_its_parent() -> None:
    child = TAKEOVER | {"who": ["가람브레인", "나래"]}
    articles = [_article("A", "2022-11-08", TAKEOVER), _article("B", "2022-11-08", child)]
    assert _tables(*articles)["events"].height == 2
    tables = _tables(*articles, organisations=organisations_of({"가람브레인": "가람"}))
    assert tables["events"].height == 1
    assert tables["events"]["disagreements"].to_list() == [["organisations"]]


def test_a_document_without_an_article_still_counts() -> None:
    facts, articles, _ = frames([_article("A", "2022-11-08", TAKEOVER)])
    (event,) = consolidate(facts, articles.clear())["events"].iter_rows(named=True)
    assert (event["first_reported"], event["first_reported_by"], event["origins"]) == (None, "A", 1)


def test_a_circle_of_copies_is_one_origin() -> None:
    event = _only_event(
        _article("A", "2022-11-08", TAKEOVER, copy_of="B"), _article("B", "2022-11-08", TAKEOVER, copy_of="A")
    )
    assert (event["sources"], event["origins"]) == (2, 1)


_FACTS = st.fixed_dictionaries(
    {
        "deal": st.sampled_from(["partnership", "acquisition", "consortium"]),
        "who": st.sampled_from([["가람", "나래"], ["가람", "나래", "다올"], ["나래", "다올"]]),
        "date": st.sampled_from([None, "2022", "2022-11", "2022-11-08", "2023-01-05", "2022-Q4"]),
        "status": st.sampled_from(["planned", "completed", "terminated"]),
        "money": st.sampled_from([None, "300000000000 KRW", "300000000000 KRW approx", "500000000000 KRW"]),
    }
)
_ARTICLES = st.lists(
    st.tuples(
        st.sampled_from([None, "2022-11-08", "2022-12-01", "2023-01-06"]), st.lists(_FACTS, min_size=1, max_size=2)
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=25, deadline=None)
@given(_ARTICLES, st.randoms(use_true_random=False))
def test_the_order_of_rows_decides_nothing(drawn: list[tuple[str | None, list[Row]]], random: Any) -> None:
    facts, articles, expected = frames([_article(f"d{n}", day, *rows) for n, (day, rows) in enumerate(drawn)])
    first = consolidate(facts, articles)
    shuffled = {
        name: frame.sample(fraction=1, shuffle=True, seed=random.randrange(99)) for name, frame in facts.items()
    }
    second = consolidate(shuffled, articles.sample(fraction=1, shuffle=True, seed=random.randrange(99)))
    assert sorted(first["event_facts"]["fact_id"]) == sorted(expected)
    for name, frame in first.items():
        assert frame.equals(second[name]), name
    again = consolidate(facts, articles, previous=first["event_facts"])
    assert again["event_facts"].equals(first["event_facts"])


def test_no_facts_give_empty_tables() -> None:
    articles = pl.DataFrame(schema={"doc_id": pl.String, "published_on": pl.Date})
    for facts in ({}, {table: to_frame(table, []) for table in SCHEMAS}):
        assert all(frame.is_empty() for frame in consolidate(facts, articles).values())

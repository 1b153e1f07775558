"""Belongs here: articles in, fact tables out: schemas, offsets, keys, candidates, and that nothing makes it raise.
Does not: which facts are right (the tests of the tables).
"""

from datetime import date

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from transforms.facts import extract
from transforms.facts.frames import SCHEMAS

_BODY = (
    "삼성전자와 카카오는 3일 인공지능 분야 업무협약을 맺었다. 두 회사는 3년간 500억원을 공동으로 투자한다.\n"
    "카카오는 지난해 10월 SK텔레콤과 3000억원 규모의 지분을 맞교환했다. "
    "카카오는 내년까지 개발자 200명을 채용할 계획이다.\n"
    "삼성전자는 네이버 인수를 검토 중이라는 보도에 대해 사실무근이라고 밝혔다."
)


def _articles(*bodies: str) -> pl.DataFrame:
    rows = [(f"d{number}", body, date(2024, 6, 3)) for number, body in enumerate(bodies)]
    return pl.DataFrame(rows, schema={"doc_id": pl.String, "body": pl.String, "published_on": pl.Date}, orient="row")


@pytest.fixture(scope="module")
def tables() -> dict[str, pl.DataFrame]:
    return extract(_articles(_BODY))


def test_every_table_has_its_schema(tables: dict[str, pl.DataFrame]) -> None:
    assert {name: frame.schema for name, frame in tables.items()} == SCHEMAS


def test_all_four_tables_are_read(tables: dict[str, pl.DataFrame]) -> None:
    assert tables["deals"]["deal_type"].sort().to_list() == ["equity_swap", "partnership"]
    assert tables["stakes"]["action"].to_list() == ["swap", "swap"]
    assert tables["investments"]["amount"].to_list() == [50_000_000_000]
    assert tables["headcounts"].select("kind", "count").rows() == [("hire", 200)]


def test_evidence_and_mentions_are_the_characters_at_their_offsets(tables: dict[str, pl.DataFrame]) -> None:
    for name in ("deals", "stakes", "headcounts", "investments", "candidates"):
        for text, start, end in tables[name].select("evidence", "evidence_start", "evidence_end").iter_rows():
            assert _BODY[start:end] == text
    for name in ("deal_parties", "investment_parties"):
        for text, start, end in tables[name].select("mention", "start", "end").iter_rows():
            assert _BODY[start:end] == text


def test_facts_name_their_rule_and_keep_unique_stable_ids(tables: dict[str, pl.DataFrame]) -> None:
    again = extract(_articles(_BODY))
    for name in ("deals", "stakes", "headcounts", "investments"):
        assert tables[name]["rule"].null_count() == 0
        assert tables[name]["fact_id"].is_unique().all()
        assert tables[name].equals(again[name])


def test_parties_belong_to_facts(tables: dict[str, pl.DataFrame]) -> None:
    assert set(tables["deal_parties"]["fact_id"]) == set(tables["deals"]["fact_id"])
    assert set(tables["investment_parties"]["fact_id"]) <= set(tables["investments"]["fact_id"])


def test_a_denied_candidate_is_kept_with_its_reason(tables: dict[str, pl.DataFrame]) -> None:
    denied = tables["candidates"].filter(pl.col("reason") == "denied")
    assert denied["table"].unique().to_list() == ["deals"]


def test_the_same_text_in_two_documents_gives_each_its_own_facts() -> None:
    tables = extract(_articles(_BODY, _BODY))
    assert tables["deals"]["doc_id"].unique().sort().to_list() == ["d0", "d1"]
    assert tables["deals"]["fact_id"].is_unique().all()


def test_no_articles_give_empty_tables() -> None:
    assert all(frame.is_empty() and frame.schema == SCHEMAS[name] for name, frame in extract(_articles()).items())


_PIECES = st.sampled_from(
    [
        "삼성전자",
        "카카오",
        "는",
        "가",
        "와",
        "를",
        "에",
        "지분",
        "12%",
        "3000억원",
        "200명",
        "인수",
        "했다",
        "하기로",
        "투자",
        "맺",
        "업무협약",
        "양사",
        "3사",
        ".",
        ",",
        "\n",
        "“",
        "”",
        "(",
        ")",
        "지난해",
        "각각",
        "등",
    ]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_PIECES, max_size=40).map(" ".join))
def test_no_text_makes_it_raise(body: str) -> None:
    extract(_articles(body))

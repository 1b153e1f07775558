"""The labelled facts of the five pages, where the shared folder lies beside the checkout."""

import json
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from event_cases import frames

from transforms.corroboration import consolidate

SEEDS = Path(__file__).parents[3] / "shared" / "gold" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the shared folder is not beside this checkout")

KEYS = {"deal_type": "deal", "action": "stake", "kind": "headcount", "per": "investment"}
SINGLE = {"holder": "holder", "issuer": "issuer", "organization": "org", "investee": "into"}
LISTS = {"parties": "who", "investors": "by"}
PLAIN = ("date", "status", "name", "percent", "shares")


def _as_corpus(label: dict[str, Any]) -> dict[str, Any]:
    fact = {name: label[name] for name in PLAIN if label.get(name) is not None}
    fact |= {key: label[name] for name, key in KEYS.items() if name in label}
    fact |= {key: label[name][0] for name, key in SINGLE.items() if label.get(name)}
    fact |= {key: [names[0] for names in label[name]] for name, key in LISTS.items() if name in label}
    if label.get("amount") is not None:
        fact["money"] = f"{label['amount']} {label['currency']} {label['bound']}"
    if "count" in label:
        fact["count"] = f"{label['count']} {label['bound']}"
    return fact


@pytest.fixture(scope="module")
def events() -> pl.DataFrame:
    articles = []
    for path in sorted(SEEDS.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        labels = [label for table in gold["facts"].values() for label in table]
        facts = [_as_corpus(label) for label in labels]
        articles.append({"doc": gold["doc"][:3], "published": gold["published"], "facts": facts})
    facts_by_table, read, _ = frames(articles)
    return consolidate(facts_by_table, read)["events"]


def _of(events: pl.DataFrame, kind: str, *organisations: str) -> pl.DataFrame:
    wanted = sorted(organisations)
    return events.filter((pl.col("type") == kind) & (pl.col("organisations").list.sort() == wanted))


def test_the_swap_of_october_2019_is_one_event_with_three_sources(events: pl.DataFrame) -> None:
    swap = _of(events, "equity_swap", "SK텔레콤", "카카오")
    assert swap.select("date", "status", "sources", "origins").rows() == [("2019-10", "completed", 3, 3)]
    assert swap["documents"].to_list() == [["000", "001", "002"]]
    assert events.filter(pl.col("type") == "swap")["sources"].to_list() == [3, 3]


@pytest.mark.parametrize("firms", [("KT", "LG전자", "LG유플러스")])
def test_an_alliance_of_three_firms_appears_once(events: pl.DataFrame, firms: tuple[str, ...]) -> None:
    assert _of(events, "partnership", *firms)["sources"].to_list() == [2]


def test_the_other_alliance_of_three_appears_once_beside_its_plan_for_the_next_year(events: pl.DataFrame) -> None:
    alliance = _of(events, "partnership", "SK텔레콤", "삼성전자", "카카오")
    assert alliance.filter(pl.col("status") == "completed")["sources"].to_list() == [3]
    assert alliance.filter(pl.col("status") == "planned")["date"].to_list() == ["2021-H1"]


def test_the_one_team_of_founders_and_joiners_is_one_event(events: pl.DataFrame) -> None:
    team = events.filter(pl.col("name").str.contains("원팀"))
    assert team.select("sources", "date").rows() == [(3, "2020-02")]

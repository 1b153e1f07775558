"""Belongs here: tests of the report's page and of the summary's figures as they are shown.
Does not: what is found (test_whole_run).
"""

from decimal import Decimal

import pytest
from job_runs import Materialised
from selectolax.lexbor import LexborHTMLParser

from orchestration.findings import Fact, findings, plain
from orchestration.report import marked_paragraphs, render
from orchestration.summary import short


def fact(start: int, end: int, table: str = "deals") -> Fact:
    return Fact(table, "f", "d", "", "", "", "", "", "", "", start, end)


def test_evidence_is_marked_and_what_comes_from_pages_is_escaped() -> None:
    body = "<script>가람통신이</script> 손잡았다.\n둘째 문단"
    paragraphs = [str(text) for text in marked_paragraphs(body, [fact(8, 13)])]
    assert paragraphs == [
        '&lt;script&gt;<mark class="deals">가람통신이</mark>&lt;/script&gt; 손잡았다.',
        "둘째 문단",
    ]


def test_facts_that_share_a_sentence_mark_it_once() -> None:
    paragraphs = marked_paragraphs("하나 둘 셋", [fact(0, 4), fact(0, 4, "stakes"), fact(3, 6)])
    assert [str(text) for text in paragraphs] == ['<mark class="deals">하나 둘</mark> 셋']


def test_report_shows_every_fact_amount_and_article(sample_run: Materialised) -> None:
    found = findings(sample_run.lake)
    page = LexborHTMLParser(render(found))
    shown = {node.attributes["id"] for node in page.css("tbody tr[id]")}
    assert shown == {fact.fact_id for rows in found.facts.values() for fact in rows}
    assert len(page.css("article")) == found.articles.height
    assert page.css_first("script") is None
    marked = "".join(node.text() for node in page.css("article mark"))
    assert all(marked.count(rows[0].evidence.split("\n")[0]) for rows in found.facts.values())


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("300000000000", "300 bn"),
        ("1644200000000", "1.644 tn"),
        ("21748000000", "21.75 bn"),
        ("999999", "999,999"),
        ("1234567.89", "1.235 m"),
        ("0.4", "0"),
    ],
)
def test_amounts_are_shortened_for_show(value: str, text: str) -> None:
    assert short(Decimal(value)) == text


@pytest.mark.parametrize(
    ("value", "text"), [("1000000.0000", "1,000,000"), ("24.8000", "24.8"), ("100", "100"), ("0.5", "0.5")]
)
def test_figures_are_plain(value: str, text: str) -> None:
    assert plain(Decimal(value)) == text

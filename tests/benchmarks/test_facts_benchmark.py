"""Belongs here: the cost of facts against Kiwi on the same text, and from HTML on against trafilatura on the pages.
Does not: which facts are right (tests/facts), and the cost of the single stages (the benchmarks beside this one).
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

import polars as pl
import pytest
from site_frame import whole_page

from transforms.articles import read_article
from transforms.articles.line_rules import kind_of_line
from transforms.facts import extract
from transforms.korean.morphology import morphemes

DENSE_PAGES = sorted((Path(__file__).parent.parent / "golden" / "pages").glob("*.html"))
NEWS = sorted((Path(__file__).parent / "news").glob("*.txt"))
DAY = date(2024, 9, 5)
LARGEST_RATIO_TO_KIWI = 1 / 3
LARGEST_RATIO_TO_TRAFILATURA = 1.0
ROUNDS = 7
DENSE_KIWI = "0.57 where every sentence tells a fact; 0.46 on excerpts full of share trades, 0.24 on our news"
DENSE_TRAFILATURA = "1.5 on pages of 3,000 bytes that are little but facts; 0.6 on our news in a site's frame"


def in_turn(ours: Callable[[], Any], peers: Callable[[], Any]) -> float:
    """Our fastest time over the peer's, the two run in turn, so that a busy machine disturbs both alike."""
    times: dict[Callable[[], Any], list[float]] = {ours: [], peers: []}
    for function in (ours, peers) * ROUNDS:
        begun = perf_counter()
        function()
        times[function].append(perf_counter() - begun)
    return min(times[ours]) / min(times[peers])


def articles_of(bodies: list[str]) -> pl.DataFrame:
    return pl.DataFrame({"doc_id": [str(number) for number in range(len(bodies))], "body": bodies, "published_on": DAY})


def news_bodies() -> list[str]:
    """Articles in the manner of business news: two facts in a thousand characters, as in real ones."""
    return [file.read_text("utf-8").strip() for file in NEWS]


def dense_bodies() -> list[str]:
    """The golden pages, in which every sentence tells a fact: fourteen in a thousand characters."""
    return [read_article(page.read_bytes()).body for page in DENSE_PAGES]


def whole_pages() -> list[bytes]:
    return [whole_page(f"기획 취재 {number}", body.split("\n"), DAY) for number, body in enumerate(news_bodies())]


def dense_pages() -> list[bytes]:
    """The golden pages as they are: without the menus, lists and scripts of a site."""
    return [page.read_bytes() for page in DENSE_PAGES]


def html_to_facts(pages: list[bytes]) -> dict[str, pl.DataFrame]:
    kind_of_line.cache_clear()
    return extract(articles_of([read_article(page).body for page in pages]))


def test_whole_pages_are_read_as_their_articles() -> None:
    assert [read_article(page).body for page in whole_pages()] == news_bodies()


@pytest.mark.parametrize(
    "bodies",
    [
        news_bodies,
        pytest.param(dense_bodies, marks=pytest.mark.xfail(strict=False, reason=DENSE_KIWI)),
    ],
)
def test_extraction_costs_less_than_a_third_of_kiwi(benchmark: Any, bodies: Callable[[], list[str]]) -> None:
    texts = bodies()
    articles = articles_of(texts)
    found = benchmark(extract, articles)
    assert not found["deals"].is_empty()
    morphemes(texts[0])
    ratio = in_turn(lambda: extract(articles), lambda: [morphemes(text) for text in texts])
    benchmark.extra_info["ratio_to_kiwi"] = round(ratio, 4)
    assert ratio < LARGEST_RATIO_TO_KIWI


@pytest.mark.parametrize(
    "pages",
    [
        whole_pages,
        pytest.param(dense_pages, marks=pytest.mark.xfail(strict=False, reason=DENSE_TRAFILATURA)),
    ],
)
def test_html_to_facts_costs_no_more_than_trafilatura(benchmark: Any, pages: Callable[[], list[bytes]]) -> None:
    import trafilatura

    contents = pages()
    found = benchmark(html_to_facts, contents)
    assert not found["deals"].is_empty()
    ratio = in_turn(lambda: html_to_facts(contents), lambda: [trafilatura.extract(page) for page in contents])
    benchmark.extra_info["ratio_to_trafilatura"] = round(ratio, 4)
    assert ratio <= LARGEST_RATIO_TO_TRAFILATURA

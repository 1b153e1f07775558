"""Belongs here: documents to rows of the articles table, and copies of one report told from originals.
Does not: reading one page.
"""

import random
from datetime import UTC, date, datetime

import polars as pl
import pytest
from regenerate import golden_pages

from transforms.articles import ARTICLES_SCHEMA, mark_duplicates, read_articles

PAGES = golden_pages()


def _documents() -> pl.DataFrame:
    names = ["wire_agency.html", "business_undeclared.html", "dump_broadcast.txt"]
    contents = [PAGES[name][0] for name in names] + [b""]
    return pl.DataFrame(
        {
            "doc_id": [*names, "empty"],
            "source_uri": ["https://www.yna.co.kr/view/1", "file:///b.html", "c.txt", "d.html"],
            "content": contents,
            "content_sha256": ["1", "2", "3", "4"],
            "media_type": ["text/html", None, "text/plain", None],
            "published_hint": [None, None, "2023-05-01", None],
            "publisher_hint": [None, "네이버", "나루방송", None],
        }
    )


def test_rows_follow_the_schema_and_the_documents() -> None:
    articles = read_articles(_documents())
    assert articles.schema == ARTICLES_SCHEMA
    assert articles["doc_id"].to_list() == _documents()["doc_id"].to_list()
    assert articles["content_sha256"].to_list() == ["1", "2", "3", "4"]
    assert articles["rejection"].to_list() == [None, None, None, "empty_page"]
    assert articles["body"].str.len_chars().to_list()[3] == 0


def test_hints_and_addresses_serve() -> None:
    articles = read_articles(_documents())
    assert articles["publisher"].to_list()[:3] == ["연합뉴스", "샘물경제", "나루방송"]
    assert articles["published_on"].to_list()[2] == date(2023, 5, 1)
    assert articles["published_from"].to_list()[2] == "sidecar"


def test_time_is_utc_and_day_is_korean() -> None:
    row = read_articles(_documents()).row(0, named=True)
    assert row["published_at"] == datetime(2023, 12, 14, 5, 2, 11, tzinfo=UTC)
    assert row["published_on"] == date(2023, 12, 14)


def test_no_documents_give_no_rows() -> None:
    assert read_articles(_documents().head(0)).schema == ARTICLES_SCHEMA


def _reports(count: int) -> pl.DataFrame:
    randomness = random.Random(7)
    words = [f"낱말{n}" for n in range(3000)]
    rows = []
    for n in range(count):
        body = [randomness.choice(words) for _ in range(180)]
        rows.append((f"original{n}", " ".join(body), date(2024, 1, 2)))
        if n % 5 == 0:
            edited = ["(서울=누리통신)", *body[:60], "덧붙인", "말이다", *body[62:]]
            rows.append((f"copy{n}", " ".join(edited), date(2024, 1, 3)))
            rows.append((f"early{n}", " ".join(body[4:]), date(2024, 1, 1)))
    return pl.DataFrame(rows, schema={"doc_id": pl.String, "body": pl.String, "published_on": pl.Date}, orient="row")


def test_copies_point_to_the_earliest() -> None:
    marked = mark_duplicates(_reports(60))
    duplicate_of = dict(zip(marked["doc_id"], marked["duplicate_of"], strict=True))
    for n in range(60):
        copied = n % 5 == 0
        assert duplicate_of[f"original{n}"] == (f"early{n}" if copied else None)
        if copied:
            assert duplicate_of[f"copy{n}"] == f"early{n}"
            assert duplicate_of[f"early{n}"] is None


def test_same_news_in_other_words_is_no_copy() -> None:
    bodies = [
        "\n".join(PAGES[name][1]["body"]) for name in ("wire_agency.html", "local_cms.html", "portal_article.html")
    ]
    frame = pl.DataFrame(
        {"doc_id": ["a", "b", "c"], "body": bodies, "published_on": [None] * 3},
        schema_overrides={"published_on": pl.Date},
    )
    assert mark_duplicates(frame)["duplicate_of"].to_list() == [None, None, None]


def test_rejected_and_short_bodies_are_left_alone() -> None:
    frame = pl.DataFrame(
        {"doc_id": ["a", "b", "c"], "body": ["", "", None], "published_on": [None] * 3},
        schema_overrides={"published_on": pl.Date},
    )
    assert mark_duplicates(frame)["duplicate_of"].null_count() == 3


@pytest.mark.slow
def test_marking_grows_linearly() -> None:
    marked = mark_duplicates(_reports(8000))
    assert marked["duplicate_of"].drop_nulls().len() == 2 * 1600

"""Belongs here: dates of pages, their syntax and which of them is believed.
Does not: dates inside an article's prose (tests/korean).
"""

from datetime import date
from typing import Any

import pytest
from article_corpora import corpus

from transforms.articles import read_article
from transforms.articles.page_dates import labelled_moments, read_moment

DATES = corpus("articles_dates.yaml")


def _page(head: str = "", dateline: str = "", extra: str = "") -> bytes:
    body = "".join(
        f"<p>두 회사는 {n}일 인공지능 개발에 함께 나서기로 했다고 밝혔다. 협약식에는 두 회사 대표가 참석했다.</p>"
        for n in range(3, 9)
    )
    title = "두 회사, 인공지능 동맹"
    return (
        f'<html><head><meta charset="utf-8"><title>{title}</title>{head}</head><body><h1>{title}</h1>'
        f'<div>{dateline}</div><div class="article_body">{body}</div>{extra}</body></html>'
    ).encode()


@pytest.mark.parametrize("case", DATES["moments"], ids=lambda case: case["text"])
def test_date_is_read(case: dict[str, Any]) -> None:
    moment = read_moment(case["text"])
    assert moment is not None
    assert moment.on.isoformat() == case["day"]
    assert (moment.at and moment.at.isoformat()) == case["at"]


@pytest.mark.parametrize("text", DATES["no_moment"])
def test_what_is_no_date_is_refused(text: str) -> None:
    assert read_moment(text) is None


@pytest.mark.parametrize("case", DATES["labelled"], ids=lambda case: case["text"])
def test_labels_tell_publication_from_modification(case: dict[str, Any]) -> None:
    published, modified = labelled_moments(case["text"])
    assert (published and published.on.isoformat()) == case["published"]
    assert (modified and modified.on.isoformat()) == case["modified"]


JSON_LD = (
    '<script type="application/ld+json">{"@type":"NewsArticle","headline":"두 회사, 인공지능 동맹",'
    '"datePublished":"2021-03-02T09:00:00+09:00","dateModified":"2021-03-09T09:00:00+09:00"}</script>'
)
META = '<meta property="article:published_time" content="2021-03-03T09:00:00+09:00">'
DATELINE = "입력 2021.03.04 09:00 수정 2021.03.08 10:00"
URL = "https://news.example/2021/03/05/1"


@pytest.mark.parametrize(
    ("head", "dateline", "url", "hint", "expected", "source"),
    [
        (JSON_LD + META, DATELINE, URL, date(2021, 3, 1), date(2021, 3, 1), "sidecar"),
        (JSON_LD + META, DATELINE, URL, "2021-03-01", date(2021, 3, 1), "sidecar"),
        (JSON_LD + META, DATELINE, URL, None, date(2021, 3, 2), "json_ld"),
        (META, DATELINE, URL, None, date(2021, 3, 3), "meta"),
        ("", DATELINE, URL, None, date(2021, 3, 4), "dateline"),
        ("", "", URL, None, date(2021, 3, 5), "url"),
        ("", "", None, None, None, None),
    ],
)
def test_order_of_trust(
    head: str, dateline: str, url: str | None, hint: Any, expected: date | None, source: str | None
) -> None:
    article = read_article(_page(head, dateline), url=url, published_hint=hint)
    assert (article.published_on, article.published_from) == (expected, source)


@pytest.mark.parametrize(
    ("head", "dateline"),
    [
        ('<meta property="article:modified_time" content="2021-03-09T09:00:00+09:00">', ""),
        ('<script type="application/ld+json">{"@type":"NewsArticle","dateModified":"2021-03-09"}</script>', ""),
        ("", "최종수정 2021.03.09 10:00"),
        ("", "04.20 (토)"),
    ],
)
def test_modification_and_clock_never_stand_in(head: str, dateline: str) -> None:
    article = read_article(_page(head, dateline))
    assert article.published_on is None
    assert article.published_from is None


def test_modification_is_kept_apart() -> None:
    article = read_article(_page(JSON_LD))
    assert article.modified_at is not None
    assert article.modified_at.date() == date(2021, 3, 9)


def test_registration_date_of_the_imprint_is_no_publication() -> None:
    footer = "<footer><p>등록번호 서울 아01234 | 등록일자 2009.11.30 | 발행일자 2009.12.01</p></footer>"
    assert read_article(_page(extra=footer)).published_on is None


def test_clock_of_the_masthead_is_no_publication() -> None:
    page = _page().replace(b"<body>", "<body><p>2025년 8월 2일, 토요일</p>".encode())
    assert read_article(page).published_on is None


def test_dates_of_a_list_of_other_articles_are_no_publication() -> None:
    items = "".join(f"<p>다른 소식 {n}</p><p>온라인 기사 ( 2021.10.{n} 22:06 )</p>" for n in (18, 19, 20))
    assert read_article(_page(extra=f"<div>{items}</div>")).published_on is None


def test_dates_that_head_the_parts_of_a_chronology_are_no_publication() -> None:
    told = "가온전자는 누리통신의 지분을 장내에서 사들였고, 두 회사는 그 뒤로 게임을 함께 만들어 왔다고 말했다."
    dump = f"{told}\n\n2009년 3월 2일\n{told} 처음의 일이다.\n\n2011년 9월 20일\n{told} 두 번째 일이다.\n"
    assert read_article(dump.encode()).published_on is None


PROSE = [
    "두 회사는 배터리를 함께 만들기로 하고 물빛시 남쪽 산업단지에 터를 잡았다.",
    "공장이 다 지어지면 해마다 전기차 이십만 대에 들어갈 배터리가 나온다.",
]


@pytest.mark.parametrize(
    "below",
    [
        ["첫눈 내린 산마을 2026.01.04"],
        ["2026.01.04", "2026.01.03"],
        ["독자하나 2025.01.02 10:11", "독자둘 2025.01.03 10:11"],
        ["행사 일시: 2025.05.30 14:00"],
    ],
    ids=["beside a headline", "of a list", "of comments", "of an event"],
)
def test_dates_below_the_article_are_no_publication(below: list[str]) -> None:
    page = _page(extra="".join(f"<p>{line}</p>" for line in below))
    dump = "\n\n".join(["두 회사, 배터리 동맹 맺고 물빛시에 공장 짓는다", *PROSE, *below])
    for content in (page, dump.encode()):
        assert read_article(content).published_on is None


def test_date_below_the_article_is_read_where_it_stands_alone() -> None:
    assert read_article(_page(extra="<p>2024.05.15 10:00</p>")).published_on == date(2024, 5, 15)


def test_prose_has_no_labels() -> None:
    told = "<p>한들소프트는 2021년 3월 3일 게시한 글에서 두 회사의 약속을 처음으로 밝혔다.</p>"
    article = read_article(_page(extra=told))
    assert (article.published_on, article.modified_at) == (None, None)


def test_imprint_may_put_each_label_on_its_own_line() -> None:
    imprint = "".join(f"<p>{line}</p>" for line in ("제호", "누리일보", "발행일자", "2018. 11. 23", "발행인", "김누리"))
    assert read_article(_page(extra=f"<footer>{imprint}</footer>")).published_on is None

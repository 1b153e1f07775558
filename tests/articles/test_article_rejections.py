"""Belongs here: pages that are no article, and hostile ones: the reason recorded, time and memory bounded.
Does not: articles.
"""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.articles import read_article, rejections

SENTENCE = "두 회사는 인공지능 연구개발에 함께 나서기로 했다고 3일 밝혔다. "


def _page(body: str, head: str = "") -> bytes:
    return f'<html><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'.encode()


def _headlines(count: int) -> str:
    return "".join(f'<li><a href="/{n}">제목만 걸린 기사 {n}번, 오늘의 시장 이야기</a></li>' for n in range(count))


def _teasers(count: int) -> str:
    return "".join(
        f'<div><a href="/{n}">제목이 걸린 기사 {n}번, 오늘의 시장 이야기</a><p>{n}번째 회사는 {SENTENCE}</p></div>'
        for n in range(count)
    )


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", rejections.EMPTY),
        (_page(f"<p>{SENTENCE * 3}</p>", "<title>개인정보 처리방침 | 새벽경제</title>"), rejections.NO_BODY),
        (_page(f"<p>{SENTENCE}</p>", "<title>로그인 - 새벽경제</title>"), rejections.NO_BODY),
        (
            _page(
                f"<h1>합작의 조건</h1><div class='article_body'><p>{SENTENCE * 2}</p></div>",
                '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":"False"}</script>',
            ),
            rejections.PAYWALL,
        ),
        (b"   \n\t", rejections.EMPTY),
        (_page(""), rejections.EMPTY),
        (_page("<script>var a = 1;</script>"), rejections.EMPTY),
        (_page(f"<ul>{_headlines(60)}</ul>", "<title>새벽경제 - 오늘의 뉴스</title>"), rejections.INDEX),
        (_page(f"<h2>증권</h2><ul>{_headlines(40)}</ul><p>새벽경제는 시장을 읽습니다.</p>"), rejections.INDEX),
        (
            _page(f"<h2>증권</h2>{_teasers(12)}", "<title>증권 - 새벽경제</title>"),
            rejections.INDEX,
        ),
        (
            _page("<h1>404 Not Found</h1><p>The page you requested was not found.</p>", "<title>404 Not Found</title>"),
            rejections.ERROR,
        ),
        (
            _page(
                "<p>요청하신 페이지를 찾을 수 없습니다.</p><p>주소를 다시 확인해 주세요.</p>", "<title>새벽경제</title>"
            ),
            rejections.ERROR,
        ),
        (
            _page("<p>삭제된 기사입니다. 존재하지 않는 기사이거나 삭제된 기사입니다.</p>", "<title>오류</title>"),
            rejections.ERROR,
        ),
        (
            _page(
                f"<h1>합작의 조건</h1><div class='article_body'><p>{SENTENCE * 2}</p></div>"
                "<p>이 기사는 유료 회원 전용 콘텐츠입니다.</p><p>로그인 후 전체 기사를 볼 수 있습니다.</p>"
            ),
            rejections.PAYWALL,
        ),
        (
            _page(
                "<h1>[영상] 수소 버스 첫 운행</h1><p>수소 버스가 첫 운행에 나섰습니다.</p>",
                '<meta property="og:type" content="video.other"><title>[영상] 수소 버스 첫 운행</title>',
            ),
            rejections.VIDEO,
        ),
        (_page("<h1>알림</h1><p>준비 중</p>"), rejections.NO_BODY),
        (b"%PDF-1.7 binary", rejections.BINARY),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, rejections.BINARY),
        (b"a" * 16_000_001, rejections.TOO_LARGE),
    ],
)
def test_reason_is_recorded_and_body_empty(content: bytes, reason: str) -> None:
    article = read_article(content)
    assert article.rejection == reason
    assert article.body == ""


def test_article_about_errors_is_an_article() -> None:
    page = _page(
        f"<h1>서비스 장애에 '404' 오류 쏟아졌다</h1><div>{''.join(f'<p>{SENTENCE * 3}</p>' for _ in range(8))}</div>",
        "<title>서비스 장애에 '404' 오류 쏟아졌다</title>",
    )
    assert read_article(page).rejection is None


def test_short_brief_is_an_article() -> None:
    page = _page(f"<h1>두 회사, 동맹</h1><div class='article_body'><p>{SENTENCE}</p></div>")
    assert read_article(page).rejection is None


HOSTILE = {
    "100,000 nested div": b"<html><body>" + b"<div>" * 100_000 + (SENTENCE * 20).encode(),
    "100,000 nested b": b"<html><body>" + b"<b>" * 100_000 + (SENTENCE * 20).encode(),
    "100,000 nested mixed": b"<html><body>" + b"<p><span><a>" * 100_000 + (SENTENCE * 20).encode(),
    "50 MB": b"<html><body><p>" + b"a " * 25_000_000,
    "one line of 10 MB": (SENTENCE * 110_000).encode(),
    "one paragraph of 10 MB": b"<html><body><p>" + (SENTENCE * 110_000).encode(),
    "10 MB of <": b"<" * 10_000_000,
    "open attribute of 10 MB": b'<html><body><a href="' + b"x" * 10_000_000,
    "8 MB of script": b"<html><body><script>" + b"var x=1;" * 1_000_000 + b"</script><p>hi</p>",
    "300,000 paragraphs": ("<html><body>" + "<p>협력했다.</p>" * 300_000).encode(),
    "100,000 headings": ("<html><body>" + "<h1>제목입니다 그렇다</h1>" * 100_000).encode(),
    "unclosed comments": b"<!--" * 2_000_000,
    "deep JSON-LD": b'<html><body><script type="application/ld+json">' + b"[" * 500_000 + b"</script><p>hi</p>",
    "NUL bytes": b"\x00" * 1_000_000 + (SENTENCE * 5).encode(),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_input_ends_soon(name: str) -> None:
    started = time.process_time()
    article = read_article(HOSTILE[name])
    assert time.process_time() - started < 20
    assert article.rejection or article.body


def test_text_of_a_page_nested_too_deeply_is_still_read() -> None:
    page = b"<html><body>" + b"<div>" * 100_000 + (SENTENCE * 3).encode()
    assert SENTENCE.strip() in read_article(page).body


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=600), st.sampled_from([None, "text/html", "text/plain", "application/xhtml+xml"]))
def test_any_bytes_are_read_without_an_error(content: bytes, media_type: str | None) -> None:
    article = read_article(content, media_type=media_type)
    assert (article.body == "") == (article.rejection is not None)
    assert 0.0 <= article.kept_ratio <= 1.0


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                *"<>/\"'=&;",
                "<p>",
                "<div class='x'>",
                "</div>",
                "<br>",
                SENTENCE,
                "입력 2020.01.01 10:00",
                "<script>",
                "ⓒ 누리뉴스",
            ]
        ),
        max_size=60,
    )
)
def test_any_markup_is_read_without_an_error(parts: list[str]) -> None:
    article = read_article("".join(parts).encode(), media_type="text/html")
    assert (article.body == "") == (article.rejection is not None)

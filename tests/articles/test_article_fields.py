"""Belongs here: titles without site suffixes, publishers behind portals, authors.
Does not: dates (test_article_dates) and bodies (test_golden_pages).
"""

import pytest

from transforms.articles import read_article
from transforms.articles.metadata import authors_of, is_generic_title, title_of, without_site_suffix
from transforms.articles.page_profiles import profile_of
from transforms.articles.publishers import (
    canonical_name,
    copyright_owner,
    outlet_in_dateline,
    outlet_in_lines,
    outlet_of_domain,
    outlet_of_emails,
    publisher_of,
)


@pytest.mark.parametrize(
    ("declared", "title"),
    [
        ("두 회사, 인공지능 동맹 | 누리통신", "두 회사, 인공지능 동맹"),
        ("두 회사, 인공지능 동맹 - 누리통신", "두 회사, 인공지능 동맹"),
        ("두 회사, 인공지능 동맹 : 경제 : 뉴스 : 한겨레", "두 회사, 인공지능 동맹"),
        ("누리통신 - 두 회사, 인공지능 동맹", "두 회사, 인공지능 동맹"),
        ("두 회사, 인공지능 동맹ㅣ누리통신", "두 회사, 인공지능 동맹"),
        ("KT - 카카오, 인공지능 동맹", "KT - 카카오, 인공지능 동맹"),
        ("[단독] 두 회사, 동맹 결성", "[단독] 두 회사, 동맹 결성"),
        ("두 회사, 인공지능 동맹 결성 | 알수없는매체", "두 회사, 인공지능 동맹 결성"),
        ("새 휴대전화 이틀 동안 써보니 | 접는 맛이 다르다", "새 휴대전화 이틀 동안 써보니 | 접는 맛이 다르다"),
    ],
)
def test_site_suffix_is_cut(declared: str, title: str) -> None:
    assert without_site_suffix(declared, frozenset({"누리통신", "한겨레", "경제", "뉴스"})) == title


def test_heading_decides_between_title_and_suffix() -> None:
    metas = {"og:title": "두 회사, 인공지능 동맹-경제ㅣ알수없는매체"}
    assert title_of([], metas, ["경제", "두 회사, 인공지능 동맹"], "", frozenset()) == "두 회사, 인공지능 동맹"


def test_board_behind_a_headline_is_cut_where_the_headline_stands_alone_too() -> None:
    behind, alone = "두 회사, 인공지능 동맹 결성 > 물빛소식", "두 회사, 인공지능 동맹 결성"
    assert title_of([], {}, [behind, alone], f"{behind} | 물빛시", frozenset()) == alone
    compared = "올해 수익률 승자는 금 > 주식"
    assert title_of([], {"og:title": compared}, [compared], "", frozenset()) == compared


def test_name_of_the_outlet_is_no_title() -> None:
    body = "<p>두 회사는 15일 인공지능 개발에 함께 나서기로 했다고 밝혔다. 협약식에는 두 회사 대표가 참석했다.</p>" * 3
    head = '<meta property="og:title" content="물빛일보"><meta property="og:site_name" content="물빛일보">'
    page = f"<html><head>{head}</head><body><div>두 회사, 인공지능 동맹 결성</div>{body}</body></html>"
    assert read_article(page.encode()).title == "두 회사, 인공지능 동맹 결성"


def test_section_names_are_no_titles() -> None:
    assert is_generic_title("보도자료 | 한들소프트")
    assert not is_generic_title("두 회사, 인공지능 동맹")


@pytest.mark.parametrize(
    ("url", "outlet"),
    [
        ("https://www.yna.co.kr/view/AKR1", "연합뉴스"),
        ("https://biz.chosun.com/it/1", "조선비즈"),
        ("https://www.chosun.com/economy/1", "조선일보"),
        ("http://m.daejonilbo.com/mnews.asp?pk_no=1", "대전일보"),
        ("https://news.kbs.co.kr/news/view.do?ncd=1", "KBS"),
        ("https://v.daum.net/v/20240522083744972", None),
        ("https://n.news.naver.com/article/1/2", None),
        ("https://www.bbc.com/korean/articles/1", "BBC 코리아"),
        ("https://www.bbc.com/news/1", None),
        ("https://unknown.example/1", None),
        ("not a url", None),
        (None, None),
    ],
)
def test_domain_names_the_outlet(url: str | None, outlet: str | None) -> None:
    assert outlet_of_domain(url) == outlet


@pytest.mark.parametrize(
    "name", ["Daum", "다음뉴스", "네이버", "NAVER", "MSN", "네이트", "ZUM", "", None, "https://x.example"]
)
def test_portal_is_never_a_publisher(name: str | None) -> None:
    assert canonical_name(name) is None


@pytest.mark.parametrize(
    ("name", "canonical"),
    [
        ("매경", "매일경제"),
        ("KBS 뉴스", "KBS"),
        ("(주)누리통신", "누리통신"),
        ("뉴시스 | 네이버", "뉴시스"),
        ("누리방송 뉴스", "누리방송"),
        ("이데일리 뉴스", "이데일리"),
        ("동아닷컴", "동아일보"),
        ("중앙뉴스", "중앙뉴스"),
    ],
)
def test_names_are_brought_to_one_form(name: str, canonical: str) -> None:
    assert canonical_name(name) == canonical


@pytest.mark.parametrize(
    ("line", "owner"),
    [
        ("[ⓒ 서울경제, 무단 전재 및 재배포 금지]", "서울경제"),
        ("<저작권자ⓒ대전일보사. 무단전재-재배포 금지>", "대전일보"),
        ("Copyright ⓒ 누리방송. All rights reserved.", "누리방송"),
        ("저작권자 © 물빛일보 무단전재 및 재배포 금지", "물빛일보"),
        ("ⓒ 매일경제 & mk.co.kr, 무단 전재 및 재배포 금지", "매일경제"),
        ("Copyright © 2024 뉴시스. All rights reserved.", "뉴시스"),
        ("Copyright © Mulbit Munhwa Broadcasting Corporation. All rights reserved.", "Mulbit Munhwa Broadcasting"),
        ("© 물빛일보 새 공장 조감도", "물빛일보"),
        ("무단 전재 및 재배포 금지", None),
    ],
)
def test_copyright_line_names_the_outlet(line: str, owner: str | None) -> None:
    assert copyright_owner([line]) == owner


def test_outlet_is_told_by_dateline_and_addresses() -> None:
    assert outlet_in_dateline(["(서울=연합뉴스) 김하늘 기자 = 두 회사가 손을 잡았다."]) == "연합뉴스"
    assert outlet_in_dateline(["[이데일리 김하늘 기자] 두 회사가 손을 잡았다."]) == "이데일리"
    assert outlet_of_emails(["김하늘 기자 sky@hani.co.kr"]) == "한겨레"
    assert outlet_of_emails(["김하늘 sky@naver.com"]) is None


def test_heads_of_lists_are_no_mastheads() -> None:
    assert outlet_in_lines(["랭킹뉴스", "많이 본 뉴스"]) is None
    assert outlet_in_lines(["물빛뉴스"]) == "물빛뉴스"


def test_outlet_inside_a_portal_wins() -> None:
    metas = {"og:site_name": "Daum", "og:article:author": "뉴시스"}
    assert publisher_of("https://v.daum.net/v/1", [], metas, [], [], None) == "뉴시스"


def test_site_that_reprints_a_wire_is_the_publisher_and_a_portal_is_not() -> None:
    lines = ["<저작권자(c) 연합뉴스, 무단 전재-재배포 금지>", "Copyright © 노을신문. All rights reserved."]
    body = ["(서울=연합뉴스) 김하늘 기자 = 두 회사가 손을 잡았다."]
    assert publisher_of(None, [], {"og:site_name": "노을신문"}, lines, body, None) == "노을신문"
    assert publisher_of(None, [], {"og:site_name": "네이트 뉴스"}, lines[:1], body, None) == "연합뉴스"


def test_name_of_a_blog_stands_below_its_buttons() -> None:
    lines = ["두 회사, 동맹 결성", "게시글 관리", "구독하기", "들풀의 공책"]
    assert publisher_of(None, [], {}, lines, [], None) == "들풀의 공책"


def test_credit_of_a_picture_names_no_publisher_where_the_site_is_known() -> None:
    lines = ["새 공장 조감도 ⓒ 연합뉴스", "새벽이슬 김하늘 기자 sky@dew.example"]
    assert publisher_of(None, [], {"og:site_name": "새벽이슬"}, lines, [], None) == "새벽이슬"


def test_authors_lose_titles_and_addresses() -> None:
    assert authors_of([{"author": [{"name": "김하늘 기자"}, {"name": "이바다 기자(sea@news.example)"}]}], {}, []) == [
        "김하늘",
        "이바다",
    ]
    assert authors_of([], {}, ["정하늘·민들레 기자 sky@nuriilbo.example"]) == ["정하늘", "민들레"]
    assert authors_of([], {}, ["온라인 뉴스팀"]) == []
    assert read_article(_signed("김하늘 기자 구독 이메일")).authors == ["김하늘"]


def _signed(byline: str) -> bytes:
    body = "<p>두 회사는 15일 인공지능 개발에 함께 나서기로 했다고 밝혔다. 협약식에는 두 회사 대표가 참석했다.</p>" * 3
    return f"<html><body><h1>두 회사, 동맹 결성</h1><p>{byline}</p>{body}</body></html>".encode()


def test_profile_holds_for_its_days() -> None:
    from datetime import date

    old = profile_of("https://www.hankookilbo.com/News/Read/1", date(2025, 6, 1))
    new = profile_of("https://www.hankookilbo.com/news/article/1", date(2026, 6, 1))
    assert old and new and old.body != new.body
    assert profile_of("https://www.hankookilbo.com/1", date(2001, 1, 1)) is None
    assert profile_of("https://unknown.example/1", None) is None


@pytest.mark.parametrize("document_title", ["물빛일보", "보도자료 | 물빛일보", "두 회사, 동맹 결성 - 물빛일보"])
def test_document_title_names_the_outlet(document_title: str) -> None:
    body = "<p>두 회사는 15일 인공지능 개발에 함께 나서기로 했다고 밝혔다. 협약식에는 두 회사 대표가 참석했다.</p>" * 3
    page = f"<html><head><title>{document_title}</title></head><body><h1>두 회사, 동맹 결성</h1>{body}</body></html>"
    article = read_article(page.encode())
    assert (article.title, article.publisher) == ("두 회사, 동맹 결성", "물빛일보")


def test_name_in_korean_is_preferred_to_the_copyright_line_in_english() -> None:
    lines = ["ⓒ Hanbit Insight. All Rights Reserved."]
    assert publisher_of(None, [], {}, lines, [], "한빛 인사이트") == "한빛 인사이트"


def test_links_to_other_outlets_name_no_publisher() -> None:
    lines = ["대전일보 : http://www.daejonilbo.example/1", "연합뉴스 : http://yna.example/2"]
    assert publisher_of(None, [], {}, lines, [], None) is None

"""Belongs here: what stands around a body and is told from it by more than its wording, each with what only looks so.
Does not: lines told by their wording alone (test_article_lines), dates, whole pages (golden pages).
"""

import pytest
import yaml
from regenerate import HERE

from transforms.articles import read_article
from transforms.articles.body_lines import body_of
from transforms.articles.glued_frame import without_glued_frame
from transforms.articles.line import Line
from transforms.articles.text_dump import read_text_dump

STORIES = yaml.safe_load((HERE / "stories.yaml").read_text("utf-8"))
PARAGRAPHS: list[str] = STORIES["b14"]["body"]
SPOKEN: list[str] = STORIES["s01"]["body"]


def _read(lines: list[str]) -> list[str]:
    return body_of([Line(text) for text in lines])


def _page(body: str, title: str = "두 회사, 동맹 결성") -> bytes:
    return f"<html><head><title>{title}</title></head><body>{body}</body></html>".encode()


def _paragraphs(lines: list[str]) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


STATEMENT = "두 회사는 내년 봄 물빛시에 새 공장을 짓기로 했다."


@pytest.mark.parametrize(
    "tail",
    [
        "<물빛=김하늘 기자 sky@nuriilbo.example>",
        "물빛 김하늘 기자 sky@nuriilbo.example, 사진 이바다",
        "ⓒ 누리일보, 무단전재 및 재배포 금지",
    ],
)
def test_signature_behind_the_last_statement_is_cut(tail: str) -> None:
    assert without_glued_frame(f"{STATEMENT} {tail}") == STATEMENT


@pytest.mark.parametrize(
    "tail",
    [
        "스튜디오에 있는 취재기자를 불러보겠습니다. 김하늘 기자!",
        "신청서를 apply@firm.example로 보내면 된다고 덧붙였다",
        "참가 문의: 02-000-0000, help@firm.example",
        "저작권자는 한들소프트",
        "무단 사용을 막기 위해서",
    ],
)
def test_what_only_looks_like_a_signature_stays(tail: str) -> None:
    assert without_glued_frame(f"{STATEMENT} {tail}") == f"{STATEMENT} {tail}"


def test_brief_that_ends_with_its_signature_is_kept_without_it() -> None:
    assert _read([f"{STATEMENT} 물빛 김하늘 기자 sky@nuriilbo.example"]) == [STATEMENT]
    assert _read([f"{STATEMENT} <저작권자 ⓒ 누리일보, 무단전재 금지>"]) == [STATEMENT]


def test_named_speakers_are_cues_where_viewers_are_spoken_to() -> None:
    lines = ["김하늘 앵커>", SPOKEN[0], "박서윤 기자>", *SPOKEN[1:]]
    assert _read(lines) == lines
    assert _read(["박서윤 기자>", *PARAGRAPHS]) == PARAGRAPHS
    linked = [Line("박서윤 기자>", linked=1.0), *map(Line, SPOKEN)]
    assert body_of(linked) == SPOKEN


SENDER = ["미르담홀딩스 소개", "미르담홀딩스는 2003년에 문을 연 지주회사다.", "웹사이트: https://mirdam.example"]


def test_press_release_ends_where_it_introduces_its_sender() -> None:
    assert _read([*PARAGRAPHS, *SENDER]) == PARAGRAPHS
    dump = "\n\n".join([STORIES["b14"]["title"], "2021.03.30 09:00", *PARAGRAPHS, *SENDER])
    assert read_text_dump(dump).body == PARAGRAPHS


@pytest.mark.parametrize("heading", ["새 장비 소개", "물빛축제 소개"])
def test_sub_headline_about_something_else_introduces_no_sender(heading: str) -> None:
    lines = [*PARAGRAPHS[:4], heading, PARAGRAPHS[4], "홈페이지: https://mirdam.example"]
    assert PARAGRAPHS[4] in _read(lines)


SUMMARY = ["두 회사가 손을 잡았다는 소식이다.", "돈은 여러 해에 걸쳐 나뉘어 들어간다."]
NOTICE = "이 요약은 AI가 만든 것으로 원문과 다를 수 있습니다."


def test_summary_above_its_notice_is_no_body() -> None:
    assert _read([*SUMMARY, NOTICE, *PARAGRAPHS]) == PARAGRAPHS


def test_notice_below_most_of_the_text_takes_nothing_from_it() -> None:
    assert _read([*PARAGRAPHS, NOTICE, SUMMARY[0]])[: len(PARAGRAPHS)] == PARAGRAPHS


NEXT = ["물빛시 수소 버스 마흔 대, 새해 첫날부터 달린다", "입력 2021.03.31 08:10", *STORIES["d09"]["body"]]


def test_next_article_of_a_dump_is_cut_at_its_headline() -> None:
    lines = [*PARAGRAPHS, "김하늘 기자 sky@nuriilbo.example", *NEXT]
    assert _read(lines) == PARAGRAPHS


def test_first_of_several_articles_is_read_and_signed_by_its_own_author() -> None:
    stories = [
        ("두 회사, 동맹 결성", "김하늘", PARAGRAPHS[:2]),
        ("물빛시, 수소 버스 마흔 대 들인다", "박서윤", PARAGRAPHS[2:]),
    ]
    one = "<div class='story'><h2>{}</h2><p>{} 기자</p>{}</div>"
    article = read_article(_page("".join(one.format(title, name, _paragraphs(body)) for title, name, body in stories)))
    assert (article.body.split("\n"), article.authors) == (PARAGRAPHS[:2], ["김하늘"])


def test_sections_of_one_article_are_no_further_articles() -> None:
    one = "<section class='part'><h2>{}</h2>{}</section>"
    parts = [("두 회사, 동맹 결성", PARAGRAPHS[:2]), ("사람은 얼마나 늘어나나", PARAGRAPHS[2:])]
    article = read_article(_page("".join(one.format(title, _paragraphs(body)) for title, body in parts)))
    assert article.body.split("\n") == [*PARAGRAPHS[:2], "사람은 얼마나 늘어나나", *PARAGRAPHS[2:]]


def test_headline_of_a_dump_stands_above_its_decks() -> None:
    title, deck = STORIES["b14"]["title"], "미르담건설 지분 51.2%로"
    dump = "\n".join([title, deck, "입력 2021.03.30 09:00", "", *PARAGRAPHS])
    assert read_text_dump(dump).title == title
    crumbs = "\n".join(["미르담 소식", title, "입력 2021.03.30 09:00", "", *PARAGRAPHS])
    assert read_text_dump(crumbs).title == title


def test_short_lead_that_a_picture_parts_from_the_rest_of_a_dump_is_kept() -> None:
    between = [
        "[사진=물빛시 제공]",
        "이미지를 누르면 크게 볼 수 있습니다.",
        "▶ 관련기사: 물빛시, 새 산단에 전기 끌어온다",
    ]
    dump = "\n\n".join([STORIES["b14"]["title"], "2021.03.30 09:00", PARAGRAPHS[0], *between, *PARAGRAPHS[1:]])
    assert read_text_dump(dump).body == PARAGRAPHS

"""Belongs here: constructions of bodies that no golden page has: wrapped lines, glued captions, photo stories.
Does not: whole pages in the manner of a publisher (test_golden_pages).
"""

import textwrap

import pytest
import yaml
from regenerate import HERE

from transforms.articles import read_article
from transforms.articles.body_lines import body_of, same_text_key
from transforms.articles.glued_frame import without_glued_frame
from transforms.articles.line import Line
from transforms.articles.text_dump import read_text_dump
from transforms.articles.wrapping import unwrapped

PARAGRAPHS: list[str] = yaml.safe_load((HERE / "stories.yaml").read_text("utf-8"))["d01"]["body"]


def _squeezed(lines: list[str]) -> str:
    return "".join("".join(lines).split())


def _page(body: str, head: str = "") -> bytes:
    title = "두 회사, 동맹 결성"
    return f"<html><head><title>{title}</title>{head}</head><body><h1>{title}</h1>{body}</body></html>".encode()


@pytest.mark.parametrize("width", [30, 42])
def test_sentences_broken_at_a_fixed_width_are_put_together(width: int) -> None:
    wrapped = [textwrap.wrap(paragraph, width) for paragraph in PARAGRAPHS]
    page = _page("<div>" + "<br><br>".join("<br>".join(lines) for lines in wrapped) + "</div>")
    dump = "두 회사, 동맹 결성\n\n입력 2024.05.15 10:00\n\n" + "\n\n".join("\n".join(lines) for lines in wrapped)
    for content in (page, dump.encode()):
        body = read_article(content).body.split("\n")
        assert _squeezed(body) == _squeezed(PARAGRAPHS)
        assert len(body) <= len(PARAGRAPHS) + 1


BREATHS = [
    "자동차 부품 업체 등",
    "여섯 개 기업이 물빛시에",
    "4백억 원을 투자합니다.",
    "물빛시에 따르면",
    "한들정밀을 비롯한 다섯 곳이",
    "산업단지에 공장을 새로 짓고",
    "모두 350명을 뽑기로 했습니다.(끝)",
]
SENTENCES = [
    "자동차 부품 업체 등 여섯 개 기업이 물빛시에 4백억 원을 투자합니다.",
    "물빛시에 따르면 한들정밀을 비롯한 다섯 곳이 산업단지에 공장을 새로 짓고 모두 350명을 뽑기로 했습니다.(끝)",
]


def test_sentences_broken_where_the_speaker_breathes_are_put_together() -> None:
    frame = ["Copyright © Mulbit Broadcasting. All rights reserved.", "여러분의 의견을 남겨주세요"]
    dump = "\n".join(["물빛시 투자 확대", "2024.05.15 10:00", *BREATHS, *frame])
    page = _page("<div class='article_body'>" + "<br>".join(BREATHS) + "</div>")
    for content in (dump.encode(), page):
        assert read_article(content).body.split("\n") == SENTENCES


def test_headlines_are_never_glued_to_what_follows() -> None:
    headlines = ["물빛시 투자 확대", "한들정밀 새 공장 착공", "누리전자 채용 두 배로", "가람화학 수출 증가"]
    lines = [Line(text) for text in [*headlines, PARAGRAPHS[0], PARAGRAPHS[1]]]
    assert unwrapped(lines) == lines


def test_caption_that_repeats_the_title_costs_no_paragraph() -> None:
    title = "두 회사, 동맹 결성"
    lines = [title, *PARAGRAPHS[:2], title, *PARAGRAPHS[2:]]
    assert body_of([Line(line) for line in lines], frozenset([same_text_key(title)])) == PARAGRAPHS


def test_lead_that_the_description_quotes_is_kept() -> None:
    head = f'<meta property="og:description" content="{PARAGRAPHS[0][:60]}">'
    rest = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS[1:])
    lead = f"<section><div><div><p>{PARAGRAPHS[0]}</p></div></div></section>"
    buttons = "<ul><li>공유하기</li><li>인쇄</li><li>가</li><li>가</li><li>스크랩</li></ul>"
    page = _page(f"{lead}{buttons}<section><div class='article_body'>{rest}</div></section>", head)
    assert read_article(page).body.startswith(PARAGRAPHS[0])


def test_photo_story_keeps_its_caption() -> None:
    caption = (
        "[서울=누리통신] 김하늘 기자 = 22일 서울 광화문광장에서 열린 축제에서 시민들이 공연을 보며 손뼉을 치고 있다. "
        "2024.05.22. sky@nuritong.example"
    )
    assert read_article(_page(f"<div class='article_body'><img src='a.jpg'><p>{caption}</p></div>")).body == caption


def test_dump_may_print_its_headline_below_or_end_it_with_a_question() -> None:
    below = read_text_dump(
        "\n".join([PARAGRAPHS[0], "[속보] 삼성, 3년 동안 180조원 투자…4만명 뽑는다", "입력 2024-05-15 10:00"])
    )
    assert (below.title, below.body) == ("[속보] 삼성, 3년 동안 180조원 투자…4만명 뽑는다", [PARAGRAPHS[0]])
    question = "두 회사는 왜 손잡았나…3천억 투자 뒤에 무엇이 있나?"
    above = read_text_dump("\n".join([question, *PARAGRAPHS]))
    assert (above.title, above.body) == (question, PARAGRAPHS)


def test_statement_is_never_taken_for_the_headline() -> None:
    lead = "두 회사가 3천억원을 함께 투자한다."
    assert read_text_dump("\n".join([lead, *PARAGRAPHS])).body == [lead, *PARAGRAPHS]


def test_body_printed_twice_appears_once() -> None:
    body = body_of([Line(paragraph) for paragraph in PARAGRAPHS * 2])
    assert body == PARAGRAPHS


def test_deck_and_related_lines_fall_away_and_sub_headlines_stay() -> None:
    lines = [
        "3천억 함께 넣는다",
        "인력은 두 배로",
        PARAGRAPHS[0],
        "◆ 사람도 늘린다",
        PARAGRAPHS[2],
        "박가을 기자",
        "관련기사",
        "배터리 동맹 넓힌다",
    ]
    assert body_of([Line(line) for line in lines]) == [PARAGRAPHS[0], "◆ 사람도 늘린다", PARAGRAPHS[2]]


@pytest.mark.parametrize(
    ("glued", "clean"),
    [
        (
            "그는 그렇게 말했다고 회사 쪽은 전했다. 김하늘 기자 sky@news.example",
            "그는 그렇게 말했다고 회사 쪽은 전했다.",
        ),
        (
            "그는 그렇게 말했다고 회사 쪽은 전했다. /김하늘기자 sky@news.example",
            "그는 그렇게 말했다고 회사 쪽은 전했다.",
        ),
        (
            "그는 그렇게 말했다고 회사 쪽은 전했다. <저작권자 ⓒ 누리뉴스, 무단전재 금지>",
            "그는 그렇게 말했다고 회사 쪽은 전했다.",
        ),
        (
            "두 대표가 손잡았다. 회사 제공 © 제공: 누리뉴스 두 대표가 손잡았다. 회사 제공 두 회사는 협약을 맺었다.",
            "두 회사는 협약을 맺었다.",
        ),
        (
            "이메일 주소 sky@news.example 로 신청을 받는다고 회사는 밝혔다.",
            "이메일 주소 sky@news.example 로 신청을 받는다고 회사는 밝혔다.",
        ),
    ],
)
def test_glued_frame_is_cut(glued: str, clean: str) -> None:
    assert without_glued_frame(glued) == clean


def test_short_spoken_sentences_are_kept() -> None:
    spoken = [
        "[앵커]",
        "두 회사가 손을 잡았습니다.",
        "김하늘 기자입니다.",
        "[기자]",
        "협약식이 열렸습니다.",
        "3천억 원을 씁니다.",
    ]
    assert body_of([Line(line) for line in [*spoken, "[영상취재 박들 / 영상편집 이바다]"]]) == spoken


def test_appointments_without_sentences_are_an_article() -> None:
    items = [
        "◇ 승진",
        "△ 기획본부장 김하늘 △ 재무처장 이바다",
        "◇ 전보",
        "△ 서울지사장 박들 △ 부산지사장 최나무 △ 대전지사장 한여울",
    ]
    page = _page("<div class='article_body'>" + "".join(f"<p>{item}</p>" for item in items) + "</div>")
    assert read_article(page).body.split("\n") == items


def test_lone_caption_under_a_triangle_goes_and_a_list_stays() -> None:
    caption, items = "▲ 새 사옥 앞마당.", ["▲ 인공지능 반도체 개발", "▲ 초거대 언어모델 공유"]
    lines = [PARAGRAPHS[0], caption, caption, PARAGRAPHS[1], *items, PARAGRAPHS[2]]
    assert body_of([Line(line) for line in lines]) == [PARAGRAPHS[0], PARAGRAPHS[1], *items, PARAGRAPHS[2]]


def test_signed_description_of_a_scene_is_a_caption() -> None:
    scene = "20일 서울 중구 프레스센터에서 한 교수가 발언하고 있다. 김하늘 기자"
    assert body_of([Line(scene), *map(Line, PARAGRAPHS)]) == PARAGRAPHS


def test_what_a_site_tells_its_readers_below_the_byline_goes() -> None:
    blurb = ["산업부에서 반도체를 맡고 있습니다. 현장의 목소리를 전하겠습니다.", "매일 아침 주요 뉴스를 보내드립니다."]
    lines = [*PARAGRAPHS, "김하늘 기자 sky@nuriilbo.example", *blurb]
    assert body_of([Line(line) for line in lines]) == PARAGRAPHS
    spoken = ["두 회사가 손을 잡았습니다.", "3천억 원을 씁니다."]
    assert body_of([Line(line) for line in [spoken[0], "김하늘 기자 sky@nuritv.example", spoken[1]]]) == spoken


def test_comments_as_long_as_the_article_are_cut() -> None:
    comments = [
        f"{n}번째 독자입니다. 이런 투자가 정말로 집행되는지 끝까지 지켜봐야 합니다. 기대가 큽니다." for n in range(9)
    ]
    lines = [*PARAGRAPHS, "저작권자 © 누리일보 무단전재 및 재배포 금지", "댓글 9개", *comments]
    assert body_of([Line(line) for line in lines]) == PARAGRAPHS


def test_cells_of_a_table_of_figures_go() -> None:
    cells = "".join(f"<td>{cell}</td>" for cell in ("구분", "2020", "2021", "거래액", "1조원", "2조원"))
    table = f"<table><tr>{cells}</tr></table>"
    page = _page(f"<div class='article_body'><p>{PARAGRAPHS[0]}</p>{table}<p>{PARAGRAPHS[1]}</p></div>")
    assert read_article(page).body.split("\n") == PARAGRAPHS[:2]


def test_teasers_below_the_article_go_and_linked_sub_headlines_stay() -> None:
    teasers = [line for n in (1, 2) for line in (Line(f"다른 소식 {n}호", linked=1.0), Line(f"{n}월에 축제가 열렸다."))]
    assert body_of([*map(Line, PARAGRAPHS), *teasers]) == PARAGRAPHS
    linked = Line("두 회사가 걸어온 길", linked=1.0)
    assert body_of([*map(Line, PARAGRAPHS[:3]), linked, *map(Line, PARAGRAPHS[3:])])[-1] == PARAGRAPHS[-1]


def test_signed_lines_below_pictures_are_captions_unless_nothing_follows() -> None:
    signed = "한들소재 직원들이 16일 새 공장에서 제품을 옮기고 있다. 김하늘 기자 sky@nuriilbo.example"
    assert body_of([Line(signed, after_image=True), *map(Line, PARAGRAPHS)]) == PARAGRAPHS
    brief = "한들소재가 새 공장을 열었다고 16일 밝혔다. 김하늘 기자 sky@nuriilbo.example"
    assert body_of([Line(brief, after_image=True)]) == ["한들소재가 새 공장을 열었다고 16일 밝혔다."]


ENGLISH = [
    "The two companies will spend three hundred million dollars on a new plant by the river, they said on Monday.",
    "Construction begins next spring and will create about two thousand jobs over three years, the mayor said.",
    "A third partner may join before the end of the year.",
]


def test_second_opinion_is_not_heeded_where_it_adds_comments() -> None:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in ENGLISH)
    comments = "".join(
        f"<div><p>Reader {n} doubts that any of this money will ever reach the people who live in the valley.</p></div>"
        for n in range(9)
    )
    page = f"<html><head><title>New plant</title></head><body><h1>New plant</h1><div>{body}</div>"
    page += f"<div class='valoraComments'>{comments}</div></body></html>"
    assert read_article(page.encode()).body.split("\n") == ENGLISH


def test_paragraphs_of_which_the_markup_says_that_they_are_paid_for_stay() -> None:
    rest = "".join(f"<p class='paywall'>{paragraph}</p>" for paragraph in PARAGRAPHS[1:])
    page = _page(f"<div class='article_body'><p>{PARAGRAPHS[0]}</p>{rest}</div>")
    assert read_article(page).body.split("\n") == PARAGRAPHS


def test_sentences_end_with_full_stops_of_every_width() -> None:
    chinese = [
        "两家公司周一宣布将在电池领域展开合作。",
        "新工厂将于明年春天在河边正式动工建设。",
        "市长说该项目将创造两千多个就业岗位。",
    ]
    assert body_of([Line(line) for line in [*chinese, "相关新闻"]])[:3] == chinese

"""Belongs here: a page as news sites serve it around an article: menus, lists of headlines, scripts, imprint.
Does not: layouts that are hard to read (tests/golden), and the articles themselves (news).

Its counts are near the medians of a dozen real news pages (164 links, 109 list items, 164 divisions, 15 images, 39
scripts of 20,000 characters), its size (40,000 bytes) below theirs (116,000).
"""

from datetime import date

_SECTIONS = (
    *("정치", "경제", "산업", "증권", "부동산", "사회", "국제", "문화", "연예", "스포츠"),
    *("오피니언", "지역", "과학", "건강", "여행", "날씨", "포토", "영상", "연재", "구독"),
)
_HEADLINES = (
    "장마 끝나자 폭염… 전력 수요 사상 최대",
    "가람시 도서관, 밤 열 시까지 문 연다",
    "“열 번 져도 다시” 두레고 야구부의 여름",
    "마을버스 요금 새달 100원 올라",
    "한 그릇 9천원, 냉면값의 속사정",
    "바닷가 폐교가 미술관으로… 주말 예약 꽉 차",
    "수능 백일 앞으로, 올해 달라지는 것",
    "전세 사기 피해자에게 새 보금자리",
    "고랭지 배추 값 한 달 새 두 배",
    "새 지하철 노선, 주민 설명회 다시 열기로",
    "소나기 뒤 무지개, 시민들 발길 멈췄다",
    "늦더위에 모기 기승… 방역 늘린다",
)
_SCRIPT = "window.siteQueue=window.siteQueue||[];window.siteQueue.push({slot:%d,sizes:[[300,250],[728,90]],lazy:true});"
_SCRIPTS, _SCRIPT_REPEATS = 38, 5


def whole_page(title: str, paragraphs: list[str], published_on: date) -> bytes:
    """An article's page with all that a site puts around it."""
    body = "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    scripts = [f"<script>{(_SCRIPT % slot) * _SCRIPT_REPEATS}</script>" for slot in range(_SCRIPTS)]
    boxes = "\n".join(
        f'<div class="ad ad-{slot}"><div class="inner"><div id="slot{slot}"></div></div></div>{script}'
        for slot, script in enumerate(scripts)
    )
    return f"""<!DOCTYPE html>
<html lang="ko"><head><meta charset="utf-8"><title>{title} - 가람신문</title>
<meta property="og:title" content="{title}"><meta property="og:type" content="article">
<meta property="og:site_name" content="가람신문">
<meta property="article:published_time" content="{published_on.isoformat()}T09:30:00+09:00">
</head><body>
<header class="site-header"><div class="logo"><a href="/">가람신문</a></div>{_menu("gnb")}{_menu("all-menu")}</header>
<div class="wrap"><div class="content">
<div class="article-head"><h1 class="title">{title}</h1>
<div class="info"><span>입력 {published_on.strftime("%Y.%m.%d")} 09:30</span></div></div>
<div class="article-body" itemprop="articleBody">
<figure><img src="/photo/main.jpg" alt=""></figure>
{body}
</div>
<div class="related"><h2>관련기사</h2>{_headlines(8, images=False)}</div></div>
<aside class="side"><h2>많이 본 뉴스</h2>{_headlines(30, images=False)}
<h2>포토</h2>{_headlines(14, images=True)}</aside></div>
{boxes}
<section class="more"><h2>최신 뉴스</h2><ul>{_headlines(45, images=False, tag="li")}</ul></section>
<footer class="footer">{_menu("family")}<div class="imprint">등록번호 서울 아00000 | 발행인 홍길동 | 편집인 홍길동
| 청소년보호책임자 홍길동</div><div class="copyright">ⓒ 가람신문 무단 전재 및 재배포 금지</div></footer>
</body></html>""".encode()


def _menu(name: str) -> str:
    items = "".join(f'<li class="menu-item"><a href="/{name}/{i}">{word}</a></li>' for i, word in enumerate(_SECTIONS))
    return f'<nav class="{name}"><ul>{items}</ul></nav>'


def _headlines(count: int, *, images: bool, tag: str = "div") -> str:
    picture = '<img src="/thumb/a.jpg" alt="">' if images else ""
    return "".join(
        f'<{tag} class="item"><a href="/news/{index}">{picture}{_HEADLINES[index % len(_HEADLINES)]}</a></{tag}>'
        for index in range(count)
    )

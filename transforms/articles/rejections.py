"""Belongs here: which pages are no article, and why: index, video, paywall stub, error page, empty page, hostile input.
Does not: reading what is one.
"""

import re

from transforms.articles.line_rules import HANGUL, is_sentence

EMPTY = "empty_page"
NO_BODY = "no_article_body"
INDEX = "index_page"
VIDEO = "video_page"
PAYWALL = "paywall_stub"
ERROR = "error_page"
TOO_LARGE = "too_large"
BINARY = "not_text"
UNREADABLE = "undecodable"

_ERROR_TITLE = re.compile(
    r"\b(?:40[0134]|410|50[0234])\b.{0,30}(?:error|not found|forbidden|에러|오류|gateway|unavailable)|(?:error|에러|오류)\s?(?:코드\s?)?\b(?:40[0134]|50[0234])\b|^\s*(?:40[0134]|50[0234])\s*$|page not found|not found$|access denied|just a moment|attention required"
    r"|페이지를\s?찾을\s?수\s?없|존재하지\s?않는\s?(?:페이지|기사|게시)|삭제된\s?(?:기사|페이지|게시)|잘못된\s?(?:접근|경로|주소)|서비스\s?점검|오류가\s?발생",
    re.I,
)
_ERROR_TEXT = re.compile(
    r"(?:요청하신|찾으시는|방문하시려는|입력하신)\s?(?:페이지|기사|주소|문서|게시물).{0,40}(?:없습니다|없거나|삭제|변경|찾을\s?수)|존재하지\s?않는\s?(?:페이지|기사|게시물)|(?:삭제|만료|비공개)\s?(?:되었거나|된|처리된)\s?(?:기사|페이지|게시물)|기사가\s?(?:삭제|존재하지)"
    r"|페이지를\s?찾을\s?수\s?없|잘못된\s?접근입니다|일시적인?\s?(?:오류|장애)|서비스\s?(?:점검|이용에\s?불편)|the page you .{0,40}(?:not|doesn)|404 not found|access denied|checking your browser|enable javascript and cookies",
    re.I,
)
_PAYWALL = re.compile(
    r"(?:유료\s?(?:회원|구독|기사|콘텐츠|서비스)|(?:구독|회원|멤버십|프리미엄|플러스|premium|plus)\S{0,6}\s?(?:전용|회원만|에게만|가입\s?(?:후|시|하면|하시면)|후\s?(?:이용|열람|볼))|로그인\s?(?:후|하시면|하면|해야)\s?(?:계속|전문|전체|이용|볼|보실|열람|읽).{0,20}|(?:전체|전문|나머지|이어지는)\s?(?:기사|내용|글)?.{0,12}(?:구독|로그인|회원|결제)|subscribe to (?:continue|read)|subscribers? only|already a subscriber|계속\s?읽으(?:시)?려면|기사\s?전문은\s?.{0,20}(?:구독|회원|유료)|이\s?기사는\s?.{0,20}(?:유료|회원|구독자).{0,20})",
    re.I,
)


def error_page(title: str | None, texts: list[str]) -> bool:
    """A page that says it could not be served. An article about errors has paragraphs; an error page has not."""
    if sum(map(len, texts)) > 3000 or sum(is_sentence(text) and len(text) > 60 for text in texts) >= 3:
        return False
    if title and len(title) < 80 and _ERROR_TITLE.search(title):
        return True
    return any(_ERROR_TEXT.search(text) for text in texts if len(text) < 300)


def paywall_stub(body: list[str], texts: list[str]) -> bool:
    """A body of a few sentences on a page that offers the rest to subscribers."""
    return sum(map(len, body)) < 450 and any(_PAYWALL.search(text) for text in texts if len(text) < 200)


def video_page(body: list[str], og_type: str, only_video_declared: bool) -> bool:
    """A page declared as video whose text is at most a line or two of description."""
    return sum(map(len, body)) < 200 and (og_type.startswith("video") or only_video_declared)


def index_page(links: list[str], body: list[str], declared_article: bool, path: str) -> bool:
    """A page of links to other pages with little running text of its own. `links` are its lines that are mostly links."""
    if declared_article:
        return False
    headlines = [text for text in links if len(text) >= 12]
    size = sum(map(len, body))
    paragraphs = sum(1 for line in body if is_sentence(line) and len(line) >= 40)
    if path in ("", "/", "/index.html", "/main", "/index.php"):
        return len(headlines) >= 20 and size < 3000
    return len(headlines) >= 15 and paragraphs < 3 and size * 4 < sum(map(len, headlines))


def too_little(body: list[str]) -> bool:
    """Fewer characters than a news brief has."""
    text = "".join(body)
    return len(text) < (30 if HANGUL.search(text) else 60)

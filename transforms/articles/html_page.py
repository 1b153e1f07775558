"""Belongs here: from an HTML page to its article: body, and what the page says of itself, put together.
Does not: the single steps (dom, selection, body_lines, structured_data, metadata, publishers, rejections).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit

from transforms.articles import rejections
from transforms.articles.body_lines import body_of, same_text_key
from transforms.articles.dom import Page, clean_text, read_page
from transforms.articles.first_article import first_article
from transforms.articles.line import Line
from transforms.articles.line_rules import HANGUL, is_plain_statement, kind_of_line
from transforms.articles.metadata import authors_of, is_generic_title, nearest_lines, title_of
from transforms.articles.page_dates import Moment
from transforms.articles.page_profiles import profile_of
from transforms.articles.publication import (
    PublicationDate,
    modification_date,
    moment_of_hint,
    publication_date,
)
from transforms.articles.publishers import (
    host_of,
    is_outlet_like,
    outlet_keys,
    publisher_of,
)
from transforms.articles.script_bodies import bodies_in_scripts, bodies_told_by
from transforms.articles.second_opinion import adds_mostly_frame, second_opinion
from transforms.articles.selection import article_lines
from transforms.articles.structured_data import (
    bodies_in_json_ld,
    is_article,
    is_video,
    json_ld_of,
    metas_of,
)
from transforms.articles.text_dump import headline_above

_HEADING_TAGS = ("h1", "h2", "h3", "h4", "dt")
_HEADING_LINES = 2000
_SURE_SHARE = 0.75
_SURE_SIZE = 400
# A visible body of this length is no stub whose rest stands in a script.
_WHOLE_SIZE = 1500
_STUB_SIZE = 120
_HANGUL_RUN = re.compile("[가-힣]+")
_NAMES_OWNER = re.compile("ⓒ|©|저작권|opyright|@|기자")
_BUTTONS_BEHIND = re.compile(r"(?:\s(?:구독(?:하기)?|이메일|메일|프로필|팔로우|응원(?:하기)?|기사보기|더보기|[+>]))+$")
_MAY_BE_BYLINE = re.compile("기자|특파원|논설|통신원|칼럼니스트|@")


@dataclass(slots=True)
class HtmlArticle:
    """What an HTML page yields; `visible` is the number of its visible characters."""

    title: str | None = None
    publisher: str | None = None
    authors: list[str] = field(default_factory=list)
    published: PublicationDate | None = None
    modified: Moment | None = None
    language: str | None = None
    body: list[str] = field(default_factory=list)
    visible: int = 0
    rejection: str | None = None


def read_html(text: str, url: str | None, published_hint: date | datetime | str | None) -> HtmlArticle:
    """Read an article from HTML. Pages that are none come back with a rejection."""
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(text)
    if tree.body is None:
        return HtmlArticle(rejection=rejections.EMPTY)
    metas = metas_of(tree)
    objects = json_ld_of(tree)
    url = url or _own_url(tree, metas)
    body_node = _apply_profile(tree, url, published_hint)
    page = read_page(tree.body)
    document_title = _document_title(tree)
    articles = [value for value in objects if is_article(value)]
    title = title_of(articles, metas, _headings(page), document_title, _site_names(url, metas, objects))
    own = first_article(page, title)
    near = nearest_lines(own, title)
    dated = articles or [value for value in objects if value.get("datePublished")]
    published = publication_date(published_hint, dated, metas, near, url, _time_tags(tree))
    body = _body(tree, own, body_node, objects, title, metas, text)
    texts = [block.text for block in page.blocks]
    result = HtmlArticle(
        title=title,
        published=published,
        modified=modification_date(articles, metas, near),
        authors=authors_of(articles, metas, _bylines(own, near)),
        language=_language(tree, body),
        body=body,
        visible=sum(map(len, texts)),
    )
    if is_generic_title(title):
        result.title = headline_above(texts, body) or title
    owners = [text for text in texts if len(text) < 400 and _NAMES_OWNER.search(text)]
    tail = _title_tail(document_title, result.title)
    result.publisher = publisher_of(url, articles or objects, metas, owners, body, tail)
    if _names_site(result, metas):
        result.title = headline_above(texts, body) or result.title
    result.rejection = _rejection(result, page, metas, objects, url)
    return result


def _names_site(result: HtmlArticle, metas: dict[str, str]) -> bool:
    """Whether what is declared as the title is but the name of the site."""
    sites = {same_text_key(name) for name in (result.publisher, metas.get("og:site_name")) if name}
    return same_text_key(result.title or "") in sites


def _apply_profile(tree: Any, url: str | None, hint: date | datetime | str | None) -> Any:
    """The node that the publisher's profile names as body, its frame taken out; None where no profile fits the page."""
    moment = moment_of_hint(hint)
    profile = profile_of(url, moment.on if moment else None)
    node = tree.css_first(profile.body) if profile else None
    if node is None or len(node.text(strip=True)) < _SURE_SIZE / 2:
        return None
    for selector in profile.drop if profile else ():
        for frame in node.css(selector):
            frame.decompose()
    return node


def _bylines(page: Page, near: list[str]) -> Iterator[str]:
    return (text for text in [*near[:60], *(block.text for block in page.blocks[-200:])] if _is_byline(text))


def _is_byline(text: str) -> bool:
    if len(text) >= 110 or not _MAY_BE_BYLINE.search(text):
        return False
    return "byline" in (kind_of_line(text), kind_of_line(_BUTTONS_BEHIND.sub("", text)))


def _own_url(tree: Any, metas: dict[str, str]) -> str | None:
    canonical = tree.css_first('link[rel="canonical"]')
    return (canonical.attributes.get("href") if canonical else None) or metas.get("og:url")


def _document_title(tree: Any) -> str:
    node = tree.css_first("title")
    return clean_text(node.text()) if node else ""


def _headings(page: Page) -> list[str]:
    """Lines short enough to be the headline, those in heading elements first."""
    lines = [block for block in page.blocks[:_HEADING_LINES] if 4 <= len(block.text) <= 200]
    by_tag = [block.text for tag in _HEADING_TAGS for block in lines if block.tag == tag]
    return [*by_tag, *(block.text for block in lines if block.tag not in _HEADING_TAGS)]


def _site_names(url: str | None, metas: dict[str, str], objects: list[dict[str, Any]]) -> frozenset[str]:
    names = [metas.get("og:site_name"), metas.get("application-name")]
    for value in objects:
        publisher = value.get("publisher")
        names.append(publisher.get("name") if isinstance(publisher, dict) else None)
        if "website" in str(value.get("@type", "")).lower():
            names.append(value.get("name"))
    host = host_of(url)
    names.extend((host, host.split(".")[0] if host else None))
    return frozenset(same_text_key(name) for name in names if isinstance(name, str) and name) | outlet_keys()


def _title_tail(document_title: str, title: str | None) -> str | None:
    """The site's name as the document's title gives it: behind the headline, behind a section's name, or alone."""
    headed = bool(title) and (title or "") in document_title
    tail = document_title.partition(title or "")[2].strip(" |-:<>·–—ㅣ｜") if headed else document_title
    parts = [part for part in re.split(r"\s*[|>:<ㅣ｜]\s*|\s+-\s+", tail) if part]
    if not parts or len(parts[-1]) > 20 or not (headed or is_generic_title(document_title) or is_outlet_like(tail)):
        return None
    return parts[-1]


def _time_tags(tree: Any) -> list[str]:
    return [node.attributes.get("datetime") or "" for node in tree.css("time[datetime]")[:3]]


def _language(tree: Any, body: list[str]) -> str | None:
    text = "".join(body)[:4000]
    if text and sum(map(len, _HANGUL_RUN.findall(text))) > len(text) * 0.2:
        return "ko"
    node = tree.css_first("html")
    declared = (node.attributes.get("lang") or "") if node else ""
    return declared.split("-")[0].lower() or None


def _body(
    tree: Any,
    page: Page,
    body_node: Any,
    objects: list[dict[str, Any]],
    title: str | None,
    metas: dict[str, str],
    text: str,
) -> list[str]:
    titles = frozenset(same_text_key(name) for name in (title, metas.get("og:title")) if name)
    selection = article_lines(read_page(body_node) if body_node else page)
    body = body_of(selection.lines, titles, outlet_keys())
    body = _with_described_lead(body, page, metas)
    size = sum(map(len, body))
    copies = bodies_in_json_ld(objects)
    if size < _WHOLE_SIZE:
        copies += bodies_told_by(title, bodies_in_scripts(tree, in_code=size < _SURE_SIZE))
    scripted = _scripted_body(copies, metas)
    if scripted:
        copy = body_of([Line(line) for line in scripted], titles, outlet_keys())
        # The visible page is read better than a script's copy of it: the copy steps in where the page shows a stub.
        if sum(map(len, copy)) > max(200, size * 2) and (size < _STUB_SIZE or _shares_a_line(body, copy)):
            return copy
    unsure = selection.share < _SURE_SHARE or size < _SURE_SIZE
    if unsure and not any(HANGUL.search(block.text) for block in page.blocks[:300]):
        other = second_opinion(text, titles)
        return other if other and not adds_mostly_frame(page, body, other) else body
    return body


def _shares_a_line(body: list[str], copy: list[str]) -> bool:
    """Whether a copy has one of the visible lines: scripts hold bodies of other articles too."""
    text = same_text_key("".join(copy))
    return any(same_text_key(line)[:30] in text for line in body)


def _with_described_lead(body: list[str], page: Page, metas: dict[str, str]) -> list[str]:
    """The body, headed by the paragraph that the page's description quotes where it stands above what was chosen."""
    opening = same_text_key(metas.get("og:description") or metas.get("description") or "")[:24]
    if len(opening) < 16 or not body or opening in same_text_key(body[0]):
        return body
    if opening in same_text_key(" ".join(body)):
        return body
    for block in page.blocks[:400]:
        if block.text == body[0]:
            break
        if is_plain_statement(block.text) and not block.linked and same_text_key(block.text).startswith(opening):
            return [block.text, *body] if kind_of_line(block.text) is None else body
    return body


def _scripted_body(bodies: list[list[str]], metas: dict[str, str]) -> list[str]:
    """Of the bodies in scripts the one that the page's description quotes, else the longest."""
    opening = same_text_key(metas.get("og:description") or metas.get("description") or "")[:20]
    quoted = (body for body in bodies if len(opening) >= 10 and opening in same_text_key(" ".join(body)))
    return next(quoted, bodies[0] if bodies else [])


def _teasers(page: Page, body: list[str]) -> int:
    """How many of the body's lines stand right below a linked headline."""
    lines = frozenset(body)
    return sum(
        block.text in lines and above.linked > 0.6 * len(above.text) and len(above.text) >= 12
        for above, block in pairwise(page.blocks)
    )


def _rejection(
    result: HtmlArticle, page: Page, metas: dict[str, str], objects: list[dict[str, Any]], url: str | None
) -> str | None:
    texts = [block.text for block in page.blocks]
    og_type = metas.get("og:type", "").lower()
    declared = any(is_article(value) for value in objects)
    if page.truncated:
        return rejections.TOO_LARGE
    if result.visible == 0 and not result.body:
        return rejections.EMPTY
    if rejections.error_page(result.title, texts):
        return rejections.ERROR
    if rejections.paywall_stub(result.body, texts) or rejections.paid_stub(result.body, objects):
        return rejections.PAYWALL
    if rejections.video_page(result.body, og_type, not declared and any(is_video(value) for value in objects)):
        return rejections.VIDEO
    path = urlsplit(url).path if url else "unknown"
    links = [block.text for block in page.blocks if block.linked > 0.6 * len(block.text)]
    teasers = _teasers(page, result.body)
    if rejections.index_page(links, result.body, teasers, declared or og_type == "article", path):
        return rejections.INDEX
    if rejections.too_little(result.body) or (not declared and rejections.service_page(result.title)):
        return rejections.NO_BODY
    return None

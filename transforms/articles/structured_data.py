"""Belongs here: what a page says about itself to machines: JSON-LD and meta tags.
Does not: bodies in other scripts (script_bodies), and which of these sayings is believed (metadata, html_page).
"""

import html
import json
import re
from typing import Any

from transforms.articles.dom import clean_text

_ARTICLE_TYPES = ("article", "blogposting", "report", "liveblogposting")
_VIDEO_TYPES = ("videoobject", "movie", "tvepisode", "broadcastevent")
_MAX_SCRIPT = 4_000_000
_TAGS = re.compile(
    r"<(?:br|/?p|/?div|/?li|/?h[1-6]|/?blockquote|/?section|/?figure|/?figcaption|/?td|/?tr)\b[^>]*>", re.I
)
_ANY_TAG = re.compile(r"<[^>]{0,2000}>")
_DROPPED_ELEMENTS = re.compile(r"<(figure|figcaption|script|style|iframe|table|aside)\b.*?</\1\s*>", re.I | re.S)


def loads_leniently(text: str) -> Any:
    """JSON as pages write it: raw line breaks in strings, trailing commas, comments around. None if hopeless."""
    text = text.strip().removeprefix("<!--").removesuffix("-->").replace("//<![CDATA[", "").replace("//]]>", "").strip()
    for attempt in (
        text,
        re.sub(r",\s*([}\]])", r"\1", text),
        re.sub(r"\\(?![\"\\/bfnrtu])", r"\\\\", re.sub(r",\s*([}\]])", r"\1", text)),
    ):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def json_ld_of(tree: Any) -> list[dict[str, Any]]:
    """All objects of the page's JSON-LD, `@graph` and lists opened; articles first."""
    objects: list[dict[str, Any]] = []
    for node in tree.css('script[type*="ld+json"]')[:40]:
        raw = node.text() or ""
        if len(raw) > _MAX_SCRIPT:
            continue
        pending = [loads_leniently(raw)]
        while pending and len(objects) < 200:
            value = pending.pop(0)
            if isinstance(value, list):
                pending.extend(value[:100])
            elif isinstance(value, dict):
                objects.append(value)
                pending.extend(
                    value[key]
                    for key in ("@graph", "mainEntity", "mainEntityOfPage")
                    if isinstance(value.get(key), list | dict)
                )
    return sorted(objects, key=lambda value: 0 if is_article(value) else 1)


def types_of(value: dict[str, Any]) -> list[str]:
    kinds = value.get("@type")
    return [str(kind).lower() for kind in (kinds if isinstance(kinds, list) else [kinds])]


def is_article(value: dict[str, Any]) -> bool:
    return any(kind in _ARTICLE_TYPES or kind.endswith("newsarticle") for kind in types_of(value))


def is_video(value: dict[str, Any]) -> bool:
    return any(kind in _VIDEO_TYPES for kind in types_of(value))


def metas_of(tree: Any) -> dict[str, str]:
    """Meta tags by lower-case name, property, itemprop or http-equiv; the first of each name wins."""
    metas: dict[str, str] = {}
    for node in tree.css("meta[content]")[:400]:
        attributes = node.attributes
        content = clean_text(attributes.get("content") or "")
        if not content:
            continue
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = attributes.get(key)
            if name:
                metas.setdefault(name.strip().lower(), content)
    return metas


def plain_lines(markup: str) -> list[str]:
    """The lines of a body that a script holds as text or as HTML."""
    if "<" not in markup and "&lt;" in markup:
        markup = html.unescape(markup)
    if "<" in markup:
        markup = _ANY_TAG.sub("", _TAGS.sub("\n", _DROPPED_ELEMENTS.sub("\n", markup)))
    return [line for line in (clean_text(part) for part in html.unescape(markup).splitlines()) if line]


def bodies_in_json_ld(objects: list[dict[str, Any]]) -> list[list[str]]:
    """Bodies that stand in JSON-LD's articleBody, as lines; longest first."""
    bodies = [plain_lines(value["articleBody"]) for value in objects if isinstance(value.get("articleBody"), str)]
    return sorted((body for body in bodies if body), key=lambda body: -sum(map(len, body)))

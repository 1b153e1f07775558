"""Belongs here: what a page says about itself to machines: JSON-LD, meta tags, and bodies that stand only in scripts.
Does not: which of these sayings is believed (metadata, html).
"""

import html
import json
import re
from typing import Any

from transforms.articles.dom import clean_text
from transforms.articles.vocabulary import words

_ARTICLE_TYPES = ("article", "blogposting", "report", "liveblogposting")
_VIDEO_TYPES = ("videoobject", "movie", "tvepisode", "broadcastevent")
_STATE = re.compile(
    r"(?:__INITIAL_STATE__|__PRELOADED_STATE__|__NUXT__|__APOLLO_STATE__|__DATA__|__INITIAL_DATA__|__STATE__|Fusion\s*\.\s*globalContent|globalContent|articleData|newsData)\s*=\s*(?=[{\[\"])"
)
_BODY_KEYS = words("script_body_keys")
_TYPES_WITHOUT_TEXT = words("script_element_types_without_text")
_MAX_SCRIPT = 4_000_000
_MAX_VALUES = 50_000
_TAGS = re.compile(
    r"<(?:br|/?p|/?div|/?li|/?h[1-6]|/?blockquote|/?section|/?figure|/?figcaption|/?td|/?tr)\b[^>]*>", re.I
)
_ANY_TAG = re.compile(r"<[^>]{0,2000}>")
_DROPPED_ELEMENTS = re.compile(r"<(figure|figcaption|script|style|iframe|table|aside)\b.*?</\1\s*>", re.I | re.S)
_HANGUL_RUN = re.compile("[가-힣]{2,}")


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


def _prefix_value(text: str) -> Any:
    try:
        return json.JSONDecoder(strict=False).raw_decode(text)[0]
    except (ValueError, RecursionError):
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


def bodies_in_scripts(tree: Any) -> list[list[str]]:
    """Bodies that stand in hydration data, as lines; longest first."""
    bodies: list[list[str]] = []
    for node in tree.css("script")[:200]:
        kind = (node.attributes.get("type") or "").lower()
        raw = node.text() or ""
        if "ld+json" in kind or len(raw) < 200 or len(raw) > _MAX_SCRIPT:
            continue
        if "json" in kind:
            data = loads_leniently(raw)
        else:
            state = _STATE.search(raw)
            if not state:
                continue
            data = _prefix_value(raw[state.end() :])
        if isinstance(data, str):
            data = loads_leniently(data)
        bodies.extend(_bodies_in(data))
    return sorted((body for body in bodies if body), key=lambda body: -sum(map(len, body)))


def _bodies_in(data: Any) -> list[list[str]]:
    """Longest strings under a key that names a body, and lists of content elements (Arc, Contentful, Next)."""
    found: list[list[str]] = []
    pending: list[tuple[str, Any]] = [("", data)]
    visited = 0
    while pending and visited < _MAX_VALUES:
        key, value = pending.pop()
        visited += 1
        if isinstance(value, dict):
            pending.extend((str(name).lower(), inner) for name, inner in value.items())
        elif isinstance(value, list):
            texts = [_element_text(item) for item in value]
            elements = [line for text in texts if text for line in plain_lines(text)]
            if sum(map(len, elements)) >= 200 and (
                "element" in key or "content" in key or "body" in key or "paragraph" in key
            ):
                found.append(elements)
            pending.extend((key, inner) for inner in value)
        elif isinstance(value, str) and key in _BODY_KEYS and len(value) >= 200 and _HANGUL_RUN.search(value):
            found.append(plain_lines(value))
    return found


def _element_text(item: Any) -> str | None:
    if not isinstance(item, dict) or str(item.get("type", "text")).lower() in _TYPES_WITHOUT_TEXT:  # fmt: skip
        return None
    for key in ("content", "text", "value", "html", "data"):
        if isinstance(item.get(key), str):
            return item[key]
    return None

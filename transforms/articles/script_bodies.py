"""Belongs here: bodies that stand only in a page's scripts: hydration data of whatever framework, as lines.
Does not: JSON-LD (structured_data), and whether such a body is believed (html_page).
"""

import json
import re
from typing import Any

from transforms.articles.structured_data import loads_leniently, plain_lines
from transforms.articles.vocabulary import words

_STATE = re.compile(
    r"(?:__INITIAL_STATE__|__PRELOADED_STATE__|__NUXT__|__APOLLO_STATE__|__DATA__|__INITIAL_DATA__|__STATE__|Fusion\s*\.\s*globalContent|globalContent|articleData|newsData)\s*=\s*(?:JSON\.parse\(\s*)?(?=[{\[\"])"
)
_BODY_KEYS = words("script_body_keys")
_TYPES_WITHOUT_TEXT = words("script_element_types_without_text")
_KEYS_OF_ELEMENTS = ("element", "content", "body", "paragraph", "block", "component")
# What has a title of its own is another article in a list of them, and no paragraph.
_KEYS_OF_ARTICLES = ("title", "headline")
_TYPES_OF_NODES = ("paragraph", "heading", "blockquote")
_MAX_SCRIPT = 4_000_000
_MAX_VALUES = 50_000
_SHORTEST_BODY = 200
_HANGUL_RUN = re.compile("[가-힣]{2,}")
_WORD = re.compile(r"[가-힣A-Za-z0-9]{2,}")
_STREAMED = re.compile(r'__next_f\.push\(\[1,\s*("(?:[^"\\]|\\.)*")')
_STREAMED_TEXT = re.compile(r"(?:^|\n|(?<=[\]}]))[0-9a-f]{1,6}:T([0-9a-f]{2,6}),")
_KEYED_TEXT = re.compile(
    r"[\"']?\b(?:" + "|".join(sorted(_BODY_KEYS)) + r")[\"']?\s*:\s*(\"(?:[^\"\\]|\\.){200,}\")", re.I
)


def bodies_in_scripts(tree: Any, *, in_code: bool = True) -> list[list[str]]:
    """Bodies that stand in hydration data, longest first; `in_code`: looked for in scripts that are no JSON too."""
    bodies: list[list[str]] = []
    scripts = []
    for node in tree.css("script")[:200]:
        kind = (node.attributes.get("type") or "").lower()
        raw = node.text() or ""
        if "ld+json" in kind or len(raw) > _MAX_SCRIPT:
            continue
        scripts.append(raw)
        if len(raw) >= _SHORTEST_BODY:
            bodies.extend(_bodies_in(_data_of(kind, raw)))
    if in_code and not bodies:
        bodies = [body for raw in [*scripts, *_streams(scripts)] for body in _texts_in(raw)]
    return sorted((body for body in bodies if body), key=lambda body: -sum(map(len, body)))


def bodies_told_by(title: str | None, bodies: list[list[str]]) -> list[list[str]]:
    """The bodies that share words with the title, most of them first: a page's data hold other articles too."""
    words_of_title = {word[:2] for word in _WORD.findall(title or "")}
    if not words_of_title:
        return bodies
    shared = [(sum(word in text for word in words_of_title), body) for body in bodies for text in [" ".join(body)]]
    return [body for count, body in sorted(shared, key=lambda pair: -pair[0]) if count]


def _data_of(kind: str, raw: str) -> Any:
    if "json" in kind:
        data = loads_leniently(raw)
    else:
        state = _STATE.search(raw)
        data = _prefix_value(raw[state.end() :]) if state else None
    if isinstance(data, str):
        data = loads_leniently(data)
    return _with_references(data) if isinstance(data, list) else data


def _prefix_value(text: str) -> Any:
    try:
        return json.JSONDecoder(strict=False).raw_decode(text)[0]
    except (ValueError, RecursionError):
        return None


def _with_references(data: list[Any]) -> list[Any]:
    """A flat list whose objects name their values by place, with those values put in; other lists as they are."""

    def is_place(value: Any) -> bool:
        return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < len(data)

    return [
        {
            name: data[value] if is_place(value) and isinstance(data[value], str) else value
            for name, value in item.items()
        }
        if isinstance(item, dict) and item and all(map(is_place, item.values()))
        else item
        for item in data
    ]


def _streams(scripts: list[str]) -> list[str]:
    """What a page sends in pieces, each a string literal, put together."""
    pieces = [literal for raw in scripts if "__next_f" in raw for literal in _STREAMED.findall(raw)]
    return ["".join(text for literal in pieces if isinstance(text := loads_leniently(literal), str))] if pieces else []


def _texts_in(raw: str) -> list[list[str]]:
    """Long Korean texts of a script that is no JSON as a whole: under a key that names a body, or streamed by size."""
    if len(raw) < _SHORTEST_BODY or (not _HANGUL_RUN.search(raw) and "\\u" not in raw):
        return []
    found = [loads_leniently(literal) for literal in _KEYED_TEXT.findall(raw)]
    for match in _STREAMED_TEXT.finditer(raw):
        size = int(match[1], 16)
        found.append(raw[match.end() : match.end() + size].encode()[:size].decode("utf-8", "ignore"))
    return [
        plain_lines(text)
        for text in found
        if isinstance(text, str) and len(text) >= _SHORTEST_BODY and _HANGUL_RUN.search(text)
    ]


def _bodies_in(data: Any) -> list[list[str]]:
    """Longest strings under a key that names a body, and lists of content elements (Arc, Draft, ProseMirror …)."""
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
            if sum(map(len, elements)) >= _SHORTEST_BODY and any(word in key for word in _KEYS_OF_ELEMENTS):
                found.append(elements)
            pending.extend((key, inner) for inner in value)
        elif (
            isinstance(value, str) and key in _BODY_KEYS and len(value) >= _SHORTEST_BODY and _HANGUL_RUN.search(value)
        ):
            found.append(plain_lines(value))
    return found


def _element_text(item: Any) -> str | None:
    if isinstance(item, str):
        return item
    if not isinstance(item, dict) or any(name in item for name in _KEYS_OF_ARTICLES):
        return None
    kind = str(item.get("type", "text")).lower()
    if kind in _TYPES_WITHOUT_TEXT:
        return None
    if kind in _TYPES_OF_NODES and isinstance(item.get("content"), list):
        return "".join(text for text in map(_element_text, item["content"]) if text)
    for key in ("content", "text", "value", "html", "data"):
        if isinstance(item.get(key), str):
            return item[key]
    return None

"""Belongs here: from HTML text to its lines (blocks) and the containers they stand in, in one bounded pass over the tree.
Does not: judging which of them are the article (selection, line_rules), nor titles, dates and publishers (metadata).
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

_SKIPPED = frozenset(
    "script style noscript template iframe svg canvas object embed head select textarea input video audio map math "
    "nav dialog datalist progress meter frameset applet -comment -doctype link meta".split()
)
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data dfn em font i ins kbd label mark q ruby rb rp rt s samp small span "
    "strike strong sub sup time tt u var wbr nobr blink o:p bold base img picture source".split()
)
# Elements that merely hold one line: the line's container is what stands around them.
_LINE_ELEMENTS = frozenset("p li dt dd h1 h2 h3 h4 h5 h6 td th tr caption pre legend summary figcaption".split())
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
# Inline elements with such names hold a line of their own, whatever their element says.
_SET_OFF_NAMES = re.compile(
    r"caption|desc(?=$|[\s_-])|summ[ua]ry|sub[-_]?(?:head|tit|ttl)|photo[-_]?org|copyright|byline|reporter", re.I
)
_BLOCK_STYLE = re.compile(r"display\s*:\s*(?:block|flex|grid|table)", re.I)
_HIDDEN_CLASS = re.compile(r"(?:^|\s)(?:is_)?(?:blind|hide|hidden|sr[-_]?only|visually[-_]?hidden|screen[-_]?(?:out|reader(?:-text)?)|a11y|ir|offscreen|invisible|print[-_]only|no[-_]?display)(?:\s|$)", re.I)  # fmt: skip
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]")

MAX_NODES = 400_000
MAX_BLOCKS = 50_000
MAX_LINE = 200_000


@dataclass(slots=True)
class Container:
    """An element that can hold several lines. `names` are its id and classes, `parent` an index (-1: none)."""

    parent: int
    tag: str
    names: str
    depth: int
    itemprop: str = ""
    hidden: bool = False


@dataclass(slots=True)
class Block:
    """One line of the page. `container` is an index; `linked` and `bold` count its characters inside links and bold type."""

    text: str
    container: int
    tag: str
    names: str = ""
    linked: int = 0
    bold: int = 0
    after_image: bool = False
    hard_break: bool = False


@dataclass(slots=True)
class Page:
    """A parsed page: its lines in reading order and their containers; `truncated` when a bound cut the pass short."""

    blocks: list[Block] = field(default_factory=list)
    containers: list[Container] = field(default_factory=list)
    truncated: bool = False

    def ancestors(self, container: int) -> list[int]:
        chain = []
        while container >= 0:
            chain.append(container)
            container = self.containers[container].parent
        return chain


@lru_cache(maxsize=16384)
def _names_hidden(names: str) -> bool:
    return _HIDDEN_CLASS.search(names) is not None


@lru_cache(maxsize=4096)
def _set_off(names: str) -> bool:
    return _SET_OFF_NAMES.search(names) is not None


def clean_text(text: str) -> str:
    """One line: spaces of every kind collapsed, invisible characters gone."""
    text = " ".join(text.split())
    return _INVISIBLE.sub("", text).strip() if _INVISIBLE.search(text) else text


class _Walk:
    """State of the pass: the text collected for the line under way and where it stands."""

    def __init__(self) -> None:
        self.page = Page()
        self.parts: list[str] = []
        self.linked = 0
        self.bold = 0
        self.link_depth = 0
        self.bold_depth = 0
        self.image_seen = False
        self.line_names = ""
        self.names = ""

    def flush(self, container: int, tag: str, *, hard_break: bool = False) -> None:
        if not self.parts:
            return
        text = clean_text("".join(self.parts)[:MAX_LINE])
        self.parts.clear()
        if text:
            self.page.blocks.append(
                Block(text, container, tag, self.names, self.linked, self.bold, self.image_seen, hard_break)
            )
            self.image_seen = False
        self.linked = self.bold = 0


def read_page(body: Any) -> Page:
    """Read the lines under `body`, a selectolax lexbor node. Iterative: depth costs no stack; at most MAX_NODES and MAX_BLOCKS are read."""
    walk = _Walk()
    containers = walk.page.containers
    containers.append(Container(-1, body.tag or "body", "", 0))
    # (container, tag of the line, in link, in bold, names of the line) to return to, one entry an open element
    stack: list[tuple[Any, int, str, int, str, str]] = []
    container, line_tag, line_names = 0, "body", ""
    node = body.child
    visited = 0
    while True:
        if node is None:
            if not stack:
                break
            opened, outer, outer_tag, kind, outer_names, _ = stack.pop()
            if kind == 1:
                walk.link_depth -= 1
            elif kind == 2:
                walk.bold_depth -= 1
            elif kind == 3:
                walk.flush(container, line_tag)
            container, line_tag, line_names = outer, outer_tag, outer_names
            walk.line_names = line_names
            node = opened.next
            continue
        visited += 1
        if visited > MAX_NODES or len(walk.page.blocks) > MAX_BLOCKS:
            walk.page.truncated = True
            break
        tag = node.tag
        if tag == "-text":
            text = node.text_content
            if text and (walk.parts or not text.isspace()):
                if not walk.parts:
                    walk.names = walk.line_names
                walk.parts.append(text)
                if walk.link_depth:
                    walk.linked += len(text.strip())
                if walk.bold_depth:
                    walk.bold += len(text.strip())
            node = node.next
            continue
        if tag == "br":
            walk.flush(container, line_tag, hard_break=True)
            node = node.next
            continue
        if tag in _SKIPPED:
            node = node.next
            continue
        if tag == "img":
            walk.image_seen = True
            node = node.next
            continue
        if tag == "hr":
            walk.flush(container, line_tag)
            node = node.next
            continue
        child = node.child
        if child is None:
            if tag not in _INLINE:
                walk.flush(container, line_tag)
            node = node.next
            continue
        kind = 0
        names = ""
        if tag == "button":
            node = node.next
            continue
        if tag == "a":
            kind = 1
            walk.link_depth += 1
        elif tag in ("b", "strong"):
            kind = 2
            walk.bold_depth += 1
        else:
            attributes = node.attributes
            style = ""
            hidden = False
            if attributes:
                names = f"{attributes.get('id') or ''} {attributes.get('class') or ''}".strip()
                style = attributes.get("style") or ""
                hidden = (
                    "hidden" in attributes
                    or (bool(style) and _HIDDEN_STYLE.search(style) is not None)
                    or (bool(names) and _names_hidden(names))
                )
            if hidden and (tag in _INLINE or tag in _LINE_ELEMENTS):
                node = node.next
                continue
            if tag not in _INLINE or (style and _BLOCK_STYLE.search(style)) or (names and _set_off(names)):
                kind = 3
                walk.flush(container, line_tag)
        stack.append((node, container, line_tag, kind, line_names, tag))
        if kind == 3:
            if tag in _LINE_ELEMENTS:
                line_tag = tag
                line_names = f"{line_names} {names}" if line_names and names else (names or line_names)
            else:
                containers.append(
                    Container(
                        container,
                        tag,
                        f"{line_names} {names}".strip() if line_tag in _LINE_ELEMENTS else names,
                        len(stack),
                        (attributes.get("itemprop") or "") if attributes else "",
                        hidden,
                    )
                )
                container, line_tag, line_names = len(containers) - 1, tag, ""
            walk.line_names = line_names
        elif names and not walk.parts:
            line_names = f"{line_names} {names}" if line_names else names
            walk.line_names = line_names
        node = child
    walk.flush(container, line_tag)
    return walk.page

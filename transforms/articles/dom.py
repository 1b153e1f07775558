"""Belongs here: from HTML to its lines (blocks) and the containers they stand in, in one bounded pass over the tree.
Does not: judging which of them are the article (selection, line_rules), nor titles, dates and publishers (metadata).
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from transforms.articles.vocabulary import pattern, words

_SKIPPED = words("skipped_elements")
_INLINE = words("inline_elements")
# Elements that merely hold one line: the line's container is what stands around them.
_LINE_ELEMENTS = words("line_elements")
_BREAKS = frozenset(("br", "hr"))
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_BLOCK_STYLE = re.compile(r"display\s*:\s*(?:block|flex|grid|table)", re.I)
_HIDDEN_NAMES = pattern("hidden_names")
_SET_OFF_NAMES = pattern("set_off_names")
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
    """One line. `container` is an index; `linked` counts its characters inside links."""

    text: str
    container: int
    tag: str
    names: str = ""
    linked: int = 0
    after_image: bool = False


@dataclass(slots=True)
class Page:
    """A parsed page: its lines in reading order and their containers; `truncated` when a bound cut the pass short."""

    blocks: list[Block] = field(default_factory=list)
    containers: list[Container] = field(default_factory=list)
    truncated: bool = False

    def ancestors(self, container: int) -> list[int]:
        """The container and those around it, innermost first."""
        chain = []
        while container >= 0:
            chain.append(container)
            container = self.containers[container].parent
        return chain


@lru_cache(maxsize=16384)
def _names_hidden(names: str) -> bool:
    return _HIDDEN_NAMES.search(names) is not None


@lru_cache(maxsize=16384)
def _names_set_off(names: str) -> bool:
    return _SET_OFF_NAMES.search(names) is not None


def clean_text(text: str) -> str:
    """One line: spaces of every kind collapsed, invisible characters gone."""
    text = " ".join(text.split())
    return _INVISIBLE.sub("", text).strip() if _INVISIBLE.search(text) else text


class _Walk:
    """State of the pass: the line under way, where it stands, and the elements open around it."""

    def __init__(self, root_tag: str) -> None:
        self.page = Page(containers=[Container(-1, root_tag, "", 0)])
        self.container = 0
        self.line_tag = root_tag
        self.line_names = ""
        self.open_elements: list[tuple[Any, int, str, str, bool, bool]] = []
        self.parts: list[str] = []
        self.names = ""
        self.linked = 0
        self.link_depth = 0
        self.image_seen = False

    def add_text(self, text: str) -> None:
        if not self.parts:
            if text.isspace():
                return
            self.names = self.line_names
        self.parts.append(text)
        if self.link_depth:
            self.linked += len(text.strip())

    def end_line(self) -> None:
        if not self.parts:
            return
        text = clean_text("".join(self.parts)[:MAX_LINE])
        self.parts.clear()
        if text:
            block = Block(text, self.container, self.line_tag, self.names, self.linked, self.image_seen)
            self.page.blocks.append(block)
            self.image_seen = False
        self.linked = 0

    def enter(self, node: Any, tag: str) -> bool:
        """Open an element; False where it is hidden and skipped with all it holds."""
        if tag == "a":
            self.link_depth += 1
            self.open_elements.append((node, self.container, self.line_tag, self.line_names, True, False))
            return True
        attributes = node.attributes
        names = f"{attributes.get('id') or ''} {attributes.get('class') or ''}".strip() if attributes else ""
        style = (attributes.get("style") or "") if attributes else ""
        hidden = bool(attributes) and _is_hidden(attributes, names, style)
        inline = tag in _INLINE
        if hidden and (inline or tag in _LINE_ELEMENTS):
            return False
        sets_off = not inline or bool(style and _BLOCK_STYLE.search(style)) or bool(names and _names_set_off(names))
        if sets_off:
            self.end_line()
        self.open_elements.append((node, self.container, self.line_tag, self.line_names, False, sets_off))
        if not sets_off:
            if names and not self.parts:
                self.line_names = f"{self.line_names} {names}".strip()
        elif tag in _LINE_ELEMENTS or inline:
            self.line_tag = tag
            self.line_names = f"{self.line_names} {names}".strip()
        else:
            self._enter_container(tag, names, (attributes.get("itemprop") or "") if attributes else "", hidden)
        return True

    def _enter_container(self, tag: str, names: str, itemprop: str, hidden: bool) -> None:
        if self.line_tag in _LINE_ELEMENTS:
            names = f"{self.line_names} {names}".strip()
        depth = len(self.open_elements)
        self.page.containers.append(Container(self.container, tag, names, depth, itemprop, hidden))
        self.container = len(self.page.containers) - 1
        self.line_tag, self.line_names = tag, ""

    def leave(self) -> Any:
        """Close the innermost element and return it."""
        node, container, line_tag, line_names, is_link, sets_off = self.open_elements.pop()
        if is_link:
            self.link_depth -= 1
        elif sets_off:
            self.end_line()
        self.container, self.line_tag, self.line_names = container, line_tag, line_names
        return node


def _is_hidden(attributes: dict[str, str | None], names: str, style: str) -> bool:
    return "hidden" in attributes or bool(style and _HIDDEN_STYLE.search(style)) or bool(names and _names_hidden(names))


def read_page(body: Any) -> Page:
    """Read the lines under `body`, a selectolax lexbor node.

    Iterative: depth costs no stack. At most MAX_NODES nodes and MAX_BLOCKS lines are read.
    """
    walk = _Walk(body.tag or "body")
    blocks = walk.page.blocks
    node = body.child
    visited = 0
    while node is not None or walk.open_elements:
        if node is None:
            node = walk.leave().next
            continue
        visited += 1
        if visited > MAX_NODES or len(blocks) > MAX_BLOCKS:
            walk.page.truncated = True
            break
        tag = node.tag
        if tag == "-text":
            text = node.text_content
            if text:
                walk.add_text(text)
        elif tag in _BREAKS:
            walk.end_line()
        elif tag == "img":
            walk.image_seen = True
        elif tag not in _SKIPPED:
            child = node.child
            if child is None:
                if tag not in _INLINE:
                    walk.end_line()
            elif walk.enter(node, tag):
                node = child
                continue
        node = node.next
    walk.end_line()
    return walk.page

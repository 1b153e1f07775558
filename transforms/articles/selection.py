"""Belongs here: which container of a page holds the article, and which of its lines the markup marks as frame.
Does not: parsing (dom), and judging lines by their wording (line_rules, body_lines).
"""

import re
from functools import lru_cache
from typing import NamedTuple

from transforms.articles.dom import Block, Page
from transforms.articles.line import Line
from transforms.articles.line_rules import HANGUL, is_plain_statement, is_sentence, kind_of_line
from transforms.articles.vocabulary import pattern

_DECAY = 0.65
_BODY_NAMES = pattern("body_names")
_FRAME_NAMES = pattern("frame_names")
_JOINED_FRAME_NAMES = pattern("joined_frame_names")
_NEVER_BODY = pattern("never_body_names")
_DECK_NAMES = pattern("deck_names")
_FRAME_TAGS = frozenset(("aside", "footer", "figure", "figcaption", "form", "address", "menu"))
_CAPTION_TAGS = frozenset(("figcaption", "caption", "legend"))
_CAMEL_CASE = re.compile(r"(?<=[a-z])(?=[A-Z])")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


class Selection(NamedTuple):
    """The chosen container's lines, and its share of the page's running text: low where the choice is unsure."""

    lines: list[Line]
    share: float


def article_lines(page: Page) -> Selection:
    """The lines of the container that holds the article, with the markup's hints; empty for a page without text."""
    weights = [_weight(block) for block in page.blocks]
    chosen = _container_of_body(page, weights)
    if chosen is None:
        return Selection([], 0.0)
    inside = _descendants(page, chosen)
    frame = _frame_containers(page, chosen, inside, weights)
    decks = _named_containers(page, chosen, inside)
    first, last = _with_split_off_parts(page, inside, weights)
    lines = []
    for index, block in enumerate(page.blocks):
        if block.container not in inside and not first <= index < last:
            continue
        length = len(block.text)
        linked = min(1.0, block.linked / length) if length else 0.0
        lines.append(
            Line(
                block.text,
                heading=block.tag in _HEADINGS,
                frame_like=block.container in frame
                or block.tag in _CAPTION_TAGS
                or (bool(block.names) and length < 300 and _names_frame(block.names)),
                deck_like=block.container in decks or bool(block.names and _DECK_NAMES.search(block.names)),
                after_image=block.after_image,
                in_cell=block.tag in ("td", "th"),
                linked=linked,
            )
        )
    held = sum(weight for block, weight in zip(page.blocks, weights, strict=True) if block.container in inside)
    return Selection(lines, held / (sum(weights) or 1.0))


def _with_split_off_parts(page: Page, inside: set[int], weights: list[float]) -> tuple[int, int]:
    """(first, last) line of the chosen container and of paragraphs beside it: a lead set apart, a second part."""
    positions = [index for index, block in enumerate(page.blocks) if block.container in inside]
    first, last = positions[0], positions[-1] + 1
    family = _descendants(page, _grandparent(page, min(inside)))
    held = sum(weights[index] for index in positions)
    lead = first
    skipped = 0
    for index in range(first - 1, max(-1, first - 12), -1):
        block = page.blocks[index]
        kind = kind_of_line(block.text)
        if kind == "summary":
            lead = first
            break
        if (
            block.container not in family
            or kind in ("dateline", "byline", "related")
            or block.tag in _HEADINGS
            or skipped > 3
        ):
            break
        if kind is None and _is_stray_paragraph(page, block):
            lead, skipped = index, 0
        else:
            skipped += 1
    part = _second_part(page, family, last)
    return lead, part if sum(weights[last:part]) >= 0.2 * held else last


def _second_part(page: Page, family: set[int], last: int) -> int:
    end, skipped = last, 0
    for index in range(last, min(len(page.blocks), last + 400)):
        block = page.blocks[index]
        kind = kind_of_line(block.text)
        if block.container not in family or kind in ("related", "ending", "copyright", "byline") or skipped > 3:
            break
        if kind is None and len(block.text) >= 40 and _is_stray_paragraph(page, block):
            end, skipped = index + 1, 0
        else:
            skipped += 1
    return end


def _grandparent(page: Page, container: int) -> int:
    return page.ancestors(container)[:3][-1]


def _is_stray_paragraph(page: Page, block: Block) -> bool:
    if block.linked or block.after_image or len(block.text) < 20 or not is_plain_statement(block.text):
        return False
    if block.names and (_names_frame(block.names) or _DECK_NAMES.search(block.names)):
        return False
    named = page.ancestors(block.container)[:4]
    return not any(
        _own_frame(page, index) or page.containers[index].hidden or _DECK_NAMES.search(page.containers[index].names)
        for index in named
    )


def _weight(block: Block) -> float:
    """How much a line speaks for its container: its characters outside links, if it reads as running text."""
    own = len(block.text) - block.linked
    if own < 15 or block.linked > own:
        return 0.0
    if is_sentence(block.text):
        return min(own, 1500) * (1.0 if own >= 40 else 0.6)
    return min(own, 1500) * 0.8 if own >= 120 else (own * 0.2 if own >= 50 else 0.0)


def stands_in_frame(page: Page, block: Block) -> bool:
    """Whether the markup around a line names it as frame, or hides it, or most of it is a link."""
    around = page.ancestors(block.container)
    return block.linked > 0.5 * len(block.text) or any(
        page.containers[index].hidden or _own_frame(page, index) for index in around
    )


def _own_frame(page: Page, index: int) -> bool:
    container = page.containers[index]
    if container.tag in _FRAME_TAGS and container.tag != "form":
        return True
    return bool(container.names) and _names_frame(container.names)


@lru_cache(maxsize=16384)
def _names_frame(names: str) -> bool:
    if _BODY_NAMES.search(names):
        return False
    names = _CAMEL_CASE.sub("-", names)
    return _FRAME_NAMES.search(names) is not None or _JOINED_FRAME_NAMES.search(names) is not None


def _named_containers(page: Page, chosen: int, inside: set[int]) -> set[int]:
    """Containers of decks and summaries, with what they hold."""
    found: set[int] = set()
    for index in sorted(inside - {chosen}):
        container = page.containers[index]
        if container.parent in found or (container.names and _DECK_NAMES.search(container.names)):
            found.add(index)
    return found


def _container_of_body(page: Page, weights: list[float]) -> int | None:
    containers = page.containers
    direct = [0.0] * len(containers)
    for block, weight in zip(page.blocks, weights, strict=True):
        direct[block.container] += weight
    total = [0.0] * len(containers)
    score = [0.0] * len(containers)
    for index in range(len(containers) - 1, -1, -1):
        container = containers[index]
        total[index] += direct[index]
        score[index] += direct[index]
        if container.hidden or _own_frame(page, index):
            score[index] *= 0.15
            total[index] *= 0.15
        if container.parent >= 0:
            score[container.parent] += score[index] * _DECAY
            total[container.parent] += total[index]
    best = max(range(len(containers)), key=score.__getitem__)
    if score[best] <= 0:
        return _largest_text(page)
    named = [
        index
        for index, container in enumerate(containers)
        if total[index] >= total[best] * 0.5
        and ("articlebody" in container.itemprop.lower() or _BODY_NAMES.search(container.names))
    ]
    if named:
        inner = min(
            named,
            key=lambda index: (-containers[index].depth if total[index] >= 0.9 * total[best] else 0, -total[index]),
        )
        if total[inner] >= total[best] * 0.6:
            return inner
    return best


def _largest_text(page: Page) -> int | None:
    sizes: dict[int, int] = {}
    for block in page.blocks:
        if block.linked < len(block.text) / 3 and HANGUL.search(block.text):
            sizes[block.container] = sizes.get(block.container, 0) + len(block.text)
    return max(sizes, key=lambda index: sizes[index]) if sizes else None


def _descendants(page: Page, chosen: int) -> set[int]:
    inside = {chosen}
    for index in range(chosen + 1, len(page.containers)):
        if page.containers[index].parent in inside:
            inside.add(index)
    return inside


def _frame_containers(page: Page, chosen: int, inside: set[int], weights: list[float]) -> set[int]:
    """Containers inside the chosen one that its markup names as frame, unless most of the article stands in them."""
    frame: set[int] = set()
    for index in sorted(inside - {chosen}):
        container = page.containers[index]
        if container.parent in frame or container.hidden or _own_frame(page, index):
            frame.add(index)
    held = sum(weight for block, weight in zip(page.blocks, weights, strict=True) if block.container in frame)
    total = sum(weight for block, weight in zip(page.blocks, weights, strict=True) if block.container in inside)
    if held <= total * 0.5:
        return frame
    certain: set[int] = set()
    for index in sorted(frame):
        container = page.containers[index]
        if container.parent in certain or container.tag == "figure" or _NEVER_BODY.search(container.names):
            certain.add(index)
    return certain

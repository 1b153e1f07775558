"""Belongs here: pages that print several articles one below the other, cut behind the first.
Does not: lists of teasers (rejections), and which container of a page is the article (selection).
"""

from dataclasses import replace

from transforms.articles.body_lines import same_text_key
from transforms.articles.dom import Block, Page
from transforms.articles.line_rules import is_plain_statement, kind_of_line

_HEADINGS = ("h1", "h2", "h3", "h4")
_LONGEST_HEADLINE = 120
_PROSE_OF_ARTICLE = 150
_LINES_LOOKED_AT = 40
_SIGNS = ("dateline", "byline", "copyright")


def first_article(page: Page, title: str | None) -> Page:
    """The page up to the headline of its second article: one set like it, and signed or an element of its own."""
    key = same_text_key(title or "")
    own = next(
        (i for i, block in enumerate(page.blocks) if key and _may_head(block) and same_text_key(block.text) == key),
        None,
    )
    if own is None:
        return page
    first = page.blocks[own]
    shape = _shape(page, first)
    for index in range(own + 1, len(page.blocks)):
        block = page.blocks[index]
        if block.tag != first.tag or block.container == first.container or not _may_head(block):
            continue
        below = page.blocks[index + 1 : index + _LINES_LOOKED_AT]
        if (
            same_text_key(block.text) != key
            and _shape(page, block) == shape
            and _prose(page.blocks[own:index]) >= _PROSE_OF_ARTICLE <= _prose(below)
            and (_are_articles(page, first, block) or (_is_signed(page.blocks[own:index]) and _is_signed(below)))
        ):
            return replace(page, blocks=page.blocks[:index])
    return page


def _may_head(block: Block) -> bool:
    return block.tag in _HEADINGS and 8 <= len(block.text) <= _LONGEST_HEADLINE


def _prose(blocks: list[Block]) -> int:
    return sum(len(block.text) for block in blocks if not block.linked and is_plain_statement(block.text))


def _is_signed(blocks: list[Block]) -> bool:
    return any(kind_of_line(block.text) in _SIGNS for block in blocks)


def _are_articles(page: Page, first: Block, second: Block) -> bool:
    """Whether each stands in an article element of its own: sections of one article stand in the same."""
    elements = [
        {index for index in page.ancestors(block.container) if page.containers[index].tag == "article"}
        for block in (first, second)
    ]
    return bool(elements[0]) and bool(elements[1]) and elements[0].isdisjoint(elements[1])


def _shape(page: Page, block: Block) -> list[tuple[str, str]]:
    """The elements around a line, innermost first, each with the first of its names."""
    around = [page.containers[index] for index in page.ancestors(block.container)]
    return [(block.tag, block.names), *((one.tag, one.names.split(" ")[0]) for one in around)]

"""Belongs here: an article's text without legal forms (㈜), quotation marks around its names and polite endings, and
the way back. Does not: finding the names (organisations), and reading the text.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import accumulate

from transforms.facts.draft import Draft, Refusal
from transforms.facts.joining import NEW_BODY
from transforms.facts.plain_style import CUT, in_plain_style
from transforms.organisations.mention import OrganisationMention

_SIGN = r"(?:㈜|\((?:주|유|유한|재|사)\)|(?<![가-힣])(?:주식|유한)회사(?![가-힣]))"
_BEFORE = re.compile(rf"(?<![가-힣A-Za-z0-9]){_SIGN} ?$")
_BEHIND = re.compile(r"㈜|\((?:주|유|유한)\)| ?(?:주식|유한)회사(?=[은는이가을를과와의에도로,.])")
_LONGEST, _LONGEST_BODY = 6, 8
_QUOTES = {"‘": "’", "“": "”", "'": "'", '"': '"', "’": "’", "”": "”"}  # the last two: opened by a closing mark
_CUTS = re.compile(f"{CUT}+")
_LEGAL_FORMS = ("㈜", "(주)", "(유", "(재)", "(사)", "식회사", "한회사")


@dataclass(frozen=True, slots=True)
class BareText:
    """A text as the rules read it, so that none of them has to allow for ㈜A, A(주)는, ‘A’는, 했습니다 and 하였다.

    `mentions` are those of the text as written, with offsets into `text`. `_cuts` are the positions in `text` where
    something was cut out, in order, and `_lost` how many characters were cut out up to each.
    """

    text: str
    mentions: list[OrganisationMention]
    _cuts: list[int]
    _lost: list[int]

    def draft_as_written(self, draft: Draft) -> Draft:
        """The draft with offsets into the text as written; its evidence takes in what was cut out at its edges."""
        if not self._cuts:
            return draft
        return replace(
            draft,
            start=self._before_cut(draft.start),
            end=self._behind_cut(draft.end),
            organisations={role: self._mention_as_written(m) for role, m in draft.organisations.items()},
            parties=[(self._mention_as_written(m), role) for m, role in draft.parties],
        )

    def refusal_as_written(self, refusal: Refusal) -> Refusal:
        """The refusal with offsets into the text as written."""
        if not self._cuts:
            return refusal
        return replace(refusal, start=self._before_cut(refusal.start), end=self._behind_cut(refusal.end))

    def _mention_as_written(self, mention: OrganisationMention) -> OrganisationMention:
        return _moved(mention, self._behind_cut, self._before_cut)

    def _before_cut(self, position: int) -> int:
        """Where a position of `text` is as written, before what was cut out right there."""
        return self._written(position, bisect_left(self._cuts, position))

    def _behind_cut(self, position: int) -> int:
        """Where a position of `text` is as written, behind what was cut out right there."""
        return self._written(position, bisect_right(self._cuts, position))

    def _written(self, position: int, cuts_before: int) -> int:
        return position + (self._lost[cuts_before - 1] if cuts_before else 0)


def with_bare_names(text: str, mentions: list[OrganisationMention]) -> BareText:
    """`text` in plain style, without the legal forms and the quotation marks right before and behind its mentions."""
    spans = _decorations(text, mentions)
    text = in_plain_style(text)
    if CUT in text:
        spans = sorted([*spans, *(cut.span() for cut in _CUTS.finditer(text))])
    if not spans:
        return BareText(text, mentions, [], [])
    starts = [start for start, _ in spans]
    lost = list(accumulate(end - start for start, end in spans))

    def bare(position: int) -> int:
        before = bisect_left(starts, position)
        return position - (lost[before - 1] if before else 0)

    edges = [0, *(edge for span in spans for edge in span), len(text)]
    kept = "".join(text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))
    cuts = [bare(start) for start in starts]
    return BareText(kept, [_moved(m, bare, bare) for m in mentions], cuts, lost)


def _decorations(text: str, mentions: list[OrganisationMention]) -> list[tuple[int, int]]:
    """The spans around mentions that only decorate them, in order, none empty and none overlapping."""
    formed = any(sign in text for sign in _LEGAL_FORMS)
    spans: list[tuple[int, int]] = []
    for mention in mentions:
        start, behind = mention.start, (mention.outer_end, mention.outer_end)
        if formed:
            before = _BEFORE.search(text, max(0, start - _LONGEST - 1), start)
            start = before.start() if before is not None else start
            form = _BEHIND.match(text, mention.end) or _BEHIND.match(text, mention.outer_end)
            behind = form.span() if form is not None else behind
        end = closed = max(behind[1], mention.outer_end)
        quoted = start > 0 and text[end : end + 1] == _QUOTES.get(text[start - 1], "none")
        if quoted and not NEW_BODY.search(text, max(0, start - _LONGEST_BODY), start):  # ‘A’ behind 합작사 is its name
            start, closed = start - 1, end + 1
        if not spans or start >= spans[-1][1]:
            spans += [span for span in ((start, mention.start), behind, (end, closed)) if span[0] < span[1]]
    return spans


def _moved(mention: OrganisationMention, start: Callable[[int], int], end: Callable[[int], int]) -> OrganisationMention:
    return replace(mention, start=start(mention.start), end=end(mention.end), outer_end=end(mention.outer_end))

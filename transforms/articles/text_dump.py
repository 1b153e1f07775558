"""Belongs here: the article in a page's plain text (innerText), judged line by line without tags.
Does not: the wording of lines (line_rules), what inside a body is frame (body_lines), HTML.
"""

import re
from typing import NamedTuple

from transforms.articles.body_lines import body_of, introduces_sender, same_text_key
from transforms.articles.dom import clean_text
from transforms.articles.line import Line
from transforms.articles.line_rules import frame_words, is_plain_statement, is_sentence, is_spoken_cue, kind_of_line
from transforms.articles.publication import without_clocks
from transforms.articles.publishers import outlet_keys
from transforms.articles.wrapping import unwrapped

MAX_LINES = 50_000
MAX_LINE_LENGTH = 100_000
_LIST_ITEM = re.compile(r"^(?:[-·ㆍ•▶▷☞*]|\d{1,2}[.)]?\s)\s*\S")
_PICTURE_NOTICE = re.compile("(?:이미지|사진|그래픽).{0,6}(?:누르|클릭|확대|크게|터치|원본)")
_CLOCK_FIRST = re.compile(r"\[?\d{1,2}:\d\d\]?")
_PAIR = re.compile("(?=([가-힣A-Za-z0-9]{2}))")
# What a line adds to the region it stands in: the body is the region with the largest sum.
_WORTH_OF_KIND = {
    "frame": -1.0,
    "byline": -1.5,
    "caption": -0.3,
    "dateline": -2.0,
    "summary": -4.0,
    "copyright": -6.0,
    "related": -8.0,
    "ending": -4.0,
}
_WORTH_OF_HEADING = -0.7
_WORTH_OF_SHORT_SENTENCE = 1.0
_CHARACTERS_A_POINT = 20
_KINDS_BELOW_HEADLINES = ("frame", "dateline", "byline", "ending")
_HIGHEST_WORTH = 15.0
_LONGEST_HEADLINE = 80
_LINES_BELOW = 6
_SURE_LIKENESS = 0.5
_MOST_DECKS = 4
_SHORTEST_ABOVE_DECKS = 15
_BETWEEN_LEAD_AND_REST = ("frame", "caption", "byline")
_FARTHEST_LEAD = 6
_TELLS_OF_BODY = 0.3


class TextDump(NamedTuple):
    """`title` is None where the dump has none; `lines` are all lines that hold text, those nearest the title first."""

    title: str | None
    body: list[str]
    lines: list[str]


def read_text_dump(text: str) -> TextDump:
    """Title and body of a dump. Bounded: MAX_LINES lines of MAX_LINE_LENGTH characters are looked at."""
    lines = [clean_text(line[:MAX_LINE_LENGTH]) for line in text.splitlines()[:MAX_LINES]]
    marked = unwrapped(_marked(lines))
    start, end = _densest_region(marked)
    title_index = _title_index(marked, start, end)
    title = marked[title_index].text if title_index is not None else None
    if title_index is not None and _stands_above(marked, title_index, start, end):
        start = max(start, title_index + 1)
    end = next((index for index in range((start + end) // 2 + 1, end) if introduces_sender(marked, index)), end)
    titles = frozenset([same_text_key(title)]) if title else frozenset()
    body = body_of(marked[start:end], titles, outlet_keys())
    texts = [line.text for line in marked]
    nearest = start if title_index is None else title_index
    ordered = [
        *texts[nearest : nearest + 30],
        *without_clocks(texts[max(0, nearest - 15) : nearest])[::-1],
        *texts[nearest + 30 :],
        *without_clocks(texts[: max(0, nearest - 15)]),
    ]
    return TextDump(title, body, ordered)


def _stands_above(lines: list[Line], title: int, start: int, end: int) -> bool:
    return title < end and not any(_is_paragraph(line.text) for line in lines[start:title])


def headline_above(texts: list[str], body: list[str]) -> str | None:
    """The likeliest headline among the lines that stand above the body."""
    start = texts.index(body[0]) if body and body[0] in texts else 0
    lines = [Line(text) for text in [*texts[:start], *body]]
    index = _title_index(lines, start, len(lines)) if start else None
    return lines[index].text if index is not None else None


def _is_paragraph(text: str) -> bool:
    return len(text) >= 35 and is_sentence(text) and kind_of_line(text) is None


def _marked(lines: list[str]) -> list[Line]:
    """The lines that hold text; those of a summary or of a list of other articles are marked as frame."""
    marked: list[Line] = []
    in_list = False
    summarised: int | None = None
    for index, text in enumerate(lines):
        if not text:
            if summarised:
                summarised = None
            continue
        kind = kind_of_line(text)
        if kind == "related":
            in_list, summarised = True, None
        elif kind == "summary":
            summarised = 0
        elif in_list and (
            is_spoken_cue(text) or (len(text) >= 20 and is_plain_statement(text) and not _LIST_ITEM.match(text))
        ):
            in_list = False
        elif summarised is not None:
            ended = summarised > 0 and (kind is not None or len(text) >= 160)
            summarised = None if ended else summarised + 1
        frame = kind is None and (in_list or summarised is not None or _credits_next(lines, index))
        below_picture = (
            bool(marked) and len(marked[-1].text) <= 30 and _PICTURE_NOTICE.search(marked[-1].text) is not None
        )
        marked.append(Line(text, frame_like=frame, after_image=below_picture))
    return marked


def _credits_next(lines: list[str], index: int) -> bool:
    """A single word right above the notice that a picture can be enlarged is the picture's credit."""
    if len(lines[index]) > 12 or " " in lines[index]:
        return False
    following = next((line for line in lines[index + 1 : index + 4] if line), "")
    return kind_of_line(following) in ("frame", "caption") and _PICTURE_NOTICE.search(following) is not None


def _worth(line: Line) -> float:
    if line.frame_like:
        return _WORTH_OF_KIND["frame"]
    kind = kind_of_line(line.text)
    if kind is not None:
        return _WORTH_OF_KIND[kind]
    if _is_paragraph(line.text) or len(line.text) >= 120:
        return min(len(line.text) / _CHARACTERS_A_POINT, _HIGHEST_WORTH)
    short_sentence = (len(line.text) >= 12 and is_sentence(line.text)) or is_plain_statement(line.text)
    return _WORTH_OF_SHORT_SENTENCE if short_sentence else _WORTH_OF_HEADING


def _densest_region(lines: list[Line]) -> tuple[int, int]:
    """(start, end) of the lines with the largest worth: maximum subsequence segmentation (Pasternack and Roth 2009)."""
    best, best_span = 0.0, (0, len(lines))
    running, start = 0.0, 0
    for index, line in enumerate(lines):
        running += _worth(line)
        if running <= 0:
            running, start = 0.0, index + 1
        elif running > best:
            best, best_span = running, (start, index + 1)
    first, last = _with_lead(lines, best_span[0]), best_span[1]
    while first > 0 and is_spoken_cue(lines[first - 1].text):
        first -= 1
    return first, last


def _with_lead(lines: list[Line], first: int) -> int:
    """The region's start, moved up to a short lead that pictures and buttons part from the rest."""
    for index in range(first - 1, max(-1, first - _FARTHEST_LEAD), -1):
        if not lines[index].frame_like and _is_paragraph(lines[index].text) and is_plain_statement(lines[index].text):
            return index
        if lines[index].frame_like or kind_of_line(lines[index].text) not in _BETWEEN_LEAD_AND_REST:
            break
    return first


def _title_index(lines: list[Line], start: int, end: int) -> int | None:
    """The headline: of the lines above the body the likeliest by its words and by its place above a dateline."""
    first = next((i for i in range(start, end) if _is_paragraph(lines[i].text)), end)
    if first < end and _is_headline_like_question(lines, first):
        first += 1
    pairs = {pair for line in lines[first:end] if _is_paragraph(line.text) for pair in _PAIR.findall(line.text)}
    window = range(max(0, first - 120), first)
    anchors = [i for i in window if kind_of_line(lines[i].text) in ("dateline", "byline")]
    best, best_score = None, 0.0
    for index in window:
        score = _headline_likeness(lines[index].text, pairs)
        if score <= 0:
            continue
        below = min((i - index for i in anchors if i > index), default=99)
        score += 0.9 if below == 1 else 0.6 if below <= 4 else -0.5 if anchors and anchors[0] < index else 0.0
        score += 0.3 if _followed_by_frame(lines, index) else 0.0
        score += min(0.6, 0.3 * sum(line.text == lines[index].text for line in lines[max(0, index - 100) : index]))
        if score > best_score:
            best, best_score = index, score
    if best is None:
        best = _headline_that_opens(lines, first, end, pairs)
        return best if best is not None else _headline_below(lines, first, end, pairs)
    return _above_its_decks(lines, best, anchors, pairs)


def _above_its_decks(lines: list[Line], best: int, anchors: list[int], pairs: set[str]) -> int:
    """The headline where decks stand between it and the dateline, of which the likeliest line is but one."""
    if best + 1 not in anchors or lines[best].frame_like:
        return best
    top = best
    while top > 0 and best - top < _MOST_DECKS and _tells_of_body(lines[top - 1], pairs):
        top -= 1
    shortest = max(_SHORTEST_ABOVE_DECKS, len(lines[best].text) / 2)
    as_long = [index for index in range(top, best) if len(lines[index].text) >= shortest]
    return max([best, *as_long], key=lambda index: _headline_likeness(lines[index].text, pairs))


def _tells_of_body(line: Line, body_pairs: set[str]) -> bool:
    pairs = _PAIR.findall(line.text)
    shared = sum(pair in body_pairs for pair in pairs)
    return (
        not line.frame_like and shared >= _TELLS_OF_BODY * len(pairs) and _headline_likeness(line.text, body_pairs) > 0
    )


def _headline_that_opens(lines: list[Line], first: int, end: int, pairs: set[str]) -> int | None:
    """The region's first line where it ends as a headline may and prose does not, and prose follows it."""
    if first + 1 >= end or len(lines[first].text) > _LONGEST_HEADLINE or not _is_paragraph(lines[first + 1].text):
        return None
    text = lines[first].text
    return first if text[-1] in "?…" and _headline_likeness(text.rstrip("?…. "), pairs) > 0 else None


def _headline_below(lines: list[Line], first: int, end: int, pairs: set[str]) -> int | None:
    """A headline that a page prints below its article, beside the dateline."""
    for index in range(first + 1, min(len(lines), end + _LINES_BELOW)):
        beside = [lines[i].text for i in (index - 1, index + 1) if i < len(lines)]
        if (
            len(lines[index].text) <= _LONGEST_HEADLINE
            and any(kind_of_line(text) == "dateline" for text in beside)
            and _headline_likeness(lines[index].text, pairs) > _SURE_LIKENESS
        ):
            return index
    return None


def _is_headline_like_question(lines: list[Line], index: int) -> bool:
    """A long headline that ends like a sentence, set off from the body by frame."""
    text = lines[index].text
    return len(text) <= 80 and not text.endswith(("다.", "요.")) and _followed_by_frame(lines, index)


def _followed_by_frame(lines: list[Line], index: int) -> bool:
    return index + 1 < len(lines) and kind_of_line(lines[index + 1].text) in _KINDS_BELOW_HEADLINES


def _headline_likeness(text: str, body_pairs: set[str]) -> float:
    if not 6 <= len(text) <= 120 or kind_of_line(text) is not None or is_plain_statement(text):
        return 0.0
    pairs = _PAIR.findall(text)
    if (
        len(pairs) < 3
        or same_text_key(text) in outlet_keys()
        or text[0] in "■◆◇□-·"
        or _CLOCK_FIRST.match(text)
        or all(word in frame_words() for word in text.split())
    ):
        return 0.0
    shared = sum(pair in body_pairs for pair in pairs) / len(pairs)
    score = min(shared, 0.5) * 1.8 + min(len(text), 35) / 70
    score += 0.25 if re.search(r"[…‘’“”'\"]|\.\.|·", text) else 0.0
    score += 0.2 if re.match(r"\[[^\]]{2,14}\]", text) else 0.0
    score -= 0.6 * min(text.count("|") + text.count(">"), 2)
    score -= 0.8 if is_sentence(text) and not text.endswith(("?", '"', "”", "…", "..")) else 0.0
    return score - 0.45

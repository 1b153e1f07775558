"""Belongs here: the article in a page's plain text (innerText), judged line by line without tags.
Does not: the wording of lines (line_rules), where a body starts and ends (body_lines), HTML.
"""

import re
from typing import NamedTuple

from transforms.articles.body_lines import Line, body_of, same_text_key
from transforms.articles.dom import clean_text
from transforms.articles.line_rules import HANGUL, frame_words, is_sentence, kind_of_line
from transforms.articles.publishers import outlet_keys

MAX_LINES = 50_000
MAX_LINE_LENGTH = 100_000
_LIST_ITEM = re.compile(r"^(?:[-·ㆍ•▶▷☞*]|\d{1,2}[.)]?\s)\s*\S")
_MARK = re.compile(r"^[◆◇■□●○▲△▶▷※☞\-·•\[<(]")


class TextDump(NamedTuple):
    """`title` is None where the dump has none; `above` are the lines up to the body, `lines` all of them."""

    title: str | None
    body: list[str]
    lines: list[str]


def read_text_dump(text: str) -> TextDump:
    """Title and body of a dump. Bounded: MAX_LINES lines of MAX_LINE_LENGTH characters are looked at."""
    lines = [clean_text(line[:MAX_LINE_LENGTH]) for line in text.splitlines()[:MAX_LINES]]
    filled = [line for line in lines if line]
    title_index = _title_index(lines)
    title = lines[title_index] if title_index is not None else None
    marked = _without_lists(lines)
    titles = frozenset([same_text_key(title)]) if title else frozenset()
    body = body_of(marked, titles, outlet_keys())
    return TextDump(title, body, filled)


def _is_paragraph(line: str) -> bool:
    return len(line) >= 35 and is_sentence(line) and kind_of_line(line) is None


def _title_index(lines: list[str]) -> int | None:
    """The headline: before the first paragraph, the last line that stands alone and is no frame, deck or dateline."""
    first = next((i for i, line in enumerate(lines) if _is_paragraph(line)), None)
    if first is None or first == 0:
        return None
    candidates = [i for i in range(first) if 6 <= len(lines[i]) <= 120 and kind_of_line(lines[i]) is None]
    candidates = [
        i
        for i in candidates
        if same_text_key(lines[i]) not in outlet_keys() and not lines[i].startswith(("◆", "■", "◇", "- ", "· "))
    ]
    if not candidates:
        return None
    dateline = next((i for i in range(first) if kind_of_line(lines[i]) in ("dateline", "byline")), None)
    above = [i for i in candidates if dateline is None or i < dateline] or candidates
    return max(above, key=lambda i: _headline_likeness(lines[i], i, above))


def _headline_likeness(line: str, index: int, candidates: list[int]) -> float:
    score = min(len(line), 40) / 40 * 2
    score += 1.5 if re.search(r"[…‘’“”'\"·,]|\.\.", line) else 0.0
    score += 0.5 if re.match(r"\[[^\]]{2,14}\]", line) else 0.0
    score -= 2.0 if line.count("|") >= 1 or line.count(">") >= 1 else 0.0
    score -= 1.5 if is_sentence(line) and not line.endswith(("?", '"', "”")) else 0.0
    score -= 1.0 if all(word in frame_words() for word in line.split()) else 0.0
    return score - 0.4 * candidates.index(index)


def _without_lists(lines: list[str]) -> list[Line]:
    """The lines, those of a list of other articles (a heading, then headlines) marked as frame."""
    marked: list[Line] = []
    in_list = False
    in_summary = False
    seen_paragraph = False
    for index, text in enumerate(lines):
        if not text:
            if in_summary and marked and marked[-1].frame_like:
                in_summary = False
            continue
        kind = kind_of_line(text)
        if kind == "related":
            in_list, in_summary = True, False
        elif kind == "summary":
            in_summary = True
        elif in_list and _is_paragraph(text) and not _LIST_ITEM.match(text) and len(text) >= 60:
            in_list = False
        elif in_summary and _is_paragraph(text) and len(text) >= 60:
            in_summary = False
        frame = kind is None and (in_list or in_summary)
        if kind is None and not frame and _credits_next(lines, index):
            frame = True
        seen_paragraph = seen_paragraph or (kind is None and _is_paragraph(text))
        marked.append(Line(text, frame_like=frame))
    return marked


def _credits_next(lines: list[str], index: int) -> bool:
    """A short line right above the notice that a picture can be enlarged is the picture's credit."""
    if len(lines[index]) > 30 or HANGUL.search(lines[index]) is None:
        return False
    following = next((line for line in lines[index + 1 : index + 4] if line), "")
    return kind_of_line(following) == "frame" and "이미지" in following

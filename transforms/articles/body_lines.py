"""Belongs here: from the lines of a page to those of its body: where it starts and ends, what in between is frame.
Does not: where the lines come from (selection for HTML, text_dump), what one is by its wording (line_rules), and
sentences that a page breaks (wrapping).
"""

import math
import re
from dataclasses import replace

from transforms.articles.captions import (
    is_bare_caption,
    is_signed,
    opens_as_caption,
    points_into_picture,
    with_lone_captions,
)
from transforms.articles.glued_frame import without_glued_frame
from transforms.articles.line import Line
from transforms.articles.line_rules import (
    HANGUL,
    is_named_speaker,
    is_plain_statement,
    is_sentence,
    is_spoken_cue,
    kind_of_line,
)
from transforms.articles.wrapping import unwrapped

_SIGNING = ("copyright", "byline", "ending")
_LONGEST_BRIEF = 260
_STOPS = frozenset(("related", "ending", "copyright"))
_ITEM_MARK = re.compile(r"[△▲◇◆■□▶▷○●☆★]\s?\S")
_SAME = re.compile(r"[\W_]+")
_LITTLE_PROSE = 0.3
_LINES_OF_SUMMARY = 20
_LONGEST_CELL = 24
_CELLS_OF_TABLE = 4
# How much prose, as a share of what stands above, a closing notice may cut off: more where a second notice follows.
_WHOLE_ARTICLE = 0.6
_MOST_OF_ARTICLE = 1.2
_SHORT_ARTICLE = 150
_SENDER = re.compile(r"(?P<name>\S.*?)(?:\s(?:소개|회사\s?개요|기업\s?개요)|에\s대하여)")
_CONTACT = re.compile(r"(?:웹사이트|홈페이지)\s?[:：]|(?:언론|보도|미디어)?\s?(?:연락처|문의처?)(?:$|\s?[:：]|\s\d)")
_POLITE = re.compile(r"니다[.!]$")


def same_text_key(text: str) -> str:
    """What two lines have in common when only spacing and punctuation differ."""
    return text.lower() if text.isalnum() else _SAME.sub("", text).lower()


def body_of(
    lines: list[Line], titles: frozenset[str] = frozenset(), outlets: frozenset[str] = frozenset()
) -> list[str]:
    """The body's lines. `titles` and `outlets`: keys (same_text_key) of lines that are a title or an outlet's name."""
    lines = unwrapped([_without_frame_behind(line) for line in lines if line.text])
    kinds = [_kind(line, outlets) for line in lines]
    kinds = _with_data_cells(lines, with_lone_captions(lines, _with_named_speakers(lines, kinds)))
    korean = any(HANGUL.search(line.text) for line in lines)
    good = [
        kind is None and not line.deck_like and _is_paragraph(line, korean)
        for line, kind in zip(lines, kinds, strict=True)
    ]
    first = _start(lines, kinds, good, titles)
    last = _end(lines, kinds, good, first)
    body: list[str] = []
    seen: set[str] = set()
    for index in range(first, last):
        line = lines[index]
        if kinds[index] is not None:
            continue
        text = without_glued_frame(line.text)
        key = same_text_key(text)
        if not key or key in titles or (len(key) >= 12 and key in seen):
            continue
        if not good[index] and not (_heads_paragraph(index, last, kinds, good, line) if korean else line.linked <= 0.6):
            continue
        signed_caption = line.after_image and is_signed(line.text) and any(good[index + 1 : last])
        if good[index] and (signed_caption or is_bare_caption(line, korean)):
            continue
        seen.add(key)
        body.append(text)
    return body or _picture_story(lines, kinds) or _list_story(lines, kinds, titles)


def _picture_story(lines: list[Line], kinds: list[str | None]) -> list[str]:
    """A photograph's caption where it is all that the page says."""
    captions = [
        line.text for line, kind in zip(lines, kinds, strict=True) if kind == "caption" and is_sentence(line.text)
    ]
    return [text for text in captions if len(text) >= 60][:1]


def _list_story(lines: list[Line], kinds: list[str | None], titles: frozenset[str]) -> list[str]:
    """Appointments, obituaries and the like: no sentences, but items set off by marks."""
    items = [
        line.text
        for line, kind in zip(lines, kinds, strict=True)
        if kind is None and line.linked <= 0.3 and same_text_key(line.text) not in titles
    ]
    marked = sum(_ITEM_MARK.match(text) is not None for text in items)
    return items if marked >= 2 and marked >= 0.4 * len(items) and sum(map(len, items)) >= 40 else []


def _without_frame_behind(line: Line) -> Line:
    """A brief that its signature or copyright notice makes look like one, without it; other lines as they are."""
    if len(line.text) > _LONGEST_BRIEF or "다." not in line.text or kind_of_line(line.text) not in _SIGNING:
        return line
    text = without_glued_frame(line.text)
    if text == line.text or len(text) < 20 or kind_of_line(text) is not None or not is_plain_statement(text):
        return line
    return replace(line, text=text)


def _kind(line: Line, outlets: frozenset[str]) -> str | None:
    if line.frame_like:
        return "frame"
    kind = kind_of_line(line.text)
    if kind is None and len(line.text) <= 30 and same_text_key(line.text) in outlets:
        return "frame"
    if kind is None and opens_as_caption(line.text) and (line.after_image or points_into_picture(line.text)):
        return "caption"
    return kind


def _with_named_speakers(lines: list[Line], kinds: list[str | None]) -> list[str | None]:
    """The kinds, 박서윤 앵커> kept as a cue where what is said below is spoken to viewers."""
    found = list(kinds)
    for index, below in enumerate(lines[1:]):
        if kinds[index] == "byline" and is_named_speaker(lines[index].text) and not lines[index].linked:
            found[index] = None if _POLITE.search(below.text) else "byline"
    return found


def _with_data_cells(lines: list[Line], kinds: list[str | None]) -> list[str | None]:
    """The kinds, the short cells of a table of figures marked as frame: a layout table's lines are longer or fewer."""
    found = list(kinds)
    start = 0
    for index in range(len(lines) + 1):
        if index < len(lines) and lines[index].in_cell and len(lines[index].text) <= _LONGEST_CELL:
            continue
        if index - start >= _CELLS_OF_TABLE and not any(is_sentence(line.text) for line in lines[start:index]):
            found[start:index] = ["frame"] * (index - start)
        start = index + 1
    return found


def _is_paragraph(line: Line, korean: bool) -> bool:
    if line.linked > 0.6:
        return False
    length = len(line.text)
    if length >= 15 and is_sentence(line.text):
        return True
    return length >= (90 if korean else 60) or (length >= 6 and is_plain_statement(line.text))


def _start(lines: list[Line], kinds: list[str | None], good: list[bool], titles: frozenset[str]) -> int:
    """The first line of the body: its first paragraph, with the spoken cue that stands before it."""
    after_title = max(_after_title(lines, good, titles), _after_summary(lines, kinds, good))
    for index in range(after_title, len(lines)):
        if not good[index]:
            continue
        start = index
        while start > after_title and kinds[start - 1] is None and is_spoken_cue(lines[start - 1].text):
            start -= 1
        if start == index and start > after_title and _introduces(lines[start - 1], kinds[start - 1]):
            start -= 1
        return start
    return after_title


def _after_title(lines: list[Line], good: list[bool], titles: frozenset[str]) -> int:
    """One past the last print of the title that has little prose above it: a caption may print the title once more."""
    prose = sum(len(line.text) for line, is_good in zip(lines, good, strict=True) if is_good) if titles else 0
    above, after_title = 0, 0
    for index, line in enumerate(lines if prose else ()):
        if len(line.text) < 200 and same_text_key(line.text) in titles and above <= _LITTLE_PROSE * prose:
            after_title = index + 1
        elif good[index]:
            above += len(line.text)
    return after_title


def _after_summary(lines: list[Line], kinds: list[str | None], good: list[bool]) -> int:
    """One past the notice below a summary by machine that has less prose than the article below it."""
    for index in range(min(len(lines), _LINES_OF_SUMMARY)):
        if kinds[index] == "ending" and "요약" in lines[index].text:
            prose = [len(line.text) if is_good else 0 for line, is_good in zip(lines, good, strict=True)]
            return index + 1 if sum(prose[:index]) <= _LITTLE_PROSE * sum(prose) else 0
    return 0


def _introduces(line: Line, kind: str | None) -> bool:
    return kind is None and len(line.text) > 3 and line.text[0] in "■◆◇□●" and not line.heading


def _end(lines: list[Line], kinds: list[str | None], good: list[bool], first: int) -> int:
    """One past the last line: before the notice or list that closes the article, after its last paragraph."""
    weights = [len(line.text) if is_good else 0 for line, is_good in zip(lines, good, strict=True)]
    total = sum(weights[first:])
    last = len(lines)
    before = 0
    for index in range(first, len(lines)):
        before += weights[index]
        rest = (total - before) / before if before else math.inf
        if kinds[index] in _STOPS and rest <= (_MOST_OF_ARTICLE if _stops_again(kinds, index) else _WHOLE_ARTICLE):
            last = index
            break
        if rest <= _WHOLE_ARTICLE and (_teasers_follow(lines, good, index) or introduces_sender(lines, index)):
            last = index
            break
        if before >= _SHORT_ARTICLE and _opens_next_article(kinds, good, index):
            last = index
            break
        if kinds[index] == "byline" and rest <= _WHOLE_ARTICLE and _then_addresses_readers(lines, good, first, index):
            last = index
            break
    while last > first and not good[last - 1]:
        last -= 1
    return last


def _stops_again(kinds: list[str | None], index: int) -> bool:
    return any(kind in _STOPS for kind in kinds[index + 1 : index + 6])


def _opens_next_article(kinds: list[str | None], good: list[bool], index: int) -> bool:
    """Whether a headline stands here, the byline of the article above over it and the next one's dateline below."""
    if index + 1 >= len(kinds) or kinds[index] is not None or good[index]:
        return False
    return kinds[index - 1] in ("byline", "copyright") and kinds[index + 1] == "dateline"


def _teasers_follow(lines: list[Line], good: list[bool], index: int) -> bool:
    """Whether all prose from here on stands right below linked headlines, two of them at least."""
    if not _is_linked_headline(lines[index]):
        return False
    prose = [i for i in range(index, len(lines)) if good[i]]
    return len(prose) >= 2 and all(_is_linked_headline(lines[i - 1]) for i in prose)


def introduces_sender(lines: list[Line], index: int) -> bool:
    """Whether a press release turns to the company that sent it: 한들소프트 소개, and soon its website or contact."""
    sender = _SENDER.fullmatch(lines[index].text) if len(lines[index].text) <= 30 else None
    if not sender or not any(sender["name"] in line.text for line in lines[:index]):
        return False
    return any(_CONTACT.match(line.text) for line in lines[index + 1 : index + 8])


def _is_linked_headline(line: Line) -> bool:
    return line.linked > 0.6 and len(line.text) >= 6


def _then_addresses_readers(lines: list[Line], good: list[bool], first: int, byline: int) -> bool:
    """Whether what follows a byline is a site's 합니다 to its readers, and not the article's prose."""
    above = [_POLITE.search(line.text) is not None for line in lines[first:byline] if is_plain_statement(line.text)]
    below = [line for line, is_good in zip(lines[byline:], good[byline:], strict=True) if is_good]
    return bool(below) and sum(above) < 0.2 * len(above) and all(_POLITE.search(line.text) for line in below)


def _heads_paragraph(index: int, last: int, kinds: list[str | None], good: list[bool], line: Line) -> bool:
    """Whether a line that is no paragraph is a sub-headline or a cue: body follows it within the next few lines."""
    if line.linked > 0.6 or len(line.text) < 2 or (line.deck_like and is_sentence(line.text) and len(line.text) > 60):
        return False
    following = [i for i in range(index + 1, min(last, index + 12)) if kinds[i] is None]
    return any(good[i] for i in following[:8])

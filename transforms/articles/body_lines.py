"""Belongs here: from the lines of a page to those of its body: where it starts and ends, what in between is frame.
Does not: where the lines come from (selection for HTML, text_dump), what one is by its wording (line_rules), and
sentences that a page breaks (wrapping).
"""

import math
import re

from transforms.articles.line import Line
from transforms.articles.line_rules import HANGUL, is_plain_statement, is_sentence, kind_of_line
from transforms.articles.wrapping import unwrapped

_STOPS = frozenset(("related", "ending", "copyright"))
_SPOKEN = re.compile(
    r"[\[<(【]\s?(?:앵커|기자|리포트|리포터|아나운서|인터뷰|현장음|녹취|VCR|질문|답변|진행자|"
    r"[^\[\]<>]{1,40}?\s?[/:·,]\s?[^\[\]<>]{1,40})(?:\s?(?:멘트|리포트))?\s?[\])>】].{0,3}"
    r"|[▶◀]\s?(?:인터뷰|현장음|녹취|싱크|스탠딩|스탠드업)\s?[:：].{1,40}"
)
_MARKED_HEADING = re.compile(r"[◆◇■□●○★☆▶▷◈▣【\[<]")
_CAPTION_MARK = re.compile(r"[▲△▼◀▶◁▷]")
_CAPTION_OPENING = re.compile(r"^[▲△▼◀▶◁▷]\s?")
_POINTS_INTO_PICTURE = re.compile(
    r"\((?:사진\s?)?(?:맨\s?)?(?:왼쪽|오른쪽|가운데|앞줄|뒷줄|위|아래|좌|우)(?:\s?(?:사진|에서|부터|끝))?[^()]{0,24}\)"
    r"|\(사진[^()]{0,20}\)|(?:왼쪽|오른쪽)부터|사진은\s"
)
_NOUN_FRAGMENT = re.compile(
    r"^[^.\"'“‘]{0,60}(?:[가-힣](?:된|한|하는|있는|는|던|린|온|난|진|킨|낸|운|선)\s)"
    r"[^.\"'“‘]{1,40}[^다요죠까음함됨임\s.]\.(?:\s|$)"
)
_POSING = re.compile(r".{0,90}(?:\d{1,2}일|지난).{0,120}(?:에서|앞|참석해|마친 뒤|마치고).{0,80}고 있다\.?")
_PROVIDED_BY = re.compile(r"(?:ⓒ|©)\s?(?:제공\s?[:：]\s?)?[가-힣A-Za-z0-9]{2,14}\s")
_TRAILING_COPYRIGHT = re.compile(
    r"\s*[<\[(【]\s?(?:저작권자|copyrights?|ⓒ|©)[^<>\[\]]{0,80}[>\])】]\s*(?:.{0,60})$"
    r"|\s*(?:저작권자\s?[ⓒ©(]|ⓒ|©)[^.。]{0,60}(?:무단\s?(?:전재|복제)|재배포|금지|reserved).{0,30}$",
    re.I,
)
_TRAILING_BYLINE = re.compile(
    r"(?<=[.?!\"'”’])\s*[/\[(<=]?\s*(?:[가-힣A-Za-z]{2,8}[=\s])?(?:[가-힣]{2,4}[·,\s]\s?){0,3}[가-힣一-龥]{2,4}\s?"
    r"(?:[가-힣]{0,4}기자|특파원|통신원|논설위원|칼럼니스트)?\s*[/(\[<]?\s*[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+\s*[)\]>]?\s*$"
)
_TRAILING_NAMED_BYLINE = re.compile(
    r"(?<=다\.)\s*[/\[(<=]?\s*(?:[가-힣A-Za-z]{2,8}[=\s])?[가-힣]{2,4}\s?(?:수습|인턴|선임|객원)?\s?"
    r"(?:기자|특파원|통신원)\s*[)\]>]?\s*$"
)
# What may be printed into a paragraph's end, each with the words of which it holds one: a cheap look before the search.
_REPORTERS = ("기자", "특파원", "통신원")
_TRAILING = (
    (_TRAILING_COPYRIGHT, ("저작권자", "copyright", "ⓒ", "©")),
    (_TRAILING_BYLINE, ("@",)),
    (_TRAILING_NAMED_BYLINE, _REPORTERS),
)
_ITEM_MARK = re.compile(r"[△▲◇◆■□▶▷○●☆★]\s?\S")
_SAME = re.compile(r"[\W_]+")
_LITTLE_PROSE = 0.3
# How much prose, as a share of what stands above, a closing notice may cut off: more where a second notice follows.
_WHOLE_ARTICLE = 0.6
_MOST_OF_ARTICLE = 1.2
_POLITE = re.compile(r"니다[.!]$")


def is_spoken_cue(text: str) -> bool:
    """[앵커], <기자>, [박서윤 / 연구원]: who speaks next in a broadcast report."""
    return _SPOKEN.fullmatch(text) is not None


def same_text_key(text: str) -> str:
    """What two lines have in common when only spacing and punctuation differ."""
    return text.lower() if text.isalnum() else _SAME.sub("", text).lower()


def body_of(
    lines: list[Line], titles: frozenset[str] = frozenset(), outlets: frozenset[str] = frozenset()
) -> list[str]:
    """The body's lines. `titles` and `outlets`: keys (same_text_key) of lines that are a title or an outlet's name."""
    lines = unwrapped([line for line in lines if line.text])
    kinds = _with_lone_captions(lines, [_kind(line, outlets) for line in lines])
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
        if good[index] and (_is_bare_caption(line, korean) or (line.after_image and _signed(line.text))):
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


def _kind(line: Line, outlets: frozenset[str]) -> str | None:
    if line.frame_like:
        return "frame"
    kind = kind_of_line(line.text)
    if kind is None and len(line.text) <= 30 and same_text_key(line.text) in outlets:
        return "frame"
    if (
        kind is None
        and _CAPTION_OPENING.match(line.text)
        and (line.after_image or _POINTS_INTO_PICTURE.search(line.text))
    ):
        return "caption"
    return kind


def _with_lone_captions(lines: list[Line], kinds: list[str | None]) -> list[str | None]:
    """The kinds, captions added: a line under ▲ that stands alone. Several under ▲ in a row are a list and stay."""
    marked = [
        kind is None and _CAPTION_OPENING.match(line.text) is not None and not is_spoken_cue(line.text)
        for line, kind in zip(lines, kinds, strict=True)
    ]
    found = list(kinds)
    for index, line in enumerate(lines):
        if not marked[index] or len(_CAPTION_MARK.findall(line.text)) > 1 or is_plain_statement(line.text):
            continue
        beside = [i for i in (index - 1, index + 1) if 0 <= i < len(lines) and marked[i]]
        if all(lines[i].text == line.text for i in beside):
            found[index] = "caption"
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
    after_title = _after_title(lines, good, titles)
    for index in range(after_title, len(lines)):
        if not good[index]:
            continue
        start = index
        while start > after_title and kinds[start - 1] is None and _SPOKEN.fullmatch(lines[start - 1].text):
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
        if kinds[index] == "byline" and rest <= _WHOLE_ARTICLE and _then_addresses_readers(lines, good, first, index):
            last = index
            break
    while last > first and not good[last - 1]:
        last -= 1
    return last


def _stops_again(kinds: list[str | None], index: int) -> bool:
    return any(kind in _STOPS for kind in kinds[index + 1 : index + 6])


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


def _is_bare_caption(line: Line, korean: bool) -> bool:
    """A caption without credit: it points into a picture, or opens with a noun phrase that only a picture explains."""
    if not korean or len(line.text) > 200:
        return False
    if line.after_image and (_POINTS_INTO_PICTURE.search(line.text) or _NOUN_FRAGMENT.match(line.text)):
        return True
    if line.after_image and _POSING.fullmatch(line.text) and ". " not in line.text:
        return True
    if _signed(line.text) and _POSING.fullmatch(_TRAILING_NAMED_BYLINE.sub("", line.text)):
        return True
    if _NOUN_FRAGMENT.match(line.text) and len(line.text) <= 120:
        return True
    return (
        bool(_POINTS_INTO_PICTURE.search(line.text))
        and "(사진" in line.text
        and '"' not in line.text
        and "“" not in line.text
    )


def _signed(text: str) -> bool:
    """A photographer's name at the end of the line below a picture."""
    named = len(text) < 260 and any(word in text for word in _REPORTERS)
    return named and _TRAILING_NAMED_BYLINE.search(text) is not None


def without_glued_frame(text: str) -> str:
    """A paragraph without the caption printed into its front, or the byline and copyright notice into its end."""
    provided = _PROVIDED_BY.search(text, 0, 600)
    if provided:
        caption, rest = text[: provided.start()].strip(), text[provided.end() :].strip()
        if len(rest) > 20:
            text = rest[len(caption) :].strip() if caption and rest.startswith(caption) else rest
    for pattern, words in _TRAILING:
        start = max(0, len(text) - 220)
        ending = text[start:].lower()
        cut = pattern.search(text, start) if any(word in ending for word in words) else None
        if cut and cut.start() > 20:
            text = text[: cut.start()].rstrip()
    return text

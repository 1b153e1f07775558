"""Belongs here: captions that no wording betrays: by the picture above, by their grammar, by standing alone.
Does not: captions with a credit (line_rules), nor captions printed into a paragraph (glued_frame).
"""

import re

from transforms.articles.glued_frame import without_signature
from transforms.articles.line import Line
from transforms.articles.line_rules import is_plain_statement, is_spoken_cue

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


def opens_as_caption(text: str) -> bool:
    return _CAPTION_OPENING.match(text) is not None


def points_into_picture(text: str) -> bool:
    return _POINTS_INTO_PICTURE.search(text) is not None


def with_lone_captions(lines: list[Line], kinds: list[str | None]) -> list[str | None]:
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


def is_bare_caption(line: Line, korean: bool) -> bool:
    """A caption without credit: it points into a picture, or opens with a noun phrase that only a picture explains."""
    if not korean or len(line.text) > 200:
        return False
    if line.after_image and (_POINTS_INTO_PICTURE.search(line.text) or _NOUN_FRAGMENT.match(line.text)):
        return True
    if line.after_image and _POSING.fullmatch(line.text) and ". " not in line.text:
        return True
    if is_signed(line.text) and _POSING.fullmatch(without_signature(line.text)):
        return True
    if _NOUN_FRAGMENT.match(line.text) and len(line.text) <= 120:
        return True
    return (
        bool(_POINTS_INTO_PICTURE.search(line.text))
        and "(사진" in line.text
        and '"' not in line.text
        and "“" not in line.text
    )


def is_signed(text: str) -> bool:
    """Whether a photographer's name stands at the end of the line below a picture."""
    return len(text) < 260 and ("기자" in text or "특파원" in text) and without_signature(text) != text

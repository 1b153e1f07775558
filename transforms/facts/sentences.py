"""Belongs here: where a body's sentences begin and end, and what kind each is.
Does not: what stands in them (clauses, phrases, predicates).
"""

import re
from dataclasses import dataclass

_SENTENCE_END = re.compile(
    r"""[.?!] (?: (?<=[다요죠까음됨함임].) (?=[가-힣A-Za-z0-9\[<])            # the blank after the full stop is missing
                | (?<=[다요죠까음됨함임].) ["”'’)\]]* (?=[\s“"‘'(△▲■◆]|$)     # a predicate's ending and its full stop
                | (?<=[^\s\d.][?!]) ["”'’)\]]* (?=\s)
                | (?<=[가-힣)]\.) (?=\s) )""",
    re.VERBOSE,
)
_DATELINE = re.compile(
    r"\s*[(\[【][^)\]】\n]{2,40}[)\]】]\s*(?:[가-힣]{2,4}\s?(?:선임|인턴|수습|전문)?\s?(?:기자|특파원|통신원)\s?)?=\s?"
    r"|\s*[(\[【][^)\]】\n]{0,30}(?:기자|특파원|=[^)\]】\n]{2,20})[)\]】]\s*"
)
_SIGNATURE = 30
_SIGNED = re.compile(r"[^=.\n]{0,20}?[가-힣]{2,4} ?(?:선임|인턴|수습|전문)?(?:기자|특파원|통신원) ?= ?")
_HEADING_MARK = re.compile(r"^\s*(?:[■◆◇▲△▶▷●○□※☞•·<\[【]|\d{1,2}\.\s)")
_PREDICATE_END = re.compile(r"[다요죠까]\s*[.?!]?[\"”'’)\]]*\s*$")
_LONGEST_END = 30  # of a predicate's last syllable and the signs behind it
_QUOTED = re.compile(r"“[^”\n]*”|\"[^\"\n]*\"")


@dataclass(frozen=True, slots=True)
class Sentence:
    """`body[start:end]`. A heading is a short line without a predicate; it names a topic but states no fact."""

    start: int
    end: int
    paragraph: int
    heading: bool


def split_sentences(body: str) -> list[Sentence]:
    """The sentences of a body in which every line is a paragraph, in order, without white space and dateline around."""
    sentences: list[Sentence] = []
    line_start = 0
    for number, line in enumerate(body.split("\n")):
        start = _behind_dateline(line)
        text = line[start:].strip()
        if text:
            heading = _is_heading(text)
            for end in (*(() if heading else (cut for cut in _cuts(line) if cut > start)), len(line)):
                piece = line[start:end].lstrip()
                if piece:
                    offset = line_start + end - len(piece)
                    sentences.append(Sentence(offset, offset + len(piece.rstrip()), number, heading))
                start = end
        line_start += len(line) + 1
    return sentences


def _behind_dateline(line: str) -> int:
    """Where a line begins after (서울=○○통신) 홍길동 기자 =: a dateline's agency says nothing of itself."""
    opens = line.lstrip()[:1] in ("(", "[", "【")
    signed = not opens and line.find("=", 0, _SIGNATURE) > 0
    dateline = (_DATELINE if opens else _SIGNED).match(line) if opens or signed else None
    return dateline.end() if dateline else 0


def _cuts(line: str) -> list[int]:
    ends = [match.end() for match in _SENTENCE_END.finditer(line)]
    if '"' not in line and "“" not in line:
        return ends
    quoted = [match.span() for match in _QUOTED.finditer(line)]
    return [end for end in ends if not any(low < end < high for low, high in quoted)]


def _is_heading(text: str) -> bool:
    if _PREDICATE_END.search(text, max(0, len(text) - _LONGEST_END)):
        return False
    return len(text) < 60 or bool(_HEADING_MARK.match(text) and len(text) < 80)

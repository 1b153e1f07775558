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
    """The sentences of a body in which every line is a paragraph, in order, without surrounding white space."""
    sentences: list[Sentence] = []
    line_start = 0
    for number, line in enumerate(body.split("\n")):
        text = line.strip()
        if text:
            heading = _is_heading(text)
            start = 0
            for end in (*(() if heading else _cuts(line)), len(line)):
                piece = line[start:end].lstrip()
                if piece:
                    offset = line_start + end - len(piece)
                    sentences.append(Sentence(offset, offset + len(piece.rstrip()), number, heading))
                start = end
        line_start += len(line) + 1
    return sentences


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

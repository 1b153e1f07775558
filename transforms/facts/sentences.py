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
        if line.strip():
            heading = _is_heading(line)
            cuts = (
                []
                if heading
                else [match.end() for match in _SENTENCE_END.finditer(line) if not _inside_quote(line, match.end())]
            )
            for start, end in zip([0, *cuts], [*cuts, len(line)], strict=True):
                piece = line[start:end]
                stripped = piece.strip()
                if stripped:
                    offset = line_start + start + len(piece) - len(piece.lstrip())
                    sentences.append(Sentence(offset, offset + len(stripped), number, heading))
        line_start += len(line) + 1
    return sentences


def _is_heading(line: str) -> bool:
    text = line.strip()
    if _PREDICATE_END.search(text, max(0, len(text) - _LONGEST_END)):
        return False
    return len(text) < 60 or bool(_HEADING_MARK.match(text) and len(text) < 80)


def _inside_quote(line: str, position: int) -> bool:
    return (
        any(match.start() < position < match.end() for match in _QUOTED.finditer(line))
        if '"' in line or "“" in line
        else False
    )

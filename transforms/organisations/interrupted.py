"""Belongs here: names with a bracket inside them (나래이(NRE)컴퍼니), and what such a name is without it.
Does not: brackets behind a name (brackets), and endings themselves (suffixes).
"""

import re
from collections.abc import Iterator

from transforms.organisations.edges import left_edge, right_edge
from transforms.organisations.suffixes import endings

_INSIDE = re.compile(r"\([A-Za-z0-9&.一-鿿][A-Za-z0-9&. ·一-鿿]{1,20}\)(?P<tail>[가-힣]{2,10})")
_HEAD = re.compile(r"[가-힣A-Za-z0-9&]{2,12}$")
_BRACKET_INSIDE = re.compile(r"\([^()]*\)(?=[가-힣])")


def interrupted_names(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of names whose ending stands behind a bracket that spells their beginning."""
    for match in _INSIDE.finditer(text) if "(" in text else ():
        head = _HEAD.search(text, max(0, match.start() - 12), match.start())
        if head is None or not left_edge(text, head.start()):
            continue
        for end in range(match.end("tail"), match.start("tail") + 1, -1):
            if _ends_name(text[match.start("tail") : end]) and right_edge(text, end) is not None:
                yield head.start(), end
                break


def _ends_name(tail: str) -> bool:
    """Whether a word ends as names do: 컴퍼니, 캐피탈그룹."""
    return any(tail[start:] in endings() for start in range(len(tail) - 1))


def without_bracket(name: str) -> str:
    """나래이컴퍼니 of 나래이(NRE)컴퍼니."""
    return _BRACKET_INSIDE.sub("", name) if "(" in name else name

"""Belongs here: which listed names are also ordinary words, as the morphological analyser sees them (only to build).
Does not: when such a name counts as an organisation in a text (context).
"""

import re
from functools import cache
from typing import TYPE_CHECKING

from transforms.organisations.registry import DATA
from transforms.organisations.suffixes import endings

if TYPE_CHECKING:
    from kiwipiepy import Kiwi

_HANGUL_NAME = re.compile(r"[가-힣 ]+")


@cache
def _analyser() -> "Kiwi":
    from kiwipiepy import Kiwi

    return Kiwi()


@cache
def _listed_words() -> frozenset[str]:
    lines = (DATA / "common_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def is_common_word(name: str, *, foreign: bool) -> bool:
    """True when a text may hold `name` as a word of its own: short names, nouns, phrases with a verb or particle."""
    if name in _listed_words():
        return True
    if not _HANGUL_NAME.fullmatch(name):
        return len(name) <= 2 or (foreign and len(name) <= 3)
    if len(name) <= 2 or (foreign and " " not in name and len(name) <= 3):
        return True
    if foreign and any(len(word) == 1 for word in name.split()):
        return True
    tokens = _analyser().tokenize(name)
    if any(token.oov for token in tokens):
        return False
    tags = {token.tag for token in tokens}
    if len(tokens) == 1:
        return tags != {"NNP"} or (foreign and len(name) <= 4)
    if name.endswith(tuple(endings())):
        return False
    if tags <= {"NNG", "XSN", "XPN", "MM", "MAG"}:
        return len(name) <= 4 and all(len(token.form) > 1 for token in tokens)
    return bool(tags & {"JKS", "JKO", "JX", "EC", "EF", "ETM"}) and len(name) <= 4

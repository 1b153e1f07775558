"""Belongs here: polite and long verb endings (했습니다, 하였다), odd blanks and dots written as the rules expect them.
Does not: which predicate it is (predicates) and what its ending says (modality).
"""

import re

from transforms.facts.conjugation import coda, with_coda

CUT = "\0"  # stands for a character that the plain ending lacks, so that the length stays
_N, _P, _SS = 4, 17, 20
_LONG_ENDING = re.compile(r"[가-힣]습니다|[가-힣]니다(?![가-힣])|[하되]였|되었|하여(?=[\s,])|되어(?=[\s,])")
_PLAIN_SIGNS = {**dict.fromkeys("ㆍ‧・․", "·"), **dict.fromkeys("\u00a0\u2002\u2003\u2009\u3000", " ")}
_CONTRACTED = {"하였": "했", "되였": "됐", "되었": "됐", "하여": "해", "되어": "돼"}
_PLAIN_ADJECTIVES = frozenset("없많좋높낮같넓늦깊짧작옳싫")
_ADJECTIVE = re.compile(r"(?:필요|가능|불가피|중요|바람직|충분|적절|시급|절실|유력|부족|활발|다양)$")
_VERB_IN_I = re.compile(r"(?:(?:[을를]|더) (?:들|줄|벌|늘|높|모|붙|기울)|사들|끌어들|불러들|거둬들|선보|움직)$")


def in_plain_style(text: str) -> str:
    """`text` with 했습니다 and 하였다 as 했다, 합니다 as 한다, 입니다 as 이다; as long as before, by CUT."""
    for odd, plain in _PLAIN_SIGNS.items():
        if odd in text:
            text = text.replace(odd, plain)
    return _LONG_ENDING.sub(_plain, text)


def _plain(ending: re.Match[str]) -> str:
    written = ending.group()
    if len(written) == 2:
        return _CONTRACTED[written] + CUT
    last = written[0]
    if len(written) == 4:
        whole = coda(last) == _SS or last in _PLAIN_ADJECTIVES
        return f"{last}다{CUT}{CUT}" if whole else f"{last}는다{CUT}"
    if coda(last) != _P:
        return written
    return _without_p(last, ending.string, ending.start()) + "다" + CUT


def _without_p(last: str, text: str, start: int) -> str:
    """합 as 한, 입 as 이 of a noun and 인 of a verb (늘입니다), 닙 as 니."""
    before = text[max(0, start - 6) : start]
    adjective = (
        (last == "입" and not _VERB_IN_I.search(before)) or last == "닙" or (last == "합" and _ADJECTIVE.search(before))
    )
    return with_coda(last, 0 if adjective else _N)

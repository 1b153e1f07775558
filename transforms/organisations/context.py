"""Belongs here: what surrounds a name and makes it an organisation (titles, introducing nouns, lists, business predicates).
Does not: names told by their endings (suffixes) or by the table (registry).
"""

import re
from collections.abc import Iterator

_NAME = r"(?P<name>[A-Z가-힣][가-힣A-Za-z0-9&]{1,14})"
_INTRODUCED = re.compile(
    r"(?:자회사|계열사|모회사|스타트업|관계사|전문기업|전문업체|제조사|개발사|운영사|운용사|투자사|벤처기업|플랫폼 기업|사모펀드|시공사|핀테크 회사|로봇 회사|게임사)(?:인)? "
    + _NAME + r"(?=[ ,.(·\n]|은 |는 |이 |가 |을 |를 |와 |과 |의 |에 )"
)  # fmt: skip
_LEGAL = re.compile(r"(?:㈜|\(주\)|주식회사 ?)\s?" + _NAME)
_AFTER = re.compile(
    r"\s?\((?:\d{6}|대표|이하|사장|회장|CEO|[A-Z][A-Za-z0-9&. ]{1,30}\))|\s(?:대표|회장|사장|부회장|부사장|관계자|측은|그룹|주가|주식|지분)|그룹|㈜|\(주\)"
)
_LIST_GAP = re.compile(r"(?:[·,ㆍ/]\s?|와 |과 |및 )$")
_LIST_NEXT = re.compile(r"(?:[·,ㆍ/]\s?|와 |과 | 및 )")
_PARTICLE_STRIP = re.compile(r"(?:은|는|이|가|을|를|와|과|의|에|도)$")


def contextual_names(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, rule) of names that an introducing noun or a legal form marks."""
    for rule, pattern in (("context_introduced", _INTRODUCED), ("context_legal_form", _LEGAL)):
        for match in pattern.finditer(text):
            name = match["name"]
            if rule == "context_legal_form":
                name = _PARTICLE_STRIP.sub("", name)
            if len(name) >= 2:
                yield match.start("name"), match.start("name") + len(name), rule


def evidence(text: str, start: int, end: int, edges: set[int]) -> str | None:
    """Name of the evidence that a common word at `start`, `end` names an organisation; `edges` are ends of sure mentions."""
    if text[max(0, start - 3) : start].endswith(("㈜", "(주)")):
        return "context_legal_form"
    if _AFTER.match(text, end):
        return "context_title"
    before = _LIST_GAP.search(text, max(0, start - 3), start)
    if before and before.start() in edges:
        return "context_list"
    after = _LIST_NEXT.match(text, end)
    if after and after.end() in edges:
        return "context_list"
    return None

"""Belongs here: the words around a quantity that bound it (약, 여, 이상, 미만), and 씩 and 각각.
Does not: the quantity itself.
"""

import re

from transforms.korean.quantities import Bound

_BEFORE = {
    Bound.APPROX: "약 대략 대략적으로 어림잡아 얼추 거의 ≈",
    Bound.AT_LEAST: "최소 최소한 적어도 최저 적게는 줄잡아 못해도",
    Bound.AT_MOST: "최대 많아야 최고 많게는 기껏해야",
}
_AFTER = {
    Bound.APPROX: (
        r" ?(?:어치 ?)?(?:가량|안팎|내외|수준|정도|쯤|남짓|전후|언저리|어간)|꼴",
        r"대(?!비|한|로|표|상|응|출|금|신|규|형|량|학|여|중|책|회)",
        r"선(?=[을이에의으까 ,.)]|$)(?!을 ?보)",
        r"(?:에)? ?(?:가까이|가까운|가까워|육박)",
        r"여(?![가-힣])",
        r" ?(?:\+|플러스) ?(?:α|알파|a(?![A-Za-z]))",
    ),
    Bound.AT_LEAST: (
        r" ?(?:이상|초과)(?! ?징후|하는 ?수익)",
        r"(?:을|를|이|가|은|는|도)? ?(?:훌쩍 |훨씬 |크게 |가볍게 )?"
        r"(?:넘[는은게긴겼기을었고]|넘어(?:[서섰설선]|(?=[ .,…]|$))|웃[도돌돈]|상회|돌파|뛰어넘)",
    ),
    Bound.AT_MOST: (
        r" ?(?:이하|미만|이내)",
        r" ?내(?=[ 의로에]|$)(?! ?(?:외|년|달|국))",
        r"(?:에|에도|을|를|이|가|도|은|는)? ?(?:크게 |한참 )?(?:못 ?미치|밑[도돌돈]|하회|못 ?되는|안 ?되는|채 안)",
    ),
}
_BOUND_OF = {word: bound for bound, words in _BEFORE.items() for word in words.split()}
_BETWEEN = "(?:총|모두|전체|합계|합쳐|연간|매년|연|월|약|미화|우리 ?돈|한화)"
_BEFORE_PATTERN = re.compile(
    rf"(?<![가-힣A-Za-z0-9])(?P<bound>{'|'.join(sorted(_BOUND_OF, key=len, reverse=True))}) ?(?:{_BETWEEN} ?)*$"
)
_BEFORE_LAST = frozenset({word[-1] for word in _BOUND_OF} | set("총두체계쳐간년연월화돈"))
_AFTER_PATTERN = re.compile(
    "|".join(f"(?P<{bound.name}_{i}>{part})" for bound, parts in _AFTER.items() for i, part in enumerate(parts))
)
_BOUND_OF_GROUP = {name: Bound[name.rpartition("_")[0]] for name in _AFTER_PATTERN.groupindex}
_AFTER_FIRST = frozenset(" 대선에여+어꼴이가은는을를도가안내수정쯤남전언어초훌훨크넘웃상돌뛰미못밑하채육플")
_RANK = {Bound.EXACT: 0, Bound.APPROX: 1, Bound.AT_MOST: 2, Bound.AT_LEAST: 2}

_EACH_AFTER = re.compile(r" ?(?:어치|대)?씩|(?:[을를은는이가의]|어치[를]?)? ?각각")
_EACH_FIRST = frozenset(" 씩각어대을를은는이가의")
_EACH_REACH_BACK, _EACH_REACH = 30, 60
_EACH_BEHIND_LIST = re.compile(
    r"(?:[을를은는이가]?(?:와|과|,|및|·) ?[가-힣A-Za-z ]{0,10}[0-9][0-9.,만억조천백]*[^,.\n0-9]{1,6}){1,4}(?<=[ ])각각"
)
_PREDICATE = re.compile(r"다\.|[.!?] |\n|[하되있]고 |[하되]며 |으며 |[했됐]")


def bound_before(text: str, start: int) -> tuple[Bound, int]:
    """The bound that stands right before `start`, and where its words begin (`start` when there is none)."""
    last = start - 1
    if last > 0 and text[last] == " ":
        last -= 1
    if last < 0 or text[last] not in _BEFORE_LAST:
        return Bound.EXACT, start
    match = _BEFORE_PATTERN.search(text, max(0, start - 16), start)
    return (_BOUND_OF[match["bound"]], match.start("bound")) if match else (Bound.EXACT, start)


def bound_after(text: str, end: int) -> tuple[Bound, int]:
    """The strictest bound among the words right after `end`, and where they end (`end` when there is none)."""
    bound, outer = Bound.EXACT, end
    while outer < len(text) and text[outer] in _AFTER_FIRST and (match := _AFTER_PATTERN.match(text, outer)):
        bound = strictest(_BOUND_OF_GROUP[match.lastgroup or ""], bound)
        outer = match.end()
    return bound, outer


def strictest(*bounds: Bound) -> Bound:
    """Where several bounds stand, the comparison wins over the approximation; of two comparisons the first."""
    strict = Bound.EXACT
    for bound in bounds:
        if _RANK[bound] > _RANK[strict]:
            strict = bound
    return strict


def may_be_each(text: str, start: int, end: int) -> bool:
    """Whether a letter of 씩 or 각각 is near enough to look for them; mostly none is."""
    near = text[max(0, start - _EACH_REACH_BACK) : end + _EACH_REACH]
    return "각" in near or "씩" in near


def each_after(text: str, end: int) -> int | None:
    """The end of 씩 or 각각 behind a quantity, None when neither stands there."""
    if text[end : end + 1] not in _EACH_FIRST:
        return None
    match = _EACH_AFTER.match(text, end)
    return match.end() if match else None


def each_around(text: str, start: int, end: int) -> bool:
    """Whether 각각 in the same clause gives each of its holders this quantity, alone or in a list."""
    if text.startswith("각 ", max(0, start - 2)) and not "가" <= text[max(0, start - 3)] <= "힣":
        return True
    before = text.rfind("각각", max(0, start - _EACH_REACH_BACK), start)
    if before >= 0 and _PREDICATE.search(text, before, start) is None:
        return True
    return text.find("각각", end, end + _EACH_REACH) >= 0 and _EACH_BEHIND_LIST.match(text, end) is not None

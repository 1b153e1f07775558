"""Belongs here: the words around a quantity that bound it (약, 여, 이상, 미만), and 씩 and 각각.
Does not: the quantity itself.
"""

import re

from transforms.korean.quantities import Bound

_BEFORE = {
    "약": Bound.APPROX,
    "대략": Bound.APPROX,
    "대략적으로": Bound.APPROX,
    "어림잡아": Bound.APPROX,
    "줄잡아": Bound.AT_LEAST,
    "얼추": Bound.APPROX,
    "한": Bound.APPROX,
    "거의": Bound.APPROX,
    "≈": Bound.APPROX,
    "최소": Bound.AT_LEAST,
    "최소한": Bound.AT_LEAST,
    "적어도": Bound.AT_LEAST,
    "최저": Bound.AT_LEAST,
    "적게는": Bound.AT_LEAST,
    "최대": Bound.AT_MOST,
    "많아야": Bound.AT_MOST,
    "최고": Bound.AT_MOST,
    "많게는": Bound.AT_MOST,
}
_SUM_WORDS = "총|모두|전체|합계|연간|매년|연|월"
_BEFORE_PATTERN = re.compile(
    rf"(?<![가-힣A-Za-z0-9])(?:(?P<bound>{'|'.join(sorted(_BEFORE, key=len, reverse=True))}) ?)"
    rf"(?:(?:{_SUM_WORDS}|약|미화|우리 ?돈|한화) ?)*$"
)

_PARTICLE = "(?:을|를|이|가|은|는|도)?"
_AFTER_RULES = [
    (Bound.APPROX, r" ?(?:가량|안팎|내외|수준|정도|쯤|남짓|전후|상당수?준?(?=으로)|언저리)|대(?!비|한|로|표|상|응|출|금|신|규|형|량|기|학|여|중|북|미|일|외|회|책)|선(?![가-힣]{2})(?!도|택|정|물|수)| ?(?:에 )?(?:가까이|가까운|육박)|여(?![가-힣])|\+α|\+알파"),
    (Bound.AT_LEAST, rf" ?이상|{_PARTICLE} ?(?:넘는|넘은|넘게|넘긴|넘겼|넘어[서섰]|넘을|넘었|훌쩍 넘|훨씬 넘|웃도|웃돌|상회|초과|돌파|뛰어넘)| ?(?:플러스|\+)(?=[ )])"),
    (Bound.AT_MOST, rf" ?(?:이하|미만|이내)| ?내(?=[ 의로에]|$)(?! ?(?:외|년|달|국))|(?:에|{_PARTICLE}) ?(?:못 ?미치|밑도|밑돌|하회|못 되는|안 되는|채 안)"),
]  # fmt: skip
_AFTER = re.compile("|".join(f"(?P<{bound.name}_{i}>{pattern})" for i, (bound, pattern) in enumerate(_AFTER_RULES)))
_RANK = {Bound.EXACT: 0, Bound.APPROX: 1, Bound.AT_MOST: 2, Bound.AT_LEAST: 2}

_EACH_AFTER = re.compile(r" ?(?:어치|대)?씩|(?:[을를은는이가의]|어치[를]?)? ?각각")
_EACH_BEFORE = re.compile(r"(?:각각|각)[^.\n]{0,24}$")


def bound_before(text: str, start: int) -> tuple[Bound, int]:
    """The bound that stands right before `start`, and where its words begin (`start` when there is none)."""
    match = _BEFORE_PATTERN.search(text, max(0, start - 16), start)
    if match is None:
        return Bound.EXACT, start
    return _BEFORE[match["bound"]], match.start("bound")


def bound_after(text: str, end: int) -> tuple[Bound, int]:
    """The strictest bound among the words right after `end`, and where they end (`end` when there is none)."""
    bound, outer = Bound.EXACT, end
    while match := _AFTER.match(text, outer):
        found = Bound[(match.lastgroup or "").rpartition("_")[0]]
        if _RANK[found] > _RANK[bound]:
            bound = found
        outer = match.end()
    return bound, outer


def strictest(*bounds: Bound) -> Bound:
    """Where several bounds stand, the comparison wins over the approximation; of two comparisons the first."""
    return max(bounds, key=_RANK.__getitem__)


def each_after(text: str, end: int) -> int | None:
    """The end of 씩 or 각각 behind a quantity, None when neither stands there."""
    match = _EACH_AFTER.match(text, end)
    return match.end() if match else None


def each_before(text: str, start: int) -> bool:
    """Whether 각각 stands before the quantity in the same sentence, with nothing but its words between."""
    window = text[max(0, start - 28) : start]
    return "각" in window and _EACH_BEFORE.search(window) is not None and "각각" in window

"""Belongs here: which amounts are what a deal is worth: those of its clause, or the one that the next sentence tells.
Does not: whether there is a deal (read), and the price of a block of shares (stakes).
"""

import re

from transforms.facts.scene import Scene, SceneSentence, Statement, within
from transforms.korean.quantities import Money

_WORTH = re.compile(
    r"(?:인수|계약|거래|매각|매수|공급|수주|총)\s?(?:금액|가격|대금|규모|가|총액|액)(?:은|는|이|가|만|도)?\s(?:모두\s|총\s|약\s|최대\s)*$"
)
_NOT_THE_PRICE = re.compile(
    r"(?:주당|자본금|매출(?:액)?|시가총액|영업이익|순이익|자산|예산|연봉)(?:은|이|의|가)?\s?(?:약\s|총\s)?$"
)
_SIZE_OF_A_MARKET = re.compile(
    r"\s?(?:\([^)]*\)\s?)?(?:규모|수준)?(?:의|로|인|에 달하는)?\s(?:[^\s,.]+\s){0,2}?(?:시장|성장)"
)


def monies_of(scene: Scene, statement: Statement, position: int) -> list[Money]:
    """The amounts of the clause before the predicate that may be the deal's value, else the one told after it."""
    monies = [
        m
        for m in within(scene.quantities.money, statement.start, position)
        if not _NOT_THE_PRICE.search(scene.body, max(statement.start, m.outer_start - 12), m.outer_start)
        and not _SIZE_OF_A_MARKET.match(scene.body, m.outer_end)
    ]
    told_after = None if monies else _value_told_after(scene, statement.sentence)
    return monies if told_after is None else [told_after]


def _value_told_after(scene: Scene, sentence: SceneSentence) -> Money | None:
    """인수 금액은 W원이다: the next sentence may say what the deal is worth."""
    following = scene.sentences[sentence.index + 1 : sentence.index + 2]
    for money in following[0].quantities(scene.quantities.money) if following else []:
        before = scene.body[max(following[0].start, money.outer_start - 20) : money.outer_start]
        if _WORTH.search(before) and not _NOT_THE_PRICE.search(before):
            return money
    return None

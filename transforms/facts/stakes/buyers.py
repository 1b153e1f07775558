"""Belongs here: buyers that a sale lists, each with the part that it takes (지분 90%를 A(50%)와 B(40%)에 팔다).
Does not: a sale to one buyer (trading), and lists of who holds shares (listing).
"""

import re

from transforms.facts.predicates import Predicate
from transforms.facts.scene import SceneSentence
from transforms.facts.stakes.listing import bracketed_name
from transforms.facts.stakes.lots import Lot
from transforms.facts.stakes.state import Telling, lot_values

_RULE = "stake_buyer_listed"
_NO_NAME = "no named organisation stands before the figure"
_OPENS = re.compile(r"\((?:지분\s?|약\s?)*$")
_NEXT = re.compile(r"\)?(?:\s?[,·]|\s?및|과|와)\s?[^\s(),]{2,20}\((?:지분\s?|약\s?)*")
_TO_THEM = re.compile(r"\)?(?:\s?등(?:\s[^\s,]+){0,4}?)?(?:에|에게)\s")


def read_buyers(telling: Telling, sentence: SceneSentence, lots: list[Lot]) -> list[Lot]:
    """Draft what each listed buyer takes; the blocks of the list, those of unknown names too, which are refused."""
    taken: list[Lot] = []
    for predicate in sentence.predicates:
        if not predicate.has("sell_shares"):
            continue
        run = _listed(sentence, [lot for lot in lots if lot.percent is not None and lot.end <= predicate.start])
        sold = next((lot for lot in lots if lot.issuers and run and lot.end <= run[0].start), None)
        if sold is not None and _TO_THEM.match(telling.scene.body, _figure_end(run[-1]), predicate.start):
            _draft(telling, sentence, predicate, sold, run)
            taken.extend(run)
    return taken


def _listed(sentence: SceneSentence, lots: list[Lot]) -> list[Lot]:
    """The last blocks that stand in brackets behind names, one after the other."""
    body = sentence.scene.body
    run: list[Lot] = []
    for lot in reversed(lots):
        if not _OPENS.search(body, sentence.start, lot.start):
            break
        if run and not _NEXT.fullmatch(body, _figure_end(lot), run[0].start):
            break
        run.insert(0, lot)
    return run if len(run) > 1 else []


def _figure_end(lot: Lot) -> int:
    return lot.percent.end if lot.percent is not None else lot.end


def _draft(telling: Telling, sentence: SceneSentence, predicate: Predicate, sold: Lot, run: list[Lot]) -> None:
    statement = telling.scene.statement(sentence, predicate)
    for lot in run:
        buyer = bracketed_name(sentence, lot)
        if buyer is None or statement.reason_against is not None:
            telling.refuse(
                sentence, _RULE, statement.reason_against or "no named organisation stands before the figure"
            )
            continue
        values = {"action": "acquire", **lot_values(lot, None)}
        telling.add_leg(statement, _RULE, (buyer, sold.issuers[-1]), values)

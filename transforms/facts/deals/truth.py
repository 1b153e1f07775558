"""Belongs here: whether a deal is done, planned or ended, and when, by its noun and the verb that carries it.
Does not: words of truth and dates themselves (modality, dating), and who takes part (parties).
"""

from dataclasses import replace

from transforms.facts.dating import date_of
from transforms.facts.deals.refusals import is_bid
from transforms.facts.draft import UNDATED, Dated
from transforms.facts.modality import Status, not_a_fact, status_of
from transforms.facts.phrases import Phrase
from transforms.facts.predicates import Predicate
from transforms.facts.scene import Scene, Statement

_PURCHASE_SENSES = ("acquisition", "divestiture")


def as_carried(scene: Scene, statement: Statement, carrier: Predicate | None, subject: Phrase | None) -> Statement:
    """The statement of a noun, or of a verb that tells of a contract, as far as the verb that carries it decides.

    협약을 체결한 A는 상장을 준비한다: what A does besides says nothing of the agreement; 체결했다는 점이 눈길을 끈다.
    """
    if carrier is None:
        return statement
    described = subject is not None and subject.start >= carrier.end
    if not described and not (carrier.past and statement.status is Status.PLANNED):
        return statement
    stop = min(statement.stop, subject.start) if described and subject is not None else carrier.end
    tail = statement.tail[: stop - (statement.stop - len(statement.tail))]
    status = status_of(tail, past=carrier.past, adnominal=False)
    if status in (Status.COMPLETED, Status.PLANNED):
        status = scene.statement(statement.sentence, carrier).status
    if not described:
        return replace(statement, status=status)
    before = scene.body[statement.sentence.start : statement.predicate.start]
    reason = not_a_fact(tail.lstrip(), statement.sentence.text, before)
    return replace(statement, stop=stop, tail=tail, status=status, reason_against=reason)


def status_of_deal(statement: Statement, sense: str) -> Status:
    """A bid is a plan to buy, whether it was made or not, and so is the choice of whom to negotiate with."""
    if sense == "preferred_bidder" and statement.status is not Status.TERMINATED:
        return Status.PLANNED
    bid = sense == "acquisition" and statement.status is Status.COMPLETED and is_bid(statement.tail)
    return Status.PLANNED if bid else statement.status


def date_of_deal(scene: Scene, statement: Statement, sense: str, carrier: Predicate | None, position: int) -> Dated:
    """The deal's date; none of a purchase that is only a purpose (인수를 위해)."""
    if sense in _PURCHASE_SENSES and carrier is not None and carrier.lemma == "위하":
        return UNDATED
    return date_of(scene, statement, position=position, carried=carrier is not None)

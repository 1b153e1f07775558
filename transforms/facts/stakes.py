"""Belongs here: the rules that read stakes: shares of a named issuer held or changing hands.
Does not: the acquisition of a whole company without a word of shares (deals).
"""

import re
from collections.abc import Iterator

from transforms.facts.binding import next_predicate
from transforms.facts.dating import date_of
from transforms.facts.draft import Draft, Refusal, amount_values
from transforms.facts.phrases import Case
from transforms.facts.roles import arguments, expand
from transforms.facts.scene import Scene, SceneSentence, within
from transforms.korean.quantities import Percent

_SHARES = re.compile(r"지분율|지분|주식|신주|자사주|보통주|우선주")
_SENSES = frozenset({"hold", "buy_shares", "sell_shares", "equity_swap"})
_ACTION = {"hold": "hold", "buy_shares": "acquire", "sell_shares": "sell", "equity_swap": "swap"}


def read_stakes(scene: Scene) -> Iterator[Draft | Refusal]:
    """Drafts of stakes, one for each percentage or number of shares that a predicate of holding or trading governs."""
    for sentence in scene.sentences:
        if sentence.sentence.heading or not _SHARES.search(sentence.text):
            continue
        for percent in sentence.quantities(scene.quantities.percents):
            if not percent.points:
                yield from _read(scene, sentence, percent)


def _read(scene: Scene, sentence: SceneSentence, percent: Percent) -> Iterator[Draft | Refusal]:
    body = scene.body
    words = body[max(sentence.start, percent.start - 30) : percent.start]
    if not _SHARES.search(words):
        return
    predicate = next_predicate(sentence, percent.end, _SENSES)
    if predicate is None:
        yield Refusal(
            table="stakes", rule="stake_percent", reason="no predicate", start=sentence.start, end=sentence.end
        )
        return
    sense = next(s for s in ("equity_swap", "sell_shares", "buy_shares", "hold") if s in predicate.senses)
    statement = scene.statement(sentence, predicate)
    rule = f"stake_{sense}_{predicate.lemma}"
    found = arguments(scene, statement)
    issuers = [p for p in found.others if p.start < percent.start and p.case in (Case.BARE, Case.OF)]
    if statement.reason_against or found.subject is None or not issuers:
        reason = statement.reason_against or "holder or issuer is not named"
        yield Refusal(table="stakes", rule=rule, reason=reason, start=sentence.start, end=sentence.end)
        return
    issuer = issuers[-1].members[-1]
    monies = within(scene.quantities.money, statement.start, predicate.start)
    for holder in expand(scene, found.subject.members):
        yield Draft(
            table="stakes",
            rule=rule,
            start=sentence.start,
            end=sentence.end,
            status=statement.status,
            dated=date_of(scene, statement),
            values={
                "action": _ACTION[sense],
                "percent": percent.value,
                **amount_values(monies[-1] if monies and sense != "hold" else None),
            },
            organisations={"holder": holder, "issuer": issuer},
        )

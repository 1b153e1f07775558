"""Belongs here: blocks named as what a sale or takeover is about (매각 대상은 X가 보유한 Y 지분 N%다).
Does not: blocks that a predicate governs (trading).
"""

import re

from transforms.facts.dating import date_of
from transforms.facts.draft import UNDATED, Draft
from transforms.facts.modality import Status
from transforms.facts.phrases import Case
from transforms.facts.roles import expand
from transforms.facts.scene import SceneSentence
from transforms.facts.stakes.refusing import holds_the_block
from transforms.facts.stakes.state import Place, lot_values
from transforms.organisations.mention import OrganisationMention

_OBJECT_IS = re.compile(r"(매각|매물|양도|처분|인수|취득|매수|양수|거래)\s?대상(?:은|이)\s")
_UNDER_BID = re.compile(r"입찰|인수전|매물|(?:매각|인수)(?:을|를)? (?:위한|추진)")
_SELLING = frozenset({"매각", "매물", "양도", "처분", "거래"})
_BUYING = re.compile(r"우선\s?협상대상자|(?:인수|매입|매수)(?:하기로|했|한다|를 (?:결정|확정|추진))|사들이|품는다|품었")
_CONTROL = re.compile(r"^(?:의)?\s(?:경영권|지분)")


def sale_word(place: Place) -> str | None:
    """매각, 인수 …, where the sentence goes on to say what is sold or taken over."""
    match = _OBJECT_IS.search(place.body, place.sentence.start, place.lot.start)
    return match.group(1) if match is not None else None


def read_sale_object(place: Place, word: str) -> None:
    """Draft the trade of which the block is the object; who trades is named there or in the sentence before."""
    telling, sentence, lot = place.telling, place.sentence, place.lot
    if holds_the_block(place.body, lot):
        return telling.refuse(sentence, "stake_sale_object", "a block of which a part is told")
    earlier = telling.scene.sentences[sentence.index - 1] if sentence.index else None
    selling = word in _SELLING and not (earlier is not None and not lot.possessor and _BUYING.search(earlier.text))
    holder = lot.possessor[0] if selling and lot.possessor else _actor(place, earlier)
    issuer = lot.issuers[-1] if lot.issuers else _controlled(place, earlier) or telling.current_issuer(sentence)
    if holder is None or issuer is None or holder.organisation_id == issuer.organisation_id:
        return telling.refuse(sentence, "stake_sale_object", "holder or issuer is not named")
    status, dated = Status.PLANNED, UNDATED
    if earlier is not None and earlier.predicates and not _UNDER_BID.search(earlier.text):
        statement = telling.scene.statement(earlier, earlier.predicates[-1])
        status, dated = statement.status, date_of(telling.scene, statement)
    draft = Draft(
        table="stakes",
        rule="stake_sale_object",
        start=sentence.start,
        end=sentence.end,
        status=status,
        dated=dated,
        values={"action": "sell" if selling else "acquire", **lot_values(lot, lot.worth)},
        organisations={"holder": holder, "issuer": issuer},
    )
    telling.add(draft, sentence)
    return None


def _actor(place: Place, earlier: SceneSentence | None) -> OrganisationMention | None:
    subject = earlier.main_subject if earlier is not None else None
    return next(iter(expand(place.telling.scene, subject.members)), None) if subject is not None else None


def _controlled(place: Place, earlier: SceneSentence | None) -> OrganisationMention | None:
    """Y의 경영권을 넘겼다: Y."""
    for phrase in earlier.phrases if earlier is not None else ():
        if phrase.case in (Case.OF, Case.BARE) and _CONTROL.match(place.body[phrase.end : phrase.end + 8]):
            return next(iter(expand(place.telling.scene, phrase.members)), None)
    return None

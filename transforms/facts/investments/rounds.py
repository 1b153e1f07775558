"""Belongs here: what spans sentences: who takes part in a round spoken of before, and how a sum divides into parts.
Does not: a single statement of giving or raising (investment_roles).
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from transforms.facts.draft import Draft
from transforms.facts.focus import Focus
from transforms.facts.investments.predicates import JOIN, RAISE
from transforms.facts.modality import Status
from transforms.facts.phrases import Case, Phrase
from transforms.facts.scene import Scene, SceneSentence
from transforms.korean.quantities import Money
from transforms.organisations.mention import OrganisationMention

REACH = 3
_ROUND_WORD = re.compile(r"투자|라운드|투자사|투자자|기존|신규|리드|펀드|출자|시리즈|증자|판을|참여")
_OF_MONEY = re.compile(r"투자|라운드|출자|시리즈|증자|펀드|캐피[탈털]|벤처|리드")
_LIST_OF_INVESTORS = re.compile(
    r"(?:투자사|투자자|투자 기관|투자기관|참여사|참여 기관|리드 투자자|주요 주주|출자자(?:\(LP\))?|(?:배정 )?대상자)"
    r"(?:로는|로|는|은|에는)\s"
)
_ASIDE = re.compile(r"^(?:\s?(?:출신|산하|자회사|계열사|대표|관계자|심사역|창업))")
_SHARED_OUT = re.compile(
    r"▲|△|이\s?(?:중|가운데)|그\s?(?:중|가운데)|분야별|지역별|부문별|사업별|항목별|별로는|나머지|몫|절반|세부적으로|구체적으로|쪼개|나누면"
)


@dataclass
class Context:
    """The investment spoken of last: its draft, who gives and receives, and its sum."""

    draft: Draft
    sense: str
    sentence: SceneSentence
    givers: list[OrganisationMention]
    receiver: OrganisationMention | None
    money: Money | None
    latest: SceneSentence | None = None

    def near(self, sentence: SceneSentence, reach: int = REACH) -> bool:
        """Whether at most `reach` sentences, and no heading, lie between."""
        since = self.latest or self.sentence
        sentences = sentence.scene.sentences[since.index + 1 : sentence.index]
        return len(sentences) < reach and not any(s.sentence.heading and not self._named_in(s) for s in sentences)

    def _named_in(self, heading: SceneSentence) -> bool:
        spoken_of = {m.organisation_id for m in (self.receiver, *self.givers) if m is not None}
        return any(m.organisation_id in spoken_of for m in heading.mentions)


def add_participants(scene: Scene, focus: Focus, context: Context, sentence: SceneSentence) -> bool:
    """Adds those who take part in a round by this sentence; true where it names any."""
    same = sentence.index == context.sentence.index
    next_to_it = sentence.index - context.sentence.index == 1
    if not same and not next_to_it and not _ROUND_WORD.search(sentence.text):
        return False
    joins = [p for p in sentence.predicates if JOIN in p.senses]
    stop = joins[-1].start if joins else None
    if stop is None:
        listed = _LIST_OF_INVESTORS.search(sentence.text)
        monies = sentence.quantities(scene.quantities.money)
        if same or listed is None or not all(m.each for m in monies):
            return False
        stop = sentence.end
    else:
        if scene.statement(sentence, joins[-1]).reason_against:
            return False
        joins_before = [p for p in joins if p.start <= stop]
        if same and not _joins_the_round(sentence, context, joins_before[0].start):
            return False
    if context.givers and not same and not _OF_MONEY.search(sentence.text):
        return False
    told = (Case.BY,) if not joins else ()  # 대상자는 A와 B로
    phrases = [p for p in sentence.phrases if p.start < stop and (p.case in told or _takes_part(scene.body, p, same))]
    found = focus.expand(sentence, [m for p in phrases for m in p.members])
    return _extend(context, found)


def _joins_the_round(sentence: SceneSentence, context: Context, start: int) -> bool:
    """In the round's own sentence only what comes after its amount tells of its givers."""
    money = context.money
    return money is not None and start > money.end


def _takes_part(body: str, phrase: Phrase, same: bool) -> bool:
    if phrase.speaker or _ASIDE.match(body[phrase.after : phrase.after + 8]):
        return False
    if phrase.case in (Case.SUBJECT, Case.TOPIC, Case.AT, Case.BARE, Case.WITH):
        return not (same and phrase.case is Case.TOPIC)
    if phrase.case is Case.OBJECT:
        return re.match(r"\s?(?:비롯|포함|필두|중심)", body[phrase.after : phrase.after + 6]) is not None
    return phrase.case is Case.OF and re.match(r"\s?(?:참여|주도|리드)", phrase.head) is not None


def _extend(context: Context, found: list[OrganisationMention]) -> bool:
    if context.draft.status is Status.TERMINATED:
        return False
    receiver = context.receiver.organisation_id if context.receiver else None
    known = context.draft.party_ids()
    new = [m for m in found if m.organisation_id not in known and m.organisation_id != receiver]
    context.draft.parties.extend((m, "investor") for m in new)
    context.givers.extend(new)
    return bool(new)


def add_giver(context: Context, givers: list[OrganisationMention]) -> None:
    """One who puts in a part of a round is one of the round's investors."""
    if context.sense == RAISE:
        _extend(context, givers)


def adds_up(total: Money, monies: list[Money]) -> bool:
    """Whether several amounts of one currency make up a sum, to the per cent that rounding leaves."""
    if len(monies) < 2 or any(m.currency != total.currency for m in monies):
        return False
    return abs(sum((m.amount for m in monies), Decimal(0)) - total.amount) * 100 <= total.amount


def shares_of_sum(context: Context, sentence: SceneSentence, monies: list[Money]) -> list[Money]:
    """The amounts of a sentence that divide the sum spoken of before: they add up to it, or the text says so."""
    total = context.money
    if total is None or not monies or not context.givers:
        return []
    fitting = [m for m in monies if m.currency == total.currency and m.amount < total.amount and m.low is None]
    if len(fitting) != len(monies):
        return []
    if adds_up(total, fitting):
        return fitting
    said = _SHARED_OUT.search(sentence.scene.body, sentence.start, fitting[0].start + 1)
    listed = said is not None and sum((m.amount for m in fitting), Decimal(0)) <= total.amount
    return fitting if listed else []

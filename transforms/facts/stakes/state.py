"""Belongs here: what the article has said of stakes so far: the issuer spoken of, the last draft, the swaps under way.
Does not: the reading of a sentence.
"""

from dataclasses import dataclass, field
from typing import Any

from transforms.facts.dating import date_of
from transforms.facts.draft import Draft, Refusal, amount_values
from transforms.facts.phrases import Case
from transforms.facts.scene import Scene, SceneSentence, Statement
from transforms.facts.stakes.lots import Lot
from transforms.korean.quantities import Money
from transforms.organisations.mention import OrganisationMention

Values = dict[str, Any]
ISSUER_REACH = 3


@dataclass(slots=True)
class Swap:
    """Organisations that exchange shares, with what the sentence says of all legs."""

    sentence: int
    pairs: list[tuple[OrganisationMention, OrganisationMention]]
    legs: list[Draft]
    money: Money | None
    carried: bool = False
    details: list[Draft] = field(default_factory=list)
    replaced: bool = False

    @property
    def of_group(self) -> bool:
        """Whether a side is a business group: its companies do the exchange."""
        return any(member.name.endswith("그룹") for pair in self.pairs for member in pair)

    def joins(self, holder: OrganisationMention, issuer: OrganisationMention) -> bool:
        wanted = {holder.organisation_id, issuer.organisation_id}
        return any({a.organisation_id, b.organisation_id} == wanted for a, b in self.pairs)

    def has_member(self, organisation: OrganisationMention) -> bool:
        return any(organisation.organisation_id in (a.organisation_id, b.organisation_id) for a, b in self.pairs)

    def take(self, draft: Draft) -> None:
        """Make a draft a leg of this exchange: what the exchange says of all legs holds for it too."""
        draft.values["action"] = "swap"
        if draft is not self.legs[0]:
            draft.status = self.legs[0].status
        if draft.values.get("amount") is None:
            draft.values |= amount_values(self.money)
        if draft.dated.date is None:
            draft.dated = self.legs[0].dated
        self.details.append(draft)


@dataclass(slots=True)
class Telling:
    """The state that goes from sentence to sentence; `issuer_at` is where `issuer` was last spoken of."""

    scene: Scene
    issuer: OrganisationMention | None = None
    issuer_at: int = -99
    last: Draft | None = None
    last_at: int = -99
    swaps: list[Swap] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)

    def spoke_of(self, issuer: OrganisationMention, sentence: SceneSentence) -> None:
        self.issuer, self.issuer_at = issuer, sentence.index

    def current_issuer(self, sentence: SceneSentence) -> OrganisationMention | None:
        return self.issuer if sentence.index - self.issuer_at <= ISSUER_REACH else None

    def current_holder(self, sentence: SceneSentence) -> OrganisationMention | None:
        if self.last is None or sentence.index - self.last_at > 2:
            return None
        return self.last.organisations["holder"]

    def last_trade(self, sentence: SceneSentence, action: str) -> Draft | None:
        """The last trade of this kind within the two sentences before."""
        floor = self.scene.sentences[max(0, sentence.index - 2)].start
        trades = [d for d in self.drafts if floor <= d.start < sentence.start and d.values["action"] == action]
        return trades[-1] if trades and action != "hold" else None

    def holds_nearby(self, organisation: OrganisationMention, sentence: SceneSentence) -> bool:
        """Whether an organisation was a holder of shares in this sentence or the three before."""
        floor = self.scene.sentences[max(0, sentence.index - 3)].start
        wanted = organisation.organisation_id
        return any(d.organisations["holder"].organisation_id == wanted for d in self.drafts if d.start >= floor)

    def in_context(self, sentence: SceneSentence) -> bool:
        return sentence.index - max(self.last_at, self.issuer_at) <= 2

    def main_organisation(self, sentence: SceneSentence, reach: int = 4) -> OrganisationMention | None:
        """Whom the last topic before a sentence named, else its last subject."""
        earlier = self.scene.sentences[max(0, sentence.index - reach) : sentence.index]
        subjects = [s.main_subject for s in reversed(earlier) if s.main_subject is not None]
        topics = [p for p in subjects if p.case is Case.TOPIC and len(p.members) == 1]
        chosen = (topics or subjects)[:1]
        return chosen[0].members[0] if chosen else None

    def swap_of(self, sentence: SceneSentence, holder: OrganisationMention, issuer: OrganisationMention) -> Swap | None:
        for swap in reversed(self.swaps):
            if 0 <= sentence.index - swap.sentence <= 3 and swap.joins(holder, issuer):
                return swap
        return None

    def recent_swap(self, sentence: SceneSentence, reach: int = 3) -> Swap | None:
        swap = self.swaps[-1] if self.swaps else None
        return swap if swap is not None and sentence.index - swap.sentence <= reach else None

    def refuse(self, sentence: SceneSentence, rule: str, reason: str) -> None:
        self.refusals.append(Refusal(table="stakes", rule=rule, reason=reason, start=sentence.start, end=sentence.end))

    def add_leg(
        self, statement: Statement, rule: str, sides: tuple[OrganisationMention, OrganisationMention], values: Values
    ) -> Draft:
        """A new draft of an exchange's leg: its holder and issuer, and what is said of the block."""
        sentence, (holder, issuer) = statement.sentence, sides
        draft = Draft(
            table="stakes",
            rule=rule,
            start=sentence.start,
            end=sentence.end,
            status=statement.status,
            dated=date_of(self.scene, statement),
            values=values,
            organisations={"holder": holder, "issuer": issuer},
        )
        self.add(draft, sentence)
        return draft

    def add(self, draft: Draft, sentence: SceneSentence) -> None:
        self.drafts.append(draft)
        self.last, self.last_at = draft, sentence.index
        self.spoke_of(draft.organisations["issuer"], sentence)


@dataclass(slots=True)
class Place:
    """One lot where it stands: among the lots of its sentence, in the telling."""

    telling: Telling
    sentence: SceneSentence
    lots: list[Lot]
    index: int

    @property
    def lot(self) -> Lot:
        return self.lots[self.index]

    @property
    def body(self) -> str:
        return self.telling.scene.body

    @property
    def floor(self) -> int:
        """Where the text of the lot's enumeration begins: after the lot before it."""
        first = self.lot.run[0] if self.lot.run else self.index
        return self.lots[first - 1].end if first else self.sentence.start

    @property
    def measured_floor(self) -> int:
        """The end of the last measured lot before this one, else the sentence's start."""
        before = (other.end for other in reversed(self.lots[: self.index]) if other.measured)
        return next(before, self.sentence.start)


def lot_values(lot: Lot, money: Money | None) -> dict[str, object]:
    """The scalar columns that a block and the price paid for it fill."""
    values: dict[str, object] = {}
    if lot.percent is not None:
        values["percent"] = lot.percent.value
    if lot.shares is not None:
        values["shares"] = lot.shares.shares
    return values | amount_values(money)

"""Belongs here: a fact as a rule drafts it, before distinct facts are merged and become rows.
Does not: the rules that draft, and dtypes (frames).
"""

from dataclasses import dataclass, field
from typing import Any

from transforms.facts.modality import Status
from transforms.korean.quantities import Money
from transforms.organisations.mention import OrganisationMention


@dataclass(frozen=True, slots=True)
class Dated:
    """When a fact happens: `date` as in the guideline, with the words that say so and its first and last day (ISO)."""

    date: str | None = None
    text: str | None = None
    start: str | None = None
    end: str | None = None


UNDATED = Dated()


@dataclass(slots=True, kw_only=True)
class Draft:
    """One fact, as a rule drafts it.

    `values` are scalar columns; `organisations` the single ones by column; `parties` those of the party table.
    `start`, `end` are the evidence: the sentence's offsets into the body.
    """

    table: str
    rule: str
    start: int
    end: int
    status: Status
    dated: Dated = UNDATED
    values: dict[str, Any] = field(default_factory=dict)
    organisations: dict[str, OrganisationMention] = field(default_factory=dict)
    parties: list[tuple[OrganisationMention, str]] = field(default_factory=list)

    def party_ids(self, role: str | None = None) -> frozenset[str]:
        return frozenset([o.organisation_id for o, r in self.parties if role is None or role == r])


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A candidate that is not a fact, and why."""

    table: str
    rule: str
    reason: str
    start: int
    end: int


def amount_values(money: Money | None) -> dict[str, Any]:
    if money is None:
        return {}
    return {"amount": money.amount, "currency": money.currency, "bound": str(money.bound), "amount_text": money.text}


def quoted_values(money: Money | None) -> dict[str, Any]:
    if money is None or money.quoted is None:
        return {}
    return {"quoted_amount": money.quoted.amount, "quoted_currency": money.quoted.currency}

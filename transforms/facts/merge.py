"""Belongs here: one row for each distinct fact of an article: drafts that say the same are merged.
Does not: the rules that draft, and events across articles (corroboration).
"""

from collections.abc import Iterable

from transforms.facts.draft import Draft
from transforms.facts.modality import Status

_SLOTS = {
    "stakes": ("action", "percent", "shares", "amount", "currency"),
    "headcounts": ("kind", "count"),
    "investments": ("amount", "currency", "per"),
}

_NESTING = frozenset({"consortium", "acquisition"})  # told again with more or fewer of its parties
_ONCE = frozenset({"joint_venture", "merger", "acquisition"})
_GENERAL_RULES = frozenset({"deal_partnership_verb", "deal_joint_action_noun", "deal_joint_action_verb"})
_SPECIFIC = ("equity_swap", "joint_venture", "merger", "acquisition", "consortium", "supply", "partnership")


def merge(drafts: Iterable[Draft]) -> list[Draft]:
    """Drafts in order of evidence, each distinct fact once: the first that says it, with what later ones add."""
    kept: list[Draft] = []
    for draft in _without_restating_leads(sorted(drafts, key=lambda d: d.start)):
        same = next((k for k in kept if k.table == draft.table and _same(k, draft)), None)
        if same is None:
            kept.append(draft)
        else:
            _absorb(same, draft)
    return kept


def _without_restating_leads(drafts: list[Draft]) -> list[Draft]:
    """A lead that says in general what the body says in particular of the same parties (A와 B가 손잡았다) adds none."""
    deals = [d for d in drafts if d.table == "deals"]
    if not deals:
        return drafts
    first = deals[0]
    restated = (
        first.rule in _GENERAL_RULES
        and first.dated.date is None
        and any(d.party_ids() >= first.party_ids() and d.start != first.start for d in deals[1:3])
    )
    return [d for d in drafts if d is not first] if restated else drafts


def _same(a: Draft, b: Draft) -> bool:
    if a.table == "deals":
        return _same_deal(a, b)
    for slot in _SLOTS[a.table]:
        if a.values.get(slot) != b.values.get(slot):
            return False
    if a.party_ids() != b.party_ids():
        return False
    return {r: o.organisation_id for r, o in a.organisations.items()} == {
        r: o.organisation_id for r, o in b.organisations.items()
    }


def _same_deal(a: Draft, b: Draft) -> bool:
    of_one_kind = a.values["deal_type"] == b.values["deal_type"] and _compatible(a, b)
    if a.start != b.start and not of_one_kind:
        return False
    ours, theirs = a.party_ids(), b.party_ids()
    if a.start == b.start and ours == theirs:
        return True
    if not of_one_kind:
        return False
    if ours == theirs:
        return True
    nested = ours < theirs or theirs < ours
    return nested and (a.start == b.start or a.values["deal_type"] in _NESTING)


def _compatible(a: Draft, b: Draft) -> bool:
    """No date and no amount of one contradicts the other's; of what happens once a plan may be dated anew."""
    planned_anew = a.values["deal_type"] in _ONCE and Status.PLANNED in (a.status, b.status)
    dates = (None, None) if planned_anew else (a.dated.date, b.dated.date)
    for ours, theirs in (dates, (a.values.get("amount"), b.values.get("amount"))):
        if ours is not None and theirs is not None and ours != theirs:
            return False
    return True


def _absorb(kept: Draft, other: Draft) -> None:
    if "deal_type" in kept.values:
        kept.values["deal_type"] = min(kept.values["deal_type"], other.values["deal_type"], key=_SPECIFIC.index)
    known = kept.party_ids()
    kept.parties.extend((o, r) for o, r in other.parties if o.organisation_id not in known)
    if kept.dated.date is None and (kept.status is other.status or other.status in (Status.COMPLETED, Status.PLANNED)):
        kept.dated = other.dated
    if kept.values.get("deal_type") == "partnership" and kept.status is Status.PLANNED:
        kept.status = other.status if other.status is Status.COMPLETED else kept.status
    for column, value in other.values.items():
        kept.values.setdefault(column, value)

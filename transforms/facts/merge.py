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
    drafts = list(drafts)
    groups = _groups_by_company(drafts)
    kept: list[Draft] = []
    for draft in _without_restating_leads(sorted(drafts, key=lambda d: d.start)):
        same = next((k for k in kept if k.table == draft.table and _same(k, draft, groups)), None)
        if same is None:
            kept.append(draft)
        else:
            _absorb(same, draft, groups)
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


def _groups_by_company(drafts: list[Draft]) -> dict[str, str]:
    """The group's id by the id of the company whose name it bears: a text calls 한빛그룹 한빛 too."""
    named = {m.name: m.organisation_id for d in drafts for m in (*d.organisations.values(), *(o for o, _ in d.parties))}
    groups = {full.removesuffix("그룹"): group for full, group in named.items() if full.endswith("그룹")}
    return {named[name]: group for name, group in groups.items() if name in named}


def _same(a: Draft, b: Draft, groups: dict[str, str]) -> bool:
    if a.table == "deals":
        return _same_deal(a, b)
    for slot in _SLOTS[a.table]:
        if a.values.get(slot) != b.values.get(slot):
            return False
    if _dealt_over_time(a, b):
        return False
    return _identities(a, groups) == _identities(b, groups)


def _dealt_over_time(a: Draft, b: Draft) -> bool:
    """상반기 300명, 하반기 300명을 뽑았다: the same number twice, in one sentence, each with a date of its own."""
    dates = (a.dated.date, b.dated.date)
    return a.table == "headcounts" and a.start == b.start and None not in dates and dates[0] != dates[1]


def _identities(draft: Draft, groups: dict[str, str]) -> tuple[frozenset[str], dict[str, str]]:
    def one(organisation_id: str) -> str:
        return groups.get(organisation_id, organisation_id)

    roles = {role: one(o.organisation_id) for role, o in draft.organisations.items()}
    return frozenset(map(one, draft.party_ids())), roles


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


def _absorb(kept: Draft, other: Draft, groups: dict[str, str]) -> None:
    if "deal_type" in kept.values:
        kept.values["deal_type"] = min(kept.values["deal_type"], other.values["deal_type"], key=_SPECIFIC.index)
    known = {groups.get(i, i) for i in kept.party_ids()}
    kept.parties.extend(
        (o, r) for o, r in other.parties if groups.get(o.organisation_id, o.organisation_id) not in known
    )
    if kept.dated.date is None and (kept.status is other.status or other.status in (Status.COMPLETED, Status.PLANNED)):
        kept.dated = other.dated
    if kept.values.get("deal_type") == "partnership" and kept.status is Status.PLANNED:
        kept.status = other.status if other.status is Status.COMPLETED else kept.status
    for column, value in other.values.items():
        kept.values.setdefault(column, value)

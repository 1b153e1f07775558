"""Belongs here: one draft for each investment: a lead without investors and the sentence that names them are one.
Does not: merging what is word for word the same (merge).
"""

from transforms.facts.draft import Draft


def distinct(drafts: list[Draft]) -> list[Draft]:
    """Drafts in order, without those that another one says with more parties or with the amount."""
    kept: list[Draft] = []
    for draft in drafts:
        fuller = next((k for k in drafts if k is not draft and _says_more(k, draft)), None)
        if fuller is None:
            kept.append(draft)
        elif fuller.dated.date is None:
            fuller.dated = draft.dated
    return kept


def _investee(draft: Draft) -> str | None:
    investee = draft.organisations.get("investee")
    return investee.organisation_id if investee else None


def _says_more(fuller: Draft, draft: Draft) -> bool:
    bare = "amount" not in draft.values
    if bare and ("amount" not in fuller.values or _investee(fuller) != _investee(draft)):
        return False
    if not bare and any(draft.values.get(slot) != fuller.values.get(slot) for slot in ("amount", "currency", "per")):
        return False
    ours, theirs = draft.party_ids(), fuller.party_ids()
    if bare:
        return not ours or bool(ours & theirs)
    if _investee(draft) == _investee(fuller):
        return ours < theirs and _investee(draft) is not None
    return ours == theirs and bool(ours) and _investee(draft) is None

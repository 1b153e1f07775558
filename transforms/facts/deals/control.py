"""Belongs here: acquisitions that follow from a stake: who takes half of a company's shares or its control acquires it.
Does not: the rules that read stakes and deals from the text.
"""

import re
from decimal import Decimal

from transforms.facts.draft import Draft

_HALF = Decimal(50)
_CONTROL = re.compile(
    r"경영권(?! ?(?:분쟁|다툼|방어|위협|참여|승계|영향|개입))|최대주주에 오|최대주주로 올라|"
    r"자회사로 (?:편입|두|만)|완전 자회사"
)
_NEW_COMPANY = re.compile(r"합작|신설|설립|공동 출자|공동출자|증자|출범")
_TOLD_BY = frozenset({"acquisition", "joint_venture", "merger", "equity_swap"})


def with_acquisitions(drafts: list[Draft], body: str) -> list[Draft]:
    """The drafts and, for each stake that gives control of a company that no deal tells of, the acquisition."""
    told = [d.party_ids() for d in drafts if d.table == "deals" and d.values["deal_type"] in _TOLD_BY]
    added: list[Draft] = []
    for draft in drafts:
        if draft.table != "stakes" or not _gives_control(draft, body[draft.start : draft.end]):
            continue
        holder, issuer = draft.organisations["holder"], draft.organisations["issuer"]
        pair = frozenset({holder.organisation_id, issuer.organisation_id})
        if len(pair) < 2 or any(pair <= parties for parties in told):
            continue
        told.append(pair)
        values = {k: v for k, v in draft.values.items() if k in ("amount", "currency", "bound", "amount_text")}
        added.append(
            Draft(
                table="deals",
                rule="deal_by_control",
                start=draft.start,
                end=draft.end,
                status=draft.status,
                dated=draft.dated,
                values={"deal_type": "acquisition", **values},
                parties=[(holder, "acquirer"), (issuer, "target")],
            )
        )
    return [*drafts, *added]


def _gives_control(stake: Draft, sentence: str) -> bool:
    got = stake.values["action"] == "acquire" or stake.rule.startswith("stake_buy_shares")
    if not got or _NEW_COMPANY.search(sentence):
        return False
    percent = stake.values.get("percent")
    return (percent is not None and percent >= _HALF) or _CONTROL.search(sentence) is not None

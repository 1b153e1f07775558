"""Belongs here: investments that follow from a stake: who takes new shares funds the company that issues them.
Does not: the rules that read stakes and investments from the text.
"""

import re

from transforms.facts.draft import Draft

_NEW_SHARES = re.compile(r"제?\s?3자\s?배정|유상증자|신주를? (?:발행|인수|배정)|발행하는 신주|새로 (?:찍|발행)")
_OLD_SHARES = re.compile(r"구주|장내|블록딜|공개매수|시간외|(?:보유|소유)(?:한|하던|했던|\s?지분|\s?주식)")
_GOES_ON = re.compile(r"\s*(?:이번|이는|이로써|해당|신주|제?\s?3자|유상증자|납입|발행|주당|배정)")
_REACH = 180


def with_capital_increases(drafts: list[Draft], body: str) -> list[Draft]:
    """The drafts and, for each priced block of new shares that no investment tells of, the investment."""
    told = [(d.values.get("amount"), d.party_ids()) for d in drafts if d.table == "investments"]
    added: list[Draft] = []
    for stake in drafts:
        amount = stake.values.get("amount")
        if stake.table != "stakes" or stake.values["action"] != "acquire" or amount is None:
            continue
        following = body[stake.end : stake.end + _REACH].split("\n\n", maxsplit=1)[0]
        holder, issuer = stake.organisations["holder"], stake.organisations["issuer"]
        goes_on = _GOES_ON.match(following) or following.lstrip().startswith((issuer.text, issuer.name))
        said = body[stake.start : stake.end] + (following if goes_on else "")
        if not _NEW_SHARES.search(said) or _OLD_SHARES.search(said):
            continue
        if any(amount == other and holder.organisation_id in parties for other, parties in told):
            continue
        told.append((amount, frozenset({holder.organisation_id})))
        values = {k: v for k, v in stake.values.items() if k in ("amount", "currency", "bound", "amount_text")}
        added.append(
            Draft(
                table="investments",
                rule="investment_by_new_shares",
                start=stake.start,
                end=stake.end,
                status=stake.status,
                dated=stake.dated,
                values={"per": "once", **values},
                organisations={"investee": issuer},
                parties=[(holder, "investor")],
            )
        )
    return [*drafts, *added]

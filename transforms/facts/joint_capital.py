"""Belongs here: the capital of a joint company: what its founders put into it, by the deal that sets it up.
Does not: the rules that read deals and investments from the text, and whose shares the company's are (stakes).
"""

import re

from transforms.facts.draft import Draft, amount_values, quoted_values
from transforms.facts.modality import Status
from transforms.facts.scene import Scene
from transforms.korean.quantities import Money
from transforms.organisations.mention import OrganisationMention

_CAPITAL = re.compile(r"(?P<owner>[^\s]+의 )?(?:초기 |설립 |납입 )?자본금(?:은|이|으로|도|만)? (?:총 |약 |모두 )*$")
_JOINT_COMPANY = re.compile(r"(?:출자|투자)[^.\n]{0,60}(?:합작|합자)\s?(?:법인|회사|사(?![가-힣])|공장)")
_OF_THE_NEW_COMPANY = re.compile(r"(?:법인|회사|합작사|JV|업체)의 $")
_REACH = 2


def with_joint_capital(drafts: list[Draft], scene: Scene) -> list[Draft]:
    """The drafts and, for each joint venture whose capital the next sentences tell, the founders' investment in it."""
    told = {d.values.get("amount") for d in drafts if d.table == "investments"}
    added: list[Draft] = []
    for deal in drafts:
        venture = deal.table == "deals" and deal.values["deal_type"] == "joint_venture"
        if not venture or deal.status is Status.TERMINATED:
            continue
        company = _company(scene, deal)
        if company is not None:
            _give_to(company, deal, drafts, scene)
        found = _capital(scene, deal, company)
        if found is not None and found.amount not in told:
            told.add(found.amount)
            added.append(_investment(scene, deal, found, company))
    return [*drafts, *added]


def _company(scene: Scene, deal: Draft) -> OrganisationMention | None:
    """The joint company, where the text names it and knows the name as an organisation's."""
    name = deal.values.get("name")
    return next((m for m in scene.mentions if m.text == name), None) if name else None


def _give_to(company: OrganisationMention, deal: Draft, drafts: list[Draft], scene: Scene) -> None:
    """A와 B가 30억원씩 출자해 세운 합작법인: what the founders put into their joint company is put into that one."""
    founders = {mention.organisation_id for mention, _ in deal.parties}
    for draft in drafts:
        if draft.table != "investments" or draft.organisations.get("investee") is not None or not draft.parties:
            continue
        theirs = all(mention.organisation_id in founders for mention, _ in draft.parties)
        if theirs and _JOINT_COMPANY.search(scene.body, draft.start, draft.end):
            draft.organisations["investee"] = company


def _capital(scene: Scene, deal: Draft, company: OrganisationMention | None) -> Money | None:
    following = [s for s in scene.sentences if s.start >= deal.start and not s.sentence.heading][: _REACH + 1]
    for sentence in following:
        for money in sentence.quantities(scene.quantities.money):
            said = _CAPITAL.search(scene.body, max(sentence.start, money.outer_start - 40), money.outer_start)
            if said is not None and _is_its_own(said["owner"], company):
                return money
    return None


def _is_its_own(owner: str | None, company: OrganisationMention | None) -> bool:
    """Whether the capital is the joint company's, not that of one of its founders."""
    if owner is None or _OF_THE_NEW_COMPANY.search(owner):
        return True
    return company is not None and owner.strip("‘’'\" 의").endswith(company.text)


def _investment(scene: Scene, deal: Draft, capital: Money, company: OrganisationMention | None) -> Draft:
    sentence = next(s for s in scene.sentences if s.start <= capital.start < s.end)
    return Draft(
        table="investments",
        rule="investment_joint_capital",
        start=sentence.start,
        end=sentence.end,
        status=deal.status,
        dated=deal.dated,
        values={"per": "once", **amount_values(capital), **quoted_values(capital)},
        organisations={"investee": company} if company is not None else {},
        parties=[(mention, "investor") for mention, _ in deal.parties],
    )

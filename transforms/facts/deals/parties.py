"""Belongs here: who takes part in a deal of each sense, from the phrases of its clause.
Does not: which predicates make a deal (read), and how phrases get their case (phrases).
"""

import re
from collections.abc import Callable, Iterator

from transforms.facts.deals.changed_hands import acquired_by, divestiture, new_control, new_owner, preferred_bidder
from transforms.facts.deals.founders import founding, founding_together
from transforms.facts.deals.party_lists import Parties, leads_to, members, set_apart
from transforms.facts.deals.purchases import acquisition, agreed_purchase
from transforms.facts.deals.together import together
from transforms.facts.phrases import Case, Phrase
from transforms.facts.predicates import Ending, Form
from transforms.facts.roles import Arguments, expand, gives_shares_for_shares
from transforms.facts.scene import Scene, Statement

# A가 B의 신약을 국내에 도입하는 라이선스 계약을 맺다
_BRINGS_IN = re.compile(r"\s(?:[^\s,.]+\s){0,4}?[^\s,.]*[을를]\s(?:[^\s,.]+\s){0,3}?(?:도입|판매|유통|수입)하는\s")
_ORDER = re.compile(r"수주|건조 계약|도급 ?계약")
_WON = re.compile(r"수주|따내")
_ORDERED = re.compile(r"\s?(?:[가-힣]+\s)?발주(?:한|하는|할)\s")


def exchanging(scene: Scene, statement: Statement, found: Arguments) -> Iterator[Parties]:
    """A와 B가 지분을 맞바꾸다; A가 자사주를 B 주식과 맞바꾸다."""
    others = [p for p in found.others if gives_shares_for_shares(scene, p)]
    if others and found.subject is not None:
        yield members([found.subject], "party") + members(others[-1:], "party")
    else:
        yield from together(scene, statement, found)


def merging(scene: Scene, statement: Statement, found: Arguments) -> Iterator[Parties]:
    """A와 B가 합병하다; A가 B를 흡수합병하다."""
    absorbed = [p for p in found.others if p.case is Case.OBJECT]
    of_one = [p for p in found.others if p.case is Case.OF and len(p.members) == 1]
    named = [p for p in found.others if p.case is Case.BARE and leads_to(p, statement)]
    if named and of_one and 0 <= named[-1].start - of_one[-1].after <= 12:  # A의 B 합병
        yield members([of_one[-1], named[-1]], "party")
    elif absorbed and found.subject is not None:
        yield members([found.subject, absorbed[-1]], "party")
    else:
        yield from together(scene, statement, found)


def jointly(scene: Scene, statement: Statement, found: Arguments) -> Iterator[Parties]:
    """A는 B와 함께 X를 개발하다: only with a partner named, for what two do side by side is no agreement."""
    partners = [p for p in found.others if p.case is Case.WITH and not p.speaker]
    partners = [p for p in partners if not set_apart(scene, p) and _near(scene, p, statement)]
    if partners and found.subject is not None:
        yield members([found.subject], "party") + members(partners, "party")


def _near(scene: Scene, phrase: Phrase, statement: Statement) -> bool:
    between = scene.body[phrase.after : statement.predicate.start]
    return len(between) < 40 and not re.search(r"[은는이가]\s", between)


def embedding(scene: Scene, statement: Statement, found: Arguments) -> Iterator[Parties]:
    """B의 서비스를 앱에 탑재하다, A의 서비스가 B 앱에 탑재되다: whose product it is, and the one that takes it in."""
    owners = [p for p in found.others if p.case is Case.OF and p.head_case is Case.SUBJECT]
    passive = statement.predicate.lemma.endswith("되")
    subject = owners[-1] if passive and owners else found.subject
    if subject is None:
        return
    own = {m.organisation_id for m in subject.members}
    sources = [
        p
        for p in found.others
        if (
            p.case is Case.TO
            or (p.case is Case.OF and p.head_case in (Case.OBJECT, Case.TOPIC, Case.TO))
            or (passive and p.case is Case.BARE and p.head_case is Case.TO)
        )
        and not own.intersection(m.organisation_id for m in p.members)
    ]
    partners = [p for p in found.having(Case.WITH) if not p.speaker]
    if partners or (sources and not found.carried):
        yield members([subject], "party") + members(partners or sources[-1:], "party")


def _described(statement: Statement, found: Arguments) -> Phrase | None:
    """A는 B에 납품하는 C와: the one whom an adnominal verb describes is its subject, not the sentence's topic."""
    predicate = statement.predicate
    if predicate.form is not Form.VERB or predicate.ending is not Ending.ADNOMINAL:
        return None
    if found.subject is not None and found.subject.case is Case.SUBJECT:
        return None
    following = [p for p in statement.sentence.phrases if 0 <= p.start - predicate.end <= 2]
    return following[0] if following and following[0].case not in (Case.BARE, Case.OF) else None


def licence(scene: Scene, statement: Statement, found: Arguments) -> Iterator[Parties]:
    """A는 B에 기술을 수출하다, B와 기술이전 계약을 맺다, B로부터 도입하다; A와 B가 기술이전 계약을 맺다."""
    others = [p for p in found.others if p.case in (Case.WITH, Case.WITH_OF, Case.TO, Case.FROM) and not p.speaker]
    if not others and statement.predicate.lemma.endswith("확보하"):
        others = [p for p in found.having(Case.OF) if not p.speaker]  # A가 B의 게임 판권을 확보하다
    others = others or [p for p in found.having(Case.OF) if _BRINGS_IN.match(scene.body, p.after)]
    giver = _described(statement, found) or found.subject
    if giver is not None and others:
        yield members([giver], "party") + members(others[-1:], "party")
    elif statement.predicate.form is Form.NOUN:
        yield from together(scene, statement, found)


def supply(scene: Scene, statement: Statement, found: Arguments) -> Iterator[Parties]:
    """A가 B에 공급하다, B로부터 수주하다, B와 공급 계약을 맺다; B가 A에 발주하다."""
    if statement.predicate.lemma == "발주하":
        suppliers = [p for p in found.having(Case.TO) if not p.speaker]
        if found.subject is not None and suppliers:
            yield members(suppliers[-1:], "supplier") + members([found.subject], "customer")
        return
    customers = [p for p in found.having(Case.TO, Case.FROM, Case.WITH, Case.WITH_OF) if not p.speaker]
    if not customers and _WON.search(statement.predicate.lemma):
        customers = [p for p in found.others if p.case is Case.AT and not p.speaker]
    if not customers and statement.predicate.lemma == "위탁생산하":
        customers = [p for p in found.others if p.case in (Case.BARE, Case.OF) and p.head_case is Case.OBJECT]
    customers = customers or [p for p in found.others if _ORDERED.match(scene.body, p.after) and not p.speaker]
    supplier = _described(statement, found) or found.subject
    if not customers and supplier is not None and _ORDER.search(statement.predicate.lemma):
        customers = [p for p in found.others if p.case is Case.OF and p.start > supplier.start and not p.speaker]
    if supplier is None or not customers:
        if statement.predicate.form is Form.NOUN and statement.predicate.lemma.endswith("계약"):
            yield from together(scene, statement, found)  # A와 B가 공급 계약을 맺다: who supplies is not said
        return
    if statement.predicate.lemma.startswith("구매"):
        yield members([supplier], "customer") + members(customers[-1:], "supplier")
    elif customers[-1].listed:
        yield from ([*members([supplier], "supplier"), (c, "customer")] for c in expand(scene, customers[-1].members))
    else:
        yield members([supplier], "supplier") + members(customers[-1:], "customer")


def supply_received(scene: Scene, statement: Statement, found: Arguments) -> Iterator[Parties]:
    """A가 B로부터 공급받다."""
    suppliers = [p for p in found.having(Case.FROM) if not p.speaker]
    customer = _described(statement, found) or found.subject
    if customer is not None and suppliers:
        yield members(suppliers[-1:], "supplier") + members([customer], "customer")


def chosen(scene: Scene, statement: Statement, found: Arguments) -> Iterator[Parties]:
    """A가 B를 파트너로 점찍다, A가 파트너로 B를 택하다; B가 A의 파트너로 선정되다."""
    picked = [p for p in found.others if p.case is Case.OBJECT and not p.speaker]
    owners = [p for p in found.others if p.case is Case.OF and leads_to(p, statement)]
    if found.subject is not None and (picked or owners):
        yield members([found.subject], "party") + members(picked[-1:] or owners[-1:], "party")


PARTIES: dict[str, Callable[[Scene, Statement, Arguments], Iterator[Parties]]] = {
    "partnership": together,
    "joint_action": jointly,
    "joint_founding": founding_together,
    "embedding": embedding,
    "licence": licence,
    "consortium": founding,
    "joint_venture": founding,
    "merger": merging,
    "equity_swap": exchanging,
    "acquisition": acquisition,
    "acquisition_agreed": agreed_purchase,
    "acquired_by": acquired_by,
    "merged_into": acquired_by,
    "divestiture": divestiture,
    "new_owner": new_owner,
    "new_control": new_control,
    "preferred_bidder": preferred_bidder,
    "supply": supply,
    "supply_received": supply_received,
    "partner_choice": chosen,
}

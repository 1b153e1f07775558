"""Belongs here: the rules that read deals: which predicate makes one, and its kind, value, name and date.
Does not: who takes part (parties), shares that change hands alone (stakes), money put in alone (investments).
"""

import re
from collections.abc import Iterator
from functools import cache

from transforms.facts.dating import date_of
from transforms.facts.deals.bodies import joined_bodies
from transforms.facts.deals.founders import founds_a_company
from transforms.facts.deals.named_later import other_side
from transforms.facts.deals.parties import PARTIES, Parties
from transforms.facts.deals.refusals import another_act, in_passing, is_another_word, open_party
from transforms.facts.deals.ties import jointly_owned, precedes_another, stated_ties
from transforms.facts.deals.truth import as_carried, date_of_deal, status_of_deal
from transforms.facts.deals.values import monies_of
from transforms.facts.draft import UNDATED, Dated, Draft, Refusal, amount_values
from transforms.facts.modality import Status
from transforms.facts.phrases import Case
from transforms.facts.predicates import Ending, Form, Predicate
from transforms.facts.roles import Arguments, arguments, expand
from transforms.facts.scene import Scene, SceneSentence, Statement

_SENSES = (
    "consortium",
    "joint_venture",
    "equity_swap",
    "merger",
    "acquisition",
    "acquired_by",
    "merged_into",
    "divestiture",
    "supply",
    "supply_received",
    "partner_choice",
    "preferred_bidder",
    "new_owner",
    "new_control",
    "licence",
    "embedding",
    "partnership",
    "joint_action",
    "joint_founding",
)
_DEAL_TYPE = {
    "embedding": "partnership",
    "partner_choice": "partnership",
    "preferred_bidder": "acquisition",
    "new_owner": "acquisition",
    "new_control": "acquisition",
    "supply_received": "supply",
    "licence": "partnership",
    "joint_action": "partnership",
    "joint_founding": "joint_venture",
    "acquisition_agreed": "acquisition",
    "divestiture": "acquisition",
    "acquired_by": "acquisition",
    "merged_into": "merger",
}
_STATE = frozenset({"government", "local_government"})
_CARRIER_REACH = {"joint_action": 60, "consortium": 150}
_COPULA = re.compile(r"(?:이다|다\.|였다|이었다|이며|이고|였으며|이라고)")
_TO_BUY = re.compile(
    r"(?<!사업 )(?:인수|인수합병|경영권 양수도|(?:경영권|지분|주식) (?:양도|매각))"
    r"(?:\([^)]*\))?(?:을|를)? 위한\s(?:[가-힣]+\s){0,3}(?:[가-힣]+\()?$"
)
_DETAILS = re.compile(
    r"(?:이번|이|양사의?) (?:업무\s?)?(?:협약|제휴|협력|계약|MOU|합의|양해각서|파트너십)"
    r"(?:\([^)]*\))?(?:(?:으로|로) |(?:에|을|를|으로|로) ?(?:따라|통해|통하여|계기로|바탕|의해|기반|시작))"
)
_OF_GOODS = ("supply", "licence")
_CONTRACT = re.compile(r"\s(?:[^\s,.]+\s){0,3}?[^\s,.]*(?:계약|협약|양해각서|MOU)(?:\([^)]*\))?[을를]\s")
_NAMED = ("consortium", "joint_venture", "partnership")
_NOT_A_NAME = re.compile(r"위한|\)$|(?:협약|계약|각서|다|것|고|기)$")
_OWN_NAME = re.compile(r"(?<=\s)[A-Za-z0-9가-힣]+ ?(?:원팀|협의체|얼라이언스|연합체)$")
_NAME = re.compile(r"[‘'“\"]([^’'”\"\n]{2,30})[’'”\"]")


def read_deals(scene: Scene) -> Iterator[Draft | Refusal]:
    """Drafts of deals, sentence by sentence, and the candidates refused."""
    told: list[Draft] = []
    for sentence in scene.sentences:
        if sentence.sentence.heading:
            continue
        for item in _read_sentence(scene, sentence):
            if isinstance(item, Draft):
                if _tells_details(scene, item, told):
                    continue
                told.append(item)
            yield item
    yield from joined_bodies(scene, told)


def _tells_details(scene: Scene, deal: Draft, told: list[Draft]) -> bool:
    """이번 협약에 따라 A와 B는: what the partners of a deal told before will do under it is no deal of its own."""
    if deal.values["deal_type"] != "partnership" or not _DETAILS.search(scene.body, deal.start, deal.start + 40):
        return False
    return any(
        deal.party_ids() & earlier.party_ids() and earlier.values["deal_type"] == "partnership"
        for earlier in told
        if earlier.start < deal.start
    )


def _read_sentence(scene: Scene, sentence: SceneSentence) -> Iterator[Draft | Refusal]:
    names = [(m.start, m.end) for m in sentence.mentions]
    for index, predicate in enumerate(sentence.predicates):
        sense = _sense(predicate.senses)
        if sense is None or is_another_word(scene, predicate, names):
            continue
        carrier = _carrier_before(sentence, index) or _carrier(sentence.predicates, index, sense)
        if sense == "consortium" and predicate.has("partnership") and not _sets_up(carrier):
            sense = "partnership"  # 동맹을 맺다, and not 동맹을 출범시키다
        if predicate.form is Form.NOUN and sense == "partnership":
            statement = scene.statement(sentence, predicate)
            if carrier is None or precedes_another(scene, statement):
                yield from _ties(scene, statement)
                continue
        if predicate.form is Form.NOUN and sense == "joint_venture":
            yield from _joint_company(scene, scene.statement(sentence, predicate))
        if predicate.form is Form.NOUN and carrier is None and not _COPULA.match(scene.body, predicate.end):
            continue
        yield from _read(scene, sentence, predicate, carrier, sense)


def _ties(scene: Scene, statement: Statement) -> Iterator[Draft]:
    """A tie that the text takes as known is in force, unless what it is said for is still to come or untrue."""
    in_force = statement.status is Status.COMPLETED or precedes_another(scene, statement)
    if statement.reason_against is not None or not in_force:
        return
    dated = date_of(scene, statement, position=statement.predicate.start)
    for parties in stated_ties(scene, statement):
        yield from _in_force(scene, statement, parties, "partnership", dated)


def _joint_company(scene: Scene, statement: Statement) -> Iterator[Draft]:
    for parties in jointly_owned(scene, statement):
        yield from _in_force(scene, statement, parties, "joint_venture", UNDATED)


def _in_force(scene: Scene, statement: Statement, parties: Parties, kind: str, dated: Dated) -> Iterator[Draft]:
    organisations = _distinct(scene, parties)
    if len(organisations) > 1:
        yield Draft(
            table="deals",
            rule="deal_stated_tie",
            start=statement.sentence.start,
            end=statement.sentence.end,
            status=Status.COMPLETED,
            dated=dated,
            values={"deal_type": kind},
            parties=organisations,
        )


@cache
def _sense(senses: tuple[str, ...]) -> str | None:
    """The first of the senses that makes a deal, in the order of _SENSES."""
    return next((sense for sense in _SENSES if sense in senses), None)


def _carrier(predicates: list[Predicate], index: int, sense: str) -> Predicate | None:
    """The verb that carries a noun's sense: 업무협약을 맺다, 합작법인을 세우다."""
    noun = predicates[index]
    for predicate in predicates[index + 1 :]:
        if predicate.start - noun.end > _CARRIER_REACH.get(sense, 45):
            return None
        if predicate.form is Form.VERB and noun.carriers.intersection(predicate.senses):
            return predicate
    return None


def _sets_up(carrier: Predicate | None) -> bool:
    return carrier is not None and carrier.has("carrier_assembling")


def _carrier_before(sentence: SceneSentence, index: int) -> Predicate | None:
    """A가 B와 맺은 계약: the verb may also stand before its noun, as an adnominal."""
    noun = sentence.predicates[index]
    near = [p for p in sentence.predicates[:index] if 0 <= noun.start - p.end < 25]
    before = [p for p in near if noun.carriers.intersection(p.senses)]
    if noun.form is not Form.NOUN or not before or before[-1].ending is not Ending.ADNOMINAL:
        return None
    between = [p for p in sentence.phrases if before[-1].end <= p.start < noun.start]
    return None if any(p.case is Case.WITH_OF for p in between) else before[-1]  # 진행하고 있는 B와의 협력


def _read(
    scene: Scene, sentence: SceneSentence, predicate: Predicate, carrier: Predicate | None, sense: str
) -> Iterator[Draft | Refusal]:
    statement = scene.statement(sentence, predicate)
    rule = f"deal_{sense}_{predicate.form}"
    position = carrier.start if carrier is not None and sense != "joint_venture" else predicate.start
    concluding = _concluding(sentence, predicate)
    if concluding is not None and sense in _OF_GOODS:
        position = concluding.start
    found = arguments(scene, statement, position, carrier or concluding)
    statement = as_carried(scene, statement, carrier or concluding, found.subject)
    reason = (
        statement.reason_against
        or another_act(scene, statement, sense, carrier)
        or in_passing(found, carrier)
        or open_party(scene, statement, found, carrier)
    )
    if reason is not None:
        yield _refusal(sentence, rule, reason)
        return
    sense = _narrowed(scene, statement, sense, carrier)
    deal_type = _DEAL_TYPE.get(sense, sense)
    monies = [] if deal_type == "joint_venture" else monies_of(scene, statement, position)  # its capital is invested
    name = _name(scene, sentence, predicate) if sense in _NAMED else None
    told = list(PARTIES[sense](scene, statement, found))
    if sense in _OF_GOODS and predicate.form is Form.NOUN and not any(len(parties) > 1 for parties in told):
        told = list(_with_other_side(scene, statement, found, sense))
    dealt = len(told) > 1 and len(monies) == len(told)
    for index, parties in enumerate(told):
        organisations = _distinct(scene, parties)
        if any(role == "target" and organisation.kind in _STATE for organisation, role in organisations):
            yield _refusal(sentence, rule, "no authority is taken over")
            continue
        if len(organisations) < 2:
            yield _refusal(sentence, rule, "fewer than two parties")
            continue
        money = (monies[index] if dealt else monies[-1]) if monies else None
        yield Draft(
            table="deals",
            rule=rule,
            start=sentence.start,
            end=sentence.end,
            status=status_of_deal(statement, sense),
            dated=date_of_deal(scene, statement, sense, carrier, position),
            values={"deal_type": deal_type, **amount_values(money), **({"name": name} if name is not None else {})},
            parties=organisations,
        )


def _with_other_side(scene: Scene, statement: Statement, found: Arguments, sense: str) -> Iterator[Parties]:
    """A는 공급 계약을 맺었다. 계약 상대는 B다: whom a later sentence names as the other side."""
    partners = other_side(scene, statement) if found.subject is not None else []
    if found.subject is not None and partners:
        own, other = ("supplier", "customer") if sense == "supply" else ("party", "party")
        yield [*((m, own) for m in found.subject.members), *((m, other) for m in partners)]


def _concluding(sentence: SceneSentence, predicate: Predicate) -> Predicate | None:
    """A는 X를 공급하는 계약을 B와 맺다: the verb of the contract that an adnominal predicate describes."""
    if predicate.form is not Form.VERB or predicate.ending is not Ending.ADNOMINAL:
        return None
    contract = _CONTRACT.match(sentence.scene.body, predicate.end, sentence.end)
    following = [p for p in sentence.predicates if contract is not None and p.start >= contract.end()][:1]
    return following[0] if following and following[0].has("carrier_agreement") else None


def _narrowed(scene: Scene, statement: Statement, sense: str, carrier: Predicate | None) -> str:
    """What an agreement or an act done together is about, where that makes it a deal of another sense."""
    if sense == "joint_action" and founds_a_company(scene, statement, carrier):
        return "joint_venture"
    predicate = statement.predicate
    if sense != "partnership" or predicate.form is not Form.NOUN:
        return sense
    if scene.body.endswith("합병 ", statement.start, predicate.start):
        return "merger"
    return "acquisition_agreed" if _TO_BUY.search(scene.body, statement.start, predicate.start) else sense


def _refusal(sentence: SceneSentence, rule: str, reason: str) -> Refusal:
    return Refusal(table="deals", rule=rule, reason=reason, start=sentence.start, end=sentence.end)


def _name(scene: Scene, sentence: SceneSentence, predicate: Predicate) -> str | None:
    """The alliance's or the body's own name: in quotation marks beside the noun, else what the noun ends (AI원팀)."""
    start, end = max(sentence.start, predicate.start - 35), min(sentence.end, predicate.end + 35)
    quoted = [m for m in _NAME.finditer(scene.body, start, end) if not _NOT_A_NAME.search(m.group(1))]
    if quoted:
        return min(quoted, key=lambda m: abs(m.start() - predicate.start)).group(1)
    word = _OWN_NAME.search(scene.body, start, predicate.end)
    return word.group().strip() if word and predicate.form is Form.NOUN and "consortium" in predicate.senses else None


def _distinct(scene: Scene, parties: Parties) -> Parties:
    """The organisations that the parties stand for, each once, in the first role that it has."""
    distinct: dict[str, tuple] = {}
    for mention, role in parties:
        for organisation in expand(scene, [mention]):
            distinct.setdefault(organisation.organisation_id, (organisation, role))
    return list(distinct.values())

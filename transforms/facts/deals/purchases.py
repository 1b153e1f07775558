"""Belongs here: who buys, sells and is bought, where the buyer is the subject (A가 S로부터 B를 인수하다).
Does not: the same told of the company, its seller or bidders (changed_hands), shares that change hands alone (stakes).
"""

import re
from collections.abc import Iterator

from transforms.facts.deals.party_lists import Parties, leads_to, members
from transforms.facts.phrases import Case, Phrase
from transforms.facts.predicates import Ending, Form, Predicate
from transforms.facts.roles import Arguments, described_object, expand
from transforms.facts.scene import Scene, Statement, within

_OTHER_VERB = re.compile(
    r"\s?(?:통해|통한|비롯|포함|앞세|중심|제치|상대|겨냥|대신|둘러싼|놓고|위해|위한|"
    r"(?:[가-힣]+\s)?[가-힣]*(?:하는|되는|있는|한|된|던|낸|든|만든)\s)"
)
_OF_ANOTHER = (Case.SUBJECT, Case.WITH)
_ABOUT = re.compile(r"(?:\([^)]*\))?에 대(?:한|해|하여)\s")
_CONTRACT = re.compile(r"\s(?:\S+\s){0,2}?\S*계약(?:\([^)]*\))?(?:을|서에)\s")
_CONTRACT_FOR_IT = re.compile(r"(?:을|를)?\s?(?:위한|관련|관한)\s(?:\S+\s){0,2}?\S*(?:계약|협약|양해각서|MOU)")
_SHARES_OF_IT = re.compile(r"(?:의)?\s(?:보유\s)?(?:경영권\s?)?(?:지분|주식|경영권)(?=[\s을를])")
_BESIDE_CONTRACT = 4
_BIDDER = re.compile(r"\s?(?:\S+\s)?우선협상대상자로 (?:선정|뽑|낙점|지정|확정)")
_IN_ONE_BID = re.compile(r"\s(?:함께\s|공동으로\s)?컨소시엄을\s(?:꾸려|구성해|이뤄|맺어|결성해)|\s(?:함께|공동으로)\s")
_HELD_BY = re.compile(r"\s?(?:측\s)?보유\s?(?:지분|주식|분)")  # S 보유 지분: S sells
_OBJECT = re.compile(r"(?<!경영권)(?<!지분)[을를]\s(?!위해|통해|거쳐|두고)")
_TO_SELL = re.compile(r"(?:양도|매각)(?:을|를)? 위한")
_AT_A_PRICE = re.compile(r"\s?[^,.\n]{0,20}(?:원|달러|엔|위안|유로|파운드)에,?\s[^,.\n]{0,40}")
_BUSINESS_OBJECT = re.compile(
    r"(?:사업|사업부|사업부문|부문|법인|공장|매장|점포|브랜드|사업권|영업권)[을를]\s(?:\S+\s){0,2}$"
)
_APPROVED = re.compile(r"[을를]?\s?(?:\S+\s)?(?:승인|인가|허가|허락)을?\s?받")


def agreed_purchase(scene: Scene, statement: Statement, found: Arguments) -> Iterator[Parties]:
    """A가 B와 인수를 위한 양해각서를 맺다; where a third is named as the target the noun 인수 tells of it."""
    partners = [p for p in found.having(Case.WITH, Case.WITH_OF) if not p.speaker]
    if found.subject is None or any(p.case in (Case.BARE, Case.OF) for p in found.others):
        return
    if partners and _TO_SELL.search(scene.body, statement.start, statement.predicate.start):
        topics = [p for p in statement.sentence.phrases if p.case is Case.TOPIC and p.end < found.subject.start]
        sold = members(topics[-1:], "target")
        yield members(partners[-1:], "acquirer") + sold + members([found.subject], "seller")
    elif partners:
        yield members([found.subject], "acquirer") + members(partners[-1:], "target")
    elif len(expand(scene, found.subject.members)) > 1:
        yield members([found.subject], "party")


def acquisition(scene: Scene, statement: Statement, found: Arguments) -> Iterator[Parties]:
    """A가 (S로부터) B를 인수하다; A의 B 인수; the holder in B가 보유한 C 지분을 is the seller."""
    others = [p for p in found.others if not p.speaker]
    subject, direct = _buyer_and_bought(scene, statement, found.subject, others)
    contracted = _seller_choosing(scene, statement, subject, direct, others) or _with_other_side(
        statement,
        subject,
        direct or [p for p in others if p.case is Case.OF or _SHARES_OF_IT.match(scene.body, p.after)],
    )
    if contracted:
        yield contracted
        return
    targets = direct or _told_of(scene, others) or _told_in_an_earlier_clause(statement, subject)
    if subject is not None and not targets and (by_topic := _topic_bought_by(statement, subject)) is not None:
        subject, targets = by_topic
    if subject is not None and not targets:
        yield _business_of(scene, statement, subject, others)
        return
    if subject is None or _only_owns(statement, subject):
        return
    if subject.listed and len(subject.members) > 2:
        return  # A·B·C 등 3곳은 … 편입했다: they are what is bought as often as they buy
    target = targets[-1]
    if _each(scene, subject, target):
        yield from ([(a, "acquirer"), (b, "target")] for a, b in zip(subject.members, target.members, strict=True))
        return
    sellers = _sellers(scene, statement, subject, target, others)
    buyers = members([subject, *_fellow_bidders(scene, statement, subject)], "acquirer")
    for priced in _each_at_its_price(scene, statement, direct, target):
        yield [*buyers, *members([priced], "target")]
    for bought in [target.members] if _in_one(scene, statement, target) else [[m] for m in target.members]:
        yield [*buyers, *((m, "target") for m in bought), *members(sellers, "seller")]


def _in_one(scene: Scene, statement: Statement, target: Phrase) -> bool:
    """Whether several are bought in one act: at one price, or where one may buy too (A는 B와 C 인수를 추진하다)."""
    predicate = statement.predicate
    if "각각" in scene.body[target.after : predicate.start]:
        return False
    at_one_price = bool(within(scene.quantities.money, statement.start, predicate.start))
    return at_one_price or (predicate.form is Form.NOUN and target.is_couple)


def _told_of(scene: Scene, others: list[Phrase]) -> list[Phrase]:
    """B에 대해, B의 지분을: what is bought, where the clause does not name it directly."""
    about = [p for p in others if p.case in (Case.TO, Case.ASIDE) and _ABOUT.match(scene.body, p.end)]
    return about or [
        p
        for p in others
        if p.case in (Case.BARE, Case.OF) and p.head_case not in _OF_ANOTHER and not _HELD_BY.match(scene.body, p.after)
    ]


def _sellers(scene: Scene, statement: Statement, subject: Phrase, target: Phrase, others: list[Phrase]) -> list[Phrase]:
    """A는 S로부터, S가 보유한; none in 당국으로부터 B 인수를 승인받다."""
    approved = _APPROVED.match(scene.body, statement.predicate.end) is not None
    named = [
        p
        for p in others
        if (p.case is Case.FROM and not approved) or (p.case is Case.SUBJECT and p.start < target.start)
    ]
    return named or _other_side_of_contract(statement, subject)


def _business_of(scene: Scene, statement: Statement, subject: Phrase, others: list[Phrase]) -> Parties:
    """A가 S로부터 X 사업부를 인수하다: what is bought has no name of its own."""
    start = statement.predicate.start
    sellers = [p for p in others if p.case is Case.FROM and _BUSINESS_OBJECT.search(scene.body, p.after, start)]
    return members([subject], "acquirer") + members(sellers[-1:], "seller") if sellers else []


def _each_at_its_price(scene: Scene, statement: Statement, direct: list[Phrase], target: Phrase) -> list[Phrase]:
    """A는 B를 100억원에, C를 200억원에 인수하다: the objects before the last, whose verb stands with the last alone."""
    listed: list[Phrase] = []
    following = target
    for phrase in reversed(direct[:-1]):
        if not _AT_A_PRICE.fullmatch(scene.body, phrase.after, following.start):
            break
        listed.insert(0, phrase)
        following = phrase
    return listed


def _fellow_bidders(scene: Scene, statement: Statement, subject: Phrase) -> list[Phrase]:
    """A는 C와 컨소시엄을 꾸려 B를 인수하다, A는 C와 함께 B를 인수하다: C buys too."""
    before = [p for p in statement.sentence.phrases if subject.end < p.start < statement.predicate.start]
    return [p for p in before if p.case is Case.WITH and not p.speaker and _IN_ONE_BID.match(scene.body, p.after)]


def _buyer_and_bought(
    scene: Scene, statement: Statement, subject: Phrase | None, others: list[Phrase]
) -> tuple[Phrase | None, list[Phrase]]:
    """The buyer, and the phrases that the clause names directly as what is bought, the last one first to be taken."""
    direct = [p for p in others if p.case is Case.OBJECT and not _object_of_another(scene, p, statement)]
    bought_too = _bought_too(scene, subject, statement) if subject is not None else None
    if subject is not None and bought_too is not None:
        direct = [subject] if bought_too is statement.predicate else direct
        subject = _buyer_before(scene, statement, subject)
    described = described_object(statement.sentence, statement.predicate, statement.start)
    if described is not None and not direct and subject is not None and subject is not described:
        direct = [described]
    if statement.predicate.form is Form.NOUN:
        leading = [p for p in others if p.case in (Case.BARE, Case.OF) and leads_to(p, statement)]
        named = [p for p in leading if p.case is Case.BARE] or leading
        owners = [p for p in others if named and p.case is Case.OF and 0 <= named[-1].start - p.after <= 12]
        subject = owners[-1] if owners else subject
        direct = named or direct
    return subject, direct


def _seller_choosing(
    scene: Scene, statement: Statement, seller: Phrase | None, direct: list[Phrase], others: list[Phrase]
) -> Parties:
    """S가 A를 B 인수 우선협상대상자로 선정하다: A is to buy."""
    bidder = next((p for p in reversed(others) if p.case is Case.OBJECT), None)
    if bidder is None or not direct or bidder is direct[-1] or not _BIDDER.match(scene.body, statement.predicate.end):
        return []
    sold_by = members([seller], "seller") if seller is not None else []
    return members([bidder], "acquirer") + members(direct[-1:], "target") + sold_by


def _contract(statement: Statement) -> re.Match[str] | None:
    """B 인수를 위한 계약, B를 인수하는 계약: the contract that the predicate tells of."""
    predicate, body = statement.predicate, statement.sentence.scene.body
    if predicate.form is Form.NOUN:
        return _CONTRACT_FOR_IT.match(body, predicate.end)
    return _CONTRACT.match(body, predicate.end) if predicate.ending is Ending.ADNOMINAL else None


def _with_other_side(statement: Statement, subject: Phrase | None, named: list[Phrase]) -> Parties:
    """A는 S와 B 인수를 위한 계약을 맺다, S와 B의 지분을 인수하는 계약을: who stands with the target contracts."""
    target = named[-1] if named else None
    if subject is None or target is None or not target.is_couple or _contract(statement) is None:
        return []
    other_side, bought = target.members
    return [*members([subject], "acquirer"), (bought, "target"), (other_side, "seller")]


def contract_on_sale(statement: Statement, seller: Phrase, others: list[Phrase]) -> Parties:
    """S는 A와 B 지분을 매각하는 계약을, B를 매각하는 계약을 A와, B 매각을 위한 계약을 A와 맺다: A buys."""
    body, sold_by = statement.sentence.scene.body, members([seller], "seller")
    sold = [p for p in others if Case.OBJECT in p.cases or leads_to(p, statement) or _SHARES_OF_IT.match(body, p.after)]
    if not sold or _contract(statement) is None:
        return []
    if sold[-1].is_couple:
        other_side, target = sold[-1].members
        return [(other_side, "acquirer"), (target, "target"), *sold_by]
    buyers = _other_side_of_contract(statement, seller)
    return [*members(buyers, "acquirer"), *members(sold[-1:], "target"), *sold_by] if buyers else []


def _other_side_of_contract(statement: Statement, first: Phrase) -> list[Phrase]:
    """A는 S와 B를 인수하는 계약을 맺다, B를 인수하는 계약을 S와 맺다: with whom the first side contracts."""
    contract = _contract(statement)
    if contract is None:
        return []
    since = max(first.end, statement.start)
    partners = [p for p in statement.sentence.phrases if p.case is Case.WITH and not p.speaker]
    before = [p for p in partners if since <= p.start < statement.predicate.start and not _acts_between(statement, p)]
    behind = [p for p in partners if 0 <= p.start - contract.end() <= _BESIDE_CONTRACT]
    return [*before, *behind][-1:]


def _acts_between(statement: Statement, phrase: Phrase) -> bool:
    """S와 협력하며 B를 매각하는 계약: another verb takes S."""
    return bool(within(statement.sentence.predicates, phrase.after, statement.predicate.start))


def _topic_bought_by(statement: Statement, subject: Phrase) -> tuple[Phrase, list[Phrase]] | None:
    """B는 2016년 A가 인수하다: the topic is what the subject buys; the buyer, and what is bought."""
    if statement.predicate.form is not Form.VERB or subject.speaker:
        return None
    sentence, start = statement.sentence, statement.predicate.start
    topics = [p for p in sentence.phrases if p.start < subject.start and p.case is Case.TOPIC and not p.speaker]
    if subject.case is not Case.SUBJECT or len(topics) != 1 or len(topics[0].members) > 1:
        return None
    body, after = sentence.scene.body, topics[0].after
    clause = max(after, body.rfind(", ", after, subject.start))
    adjacent = start - subject.after <= 12 and not _OBJECT.search(body, clause, start)
    return (subject, topics) if adjacent else None


def _object_of_another(scene: Scene, phrase: Phrase, statement: Statement) -> bool:
    """C를 통해, C를 운영하는 X를 인수하다; but of C를 노리던 A는 인수를 접었다 the object is what is bought."""
    match = _OTHER_VERB.match(scene.body, phrase.after, statement.predicate.start)
    if match is None:
        return False
    described = next((p for p in statement.sentence.phrases if 0 <= p.start - match.end() <= 2), None)
    return described is None or described.case not in (Case.TOPIC, Case.SUBJECT)


def _bought_too(scene: Scene, phrase: Phrase, statement: Statement) -> Predicate | None:
    """B도 인수했다: right before a verb of buying 도 marks what is bought; the verb."""
    if phrase.case is not Case.TOPIC or scene.body[phrase.after - 1] != "도":
        return None
    following = [p for p in statement.sentence.predicates if p.start >= phrase.after and p.has("acquisition")]
    bought = following and not scene.body[phrase.after : following[0].start].strip()
    return following[0] if bought else None


def _only_owns(statement: Statement, phrase: Phrase) -> bool:
    """S가 보유한 B 지분을 인수하다: the one whom only the relative clause names does not buy."""
    start = statement.predicate.start
    return statement.start <= phrase.start < start and statement.sentence.taken_by_relative_clause(phrase, start)


def _buyer_before(scene: Scene, statement: Statement, bought: Phrase) -> Phrase | None:
    sentence = statement.sentence
    own = [p for p in sentence.phrases if p.start < bought.start and p.case in (Case.TOPIC, Case.SUBJECT)]
    free = [
        p
        for p in own
        if not p.speaker
        and not sentence.taken_by_relative_clause(p, bought.start)
        and _bought_too(scene, p, statement) is None
    ]
    carried = free[-1] if free else scene.carried_subject(sentence)
    return carried if carried is not None and carried.case in (Case.TOPIC, Case.SUBJECT) else None


def _told_in_an_earlier_clause(statement: Statement, subject: Phrase | None) -> list[Phrase]:
    """B 지분 20%를 사고, 남은 80%도 사 자회사로 편입하다: what the clauses before were about."""
    if subject is None or statement.predicate.form is Form.NOUN:
        return []
    known = {m.organisation_id for m in subject.members}
    phrases = [p for p in statement.sentence.phrases if p.start < statement.start and not p.speaker]
    return [
        p
        for p in phrases
        if p.case in (Case.OBJECT, Case.BARE, Case.OF)
        and p.head_case in (Case.OBJECT, Case.BARE)
        and not known.intersection(m.organisation_id for m in p.members)
    ]


def _each(scene: Scene, subject: Phrase, target: Phrase) -> bool:
    """A와 B가 각각 C와 D를: each with its own."""
    several = len(subject.members) == len(target.members) > 1
    return several and "각각" in scene.body[subject.after : target.start]

"""Belongs here: those who set up or join a standing body or a joint company, from the phrases of one sentence.
Does not: members that other sentences tell (bodies), and parties of other deals (parties).
"""

import re
from collections.abc import Iterator

from transforms.facts.deals.party_lists import Parties, introduces, members, partners_before, set_apart
from transforms.facts.phrases import Case, Phrase
from transforms.facts.predicates import Ending, Predicate
from transforms.facts.roles import Arguments, expand
from transforms.facts.scene import Scene, Statement

_TAKING_PART = re.compile(r"\s(?:함께\s)?(?:참여|참가|합류|가입|동참)(?:하는|한|하고 있는|해 있는)\s")
_INTO_BODY = re.compile(r"[’'”\"]?(?:\([^)]*\))?에(?:는)?\s")
_LEADS_IT = re.compile(r"\s(?:주축이 돼 |함께 )?(?:주도|이끄|이끌|만든|만들|결성|설립|구성|꾸린|세운|발족|출범)")
_JOINS = re.compile(r"\s(?:[가-힣]+\s)?(?:합류|참여|참가|가입|동참)(?:했|한다|하기로|하면서|하며|해|할)")
_FOUNDS = frozenset({"설립하", "세우", "차리", "만들"})
_FOUNDS_ALONE = _FOUNDS - {"설립하"}
_BY_CAPITAL = re.compile(r"(?:출자|자본(?:금)?[을를] (?:대|나눠))[^,.]{0,8}\s(?:\S+\s){0,3}?$")
_COMPANY_KIND = r"(?!지주)[가-힣]*(?:기업|회사|법인|업체|벤처|스타트업|[가-힣]사)"
_COMPANY_FOUNDED = re.compile(rf"\s(?:[^\s,.]+\s){{0,3}}?(?:인\s)?{_COMPANY_KIND}(?:인)?\s")
_COMPANY_OBJECT = re.compile(rf"(?:^|\s){_COMPANY_KIND}(?:인 [^\s]+)?(?:\s['‘][^'’]+['’])?[을를]\s")


def founding(scene: Scene, statement: Statement, found: Arguments) -> Iterator[Parties]:
    """Those who found a body: the subject and its partners, or the members that a list of its participants names."""
    partners = [p for p in found.having(Case.WITH, Case.WITH_OF) if not set_apart(scene, p)]
    subject = found.subject
    partners = partners or _partners_before(scene, statement, subject)
    lists = [p for p in [*found.others, *([subject] if subject else [])] if len(expand(scene, p.members)) > 1]
    listed = max(lists, key=lambda p: len(expand(scene, p.members)), default=None)
    quotas = _with_quotas(statement)
    if len(quotas) > 1:
        chosen = quotas
    elif partners:
        chosen = [*([subject] if subject else []), *partners]
    elif listed is not None:
        set_up = [subject] if subject and not found.carried and _take_part_in_it(scene, listed) else []
        chosen = [*set_up, *([] if listed in set_up else [listed]), *[p for p in found.others if introduces(scene, p)]]
    else:
        chosen = [subject] if subject else []
        joined = list(_joining_anothers_body(scene, statement))
        if joined:
            yield from joined
            return
    yield members([p for p in chosen if p is not None], "founder") + members(_joiners(scene, statement), "joiner")


def _joining_anothers_body(scene: Scene, statement: Statement) -> Iterator[Parties]:
    """A는 B가 이끄는 협의체에 합류하다: A joins what is B's."""
    start = statement.predicate.start
    if _INTO_BODY.match(scene.body, statement.predicate.end) is None:
        return
    before = [p for p in statement.sentence.phrases if p.start < start and not p.speaker]
    leads = [p for p in before if p.case is Case.SUBJECT and _LEADS_IT.match(scene.body, p.after, start)]
    joining = [p for p in before if p.case in (Case.TOPIC, Case.SUBJECT) and p not in leads]
    if leads and joining:
        yield members(leads, "founder") + members(joining[-1:], "joiner")


def _partners_before(scene: Scene, statement: Statement, subject: Phrase | None) -> list[Phrase]:
    """A는 B와 50대 50으로 출자하고, 합작법인을 세우다: with whom the clause before puts in the capital."""
    if subject is None or "출자" not in scene.body[subject.after : statement.start]:
        return []
    return partners_before(scene, statement, subject)


def _take_part_in_it(scene: Scene, listed: Phrase) -> bool:
    """A는 B, C 등이 참여하는 X를 발족하다: who sets up a body is none of those whom the relative clause lists."""
    return _TAKING_PART.match(scene.body, listed.after) is not None


def _joiners(scene: Scene, statement: Statement) -> list[Phrase]:
    """A, B 등이 참여하는 X에 C가 합류하다: the one behind the body's name."""
    body = scene.body
    goal = _INTO_BODY.match(body, statement.predicate.end)
    if goal is None:
        return []
    following = [p for p in statement.sentence.phrases if 0 <= p.start - goal.end() <= 2]
    return [p for p in following[:1] if p.case in (Case.SUBJECT, Case.TOPIC) and _JOINS.match(body, p.after)]


def _with_quotas(statement: Statement) -> list[Phrase]:
    """A가 51%, B가 49%를 출자하다: those whose part of the capital stands right behind them."""
    sentence = statement.sentence
    if "출자" not in sentence.text:
        return []
    starts = {percent.start for percent in sentence.quantities(sentence.scene.quantities.percents)}
    subjects = [p for p in sentence.phrases if p.case in (Case.SUBJECT, Case.TOPIC, Case.BARE) and not p.speaker]
    return [p for p in subjects if p.after + 1 in starts]


def founding_together(scene: Scene, statement: Statement, found: Arguments) -> Iterator[Parties]:
    """양사는 X를 설립하다: the new company of those who are spoken of together is theirs jointly.

    Of those who are only named beside each other so it is where they put in the capital (A와 B가 절반씩 출자해 만든).
    """
    subject = found.subject
    if subject is None or found.carried:
        return
    if len(subject.members) > 1 and _BY_CAPITAL.search(scene.body, subject.after, statement.predicate.start):
        yield members([subject], "founder")
        return
    if statement.predicate.lemma in _FOUNDS_ALONE or not any(m.rule.startswith("reference") for m in subject.members):
        return
    new = [p for p in found.others if p.case is Case.OBJECT]
    if new or _COMPANY_OBJECT.search(scene.body, subject.after, statement.predicate.start):
        yield members([subject], "founder")


def founds_a_company(scene: Scene, statement: Statement, carrier: Predicate | None) -> bool:
    """A와 B가 공동으로 설립한 금융 회사 X; A가 B와 함께 회사를 세우다: whose company that is, is joint."""
    if carrier is None or carrier.lemma not in _FOUNDS:
        return False
    if carrier.ending is Ending.ADNOMINAL:
        return _COMPANY_FOUNDED.match(scene.body, carrier.end) is not None
    return _COMPANY_OBJECT.search(scene.body, statement.predicate.start, carrier.start) is not None

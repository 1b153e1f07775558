"""Belongs here: who receives what is invested: by case and order, by what the money sets up, buys or describes.
Does not: who gives (roles), and receivers that earlier sentences name (inheritance).
"""

import re

from transforms.facts.focus import Focus, is_reporter
from transforms.facts.hosts import PLACE_NAME, PUBLIC, is_authority
from transforms.facts.phrases import SUBJECT_CASES, Case, Phrase
from transforms.facts.predicates import Ending
from transforms.facts.scene import Statement
from transforms.korean.quantities import Money
from transforms.organisations.mention import OrganisationMention

_CAPITAL = re.compile(r"유상증자|증자|시리즈|라운드|투자|펀드|신주|프리|시드|자본|지분|출자|설립|사업")
RELATIVE_CAPITAL = re.compile(
    r"^\s?(?:\S+ ){0,2}?(?:(?:진행|추진|실시)(?:한|하는|하고 있는| 중인)|발행(?:한|하는)|결정한|"
    r"찍는|찍은|새로 찍는|새로 발행하는|단행(?:한|하는))\s"
    r".{0,16}?(?:시리즈|유상증자|증자|투자|라운드|신주|우선주|주식)"
)
_NO_RECEIVER = re.compile(
    r"^\s?(?:이어|따르|따른|맞서|맞선|비해|비하|위치|있는|있던|짓|지은|세우|세운|건설|들어서|공급|납품|제공|의해|의하|참석|속한|속해|밀려|앞서|본사를|비교|매각|넘기|팔|인수|합병|대응|맞춰|발맞|걸쳐|이르|이를|달하|입점|탑재|상장|그치)"
)
_COMPANY_DESCRIBED = re.compile(
    r"\s(?:(?:[^\s,.]*[^\s,.은는이가을를에의와과로고며서]\s){0,3}[^\s,.]*(?:기업|스타트업|업체|회사|벤처|개발사|운영사)(?:인)?\s)?['‘“\"]?"
)
_SET_UP = re.compile(r"^\s?(?:함께 |공동으로 |새로 )?(?:세우|세운|세웠|설립|만들|차리|차렸|짓|출범)")
_BESIDE = 12
_SITE = re.compile(r"(?:파크|산업단지|산단|단지|공장|캠퍼스|클러스터|밸리|항만|공항|사업장|사업)$")
_SHARES_AFTER = re.compile(r"\s?(?:지분|주식|신주|전환우선주|우선주)")
_THIS_FUND = re.compile(r"(?:이번|이|해당)\s(?P<noun>조합|펀드)(?:은|는|에는|에)\s")
_ABOUT = re.compile(r"[’'\"”]?에 대한")
_ITS_INVESTMENT = re.compile(r"\s(?:[^\s,.]+\s){0,4}?(?:투자|출자)")
_ITS_MONEY = re.compile(r"^\s?(?:[가-힣]+ )?(?:투자|출자)(?:를|금을)?\s(?:통해|받|기반|바탕)")


def receivers_of(
    focus: Focus,
    statement: Statement,
    money: Money | None,
    givers: list[OrganisationMention],
    floor: int,
    limit: int | None = None,
) -> list[OrganisationMention]:
    """Who receives what the subject gives, as far as the clause names an organisation."""
    sentence, predicate = statement.sentence, statement.predicate
    body = sentence.scene.body
    given = {g.organisation_id for g in givers}
    start = max(statement.start, floor)
    end = predicate.start if limit is None else limit
    for phrase in reversed([p for p in sentence.phrases if start <= p.start < end]):
        if not _receives(body, phrase, money) or _in_clause_of_giver(statement, phrase, given):
            continue
        members = [m for m in focus.expand(sentence, phrase.members) if m.organisation_id not in given]
        if members:
            return members if phrase.case is Case.TO else members[-1:]
    for named in (
        _issuer_after(statement),
        _founded_after(statement),
        _partner_before(statement),
        _issuing_topic(statement),
        _receiving_topic(statement, money),
        _this_fund(statement),
    ):
        if named is not None:
            return [m for m in focus.expand(sentence, named.members) if m.organisation_id not in given][-1:]
    return []


def _in_clause_of_giver(statement: Statement, phrase: Phrase, givers: set[str]) -> bool:
    """C에 지사를 둔 A는 30억원을 투자하다: C is in the clause that only describes the giver."""
    between = [p for p in statement.sentence.phrases if phrase.start < p.start < statement.predicate.start]
    subjects = [p for p in between if p.case in SUBJECT_CASES]
    acting = [p for p in subjects if givers.intersection(m.organisation_id for m in p.members)]
    return bool(acting) and statement.sentence.in_relative_clause_of(phrase, acting[0])


def described_receivers(
    focus: Focus, statement: Statement, givers: list[OrganisationMention], *, as_subject: bool = False
) -> list[OrganisationMention]:
    """A가 투자한 스타트업 B와 C가: whom the clause of investing describes; with `as_subject` only before 은 or 이."""
    sentence, predicate = statement.sentence, statement.predicate
    if predicate.ending is not Ending.ADNOMINAL or not givers:
        return []
    following = next((p for p in sentence.phrases if p.start >= predicate.end), None)
    if following is not None and as_subject and following.case not in (Case.TOPIC, Case.SUBJECT):
        return []
    if following is None or not _COMPANY_DESCRIBED.fullmatch(sentence.scene.body, predicate.end, following.start):
        return []
    given = {g.organisation_id for g in givers}
    return [m for m in focus.expand(sentence, following.members) if m.organisation_id not in given]


def _this_fund(statement: Statement) -> Phrase | None:
    """이번 조합은 A가 100억원을 출자한다: the fund that the sentences before named."""
    sentence = statement.sentence
    said = _THIS_FUND.search(sentence.scene.body, sentence.start, statement.predicate.start)
    if said is None or not statement.predicate.lemma.startswith(("출자", "투자")):
        return None
    earlier = sentence.scene.sentences[max(0, sentence.index - 2) : sentence.index]
    phrases = [p for s in earlier for p in s.phrases if p.members[-1].text.endswith((said["noun"], "호"))]
    return phrases[-1] if phrases else None


def _founded_after(statement: Statement) -> Phrase | None:
    """3000억엔을 들여 B를 함께 세운다: the company that the money sets up."""
    sentence, predicate = statement.sentence, statement.predicate
    body = sentence.scene.body
    near = [p for p in sentence.phrases if predicate.end <= p.start <= predicate.end + 30 and p.case is Case.OBJECT]
    return near[0] if near and _SET_UP.match(body[near[0].after :][:16]) else None


def _issuing_topic(statement: Statement) -> Phrase | None:
    """B는 A가 541억원 규모의 유상증자에 참여한다고 공시했다: the topic issues what the subject takes."""
    if statement.predicate.lemma not in ("유상증자", "증자"):
        return None
    before = [p for p in statement.sentence.phrases if p.start < statement.predicate.start and not p.speaker]
    topics = [p for p in before if p.case is Case.TOPIC]
    return topics[0] if topics and any(p.case is Case.SUBJECT and p.start > topics[0].start for p in before) else None


def _receiving_topic(statement: Statement, money: Money | None) -> Phrase | None:
    """B도 A가 2조원을 투자하다: the topic right before who gives is who receives."""
    start = money.outer_start if money is not None else statement.predicate.start
    sentence = statement.sentence
    before = [p for p in sentence.phrases if statement.start <= p.start < start and not p.speaker]
    if len(before) < 2 or before[-1].case is not Case.SUBJECT or before[-2].case is not Case.TOPIC:
        return None
    if is_reporter(sentence, before[-2]):
        return None
    return before[-2] if before[-1].start - before[-2].after <= _BESIDE else None


def _partner_before(statement: Statement) -> Phrase | None:
    """A는 B와 제휴를 맺고 100억원을 투자했다: the partner of the clause before."""
    sentence, body = statement.sentence, statement.sentence.scene.body
    partners = [p for p in sentence.phrases if p.start < statement.predicate.start and p.case is Case.WITH]
    partners = [p for p in partners if not all(map(is_authority, p.members))]
    if not partners or not statement.predicate.lemma.startswith("투자"):
        return None
    between = body[partners[-1].after : statement.predicate.start]
    return partners[-1] if re.search(r"(?:맺고|체결하고|손잡고|맺으며|체결하며|맺은 뒤)[\s,]", between) else None


def _receives(body: str, phrase: Phrase, money: Money | None) -> bool:
    after = body[phrase.after : phrase.after + 30]
    if phrase.speaker:
        return False
    if phrase.case is Case.TO:
        if _NO_RECEIVER.match(after):
            return False
        return not is_place(phrase)
    if phrase.case in (Case.OF, Case.BARE):
        if _ITS_MONEY.match(after):
            return False
        return phrase.head_case in (Case.TO, Case.OBJECT) and _CAPITAL.search(phrase.head) is not None
    if phrase.case is Case.ASIDE:
        return _ABOUT.fullmatch(body, phrase.end, phrase.after) is not None and _ITS_INVESTMENT.match(after) is not None
    if phrase.case is Case.SUBJECT:
        return RELATIVE_CAPITAL.match(after) is not None
    return False


def is_place(phrase: Phrase) -> bool:
    """A city, a province or a site that money goes to is where it goes, not who gets it."""
    last = phrase.members[-1]
    if not last.registered and _SITE.search(last.text):
        return True
    return last.kind in PUBLIC and PLACE_NAME.search(last.text) is not None


def _issuer_after(statement: Statement) -> Phrase | None:
    """500억원을 투자해 B 지분 20%를 확보했다: the issuer of what the money buys."""
    sentence, predicate = statement.sentence, statement.predicate
    if predicate.ending is not Ending.CONNECTIVE or not predicate.lemma.startswith("투자"):
        return None
    for phrase in sentence.phrases:
        near = predicate.end <= phrase.start <= predicate.end + 25
        if near and phrase.case in (Case.OF, Case.BARE) and _SHARES_AFTER.match(sentence.scene.body, phrase.after):
            return phrase
    return None

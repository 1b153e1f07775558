"""Belongs here: who agrees with whom: those who act together in one clause, by pairs or all in one.
Does not: parties with parts of their own (parties, purchases), and those who set up a body (founders).
"""

import re
from collections.abc import Iterator

from transforms.facts.deals.apart import each_with_its_own, stands_with_several
from transforms.facts.deals.named_later import attendees, named_later
from transforms.facts.deals.party_lists import Parties, leads_to, members, partners_before, set_apart, text_after
from transforms.facts.phrases import Case, Phrase
from transforms.facts.predicates import Form
from transforms.facts.roles import Arguments, expand
from transforms.facts.scene import Scene, Statement
from transforms.organisations.mention import OrganisationMention

_UNNAMED_PARTNER = re.compile(
    r"(?:기업|업체|회사|대학|기관|업계|제조사|개발사|체인|고객사|통신사|파트너|은행|보험사|부처|연구소|지자체|플랫폼|스타트업|병원|국가|나라|사업자|매체)(?:들)?(?:와|과|하고)(?:의|는|도)?\s"
)
_HEAD_APART = re.compile(r"^\s?(?:\S+ ){0,3}\S*[과와] (?:관련|달리|다르|비교)")
_EACH_BY_ITSELF = re.compile(r"잇따라|잇달아|저마다|앞다퉈|너도나도|제각기")
_SEPARATELY = re.compile(r"^\s?(?:각각|각기|따로|개별)")
_ALSO = re.compile(r"^\s?이어")
_SIGNED = re.compile(r"협약|양해각서|MOU|MOA|협정")


def together(scene: Scene, statement: Statement, found: Arguments) -> Iterator[Parties]:
    """Those who act together: the subject and those it acts with; without such, the members of one phrase."""
    subject, signers = found.subject, _speakers(found)
    if found.carried and any(p.case in (Case.TOPIC, Case.SUBJECT) for p in signers):
        yield members(signers, "party")
        return
    distributed = each_with_its_own(scene, statement, Case.WITH)
    if distributed:
        yield from distributed
        return
    for phrase in found.others:
        if phrase.case is Case.TO and len(phrase.members) > 1 and _ALSO.match(text_after(scene, phrase)):
            yield members([phrase], "party")
    partners = _partners(scene, statement, found)
    if subject is not None and not any(expand(scene, p.members) for p in partners):
        later = [(firm, "party") for firm in named_later(scene, statement) or _present_at_it(scene, statement)]
        if later:
            yield members([subject], "party") + later
            return
    if partners:
        yield from _with_partners(scene, statement, members([subject] if subject else signers, "party"), partners)
        return
    yield from _without_partner(scene, statement, found, signers)


def _partners(scene: Scene, statement: Statement, found: Arguments) -> list[Phrase]:
    """With whom the clause says that its subject acts, else with whom the clause before does."""
    subject = found.subject
    partners = [p for p in found.having(Case.WITH, Case.WITH_OF) if _takes_part(scene, p)]
    partners = [p for p in partners if not _owns_next(p, partners) and not _of_another(statement, p, subject)]
    if not partners and subject is not None and len(subject.members) == 1 and not found.carried:
        return partners_before(scene, statement, subject)[-1:]
    return partners


def _with_partners(scene: Scene, statement: Statement, own: Parties, partners: list[Phrase]) -> Iterator[Parties]:
    if len(partners) == 1 and _by_pairs(scene, statement, partners[0]):
        yield from ([*own, (member, "party")] for member in expand(scene, partners[0].members))
    else:
        yield own + members(partners, "party")


def _without_partner(scene: Scene, statement: Statement, found: Arguments, signers: list[Phrase]) -> Iterator[Parties]:
    """The members of one phrase act together: A와 B가, A와 B의 협력은, 양사는; else those who sign."""
    subject = found.subject
    several = [p for p in found.others if len(expand(scene, p.members)) > 1]
    directly = [p for p in several if leads_to(p, statement)] or [
        p
        for p in several
        if p.case is Case.OF and p.head_case in (Case.TOPIC, Case.SUBJECT)  # A와 B의 X는
    ]
    if directly:
        yield from _pairs_or_all(directly[-1])
    elif subject is not None and not found.carried and len(expand(scene, subject.members)) > 1:
        between = scene.body[subject.after : statement.predicate.end]
        many = subject.listed or len(subject.members) > 2
        if not _UNNAMED_PARTNER.search(between) and not (many and _EACH_BY_ITSELF.search(between)):
            yield from _pairs_or_all(subject)
    elif subject is not None and (topic := _ally_of_topic(statement, subject)) is not None:
        yield members([topic, subject], "party")
    else:
        yield members(signers, "party")


def _present_at_it(scene: Scene, statement: Statement) -> list[OrganisationMention]:
    """Who was there when one side, as the only one named, signed an agreement."""
    signed = statement.predicate.form is Form.NOUN and _SIGNED.search(statement.predicate.lemma) is not None
    return attendees(scene, statement) if signed else []


def _ally_of_topic(statement: Statement, described: Phrase) -> Phrase | None:
    """A는 제휴 관계를 맺고 있는 B와 X를 사다: A, whose ally the clause describes."""
    topic = statement.sentence.main_subject
    if topic is None or topic.case is not Case.TOPIC or len(described.members) > 1:
        return None
    return topic if topic.end < statement.predicate.start < described.start else None


def _takes_part(scene: Scene, phrase: Phrase) -> bool:
    """Whether the phrase names a partner; not a word before a noun (X 제작과), not one set apart (B와 달리)."""
    if phrase.case is Case.BARE and not phrase.members[-1].registered:
        return False
    if phrase.head and _HEAD_APART.match(scene.body[phrase.after : phrase.after + 40]):
        return False
    return not set_apart(scene, phrase)


def _owns_next(phrase: Phrase, partners: list[Phrase]) -> bool:
    """A의 B와: the one whose unit or company is the partner is none itself."""
    return phrase.case is Case.OF and any(0 <= p.start - phrase.after <= 2 for p in partners)


def _of_another(statement: Statement, phrase: Phrase, subject: Phrase | None) -> bool:
    """B와 손잡은 A는 C와 협력하다: B is in the clause that only describes the subject."""
    if subject is None or statement.predicate.start < subject.start:
        return False
    return statement.sentence.in_relative_clause_of(phrase, subject)


def _by_pairs(scene: Scene, statement: Statement, partners: Phrase) -> bool:
    if len(partners.members) > 1 and _SEPARATELY.match(text_after(scene, partners)):
        return True
    return stands_with_several(scene, statement, partners)


def _pairs_or_all(phrase: Phrase) -> Iterator[Parties]:
    if phrase.pairs:
        yield from ([(member, "party") for member in pair] for pair in phrase.pairs)
    else:
        yield members([phrase], "party")


def _speakers(found: Arguments) -> list[Phrase]:
    """A 대표와 B 대표가 서명하다, A시장은 B 대표, C 대표와: those who sign stand for their organisations."""
    signing = [p for p in found.others if p.speaker and p.case in (Case.TOPIC, Case.SUBJECT, Case.WITH)]
    listed = [p for p in found.others if p.speaker and p.case is Case.BARE and len(signing) > 1]
    return sorted([*signing, *listed], key=lambda p: p.start)

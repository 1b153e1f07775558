"""Belongs here: who puts in the money and who receives it, from case, order and what the text spoke of.
Does not: whether the amount is an investment (investment_amounts), and rounds over sentences (investment_rounds).
"""

import re
from dataclasses import replace

from transforms.facts.focus import Focus, described_after, is_reporter
from transforms.facts.phrases import Case, Phrase
from transforms.facts.predicates import Ending
from transforms.facts.roles import described_doer, foreign_topic, quoted_stranger
from transforms.facts.scene import SceneSentence, Statement
from transforms.korean.quantities import Money
from transforms.organisations.mention import OrganisationMention

_SUBJECT_CASES = (Case.TOPIC, Case.SUBJECT)
_CAPITAL = re.compile(r"유상증자|증자|시리즈|라운드|투자|펀드|신주|프리|시드|자본|지분|출자|설립|사업")
_RELATIVE_CAPITAL = re.compile(
    r"^\s?(?:\S+ ){0,2}?(?:진행한|진행하는|추진한|추진하는|추진 중인|실시한|실시하는|발행한|발행하는|결정한|"
    r"찍는|찍은|새로 찍는|새로 발행하는|단행한|단행하는)\s"
    r".{0,16}?(?:시리즈|유상증자|증자|투자|라운드|신주|우선주|주식)"
)
_NO_RECEIVER = re.compile(
    r"^\s?(?:이어|따르|따른|맞서|맞선|비해|비하|위치|있는|있던|짓|지은|세우|세운|건설|들어서|공급|납품|제공|의해|의하|참석|속한|속해|밀려|앞서|본사를|비교|매각|넘기|팔|인수|합병|대응|맞춰|발맞|걸쳐|이르|이를|달하|입점|탑재|상장|그치)"
)
_ALSO = re.compile(r"['’\"”]?\s(?:역시|또한|스스로|자체|자신)")
_COMPANY_DESCRIBED = re.compile(
    r"\s(?:(?:[^\s,.]*[^\s,.은는이가을를에의와과로고며서]\s){0,3}[^\s,.]*(?:기업|스타트업|업체|회사|벤처|개발사|운영사)(?:인)?\s)?['‘“\"]?"
)
_SET_UP = re.compile(r"^\s?(?:함께 |공동으로 |새로 )?(?:세우|세운|세웠|설립|만들|차리|차렸|짓|출범)")
_PERSON = re.compile(
    r"(?<![가-힣])[가-힣]{1,4}\s(?:의장|회장|대표|사장|부회장|교수|박사|총장|창업자|창립자|씨|CEO)(?:은|는|이|가)\s"
)
_TOGETHER = re.compile(
    r"\s?(?:\d+ ?(?:대|:) ?\d+(?:의|으로)?\s(?:[가-힣]+\s){0,2})?"
    r"(?:함께|공동으로|손잡고|각각(?=\s(?:약\s|총\s)?\d)|3사가|합작)"
    r"|\s(?:약\s)?\d[\d,.]*[만억조천]?\s?[가-힣]{1,4}씩"
)
_INTO = re.compile(r"^\s?(?:대한|대해|대하여)\s")
_BESIDE = 12
_PUBLIC = frozenset({"government", "public", "ministry", "local_government", "public_body"})
_PLACE_NAME = re.compile(r"(?:시|도|군|구|정부)$")
_SITE = re.compile(r"(?:테크노파크|산업단지|산단|단지|공장|캠퍼스|클러스터|밸리|항만|공항|사업장|사업)$")
_SHARES_AFTER = re.compile(r"\s?(?:지분|주식|신주|전환우선주|우선주)")


def givers_of(
    focus: Focus, statement: Statement, money: Money | None, floor: int, *, receiving: bool = False
) -> tuple[list[OrganisationMention], bool]:
    """Who gives, and whether an earlier sentence names them. `floor` is the end of the amount before in a list.

    With `receiving` the subject is who raises the money, so that it is never one from whom it comes.
    """
    sentence = statement.sentence
    predicate = statement.predicate
    position = money.outer_start if money else predicate.start
    body = sentence.scene.body
    own = [p for p in sentence.phrases if _acts(sentence, p) and p.start < predicate.start]
    free = [
        p
        for p in own
        if not sentence.taken_by_relative_clause(p, position)
        and not (p.case is Case.SUBJECT and _RELATIVE_CAPITAL.match(body[p.after : p.after + 40]))
    ]
    before = [p for p in free if p.start < position]
    local = [p for p in before if p.start >= max(floor, statement.start)]
    generic = focus.generic(sentence, max(local[-1].after if local else statement.start, floor), position)
    if generic is not None:
        return generic, False
    since = local[-1].after if local else position
    if focus.unnamed_subject(sentence, since, position) and not sentence.described_between(since, position):
        return [], False
    person = _PERSON.search(body, max(floor, statement.start, local[-1].after if local else 0), position)
    if person is not None and not any(p.speaker and p.start < person.end() for p in sentence.phrases):
        return [], False
    if (
        not local
        and floor > statement.start
        and foreign_topic(sentence.scene, replace(statement, start=floor), position)
    ):
        return [], False  # A는 70억원을, 어느 회사는 45억원을
    if not local and money is not None:
        between = [p for p in free if p.start >= money.end and p.case is Case.SUBJECT]
        if between:
            return focus.expand(sentence, between[-1].members), False
    doer = described_doer(sentence, predicate, max(floor, statement.start))
    chosen = doer or _nearest(local) or described_after(sentence, predicate) or _nearest(before)
    if chosen is None:
        return _givers_elsewhere(focus, statement, own, position, receiving=receiving)
    return _with_partners(focus, statement, chosen, position), False


def _givers_elsewhere(
    focus: Focus, statement: Statement, own: list[Phrase], position: int, *, receiving: bool
) -> tuple[list[OrganisationMention], bool]:
    """Where the clause has no subject: a speaker's organisation, an owner, a relative clause's subject, or none."""
    sentence = statement.sentence
    chosen = _speaker(statement) or _owner(statement, position)
    if chosen is None:
        unnamed = focus.unnamed_subject(sentence, statement.start if own else sentence.start, position)
        scene = sentence.scene
        if unnamed or foreign_topic(scene, statement, position) or quoted_stranger(scene, statement, position):
            return [], False
        generic = focus.generic(sentence, sentence.start, position)
        if generic is not None:
            return generic, False
        chosen = _nearest([p for p in own if p.start < position])
        if chosen is None and not receiving:
            chosen = _source(statement, position)
    if chosen is not None:
        return _with_partners(focus, statement, chosen, position), False
    return focus.carried(sentence), True


def hosted_investor(focus: Focus, statement: Statement, givers: list[OrganisationMention]) -> list[OrganisationMention]:
    """A군은 B와 100억원 규모의 투자협약을 맺다: B invests, in the place of a town or a ministry."""
    sentence = statement.sentence
    public = [g for g in givers if g.kind in _PUBLIC or (g.kind is None and _PLACE_NAME.search(g.text))]
    if not givers or len(public) < len(givers):
        return []
    if not _MEMORANDUM.match(sentence.scene.body, statement.predicate.end):
        return []
    partners = [p for p in sentence.phrases if p.start < statement.predicate.start and p.case is Case.WITH]
    return focus.expand(sentence, partners[-1].members) if partners and not partners[-1].speaker else []


def _acts(sentence: SceneSentence, phrase: Phrase) -> bool:
    """A subject; also A 역시, A 스스로는."""
    if phrase.speaker or is_reporter(sentence, phrase):
        return False
    return phrase.case in _SUBJECT_CASES or (
        phrase.case is Case.BARE and _ALSO.match(sentence.scene.body, phrase.end) is not None
    )


def _nearest(phrases: list[Phrase]) -> Phrase | None:
    subjects = [p for p in phrases if p.case is Case.SUBJECT]
    return (subjects or phrases or [None])[-1]  # type: ignore[list-item]


def _with_partners(focus: Focus, statement: Statement, chosen: Phrase, position: int) -> list[OrganisationMention]:
    """The subject, and those that it acts with: A는 B와 함께 1조원을 투자한다."""
    sentence = statement.sentence
    body = sentence.scene.body
    members = list(chosen.members)
    for phrase in sentence.phrases:
        together = phrase.case is Case.WITH and _TOGETHER.match(body, phrase.after)
        if chosen.start < phrase.start < position and together and phrase.start >= statement.start:
            members.extend(phrase.members)
    return focus.expand(sentence, members)


def _speaker(statement: Statement) -> Phrase | None:
    speakers = [p for p in statement.sentence.phrases if p.speaker and p.case in _SUBJECT_CASES]
    return speakers[0] if speakers else None


def _owner(statement: Statement, position: int) -> Phrase | None:
    """A 계열사들은, A의 자회사가: the organisation that an unnamed subject belongs to."""
    owners = [
        p
        for p in statement.sentence.phrases
        if statement.start <= p.start < position and p.case in (Case.OF, Case.BARE) and p.head_case in _SUBJECT_CASES
    ]
    return owners[0] if owners else None


def _source(statement: Statement, position: int) -> Phrase | None:
    """A에서 100억원을 출자했다: an institution as the place that money comes from; 정부 예산: its owner."""
    sentence = statement.sentence
    sources = [p for p in sentence.phrases if p.start < position and p.case in (Case.AT, Case.FROM)]
    owners = [p for p in sentence.phrases if p.start < position and p.case is Case.OF and p.head_case in _SUBJECT_CASES]
    return (sources or owners or [None])[-1]  # type: ignore[list-item]


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
        if not _receives(body, phrase, money):
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
    ):
        if named is not None:
            return [m for m in focus.expand(sentence, named.members) if m.organisation_id not in given][-1:]
    return []


def described_receivers(
    focus: Focus, statement: Statement, givers: list[OrganisationMention]
) -> list[OrganisationMention]:
    """A가 투자한 스타트업 B와 C가: whom the clause of investing describes."""
    sentence, predicate = statement.sentence, statement.predicate
    if predicate.ending is not Ending.ADNOMINAL or not givers:
        return []
    following = next((p for p in sentence.phrases if p.start >= predicate.end), None)
    if following is None or not _COMPANY_DESCRIBED.fullmatch(sentence.scene.body, predicate.end, following.start):
        return []
    given = {g.organisation_id for g in givers}
    return [m for m in focus.expand(sentence, following.members) if m.organisation_id not in given]


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
    if phrase.case is Case.SUBJECT:
        return _RELATIVE_CAPITAL.match(after) is not None
    return False


def is_place(phrase: Phrase) -> bool:
    """A city, a province or a site that money goes to is where it goes, not who gets it."""
    last = phrase.members[-1]
    if not last.registered and _SITE.search(last.text):
        return True
    return last.kind in _PUBLIC and _PLACE_NAME.search(last.text) is not None


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


def sources_of(focus: Focus, statement: Statement, receiver: list[OrganisationMention]) -> list[OrganisationMention]:
    """Those from whom a receiver raises money: A로부터, A에서, A가 주도한, A의 투자를."""
    sentence, body = statement.sentence, statement.sentence.scene.body
    received = {m.organisation_id for m in receiver}
    found: list[OrganisationMention] = []
    contract = _CONTRACT.match(body, statement.predicate.end) is not None  # A는 B와 투자 유치 계약을 맺다
    for phrase in sentence.phrases:
        if phrase.start >= statement.predicate.end or phrase.speaker:
            continue
        after = body[phrase.after : phrase.after + 40]
        if (
            (
                (phrase.case in (Case.FROM, Case.AT) or (phrase.case is Case.WITH and contract))
                and not re.match(r"\s(?:분사|독립|나온|열린|열고|개발|운영|출시)", after)
            )
            or (phrase.case is Case.SUBJECT and _LED.match(after))
            or (phrase.case in (Case.BARE, Case.OF) and _BY_THEM.match(body, phrase.end))
            or (phrase.case is Case.OBJECT and re.match(r"\s?(?:비롯|포함|대상으로|상대로|필두로)", after))
        ):
            found.extend(phrase.members)
    if not found and (short := _SHORT_SOURCE.search(body, statement.start, statement.predicate.start)) is not None:
        found = focus.stands_for(sentence, short["noun"], short.start())
    return [m for m in focus.expand(sentence, found) if m.organisation_id not in received]


_ITS_MONEY = re.compile(r"^\s?(?:[가-힣]+ )?(?:투자|출자)(?:를|금을)?\s(?:통해|받|기반|바탕)")
_MEMORANDUM = re.compile(r"\s?(?:업무\s?)?(?:협약|양해각서|MOU)")
_CONTRACT = re.compile(r"\s?(?:본)?(?:계약|협약|약정)(?:서)?(?:을|를)\s")
_BY_THEM = re.compile(r"\s?(?:등의? |의 )?(?:공동 ?)?(?:(?:주도|리드)(?:로|의|하에| 하에| 아래)|투자를)")
_SHORT_SOURCE = re.compile(r"(?<![가-힣])(?P<noun>공사|공단|재단|은행|그룹)(?:으)?로부터\s")
_LED = re.compile(r"^\s?(?:\S+ ){0,2}?(?:주도|이끈|이끄는|리드|참여|공동 리드|공동 주도|투자자로|앞장)")

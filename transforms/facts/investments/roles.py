"""Belongs here: who puts in the money and from whom it is raised, from case, order and what the text spoke of.
Does not: who receives it (receivers), whether it is an investment (amounts), and rounds over sentences (rounds).
"""

import re
from dataclasses import replace

from transforms.facts.focus import Focus, described_after, is_reporter
from transforms.facts.investments.receivers import RELATIVE_CAPITAL
from transforms.facts.phrases import SUBJECT_CASES, Case, Phrase
from transforms.facts.roles import described_doer, foreign_topic, quoted_stranger
from transforms.facts.scene import SceneSentence, Statement
from transforms.korean.quantities import Money
from transforms.organisations.mention import OrganisationMention

_ALSO = re.compile(r"['’\"”]?\s(?:역시|또한|스스로|자체|자신)")
_PERSON = re.compile(
    r"(?<![가-힣])[가-힣]{1,4}\s(?:의장|회장|대표|사장|부회장|교수|박사|총장|창업자|창립자|씨|CEO)(?:은|는|이|가)\s"
)
_JOINT_COMPANY = re.compile(r"합작(?:법인|회사|사|공장|으로)")
_TOGETHER = re.compile(
    r"\s?(?:\d+ ?(?:대|:) ?\d+(?:의|으로)?\s(?:[가-힣]+\s){0,2})?"
    r"(?:함께|공동으로|손잡고|각각(?=\s(?:약\s|총\s)?\d)|3사가|합작)"
    r"|\s(?:약\s)?\d[\d,.]*[만억조천]?\s?[가-힣]{1,4}씩"
)


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
        and not (p.case is Case.SUBJECT and RELATIVE_CAPITAL.match(body[p.after : p.after + 40]))
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
    since = max(floor, statement.start)
    if (
        not local
        and since > sentence.start
        and foreign_topic(sentence.scene, replace(statement, start=since), position)
    ):
        return [], False  # A는 70억원을 투자하고, 어느 회사는 45억원을
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


def _acts(sentence: SceneSentence, phrase: Phrase) -> bool:
    """A subject; also A 역시, A 스스로는."""
    if phrase.speaker or is_reporter(sentence, phrase):
        return False
    return phrase.case in SUBJECT_CASES or (
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
        jointly = _JOINT_COMPANY.search(body, position, sentence.end) is not None
        together = phrase.case is Case.WITH and (jointly or _TOGETHER.match(body, phrase.after))
        if chosen.start < phrase.start < position and together and phrase.start >= statement.start:
            members.extend(phrase.members)
    if len(members) == len(chosen.members) == 1 and statement.predicate.lemma.startswith("공동"):
        earlier = [p for p in sentence.phrases if chosen.end < p.start < statement.start and p.case is Case.WITH]
        members.extend(m for p in earlier[-1:] for m in p.members)  # A는 B와 계약을 맺고 C에 공동투자하다
    return focus.expand(sentence, members)


def _speaker(statement: Statement) -> Phrase | None:
    speakers = [p for p in statement.sentence.phrases if p.speaker and p.case in SUBJECT_CASES]
    return speakers[0] if speakers else None


def _owner(statement: Statement, position: int) -> Phrase | None:
    """A 계열사들은, A의 자회사가: the organisation that an unnamed subject belongs to."""
    owners = [
        p
        for p in statement.sentence.phrases
        if statement.start <= p.start < position and p.case in (Case.OF, Case.BARE) and p.head_case in SUBJECT_CASES
    ]
    return owners[0] if owners else None


def _source(statement: Statement, position: int) -> Phrase | None:
    """A에서 100억원을 출자했다: an institution as the place that money comes from; 정부 예산: its owner."""
    sentence = statement.sentence
    sources = [p for p in sentence.phrases if p.start < position and p.case in (Case.AT, Case.FROM)]
    owners = [p for p in sentence.phrases if p.start < position and p.case is Case.OF and p.head_case in SUBJECT_CASES]
    return (sources or owners or [None])[-1]  # type: ignore[list-item]


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


_CONTRACT = re.compile(r"\s?(?:본)?(?:계약|협약|약정)(?:서)?(?:을|를)\s")
_BY_THEM = re.compile(r"\s?(?:등의? |의 )?(?:공동 ?)?(?:(?:주도|리드)(?:로|의|하에| 하에| 아래)|투자를)")
_SHORT_SOURCE = re.compile(r"(?<![가-힣])(?P<noun>공사|공단|재단|은행|그룹)(?:으)?로부터\s")
_LED = re.compile(r"^\s?(?:\S+ ){0,2}?(?:주도|이끈|이끄는|리드|참여|공동 리드|공동 주도|투자자로|앞장)")

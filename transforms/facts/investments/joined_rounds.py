"""Belongs here: who led or joined another's round that the sentence tells of (A가 B의 시리즈A를 주도하다).
Does not: those who join a round told before (rounds).
"""

import re

from transforms.facts.binding import statement_at
from transforms.facts.investments.book import Book
from transforms.facts.investments.listing import given_beside_names
from transforms.facts.investments.predicates import GIVE, JOIN, RAISE
from transforms.facts.investments.receivers import RELATIVE_CAPITAL
from transforms.facts.phrases import Case, Phrase
from transforms.facts.predicates import Form, Predicate
from transforms.facts.scene import SceneSentence, Statement
from transforms.korean.quantities import Money

_REACH = 30
_MANAGERS_FUND = re.compile(r"(?:의|가|이)?\s(?:[^\s,.]+\s){0,4}?\S*(?:조합|펀드)(?:에는|에|은|는)\s")
_TAKES_PART = ("참여", "참가", "동참", "함께", "합류")
_ROUND_OF = re.compile(r"시리즈\s?[A-G]|프리\s?[A-G]|프리\s?IPO|시드|라운드|투자\s?유치")


def read_joined_rounds(book: Book, sentence: SceneSentence) -> None:
    """B의 시리즈A를 A가 주도했다, B 시리즈A에 A가 참여했다: A invested in B, whatever the round was worth."""
    rounds = [p for p in sentence.phrases if p.case in (Case.OF, Case.BARE) and _ROUND_OF.search(p.head)]
    for predicate in sentence.predicates if rounds else ():
        if JOIN not in predicate.senses:
            continue
        statement = book.scene.statement(sentence, predicate)
        before = [p for p in sentence.phrases if p.start < predicate.start and not p.speaker]
        subjects = [p for p in before if p.case in (Case.TOPIC, Case.SUBJECT)]
        told = [p for p in rounds if p.start < predicate.start and p.head_case in (Case.OBJECT, Case.TO)]
        if not subjects or not told or statement.reason_against is not None:
            continue
        givers = book.focus.expand(sentence, subjects[-1].members)
        book.add(statement, "investment_joined_round", None, givers, told[-1].members[-1], GIVE)
        return


def read_joined_sum(book: Book, statement: Statement, money: Money) -> bool:
    """A는 B의 50억원 규모 시리즈A에 참여했다: the round is B's, and A one of its investors; whether it is read so."""
    joins = _joined_by(statement)
    if joins is None:
        return False
    sentence, body = statement.sentence, book.scene.body
    before = [p for p in sentence.phrases if p.start < joins.start and not p.speaker]
    owners = [p for p in before if p.end <= money.start and _owns_round(body, p)]
    acting = [p for p in before if p.case in (Case.TOPIC, Case.SUBJECT) and p not in owners]
    if not owners and len(acting) > 1 and acting[0].case is Case.TOPIC:
        owners = [acting.pop(0)]
    earlier = book.round_near(sentence)
    told = owners[-1].members[-1] if owners else earlier.receiver if earlier is not None else None
    receiver = next(iter(book.focus.expand(sentence, [told])), None) if told is not None else None
    givers = book.focus.expand(sentence, acting[-1].members) if acting else []
    if receiver is None or not givers:
        if not joins.lemma.startswith(_TAKES_PART):
            return False
        book.refuse(sentence, "whose round was joined is not named")
        return True
    givers = [g for g in givers if g.organisation_id != receiver.organisation_id]
    book.add(statement, "investment_joined_round", money, givers, receiver, RAISE)
    return True


def _joined_by(statement: Statement) -> Predicate | None:
    """The predicate of joining right behind the noun of the round: 라운드에 참여하다, 투자를 A가 주도하다."""
    noun, sentence = statement.predicate, statement.sentence
    if noun.form is not Form.NOUN:
        return None
    following = [p for p in sentence.predicates if 0 < p.start - noun.end <= _REACH and JOIN in p.senses]
    between = sentence.scene.body[noun.end : following[0].start] if following else ","
    return following[0] if "," not in between else None


def _owns_round(body: str, phrase: Phrase) -> bool:
    """B의 시리즈A에, B 투자 유치를, B가 진행한 라운드에."""
    if phrase.case is Case.SUBJECT:
        return RELATIVE_CAPITAL.match(body[phrase.after : phrase.after + 40]) is not None
    if phrase.case not in (Case.OF, Case.BARE) or phrase.head_case not in (Case.OBJECT, Case.TO):
        return False
    return _ROUND_OF.search(phrase.head) is not None or phrase.head.endswith(("투자", "증자"))


def read_given_beside(book: Book, sentence: SceneSentence, monies: list[Money]) -> list[Money]:
    """B의 시리즈A에는 A(25억원), C(10억원)가 참여했다: each one's part of B's round or fund. Returns what is left."""
    listed = given_beside_names(sentence, monies)
    if not listed:
        return monies
    named = [m for m in sentence.mentions if m.start < listed[0][1].start]
    earlier = book.round_near(sentence)
    receiver = named[-1] if named else earlier.receiver if earlier is not None else None
    if named and _MANAGERS_FUND.match(book.scene.body, named[-1].outer_end):
        receiver = None  # A의 2호 조합에는: what A manages has no name of its own
    for money, giver in listed:
        statement = statement_at(book.scene, sentence, money.end)
        if receiver is None:
            book.refuse(sentence, "whose round was joined is not named")
        elif giver.organisation_id != receiver.organisation_id:
            book.add(statement, "investment_listed", money, [giver], receiver, GIVE, aside=True)
    read = [money for money, _ in listed]
    return [m for m in monies if m not in read]

"""Belongs here: who led or joined a round of which the sentence gives no sum (A가 B의 시리즈A를 주도하다).
Does not: rounds with a sum, and those who join one told before (rounds).
"""

import re

from transforms.facts.investments.book import Book
from transforms.facts.investments.predicates import GIVE, JOIN
from transforms.facts.phrases import Case
from transforms.facts.scene import SceneSentence

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

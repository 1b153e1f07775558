"""Belongs here: deals of several pairs that one predicate tells: A는 B와, C는 D와; A는 B, C 등과 협력 중이다.
Does not: parties of one deal (parties), and several deals told by several predicates (read).
"""

import re
from itertools import pairwise

from transforms.facts.deals.party_lists import Parties, members
from transforms.facts.phrases import SUBJECT_CASES, Case, Phrase
from transforms.facts.predicates import Form
from transforms.facts.scene import Scene, Statement

_GAP = re.compile(r"\s?(?:[^\s,]+\s){0,3}?[^\s,]*,\s$")
_STANDING = frozenset({"협력하", "협업하", "제휴하", "손잡", "손을 잡", "손 잡", "협력", "협업", "제휴", "동맹"})
_ENDS_SOON = 16
_IN_ONE = re.compile(r"함께|공동|3자|다자|\d자|컨소시엄|하나로")


def each_with_its_own(
    scene: Scene, statement: Statement, case: Case, roles: tuple[str, str] = ("party", "party")
) -> list[Parties]:
    """A는 B와, C는 D와 손잡다: each subject with the partner after it; none where the sentence has no such row."""
    sentence = statement.sentence
    pairs: list[tuple[Phrase, Phrase]] = []
    earlier = [p for p in sentence.phrases if p.start < statement.start and p.case is Case.TOPIC]
    subject = earlier[-1] if earlier and not earlier[-1].speaker else None
    for phrase in sentence.phrases:
        if phrase.start >= statement.predicate.start:
            break
        if phrase.start < statement.start:
            continue
        if phrase.case in SUBJECT_CASES:
            subject = phrase
        elif phrase.case is case and subject is not None:
            pairs.append((subject, phrase))
            subject = None
    if len(pairs) < 2 or not _in_a_row(scene, statement, pairs):
        return []
    return [members([subject], roles[0]) + members([other], roles[1]) for subject, other in pairs]


def _in_a_row(scene: Scene, statement: Statement, pairs: list[tuple[Phrase, Phrase]]) -> bool:
    between = [(other.after, subject.start) for (_, other), (subject, _) in pairwise(pairs)]
    verbs = [p.start for p in statement.sentence.predicates if p.form is Form.VERB]
    if any(start <= verb < end for start, end in between for verb in verbs):
        return False
    if "각각" in scene.body[statement.start : statement.predicate.end]:
        return True
    return all(_GAP.fullmatch(scene.body, start, end) is not None for start, end in between)


def stands_with_several(scene: Scene, statement: Statement, partners: Phrase) -> bool:
    """Whether A는 B, C 등과 협력 중이다 tells of standing ties with each, not of one agreement among all."""
    predicate = statement.predicate
    if not partners.listed or predicate.lemma not in _STANDING:
        return False
    if _IN_ONE.search(scene.body, statement.start, predicate.end):
        return False
    return statement.sentence.end - predicate.end <= _ENDS_SOON

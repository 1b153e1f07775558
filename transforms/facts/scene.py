"""Belongs here: an article laid out for the rules: its sentences with their phrases, predicates and quantities.
Does not: the rules of a table, and the reading of quantities, organisations and predicates themselves.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter
from typing import Any, TypeVar

from transforms.facts import groups
from transforms.facts.modality import Status, not_a_fact, status_of
from transforms.facts.phrases import SUBJECT_CASES, Case, Phrase, find_phrases
from transforms.facts.predicates import Ending, Predicate, find_predicates
from transforms.facts.sentences import Sentence, split_sentences
from transforms.korean.quantities import Quantities, Quantity
from transforms.lazily import lazily
from transforms.organisations.mention import OrganisationMention

_Q = TypeVar("_Q", bound=Quantity | Predicate)
_START = attrgetter("start")
_TENSED = "았었였했됐렸웠졌켰났겼갔왔섰샀뒀췄폈꼈랐냈댔썼쳤컸줬봤혔놨떴꿨셨쐈찍켰뽑"
_TENSED_SYLLABLES = frozenset(_TENSED)
_CONNECTIVES = (
    *(rf"[{_TENSED}하되이맺]고", r"[가-힣]며", r"[가-힣]면서", "지만", "으나", "는데", "[하한]데"),
    *(f"[한된은] {word}" for word in ("데 이어", "뒤", "직후", "이후", "반면", "가운데", "결과")),
    *("앞서", "전에", "고 있어"),
)
_BEFORE_COMMA = ("해", "해서", "[가-힣][여워려져켜내어아해]", "[가-힣][여워려져켜내어아해]서")
# The last syllable and what parts the clauses are looked for first, then backwards which connective it is.
_BEFORE_BLANK, _BEFORE_SIGN = ("|".join(f"(?<={word})" for word in words) for words in (_CONNECTIVES, _BEFORE_COMMA))
_CLAUSE_END = re.compile(
    rf"[고며서만나데여어뒤후면과에해워려져켜내아](?=[,\s])(?:{_BEFORE_BLANK}|(?=,)(?:{_BEFORE_SIGN}))"
)
_BEFORE_DOING = re.compile(r"기 (?:[가-힣]+ )?(?:앞서|전에)$")
_NOT_A_CLAUSE_END = ("최고", "창고", "광고", "보고", "참고", "재고", "라고", "다고", "자고", "하며", "그리고")
_ADNOMINAL_WORD = re.compile(
    r"(?:하는|되는|시키는|[^\s]있는|[끄드쓰나오치리키내르우추두맡받맺짓잇찾갖]는|(?<!대)(?<!위)(?<!관)(?<!통)(?<!비롯)(?<!포함)(?<!인)한|된|할|될|[았었였했됐렸]을|던|진|친|(?<=주주)인|킨|낸|세운|만든|이끈|쥔|맺은|받은|맡은|찾은|지은|넣은|품은|들인|올린|거둔|둔|내놓은|앉은|꾸린)\s"
)
# The last word before the one described; its ending tells what is to come (할).
_DESCRIBES_NEXT = re.compile(_ADNOMINAL_WORD.pattern + r"['‘“\"]?$")
_TO_COME = re.compile(r"[할될릴칠길줄갈질]\s['‘“\"]?$")
_DESCRIBED_WITHIN = 30
_NOUN_AND_BLANKS = 5  # 이후, 뒤, 직후
_NOMINAL_END = re.compile(r"(?:계획|예정|방침|전망|목표)(?:이며|이고|이지만|이나|인데|이라며),?\s$")
# 최대주주가 보유한: the subject of the adnominal itself
_SUBJECT_NOUN = re.compile(r"(?:주주|회장|대표|사장|창업자|일가|회사|기업|법인|펀드)(?:이|가)\s\S*$")
_IN_COURSE = re.compile(r"고 있(?:어|으며|고|지만|는데|으나),? ?$")
_DECIDING = ("결정하", "의결하", "결의하")  # what is decided is still to come
_ENDING = ("결별하", "갈라서")


@dataclass(slots=True)
class Statement:
    """A predicate with the clause that it governs. `tail` runs from its stem to the end of what decides its truth."""

    predicate: Predicate
    sentence: "SceneSentence"
    start: int
    stop: int
    tail: str
    status: Status
    reason_against: str | None


@dataclass
class SceneSentence:
    """A sentence of the scene; every list holds what lies within it, in order, with offsets into the body."""

    scene: "Scene"
    index: int
    sentence: Sentence
    mentions: list[OrganisationMention] = field(default_factory=list)
    predicates: list[Predicate] = field(default_factory=list)
    start: int = field(init=False)
    end: int = field(init=False)

    def __post_init__(self) -> None:
        self.start, self.end = self.sentence.start, self.sentence.end

    @lazily
    def text(self) -> str:
        return self.scene.body[self.start : self.end]

    @lazily
    def phrases(self) -> list[Phrase]:
        return find_phrases(self.scene.body, self.mentions, self.start, self.end)

    @lazily
    def clause_ends(self) -> list[int]:
        body, start = self.scene.body, self.start
        ends = [match.end() for match in _CLAUSE_END.finditer(body, start, self.end)]
        if not ends:
            return ends
        names_end = {m.end for m in self.mentions} | {m.outer_end for m in self.mentions}
        return [end + 1 for end in ends if end not in names_end and self._parts_clauses(end)]

    def _parts_clauses(self, end: int) -> bool:
        body, start = self.scene.body, self.start
        if body.endswith(("앞서", "전에"), start, end):
            return _BEFORE_DOING.search(body, max(start, end - 20), end) is not None
        return not body.endswith(_NOT_A_CLAUSE_END, start, end)

    @lazily
    def main_subject(self) -> Phrase | None:
        """What the sentence is about: its first topic, else its first subject that no relative clause takes."""
        own = [p for p in self.phrases if p.case in SUBJECT_CASES and not p.speaker]
        topics = [p for p in own if p.case is Case.TOPIC]
        free = [p for p in own if not self.taken_by_relative_clause(p, self.end)]
        possessors = [p for p in self.phrases[:1] if p.case is Case.OF and p.head_case in SUBJECT_CASES]
        ranked = topics or free or possessors
        return ranked[0] if ranked else None

    def quantities(self, items: list[_Q]) -> list[_Q]:
        """Those of one of the scene's own lists that lie in the sentence."""
        if not items:
            return []
        dealt = self.scene.dealt.get(id(items))
        return (self.scene.deal_out(items) if dealt is None else dealt)[self.index]

    def taken_by_relative_clause(self, phrase: Phrase, before: int) -> bool:
        """Whether an adnominal predicate right after a subject takes it from the main clause (A가 가진 B 지분을)."""
        if phrase.case is not Case.SUBJECT:
            return False
        body = self.scene.body
        following = next((p.start for p in self.phrases if p.start > phrase.start), before)
        reach = min(before, max(following, phrase.after), phrase.after + 30)
        adnominal = _ADNOMINAL_WORD.search(body, phrase.after, reach + 1 if reach < before else reach)
        return adnominal is not None and _SUBJECT_NOUN.search(body, phrase.after, adnominal.start()) is None

    def in_relative_clause_of(self, phrase: Phrase, subject: Phrase) -> bool:
        """Whether a phrase before a subject belongs to the clause that describes it (B와 손잡은 A는)."""
        return bool(_ADNOMINAL_WORD.search(self.scene.body, phrase.after, subject.start))

    def described_between(self, start: int, end: int) -> bool:
        """Whether an adnominal predicate stands between two positions, so that what precedes it may be its subject."""
        return _ADNOMINAL_WORD.search(self.scene.body, start, end) is not None

    def clause_start(self, position: int) -> int:
        """Where the clause that holds a position begins: after the nearest connective before it."""
        before = bisect_right(self.clause_ends, position)
        return self.clause_ends[before - 1] if before else self.start


@dataclass
class Scene:
    """An article's body with all that was read from it."""

    body: str
    published_on: date | None
    mentions: list[OrganisationMention]
    quantities: Quantities
    names: dict[str, OrganisationMention] = field(default_factory=dict)
    _members: dict[int, list[OrganisationMention]] = field(default_factory=dict)
    dealt: dict[int, list[list[Any]]] = field(init=False, default_factory=dict)
    _statements: dict[int, Statement] = field(init=False, default_factory=dict)

    @lazily
    def sentences(self) -> list[SceneSentence]:
        sentences = [SceneSentence(self, i, s) for i, s in enumerate(split_sentences(self.body))]
        starts = [s.start for s in sentences]
        for mention in self.mentions:
            at = bisect_left(starts, mention.start + 1) - 1
            if at >= 0 and mention.end <= sentences[at].end:
                sentences[at].mentions.append(mention)
        self.mentions = [mention for sentence in sentences for mention in sentence.mentions]  # none of a dateline
        for sentence, predicates in zip(sentences, _dealt_out(find_predicates(self.body), sentences), strict=True):
            sentence.predicates = predicates
        return sentences

    def deal_out(self, items: list[_Q]) -> list[list[_Q]]:
        """One of the scene's own lists by the sentences in which its items begin, kept in `dealt` for all of them."""
        dealt = self.dealt[id(items)] = _dealt_out(items, self.sentences)
        return dealt

    def statement(self, sentence: SceneSentence, predicate: Predicate) -> Statement:
        """The predicate with its clause, its status and the reason against its being a fact, if any; read once."""
        known = self._statements.get(id(predicate))
        if known is None:
            known = self._statements[id(predicate)] = self._read_statement(sentence, predicate)
        return known

    def _read_statement(self, sentence: SceneSentence, predicate: Predicate) -> Statement:
        stop = self._governed_until(sentence, predicate)
        written_whole = predicate.lemma.startswith("=")  # it holds its own ending: 팔기로
        stem = predicate.lemma[:-1]
        as_written = stem if self.body.startswith(stem, predicate.start) else stem.replace(" ", "")
        stem_length = 0 if written_whole else len(as_written)
        tail = self.body[predicate.start + stem_length : stop]
        described = self._described_subject(sentence, predicate)
        decided_until = described or self._described_until(sentence, predicate) or stop
        decided_by = self.body[predicate.start + stem_length : decided_until]
        reason = not_a_fact(decided_by.lstrip(), sentence.text, self.body[sentence.start : predicate.start])
        status = status_of(tail, past=predicate.past, adnominal=predicate.ending is Ending.ADNOMINAL)
        if described is not None and status is not Status.TERMINATED:
            status = status_of(decided_by, past=True, adnominal=False)
            status = Status.PLANNED if status is Status.COMPLETED and _TO_COME.search(decided_by) else status
        if status is Status.COMPLETED and predicate.lemma.endswith(_DECIDING):
            status = Status.PLANNED
        elif status is Status.COMPLETED and predicate.lemma in _ENDING:
            status = Status.TERMINATED
        return Statement(predicate, sentence, sentence.clause_start(predicate.start), stop, tail, status, reason)

    def _described_subject(self, sentence: SceneSentence, predicate: Predicate) -> int | None:
        """40명을 뽑았던 A는 X하지 않기로 했다, 투자를 마친 A는 X할 계획이다: where A stands, who is described so."""
        following = next((p for p in sentence.phrases if p.start >= predicate.end), None)
        if following is None or following.case not in SUBJECT_CASES or following.speaker:
            return None
        between = self.body[predicate.start : following.start]
        told = _DESCRIBES_NEXT.search(between) if len(between) <= _DESCRIBED_WITHIN else None
        parted = any(predicate.end <= end <= following.start for end in sentence.clause_ends)
        in_course = told is not None and told.group().rstrip(" '‘“\"").endswith("는")  # as open as the main clause
        return following.start if told is not None and not in_course and not parted else None

    def _described_until(self, sentence: SceneSentence, predicate: Predicate) -> int | None:
        """투자를 받은 이후 X하지 못했다: where a clause ends right behind an adnominal, what follows denies only X."""
        ends = sentence.clause_ends
        following = bisect_right(ends, predicate.end)
        near = following < len(ends) and ends[following] - predicate.end <= _NOUN_AND_BLANKS
        return ends[following] if near and predicate.ending is Ending.ADNOMINAL else None

    def _governed_until(self, sentence: SceneSentence, predicate: Predicate) -> int:
        """A tensed predicate decides for itself up to its clause's end; an untensed one by what follows."""
        ends = sentence.clause_ends
        for end in ends[bisect_right(ends, predicate.start) :]:
            if _IN_COURSE.search(self.body, max(predicate.start, end - 9), end):
                return end
            if predicate.past or not _TENSED_SYLLABLES.isdisjoint(self.body[max(predicate.start, end - 6) : end]):
                return end
            if _NOMINAL_END.search(self.body, max(predicate.start, end - 8), end):
                return end
        return sentence.end

    def members_of(self, reference: OrganisationMention) -> list[OrganisationMention]:
        """The organisations that a group reference stands for."""
        if reference.start not in self._members:
            self._members[reference.start] = groups.members_of(self, reference)
        return self._members[reference.start]

    def carried_subject(self, sentence: SceneSentence, reach: int = 5) -> Phrase | None:
        """Whom the sentences before were about, for one that names no subject of its own; no heading is passed."""
        for earlier in reversed(self.sentences[max(0, sentence.index - reach) : sentence.index]):
            if earlier.main_subject is not None:
                return earlier.main_subject
            if earlier.sentence.heading:
                return earlier.phrases[0] if earlier.phrases else None
        return None


def _dealt_out(items: list[_Q], sentences: list[SceneSentence]) -> list[list[_Q]]:
    """By sentence the items that begin in it; both are in order, so that they are gone through once."""
    dealt: list[list[_Q]] = [[] for _ in sentences]
    at, last = 0, len(sentences) - 1
    for item in items:
        start = item.start
        while at < last and start >= sentences[at].end:
            at += 1
        if sentences and sentences[at].start <= start < sentences[at].end:
            dealt[at].append(item)
    return dealt


def within(items: list[_Q], start: int, end: int) -> list[_Q]:
    """The items that begin in a span: a sentence holds few, so that its last is found by going on from its first."""
    if not items:
        return []
    low = high = bisect_left(items, start, key=_START)
    while high < len(items) and items[high].start < end:
        high += 1
    return items[low:high]

"""Belongs here: who takes which part in a statement, from case, order and what the text spoke of before.
Does not: what a table makes of the parts.
"""

import re
from dataclasses import dataclass, field

from transforms.facts.conjugation import coda
from transforms.facts.focus import is_reporter
from transforms.facts.phrases import SUBJECT_CASES, Case, Phrase
from transforms.facts.predicates import Ending, Predicate
from transforms.facts.scene import Scene, SceneSentence, Statement
from transforms.organisations.mention import OrganisationMention

_TOPIC_WORD = re.compile(r"(?<![가-힣A-Za-z0-9])([가-힣A-Za-z0-9.&]{2,})(은|는)(?=[\s,])")
_UNNAMED_ACTOR = re.compile(
    r"(?<![가-힣A-Za-z0-9])[가-힣A-Za-z]{0,6}(?:벤처캐피[털탈]|VC|사모펀드|국부펀드|연기금|투자자|배우|가수|선수|외국인|소액주주|노조|교수|연구팀|"
    r"전문가|애널리스트|가문|일가|형제|부부|왕실|지자체|재계|학계|소비자|창업자|자산가|사업가)(?:들)?(?:은|는|이|가|도)\s"
)
_VERB_STEM_ENDS = frozenset(
    "하되키지리기치끄쓰도느무주두내보오가나서르우추루시이여맺받높많같작좋넓늦짧깊얻남넘입찾맡뽑잡앉닫쏟있없갖"
)
_PARTICLE_ENDS = ("에", "에서", "에게", "로", "까지", "부터", "만", "때", "면")
_DESCRIBED = (*SUBJECT_CASES, Case.OBJECT, Case.WITH, Case.TO, Case.FROM, Case.ASIDE, Case.OF)
_OBJECT_BEFORE = re.compile(r"[을를] (?:[가-힣]+ )?$")
_OBJECT = re.compile(r"[을를]\s")
_INTO_WHAT = re.compile(r"\s['‘“\"]?[^\s,.]{1,14}['’”\"]?에(?:는)?\s")
_SHARES_BEHIND = re.compile(r"\s(?:보유\s)?(?:지분|주식|신주|자사주|주주|경영권)")
_UNNAMED_SUBJECT = re.compile(r"[가-힣A-Za-z0-9]{2,}[’'”\"]?(?:이|가)\s")
_DESCRIPTION = re.compile(
    r" (?:(?!이후|직후|당시|이래|적이|만큼|데 이어|데다|이유|배경|결과)"
    r"[^\s,.]*[^\s,.은는이가을를에의와과로서지터고며뒤후때점]\s){0,3}['‘“\"]?"
)
_QUOTED_SUBJECT = re.compile(r"[‘'“\"][^‘’'“”\"\n]{1,20}[’'”\"](?:이|가|은|는)\s")
_SHARES = r"(?:자사주|자기주식|주식|지분|신주)(?:\s[\d.,만억천]+(?:주|%|원어치)?)?(?:\([^)]*\))?[와과]\s"
_SHARES_WITH = re.compile(rf"\s?(?:보유\s)?{_SHARES}")
_SHARES_HELD_WITH = re.compile(rf"\s(?:보유|소유)(?:한|하고 있는|중인)\s{_SHARES}")
_NEUTRAL_TOPIC = re.compile(
    r"계약|협약|투자|이번|올해|지난|작년|내년|이날|당시|금액|규모|대금|회사|그룹|업체|기업|지분|인수|합병|사업|협력|제휴|거래|"
    r"물량|자금|목표|계획|방안|대상|주식|전략|합작|공장|시장|분야|기간|펀드|기술|제품|서비스|플랫폼|이와|한편|최근|현재|앞으로|다음|상반기|하반기|분기|월에|년에|일에|국내|해외|노조|노동조합|직원|인력|인원|채용|고용|퇴직|감원|연구원|개발자|승무원|정규직|사무직|생산직|비용|사업비|공사비|예산|재원|자본|라운드|증설|설비|단지|교육|과정|신입|경력|년간|개월간|동안|숫자|비중|비율|절반|나머지"
)


@dataclass(slots=True)
class Arguments:
    """The phrases of a clause by what they do. `carried` is true where the subject comes from an earlier sentence."""

    subject: Phrase | None = None
    carried: bool = False
    others: list[Phrase] = field(default_factory=list)

    def having(self, *cases: Case) -> list[Phrase]:
        """The other phrases whose case, or whose head's case, is one of `cases`."""
        return [p for p in self.others if p.case in cases or p.head_case in cases]


def arguments(
    scene: Scene, statement: Statement, position: int | None = None, carrier: Predicate | None = None
) -> Arguments:
    """The subject of a statement and the other phrases before `position` (by default the predicate) in its clause.

    `carrier` is the verb of a predicate noun: 인수를 발표한 A는.
    """
    sentence, predicate = statement.sentence, statement.predicate
    position = predicate.start if position is None else position
    local = [p for p in sentence.phrases if statement.start <= p.start < position]
    subject = _subject(sentence, statement, local, position, carrier or predicate)
    if subject is None:
        subject = _subject_of_next_clause(sentence, predicate)
    found = Arguments(subject=subject, others=[p for p in local if p is not subject])
    if subject is None and not foreign_topic(scene, statement, position):
        found.subject = scene.carried_subject(sentence)
        found.carried = found.subject is not None
    return found


def _subject_of_next_clause(sentence: SceneSentence, predicate: Predicate) -> Phrase | None:
    """B와 손잡고 A가 X를 열다: clauses that 고 joins share the subject, wherever it stands."""
    if predicate.ending is not Ending.CONNECTIVE:
        return None
    following = [p for p in sentence.phrases if p.start >= predicate.end]
    return following[0] if following and following[0].case is Case.SUBJECT and not following[0].speaker else None


def quoted_stranger(scene: Scene, statement: Statement, position: int) -> bool:
    """스타트업 ‘줌’이 …: a subject in quotation marks that is no known organisation."""
    phrases = statement.sentence.phrases
    return any(
        not any(p.start < match.end() and match.start() < p.after for p in phrases)
        for match in _QUOTED_SUBJECT.finditer(scene.body, statement.start, position)
    )


def foreign_topic(scene: Scene, statement: Statement, position: int) -> bool:
    """Whether the clause has a topic of its own that is no known organisation: it goes on about nobody before."""
    if any(
        not any(p.start <= match.start() < p.after for p in statement.sentence.phrases)
        for match in _UNNAMED_ACTOR.finditer(scene.body, statement.start, position)
    ):
        return True
    for match in _TOPIC_WORD.finditer(scene.body, statement.start, position):
        if any(p.start <= match.start() < p.after for p in statement.sentence.phrases):
            continue
        stem, particle = match.group(1), match.group(2)
        closed = coda(stem[-1]) != 0
        if (
            closed is not (particle == "은")
            or stem.endswith(_PARTICLE_ENDS)
            or stem[-1] in _VERB_STEM_ENDS
            or _NEUTRAL_TOPIC.search(stem)
        ):
            continue
        return True
    return False


def _subject(
    sentence: SceneSentence, statement: Statement, local: list[Phrase], position: int, verb: Predicate
) -> Phrase | None:
    doer = described_doer(sentence, verb, statement.start)
    if doer is not None:
        return doer
    own = [p for p in local if p.case in SUBJECT_CASES and not p.speaker and not is_reporter(sentence, p)]
    free = [p for p in own if not sentence.taken_by_relative_clause(p, position)]
    if free:
        subjects = [p for p in free if p.case is Case.SUBJECT]
        return subjects[-1] if subjects else free[-1]
    head = head_noun(sentence, verb)
    if head is not None and not _is_acted_on(sentence, head, verb, local):
        return head
    earlier = [
        p
        for p in sentence.phrases
        if p.start < statement.start
        and p.case in SUBJECT_CASES
        and not p.speaker
        and not is_reporter(sentence, p)
        and not sentence.taken_by_relative_clause(p, position)
    ]
    topics = [p for p in earlier if p.case is Case.TOPIC]
    ranked = topics or earlier or own
    return ranked[-1] if ranked else None


def _is_acted_on(sentence: SceneSentence, head: Phrase, verb: Predicate, local: list[Phrase]) -> bool:
    """A가 산 B의 주가, 함께 세운 B의 지분: a possessor that may be the object of the verb that describes it."""
    if head.case is not Case.OF or verb.ending is not Ending.ADNOMINAL:
        return False
    if verb.lemma.endswith("되") or (verb.has("partnership") and local and local[-1].case is Case.WITH):
        return False  # A에 인수된 B의, A와 협력하는 B의: verbs that have no object
    has_object = _OBJECT.search(sentence.scene.body, sentence.clause_start(verb.start), verb.start) is not None
    return not has_object or any(p.case is Case.SUBJECT for p in local)


def described_doer(sentence: SceneSentence, predicate: Predicate, start: int) -> Phrase | None:
    """A는 B와 협약을 맺은 C를 찾다: the clause has its object and no subject, so that it tells of the one behind it.

    No topic is the subject of a relative clause; without an object what stands behind may be it (A가 인수한 C).
    """
    if predicate.ending is not Ending.ADNOMINAL:
        return None
    body = sentence.scene.body
    following = next((p for p in sentence.phrases if p.start >= predicate.end), None)
    if following is None or following.case not in _DESCRIBED or following.speaker:
        return None
    if any(p.case is Case.SUBJECT for p in sentence.phrases if start <= p.start < predicate.start):
        return None
    description = _DESCRIPTION.fullmatch(body, predicate.end, following.start)
    return following if description and _OBJECT_BEFORE.search(body, start, predicate.start) else None


def described_object(sentence: SceneSentence, predicate: Predicate, start: int) -> Phrase | None:
    """A가 지난해 인수한 B는: the clause has a subject but no object, so that it tells of what is done to B."""
    body = sentence.scene.body
    if predicate.ending is not Ending.ADNOMINAL or _OBJECT.search(body, start, predicate.start):
        return None
    following = next((p for p in sentence.phrases if p.start >= predicate.end), None)
    own = [p for p in sentence.phrases if start <= p.start < predicate.start and p.case in SUBJECT_CASES]
    if following is None or following.case not in _DESCRIBED or following.speaker or len(following.members) > 1:
        return None
    if not own or _UNNAMED_SUBJECT.search(body, own[-1].after, predicate.start):
        return None
    plain = _DESCRIPTION.fullmatch(body, predicate.end, following.start)
    return following if plain and not _SHARES_BEHIND.match(body, following.after) else None


def head_noun(sentence: SceneSentence, predicate: Predicate) -> Phrase | None:
    """The organisation that an adnominal predicate describes: B에 투자한 A는."""
    if predicate.ending is not Ending.ADNOMINAL:
        return None
    end = predicate.end
    following = next((p for p in sentence.phrases if end <= p.start <= end + 15), None)
    if following is None or following.case not in (*SUBJECT_CASES, Case.WITH, Case.OF):
        return None
    described = _DESCRIPTION.fullmatch(sentence.scene.body, end, following.start)
    if not described and predicate.has("carrier_assembling"):  # 출범한 협의체에는 A가
        described = _INTO_WHAT.fullmatch(sentence.scene.body, end, following.start)
    return following if described else None


def gives_shares_for_shares(scene: Scene, phrase: Phrase) -> bool:
    """A는 자사주 N주를 B (보유) 자사주 M주와 맞바꾸다: B, whose shares are got for A's."""
    if phrase.case in (Case.BARE, Case.OF):
        return _SHARES_WITH.match(scene.body, phrase.after) is not None
    return phrase.case is Case.SUBJECT and _SHARES_HELD_WITH.match(scene.body, phrase.after) is not None


def expand(scene: Scene, mentions: list[OrganisationMention]) -> list[OrganisationMention]:
    """The organisations that mentions stand for, each once: 3사 gives its members."""
    known: dict[str, OrganisationMention] = {}
    for mention in mentions:
        if mention.rule.startswith("reference"):
            for organisation in scene.members_of(mention):
                known.setdefault(organisation.organisation_id, organisation)
        else:
            known.setdefault(mention.organisation_id, mention)
    return list(known.values())

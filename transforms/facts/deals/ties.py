"""Belongs here: deals that a noun names without a verb of agreeing: A와 B의 협력이 대표적이다; A와의 협력을 통해.
Does not: deals that a predicate or a noun with its verb tells (read).
"""

import re
from collections.abc import Iterator

from transforms.facts.deals.party_lists import Parties, leads_to, members
from transforms.facts.phrases import Case, Phrase
from transforms.facts.roles import arguments, expand
from transforms.facts.scene import Scene, Statement

_TIES = frozenset(
    {
        "협력",
        "협업",
        "제휴",
        "동맹",
        "연합",
        "파트너십",
        "전략적 제휴",
        "공동 개발",
        "공동개발",
        "합작",
        "맞손",
        "업무 제휴",
        "업무제휴",
    }
)
_JOINT_COMPANY = frozenset({"합작사", "합작법인", "합작 법인", "합작회사", "합작 회사", "조인트벤처", "합자회사"})
_IN_APPOSITION = re.compile(r"(?:\([^)]*\))?(?:인)?\s['‘“\"]?")
_BEFORE_ANOTHER = re.compile(r"['’\"”]?(?:\([^)]*\))?(?:에 이어|에 맞서|에 대항|에 뒤이어)")
_LISTED = re.compile(r"['’\"”]?(?:\([^)]*\))?\s?(?:[,·]|[이가도]\s|[과와]\s|등|으로|로\s)")
_EXAMPLE = re.compile(
    r"대표적|대표 사례|사례(?:다|로|가|이다|이며)|좋은 예|(?:일|한) 예|꼽[히힌힐는을]|손꼽|등장했|눈에 띄|주목"
)
_THROUGH = re.compile(
    r"(?:관계)?(?:\([^)]*\))?(?:을|를|으로|로)?\s?(?:통해|통한|통하여|바탕으로|기반으로|발판으로|토대로|앞세워)(?=[\s,])"
)


def precedes_another(scene: Scene, statement: Statement) -> bool:
    """Whether a tie is only the one before (A와 B 연합에 이어 C는): the verbs that follow are another's."""
    return _BEFORE_ANOTHER.match(scene.body, statement.predicate.end) is not None


def stated_ties(scene: Scene, statement: Statement) -> Iterator[Parties]:
    """Those whom a noun of cooperation joins where the text takes the tie as known."""
    predicate = statement.predicate
    if predicate.lemma not in _TIES:
        return
    named = [p for p in statement.sentence.phrases if leads_to(p, statement) and len(expand(scene, p.members)) > 1]
    if _is_known(scene, statement):
        quoted = _quoted(scene, statement)
        yield from (members([phrase], "party") for phrase in (quoted if len(quoted) > 1 else named[-1:]))
    elif not named and _THROUGH.match(scene.body, predicate.end):
        yield from _with_whom(scene, statement, Case.WITH_OF)
    elif not named and scene.body.startswith(", ", predicate.end):
        yield from _with_whom(scene, statement, Case.WITH)


def jointly_owned(scene: Scene, statement: Statement) -> Iterator[Parties]:
    """A와 B의 배터리 합작사인 X, A·B 합작법인 X: whose company a name in apposition is."""
    predicate = statement.predicate
    beside = _IN_APPOSITION.match(scene.body, predicate.end) if predicate.lemma in _JOINT_COMPANY else None
    if beside is None or all(m.start != beside.end() for m in statement.sentence.mentions):
        return
    named = [p for p in statement.sentence.phrases if leads_to(p, statement) and len(expand(scene, p.members)) > 1]
    yield from (members([phrase], "founder") for phrase in named[-1:])


def _is_known(scene: Scene, statement: Statement) -> bool:
    end = statement.predicate.end
    if precedes_another(scene, statement):
        return True
    return bool(_LISTED.match(scene.body, end) and _EXAMPLE.search(scene.body, end, statement.sentence.end))


def _quoted(scene: Scene, statement: Statement) -> list[Phrase]:
    """‘A·B’ ‘C·D’ 등 … 연합: each pair in its own quotation marks."""
    body, before = scene.body, [p for p in statement.sentence.phrases if p.end <= statement.predicate.start]
    return [p for p in before if len(p.members) > 1 and body[p.start - 1] in "‘'“" and body[p.end] in "’'”"]


def _with_whom(scene: Scene, statement: Statement, case: Case) -> Iterator[Parties]:
    """A는 B와의 협력을 통해 X를 넓히고 있다; A는 B와 제휴, X를 내놓았다."""
    partners = [p for p in statement.sentence.phrases if p.case is case and _is_partner(p, statement)]
    found = arguments(scene, statement)
    if partners and found.subject is not None and found.subject not in partners:
        yield members([found.subject], "party") + members(partners[-1:], "party")


def _is_partner(phrase: Phrase, statement: Statement) -> bool:
    return 0 <= statement.predicate.start - phrase.after <= 12 and not phrase.speaker

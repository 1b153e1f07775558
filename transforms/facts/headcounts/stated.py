"""Belongs here: what a noun says of a count of people without a verb of hiring or leaving (직원은 300명이다).
Does not: what a predicate of the lexicon says of it (kinds).
"""

import re
from dataclasses import dataclass

from transforms.facts.headcounts.people import People
from transforms.facts.predicates import Predicate

_COPULA = re.compile(
    r"^\s?(?:수준|규모|정도|가량|남짓|안팎|이상|내외|선|대|여|이하|미만)?(?:\([^)]*\))?(?:이다|다(?=[.\s\"”]|$)|이며|이고|이었|"
    r"였|임[을에]|인 (?:점|것)|[을를] 기록|에 (?:달|이르|이른|불과|그친|그쳤|육박|못 미)|"
    r"[이을를]? ?(?:넘|웃돌|웃돈|훌쩍|초과)|"
    r"으?로 (?:집계|파악|알려|추산|추정|예상|전망|나타|조사|확인|책정)|이 (?:예상|기대)된|"
    r"이 됐|이 된|이 될|이니|인데|이라고|이라는|으로,|"
    r"규모로,|으로 (?!늘|줄|확대|축소|키우|불|감|증)|"
    r"[.,](?=\s|$)|$)"
)
_SUM_WORD = re.compile(
    r"(?:(?P<cut>감원|해고|구조조정|퇴직|감축)|(?P<target>목표)|(?P<hire>채용|공채|선발|충원|영입)|(?P<train>교육|양성|육성|배출)|(?P<current>임직원|직원|인력|인원|현원|근로자|종업원|사원|연구원|고용|조직|식구|구성원|[가-힣]+(?:직|원|사|자|역)))"
    r"(?:\s?(?:수|규모|인원|숫자|자|자 수|인력|예정 인원|목표|계획|인원 수|된 인원|하는 인원))?(?:은|는|이|가|"
    r"도|만|를|을)\s"
)
_ARE_STAFF = re.compile(
    r"^(?:\([^)]*\))?[이은]\s(?:[가-힣A-Z&]+\s){0,2}?[가-힣]*(?:소속|인력|직원|연구원|연구직|개발자|엔지니어|생산직|사무직|기술직)"
    r"(?:이다|다|이며|으로|로|이고|이었|였)"
)
_OF_STAFF = re.compile(
    r"^의\s(?:[가-힣]+\s){0,2}?[가-힣]*(?:인력|직원|연구원|개발자|엔지니어)"
    r"(?:들?과 함께|으로\s|[이가]\s(?=.{0,30}?(?:함께하|참여하|담당하|맡))|[이가]\s있(?:다|습|으|고))"
)
_BRACKET = re.compile(r"\([^)]*\)")
ARE_EMPLOYED = re.compile(r"고용한\s(?:인력|인원|직원|근로자)(?:만|은|이|도)?\s(?:약\s|총\s)?$")
_BRACKETED_STAFF = re.compile(r"\((?:임직원|직원|종업원|근로자|인력)\s(?:수\s)?(?:약\s)?$")
_OF_SIZE = re.compile(
    r"^\s?(?:규모|안팎|남짓|가량|정도)?의 (?:[가-힣]+ )?(?:회사|기업|업체|조직|스타트업|연구소|법인|사무실)"
)
SET_TO = re.compile(
    r"^\s?(?:수준|이상|안팎|가량)?(?:으로|로) (?:정했|정하|잡았|잡고|확정|결정|책정|늘리|늘렸|늘려|확대|줄이|줄였)"
)
_WILL_BE = re.compile(
    r"^\s?(?:수준|규모|정도|가량|이상)?(?:에 (?:달할|이를|육박할)|[이가] 될|[을를이] 넘을|으로 (?:늘어날|불어날))"
)
_TAKEN_ON = re.compile(r"(?:고용|채용|충원|투입)(?:되는|될) $|뽑[히힐]는? $")
_IS_EXPECTED = re.compile(r"\s?(?:이|으로)\s(?:예상|기대)된")
_CUTTING = re.compile(r"희망퇴직|감원|구조조정|해고|인력 감축")
_MAY = re.compile(r"^.{0,14}[할될를] 수(?:도)? 있")
STAFF_WORD = re.compile(r"임직원|현원|직원|인력|인원|근로자|종업원|사원|식구")
APPLIED = re.compile(r"신청|접수|지원(?:자|한|했)|경쟁률|대상(?:은|이|자|으로)|응모|추천")
_EARLIER_TIME = re.compile(r"(?:[상하]반기|분기|지난해|작년|전년|재작년|\d월|\d년|\d년 전의?)(?:\s?말)?[(\s]$")
_NO_STAFF_FIGURE = re.compile(r"(?:전환|충원|채용|취업)\s?(?:실적|률|건수)")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind with the predicate that says so, None where the noun before says it (직원은 300명이다)."""

    kind: str
    rule: str
    predicate: Predicate | None = None


def by_noun(people: People, left: str, right: str, after: str, earlier: str) -> Kind | str:
    """직원은 300명이다, 고용 목표는 8100명이다, 임직원 수는 A 690명, B 450명이다."""
    if people is People.OTHERS or _NO_STAFF_FIGURE.search(left[-16:]):
        return "people who are no staff"
    described = _described_as_staff(people, left, right)
    if described is not None:
        return described
    setting = SET_TO.match(right)
    if not (setting or _COPULA.match(right) or _COPULA.match(after)):
        return "no predicate"
    if APPLIED.search(left[-16:]):
        return "applicants"
    if _MAY.match(right):
        return "a possibility"
    words = list(_SUM_WORD.finditer(_BRACKET.sub("", left)))
    if not words:
        if people is People.STAFF and re.search(
            r"(?:직원|임직원|인력|인원|근로자|연구원|종업원)\s?(?:수\s?|\()?(?:약\s?|총\s?|현재\s?)?$", left
        ):
            return Kind("current", "headcount_is")
        return "no predicate"
    kind = "target" if "목표" in words[-1].group() else next(n for n, text in words[-1].groupdict().items() if text)
    if words[-1].group().startswith("목표") and people is not People.STAFF:
        return Kind("cut", "headcount_is") if _CUTTING.search(earlier) else "no predicate"
    if kind == "current" and people is not People.STAFF and not STAFF_WORD.search(words[-1].group()):
        return "no predicate"
    if kind == "current" and ("예정" in words[-1].group() or _TAKEN_ON.search(left[: words[-1].start()])):
        kind = "hire"
    if (
        kind == "current"
        and words[-1].group().startswith("고용")
        and (left[: words[-1].start()].endswith(("신규 ", "신규")) or _IS_EXPECTED.match(right))
    ):
        kind = "hire"
    if kind == "current" and _WILL_BE.match(right):
        kind = "target"
    return Kind(kind, "headcount_is")


def said_before(people: People, left: str) -> Kind | None:
    """채용규모는 상반기(1500명)보다 줄었다: the number of an earlier time, beside the words for that time."""
    words = list(_SUM_WORD.finditer(left))
    if people is People.OTHERS or not words or not _EARLIER_TIME.search(left) or "목표" in words[-1].group():
        return None
    kind = next(name for name, text in words[-1].groupdict().items() if text)
    if kind == "current" and people is not People.STAFF and not STAFF_WORD.search(words[-1].group()):
        return None
    return Kind(kind, "headcount_before")


def _described_as_staff(people: People, left: str, right: str) -> Kind | None:
    """450명이 연구직이다, 33명의 연구인력으로, (직원 3500여 명), 30명 규모의 회사."""
    if ARE_EMPLOYED.search(left):
        return Kind("current", "headcount_keeps")
    if _ARE_STAFF.match(right) or (people is People.STAFF and _OF_STAFF.match(right)):
        return Kind("current", "headcount_are_staff")
    if _BRACKETED_STAFF.search(left) and right.startswith(")"):
        return Kind("current", "headcount_bracket")
    if people is People.STAFF and _OF_SIZE.match(right):
        return Kind("current", "headcount_of_size")
    return None

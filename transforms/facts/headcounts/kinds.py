"""Belongs here: what becomes of the people of a count (current, target, hire, cut …), from the words around it.
Does not: whether they are staff (headcount_people) and whose (headcount_owners).
"""

import re
from dataclasses import dataclass

from transforms.facts.headcounts.people import People
from transforms.facts.modality import Status
from transforms.facts.predicates import Ending, Form, Predicate
from transforms.facts.scene import SceneSentence
from transforms.korean.quantities import Count

_SENSES = ("hire", "cut", "train", "grow_to", "employ", "keep", "bring_over")
_FROM = re.compile(r"^(?:\s?(?:수준|규모|안팎|정도|가량|남짓))?에서\s")
_INTO = re.compile(
    r"^(?:\s?(?:수준|규모|안팎|정도|가량|이상|내외|선|대))?(?:\([^)]*\))?(?:\s?(?:수준|규모|안팎|정도|가량|이상|내외))?(?:으로|로|까지|까지로)(?:도|만)?[\s,]"
)
_WAS = re.compile(
    r"^\s?(?:수준|규모|정도|남짓|가량|안팎|이상|내외)?쯤?(?:인|이던|이었던|에 (?:불과한|불과하던|그친|그치던|"
    r"달하는|이르는|머물던|머무는)|(?:의|이? ?넘는)(?=\s(?:[가-힣·]+\s){0,3}?[가-힣]*(?:인력|직원|임직원|인원|"
    r"연구원|조직)[을를은는이가]))\s"
)
_WAS_BEFORE = re.compile(
    r"^\s?(?:수준|규모|정도|남짓|가량|안팎|쯤)?"
    r"(?:이던|이었던|인|에 (?:이르는|달하는)(?=\s(?:[^\s,.]+\s){0,3}?\S*(?:인력|직원|임직원)의))\s"
)
_OUT_OF = re.compile(
    r"^(?:\s?(?:수준|규모|정도|가량|안팎))?의? ?(?:(?:전체 )?[가-힣]*(?:직원|임직원|인력|인원|근로자|"
    r"사원) )?(?:가운데|중에서|중|의 \d)"
)
_SHARE_OF = re.compile(r"^\)?\s?(?:가운데|중에서|중|의)\s(?:약\s|최대\s|전체의\s)?\d[\d.]*\s?(?:%|퍼센트)")
_COPULA = re.compile(
    r"^\s?(?:수준|규모|정도|가량|남짓|안팎|이상|내외|선|대|여|이하|미만)?(?:\([^)]*\))?(?:이다|이며|이고|이었|"
    r"였|입니다|에 (?:달|이르|이른|불과|그친|그쳤|육박|못 미)|[이을를]? ?(?:넘|웃돌|웃돈|훌쩍|초과)|"
    r"으로 (?:집계|파악|알려|추산|추정)|이 됐|이 된|이 될|이니|인데|이라고|이라는|으로,|"
    r"으로 (?!늘|줄|확대|축소|키우|불|감|증)|"
    r"[.,](?=\s|$)|$)"
)
_SUM_WORD = re.compile(
    r"(?:(?P<cut>감원|해고|구조조정|퇴직|감축)|(?P<target>목표)|(?P<hire>채용|공채|선발|충원|영입)|(?P<train>교육|양성|육성|배출)|(?P<current>임직원|직원|인력|인원|현원|근로자|종업원|사원|연구원|고용|조직|식구|구성원|[가-힣]+(?:직|원|사|자|역)))"
    r"(?:\s?(?:수|규모|인원|숫자|자|자 수|인력|예정 인원|목표|계획|인원 수|된 인원|하는 인원))?(?:은|는|이|가|"
    r"도|만|를|을)\s"
)
_ARE_STAFF = re.compile(
    r"^[이은]\s(?:[가-힣A-Z&]+\s){0,2}?[가-힣]*(?:인력|직원|연구원|연구직|개발자|엔지니어|생산직|사무직|기술직)"
    r"(?:이다|다|이며|으로|로|이고|입니다|이었|였)"
)
_OF_STAFF = re.compile(r"^의\s(?:[가-힣]+\s){0,2}?[가-힣]*(?:인력|직원|연구원)(?:으로|이)\s")
_BRACKETED_STAFF = re.compile(r"\((?:임직원|직원|종업원|근로자|인력)\s(?:수\s)?(?:약\s)?$")
_BRACKET = re.compile(r"\([^)]*\)")
_OF_SIZE = re.compile(
    r"^\s?(?:규모|안팎|남짓|가량|정도)?의 (?:[가-힣]+ )?(?:회사|기업|업체|조직|스타트업|연구소|법인|사무실)"
)
_SET_TO = re.compile(
    r"^\s?(?:수준|이상|안팎|가량)?(?:으로|로) (?:정했|정하|잡았|잡고|확정|결정|책정|늘리|늘렸|늘려|확대|줄이|줄였)"
)
_SUM_AT_END = re.compile(
    r"(?:(?P<cut>감원|해고|구조조정|퇴직|감축)|채용|공채|선발|충원)\s?(?:규모|인원|인력|예정 인원)(?:를|"
    r"을)\s(?:\S+\s){0,3}$"
)
_SAID_OF = re.compile(
    r"(?:임직원|직원|인력|인원|사원|근로자|(?:채용|선발)\s?(?:규모|인원|계획|예정 인원))(?:\s?수)?(?:은|는|이|"
    r"가)\s(?:[^\s,.]+\s){0,3}$"
)
_COMMA = re.compile(r"^(?:\([^)]*\))?으로(?:,|\s(?!늘|줄|확대|축소|키우|불|감|증))")
_WILL_BE = re.compile(
    r"^\s?(?:수준|규모|정도|가량|이상)?(?:에 (?:달할|이를|육박할)|[이가] 될|[을를이] 넘을|으로 (?:늘어날|불어날))"
)
_WILL = re.compile(r"^\S*(?:겠|기로|려고|을 계획|할 계획|예정|게 된다|게 될|게 됩)")
_CUTTING = re.compile(r"희망퇴직|감원|구조조정|해고|인력 감축")
_MAY = re.compile(r"^.{0,14}[할될를] 수(?:도)? 있")
_STAFF_WORD = re.compile(r"임직원|직원|인력|인원|근로자|종업원|사원|식구")
_APPLIED = re.compile(r"신청|접수|지원(?:자|한|했)|경쟁률|대상(?:은|이|자|으로)|응모|추천")
_WHO_HIRES = re.compile(r"^(?:은|는|이|가|도)\s")
_NO_STAFF_FIGURE = re.compile(r"(?:전환|충원|채용|취업)\s?(?:실적|률|건수)")
_JOBS = re.compile(r"일자리|고용\s?(?:유발|창출|효과)|취업\s?유발|효과")
_GAINS = frozenset({"확보하", "얻"})
_TAKEOVER = re.compile(r"인수|합병|사들|품|흡수|넘겨받|양수|편입")
_CONTRAST = re.compile(r"(?:보다|대비|많|적은|늘어난 규모|증가한|감소한)")
_INCREASE = re.compile(r"^(?:을|를|이|가|\s)?\s?(?:정도|가량|이상)?\s?(?:더 |추가로 |새로 )")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind with the predicate that says so, None where the noun before says it (직원은 300명이다)."""

    kind: str
    rule: str
    predicate: Predicate | None = None


def kind_of(sentence: SceneSentence, count: Count, people: People, following: Count | None) -> Kind | str:
    """The kind of a count, or the reason why it is no headcount."""
    body = sentence.scene.body
    right = body[count.end : sentence.end]
    left = body[max(sentence.start, count.outer_start - 60) : count.outer_start]
    after = body[count.outer_end : sentence.end] if count.outer_end > count.end else right
    earlier = sentence.scene.sentences[sentence.index - 1].text if sentence.index else ""
    if _FROM.match(right) or _FROM.match(after):
        return _where_from(sentence, count, people, following)
    if people is People.STAFF and following is not None and re.match(r"^을? (?:포함|비롯)", right):
        return "no predicate"
    if people is People.STAFF and (
        _WAS_BEFORE.match(right) or (following is not None and (_WAS.match(right) or _WAS.match(after)))
    ):
        return Kind("current", "headcount_was")
    out_of = _SHARE_OF.match(right) or (following is not None and _OUT_OF.match(right))
    if people is People.STAFF and out_of:
        return Kind("current", "headcount_out_of")
    if _SAID_OF.search(left) and _COMMA.match(right):
        return _by_noun(people, left, right, after, earlier)
    predicate = _predicate(sentence, count)
    if predicate is not None:
        verdict = _by_predicate(sentence, count, people, predicate, right, left)
        if verdict is not None:
            return verdict
    return _by_noun(people, left, right, after, earlier)


def _where_from(sentence: SceneSentence, count: Count, people: People, following: Count | None) -> Kind | str:
    """100명에서 200명으로: what there was; 9만 명에서 15%를: only what a share is taken of."""
    if following is None or not _INTO.match(sentence.scene.body[following.end : sentence.end]):
        return "a number that another is taken of"
    return Kind("current", "headcount_from") if people is People.STAFF else "people who are no staff"


def _predicate(sentence: SceneSentence, count: Count) -> Predicate | None:
    """The first predicate of the lexicon after the count, up to the end of its clause."""
    clause_end = next((end for end in sentence.clause_ends if end > count.end), sentence.end)
    chosen = None
    for predicate in sentence.predicates:
        if not count.end <= predicate.start < clause_end or not set(predicate.senses).intersection(_SENSES):
            continue
        if chosen is None or (chosen.form is Form.NOUN and predicate.start - chosen.end <= 8):
            chosen = predicate
    return chosen


def _by_predicate(
    sentence: SceneSentence, count: Count, people: People, predicate: Predicate, right: str, left: str
) -> Kind | str | None:
    body = sentence.scene.body
    between = body[count.end : predicate.start]
    sense = next(s for s in _SENSES if s in predicate.senses)
    if re.search(r"\d", _BRACKET.sub("", between)) and not re.search(r"년|월|일|%", between):
        return None
    tail = body[predicate.end : min(sentence.end, predicate.end + 14)]
    if sense == "cut" and (_APPLIED.search(between) or _APPLIED.search(tail) or _APPLIED.search(left[-14:])):
        return "applicants"
    acts = predicate.lemma.endswith("하") or body.startswith("을 하", predicate.end)
    if sense == "hire" and acts and count.unit == "사람" and _WHO_HIRES.match(right):
        return "those who hire"
    if _JOBS.search(between) or (_JOBS.search(left[-16:]) and sense != "cut"):
        return "jobs, no people"
    amount_word = _SUM_AT_END.search(left)
    if amount_word and _SET_TO.match(right):
        return Kind("cut" if amount_word["cut"] else "hire", "headcount_is", predicate)
    into = bool(_INTO.match(right) or _INTO.match(body[count.outer_end : sentence.end]))
    if people is People.OTHERS and sense != "train":
        return "people who are no staff"
    return _READERS[sense](people, predicate, into, left, body[predicate.start : sentence.end], right)


def _hire(people: People, predicate: Predicate, into: bool, left: str, tail: str, right: str) -> Kind | str | None:
    if re.match(r"고용(?:하고|해) 있|고용 중", tail) or (
        predicate.lemma == "고용" and predicate.form is Form.NOUN and "규모" in left[-12:]
    ):
        return Kind("current", "headcount_keeps", predicate)
    if predicate.lemma in ("들이", "모집하") and people is not People.STAFF and "채용" not in left + tail:
        return None
    if (into and re.search(r"까지$|^까지", right[:8].split(" ", maxsplit=1)[0])) or (
        into and predicate.lemma in ("충원하", "증원하")
    ):
        return Kind("target", "headcount_up_to", predicate)
    return Kind("hire", "headcount_hires", predicate)


def _cut(people: People, predicate: Predicate, into: bool, left: str, tail: str, right: str) -> Kind | str | None:
    if into:
        return _reached(predicate, tail) if people is People.STAFF or _STAFF_WORD.search(left) else None
    if predicate.lemma in ("떠나", "정리하", "그만두", "퇴출하", "퇴출되", "내쫓") and people is not People.STAFF:
        return None
    if (
        predicate.lemma in ("줄이", "줄어들", "=줄었", "=줄고", "=줄어")
        and people is People.UNSAID
        and not right.startswith("을 줄")
        and not re.search(r"인력|직원|인원|감원|희망퇴직|구조조정|임직원", left + tail)
    ):
        return None
    return Kind("cut", "headcount_cuts", predicate)


def _train(people: People, predicate: Predicate, into: bool, left: str, tail: str, right: str) -> Kind | str | None:
    if predicate.lemma in ("키우",) and into:
        return _reached(predicate, tail)
    if people is People.OTHERS and not re.search(r"인재|인력|전문가|청년|창업", left[-20:] + right[:20]):
        return "people who are no staff"
    if predicate.lemma in ("교육하", "키우", "기르") and people is People.UNSAID and "인재" not in left:
        return None
    return Kind("train", "headcount_trains", predicate)


def _grow(people: People, predicate: Predicate, into: bool, left: str, tail: str, right: str) -> Kind | str | None:
    if people is People.UNSAID and not re.search(r"인력|직원|인원|임직원|채용|고용|조직|식구|이를", left):
        return None
    if into:
        return _reached(predicate, tail)
    if _INCREASE.match(right) or re.match(r"^(?:을|를)?\s", right):
        return None if _CONTRAST.search(right[:12]) else Kind("hire", "headcount_adds", predicate)
    return None


def _employ(people: People, predicate: Predicate, into: bool, left: str, tail: str, right: str) -> Kind | str | None:
    return Kind("current", "headcount_works", predicate)


def _keep(people: People, predicate: Predicate, into: bool, left: str, tail: str, right: str) -> Kind | str | None:
    if predicate.lemma in ("고용하고 있", "채용하고 있"):
        return Kind("current", "headcount_keeps", predicate)
    if people is not People.STAFF or (predicate.lemma == "구성되" and not re.search(r"직원|인력|인원", left)):
        return None
    return Kind("target" if _WILL.search(tail) else "current", "headcount_keeps", predicate)


def _bring_over(
    people: People, predicate: Predicate, into: bool, left: str, tail: str, right: str
) -> Kind | str | None:
    taken_over = _TAKEOVER.search(left) is not None
    if (people is not People.STAFF and not taken_over) or (predicate.lemma in _GAINS and not taken_over):
        return None
    if predicate.lemma == "합류하" and not _TAKEOVER.search(left + tail):
        return Kind("hire", "headcount_joins", predicate)
    return Kind("acquire", "headcount_comes_over", predicate)


def _reached(predicate: Predicate, tail: str) -> Kind:
    """A number to reach is a target; one that was reached is what there is now."""
    reached = predicate.past and not re.match(r"\S*(?:기로|려|겠|다는 (?:계획|방침|목표))", tail)
    adnominal = predicate.ending is Ending.ADNOMINAL and re.match(r"\S*[린난운간든]\s", tail)
    return Kind("current" if reached or adnominal else "target", "headcount_grows_to", predicate)


_READERS = {
    "hire": _hire,
    "cut": _cut,
    "train": _train,
    "grow_to": _grow,
    "employ": _employ,
    "keep": _keep,
    "bring_over": _bring_over,
}


def _described_as_staff(people: People, left: str, right: str) -> Kind | None:
    """450명이 연구직이다, 33명의 연구인력으로, (직원 3500여 명), 30명 규모의 회사."""
    if _ARE_STAFF.match(right) or (people is People.STAFF and _OF_STAFF.match(right)):
        return Kind("current", "headcount_are_staff")
    if _BRACKETED_STAFF.search(left) and right.startswith(")"):
        return Kind("current", "headcount_bracket")
    if people is People.STAFF and _OF_SIZE.match(right):
        return Kind("current", "headcount_of_size")
    return None


def _by_noun(people: People, left: str, right: str, after: str, earlier: str) -> Kind | str:
    """직원은 300명이다, 고용 목표는 8100명이다, 임직원 수는 A 690명, B 450명이다."""
    if people is People.OTHERS or _NO_STAFF_FIGURE.search(left[-16:]):
        return "people who are no staff"
    described = _described_as_staff(people, left, right)
    if described is not None:
        return described
    setting = _SET_TO.match(right)
    if not (setting or _COPULA.match(right) or _COPULA.match(after)):
        return "no predicate"
    if _APPLIED.search(left[-16:]):
        return "applicants"
    if _MAY.match(right):
        return "a possibility"
    words = list(_SUM_WORD.finditer(left))
    if not words:
        if people is People.STAFF and re.search(
            r"(?:직원|임직원|인력|인원|근로자|연구원|종업원)\s?(?:수\s?|\()?(?:약\s?|총\s?|현재\s?)?$", left
        ):
            return Kind("current", "headcount_is")
        return "no predicate"
    kind = "target" if "목표" in words[-1].group() else next(n for n, text in words[-1].groupdict().items() if text)
    if words[-1].group().startswith("목표") and people is not People.STAFF:
        return Kind("cut", "headcount_is") if _CUTTING.search(earlier) else "no predicate"
    if kind == "current" and people is not People.STAFF and not _STAFF_WORD.search(words[-1].group()):
        return "no predicate"
    if kind == "current" and _WILL_BE.match(right):
        kind = "target"
    return Kind(kind, "headcount_is")


__all__ = ["Kind", "Status", "kind_of"]

"""Belongs here: what becomes of the people of a count (current, target, hire, cut …), from the words around it.
Does not: whether they are staff (headcount_people) and whose (headcount_owners).
"""

import re

from transforms.facts.headcounts.people import People, staff_spoken_of
from transforms.facts.headcounts.stated import APPLIED, ARE_EMPLOYED, SET_TO, STAFF_WORD, Kind, by_noun, said_before
from transforms.facts.predicates import Ending, Form, Predicate
from transforms.facts.scene import SceneSentence
from transforms.korean.quantities import Count

_SENSES = ("hire", "cut", "train", "grow_to", "employ", "keep", "bring_over")
_FROM = re.compile(r"^(?:\s?(?:수준|규모|안팎|정도|가량|남짓))?에서\s")
_INTO = re.compile(
    r"^(?:\s?(?:수준|규모|안팎|정도|가량|이상|이하|내외|선|대))?(?:\([^)]*\))?(?:\s?(?:수준|규모|안팎|정도|가량|이상|이하|내외))?(?:으로|로|까지|까지로)(?:도|만)?[\s,]"
)
_WAS = re.compile(
    r"^\s?(?:수준|규모|정도|남짓|가량|안팎|이상|내외)?쯤?(?:인|이던|이었던|에 (?:불과한|불과하던|그친|그치던|"
    r"달하는|이르는|머물던|머무는))\s"
)
_WAS_OF = re.compile(
    r"^\s?(?:의|이? ?넘는)\s(?:[가-힣·]+\s){0,3}?[가-힣]*(?:인력|직원|임직원|인원|연구원|조직)[을를은는이가]\s"
)
_COMPARED = re.compile(r"^\)?(?:(?:과|와) 비교|\s?대비|보다|에 비해|에 견줘)")
_THAN = re.compile(r"(?:보다|대비|비해|비교해|견줘)\s(?:\S+\s)?$")
_WAS_BEFORE = re.compile(
    r"^\s?(?:수준|규모|정도|남짓|가량|안팎|쯤)?"
    r"(?:이던|이었던|인|에 (?:이르는|달하는)(?=\s(?:[^\s,.]+\s){0,3}?\S*(?:인력|직원|임직원)의))\s"
)
_OUT_OF = re.compile(
    r"^(?:\s?(?:수준|규모|정도|가량|안팎))?의? ?(?:(?:[가-힣]+ ){0,2}?[가-힣]*(?:직원|임직원|인력|인원|근로자|"
    r"사원) )?(?:가운데|중에서|중|의 \d)"
)
_SHARE_OF = re.compile(r"^\)?\s?(?:가운데|중에서|중|의)\s(?:약\s|최대\s|전체의\s)?\d[\d.]*\s?(?:%|퍼센트)")
_BRACKET = re.compile(r"\([^)]*\)")
_SUM_AT_END = re.compile(
    r"(?:(?P<cut>감원|해고|구조조정|퇴직|감축)|채용|공채|선발|충원)\s?(?:규모|인원|인력|예정 인원)(?:를|"
    r"을)\s(?:\S+\s){0,3}$"
)
_SAID_OF = re.compile(
    r"(?:임직원|직원|인력|인원|사원|근로자|(?:채용|선발)\s?(?:규모|인원|계획|예정 인원))(?:\s?수)?(?:은|는|이|"
    r"가)\s(?:[^\s,.]+\s){0,3}$"
)
_COMMA = re.compile(r"^(?:\([^)]*\))?으로(?:,|\s(?!늘|줄|확대|축소|키우|불|감|증))")
_WILL = re.compile(r"^\S*(?:겠|기로|려고|을 계획|할 계획|예정|게 된다|게 될|게 됩)")
_WILL_WORK = re.compile(r"\S*게 (?:된다|될|됩)")
_WHO_HIRES = re.compile(r"^(?:은|는|이|가|도)\s")
_JOBS = re.compile(r"일자리|고용\s?(?:유발|창출|효과)|취업\s?유발|효과")
_SIZE_OF_INTAKE = re.compile(r"채용\s?(?:규모|인원)[을를]\s")
_FEWER_HIRES = re.compile(r"(?:채용|고용)\s?(?:규모|인원|계획)?[을를도]\s(?:\S+\s){0,2}?(?:약\s?|총\s?)?$")
_REDUCED = re.compile(r"\s?(?:정도|가량|이상|이나|안팎)?\s?(?:줄|축소|감축|감소)")
_TO_SIZE_OF_INTAKE = re.compile(r"^\s?(?:수준|규모|이상|안팎)?으?로\s(?:\S+\s){0,3}채용\s?(?:규모|인원)[을를]\s")
_TRAINEES = re.compile(r"(?:교육생|수료생|훈련생|연수생)\s(?:약\s|총\s)?$")
_COHORT = re.compile(r"\d기(?:생)?\s(?:약\s|총\s)?$")
_TAUGHT = re.compile(r"수료|교육")
_MOST = re.compile(r"^으?로 (?:가장|제일|최대)")
_RETIRE = frozenset({"퇴직하", "떠나", "그만두", "희망퇴직하", "퇴사하"})
_RETIRING = re.compile(r"(?:희망|명예|특별|조기)\s?퇴직")
_LEAVES = frozenset({"떠나", "정리하", "그만두", "퇴출하", "퇴출되", "내쫓"})
_WORKPLACE_LEFT = re.compile(r"\s?(?:이|가|은|는|도)?\s(?:[^\s]+\s){0,2}?(?:회사|은행|직장|일터|조직)(?:를|을)\s")
_RISE = frozenset({"늘어나", "=늘었", "=늘고", "=늘어", "불어나", "증가하", "급증하"})
_AS_NOUN = re.compile(r"\s?(?:임을|임에도|인 (?:점|것)을)\s")  # 직원이 300명임을 고려하면
_OF_A_TRADE = re.compile(r"(?:인력|인재)\s?(?:수요|부족|난)|필요한 (?:인력|인재)|산업\s?인력")
_OF_OTHERS = re.compile(
    r"(?:협력|하청|납품|부품)(?:업체|사|회사)(?:의|들의)?\s(?:고용|직원|종사|근로)(?!.*포함)[^,.]*$"
)
_NEW_STAFF = re.compile(r"신규|신입|경력|새로운?\s")
_GAINS = frozenset({"확보하", "얻"})
_TAKEOVER = re.compile(r"인수|합병|사들|품|흡수|넘겨받|양수|편입")
_CONTRAST = re.compile(r"(?:보다|대비|많|적은|늘어난 규모|증가한|감소한)")
_INCREASE = re.compile(r"^(?:을|를|이|가|\s)?\s?(?:정도|가량|이상)?\s?(?:더 |추가로 |새로 )")


def kind_of(sentence: SceneSentence, count: Count, people: People, following: Count | None) -> Kind | str:
    """The kind of a count, or the reason why it is no headcount."""
    body = sentence.scene.body
    right = body[count.end : sentence.end]
    left = body[max(sentence.start, count.outer_start - 60) : count.outer_start]
    after = body[count.outer_end : sentence.end] if count.outer_end > count.end else right
    earlier = sentence.scene.sentences[sentence.index - 1].text if sentence.index else ""
    if _COMPARED.match(right):
        return said_before(people, left) or "what another is compared with"
    if people is People.UNSAID and (_FROM.match(right) or _INTO.match(right)) and staff_spoken_of(sentence):
        people = People.STAFF
    others = _whose_else(left, right)
    if others is not None:
        return others
    if _FROM.match(right) or _FROM.match(after):
        return _where_from(sentence, count, people, following)
    if people is People.STAFF and following is not None and re.match(r"^을? (?:포함|비롯)", right):
        return "no predicate"
    if people is People.STAFF and (_WAS_BEFORE.match(right) or _was(sentence, (right, after), following)):
        return Kind("hire" if _SIZE_OF_INTAKE.search(right[:30]) else "current", "headcount_was")
    undated = _BRACKET.sub("", right, count=1) if right.startswith("(") else right
    out_of = _SHARE_OF.match(undated) or (following is not None and _OUT_OF.match(right))
    if out_of and _COHORT.search(left) and _TAUGHT.search(sentence.text):
        return Kind("train", "headcount_out_of")
    if people is People.STAFF and out_of:
        return Kind("train" if _TRAINEES.search(left) else "current", "headcount_out_of")
    if (_SAID_OF.search(left) and _COMMA.match(right)) or _AS_NOUN.match(right):
        return by_noun(people, left, right, after, earlier)
    predicate = _predicate(sentence, count) if not ARE_EMPLOYED.search(left) else None
    if predicate is not None:
        verdict = _by_predicate(sentence, count, people, predicate, right, left)
        if verdict is not None:
            return verdict
    return by_noun(people, left, right, after, earlier)


def _whose_else(left: str, right: str) -> str | None:
    """협력업체 고용 인원은, 반도체 인력 수요는: why the people are not those of the organisation spoken of."""
    if _OF_OTHERS.search(left):
        return "people of others"
    if _FEWER_HIRES.search(left) and _REDUCED.match(right):
        return "people who are not hired"
    return "people whom a trade needs" if _OF_A_TRADE.search(left) or _OF_A_TRADE.search(right[:20]) else None


def _was(sentence: SceneSentence, behind: tuple[str, str], following: Count | None) -> bool:
    """80명인 인력을 120명으로; 80명의 인력을, only where another number is reached."""
    if following is None:
        return False
    reached = _INTO.match(sentence.scene.body[following.end : sentence.end]) is not None
    return any(_WAS.match(text) or (reached and _WAS_OF.match(text)) for text in behind)


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
    if re.search(r"\d", _BRACKET.sub("", between)) and not re.search(r"년|월|일|%|\d차", between):
        return None
    tail = body[predicate.end : min(sentence.end, predicate.end + 14)]
    left_by_now = predicate.lemma in _RETIRE and _WHO_HIRES.match(right) is not None  # 85명이 퇴직했다
    behind = predicate.ending is not Ending.ADNOMINAL and APPLIED.search(tail)
    applied = APPLIED.search(between) or behind or (not left_by_now and APPLIED.search(left[-14:]))
    if sense == "cut" and applied:
        return "applicants"
    acts = predicate.lemma.endswith("하") or body.startswith("을 하", predicate.end)
    if sense == "hire" and acts and count.unit == "사람" and _WHO_HIRES.match(right):
        return "those who hire"
    jobs = (body[count.end : predicate.end + 10], left[-16:])
    if _JOBS.search(between) or (sense != "cut" and any(_JOBS.search(text) for text in jobs)):
        return "jobs, no people"
    if _TO_SIZE_OF_INTAKE.match(right):
        return Kind("hire", "headcount_hires", predicate)
    amount_word = _SUM_AT_END.search(left)
    if amount_word and SET_TO.match(right):
        return Kind("cut" if amount_word["cut"] else "hire", "headcount_is", predicate)
    into = not _MOST.match(right) and bool(_INTO.match(right) or _INTO.match(body[count.outer_end : sentence.end]))
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
        return _reached(predicate, tail) if people is People.STAFF or STAFF_WORD.search(left) else None
    leaves_work = predicate.lemma in ("떠나", "그만두") and (
        _WORKPLACE_LEFT.match(right) is not None or _RETIRING.search(left) is not None
    )
    if predicate.lemma in _LEAVES and people is not People.STAFF and not leaves_work:
        return None
    if (
        predicate.lemma in ("줄이", "줄어들", "=줄었", "=줄고", "=줄어", "=줄다", "감소하", "급감하")
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
    if people is People.UNSAID and not re.search(r"인력|직원|인원|임직원|채용|고용|조직|식구|이를|뽑", left):
        return None
    if into:
        return _reached(predicate, tail)
    if _THAN.search(left) or (predicate.lemma in _RISE and not _INCREASE.match(right)):
        return "a mere difference"
    if _INCREASE.match(right) or re.match(r"^(?:을|를)?\s", right):
        return None if _CONTRAST.search(right[:12]) else Kind("hire", "headcount_adds", predicate)
    return None


def _employ(people: People, predicate: Predicate, into: bool, left: str, tail: str, right: str) -> Kind | str | None:
    return Kind("target" if _WILL_WORK.match(tail) else "current", "headcount_works", predicate)


def _keep(people: People, predicate: Predicate, into: bool, left: str, tail: str, right: str) -> Kind | str | None:
    if predicate.lemma in ("고용하고 있", "채용하고 있"):
        if _NEW_STAFF.search(right[:20]):
            return Kind("hire", "headcount_hires", predicate)
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


__all__ = ["Kind", "kind_of"]

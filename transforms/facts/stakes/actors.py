"""Belongs here: which organisation acts on a block of shares, by case, order and relative clauses.
Does not: whose shares they are (naming) and what the act is (trading, holding).
"""

import re

from transforms.facts.focus import is_reporter
from transforms.facts.phrases import SUBJECT_CASES, Case, Phrase, is_reference
from transforms.facts.predicates import Ending, Form, Predicate
from transforms.facts.roles import expand
from transforms.facts.scene import SceneSentence
from transforms.facts.stakes.lots import Lot
from transforms.organisations.mention import OrganisationMention

_HEAD_REACH = 26
_CARRIED_WITHIN = 14
NO_HOLDER = "no holder is named"
_OTHER_SUBJECT = re.compile(r"(?<![^\s,“\"'‘(])([가-힣A-Za-z0-9·]{1,14}?(?:씨|들)?)(은|는|이|가)(?=[\s,])")
# 재무 부담이 커 지분을 팔다: what is so, not who acts
_IS_SO = re.compile(
    r"\s(?:너무\s|매우\s|더\s)?(?:커|많아|없어|높아|어려워|낮아|심해|필요해|늘어|줄어|급해|부족해|떨어져)\S{0,2}\s"
)
_NO_SUBJECT = re.compile(
    r"(?:에|에서|으로|까지|부터|이라|하|되|있|없|않|갖|맺|받|짓|오|가|나|르|지|치|리|키|시|우|였|었|았|했|됐|던|라|다|주)$|^(?:추|증|평|국|이|그|저|또|혹은|또는|있|없|주|우|높|깊|많|같|적|작|오|지|취득|매입|인수|매각|오너일|일|남|얻|찾|넘|낮|넓|좋|젊|앞|다음|맞|닿|담|쥐|갖|뽑|묶|묻|옮)$"
    r"|지분율?$|주식$|신주$|규모$|금액$|이번$|대금$|가격$|물량$|계약$|거래$|방식$|절차$|비율$|로써$|앞서$|이날$|올해$|최근$|이달$|지난달$|지난해$|당시$|\d(?:일|월|년)$|한편$|조건$|대신$|이후$|전$|후$|때$|경우$|따라서$|분기$|연말$"
)
_SAME_COMPANY = re.compile(
    r"^(?:회사|이\s?회사|당사|그룹|양사|두\s?회사|양측|3사|이들|업체|사측|회사\s?측|기업|법인|펀드|은행|공단|운용사|재단)$"
)
_WORD_BEFORE = re.compile(r"([가-힣A-Za-z]+)\s?$")
_UNNAMED_HOLDERS = re.compile(
    r"(특수관계인|기타|기관|외국인|소액\s?주주|우리사주(?:조합)?|개인|임직원)(?:\([^)]*\))?\s?(?:약\s?)?$"
    r"|((?:대표|회장|사장|의장|이사|전무|상무|씨|창업자))\((?:약\s?)?$"
)
_NOT_A_NAME = re.compile(
    r"(?:[은는을를에의도과와한던된로이가]|(?<![부개법여본])인|에서|에게|까지|부터|보유|기존|약|총|각각|추가|나머지|잔여|남은|최대|최소|모두|이미|무려|절반|이상|현재|합계|가운데|중|지분율?|주식|등|전체|다시|씩|해|고|며|서|(?<=[가-힣])[여려]|몫)$"
)


def local_subject(
    sentence: SceneSentence, lot: Lot, start: int, stop: int, skip: list[Phrase | None], next_lot: int | None = None
) -> Phrase | None:
    """The subject within `start`..`stop` nearest before the lot, else one between the lot and the next one."""
    free = [
        p
        for p in sentence.phrases
        if start <= p.start < stop
        and p.case in SUBJECT_CASES
        and not p.speaker
        and not is_reporter(sentence, p)
        and all(p is not s for s in skip)
        and not sentence.taken_by_relative_clause(p, stop)
    ]
    before = [p for p in free if p.start < lot.start]
    subjects = [p for p in before if p.case is Case.SUBJECT]
    if subjects or before:
        return (subjects or before)[-1]
    after = [p for p in free if next_lot is None or p.start < next_lot]
    return after[-1] if after else None


def head_after(sentence: SceneSentence, predicate: Predicate) -> Phrase | None:
    """The organisation that an adnominal predicate describes: Y 지분 N%를 쥔 X, Y 지분 인수 계약을 체결한 X."""
    if predicate.form is Form.NOUN:
        predicate = _carrying(sentence, predicate)
    if predicate.ending is not Ending.ADNOMINAL:
        return None
    body = sentence.scene.body
    following = next((p for p in sentence.phrases if p.start >= predicate.end), None)
    if following is None or following.start - predicate.end > _HEAD_REACH or is_reference(following.members[0]):
        return None
    between = re.sub(r"^\s?(?:있는|있던|중인)", "", body[predicate.end : following.start])
    if re.search(r"[,.]|지분|주식|것|(?:[을를은는로]|에서|고|며)\s", between):
        return None
    return following


def _carrying(sentence: SceneSentence, noun: Predicate) -> Predicate:
    """The verb that carries a noun (인수 계약을 체결한), else the noun itself."""
    following = [p for p in sentence.predicates if 0 <= p.start - noun.end <= _CARRIED_WITHIN and p.form is Form.VERB]
    return following[0] if following and following[0].has("carrier_transaction", "carrier_agreement") else noun


def other_subject(sentence: SceneSentence, start: int, stop: int, particles: str = "은는이가") -> str | None:
    """A subject in `start`..`stop` that is no named organisation: 김 회장이, 업계는, 펀드가."""
    body = sentence.scene.body
    for match in _OTHER_SUBJECT.finditer(body, start, stop):
        word = match.group(1)
        if match.group(2) not in particles:
            continue
        if any(p.start <= match.start(1) < max(p.end, p.after) for p in sentence.phrases):
            continue
        if word.endswith("주주"):
            return word
        if _NO_SUBJECT.search(word) or _SAME_COMPANY.match(word) or _IS_SO.match(body, match.end()):
            continue
        return word
    return None


def unknown_name(sentence: SceneSentence, lot: Lot) -> str | None:
    """The noun right before a figure of a list, where no organisation stands there: 김 회장 20%."""
    unnamed = _UNNAMED_HOLDERS.search(sentence.scene.body, max(sentence.start, lot.start - 40), lot.start)
    if unnamed is not None:
        return unnamed.group(1) or unnamed.group(2)
    match = _WORD_BEFORE.search(sentence.scene.body, max(sentence.start, lot.start - 16), lot.start)
    if match is None or _NOT_A_NAME.search(match.group(1)):
        return None
    if sentence.scene.body[match.start(1) - 1].isdigit():
        return None  # 지난 7일 9.05%를
    if any(p.start <= match.start(1) < max(p.end, p.after) for p in sentence.phrases):
        return None
    return match.group(1)


def speaking_person(sentence: SceneSentence, start: int, stop: int) -> bool:
    """X 회장은: the subject is a person of the organisation."""
    return any(start <= p.start < stop and p.speaker and p.case in SUBJECT_CASES for p in sentence.phrases)


def earlier_subject(sentence: SceneSentence, lot: Lot, start: int, skip: list[Phrase | None]) -> Phrase | None:
    """The topic, else the subject, of an earlier clause of the sentence."""
    free = [
        p
        for p in sentence.phrases
        if p.start < start
        and p.case in SUBJECT_CASES
        and not p.speaker
        and not is_reporter(sentence, p)
        and all(p is not s for s in skip)
        and not sentence.taken_by_relative_clause(p, lot.start)
    ]
    topics = [p for p in free if p.case is Case.TOPIC]
    chosen = topics or free
    return chosen[-1] if chosen else None


def acting(
    sentence: SceneSentence, lot: Lot, predicate: Predicate, floor: int, skip: list[Phrase | None], next_lot: int
) -> tuple[list[OrganisationMention], str | None]:
    """Who acts on the lot through the predicate; else nobody, with the reason."""
    scene = sentence.scene
    if lot.distributed and (noun := unknown_name(sentence, lot)) is not None:
        return [], f"no named organisation stands before the figure: {noun}"
    start = max(floor, min(sentence.clause_start(predicate.start), sentence.clause_start(lot.start)))
    local = local_subject(sentence, lot, start, predicate.start, skip, next_lot)
    head = head_after(sentence, predicate)
    if head is not None and (local is None or local.case is Case.TOPIC):
        return ([], "a person acts") if head.speaker else (expand(scene, head.members), None)
    if local is not None and local.start > lot.start:
        if speaking_person(sentence, start, lot.start):
            return [], "a person acts"
        if (other := other_subject(sentence, start, lot.start)) is not None:
            return [], f"the subject is no named organisation: {other}"
    if local is not None and local.case is Case.TOPIC and local.start < lot.start and not lot.possessed:
        nearer = other_subject(sentence, max(local.after, sentence.clause_start(lot.start)), lot.start, "이가")
        if nearer is not None:
            return [], f"the subject is no named organisation: {nearer}"
    if local is not None:
        return expand(scene, local.members), None
    if speaking_person(sentence, start, predicate.start):
        return [], "a person acts"
    if (other := other_subject(sentence, start, lot.start)) is not None:
        return [], f"the subject is no named organisation: {other}"
    earlier = earlier_subject(sentence, lot, start, skip)
    if earlier is not None:
        return expand(scene, earlier.members), None
    return _carried(sentence, lot, predicate)


def _carried(sentence: SceneSentence, lot: Lot, predicate: Predicate) -> tuple[list[OrganisationMention], str | None]:
    """Whom the sentences before were about, where the sentence has no subject at all."""
    if speaking_person(sentence, sentence.start, predicate.start):
        return [], "a person acts"
    if (other := other_subject(sentence, sentence.start, lot.start)) is not None:
        return [], f"the subject is no named organisation: {other}"
    carried = sentence.scene.carried_subject(sentence, 2)
    return (expand(sentence.scene, carried.members), None) if carried is not None else ([], NO_HOLDER)

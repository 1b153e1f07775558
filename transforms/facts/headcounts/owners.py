"""Belongs here: whose staff a count is of: the name beside it, its possessor, its place of work, else the subject.
Does not: whether they are staff (headcount_people) and what becomes of them (headcount_kinds).
"""

import re

from transforms.facts.binding import statement_at
from transforms.facts.focus import Focus, described_after, is_reporter
from transforms.facts.headcounts.lists import counts_beside_names
from transforms.facts.headcounts.stated import Kind
from transforms.facts.hosts import MEMORANDUM, are_public, hosted_in_clause
from transforms.facts.phrases import SUBJECT_CASES, Case, Phrase
from transforms.facts.roles import described_doer, foreign_topic
from transforms.facts.scene import SceneSentence
from transforms.korean.quantities import Count
from transforms.organisations.mention import OrganisationMention

_PLACE_CASES = (Case.TO, Case.AT)
_BESIDE = re.compile(r"^['’\"”)\]]?\s?(?:(?:약|총|모두|최대|현재|각각|이|가|은|는)\s?)*$")
_STAFF_HEAD = re.compile(
    r"직원|임직원|인력|인원|연구원|연구진|개발자|엔지니어|근로자|노동자|종업원|사원|식구|개발진|고용|채용|희망퇴직|감원|조직|전문가|심사역|상담원|기사"
)
_HOLDS = re.compile(
    r"^\s?(?:현재 )?(?:보유한|보유하고 있는|보유 중인|둔|두고 있는|거느린|고용한|고용하고 있는|운영하는|확보한|갖춘)\s"
)
_WORKS = re.compile(r"근무|일하|일할|일한|재직|종사|상주|소속|몸담|있|활동|다니")
_WORKS_THERE = re.compile(r"^(?:이|가|의 (?:\S+ ){0,2}\S+[이가])?\s?(?:근무|일하|일한|재직|종사|상주|소속|활동|있)")
_CURRENT = frozenset({"current", "target"})
_SOMEONE_ELSE = re.compile(
    r"[을를]?,\s(?:[가-힣]{0,3}\s)?[가-힣A-Za-z&]+(?:\s[가-힣A-Za-z&]+)?(?<!직원)(?<!인력)(?<!승무원)(?<!연구원)(?<!직)"
    r"(?:은|는|이|가)\s(?!현재)"
)
_WHOLE_TRADE = re.compile(
    r"업계(?!에서는|에선)|산업계|(?:금융|은행|보험)권|전국|국내 (?:기업|은행|전체)"
    r"|(?<![가-힣])(?:항공사|은행|기업|업체|건설사|조선사|대기업|공공기관|금융사)(?:들)?의\s"
)
_SITE = re.compile(
    r"(?<![가-힣])(?:[가-힣]{1,6}\s?)?(?:공장|사업장|조선소|제철소|캠퍼스)(?P<particle>은|는|에는|에서는|에선|에)\s"
)
_OF_SITE = re.compile(r"\s?(?:[가-힣A-Za-z0-9]+\s)?")
_SITE_REACH = 16
_WHICH = re.compile(r"(?:곳|기관|기업|회사|업체)(?:은|는)\s['‘“\"]?$")
_TURNS_OUT_TO_BE = re.compile(r"['’\"”]?(?:으?로),?\s")
_SOURCE = re.compile(r"[의이가]\s(?:[^\s,.]+\s){0,4}?\S*(?<!보고서)에 따르면")
_IS = re.compile(
    r"^\s?(?:규모|수준|안팎|남짓|이상)?(?:의\s(?:[가-힣]+\s)?[가-힣]+을 (?:둔|거느린|보유한)|"
    r"인(?:\s(?:전체\s)?(?:직원|임직원|인력|사원)(?:\s수)?[가이]\s[가-힣]+[은는한운])?|"
    r"이던|에 이르는|에 달하는|을 둔|을 거느린|을 보유한)\s['‘“\"]?$"
)


def owners_of(focus: Focus, sentence: SceneSentence, count: Count, kind: Kind, floor: int) -> list[OrganisationMention]:
    """The organisations whose people are counted. `floor` is the end of the count before in the sentence."""
    body = sentence.scene.body
    before = [p for p in sentence.phrases if p.start < count.start]
    local = [p for p in before if p.start >= floor]
    beside = [p for p in local if p.case not in SUBJECT_CASES and _BESIDE.match(body[p.end : count.start])]
    if (beside and floor > sentence.start) or (
        beside and beside[-1].case is Case.BARE and len(beside[-1].members) == 1
    ):
        return focus.expand(sentence, beside[-1].members)
    described = _described(sentence, count)
    for chosen in (
        described,
        _holder(sentence, local, kind),
        _workplace(sentence, local or before, count, kind),
        _possessor(local, kind),
    ):
        if chosen is not None:
            return focus.expand(sentence, chosen.members)
    owners = _subject(focus, sentence, before, count, kind, floor)
    if kind.kind == "hire" and are_public(owners) and MEMORANDUM.search(body, sentence.start, count.start):
        return hosted_in_clause(focus, sentence, count.start)  # those with whom a town agrees on jobs, if it names any
    return owners


def _described(sentence: SceneSentence, count: Count) -> Phrase | None:
    """현재 210명인 A 임직원은, 임직원 1500명인 A는: the organisation that the count itself describes."""
    following = next((p for p in sentence.phrases if p.start >= count.end), None)
    return following if following is not None and _IS.match(sentence.scene.body[count.end : following.start]) else None


def _holder(sentence: SceneSentence, local: list[Phrase], kind: Kind) -> Phrase | None:
    """자회사 라인이 보유한 … 인력: the subject of a relative clause of having."""
    body = sentence.scene.body
    held = [p for p in local if p.case is Case.SUBJECT and _HOLDS.match(body[p.after : p.after + 12])]
    return held[-1] if held and kind.kind in _CURRENT else None


def _workplace(sentence: SceneSentence, local: list[Phrase], count: Count, kind: Kind) -> Phrase | None:
    """번지에서 일하는 직원은 900명, 이 센터에는 연구원 45명이 근무: a place that a verb of working goes with."""
    if kind.kind != "current":
        return None
    body = sentence.scene.body
    places = [p for p in local if p.case in _PLACE_CASES]
    if places and (
        kind.rule == "headcount_works"
        or _WORKS.match(body[places[-1].after :].lstrip())
        or _WORKS_THERE.search(body[count.end : count.end + 24])
    ):
        return places[-1]
    return None


def _possessor(local: list[Phrase], kind: Kind) -> Phrase | None:
    """A의 연구 인력 85명, A 임직원은: the phrase that leads to a noun of staff, without a subject after it."""
    owned = [
        (i, p)
        for i, p in enumerate(local)
        if p.case in (Case.OF, Case.BARE) and _STAFF_HEAD.search(p.head) and not p.speaker and not _is_cause(p)
    ]
    if not owned:
        return None
    _index, phrase = owned[-1]
    subjects = [p for p in local if p.case in SUBJECT_CASES and not p.speaker]
    if kind.kind in ("acquire", "hire") and subjects:
        return None
    return None if any(p.start > phrase.start for p in subjects) else phrase


def _is_cause(phrase: Phrase) -> bool:
    """A의 감원 조치에 따라: whose measure it was, not whose staff."""
    return phrase.head_case is Case.TO and phrase.head.endswith(("조치", "계획", "방침", "결정"))


def _subject(
    focus: Focus, sentence: SceneSentence, before: list[Phrase], count: Count, kind: Kind, floor: int
) -> list[OrganisationMention]:
    free = [
        p
        for p in before
        if p.case in SUBJECT_CASES
        and not p.speaker
        and not is_reporter(sentence, p)
        and not sentence.taken_by_relative_clause(p, count.start)
    ]
    doer = described_doer(sentence, kind.predicate, max(floor, sentence.start)) if kind.predicate else None
    if doer is not None and doer.start > count.start:
        return focus.expand(sentence, doer.members)
    last = free[-1] if free else None
    since = last.after if last else sentence.start
    generic = focus.generic(sentence, since, count.start)
    if generic is not None:
        return generic
    if focus.unnamed_subject(sentence, max(floor, since), count.start) or _someone_else(sentence, last, floor, count):
        return []
    if (last is None or last.start < sentence.clause_start(count.start)) and kind.predicate is not None:
        described = described_after(sentence, kind.predicate)
        if described is not None:
            return focus.expand(sentence, described.members)
    place = focus.generic(sentence, since, count.start, "에는|에서는|에선|의")
    if place:
        return place
    site = _SITE.search(sentence.scene.body, max(floor, since), count.start)
    if site is not None and (last is None or (site.start() >= last.after and site["particle"] != "에")):
        owner = _owner_of_site(sentence, before, site)
        company = focus.expand(sentence, owner.members) if owner else focus.company_of_site(sentence, site.start())
        if company:
            return company
    clause = statement_at(sentence.scene, sentence, count.start)
    if last is not None and last.start < clause.start and foreign_topic(sentence.scene, clause, count.start):
        return []  # A는 40명을 뽑고, 어느 회사는 15명을 뽑는다
    chosen = _identified(sentence, before) or last or _in_passing(sentence, before)
    return focus.expand(sentence, chosen.members) if chosen is not None else _carried(focus, sentence, count)


def _owner_of_site(sentence: SceneSentence, before: list[Phrase], site: re.Match[str]) -> Phrase | None:
    """A 울산공장에는, A의 새 공장에서는, A가 짓는 조지아 공장은: whose the site is by its own noun phrase."""
    near = [p for p in before if p.end <= site.start() and site.start() - p.after <= _SITE_REACH]
    if not near:
        return None
    phrase, body = near[-1], sentence.scene.body
    owns = phrase.case in (Case.OF, Case.BARE) and _OF_SITE.fullmatch(body, phrase.after, site.start()) is not None
    runs = phrase.case is Case.SUBJECT and sentence.taken_by_relative_clause(phrase, site.end())
    return phrase if owns or runs else None


def _identified(sentence: SceneSentence, before: list[Phrase]) -> Phrase | None:
    """채용 규모가 가장 큰 곳은 A로, 올해 1000명을 뽑는다."""
    body = sentence.scene.body
    return next(
        (p for p in before if _TURNS_OUT_TO_BE.match(body, p.end) and _WHICH.search(body, sentence.start, p.start)),
        None,
    )


def _someone_else(sentence: SceneSentence, last: Phrase | None, floor: int, count: Count) -> bool:
    """A는 909명, 어느 회사는 750명을: a list's item has a subject of its own that is no known organisation."""
    in_list = floor > sentence.start and (last is None or last.start < floor)
    return in_list and _SOMEONE_ELSE.match(sentence.scene.body, floor, count.start) is not None


def _in_passing(sentence: SceneSentence, before: list[Phrase]) -> Phrase | None:
    """Where nothing is the subject: a possessor, a speaker's organisation, a place, a relative clause's subject."""
    ranks = (
        lambda p: p.case is Case.OF or (p.case is Case.BARE and p.head_case in SUBJECT_CASES),
        lambda p: p.speaker or p.head.endswith("보고서"),
        lambda p: p.case in (Case.AT, Case.SUBJECT),
    )
    own = [p for p in before if not _SOURCE.match(sentence.scene.body, p.end)]
    return next((fitting[-1] for rank in ranks if (fitting := [p for p in own if rank(p)])), None)


def _carried(focus: Focus, sentence: SceneSentence, count: Count) -> list[OrganisationMention]:
    statement = statement_at(sentence.scene, sentence, count.start)
    if _WHOLE_TRADE.search(sentence.text) or foreign_topic(sentence.scene, statement, count.start):
        return []
    earlier = sentence.scene.sentences[sentence.index - 1] if sentence.index else None
    if earlier is not None and counts_beside_names(earlier, earlier.quantities(sentence.scene.quantities.counts)):
        return []
    return focus.carried(sentence)

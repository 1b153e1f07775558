"""Belongs here: organisations as noun phrases: which stand together, what case they bear, which noun they lead to.
Does not: finding organisations (organisations), and what a phrase does for a predicate (roles).
"""

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from transforms.facts.joining import joined, joiner, modifies, with_unit
from transforms.organisations.context_words import HEAD_OF_TOWN
from transforms.organisations.mention import OrganisationMention


class Case(StrEnum):
    TOPIC = "topic"
    SUBJECT = "subject"
    OBJECT = "object"
    WITH = "with"
    WITH_OF = "with_of"
    TO = "to"
    AT = "at"
    FROM = "from"
    OF = "of"
    BY = "by"
    BARE = "bare"
    ASIDE = "aside"  # 에 따르면, 에 대해: no part in what is said


SUBJECT_CASES = (Case.TOPIC, Case.SUBJECT)


_PARTICLES: tuple[tuple[str, Case], ...] = (
    ("으로부터", Case.FROM), ("로부터", Case.FROM), ("에게서", Case.FROM), ("한테서", Case.FROM), ("에게로", Case.TO),
    ("에서는", Case.AT), ("에서도", Case.AT), ("에서", Case.AT), ("와의", Case.WITH_OF), ("과의", Case.WITH_OF),
    ("와는", Case.WITH), ("과는", Case.WITH), ("와도", Case.WITH), ("과도", Case.WITH), ("하고", Case.WITH),
    ("이랑", Case.WITH), ("랑", Case.WITH), ("와", Case.WITH), ("과", Case.WITH), ("에게는", Case.TO),
    ("에게도", Case.TO), ("에게", Case.TO), ("한테", Case.TO), ("에는", Case.TO), ("에도", Case.TO), ("에다", Case.TO),
    ("에", Case.TO), ("으로", Case.BY), ("로", Case.BY), ("께서", Case.SUBJECT), ("에선", Case.AT), ("에겐", Case.TO),
    ("엔", Case.TO), ("은", Case.TOPIC), ("는", Case.TOPIC), ("도", Case.TOPIC), ("이", Case.SUBJECT),
    ("가", Case.SUBJECT), ("간의", Case.OF), ("간", Case.OF),
    ("을", Case.OBJECT), ("를", Case.OBJECT), ("의", Case.OF),
)  # fmt: skip
_CASE_OF = dict(_PARTICLES)
# Particles of one syllable; those that may begin 의 경우, 에 따르면 and the like stand apart.
_FINAL_PARTICLES = frozenset("은는이가도")
_OTHER_PARTICLES = frozenset("을를와과의에")
PARTICLE = re.compile(
    "(" + "|".join(particle for particle, _ in sorted(_PARTICLES, key=lambda p: -len(p[0]))) + r")(?![가-힣A-Za-z0-9])"
)
_SIDE = re.compile(
    r"(?:(?<!\s)사|\s?(?:社|측|쪽|컨소시엄|그룹|본사|노사|이사회|경영진|관계자))(?=은|는|이|가|과|와|에|을|를|도|의|로|으로|\s)"
)
_LEADING = (Case.BARE, Case.OF, Case.WITH_OF)  # what may lead to a head
_CONJUNCTIONS = frozenset({"와", "과", "랑", "이랑", "하고"})
_ASIDE = re.compile(
    r"(?:에|에게) (?:따르면|의하면|대해|대한|대하여|관해|관한|비해|비하면|맞서|맞선|앞서|견줘|이은)|"
    r"(?:와|과) (?:관련|달리|비교|마찬가지|경쟁|맞붙)|(?:을|를) (?:제외|빼|통해|통한|거쳐)"
)
_RELATING_HEAD = re.compile(
    r"\s?(?:[가-힣]*(?:합병|컨소시엄|연합|동맹|제휴|협력|협약|합작|인수|통합|지분|주식|제품|서비스|양|두|세|대표)|[,.(·]|$)"
)
_AGREEMENT = re.compile(r"\s[가-힣]*(?:협약|양해각서|MOU)")
_BACKGROUND = re.compile(r"\s?출신(?:인|의)?(?=\s)")  # whom a person came from
_AS_WELL = re.compile(r" (?:역시|또한)(?=[\s,])")
_LEGAL_FORM = re.compile(r"[’'”\"]?\s?(?:㈜|\(주\)|주식회사)[’'”\"]?")
_IN_CASE_OF = re.compile(r"의 경우(?:에는|엔|는|도)?(?=[\s,])")
_CLOSING = frozenset("'’\"”)]")
_LIST_END = re.compile(
    r"\s?등(?:(?![가-힣]{2})|(?=(?:과|와|에|에게|에서|으로)[도는]?[\s,])|(?=(?:과의|에게|에서|으로|으로부터|에게서)\s))"
    r"(?:\s?[0-9두세네다섯여]+\s?(?:곳|개사|개\s?사|사)(?=[은는이가을를와과의에도 ,]|으로부터))?"
)
_KIND = (
    r"[가-힣]*(?:기업|업체|회사|기관|대학|은행|그룹|계열사|제조사|파트너|지자체|단체|부처|협회|투자자|연구소|스타트업|"
    r"카드사|보험사|증권사|캐피[탈털]사|게임사|제작사|운용사|통신사|조선사|건설사|제약사|항공사|부품사|금융사|투자사|협력사|고객사)"
)
_LISTED_KIND = re.compile(
    rf"(?:\s[가-힣A-Za-z·ㆍ]+){{0,4}}?\s?(?:\d+개(?:의)?\s?)?{_KIND}"
    rf"(?:(?:\s?(?:및|·|과|와)\s?|,\s(?=\d))(?:\d+개(?:의)?\s)?{_KIND})*(?:들)?(?:\s?\d+(?:곳|개사|개))?("
    + "|".join(sorted(_CASE_OF, key=len, reverse=True))
    + r")(?=[\s,])"
)
_OF_A_GROUP = re.compile(
    r"\s[가-힣A-Za-z]+(?:\s?그룹)?\s(?:계열사?|자회사|관계사|그룹사)(?:들)?("
    + "|".join(sorted(_CASE_OF, key=len, reverse=True))
    + r")(?=[\s,])"
)
_AND_OTHERS = re.compile(rf", ?{_KIND}(?:들)?(?:와|과|이|가|은|는)\s")
_COMPANIES = r"(?:곳|개\s?사|개 (?:기업|업체|회사))"
_MORE_KINDS = re.compile(
    rf"(?:\s?(?:및|·)\s?{_KIND}(?:들)?)+|\s?외\s?\d+\s?(?:인|명|{_COMPANIES})(?=[은는이가의을에와과]|\s|으로)"
)
_COUNTED = re.compile(rf"\s(?:\d+|두|세|네|다섯)개\s?(?={_KIND})")
_PERSON_TITLE = re.compile(
    r"\s?(?:[가-힣]{2,4}\s)?(?:신임\s|최고\S*\s)?(?:대표이사|대표|사장|부사장|회장|부회장|의장|행장|전무|상무|이사|"
    r"CEO|CTO|CFO|COO|창업자|창립자|총장|교수|연구원|"
    r"본부장|부문장|센터장|연구소장|소장|팀장|실장|장관|차관|애널리스트|대변인|임원|관계자)(?![가-힣]*\s?(?:선임|교체))"
    rf"|{HEAD_OF_TOWN}(?=[은는이가와과의도을를에,\s])"
)
_HEAD = re.compile(
    r"(?:의)?\s?((?:[^\s,.·()]+(?:\([^()\n]{1,12}\))?\s){0,4}?[^\s,.·()]*?)(?:\([^()\n]{1,30}\))?(을|를|에게|에서|에|으로|로|은|는|이|(?<!\s일)가|와|과|도|의)(?=[\s,.]|$)"
)


@dataclass(slots=True)
class Phrase:
    """Organisations that stand together in one noun phrase. `end` is the end of the last name with its bracket.

    `case` is that of the particle after the last name. `head` is the noun that the phrase leads to (X의 지분을: 지분),
    with its own case in `head_case`. `listed` is true where 등 or 각각 follows. `speaker` is true for X 사장, X 관계자.
    """

    members: list[OrganisationMention]
    start: int
    end: int
    case: Case
    after: int
    head: str = ""
    head_case: Case = Case.BARE
    speaker: bool = False
    listed: bool = False
    joins: tuple[str, ...] = ()

    @property
    def is_couple(self) -> bool:
        """A와 B: two, joined by a conjunction."""
        return len(self.members) == 2 and not self.listed and self.joins[0].strip() in _CONJUNCTIONS

    @property
    def pairs(self) -> list[list[OrganisationMention]]:
        """A와 B, C와 D가: the pairs, where commas part what conjunctions join; C와 D·E gives C with each."""
        parts: list[list[OrganisationMention]] = [[self.members[0]]]
        joined: list[list[str]] = [[]]
        for join, member in zip(self.joins, self.members[1:], strict=True):
            if join.strip() == ",":
                parts.append([member])
                joined.append([])
            else:
                parts[-1].append(member)
                joined[-1].append(join.strip())
        if len(parts) < 2 or any(not joins or joins[0] not in _CONJUNCTIONS for joins in joined):
            return []
        return [[part[0], other] for part in parts for other in part[1:]]

    @property
    def cases(self) -> tuple[Case, Case]:
        return self.case, self.head_case


def find_phrases(text: str, mentions: list[OrganisationMention], start: int, end: int) -> list[Phrase]:
    """The noun phrases that the mentions within `text[start:end]` form, in order."""
    phrases: list[Phrase] = []
    group: list[OrganisationMention] = []
    for mention in (with_unit(text, m, end) for m in mentions):
        if group and mention.start < group[-1].outer_end:
            continue  # the bracket after a name spells it again
        if group and (whose := _group_of_list(text, group, mention)) is not None:
            group[-1] = replace(group[-1], outer_end=whose)
            continue
        if group and is_reference(mention) and not text[group[-1].outer_end : mention.start].strip(" ,등"):
            group[-1] = replace(group[-1], outer_end=mention.outer_end)  # A와 B 양사는: the reference restates the list
            continue
        if group and modifies(text, group[-1], mention):
            group.pop()  # A의 자회사 B: B is the one spoken of
        if group and (is_reference(mention) or not joined(text, group[-1], mention)):
            phrases.append(_close(text, group, mention.start))
            group = []
        group.append(mention)
    if group:
        phrases.append(_close(text, group, end))
    return [part for phrase in phrases for part in _parted(text, phrase, phrases[0])]


def _group_of_list(text: str, group: list[OrganisationMention], mention: OrganisationMention) -> int | None:
    """Where 계열사 ends in A·B 등 C그룹 계열사와: C only tells whose the companies of the list are."""
    listed = _LIST_END.match(text, group[-1].outer_end)
    kin = _OF_A_GROUP.match(text, listed.end()) if listed is not None else None
    return kin.start(1) if kin is not None and mention.start == listed.end() + 1 else None  # type: ignore[union-attr]


def _parted(text: str, phrase: Phrase, first: Phrase) -> list[Phrase]:
    """The phrase, in two where its last name is an unregistered word that only begins the next noun phrase.

    A는 B와 X 기술 개발 협약을 맺다: X stands with 기술, not with B.
    """
    last = phrase.members[-1]
    if not _names_the_first_again(phrase, first) and (
        phrase.case is not Case.BARE
        or phrase.listed
        or phrase.speaker
        or last.registered
        or is_reference(last)
        or len(phrase.members) < 2
        or phrase.joins[-1].strip() not in _CONJUNCTIONS
        or (_RELATING_HEAD.match(text, phrase.after) and not _names_agreement(text, phrase, first))
        or (first is phrase and phrase.head_case in (Case.SUBJECT, Case.TOPIC, Case.BARE))
    ):
        return [phrase]
    before = phrase.members[:-1]
    partner = Phrase(before, phrase.start, before[-1].outer_end, Case.WITH, last.start, joins=phrase.joins[:-1])
    return [partner, replace(phrase, members=[last], start=last.start, joins=())]


def _names_the_first_again(phrase: Phrase, first: Phrase) -> bool:
    """A는 B와 A 연구소를 세우다: A's name behind 와 begins what is set up."""
    own = first is not phrase and first.case in (Case.TOPIC, Case.SUBJECT) and len(first.members) == 1
    return (
        own
        and len(phrase.members) > 1
        and phrase.joins[-1].strip() in _CONJUNCTIONS
        and phrase.members[-1].organisation_id == first.members[0].organisation_id
    )


def _names_agreement(text: str, phrase: Phrase, first: Phrase) -> bool:
    """A는 B와 X 협약을 맺다: after a subject the word before 협약 says what it is about."""
    return (
        first is not phrase
        and first.case in (Case.TOPIC, Case.SUBJECT)
        and _AGREEMENT.match(text, phrase.after) is not None
    )


def is_reference(mention: OrganisationMention) -> bool:
    return mention.rule.startswith("reference")


def _close(text: str, group: list[OrganisationMention], limit: int) -> Phrase:
    phrase = Phrase(group, group[0].start, group[-1].outer_end, Case.BARE, group[-1].outer_end)
    phrase.joins = tuple([joiner(text, a, b) for a, b in pairwise(group)])
    plain = _plain_case(text, phrase.end)
    if plain is not None:
        phrase.case, phrase.after = plain
        head_from = phrase.after
    else:
        head_from = _close_described(text, phrase, limit)
    if phrase.case in _LEADING:
        head = _HEAD.match(text, head_from, min(limit, head_from + 40))
        if head:
            phrase.head, phrase.head_case = head.group(1).strip(), _CASE_OF[head.group(2)]
    return phrase


def _close_described(text: str, phrase: Phrase, limit: int) -> int:
    """Where a head may begin, behind what follows the last name beside a particle: a legal form, 등, 사장."""
    position = phrase.end
    legal_form = _LEGAL_FORM.match(text, position)
    if legal_form is not None:
        position = legal_form.end()
    elif text[position : position + 1] in _CLOSING:
        position += 1
    list_end = _LIST_END.match(text, position)
    listed = list_end is not None or (len(phrase.members) > 1 and _COUNTED.match(text, position) is not None)
    position = list_end.end() if list_end else position
    kinds = _MORE_KINDS.match(text, position)
    position = kinds.end() if kinds else position
    phrase.case, after, phrase.speaker = _case(text, position)
    phrase.after, phrase.listed = after, listed
    if phrase.case is Case.BARE and _AND_OTHERS.match(text, after):
        listed, after = True, after + 1
    if listed and (phrase.case is Case.BARE or text.startswith("의 ", after - 1)):
        kind = _LISTED_KIND.match(text, after, min(limit, after + 40))
        if kind is not None:
            phrase.case, phrase.after = _CASE_OF[kind.group(1)], kind.end()
    return after


def _plain_case(text: str, position: int) -> tuple[Case, int] | None:
    """The case where a particle of one syllable and a blank follow, as most often; None where more is to be read."""
    particle = text[position : position + 1]
    if text[position + 1 : position + 2] != " ":
        return None
    if particle in _FINAL_PARTICLES or (
        particle in _OTHER_PARTICLES and not _ASIDE.match(text, position) and not _IN_CASE_OF.match(text, position)
    ):
        return _CASE_OF[particle], position + 1
    return None


def _case(text: str, position: int) -> tuple[Case, int, bool]:
    """The case that a phrase bears whose names end here, where its particle ends, whether a person speaks for it."""
    plain = _plain_case(text, position)
    if plain is not None:
        return *plain, False
    topic = _IN_CASE_OF.match(text, position) or _AS_WELL.match(text, position)
    if topic is not None:
        return Case.TOPIC, topic.end(), False
    background = _BACKGROUND.match(text, position)
    if background is not None:
        return Case.ASIDE, background.end(), False
    side = _SIDE.match(text, position)
    position = side.end() if side else position
    title = _PERSON_TITLE.match(text, position)
    word_end = title.end() if title else position
    aside = _ASIDE.match(text, word_end)
    if aside is not None:
        return Case.ASIDE, aside.end(), title is not None
    particle = PARTICLE.match(text, word_end)
    if particle is None:
        return Case.BARE, position, title is not None
    return _CASE_OF[particle.group(1)], particle.end(), title is not None

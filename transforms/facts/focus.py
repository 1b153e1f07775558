"""Belongs here: whom the text speaks of where a sentence names nobody, or only 회사, 그룹, 시 or 이 회사.
Does not: the parts that named organisations take (roles).
"""

import re
from collections import Counter
from dataclasses import dataclass, field

from transforms.facts.groups import NO_COMPANY, are_called, size_of
from transforms.facts.phrases import SUBJECT_CASES, Case, Phrase, is_reference
from transforms.facts.predicates import Ending, Predicate
from transforms.facts.scene import Scene, SceneSentence
from transforms.organisations.mention import OrganisationMention

_REACH = 4
_COMPANY = frozenset({"회사", "업체", "기업", "사", "그룹", "저희", "우리", "당사", "본사"})
_COMPANY_NOUNS = ("회사", "업체", "기업", "사", "스타트업")
_ANY_COMPANIES = ("기업", "업체")
_ANNOUNCES = re.compile(r"(?:인|명은|\s이름은)?[\s,]*['’‘“\"(]?(?:[^\s,.]*[^\s,.은는이가을를의]\s)?['‘“\"(]?")
_TRADE_BEFORE = re.compile(
    r"(?<![가-힣])(?:게임|제약|바이오|보험|통신|건설|조선|철강|화학|해운|항공|금융|증권|유통|부품|장비|반도체|배터리|소프트웨어|플랫폼|에너지|식품|화장품|패션|물류|여행|광고|콘텐츠|엔터테인먼트|자동차|전자|IT|외국계|국내|해외|일본|미국|중국|유럽|다국적|글로벌|민간|대형|중소|중견|상장|비상장|스타트업|벤처|협력|경쟁|다른|여러|많은|일부|대부분|모든|각)\s$"
)
_GENERIC = re.compile(
    r"(?=[이같해동그두회업기저당운은재공대학연센병펀조부법합통시도군구])"
    r"(?:(?<=[\s,“\"‘'])|^)(?<!\d대 )(?<!\d개 )(?<!국내 )(?<!주요 )(?:(?:이|같은|해당|동|그|두)\s)?"
    r"(?P<noun>회사|업체|기업|그룹|저희 회사|저희|당사|운용사|은행|재단|공사|공단|대학|학교|연구소|연구원|센터|"
    r"병원|펀드|조합|부처|법인|합작법인|합작사|통합법인|통합 회사|통합회사|시|도|군|구)"
    r"(?:\s?측|\s이사회)?(?P<particle>은|는|이|가|도|의|에는|에서는|에선|에)(?=\s)"
)
_AS_SUBJECT = "(?:은|는|이|가|도|에서는|에서|에선|에는)"
_UNNAMED = re.compile(
    r"(?<![가-힣\d])(?<!이들 )"
    rf"(?P<noun>\d+여?\s?(?:개\s?(?:[가-힣]+\s)?(?:사|기업|업체|기관|은행|대학)|곳){_AS_SUBJECT}"
    r"|[가-힣]*(?:시중은행|은행|기업|업체|그룹|계열사|협력사|스타트업|금융사|증권사|보험사|건설사|조선사|항공사|통신사|제약사|게임사|업계(?!에서는|에선)|지자체|기관"
    rf"|경쟁사|대기업|중소기업|운용사|투자사|고객사|제조사|부품사|언론|[가-힣]{{2,}}주)(?:들)?{_AS_SUBJECT})\s"
)
_HEAD_NOUN = re.compile(
    r"(?:[가-힣]|로 )(?:한|된|은|는|던|인|린|친|낸|든|온|간|준|운|쓴|산|힌|킨|긴|진|른|(?<!지)난|을|를|할|될|려던)\s"
    r"(?:[^\s,.]+\s){0,3}?['‘“\"]?$"
)
_QUOTING = re.compile(r"(?:다고|라고|자고)$")
_PLACE_TOPIC = re.compile(r"(?:에서는|에선)$")
_NAMED_IN_PASSING = (Case.ASIDE, Case.BARE, Case.OF)
_REPORTER = re.compile(r"(?:통신|신문|일보|방송|뉴스|타임스|타임즈|저널|로이터|블룸버그|CNBC|CNN|AP|AFP|WSJ|FT|NYT)$")
_REPORTS = re.compile(r"보도(?!\s?자료)|전했|전해|집계|인용")
_ACCORDING = re.compile(r"(?:에|에게) (?:따르면|의하면)")
_IS = re.compile(r"['’\"”)]?(?:이다|다\.|였다|이었다)")


@dataclass
class Focus:
    """The discourse of one scene. Every answer is a list of organisations, empty where the text leaves it open."""

    scene: Scene
    _known: dict[int, Phrase | None] = field(default_factory=dict)

    def _subject(self, index: int) -> Phrase | None:
        """The phrase that a sentence is about."""
        if index not in self._known:
            self._known[index] = _about(self.scene.sentences[index])
        return self._known[index]

    def _sets_topic(self, index: int, phrase: Phrase) -> bool:
        """Whether a sentence sets up the phrase that it is about as a topic: by 은 or 는, or at a paragraph's head."""
        before = self.scene.sentences[index - 1].sentence.paragraph if index else None
        return Case.TOPIC in phrase.cases or self.scene.sentences[index].sentence.paragraph != before

    def carried(self, sentence: SceneSentence, reach: int = _REACH) -> list[OrganisationMention]:
        """The organisations of the nearest sentence before that is about one."""
        for index in range(sentence.index - 1, max(0, sentence.index - reach) - 1, -1):
            phrase = self._subject(index)
            if phrase is not None:
                return self.expand(sentence, phrase.members)
        return []

    def continues_topic(self, sentence: SceneSentence) -> bool:
        """Whether the sentence right before set up an organisation as its topic."""
        phrase = self._subject(sentence.index - 1) if sentence.index else None
        return phrase is not None and self._sets_topic(sentence.index - 1, phrase)

    def topic_since(self, sentence: SceneSentence, earlier: SceneSentence) -> list[OrganisationMention]:
        """The organisation that a sentence between two has set up as its topic (B는 …), the last one."""
        for index in range(sentence.index - 1, earlier.index, -1):
            phrase = self._subject(index)
            if phrase is not None and phrase.case is Case.TOPIC and not is_reference(phrase.members[0]):
                return phrase.members[:1]
        return []

    def company(self, sentence: SceneSentence) -> list[OrganisationMention]:
        """Whom 회사 and 이 회사 stand for: the nearest that was set up as a topic, else the nearest."""
        for index in range(sentence.index - 1, max(0, sentence.index - _REACH) - 1, -1):
            phrase = self._subject(index)
            if phrase is None or any(is_reference(m) for m in phrase.members):
                continue
            companies = [m for m in phrase.members if m.kind not in NO_COMPANY]
            if companies and self._sets_topic(index, phrase):
                return companies[:1]
        return [m for m in self.carried(sentence) if m.kind not in NO_COMPANY][:1]

    def _according_to(self, sentence: SceneSentence, position: int) -> list[OrganisationMention]:
        """A에 따르면 회사는: A, where it is no reporter, agency or ministry."""
        for phrase in sentence.phrases:
            said = self.scene.body[phrase.end : phrase.after + 4]
            company = phrase.members[0].kind in (None, "company", "finance") and not is_reporter(sentence, phrase)
            if phrase.end <= position and phrase.case is Case.ASIDE and "따르면" in said and company:
                return phrase.members[:1]
        return []

    def expand(self, sentence: SceneSentence, mentions: list[OrganisationMention]) -> list[OrganisationMention]:
        """The organisations that mentions stand for, each once: 3사 gives its members, 이 회사 the one in focus."""
        known: dict[str, OrganisationMention] = {}
        for mention in mentions:
            if not is_reference(mention):
                known.setdefault(mention.organisation_id, mention)
                continue
            if mention.rule == "reference_one":
                for organisation in self._this_company(mention, sentence):
                    known.setdefault(organisation.organisation_id, organisation)
                continue
            for organisation in self._members_of(mention, sentence):
                known.setdefault(organisation.organisation_id, organisation)
        return list(known.values())

    def _members_of(self, reference: OrganisationMention, default: SceneSentence) -> list[OrganisationMention]:
        members = self.scene.members_of(reference)
        digits = re.match(r"\d+", reference.text)
        wanted = int(digits.group()) if digits else size_of(reference.text)
        if members and wanted in (None, len(members)):
            return members
        if not reference.text.startswith("이들"):
            return []
        carried = self.carried(self._sentence_of(reference, default))
        return carried if are_called(reference, carried) else []

    def _this_company(self, reference: OrganisationMention, default: SceneSentence) -> list[OrganisationMention]:
        """이 회사: the one named earlier in the sentence, else the one in focus."""
        sentence = self._sentence_of(reference, default)
        own = [
            p
            for p in sentence.phrases
            if p.end <= reference.start
            and not is_reference(p.members[0])
            and (p.case in _NAMED_IN_PASSING or "따르면" in self.scene.body[p.end : reference.start])
        ]
        if own:
            return own[0].members[:1]
        meant = self.company(sentence) if reference.text.endswith(_COMPANY_NOUNS) else self.carried(sentence)[:1]
        topics = [p for p in sentence.phrases if p.case is Case.TOPIC and p.end <= reference.start and not p.speaker]
        taken = {m.organisation_id for p in topics for m in p.members}
        before = self._subject(sentence.index - 1) if sentence.index else None
        if before is not None and taken.intersection(m.organisation_id for m in before.members):
            return self._other_of(sentence, taken)
        return meant if not taken.intersection(m.organisation_id for m in meant) else self._other_of(sentence, taken)

    def _other_of(self, sentence: SceneSentence, taken: set[str]) -> list[OrganisationMention]:
        """A는 B에 투자한다. A는 이 회사를 …: the one other company of the sentence before."""
        named = self.scene.sentences[sentence.index - 1].mentions if sentence.index else []
        others = {m.organisation_id: m for m in named if not is_reference(m) and m.kind not in NO_COMPANY}
        left = [m for organisation_id, m in others.items() if organisation_id not in taken]
        return left if len(left) == 1 else []

    def _sentence_of(self, mention: OrganisationMention, default: SceneSentence) -> SceneSentence:
        return next((s for s in self.scene.sentences if s.start <= mention.start < s.end), default)

    def unnamed_subject(self, sentence: SceneSentence, start: int, end: int) -> bool:
        """Whether the last subject between two positions is one that the text does not name (시중은행이, 협력사는)."""
        mentions = [m for m in sentence.mentions if start <= m.start < end]
        for match in _UNNAMED.finditer(self.scene.body, start, end):
            if not any(m.start < match.end() and match.start("noun") < m.outer_end for m in mentions):
                return True
        return False

    def generic(
        self, sentence: SceneSentence, start: int, end: int, particles: str = "은는이가도"
    ) -> list[OrganisationMention] | None:
        """Whom the last 회사는, 그룹은, 시는 … between two positions stands for; None where there is no such word."""
        words = [
            m
            for m in _GENERIC.finditer(self.scene.body, start, end)
            if not self._is_of_a_kind(m)
            and (m["particle"] in particles if len(m["particle"]) == 1 else m["particle"] in particles.split("|"))
        ]
        if not words:
            return None
        return self.stands_for(sentence, words[-1]["noun"], words[-1].start())

    def _is_of_a_kind(self, generic: re.Match[str]) -> bool:
        """게임 회사는, 기업은: companies of a trade, or all; not the one spoken of (회사는, 이 기업은)."""
        if generic.group().startswith(generic["noun"]) and generic["noun"] in _ANY_COMPANIES:
            return True
        before = self.scene.body[max(0, generic.start() - 12) : generic.start()]
        trade = _TRADE_BEFORE.search(before)
        return trade is not None and generic["noun"] in _COMPANY_NOUNS

    def company_of_site(self, sentence: SceneSentence, position: int) -> list[OrganisationMention]:
        """남쪽공장은: whose plant it is, by whom the sentence goes or the text is about."""
        return self._according_to(sentence, position) or self.company(sentence) or self._mostly_named(sentence)

    def _mostly_named(self, sentence: SceneSentence) -> list[OrganisationMention]:
        """The company that the text so far names most often, if it names it more than once and no other as often."""
        named = [m for m in self.scene.mentions if m.end <= sentence.start and not is_reference(m)]
        companies = Counter(m.organisation_id for m in named if m.kind not in NO_COMPANY)
        ranked = companies.most_common(2)
        if not ranked or ranked[0][1] < 2 or (len(ranked) > 1 and ranked[1][1] == ranked[0][1]):
            return []
        return [next(m for m in named if m.organisation_id == ranked[0][0])]

    def stands_for(self, sentence: SceneSentence, noun: str, position: int) -> list[OrganisationMention]:
        noun = noun.removeprefix("저희 ")
        if noun.startswith("통합"):
            return self.carried(sentence)
        if noun != "그룹" and (noun in _COMPANY):
            return self._according_to(sentence, position) or self.company(sentence)
        body = self.scene.body
        for mention in reversed([m for m in self.scene.mentions if m.end <= position and not is_reference(m)]):
            if mention.name.endswith(noun) or mention.text.endswith(noun):
                return [mention]
            if len(noun) > 1 and self._announced_as(noun, mention):
                return [mention]
            if body[mention.end : mention.end + 8].lstrip("'’\"”) ").startswith(noun):
                return [mention]
        return self.company(sentence) if noun == "그룹" else []

    def _announced_as(self, noun: str, mention: OrganisationMention) -> bool:
        """Whether the noun stands shortly before a name, and is not a part of another name there."""
        body = self.scene.body
        at = body.rfind(noun, max(0, mention.start - 14), mention.start)
        if at < 0 or _ANNOUNCES.fullmatch(body, at + len(noun), mention.start) is None:
            return False
        return not any(m.start <= at < m.end for m in self.scene.mentions)


def is_reporter(sentence: SceneSentence, phrase: Phrase) -> bool:
    """로이터는 … 보도했다: a medium that tells the news is no part of it."""
    reporter = all(m.kind == "media" or _REPORTER.search(m.text) for m in phrase.members)
    quoted = _ACCORDING.match(sentence.scene.body, phrase.end) or _REPORTS.search(sentence.text)
    return reporter and quoted is not None


def _about(sentence: SceneSentence) -> Phrase | None:
    if sentence.sentence.heading:
        return sentence.phrases[0] if sentence.phrases else None
    phrase = sentence.main_subject
    if phrase is not None and is_reporter(sentence, phrase):
        told = [p for p in sentence.phrases if p.case is Case.SUBJECT and not p.speaker and p is not phrase]
        return told[0] if told else None
    if phrase is not None and phrase.case is Case.TOPIC:
        return phrase
    owners = [
        p for p in sentence.phrases if p.case in (Case.OF, Case.BARE) and p.head_case in SUBJECT_CASES and not p.speaker
    ]
    if phrase is not None and not (owners and owners[0].start < phrase.start):
        return phrase
    if owners:
        return owners[0]
    if sentence.phrases and sentence.phrases[0].case is Case.SUBJECT and sentence.phrases[0].start == sentence.start:
        return sentence.phrases[0]
    places = [
        p for p in sentence.phrases if p.case is Case.AT and _PLACE_TOPIC.search(sentence.scene.body, p.end, p.after)
    ]
    if places:
        return places[0]
    only = sentence.phrases[0] if len(sentence.phrases) == 1 else None
    if only is not None and _IS.match(sentence.scene.body, only.end):
        return only
    return next((p for p in sentence.phrases if p.speaker and p.members[0].kind != "local_government"), None)


def described_after(sentence: SceneSentence, predicate: Predicate) -> Phrase | None:
    """38억을 들여 공장을 세우려던 A의 꿈은: the organisation that the clause of a predicate describes."""
    body = sentence.scene.body
    following = next((p for p in sentence.phrases if p.start >= predicate.end), None)
    if (
        following is None
        or following.start - predicate.end > 60
        or (predicate.ending is Ending.FINAL and not _QUOTING.search(body, predicate.start, predicate.end))
    ):
        return None
    if following.case not in (*SUBJECT_CASES, Case.OF, Case.WITH):
        return None
    return following if _HEAD_NOUN.search(body[predicate.start : following.start]) else None

"""Belongs here: shareholders named as such: 최대주주인 X(48.85%), 2대 주주 X, Y의 투자사 X, X는 Y의 최대주주다.
Does not: blocks of shares with a figure of their own clause (trading, ratios).
"""

import re

from transforms.facts.draft import UNDATED, Draft
from transforms.facts.modality import Status, not_a_fact, status_of
from transforms.facts.phrases import Case, Phrase
from transforms.facts.roles import expand
from transforms.facts.scene import SceneSentence
from transforms.facts.stakes.naming import phrase_before
from transforms.facts.stakes.state import Telling
from transforms.korean.quantities import Percent
from transforms.organisations.mention import OrganisationMention

_RANK = (
    r"(?:개인\s)?(?:최대|\d대|주요|기존|단일\s?최대|대|핵심|초기|전략적)?\s?주주|투자사|재무적\s?투자자|전략적\s?투자자"
)
_APPOSITION = re.compile(
    rf"({_RANK})(?P<bracket>\([^)]*\))?(?:이기도\s한|인|이자|로\s있는|로\s(?:참여|합류)(?:한|하고\s있는)|이었던|였던)?\s(?=[^\s])"
)
_TAKES_PART = re.compile(r"(?<![가-힣])(주주)로\s(?:참여|합류)(?:한|하고\s있는)\s(?=[^\s])")
_WHO_IS = re.compile(r"([가-힣A-Za-z0-9)]+)(?:이|가)\s$")
_PREDICATED = re.compile(
    r"(최대\s?주주|\d대\s?주주|주요\s?주주)(?P<bracket>\([^)]*\))?(?:다(?=[.\s])|이다|이며|이고|로서|였|이었|인\s[것점])"
)
_CHANGED = re.compile(r"최대\s?주주가\s(?=.{2,60}에서\s.{2,60}로\s(?:변경|바뀌|교체))")
_FROM = re.compile(r"(?:\([^)]*\))?(?:\s외\s\d+인)?에서\s")
_INTO = re.compile(r"(?:\([^)]*\))?(?:\s외\s\d+인)?(?:으로|로)\s")
_BECOMES = re.compile(
    r"(?P<rank>최대\s?주주|\d대\s?주주|주요\s?주주|단일\s?최대\s?주주|대주주)"
    r"(?:가\s(?:되|된|됐|돼)|(?:로|에|\s?자리에|\s?지위에)\s(?:올라|오르|올랐|오른|이름을\s올|등극|부상))"
)
_PUTS_IN = re.compile(
    r"[^.]{0,40}?(?:투자|출자|투입|유상증자|신주)[^.]{0,20}?[해며고]\s(?:\S+의\s|단숨에\s|곧바로\s|일약\s)?$"
)
_KEPT_AS = re.compile(r"\s(?:주요\s|핵심\s|신규\s)?주주로\s(?:두|둔|확보|영입|거느|맞았|맞이)")
_TENSED = re.compile(r"[됐랐렸했섰]|올랐")
_TOPIC = re.compile(r"(최대\s?주주|\d대\s?주주)는\s(?=[^\s])")


def read_shareholders(telling: Telling, sentence: SceneSentence) -> None:
    """Draft the holders that a sentence calls shareholders, with the percentage in their bracket."""
    text = sentence.text
    if "주주" not in text and "투자사" not in text:
        return
    for match in _APPOSITION.finditer(text):
        start, stop = sentence.start + match.start(), sentence.start + match.end()
        _read_apposition(telling, sentence, start, stop, match.group(1), _within(sentence, match.span("bracket")))
    for match in _TAKES_PART.finditer(text):
        _read_apposition(telling, sentence, sentence.start + match.start(), sentence.start + match.end(), "주주")
    for match in _TOPIC.finditer(text):
        _read_apposition(
            telling, sentence, sentence.start + match.start(), sentence.start + match.end(), match.group(1)
        )
    for match in _CHANGED.finditer(text):
        _read_change(telling, sentence, sentence.start + match.start(), sentence.start + match.end())
    for match in _PREDICATED.finditer(text):
        start, stop = sentence.start + match.start(), sentence.start + match.end()
        _read_predicated(telling, sentence, start, stop, match.span("bracket"))
    for match in _KEPT_AS.finditer(text):
        _read_kept(telling, sentence, sentence.start + match.start())
    for match in _BECOMES.finditer(text):
        _read_becoming(telling, sentence, sentence.start + match.start(), sentence.start + match.end("rank"))


def _read_kept(telling: Telling, sentence: SceneSentence, position: int) -> None:
    """Y는 A, B 등을 주주로 두다: A and B hold shares of Y."""
    before = [p for p in sentence.phrases if p.start < position]
    holders = before[-1] if before and before[-1].case is Case.OBJECT and before[-1].after >= position else None
    subjects = [p for p in before if p.case in (Case.TOPIC, Case.SUBJECT) and not p.speaker]
    if holders is None:
        return None
    spoken_of = None if subjects else telling.main_organisation(sentence)
    named = subjects[-1].members if subjects else [spoken_of] if spoken_of is not None else []
    issuers = expand(telling.scene, named)
    if len(issuers) != 1:
        return telling.refuse(sentence, "stake_shareholder", "no issuer is named")
    for holder in expand(telling.scene, holders.members):
        _add(telling, sentence, holder, issuers[0], None)
    return None


def _read_becoming(telling: Telling, sentence: SceneSentence, start: int, stop: int) -> None:
    """A가 Y의 2대 주주로 올라서다, 최대주주가 되다; nothing where a block of the sentence tells A's part already."""
    scene = sentence.scene
    issuer_phrase = phrase_before(sentence, start) or _invested_in(sentence, start)
    if issuer_phrase is None:
        return
    tail = scene.body[stop : sentence.end]
    before = [p for p in sentence.phrases if p.end <= issuer_phrase.start and not p.speaker]
    subjects = [p for p in before if p.case in (Case.TOPIC, Case.SUBJECT)]
    if not subjects or not_a_fact(tail, sentence.text) is not None:
        return
    holders = expand(scene, subjects[-1].members)
    issuers = expand(scene, issuer_phrase.members)
    told = {d.organisations["holder"].organisation_id for d in telling.drafts if d.start == sentence.start}
    if len(holders) == 1 and issuers and holders[0].organisation_id not in told:
        past = _TENSED.search(tail[:24]) is not None
        _add(telling, sentence, holders[0], issuers[-1], None, status_of(tail, past=past, adnominal=False))


def _invested_in(sentence: SceneSentence, position: int) -> Phrase | None:
    """A는 Y에 투자해 2대 주주에 오르다, Y의 유상증자에 참여해: the company into which the clause before puts money."""
    before = [p for p in sentence.phrases if p.end <= position]
    named = before[-1] if before and before[-1].case in (Case.TO, Case.OF) and not before[-1].speaker else None
    return named if named is not None and _PUTS_IN.match(sentence.scene.body, named.after, position) else None


def _read_change(telling: Telling, sentence: SceneSentence, start: int, position: int) -> None:
    """Y는 최대주주가 A(7.5%)에서 B(7.9%)로 변경됐다고: B holds, and A what its bracket says."""
    body = sentence.scene.body
    following = [p for p in sentence.phrases if p.start >= position][:2]
    new = next((p for p in following if _INTO.match(body, p.end)), None)
    if new is None:
        return None
    issuer = _issuer(telling, sentence, start, new, explicit=False)
    if issuer is None:
        return telling.refuse(sentence, "stake_shareholder", "no issuer is named")
    for phrase in following:
        if phrase.speaker or (phrase is not new and not _FROM.match(body, phrase.end)):
            continue
        percent = _bracketed(sentence, phrase.members[-1])
        if percent is not None or phrase is new:
            _add(telling, sentence, phrase.members[-1], issuer, percent)
    return None


def _within(sentence: SceneSentence, bracket: tuple[int, int]) -> Percent | None:
    """Y의 최대주주(30%)인 X: the percentage behind the rank; `bracket` in offsets of the sentence, -1 where none."""
    start, stop = sentence.start + bracket[0], sentence.start + bracket[1]
    return next((p for p in sentence.quantities(sentence.scene.quantities.percents) if start < p.start < stop), None)


def _read_apposition(
    telling: Telling, sentence: SceneSentence, start: int, stop: int, rank: str, percent: Percent | None = None
) -> None:
    before = _WHO_IS.search(sentence.scene.body, sentence.start, start)
    part_of_name = any(m.end == start - 1 for m in sentence.mentions)  # 11번가 최대주주
    if before is not None and not part_of_name and sentence.scene.body[start:stop].rstrip().endswith("인"):
        return _read_described_issuer(telling, sentence, before.start(1), stop)
    described = not rank.endswith("주주") or sentence.scene.body[start:stop].rstrip() != rank
    phrase = _right_after(sentence, stop, 16 if described else 2)
    if phrase is None or phrase.speaker:
        return None
    issuer = _issuer(telling, sentence, start, phrase, explicit=rank in ("투자사", "재무적 투자자", "전략적 투자자"))
    if issuer is None:
        return telling.refuse(sentence, "stake_shareholder", "no issuer is named")
    for holder in expand(telling.scene, phrase.members):
        _add(telling, sentence, holder, issuer, percent or _bracketed(sentence, holder))
    return None


def _read_described_issuer(telling: Telling, sentence: SceneSentence, position: int, stop: int) -> None:
    """X가 최대주주인 Y: the one behind is the issuer; an unnamed holder (외국계 자본이) gives no row."""
    holder = next((p for p in sentence.phrases if p.start <= position < p.after and p.case is Case.SUBJECT), None)
    issuer = _right_after(sentence, stop, 2)
    if holder is None or issuer is None or holder.speaker or issuer.speaker:
        return telling.refuse(sentence, "stake_shareholder", "holder or issuer is not named")
    return _add(telling, sentence, holder.members[-1], issuer.members[-1], None)


def _right_after(sentence: SceneSentence, position: int, reach: int) -> Phrase | None:
    """The organisation that stands at a position, after at most a short description (미국 행동주의 펀드 X)."""
    phrase = next((p for p in sentence.phrases if p.start >= position), None)
    if phrase is None or phrase.start - position > reach:
        return None
    between = sentence.scene.body[position : phrase.start].strip(" ‘'\"“")
    if any(word[-1] in "은는이가을를에의며고인" for word in between.split()) or any(c in between for c in ",.()"):
        return None
    return phrase


def _issuer(
    telling: Telling, sentence: SceneSentence, start: int, holder: Phrase, *, explicit: bool
) -> OrganisationMention | None:
    scene = telling.scene
    named = phrase_before(sentence, start)
    ids = {m.organisation_id for m in holder.members}
    if named is not None:
        found = expand(scene, named.members)
        return found[-1] if found and found[-1].organisation_id not in ids else None
    if explicit:
        return None
    topics = [p for p in sentence.phrases if p.end <= start and p.case is Case.TOPIC and not p.speaker]
    current, main = telling.current_issuer(sentence), telling.main_organisation(sentence)
    if not topics and _are_two(current, main, ids) and not _bracketed(sentence, holder.members[-1]):
        return None  # the one whose shares were traded last, or whom the text is about
    for candidate in (current, topics[0].members[0] if topics else None, main):
        if candidate is not None and candidate.organisation_id not in ids:
            found = expand(scene, [candidate])
            return found[0] if found else None
    return None


def _are_two(current: OrganisationMention | None, main: OrganisationMention | None, holders: set[str]) -> bool:
    named = {m.organisation_id for m in (current, main) if m is not None}
    return len(named - holders) > 1


def _bracketed(sentence: SceneSentence, holder: OrganisationMention) -> Percent | None:
    body = sentence.scene.body
    for percent in sentence.quantities(sentence.scene.quantities.percents):
        if percent.start >= holder.end and re.match(
            r"^(?:\([^)%]*\))?\s?\((?:지분율?|지분\s?율|보유\s?지분)?\s?(?:약\s)?$", body[holder.end : percent.start]
        ):
            return percent
    return None


def _read_predicated(
    telling: Telling, sentence: SceneSentence, start: int, stop: int, bracket: tuple[int, int]
) -> None:
    """X는 Y의 최대주주(27%)다."""
    issuer_phrase = phrase_before(sentence, start)
    if issuer_phrase is None or not_a_fact(sentence.scene.body[stop : sentence.end], sentence.text) is not None:
        return
    subjects = [
        p
        for p in sentence.phrases
        if p.end <= issuer_phrase.start and p.case in (Case.TOPIC, Case.SUBJECT) and not p.speaker
    ]
    if not subjects:
        return
    holders = expand(telling.scene, subjects[-1].members)
    issuers = expand(telling.scene, issuer_phrase.members)
    if len(holders) == 1 and issuers and holders[0].organisation_id != issuers[-1].organisation_id:
        _add(telling, sentence, holders[0], issuers[-1], _within(sentence, bracket))


def _add(
    telling: Telling,
    sentence: SceneSentence,
    holder: OrganisationMention,
    issuer: OrganisationMention,
    percent: Percent | None,
    status: Status = Status.COMPLETED,
) -> None:
    if holder.organisation_id == issuer.organisation_id:
        return
    values = {"action": "hold"} | ({"percent": percent.value} if percent else {})
    draft = Draft(
        table="stakes",
        rule="stake_shareholder",
        start=sentence.start,
        end=sentence.end,
        status=status,
        dated=UNDATED,
        values=values,
        organisations={"holder": holder, "issuer": issuer},
    )
    last, last_at = telling.last, telling.last_at
    telling.add(draft, sentence)
    if last_at == sentence.index:
        telling.last = last

"""Belongs here: whose shares a block is of (the issuer), and whom its noun phrase names as their holder.
Does not: who trades them by the grammar of the clause (actors).
"""

import re
from bisect import bisect_left

from transforms.facts.phrases import Case, Phrase, is_reference
from transforms.facts.predicates import Ending
from transforms.facts.roles import expand
from transforms.facts.scene import SceneSentence
from transforms.facts.stakes.lots import SHARE_NOUN, Lot
from transforms.organisations.mention import OrganisationMention

_ADJACENT = 22
_LIGHT_WORD_END = re.compile(r"(?:[은는을를에로며고다게와과도이가]|에서|까지|부터|함께|보유한|가진|쥔)$")
_LIGHT_WORDS = frozenset(
    {"의", "최대", "총", "새로", "전체", "보통주", "경영권과", "이", "가", "우선주와", "오너", "일가", "오너일가"}
)
_HELD = re.compile(r"보유|소유|몫|측\s?지분")
_ABOUT = re.compile(r"^\s?(?:대한|관한|속한)\s")
_ISSUING = re.compile(r"^\s?(?:새로\s|신규\s?)?(?:발행|찍|진행|실시)\S*\s(?:[가-힣]+\s?){0,2}$")
_SHAREHOLDER = re.compile(r"(?:최대|\d대|주요|단일\s?최대|대)\s?주주|창업자|창업주")
_THE_COMPANY = re.compile(
    r"(?:이|해당)\s(?:회사|업체|기업|법인)(?:의)?\s(?:[가-힣]+\s)?$|(?:새|신설|합작)\s?(?:법인|회사|사)(?:의)?\s$"
)
_COPULA = re.compile(r"(?:이?다|이었다|였다)\.?$")
_OWN = re.compile(r"(?:자사|자기|당사|본사|자신의|자신들의)\s?$")
_LISTED_GAP = re.compile(r"^(?:의)?\s?(?:몫|보유분|쪽)?(?:은|이)?\s?[(:]?\s?(?:지분율?\s?)?(?:약|각각)?\s?$")
_BRACKET = re.compile(r"^[’'\"”]?\s?\((?:지분율?\s?|약\s?|보유\s?지분\s?)*$")
_PART = re.compile(r"^(?:의)?\s몫(?:은|이)\s")
_CAPITAL_HEAD = re.compile(r"(?:유상증자|증자|신주|투자\s?유치|라운드|시리즈\s?[A-E]|전환사채|신주인수권부)")
_CAPITAL_WORD = re.compile("증자|신주|투자|라운드|시리즈|전환사채|신주인수권부")
_ACT_REACH = 60
_CAPITAL_ACT = re.compile(
    r"^.{0,50}(?:유상증자를\s(?:단행|실시|결정|진행|추진|의결)|투자를?\s(?:유치|받)|신주를?\s발행)"
    r"|^\s?(?:\S{1,6}\s)?(?:진행|발행|실시|단행|추진)(?:한|하는|할)\s(?:\S+\s){0,3}?\S*\s?(?:시리즈|투자|유상증자|신주|라운드)"
)
_TAKING_OR_FUNDING = frozenset({"acquisition", "invest"})
_CONSORTIUM = re.compile(r"['’\"”]?\s?컨소시엄")
_VENTURE_WORD = re.compile("합작|조인트벤처|JV")
_VENTURE = re.compile(r"(?:합작(?:\s?(?:법인|사|회사))?|조인트벤처|JV)(?:인|으로|\s?이름은)?\s?[‘'\"“]?$")


def name(sentence: SceneSentence, lot: Lot) -> None:
    """Fill a lot's issuers and the holder that its own noun phrase names."""
    scene = sentence.scene
    phrase = phrase_before(sentence, lot.anchor)
    if phrase is not None:
        _read_noun_phrase(sentence, lot, phrase)
    elif _THE_COMPANY.search(scene.body, max(sentence.start, lot.anchor - 16), lot.anchor):
        named = referent(sentence)
        lot.issuers, lot.unresolved = ([named], False) if named is not None else ([], True)
    start = lot.issuer_phrase.start if lot.issuer_phrase else lot.anchor
    _read_relative_holder(sentence, lot, start)
    if lot.possessor and lot.owner is not None and not lot.issuers and not lot.held_by_owner:
        lot.issuer_phrase, lot.owner = lot.owner, None  # X가 보유한 Y의 지분은: Y is whose shares they are
        lot.issuers = expand(scene, lot.issuer_phrase.members)
    if not lot.issuers and lot.noun is not None and _OWN.search(scene.body[max(0, lot.anchor - 8) : lot.anchor]):
        lot.issuers = _own(sentence, lot)


def phrase_before(sentence: SceneSentence, anchor: int) -> Phrase | None:
    """The phrase whose noun phrase runs up to the anchor: Y (의) (잔여) 지분."""
    at = bisect_left(sentence.phrases, anchor, key=lambda p: p.end) if sentence.phrases else 0
    phrases = [p for p in sentence.phrases[: at + 1] if p.end <= anchor]
    if not phrases:
        return None
    phrase = phrases[-1]
    between = sentence.scene.body[min(phrase.after, anchor) : anchor]
    if phrase.case is Case.TO and _ABOUT.match(between):
        return phrase
    if phrase.case is Case.SUBJECT and _ISSUING.match(between):
        return phrase
    if phrase.case not in (Case.BARE, Case.OF) or phrase.speaker:
        return None
    return phrase if _light(between) else None


def _light(between: str) -> bool:
    if len(between) > _ADJACENT or any(c in between for c in ",.·“”"):
        return False
    return all(word in _LIGHT_WORDS or not _LIGHT_WORD_END.search(word) for word in between.split())


def _read_noun_phrase(sentence: SceneSentence, lot: Lot, phrase: Phrase) -> None:
    body = sentence.scene.body
    between = body[min(phrase.after, lot.anchor) : lot.anchor]
    earlier = next((p for p in reversed(sentence.phrases) if p.end < phrase.start), None)
    possessive = (
        earlier
        if earlier and earlier.case is Case.OF and not body[earlier.after : phrase.start].strip(" ‘'\"“")
        else None
    )
    if lot.distributed:
        return
    held = bool(_HELD.search(between))
    ratio = lot.noun is not None and (lot.noun.ratio or _is_level(body, lot))
    own_level = ratio and phrase.case is Case.OF and possessive is None
    held_alone = held and possessive is None  # X의 Y 보유 지분: Y is the issuer
    if held_alone and _is_bought(sentence, lot):
        taken_over = takeover_object(sentence, lot.anchor)
        if taken_over is None:
            lot.unresolved = True  # A는 X 보유 지분을 사들였다: X sells, whose shares they are is not said
        else:
            lot.issuers = [taken_over]
        return
    if (own_level and _is_level(body, lot)) or ((held_alone or own_level) and not _acted_on(sentence, phrase)):
        lot.owner, lot.held_by_owner = phrase, held and "주주" not in between
        return
    if _CONSORTIUM.match(body, phrase.members[-1].outer_end):
        lot.unresolved = True  # X 컨소시엄의 지분은: not X's shares
        return
    lot.issuer_phrase = phrase
    lot.issuers = expand(sentence.scene, phrase.members)
    if all(is_reference(m) for m in phrase.members):
        named = _issuer_before(sentence, phrase) or referent(sentence)
        lot.issuers = [named] if named is not None else lot.issuers
    lot.owner = possessive


def _issuer_before(sentence: SceneSentence, reference: Phrase) -> OrganisationMention | None:
    """Y 지분 66%를 가진 A가 나머지를 사면 이 회사의 지분을: the last company whose shares the sentence spoke of."""
    body = sentence.scene.body
    before = [p for p in sentence.phrases if p.end < reference.start and not is_reference(p.members[-1])]
    issuers = [p for p in before if SHARE_NOUN.match(body, p.after + body.startswith(" ", p.after))]
    return issuers[-1].members[-1] if issuers else None


def _is_bought(sentence: SceneSentence, lot: Lot) -> bool:
    """Whether the predicate that follows a block is one of buying."""
    following = next(
        (p for p in sentence.predicates if p.start >= lot.end and p.has("buy_shares", "sell_shares")), None
    )
    return following is not None and following.has("buy_shares")


def _acted_on(sentence: SceneSentence, phrase: Phrase) -> bool:
    """Whether another organisation is the subject (A는 B 보유 주식을): the phrase then names the issuer."""
    return any(
        p.end <= phrase.start and p.case in (Case.TOPIC, Case.SUBJECT) and not p.speaker for p in sentence.phrases
    )


def referent(sentence: SceneSentence) -> OrganisationMention | None:
    """Whom 이 회사, 새 법인 stand for: a joint venture told of before, or X where the sentence before ends in X다."""
    earlier = sentence.scene.sentences[max(0, sentence.index - 3) : sentence.index]
    for other in reversed(earlier):
        if (found := venture(other, other.end)) is not None:
            return found
    previous = earlier[-1] if earlier else None
    last = previous.mentions[-1] if previous is not None and previous.mentions else None
    if last is None or previous is None or not _COPULA.match(sentence.scene.body[last.outer_end : previous.end]):
        return None
    return last


def shareholders_company(sentence: SceneSentence, before: int) -> OrganisationMention | None:
    """Y의 최대주주인 X가 보유한 지분: Y, of which the sentence names a shareholder up to a position."""
    text = sentence.text
    for match in _SHAREHOLDER.finditer(text) if "주주" in text or "창업" in text else ():
        position = sentence.start + match.start()
        if position < before and (phrase := phrase_before(sentence, position)) is not None:
            return phrase.members[-1]
    return None


def _is_level(body: str, lot: Lot) -> bool:
    """지분은 5%다, 지분이 5%로: the share word is the subject of a level, not an object of a trade."""
    return lot.noun is not None and bool(re.match(r"(?:은|이|도)\s", body[lot.noun.end : lot.noun.end + 2]))


def _read_relative_holder(sentence: SceneSentence, lot: Lot, start: int) -> None:
    """X가 보유한 (Y) 지분: the subject of a holding verb that stands right before the noun phrase."""
    body = sentence.scene.body
    for predicate in reversed(sentence.predicates):
        if predicate.end > start or start - predicate.end > 14:
            continue
        if not predicate.has("hold", "buy_shares") or predicate.ending is not Ending.ADNOMINAL:
            continue
        if not _light(re.sub(r"^\s?(?:있는|있던|중인|중이던)", "", body[predicate.end : start])):
            continue
        lot.possessed = "hold" if predicate.has("hold") else "acquire"
        subjects = [
            p
            for p in sentence.phrases
            if p.end <= predicate.start and p.case in (Case.SUBJECT, Case.TOPIC, Case.BARE) and not p.speaker
        ]
        if subjects and subjects[-1].case is not Case.TOPIC and predicate.start - subjects[-1].after <= 20:
            lot.possessor_phrase = subjects[-1]
            lot.possessor = expand(sentence.scene, subjects[-1].members)
        return


def capital_raiser(sentence: SceneSentence, before: int) -> OrganisationMention | None:
    """Whose new shares a sentence speaks of, up to a position: Y의 제3자 배정 유상증자에, Y가 유상증자를 단행한다."""
    body = sentence.scene.body
    if not _CAPITAL_WORD.search(body, sentence.start, sentence.end + _ACT_REACH):
        return None
    for phrase in reversed(sentence.phrases):
        if phrase.start >= before:
            continue
        if phrase.case in (Case.BARE, Case.OF) and _CAPITAL_HEAD.search(phrase.head):
            return phrase.members[-1]
        rest = body[phrase.after : phrase.after + _ACT_REACH]
        if phrase.case in (Case.SUBJECT, Case.TOPIC) and _CAPITAL_ACT.match(rest):
            return phrase.members[-1]
    return None


def _own(sentence: SceneSentence, lot: Lot) -> list[OrganisationMention]:
    subjects = [p for p in sentence.phrases if p.end <= lot.anchor and p.case in (Case.SUBJECT, Case.TOPIC)]
    topics = [p for p in subjects if p.case is Case.TOPIC] or subjects
    return expand(sentence.scene, topics[0].members) if topics else []


def listed_name(sentence: SceneSentence, lot: Lot) -> Phrase | None:
    """The name right before a figure that has no share word between: 지분은 A 60%, B 40%다; X 몫은 20%로."""
    if not lot.distributed:
        return None
    before = [p for p in sentence.phrases if p.end <= lot.start]
    if not before or before[-1].case not in (Case.BARE, Case.SUBJECT, Case.TOPIC):
        return None
    return before[-1] if _LISTED_GAP.match(sentence.scene.body[before[-1].after : lot.start]) else None


def bracketed_name(sentence: SceneSentence, lot: Lot) -> OrganisationMention | None:
    """The organisation in whose bracket a figure stands: X(7.85%)."""
    for mention in reversed(sentence.mentions):
        if mention.end <= lot.start:
            between = sentence.scene.body[mention.end : lot.start]
            return mention if _BRACKET.match(between) else None
    return None


def share_taker(sentence: SceneSentence, before: int) -> Phrase | None:
    """X 몫은: whose part a sentence goes on to list."""
    body = sentence.scene.body
    return next((p for p in sentence.phrases if p.end <= before and _PART.match(body[p.end : p.end + 8])), None)


def venture(sentence: SceneSentence, before: int) -> OrganisationMention | None:
    """The joint venture that a sentence names up to a position: 합작사 '한터수소'."""
    if not _VENTURE_WORD.search(sentence.text):
        return None
    body = sentence.scene.body
    for mention in reversed(sentence.mentions):
        if mention.start < before and _VENTURE.search(body[max(sentence.start, mention.start - 14) : mention.start]):
            return mention
    return None


def takeover_object(sentence: SceneSentence, before: int) -> OrganisationMention | None:
    """Whom a sentence says is taken over, up to a position: the object of 인수하다, the receiver of 출자하다."""
    found = None
    for predicate in sentence.predicates:
        if predicate.start >= before:
            break
        if _TAKING_OR_FUNDING.isdisjoint(predicate.senses):
            continue
        taking = "acquisition" in predicate.senses
        wanted = Case.OBJECT if taking else Case.TO
        objects = [p for p in sentence.phrases if p.end <= predicate.start and p.case is wanted]
        bare = [
            p
            for p in sentence.phrases
            if taking and p.case in (Case.BARE, Case.OF) and 0 <= predicate.start - p.after <= 4
        ]
        chosen = (bare or objects)[-1:]
        if chosen and predicate.start - chosen[0].after <= 45:
            found = chosen[0].members[-1]
    return found

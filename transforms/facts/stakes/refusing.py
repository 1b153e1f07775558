"""Belongs here: why a block or a level near a predicate states no stake (pledged, possible, denied, of something else).
Does not: truth by the predicate's own ending (facts.modality).
"""

import re

from transforms.facts.phrases import Phrase
from transforms.facts.predicates import Form, Predicate
from transforms.facts.scene import SceneSentence, Statement
from transforms.facts.stakes.actors import unknown_name
from transforms.facts.stakes.listing import is_major_holder
from transforms.facts.stakes.lots import Lot
from transforms.facts.stakes.naming import share_taker
from transforms.facts.stakes.state import Place
from transforms.facts.stakes.swapping import speaks_of_exchange

_MARK_PASSED = re.compile(r"\s?(?:선|벽|룰|기준|문턱)(?:을|를)?\s")
_PLEDGE = re.compile(r"담보|질권|의결권|배당|가치|수준|소각|상장|처분\s?금지|가압류|공매도|대차")
_HELD_AT = re.compile(r"(?:본사|모회사|지주사|창업자|일가)(?:에서|가|이)\s(?:현재\s)?$")
_POSSIBLE = re.compile(r"^\S{0,3}\s수도?\s있")
_WITHIN = re.compile(
    r"(?:을|를)\s(?:포함|제외)|(?:,\s(?:[^\s,]+\s){0,2}\d[\d.]*%)+[을를]\s포함|의\s(?:절반|일부|상당|대부분|\S+분의)|\s?(?:가운데|중)\s|(?:과|와)\s[^.]{0,20}합친"
)
_SUM_OF = re.compile(r"\s?(?:액|가격|금액|대금|자금|비용|가(?:는|를|가)\s)")
_BY_NEW_SHARES = re.compile(r"유상증자\s?(?:형식|방식)으로")
_REPORTED = re.compile(r"매체|언론|보도|소문|풍문|설이 |설도 |외신")
_DENIAL = re.compile(
    r"사실\s?무근|부인했|사실이 아니|사실과 다르|검토한 (?:바|적)|벌인 적이 없|결정된 (?:바|것)|일축|확정된 (?:바|것)"
)
_CONDITION = re.compile(r"(?:행사하|전환하|성공하|고려하|합산하|합치|더하|감안하|포함하)면|(?:할|될|를|일)\s경우|합산")
_PERSONS = re.compile(
    r"(?:회장|사장|대표|이사|의장|전무|상무|씨|일가|형제|남매|모녀|부자|부부|특수관계인|개인|주주|외국인|기관|창업자|오너|가족|총수|경영진)(?:의|들의?)?\s$"
)
_OF_ALL_HELD = re.compile(r"포함(?:한|해)\s$|(?:보유|소유)\s?(?:지분|주식|물량)(?:의|\s중|\s가운데)\s(?:약\s)?$")
_SUPPOSED = re.compile(r"\)?(?:로|으로)\s(?:보|본|봤|잡|가정|제한|추정|낮게|묶|계산|환산)")
_MAY = re.compile(r"[할될를]\s수(?:도)?\s있")
_LIST_SUM = re.compile(r"\) 등 (?:모두 |총 |약 )?$")
_EXCHANGE_RATIO = re.compile(r"1주(?:당|에)\s[^.]{0,25}\d주")
_PART_OF = re.compile(r"(?:의)?\s?(?:몫|보유분)")


def is_own(lot: Lot) -> bool:
    """Whether a block is of the shares of the company that holds or buys them (자사주), not of another's."""
    return lot.noun is not None and lot.noun.own and not lot.issuers


def _trades_own(place: Place, predicate: Predicate) -> bool:
    """자사주 40만주를 처분했다: a trade by itself, no part of an exchange."""
    traded = predicate.has("buy_shares", "sell_shares") and place.lot.measured
    return traded and not speaks_of_exchange(place.sentence)


def holds_the_block(body: str, lot: Lot) -> bool:
    """지분 3% 가운데 절반인, 지분 3%의 일부를: the block is the whole of which a part is told."""
    return _WITHIN.match(body, lot.end) is not None


def against_block(place: Place, predicate: Predicate, statement: Statement) -> str | None:
    """The reason why what the predicate says of a block is no stake, or None."""
    body, lot, sentence = place.body, place.lot, place.sentence
    noun = predicate.form is Form.NOUN
    reasons: tuple[tuple[str, object], ...] = (
        ("the shares are pledged, valued or cancelled", _PLEDGE.search(body[lot.end : predicate.start])),
        (statement.reason_against or "", statement.reason_against),
        ("a mark that is passed", _MARK_PASSED.match(body, lot.end)),
        ("part of another block", holds_the_block(body, lot)),
        ("the holder is no named organisation", _HELD_AT.search(body, max(0, lot.anchor - 12), lot.anchor)),
        ("a mere possibility", _POSSIBLE.match(statement.tail)),
        ("the ratio of an exchange", lot.shares and _EXCHANGE_RATIO.search(body, sentence.start, lot.end)),
        ("the sum of a list", _LIST_SUM.search(body, max(sentence.start, lot.start - 12), lot.start)),
        ("a report that is denied", denied_report(sentence)),
        ("a company's own shares", is_own(lot) and not _trades_own(place, predicate)),
        ("a sum of a trade, not the trade", noun and _SUM_OF.match(body, predicate.end)),
        (
            "the subject may be the issuer",
            not lot.issuers and _BY_NEW_SHARES.search(body, sentence.start, lot.start),
        ),
    )
    return next((reason for reason, found in reasons if found), None)


def denied_report(sentence: SceneSentence) -> bool:
    """한 매체는 A가 B 지분을 산다고 보도했다, and the sentences around say that it is not so."""
    if not _REPORTED.search(sentence.text):
        return False
    around = sentence.scene.sentences[max(0, sentence.index - 2) : sentence.index + 3]
    return any(_DENIAL.search(other.text) for other in around)


def against_level(place: Place, listed: Phrase | None, tail: str, *, several: bool) -> str | None:
    """The reason why a level is not read, or None. `several` is true where each figure has its own holder."""
    body, lot, sentence = place.body, place.lot, place.sentence
    named = lot.noun is not None
    reasons: tuple[tuple[str, object], ...] = (
        (
            "a part of what is held, not of the issuer",
            _OF_ALL_HELD.search(body, max(sentence.start, lot.start - 16), lot.start),
        ),
        ("a company's own shares", lot.noun is not None and lot.noun.own),
        ("a mere possibility", _MAY.search(tail)),
        (
            "the holder is no organisation",
            named and lot.owner is None and _PERSONS.search(body, max(0, lot.anchor - 10), lot.anchor),
        ),
        ("a level under a condition", _CONDITION.search(body, sentence.start, lot.start)),
        ("a supposed level", _SUPPOSED.match(body, lot.end)),
    )
    reason = next((reason for reason, found in reasons if found), None)
    return reason or _against_list(place, listed, several=several)


def _against_list(place: Place, listed: Phrase | None, *, several: bool) -> str | None:
    """Why a figure may be somebody else's: an entry without a name or a header."""
    body, lot, sentence = place.body, place.lot, place.sentence
    if listed is None and lot.entry is None:
        unnamed = not any(other.noun for other in place.lots) and not lot.possessed
        if lot.distributed and unnamed and lot.origin is None:
            return "neither a share word nor a name"
        if lot.distributed and unknown_name(sentence, lot) is not None:
            return "no named organisation stands before the figure"
        return "several figures for one holder" if len(lot.run) > 1 and not several else None
    if not lot.distributed or lot.entry_is_issuer or any(other.noun for other in place.lots):
        return None
    if is_major_holder(sentence, lot) or share_taker(sentence, lot.start):
        return None
    return None if listed is not None and _PART_OF.match(body, listed.end) else "a list without a header"

"""Belongs here: the way through an article for stakes, sentence by sentence.
Does not: the constructions themselves (trading, ratios, swapping, shareholders).
"""

import re
from collections.abc import Iterator

from transforms.facts.draft import Draft, Refusal
from transforms.facts.scene import Scene, SceneSentence
from transforms.facts.stakes.buyers import read_buyers
from transforms.facts.stakes.exchanged_blocks import read_exchanged_blocks
from transforms.facts.stakes.listing import inherit_issuers
from transforms.facts.stakes.lots import Lot, find_lots, share_nouns
from transforms.facts.stakes.naming import (
    capital_raiser,
    listed_name,
    name,
    shareholders_company,
    takeover_object,
    venture,
)
from transforms.facts.stakes.objects import read_sale_object, sale_word
from transforms.facts.stakes.ratios import is_level, read_level
from transforms.facts.stakes.settle import read_later_price, settle
from transforms.facts.stakes.shareholders import read_shareholders
from transforms.facts.stakes.state import Place, Telling
from transforms.facts.stakes.swapping import read_swaps, take_legs, told_in_detail
from transforms.facts.stakes.trading import governing_predicate, read_lot

_ANY_STAKE = re.compile(r"지분|주식|주주|신주|자사주|구주|보통주|우선주|투자사|출자")


def read_stakes(scene: Scene) -> Iterator[Draft | Refusal]:
    """Drafts of stakes and the candidates refused: shares held, bought, sold and exchanged, each distinct fact once."""
    if not _ANY_STAKE.search(scene.body):
        return
    telling = Telling(scene)
    for sentence in scene.sentences:
        if not sentence.sentence.heading:
            _read_sentence(telling, sentence)
    replaced = {id(draft) for draft in told_in_detail(telling.swaps)}
    yield from settle([draft for draft in telling.drafts if id(draft) not in replaced])
    yield from telling.refusals


def _read_sentence(telling: Telling, sentence: SceneSentence) -> None:
    nouns = share_nouns(sentence)
    read_swaps(telling, sentence, nouns)
    in_context = telling.in_context(sentence) or "주주" in sentence.text or "출자" in sentence.text
    if nouns or in_context:
        lots, refused = find_lots(sentence, nouns, in_context=in_context)
        for _ in refused:
            telling.refuse(sentence, "stake_percent", "the percentage is of something else")
        for lot in lots:
            name(sentence, lot)
        inherit_issuers(sentence, lots)
        known = len(telling.drafts)
        read_already = [*read_exchanged_blocks(telling, sentence, lots), *read_buyers(telling, sentence, lots)]
        for index, lot in enumerate(lots):
            if lot not in read_already:
                _read_lot(Place(telling, sentence, lots, index))
        take_legs(telling, sentence, telling.drafts[known:])
        named = [lot.issuers[-1] for lot in lots if lot.issuers]
        if named and telling.last_at != sentence.index:
            telling.spoke_of(named[-1], sentence)
    read_shareholders(telling, sentence)
    read_later_price(telling, sentence)
    if telling.last_at == sentence.index or not sentence.mentions:
        return
    spoken_of = (
        venture(sentence, sentence.end)
        or takeover_object(sentence, sentence.end)
        or capital_raiser(sentence, sentence.end)
        or shareholders_company(sentence, sentence.end)
    )
    if spoken_of is not None:
        telling.spoke_of(spoken_of, sentence)


def _read_lot(place: Place) -> None:
    lot, sentence = place.lot, place.sentence
    predicate = governing_predicate(sentence, lot)
    if lot.measured and (word := sale_word(place)) is not None and (predicate is None or lot.possessed):
        read_sale_object(place, word)
    elif lot.measured and (is_level(place, predicate) or (predicate is None and lot.possessed)):
        read_level(place, listed_name(sentence, lot))
    elif predicate is not None and (lot.measured or _is_object(sentence, lot, predicate.start)):
        read_lot(place, predicate)
    elif lot.measured:
        place.telling.refuse(sentence, "stake_percent", "no predicate of holding or trading")


def _is_object(sentence: SceneSentence, lot: Lot, predicate_start: int) -> bool:
    """Whether an unmeasured share word is what the predicate acts on: 지분을 인수, 지분 전량을 매각, 주식 매입."""
    if not (lot.issuers or lot.worth) or predicate_start - lot.end > 45 or (lot.noun is not None and lot.noun.ratio):
        return False
    after = sentence.scene.body[lot.end : predicate_start]
    return (
        bool(
            re.match(
                r"(?:을|를)\s|\s?(?:전량|전부|일부|일체|과반|과반수|절반|대부분|상당수|다수)(?:을|를)?\s|\s?$|\s(?:공동\s|전량\s|추가\s)?$",
                after,
            )
        )
        or lot.worth is not None
    )

"""Belongs here: entries of lists of holdings (지분은 A 60%, B 40%): the header that says whose shares they are.
Does not: figures with a share word of their own (naming).
"""

import re

from transforms.facts.phrases import Case
from transforms.facts.roles import expand
from transforms.facts.scene import SceneSentence
from transforms.facts.stakes.lots import Lot
from transforms.facts.stakes.naming import bracketed_name, listed_name, phrase_before, share_taker

MAJOR_SHAREHOLDER = re.compile(r"주요\s?주주(?:로|다|이)|주주\s?명[부단]")
_SHAREHOLDER_AFTER = re.compile(r"\)?(?:,?\s?[^,.()]{1,20}\([^)]{1,10}\))*의\s(?:\S{1,4}\s)?\S{0,4}주주")


def inherit_issuers(sentence: SceneSentence, lots: list[Lot]) -> None:
    """A figure without a share word takes its issuer from its entry or from the header (지분은 A가 51%, B가 49%)."""
    for index, lot in enumerate(lots):
        if lot.distributed and not lot.issuers:
            lot.entry = bracketed_name(sentence, lot)
            _inherit(sentence, lots, index)


def _inherit(sentence: SceneSentence, lots: list[Lot], index: int) -> None:
    lot, listed = lots[index], phrase_before(sentence, lots[index].start)
    if listed is not None and listed.case is Case.OF:
        lot.issuers, lot.issuer_phrase = expand(sentence.scene, listed.members), listed
        return
    major = MAJOR_SHAREHOLDER.search(sentence.scene.body, lot.end, sentence.end) if lot.entry is not None else None
    if major is not None and (company := phrase_before(sentence, major.start())) is not None:
        lot.issuers = expand(sentence.scene, company.members)
        return
    entry = listed_name(sentence, lot)
    named = [lot.entry] if lot.entry else entry.members if entry else []
    header = next((h for h in reversed(lots[:index]) if h.issuers or h.owner or h.possessor), None)
    taker = share_taker(sentence, lot.start)
    if header is not None and header.entry_is_issuer:
        taker = header.owner
    elif header is not None and not header.issuers and header.possessor_phrase is not None:
        taker, lot.possessed = header.possessor_phrase, header.possessed
    if named and _SHAREHOLDER_AFTER.match(sentence.scene.body, lot.end):
        lot.issuers, lot.issuer_phrase, lot.entry_is_issuer = expand(sentence.scene, named), entry, True
    elif named and taker is not None and taker is not entry:
        lot.owner, lot.issuers, lot.issuer_phrase = taker, expand(sentence.scene, named), entry
        lot.entry_is_issuer = True
    elif header is not None and header.issuers:
        lot.issuers = header.issuers
    elif header is not None and named and header.owner not in (None, entry):
        lot.issuers = expand(sentence.scene, header.owner.members)

"""Belongs here: entries of lists of holdings (지분은 A 60%, B 40%): the header that says whose shares they are.
Does not: figures with a share word of their own (naming).
"""

import re

from transforms.facts.phrases import Case, Phrase
from transforms.facts.predicates import Form
from transforms.facts.roles import expand
from transforms.facts.scene import SceneSentence
from transforms.facts.stakes.lots import Lot
from transforms.facts.stakes.naming import bracketed_name, listed_name, phrase_before, share_taker
from transforms.organisations.mention import OrganisationMention

MAJOR_SHAREHOLDER = re.compile(
    r"(?:주요|최대|\d대)?\s?주주사?(?:로(?!부터|서는)|다(?=[.\s])|이)|주주\s?명[부단]|가장 많은 지분을 보유"
)
SHAREHOLDERS_ARE = re.compile(r"(?<!최대)(?<!최대\s)(?<!대)(?<!대\s)(?:주요\s?)?주주(?:는|로는|\s?구성은|\s?현황은)\s")
_NEXT_ENTRY = re.compile(r"\)?\s?(?:[,·]|와|과|및)?\s?$")
_OF_ENTRY = re.compile(r"\)의\s")
_SHARES_OF_ENTRY = re.compile(r"\)(?:\s?등)?의\s(?:\S{1,4}\s)?(?:지분|주식)")
_HELD_ARE = re.compile(
    r"(?:지분|주식)[을를]\s(?:[^\s,.]+\s){0,3}?(?:보유|소유|취득|확보)(?:한|하고 있는)\s"
    r"(?:[^\s,.]+\s){0,2}?(?:종목|기업|회사|상장사|곳)(?:은|는|으로는)\s"
)
_SHAREHOLDER_AFTER = re.compile(r"\)?(?:,?\s?[^,.()]{1,20}\([^)]{1,10}\))*의\s(?:\S{1,4}\s)?\S{0,4}주주")


def inherit_issuers(sentence: SceneSentence, lots: list[Lot]) -> None:
    """A figure without a share word takes its issuer from its entry or from the header (지분은 A가 51%, B가 49%)."""
    _read_entries_with_shares(sentence, lots)
    _read_what_is_held(sentence, lots)
    for index, lot in enumerate(lots):
        if lot.distributed and not lot.issuers and not lot.unresolved:
            lot.entry = bracketed_name(sentence, lot)
            _inherit(sentence, lots, index)


def _read_entries_with_shares(sentence: SceneSentence, lots: list[Lot]) -> None:
    """A(5%), B(6%)의 지분: every entry is an issuer; a figure that follows for all of them is nobody's own."""
    body, measured = sentence.scene.body, [lot for lot in lots if lot.measured]
    chain: list[tuple[Lot, OrganisationMention]] = []
    for lot in measured:
        entry = bracketed_name(sentence, lot)
        if entry is None:
            lot.unresolved = lot.unresolved or (lot.distributed and bool(chain) and chain[-1][0].entry_is_issuer)
            chain = []
            continue
        if chain and not _NEXT_ENTRY.fullmatch(body, _figure_end(chain[-1][0]), entry.start):
            chain = []
        chain.append((lot, entry))
        if _SHARES_OF_ENTRY.match(body, _figure_end(lot)):
            for member, issuer in chain:
                member.entry, member.entry_is_issuer = issuer, True
                member.issuers, member.issuer_phrase = [issuer], listed_name(sentence, member)


def _read_what_is_held(sentence: SceneSentence, lots: list[Lot]) -> None:
    """X가 지분을 보유한 종목은 A(10%), B(11%)다: every entry is an issuer, X holds."""
    held = _HELD_ARE.search(sentence.scene.body, sentence.start, sentence.end)
    if held is None:
        return
    before = [p for p in sentence.phrases if p.end <= held.start() and not p.speaker]
    holders = [p for p in before if p.case in (Case.SUBJECT, Case.TOPIC)]
    for lot in lots:
        lot.unresolved = lot.unresolved or lot.end <= held.end()  # of every entry, and of none by itself
        entry = bracketed_name(sentence, lot) if lot.measured and lot.start > held.end() else None
        if entry is not None and holders:
            lot.entry, lot.entry_is_issuer, lot.issuers, lot.owner = entry, True, [entry], holders[-1]


def _figure_end(lot: Lot) -> int:
    return max(q.end for q in (lot.percent, lot.shares) if q is not None)


def _inherit(sentence: SceneSentence, lots: list[Lot], index: int) -> None:
    lot, listed = lots[index], phrase_before(sentence, lots[index].start)
    if listed is not None and listed.case is Case.OF:
        lot.issuers, lot.issuer_phrase = expand(sentence.scene, listed.members), listed
        return
    major = _major_shareholder_after(sentence, lot)
    if lot.entry is not None and major is not None:
        company = phrase_before(sentence, major.start()) or _topic_of(sentence, lot.entry)
        if company is not None and company.members[0].organisation_id != lot.entry.organisation_id:
            lot.issuers = expand(sentence.scene, company.members)
            return
    entry = listed_name(sentence, lot)
    if (lot.entry or entry) and (company := _company_of_shareholders(sentence, lot.start)) is not None:
        lot.issuers = expand(sentence.scene, company.members)
        return
    named = [lot.entry] if lot.entry else entry.members if entry else []
    header = next((h for h in reversed(lots[:index]) if h.issuers or h.owner or h.possessor), None)
    taker = share_taker(sentence, lot.start)
    if header is not None and (header.entry_is_issuer or header.held_by_owner):
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


def _major_shareholder_after(sentence: SceneSentence, lot: Lot) -> re.Match[str] | None:
    """X(5%), Z(4%) 등이 주요 주주다: the words behind the entries of a list that call them shareholders."""
    stated = MAJOR_SHAREHOLDER.search(sentence.scene.body, lot.end, sentence.end) if lot.entry is not None else None
    if stated is None:
        return None
    acting = any(lot.end < p.start < stated.start() and p.form is Form.VERB for p in sentence.predicates)
    theirs = _OF_ENTRY.search(sentence.scene.body, lot.end, stated.start())  # X는 A(40%)와 B(20%)의 최대주주다
    return None if acting or theirs else stated


def _topic_of(sentence: SceneSentence, entry: OrganisationMention) -> Phrase | None:
    """Y는 X(5%)가 최대주주다: what the sentence is about before it comes to its shareholders."""
    before = [p for p in sentence.phrases if p.start < entry.start and not p.speaker]
    return next((p for p in before if p.case is Case.TOPIC and len(p.members) == 1), None)


def _company_of_shareholders(sentence: SceneSentence, before: int) -> Phrase | None:
    """Y의 주주는 A(51%), B(49%)로: Y."""
    match = SHAREHOLDERS_ARE.search(sentence.scene.body, sentence.start, before)
    return phrase_before(sentence, match.start()) if match is not None else None


def is_major_holder(sentence: SceneSentence, lot: Lot) -> bool:
    """X(5.6%) 등이 주요 주주다, 주주는 X(5.6%) 등이다: the entry of a list of shareholders."""
    if lot.entry_is_issuer or (lot.entry is None and listed_name(sentence, lot) is None):
        return False
    return (
        _major_shareholder_after(sentence, lot) is not None or _company_of_shareholders(sentence, lot.start) is not None
    )

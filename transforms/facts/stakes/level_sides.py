"""Belongs here: holder and issuer of a level: from its noun phrase, its clause's subject and what was spoken of before.
Does not: whether a figure is a level (ratios).
"""

from transforms.facts.phrases import Case, Phrase
from transforms.facts.roles import expand
from transforms.facts.stakes.actors import earlier_subject, local_subject, other_subject, speaking_person
from transforms.facts.stakes.naming import shareholders_company, venture
from transforms.facts.stakes.state import Place
from transforms.organisations.mention import OrganisationMention

_Side = OrganisationMention | None


def sides_of_level(place: Place, listed: Phrase | None) -> tuple[_Side, _Side]:
    """Holder and issuer of a level, as far as they are named."""
    lot = place.lot
    owners = enumerated_owners(place)
    if len(owners) > 1:
        issuers = place.lots[lot.run[0]].issuers
        return owners[lot.run.index(place.index)], issuers[-1] if issuers else _issuer(place, None)
    issuer = lot.issuers[-1] if lot.issuers else None
    if lot.entry is not None and not lot.entry_is_issuer:
        return _first(place, [lot.entry]), issuer
    holder = _named_holder(place, listed)
    if holder is None and issuer is not None and lot.issuer_phrase is not None and lot.issuer_phrase.case is Case.BARE:
        holder, issuer = _holder_called_like_issuer(place, issuer)
        lot.issuers[:] = [issuer] if issuer is not None else []  # in place: later entries of the list share it
    holder = holder or _subject(place)
    return holder, issuer or _issuer(place, holder)


def enumerated_owners(place: Place) -> list[OrganisationMention]:
    """A와 B의 Y 지분은 각각 3%, 2%다: the holders of an enumeration, as many as its figures."""
    run = place.lot.run
    if not run:
        return []
    first = place.lots[run[0]]
    members = expand(place.telling.scene, first.owner.members) if first.owner is not None else first.possessor
    return members if len(members) == len(run) else []


def _first(place: Place, mentions: list[OrganisationMention]) -> _Side:
    return next(iter(expand(place.telling.scene, mentions)), None)


def _named_holder(place: Place, listed: Phrase | None) -> _Side:
    lot = place.lot
    if lot.owner is not None:
        return _first(place, lot.owner.members)
    if listed is not None and listed is not lot.issuer_phrase:
        return _first(place, listed.members)
    return lot.possessor[0] if lot.possessor else None


def _holder_called_like_issuer(place: Place, named: OrganisationMention) -> tuple[_Side, _Side]:
    """X 지분율은: X is the holder where the text has just spoken of its holding of another's shares."""
    current = place.telling.current_issuer(place.sentence)
    spoken_of = current is not None and current.organisation_id != named.organisation_id
    if spoken_of and place.telling.holds_nearby(named, place.sentence):
        return named, current
    return None, named


def _subject(place: Place) -> _Side:
    telling, sentence, lot = place.telling, place.sentence, place.lot
    skip = [lot.issuer_phrase]
    start = max(place.measured_floor, sentence.clause_start(lot.start))
    phrase = local_subject(sentence, lot, start, lot.end, skip)
    if phrase is None:
        if speaking_person(sentence, start, lot.start) or other_subject(sentence, start, lot.start):
            return None
        phrase = earlier_subject(sentence, lot, start, skip)
    if phrase is None and (last := telling.current_holder(sentence)) is not None:
        return last
    phrase = phrase or telling.scene.carried_subject(sentence, 2)
    return _first(place, phrase.members) if phrase is not None else None


def _issuer(place: Place, holder: _Side) -> _Side:
    earlier = place.lots[: place.index]
    before = next((other.issuers[-1] for other in reversed(earlier) if other.issuers), None)
    sentence, start = place.sentence, place.lot.start
    found = (
        before
        or shareholders_company(sentence, start)
        or venture(sentence, start)
        or place.telling.current_issuer(sentence)
    )
    same = found is not None and holder is not None and found.organisation_id == holder.organisation_id
    return None if same else found

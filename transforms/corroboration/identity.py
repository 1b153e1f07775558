"""Belongs here: the ids of events, stable when articles come and go.
Does not: which claims make an event (clustering).
"""

import hashlib
from collections import Counter
from collections.abc import Sequence

_ID_LENGTH = 32


def event_id_of(table: str, fact_id: str, turn: int = 0) -> str:
    """32 hex digits of the SHA-256 of table and earliest fact; `turn` only where that id is another event's."""
    key = "\x1f".join((table, fact_id, *([str(turn)] if turn else [])))
    return hashlib.sha256(key.encode()).hexdigest()[:_ID_LENGTH]


def assign_ids(events: Sequence[tuple[str, Sequence[str]]], previous: dict[str, str]) -> list[str]:
    """An id for each event: (table, fact ids, the earliest first); `previous` maps fact ids to earlier event ids.

    An event keeps the id that it had. Where two have become one, the id under which more of its facts stood stays, of
    equals the one whose fact is earliest; where one has been split, the larger part keeps the id, of equals the first.
    An event without a past is named after its earliest fact. The order of `events` decides nothing but ties.
    """
    claims = []
    for position, (_, fact_ids) in enumerate(events):
        votes = Counter(previous[fact_id] for fact_id in fact_ids if fact_id in previous)
        claims += [(-count, order, position, known) for order, (known, count) in enumerate(votes.items())]
    ids: dict[int, str] = {}
    taken: set[str] = set()
    for _, _, position, known in sorted(claims):
        if position not in ids and known not in taken:
            ids[position] = known
            taken.add(known)
    taken |= set(previous.values())
    for position, (table, fact_ids) in enumerate(events):
        if position not in ids:
            turn = 0
            while (fresh := event_id_of(table, fact_ids[0], turn)) in taken:
                turn += 1
            ids[position] = fresh
            taken.add(fresh)
    return [ids[position] for position in range(len(events))]

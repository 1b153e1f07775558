"""Belongs here: the value on which an event's reports agree, and where they disagree.
Does not: which reports make an event (clustering), and its status over time (history).

Rule. A report's vote counts once for an independent origin: copies of one wire report are one origin. The value with
the most origins is agreed; of equals the one reported first; of equals again the smaller text, so that a run repeats
itself. Silence is no vote. A date votes also for every more exact date within it (2019-10 for 2019-10-28), and does
not disagree with it. Amount and currency are voted on together, and the bound among the reports of the agreed amount.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from transforms.corroboration.measures import name_key

Claim = Mapping[str, Any]
Order = tuple[date, datetime, str, str]


def report_order(claim: Claim) -> Order:
    """Sorts claims by day and time of their report, unknown ones last, then by document and fact."""
    return claim["reported_on"] or date.max, claim["reported_at"] or datetime.max, claim["doc_id"], claim["fact_id"]


@dataclass(frozen=True, slots=True)
class Value:
    """One value of one field with the reports that give it; `agreed` is true for the value that the event carries."""

    field: str
    value: Any
    claims: tuple[Claim, ...]
    agreed: bool
    disputed: bool

    @property
    def origins(self) -> int:
        return len({claim["origin"] for claim in self.claims})

    @property
    def documents(self) -> list[str]:
        return sorted({claim["doc_id"] for claim in self.claims})

    @property
    def first_reported(self) -> date | None:
        return min(self.claims, key=report_order)["reported_on"]


def _amount(claim: Claim) -> tuple[Decimal, str | None] | None:
    return None if claim["amount"] is None else (claim["amount"], claim["currency"])


def _parties(claim: Claim) -> tuple[str, ...] | None:
    return (*claim["side_a"], "|", *claim["side_b"]) if claim["side_a"] or claim["side_b"] else None


FIELDS: dict[str, Callable[[Claim], Any]] = {
    "type": lambda claim: claim["type"],
    "organisations": _parties,
    "name": lambda claim: claim["name"],
    "subject": lambda claim: claim["subject"],
    "amount": _amount,
    "per": lambda claim: claim["per"],
    "percent": lambda claim: claim["percent"],
    "shares": lambda claim: claim["shares"],
    "count": lambda claim: claim["count"],
}
# Free text is worded anew by every writer: different words are no disagreement.
_FREE_TEXT = frozenset({"subject"})


def values_of(claims: Sequence[Claim], status: str | None) -> list[Value]:
    """Every value of every field with its reports, the agreed one of a field first; `claims` are one event's.

    The date is that of `status`, the stage which the event has reached: the day planned for an act and the day on
    which it was done are both kept, and are no disagreement.
    """
    found = [value for field, read in FIELDS.items() for value in _field_values(field, read, claims)]
    found += _dates(claims, status)
    amount = next((value for value in found if value.field == "amount" and value.agreed), None)
    if amount is not None:
        found += _field_values("bound", lambda claim: claim["bound"], amount.claims)
    return found


def _grouped(read: Callable[[Claim], Any], claims: Sequence[Claim]) -> dict[Any, list[Claim]]:
    given: dict[Any, list[Claim]] = {}
    for claim in claims:
        value = read(claim)
        if value is not None:
            given.setdefault(value, []).append(claim)
    return given


def _field_values(field: str, read: Callable[[Claim], Any], claims: Sequence[Claim]) -> list[Value]:
    given = _grouped(read, claims)
    ranked = sorted(given, key=lambda value: _rank(value, given[value])) if len(given) > 1 else list(given)
    return [
        Value(field, value, tuple(given[value]), position == 0, position > 0 and _disputes(field, value, ranked[0]))
        for position, value in enumerate(ranked)
    ]


def _disputes(field: str, value: Any, agreed: Any) -> bool:
    if field == "name":
        return name_key(value) != name_key(agreed)
    return field not in _FREE_TEXT


def _dates(claims: Sequence[Claim], status: str | None) -> list[Value]:
    given = _grouped(lambda claim: claim["date"], claims)
    if not given:
        return []
    at_stage = _grouped(lambda claim: claim["date"], [claim for claim in claims if claim["status"] == status]) or given
    support = {
        value: [claim for other in at_stage.values() if _holds(other[0], at_stage[value][0]) for claim in other]
        for value in at_stage
    }
    agreed = min(at_stage, key=lambda value: _rank(value, support[value]))
    others = sorted((value for value in given if value != agreed), key=lambda value: _rank(value, given[value]))
    return [Value("date", agreed, tuple(given[agreed]), True, False)] + [
        Value(
            "date",
            value,
            tuple(given[value]),
            False,
            value in at_stage and not _nest(given[value][0], given[agreed][0]),
        )
        for value in others
    ]


def _holds(coarse: Claim, fine: Claim) -> bool:
    """Whether the second claim's date lies within the first one's."""
    if None in (coarse["date_start"], coarse["date_end"], fine["date_start"], fine["date_end"]):
        return coarse["date"] == fine["date"]
    return coarse["date_start"] <= fine["date_start"] and fine["date_end"] <= coarse["date_end"]


def _nest(one: Claim, other: Claim) -> bool:
    return _holds(one, other) or _holds(other, one)


def _rank(value: Any, support: Sequence[Claim]) -> tuple[int, Order, str]:
    return -len({claim["origin"] for claim in support}), min(map(report_order, support)), str(value)

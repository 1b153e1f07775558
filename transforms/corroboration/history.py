"""Belongs here: an event's status over time: rumoured, planned, completed, terminated, and who reported it first.
Does not: the other values of an event (agreement).
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from transforms.corroboration.agreement import Claim, report_order
from transforms.corroboration.claims import STAGES


@dataclass(frozen=True, slots=True)
class Step:
    """A status with its date by the text and the reports that give it; `reported_on` is the first report's day."""

    status: str
    date: str | None
    claims: tuple[Claim, ...]

    @property
    def first(self) -> Claim:
        return min(self.claims, key=report_order)

    @property
    def reported_on(self) -> datetime.date | None:
        return self.first["reported_on"]


def steps_of(claims: Sequence[Claim]) -> list[Step]:
    """One step for each status that some report gives, in the order of the stages.

    A later report that falls back (a plan told again after the completion) supports the earlier step and undoes
    nothing. The step's date is that of its earliest report which gives the most exact one.
    """
    by_status: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim["status"] is not None:
            by_status.setdefault(claim["status"], []).append(claim)
    return [
        Step(status, _most_exact_date(by_status[status]), tuple(by_status[status]))
        for status in sorted(by_status, key=lambda status: STAGES.get(status, len(STAGES)))
    ]


def current_status(steps: Sequence[Step]) -> str | None:
    """The furthest stage that was reported."""
    return steps[-1].status if steps else None


def status_disputed(claims: Sequence[Claim]) -> bool:
    """Whether an origin gives an earlier stage on the day on which another one gives a later stage, or afterwards."""
    reached: dict[str, int] = {}
    dated = [claim for claim in claims if claim["reported_on"] is not None and claim["status"] in STAGES]
    for claim in sorted(dated, key=lambda claim: (claim["reported_on"], -STAGES[claim["status"]])):
        stage, origin = STAGES[claim["status"]], claim["origin"]
        if any(stage < furthest for other, furthest in reached.items() if other != origin):
            return True
        reached[origin] = max(stage, reached.get(origin, stage))
    return False


def _most_exact_date(claims: Sequence[Claim]) -> str | None:
    dated = [claim for claim in claims if claim["date"] is not None]
    if not dated:
        return None
    return min(dated, key=lambda claim: (_length(claim), report_order(claim)))["date"]


def _length(claim: Claim) -> int:
    if claim["date_start"] is None or claim["date_end"] is None:
        return 100_000
    return (claim["date_end"] - claim["date_start"]).days

"""Belongs here: which of a sentence's dates is the date of a statement.
Does not: reading dates and resolving them (korean.dates).
"""

import re
from datetime import date

from transforms.facts.draft import UNDATED, Dated
from transforms.facts.scene import Scene, Statement, within
from transforms.korean.quantities import DateMention, Limit

_REPORTED = re.compile(
    r"^(?:\s?\([^)]*\))?\s*(?:[가-힣]+(?:를|을|에|에서)\s)?(?:밝혔|밝힌|밝히|발표했다|공시했|공시에|말했|전했|보도|업계에|관련\s?업계|금융감독원|금감원|전자공시|알렸|설명했)"
)
_CURRENT = re.compile(r"^(?:현재|기준)")


def date_of(scene: Scene, statement: Statement, *, position: int | None = None) -> Dated:
    """The date in the statement's clause nearest before its predicate, else in the sentence before it.

    The day of a report (X라고 17일 밝혔다) is no date of the fact. 향후 N년간 counts from the year of publication.
    """
    sentence, predicate = statement.sentence, statement.predicate
    position = predicate.start if position is None else position
    body = scene.body
    dates = [
        d
        for d in within(scene.quantities.dates, sentence.start, sentence.end)
        if not _REPORTED.match(body[d.outer_end : d.outer_end + 25])
    ]
    in_clause = [d for d in dates if statement.start <= d.start < position]
    before = [d for d in dates if d.start < statement.start]
    span = _duration_span(scene, statement, in_clause, before)
    if span is not None:
        return span
    for group in (in_clause, before):
        until = [d for d in group if d.limit in (Limit.UNTIL, Limit.SPAN)]
        chosen = until[-1] if until else (group[-1] if group else None)
        if chosen is not None:
            return Dated(chosen.date, chosen.text, chosen.date_start, chosen.date_end)
    return UNDATED


def _duration_span(
    scene: Scene, statement: Statement, in_clause: list[DateMention], before: list[DateMention]
) -> Dated | None:
    durations = within(scene.quantities.durations, statement.start, statement.predicate.start)
    if not durations or durations[-1].months % 12:
        return None
    duration = durations[-1]
    years = duration.months // 12
    spans = [d for d in in_clause if d.limit is Limit.SPAN]
    if spans:
        return None
    base = next((d.date for d in reversed([*before, *in_clause]) if d.date), None)
    first: int | None = int(base[:4]) if base and not duration.from_now else None
    if first is None and scene.published_on is not None:
        first = scene.published_on.year
    if first is None or years < 1:
        return None
    last = first + years - 1
    return Dated(f"{first}/{last}", duration.text, date(first, 1, 1).isoformat(), date(last, 12, 31).isoformat())

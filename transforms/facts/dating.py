"""Belongs here: which of a sentence's dates is the date of a statement.
Does not: reading dates and resolving them (korean.dates).
"""

import re
from datetime import date

from transforms.facts.draft import UNDATED, Dated
from transforms.facts.modality import Status
from transforms.facts.scene import Scene, SceneSentence, Statement, within
from transforms.korean.quantities import DateMention, Limit

_REPORTED = re.compile(
    r"^(?:\s?\([^)]*\))?\s*(?:[^\s,.]+\s){0,3}?[^\s,.]+에 (?:따르면|의하면)"
    r"|^(?:\s?\([^)]*\))?\s*(?:[가-힣]+(?:를|을|에|에서)\s)?(?:밝혔|밝힌|밝히|발표했다|공시했|공시에|말했|전했|보도|업계에|관련\s?업계|금융감독원|금감원|전자공시|알렸|설명했)"
)
_REPORT_WORD = re.compile(
    "따르면|의하면|밝|발표|공시|말했|전했|보도|업계|금융감독원|금감원|알렸|설명했"
)  # one is in every _REPORTED
# 지난해보다, 작년 하반기 3000명에 비해: when what another is measured by was.
_COMPARED = re.compile(
    r"(?:\s?\(?\d[\d,.만천백]*여?\s?명?\)?)?\s?(?:보다|에 비해|에 비하면|[와과] (?:비교|비슷|견줘)|대비)|\s?수준"
)
_DAY = len("2024-09-05")
_ANNOUNCED = re.compile(r"(?:다|라)고\s(?:\S+\s){0,3}?(?:밝혔|공시했|발표했|전했|말했)")
_DECIDED = re.compile(r"이사회|의결|결의|결정|총회|합의|체결|서명|협약|계약")
_REACH = 40
_GOES_ON = re.compile(
    r"이에 따라|이로써|이 가운데|이 중|이번 (?:거래|계약|투자|인수)|이를 통해|반대로|나머지|지분은|이 거래|이 계약|"
    r"같은 (?:날|자리)|여기에|거래 (?:금액|대금)|인수 (?:금액|대금)|투자(?:금|액)은"
)


def date_of(scene: Scene, statement: Statement, *, position: int | None = None, carried: bool = False) -> Dated:
    """The date in the statement's clause nearest before its predicate, else in the sentence before it.

    `carried` is true of a predicate noun, whose verb may follow the date: 계약서에 20일 도장을 찍었다.
    The day of a report (X라고 17일 밝혔다) is no date of the fact. 향후 N년간 counts from the year of publication.
    """
    sentence, predicate = statement.sentence, statement.predicate
    position = predicate.start if position is None else position
    dates = _dates_of_facts(scene, sentence)
    in_clause = [d for d in dates if statement.start <= d.start < position]
    before = [d for d in dates if d.start < statement.start]
    stop = next((end for end in sentence.clause_ends if end > position), statement.stop)
    after = [d for d in dates if carried and position <= d.start < min(stop, statement.stop)]
    span = _duration_span(scene, statement, in_clause, before)
    if span is not None:
        return span
    for group in (in_clause, before, after):
        until = [d for d in group if d.limit in (Limit.UNTIL, Limit.SPAN)]
        chosen = until[-1] if until else (group[-1] if group else None)
        if chosen is not None and _announces_a_plan(scene, statement, chosen):
            continue
        if chosen is not None:
            return Dated(chosen.date, chosen.text, chosen.date_start, chosen.date_end)
    return _told_before(scene, sentence)


def date_beside(sentence: SceneSentence, position: int) -> Dated | None:
    """올해 800명, 내년 1000명: the date that stands right before a figure at `position`."""
    dates = sentence.quantities(sentence.scene.quantities.dates)
    beside = next((d for d in dates if 0 <= position - d.outer_end <= 1), None)
    return Dated(beside.date, beside.text, beside.date_start, beside.date_end) if beside is not None else None


def _announces_a_plan(scene: Scene, statement: Statement, told: DateMention) -> bool:
    """29일 A는 B를 인수한다고 공시했다: the news's own day, on which the plan is told, not made."""
    if statement.status is not Status.PLANNED or scene.published_on is None or not told.date or len(told.date) != _DAY:
        return False
    of_the_news = 0 <= (scene.published_on - date.fromisoformat(told.date)).days <= 1
    return (
        of_the_news and _ANNOUNCED.search(statement.tail) is not None and not _DECIDED.search(statement.sentence.text)
    )


def _dates_of_facts(scene: Scene, sentence: SceneSentence) -> list[DateMention]:
    body = scene.body
    return [
        d
        for d in sentence.quantities(scene.quantities.dates)
        if not _is_of_a_report(behind := body[d.outer_end : d.outer_end + _REACH]) and not _COMPARED.match(behind)
    ]


def _is_of_a_report(behind: str) -> bool:
    return _REPORT_WORD.search(behind) is not None and _REPORTED.match(behind) is not None


def _told_before(scene: Scene, sentence: SceneSentence) -> Dated:
    """이에 따라, 이 가운데, 이로써: a sentence that goes on with the one before it shares its date."""
    if not sentence.index or not _GOES_ON.match(sentence.text):
        return UNDATED
    previous = scene.sentences[sentence.index - 1]
    dates = _dates_of_facts(scene, previous)
    if previous.sentence.paragraph != sentence.sentence.paragraph or not dates:
        return UNDATED
    chosen = dates[-1]
    return Dated(chosen.date, chosen.text, chosen.date_start, chosen.date_end)


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
    base = next((d for d in reversed([*before, *in_clause]) if d.date), None)
    first: int | None = int(base.date[:4]) if base and base.date and not duration.from_now else None
    if first is not None and base is not None and base.limit is Limit.UNTIL:
        first -= years - 1  # 2025년까지 3년간: the last of the years is told
    if first is None and scene.published_on is not None:
        first = scene.published_on.year
    if first is None or years < 1:
        return None
    last = first + years - 1
    return Dated(f"{first}/{last}", duration.text, date(first, 1, 1).isoformat(), date(last, 12, 31).isoformat())

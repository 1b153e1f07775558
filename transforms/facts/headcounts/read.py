"""Belongs here: the reading of headcounts, sentence by sentence: each count of people and what is said of it.
Does not: the kinds, owners and words of staff themselves (kinds, owners, people).
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from transforms.facts.binding import statement_at
from transforms.facts.dating import date_beside, date_of
from transforms.facts.draft import UNDATED, Dated, Draft, Refusal
from transforms.facts.focus import Focus
from transforms.facts.headcounts.jobs import jobs_cut
from transforms.facts.headcounts.kinds import Kind, kind_of
from transforms.facts.headcounts.lists import counts_beside_names, dealt_out
from transforms.facts.headcounts.owners import owners_of
from transforms.facts.headcounts.people import People, people_of
from transforms.facts.modality import Status
from transforms.facts.predicates import Ending
from transforms.facts.scene import Scene, SceneSentence, Statement
from transforms.korean.quantities import Count
from transforms.organisations.mention import OrganisationMention

_UNIVERSITY = re.compile(r"(?:대|대학|대학교|대학원)$")
_EMPLOYS = ("채용", "고용", "임용", "영입", "충원")
_AHEAD = re.compile(r"예정|계획|전망|목표|방침|할 것")
_NOW = re.compile(r"(?<![년월일말] )(?:현재|지금)(?:은|는)?\s(?:[^\s,]+\s){0,3}?$")
_NEAR = 120
_DIFFERENCE = re.compile(r"\)\s?(?:증가|감소|늘|줄|급증|급감)")
_COMPARES = re.compile(r"보다|대비|에 비해")
_FIELDS = re.compile(r"(?:채용|모집|선발)\s?(?:부문|분야|직무|직렬|직종)(?:별로)?(?:은|는)\s")
_BEFORE_GROWTH = ("headcount_from", "headcount_was")


def read_headcounts(scene: Scene) -> Iterator[Draft | Refusal]:
    """Drafts of headcounts, one for each count of staff, and the counts refused with the reason."""
    if not scene.quantities.counts and "일자리" not in scene.body:
        return
    focus = Focus(scene)
    whole: list[Draft] = []
    for sentence in scene.sentences:
        counts = sentence.quantities(scene.quantities.counts)
        if sentence.sentence.heading:
            continue
        for jobs, verb in jobs_cut(sentence):
            kind = Kind("cut", "headcount_jobs_cut", verb)
            yield from _drafts(scene, sentence, jobs, kind, owners_of(focus, sentence, jobs, kind, sentence.start))
        if not counts:
            continue
        parts = _parts(whole, sentence, counts)
        found: list[Draft | Refusal] = [*(parts or _read_sentence(scene, focus, sentence, counts))]
        whole = [d for d in found if isinstance(d, Draft)] or whole if not parts else whole
        yield from found


def _read_sentence(
    scene: Scene, focus: Focus, sentence: SceneSentence, counts: list[Count]
) -> Iterator[Draft | Refusal]:
    host: list[Draft] = []
    kinds = _kinds(sentence, counts)
    listed = {c.start: (m, kind) for c, m, kind in counts_beside_names(sentence, counts)}
    dealt = dealt_out(sentence, counts)
    floor = sentence.start
    host_kind: Kind | None = None
    before: Count | None = None
    for index, (count, kind) in enumerate(zip(counts, kinds, strict=True)):
        inside = _inside_bracket(scene.body, sentence, count)
        if count.start in listed and (isinstance(kind, str) or inside):
            owner, name = listed[count.start]
            yield from _drafts(scene, sentence, count, Kind(name, "headcount_listed"), [owner])
            continue
        if inside and host:
            if _DIFFERENCE.match(scene.body, count.end):
                continue
            yield from (_part(draft, count) for draft in host)
            continue
        if isinstance(kind, str):
            host = []
            yield _refusal(sentence, kind)
            continue
        grown = host_kind is not None and host_kind.rule in _BEFORE_GROWTH and kind.kind in ("target", "current", "cut")
        told_by = _growing(kinds, index) or kind
        owners = _owners(host) if grown else owners_of(focus, sentence, count, told_by, floor)
        owners = [dealt[count.start]] if count.start in dealt else owners
        found = list(_drafts(scene, sentence, count, kind, owners, before if grown else None))
        host_kind, before = kind, count
        host = [item for item in found if isinstance(item, Draft)]
        floor = count.end
        yield from found


def _growing(kinds: list[Kind | str], index: int) -> Kind | None:
    """100명에서 200명으로 늘리기로 한 A는: of the first number the second one's verb tells whose it is."""
    kind, following = kinds[index], kinds[index + 1] if index + 1 < len(kinds) else None
    before_growth = isinstance(kind, Kind) and kind.rule == "headcount_from"
    return following if before_growth and isinstance(following, Kind) else None


def _owners(drafts: list[Draft]) -> list[OrganisationMention]:
    return [draft.organisations["organisation"] for draft in drafts]


def _kinds(sentence: SceneSentence, counts: list[Count]) -> list[Kind | str]:
    """The kind of each count; one without words of its own shares those of the next (A는 909명, B는 750명을 뽑는다)."""
    kinds: list[Kind | str] = []
    for index, count in enumerate(counts):
        following = next(
            (c for c in counts[index + 1 :] if not _inside_bracket(sentence.scene.body, sentence, c)), None
        )
        kinds.append(
            "a range or one person"
            if count.low is not None or count.count < 2
            else kind_of(sentence, count, people_of(sentence, count), following)
        )
    for index in range(len(counts) - 2, -1, -1):
        gap = sentence.scene.body[counts[index].end : counts[index + 1].start]
        shared = kinds[index + 1]
        if isinstance(shared, Kind) and len(gap) < 40 and _lists(gap) and _shares(kinds[index], shared, gap):
            kinds[index] = shared
    return kinds


def _shares(own: Kind | str, following: Kind, gap: str) -> bool:
    """사무직 30명, 생산직 50명을 뽑는다: what only a comma closes waits for the verb of the next."""
    if isinstance(own, str):
        return own == "no predicate"
    by_comma_alone = own.rule == "headcount_is" and own.predicate is None and gap[0] in ",을를은는"
    return by_comma_alone and following.predicate is not None


def _lists(gap: str) -> bool:
    return gap.lstrip("을를이가은는 약").startswith((",", "·", "과 ", "와 ", "및", "포함", "비롯", "등 "))


def _inside_bracket(body: str, sentence: SceneSentence, count: Count) -> bool:
    text = body[sentence.start : count.start]
    return text.rfind("(") > text.rfind(")")


def _drafts(
    scene: Scene,
    sentence: SceneSentence,
    count: Count,
    kind: Kind,
    owners: list[OrganisationMention],
    grown_from: Count | None = None,
) -> Iterator[Draft | Refusal]:
    statement = (
        scene.statement(sentence, kind.predicate) if kind.predicate else statement_at(scene, sentence, count.outer_end)
    )
    said_beside = kind.rule in (*_BEFORE_GROWTH, "headcount_out_of", "headcount_before")
    if statement.reason_against and not said_beside:
        yield _refusal(sentence, statement.reason_against)
        return
    if len(owners) > 1 and not count.each and kind.kind in ("hire", "train", "target"):
        owners = owners[:1]
    if len(owners) > 1 and not count.each:
        yield _refusal(sentence, "several organisations share one count")
        return
    if kind.kind == "hire" and owners and all(_UNIVERSITY.search(owner.name) for owner in owners):
        employs = kind.predicate is not None and kind.predicate.lemma.startswith(_EMPLOYS)
        if not employs and people_of(sentence, count) is not People.STAFF:
            yield _refusal(sentence, "whom a university admits")
            return
    if not owners:
        yield _refusal(sentence, "no organisation is named")
    status = Status.COMPLETED if said_beside else statement.status
    status, kind = _in_time(statement, status, kind)
    for owner in owners:
        yield Draft(
            table="headcounts",
            rule=kind.rule,
            start=sentence.start,
            end=sentence.end,
            status=status,
            dated=_dated(scene, statement, count, kind, grown_from),
            values={"kind": kind.kind, "count": count.count, "bound": str(count.bound), "count_text": count.text},
            organisations={"organisation": owner},
        )


def _dated(scene: Scene, statement: Statement, count: Count, kind: Kind, grown_from: Count | None) -> Dated:
    """What there is now takes no date of an earlier clause (2021년 세웠으며, 현재 45명이 근무한다).

    In 지난해 말 100명에서 200명으로 늘었다 the date is the first number's.
    """
    beside = date_beside(statement.sentence, count.outer_start)
    if beside is not None and kind.kind in ("hire", "cut", "train"):
        return beside
    dated = date_of(scene, statement, position=count.start if kind.predicate is None else None)
    if dated.text is None:
        return dated
    start = statement.sentence.clause_start(count.start)
    if kind.kind == "current" and dated.text not in scene.body[start : statement.stop]:
        return UNDATED
    if _NOW.search(scene.body, start, count.outer_start) and _of_an_earlier_count(statement.sentence, dated, count):
        return UNDATED
    return UNDATED if grown_from is not None and _stands_before(scene.body, dated.text, grown_from) else dated


def _of_an_earlier_count(sentence: SceneSentence, dated: Dated, count: Count) -> bool:
    """2010년 5명으로 출발해 현재 320명이 일한다: the date goes with the number right after it."""
    written = sentence.scene.body.rfind(dated.text or "", sentence.start, count.start)
    return any(written < c.start < count.start for c in sentence.quantities(sentence.scene.quantities.counts))


def _stands_before(body: str, date_text: str, count: Count) -> bool:
    return body.endswith(f"{date_text} ", 0, count.outer_start)


def _in_time(statement: Statement, status: Status, kind: Kind) -> tuple[Status, Kind]:
    """What there is now is a fact already (N명이 근무한다); a number reached is no target any more."""
    if kind.kind == "current" and status is Status.PLANNED and not _AHEAD.search(statement.tail):
        return Status.COMPLETED, kind
    if kind.kind == "target" and status is Status.COMPLETED:
        if kind.predicate is not None and kind.predicate.ending is Ending.CONNECTIVE:
            return status, replace(kind, kind="current")
        return Status.PLANNED, kind
    return status, kind


def _parts(whole: list[Draft], sentence: SceneSentence, counts: list[Count]) -> list[Draft]:
    """사무직 250명, 생산직 350명이다, after a sentence that gave 600: the parts of a number spoken of before."""
    spoken_of = [
        d
        for d in whole
        if 0 <= sentence.start - d.end < _NEAR
        and (_adds_up(counts, int(d.values["count"])) or _by_field(sentence, counts, d))
    ]
    if not spoken_of or sentence.mentions or _COMPARES.search(sentence.text):
        return []
    return [
        replace(
            _part(spoken_of[-1], count),
            start=sentence.start,
            end=sentence.end,
            dated=date_beside(sentence, count.outer_start) or spoken_of[-1].dated,
        )
        for count in counts
    ]


def _by_field(sentence: SceneSentence, counts: list[Count], whole: Draft) -> bool:
    """채용 분야는 사무직(30명), 생산직(50명) 등이다: those fields of an intake that the text gives a number of."""
    within_it = sum(count.count for count in counts) <= int(whole.values["count"])
    return whole.values["kind"] == "hire" and within_it and _FIELDS.search(sentence.text) is not None


def _adds_up(counts: list[Count], total: int) -> bool:
    """Whether the counts are a breakdown of the total, or several, one after the other."""
    run = parts = 0
    for count in counts:
        run, parts = run + count.count, parts + 1
        if run == total and parts > 1:
            run = parts = 0
    return bool(counts) and run == 0


def _part(host: Draft, count: Count) -> Draft:
    """(국내 450명, 해외 150명): a part of the number before the bracket."""
    return Draft(
        table="headcounts",
        rule="headcount_part",
        start=host.start,
        end=host.end,
        status=host.status,
        dated=host.dated,
        values={
            "kind": host.values["kind"],
            "count": count.count,
            "bound": str(count.bound),
            "count_text": count.text,
        },
        organisations=dict(host.organisations),
    )


def _refusal(sentence: SceneSentence, reason: str) -> Refusal:
    return Refusal(table="headcounts", rule="headcount", reason=reason, start=sentence.start, end=sentence.end)


__all__ = ["People", "read_headcounts"]

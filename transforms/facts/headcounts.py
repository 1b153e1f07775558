"""Belongs here: the rules that read headcounts: people who work for, join, leave or are trained by an organisation.
Does not: counts of users, customers, visitors, pupils, or of companies, places and things.
"""

import re
from collections.abc import Iterator

from transforms.facts.binding import next_predicate
from transforms.facts.dating import date_of
from transforms.facts.draft import Draft, Refusal
from transforms.facts.roles import arguments, expand
from transforms.facts.scene import Scene, SceneSentence
from transforms.korean.quantities import Count

_STAFF = re.compile(
    r"직원|임직원|인력|연구원|개발자|인원|사원|근로자|채용|고용|전문가|인재|엔지니어|과학자|조직|식구|연구진|감원|희망퇴직|충원|양성|육성|공채|신입|경력"
)
_NOT_STAFF = re.compile(
    r"고객|이용자|가입자|관람객|방문객|회원|사망|부상|참석|참가자|피해자|확진|환자|학생|재학생|입학|수험생|승객|관객|서명|청중|응답|시민|주민|투자자|소비자|구독자|주주|신청자|유권자|관광객"
)
_SENSES = frozenset({"hire", "cut", "train", "grow_to", "employ", "bring_over"})
_KIND = {
    "hire": "hire",
    "cut": "cut",
    "train": "train",
    "grow_to": "target",
    "employ": "current",
    "bring_over": "acquire",
}


def read_headcounts(scene: Scene) -> Iterator[Draft | Refusal]:
    """Drafts of headcounts, one for each count of people whose words speak of staff."""
    for sentence in scene.sentences:
        if sentence.sentence.heading:
            continue
        for count in sentence.quantities(scene.quantities.counts):
            yield from _read(scene, sentence, count)


def _read(scene: Scene, sentence: SceneSentence, count: Count) -> Iterator[Draft | Refusal]:
    body = scene.body
    around = body[max(sentence.start, count.start - 30) : min(sentence.end, count.end + 25)]
    predicate = next_predicate(sentence, count.end, _SENSES)
    sense = next((s for s in predicate.senses if s in _SENSES), None) if predicate else None
    rule = f"headcount_{sense or 'staff'}"
    if not _STAFF.search(around) or _NOT_STAFF.search(around):
        yield Refusal(
            table="headcounts", rule=rule, reason="people who are no staff", start=sentence.start, end=sentence.end
        )
        return
    if predicate is None or sense is None:
        yield Refusal(table="headcounts", rule=rule, reason="no predicate", start=sentence.start, end=sentence.end)
        return
    statement = scene.statement(sentence, predicate)
    found = arguments(scene, statement)
    organisations = expand(scene, found.subject.members) if found.subject else []
    if statement.reason_against or not organisations:
        reason = statement.reason_against or "no organisation is named"
        yield Refusal(table="headcounts", rule=rule, reason=reason, start=sentence.start, end=sentence.end)
        return
    yield Draft(
        table="headcounts",
        rule=rule,
        start=sentence.start,
        end=sentence.end,
        status=statement.status,
        dated=date_of(scene, statement),
        values={"kind": _KIND[sense], "count": count.count, "bound": str(count.bound), "count_text": count.text},
        organisations={"organisation": organisations[0]},
    )

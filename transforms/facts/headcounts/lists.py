"""Belongs here: lists of names with their numbers of people: △A 674명 △B 362명; A(549명), B(420명)은 퇴직이 줄었다.
Does not: a count that a predicate governs (headcount_kinds).
"""

import re
from itertools import pairwise

from transforms.facts.phrases import is_reference
from transforms.facts.scene import SceneSentence
from transforms.korean.quantities import Count
from transforms.organisations.mention import OrganisationMention

_TOPIC = re.compile(
    r"(?P<applied>신청|지원자|경쟁률|이용자|가입자|고객|회원|관객)|(?P<cut>희망퇴직|퇴직자|퇴직|감원|해고|구조조정)"
    r"|(?P<hire>채용|뽑|공채|신입)"
    r"|(?P<current>임직원|직원 수|근무|고용 인원|재직|종업원)|(?P<train>양성|육성)"
)
_ENUMERATED = re.compile(r"^(?:씩)?\s?(?:,|과|와|·)\s?(?:약\s)?$")
_SUPERLATIVE = re.compile(r"(?:곳|기업|기관|회사|업체|은행|그룹)(?:은|는)\s")
_BESIDE = re.compile(r"['’\"”]?(?:\(| )(?:약 |총 )?$")


def counts_beside_names(sentence: SceneSentence, counts: list[Count]) -> list[tuple[Count, OrganisationMention, str]]:
    """Each count right beside a name in a list of such, with the kind that the words about the list give."""
    body = sentence.scene.body
    beside = []
    for count in counts:
        before = [m for m in sentence.mentions if m.end <= count.start and not is_reference(m)]
        if before and _BESIDE.fullmatch(body, before[-1].end, count.start):
            beside.append((count, before[-1]))
    alone = (
        len(beside) == 1
        and body.startswith(")", beside[0][0].outer_end)
        and _SUPERLATIVE.search(body, sentence.start, beside[0][1].start)
    )
    kind = _kind(sentence, beside[-1][0].end) if len(beside) > 1 or alone else None
    return [(count, mention, kind) for count, mention in beside] if kind else []


def _kind(sentence: SceneSentence, after: int) -> str | None:
    """From the words after the list, those before it, and the sentence before, in this order."""
    scene = sentence.scene
    earlier = scene.sentences[sentence.index - 1].text if sentence.index else ""
    for words in (scene.body[after : sentence.end], sentence.text, earlier):
        topic = _TOPIC.search(words)
        if topic is not None:
            return None if topic["applied"] else topic.lastgroup
    return None


def dealt_out(sentence: SceneSentence, counts: list[Count]) -> dict[int, OrganisationMention]:
    """A와 B가 각각 70명, 20명을: by a count's start the one of as many members whose it is."""
    body = sentence.scene.body
    for phrase in sentence.phrases:
        size = len(phrase.members)
        own = [c for c in counts if c.start >= phrase.after][:size]
        if size < 2 or len(own) < size or "각각" not in body[phrase.after : own[0].start]:
            continue
        gaps = [body[a.end : b.start] for a, b in pairwise(own)]
        if all(_ENUMERATED.match(gap) for gap in gaps):
            return {count.start: member for count, member in zip(own, phrase.members, strict=True)}
    return {}

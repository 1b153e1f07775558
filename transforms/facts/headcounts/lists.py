"""Belongs here: lists of names with their numbers of people: △A 674명 △B 362명; A(549명), B(420명)은 퇴직이 줄었다.
Does not: a count that a predicate governs (headcount_kinds).
"""

import re

from transforms.facts.phrases import is_reference
from transforms.facts.scene import SceneSentence
from transforms.korean.quantities import Count
from transforms.organisations.mention import OrganisationMention

_TOPIC = re.compile(
    r"(?P<applied>신청|지원자|경쟁률|이용자|가입자|고객|회원|관객)|(?P<cut>희망퇴직|퇴직자|퇴직|감원|해고|구조조정)"
    r"|(?P<hire>채용|뽑|공채|신입)"
    r"|(?P<current>임직원|직원 수|근무|고용 인원|재직|종업원)|(?P<train>양성|육성)"
)
_BESIDE = re.compile(r"['’\"”]?(?:\(| )(?:약 |총 )?$")


def counts_beside_names(sentence: SceneSentence, counts: list[Count]) -> list[tuple[Count, OrganisationMention, str]]:
    """Each count right beside a name in a list of such, with the kind that the words about the list give."""
    body = sentence.scene.body
    beside = []
    for count in counts:
        before = [m for m in sentence.mentions if m.end <= count.start and not is_reference(m)]
        if before and _BESIDE.fullmatch(body, before[-1].end, count.start):
            beside.append((count, before[-1]))
    kind = _kind(sentence, beside[-1][0].end) if len(beside) > 1 else None
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

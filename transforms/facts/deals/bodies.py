"""Belongs here: standing bodies whose members other sentences tell: who joined one, and who takes part in one.
Does not: bodies that one sentence tells whole (parties).
"""

import re
from collections.abc import Iterator

from transforms.facts.deals.party_lists import Parties, introduces, members
from transforms.facts.draft import Draft
from transforms.facts.modality import Status
from transforms.facts.phrases import Case
from transforms.facts.roles import expand
from transforms.facts.scene import Scene, SceneSentence

_JOINS = re.compile(r"합류|동참|가세|참여|가입")
_JOINING = re.compile(r"(?:합류|동참|가세)(?:했|하기로|하면서|하며|한다|해|하는|할)")
_HERE = re.compile(r"^(?:여기에|이번에|이후|새로)")
_BODY = re.compile(
    r"(?:협의체|협력체|연합체|얼라이언스|컨소시엄)[’'”\"]?(?:\([^)]*\))?(?:[은는이가을를]\s|다\.|이다|로\s)"
)
_SET_UP = re.compile(
    r"(?:협의체|협력체|연합체|얼라이언스|컨소시엄|원팀)[^.]{0,24}(?:출범|발족|결성|구성|꾸렸|꾸린|꾸려|만들|가동)"
)
_IN_THE_BODY = re.compile(r"(?:이 |해당 )?(?:협의체|협력체|연합체|얼라이언스|컨소시엄|원팀|여기)에(?:는|도)? ")
_TAKE_PART = re.compile(r"\s(?:함께\s)?(?:참여|합류|동참|가입)(?:했|한다|하고 있|해 있)")
_LEAD = re.compile(r"\s?(?:의\s)?주도")


def joined_bodies(scene: Scene, told: list[Draft]) -> Iterator[Draft]:
    """The first body told with those who joined it later, and bodies whose members only the next sentence names."""
    bodies = [d for d in told if d.values["deal_type"] == "consortium"]
    for body in bodies[:1]:
        for sentence in scene.sentences:
            joined = joiners(scene, sentence, body) if sentence.start != body.start else []
            if joined:
                yield _joining(sentence, body, joined)
    known = {d.start for d in bodies}
    for before, sentence in zip(scene.sentences, scene.sentences[1:], strict=False):
        if before.start not in known and ("참여" in sentence.text or "합류" in sentence.text):
            yield from _body_of(scene, before, sentence)


def _body_of(scene: Scene, before: SceneSentence, sentence: SceneSentence) -> Iterator[Draft]:
    """X는 A의 주도로 만들어진 협의체다. B, C 등이 참여한다; A는 협의체를 출범했다. 협의체에는 B, C 등이 합류했다."""
    set_up = _SET_UP.search(before.text) is not None and _IN_THE_BODY.match(sentence.text) is not None
    if not set_up and not _BODY.search(before.text):
        return
    subjects = [p for p in sentence.phrases if p.case is Case.SUBJECT and not p.speaker]
    taking_part = [p for p in subjects if _TAKE_PART.match(scene.body, p.after, sentence.end)]
    leads = [p for p in before.phrases if p.case is Case.OF and _LEAD.match(scene.body, p.after)]
    if set_up and not leads and before.main_subject is not None:
        leads = [before.main_subject]
    if not taking_part or len(expand(scene, [m for p in (*leads, *taking_part) for m in p.members])) < 2:
        return
    others = [p for p in sentence.phrases if p.case is Case.OBJECT and introduces(scene, p)]
    parties = members(leads, "founder") + members([*others, *taking_part[:1]], "joiner")
    distinct = {m.organisation_id: (m, role) for mention, role in reversed(parties) for m in expand(scene, [mention])}
    yield Draft(
        table="deals",
        rule="deal_consortium_members",
        start=sentence.start,
        end=sentence.end,
        status=Status.COMPLETED,
        values={"deal_type": "consortium"},
        parties=list(reversed(distinct.values())),
    )


def joiners(scene: Scene, sentence: SceneSentence, body: Draft) -> Parties:
    """Those whom a sentence says to have joined the body, by its name or by 여기에 and 이번에 after it."""
    name = "".join(str(body.values.get("name") or "").split())
    if not _JOINS.search(sentence.text):
        return []
    named = bool(name) and name in "".join(sentence.text.split())
    if not named and not (_HERE.match(sentence.text) and body.start < sentence.start):
        return []
    subjects = [p for p in sentence.phrases if p.case in (Case.SUBJECT, Case.TOPIC) and not p.speaker]
    into_it = sentence.text.startswith("여기")
    joining = [
        p
        for p in subjects
        if _JOINING.search(scene.body, p.after, sentence.end) or (into_it and _TAKE_PART.match(scene.body, p.after))
    ]
    known = body.party_ids()
    return [(m, "joiner") for p in joining for m in expand(scene, p.members) if m.organisation_id not in known]


def _joining(sentence: SceneSentence, body: Draft, joined: Parties) -> Draft:
    """Who joins a body later: the same row, by its parties so far and the joiners."""
    return Draft(
        table="deals",
        rule="deal_consortium_join",
        start=sentence.start,
        end=sentence.end,
        status=Status(body.status),
        dated=body.dated,
        values=dict(body.values),
        parties=[*body.parties, *joined],
    )

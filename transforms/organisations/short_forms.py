"""Belongs here: later occurrences of a name that was accepted, and of the short forms bound to it.
Does not: the first mention (find), and what a bracket holds (brackets).
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from transforms.organisations.brackets import after_brackets, bracket_forms
from transforms.organisations.edges import occurrences
from transforms.organisations.lexicon import is_ordinary, is_place, looks_like_person
from transforms.organisations.mention import OrganisationMention
from transforms.organisations.registry import Registry
from transforms.organisations.spelling import spellings
from transforms.organisations.suffixes import endings

_LETTERS_FIRST = re.compile(r"[A-Z]{2,4}(?=[가-힣])")
_LONGEST_ENDING = 9
_SHORTEST_CUT = 4
_HANGUL = re.compile(r"[가-힣]+")
_CLIPPED_KINDS = ("company", "finance", "university", "media")


def repeat(text: str, registry: Registry, mentions: list[OrganisationMention]) -> list[OrganisationMention]:
    """The mentions, and every further occurrence of their names and short forms, sharing the id of the first one."""
    mentions = _without_parts_of_names(text, mentions)
    forms: dict[str, tuple[OrganisationMention, str]] = {}
    seen: set[str] = set()
    for mention in mentions:
        clipped: Iterable[str] = () if mention.text in seen else _clipped(mention, registry)
        cut = () if mention.text in seen else _cut_short(text, mention, registry)
        seen.add(mention.text)
        for form in (*bracket_forms(text, mention), *clipped, *cut):
            if form != mention.text and not _is_shared(text, form, mentions):
                forms.setdefault(form, (mention, "short_form"))
    for mention in mentions:
        if mention.registered or mention.text not in forms:
            forms[mention.text] = (mention, "repeated")
    found = [_joined(mention, forms) for mention in mentions]
    taken = bytearray(len(text))
    for mention in mentions:
        taken[mention.start : mention.outer_end] = b"\1" * (mention.outer_end - mention.start)
    for form in sorted(forms, key=len, reverse=True):
        model, rule = forms[form]
        for start, end in occurrences(text, form, taken):
            taken[start:end] = b"\1" * (end - start)
            found.append(
                replace(model, start=start, end=end, outer_end=after_brackets(text, end), text=form, rule=rule)
            )
    return sorted(found, key=lambda m: m.start)


def _without_parts_of_names(text: str, mentions: list[OrganisationMention]) -> list[OrganisationMention]:
    """Without words that are only a part of a name of several words: 등대 where 고요한 등대 stands."""
    whole = {m.text for m in mentions if " " in m.text and not m.registered}
    spans = [span for name in whole for span in occurrences(text, name, bytearray())]
    return [
        m
        for m in mentions
        if m.registered or not any(s <= m.start and m.end <= e and e - s > m.end - m.start for s, e in spans)
    ]


def _cut_short(text: str, mention: OrganisationMention, registry: Registry) -> Iterable[str]:
    """두레에어로 of 두레에어로스페이스: the longest beginning of a company's name that the text uses by itself."""
    name, head = mention.text, mention.text[:_SHORTEST_CUT]
    if len(name) < _SHORTEST_CUT + 2 or mention.kind not in (None, "company", "finance"):
        return
    if not _HANGUL.fullmatch(name) or text.count(head) == text.count(name):
        return
    for size in range(len(name) - 1, _SHORTEST_CUT - 1, -1):
        form = name[:size]
        if next(occurrences(text, form, bytearray()), None) is not None:
            ordinary = registry.knows(form) or is_ordinary(form) or form.endswith(tuple(endings()))
            if not ordinary:
                yield form
            return


def _joined(mention: OrganisationMention, forms: dict[str, tuple[OrganisationMention, str]]) -> OrganisationMention:
    """A name in no table that is the short form of a fuller one in the text takes its id: 두레중 after 두레중공업."""
    model, rule = forms[mention.text]
    if mention.registered or rule != "short_form":
        return mention
    return replace(
        mention,
        organisation_id=model.organisation_id,
        name=model.name,
        kind=model.kind,
        registered=model.registered,
        rule="short_form",
    )


def _is_shared(text: str, form: str, mentions: Iterable[OrganisationMention]) -> bool:
    """Several names begin so, or it is a place (한터수소, 한터도시공사, 한터시): the form would not tell which."""
    if f"{form}시" in text or f"{form}도" in text or f"{form}군" in text:
        return True
    return len({m.organisation_id for m in mentions if m.text.startswith(form) and m.text != form}) > 1


def _clipped(mention: OrganisationMention, registry: Registry) -> Iterable[str]:
    """두레중 of 두레중공업, 별하 of 별하전자, KX of KX엔터테인먼트: words that the full name explains."""
    name = mention.text
    letters = _LETTERS_FIRST.match(name)
    if letters is not None and not registry.knows(letters.group()):
        yield letters.group()
    if mention.registered:
        return
    yield from (form for form in spellings(name) if not registry.knows(form))
    if mention.kind not in (None, *_CLIPPED_KINDS):
        return
    known_endings = endings()
    for size in range(1, min(_LONGEST_ENDING, len(name) - 2) + 1):
        if name[-size:] not in known_endings:
            continue
        stem = name[:-size].rstrip()
        clear = not (is_ordinary(stem) or is_place(stem) or looks_like_person(stem))
        if clear and len(stem) >= 2 and not registry.knows(stem):
            yield stem
        if name.endswith("중공업"):
            yield name.removesuffix("공업")

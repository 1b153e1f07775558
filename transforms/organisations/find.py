"""Belongs here: finding the organisations of a text, from candidates to mentions.
Does not: the single sources of evidence (registry, suffixes, context, brackets, references).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from transforms.organisations.announced import announced_names
from transforms.organisations.brackets import bind_brackets, bracket_text
from transforms.organisations.context_words import HEAD_OF_TOWN
from transforms.organisations.edges import left_edge, occurrences, possible_starts, right_edge
from transforms.organisations.elided import with_elided
from transforms.organisations.evidence import evidence, local_evidence
from transforms.organisations.former_names import part_merged
from transforms.organisations.interrupted import interrupted_names, without_bracket
from transforms.organisations.lists import listed_names
from transforms.organisations.mention import OrganisationMention
from transforms.organisations.plausible import begins_person
from transforms.organisations.references import resolve_references
from transforms.organisations.registry import UNREGISTERED, Registry, load_registry
from transforms.organisations.short_forms import repeat
from transforms.organisations.spelling import normal_form
from transforms.organisations.suffixes import suffixed_words

_START = attrgetter("start")
_HEADED = re.compile(rf"{HEAD_OF_TOWN}(?:은|는|이|가|와|과|,|의|도|을|를|에게)?(?![가-힣])")
_KIND_BY_RULE = {
    "context_team": "sports",
    "context_quoted": "fund",
    "context_government": "government",
    "context_latin": "company",
    "context_foreign_form": "company",
}


@dataclass(slots=True)
class Candidate:
    """A stretch of text that may be an organisation. `organisation_id` is None for a name in no table."""

    start: int
    end: int
    kind: str | None
    organisation_id: str | None
    sure: bool
    rule: str


def find_organisations(text: str, registry: Registry | None = None) -> list[OrganisationMention]:
    """Every organisation that `text` mentions, sorted by start, none overlapping; group references carry `members`.

    `registry` defaults to the one that the package ships. Any text is read without error.
    """
    registry = registry or load_registry()
    candidates = [*registered(text, registry), *_unregistered(text, registry)]
    accepted = _accept(text, candidates, registry)
    mentions = [_mention(text, registry, candidate) for candidate in accepted]
    mentions = bind_brackets(text, mentions, registry)
    mentions = with_elided(text, repeat(text, registry, mentions), registry)
    mentions = part_merged(text, mentions, registry)
    return resolve_references(text, mentions, registry)


def registered(text: str, registry: Registry) -> list[Candidate]:
    """Where the registry's names stand in a text as words of their own, overlapping ones too."""
    found = []
    lengths, forms = registry.lengths, registry.forms
    spans = [
        (start, start + length)
        for start in possible_starts(text)
        if (by_third := lengths.get(text[start : start + 2]))
        for length in by_third.get(text[start + 2 : start + 3]) or by_third.get("", ())
    ]
    spans += [span for form in registry.rare_forms for span in occurrences(text, form, bytearray())]
    for start, end in spans:
        known = forms.get(text[start:end])
        if known is None or end > len(text) or not left_edge(text, start):
            continue
        organisation_id, common = known
        organisation = registry.organisations[organisation_id]
        headed = organisation.kind == "local_government" and _HEADED.match(text, end) is not None
        called = organisation.country != "KR" and _called_company(text, end)
        if right_edge(text, end) is None and not (headed or called):
            continue
        if common and begins_person(text, start, end):
            continue
        found.append(Candidate(start, end, organisation.kind, organisation_id, headed or not common, "registry"))
    return found


def _called_company(text: str, end: int) -> bool:
    """포드사: the 사 behind a foreign name says that it is a company."""
    return text.startswith("사", end) and right_edge(text, end + 1) is not None


def _known(name: str, registry: Registry) -> str | None:
    known = registry.forms.get(name)
    return known[0] if known else None


def _fuller_name(name: str, kind: str, registry: Registry) -> str | None:
    """싱텔 그룹 is 싱텔, 가온대학교 새빛병원 is 새빛병원, as the table knows it."""
    if name.endswith("그룹"):
        return _known(name.removesuffix("그룹").rstrip(), registry)
    if kind != "hospital" or " " not in name:
        return None
    owner, _, own = name.partition(" ")
    short = owner.removesuffix("학교")
    return _known(f"{short} {own}", registry) or _known(f"{short}{own}", registry) or _known(own, registry)


def _unregistered(text: str, registry: Registry) -> list[Candidate]:
    found = [
        Candidate(s.start, s.end, s.kind, _fuller_name(text[s.start : s.end], s.kind, registry), s.sure, "suffix")
        for s in suffixed_words(text)
    ]
    found += [
        Candidate(start, end, None, _known(without_bracket(text[start:end]), registry), True, "suffix")
        for start, end in interrupted_names(text)
    ]
    found += [
        Candidate(start, end, _KIND_BY_RULE.get(rule), None, True, rule) for start, end, rule in announced_names(text)
    ]
    return found


def _accept(text: str, candidates: list[Candidate], registry: Registry) -> list[Candidate]:
    """The longest candidates that stand by themselves, then those with evidence, lists as far as they reach."""
    chosen = _longest([c for c in candidates if c.sure])
    doubtful = [c for c in candidates if not c.sure]
    seen: set[int] = set()
    while True:
        edges = {position for c in chosen for position in (c.start, c.end)}
        named = {c.organisation_id for c in chosen if c.organisation_id}
        backed = [replace(c, rule=rule) for c in doubtful if (rule := _reason(text, c, edges, named, registry))]
        listed = [
            Candidate(start, end, None, None, True, rule) for start, end, rule in listed_names(text, edges - seen)
        ]
        grown = _longest([*chosen, *backed, *listed]) if backed or listed else chosen
        if len(grown) <= len(chosen):
            return chosen
        chosen, seen = grown, edges


def _reason(text: str, candidate: Candidate, edges: set[int], named: set[str], registry: Registry) -> str | None:
    """Why a candidate that does not stand by itself is an organisation here, None if nothing says so."""
    if candidate.organisation_id is not None:
        if candidate.organisation_id in named:
            return "context_full_form"
        forms = set(registry.organisations[candidate.organisation_id].forms())
        if bracket_text(text, candidate.end) in forms:
            return "context_bracket"
    if candidate.kind == "local_government":
        return local_evidence(text, candidate.start, candidate.end, edges)
    return evidence(text, candidate.start, candidate.end, edges, ending=candidate.organisation_id is None)


def _longest(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Of overlapping candidates the longest, registered names first among equals, names told by context alone last."""
    kept: list[Candidate] = []
    taken = bytearray(max((c.end for c in candidates), default=0))
    for candidate in sorted(candidates, key=_precedence):
        start, end = candidate.start, candidate.end
        if taken.find(1, start, end) < 0:
            taken[start:end] = b"\1" * (end - start)
            kept.append(candidate)
    kept.sort(key=_START)
    return kept


def _precedence(candidate: Candidate) -> tuple[bool, int, bool, int]:
    by_context = candidate.organisation_id is None and candidate.kind is None
    return (by_context, candidate.start - candidate.end, candidate.organisation_id is None, candidate.start)


def _mention(text: str, registry: Registry, candidate: Candidate) -> OrganisationMention:
    surface = text[candidate.start : candidate.end]
    registered = candidate.organisation_id is not None
    own_name = without_bracket(surface)
    organisation_id = candidate.organisation_id or UNREGISTERED + normal_form(own_name)
    return OrganisationMention(
        start=candidate.start,
        end=candidate.end,
        outer_end=candidate.end,
        text=surface,
        organisation_id=organisation_id,
        name=registry.name_of(organisation_id) if registered else own_name,
        kind=registry.organisations[organisation_id].kind if registered else candidate.kind,
        registered=registered,
        rule=candidate.rule,
    )

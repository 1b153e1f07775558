"""Belongs here: finding the organisations of a text, from candidates to mentions.
Does not: the single sources of evidence (registry, suffixes, context, brackets, references).
"""

from dataclasses import dataclass, replace

from transforms.organisations.brackets import bind_bracket
from transforms.organisations.context import contextual_names, evidence
from transforms.organisations.edges import left_edge, right_edge
from transforms.organisations.mention import OrganisationMention
from transforms.organisations.references import resolve_references
from transforms.organisations.registry import UNREGISTERED, Registry, load_registry
from transforms.organisations.spelling import normal_form
from transforms.organisations.suffixes import suffixed_words


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of text that may be an organisation. `organisation_id` is None for a name in no table."""

    start: int
    end: int
    kind: str | None
    organisation_id: str | None
    needs_context: bool
    rule: str


def find_organisations(text: str, registry: Registry | None = None) -> list[OrganisationMention]:
    """Every organisation that `text` mentions, sorted by start, none overlapping; group references carry their members."""
    registry = registry or load_registry()
    candidates = [*_registered(text, registry), *_unregistered(text)]
    accepted = _accept(text, candidates)
    mentions = [_mention(text, registry, candidate) for candidate in accepted]
    mentions = _repeat(text, registry, mentions)
    mentions = [replace(m, outer_end=bind_bracket(text, m.end)) for m in mentions]
    return resolve_references(text, mentions)


def _registered(text: str, registry: Registry) -> list[Candidate]:
    found = []
    for last, (form, organisation_id, common) in registry.automaton.iter(text):
        start, end = last + 1 - len(form), last + 1
        if not left_edge(text, start) or right_edge(text, end) is None:
            continue
        kind = registry.organisations[organisation_id].kind
        found.append(Candidate(start, end, kind, organisation_id, common, "registry"))
    return found


def _unregistered(text: str) -> list[Candidate]:
    found = [Candidate(s.start, s.end, s.kind, None, s.weak, "suffix") for s in suffixed_words(text)]
    found += [Candidate(start, end, None, None, False, rule) for start, end, rule in contextual_names(text)]
    return found


def _accept(text: str, candidates: list[Candidate]) -> list[Candidate]:
    """The longest candidates that stand by themselves, then those that have evidence, lists included."""
    candidates.sort(key=lambda c: (c.start, c.start - c.end, c.organisation_id is None))
    sure = _longest([c for c in candidates if not c.needs_context])
    edges = {c.start for c in sure} | {c.end for c in sure}
    backed = []
    for candidate in candidates:
        if candidate.needs_context:
            rule = evidence(text, candidate.start, candidate.end, edges)
            if rule is not None:
                backed.append(replace(candidate, rule=rule))
    return _longest(sorted([*sure, *backed], key=lambda c: (c.start, c.start - c.end)))


def _longest(candidates: list[Candidate]) -> list[Candidate]:
    kept: list[Candidate] = []
    for candidate in candidates:
        if not kept or candidate.start >= kept[-1].end:
            kept.append(candidate)
        elif candidate.end > kept[-1].end and candidate.organisation_id and not kept[-1].organisation_id:
            kept[-1] = candidate
    return kept


def _mention(text: str, registry: Registry, candidate: Candidate) -> OrganisationMention:
    surface = text[candidate.start : candidate.end]
    registered = candidate.organisation_id is not None
    organisation_id = candidate.organisation_id or UNREGISTERED + normal_form(surface)
    return OrganisationMention(
        start=candidate.start,
        end=candidate.end,
        outer_end=candidate.end,
        text=surface,
        organisation_id=organisation_id,
        name=registry.name_of(organisation_id) if registered else surface,
        kind=candidate.kind,
        registered=registered,
        rule=candidate.rule,
    )


def _repeat(text: str, registry: Registry, mentions: list[OrganisationMention]) -> list[OrganisationMention]:
    """Further occurrences of names that were accepted somewhere in the text, and of the short forms bound to them."""
    known: dict[str, OrganisationMention] = {}
    for mention in mentions:
        known.setdefault(mention.text, mention)
    taken = sorted((m.start, m.end) for m in mentions)
    found = list(mentions)
    for form, model in known.items():
        position = text.find(form)
        while position >= 0:
            end = position + len(form)
            free = not any(s < end and position < e for s, e in taken)
            if free and left_edge(text, position) and right_edge(text, end):
                found.append(replace(model, start=position, end=end, outer_end=end, rule="repeated"))
                taken.append((position, end))
            position = text.find(form, end)
    return sorted(found, key=lambda m: m.start)

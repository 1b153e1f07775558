"""Belongs here: brackets bound to a name: tickers, English names, abbreviations, short forms, representatives.
Does not: whether the name is an organisation (context), and later mentions of the short form (short_forms).
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from transforms.organisations.lexicon import is_ordinary
from transforms.organisations.mention import OrganisationMention
from transforms.organisations.registry import UNREGISTERED, Registry
from transforms.organisations.spelling import normal_form, strip_legal_form

_BRACKET = re.compile(r"[’'\"”]?[(（\[]([^()（）\[\]\n]{1,60})[)）\]]")
_SHORT_FORM = re.compile(
    r"^(?:이하|약칭|옛|구|현|舊)?\s?[‘'\"“]?"
    r"(?P<form>[가-힣A-Za-z][가-힣A-Za-z0-9&+.\- ]{1,40}?)[’'\"”]?(?=$|,|·|;|/| 대표| 이하)"
)
_SAID = re.compile(r"이하\s?[‘'\"“]?(?P<form>[가-힣A-Za-z][가-힣A-Za-z0-9&+.\- ]{1,30}?)[’'\"”]?(?=$|,)")
# 나들목(운영사 모두나루): the bracket behind a brand names the company.
OPERATOR = (
    r"\((?:운영(?:사|업체|기업|회사|법인)|법인명|회사명|사명)(?: |: ?)[‘'\"“]?"
    r"(?P<company>(?:㈜|\(주\)|주식회사 )?[가-힣A-Za-z0-9][가-힣A-Za-z0-9&.]{1,20})[’'\"”]?(?=\)|,|·| 대표)"
)
_OPERATOR = re.compile(OPERATOR)
_ABBREVIATION = 3
_NO_NAME = re.compile(
    r"^(?:대표|회장|사장|부회장|원장|총장|이사장|CEO|CTO|\d|가칭|코스피|코스닥|나스닥|본사|서울|오른쪽|왼쪽|사진)"
)


def bind_brackets(text: str, mentions: Iterable[OrganisationMention], registry: Registry) -> list[OrganisationMention]:
    """The mentions with `outer_end` past their bracket; what stands in the bracket is no mention of its own."""
    found: list[OrganisationMention] = []
    inside = -1
    for mention in mentions:
        if mention.end <= inside and found and _is_same(found[-1], mention):
            continue
        match = _BRACKET.match(text, mention.end)
        if match:
            bound = replace(mention, outer_end=after_brackets(text, mention.end))
            found.append(_adopt_operator(text, _adopt_registered(bound, match, registry), registry))
            inside = bound.outer_end
        else:
            found.append(mention)
    return found


def after_brackets(text: str, end: int) -> int:
    """Where the brackets directly behind a name end: X(주)(대표 홍길동)."""
    first = _BRACKET.match(text, end)
    second = _BRACKET.match(text, first.end()) if first else None
    return second.end() if second else first.end() if first else end


def bracket_text(text: str, end: int) -> str | None:
    """What stands in the bracket directly after `end`, None if there is none."""
    match = _BRACKET.match(text, end)
    return match[1].strip() if match else None


def _is_same(outer: OrganisationMention, inner: OrganisationMention) -> bool:
    """The bracket repeats the name in other letters; a listed member or another firm in the bracket is a mention."""
    return outer.end < inner.start < outer.outer_end and outer.organisation_id == inner.organisation_id


def _adopt_registered(mention: OrganisationMention, match: re.Match[str], registry: Registry) -> OrganisationMention:
    """An unregistered name whose bracket holds a registered one's ticker is that organisation.

    Two or three letters are more often the name's own abbreviation.
    """
    ticker = match[1].strip()
    known = registry.by_ticker.get(ticker)
    if known is None or mention.registered or (ticker.isalpha() and len(ticker) <= _ABBREVIATION):
        return mention
    return replace(mention, organisation_id=known.organisation_id, name=known.name, kind=known.kind, registered=True)


def _adopt_operator(text: str, mention: OrganisationMention, registry: Registry) -> OrganisationMention:
    """An unregistered brand whose bracket names the company that runs it stands for that company."""
    operator = _OPERATOR.search(text, mention.end, mention.outer_end) if not mention.registered else None
    if operator is None:
        return mention
    company = strip_legal_form(operator["company"])
    known, _ = registry.forms.get(company, (None, False))
    organisation = registry.organisations[known] if known else None
    return replace(
        mention,
        organisation_id=known or UNREGISTERED + normal_form(company),
        name=organisation.name if organisation else company,
        kind=organisation.kind if organisation else mention.kind,
        registered=organisation is not None,
    )


def bracket_forms(text: str, mention: OrganisationMention) -> list[str]:
    """Short forms that a mention's bracket gives: 엔씨소프트(엔씨), 라온텔레콤(이하 라온), ETRI of (ETRI, 원장 …)."""
    if mention.outer_end <= mention.end:
        return []
    match = _BRACKET.match(text, mention.end)
    if match is None:
        return []
    inner = match[1].strip()
    operator = _OPERATOR.search(text, match.start(), match.end())
    if operator:
        return [strip_legal_form(operator["company"])]
    said = _SAID.search(inner)
    if said:
        return [said["form"].strip()]
    if _NO_NAME.match(inner):
        return []
    short = _SHORT_FORM.match(inner)
    if short is None:
        return []
    form = short["form"].strip()
    if not form.isascii() and is_ordinary(form) and form not in mention.text:
        return []
    return [form]

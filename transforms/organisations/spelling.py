"""Belongs here: how one name is spelled in several ways (letter names, spaces, endings, legal forms), its normal form.
Does not: which names exist (registry), and where they stand in a text (matching).
"""

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any

from transforms.organisations.lexicon import is_ordinary
from transforms.organisations.registry import DATA
from transforms.packaged import read_yaml

_DOTS_AND_SPACES = re.compile(r"[\s·•‧ㆍ・]")
LEGAL_SIGNS = ("㈜", "(주)", "(유)", "(유한)", "(재)", "(사)")
_LEGAL_FORM = re.compile(r"㈜|\(주\)|\(유\)|\(사\)|\(재\)|주식회사|유한회사|사단법인|재단법인")


@cache
def spelling_rules() -> dict[str, Any]:
    """The rules of `data/spelling.yaml`.

    `letters` (SK, 에스케이), `endings` (대학교, 대), `spaced` (도요타 자동차), `groups` (한화 큐셀).
    """
    rules: dict[str, Any] = read_yaml(DATA / "spelling.yaml")
    return rules


def strip_legal_form(name: str) -> str:
    """The name without ㈜, 주식회사 and the like, otherwise as it is spelled."""
    return _LEGAL_FORM.sub("", name).strip()


@lru_cache(maxsize=4_096)
def normal_form(name: str) -> str:
    """NFKC, case folded, without legal forms, spaces and middle dots, in which spellings of one name may differ."""
    folded = unicodedata.normalize("NFKC", _LEGAL_FORM.sub("", name)).casefold()
    return _DOTS_AND_SPACES.sub("", _LEGAL_FORM.sub("", folded))


@cache
def _letter_patterns() -> list[tuple[re.Pattern[str], str]]:
    pairs = spelling_rules()["letters"]
    forward = [(re.compile(rf"^{re.escape(latin)}(?![A-Za-z])"), hangul) for latin, hangul in pairs.items()]
    backward = [(re.compile(rf"^{hangul}(?=.)"), latin) for latin, hangul in pairs.items()]
    return sorted(forward + backward, key=lambda pair: -len(pair[0].pattern))


@lru_cache(maxsize=4_096)
def spellings(name: str) -> frozenset[str]:
    """Every spelling that the rules derive from `name`, `name` itself left out."""
    found = {name}
    for pattern, replacement in _letter_patterns():
        if pattern.match(name):
            found.add(pattern.sub(replacement, name, count=1))
            break
    for ending, short in spelling_rules()["endings"].items():
        found |= {form.removesuffix(ending) + short for form in list(found) if _shortens(form, ending)}
    for ending in spelling_rules()["spaced"]:
        found |= {f"{form.removesuffix(ending)} {ending}" for form in list(found) if _may_be_spaced(form, ending)}
    for group in spelling_rules()["groups"]:
        found |= {f"{group} {form.removeprefix(group)}" for form in list(found) if _may_stand_apart(form, group)}
    found |= {form.replace(" ", "") for form in list(found) if " " in form and not form.isascii()}
    return frozenset(found - {name})


def _may_be_spaced(form: str, ending: str) -> bool:
    if not form.endswith(ending) or " " in form or len(form) < len(ending) + 2:
        return False
    return not is_ordinary(form.removesuffix(ending))


def _may_stand_apart(form: str, group: str) -> bool:
    own = form.removeprefix(group)
    joined = own == form or len(own) < 2 or " " in form or (group[-1].isascii() and own[0].isascii())
    return not (joined or is_ordinary(own))


def _shortens(form: str, ending: str) -> bool:
    return form.endswith(ending) and len(form) >= len(ending) + 2

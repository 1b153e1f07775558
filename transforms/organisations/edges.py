"""Belongs here: where a name may begin and end inside a word (particles, role nouns, prefixes).
Does not: which names are looked for (registry, unregistered), and what surrounds them (context).
"""

import re

_AFTER_CONSONANT = "은|이|을|과|이나|이란|이라|이라는|이라고|이며|이고|이자|이던|이었던|이다|이든|이지만|으로|으로서|으로써|으로의|으로부터|으로는|으로도|이랑|이라도|이나마|이야말로|입니다|인|이어서"
_AFTER_VOWEL = "는|가|를|와|나|란|라|라는|라고|며|고|자|였던|다|든|지만|로|로서|로써|로의|로부터|로는|로도|랑|라도|야말로|입니다|인|여서"
_AFTER_ANY = (
    "의|에|에게|에게서|에서|에선|에는|에도|에서는|에서도|에서의|에게는|에게도|에만|에까지|에의|에서만|에서부터|에서까지|"
    "도|만|만의|만이|만을|만은|까지|까지도|까지의|부터|부터의|조차|마저|보다|보다는|보다도|처럼|같이|만큼|대로|밖에|뿐|뿐만|"
    "께서|께|한테|한테서|한테는|더러|하고|에다|엔|에겐|"
    "과의|와의|과는|와는|과도|와도|과만|와만|과를|와를"
)
_WORD = "가-힣A-Za-z0-9"
_TAIL_CONSONANT = re.compile(rf"(?:{_AFTER_CONSONANT}|{_AFTER_ANY})(?![{_WORD}])")
_TAIL_VOWEL = re.compile(rf"(?:{_AFTER_VOWEL}|{_AFTER_ANY})(?![{_WORD}])")
_TAIL_EITHER = re.compile(rf"(?:{_AFTER_CONSONANT}|{_AFTER_VOWEL}|{_AFTER_ANY})(?![{_WORD}])")
_ROLE = re.compile(
    r"(?:측|쪽|그룹|사장|대표|회장|부회장|부사장|전무|상무|이사|관계자|주식|주가|지분|사옥|본사|본점|지점|임직원|직원|노조|"
    r"계열사|계열|자회사|경영진|이사회|주주|채권단|연구팀|연구진|교수|총장|학생|캠퍼스|출신|발|행|판|표|산|식|제|향|용|간|"
    r"장관|차관|위원장|의원|대변인|선수|감독|코치|구단|팬|팬들)"
)
_LETTER = re.compile(rf"[{_WORD}]")
_PREFIX = re.compile(
    r"(?:^|[^가-힣A-Za-z0-9])(?:옛|구|전|현|주식회사|유한회사|사단법인|재단법인|한|미|일|중|영|독|불|대)$"
)


def has_final_consonant(char: str) -> bool | None:
    """True or False for a Hangul syllable, None for any other character (its reading is unknown)."""
    if "가" <= char <= "힣":
        return (ord(char) - 0xAC00) % 28 != 0
    return None


def particle_end(text: str, position: int) -> int | None:
    """End of the particles that begin at `position` and fill the rest of the word; None if it holds anything else."""
    final = has_final_consonant(text[position - 1]) if position else None
    pattern = _TAIL_EITHER if final is None else _TAIL_CONSONANT if final else _TAIL_VOWEL
    match = pattern.match(text, position)
    if match is None and final and (ord(text[position - 1]) - 0xAC00) % 28 == 8:
        match = re.compile(rf"(?:로|로의|로부터|로서|로써)(?![{_WORD}])").match(text, position)
    return match.end() if match else None


def right_edge(text: str, position: int) -> str | None:
    """How a word may end at `position`: `boundary`, `particle`, `role`, or None when it goes on."""
    if position >= len(text) or not _LETTER.match(text, position):
        return "boundary"
    if particle_end(text, position) is not None:
        return "particle"
    role = _ROLE.match(text, position)
    if role is None:
        return None
    end = role.end()
    if end >= len(text) or not _LETTER.match(text, end) or particle_end(text, end) is not None:
        return "role"
    return None


def left_edge(text: str, position: int) -> bool:
    """True when a word may begin at `position`."""
    if position == 0 or not _LETTER.match(text, position - 1):
        return True
    return _PREFIX.search(text, max(0, position - 6), position) is not None

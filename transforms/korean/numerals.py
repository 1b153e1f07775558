"""Belongs here: Korean numerals, from characters to an exact Decimal.
Does not: what is counted (money, people, dates), and words that only hint at a size (수백억, 몇 명).
"""

import re
from decimal import Decimal

SMALL_UNITS = {"십": 10, "백": 100, "천": 1000}
LARGE_UNITS = {"만": 10**4, "억": 10**8, "조": 10**12, "경": 10**16}
SINO_DIGITS = {digit: value for value, digit in enumerate("영일이삼사오육칠팔구")}
_ALL_UNITS = {**SMALL_UNITS, **LARGE_UNITS}
_NO_LIMIT = 10**20

NATIVE_TENS = {
    "열": 10,
    "스물": 20,
    "스무": 20,
    "서른": 30,
    "마흔": 40,
    "쉰": 50,
    "예순": 60,
    "일흔": 70,
    "여든": 80,
    "아흔": 90,
}
NATIVE_ONES = {"한": 1, "두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9}
NATIVE_MONTHS_AND_YEARS = {**NATIVE_ONES, "석": 3, "넉": 4, "열": 10, "열한": 11, "열두": 12}
_TENS, _ONES = "|".join(NATIVE_TENS), "|".join(NATIVE_ONES)
NATIVE_NUMERAL = rf"(?:(?:{_TENS})(?:{_ONES})?|{_ONES})"
_NATIVE = re.compile(rf"({_TENS})?({_ONES})?")

# Patterns that are looked for in whole texts open with a class of letters: the search leaps to the next of them.
DIGITS = r"[0-9](?:[0-9]{0,2}(?:,[0-9]{3}(?![0-9]))+|[0-9]*)(?:\.[0-9]+)?"
_UNIT = "[십백천만억조경]"
_SINO = "[일이삼사오육칠팔구]"
# After a space only a full group may go on without a unit of its own (1만 1511명), else 10억 3명 would be one number.
_FULL_GROUP = r"(?:[0-9]{3,4}|[0-9],[0-9]{3})(?![0-9.,년월일%])(?! ?(?:년|월|일|분기|개))"
_CONTINUED = rf"(?:{DIGITS}|{_SINO}(?={_UNIT})| {DIGITS}(?= ?{_UNIT})| {_FULL_GROUP})"
_ROUGH = r"(?:여| 여(?= ?(?:명|원|달러|%|[만억조])))?"
DIGIT_NUMERAL = rf"{DIGITS}{_ROUGH}(?: ?{_UNIT}(?: ?{_UNIT})*{_ROUGH}(?:{_CONTINUED}{_ROUGH})?)*"
# A numeral in letters has a unit and no word before it; 조 and 억 never begin one (조명, 억대).
_LETTER_HEAD = rf"[일이삼사오육칠팔구십백천만](?<![가-힣0-9A-Za-z].)(?:(?<=[십백천만])|(?={_UNIT}))"
_LETTER_GAP = rf" (?=(?:{_SINO}?[십백천])?{_SINO}?[만억조])"
# As newsreaders' scripts have it (천 100명); 2천 of another number would begin with a digit.
_SPACED_HUNDREDS = r"(?<=천) [1-9][0-9]{1,2}(?=여? ?(?:명|[만억]|원|달러))"
LETTER_NUMERAL = rf"{_LETTER_HEAD}(?:{_UNIT}|{_SINO}|(?<={_UNIT})여?(?:{DIGITS}|{_LETTER_GAP}|{_SPACED_HUNDREDS}))*여?"

_TOKEN = re.compile(rf"{DIGITS}|{_UNIT}|[영일이삼사오육칠팔구]")


def parse_number(text: str) -> Decimal | None:
    """The value of a numeral in digits, letters or both (1조2천345억, 3천5백억, 이천만, 2.2조, 1만1511).

    Commas, spaces and the 여 of approximation are passed over. None where the units do not descend.
    """
    if text.isdecimal():
        return Decimal(text)
    plain = text.replace(",", "").replace(" ", "").replace("여", "")
    if plain.isdecimal():
        return Decimal(plain)
    if plain[:-1].isdecimal() and (unit := _ALL_UNITS.get(plain[-1])):
        return Decimal(int(plain[:-1]) * unit)
    tokens = _TOKEN.findall(plain)
    if not tokens or "".join(tokens) != plain:
        return None
    return _sum_of_units(tokens)


def _sum_of_units(tokens: list[str]) -> Decimal | None:
    """Adds coefficient times unit, small units (십백천) within large ones (만억조경), each below the one before it."""
    total: int | Decimal = 0
    section: int | Decimal = 0
    coefficient: int | Decimal | None = None
    large_room = small_room = _NO_LIMIT
    for token in tokens:
        if large := LARGE_UNITS.get(token):
            group = section + (coefficient or 0) if section or coefficient is not None else 1
            if group * large >= large_room:
                return None
            total, section, coefficient = total + group * large, 0, None
            large_room, small_room = large, _NO_LIMIT
        elif small := SMALL_UNITS.get(token):
            part = (1 if coefficient is None else coefficient) * small
            if part >= small_room:
                return None
            section, coefficient, small_room = section + part, None, small
        elif coefficient is not None:
            return None
        else:
            coefficient = _digit_value(token)
            if coefficient >= small_room:
                return None
    rest = section + (coefficient or 0)
    return None if rest >= large_room else Decimal(total + rest)


def _digit_value(token: str) -> int | Decimal:
    if token in SINO_DIGITS:
        return SINO_DIGITS[token]
    return Decimal(token) if "." in token else int(token)


def parse_native(text: str) -> int | None:
    """The value of a native numeral below 100 before a counting word (두, 스물다섯, 열두); None for anything else."""
    match = _NATIVE.fullmatch(text)
    if match is None or not text:
        return None
    tens, ones = match.groups()
    return NATIVE_TENS.get(tens, 0) + NATIVE_ONES.get(ones, 0)


_ODD_SPACES = "\u00a0\u2002\u2003\u2005\u2009\u200b\u202f\u3000\t"
_PLAIN_FORMS = {
    **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys(_ODD_SPACES, " "),
    **{"￦": "₩", "￥": "¥", "￡": "£", "﹪": "%", "〜": "~", "∼": "~"},
}
_UNUSUAL = re.compile(f"[\uff01-\uff5e￦￥￡﹪〜∼{_ODD_SPACES}]")


def fold(text: str) -> str:
    """Full-width forms, odd spaces and tildes as their plain ones, character by character: offsets stay."""
    return _UNUSUAL.sub(lambda match: _PLAIN_FORMS[match[0]], text)

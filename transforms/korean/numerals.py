"""Belongs here: Korean numerals, from characters to an exact Decimal.
Does not: what is counted (money, people, dates), and words that only hint at a size (수백억, 몇 명).
"""

import re
from decimal import Decimal

SMALL_UNITS = {"십": Decimal(10), "백": Decimal(100), "천": Decimal(1000)}
LARGE_UNITS = {"만": Decimal(10) ** 4, "억": Decimal(10) ** 8, "조": Decimal(10) ** 12, "경": Decimal(10) ** 16}
SINO_DIGITS = {digit: Decimal(value) for value, digit in enumerate("영일이삼사오육칠팔구")}

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
NATIVE_ONES = {
    "한": 1, "하나": 1, "두": 2, "둘": 2, "세": 3, "석": 3, "서": 3, "셋": 3, "네": 4, "넉": 4, "너": 4, "넷": 4,
    "다섯": 5, "닷": 5, "여섯": 6, "엿": 6, "일곱": 7, "여덟": 8, "아홉": 9,
}  # fmt: skip

DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3}(?![0-9]))+|[0-9]+)(?:\.[0-9]+)?"
_UNIT = "[십백천만억조경]"
_SINO = "[일이삼사오육칠팔구]"
# After a space only a full group may go on without a unit of its own (1만 1511명), else 10억 3명 would be one number.
_TAIL = rf"(?:{DIGITS}|{_SINO}(?={_UNIT})| {DIGITS}(?= ?{_UNIT})| (?:[0-9]{{3,4}}|[0-9],[0-9]{{3}})(?![0-9.,년월일%])(?! ?(?:년|월|일|분기|개)))"
DIGIT_NUMERAL = rf"{DIGITS}여?(?: ?{_UNIT}(?: ?{_UNIT})*여?(?:{_TAIL}여?)?)*"
# A numeral in letters needs a unit, and nothing of a word before it; 조 and 억 never begin one (조명, 억대).
_LETTER_HEAD = rf"(?:{_SINO}(?={_UNIT})|[십백천만])(?<![가-힣0-9A-Za-z].)"
LETTER_NUMERAL = (
    rf"{_LETTER_HEAD}(?:{_UNIT}|{_SINO}|(?<=[십백천만억조경])여?(?:{DIGITS}| (?=(?:{_SINO}?[십백천])?[만억조])))*여?"
)

_TOKEN = re.compile(rf"{DIGITS}|{_UNIT}|[영일이삼사오육칠팔구]")
_NATIVE = re.compile(rf"({'|'.join(NATIVE_TENS)})?({'|'.join(sorted(NATIVE_ONES, key=len, reverse=True))})?")
NATIVE_NUMERAL = rf"(?:(?:{'|'.join(NATIVE_TENS)})(?:{'|'.join(sorted(NATIVE_ONES, key=len, reverse=True))})?|{'|'.join(sorted(NATIVE_ONES, key=len, reverse=True))})"


def parse_number(text: str) -> Decimal | None:
    """The value of a numeral in digits, letters or both (1조2천345억, 3천5백억, 이천만, 2.2조, 1만1511).

    Commas, spaces and the 여 of approximation are passed over. None where the units do not descend.
    """
    plain = text.replace(",", "").replace(" ", "").replace("여", "")
    if plain.isdigit():
        return Decimal(plain)
    return _sum_of_units(_TOKEN.findall(plain), plain)


def _sum_of_units(tokens: list[str], plain: str) -> Decimal | None:
    if not tokens or "".join(tokens) != plain:
        return None
    total, section = Decimal(0), Decimal(0)
    pending: Decimal | None = None
    large_room, small_room = Decimal(10) ** 20, Decimal(10) ** 20
    for token in tokens:
        if token in LARGE_UNITS:
            unit = LARGE_UNITS[token]
            section = (section + (pending or 0)) if section or pending is not None else Decimal(1)
            if section * unit >= large_room:
                return None
            total, section, pending = total + section * unit, Decimal(0), None
            large_room, small_room = unit, Decimal(10) ** 20
        elif token in SMALL_UNITS:
            unit = SMALL_UNITS[token]
            part = (Decimal(1) if pending is None else pending) * unit
            if part >= small_room:
                return None
            section, pending, small_room = section + part, None, unit
        elif pending is not None:
            return None
        else:
            pending = SINO_DIGITS.get(token) if token in SINO_DIGITS else Decimal(token)
            if pending is None or pending >= small_room:
                return None
    rest = section + (pending or 0)
    return None if rest >= large_room else total + rest


def parse_native(text: str) -> int | None:
    """The value of a native numeral below 100 (두, 스물다섯, 열두); None for anything else."""
    match = _NATIVE.fullmatch(text.replace(" ", ""))
    if match is None or not text:
        return None
    tens, ones = match.groups()
    return NATIVE_TENS.get(tens or "", 0) + NATIVE_ONES.get(ones or "", 0)


_WIDE = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_FOLD = str.maketrans(
    {
        **_WIDE,
        **dict.fromkeys("\u00a0\u2002\u2003\u2005\u2009\u200b\u202f\u3000\t", " "),
        "￦": "₩",
        "￥": "¥",
        "﹪": "%",
        "〜": "~",
        "∼": "~",
    }
)
_FOLDABLE = re.compile("[\uff01-\uff5e\u00a0\u2002\u2003\u2005\u2009\u200b\u202f\u3000\t￦￥﹪〜∼]")


def fold(text: str) -> str:
    """Full-width forms, odd spaces and tildes as their plain ones, character by character: offsets stay."""
    return text.translate(_FOLD) if _FOLDABLE.search(text) else text

"""Belongs here: particles and their agreement with the syllable before them, and the lazily loaded analyser.
Does not: numerals and quantities, and any list of nouns or names.
"""

from functools import cache
from typing import Any

# For each particle the final sounds it may follow: "closed" (with batchim), "open" (without), "any", or
# "ro": open or ㄹ, as 로 follows 서울 and 회사 alike, and "euro": closed but not ㄹ.
_SIMPLE = {
    "closed": "은 이 을 과 이나 이랑 이라고 이라는 이라며 이란 이든 이든지 이며 이고 이면 이야말로 이라도 이라면",
    "open": "는 가 를 와 나 랑 라고 라는 라며 란 든 든지 며 고 면 야말로 라도 라면",
    "ro": "로 로서 로써 로부터",
    "euro": "으로 으로서 으로써 으로부터",
    "any": (
        "의 에 에서 에게 에게서 께서 께 한테 한테서 부터 까지 도 만 하고 처럼 같이 보다 뿐 마다 조차 마저 "
        "밖에 만큼 대로 커녕 측 측은 측이 측의 측에 측에서 측과 쪽 쪽은 쪽이 쪽의 쪽에 쪽에서 쪽과 에는 에도 "
        "에만 에의 에선 에서는 에서도 에서의 에게는 에게도 에겐 까지는 까지도 까지의 부터는 부터의 만이 만은 "
        "만을 만의 보다는 보다도 처럼은 하고는 마다의 뿐만 께서는 한테는 이다 인 입니다"
    ),
}
_STACKED = {
    "closed": "과는 과도 과의 과만 이나마",
    "open": "와는 와도 와의 와만 나마",
    "ro": "로는 로도 로의 로만 로부터는 로부터의 로서의 로서는 로선",
    "euro": "으로는 으로도 으로의 으로만 으로부터는 으로부터의 으로서의 으로서는 으론",
}
PARTICLES: dict[str, str] = {
    particle: condition
    for table in (_SIMPLE, _STACKED)
    for condition, words in table.items()
    for particle in words.split()
}
_BY_FIRST: dict[str, list[str]] = {}
for _particle in sorted(PARTICLES, key=len, reverse=True):
    _BY_FIRST.setdefault(_particle[0], []).append(_particle)

# Final sounds (index of the batchim; 0 open, 8 ㄹ) of digits and Latin letters as they are read in Korean.
_DIGIT_FINALS = dict(zip("0123456789", (21, 8, 0, 16, 0, 0, 1, 8, 8, 0), strict=True))
_LETTER_FINALS = {"l": 8, "m": 16, "n": 4, "r": 8}
_ACRONYM_FINALS = dict.fromkeys("abcdefghijkopqstuvwxyz", 0) | _LETTER_FINALS
_RIEUL = 8


def final_sound(character: str) -> int | None:
    """Index of the final consonant (0 none, 8 ㄹ) of a Hangul syllable, digit or Latin capital; None if unknown.

    A small Latin letter ends an English word whose sound its spelling does not tell, so it is unknown.
    """
    if "가" <= character <= "힣":
        return (ord(character) - 0xAC00) % 28
    if character in _DIGIT_FINALS:
        return _DIGIT_FINALS[character]
    if character.isascii() and character.isupper():
        return _ACRONYM_FINALS[character.lower()]
    return None


def agrees(particle: str, character: str) -> bool:
    """Whether the particle may follow the character; true where the character's sound is unknown."""
    condition, final = PARTICLES[particle], final_sound(character)
    if condition == "any" or final is None:
        return True
    if condition == "open":
        return final == 0
    if condition == "closed":
        return final != 0
    return (final in (0, _RIEUL)) == (condition == "ro")


def particle_at(text: str, pos: int) -> tuple[str, int] | None:
    """The longest particle that begins at `pos` and agrees with the sound before it, with its end; None if none does.

    The particle must end its word: what follows is no Hangul syllable. Closing brackets and quotes before `pos` are
    passed over to find the sound that the particle follows.
    """
    if pos >= len(text) or text[pos] not in _BY_FIRST:
        return None
    before = _sounding_character(text, pos)
    for particle in _BY_FIRST[text[pos]]:
        end = pos + len(particle)
        if (
            text.startswith(particle, pos)
            and not (end < len(text) and "가" <= text[end] <= "힣")
            and agrees(particle, before)
        ):
            return particle, end
    return None


def _sounding_character(text: str, pos: int) -> str:
    """The character that is heard before `pos`: closing quotes are silent, and so is a gloss in brackets."""
    index = pos - 1
    while index >= 0 and text[index] in "'\"’”」』》〉)]":
        if text[index] == ")":
            opening = text.rfind("(", max(0, index - 40), index)
            index = opening - 1 if opening >= 0 else index - 1
        else:
            index -= 1
    return text[index] if index >= 0 else ""


@cache
def _kiwi() -> Any:
    from kiwipiepy import Kiwi

    return Kiwi()


def morphemes(text: str) -> list[tuple[str, str, int, int]]:
    """Morphemes of the text as (form, tag, start, end). Loads Kiwi on first use (about two seconds)."""
    return [(token.form, str(token.tag), token.start, token.end) for token in _kiwi().tokenize(text)]

"""Belongs here: where a name may begin and end inside a word (particles, role nouns, prefixes).
Does not: which names are looked for (registry, suffixes), and what surrounds them (context).
"""

import re
from collections.abc import Callable
from functools import cache

from transforms.korean.morphology import PARTICLES, final_sound

_WORD = "가-힣A-Za-z0-9"
_LETTER = re.compile(rf"[{_WORD}]")
_RIEUL = 8
# The copula and what grows on it, which the particle table leaves to the analyser; and stacked particles of news style.
_COPULA_CLOSED = (
    "이다 이었다 이었던 이라서 이자 이지만 이었으며 이었고 이었지만 이니 이던 인데 이에요 이란"
)
_COPULA_OPEN = "다 였다 였던 라서 자 지만 였으며 였고 였지만 던 인데 예요 여서"
_STACKED_ANY = (
    "에까지 에서만 에서부터 에서까지 에다 에다가 에게만 에게까지 까지만 부터도 과를 와를 이자 끼리 만으로 만으로도 들 들은 들이 들의 들을 들과 들도 들에 "
    "에서처럼 에서보다 보다도 만큼은 만큼도 만도 조차도 뿐만이 뿐이다 에서의 로까지 으로까지 등 등이 등은 등을 등의 등과 등에 등도 등에서 등으로 내 내에 내에서 내의 간 간의 간에 발 이상 이하"
)
_ROLES = (
    "그룹 사장 대표 회장 부회장 부사장 전무 상무 이사 관계자 주식 주가 지분 사옥 본사 본점 지점 임직원 직원 노조 계열사 계열 자회사 경영진 이사회 주주 채권단 연구팀 연구진 교수 교수팀 총장 학생 캠퍼스 출신 발 행 판 표 "
    "산 용 장관 차관 위원장 대변인 선수 선수들 감독 코치 구단 팬 팬들 제품 사태 공장 매장 법인 지사 홈페이지 유튜브 뉴스룸 클럽 노동조합 협력사 하청업체 납품 인수 매각 합병 상장 사람들 맨 이사장 행장 기자 전 행정부 맨"
)


def _alternatives(words: list[str]) -> str:
    return "|".join(sorted(set(words), key=lambda word: (-len(word), word)))


@cache
def _tail(sound: str) -> re.Pattern[str]:
    """Particles that may follow a syllable of that sound: `open`, `closed`, `rieul` or `unknown`, up to the word's end."""
    conditions = {
        "open": {"any", "open", "ro"},
        "closed": {"any", "closed", "euro"},
        "rieul": {"any", "closed", "ro"},
        "unknown": {"any", "open", "closed", "ro", "euro"},
    }[sound]
    words = [particle for particle, condition in PARTICLES.items() if condition in conditions]
    words += _STACKED_ANY.split()
    words += _COPULA_OPEN.split() if sound in ("open", "unknown") else []
    words += _COPULA_CLOSED.split() if sound != "open" else []
    return re.compile(rf"(?:{_alternatives(words)})(?![{_WORD}])")


_ROLE = re.compile(rf"(?:{_alternatives(_ROLES.split())})")
_PREFIX = re.compile(
    rf"(?:^|[^{_WORD}])(?:옛|주식회사|유한회사|사단법인|재단법인)$"
)


def particle_end(text: str, position: int) -> int | None:
    """End of the particles that begin at `position` and fill the rest of the word; None if it holds anything else."""
    final = final_sound(text[position - 1]) if position else None
    sound = "unknown" if final is None else "open" if final == 0 else "rieul" if final == _RIEUL else "closed"
    match = _tail(sound).match(text, position)
    return match.end() if match else None


def right_edge(text: str, position: int) -> str | None:
    """How a word may end at `position`: `boundary`, `particle`, `role`, or None when it goes on."""
    if position >= len(text) or not _LETTER.match(text, position):
        return None if text[position : position + 1] == "+" else "boundary"
    following = text[position]
    if following.isascii() and text[position - 1].isascii():
        return None
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
        return position == 0 or text[position - 1] != "&"
    if position >= 2 and text[position - 1].isascii() and not text[position].isascii():
        return False
    return _PREFIX.search(text, max(0, position - 6), position) is not None


_WORD_HERE = re.compile(rf"[{_WORD}&+][{_WORD}&+\-]*")
_AMBIGUOUS = frozenset("이 가 도 만 로 고 나 라 인 자 든 의 며 은 다 니 기 발 들 내 등 과 와".split())
_FIRM = frozenset("은 는 을 를 와 과 에 에서 의 에게 으로 로부터".split())


def stem_end(text: str, start: int, is_known: Callable[[str], bool]) -> int:
    """End of the name that begins at `start`, its particles cut; other occurrences in the text decide where it is unclear.

    `is_known` tells a whole word that is no name and its particle: 캐나다 is no 캐나 with 다.
    """
    word = _WORD_HERE.match(text, start)
    if word is None:
        return start
    end = word.end()
    options = [p for p in range(start + 2, end) if text[p - 1] != "으" and particle_end(text, p) == end]
    if not options or is_known(word.group()):
        return end
    open_after = end < len(text) and text[end] == " "
    scored = []
    for option in (*options, end):
        tail = text[option:end]
        support = _occurrences(text, text[start:option])
        plausible = 1 if tail in _FIRM else 0 if not tail else (1 if open_after else -1)
        scored.append((support, plausible, -len(tail) if not open_after else len(tail), option))
    return max(scored)[3]


def _occurrences(text: str, form: str) -> int:
    count, position = 0, text.find(form)
    while position >= 0 and count < 8:
        end = position + len(form)
        if left_edge(text, position) and right_edge(text, end) in ("boundary", "particle"):
            count += 1
        position = text.find(form, end)
    return count

"""Belongs here: particles by the sound before them, and the lazily loaded analyser.
Does not: numerals and quantities (test_korean_corpus).
"""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.korean.morphology import PARTICLES, agrees, final_sound, morphemes, particle_at


@pytest.mark.parametrize(
    ("word", "rest", "particle"),
    [
        ("카카오", "에서는 ", "에서는"),
        ("LG", "가 ", "가"),
        ("KT(케이티)", "는 ", "는"),
        ("‘원팀’", "을 ", "을"),
        ("하이닉스", "와의 ", "와의"),
        ("네이버", "로부터 ", "로부터"),
        ("삼성물산", "으로부터, ", "으로부터"),
        ("서울", "로 ", "로"),
        ("SK텔레콤", "과의 ", "과의"),
        ("정부", "측은 ", "측은"),
        ("3사", "도", "도"),
        ("Naver", "는 ", "는"),
        ("CJ ENM", "이 ", "이"),
        ("LG유플러스(LGU+)", "와 ", "와"),
        ("한화", "까지도 ", "까지도"),
    ],
)
def test_the_longest_particle_that_agrees(word: str, rest: str, particle: str) -> None:
    assert particle_at(word + rest, len(word)) == (particle, len(word) + len(particle))


@pytest.mark.parametrize(
    ("word", "rest"),
    [
        ("카카오", "은 "),
        ("삼성", "은행 "),
        ("삼성", "는 "),
        ("네이버", "으로 "),
        ("부산", "로 "),
        ("한국", "와 "),
        ("KT", ""),
        ("KT", " 는"),
    ],
)
def test_no_particle_where_the_sound_or_the_word_says_otherwise(word: str, rest: str) -> None:
    assert particle_at(word + rest, len(word)) is None


def test_sounds_of_digits_and_capitals_are_korean() -> None:
    assert [final_sound(character) for character in "가각1KLMn"] == [0, 1, 8, 0, 8, 16, None]
    assert agrees("로", "울")
    assert agrees("으로", "산")
    assert not agrees("으로", "카")


@given(text=st.text(max_size=80), position=st.integers(min_value=0, max_value=80))
def test_a_particle_cuts_the_very_text(text: str, position: int) -> None:
    if found := particle_at(text, position):
        particle, end = found
        assert text[position:end] == particle
        assert particle in PARTICLES


def test_particles_and_quantities_need_no_analyser() -> None:
    code = "import sys, transforms.korean, transforms.korean.morphology; sys.exit('kiwipiepy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.slow
def test_morphemes_point_at_their_characters() -> None:
    text = "카카오가 지분을 인수했다."
    found = morphemes(text)
    assert ("지분", "NNG") in [(form, tag) for form, tag, _, _ in found]
    assert all(0 <= start < end <= len(text) for _, _, start, end in found)

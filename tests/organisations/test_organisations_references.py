"""Belongs here: what 3사, 양사, 두 회사, 이 회사 and the like stand for.
Does not: finding the names themselves (test_organisations_mentions).
"""

import pytest

from transforms.organisations import find_organisations, load_registry


def resolved(text: str) -> list[tuple[str, list[str]]]:
    registry = load_registry()
    return [
        (m.text, [registry.name_of(member) for member in m.members])
        for m in find_organisations(text)
        if m.rule.startswith("reference")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("네이버와 카카오가 만났다. 양사는 협력한다.", [("양사", ["네이버", "카카오"])]),
        ("네이버, 카카오, 두나무가 만났다. 3사는 협력한다.", [("3사", ["네이버", "카카오", "두나무"])]),
        ("KT와 네이버가 만났다. KT는 협약을 맺었다. 두 회사는 기술을 나눈다.", [("두 회사", ["KT", "네이버"])]),
        ("KT·네이버·카카오가 모였다. 이들 기업은 연구를 함께 한다.", [("이들 기업", ["KT", "네이버", "카카오"])]),
        ("서울대와 카이스트가 손잡았다. 두 대학은 학점을 나눈다.", [("두 대학", ["서울대학교", "한국과학기술원"])]),
        (
            "KT(대표 김영섭)와 미국 완성차 기업 테슬라가 계약했다. 양사는 통신망을 맡는다.",
            [("양사", ["KT", "테슬라"])],
        ),
        ("카카오는 두나무 지분을 판다. 이 회사는 현금이 필요하다.", [("이 회사", ["카카오"])]),
        ("‘네이버’와 ‘카카오’가 만났다. 양사는 협력한다.", [("양사", ["네이버", "카카오"])]),
        (
            "KT, 네이버, 카카오, 두나무가 모였다. 네 개 회사는 연구를 함께 한다.",
            [("네 개 회사", ["KT", "네이버", "카카오", "두나무"])],
        ),
        ("네이버가 공시했다. 회사 측은 말을 아꼈다.", [("회사", ["네이버"])]),
        (
            "네이버와 카카오가 만났다. 양사는 합쳤다. 두나무가 끼어들었다. 양사는 놀랐다.",
            [("양사", ["네이버", "카카오"])] * 2,
        ),
    ],
)
def test_references_stand_for_their_members(text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert resolved(text) == expected


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("네이버, 카카오, 두나무가 만났다. 양사는 협력한다.", "양사"),
        ("네이버가 나섰다. 3사는 협력한다.", "3사"),
        ("시장이 얼었다. 이 회사는 버틴다.", "이 회사"),
        ("과기정통부가 상을 주었다. 이 회사는 버틴다.", "이 회사"),
    ],
)
def test_members_stay_empty_when_the_text_is_not_clear(text: str, word: str) -> None:
    assert resolved(text) == [(word, [])]


@pytest.mark.parametrize("text", ["학교에서 조사를 했다.", "3사단이 훈련했다.", "회사원이 늘었다.", "양측성 난청이다."])
def test_words_that_only_look_like_references(text: str) -> None:
    assert resolved(text) == []

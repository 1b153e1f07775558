"""Belongs here: which of a sentence's days is the day of its fact, and which only that of the news.
Does not: reading dates (tests/korean), and the facts themselves (test_deals, test_stakes).
"""

from datetime import date

import pytest
from scene_of import scene_of

from transforms.facts.extract import read_facts

_NAMES = ["가온전자", "누리통신", "솔메이트"]
_PUBLISHED = date(2024, 6, 3)


def _dates(text: str) -> set[str | None]:
    drafts, _ = read_facts(scene_of(text, _NAMES, _PUBLISHED))
    assert drafts
    return {draft.dated.date for draft in drafts}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("올해 가온전자는 지난해보다 늘어난 90명을 채용할 계획이다.", "2024"),
        ("가온전자는 작년 하반기 80명보다 늘어난 90명을 채용할 계획이다.", None),
        ("가온전자는 지난해 수준인 90명을 채용할 계획이다.", None),
        ("가온전자는 지난해 90명을 채용했다.", "2023"),
    ],
)
def test_the_time_that_another_is_measured_by_is_not_its_own(text: str, told: str | None) -> None:
    assert _dates(text) == {told}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("3일 가온전자는 솔메이트 지분 20%를 90억원에 인수한다고 공시했다.", None),
        ("가온전자는 3일 이사회를 열고 솔메이트 지분 20%를 인수하기로 결정했다고 공시했다.", "2024-06-03"),
        ("가온전자는 지난달 15일 솔메이트 지분 20%를 인수했다.", "2024-05-15"),
        ("가온전자와 누리통신은 3일 업무협약을 체결했다고 밝혔다.", "2024-06-03"),
        ("3일 가온전자에 따르면 누리통신은 내년 솔메이트를 인수한다.", "2025"),
    ],
)
def test_the_day_of_the_news_is_not_that_of_a_plan(text: str, told: str | None) -> None:
    assert _dates(text) == {told}

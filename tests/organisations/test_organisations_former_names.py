"""Belongs here: two names of one row of the table that a text names as two parties.
Does not: names of other rows, and how a row comes by its names (test_organisations_registry).
"""

import pytest

from transforms.organisations import find_organisations
from transforms.organisations.registry import Organisation, Registry

ROW = Organisation(
    organisation_id="org:누리은행", name="누리은행", name_en=None, kind="bank", country="KR", ticker=None,
    exchange=None, parent=None, aliases=("모아은행", "누리"), dated={"두레은행": "1950/2001"},
)  # fmt: skip
OTHER = Organisation(
    organisation_id="org:가온전자", name="가온전자", name_en=None, kind="company", country="KR", ticker=None,
    exchange=None, parent=None, aliases=("가온",),
)  # fmt: skip
REGISTRY = Registry([ROW, OTHER])


def ids(text: str) -> list[str]:
    return [m.organisation_id for m in find_organisations(text, REGISTRY) if not m.members]


@pytest.mark.parametrize(
    "text",
    [
        "누리은행과 두레은행이 합병한다.",
        "누리은행·두레은행이 합병 본계약을 맺었다.",
        "누리은행과 옛 두레은행의 전산이 합쳐졌다.",
        "누리은행은 두레은행을 흡수합병하기로 했다.",
        "누리은행은 지난해 두레은행을 인수했다.",
    ],
)
def test_a_former_name_beside_the_present_one_is_a_party_of_its_own(text: str) -> None:
    assert ids(text) == ["org:누리은행", "unregistered:두레은행"]


def test_two_former_names_are_two_parties() -> None:
    assert ids("모아은행과 두레은행이 합병한다.") == ["unregistered:모아은행", "unregistered:두레은행"]


def test_the_party_keeps_its_own_id_wherever_it_stands_and_a_reference_takes_both() -> None:
    found = find_organisations("누리은행과 두레은행이 합병한다. 두 은행은 3월에 뭉친다. 두레은행은 작다.", REGISTRY)
    assert [m.organisation_id for m in found if m.text == "두레은행"] == ["unregistered:두레은행"] * 2
    assert [m.members for m in found if m.members] == [("org:누리은행", "unregistered:두레은행")]


@pytest.mark.parametrize(
    "text",
    [
        "두레은행이 전신인 누리은행은 이익이 늘었다.",
        "누리은행(옛 두레은행)이 합병했다.",
        "누리은행이 올해 문을 연다. 두레은행을 이어받았다.",
        "누리은행은 두레은행을 기억하는 고객을 찾는다.",
    ],
)
def test_a_former_name_by_itself_stays_the_present_organisation(text: str) -> None:
    assert set(ids(text)) == {"org:누리은행"}

"""Belongs here: what a bracket says of the organisation before it beyond its spelling: the company behind a brand.
Does not: where mentions begin and end (test_organisations_mentions).
"""

import pytest

from transforms.organisations import find_organisations


@pytest.mark.parametrize("bracket", ["운영사 모두나루", "법인명 ㈜모두나루", "운영업체: 모두나루, 대표 홍길동"])
def test_a_brand_stands_for_the_company_that_its_bracket_names(bracket: str) -> None:
    found = find_organisations(f"나들목({bracket})이 30억원을 유치했다. 모두나루는 흑자다. 나들목은 앱이다.")
    assert [(m.text, m.name, m.organisation_id) for m in found] == [
        (text, "모두나루", "unregistered:모두나루") for text in ("나들목", "모두나루", "나들목")
    ]


def test_the_company_behind_a_brand_may_be_in_the_table() -> None:
    (mention,) = find_organisations("나들목(운영사 카카오)이 30억원을 유치했다.")
    assert (mention.text, mention.name, mention.registered) == ("나들목", "카카오", True)


def test_a_bracket_inside_a_name_is_no_part_of_it() -> None:
    found = find_organisations("누에이(NAY)컴퍼니가 30억원을 유치했다. 누에이컴퍼니는 흑자다.")
    assert [(m.text, m.name, m.organisation_id) for m in found] == [
        (text, "누에이컴퍼니", "unregistered:누에이컴퍼니") for text in ("누에이(NAY)컴퍼니", "누에이컴퍼니")
    ]


@pytest.mark.parametrize("name", ["고려대학교 구로병원", "가톨릭대학교 서울성모병원"])
def test_a_hospital_behind_its_university_is_the_one_of_the_table(name: str) -> None:
    (mention,) = find_organisations(f"{name}은 진료를 넓힌다.")
    assert (mention.text, mention.registered) == (name, True)

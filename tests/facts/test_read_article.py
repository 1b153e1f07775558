"""Belongs here: facts that hang on what the registry and the brackets say of names, read from whole texts.
Does not: constructions that given names suffice for (the corpora), and the shape of the tables (test_extract).
"""

from datetime import date

import pytest

from transforms.facts.draft import Draft
from transforms.facts.extract import read_article


def _facts(text: str, table: str) -> list[Draft]:
    drafts, _ = read_article(text, date(2024, 6, 3))
    return [draft for draft in drafts if draft.table == table]


@pytest.mark.parametrize("dot", ["·", "ㆍ", "‧", ", "])
def test_a_list_of_holdings_with_their_figure_before_the_word_for_shares(dot: str) -> None:
    text = f"국민연금은 현재 삼성물산(9.1%){dot}키움증권(9.4%){dot}카카오(9.6%) 등의 종목 지분을 9% 이상 보유하고 있다."
    stakes = [(d.organisations["issuer"].text, str(d.values["percent"])) for d in _facts(text, "stakes")]
    assert stakes == [("삼성물산", "9.1"), ("키움증권", "9.4"), ("카카오", "9.6")]
    assert {d.organisations["holder"].text for d in _facts(text, "stakes")} == {"국민연금"}


def test_a_public_budget_that_grows_is_an_investment_of_the_authority_alone() -> None:
    text = "{}는 로봇 분야 예산을 3100억원에서 3300억원으로 증액했다."
    raised = _facts(text.format("산업통상자원부"), "investments")
    assert [str(d.values["amount"]) for d in raised] == ["330000000000"]
    assert _facts(text.format("삼성전자"), "investments") == []


def test_firms_that_a_town_attracts_invest_and_the_town_receives_nothing() -> None:
    [attracted] = _facts("충청남도는 삼성전자와 카카오로부터 60억원의 투자를 유치했다.", "investments")
    assert {m.text for m, _ in attracted.parties} == {"삼성전자", "카카오"}
    assert attracted.organisations == {}
    assert attracted.status == "planned"


def test_a_company_of_several_words_keeps_them() -> None:
    [stake] = _facts("삼성전자는 카카오에 서코 캐나다(Seoko Canada) 지분 60%를 매각했다.", "stakes")
    assert stake.organisations["issuer"].text == "서코 캐나다"


def test_the_only_one_named_of_several_firms_is_a_party() -> None:
    [deal] = _facts("울산시가 나래시아 등 6개 기업과 투자양해각서를 체결했다.", "deals")
    assert {m.text for m, _ in deal.parties} == {"울산시", "나래시아"}

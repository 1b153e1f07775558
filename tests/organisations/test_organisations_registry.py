"""Belongs here: the registry table: its contract, names over time, spelling rules, user overrides, how it is built.
Does not: mentions in running text (test_organisations_mentions).
"""

import csv
from collections import Counter
from pathlib import Path

import pytest
import yaml

from transforms.organisations import load_registry
from transforms.organisations.build_registry import build, merge, table
from transforms.organisations.curated import Name, Row, read_curated, read_form
from transforms.organisations.registry import DATA
from transforms.organisations.spelling import normal_form, spellings

LISTS = Path(__file__).parents[2].parent / "shared" / "registry"


def test_table_is_large_enough() -> None:
    registry = load_registry()
    names = sum(1 for o in registry.organisations.values() for _ in o.forms())
    assert len(registry.organisations) >= 12_000
    assert names >= 20_000


def test_no_form_stands_for_two_organisations() -> None:
    owners: dict[str, set[str]] = {}
    for organisation in load_registry().organisations.values():
        for form in organisation.forms():
            owners.setdefault(normal_form(form), set()).add(organisation.organisation_id)
    assert {form: ids for form, ids in owners.items() if len(ids) > 1} == {}


def test_every_parent_is_in_the_table_and_no_organisation_is_its_own_ancestor() -> None:
    registry = load_registry()
    for organisation in registry.organisations.values():
        seen = set()
        current: str | None = organisation.organisation_id
        while current is not None:
            assert current not in seen
            seen.add(current)
            assert current in registry.organisations
            current = registry.parent_of(current)


def test_ids_and_tickers_are_unique() -> None:
    tickers = Counter((o.country or o.exchange, o.ticker) for o in load_registry().organisations.values() if o.ticker)
    assert [ticker for ticker, count in tickers.items() if count > 1] == []


@pytest.mark.parametrize(
    ("form", "canonical"),
    [
        ("케이티", "KT"),
        ("에스케이텔레콤", "SK텔레콤"),
        ("SKT", "SK텔레콤"),
        ("LGU+", "LG유플러스"),
        ("엘지유플러스", "LG유플러스"),
        ("전자통신연구원", "한국전자통신연구원"),
        ("서울대", "서울대학교"),
        ("다음카카오", "카카오"),
        ("페이스북", "메타"),
        ("제록스리서치센터유럽", "네이버랩스유럽"),
        ("도요타 자동차", "도요타"),
        ("카이스트", "한국과학기술원"),
    ],
)
def test_spellings_lead_to_the_canonical_name(form: str, canonical: str) -> None:
    registry = load_registry()
    organisation_id, _ = registry.forms[form]
    assert registry.name_of(organisation_id) == canonical


def test_former_names_carry_the_span_in_which_they_were_valid() -> None:
    registry = load_registry()
    kakao = next(o for o in registry.organisations.values() if o.name == "카카오")
    assert kakao.dated["다음카카오"] == "2014-10/2015-09"


def test_children_know_their_group() -> None:
    registry = load_registry()
    child, _ = registry.forms["SK텔레콤"]
    parent = registry.parent_of(child)
    assert parent is not None
    assert registry.name_of(parent) == "SK그룹"


def test_frame_has_the_columns_of_the_organisations_table() -> None:
    frame = load_registry().frame()
    expected = ["organisation_id", "name", "name_en", "kind", "country", "ticker", "exchange", "parent", "aliases"]
    assert frame.columns == expected
    assert frame["organisation_id"].n_unique() == frame.height


def test_name_of_an_unknown_id_raises() -> None:
    with pytest.raises(KeyError):
        load_registry().name_of("krx:000000")


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("다음카카오@2014-10/2015-09", Name("다음카카오", False, "2014-10", "2015-09")),
        ("~대상", Name("대상", True)),
        ("한경협@2023/", Name("한경협", False, "2023", None)),
    ],
)
def test_form_grammar(form: str, name: Name) -> None:
    assert read_form(form) == name


def test_a_wrong_line_is_named(tmp_path: Path) -> None:
    (tmp_path / "wrong.yaml").write_text("- kind: company\n  names: ['가@나@다']\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"wrong\.yaml.*가@나@다"):
        list(read_curated(tmp_path))


def test_spellings_of_letter_names_and_schools() -> None:
    assert "에스케이온" in spellings("SK온")
    assert "SK온" in spellings("에스케이온")
    assert "새길대" in spellings("새길대학교")
    assert "해든공대" in spellings("해든공과대학교")


def test_normal_form_ignores_legal_form_spaces_and_dots() -> None:
    assert normal_form("㈜가 나·다") == normal_form("(주)가나다") == "가나다"


def _row(name: str, rank: int, *aliases: str, parent: str | None = None) -> Row:
    return Row(Name(name), "company", "KR", "test", rank, [Name(alias) for alias in aliases], parent=parent)


def test_a_contested_alias_goes_to_the_lower_rank() -> None:
    rows = {row["name"]: row for row in table(merge([_row("둘째", 2, "별칭"), _row("첫째", 1, "별칭")]))}
    assert rows["첫째"]["aliases"] == "별칭"
    assert rows["둘째"]["aliases"] == ""


def test_an_unknown_parent_is_an_error() -> None:
    with pytest.raises(ValueError, match="없는그룹"):
        list(table(merge([_row("첫째", 1, parent="없는그룹")])))


def test_overrides_add_rename_and_merge(tmp_path: Path) -> None:
    path = tmp_path / "organisations.yaml"
    content = {
        "add": [{"name": "가나다전자", "id": "user:gnd", "aliases": ["GND"]}],
        "rename": [{"id": "krx:017670", "name": "에스케이텔레콤"}],
        "merge": [{"from": "krx:035420", "into": "user:gnd"}],
    }
    path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    registry = load_registry(path)
    assert registry.forms["GND"][0] == "user:gnd"
    assert registry.forms["네이버"][0] == "user:gnd"
    assert registry.name_of("krx:017670") == "에스케이텔레콤"
    assert "krx:035420" not in registry.organisations
    assert "krx:035420" in load_registry().organisations


@pytest.mark.parametrize(
    "content",
    [
        {"replace": []},
        {"add": [{"id": "user:x"}]},
        {"merge": [{"from": "krx:000660"}]},
        {"rename": [{"id": "krx:000660", "name": "하이닉스", "kind": "company"}]},
    ],
)
def test_wrong_overrides_are_refused(tmp_path: Path, content: dict[str, object]) -> None:
    path = tmp_path / "organisations.yaml"
    path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    with pytest.raises(ValueError, match=r"organisations\.yaml"):
        load_registry(path)


def test_the_shipped_example_changes_nothing() -> None:
    example = Path(__file__).parents[2] / "raw" / "organisations.yaml"
    assert load_registry(example).organisations.keys() == load_registry().organisations.keys()


@pytest.mark.slow
@pytest.mark.skipif(not LISTS.exists(), reason="the exchange lists are not part of the project")
def test_the_committed_table_is_what_the_script_builds() -> None:
    with (DATA / "registry.csv").open(encoding="utf-8", newline="") as handle:
        assert list(csv.DictReader(handle)) == build(LISTS)

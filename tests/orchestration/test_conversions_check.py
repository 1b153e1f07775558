"""Belongs here: that a misprinted conversion warns, with its sentence, in the real job.
Does not: how conversions are compared (tests/currency).
"""

from pathlib import Path

from job_runs import Materialise

from orchestration.stages import read_table

_UP_TO_AMOUNTS = (
    "raw_documents organisations articles "
    "deals deal_parties stakes headcounts investments investment_parties candidates reference_rates amounts"
)
_LEAD = "(서울=누리통신) 네이버가 해외 투자를 늘리고 있다. 회사는 새로운 시장을 찾고 있다고 설명했다.\n\n"


def _page(folder: Path, sentence: str) -> Path:
    pages = folder / "pages"
    pages.mkdir()
    (pages / "one.txt").write_text(
        "네이버, 해외 투자 확대\n\n입력 2024.06.03 09:00\n\n" + _LEAD + sentence + "\n\n홍길동 기자", encoding="utf-8"
    )
    return pages


def test_conversion_off_by_ten_warns_with_its_sentence(tmp_path: Path, materialise: Materialise) -> None:
    sentence = "네이버는 지난 3일 라인에 2000만달러(약 2760억원)를 투자했다고 밝혔다."
    done = materialise(tmp_path / "home", [_page(tmp_path, sentence)], tables=_UP_TO_AMOUNTS)
    assert read_table(done.lake, "amounts").height == 1
    check = done.check("amounts", "conversions")
    (record,) = check.metadata["failures"].records
    assert done.result.success and not check.passed
    assert record.data["kind"] == "power_of_ten" and "2760억원" in str(record.data["evidence"])


def test_right_conversion_does_not(tmp_path: Path, materialise: Materialise) -> None:
    sentence = "네이버는 지난 3일 라인에 2000만달러(약 276억원)를 투자했다고 밝혔다."
    done = materialise(tmp_path / "home", [_page(tmp_path, sentence)], tables=_UP_TO_AMOUNTS)
    assert read_table(done.lake, "amounts").height == 1
    assert done.check("amounts", "conversions").passed

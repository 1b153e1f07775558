"""Belongs here: tests of what the commands print, on which stream, and of their exit codes.
Does not: whether the facts are right (tests/facts).
"""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from orchestration.cli import app


def call(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def lines(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture
def manifest(tmp_path: Path, samples: Path) -> Path:
    path = tmp_path / "m.jsonl"
    entries = [
        {"doc": "A01", "path": str(samples / "01-ai-alliance.html"), "published": "2024-05-15", "url": None},
        {"path": str(samples / "08-bio-merger-dump.txt"), "published": None, "url": "https://bionaru.example/1"},
    ]
    path.write_text("\n".join(json.dumps(entry) for entry in entries) + "\n\n", "utf-8")
    return path


def test_extract_prints_every_table_with_evidence_that_stands_in_the_body(manifest: Path) -> None:
    extracted, stripped = call("extract", "--manifest", manifest), call("strip", "--manifest", manifest)
    assert (extracted.exit_code, stripped.exit_code) == (0, 0)
    bodies = {line["doc"]: line["body"] for line in lines(stripped)}
    assert [line["doc"] for line in lines(extracted)] == ["A01", "08-bio-merger-dump"]
    found = 0
    for line in lines(extracted):
        for table in ("deals", "stakes", "headcounts", "investments"):
            for row in line[table]:
                found += 1
                assert bodies[line["doc"]][row["evidence_start"] : row["evidence_end"]] == row["evidence"]
                assert row["rule"] and row["status"]
                assert row.get("amount") is None or isinstance(row["amount"], str)
    assert found >= 8


def test_extract_rows_have_the_keys_of_the_labels(manifest: Path) -> None:
    first = lines(call("extract", "--manifest", manifest))[0]
    assert {"parties", "roles", "deal_type", "date", "amount", "currency", "bound", "name"} <= first["deals"][0].keys()
    assert {"holder", "issuer", "action", "percent", "shares"} <= first["stakes"][0].keys()
    assert {"organization", "count", "kind", "category"} <= first["headcounts"][0].keys()
    assert {"investors", "investee", "quoted_amount", "quoted_currency", "per"} <= first["investments"][0].keys()


def test_strip_prints_the_article(manifest: Path) -> None:
    article = lines(call("strip", "--manifest", manifest))[0]
    assert article["title"] == "가람통신·누리전자·온새미소프트, 'AI 두레' 결성"
    assert (article["publisher"], article["authors"], article["published_on"]) == ("누리경제", ["한가온"], "2024-05-15")
    assert "손을 맞잡았다" in article["body"] and "관련기사" not in article["body"]


def test_mentions_have_offsets_into_the_decoded_file(tmp_path: Path) -> None:
    text = "가온누리전자㈜는 2019년 10월 삼성전자에 3천억원을 투자해 지분 24.8%를 얻고 80여명을 뽑았다.\n"
    page = tmp_path / "m.txt"
    page.write_bytes(text.encode("cp949"))
    mentions = lines(call("mentions", page))[0]["mentions"]
    assert all(text[mention["start"] : mention["end"]] == mention["text"] for mention in mentions)
    values = {mention["kind"]: mention["value"] for mention in mentions}
    assert values["money"] == {"amount": "300000000000", "currency": "KRW", "bound": "exact"}
    assert (values["date"], values["percent"], values["count"]) == ("2019-10", "24.8", {"count": 80, "bound": "approx"})
    assert {"id", "name"} == values["organization"].keys()
    assert [mention["start"] for mention in mentions] == sorted(mention["start"] for mention in mentions)


def test_published_resolves_relative_dates(tmp_path: Path) -> None:
    page = tmp_path / "m.txt"
    page.write_text("지난해 10월 가람통신이 밝혔다.", "utf-8")

    def dates(*options: str) -> list[Any]:
        mentions = lines(call("mentions", page, *options))[0]["mentions"]
        return [mention["value"] for mention in mentions if mention["kind"] == "date"]

    assert dates("--published", "2020-06-03") == ["2019-10"]
    assert dates() == [None]


@pytest.mark.parametrize("command", ["extract", "strip", "mentions"])
def test_file_that_cannot_be_read_is_one_error_line_and_the_others_are_done(
    command: str, samples: Path, tmp_path: Path
) -> None:
    (tmp_path / "empty.html").write_bytes(b"")
    (tmp_path / "photo.html").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    bad = [tmp_path / "nowhere.txt", tmp_path / "empty.html", tmp_path / "photo.html", tmp_path]
    result = call(command, *bad, samples / "05-startup-round.txt")
    assert result.exit_code == 1
    assert [line["doc"] for line in lines(result)] == ["05-startup-round"]
    errors = result.stderr.splitlines()
    assert len(errors) == len(bad)
    assert all(line.startswith("error: ") and str(path) in line for line, path in zip(errors, bad, strict=True))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "m.jsonl:1"),
        ('{"doc": "x"}', "expected"),
        ('{"path": "x.txt", "publishd": null}', "unknown key publishd"),
        ('{"path": "x.txt", "published": "어제"}', "is no date"),
        ('{"path": "x.txt"}', "cannot be read"),
    ],
)
def test_broken_manifest_line_is_an_error_in_its_place(tmp_path: Path, samples: Path, line: str, said: str) -> None:
    manifest = tmp_path / "m.jsonl"
    good = json.dumps({"path": str(samples / "05-startup-round.txt")})
    manifest.write_text(f"{line}\n{good}\n", "utf-8")
    result = call("strip", "--manifest", manifest)
    assert result.exit_code == 1 and len(lines(result)) == 1
    assert said in result.stderr and len(result.stderr.splitlines()) == 1


def test_path_of_a_manifest_may_be_relative_to_it(tmp_path: Path, samples: Path) -> None:
    (tmp_path / "p.txt").write_bytes((samples / "05-startup-round.txt").read_bytes())
    (tmp_path / "m.jsonl").write_text('{"path": "p.txt"}', "utf-8")
    assert lines(call("strip", "--manifest", tmp_path / "m.jsonl"))[0]["doc"] == "p"


def test_nothing_to_read_says_how(tmp_path: Path) -> None:
    assert call("extract").exit_code == 2
    missing = call("extract", "--manifest", tmp_path / "m.jsonl")
    assert missing.exit_code == 1 and "m.jsonl" in missing.stderr


def test_run_on_a_missing_folder_is_one_error_line(tmp_path: Path) -> None:
    result = call("run", "--raw", tmp_path / "nowhere", "--home", tmp_path / "home")
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [f"error: {tmp_path / 'nowhere'}: no such folder"]
    assert not (tmp_path / "home").exists()


def test_unknown_engine_is_one_error_line(tmp_path: Path, samples: Path) -> None:
    result = call("run", "--raw", samples, "--home", tmp_path / "home", "--engine", "spark")
    assert result.exit_code == 1 and "unknown engine 'spark'" in result.stderr

"""Belongs here: the golden pages, read and held against their floors, in every encoding.
Does not: how they are made (tests/golden/regenerate.py).
"""

import json
from pathlib import Path
from typing import Any

import pytest
from regenerate import EXPECTED, PAGES, golden_pages
from scoring import is_whole_and_clean, line_f1, shingle_f1, squeezed

from transforms.articles import Article, read_article

GOLDEN = golden_pages()
HTML = [name for name in GOLDEN if name.endswith(".html")]
DUMPS = [name for name in GOLDEN if name.endswith(".txt")]


def _lines(article: Article) -> list[str]:
    return article.body.split("\n") if article.body else []


def _mean(values: list[Any]) -> float:
    return sum(map(float, values)) / len(values)


def _fields(names: list[str], read: dict[str, Article]) -> dict[str, float]:
    def share(right: Any) -> float:
        return _mean([right(read[name], GOLDEN[name][1]) for name in names])

    return {
        "title": share(lambda a, e: squeezed(a.title or "") == squeezed(e["title"] or "")),
        "published_on": share(lambda a, e: (a.published_on and a.published_on.isoformat()) == e["published_on"]),
        "publisher": share(lambda a, e: a.publisher == e["publisher"]),
    }


@pytest.fixture(scope="module")
def read() -> dict[str, Article]:
    return {name: read_article(content) for name, (content, _) in GOLDEN.items()}


def test_at_least_thirty_pages_of_which_ten_are_dumps() -> None:
    assert len(HTML) >= 20
    assert len(DUMPS) >= 10


@pytest.mark.parametrize("name", GOLDEN)
def test_committed_page_is_what_the_script_makes(name: str) -> None:
    content, expected = GOLDEN[name]
    assert (PAGES / name).read_bytes() == content, "run tests/golden/regenerate.py"
    assert json.loads((EXPECTED / f"{name}.json").read_text("utf-8")) == expected, "run tests/golden/regenerate.py"


def test_html_stays_above_its_floors(read: dict[str, Article], floors: dict[str, dict[str, float]]) -> None:
    bodies = {name: GOLDEN[name][1]["body"] for name in HTML}
    reached = {
        "body_f1": _mean([shingle_f1("\n".join(body), read[name].body) for name, body in bodies.items()]),
        "whole_and_clean": _mean([is_whole_and_clean(body, _lines(read[name])) for name, body in bodies.items()]),
        **_fields(HTML, read),
    }
    assert {key: value for key, value in reached.items() if value < floors["html"][key]} == {}


def test_text_dumps_stay_above_their_floors(read: dict[str, Article], floors: dict[str, dict[str, float]]) -> None:
    reached = {
        "line_f1": _mean([line_f1(GOLDEN[name][1]["body"], _lines(read[name])) for name in DUMPS]),
        **_fields(DUMPS, read),
    }
    assert {key: value for key, value in reached.items() if value < floors["text_dump"][key]} == {}


@pytest.mark.parametrize("name", GOLDEN)
def test_lead_is_never_lost(name: str, read: dict[str, Article]) -> None:
    expected = GOLDEN[name][1]["body"]
    lead = next(line for line in expected if len(line) > 20)
    assert squeezed(lead) in squeezed(read[name].body)


@pytest.mark.parametrize("declared", ["euc-kr", "", "utf-8", "iso-8859-1"])
@pytest.mark.parametrize("name", HTML)
def test_body_is_the_same_in_cp949_however_declared(name: str, declared: str, read: dict[str, Article]) -> None:
    content, _ = GOLDEN[name]
    text = content.decode("cp949" if read[name].charset == "cp949" else "utf-8")
    for label in ("utf-8", "euc-kr"):
        text = text.replace(f'charset="{label}"', f'charset="{declared}"' if declared else "")
        text = text.replace(f"charset={label}", f"charset={declared}" if declared else "")
    again = read_article(text.replace("©", "ⓒ").encode("cp949", "xmlcharrefreplace"))
    assert again.charset == "cp949"
    assert again.replaced == 0
    assert again.body == read[name].body


def test_shared_pages_stay_above_their_floors(shared: Path, floors: dict[str, dict[str, float]]) -> None:
    f1, whole = [], []
    for gold in sorted((shared / "pages").glob("*.json")):
        expected = json.loads(gold.read_text("utf-8"))
        article = read_article(gold.with_suffix(".html").read_bytes(), url=expected["url"] or None)
        f1.append(shingle_f1("\n".join(expected["body"]), article.body))
        whole.append(is_whole_and_clean(expected["body"], _lines(article)))
    assert _mean(f1) >= floors["shared_pages"]["body_f1"]
    assert _mean(whole) >= floors["shared_pages"]["whole_and_clean"]


def test_shared_dumps_stay_above_their_floor(shared: Path, floors: dict[str, dict[str, float]]) -> None:
    scores = []
    for name, labels in json.loads((shared / "gold" / "seed_lines.json").read_text("utf-8")).items():
        content = (shared / "raw" / name).read_bytes()
        lines = content.decode("utf-8").split("\n")
        numbers = [
            n
            for entry in labels["body"]
            for n in (range(entry[0], entry[1] + 1) if isinstance(entry, list) else [entry])
        ]
        expected = []
        for number in numbers:
            line = lines[number - 1]
            for start, end in labels.get("spans", {}).get(str(number), {}).get("caption", []):
                line = line[:start] + line[end:]
            expected.append(line)
        scores.append(line_f1([line for line in expected if line.strip()], _lines(read_article(content))))
    assert _mean(scores) >= floors["shared_dumps"]["line_f1"]

"""Belongs here: bodies that stand only in scripts, in whatever shape, and scripts that hold other articles.
Does not: JSON-LD, Fusion, Next and Nuxt pages as a whole (golden pages).
"""

import json
from typing import Any

import pytest
import yaml
from regenerate import HERE

from transforms.articles import read_article

STORIES = yaml.safe_load((HERE / "stories.yaml").read_text("utf-8"))
OWN, OTHER = STORIES["b14"], STORIES["d09"]


def _html(paragraphs: list[str]) -> str:
    return "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _body(script: str, visible: str = "", kind: str = "application/json") -> list[str]:
    head = f'<meta charset="utf-8"><title>{OWN["title"]} | 나루일보</title>'
    data = f'<script type="{kind}">{script}</script>'
    page = f"<html><head>{head}</head><body><h1>{OWN['title']}</h1>{visible}{data}</body></html>"
    return read_article(page.encode()).body.split("\n")


PARAGRAPHS: list[str] = OWN["body"]
LITERAL = _json(_html(PARAGRAPHS)).replace("<", "\\u003C")


@pytest.mark.parametrize(
    "data",
    [
        {"article": {"paragraphs": PARAGRAPHS}},
        {"article": {"blocks": [{"type": "unstyled", "text": text} for text in PARAGRAPHS]}},
        {"article": {"components": [{"type": "text", "content": text} for text in PARAGRAPHS]}},
        {
            "doc": {
                "content": [{"type": "paragraph", "content": [{"type": "text", "text": text}]} for text in PARAGRAPHS]
            }
        },
        {"latest": [{"content": _html(OTHER["body"] * 3)}], "article": {"body": _html(PARAGRAPHS)}},
        {"contents": [{"title": story["title"], "content": _html(story["body"])} for story in (OTHER, OWN)]},
    ],
    ids=["strings", "draft", "components", "nodes", "beside a longer one", "in a list of articles"],
)
def test_body_is_found_in_data(data: Any) -> None:
    assert _body(_json(data)) == PARAGRAPHS


@pytest.mark.parametrize(
    "code",
    [
        f"window.__PRELOADED_STATE__ = JSON.parse({_json(_json({'a': {'articleBody': _html(PARAGRAPHS)}}))});",
        f"window.__NUXT__=(function(a,b){{return {{data:[{{title:a,content:{LITERAL},hits:b}}]}}}}('제목',3))",
        f"var articleView = {{title: '제목', content: {LITERAL}, hits: 3}};",
    ],
    ids=["string of JSON", "function that returns it", "literal of an object"],
)
def test_body_is_found_in_code(code: str) -> None:
    assert _body(code, kind="text/javascript") == PARAGRAPHS


def test_script_of_other_articles_never_stands_in_for_a_brief() -> None:
    data = {"latest": [{"title": OTHER["title"], "content": _html(OTHER["body"])}]}
    assert _body(_json(data), f"<div><p>{PARAGRAPHS[0]}</p></div>") == PARAGRAPHS[:1]


def test_copy_replaces_only_a_stub_of_itself() -> None:
    data = _json({"article": {"body": _html([*PARAGRAPHS, *OTHER["body"]])}})
    shown = ["물빛시가 미르담그룹의 새 연구소를 시내에 들이기로 하고 터를 닦는 일에 나섰다고 시청은 밝혔다."] * 3
    visible = "".join(f"<p>{n}일째 소식이다. {text}</p>" for n, text in enumerate(shown))
    assert _body(data, f"<div class='article_body'>{visible}</div>")[0].startswith("0일째")
    assert _body(data, f"<div class='article_body'>{_html(PARAGRAPHS[:1])}</div>")[:5] == PARAGRAPHS


def test_truncated_or_broken_scripts_are_passed_over() -> None:
    assert _body('{"article": {"body": "<p>' + "가" * 400, _html(PARAGRAPHS)) == PARAGRAPHS

"""Belongs here: making the golden pages and what a reader should get from them, out of stories and layouts.
Does not: reading them (transforms.articles) and judging the reading (scoring).

Run as `python tests/golden/regenerate.py` after a layout or story changed; a test fails while pages are out of date.
"""

import html
import json
from datetime import date, timedelta
from pathlib import Path
from string import Template
from typing import Any

import yaml

HERE = Path(__file__).parent
LAYOUTS = HERE / "layouts"
PAGES = HERE / "pages"
EXPECTED = HERE / "expected"


def golden_pages() -> dict[str, tuple[bytes, dict[str, Any]]]:
    """Every golden page by file name: its bytes and the article to be read from it."""
    stories = yaml.safe_load((HERE / "stories.yaml").read_text("utf-8"))
    layouts = yaml.safe_load((HERE / "layouts.yaml").read_text("utf-8"))
    return {name: _page(name, layout, stories[layout["story"]]) for name, layout in layouts.items()}


def _page(name: str, layout: dict[str, Any], story: dict[str, Any]) -> tuple[bytes, dict[str, Any]]:
    text = Template((LAYOUTS / name).read_text("utf-8")).substitute(_fields(story, is_html=name.endswith(".html")))
    lead, *rest = story["body"]
    opening = [layout["opening"]] if "opening" in layout else []
    after_lead = [layout["after_lead"]] if "after_lead" in layout else []
    expected = {
        "title": layout.get("title", story["title"]),
        "published_on": layout.get("date", story["published_on"]),
        "publisher": layout["publisher"],
        "body": [*opening, layout.get("lead_prefix", "") + lead, *after_lead, *rest],
    }
    return text.encode(layout.get("charset", "utf-8")), expected


def _fields(story: dict[str, Any], *, is_html: bool) -> dict[str, str]:
    body = [html.escape(line, quote=False) if is_html else line for line in story["body"]]
    lead, *rest = body
    day = date.fromisoformat(story["published_on"])
    later = day + timedelta(days=1)
    title = html.escape(story["title"]) if is_html else story["title"]
    body_html = "".join(f"<p>{line}</p>" for line in body)
    return {
        "title": title,
        "title_json": _json(story["title"]),
        "lead": lead,
        "lead_attr": html.escape(story["body"][0][:90]),
        "lead_p": f"<p>{lead}</p>",
        "rest_p": "\n".join(f"<p>{line}</p>" for line in rest),
        "rest_br": "<br><br>".join(rest),
        "rest_lines": "\n\n".join(rest),
        "body_p": "\n".join(f"<p>{line}</p>" for line in body),
        "body_br": "<br><br>".join(body),
        "body_div": "\n".join(f"<div>{line}</div>" for line in body),
        "body_lines": "\n\n".join(body),
        "body_data_p": "\n".join(f'<p data-ke-size="size16">{line}</p>' for line in body),
        "body_dmcf": "\n".join(f'<p dmcf-pid="p{i}" dmcf-ptype="general">{line}</p>' for i, line in enumerate(body)),
        "body_se": "\n".join(_editor_paragraph(line) for line in body),
        "body_hash_p": "\n".join(f'<p class="css-p{i % 2}">{line}</p>' for i, line in enumerate(body)),
        "body_text_json": _json("\n".join(story["body"])),
        "body_html_json": _json(body_html),
        "body_html_bytes": f"{len(body_html.encode()):x}",
        "elements_json": ",".join(json.dumps({"type": "text", "content": line}, ensure_ascii=False) for line in body),
        "date": day.isoformat(),
        "later": later.isoformat(),
        "dot_date": day.strftime("%Y.%m.%d"),
        "later_dot": later.strftime("%Y.%m.%d"),
        "slash_date": day.strftime("%Y/%m/%d"),
        "spaced_date": f"{day.year}. {day.month}. {day.day}.",
        "compact": day.strftime("%Y%m%d"),
    }


def _json(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1].replace("</", "<\\/")


def _editor_paragraph(line: str) -> str:
    paragraph = f'<p class="se-text-paragraph"><span>{line}</span></p>'
    return f'<div class="se-component se-text"><div class="se-module">{paragraph}</div></div>'


def main() -> None:
    PAGES.mkdir(exist_ok=True)
    EXPECTED.mkdir(exist_ok=True)
    for name, (content, expected) in golden_pages().items():
        (PAGES / name).write_bytes(content)
        (EXPECTED / f"{name}.json").write_text(json.dumps(expected, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()

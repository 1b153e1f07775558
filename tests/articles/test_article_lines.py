"""Belongs here: the line rules, held against the corpus of lines.
Does not: where a line stands (test_article_bodies).
"""

import pytest
from article_corpora import corpus

from transforms.articles.line_rules import is_sentence, kind_of_line, line_rules

LINES = [(kind, line) for kind, lines in corpus("articles_lines.yaml").items() for line in lines]


@pytest.mark.parametrize(("kind", "line"), LINES)
def test_line_is_of_its_kind(kind: str, line: str) -> None:
    line = " ".join(line.split())
    assert kind_of_line(line) == (None if kind == "body" else kind)


def test_trigger_never_hides_what_a_pattern_would_find() -> None:
    for _, line in LINES:
        text = " ".join(line.split())
        for rule in line_rules():
            if rule.pattern.fullmatch(text):
                assert rule.trigger.search(text), (rule.kind, text)


def test_headline_is_no_sentence_and_prose_is() -> None:
    assert not is_sentence("새길대, 첨단기업 3곳과 계약학과 신설… 5년간 400명 길러낸다")
    assert is_sentence('그는 "각자 잘하는 것을 한데 모으겠다"고 말했다.')

"""Belongs here: what a single line is by its wording (byline, caption, copyright, frame …), from line_rules.yaml.
Does not: where the line stands and what follows from that (html_body, text_dump).
"""

import re
from functools import cache, lru_cache
from importlib import resources
from typing import Any, NamedTuple

_CLOSING = "\"'”’」』)]"
_SENTENCE_MARKS = (".", "?", "!", "…", "。", "？", "！")
_UNPUNCTUATED_END = re.compile(r"[가-힣](?:다|요|죠|까)[\"'”’)]*$")
# Headlines end without a full stop too; a line longer than they are is a sentence without one.
_LONGER_THAN_HEADLINES = 60
_KOREAN_SENTENCE = re.compile(r"[가-힣](?:다|요|죠|까)[.?!][\"'”’)]*[\s<\[(가-힣]")
_FRAME_WORD = re.compile(r"[^\s|ㅣ｜·/,•:♡♥▶▷◀>»<+\-–()\[\]\d]+")
_LONGEST_FRAME_LINE = 120
_STATEMENT_END = re.compile(r"(?:다|요|죠)[.!][\"'”’)]*$")
# A site speaks to its readers in 합니다; 했다 with nothing that points, links or signs is somebody's prose.
_NEWSPAPER_PROSE = re.compile(
    r"(?:[가-힣](?<!니)다|(?<!되)(?<!사)[가-힣](?:(?<=[았었였했갔났왔렸졌쳤냈켰셨봤섰렀랐]))습니다)[.!][\"'”’)]*$"
)
_OPENS_FRAME = frozenset("※☞▶▷►▸■◆▲△<[【(*")
_FRAME_MARK = re.compile(r"ⓒ|©|@|https?:|www\.|=|^이\s?기사는\s.{0,40}(?:유료|프리미엄|플러스)")
_PHONE_NUMBER = re.compile(r"\d{2,4}-\d{3,4}")
_LONGEST_END = 40
_KINDS_THAT_MAY_BE_PROSE = frozenset(("caption", "byline"))
HANGUL = re.compile("[가-힣]")
_SPOKEN = re.compile(
    r"[\[<(【]\s?(?:앵커|기자|리포트|리포터|아나운서|인터뷰|현장음|녹취|VCR|질문|답변|진행자|"
    r"[^\[\]<>]{1,40}?\s?[/:·,]\s?[^\[\]<>]{1,40})(?:\s?(?:멘트|리포트))?\s?[\])>】].{0,3}"
    r"|[▶◀]\s?(?:인터뷰|현장음|녹취|싱크|스탠딩|스탠드업)\s?[:：].{1,40}"
)

_NAMED_SPEAKER = re.compile(r"[가-힣]{2,4}\s?(?:앵커|기자|아나운서|특파원|리포터)>")

# An alternative of a trigger: classes and escapes hold no bar of their own.
_ALTERNATIVE = re.compile(r"(?:\\.|\[(?:\\.|[^\]])*\]|[^|\\\[])+")
_PATTERN_SIGN = re.compile(r"[\\\[\](){}.*+?^$]")


class Trigger(NamedTuple):
    """What every line of a kind holds somewhere: one of `words` (lower case), or what `others` finds."""

    words: tuple[str, ...]
    others: re.Pattern[str] | None

    @classmethod
    def of(cls, pattern: str) -> "Trigger":
        alternatives = _ALTERNATIVE.findall(pattern)
        others = [part for part in alternatives if _PATTERN_SIGN.search(part)]
        words = tuple(part.lower() for part in alternatives if part not in others)
        return cls(words, re.compile("|".join(others), re.I) if others else None)

    def search(self, text: str) -> bool:
        lowered = text.lower()
        for word in self.words:
            if word in lowered:
                return True
        return self.others is not None and self.others.search(text) is not None


class LineRule(NamedTuple):
    kind: str
    max_length: int
    trigger: Trigger
    pattern: re.Pattern[str]


@cache
def _rule_table() -> dict[str, Any]:
    import yaml

    return yaml.load(
        resources.files(__package__).joinpath("line_rules.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader
    )


@cache
def frame_words() -> frozenset[str]:
    """Words of menus and buttons: a line that consists of them alone is frame."""
    return frozenset(_rule_table()["frame_words"].split())


@cache
def line_rules() -> tuple[LineRule, ...]:
    """The rules of line_rules.yaml, one compiled alternation a kind, in the order in which they decide."""
    table = _rule_table()
    macros = table["macros"]
    rules = []
    for entry in table["kinds"]:
        patterns = [_expand(pattern, macros) for pattern in entry["patterns"]]
        rules.append(
            LineRule(
                entry["kind"],
                entry["max_length"],
                Trigger.of(entry["trigger"]),
                re.compile("|".join(f"(?:{p})" for p in patterns), re.I),
            )
        )
    return tuple(rules)


def _expand(pattern: str, macros: dict[str, str]) -> str:
    for _ in range(3):
        for name, value in macros.items():
            pattern = pattern.replace("{" + name + "}", value)
    return pattern


@lru_cache(maxsize=8192)
def kind_of_line(text: str) -> str | None:
    """copyright, dateline, byline, caption, summary, related, ending or frame; None for what may be body."""
    length = len(text)
    if length <= _LONGEST_FRAME_LINE and _consists_of_frame_words(text):
        return "frame"
    ends_as_prose = length >= 12 and _NEWSPAPER_PROSE.search(text, max(0, length - _LONGEST_END)) is not None
    prose = ends_as_prose and not _shows_frame(text)
    for kind, max_length, trigger, pattern in line_rules():
        if prose and kind not in _KINDS_THAT_MAY_BE_PROSE:
            continue
        if length <= max_length and trigger.search(text) and pattern.fullmatch(text):
            return kind
    return None


def _shows_frame(text: str) -> bool:
    """Whether a mark, an address or a telephone number stands in the line."""
    return (
        text[0] in _OPENS_FRAME
        or _FRAME_MARK.search(text) is not None
        or ("-" in text and _PHONE_NUMBER.search(text) is not None)
    )


def _consists_of_frame_words(text: str) -> bool:
    known = frame_words()
    held = False
    for word in _FRAME_WORD.finditer(text):
        if word.group() not in known:
            return False
        held = True
    return held


def is_sentence(text: str) -> bool:
    """Whether the line ends as a sentence does, or holds whole sentences."""
    if text.removesuffix("(끝)").rstrip(_CLOSING).endswith(_SENTENCE_MARKS) or _KOREAN_SENTENCE.search(text):
        return True
    return len(text) >= _LONGER_THAN_HEADLINES and _UNPUNCTUATED_END.search(text) is not None


def is_plain_statement(text: str) -> bool:
    """Whether the line ends as prose does and headlines do not: 했다. 합니다. 예요."""
    return _STATEMENT_END.search(text) is not None


def is_spoken_cue(text: str) -> bool:
    """[앵커], <기자>, [박서윤 / 연구원], 박서윤 앵커>: who speaks next in a broadcast report."""
    return _SPOKEN.fullmatch(text) is not None or is_named_speaker(text)


def is_named_speaker(text: str) -> bool:
    """박서윤 앵커>: a cue, or a link to the reporter's page; what stands below tells."""
    return text.endswith(">") and _NAMED_SPEAKER.fullmatch(text) is not None

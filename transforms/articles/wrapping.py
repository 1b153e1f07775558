"""Belongs here: sentences that a page breaks over several lines, put together again.
Does not: which lines are body (body_lines).
"""

import re
from dataclasses import replace

from transforms.articles.line import Line
from transforms.articles.line_rules import is_plain_statement, kind_of_line

_TERMINAL = ".?!…\"'”’)]>】"
_LONGEST_BREATH = 80
_LONGEST_SENTENCE = 9
_ENDS_OF_BROADCAST = re.compile(r"\s?\(끝\)$")
# A headline ends with a noun; a sentence is broken after a particle, a connective ending or a modifier.
_RUNS_ON = re.compile(r"(?:[가-힣\s](?:[은는이가을를에의로와과도만며고서면해게지한할될된던인등및]|들|쳐|여|져|려)|,)$")
_OPENS_WITH_PARTICLE = re.compile(r"(?:을|를|은|는|이|가|에|의|로|와|과|에서|으로)\s")
_OPENS_ITEM = re.compile(r"[■◆◇□●○★☆▶▷▲△\-·•\[(<【]")


def unwrapped(lines: list[Line]) -> list[Line]:
    """Lines of a page that breaks its sentences, put together again; other lines as they are."""
    width = _fixed_width(lines)
    return _joined_at_width(lines, width) if width else _joined_at_breaths(lines)


def _fixed_width(lines: list[Line]) -> int | None:
    """The width at which the page breaks its sentences; None where lines are no wrapped prose."""
    texts = [line.text for line in lines if len(line.text) >= 12 and not line.frame_like and line.linked < 0.5]
    if sum(text[-1] not in _TERMINAL for text in texts) < 3:
        return None
    texts = [text for text in texts if kind_of_line(text) is None]
    widths = sorted(len(text) for text in texts if text[-1] not in _TERMINAL)
    ended = sum(is_plain_statement(text) for text in texts)
    if len(widths) < 3 or len(widths) < 0.5 * len(texts) or ended < 0.12 * len(texts):
        return None
    width = widths[len(widths) // 2]
    if len(widths) < 8:
        even = width >= 25 and widths[0] >= 0.88 * width and widths[-1] <= 1.12 * width
        return width if even and ended >= 2 else None
    near = sum(abs(length - width) <= 0.3 * width for length in widths)
    return width if 18 <= width <= 70 and near >= 0.7 * len(widths) else None


def _joined_at_width(lines: list[Line], width: int) -> list[Line]:
    joined: list[Line] = []
    for line in lines:
        previous = joined[-1] if joined else None
        if previous and _fills_width(previous, width) and kind_of_line(line.text) is None and not line.frame_like:
            previous.text += " " + line.text
        else:
            joined.append(replace(line))
    return joined


def _fills_width(line: Line, width: int) -> bool:
    last = line.text.rsplit("\n", 1)[-1]
    return not line.frame_like and last[-1] not in _TERMINAL and len(last) >= 0.7 * width and kind_of_line(last) is None


def _joined_at_breaths(lines: list[Line]) -> list[Line]:
    """Broadcast scripts break a line where the speaker breathes: runs of such lines, joined sentence by sentence."""
    joined: list[Line] = []
    run: list[Line] = []
    for line in [*lines, None]:
        if line is not None and _may_be_breath(line):
            run.append(line)
            continue
        joined.extend(_sentences(run) if _is_broken_prose(run) else run)
        run = []
        if line is not None:
            joined.append(line)
    return joined


def _may_be_breath(line: Line) -> bool:
    return (
        len(line.text) <= _LONGEST_BREATH
        and not line.frame_like
        and not line.heading
        and line.linked < 0.3
        and not _OPENS_ITEM.match(line.text)
        and kind_of_line(line.text) is None
    )


def _ends_sentence(text: str) -> bool:
    return is_plain_statement(_ENDS_OF_BROADCAST.sub("", text))


def _is_broken_prose(run: list[Line]) -> bool:
    """Whether most lines break off in mid-sentence and every sentence comes to its end."""
    open_ended = [line.text for line in run if line.text[-1] not in _TERMINAL]
    ended = [index for index, line in enumerate(run) if _ends_sentence(line.text)]
    if len(open_ended) < 3 or len(ended) < 2 or sum(_RUNS_ON.search(text) is not None for text in open_ended) < 3:
        return False
    runs_on = sum(_RUNS_ON.search(text) is not None for text in open_ended)
    longest = max(last - first for first, last in zip([-1, *ended], ended, strict=False))
    return runs_on >= 0.6 * len(open_ended) and longest <= _LONGEST_SENTENCE


def _sentences(run: list[Line]) -> list[Line]:
    joined: list[Line] = []
    in_sentence = False
    for index, line in enumerate(run):
        following = run[index + 1].text if index + 1 < len(run) else ""
        if in_sentence:
            joined[-1].text += " " + line.text
        else:
            joined.append(replace(line))
        opens = _RUNS_ON.search(line.text) is not None or _OPENS_WITH_PARTICLE.match(following) is not None
        in_sentence = line.text[-1] not in _TERMINAL and (in_sentence or opens)
    return joined

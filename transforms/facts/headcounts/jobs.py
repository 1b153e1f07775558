"""Belongs here: jobs that a company does away with (일자리 1만개를 줄인다), which are people let go.
Does not: jobs that are created or promised, which are no people, and counts of people themselves (read).
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from transforms.facts.predicates import Predicate
from transforms.facts.scene import SceneSentence
from transforms.korean import read_quantities
from transforms.korean.quantities import Count

_NUMBER = r"\d[\d.,]*(?:만\s?\d*[천백]?\d*|[천백])?여?\s?"
_JOBS = re.compile(
    rf"일자리(?:를|가)?\s(?:[^\s,.]+\s){{0,2}}?{_NUMBER}(?P<behind>개)"
    rf"|{_NUMBER}(?P<before>개)(?:의|\s(?:이상|가량)의?)?\s(?:[^\s,.]+\s){{0,2}}?일자리"
)
_DONE_AWAY = re.compile(r"줄|감축|없애|없앤|삭감|감원|폐지|사라")
_FITTING = {"를": "을", "가": "이", "는": "은"}  # the particle behind 명 for that behind 개
_REACH = 24


def jobs_cut(sentence: SceneSentence) -> Iterator[tuple[Count, Predicate]]:
    """Each number of jobs in a sentence, read as one of people, with the verb that does away with them."""
    text = sentence.text
    for match in _JOBS.finditer(text) if "일자리" in text else ():
        counter = match.start("behind") if match["behind"] else match.start("before")
        end = sentence.start + match.end()
        verb = next((p for p in sentence.predicates if end <= p.start <= end + _REACH), None)
        if verb is None or not _DONE_AWAY.match(sentence.scene.body, verb.start):
            continue
        behind = text[counter + 1 :]
        as_people = f"{text[:counter]}명{_FITTING.get(behind[:1], behind[:1])}{behind[1:]}"
        for count in read_quantities(as_people, None).counts:
            if count.start < counter < count.end:
                yield _moved(count, sentence.start), verb


def _moved(count: Count, by: int) -> Count:
    return replace(
        count,
        start=count.start + by,
        end=count.end + by,
        outer_start=count.outer_start + by,
        outer_end=count.outer_end + by,
        text=count.text.replace("명", "개"),
    )

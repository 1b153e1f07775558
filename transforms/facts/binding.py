"""Belongs here: which predicate governs a quantity, and which organisation a quantity's own words name.
Does not: what a table makes of it.
"""

from transforms.facts.predicates import Ending, Form, Predicate
from transforms.facts.scene import Scene, SceneSentence, Statement
from transforms.korean.quantities import Quantity


def governing(scene: Scene, sentence: SceneSentence, quantity: Quantity, senses: frozenset[str]) -> Statement | None:
    """The statement of the first predicate after the quantity, in its sentence, that has one of the senses."""
    predicate = next_predicate(sentence, quantity.end, senses)
    return scene.statement(sentence, predicate) if predicate is not None else None


def next_predicate(sentence: SceneSentence, position: int, senses: frozenset[str]) -> Predicate | None:
    return next((p for p in sentence.predicates if p.start >= position and senses.intersection(p.senses)), None)


def statement_at(scene: Scene, sentence: SceneSentence, position: int) -> Statement:
    """What the words after a position say of truth and time, where no predicate stands (직원은 300명이다)."""
    nothing = Predicate(position, position, "", Form.NOUN, Ending.NOMINAL, False, ())
    return scene.statement(sentence, nothing)


def without_names(sentence: SceneSentence, start: int, end: int) -> str:
    """Text with the organisations' names left out: an asset manager's name says nothing of assets."""
    body, pieces, position = sentence.scene.body, [], start
    for mention in sentence.mentions:
        if mention.start < end and mention.end > position:
            pieces.append(body[position : max(position, mention.start)])
            position = min(end, mention.end)
    return "".join([*pieces, body[position:end]])

"""Belongs here: one line of a page with what its markup tells of it, as a type.
Does not: how lines are found (dom, text_dump) and judged (line_rules, body_lines).
"""

from dataclasses import dataclass


@dataclass(slots=True)
class Line:
    """A line that may be body, and what its markup tells: frame, a deck, a table's cell, right below an image."""

    text: str
    heading: bool = False
    frame_like: bool = False
    deck_like: bool = False
    in_cell: bool = False
    after_image: bool = False
    linked: float = 0.0

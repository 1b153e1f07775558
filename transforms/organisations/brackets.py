"""Belongs here: brackets bound to a name: tickers, English names, abbreviations, short forms, representatives.
Does not: whether the name is an organisation (context), and later mentions of the short form (find).
"""

import re

_BRACKET = re.compile(r"\s?[(（\[]([^()（）\[\]\n]{1,60})[)）\]]")


def bind_bracket(text: str, end: int) -> int:
    """End of the bracket that follows directly on `end`, or `end`."""
    match = _BRACKET.match(text, end)
    return match.end() if match and text[end] not in " " else end if not match else end

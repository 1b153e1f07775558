"""Belongs here: frame printed into a paragraph's front or end (captions, bylines, copyright notices), cut off.
Does not: lines that are frame as a whole (line_rules, captions).
"""

import re

from transforms.articles.line_rules import is_sentence, kind_of_line

_PROVIDED_BY = re.compile(r"(?:ⓒ|©)\s?(?:제공\s?[:：]\s?)?[가-힣A-Za-z0-9]{2,14}\s")
_TRAILING_COPYRIGHT = re.compile(
    r"\s*[<\[(【]\s?(?:저작권자|copyrights?|ⓒ|©)[^<>\[\]]{0,80}[>\])】]\s*(?:.{0,60})$"
    r"|\s*(?:저작권자\s?[ⓒ©(]|ⓒ|©)[^.。]{0,60}(?:무단\s?(?:전재|복제)|재배포|금지|reserved).{0,30}$",
    re.I,
)
_TRAILING_BYLINE = re.compile(
    r"(?<=[.?!\"'”’])\s*[/\[(<=]?\s*(?:[가-힣A-Za-z]{2,8}[=\s])?(?:[가-힣]{2,4}[·,\s]\s?){0,3}[가-힣一-龥]{2,4}\s?"
    r"(?:[가-힣]{0,4}기자|특파원|통신원|논설위원|칼럼니스트)?\s*[/(\[<]?\s*[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+\s*[)\]>]?\s*$"
)
_TRAILING_NAMED_BYLINE = re.compile(
    r"(?<=다\.)\s*[/\[(<=]?\s*(?:[가-힣A-Za-z]{2,8}[=\s])?[가-힣]{2,4}\s?(?:수습|인턴|선임|객원)?\s?"
    r"(?:기자|특파원|통신원)\s*[)\]>]?\s*$"
)
# What may be printed into a paragraph's end, each with the words of which it holds one: a cheap look before the search.
_REPORTERS = ("기자", "특파원", "통신원")
_TRAILING = (
    (_TRAILING_COPYRIGHT, ("저작권자", "copyright", "ⓒ", "©")),
    (_TRAILING_BYLINE, ("@",)),
    (_TRAILING_NAMED_BYLINE, _REPORTERS),
)
_STATEMENT = re.compile(r"다[.!][\"'”’)]*(?=[\s가-힣<\[(\d◎▶■ⓒ©])")
_SIGNS_OF_FRAME = ("@", "ⓒ", "©", "저작권", "무단", "기자")
_TAIL_KINDS = ("copyright", "byline", "ending")
_LONGEST_TAIL = 220
# An address to write to is the article's own; one that signs stands beside a name.
_INVITES = re.compile(r"(?:문의|신청|접수|연락|제출|참가)(?:처|는|은)?[:：\s]|[었았했였겠한된는니]다$|요$")


def without_glued_frame(text: str) -> str:
    """A paragraph without the caption printed into its front, or the byline and copyright notice into its end."""
    provided = _PROVIDED_BY.search(text, 0, 600)
    if provided:
        caption, rest = text[: provided.start()].strip(), text[provided.end() :].strip()
        if len(rest) > 20:
            text = rest[len(caption) :].strip() if caption and rest.startswith(caption) else rest
    for pattern, words in _TRAILING:
        start = max(0, len(text) - 220)
        ending = text[start:].lower()
        cut = pattern.search(text, start) if any(word in ending for word in words) else None
        if cut and cut.start() > 20:
            text = text[: cut.start()].rstrip()
    return _without_tail(text)


def _without_tail(text: str) -> str:
    """The text without what follows its last statement, where that signs, or tells of rights."""
    if not any(sign in text[-_LONGEST_TAIL:] for sign in _SIGNS_OF_FRAME):
        return text
    end = max((match.end() for match in _STATEMENT.finditer(text)), default=0)
    tail = text[end:].strip()
    if end <= 20 or not 0 < len(tail) <= _LONGEST_TAIL:
        return text
    signs = kind_of_line(tail) in _TAIL_KINDS or ("@" in tail and not is_sentence(tail))
    signs = signs and not ("@" in tail and _INVITES.search(tail))
    return text[:end] if signs else text


def without_signature(text: str) -> str:
    """The text without the reporter's name, or name and address, at its end."""
    for pattern in (_TRAILING_NAMED_BYLINE, _TRAILING_BYLINE):
        text = pattern.sub("", text)
    return text

"""Belongs here: an article's own conversion beside an amount: 1,000억엔(약 1조 1,500억원).
Does not: the amounts themselves, and rates of exchange.
"""

import re
from dataclasses import replace

from transforms.korean.bounds import bound_after, each_after, strictest
from transforms.korean.quantities import Money

_WORDS = (
    "(?:우리|한국|일본|중국|미국) ?돈(?:으로)?|(?:한화|원화|미화|달러화|엔화|위안화|유로화)(?:로)?|"
    "환산(?:하면|시)?|현재 ?환율|당시 ?환율|당시|현재|환율|기준|약|대략|총|=|≈|최대|최소|[0-9일월]+ ?환율"
)
_LEAD = re.compile(rf"(?:(?:{_WORDS}) ?,?)*")
_OPENING = re.compile(r" ?(?:규모|상당|어치)?[의를을]? ?[(\[]")
_COMMA = re.compile(r"(?: ?규모)?(?:,|로|으로|이며,?) ?(?=(?:우리|한국) ?돈|한화|원화로)")
_GAP_LIMIT, _BRACKET_LIMIT = 40, 40


def with_quoted(found: list[Money], folded: str) -> list[Money]:
    """The amounts, each conversion taken out of the list and put into `quoted` of the amount that it converts."""
    result: list[Money] = []
    taken = False
    for index, money in enumerate(found):
        if taken:
            taken = False
            continue
        following = found[index + 1] if index + 1 < len(found) else None
        outer = _end_of_conversion(money, following, folded) if following else None
        if outer is None:
            result.append(money)
            continue
        taken = True
        bound, outer_end = bound_after(folded, outer)
        each_end = each_after(folded, outer_end)
        result.append(
            replace(
                money,
                quoted=following,
                outer_end=each_end or outer_end,
                bound=strictest(money.bound, bound),
                each=money.each or each_end is not None,
            )
        )
    return result


def _end_of_conversion(money: Money, following: Money, folded: str) -> int | None:
    """Where the conversion ends, its bracket taken in; None when the following amount is none of it."""
    if following.currency == money.currency or following.start - money.outer_end > _GAP_LIMIT:
        return None
    if opening := _OPENING.match(folded, money.outer_end, following.start):
        if _LEAD.fullmatch(folded, opening.end(), following.start) is None:
            return None
        close = folded.find(")" if opening[0][-1] == "(" else "]", following.end, following.end + _BRACKET_LIMIT)
        return close + 1 if close >= 0 else following.outer_end
    comma = _COMMA.match(folded, money.outer_end, following.start)
    if comma and _LEAD.fullmatch(folded, comma.end(), following.start):
        return following.outer_end
    return None

"""Belongs here: who receives where a clause names nobody: the receiver of the round or the investment spoken of before.
Does not: receivers that the clause names (investment_roles).
"""

import re

from transforms.facts.investments.book import Book
from transforms.facts.investments.predicates import RAISE, SHARE
from transforms.facts.investments.rounds import Context, add_giver
from transforms.facts.scene import Statement
from transforms.korean.quantities import Money
from transforms.organisations.mention import OrganisationMention

_MORE = re.compile(
    r"우선|먼저|나머지|추가로|이 ?(?:가운데|중)|그 ?(?:가운데|중)|더 |또 |마저|남은|스스로|자체|역시|도 "
)
GOES_TO = re.compile(r"(?<![0-9초말때만번드자안년월전후이])(?:에|에게|에는|에만)\s")
_ROUND_STAGE = re.compile(r"(?:시드|시리즈\s?[A-G]|프리\s?[A-G]|엔젤)(?:\s?(?:단계|라운드|투자))?(?:에서|에는|에|때)\s")
_THIS_ROUND = re.compile(
    r"이번 (?:[가-힣A-Z\s]{0,8})?(?:라운드|투자 유치|투자|프리\s?IPO|시리즈\s?[A-G]|펀딩|증자)(?:에서|에는|에|엔)\s"
)
_WITHDRAWN = re.compile(r"다가 (?:\S+ ){0,3}?(?:발을 뺐|철회|취소|포기|접었)|철회|무산")
_Inherited = tuple[bool, OrganisationMention | None, list[OrganisationMention]]


def inherited(
    book: Book, statement: Statement, sense: str, money: Money, givers: list[OrganisationMention], carried: bool
) -> _Inherited:
    """Whether this is a part of what was spoken of before, who receives it, and who gives it."""
    sentence = statement.sentence
    before = book.near(sentence)
    if _ROUND_STAGE.search(book.scene.body, statement.start, money.start):
        company = [c for c in book.focus.company(sentence) if c not in givers]
        if company and (before is None or before.receiver is None):
            return True, company[0], givers
    raised = book.round_near(sentence) if _THIS_ROUND.search(book.scene.body, statement.start, money.start) else None
    if raised is not None and raised.receiver is not None and raised.receiver not in givers:
        add_giver(raised, givers)
        return True, raised.receiver, givers
    if before is None:
        return False, None, givers
    fits = before.money is None or money.currency != before.money.currency or money.amount <= before.money.amount
    if before.receiver is None:
        return sense == SHARE and fits, None, givers
    if any(g.organisation_id == before.receiver.organisation_id for g in givers):
        if not carried or before.sense == RAISE:
            return False, None, givers
        givers = list(before.givers)
    if not _continues(book, statement, sense, money, before, fits):
        return False, None, givers
    if carried and before.sense != RAISE:
        givers = list(before.givers)
    if fits and not _WITHDRAWN.search(statement.tail):
        add_giver(before, givers)
    before.latest = sentence
    return before.sense == RAISE or carried or sense == SHARE, before.receiver, givers


def _continues(book: Book, statement: Statement, sense: str, money: Money, before: Context, fits: bool) -> bool:
    """우선, 나머지, 이 가운데, 도 without a goal of their own; verbs of contributing; amounts within a round."""
    words = book.scene.body[statement.sentence.clause_start(money.start) : statement.predicate.start]
    more = _MORE.search(words) is not None and GOES_TO.search(words) is None
    contributes = sense in (SHARE, "new_shares") or statement.predicate.lemma == "수혈하"
    return contributes or more or (before.sense == RAISE and fits)

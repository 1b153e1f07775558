"""Belongs here: the reading of investments, sentence by sentence: each amount and what governs it.
Does not: amounts, predicates, roles and rounds themselves (the modules beside this one).
"""

import re
from collections.abc import Iterator

from transforms.facts.binding import statement_at
from transforms.facts.draft import Draft, Refusal
from transforms.facts.focus import Focus
from transforms.facts.investments.amounts import reason_against, sum_changed, sum_stated
from transforms.facts.investments.book import RECENT, Book
from transforms.facts.investments.inheritance import GOES_TO
from transforms.facts.investments.joined_rounds import read_given_beside, read_joined_rounds
from transforms.facts.investments.kinds import (
    Share,
    read_amountless,
    read_changed,
    read_parts,
    read_share,
    read_sum,
)
from transforms.facts.investments.listing import promised_in_turn, raised_beside_names
from transforms.facts.investments.merge import distinct
from transforms.facts.investments.predicates import GIVE, POOL, RAISE, amountless, governing
from transforms.facts.investments.receivers import receivers_of
from transforms.facts.investments.roles import givers_of
from transforms.facts.investments.rounds import add_participants, adds_up
from transforms.facts.predicates import Predicate
from transforms.facts.scene import Scene, SceneSentence, Statement
from transforms.korean.quantities import Money
from transforms.organisations.mention import OrganisationMention

_FOR_SHARES = re.compile(r"(?:상호|서로)\s$")  # 70억원씩을 상호 투자하다
_SHARES_TO = re.compile(r"(?:주식|지분)에\s(?:각각\s|약\s)?$")
_QUOTA = re.compile(r"\d%(?:씩)?(?:의 지분)?[을를]\s?$")  # 자본금은 80억원으로, A가 6%를 출자하다
_DENIED = re.compile(r"사실\s?무근|일축했|사실이 아니|부인했")


def read_investments(scene: Scene) -> Iterator[Draft | Refusal]:
    """Drafts of investments, and the amounts and statements refused with the reason."""
    book = Book(scene, Focus(scene))
    for sentence in scene.sentences:
        if not sentence.sentence.heading:
            _read_sentence(book, sentence)
    yield from distinct(book.drafts)
    yield from book.refusals


def _read_sentence(book: Book, sentence: SceneSentence) -> None:
    monies = sentence.quantities(book.scene.quantities.money)
    taken: set[int] = set()
    recent = book.contexts[-RECENT:]
    unbound = _read_amounts(book, sentence, monies, taken) if monies else []
    if unbound and recent:
        whole = next(
            (c for c in reversed(recent) if c.money and c.near(sentence, 4) and adds_up(c.money, unbound)), None
        )
        if whole is not None or recent[-1].near(sentence):
            read_parts(book, whole or recent[-1], sentence, unbound)
    for predicate, sense in amountless(sentence, taken):
        if _QUOTA.search(book.scene.body, sentence.start, predicate.start):
            continue
        read_amountless(book, sentence, predicate, sense)
    raised = book.round_near(sentence)
    if raised is not None:
        add_participants(book.scene, book.focus, raised, sentence)
    else:
        read_joined_rounds(book, sentence)


def _read_amounts(book: Book, sentence: SceneSentence, monies: list[Money], taken: set[int]) -> list[Money]:
    """Reads a sentence's amounts; `taken` gets the predicates that govern one. Returns those that none governs."""
    unbound: list[Money] = []
    for money, receiver in raised_beside_names(sentence, monies):
        book.add(
            statement_at(book.scene, sentence, money.end), "investment_listed", money, [], receiver, RAISE, aside=True
        )
        monies = [m for m in monies if m is not money]
    monies = read_given_beside(book, sentence, monies)
    groups: dict[int, tuple[Predicate, str, list[Money]]] = {}
    for money in monies:
        changed = sum_changed(sentence, money)
        reason = reason_against(sentence, money)
        stated = None if reason else sum_stated(sentence, money)
        found = governing(sentence, money)
        if changed is not None:
            read_changed(book, sentence, money, to=changed)
        elif reason is not None:
            book.refuse(sentence, reason)
            taken.update([found[0].start] if isinstance(found, tuple) else [])
        elif stated is not None:
            read_sum(book, sentence, money, stated)
        elif isinstance(found, tuple):
            groups.setdefault(found[0].start, (*found, []))[2].append(money)
        elif found is None:
            unbound.append(money)
        else:
            book.refuse(sentence, found)
    for start, (predicate, sense, group) in groups.items():
        taken.add(start)
        earlier = [m.end for m in monies if m.end <= group[0].start]
        _read_group(book, sentence, predicate, sense, group, earlier[-1] if earlier else sentence.start)
    entries = promised_in_turn(sentence, monies, unbound)
    for money, subject in entries:
        givers = book.focus.expand(sentence, subject.members)
        statement = statement_at(book.scene, sentence, money.end)
        book.add(statement, "investment_in_turn", money, givers, None, GIVE, aside=True)
    return [m for m in unbound if all(m is not money for money, _ in entries)]


def _read_group(
    book: Book, sentence: SceneSentence, predicate: Predicate, sense: str, group: list[Money], floor: int
) -> None:
    """The amounts that one predicate governs; `floor` is the end of an amount before them, of another predicate."""
    statement = book.scene.statement(sentence, predicate)
    reason = statement.reason_against
    if reason is None and _DENIED.search(book.scene.body, predicate.start, sentence.end):
        reason = "denied"
    if reason is not None:
        book.refuse(sentence, reason)
        return
    body = book.scene.body
    in_shares = [
        m
        for m in group
        if _FOR_SHARES.search(body, m.outer_end, predicate.start)
        or _SHARES_TO.search(body, sentence.start, m.outer_start)
    ]
    if in_shares:
        book.refuse(sentence, "money for shares that are traded")
        return
    if _QUOTA.search(body, group[-1].outer_end, predicate.start):
        book.refuse(sentence, "a quota is put in, not the amount")
        return
    whole, parts = _whole_and_parts(body, group)
    if whole is not None:
        read_share(book, Share(statement, sense, whole, floor, whole.outer_start, None, []))
        _read_group(book, sentence, predicate, sense, parts, whole.end)
        return
    dealt = _respectively(book, statement, group)
    if sense in (RAISE, POOL) and not dealt and _dealt_unevenly(book, statement, group):
        book.refuse(sentence, "it is open who receives which amount")
        return
    common = receivers_of(book.focus, statement, None, [], group[-1].end)
    to_each = [] if dealt else _to_each(book, statement, group)
    if not common and not to_each:
        common = _receivers_of_first(book, statement, group)
    monies = group * len(to_each) if len(group) < len(to_each) else group
    for index, money in enumerate(monies):
        last = index + 1 >= len(group)
        limit = predicate.start if last or dealt else money.outer_start
        givers = dealt[index] if dealt else None
        start = statement.start if dealt or to_each else floor
        receiver = to_each[index] if to_each else None
        read_share(book, Share(statement, sense, money, start, limit, givers, common, receiver))
        floor = money.end


def _whole_and_parts(body: str, group: list[Money]) -> tuple[Money | None, list[Money]]:
    """총 50억원으로 A와 B가 각각 30억원, 20억원을 출자하다: the sum, and what 각각 deals out."""
    whole, parts = group[0], group[1:]
    sums_up = len(parts) > 1 and whole.amount == sum(part.amount for part in parts)
    return (whole, parts) if sums_up and "각각" in body[whole.end : parts[0].start] else (None, [])


def _receivers_of_first(book: Book, statement: Statement, group: list[Money]) -> list[OrganisationMention]:
    """A는 C에 40억달러를, B는 20억달러를 각각 투자하다: the one goal of the clause is every giver's."""
    first, body = group[0], book.scene.body
    if len(group) < 2 or GOES_TO.search(body, first.outer_end, statement.predicate.start):
        return []
    return receivers_of(book.focus, statement, first, [], statement.start, first.outer_start)


def _to_each(book: Book, statement: Statement, group: list[Money]) -> list[OrganisationMention]:
    """A는 B와 C에 각각 100억원, 70억원을 투자했다: who receives each amount; B와 C에 각각 100억원을: both the one."""
    receivers = receivers_of(book.focus, statement, group[0], [], statement.start, group[0].outer_start)
    between = book.scene.body[statement.start : group[0].start]
    fits = len(receivers) > 1 and (len(group) == len(receivers) or (len(group) == 1 and group[0].each))
    return receivers if fits and "각각" in between else []


def _dealt_unevenly(book: Book, statement: Statement, group: list[Money]) -> bool:
    """A, B-C, D는 각각 30억원, 50억원을 받았다: more names than amounts, or fewer."""
    subjects, _ = givers_of(book.focus, statement, group[0], statement.start, receiving=True)
    between = book.scene.body[statement.start : group[0].start]
    return len(group) > 1 and len(subjects) > 1 and "각각" in between


def _respectively(book: Book, statement: Statement, group: list[Money]) -> list[list[OrganisationMention]]:
    """A와 B가 각각 40억원, 30억원을 냈다: the giver of each amount."""
    if len(group) < 2:
        return []
    givers, _ = givers_of(book.focus, statement, group[0], statement.start)
    between = book.scene.body[statement.sentence.start : statement.predicate.start]
    if any(book.scene.body.startswith("씩", money.end) for money in group):
        return []  # 각각 30억원씩 60억원을
    return [[giver] for giver in givers] if len(givers) == len(group) and "각각" in between else []

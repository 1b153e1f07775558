"""Belongs here: reading one amount by its construction: given, raised, flowing, pooled into a fund, stated as a sum.
Does not: which construction it is (investment_predicates) and what spans sentences (investment_rounds).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from transforms.facts.binding import statement_at
from transforms.facts.draft import amount_values, quoted_values
from transforms.facts.hosts import (
    agreed_only,
    are_public,
    hosted_before,
    hosted_investor,
    hosts_the_unnamed,
)
from transforms.facts.investments.amounts import is_cumulative
from transforms.facts.investments.book import Book
from transforms.facts.investments.inheritance import inherited
from transforms.facts.investments.joined_rounds import read_joined_sum
from transforms.facts.investments.predicates import FLOW, GIVE, POOL, RAISE, SHARE
from transforms.facts.investments.receivers import described_receivers, is_place, receivers_of
from transforms.facts.investments.roles import givers_of, sources_of
from transforms.facts.investments.rounds import Context, shares_of_sum
from transforms.facts.modality import Status
from transforms.facts.phrases import Case
from transforms.facts.predicates import Form, Predicate
from transforms.facts.scene import SceneSentence, Statement
from transforms.korean.quantities import Money
from transforms.organisations.mention import OrganisationMention

_MANAGER = re.compile(r"벤처스|인베스트먼트|파트너스|자산운용|캐피탈|캐피털|벤처투자|투자조합|액셀러레이터|PE$")
_RECEIVED = re.compile(r"(?:에서|로부터|에게서) (?:[^\s,.]+ ){0,3}?(?:받(?:기로 한|은|을|아 온)|유치한|조달한)\s")
_UNNAMED_RECEIVER = re.compile(
    r"\s(?:[가-힣]+ )?(?:스타트업|기업|업체|회사|벤처기업|중소기업|곳)(?:들|\s\d|은|는|이|가|도|의| 가운데| 중)"
    r"(?!\s?[A-Z])"
)
_FUND = re.compile(r"펀드|조합|기금|호$")
_SUMMED = re.compile(r"씩(?:,| 내)?\s(?:모두|총|합쳐|합계|도합|(?=\d))")
_MAKES = re.compile(r"(?:\s?투자)?[를을]\s(?:진행|집행|단행|완료|마무리|결정|마쳤|했|하기로)")
_ENDOW = ("출연하", "출자하", "출연", "출자")
_EACH_BEFORE = re.compile(r"(?:각각|각자|각기)(?:의|은|는)?\s(?:[^\s\d]+\s){0,4}$")
_EACH_BEHIND = re.compile(r"(?:\([^)]*\))?씩")
_AHEAD = re.compile(r"예정|계획|전망|목표|될|할 것")
_AND_MORE = re.compile(r"\s?등\s(?:[가-힣]+\s){0,2}(?:총\s|모두\s)?\d+(?:여\s?)?(?:곳|개사|개\s?(?:기업|업체|회사))")
_BUDGET = re.compile(r"예산(?:을|은|이)\s")
_ALIKE = re.compile(r"(?:은|는|이|가|도)\s(?:[^\s,.]+\s){0,2}?나란히\s")
_RAISED_SUM = re.compile(r"유치|조달|모은 돈")
_Organisations = list[OrganisationMention]


@dataclass(frozen=True, slots=True)
class Share:
    """One amount of a predicate's amounts, with the stretch of text in which its own parties stand.

    `givers` are set where 각각 deals them out; `common` are receivers named after the last amount, and
    `receiver` is set where 각각 deals out the receivers.
    """

    statement: Statement
    sense: str
    money: Money
    floor: int
    limit: int
    givers: _Organisations | None
    common: _Organisations
    receiver: OrganisationMention | None = None


def read_share(book: Book, share: Share) -> None:
    received = _RECEIVED.search(book.scene.body, share.statement.start, share.money.start)
    reader = _READERS.get(share.sense, _read_given)
    if received is not None and share.statement.predicate.form is Form.NOUN:
        reader = _read_raised
    if reader is _read_raised and _gives_to_another(book, share):
        reader = _read_given
    elif reader is _read_raised and read_joined_sum(book, share.statement, share.money):
        return
    reader(book, share)


def _gives_to_another(book: Book, share: Share) -> bool:
    """A는 B에 30억원 규모의 시드 투자를 진행했다: the noun of a round that its giver makes."""
    statement = share.statement
    if statement.predicate.form is not Form.NOUN or not _MAKES.match(book.scene.body, statement.predicate.end):
        return False
    goals = [p for p in statement.sentence.phrases if p.case is Case.TO and statement.start <= p.start]
    return any(p.end <= share.money.start and not is_place(p) for p in goals)


def _read_given(book: Book, share: Share) -> None:
    statement, money = agreed_only(share.statement), share.money
    givers, carried = (share.givers, False) if share.givers else givers_of(book.focus, statement, money, share.floor)
    givers = hosted_investor(book.focus, statement, givers) or givers
    elsewhere = carried or all(giver.start < statement.sentence.start for giver in givers)
    named = hosted_before(book.focus, statement.sentence, givers) if elsewhere else givers
    if hosts_the_unnamed(statement.sentence, givers, carried=carried) or (givers and not named):
        book.refuse(statement.sentence, "who invests is not named")
        return
    givers, before = named, book.near(statement.sentence)
    if not givers and carried and before is not None:
        givers = list(before.givers)
    if not givers and not carried:
        book.refuse(statement.sentence, "who gives is no named organisation")
        return
    receivers = [share.receiver] if share.receiver is not None else []
    receivers = receivers or receivers_of(book.focus, statement, money, givers, share.floor, share.limit)
    receivers = receivers or [m for m in share.common if m not in givers]
    receivers = receivers or described_receivers(book.focus, statement, givers, as_subject=True)
    receiver = receivers[0] if receivers else None
    part = False
    if receiver is None and givers and _FUND.search(givers[-1].name) and statement.predicate.lemma in _ENDOW:
        book.refuse(statement.sentence, "it is open whether the fund gives or receives")
        return
    if receiver is None:
        part, receiver, givers = inherited(book, statement, share.sense, money, givers, carried)
        if share.sense == SHARE and not part and receiver is None:
            book.refuse(statement.sentence, "money given outside an investment")
            return
    if money.each and len(givers) > 1 and _SUMMED.match(book.scene.body, money.end):
        book.refuse(statement.sentence, "equal parts of a sum that is stated")
        return
    separate = len(givers) > 1 and _is_of_each(book.scene.body, money)
    for each in [[giver] for giver in givers] if separate else [givers]:
        book.add(statement, f"investment_{share.sense}", money, each, receiver, GIVE, part=part)


def _is_of_each(body: str, money: Money) -> bool:
    """각각 60억원씩, 각각 60억원을: not the sum that stands behind (씩 120억원을; 각각 40억원씩, 90억원을 투자해)."""
    if not money.each:
        return False
    return (
        _EACH_BEHIND.match(body, money.end) is not None or _EACH_BEFORE.search(body, 0, money.outer_start) is not None
    )


def _read_raised(book: Book, share: Share) -> None:
    statement, money = share.statement, share.money
    if _UNNAMED_RECEIVER.match(book.scene.body, statement.predicate.end):
        book.refuse(statement.sentence, "who receives is no named organisation")
        return
    receiver, carried = share.givers or [], False
    if not receiver:
        receiver, carried = givers_of(book.focus, statement, money, share.floor, receiving=True)
    before = book.near(statement.sentence)
    if carried and before is not None and before.sense == RAISE and before.receiver is not None:
        newer = book.focus.topic_since(statement.sentence, before.sentence)
        receiver = newer or [before.receiver]
    if not receiver:
        book.refuse(statement.sentence, "no receiver is named")
        return
    if _AND_MORE.match(book.scene.body, receiver[-1].outer_end):
        book.refuse(statement.sentence, "more receive than are named")
        return
    cumulative = is_cumulative(statement.sentence, money)
    if statement.predicate.lemma.startswith("유치") and are_public(receiver):
        _read_attracted(book, statement, money)
        return
    sources = [] if cumulative else sources_of(book.focus, statement, receiver[:1])
    alike = _ALIKE.match(book.scene.body, receiver[-1].end) is not None
    separate = len(receiver) > 1 and (alike or _is_of_each(book.scene.body, money))
    for each in receiver if separate else receiver[:1]:
        book.add(statement, "investment_raise", money, sources, each, RAISE)


def _read_attracted(book: Book, statement: Statement, money: Money) -> None:
    """A군은 B로부터 30억원의 투자를 유치했다: B is to build there; a town receives none of it."""
    firms = sources_of(book.focus, statement, [])
    if statement.status is Status.COMPLETED:
        statement = replace(statement, status=Status.PLANNED)
    book.add(statement, "investment_attracted", money, firms, None, GIVE)


def _read_flowing(book: Book, share: Share) -> None:
    statement, money = share.statement, share.money
    givers, carried = givers_of(book.focus, statement, money, share.floor)
    if carried:
        givers = _givers_of_flow(book, statement.sentence, givers)
    receivers = receivers_of(book.focus, statement, money, [], share.floor, share.limit)
    taken = {m.organisation_id for m in receivers}
    givers = [g for g in givers if g.organisation_id not in taken]
    book.add(statement, "investment_flow", money, givers, receivers[0] if receivers else None, GIVE)


def _givers_of_flow(book: Book, sentence: SceneSentence, carried: _Organisations) -> _Organisations:
    """Of money that flows without a giver: those of the programme spoken of, unless the text since named them anew."""
    programme = book.near(sentence, 8)
    continues = book.focus.continues_topic(sentence)
    if programme is not None and programme.sense == RAISE:
        return []
    if programme is None or programme.sense != GIVE:
        return carried if continues else []
    spoken_of = {g.organisation_id for g in programme.givers}
    same = continues and any(g.organisation_id in spoken_of for g in carried)
    return carried if same else list(programme.givers)


def _read_pooled(book: Book, share: Share) -> None:
    statement, money = share.statement, share.money
    founders, _ = givers_of(book.focus, statement, money, share.floor)
    end = statement.predicate.end + 10
    named = [m for m in statement.sentence.mentions if _FUND.search(m.text) and m.start < end]
    managed = len(founders) == 1 and _MANAGER.search(founders[0].name) is not None
    fund = named[-1] if named else None
    if fund is None and managed:
        book.refuse(statement.sentence, "a fund without a name")
        return
    if book.gave_less(statement.sentence, founders, money):
        founders = []  # A가 30억원을 출자해 조성한 펀드가 50억원 규모로 결성됐다
    givers = [*([] if managed else founders), *sources_of(book.focus, statement, founders)]
    givers = [g for g in givers if fund is None or g.organisation_id != fund.organisation_id]
    book.add(statement, "investment_pool", money, givers, fund, RAISE)


_READERS: dict[str, Callable[[Book, Share], None]] = {RAISE: _read_raised, FLOW: _read_flowing, POOL: _read_pooled}


def read_sum(book: Book, sentence: SceneSentence, money: Money, stated: re.Match[str]) -> None:
    """투자액은 30억원이다: the amount of the investment spoken of before, or one of whom the sentence is about."""
    statement = statement_at(book.scene, sentence, money.outer_end)
    if statement.reason_against:
        book.refuse(sentence, statement.reason_against)
        return
    before = book.near(sentence, 2)
    if before is not None and before.money is None and not stated["total"]:
        before.money = money
        before.draft.values.update(amount_values(money) | quoted_values(money))
        return
    owners, carried = givers_of(book.focus, statement, money, sentence.start)
    if stated["total"] or _RAISED_SUM.search(stated["noun"]) or is_cumulative(sentence, money):
        whole = book.near(sentence)
        if carried and whole is not None and whole.receiver is not None:
            owners = [whole.receiver]
        if owners:
            if statement.status is Status.PLANNED and not _AHEAD.search(statement.tail):
                statement = replace(statement, status=Status.COMPLETED)  # 누적 유치액은 50억원에 달한다
            book.add(statement, "investment_sum_raised", money, [], owners[0], RAISE, aside=True)
        return
    if before is not None and before.sense == RAISE:
        return
    if hosts_the_unnamed(sentence, owners):
        book.refuse(sentence, "who invests is not named")
        return
    if carried and before is None and not book.focus.carried(sentence, 2):
        book.refuse(sentence, "it is open whose investment it is")
        return
    book.add(statement, "investment_sum", money, owners, None, GIVE)


def read_changed(book: Book, sentence: SceneSentence, money: Money, *, to: bool) -> None:
    """투자 규모를 A에서 B로 늘린다: B is the investment, A is what it replaces."""
    statement = statement_at(book.scene, sentence, money.outer_end)
    givers, _ = givers_of(book.focus, statement, money, sentence.start)
    if not to or statement.reason_against or not givers:
        book.refuse(sentence, statement.reason_against or "an amount that was replaced")
        return
    if not are_public(givers) and _BUDGET.search(book.scene.body, sentence.start, money.outer_start):
        book.refuse(sentence, "a budget as a whole")
        return
    book.add(statement, "investment_changed", money, givers, None, GIVE)


def read_parts(book: Book, whole: Context, sentence: SceneSentence, monies: list[Money]) -> None:
    """분야별로는 ▲A 9조원 ▲B 5조원이다: what a sum spoken of before divides into."""
    for money in shares_of_sum(whole, sentence, monies):
        book.drafts.append(
            replace(
                whole.draft,
                rule="investment_part",
                start=sentence.start,
                end=sentence.end,
                values={"per": whole.draft.values["per"], **amount_values(money), **quoted_values(money)},
                organisations=dict(whole.draft.organisations),
                parties=list(whole.draft.parties),
            )
        )


def read_amountless(book: Book, sentence: SceneSentence, predicate: Predicate, sense: str) -> None:
    """A는 B에 투자했다, B는 A로부터 투자를 유치했다: a row only where both are named."""
    statement = book.scene.statement(sentence, predicate)
    if statement.reason_against:
        return
    subject, carried = givers_of(book.focus, statement, None, statement.start, receiving=sense == RAISE)
    if sense == RAISE:
        sources = sources_of(book.focus, statement, subject[:1])
        if subject and sources:
            book.add(statement, "investment_raise", None, sources, subject[0], RAISE)
        return
    if not carried:
        receivers = receivers_of(book.focus, statement, None, subject, statement.start)
        for receiver in receivers or described_receivers(book.focus, statement, subject):
            book.add(statement, "investment_without_amount", None, subject, receiver, GIVE)

"""Belongs here: levels: a holder's share of an issuer as a figure (지분율은 A%에서 B%로, X의 Y 지분은 N%다).
Does not: blocks that are traded or held through a predicate (trading), and whose level it is (level_sides).
"""

import re

from transforms.facts.draft import UNDATED, Dated, Draft, amount_values
from transforms.facts.modality import Status, not_a_fact, status_of
from transforms.facts.phrases import Phrase
from transforms.facts.predicates import Ending, Form, Predicate
from transforms.facts.roles import expand
from transforms.facts.scene import SceneSentence, Statement, within
from transforms.facts.stakes.level_sides import enumerated_owners, sides_of_level
from transforms.facts.stakes.listing import is_major_holder
from transforms.facts.stakes.lots import Lot
from transforms.facts.stakes.prices import is_price
from transforms.facts.stakes.refusing import against_level
from transforms.facts.stakes.state import Place, Telling
from transforms.facts.stakes.timing import as_of, date_or_earlier, founding, only_once_done
from transforms.korean.quantities import Percent
from transforms.organisations.mention import OrganisationMention

_LEVEL = re.compile(
    r"^\)?(?:\s?\([^)]{0,30}\))?(?:\s?수준)?(?:씩)?(?:이?다(?=[.\s,])|이며|이고|였|이었|인\s?(?:것|데)|로(?=[\s,])|으로(?=[\s,])|까지(?=\s)|가\s(?:되|된|됐|돼|될)|이\s(?:되|된|됐|돼|될)|에\s(?:달|이르|이른|그치|불과|육박|머물)|를\s(?:기록|차지)|를?\s?유지|의\s(?:\S{1,6}\s)?\S*주주|\s?[△▲▷·/]|이\s있(?:다|는|었|으며|고)|\s등(?:으로|이|의|순|,|\s|$)|\s?순|[,\s]*$|,(?=\s|[가-힣A-Z]))"
)
_SUBJECT_NOUN = re.compile(r"(?:은|이|도)\s")
_RISES_TO = re.compile(
    r"^\)?(?:\s?\([^)]{0,30}\))?(?:로|으로|까지)\s(?:\S{1,4}\s)?(?:늘|높|낮|줄|올|내려|떨어|뛰|확대|축소|끌어|희석|상승|하락|증가|감소)"
)
_CHANGE = re.compile(
    r"늘|높|낮|줄|올라|오르|올린|올리|내려|떨어|뛰|뛴|확대|축소|변동|변경|증가|감소|하락|상승|끌어|하락|희석|쪼그라|불어|바뀌|조정"
)
_AMOUNTS_TO = re.compile(
    r"(?:^|,\s)(?:이는|이번\s\S*\s?(?:물량|지분|주식)\S*|(?:해당|매각|처분|취득|인수|매수|매도|양도|매입)\s?"
    r"(?:되는\s|하는\s|한\s|대상\s|예정\s)?(?:물량|주식|지분|규모)(?:\s?수)?[은는])\s.*(?:에\s(?:해당|달)|비중|수준|규모|다\.$)"
)
_SPENT = re.compile(r"(?:\s?\([^)]*\))?(?:을|를)\s(?:추가로\s|더\s|현금\s?)?(?:지불|투입|투자|들여|들이|써|쓰|지급|내)")
_TENSED = re.compile(r"[았었였했됐렸웠졌켰났겼갔왔섰뒀췄폈꼈랐냈댔썼쳤컸줬]")
_TO_BE = re.compile(r"예정|계획|될|된다|되면|되고")


def is_level(place: Place, predicate: Predicate | None) -> bool:
    """Whether a figure is how much is held (is, rises to, makes) rather than a block that the predicate moves."""
    lot, lots, body = place.lot, place.lots, place.body
    if lot.origin is not None or (lot.entry_is_issuer and predicate is None) or is_major_holder(place.sentence, lot):
        return True
    if lot.percent is None:
        return False
    if _tells_of_last_trade(place.telling, place.sentence):
        return True
    first, last = (lots[lot.run[0]], lots[lot.run[-1]]) if lot.run else (lot, lot)
    after = body[last.end : last.end + 34]
    level = bool(_LEVEL.match(after))
    if _is_subject(body, first) and (first.owner is not None or level):
        return True
    if not level:
        return False
    if predicate is None or _RISES_TO.match(after):
        return True
    if first.noun is not None and not first.noun.ratio and body[first.noun.end : first.noun.end + 1] in "을를":
        return False
    if after.startswith(",") and len(lot.run) > 1:
        return False
    far = not after.startswith((" ", ",")) and predicate.start - lot.end > 25
    return far or (lot.noun is not None and lot.noun.ratio)


def _is_subject(body: str, lot: Lot) -> bool:
    """지분은 5%: the share word before the figure is its subject."""
    return lot.noun is not None and lot.noun.end <= lot.start and bool(_SUBJECT_NOUN.match(body, lot.noun.end))


def read_level(place: Place, listed: Phrase | None) -> None:
    """Draft the hold rows of a level: the later one, and the earlier one where A%에서 B%로 gives it."""
    telling, sentence, lot = place.telling, place.sentence, place.lot
    rule = "stake_level_from_to" if lot.origin else "stake_level"
    tail = place.body[lot.end : _clause_stop(sentence, lot)]
    if _fills_last_trade(telling, sentence, lot):
        return None
    reason = not_a_fact(tail, sentence.text, place.body[sentence.start : lot.start]) or against_level(
        place, listed, tail, several=bool(enumerated_owners(place))
    )
    if reason is not None:
        return telling.refuse(sentence, rule, reason)
    holder, issuer = sides_of_level(place, listed)
    if holder is None or issuer is None or holder.organisation_id == issuer.organisation_id:
        return telling.refuse(sentence, rule, "holder or issuer is not named")
    if lot.noun is not None and _told_the_other_way(telling, holder, issuer):
        holder, issuer = issuer, holder
    if _completes_holding(telling, sentence, lot, holder, issuer):
        return None
    if lot.each and len(lot.run) < 2 and lot.owner is None and listed is None and not lot.possessor:
        return _read_equal_parts(place, rule, tail, issuer)
    if lot.each and len(lot.run) < 2 and listed is not None and len(listed.members) > 1 and lot.distributed:
        return _read_each(place, rule, tail, listed, issuer)
    sides = {"holder": holder, "issuer": issuer}
    status, dated = _truth_and_date(place, tail, listed)
    if lot.origin is not None:
        telling.add(_holding(sentence, rule, lot.origin, Status.COMPLETED, UNDATED, sides), sentence)
    later = _holding(sentence, rule, lot.percent, status, dated, sides)
    if lot.shares is not None and lot.origin is None:
        later.values["shares"] = lot.shares.shares
    telling.add(later, sentence)
    if lot.origin is None:
        _as_trade(telling, sentence, lot)
    _read_spending(place, rule, tail, sides)
    return None


def _told_the_other_way(telling: Telling, holder: OrganisationMention, issuer: OrganisationMention) -> bool:
    """Y의 X 지분은 N%다, after X가 Y 지분을 사다: X's part of Y, as the trade told before says."""
    sides = [
        (d.organisations["holder"].organisation_id, d.organisations["issuer"].organisation_id) for d in telling.drafts
    ]
    other_way = (issuer.organisation_id, holder.organisation_id) in sides
    return other_way and (holder.organisation_id, issuer.organisation_id) not in sides and not telling.swaps


def _read_each(place: Place, rule: str, tail: str, listed: Phrase, issuer: OrganisationMention) -> None:
    """A, B가 각각 10%로 2대 주주다: the same for each of the list."""
    status, dated = _truth_and_date(place, tail, listed)
    for holder in expand(place.telling.scene, listed.members):
        if holder.organisation_id != issuer.organisation_id:
            sides = {"holder": holder, "issuer": issuer}
            place.telling.add(_holding(place.sentence, rule, place.lot.percent, status, dated, sides), place.sentence)


def _read_equal_parts(place: Place, rule: str, tail: str, issuer: OrganisationMention) -> None:
    """지분율도 50%씩이다: the same for each of those that the sentence before speaks of."""
    telling, sentence, lot = place.telling, place.sentence, place.lot
    founded = founding(sentence)
    status, dated = founded if founded is not None else _truth_and_date(place, tail, None)
    carried = telling.scene.carried_subject(sentence, 2)
    holders = expand(telling.scene, carried.members) if carried is not None else []
    if len(holders) < 2:
        return telling.refuse(sentence, rule, "equal parts of unnamed holders")
    for holder in holders:
        if holder.organisation_id != issuer.organisation_id:
            sides = {"holder": holder, "issuer": issuer}
            telling.add(_holding(sentence, rule, lot.percent, status, dated, sides), sentence)
    return None


def _truth_and_date(place: Place, tail: str, listed: Phrase | None) -> tuple[Status, Dated]:
    """A level is so, or will be; it has a date where it changes, comes after an act or with a founding."""
    sentence, lot = place.sentence, place.lot
    if lot.distributed and listed is not None and (founded := founding(sentence)) is not None:
        return founded
    statement = _statement(place, tail)
    if only_once_done(sentence, lot.start):
        return Status.PLANNED, date_or_earlier(statement)
    changes = lot.origin is not None or bool(_CHANGE.search(tail))
    if not changes and statement.status is Status.PLANNED and not _TO_BE.search(tail):
        return Status.COMPLETED, as_of(sentence, lot.start)
    return statement.status, date_or_earlier(statement) if changes else as_of(sentence, lot.start)


def _statement(place: Place, tail: str) -> Statement:
    """The level as if it were a predicate of its clause."""
    lot, sentence = place.lot, place.sentence
    status = status_of(tail, past=bool(_TENSED.search(tail)), adnominal=False)
    nothing = Predicate(lot.end, lot.end, "", Form.VERB, Ending.FINAL, False, (), frozenset())
    return Statement(nothing, sentence, sentence.clause_start(lot.start), sentence.end, tail, status, None)


def _fills_last_trade(telling: Telling, sentence: SceneSentence, lot: Lot) -> bool:
    """이는 발행주식 총수의 3.2%에 해당한다: how much the block is that was traded last."""
    last = telling.last
    if last is None or not _tells_of_last_trade(telling, sentence):
        return False
    if last.values["action"] != "hold" and last.values.get("percent") is None and lot.percent is not None:
        last.values["percent"] = lot.percent.value
    return True


def _tells_of_last_trade(telling: Telling, sentence: SceneSentence) -> bool:
    recent = telling.last is not None and sentence.index - telling.last_at <= 2
    return recent and _AMOUNTS_TO.search(sentence.text) is not None


def _completes_holding(
    telling: Telling, sentence: SceneSentence, lot: Lot, holder: OrganisationMention, issuer: OrganisationMention
) -> bool:
    """주식 300만주를 갖고 있다. 지분율은 5%다: the percent of the number of shares told last."""
    last = telling.last
    if last is None or lot.origin is not None or lot.percent is None or sentence.index - telling.last_at > 1:
        return False
    same = (
        last.organisations["holder"].organisation_id == holder.organisation_id
        and last.organisations["issuer"].organisation_id == issuer.organisation_id
    )
    if not same or last.values["action"] != "hold" or not last.values.get("shares") or last.values.get("percent"):
        return False
    last.values["percent"] = lot.percent.value
    return True


def _as_trade(telling: Telling, sentence: SceneSentence, lot: Lot) -> None:
    """X가 받은 Y 지분은 N%다, and X 몫은 Y N%다 after an exchange: the level tells what was got."""
    draft = telling.drafts[-1]
    holder, issuer = draft.organisations["holder"], draft.organisations["issuer"]
    swap = telling.swap_of(sentence, holder, issuer) or telling.recent_swap(sentence, 1)
    part = lot.owner is not None and lot.distributed
    if swap is not None and swap.has_member(holder) and (part or lot.possessed == "acquire"):
        draft.values |= amount_values(lot.worth)
        swap.take(draft)
    elif lot.possessed == "acquire":
        draft.values |= {"action": "acquire", **amount_values(lot.worth)}


def _clause_stop(sentence: SceneSentence, lot: Lot) -> int:
    return next((end for end in sentence.clause_ends if end > lot.end + 1), sentence.end)


def _holding(
    sentence: SceneSentence,
    rule: str,
    percent: Percent | None,
    status: Status,
    dated: Dated,
    sides: dict[str, OrganisationMention],
) -> Draft:
    return Draft(
        table="stakes",
        rule=rule,
        start=sentence.start,
        end=sentence.end,
        status=status,
        dated=dated,
        values={"action": "hold", "percent": percent.value if percent else None},
        organisations=dict(sides),
    )


def _read_spending(place: Place, rule: str, tail: str, sides: dict[str, OrganisationMention]) -> None:
    """N억원을 지불해 지분율을 A%에서 B%로 올리다: the purchase itself, of which only the price is given."""
    telling, sentence, lot = place.telling, place.sentence, place.lot
    statement = _statement(place, tail)
    start = lot.noun.start if lot.noun else lot.start
    for money in within(telling.scene.quantities.money, statement.start - 60, start):
        if not _SPENT.match(place.body, money.outer_end) or not is_price(sentence, money):
            continue
        draft = _holding(sentence, f"{rule}_price", None, statement.status, date_or_earlier(statement), sides)
        draft.values = {"action": "acquire", **amount_values(money)}
        telling.add(draft, sentence)

"""Belongs here: levels: a holder's share of an issuer as a figure (지분율은 A%에서 B%로, X의 Y 지분은 N%다).
Does not: blocks that are traded or held through a predicate (trading).
"""

import re

from transforms.facts.draft import UNDATED, Draft, amount_values
from transforms.facts.modality import Status, not_a_fact, status_of
from transforms.facts.phrases import Case, Phrase
from transforms.facts.predicates import Ending, Form, Predicate
from transforms.facts.roles import expand
from transforms.facts.scene import SceneSentence, Statement
from transforms.facts.stakes.actors import (
    earlier_subject,
    local_subject,
    other_subject,
    speaking_person,
    unknown_name,
)
from transforms.facts.stakes.lots import Lot
from transforms.facts.stakes.naming import share_taker, venture
from transforms.facts.stakes.prices import is_price
from transforms.facts.stakes.state import Telling
from transforms.facts.stakes.timing import date_or_earlier, founding, only_once_done
from transforms.korean.quantities import Percent
from transforms.organisations.mention import OrganisationMention

_LEVEL = re.compile(
    r"^\)?(?:\s?\([^)]{0,30}\))?(?:\s?수준)?(?:씩)?(?:이?다(?=[.\s,])|입니다|이며|이고|였|이었|인\s?(?:것|데)|로(?=[\s,])|으로(?=[\s,])|까지(?=\s)|가\s(?:되|된|됐|돼|될)|이\s(?:되|된|됐|돼|될)|에\s(?:달|이르|이른|그치|불과|육박|머물)|를\s(?:기록|차지)|를?\s?유지|의\s(?:\S{1,6}\s)?\S*주주|\s?[△▲▷·/]|\s등(?:으로|이|의|순|,|\s|$)|\s?순|[,\s]*$|,\s)"
)
_SUBJECT_NOUN = re.compile(r"(?:은|이|도)\s")
_RISES_TO = re.compile(
    r"^\)?(?:\s?\([^)]{0,30}\))?(?:로|으로|까지)\s(?:\S{1,4}\s)?(?:늘|높|낮|줄|올|내려|떨어|뛰|확대|축소|끌어|희석|상승|하락|증가|감소)"
)
_CHANGE = re.compile(
    r"늘|높|낮|줄|올라|오르|올린|올리|내려|떨어|뛰|뛴|확대|축소|변동|변경|증가|감소|하락|상승|끌어|하락|희석|쪼그라|불어|바뀌|조정"
)
_AMOUNTS_TO = re.compile(
    r"^(?:이는|이번\s\S*\s?(?:물량|지분|주식)\S*|(?:해당|매각|처분|취득|인수|매수|매도|양도|매입)\s?"
    r"(?:되는\s|하는\s|한\s|대상\s|예정\s)?(?:물량|주식|지분|규모)(?:\s?수)?[은는])\s.*(?:에\s(?:해당|달)|비중|수준|규모|다\.$)"
)
_CONDITION = re.compile(r"(?:행사하|전환하|성공하|고려하|합산하|합치|더하|감안하|포함하)면|(?:할|될|를|일)\s경우|합산")
_SUPPOSED = re.compile(r"\)?(?:로|으로)\s(?:보|본|봤|잡|가정|제한|추정|낮게|묶|계산|환산)")
_MAY = re.compile(r"[할될를]\s수(?:도)?\s있")
_MAJOR = re.compile(r"주요\s?주주(?:로|다|이)|주주\s?명[부단]")
_PART_OF = re.compile(r"(?:의)?\s?(?:몫|보유분)")
_SPENT = re.compile(
    r"^(?:\s?\([^)]*\))?(?:을|를)\s(?:추가로\s|더\s|현금\s?)?(?:지불|투입|투자|들여|들이|써|쓰|지급|내)"
)
_TENSED = re.compile(r"[았었였했됐렸웠졌켰났겼갔왔섰뒀췄폈꼈랐냈댔썼쳤컸줬]")


def is_level(sentence: SceneSentence, lots: list[Lot], index: int, predicate: Predicate | None) -> bool:
    """Whether a figure is how much is held (is, rises to, makes) rather than a block that the predicate moves."""
    lot = lots[index]
    if lot.origin is not None:
        return True
    if lot.entry_is_issuer and predicate is None:
        return True
    if lot.entry is not None and _MAJOR.search(sentence.scene.body, lot.end, sentence.end):
        return True
    body = sentence.scene.body
    last = lots[lot.run[-1]] if lot.run else lot
    after = body[last.end : last.end + 34]
    first = lots[lot.run[0]] if lot.run else lot
    if lot.percent is not None and first.noun is not None and _SUBJECT_NOUN.match(body, first.noun.end):
        if first.noun.end <= first.start and (first.owner is not None or _LEVEL.match(after)):
            return True
    if lot.percent is None or not _LEVEL.match(after):
        return False
    if predicate is None or _RISES_TO.match(after):
        return True
    if first.noun is not None and not first.noun.ratio and _traded_as_object(body, first):
        return False
    if after.startswith(",") and len(lot.run) > 1:
        return False
    return (lot.noun is not None and lot.noun.ratio) or (
        not after.startswith((" ", ",")) and predicate.start - lot.end > 25
    )


def _traded_as_object(body: str, lot: Lot) -> bool:
    return lot.noun is not None and body[lot.noun.end : lot.noun.end + 1] in "을를"


def read_level(
    telling: Telling, sentence: SceneSentence, lots: list[Lot], index: int, floor: int, listed: Phrase | None
) -> None:
    """Draft the hold rows of a level: the later one, and the earlier one where A%에서 B%로 gives it."""
    lot = lots[index]
    rule = "stake_level_from_to" if lot.origin else "stake_level"
    tail = sentence.scene.body[lot.end : _clause_stop(sentence, lot)]
    if _fills_last_trade(telling, sentence, lot):
        return None
    if _MAY.search(tail):
        return telling.refuse(sentence, rule, "a mere possibility")
    if (reason := not_a_fact(tail, sentence.text, sentence.scene.body[sentence.start : lot.start])) is not None:
        return telling.refuse(sentence, rule, reason)
    if (reason := _unclear(telling, sentence, lots, index, listed)) is not None:
        return telling.refuse(sentence, rule, reason)
    holder, issuer = _sides(telling, sentence, lots[: index + 1], floor, listed)
    owners = _owners(telling, lots, index)
    if len(owners) > 1:
        holder, issuer = (
            owners[lot.run.index(index)],
            lots[lot.run[0]].issuers[-1] if lots[lot.run[0]].issuers else issuer,
        )
    if holder is None or issuer is None or holder.organisation_id == issuer.organisation_id:
        return telling.refuse(sentence, rule, "holder or issuer is not named")
    status = status_of(tail, past=bool(_TENSED.search(tail)), adnominal=False)
    if (
        lot.origin is None
        and not _CHANGE.search(tail)
        and status is Status.PLANNED
        and not re.search(r"예정|계획|될|된다|되면|되고", tail)
    ):
        status = Status.COMPLETED
    statement = Statement(
        _as_predicate(lot), sentence, sentence.clause_start(lot.start), sentence.end, tail, status, None
    )
    dated = date_or_earlier(statement) if _CHANGE.search(tail) or lot.origin else UNDATED
    if only_once_done(sentence, lot.start):
        status, dated = Status.PLANNED, date_or_earlier(statement)
    if lot.distributed and listed is not None and (founded := founding(sentence)) is not None:
        status, dated = founded
    if _completes_holding(telling, sentence, lot, holder, issuer):
        return None
    if lot.origin is not None:
        _add(telling, sentence, rule, Status.COMPLETED, UNDATED, lot.origin, holder, issuer)
    _add(telling, sentence, rule, status, dated, lot.percent, holder, issuer)
    if lot.origin is None:
        _as_trade(telling, sentence, lot)
    _read_spending(telling, sentence, lot, rule, statement, holder, issuer)
    return None


def _owners(telling: Telling, lots: list[Lot], index: int) -> list[OrganisationMention]:
    """A와 B의 Y 지분은 각각 3%, 2%다: the holders of an enumeration, as many as its figures."""
    run = lots[index].run
    owner = lots[run[0]].owner if run else None
    members = expand(telling.scene, owner.members) if owner is not None else []
    return members if len(members) == len(run) else []


def _unclear(
    telling: Telling, sentence: SceneSentence, lots: list[Lot], index: int, listed: Phrase | None
) -> str | None:
    """Why a level is not read, if its figure may be somebody else's."""
    lot = lots[index]
    if lot.noun is not None and lot.noun.own:
        return "a company's own shares"
    if _CONDITION.search(sentence.scene.body, sentence.start, lot.start):
        return "a level under a condition"
    if _SUPPOSED.match(sentence.scene.body[lot.end : lot.end + 12]):
        return "a supposed level"
    if listed is None and lot.entry is None:
        if lot.distributed and unknown_name(sentence, lot) is not None:
            return "no named organisation stands before the figure"
        if len(lot.run) > 1 and not _owners(telling, lots, index):
            return "several figures for one holder"
    elif (
        lot.distributed
        and not lot.entry_is_issuer
        and not any(other.noun for other in lots)
        and not (lot.entry is not None and _MAJOR.search(sentence.scene.body, lot.end, sentence.end))
        and not share_taker(sentence, lot.start)
    ):
        return (
            None
            if listed is not None and _PART_OF.match(sentence.scene.body, listed.end)
            else "a list without a header"
        )
    return None


def _fills_last_trade(telling: Telling, sentence: SceneSentence, lot: Lot) -> bool:
    """이는 발행주식 총수의 3.2%에 해당한다: how much the block is that was traded last."""
    last = telling.last
    if last is None or sentence.index - telling.last_at > 2 or not _AMOUNTS_TO.match(sentence.text):
        return False
    if last.values["action"] != "hold" and last.values.get("percent") is None and lot.percent is not None:
        last.values["percent"] = lot.percent.value
    return True


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


def _as_predicate(lot: Lot) -> Predicate:
    return Predicate(lot.end, lot.end, "", Form.VERB, Ending.FINAL, False, (), frozenset())


def _clause_stop(sentence: SceneSentence, lot: Lot) -> int:
    return next((end for end in sentence.clause_ends if end > lot.end + 1), sentence.end)


def _sides(
    telling: Telling, sentence: SceneSentence, lots: list[Lot], floor: int, listed: Phrase | None
) -> tuple[OrganisationMention | None, OrganisationMention | None]:
    """Holder and issuer of a level, from its noun phrase, the clause's subject and what was spoken of before."""
    scene = telling.scene
    *earlier, lot = lots
    holder: OrganisationMention | None = None
    issuer = lot.issuers[-1] if lot.issuers else None
    if lot.entry is not None and not lot.entry_is_issuer:
        return (expand(scene, [lot.entry]) or [None])[0], issuer
    named = lot.owner.members if lot.owner else (listed.members if listed else [])
    if named and not (lot.issuer_phrase is not None and listed is lot.issuer_phrase and lot.owner is None):
        holder = expand(scene, named)[0] if expand(scene, named) else None
    elif lot.possessor:
        holder = lot.possessor[0]
    if holder is None and issuer is not None and lot.issuer_phrase is not None and lot.issuer_phrase.case is Case.BARE:
        holder, issuer = _holder_called_like_issuer(telling, sentence, lot, issuer)
        lot.issuers = [issuer] if issuer is not None else []
    if holder is None:
        holder = _subject(telling, sentence, lot, floor)
    if issuer is None:
        issuer = _other(telling, sentence, lot, holder, earlier)
    return holder, issuer


def _holder_called_like_issuer(
    telling: Telling, sentence: SceneSentence, lot: Lot, named: OrganisationMention
) -> tuple[OrganisationMention | None, OrganisationMention | None]:
    """X 지분율은: X is the holder where the text has just spoken of its holding of another's shares."""
    current = telling.current_issuer(sentence)
    if current and current.organisation_id != named.organisation_id and telling.holds_nearby(named, sentence):
        return named, current
    return None, named


def _subject(telling: Telling, sentence: SceneSentence, lot: Lot, floor: int) -> OrganisationMention | None:
    scene = telling.scene
    skip = [lot.issuer_phrase]
    start = max(floor, sentence.clause_start(lot.start))
    phrase = local_subject(sentence, lot, start, lot.end, skip)
    if phrase is None:
        if speaking_person(sentence, start, lot.start) or other_subject(sentence, start, lot.start):
            return None
        phrase = earlier_subject(sentence, lot, start, skip)
    if phrase is None and (last := telling.current_holder(sentence)) is not None:
        return last
    phrase = phrase or scene.carried_subject(sentence, 2)
    members = expand(scene, phrase.members) if phrase else []
    return members[0] if members else None


def _other(
    telling: Telling,
    sentence: SceneSentence,
    lot: Lot,
    holder: OrganisationMention | None,
    earlier: list[Lot],
) -> OrganisationMention | None:
    own = holder.organisation_id if holder else ""
    before = next((other.issuers[-1] for other in reversed(earlier) if other.issuers), None)
    found = before or venture(sentence, lot.start) or telling.current_issuer(sentence)
    return found if found is not None and found.organisation_id != own else None


def _add(telling, sentence, rule, status, dated, percent: Percent | None, holder, issuer) -> None:  # type: ignore[no-untyped-def]
    telling.add(
        Draft(
            table="stakes",
            rule=rule,
            start=sentence.start,
            end=sentence.end,
            status=status,
            dated=dated,
            values={"action": "hold", "percent": percent.value if percent else None},
            organisations={"holder": holder, "issuer": issuer},
        ),
        sentence,
    )


def _read_spending(  # type: ignore[no-untyped-def]
    telling: Telling, sentence: SceneSentence, lot: Lot, rule: str, statement: Statement, holder, issuer
) -> None:
    """N억원을 지불해 지분율을 A%에서 B%로 올리다: the purchase itself, of which only the price is given."""
    body = sentence.scene.body
    start = lot.noun.start if lot.noun else lot.start
    for money in sentence.quantities(sentence.scene.quantities.money):
        if statement.start - 60 <= money.start < start and _SPENT.match(body[money.outer_end : money.outer_end + 14]):
            if is_price(sentence, money):
                values = {"action": "acquire", **amount_values(money)}
                telling.add(
                    Draft(
                        table="stakes",
                        rule=f"{rule}_price",
                        start=sentence.start,
                        end=sentence.end,
                        status=statement.status,
                        dated=date_or_earlier(statement),
                        values=values,
                        organisations={"holder": holder, "issuer": issuer},
                    ),
                    sentence,
                )

"""Belongs here: the rules that read investments: who puts how much into what, and rounds that a company raises.
Does not: the price of an acquisition (deals) or of traded shares (stakes).
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from transforms.facts.binding import statement_at
from transforms.facts.dating import date_of
from transforms.facts.draft import Draft, Refusal, amount_values, quoted_values
from transforms.facts.focus import Focus
from transforms.facts.investment_amounts import is_cumulative, is_yearly, reason_against, sum_changed, sum_stated
from transforms.facts.investment_merge import distinct
from transforms.facts.investment_predicates import FLOW, GIVE, POOL, RAISE, SHARE, amountless, governing
from transforms.facts.investment_roles import givers_of, receivers_of, sources_of
from transforms.facts.investment_rounds import Context, add_giver, add_participants, adds_up, shares_of_sum
from transforms.facts.predicates import Form, Predicate
from transforms.facts.scene import Scene, SceneSentence, Statement
from transforms.korean.quantities import Money
from transforms.organisations.mention import OrganisationMention

_DENIED = re.compile(r"사실\s?무근|일축했|사실이 아니|부인했")
_MORE = re.compile(
    r"우선|먼저|나머지|추가로|이 ?(?:가운데|중)|그 ?(?:가운데|중)|더 |또 |마저|남은|스스로|자체|역시|도 "
)
_MANAGER = re.compile(r"벤처스|인베스트먼트|파트너스|자산운용|캐피탈|캐피털|벤처투자|투자조합|액셀러레이터|PE$")
_RECEIVED = re.compile(r"(?:에서|로부터|에게서) (?:[^\s,.]+ ){0,3}?받(?:기로 한|은|을|아 온)\s")
_ROUND_STAGE = re.compile(r"(?:시드|시리즈\s?[A-G]|프리\s?[A-G]|엔젤)(?:\s?(?:단계|라운드|투자))?(?:에서|에는|에|때)\s")
_WITHDRAWN = re.compile(r"다가 (?:\S+ ){0,3}?(?:발을 뺐|철회|취소|포기|접었)|철회|무산")
_GOES_TO = re.compile(r"(?<![0-9초말때만번드자안년월전후이])(?:에|에게|에는|에만)\s")
_FUND = re.compile(r"펀드|조합|기금|호$")
_ENDOW = ("출연하", "출자하", "출연", "출자")
_CONTEXTS = 4
_Organisations = list[OrganisationMention]


def read_investments(scene: Scene) -> Iterator[Draft | Refusal]:
    """Drafts of investments, and the amounts and statements refused with the reason."""
    reader = _Reader(scene)
    for sentence in scene.sentences:
        if not sentence.sentence.heading:
            reader.read(sentence)
    yield from distinct(reader.drafts)
    yield from reader.refusals


class _Reader:
    """Reads a scene's sentences in order; `context` is the investment that was spoken of last."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.focus = Focus(scene)
        self.drafts: list[Draft] = []
        self.refusals: list[Refusal] = []
        self.contexts: list[Context] = []

    @property
    def context(self) -> Context | None:
        return self.contexts[-1] if self.contexts else None

    def read(self, sentence: SceneSentence) -> None:
        monies = sentence.quantities(self.scene.quantities.money)
        taken: set[int] = set()
        unbound: list[Money] = []
        before = list(self.contexts[-_CONTEXTS:])
        self._read_amounts(sentence, monies, taken, unbound)
        if unbound and before:
            whole = next(
                (c for c in reversed(before) if c.money and c.near(sentence, 4) and adds_up(c.money, unbound)), None
            )
            if whole is not None or before[-1].near(sentence):
                self._read_shares(whole or before[-1], sentence, unbound)
        for predicate, sense in amountless(sentence, taken):
            self._read_amountless(sentence, predicate, sense)
        if self.context is not None and self.context.sense == RAISE and self.context.near(sentence):
            add_participants(self.scene, self.focus, self.context, sentence)

    def _read_amounts(
        self, sentence: SceneSentence, monies: list[Money], taken: set[int], unbound: list[Money]
    ) -> None:
        groups: dict[int, list[Money]] = {}
        senses: dict[int, tuple[Predicate, str]] = {}
        for money in monies:
            reason = reason_against(sentence, money)
            stated = None if reason else sum_stated(sentence, money)
            changed = sum_changed(sentence, money)
            if changed is not None:
                self._read_changed(sentence, money, changed)
            elif reason is not None:
                self._refuse(sentence, reason)
                refused = governing(sentence, money)
                taken.update([refused[0].start] if isinstance(refused, tuple) else [])
            elif stated is not None:
                self._read_sum(sentence, money, stated)
            else:
                found = governing(sentence, money)
                if isinstance(found, tuple):
                    groups.setdefault(found[0].start, []).append(money)
                    senses[found[0].start] = found
                elif found is None:
                    unbound.append(money)
                else:
                    self._refuse(sentence, found)
        for start, group in groups.items():
            taken.add(start)
            self._read_group(sentence, *senses[start], group, sentence_start(sentence, monies, group))

    def _read_group(
        self, sentence: SceneSentence, predicate: Predicate, sense: str, group: list[Money], floor: int
    ) -> None:
        statement = self.scene.statement(sentence, predicate)
        reason = statement.reason_against
        if reason is None and _DENIED.search(self.scene.body, predicate.start, sentence.end):
            reason = "denied"
        if reason is not None:
            self._refuse(sentence, reason)
            return
        shared = self._respectively(statement, group)
        common = receivers_of(self.focus, statement, None, [], group[-1].end)
        for index, money in enumerate(group):
            limit = money.outer_start if index + 1 < len(group) else predicate.start
            if shared:
                self._read_one(statement, sense, money, statement.start, predicate.start, shared[index], common)
            else:
                self._read_one(statement, sense, money, floor, limit, None, common)
            floor = money.end

    def _respectively(self, statement: Statement, group: list[Money]) -> list[_Organisations]:
        """A와 B가 각각 40억원, 30억원을 냈다: the giver of each amount."""
        if len(group) < 2:
            return []
        givers, _ = givers_of(self.focus, statement, group[0], statement.start)
        between = self.scene.body[statement.sentence.start : statement.predicate.start]
        return [[giver] for giver in givers] if len(givers) == len(group) and "각각" in between else []

    def _read_one(
        self,
        statement: Statement,
        sense: str,
        money: Money,
        floor: int,
        limit: int,
        givers: _Organisations | None,
        common: _Organisations,
    ) -> None:
        reader = {RAISE: self._read_raise, FLOW: self._read_flow, POOL: self._read_pool}.get(sense)
        if _RECEIVED.search(self.scene.body, statement.start, money.start) and statement.predicate.form is Form.NOUN:
            reader = self._read_raise
        if reader is not None:
            reader(statement, money, floor, limit)
            return
        carried = False
        if givers is None:
            givers, carried = givers_of(self.focus, statement, money, floor)
        if not givers and carried and self.context is not None and self.context.near(statement.sentence):
            givers = list(self.context.givers)
        if not givers and not carried:
            self._refuse(statement.sentence, "who gives is no named organisation")
            return
        receivers = receivers_of(self.focus, statement, money, givers, floor, limit)
        receivers = receivers or [m for m in common if m not in givers]
        receiver = receivers[0] if receivers else None
        part = False
        if receiver is None and _FUND.search(givers[-1].name if givers else "") and statement.predicate.lemma in _ENDOW:
            self._refuse(statement.sentence, "it is open whether the fund gives or receives")
            return
        if receiver is None:
            part, receiver, givers = self._inherited(statement, sense, money, givers, carried)
            if sense == SHARE and not part and receiver is None:
                self._refuse(statement.sentence, "money given outside an investment")
                return
        rule = f"investment_{sense}"
        separate = money.each and len(givers) > 1 and "씩" in self.scene.body[money.end : money.end + 4]
        for each in [[giver] for giver in givers] if separate else [givers]:
            self._add(statement, rule, money, each, receiver, GIVE, part=part)

    def _inherited(
        self, statement: Statement, sense: str, money: Money, givers: _Organisations, carried: bool
    ) -> tuple[bool, OrganisationMention | None, _Organisations]:
        """The receiver of the investment spoken of before, where this one is a part or a continuation of it."""
        context, sentence = self.context, statement.sentence
        if _ROUND_STAGE.search(self.scene.body, statement.start, money.start):
            company = [c for c in self.focus.company(sentence) if c not in givers]
            if company and not (context is not None and context.near(sentence) and context.receiver is not None):
                return True, company[0], givers
        if context is None or not context.near(sentence):
            return False, None, givers
        words = self.scene.body[sentence.clause_start(money.start) : statement.predicate.start]
        more = (_MORE.search(words) is not None and not _GOES_TO.search(words)) or statement.predicate.lemma == "수혈하"
        fits = context.money is None or money.currency != context.money.currency or money.amount <= context.money.amount
        if context.receiver is None:
            return sense == SHARE and fits, None, givers
        if any(g.organisation_id == context.receiver.organisation_id for g in givers):
            if not carried or context.sense == RAISE:
                return False, None, givers
            givers = list(context.givers)
        if sense in (SHARE, "new_shares") or more or (context.sense == RAISE and fits):
            if carried and context.sense != RAISE:
                givers = list(context.givers)
            if fits and not _WITHDRAWN.search(statement.tail):
                add_giver(context, givers)
            context.latest = sentence
            return context.sense == RAISE or carried or sense == SHARE, context.receiver, givers
        return False, None, givers

    def _read_raise(self, statement: Statement, money: Money, floor: int, limit: int) -> None:
        receiver, _ = givers_of(self.focus, statement, money, floor)
        sources = sources_of(self.focus, statement, receiver[:1])
        sources = [] if is_cumulative(statement.sentence, money) else sources
        if not receiver:
            self._refuse(statement.sentence, "no receiver is named")
            return
        self._add(statement, "investment_raise", money, sources, receiver[0], RAISE)

    def _read_flow(self, statement: Statement, money: Money, floor: int, limit: int) -> None:
        givers, carried = givers_of(self.focus, statement, money, floor)
        context = self.context
        if carried:
            givers = self._givers_of_flow(statement.sentence, givers)
        receivers = receivers_of(self.focus, statement, money, [], floor, limit)
        taken = {m.organisation_id for m in receivers}
        givers = [g for g in givers if g.organisation_id not in taken]
        self._add(statement, "investment_flow", money, givers, receivers[0] if receivers else None, GIVE)

    def _givers_of_flow(self, sentence: SceneSentence, carried: _Organisations) -> _Organisations:
        """Of money that flows without a giver: those of the programme spoken of, unless the text has since named them anew."""
        context = self.context
        if context is None or context.sense != GIVE or not context.near(sentence, 8):
            return carried if self.focus.continues_topic(sentence) else []
        spoken_of = {g.organisation_id for g in context.givers}
        same = any(g.organisation_id in spoken_of for g in carried) and self.focus.continues_topic(sentence)
        return carried if same else list(context.givers)

    def _read_pool(self, statement: Statement, money: Money, floor: int, limit: int) -> None:
        founders, _ = givers_of(self.focus, statement, money, floor)
        sources = sources_of(self.focus, statement, founders)
        named = [
            m for m in statement.sentence.mentions if _FUND.search(m.text) and m.start < statement.predicate.end + 10
        ]
        managed = len(founders) == 1 and _MANAGER.search(founders[0].name) is not None
        fund = named[-1] if named else None
        givers = [*([] if managed else founders), *sources]
        if fund is None and managed:
            self._refuse(statement.sentence, "a fund without a name")
            return
        givers = [g for g in givers if fund is None or g.organisation_id != fund.organisation_id]
        self._add(statement, "investment_pool", money, givers, fund, RAISE)

    def _read_sum(self, sentence: SceneSentence, money: Money, stated: re.Match[str]) -> None:
        """투자액은 30억원이다: the amount of the investment spoken of before, or one of whom the sentence is about."""
        statement = statement_at(self.scene, sentence, money.outer_end)
        if statement.reason_against:
            self._refuse(sentence, statement.reason_against)
            return
        context = self.context
        if context is not None and context.money is None and context.near(sentence, 2) and not stated["total"]:
            context.money = money
            context.draft.values.update(amount_values(money) | quoted_values(money))
            return
        owners, carried = givers_of(self.focus, statement, money, sentence.start)
        raised = (
            stated["total"] or "유치" in stated["noun"] or stated["noun"] in ("모은 돈",) or "조달" in stated["noun"]
        )
        if raised or is_cumulative(sentence, money):
            if carried and context is not None and context.near(sentence) and context.receiver is not None:
                owners = [context.receiver]
            if owners:
                self._add(statement, "investment_sum_raised", money, [], owners[0], "sum")
            return
        if context is not None and context.sense == RAISE and context.near(sentence, 2):
            return
        if carried and not self.focus.carried(sentence, 2) and not (context is not None and context.near(sentence, 2)):
            self._refuse(sentence, "it is open whose investment it is")
            return
        self._add(statement, "investment_sum", money, owners, None, GIVE)

    def _read_changed(self, sentence: SceneSentence, money: Money, changed: bool) -> None:
        """투자 규모를 A에서 B로 늘린다: B is the investment, A is what it replaces."""
        statement = statement_at(self.scene, sentence, money.outer_end)
        givers, _ = givers_of(self.focus, statement, money, sentence.start)
        if not changed or statement.reason_against or not givers:
            self._refuse(sentence, statement.reason_against or "an amount that was replaced")
            return
        self._add(statement, "investment_changed", money, givers, None, GIVE)

    def _read_shares(self, context: Context, sentence: SceneSentence, unbound: list[Money]) -> None:
        for money in shares_of_sum(context, sentence, unbound):
            self.drafts.append(
                replace(
                    context.draft,
                    rule="investment_part",
                    start=sentence.start,
                    end=sentence.end,
                    values={"per": context.draft.values["per"], **amount_values(money), **quoted_values(money)},
                    organisations=dict(context.draft.organisations),
                    parties=list(context.draft.parties),
                )
            )

    def _read_amountless(self, sentence: SceneSentence, predicate: Predicate, sense: str) -> None:
        statement = self.scene.statement(sentence, predicate)
        if statement.reason_against:
            return
        if sense == RAISE:
            receiver, _ = givers_of(self.focus, statement, None, statement.start)
            sources = sources_of(self.focus, statement, receiver[:1])
            if receiver and sources:
                self._add(statement, "investment_raise", None, sources, receiver[0], RAISE)
            return
        givers, carried = givers_of(self.focus, statement, None, statement.start)
        receivers = receivers_of(self.focus, statement, None, givers, statement.start)
        if not carried:
            for receiver in receivers:
                self._add(statement, "investment_without_amount", None, givers, receiver, GIVE)

    def _add(
        self,
        statement: Statement,
        rule: str,
        money: Money | None,
        givers: _Organisations,
        receiver: OrganisationMention | None,
        sense: str,
        *,
        part: bool = False,
    ) -> None:
        sentence = statement.sentence
        if not givers and receiver is None:
            self._refuse(sentence, "neither an investor nor an investee is named")
            return
        dated = date_of(self.scene, statement)
        context = self.context
        if (
            dated.date is None
            and context is not None
            and context.near(sentence)
            and (part or rule == "investment_flow")
        ):
            dated = context.draft.dated
        draft = Draft(
            table="investments",
            rule=rule,
            start=sentence.start,
            end=sentence.end,
            status=statement.status,
            dated=dated,
            values={
                "per": "year" if money is not None and is_yearly(sentence, money) else "once",
                **amount_values(money),
                **quoted_values(money),
            },
            organisations={"investee": receiver} if receiver is not None else {},
            parties=[(giver, "investor") for giver in givers],
        )
        self.drafts.append(draft)
        if not part and rule != "investment_sum_raised":
            self.contexts.append(Context(draft, sense, sentence, list(givers), receiver, money))

    def _refuse(self, sentence: SceneSentence, reason: str) -> None:
        self.refusals.append(
            Refusal(table="investments", rule="investment", reason=reason, start=sentence.start, end=sentence.end)
        )


def sentence_start(sentence: SceneSentence, monies: list[Money], group: list[Money]) -> int:
    """Where the words of a group's first amount begin: after the amount before it, if that belongs to another predicate."""
    earlier = [m.end for m in monies if m.end <= group[0].start]
    return earlier[-1] if earlier else sentence.start

"""Belongs here: what has been read of an article's investments so far: drafts, refusals, and the ones spoken of last.
Does not: reading a statement (investment_kinds).
"""

from dataclasses import dataclass, field

from transforms.facts.dating import date_beside, date_of
from transforms.facts.draft import UNDATED, Dated, Draft, Refusal, amount_values, quoted_values
from transforms.facts.focus import Focus
from transforms.facts.investments.amounts import is_cumulative, is_yearly
from transforms.facts.investments.predicates import RAISE
from transforms.facts.investments.rounds import Context
from transforms.facts.scene import Scene, SceneSentence, Statement
from transforms.korean.quantities import Money
from transforms.organisations.mention import OrganisationMention

RECENT = 4  # investments that a sentence may still take up


@dataclass
class Book:
    """The investments of one scene in order of reading."""

    scene: Scene
    focus: Focus
    drafts: list[Draft] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    contexts: list[Context] = field(default_factory=list)

    @property
    def context(self) -> Context | None:
        """The investment spoken of last."""
        return self.contexts[-1] if self.contexts else None

    def near(self, sentence: SceneSentence, reach: int = 3) -> Context | None:
        """The investment spoken of last, if at most `reach` sentences ago."""
        return self.context if self.context is not None and self.context.near(sentence, reach) else None

    def round_near(self, sentence: SceneSentence) -> Context | None:
        """The round spoken of last, also where what another gave its receiver was told since."""
        if not self.contexts:
            return None
        last = self.near(sentence)
        if last is None or last.sense == RAISE or last.receiver is None:
            return last if last is not None and last.sense == RAISE else None
        earlier = [c for c in self.contexts[-RECENT:-1] if c.sense == RAISE and c.near(sentence)]
        same = [c for c in earlier if c.receiver and c.receiver.organisation_id == last.receiver.organisation_id]
        return same[-1] if same else None

    def gave_less(self, sentence: SceneSentence, givers: list[OrganisationMention], whole: Money) -> bool:
        """Whether the sentence tells what its givers put into something, and that is less than the whole of it."""
        last = self.context
        if last is None or last.sentence is not sentence or last.money is None or last.money.currency != whole.currency:
            return False
        same = {g.organisation_id for g in last.givers} & {g.organisation_id for g in givers}
        return bool(same) and last.money.amount < whole.amount

    def add(
        self,
        statement: Statement,
        rule: str,
        money: Money | None,
        givers: list[OrganisationMention],
        receiver: OrganisationMention | None,
        sense: str,
        *,
        part: bool = False,
        aside: bool = False,
    ) -> None:
        """A new draft. A part is dated by its whole, and leaves the whole in focus, as an aside does."""
        sentence = statement.sentence
        if not givers and receiver is None:
            self.refuse(sentence, "neither an investor nor an investee is named")
            return
        dated = self._dated(statement, money)
        whole = self.near(sentence) if part or rule == "investment_flow" else None
        draft = Draft(
            table="investments",
            rule=rule,
            start=sentence.start,
            end=sentence.end,
            status=statement.status,
            dated=whole.draft.dated if dated.date is None and whole is not None else dated,
            values={
                "per": "year" if money is not None and is_yearly(sentence, money) else "once",
                **amount_values(money),
                **quoted_values(money),
            },
            organisations={"investee": receiver} if receiver is not None else {},
            parties=[(giver, "investor") for giver in givers],
        )
        self.drafts.append(draft)
        if not part and not aside:
            self.contexts.append(Context(draft, sense, sentence, list(givers), receiver, money))

    def _dated(self, statement: Statement, money: Money | None) -> Dated:
        """The date beside the amount, else the statement's; none of what was raised in all until now."""
        if money is not None and (beside := date_beside(statement.sentence, money.outer_start)) is not None:
            return beside
        until_now = money is not None and is_cumulative(statement.sentence, money)
        return UNDATED if until_now else date_of(self.scene, statement)

    def refuse(self, sentence: SceneSentence, reason: str) -> None:
        self.refusals.append(
            Refusal(table="investments", rule="investment", reason=reason, start=sentence.start, end=sentence.end)
        )

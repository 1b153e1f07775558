"""Belongs here: the blocks of shares that a sentence measures by a percent, a number or a sum, or not at all.
Does not: whose shares they are (naming), who holds or trades them (actors) and what happens to them (holding, trading).
"""

import re
from dataclasses import dataclass, field

from transforms.facts.phrases import Phrase
from transforms.facts.scene import SceneSentence
from transforms.korean.quantities import Money, Percent, Shares
from transforms.organisations.mention import OrganisationMention

SHARE_NOUN = re.compile(
    r"지분율|지분(?!\s?(?:가치|경쟁|매각설|법|적립|상품|증권|관계|맞교환|교환|제휴|구도|정리))"
    r"|보통주(?<!비보통주)(?!가)|우선주(?<!비우선주)(?!가)|신주(?!인수권|쿠)|구주(?!매출)|자사주|자기\s?주식|소유\s?비율|의결권\s?있는\s?주식"
    r"|주식(?<!국내주식)(?<!국내 주식)(?<!해외주식)(?<!해외 주식)(?!\s?(?:비중|시장|회사|매매|투자|형|담보"
    r"|양수도|거래|가치|가격|수익|분할|배당|워런트|선물"
    r"|발행|부자|전환|맞교환|교환|병합|보상|매수청구|평가|수는|수가))"
)
_RATIO_NOUNS = frozenset({"지분율", "소유비율", "소유 비율"})
_SAME_LOT = re.compile(
    r"^\)?\s?[(（\[,·]?\s?(?:(?:지분율?|비율|발행\s?주식|총수|총|주식|수|전체|보통주|우선주|기준|대비|약"
    r"|각각|의결권|수량|에\s(?:해당|달)하는|인|의|은|는|로)[\s:]*)*$"
)
_FROM_TO = re.compile(
    r"^\)?(?:\s?\([^)]{0,20}\))?\s?(?:에서|→|->|➝)\s?(?:(?:현재|약|다시|최대|종전|\d{4}년|올해|지난해)\s?)*$"
)
_AND_ONE = re.compile(r"^\)?\s?(?:\+|에|와|과|플러스)\s?$")
_GAP = 30
_OTHER_NOUN = (
    r"매출\S*|영업이익\S*|이익\S*|점유율|주가\S*|수익률|금리|이자율?|할인율?|할증률?|프리미엄|성장률"
    r"|증가율|종가\S*|전일|전날|자기자본\S*|자본금\S*|자산\S*|총자산\S*|시가총액|"
    r"합병\s?비율|가격\s?제한폭|상한가|하한가|상승률|하락률|교환\s?비율|경쟁률|찬성률|찬성|반대|응모율|청약률|참석률|참석|출석|배당\S*|관세|세율"
    r"|연이율|부채비율|마진율?|고점|저점|기준가|물량|유통주식\S*|부채|손실|이자|청약|동의|시장가|가격|거래량|비용|예산|인구|물가"
)
_OTHER_BEFORE = re.compile(
    rf"(?:{_OTHER_NOUN})(?:은|는|이|가|을|를|의|도|만|에서|에|으로|로|보다|\s?대비|에\s?대해)?\s?(?:각각"
    r"|약|무려|평균|최대|총|전년\s?(?:동기\s?)?대비|전\s?거래일보다|오히려|연|가운데|중)?\s?\(?$"
)
_OTHER_AFTER = re.compile(
    r"^\)?\s?(?:가량|정도|이상|넘게|이하|미만|내외|안팎)?\s?(?:이?나\s)?(?:할인|할증|프리미엄|상승|하락"
    r"|오른|올라|오르|올랐|내린|내려|내렸|떨어|급등|급락|뛰|뛴|뛰었|증가|감소|성장|높은|낮은|비싼|싼|비싸|싸게|이자|금리|수익|배당|확률|찬성|빠졌|빠진|밑돌|웃돌|줄었|줄어|늘었|늘어|급감|급증|자회사|손자회사|의\s?(?:완전\s)?자회사|의\s?(?:이자|금리|수익|프리미엄|찬성|할인|배당|관세|세율|상승|점유율|성장|동의))"
)
_RANGE_BEFORE = re.compile(r"\d%?\s?[~∼～]\s?$")
_NOUN_AFTER = re.compile(
    r"^\)?\s?(?:가량|이상|정도|안팎|수준)?(?:의|에 해당하는|에 달하는|를 차지하는|규모의|어치의?|인|짜리)?\s?$"
)
_ENUMERATED = re.compile(r"^\)?(?:,|와|과|및|씩,)\s?(?:약\s)?$")
_WORTH = re.compile(r"^(?:가량|정도|상당|규모)?(?:의)?\s?(?:어치|상당|규모)")
_WORTH_BRACKET = re.compile(r"^\)?\s?[(（\[,]\s?(?:약\s)?$")


@dataclass(slots=True)
class Noun:
    """A word for shares: `ratio` is true for 지분율, which belongs to its holder; `own` for 자사주."""

    start: int
    end: int
    ratio: bool
    own: bool


@dataclass(slots=True)
class Lot:
    """A block of shares at `start`..`end` (its figures). `anchor` is where the noun phrase with the issuer's name ends.

    `origin` is the earlier level of A%에서 B%로. `issuers` and `owner` are filled by naming; `possessed` is hold or
    acquire where a relative clause before it says so (X가 보유한, X가 받은). `distributed` is true where an
    organisation stands between the share word and the figure (지분은 A가 51%), or where the figure has no share word.
    """

    start: int
    end: int
    anchor: int
    noun: Noun | None
    percent: Percent | None = None
    shares: Shares | None = None
    worth: Money | None = None
    origin: Percent | None = None
    distributed: bool = False
    issuers: list[OrganisationMention] = field(default_factory=list)
    issuer_phrase: Phrase | None = None
    owner: Phrase | None = None
    possessor: list[OrganisationMention] = field(default_factory=list)
    possessor_phrase: Phrase | None = None
    possessed: str | None = None
    remainder: bool = False
    run: tuple[int, ...] = ()
    entry: OrganisationMention | None = None
    entry_is_issuer: bool = False
    held_by_owner: bool = False
    unresolved: bool = False

    @property
    def measured(self) -> bool:
        return self.percent is not None or self.shares is not None

    @property
    def each(self) -> bool:
        return bool((self.percent and self.percent.each) or (self.shares and self.shares.each))


def share_nouns(sentence: SceneSentence) -> list[Noun]:
    base, text = sentence.start, sentence.text
    return [
        Noun(base + m.start(), base + m.end(), m.group() in _RATIO_NOUNS, m.group()[:2] in ("자사", "자기"))
        for m in SHARE_NOUN.finditer(text)
        if not (text.endswith("자사주(", 0, m.start()) or text.endswith("자기주식(", 0, m.start()))  # 자사주(보통주)
    ]


def find_lots(sentence: SceneSentence, nouns: list[Noun], *, in_context: bool) -> tuple[list[Lot], list[Percent]]:
    """The lots of a sentence in order, and percentages near a share word that are of something else."""
    lots: list[Lot] = []
    refused: list[Percent] = []
    scene = sentence.scene
    marks: list[Percent | Shares] = sorted(
        [
            *(p for p in sentence.quantities(scene.quantities.percents) if not p.points),
            *sentence.quantities(scene.quantities.shares),
        ],
        key=lambda q: q.start,
    )
    for mark in marks:
        if _extends(scene.body, lots, mark):
            continue
        if isinstance(mark, Percent) and _of_something_else(scene.body, sentence, mark):
            refused.append(mark)
            continue
        lot = _lot(sentence, nouns, mark, lots, in_context)
        if lot is not None:
            lots.append(lot)
    taken = {lot.noun.start for lot in lots if lot.noun}
    lots.extend(_unmeasured(sentence, nouns, taken, lots))
    for lot in lots:
        _read_worth(sentence, lot)
    lots.sort(key=lambda lot: lot.start)
    _mark_runs(scene.body, lots)
    return lots, refused


def _mark_runs(body: str, lots: list[Lot]) -> None:
    """Figures in one enumeration (각각 3%, 5%와 7%를) belong together: each lot gets the places of its run."""
    run: list[int] = []
    for index, lot in enumerate(lots):
        if not lot.measured:
            continue
        if run and not _ENUMERATED.match(body[lots[run[-1]].end : lot.start]):
            run = []
        run.append(index)
        for place in run:
            lots[place].run = tuple(run)


def _extends(body: str, lots: list[Lot], mark: Percent | Shares) -> bool:
    """Whether a figure says the same block as the one before (62만주(4.1%)) or its later level (13.9%에서 4.8%로)."""
    if not lots:
        return False
    last, between = lots[-1], body[lots[-1].end : mark.start]
    if isinstance(mark, Percent) and last.percent is not None and last.origin is None and _FROM_TO.match(between):
        last.origin, last.percent, last.end = last.percent, mark, mark.end
        return True
    if isinstance(mark, Shares) and mark.shares == 1 and last.percent is not None and _AND_ONE.match(between):
        last.end = mark.end  # 50%+1주
        return True
    if len(between) > 25 or not _SAME_LOT.match(between):
        return False
    if isinstance(mark, Percent) and last.percent is None and between.strip():
        last.percent, last.end = mark, mark.end
    elif isinstance(mark, Shares) and last.shares is None and (between.strip() or last.percent is not None):
        last.shares, last.end = mark, mark.end
    else:
        return False
    closing = body[last.end : last.end + 1]
    last.end += closing in ")）]"
    return True


def _of_something_else(body: str, sentence: SceneSentence, percent: Percent) -> bool:
    before = body[max(sentence.start, percent.outer_start - 24) : percent.outer_start]
    if _RANGE_BEFORE.search(body[max(0, percent.start - 6) : percent.start]):
        return True
    return bool(_OTHER_BEFORE.search(before)) or bool(_OTHER_AFTER.match(body[percent.end : percent.end + 14]))


def _lot(
    sentence: SceneSentence, nouns: list[Noun], mark: Percent | Shares, lots: list[Lot], in_context: bool
) -> Lot | None:
    body = sentence.scene.body
    percent = mark if isinstance(mark, Percent) else None
    shares = mark if isinstance(mark, Shares) else None
    after = _noun_after(sentence, nouns, mark)
    before = [n for n in nouns if n.end <= mark.start]
    floor = lots[-1].end if lots else sentence.start
    if before and before[-1].start >= floor and _direct(sentence, before[-1], mark):
        return Lot(mark.start, mark.end, before[-1].start, before[-1], percent, shares)
    if after is not None:
        named_between = any(mark.end <= p.start < after.start for p in sentence.phrases)
        anchor = after.start if named_between else mark.start
        return Lot(mark.start, max(mark.end, after.end), anchor, after, percent, shares)
    if shares is None and not before and not nouns and not in_context:
        return None
    remainder = bool(
        re.search(
            r"(?:나머지|잔여|남은|이미 보유한|이미 가진|기존)\s?$",
            body[max(sentence.start, mark.start - 12) : mark.start],
        )
    )
    return Lot(mark.start, mark.end, mark.start, None, percent, shares, distributed=True, remainder=remainder)


def _direct(sentence: SceneSentence, noun: Noun, mark: Percent | Shares) -> bool:
    """Whether a share word leads to the figure with neither a name nor a predicate between."""
    if mark.start - noun.end > _GAP:
        return False
    if any(noun.end <= p.start < mark.start for p in sentence.phrases):
        return False
    return not any(noun.end < p.start < mark.start and p.form == "verb" for p in sentence.predicates)


def _noun_after(sentence: SceneSentence, nouns: list[Noun], mark: Percent | Shares) -> Noun | None:
    noun = next((n for n in nouns if mark.end <= n.start <= mark.end + 25), None)
    if noun is None:
        return None
    between = sentence.scene.body[mark.end : noun.start]
    named = next((p for p in sentence.phrases if mark.end <= p.start < noun.start), None)
    if named is not None:
        lead, rest = sentence.scene.body[mark.end : named.start], sentence.scene.body[named.after : noun.start]
        return noun if lead.strip() == "의" and not rest.strip() else None
    return noun if _NOUN_AFTER.match(between) else None


def _unmeasured(sentence: SceneSentence, nouns: list[Noun], taken: set[int], lots: list[Lot]) -> list[Lot]:
    """지분을, 지분 인수: shares without a figure of their own, as far as no measured block stands beside them."""
    found: list[Lot] = []
    for noun in nouns:
        if noun.start in taken or any(lot.start <= noun.start < lot.end for lot in lots):
            continue
        found.append(Lot(noun.end, noun.end, noun.start, noun))
    return found


def _read_worth(sentence: SceneSentence, lot: Lot) -> None:
    """The sum that the noun phrase itself gives: 주식 1천억원어치(6.85%), 7.85%(3천억원), 3000억원 규모의 지분."""
    body = sentence.scene.body
    floor = lot.noun.start if lot.noun and lot.noun.end <= lot.start else lot.start
    for money in sentence.quantities(sentence.scene.quantities.money):
        inside = floor - 30 <= money.start and money.end <= lot.start
        if inside and _WORTH.match(body[money.end : money.end + 12]):
            between = body[money.end : lot.start]
            if len(between) <= 14 or between.endswith(("(", "의 ", "의")):
                lot.worth = money
        elif 0 <= money.start - lot.end <= 6 and _WORTH_BRACKET.match(body[lot.end : money.start]):
            lot.worth = money
            lot.end = money.end + (body[money.end : money.end + 1] == ")")
        elif 0 <= money.start - lot.end <= 8 and re.match(r"^\s?(?:어치|상당)", body[money.end : money.end + 4]):
            lot.worth = money
            lot.end = money.end

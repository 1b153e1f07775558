"""Belongs here: why a predicate that could make a deal makes none: another word, another act, a party left open.
Does not: who takes part (parties), and what is denied, wished or asked (modality).
"""

import re

from transforms.facts.deals.apart import stands_with_several
from transforms.facts.phrases import Case, Phrase
from transforms.facts.predicates import Ending, Form, Predicate
from transforms.facts.roles import Arguments, expand
from transforms.facts.scene import Scene, Statement, within

_PURCHASES = frozenset({"acquisition", "divestiture", "acquired_by"})
_ATTACHED = {
    "인수": "위|인계|공통|팀|단|자(?!금|체)|가(?![\\s,])",
    "매각": "가(?![\\s,])",
    "협력": "사|처|팀|실|본부",
    "제휴": "사|점|처",
    "공급": "망|사|자|처|량",
    "수주": "전|액|량|풀",
    "납품": "가(?![\\s,])|사|처",
    "공동연구": "소|센터|팀|진|실|원|자",
    "협의회": "장",
    "사업단": "장|은|는|과|와",
    "연합": "회|뉴스|군",
}
_COMPOUNDS = {
    "인수": "금액|자금|대금|건수|주체|후보|대상|비용|규모|효과|금융|예정자|희망자|자문",
    "인수합병": "공고|시장|자문|업계|전문|최대어|매물|전략|사례|건수|규모|팀",
    "합병": "비율|기일|반대|시너지|효과|신주|가액",
    "매각": "주관|주간|대금|금액|공고|차익|방식",
    "협력": "업체|회사|기업|병원|기관|중소|관계사|재단|센터|담당|부서|방안|과제|모델|사례|기금",
    "제휴": "업체|카드|가맹|상품|할인|마케팅|서비스|금융상품|브랜드",
    "공급": "업체|가격|과잉|부족|물량|단지|주택|대책|차질|능력|실적",
    "수주": "잔고|실적|목표|물량|경쟁|규모|건수|산업|공시|가뭄|절벽",
    "납품": "단가|업체|물량|대금|비리|실적",
    "합작": "사례|투자 (?:활성화|지원)",
    "위원회": "의 (?:결정|심의)",
    "연합": "사령부|학회",
}
_NOT_THE_ACT = re.compile(
    "|".join(
        [
            *(f"{noun}(?:{heads})" for noun, heads in _ATTACHED.items()),
            *(rf"{noun}(?:\([^)]*\))?\s?(?:{heads})" for noun, heads in _COMPOUNDS.items()),
            r"협력사업(?=[이가은는])",
            r"(?:합작(?:투자|법인|사|회사)(?:\([^)]*\))?|JV\))를? ?(?:활성화|지원)",
        ]
    )
)
_EVENT = re.compile(
    r"(?:세미나|포럼|행사|간담회|상담회|설명회|워크숍|콘퍼런스|컨퍼런스|심포지엄|토론회|회의|전시회|박람회|대회|캠페인|교류회|"
    r"축제|공연|콘서트|시상식)(?:을|를|도)?\s"
)
_ADDED_UP = re.compile(r"(?:인원|매출|규모|점유율|자산|수|금액|실적|물량|이익)(?:액)?[을를]\s(?:모두\s|다\s)?$")
_GOODWILL = re.compile(r"앞으로도\s|적극(?:적으로)?\s(?:협력|협업|연계)")
SHAREHOLDERS_ACT = re.compile(
    r"(?:특수\s?관계인|대주주|주주|임원|경영진|오너|일가|창업자|친인척)(?:들)?(?:이|가)\s(?!되|된|됐|바뀌|변경|보유|소유|가진|쥔)"
)
_GIVEN_UP = frozenset({"divestiture", "sell_shares"})
_SHARES = re.compile(r"지분|주식|신주|자사주|주주")
_ABOUT_IT = re.compile(
    r"\s?(?:계약|협약)?의\s(?:회계|문제|방식|효과|성과|조건|의미|결과|배경|위법|적정|타당|법적|부작용|허점|한계)"
)
_KEEPING_COMPANY = re.compile(r"자리|식사|뜻|행사|기쁨|아픔|고통")
_FIGURE_OF_SPEECH = re.compile(r"(?:힘|무게|기대|돛)(?:을|를)\s$")
_CONTROL = re.compile(
    r"경영권|최대주주|대주주(?!인|였|이던)|"
    r"(?:자회사|계열사|손자회사)(?!인?\s|의|를 통)|(?:자회사|계열사) 편입|전량|잔여 지분|완전|"
    r"인수합병|M&A|(?<!주)주인|공개매수"
)
_PROPERTY = re.compile(
    r"(?:부지|토지|부동산|건물|사옥|빌딩|필지|땅|용지|상가|오피스|물류센터|호텔|아파트|지식재산권|특허(?:권)?)"
    r"(?:\s?\d+\S{1,3})?(?:을|를|도)\s"
)
_DEBT = re.compile(
    r"(?:전환사채|신주인수권부사채|교환사채|회사채|채권|사채|CB|BW)(?:\([^)]*\))?(?:\s\S+어치)?[을를]\s(?:\S+\s)?\S*$"
)
_MEANS = re.compile(r"(?:\s[^\s]*(?<![을를이가은는])(?:\([^)]*\))?){0,8}\s")
_COULD = re.compile(r"[가-힣]{0,2}[할될] 수 있")
_AS_OBJECT = re.compile(r"[을를]\s")
_BID = re.compile(r"입찰|실사[를가에]|응찰|공모|경매|수주전|인수전|경쟁에")
_STARTED = re.compile(r"[^.]{0,20}뛰어들|수(?: 작업| 절차)?에 (?:나섰|나선|착수|돌입)")
_JOINS_A_BODY = frozenset({"참여하", "참가하", "가입하", "합류하", "동참하"})
_JOINED_BODY = re.compile(r"[’'”\"]?(?:\([^)]*\))?\s?(?:에|으로|의|와|과|을|를|결성|구성|설립|출범|창립)")
_PERSON_ACTS = re.compile(
    r"(?<![가-힣])[가-힣]{2,4}\s(?:[가-힣]{0,3}(?:대표|회장|사장|의장|이사)|씨|창업자|일가)(?:이|가)\s"
)
_NEW_ACTOR = re.compile(r"(?:합작(?:사|법인|회사)|통합법인|신설법인|새 회사|신설 회사)(?:은|는|이|가)\s")
_OWN_SUBJECT = re.compile(r"[가-힣A-Za-z0-9]{2,}[’'”\"](?:이|가)\s")
_UNKNOWN_BEFORE = re.compile(
    r"(?:^|(?<![을를])\s)(?P<word>[가-힣A-Za-z0-9.&]{2,})(?:\([^()]*\))?,\s"
    r"(?:[가-힣A-Za-z0-9]+(?<![은는을를에로며고의터지서])\s){0,3}['‘]?$"
)
_NO_NAME = re.compile(
    r"(?:[은는이가을를에의도만며고서면데지나로]|까지|부터|한편|이어|특히|올해|지난해|내년|최근|현재|당시|이후|앞서|때문|결과|"
    r"\d[일월년차위]|등|대표|[가-힣]장|책임자|C[ET]O|측|개사|곳|양사|\d사|기업|업체|회사|대학|기관|은행|분야|사업|기술|서비스|제품|그룹)$"
)


def is_another_word(scene: Scene, statement_predicate: Predicate, names: list[tuple[int, int]]) -> bool:
    """Whether the letters of a predicate are part of another word (협력사, 인수위) or of an organisation's name."""
    start = statement_predicate.start
    if _NOT_THE_ACT.match(scene.body, start):
        return True
    may_be_of_a_name = statement_predicate.form is Form.NOUN and "consortium" not in statement_predicate.senses
    return may_be_of_a_name and any(low <= start < high for low, high in names)


def another_act(scene: Scene, statement: Statement, sense: str, carrier: Predicate | None) -> str | None:
    """What the clause says instead of a deal: shares or real estate that change hands, an event, a bid."""
    predicate = statement.predicate
    clause = scene.body[statement.start : predicate.end]
    if carrier is not None and predicate.form is Form.NOUN and _ABOUT_IT.match(scene.body, predicate.end):
        return "something about the deal is told, not the deal"
    if sense == "equity_swap" and not _SHARES.search(clause):
        return "no word of shares"
    if sense == "merger" and _ADDED_UP.search(scene.body, statement.start, predicate.start):
        return "sums are added up"
    if sense == "supply" and _COULD.match(statement.tail):
        return "a possibility"
    if sense in _PURCHASES:
        return _no_purchase(scene, statement, sense, clause, carrier)
    return _no_agreement(scene, statement, sense, clause, carrier)


def _no_agreement(scene: Scene, statement: Statement, sense: str, clause: str, carrier: Predicate | None) -> str | None:
    """Goodwill, company kept, an event, a figure of speech or a bidder, where an agreement or a body seems told."""
    predicate = statement.predicate
    acts = predicate.form is Form.VERB
    if sense == "embedding" and _FIGURE_OF_SPEECH.search(scene.body, max(0, predicate.start - 5), predicate.start):
        return "a figure of speech"
    if sense == "joint_action" and acts and _KEEPING_COMPANY.search(clause):
        return "keeping company is no agreement"
    decided = "기로" in statement.tail
    if sense in ("partnership", "joint_action") and acts and not decided and _GOODWILL.search(clause):
        return "goodwill is no agreement"
    if sense == "partnership" and carrier is not None and _EVENT.search(scene.body, predicate.end, carrier.start):
        return "an event is no agreement"
    if sense == "consortium" and carrier is not None and carrier.lemma in _JOINS_A_BODY:
        named = carrier.start < predicate.start or _JOINED_BODY.match(scene.body, predicate.end)
        if not named or _BID.search(clause):
            return "a bidder is named, not a body that is joined"
    return None


def _no_purchase(scene: Scene, statement: Statement, sense: str, clause: str, carrier: Predicate | None) -> str | None:
    if statement.predicate.lemma == "경영권" and _is_given_up(statement):
        return "control is given up, to whom is not said"
    if sense == "divestiture" and "경영권" not in clause and SHAREHOLDERS_ACT.search(clause):
        return "shareholders act, not the company"
    return _no_control(scene, statement, clause)


def _is_given_up(statement: Statement) -> bool:
    """경영권을 C에 넘기다, 경영권 매각을 추진하다: what is next done with it."""
    following = [p for p in statement.sentence.predicates if p.start >= statement.predicate.end][:1]
    return bool(following) and following[0].has(*_GIVEN_UP)


def _no_control(scene: Scene, statement: Statement, clause: str) -> str | None:
    if _DEBT.search(clause):
        return "debt changes hands, no company"
    if _PROPERTY.search(clause) and not _CONTROL.search(clause):
        return "property changes hands, no company"
    percents = within(scene.quantities.percents, statement.start, statement.predicate.end)
    of_shares = _SHARES.search(clause) or any(_AS_OBJECT.match(scene.body, percent.end) for percent in percents)
    if not of_shares or _CONTROL.search(statement.sentence.text) or _company_is_object(scene, statement):
        return None
    if any(percent.value >= 50 and not percent.points for percent in percents):
        return None
    return "shares change hands, but control is not said to"


def _company_is_object(scene: Scene, statement: Statement) -> bool:
    """B를 현금과 주식으로 인수하다: what is taken over is the company, shares are what is paid."""
    start = statement.predicate.start
    objects = [p for p in statement.sentence.phrases if statement.start <= p.start < start and p.case is Case.OBJECT]
    return bool(objects) and _MEANS.fullmatch(scene.body, objects[-1].after, start) is not None


def in_passing(found: Arguments, carrier: Predicate | None) -> str | None:
    """인수를 위해, 인수를 통해 without a subject of its own: whose act it is the sentence leaves open."""
    aside = found.carried and carrier is not None and carrier.lemma in ("위하", "통하")
    return "a purpose is named whose holder is left open" if aside else None


def open_party(scene: Scene, statement: Statement, found: Arguments, carrier: Predicate | None) -> str | None:
    """Why the subject that earlier sentences lend, or a list of partners, is not known for certain."""
    subject, predicate = found.subject, statement.predicate
    if subject is not None and not expand(scene, subject.members):
        return "whom the subject stands for is left open"
    if subject is not None and predicate.has(*_PURCHASES) and subject.after <= predicate.start:
        person = _PERSON_ACTS.search(scene.body, max(subject.after, statement.start), predicate.start)
        if person is not None and subject.case is Case.TOPIC:
            return "a person buys or sells"
    if found.carried and subject is not None:
        if carrier is not None and carrier.lemma in _JOINS_A_BODY and predicate.has("consortium"):
            return "the members of the body are not named"
        if (
            predicate.form is Form.VERB
            and predicate.has("merger", "partnership")
            and _OWN_SUBJECT.search(scene.body, statement.start, predicate.start)
        ):
            return "the subject is no named organisation"
        if _NEW_ACTOR.search(scene.body, statement.start, predicate.start):
            return "the subject is a company without a name"
        describes = predicate.form is Form.VERB and predicate.ending is Ending.ADNOMINAL
        if describes and any(0 <= p.start - predicate.end <= 2 for p in statement.sentence.phrases):
            return "the one described is left open"
    listed = [*found.others, *([subject] if subject is not None else [])]
    if any(_after_bare_name(scene, statement, phrase) for phrase in listed):
        return "names stand side by side without a conjunction"
    beside = [p for p in listed if not p.speaker and not stands_with_several(scene, statement, p)]
    if any(_beside_unknown(scene, statement, phrase) for phrase in beside):
        return "a name in the list is not known"
    return None


def _after_bare_name(scene: Scene, statement: Statement, phrase: Phrase) -> bool:
    """X B 등이: a list whose names only blanks part."""
    if not phrase.listed and " 등 " not in scene.body[phrase.start : phrase.after]:
        return False
    before = [p for p in statement.sentence.phrases if p.end + 1 == phrase.start and p.case is Case.BARE]
    return any(p.members[-1].registered for p in before)


def _beside_unknown(scene: Scene, statement: Statement, phrase: Phrase) -> bool:
    """X, B를 인수하다, where X is a word without particle that no organisation is known by: the list is not whole."""
    if phrase.case not in (Case.OBJECT, Case.WITH, Case.BARE) or phrase.head_case is Case.OBJECT:
        return False
    before = _UNKNOWN_BEFORE.search(scene.body, max(statement.start, phrase.start - 70), phrase.start)
    if before is None or _NO_NAME.search(before["word"]):
        return False
    at = before.start("word")
    return not any(m.start <= at + 1 < m.outer_end or m.end == before.end("word") for m in statement.sentence.mentions)


def is_bid(tail: str) -> bool:
    """Whether what a predicate governs is a bid for a company, or a start, not its purchase: 인수전에 뛰어들다."""
    return _BID.search(tail) is not None or _STARTED.match(tail) is not None

"""Belongs here: whether what a predicate says is done, planned, rumoured or ended, and whether it is said as a fact at all.
Does not: which predicate it is and who takes part.
"""

import re
from enum import StrEnum

from transforms.facts.conjugation import coda


class Status(StrEnum):
    COMPLETED = "completed"
    PLANNED = "planned"
    RUMOURED = "rumoured"
    TERMINATED = "terminated"


_NOT_A_FACT: tuple[tuple[str, str], ...] = (
    (
        "denied",
        r"사실\s?무근|사실이 아니|부인했|부인하|일축했|선을 그었|계획(?:은|이|도)? 없|검토한 바\S* 없|않는다는 방침|결정된 (?:것|바)\S* 없",
    ),
    (
        "negated",
        r"^\S{0,6}지(?:는|도|를)? (?:않|못)|^\S*지 (?:않|못)|^(?:은|는|이|가|도)? 없(?:다|었|이)|못하고 있|못했|하지 않|^[에을를]* ?(?:반대|거부|거절)",
    ),
    (
        "wished",
        r"^\S*(?:해|어|아|여|려|켜|워|내|춰|둬|줘|와|써|쳐|려서)야\s?(?:한다|할|만|하)|필요(?:하다|가 있|성|하)|바람직|촉구했|요구했|주문했|제안했|당부했|호소했|목소리(?:가|를|도) (?:나|높|크)",
    ),
    ("hypothetical", r"^\S*(?:한다면|하면(?!서)|할 경우|될 경우|더라도|려면|했다면|다면)|어떨까|가정|치자|만약"),
    ("asked", r"(?:할까|일까|될까|을까|는가|인가)\?"),
)
_TERMINATED = re.compile(
    r"해지|철회|결렬|무산|백지화|파기|포기|물거품|없던 일|거둬들|갈라섰|깨졌|깨지|해제(?:하|됐|했|를 통보)|종료(?:하|됐|했|된|되|를 )|중단(?:하|됐|했)|취소(?:하|됐|했)|끝낸|끝났|접(?:었|고|기로)|불발"
)
_RUMOURED = re.compile(
    r"알려졌|알려진|전해졌|전해진다|전해지|검토(?:하| 중|중|에 들|되|할 |를 )|저울질|전망(?:이|된|했|하)|관측(?:이|된|했)|것으로 (?:보인|보이|예상|추정|풀이|점쳐)|가능성|소문|[가-힣](?<![증건신시개가부해전])설(?:이|도|은|에) |타진|거론|유력|"
    r"예상(?:된|했|되)|점친다|점쳤|추산|논의(?:하고 있|중| 중)|고려(?:하고|중| 중)|물망|것으로 본다|수 있다는|모색|전했다"
)
_PLANNED = re.compile(
    r"기로|키로|계획|예정|방침|목표|추진|나선다|나설|나서기|겠다|앞두|앞둔|구상|청사진|[을를] 것이|[^었았였했됐][을를할될릴] 것|포부|공언|약속했|약속한|전략이|작정|예고했|하려|으려|려고|협상|우선협상대상자|[한는된]다고 (?:[0-9]+일 )?(?:공식 )?(?:밝혔|발표|공시|선언|예고)|[한는]다는 (?:계획|전략|방침|구상|목표)"
)
_PAST_ADNOMINAL = re.compile(r"^\S*(?:한|된|은|던|인|간|운|준|산|낸|린|친|진)(?=\s)")
_DONE_FIRST = re.compile(r"^.{0,22}?(?:맺고|맺어|맺으며|체결하고|체결해|손잡고|손을 잡고|서명하고|교환하고)(?=[\s,])")
_LAST_WORD = re.compile(r"([가-힣])(다|니다)[.”\"'’)\s]*$")
_BEFORE_FORMAL = re.compile(r"[았었였했됐렸웠졌켰났겼갔왔섰샀뒀췄폈꼈랐냈댔썼쳤셨컸줬봤있없]습니다[.”\"'’)\s]*$")
_N, _P = 4, 17  # ㄴ다 and ㅂ니다


def not_a_fact(tail: str, sentence: str, before: str = "") -> str | None:
    """The reason why a predicate with this tail (text from its stem to the end of what governs it) states no fact, or None."""
    for reason, pattern in _NOT_A_FACT:
        if re.search(pattern, tail):
            return reason
    if re.match(r"\s*(?:만약|만일|예를 들)", sentence) or re.search(r"(?:만약|만일)\s[^.]*$", before):
        return "hypothetical"
    return None


def status_of(tail: str, *, past: bool, adnominal: bool) -> Status:
    """The guideline's status of a predicate from the text that follows its stem up to the end of what governs it.

    News tells what is to come in the present tense (한다, 합니다); what is so stands in the past or as 하고 있다.
    """
    if _TERMINATED.search(tail):
        return Status.TERMINATED
    if _RUMOURED.search(tail):
        return Status.RUMOURED
    if _DONE_FIRST.match(tail):
        return Status.COMPLETED
    if _PLANNED.search(tail):
        return Status.PLANNED
    if past or (adnominal and _PAST_ADNOMINAL.match(tail)):
        return Status.COMPLETED
    return Status.PLANNED if _ends_in_present(tail) else Status.COMPLETED


def _ends_in_present(tail: str) -> bool:
    last = _LAST_WORD.search(tail)
    if last is None or tail.endswith(("입니다", "입니다.")):
        return False
    syllable, ending = last.groups()
    return (
        coda(syllable) == (_N if ending == "다" else _P)
        or (ending == "다" and syllable == "는")
        or (ending == "니다" and syllable == "습" and not _BEFORE_FORMAL.search(tail))
    )

"""Belongs here: telling ordinary words (nouns, places, persons) from words that may be a name.
Does not: the organisations' own names (registry), and what surrounds a word (context).
"""

import re
from functools import cache, lru_cache

from transforms.organisations.registry import DATA

_PREFIXES = frozenset("신구전현대소고저초재비무미부총본주각타제반친탈범양첫새옛맨한두세네이그저중")
_SUFFIXES = frozenset(
    "사업용형식화성적자인원장권비금료품물기론률율액량력점관실부과팀국청처회단대층급별간내외상하중측들님씨군양제법안건도세계진채집분끼"
    "주년월일시명개설곳배층호번차위조팔구역로길동리읍면섬산강방원"
)
_SURNAMES = frozenset(
    "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구나민진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금"
    "옥육인맹제모탁국어은편용예봉사부황보선우독고남궁제갈"
)
_GIVEN = frozenset(
    "가강건경계고공관광교구국규균그근금기길나남내녀노누다단달담대덕도동두라람래려련렬령례로록룡루류률리린림마만매명모무문미민바반배백범법벽"
    "병보복봉부빈사산상새샘서석선설섭성세소솔송수숙순술숭슬승시식신실아안애양어언엄여연열염엽영예오옥온완용우욱운웅원월위유육윤율은을음의이익"
    "인일임자작장재전정제조종주준중지진차찬창채천철청초총추춘충치태택판평표품풍필하학한함해행향허헌혁현형혜호홍화환회효훈휘흔희흠겸결관권귀"
    "극곤곡궁녕능돈란랑량롱망맹면목묵방별빛삼슬쌍엘욤웬윗잔절점존죽직찬참출칠탁탄탐통특편포한합협혼황힘"
)
_VERB_FORM = re.compile(
    r"(?:[했됐갔왔었았였겠렸셨졌쳤켰뒀줬났섰썼컸봤냈댔][고지다던으는]?|하[는며고면]|되[는며고면]"
    r"|있[는고다던]|없[는고다던]|해[서야]?|하게|되어|도록|니다|세요|어요|아요|한다|된다|겠다"
    r"|려[는고]|면서|지만|는데|인데|(?<=..)들[이은을의과]?|적인?|스러운|로운|으로|에서|에게"
    r"|까지|부터|보다|처럼|이다|였다|짜리|으나|올리|늘리|돌리|알리|불리|살리|높이|낮추|바꾸|모으"
    r"|키우|세우|잇따라|다양한|위한|통한|대한|하면서|되면서)$"
)
_VERB_LIKE = re.compile(
    r"(?:[고게다며면되서해여죠요는은던한된할될기자려른친킨긴린준둔난뤄춰둬줘져쳐켜]|[로러다까거세키채비치싸태피배]운|[하되있없했]지"
    r"|[받모남쏟찾맡담삼막높많같좋쌓팔살돌]아|[늘줄들벌떨넣얻먹묶꺾끌열걸넘끊섞뚫]어)$"
)
_HANGUL = re.compile(r"[가-힣]+")
# 가능한, 무난히, 불과하, 기업이라, 비설치형: names may end so too, so that the stem decides.
_LONGEST_FORM = 3  # of those that stand at a word's end
_DERIVED = re.compile(r"(?:한|히|하|할|된|될|인|이라|라|이자|형|식|용|성|화|력|감)$")
_LONGEST_NOUN = 8
_LONG_COMPOUND = 8


@cache
def _words(name: str) -> frozenset[str]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def is_place(word: str) -> bool:
    """True for a country, region or city of the list."""
    return word in _words("places.txt") or is_region(word)


def is_region(word: str) -> bool:
    """True for a province, city, county or quarter of Korea, without what says which (경기, 수원)."""
    return word in _words("regions.txt")


def is_no_name(word: str) -> bool:
    """True for a product, a service, or a word of reference (이날, 서로) that stands where a name might."""
    return word in _words("not_names.txt")


def looks_like_person(word: str) -> bool:
    """True for three syllables, a Korean surname first and then two that given names are made of."""
    return len(word) == 3 and word[0] in _SURNAMES and _GIVEN.issuperset(word[1:])


def is_verb_form(word: str) -> bool:
    """True for endings that only verbs, adjectives and plurals have (체결했고, 있는, 기업들이)."""
    return _VERB_FORM.search(word, max(0, len(word) - _LONGEST_FORM)) is not None


def looks_like_verb(word: str) -> bool:
    """True for a last syllable that verbs often have (맺은, 넘게, 협력해); some names have it too."""
    return _VERB_LIKE.search(word, max(0, len(word) - _LONGEST_FORM)) is not None


def is_noun(word: str) -> bool:
    """True for an ordinary noun that is not put together of others."""
    return word in _words("ordinary_nouns.txt")


@lru_cache(maxsize=20_000)
def is_word(word: str) -> bool:
    """True for an ordinary word, a word of the dictionary, and either with an ending that makes a modifier of it."""
    if is_ordinary(word) or word in _words("dictionary_words.txt"):
        return True
    stem = _DERIVED.sub("", word)
    return stem != word and len(stem) >= 2 and is_word(stem)


@lru_cache(maxsize=20_000)
def is_ordinary(word: str) -> bool:
    """True when `word` is a noun, or nouns and affixes in a row, so that it is no name by itself."""
    if word in _words("latin_words.txt"):
        return True
    if not _HANGUL.fullmatch(word):
        parts = [part for part in re.split(r"[^가-힣A-Za-z0-9]+", word) if part]
        pieces = [piece for part in parts for piece in re.findall(r"[가-힣]+|[A-Za-z]+|\d+", part)]
        return all(piece.isdigit() or piece in _words("latin_words.txt") or _is_compound(piece) for piece in pieces)
    return _is_compound(word)


def _is_compound(word: str) -> bool:
    if not _HANGUL.fullmatch(word):
        return False
    nouns, places, regions = _words("ordinary_nouns.txt"), _words("places.txt"), _words("regions.txt")
    if len(word) == 1:
        return True
    singles = {0: 0}
    holds_noun = {0: False}
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - _LONGEST_NOUN), end):
            if start not in singles:
                continue
            piece = word[start:end]
            if len(piece) > 1 and (piece in nouns or piece in places or piece in regions):
                cost, noun = singles[start], True
            elif len(piece) == 1 and (
                (start == 0 and piece in _PREFIXES) or (holds_noun[start] and piece in _SUFFIXES)
            ):
                cost, noun = singles[start] + 1, holds_noun[start]
            else:
                continue
            if end not in singles or (noun, -cost) > (holds_noun[end], -singles[end]):
                singles[end], holds_noun[end] = cost, noun
    reached = holds_noun.get(len(word), False)
    return reached and (singles[len(word)] <= 1 or len(word) >= _LONG_COMPOUND)

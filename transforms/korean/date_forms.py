"""Belongs here: how Korean text writes dates, as patterns and word tables.
Does not: which day is meant (date_context, date_rules), and how neighbours join to spans (dates).
"""

import re
from collections.abc import Iterable

from transforms.korean.numerals import NATIVE_MONTHS_AND_YEARS

YEAR_OFFSETS = {
    "올해": 0,
    "금년": 0,
    "지난해": -1,
    "지난 해": -1,
    "작년": -1,
    "재작년": -2,
    "지지난해": -2,
    "내년": 1,
    "명년": 1,
    "내후년": 2,
    "후년": 2,
}
CONTEXT_YEAR_OFFSETS = {
    "그해": 0,
    "그 해": 0,
    "같은 해": 0,
    "같은해": 0,
    "이듬해": 1,
    "이듬 해": 1,
    "다음 해": 1,
    "다음해": 1,
    "이듬해인": 1,
}
MONTH_OFFSETS = {
    "이달": 0,
    "이번 달": 0,
    "이번달": 0,
    "금월": 0,
    "지난달": -1,
    "지난 달": -1,
    "지지난달": -2,
    "지지난 달": -2,
    "다음 달": 1,
    "다음달": 1,
    "내달": 1,
    "익월": 1,
    "오는 달": 1,
    "다다음 달": 2,
    "다다음달": 2,
}
CONTEXT_MONTH_OFFSETS = {"같은 달": 0, "같은달": 0, "그달": 0, "그 달": 0, "이듬달": 1}
DAY_OFFSETS = {
    "오늘": 0,
    "금일": 0,
    "어제": -1,
    "어저께": -1,
    "전날": -1,
    "그제": -2,
    "그저께": -2,
    "엊그제": -2,
    "내일": 1,
    "모레": 2,
    "글피": 3,
    "전일": -1,
}
CONTEXT_DAY_OFFSETS = {
    "이날": 0,
    "같은 날": 0,
    "같은날": 0,
    "그날": 0,
    "이튿날": 1,
    "다음 날": 1,
    "다음날": 1,
    "익일": 1,
}
WEEK_OFFSETS = {
    "지난주": -1,
    "지난 주": -1,
    "이번 주": 0,
    "이번주": 0,
    "금주": 0,
    "다음 주": 1,
    "다음주": 1,
    "내주": 1,
    "지지난주": -2,
    "다다음 주": 2,
}
QUARTER_OFFSETS = {"지난": -1, "전": -1, "직전": -1, "이번": 0, "다음": 1}
NATIVE_DAYS = {
    "하루": 1,
    "이틀": 2,
    "사흘": 3,
    "나흘": 4,
    "닷새": 5,
    "엿새": 6,
    "이레": 7,
    "여드레": 8,
    "아흐레": 9,
    "열흘": 10,
    "보름": 15,
}
WEEKDAYS = "월화수목금토일"
LOOKS_BACK = "지난"
LOOKS_AHEAD = ("오는", "다가오는", "다가올", "돌아오는")


def either(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_TO = " ?[~–—-] ?"
_TO_OR_AND = rf"(?:{_TO}|[·ㆍ・])"
_DAYS = "3[01]|[12][0-9]|0?[1-9]"
_MONTHS = "1[0-2]|0?[1-9]"
# A relative word of two parts must end as one: 지난 해외 진출, 지난 달러 강세, 다음 주총 are none.
_RELATIVE_END = (
    "(?=에|엔|의|은|는|이(?![가-힣])|인|가(?![가-힣])|과|와|도|로|만|말|초|중|하순|보다|처럼|까지|부터|께|쯤|"
    "[^가-힣]|$)"
)
_WORD_END = "(?=[에의이을은는를으로만도인과]|[^가-힣]|$)"
_OFFSET_END = "(?=에|부터|까지|의|만|인|과|와|보다|쯤|이[ 었]|면|엔|늦|[^가-힣]|$)"
_LENGTH_WORDS = "간|동안|이상|이하|이내|미만|안팎|가량|정도|내|째|분량|연속"
_NOT_A_LENGTH = rf"(?! ?(?:(?:{_LENGTH_WORDS}){_WORD_END}|만(?:에|이|의|입|인)|넘|가까이|(?:전|뒤|후){_OFFSET_END}))"
# 2020년대, 2000년생, 2024년형, 2019년산, 10년물 name no year of an act; 2021년대비 does.
_YEAR_SUFFIXES = "대(?!비)|생(?!산)|산(?!업)|형|차(?!원)|째|물(?!가|량|류)|간|동안|여|만에|치|짜리|판|식(?=[^가-힣]|$)"
_YEAR_END = rf"(?:도(?=[ 의에부까보와,.()]|$))?(?!{_YEAR_SUFFIXES}){_NOT_A_LENGTH}"
_MONTH_END = r"(?!급|세|호(?![재조])|드|령|경|요|봉|평|계|등|권| ?결산)"
_DAY_SUFFIXES = (
    "간(?!부|담|지)|째|동안|만에|연속|이내|이상|이하|미만|치(?!러|르|솟)|장(?!관|기)|제(?![0-9주])|정도|가량|"
    "차|분|여|천하|본|에 ?걸[쳐친]|에 한 ?번|마다|반(?!도)|대|넘|씩|당|식|용|선|상|괄|환"
)
_DAY_END = (
    rf"(?!{_DAY_SUFFIXES})"
    r"(?! ?(?:평균|최대|최소|총 ?[0-9]|약 ?[0-9]|[0-9]+ ?회|[0-9]+교대|생산량|처리|이용|방문|기준 [0-9]))"
    + _NOT_A_LENGTH
)
_FOUR_DIGITS = "(?:19|20|21)[0-9]{2}"
_TWO_DIGITS = "['’‘´`][0-9]{2}"
_YEAR_OF_PART = rf"[0-9]{{2}}년(?= ?(?:(?:{_MONTHS})월|[1-4] ?분기|[상하]반기))"
_YEAR_WORDS = either(word for word in YEAR_OFFSETS if " " not in word)
YEAR_FORM = (
    rf"(?:(?:{_FOUR_DIGITS}|{_TWO_DIGITS})(?:년?{_TO}(?:{_FOUR_DIGITS}|['’]?[0-9]{{2}}))?년{_YEAR_END}|{_YEAR_OF_PART}"
    rf"|지난 해{_RELATIVE_END}|{_YEAR_WORDS}|(?:{either(CONTEXT_YEAR_OFFSETS)}){_RELATIVE_END})"
)
_MONTH_WORDS = either([*MONTH_OFFSETS, *CONTEXT_MONTH_OFFSETS])
MONTH_FORM = rf"(?:(?:{_MONTHS})(?:월?{_TO_OR_AND}(?:{_MONTHS}))?월{_MONTH_END}|(?:{_MONTH_WORDS}){_RELATIVE_END})"
DAY_FORM = rf"(?:(?:{_DAYS})(?:일?{_TO_OR_AND}(?:{_DAYS}))?일{_DAY_END})"
QUARTER_FORM = (
    rf"(?:[1-4](?:[·/∙‧ㆍ・.]4)?(?:{_TO}[1-4])? ?분기|[1-4]Q(?P<of>[0-9]{{2}})?(?![A-Za-z0-9]))(?! ?(?:연속|만에|째))"
)
_EDGE_END = "(?=에|엔|까지|부터|께|쯤|의|이(?![가-힣])|로|경|[^가-힣]|$)"
FIRST_DAY_OF_EDGE = {"초": 1, "상": 1, "중": 11, "하": 21, "말": 21, "후": 21}
EDGE_FORM = f"초순|상순|중순|하순|초반|중반|후반|[말초]{_EDGE_END}"
_LEADS = "지난(?! ?[해달])|오는(?! ?달)|다가오는|다가올|돌아오는|이번(?! ?[달주])|올(?!해)"

EXPRESSION = re.compile(
    rf"(?:(?P<lead>{_LEADS}) ?)?(?:(?P<year>{YEAR_FORM})(?:의|인|,| 들어)? ?)?(?:(?P<month>{MONTH_FORM}) ?)?"
    rf"(?:(?P<quarter>{QUARTER_FORM})|(?P<half>[상하]반기)|(?P<season>(?<!월)(?<!월 )(?:봄|여름|가을|겨울)))?"
    rf"(?P<day>{DAY_FORM})?(?: ?(?P<edge>{EDGE_FORM}|연말(?!연시|정산)|연초|연내|한 ?해))?"
)
_AMOUNT_BEHIND = "(?! ?(?:%|원|달러|명|점|포인트|배|p|조|억|만))"
# Dates of digits: rule, pattern. The day is left out where the form has none.
NUMERIC_FORMS = [
    (rule, re.compile(pattern))
    for rule, pattern in (
        (
            "numeric_day",
            rf"(?P<y>{_FOUR_DIGITS})(?P<sep>[./-]) ?(?P<m>{_MONTHS})(?P=sep) ?(?P<d>{_DAYS})(?![0-9])(?!(?P=sep)[0-9])",
        ),
        ("short_day", rf"(?P<y>[0-9]{{2}})\.(?P<m>{_MONTHS})\.(?P<d>{_DAYS})(?![0-9])(?!\.[0-9])"),
        ("spaced_day", rf"(?P<y>{_FOUR_DIGITS}) ?년 *(?P<m>{_MONTHS}) ?월 *(?P<d>{_DAYS}) ?일(?!간|째)"),
        ("short_month", rf"(?P<y>[0-9]{{2}})\.(?P<m>{_MONTHS})월"),
        ("numeric_month", rf"(?P<y>{_FOUR_DIGITS})-(?P<m>1[0-2]|0[1-9])(?![0-9년학])(?!-)"),
        ("numeric_month", rf"(?P<y>{_FOUR_DIGITS})\.(?P<m>1[0-2]|0[1-9])(?![0-9])(?!\.[0-9]){_AMOUNT_BEHIND}"),
    )
]
_OFFSET_AMOUNT = f"[0-9]{{1,3}}|{either(NATIVE_MONTHS_AND_YEARS)}"
OFFSET = re.compile(
    rf"(?:(?P<n>{_OFFSET_AMOUNT}) ?(?P<unit>년|해|개월|달|주일|주|일)(?P<rough> ?여)?(?P<half> ?반)?"
    rf"|(?P<word>반년|일주일|{either(NATIVE_DAYS)})) ?"
    rf"(?P<direction>전|뒤|후|앞선){_OFFSET_END}"
)
WEEK = re.compile(
    rf"(?!내주[는고면며기었지던다]|금주(?! ?[중내초말들에까부]))(?P<week>{either(WEEK_OFFSETS)}){_RELATIVE_END}(?!말)"
    rf"(?: ?(?P<weekday>[{WEEKDAYS}])요일)?|(?P<lead>지난|오는|이번) ?(?P<bare>[{WEEKDAYS}])요일"
)
QUARTER_WORD = re.compile(rf"(?P<word>{either(QUARTER_OFFSETS)}) ?분기(?! ?(?:연속|만에|배당))")
DAY_WORD = re.compile(
    rf"(?:{either([*DAY_OFFSETS, *CONTEXT_DAY_OFFSETS])})(?:{_RELATIVE_END}|(?=오전|오후|저녁|밤|새벽))(?!의 ?집|展)"
)
YEAR_WORD = re.compile(
    r"(?:(?P<lead>올|지난|내년|지난해|이번) ?)?(?:연말|연내|연초|연중)(?!연시|정산|결산|무휴|까치|박| ?담배)"
)

_UNIT_BEHIND = " ?년|월|일| ?개월| ?달| ?해| ?주|[·/∙‧ㆍ・.]4 ?분기| ?분기|Q"
DIGIT_ANCHOR = re.compile(
    rf"[0-9][0-9]{{0,3}}(?=(?:(?:년|월|일)?{_TO_OR_AND}['’]?[0-9]{{1,4}})?(?:{_UNIT_BEHIND})|[./-] ?[0-9])"
)
_NATIVE_LENGTHS = [
    f"{number}{gap}{unit}" for number in NATIVE_MONTHS_AND_YEARS for gap in ("", " ") for unit in ("달", "해")
]
_OTHER_WORDS = "지난 오는 다가오는 다가올 돌아오는 이번 상반기 하반기 연말 연내 연초 연중 반년 일주일 올 당시"
_OFFSET_TABLES = (YEAR_OFFSETS, MONTH_OFFSETS, WEEK_OFFSETS, DAY_OFFSETS)
_CONTEXT_TABLES = (CONTEXT_YEAR_OFFSETS, CONTEXT_MONTH_OFFSETS, CONTEXT_DAY_OFFSETS)
_ANCHOR_WORDS = {
    *_OTHER_WORDS.split(),
    *_NATIVE_LENGTHS,
    *NATIVE_DAYS,
    *(word for table in (*_OFFSET_TABLES, *_CONTEXT_TABLES) for word in table),
    *("직전 분기", "전 분기", "전분기", "다음 분기"),
}
# By first letters, so that the search leaps from one of them to the next.
_ANCHORS_BY_LETTER = {word[0]: [w[1:] for w in _ANCHOR_WORDS if w[0] == word[0]] for word in sorted(_ANCHOR_WORDS)}
WORD_ANCHOR = re.compile("|".join(f"{letter}(?:{either(rests)})" for letter, rests in _ANCHORS_BY_LETTER.items()))
LENGTH_BEFORE = re.compile(r"(?:최근|총|약|꼬박|단|최소|최대|만|무려|하루|향후|앞으로) $")
RECURRING = re.compile(r"(?:매년|매달|매월|해마다|달마다) ?$")
AFTER = re.compile(
    rf"(?: ?\((?:현지 ?시간|현지 ?시각|한국 ?시간|미국 ?시간|[{WEEKDAYS}])[^)]{{0,12}}\))?(?:자로?|께|쯤|경)?"
    r"(?: ?(?P<until>까지|이전)| ?(?P<start>부터|이후|이래))?"
)
JOIN = re.compile(r" ?(?P<tilde>[~–—-]) ?|(?:\([^)]{1,6}\))?(?P<start>부터|에서) ")
FOR_YEARS = re.compile(r"부터 ?(?:향후 |앞으로 )?([0-9]{1,2}) ?(년|개월) ?(?:간|동안)")
SENTENCE_END = re.compile(r"[다요음함됨임]\.|[!?]|\n|\. (?![0-9])")

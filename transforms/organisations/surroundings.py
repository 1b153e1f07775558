"""Belongs here: the patterns of what stands around a word in no table and may mark it as an organisation.
Does not: whether a marked word is one (announced), and the words that the patterns are made of (context_words).
"""

import re
from functools import cache

from transforms.organisations.brackets import OPERATOR
from transforms.organisations.context_words import NAME_START, QUOTE, at_word_start, either, introducer, introducer_ends

_LEFT = r"(?<![가-힣A-Za-z0-9])"
_NAME = r"(?P<name>(?:[A-Z][A-Za-z0-9]?-)?" + NAME_START + r"(?:[가-힣A-Za-z0-9&]|(?<=[A-Z])\.(?=[A-Z])){1,20})"
_NAME_BEFORE = _NAME.replace("<name>", "<before>")
_NEXT_NAME = rf"{QUOTE}?(?={_NAME})"
_FORM_WORDS = "주식회사|유한회사|농업회사법인|영농조합법인|어업회사법인|사회적협동조합"
_LEGAL_FORM_BEHIND = r"(?:㈜|\(주\)|(?<!법인)주식회사|(?:\([^()\n]{1,30}\))? ?社)"
_FOREIGN_NAME = r"(?:(?:[A-Z][A-Za-z&]{1,20} ){0,4}[A-Z]|[가-힣])[가-힣A-Za-z0-9&]{1,20}"
_FOREIGN_FORMS = (
    r"GmbH|AG|Limited|Incorporated|Corporation|Inc\.?|Ltd\.?|LLC|PLC|Corp\.?|B\.V\.|N\.V\.|S\.A\.|Co\., ?Ltd\.?"
)
_PHRASE = r"[A-Z가-힣][가-힣A-Za-z0-9&\- ]{1,20}?"
_QUOTED_ENDS = (
    r"펀드|\d호|재단|연구소|연구센터|컴퍼니|파트너스|조합|코퍼레이션|홀딩스|벤처스|인베스트먼트|"
    r"LLC|캐피탈|캐피털|유한공사"
)
_SPELLED_COMPANY = (
    rf"{_FOREIGN_FORMS}|Co|Company|Group|Holdings|Partners|Ventures|Capital|Studios|Entertainment|Technologies|"
    r"Therapeutics|Pharmaceuticals|Biosciences|Labs|Bank|Energy|Motors|Electronics|Networks|Systems|Software|Games"
)
_GAP = r"(?:[^.\n]{0,34}? )?"
_SUBJECT_REACH = 90
FIRST_BEHIND = "시투지주최경인합매관노이본임측컨직희전"
# One pass for all rules that go by a word's particle or by the word behind it; its look-ahead is for speed alone.
WORD_AND_SPACE = re.compile(
    rf"{_LEFT}(?:[A-Z][A-Za-z0-9]?-)?{NAME_START}[가-힣A-Za-z0-9&]{{1,20}}+"
    rf"(?= (?:(?<=[은는이가을를에와과] )|(?<=[와과]의 )|[{FIRST_BEHIND}]))"
)
BEHIND = re.compile(
    rf" (?=[{FIRST_BEHIND}])(?:"
    r"(?P<context_shares>(?:시리즈|투자 유치|지분|주식|최대주주|경영권|주주)(?![가-힣]*율))"
    r"|(?P<context_takeover>(?:인수|합병|매각)(?=[를도가는에와의 ,]|전|설))"
    r"|(?P<context_title>(?:관계자|노조|이사회|본사|임직원)(?![가-힣]{2}))"
    r"|(?P<context_staff>(?:전체 |전 )?직원(?=\s?수[는가 ]|[은이] \d| (?:약 |총 )?\d)|희망퇴직)"
    r"|(?P<context_consortium>컨소시엄)"
    r"|(?P<context_side>(?:측은|측이|측도)(?![가-힣])))"
)  # What ends where a rule's own letters begin: looked for backwards, only there.
NAME_BEHIND = re.compile(rf"{_LEFT}{_NAME}$")
COUNTRY_BEHIND = re.compile(r"(?<![가-힣])[가-힣]{2,7}$")

# A text without any of a rule's words is not searched by its pattern.
NEEDED = {
    "context_quoted_subject": ("자본금", "주주", "임직원"),
    "context_quoted_spelled": ("’(", "'(", '"(', "”("),
    "context_legal_form": ("㈜", "(주)", *_FORM_WORDS.split("|"), "社", "(유)", "(유한)", "(재)", "(사)"),
    "context_foreign_form": (
        " GmbH",
        " AG",
        " Inc",
        " Ltd",
        " LLC",
        " PLC",
        " Corp",
        " B.V",
        " N.V",
        " S.A",
        " Co., ",
        " Limited",
        " Incorporated",
    ),
    "context_team": ("대표팀",),
    "context_government": (" 정부",),
    "context_figure": ("△", "▲", "▷"),
    "context_representative": (
        "(대표",
        "(공동대표",
        "(각자대표",
        "(CEO",
        "(회장",
        "(사장",
        "(원장",
        "(총장",
        "(이사장",
        "(서비스명",
        "(브랜드명",
    ),
    "context_headed": (" 대표)", " 대표이사)", " 회장)"),
    "context_operator": ("(운영", "(법인명", "(회사명", "(사명"),
    "context_investor": ("로부터 ", "한테서 ", "에게서 "),
}


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """By rule the pattern whose group `name` begins where an unknown name may begin."""
    countries, titles = either("countries"), either("titles")
    heads = r"(?:(?:공동|각자)?(?:대표|대표이사|CEO|회장|사장|원장|총장|이사장)|서비스명|브랜드명)"
    rules = {
        "legal_form": (
            rf"(?:㈜|\((?:주|유|유한|재|사)\)|(?<![가-힣])(?:{_FORM_WORDS}) ?)\s?{_NAME}"
            rf"|{_LEFT}{_NAME_BEFORE}{_LEGAL_FORM_BEHIND}"
        ),
        "introduced": rf"{introducer_ends()} {_NEXT_NAME}",
        "maker": rf"{at_word_start('makers', 'makers')} {_NEXT_NAME}",
        "country": rf"{at_word_start('countries')}의? {_NEXT_NAME}",
        "quoted": rf"{QUOTE}(?P<name>{_PHRASE}(?:{_QUOTED_ENDS}))(?:{QUOTE}|\()",
        "quoted_subject": (
            rf"{QUOTE}(?P<name>[A-Z가-힣][가-힣A-Za-z0-9&]{{1,15}}){QUOTE}(?:은|는) "
            r"(?=[^.\n]{0,40}?(?:자본금|최대 ?주주|\d대 ?주주|주요 ?주주|임직원))"
        ),
        "quoted_spelled": (
            rf"{QUOTE}(?P<name>[A-Z가-힣][가-힣A-Za-z0-9&\-]*(?: [가-힣A-Za-z0-9&\-]+){{0,3}}){QUOTE}"
            rf"\([A-Z][A-Za-z0-9.,&' -]*\b(?:{_SPELLED_COMPANY})\.?\)"
        ),
        "team": (
            rf"(?<![가-힣])(?P<name>(?:(?:{countries}|대한민국) )?(?:(?:남자|여자|남녀|[Uu]-?\d\d) ?)?"
            rf"(?:{either('sports')}) ?(?:국가)?대표팀)"
        ),
        "government": r" 정부(?!기관|출연|부처|합동|청사|조달|안(?![가-힣]))",
        "latin": (
            rf"{introducer_ends()} (?P<name>[A-Z][A-Za-z0-9&]*(?:[ -][A-Z][A-Za-z0-9&]*)+)"
            r"(?=[은는이가을를의와과에(])"
        ),
        "foreign_form": rf"{_LEFT}(?P<name>{_FOREIGN_NAME} (?:{_FOREIGN_FORMS}))(?![A-Za-z])",
        "bracketed": (
            r"\((?P<spelled>[A-Z][a-zA-Z.& -]{2})?[^()\n]{1,40}\)"
            r"(?P<particle>(?:[은는이가을를에]|[와과]의?|으?로부터) |)"
        ),
        "figure": rf"[△▲▷] ?{_NAME} ?\(?\d[\d.]*%",
        "investor": rf"{_LEFT}{_NAME}(?:로부터|한테서|에게서) ",
        "representative": rf"{_LEFT}{QUOTE}?{_NAME}{QUOTE}?\({heads}[ :]",
        "headed": rf"{_LEFT}{QUOTE}?{_NAME}{QUOTE}?\([가-힣]{{2,4}} (?:대표|대표이사|회장)\)",
        "operator": rf"{_LEFT}{QUOTE}?{_NAME}{QUOTE}?{OPERATOR}",
        "person": (
            rf"(?P<person>[가-힣](?<![가-힣].)[가-힣]{{2}}) {_NEXT_NAME}"
            rf"(?=[^ \n]+ (?!기자)(?:{titles})(?![가-힣]{{2}}))"
        ),
    }
    return {f"context_{rule}": re.compile(pattern) for rule, pattern in rules.items()}


@cache
def by_particle() -> dict[str, list[tuple[str, re.Pattern[str]]]]:
    """By the last syllable of a word, or 와의 and 과의: (rule, pattern of what follows the word and a space)."""
    leads = r"(?:이끌|이끈|주도|리드|참여|뒤를 받)"
    rules = [("을를", "object", either("object")), ("에", "target", either("target"))]
    rules += [("와과", "partner", either("partner")), ("이가", "lead", leads)]
    by_syllable = {
        syllable: [(f"context_{rule}", re.compile(rf"{_GAP}(?:{words})"))]
        for syllables, rule, words in rules
        for syllable in syllables
    }
    joint = [("context_partner", re.compile(rf"(?:[가-힣]+ )?(?:{either('partner')})"))]
    return by_syllable | {"와의": joint, "과의": joint}


@cache
def corporate() -> re.Pattern[str]:
    """What follows a sentence's subject that is a company: X는 … 공시했다, X는 … 기업이다."""
    told = r"(?:이?다|입니다|이며|이고|였다|이었다)(?=[.,\s])|으?로(?:서 |, )"
    is_company = rf"(?:업체|기업|회사|스타트업|제조사|개발사|운영사)(?:{told})"
    return re.compile(rf"[^\n]{{0,{_SUBJECT_REACH}}}?(?:{either('corporate')}|{is_company})")


@cache
def introducer_before() -> re.Pattern[str]:
    return re.compile(rf"{introducer()}$")


@cache
def announces_another() -> re.Pattern[str]:
    """A와 웹소설 플랫폼 B: behind 웹소설, which only tells what kind of company B is."""
    return re.compile(rf" {introducer()} {QUOTE}?[가-힣A-Z]")


@cache
def enumeration() -> re.Pattern[str]:
    """X, Y 등 해운사; X·Y 등 4곳; ‘X’, ‘Y’ 2개사; X 등 4개 기업."""
    member = rf"{QUOTE}?[A-Z가-힣][가-힣A-Za-z0-9&]+{QUOTE}?"
    return re.compile(
        rf"{_LEFT}(?:(?P<only>{member}) 등 (?:[가-힣]+ )?\d+(?:개사|개 기업|개 업체|개 회사)(?![가-힣]{{2}})|"
        rf"(?P<members>{member}(?:(?:, |·){member})+) (?:\d개사|등 (?:[가-힣]+ ){{0,2}}"
        rf"(?:\d+(?:개사|개 기업|곳|사)|{either('introducers')}|[가-힣]+{either('introducer_endings')})"
        r"(?![가-힣]{2})))"
    )

"""Belongs here: whether a count of people is one of staff, from the nouns beside it.
Does not: whose staff they are (headcount_owners) and what becomes of them (headcount_kinds).
"""

import re
from enum import StrEnum

from transforms.facts.binding import without_names
from transforms.facts.scene import SceneSentence
from transforms.korean.quantities import Count

_STAFF = (
    r"임직원|직원|사원|종업원|근로자|노동자|연구인력|인력|인원|연구원|연구진|연구직|개발자|엔지니어|과학자|기술자|기술진|전문가|인재|조직원|식구|구성원|기능직|생산직|사무직|관리직|정규직|비정규직|계약직|"
    r"무기직|육상직|해상직|기술직|영업직|현장직|공무직|사무원|상담원|상담사|승무원|조종사|기관사|해기사|심사역|운용역|간호사|의료진|의사|약사|교직원|교수진|교원|설계사|기자|디자이너|기획자|개발진|개발 인력|"
    r"박사급|석사급|석·박사|박사|석사|변호사|회계사|컨설턴트|트레이너|매니저|프로그래머|경력직|신입사원|신입 사원|신입|인턴|공채|기사|정비사|작업자|배달원|캐디|크루|파트너|스태프|교육생|수료생|훈련생|팀원|요원|담당자|인턴십|아르바이트|일손|스페셜리스트|애널리스트|임원|[가-힣]{1,4}직(?![가-힣])"
)
_OTHERS = (
    r"고객|이용자|가입자|관람객|방문객|방문자|회원|사망자?|부상자?|참석자?|참가자?|참여자|피해자?|확진자?|환자|학생|재학생|신입생|졸업생|대학생|초등학생|수험생|승객|관객|서명|청중|응답자|시민|주민|국민|"
    r"투자자|소비자|구독자|주주|신청자|지원자|유권자|관광객|팬|선수|청소년|어린이|아동|노인|가족|가구|후보|신도|당원|사용자|유저|팔로워|소상공인|자영업자|수강생|입주민|조합원|노조원|취업자|실업자|"
    r"구직자|응시자|합격자|당첨자|수상자|이재민|난민|농민|어민|탑승객|작가|크리에이터|대표단|사절단|인구|체험단|서포터즈|봉사자|창업자|창업가|외국인|여행객|하객|조문객|판매자|셀러|차주|예약자|경쟁률|"
    r"사외이사|사내이사|의원|위원|예비창업자|장학생|시청자|접속자|다운로드|당사자|원고|소송|제보자|헌혈자|기부자|후원자|수혜자|대상자|협력사|총장|교장|취약계층|세대|신청|청년|배수|CEO|창업팀"
)
_NOUN = re.compile(rf"(?:(?P<others>{_OTHERS})|(?P<staff>{_STAFF}))(?:들)?")
_BOUNDARY = re.compile(r"[.,;:)\]”\"]|[다며고][,\s]|(?<=명)[을를이가은는과와]?\s")
_SOURCE = re.compile(r"\S+ (?:가운데|중)(?:에서)?(?=\s)")
_OF_RIGHT = re.compile(
    r"^(?:에 (?:달하는|이르는|불과한|그친|육박하는)|이? ?넘는|을 웃도는)?\s?(?:수준|규모|정도|가량|남짓|안팎|이상|이내|내외)?(?:의|인|이던|이었던|이나 되는)?\s"
)


class People(StrEnum):
    STAFF = "staff"
    OTHERS = "others"
    UNSAID = "unsaid"


def people_of(sentence: SceneSentence, count: Count) -> People:
    """What the noun nearest to the count says of the people: behind it where it describes that noun, else before it."""
    body = sentence.scene.body
    behind = _described(body[count.end : min(sentence.end, count.end + 34)])
    before = _named(without_names(sentence, max(sentence.start, count.outer_start - 30), count.outer_start))
    for noun in (behind, before):
        if noun is not None:
            return People.OTHERS if noun["others"] else People.STAFF
    return People.UNSAID


def _described(right: str) -> re.Match[str] | None:
    """The noun that a count describes: 200명의 직원, 100명 수준의 연구 인력, 80여명 핵심 연구인력."""
    described = _OF_RIGHT.match(right)
    if described is None:
        return None
    rest = right[described.end() :]
    stop = re.search(r"[.,;:)\]”\"\d]|[을를이가은는로]\s", rest)
    rest = rest[: stop.end() if stop else len(rest)]
    if not re.search(r"(?:의|인|던|나 되는)\s$", described.group()) and len(rest.split()) > 4:
        return None
    found = list(_NOUN.finditer(rest))
    return found[-1] if found else None


def _named(left: str) -> re.Match[str] | None:
    """The last noun before a count, in its own phrase: 임직원은 2,300명, 육상직 120명."""
    cut = 0
    for boundary in _BOUNDARY.finditer(left[:-1]):
        cut = boundary.end()
    found = list(_NOUN.finditer(_SOURCE.sub("", left[cut:])))
    return found[-1] if found else None

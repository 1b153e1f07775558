"""Belongs here: group references (3사, 양사, 두 회사, 이 회사) and the organisations that they stand for.
Does not: finding names (find), and what a name is (registry).
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from transforms.organisations.edges import particle_end
from transforms.organisations.mention import OrganisationMention
from transforms.organisations.registry import Registry

_NUMBER = {"양": 2, "두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8}
_BODY = {
    "회사": None,
    "기업": None,
    "업체": None,
    "그룹": None,
    "기관": None,
    "단체": None,
    "곳": None,
    "스타트업": None,
    "통신사": None,
    "게임사": None,
    "제약사": None,
    "운용사": "finance",
    "증권사": "finance",
    "은행": "bank",
    "대학": "university",
    "대학교": "university",
    "연구원": "research",
    "연구소": "research",
    "병원": "hospital",
    "재단": "public",
    "부처": "government",
    "구단": "sports",
}
_BODIES = "|".join(sorted(_BODY, key=len, reverse=True))
_WORD = "[가-힣A-Za-z0-9]"
_EDGE = rf"(?<!{_WORD})"
_REFERENCE = re.compile(
    rf"{_EDGE}(?:(?:(?:이들|이|이번|국내|해당|위|상기) )?(?:"
    rf"(?P<digits>\d{{1,2}})(?:개\s?(?:사|{_BODIES})|사|\s(?:{_BODIES}))"
    rf"|(?P<word>양|두|세|네|다섯|여섯|일곱|여덟) (?:개 ?)?(?:{_BODIES}|사)"
    r"|(?P<pair>양사|양측|양교|양\s?기관|양\s?단체)"
    r")"
    rf"|{_EDGE}(?P<these>이들 (?:{_BODIES}))"
    rf"|{_EDGE}(?P<one>(?:이|같은|동|해당) (?:{_BODIES}))(?!들)"
    rf"|{_EDGE}(?<!한 )(?P<company>회사) ?(?:측|관계자))"
)
# Where a reference may begin: far cheaper to look for than the whole.
_FIRST_TWO = {
    **dict.fromkeys("0123456789", r"[0-9]?(?:개|사|\s[가-힣])"),
    **dict.fromkeys("두세네동위", " "),
    **{"이": "[ 들번]", "양": r"[사측교\s기단]", "다": "섯", "여": "[섯덟]", "일": "곱", "같": "은", "해": "당"},
    **{"상": "기", "국": "내", "회": "사 ?[측관]"},
}
_BEGINNING = re.compile("|".join(f"{first}(?<!{_WORD}.)(?={second})" for first, second in _FIRST_TWO.items()))
_LINK = re.compile(r"[’'”\"]?(?:\s?[·•,ㆍ‧・/&–—-]\s?|(?:와|과|랑|하고)(?: 함께)? |, ?그리고 | 및 | 그리고 )")
# Nouns that may stand between the separator and the next name: 라온과 미국 완성차 기업 벨라모터스.
_MODIFIERS = re.compile(r"(?:[가-힣A-Za-z0-9]*[^은는이가을를에로고며다의\s]\s){0,5}[‘'\"“]?")
_OWNER = re.compile(r"의 (?:[가-힣A-Za-z0-9]+ ){0,3}$")
_SENTENCE = re.compile(r"[.!?\n](?:(?<=\n)\s*|(?<!\n)[\"”’']?\s+)")
_SUBJECT = re.compile(r"(?:은|는|이|가|측은|측이|도)(?![가-힣])")
_TOPIC = re.compile(r"(?:은|는|측은|도)(?![가-힣])")
_NO_PARTY = frozenset({"media"})
_NO_COMPANY = frozenset({"government", "local_government", "university", "school", "hospital", "research", "party"})
_COMPANIES = frozenset({"회사", "기업", "업체", "스타트업", "통신사", "게임사", "제약사", ""})
_REACH = 6


def resolve_references(text: str, mentions: list[OrganisationMention], registry: Registry) -> list[OrganisationMention]:
    """The mentions with the group references added, each with its members' ids; none where the text is not clear."""
    references = [match for match in _references(text) if _stands_free(text, match, mentions)]
    if not references:
        return mentions
    sentences = [0, *(match.end() for match in _SENTENCE.finditer(text))]
    named = [m for m in mentions if m.kind not in _NO_PARTY]
    lists = coordinated_lists(text, named)
    found: list[OrganisationMention] = []
    for match in references:
        earlier = [m for m in named if m.end <= match.start()]
        members = _members(
            text, match, earlier, [part for part in lists if part[-1].end <= match.start()], found, sentences
        )
        found.append(_reference(match, members))
    return sorted([*mentions, *found], key=lambda m: m.start)


def _references(text: str) -> Iterator[re.Match[str]]:
    reach = 0
    for beginning in _BEGINNING.finditer(text):
        match = _REFERENCE.match(text, beginning.start()) if beginning.start() >= reach else None
        if match:
            reach = match.end()
            yield match


def coordinated_lists(text: str, mentions: Sequence[OrganisationMention]) -> list[list[OrganisationMention]]:
    """Runs of two or more mentions with only a separator, or a particle that joins, between them."""
    runs: list[list[OrganisationMention]] = []
    for mention in mentions:
        last = runs[-1][-1] if runs else None
        if last is not None and _joins(text, last, mention):
            runs[-1].append(mention)
        elif last is not None and _OWNER.fullmatch(text, last.outer_end, mention.start):
            runs[-1][-1] = mention
        else:
            runs.append([mention])
    return [run for run in runs if len(run) > 1]


def _joins(text: str, last: OrganisationMention, mention: OrganisationMention) -> bool:
    link = _LINK.match(text, last.outer_end)
    return link is not None and _MODIFIERS.fullmatch(text, link.end(), mention.start) is not None


def _stands_free(text: str, match: re.Match[str], mentions: Iterable[OrganisationMention]) -> bool:
    end = match.end("company") if match["company"] else match.end()
    if any(m.start < end and match.start() < m.outer_end for m in mentions):
        return False
    if match["company"]:
        return True
    following = text[end : end + 1]
    return not following.isalnum() or following in "측쪽간" or particle_end(text, end) is not None


def _reference(match: re.Match[str], members: tuple[str, ...]) -> OrganisationMention:
    end = match.end("company") if match["company"] else match.end()
    single = match["one"] or match["company"]
    return OrganisationMention(
        start=match.start(),
        end=end,
        outer_end=end,
        text=match.string[match.start() : end],
        organisation_id="",
        name=match.string[match.start() : end],
        kind=None,
        registered=False,
        rule="reference_one" if single else "reference_group",
        members=members,
    )


def _members(
    text: str,
    match: re.Match[str],
    earlier: list[OrganisationMention],
    lists: list[list[OrganisationMention]],
    references: list[OrganisationMention],
    sentences: list[int],
) -> tuple[str, ...]:
    if match["one"] or match["company"]:
        return _latest_subject(text, match, earlier, sentences)
    wanted = _count(match)
    for candidate in _most_recent_first(lists, references):
        ids = _distinct(candidate)
        if len(ids) == wanted or (wanted is None and len(ids) > 1):
            return ids
        if wanted is not None and len(ids) > wanted:
            break
    return _from_sentences(match.start(), earlier, sentences, wanted) if wanted else ()


def _count(match: re.Match[str]) -> int | None:
    if match["digits"]:
        return int(match["digits"])
    if match["word"]:
        return _NUMBER[match["word"]]
    return 2 if match["pair"] else None


def _most_recent_first(
    lists: list[list[OrganisationMention]], references: list[OrganisationMention]
) -> list[list[OrganisationMention]]:
    resolved = [[reference] for reference in references if len(reference.members) > 1]
    return sorted([*lists, *resolved], key=lambda part: -part[-1].end)


def _distinct(mentions: Iterable[OrganisationMention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(i for m in mentions for i in (m.members or (m.organisation_id,)) if i))


def _from_sentences(
    position: int, earlier: list[OrganisationMention], sentences: list[int], wanted: int
) -> tuple[str, ...]:
    """The organisations of the sentences before, if at a sentence's start there are exactly as many as wanted."""
    here = bisect_right(sentences, position) - 1
    starts = [m.start for m in earlier]
    for first in range(here, max(-1, here - _REACH), -1):
        ids = _distinct(earlier[bisect_left(starts, sentences[first]) :])
        if len(ids) == wanted:
            return ids
        if len(ids) > wanted:
            return ()
    return ()


def _latest_subject(
    text: str, match: re.Match[str], earlier: list[OrganisationMention], sentences: list[int]
) -> tuple[str, ...]:
    """The nearest sentence's subject that is an organisation of the fitting kind; else the only one in it."""
    body = (match["one"] or "").split(" ")[-1]
    kind = _BODY.get(body)
    barred = _NO_COMPANY if body in _COMPANIES else frozenset()
    fitting = [
        m
        for m in earlier
        if (kind is None and m.kind not in barred) or m.kind == kind or (body and m.name.endswith(body))
    ]
    here = bisect_right(sentences, match.start()) - 1
    own = [m for m in fitting if m.start >= sentences[here]]
    topics = {m.organisation_id for m in own if _TOPIC.match(text, m.outer_end)}
    if topics:
        # The sentence has its topic, so the reference takes up another one: A는 B에 투자해 이 회사 지분을 얻었다.
        others = _distinct(m for m in own if m.organisation_id not in topics)
        if others:
            return others if len(others) == 1 else ()
    for first in range(here - 1, -1, -1):
        inside = [m for m in fitting if sentences[first] <= m.start < sentences[first + 1]]
        inside = [m for m in inside if m.organisation_id not in topics]
        subjects = [m for m in inside if _SUBJECT.match(text, m.outer_end)]
        if subjects:
            return (subjects[0].organisation_id,)
        ids = _distinct(inside)
        if ids:
            return ids if len(ids) == 1 else ()
    return ()

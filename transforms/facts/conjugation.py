"""Belongs here: the written forms that a Korean predicate stem takes, as prefixes up to where its ending goes on.
Does not: which predicates there are (lexicon.yaml) and what their endings say (modality).
"""

from functools import cache

_HANGUL = 0xAC00
_NUCLEI, _CODAS = 21, 28
_N, _L, _M, _P, _SS, _S = 4, 8, 16, 17, 20, 19
_A, _AE, _EO, _YEO, _O, _WA, _U, _WO, _EU, _I, _OE, _WAE = 0, 1, 4, 6, 8, 9, 13, 14, 18, 20, 11, 10
_CONTRACTED = {_A: _A, _EO: _EO, _AE: _AE, 5: 5, _YEO: _YEO, _O: _WA, _U: _WO, _I: _YEO, _EU: _EO, _OE: _WAE}


def _split(syllable: str) -> tuple[int, int, int]:
    code = ord(syllable) - _HANGUL
    return code // (_NUCLEI * _CODAS), code // _CODAS % _NUCLEI, code % _CODAS


def _join(onset: int, nucleus: int, coda: int = 0) -> str:
    return chr(_HANGUL + (onset * _NUCLEI + nucleus) * _CODAS + coda)


def coda(syllable: str) -> int:
    """The index of a Hangul syllable's final consonant, 0 for none and for what is no Hangul syllable."""
    return (ord(syllable) - _HANGUL) % _CODAS if "가" <= syllable <= "힣" else 0


def with_coda(syllable: str, final: int) -> str:
    """A Hangul syllable with the final consonant of that index in the place of its own."""
    return chr(ord(syllable) - coda(syllable) + final)


def ends_adnominal(word: str) -> bool:
    """Whether a word ends as an adnominal predicate may: in ㄴ or ㄹ (한, 할, 맺은, 맺을, 하는, 하던)."""
    return bool(word) and coda(word[-1]) in (_N, _L)


@cache
def surface_prefixes(stem: str) -> tuple[str, ...]:
    """Prefixes of all forms of a stem (a dictionary form without 다), longest first.

    A stem that begins with = is a written prefix itself, for short stems of which most forms are other
    words (=댔다, =대기로). 하다 verbs (also as a bare noun before a comma, which is how headlines link clauses:
    B를 인수,), 되다 verbs, vowel stems (contracted 여/워/와), ㄹ stems, and the ㅅ, ㅂ and ㄷ irregulars 붓-, 잇-,
    짓-, 돕-, 싣-.
    """
    head, last = stem[:-1], stem[-1]
    if stem.startswith("="):
        return (stem[1:],)
    if last == "하":
        forms = {head + ending for ending in ("하", "한", "할", "함", "합", "해", "했", "키로", ",", " 중")}
    elif last in "붓잇짓":
        open_syllable = _join(*_split(last)[:2])
        forms = {stem, *(head + open_syllable + ending for ending in ("은", "을", "어", "었", "으", "음"))}
    elif last == "돕":
        forms = {stem, head + "도와", head + "도왔", head + "도운", head + "도울", head + "도우"}
    elif last == "싣":
        forms = {stem, head + "실은", head + "실을", head + "실어", head + "실었", head + "실으"}
    else:
        forms = {head + form for form in _regular_forms(last)}
    return tuple(sorted(forms, key=len, reverse=True))


def _regular_forms(last: str) -> set[str]:
    onset, nucleus, final = _split(last)
    if final == _L:
        return {last, _join(onset, nucleus, _N), _join(onset, nucleus, _P), _join(onset, nucleus) + "는"}
    if final:
        return {last}
    forms = {last, *(_join(onset, nucleus, consonant) for consonant in (_N, _L, _M, _P))}
    contracted = _CONTRACTED.get(nucleus)
    if contracted is not None:
        forms |= {_join(onset, contracted), _join(onset, contracted, _SS)}
        if nucleus == _EU:
            forms |= {_join(onset, _A), _join(onset, _A, _SS)}
    return forms

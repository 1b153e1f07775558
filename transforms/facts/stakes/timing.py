"""Belongs here: dates and truth that a stake takes from the sentence before it (a founding, an exchange, a trade).
Does not: dates of the stake's own sentence (facts.dating) and truth by its own predicate (facts.modality).
"""

import re

from transforms.facts.dating import date_of
from transforms.facts.draft import UNDATED, Dated
from transforms.facts.modality import Status
from transforms.facts.phrases import Case, is_reference
from transforms.facts.scene import SceneSentence, Statement
from transforms.facts.stakes.naming import venture

_ACTING = (Case.TOPIC, Case.SUBJECT, Case.OF, Case.BARE)
_ONCE_DONE = re.compile(r"(?:끝나|마치|완료하|완료되|마무리되|마무리하|종결되|이뤄지|성공하|되)면(?:은)?[\s,]")

_AS_OF = re.compile(r"\s?(?:말|초)?\s?(?:기준|현재)(?=[\s,으])")


def sentence_before(sentence: SceneSentence) -> SceneSentence | None:
    """The sentence before in the same paragraph."""
    if not sentence.index:
        return None
    earlier = sentence.scene.sentences[sentence.index - 1]
    return earlier if earlier.sentence.paragraph == sentence.sentence.paragraph else None


def date_or_earlier(statement: Statement) -> Dated:
    """The statement's own date, else that of the last predicate of the sentence before, if it tells of the same."""
    scene = statement.sentence.scene
    own = date_of(scene, statement)
    earlier = sentence_before(statement.sentence)
    if own.date is not None or earlier is None or not earlier.predicates or _tells_of_others(earlier, statement):
        return own
    return date_of(scene, scene.statement(earlier, earlier.predicates[-1]))


def _tells_of_others(earlier: SceneSentence, statement: Statement) -> bool:
    """Whether a sentence names organisations, and none of those that the statement's sentence names."""
    own = statement.sentence.mentions
    named = {m.organisation_id for m in earlier.mentions}
    acting = any(p.case in _ACTING for p in statement.sentence.phrases)
    unclear = not acting or any(is_reference(m) for m in own)
    return bool(named) and not unclear and named.isdisjoint(m.organisation_id for m in own)


def as_of(sentence: SceneSentence, position: int) -> Dated:
    """지난달 말 기준, 3월 31일 현재: the day for which a holding is told, unless it is the day of the news."""
    scene = sentence.scene
    for told in reversed(sentence.quantities(scene.quantities.dates)):
        if told.start >= position or not _AS_OF.match(scene.body, told.end):
            continue
        of_the_news = scene.published_on is not None and told.date == scene.published_on.isoformat()
        return UNDATED if of_the_news else Dated(told.date, told.text, told.date_start, told.date_end)
    return UNDATED


def founding(sentence: SceneSentence) -> tuple[Status, Dated] | None:
    """Truth and date of the joint venture that the sentence before says is set up."""
    earlier = sentence_before(sentence)
    named = venture(earlier, earlier.end) if earlier is not None else None
    if earlier is None or named is None:
        return None
    predicate = next((p for p in earlier.predicates if p.start >= named.end), None)
    if predicate is None:
        return None
    statement = sentence.scene.statement(earlier, predicate)
    return statement.status, date_of(sentence.scene, statement)


def only_once_done(sentence: SceneSentence, position: int) -> bool:
    """증자가 끝나면: what follows is to hold only then."""
    return bool(_ONCE_DONE.search(sentence.scene.body, sentence.start, position))

"""Belongs here: which words make a statement done, planned, rumoured, ended, or no statement of fact.
Does not: which predicates they follow.
"""

import pytest

from transforms.facts.modality import Status, not_a_fact, status_of

_TAILS = {
    Status.COMPLETED: [
        "하고 있다.",
        "했다고 밝혔다.",
        "맺고 공동 개발에 나서기로 했다.",
        "하고 있는 것으로 나타났다.",
        "유치를 발표했다.",
        "한 데 이어 올해 1만명을 더 줄이겠다고 밝혔다.",
        "하기로 하고 5일 본계약을 체결했다.",
    ],
    Status.PLANNED: [
        "하기로 했다.",
        "할 계획이다.",
        "할 예정이라고 밝혔다.",
        "한다.",
        "하겠다고 말했다.",
        "키로 결정했다.",
        "한다고 3일 밝혔다.",
        "하는 방안을 추진한다.",
        "할 것이라고 한 매체가 보도했다.",
        "한다고 밝히면서 구조조정이 본격화됐다.",
        "할 생각이었다.",
        "자와 2만 명 채용을 발표했다.",
    ],
    Status.RUMOURED: [
        "한 것으로 알려졌다.",
        "하는 방안을 검토 중이다.",
        "할 것으로 전망된다.",
        "할 것이라는 관측이 나온다.",
        "할 가능성이 거론된다.",
    ],
    Status.TERMINATED: [
        "하려던 계획을 철회했다.",
        "계약을 해지했다.",
        "협상이 결렬됐다.",
        "이 무산됐다.",
        "를 포기했다.",
    ],
}


@pytest.mark.parametrize(("status", "tail"), [(s, t) for s, tails in _TAILS.items() for t in tails])
def test_tail_tells_the_status(status: Status, tail: str) -> None:
    past = tail.startswith("했")
    assert status_of(tail, past=past, adnominal=False) is status


@pytest.mark.parametrize(
    ("tail", "reason"),
    [
        ("하지 않기로 했다.", "negated"),
        ("해야 한다고 말했다.", "wished"),
        ("설은 사실무근이라고 밝혔다.", "denied"),
        ("한다면 시장이 흔들린다.", "hypothetical"),
        ("에 반대했다.", "negated"),
    ],
)
def test_tail_may_state_no_fact(tail: str, reason: str) -> None:
    assert not_a_fact(tail, "") == reason


@pytest.mark.parametrize("tail", ["하면서 최대주주가 됐다.", "했다.", "하기로 했다.", "해 지분을 확보했다."])
def test_other_tails_state_facts(tail: str) -> None:
    assert not_a_fact(tail, "") is None


def test_a_sentence_that_opens_with_if_is_hypothetical() -> None:
    assert not_a_fact("했다.", "만약 가온이 누리를 인수했다.") == "hypothetical"

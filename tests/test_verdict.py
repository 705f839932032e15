from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsspider.run.verdict import EXIT_CODES, RunFacts, judge

GOOD: dict[str, Any] = {"fates": {"delivered": 5, "known": 3}, "fetched": 9, "lists_read": 1, "pages_read": 5}
FULL = {"title": 1.0, "text": 1.0, "published_at": 1.0}

TABLE: list[tuple[str, int, dict[str, Any]]] = [
    # what a person calls success
    ("ok", 0, {"fill": FULL}),
    ("ok", 0, {"fates": {"known": 50}, "fetched": 1, "pages_read": 0}),
    ("ok", 0, {"fates": {"known": 50, "unchanged": 2, "duplicate": 1, "filtered": 1, "gone": 1}, "pages_read": 0}),
    ("ok", 0, {"fates": {"delivered": 1, "failed": 3}, "fill": FULL}),
    ("ok", 0, {"fates": {}, "lists_read": 0, "lists_unchanged": 2, "pages_read": 0}),
    ("ok", 0, {"fates": {"delivered": 2}, "pages_read": 4, "fill": {}}),  # too few pages to speak of a layout
    # nothing came of it
    ("nothing_found", 10, {"fates": {}, "pages_read": 0}),
    ("nothing_found", 10, {"fates": {}, "lists_read": 0, "fetched": 3, "commonest_failure": "404", "pages_read": 0}),
    ("nothing_found", 10, {"fates": {}, "lists_read": 9, "lists_unchanged": 1, "pages_read": 0}),
    ("nothing_found", 10, {"fates": {}, "fetched": 0, "lists_read": 0, "pages_read": 0}),
    ("nothing_delivered", 11, {"fates": {"gone": 3}, "pages_read": 0}),
    ("nothing_delivered", 11, {"fates": {"filtered": 3}, "pages_read": 0}),
    ("nothing_delivered", 11, {"fates": {"known": 50, "failed": 1}, "pages_read": 0}),
    ("nothing_delivered", 11, {"fates": {"robots": 9}, "pages_read": 0}),
    ("nothing_delivered", 11, {"fates": {"invalid": 4}, "pages_read": 4}),
    # what ended so in an earlier run too is no news
    ("ok", 0, {"fill": FULL, "fates": {"known": 50, "invalid": 2}, "repeats": {"invalid": 2}}),
    ("nothing_delivered", 11, {"fill": FULL, "fates": {"known": 50, "invalid": 2}, "repeats": {"invalid": 1}}),
    ("nothing_delivered", 11, {"fill": FULL, "fates": {"invalid": 2}, "repeats": {"invalid": 2}}),
    # lists that do not come, though second looks do
    ("nothing_found", 10, {"fill": FULL, "fates": {"unchanged": 5}, "lists_read": 0, "lists_failed": 1}),
    ("ok", 0, {"fill": FULL, "fates": {"unchanged": 5}, "lists_read": 1, "lists_failed": 1}),
    # the sections answer, the articles do not
    ("blocked", 13, {"fill": FULL, "fates": {"known": 9, "blocked": 3, "delivered": 2}, "fetched": 20}),
    ("network", 14, {"fill": FULL, "fates": {"failed": 3}, "fetched": 20, "fetched_network": 3, "articles_network": 3}),
    ("nothing_delivered", 11, {"fill": FULL, "fates": {"failed": 3}, "fetched": 23}),
    # layout
    ("layout_broken", 12, {"fates": {"invalid": 5}, "pages_read": 5, "fill": {"title": 0.0}}),
    ("layout_broken", 12, {"fill": {**FULL, "published_at": 0.4}}),
    ("layout_broken", 12, {"fill": {**FULL, "text": 0.6}, "usual": FULL, "pages_read": 10}),
    ("ok", 0, {"fill": {**FULL, "text": 0.6}, "usual": FULL, "pages_read": 9}),
    ("ok", 0, {"fill": {**FULL, "published_at": 0.0}, "floors": {"title": 0.5, "text": 0.5}}),
    # refused, unreachable
    ("blocked", 13, {"fetched": 4, "fetched_blocked": 5, "commonest_failure": "HTTP 403", "fill": FULL}),
    ("ok", 0, {"fetched": 5, "fetched_blocked": 5, "fill": FULL}),
    ("blocked", 13, {"fates": {}, "fetched": 0, "fetched_blocked": 1, "pages_read": 0}),
    ("network", 14, {"fates": {}, "fetched": 0, "fetched_network": 1, "pages_read": 0}),
    ("network", 14, {"fates": {"failed": 2}, "fetched": 1, "fetched_network": 2, "pages_read": 0}),
    ("network", 14, {"fetched": 4, "fetched_network": 3, "fetched_blocked": 2, "fill": FULL}),
    ("blocked", 13, {"fetched": 1, "fetched_blocked": 9, "fill": {}}),  # not layout_broken
    # certain
    ("interrupted", 143, {"signal": 15, "fates": {"pending": 7}, "fetched_network": 99}),
    ("interrupted", 130, {"signal": 2}),
    ("error", 1, {"errors": 2, "first_error": "KeyError: 'x'", "fill": FULL}),
    ("error", 1, {"errors": 1, "signal": 15}),
    ("error", 1, {"imbalance": "3 URLs found, 2 have a fate"}),
    ("storage", 15, {"storage": "disk full", "errors": 4, "signal": 15, "imbalance": "x"}),
    ("locked", 16, {"locked": "process 7 since 12:00", "fates": {}}),
    ("usage", 2, {"usage": "since=yesterday is no date"}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "code", "facts"), TABLE)
def test_verdicts(name: str, code: int, facts: dict[str, Any]) -> None:
    verdict = judge(RunFacts(**{**GOOD, **facts, "repeats": Counter(facts.get("repeats", {}))}))
    assert (verdict.name, verdict.code) == (name, code), verdict
    assert verdict.reason
    assert "\n" not in verdict.reason


def test_every_verdict_is_in_the_table() -> None:
    assert {name for name, _, _ in TABLE} == set(EXIT_CODES)


@given(
    st.builds(
        RunFacts,
        storage=st.none() | st.just("disk full"),
        errors=st.integers(0, 2),
        signal=st.sampled_from([None, 2, 15]),
        fates=st.dictionaries(st.sampled_from(["delivered", "known", "failed", "invalid"]), st.integers(0, 3)),
        fetched=st.integers(0, 3),
        fetched_blocked=st.integers(0, 3),
        fetched_network=st.integers(0, 3),
        lists_read=st.integers(0, 2),
        lists_unchanged=st.integers(0, 2),
        pages_read=st.integers(0, 12),
        fill=st.just({}) | st.just(FULL),
    )
)
def test_zero_is_never_a_failure(facts: RunFacts) -> None:
    verdict = judge(facts)
    if verdict.code == 0:
        assert (facts.storage, facts.errors, facts.signal) == (None, 0, None)
        assert facts.fates.get("delivered") or facts.fates.get("known") or facts.lists_unchanged
    assert judge(facts) == verdict

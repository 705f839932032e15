import json
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsspider.run.fates import Fate, Fates
from newsspider.run.record import FileRecord, RunRecord, new_run_id, read_record, usual_fill


def test_fates_are_the_contracts() -> None:
    names = "delivered revised unchanged known duplicate filtered robots blocked gone failed invalid pending"
    assert " ".join(Fate) == names


def test_a_url_is_found_once_and_settled_once() -> None:
    fates = Fates()
    assert fates.found("http://a/1")
    assert not fates.found("http://a/1")
    assert fates.is_open("http://a/1")
    assert fates.settle("http://a/1", Fate.FAILED, "HTTP 503")
    assert not fates.is_open("http://a/1")
    assert not fates.found("http://a/1")
    assert fates.counts()["failed"] == 1
    assert [(each.why, each.count, each.example) for each in fates.reasons()] == [("HTTP 503", 1, "http://a/1")]
    assert fates.imbalance() is None


@pytest.mark.parametrize(
    ("settled", "sentence"),
    [
        (["http://a/1", "http://a/1"], "http://a/1 was failed already when it became failed"),
        (["http://a/1", "http://a/2"], "http://a/2 was never found when it became failed"),
        ([], "1 URLs found, 0 have a fate"),
    ],
)
def test_a_bug_is_no_balance(settled: list[str], sentence: str) -> None:
    fates = Fates()
    fates.found("http://a/1")
    for url in settled:
        fates.settle(url, Fate.FAILED)
    assert sentence in (fates.imbalance() or "")


def test_what_is_left_is_pending() -> None:
    fates = Fates()
    for number in range(5):
        fates.found(f"http://a/{number}")
    fates.settle("http://a/0", Fate.DELIVERED)
    assert fates.leave_rest("stopped by SIGTERM") == 4
    assert fates.leave_rest("again") == 0
    assert fates.counts()["pending"] == 4
    assert fates.imbalance() is None


@given(st.lists(st.tuples(st.integers(0, 20), st.sampled_from(Fate), st.booleans()), max_size=60))
def test_found_is_the_sum_of_fates(steps: list[tuple[int, Fate, bool]]) -> None:
    fates, model = Fates(), dict[str, Fate]()
    for number, fate, settle in steps:
        url = f"http://a/{number}"
        fates.found(url)
        if settle and url not in model:
            assert fates.settle(url, fate, "why")
            model[url] = fate
    fates.leave_rest("end")
    assert sum(fates.counts().values()) == fates.total_found
    assert fates.imbalance() is None
    settled = Counter(model.values())
    assert all(fates.counts()[fate] == settled[fate] for fate in Fate if fate is not Fate.PENDING)


def test_a_record_reads_back(tmp_path: Path) -> None:
    record = RunRecord("r1", "people", {"url": "http://a/"}, "0.1.0", "2026-11-22T13:00:00+00:00")
    record.files = [FileRecord("data/people/r1.jsonl", 2, 7, "ab")]
    path = record.write(tmp_path)
    assert [each.name for each in tmp_path.iterdir()] == ["r1.run.json"]
    assert read_record(path) == record
    path.write_text(json.dumps({**json.loads(path.read_text()), "of_a_later_version": 1}))
    assert read_record(path) == record


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"run_id": 1}', "{"])
def test_what_is_no_record_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "r1.run.json"
    path.write_text(content)
    with pytest.raises(ValueError, match=r"record|Expecting"):
        read_record(path)


def test_run_ids_sort_by_time_and_differ() -> None:
    early, late = datetime(2026, 9, 30, 23, tzinfo=UTC), datetime(2026, 10, 1, tzinfo=UTC)
    assert new_run_id(early) < new_run_id(late)
    assert len({new_run_id(early) for _ in range(20)}) > 1


def test_history_is_weighted_and_needs_enough_articles() -> None:
    def run(delivered: int, title: float) -> RunRecord:
        return RunRecord("r", "s", {}, "0", "", fates={"delivered": delivered}, fill={"title": title})

    assert usual_fill([run(30, 1.0), run(10, 0.5)]) == {"title": 0.875}
    assert usual_fill([run(5, 1.0), run(0, 0.0)]) == {}


def test_what_was_known_may_be_taken_up_again() -> None:
    fates = Fates()
    fates.found("a")
    fates.settle("a", Fate.KNOWN)
    fates.reopen("a")
    assert (fates.is_open("a"), list(fates.reasons())) == (True, [])
    fates.settle("a", Fate.REVISED)
    assert (fates.counts()["known"], fates.counts()["revised"], fates.imbalance()) == (0, 1, None)
    fates.reopen("a")
    assert "was not known" in (fates.imbalance() or "")

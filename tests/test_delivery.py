import json
from pathlib import Path
from typing import Any

import pytest

from newsspider.article import Article
from newsspider.delivery.delivery import Delivery
from newsspider.delivery.errors import StorageError
from newsspider.delivery.ledger import Batch, DeadRun, Entry, ListPage, Settled, Validators, Waiting
from newsspider.delivery.recovery import recover
from newsspider.delivery.sqlite_ledger import SqliteLedger
from newsspider.delivery.writer import Group
from newsspider.identity import article_id, content_hash
from newsspider.run.fates import Fate, Fates

FRONT = "http://a.com/"
T0 = 1_700_000_000
PAGE = ListPage(FRONT, Validators('"front"'), ("http://a.com/x/", "http://a.com/y/"), "http://a.com/2.html")


class Site:
    """A spider's data folder and its clock; each run is opened and closed by the test."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.now = float(T0)
        self.runs = 0

    def run(self, remember: bool = True, size: int = 100) -> Delivery:
        self.runs += 1
        ledger = SqliteLedger(self.folder.parent / "ledger.sqlite3", "site") if remember else None
        group = Group(size, 1e9, lambda: self.now)
        return Delivery.open(self.folder, f"r{self.runs}", ledger, Fates(), group, lambda: self.now)

    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for path in sorted(self.folder.glob("*.jsonl")) for line in path.open()]


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path / "site")


def article(url: str, text: str = "文", title: str = "题") -> Article:
    return Article(
        id=article_id(url),
        url=url,
        canonical_url=url,
        site="a.com",
        title=title,
        text=text,
        content_hash=content_hash(title, text),
    )


def offer(delivery: Delivery, url: str, text: str = "文", validators: Validators = Validators()) -> Fate:  # noqa: B008
    delivery.found(url, FRONT)
    return delivery.offer(article(url, text), url, validators)


def test_an_article_is_delivered_once(site: Site) -> None:
    run = site.run()
    assert offer(run, "http://a.com/1") is Fate.DELIVERED
    assert run.fates.counts()["delivered"] == 0  # not before it is committed
    assert not site.lines()
    file = run.close("end")
    assert file
    assert (file.lines, run.fates.counts()["delivered"], run.fates.imbalance()) == (1, 1, None)
    run = site.run()
    memory = run.recall("https://www.a.com/1?utm_source=x")  # its twin is known too
    assert memory
    assert memory.entry
    assert run.found(memory.url, FRONT)
    run.known(memory.url, memory.entry)
    assert run.close("end") is None
    assert [line["id"] for line in site.lines()] == [article_id("http://a.com/1")]
    assert run.fates.counts()["known"] == 1
    assert site.run().recall(memory.url).entry == memory.entry  # type: ignore[union-attr]  # linked now


@pytest.mark.parametrize("flush", [True, False])
def test_twins_and_copies_of_one_run_are_one_article(site: Site, flush: bool) -> None:
    run = site.run()
    offer(run, "http://a.com/1")
    if flush:
        run.flush()
    assert offer(run, "https://m.a.com/1", "为手机缩短") is Fate.DUPLICATE
    assert offer(run, "http://a.com/2") is Fate.DUPLICATE  # the same title and text
    assert offer(run, "http://a.com/3", "另文") is Fate.DELIVERED
    other = article("http://b.com/2")
    other.site = "b.com"
    run.found(other.url, FRONT)
    assert run.offer(other, other.url) is Fate.DELIVERED  # a syndicated copy is not
    run.close("end")
    assert len(site.lines()) == 3
    assert run.fates.imbalance() is None


def test_a_changed_text_is_the_next_revision(site: Site) -> None:
    run = site.run()
    offer(run, "http://a.com/1", validators=Validators('"1"'))
    run.close("end")
    for text, fate in [("文", Fate.UNCHANGED), ("新文", Fate.REVISED), ("新文", Fate.UNCHANGED), ("文", Fate.REVISED)]:
        site.now += 3600
        run = site.run()
        assert run.ledger
        due = run.ledger.due(int(site.now), 9)
        assert [each.url for each in due] == (["http://a.com/1"] if due else [])
        assert offer(run, "http://a.com/1", text) is fate
        run.close("end")
    assert [(line["revision"], line["text"]) for line in site.lines()] == [(1, "文"), (2, "新文"), (3, "文")]
    assert len({line["id"] for line in site.lines()}) == 1


def test_looking_again_ends(site: Site) -> None:
    run = site.run()
    offer(run, "http://a.com/1", validators=Validators('"1"'))
    run.close("end")
    checks = 0
    for _ in range(10 * 24):
        site.now += 3600
        run = site.run()
        assert run.ledger
        for entry in run.ledger.due(int(site.now), 9):
            run.found(entry.url, "plan")
            assert entry.validators == Validators('"1"')
            run.unchanged(entry.url, entry, Validators())
            checks += 1
        run.close("end")
        run.ledger.close()
    assert checks == 4
    assert len(site.lines()) == 1


def test_a_page_that_is_gone_becomes_a_line_without_text(site: Site) -> None:
    run = site.run()
    offer(run, "http://a.com/1")
    run.close("end")
    for times in (1, 2):
        run = site.run()
        for url in ("http://a.com/1", "http://a.com/never"):
            run.found(url, FRONT)
            assert run.gone(url, "HTTP 404", "2026-11-22T13:00:00+00:00") is Fate.GONE
        run.close("end")
        assert run.fates.counts()["gone"] == 2
        assert len(site.lines()) == 2, times
    line = site.lines()[1]
    assert (line["text"], line["flags"], line["revision"]) == (None, ["gone"], 2)
    assert (line["id"], line["site"]) == (article_id("http://a.com/1"), "a.com")


def test_what_is_not_done_waits_for_the_next_run(site: Site) -> None:
    run = site.run()
    for number in range(3):
        run.found(f"http://a.com/{number}", FRONT)
    run.saw_page(PAGE)
    run.settle("http://a.com/0", Fate.FAILED, "HTTP 503", again=True)
    run.settle("http://a.com/1", Fate.FILTERED, "before since=")
    run.close("stopped by SIGTERM")
    assert run.fates.counts()["pending"] == 1
    run = site.run()
    assert run.ledger
    assert run.ledger.waiting(0, 9) == [Waiting("http://a.com/0", FRONT, 1), Waiting("http://a.com/2", FRONT, 0)]
    assert run.ledger.page(FRONT) == PAGE


def test_a_killed_run_has_its_links_wait_with_the_page(site: Site) -> None:
    run = site.run()
    run.found("http://a.com/1", FRONT)
    run.saw_page(PAGE)
    del run  # killed before anything was committed: the page will come in full again
    run = site.run()
    assert run.ledger
    assert run.ledger.page(FRONT) is None
    run.found("http://a.com/1", FRONT)
    run.saw_page(PAGE)
    run.flush()
    del run
    again = site.run()
    assert again.ledger
    assert again.ledger.waiting(0, 9) == [Waiting("http://a.com/1", FRONT, 0)]


def test_a_failed_commit_counts_nothing(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    run = site.run()
    offer(run, "http://a.com/1", "1")
    run.flush()
    offer(run, "http://a.com/2", "2")

    def full(*_: object) -> None:
        raise StorageError(Path("ledger"), "database or disk is full")

    monkeypatch.setattr(SqliteLedger, "commit", full)
    with pytest.raises(StorageError):
        run.flush()
    with pytest.raises(StorageError):
        offer(run, "http://a.com/3", "3")
    monkeypatch.undo()
    file = run.close("the disk is full")
    assert file
    assert file.lines == 1
    assert [line["text"] for line in site.lines()] == ["1"]
    assert run.fates.counts()["pending"] == 2
    assert run.fates.imbalance() is None
    run = site.run()
    assert offer(run, "http://a.com/2", "2") is Fate.DELIVERED


def test_a_one_off_run_remembers_nothing(site: Site) -> None:
    for _ in range(2):
        run = site.run(remember=False)
        assert offer(run, "http://a.com/1") is Fate.DELIVERED
        run.close("end")
    assert len(site.lines()) == 2
    assert not list(site.folder.parent.glob("ledger*"))


# -- recovery


def dead(site: Site, committed: int, complete: bool = False) -> SqliteLedger:
    """A run that delivered lines "1\\n", "22\\n", "333\\n", of which so many were committed, and died."""
    site.folder.mkdir()
    ledger = SqliteLedger(site.folder.parent / "ledger.sqlite3", "site")
    ledger.begin_run("r0", T0)
    offset = 0
    batch = Batch()
    for number in range(1, committed + 1):
        offset += number + 1
        url = f"http://a.com/{number}"
        fresh = article(url)
        batch.found.append((url, FRONT))
        batch.settled.append(Settled(url, Fate.DELIVERED, entry=_entry(fresh, number, offset)))
    batch.offset, batch.lines = offset, committed
    ledger.commit(batch)
    if complete:
        ledger.complete("r0")
    ledger.close()
    return SqliteLedger(site.folder.parent / "ledger.sqlite3", "site")


def _entry(fresh: Article, line: int, end: int) -> Entry:
    return Entry(fresh.id, fresh.url, fresh.url, "a.com", fresh.content_hash, 1, "r0", line, end, T0)


LINES = b"1\n22\n333\n"


@pytest.mark.parametrize(
    ("committed", "complete", "part", "final", "export", "known", "sentence"),
    [
        (2, False, LINES, None, b"1\n22\n", 2, "4 bytes that were not committed cut off, 2 lines finished"),
        (2, False, b"1\n22\n33", None, b"1\n22\n", 2, "2 bytes that were not committed cut off, 2 lines finished"),
        (3, False, LINES, None, LINES, 3, "3 lines finished"),
        (3, True, LINES, None, LINES, 3, "3 lines finished"),
        (0, False, b"1\n2", None, None, 0, "3 bytes that were not committed cut off"),
        (0, False, b"", None, None, 0, None),
        (3, True, None, LINES, LINES, 3, None),
        (3, True, None, None, None, 3, None),
        (3, False, None, None, None, 0, "3 articles of it are lost and will be fetched again"),
        (3, False, b"1\n22\n3", None, b"1\n22\n", 2, "1 articles of it are lost"),
        (3, False, b"1", None, None, 0, "3 articles of it are lost"),
        (3, True, None, b"1\n22\n", b"1\n22\n", 2, "1 articles of it are lost"),
    ],
)
def test_what_a_dead_run_left(
    site: Site,
    committed: int,
    complete: bool,
    part: bytes | None,
    final: bytes | None,
    export: bytes | None,
    known: int,
    sentence: str | None,
) -> None:
    ledger = dead(site, committed, complete)
    path = site.folder / "r0.jsonl"
    if part is not None:
        path.with_name("r0.jsonl.part").write_bytes(part)
    if final is not None:
        path.write_bytes(final)
    done = recover(site.folder, ledger)
    assert [sentence in each.sentence for each in done if sentence] == [True] * bool(sentence)
    assert len(done) == bool(sentence)
    assert (path.read_bytes() if path.exists() else None) == export
    assert not list(site.folder.glob("*.part"))
    remembered = [number for number in range(1, 4) if ledger.article(article_id(f"http://a.com/{number}"))]
    assert remembered == list(range(1, known + 1))
    assert [each.url for each in ledger.waiting(0, 9)] == [f"http://a.com/{n}" for n in range(known + 1, committed + 1)]
    assert ledger.dead_runs() == []
    assert recover(site.folder, ledger) == []
    if done and done[0].file:
        assert (done[0].file.bytes, done[0].file.lines) == (len(export or b""), known)


class Crash(BaseException):
    """The process is killed here."""


@pytest.mark.parametrize("dies_in_recovery", [False, True])
def test_a_reader_may_take_the_file_before_its_end_is_noted(
    site: Site, monkeypatch: pytest.MonkeyPatch, dies_in_recovery: bool
) -> None:
    def crash(*_: object) -> None:
        raise Crash

    run = site.run()
    offer(run, "http://a.com/1")
    run.flush()
    monkeypatch.setattr(SqliteLedger, "finished", crash)
    with pytest.raises(Crash):
        site.run() if dies_in_recovery else run.close("end")
    monkeypatch.undo()
    (site.folder / "r1.jsonl").replace(site.folder.parent / "taken.jsonl")
    run = site.run()
    assert offer(run, "http://a.com/1") is Fate.UNCHANGED
    assert run.close("end") is None


def test_parts_that_no_ledger_knows_are_dropped(site: Site) -> None:
    site.folder.mkdir()
    (site.folder / "r0.jsonl.part").write_bytes(b"1\n")
    (site.folder / "r0.run.json.part").write_bytes(b"{")
    (site.folder / "old.jsonl").write_bytes(b"1\n")
    assert [each.run_id for each in recover(site.folder, None)] == ["r0"]
    assert [each.name for each in site.folder.iterdir()] == ["old.jsonl"]


def test_dead_runs_of_another_spider_are_its_own(site: Site) -> None:
    dead(site, 2).close()
    other = SqliteLedger(site.folder.parent / "ledger.sqlite3", "other")
    assert other.dead_runs() == []
    mine = SqliteLedger(site.folder.parent / "ledger.sqlite3", "site")
    assert mine.dead_runs() == [DeadRun("r0", 5, 2, complete=False)]


def test_what_was_never_an_article_is_looked_at_on_the_plan(site: Site) -> None:
    url = "http://a.com/1"
    run = site.run()
    run.found(url, FRONT)
    run.settle(url, Fate.INVALID, "no text", "a detail")
    run.close("end")
    dues = []
    for _ in range(6):
        run = site.run()
        assert run.ledger
        memory = run.recall(url)
        assert memory
        assert (memory.fate, memory.why, memory.detail, memory.found_at) == (Fate.INVALID, "no text", "a detail", T0)
        run.found(url, FRONT)
        if memory.due:
            assert run.ledger.waiting(memory.due - 1, 9) == []  # an hourly run leaves it
            run.repeat(memory)
            run.flush()
            assert run.recall(url) == memory
            dues.append(memory.due - T0)
            site.now = memory.due
            run.close("end")
            run = site.run()
            run.found(url, FRONT)
            run.settle(url, Fate.INVALID, "no text", "a detail")
        else:
            run.repeat(memory)
        run.close("end")
    assert dues == [3600, 6 * 3600, 24 * 3600, 7 * 24 * 3600]  # then never again


def test_a_delivered_article_that_is_none_today_is_looked_at_on_the_plan(site: Site) -> None:
    url = "http://a.com/1"
    run = site.run()
    offer(run, url)
    run.close("end")
    site.now += 2 * 3600
    run = site.run()
    assert run.ledger
    assert [each.url for each in run.ledger.due(int(site.now), 9)] == [url]
    run.found(url, FRONT)
    run.settle(url, Fate.INVALID, "no text")
    assert run.close("end") is None
    assert run.fates.counts()["invalid"] == 1
    run = site.run()
    assert run.ledger
    assert run.ledger.due(int(site.now), 9) == []
    memory = run.recall(url)
    assert memory
    assert memory.entry
    assert memory.entry.next_check == T0 + 6 * 3600

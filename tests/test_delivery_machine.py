"""Any order of finding, delivering, committing, publishing, crashing (at any byte, between any two steps) and filling
the disk, with readers who take finished files away: every article is exported once per revision, every line whole."""

import errno
import json
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from newsspider.article import Article
from newsspider.delivery import recovery as recovery_module
from newsspider.delivery import writer as writer_module
from newsspider.delivery.delivery import Delivery
from newsspider.delivery.errors import StorageError
from newsspider.delivery.sqlite_ledger import SqliteLedger
from newsspider.delivery.writer import Group
from newsspider.identity import article_id, content_hash
from newsspider.run.fates import Fate, Fates

ARTICLES = 8
keeps = st.sampled_from([0.0, 0.3, 0.7, 1.0]) | st.floats(0, 1)
STEPS = ("sync", "commit", "complete", "publish", "finished", "take_back", "begin_run")
crashes = st.none() | st.tuples(st.sampled_from(STEPS), st.sampled_from(["before", "after"]), st.integers(0, 1))


class Crash(BaseException):
    """The process is killed here."""


def url_of(number: int, twin: bool = False) -> str:
    return f"http://a.com/{number}" if not twin else f"https://www.a.com/{number}"


class DeliveryMachine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp())
        self.folder = self.root / "0"
        self.archive = self.root / "archive"
        self.archive.mkdir()
        self.patch = pytest.MonkeyPatch()
        self.delivery: Delivery | None = None
        self.ledger: SqliteLedger | None = None
        self.fates = Fates()
        self.versions = [1] * ARTICLES
        self.runs = self.crashes = 0
        self.now = 1_700_000_000.0
        self.synced = 0
        self.countdown: dict[tuple[str, str], int] = {}
        self.room: int | None = None
        self._hook()

    # -- faults

    def _hook(self) -> None:
        """Let every step that changes the disk crash just before or just after it."""
        write = os.write

        def limited(fd: int, data: bytes) -> int:
            if self.room is None:
                return write(fd, data)
            if not self.room:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            count = write(fd, data[: self.room])
            self.room -= count
            return count

        self.patch.setattr(os, "write", limited)
        # Hundreds of files a second: what fsync promises is modelled by `synced`, not asked of this disk.
        self.patch.setattr(os, "fsync", lambda fd: None)
        sync = writer_module.Writer.sync

        def note_sync(writer: Any) -> None:
            sync(writer)
            self.synced = writer.offset

        self.patch.setattr(writer_module.Writer, "sync", self._step("sync", note_sync))
        publish = self._step("publish", writer_module.publish)
        self.patch.setattr(writer_module, "publish", publish)
        self.patch.setattr(recovery_module, "publish", publish)
        for name in ("commit", "complete", "finished", "take_back", "begin_run"):
            self.patch.setattr(SqliteLedger, name, self._step(name, getattr(SqliteLedger, name)))

    def _step(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def step(*args: Any) -> Any:
            self._maybe_crash(name, "before")
            result = real(*args)
            self._maybe_crash(name, "after")
            return result

        return step

    def _maybe_crash(self, name: str, when: str) -> None:
        left = self.countdown.get((name, when))
        if left == 0:
            self.countdown.clear()
            raise Crash
        if left is not None:
            self.countdown[name, when] = left - 1

    def _die(self, keep: float) -> None:
        """Leave everything as a kill (or a power failure) leaves it, and go on in a copy."""
        writer = self.delivery.writer if self.delivery else None
        self.crashes += 1
        after = self.root / str(self.crashes)
        shutil.copytree(self.folder, after)  # with the ledger's -wal, as a killed process leaves it
        if writer and (part := after / writer.part.name).exists():
            size = part.stat().st_size
            synced = min(self.synced, size)
            os.truncate(part, synced + int(keep * (size - synced)))
        if writer:
            writer.close()
        if self.ledger:
            self.ledger.close()
        shutil.rmtree(self.folder)
        self.folder = after
        self.delivery = self.ledger = None
        self.room = None
        self.countdown.clear()

    def _alive(self, keep: float, act: Callable[[], object]) -> None:
        """Act, as a run does: a crash ends the process, a full disk ends the run."""
        try:
            act()
        except Crash:
            self._die(keep)
        except StorageError:
            self._alive(keep, self._end)

    def _end(self) -> None:
        if self.delivery:
            self.delivery.close("the disk is full")
            assert self.fates.imbalance() is None
        self.delivery = None
        self._close_ledger()
        self.room = None

    def _close_ledger(self) -> None:
        if self.ledger:
            self.ledger.close()
        self.ledger = None

    # -- what a run does

    def _open(self) -> None:
        self.ledger = SqliteLedger(self.folder / "ledger.sqlite3", "site")
        self.fates = Fates()
        self.runs += 1
        self.synced = 0
        self.now += 8 * 86400
        group = Group(3, 1e9, lambda: self.now)
        self.delivery = Delivery.open(
            self.folder, f"run{self.runs:03}", self.ledger, self.fates, group, lambda: self.now
        )
        self._ledger_and_export_agree()

    def _offer(self, number: int, twin: bool) -> None:
        assert self.delivery
        url = url_of(number, twin)
        if not self.delivery.found(url, "http://a.com/"):
            return
        title = f"{number} v{self.versions[number]}"
        article = Article(id=article_id(url), url=url, canonical_url=url, site="a.com", title=title, text="文" * number)
        article.content_hash = content_hash(article.title, article.text)
        self.delivery.offer(article, url)

    @precondition(lambda self: self.delivery is None)
    @rule(keep=keeps, crash=crashes)
    def start(self, keep: float, crash: tuple[str, str, int] | None) -> None:
        self._crash_at(crash)
        self._alive(keep, self._open)

    @precondition(lambda self: self.delivery is not None)
    @rule(pages=st.lists(st.tuples(st.integers(0, ARTICLES - 1), st.booleans()), min_size=1, max_size=5), keep=keeps)
    def offer(self, pages: list[tuple[int, bool]], keep: float) -> None:
        for number, twin in pages:
            if self.delivery:
                self._alive(keep, lambda number=number, twin=twin: self._offer(number, twin))  # type: ignore[misc]

    @precondition(lambda self: self.delivery is not None)
    @rule(number=st.integers(0, ARTICLES - 1), fate=st.sampled_from([Fate.FAILED, Fate.INVALID]), again=st.booleans())
    def settle(self, number: int, fate: Fate, again: bool) -> None:
        assert self.delivery
        delivery = self.delivery
        url = f"http://a.com/other/{number}"
        if delivery.found(url, "http://a.com/"):
            self._alive(1, lambda: delivery.settle(url, fate, "why", again=again))

    @precondition(lambda self: self.delivery is not None)
    @rule(keep=keeps)
    def flush(self, keep: float) -> None:
        assert self.delivery
        self._alive(keep, self.delivery.flush)

    @precondition(lambda self: self.delivery is not None)
    @rule(keep=keeps)
    def close(self, keep: float) -> None:
        self._alive(keep, self._end)

    @precondition(lambda self: self.delivery is not None)
    @rule(number=st.integers(0, ARTICLES - 1))
    def site_changes_an_article(self, number: int) -> None:
        self.versions[number] += 1

    @precondition(lambda self: self.delivery is not None)
    @rule(keep=keeps)
    def kill(self, keep: float) -> None:
        self._die(keep)

    @precondition(lambda self: self.delivery is not None)
    @rule(crash=crashes)
    def kill_at_a_step_to_come(self, crash: tuple[str, str, int] | None) -> None:
        self._crash_at(crash)

    def _crash_at(self, crash: tuple[str, str, int] | None) -> None:
        self.countdown = {crash[:2]: crash[2]} if crash else {}

    @precondition(lambda self: self.delivery is not None)
    @rule(room=st.integers(0, 900))
    def disk_fills(self, room: int) -> None:
        self.room = room

    @rule()
    def reader_takes_files_away(self) -> None:
        for path in self.folder.glob("*.jsonl"):
            path.replace(self.archive / path.name)

    # -- what must hold

    def _exported(self) -> dict[str, list[dict[str, Any]]]:
        files = {}
        for path in [*self.archive.glob("*.jsonl"), *self.folder.glob("*.jsonl")]:
            content = path.read_bytes()
            assert content.endswith(b"\n"), f"{path.name} is torn"
            files[path.name] = [json.loads(line) for line in content.splitlines()]
        return files

    @invariant()
    def readers_see_whole_lines_once(self) -> None:
        seen = [(line["id"], line["revision"]) for lines in self._exported().values() for line in lines]
        assert len(seen) == len(set(seen)), "doubled"

    def _ledger_and_export_agree(self) -> None:
        assert self.ledger
        assert [each.name for each in self.folder.glob("*.part")] == [f"run{self.runs:03}.jsonl.part"]
        files = self._exported()
        last = {line["id"]: line["revision"] for name in sorted(files) for line in files[name]}
        for number in range(ARTICLES):
            entry = self.ledger.article(article_id(url_of(number)))
            assert (entry.revision if entry else None) == last.get(article_id(url_of(number)))
            if entry:
                line = files[f"{entry.run}.jsonl"][entry.line - 1]
                assert (line["id"], line["revision"]) == (entry.id, entry.revision)
                assert entry.same_content(line["content_hash"])

    def teardown(self) -> None:
        try:
            self.countdown.clear()
            self.room = None
            if self.delivery:
                self._end()
            else:
                self._close_ledger()
            self._open()
            assert self.ledger
            for number in range(ARTICLES):
                entry = self.ledger.article(article_id(url_of(number)))
                self._offer(number, bool(entry and entry.url != url_of(number)))
            self._end()
            files = self._exported()
            titles = {line["id"]: line["title"] for name in sorted(files) for line in files[name]}
            for number in range(ARTICLES):
                assert titles[article_id(url_of(number))] == f"{number} v{self.versions[number]}", "lost"
            self.readers_see_whole_lines_once()
        finally:
            self.patch.undo()
            shutil.rmtree(self.root)


DeliveryMachine.TestCase.settings = settings(
    max_examples=80, stateful_step_count=25, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
TestDelivery = DeliveryMachine.TestCase

"""The life of a run: lock, recovery and ledger at its start; commit, verdict and record at its end."""

import logging
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from newsspider import __version__
from newsspider.boilerplate.memory import SiteMemories
from newsspider.clock import Clock, day_and_time
from newsspider.delivery.delivery import Delivery
from newsspider.delivery.errors import LedgerCorrupt, Locked, StorageError
from newsspider.delivery.ledger import Ledger
from newsspider.delivery.ledger_schema import set_aside
from newsspider.delivery.lock import RunLock
from newsspider.delivery.plan import CHECKS
from newsspider.delivery.site_memories import stored_memories
from newsspider.delivery.sqlite_ledger import SqliteLedger
from newsspider.delivery.writer import Group
from newsspider.frontier import Frontier
from newsspider.lessons import Lessons
from newsspider.run.fates import Fates
from newsspider.run.history import usual
from newsspider.run.hosts import Hosts
from newsspider.run.record import RunRecord, new_run_id
from newsspider.run.tally import Tally
from newsspider.run.verdict import RunFacts, Verdict, judge

logger = logging.getLogger(__name__)

LEDGER = "ledger.sqlite3"


class RunLife:
    """One run of one spider on one data folder, from its lock to its verdict."""

    def __init__(self, spider: str, data_dir: Path, *, incremental: bool, now: Clock = time.time) -> None:
        started = day_and_time(now())
        self.now = now
        self.data_dir = data_dir
        self.folder = data_dir / spider
        self.incremental = incremental
        self.fates = Fates()
        self.hosts = Hosts()
        self.facts = RunFacts()
        self.record = RunRecord(new_run_id(started), spider, {}, __version__, started.isoformat(timespec="seconds"))
        self.verdict: Verdict | None = None
        self.delivery: Delivery | None = None
        self.ledger: Ledger | None = None
        self.memories = SiteMemories()
        self.obey: frozenset[str] = frozenset()  # signals of rights
        self.lessons = Lessons(self.now, None, self.not_stored)
        self.frontier = Frontier(lambda url: self.lessons.links(url))
        self.window: tuple[date | None, date | None] = (None, None)  # since, until
        self._started = started
        self._closed = self._corrupt = False
        self._lock = RunLock(self.folder)
        self._by_identity: dict[str, str] = {}
        self._failures: Counter[str] = Counter()
        self._tally = Tally()

    @property
    def failures(self) -> list[tuple[str, int]]:
        """Why requests failed, and how often, the commonest first."""
        return self._failures.most_common()

    # The run's start and end.

    def open(self, size: int, seconds: float, checks: Sequence[int] = CHECKS) -> str | None:
        """Lock, mend what dead runs left, open ledger and file; the name of the verdict that keeps it from starting."""
        try:
            self._lock.acquire(self._started)
            if self.incremental:
                self.ledger = SqliteLedger(self.data_dir / LEDGER, self.record.spider)
                self.memories = stored_memories(self.ledger, self.not_stored)
                self.lessons = Lessons(self.now, self.ledger, self.not_stored)
            group = Group(size, seconds, time.monotonic)
            run_id = self.record.run_id
            self.delivery = Delivery.open(self.folder, run_id, self.ledger, self.fates, group, self.now, checks)
            self.delivery.looks_of = self.lessons.looks
        except Locked as error:
            self.facts.locked = str(error)
            return "locked"
        except StorageError as error:
            self.not_stored(error)
            return "storage"
        self.record.recovered = [each.sentence for each in self.delivery.recovered]
        for sentence in self.record.recovered:
            logger.warning("%s", sentence)
        self.record.files = [each.file for each in self.delivery.recovered if each.file]
        self.facts.usual = usual(self.folder)
        return None

    def close(self, reason: str) -> None:
        """The crawl is over: commit, publish the file, leave the rest for the next run."""
        if self.delivery is None or self._closed:
            return
        self._closed = True
        if reason == "finished" and (left := self.fates.total_found - sum(self.fates.counts().values())):
            self._check_all_settled(left)
        why = {"shutdown": "the run was stopped", "limit": "the limit was reached"}.get(reason, reason)
        file = self.delivery.close(why)
        if file:
            self.record.files.append(file)
        if self.delivery.failure:
            self.not_stored(self.delivery.failure)
        else:
            self.lessons.close()
            self.memories.close()  # last: a run killed before has learned for itself alone, and lost no article

    def _check_all_settled(self, left: int) -> None:
        # After a natural end only what waits for its commit may be open: anything else is a URL without a fate.
        waiting = self.delivery.uncommitted if self.delivery else 0
        if left > waiting:
            self.fates.bugs.append(f"{left - waiting} URLs were left without a fate at the end of the crawl")

    def conclude(self, requests: int = 0, received: int = 0) -> Verdict:
        """Judge the run, write its record, let go of ledger and lock; later calls return the same verdict."""
        if self.verdict is None:
            facts = self.facts
            self.close("shutdown")  # unless it is: a second signal stops the engine before it closes anything
            if self._corrupt:
                self._set_ledger_aside()
            facts.fates, facts.imbalance = self.fates.counts(), self.fates.imbalance()
            facts.gave_up = self.hosts.blocked()
            facts.commonest_failure = next((why for why, _ in self.failures), "")
            traps = self.frontier.barren()  # a layout cannot break where no article ever was
            facts.pages_read, facts.fill = self._tally.pages(traps), self._tally.fill(traps)
            self.verdict = judge(facts)
            self.record.requests, self.record.bytes = requests, received
            self._end(self.verdict)
        return self.verdict

    def _end(self, verdict: Verdict) -> None:
        record = self.record
        record.ended_at = day_and_time(self.now()).isoformat(timespec="seconds")
        record.verdict, record.exit_code, record.reason = verdict.name, verdict.code, verdict.reason
        record.count(self.fates)
        record.fill = {name: round(rate, 4) for name, rate in self.facts.fill.items()}
        record.cuts = self._tally.cuts
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            record.write(self.folder)
            if self.ledger and self.delivery:
                self.ledger.end_run(int(self.now()), verdict.name, verdict.code)
        except (OSError, StorageError) as error:
            logger.error("the record of run %s could not be written: %s", record.run_id, error)
            if self.facts.storage is None:
                self.facts.storage = f"the run's record could not be written: {error}"
                self.verdict = judge(self.facts)
        if self.ledger:
            self.ledger.close()
        self._lock.release()

    def _set_ledger_aside(self) -> None:
        path = self.data_dir / LEDGER
        if self.ledger:
            self.ledger.close()
        self.ledger = None
        with self._guarded():
            kept = f"it is kept as {set_aside(path, self._started)}; the next run begins a new one"
            self.facts.storage = f"{self.facts.storage}; {kept}"
            logger.error("%s: %s", path, kept)

    def not_stored(self, error: StorageError) -> None:
        """The disk would not take it: the verdict is `storage`."""
        self._corrupt = self._corrupt or isinstance(error, LedgerCorrupt)
        if self.facts.storage is None:
            self.facts.storage = str(error)
            logger.error("%s", error)

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        try:
            yield
        except StorageError as error:
            self.not_stored(error)

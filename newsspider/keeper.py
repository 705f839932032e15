"""RunKeeper: one run's memory. Spiders and pipelines tell it what happens; it counts, delivers and judges.

It knows nothing of Scrapy; `newsspider.extensions` brings the signals.
"""

import logging
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from newsspider import __version__
from newsspider.article import Article
from newsspider.boilerplate.memory import SiteMemories
from newsspider.delivery.delivery import NONE, Delivery
from newsspider.delivery.errors import LedgerCorrupt, Locked, StorageError
from newsspider.delivery.ledger import Ledger, ListPage, Validators
from newsspider.delivery.ledger_schema import set_aside
from newsspider.delivery.lock import RunLock
from newsspider.delivery.plan import CHECKS
from newsspider.delivery.site_memories import stored_memories
from newsspider.delivery.sqlite_ledger import SqliteLedger
from newsspider.delivery.writer import Group
from newsspider.identity import identity
from newsspider.run.fates import Fate, Fates
from newsspider.run.history import usual
from newsspider.run.outcome import Outcome
from newsspider.run.record import RunRecord, new_run_id
from newsspider.run.tally import Tally
from newsspider.run.verdict import RunFacts, Verdict, judge
from newsspider.second_looks import REPEATABLE, conditional, is_due, is_settled, repeats

logger = logging.getLogger(__name__)

LEDGER = "ledger.sqlite3"
LOGGED = frozenset((Fate.FAILED, Fate.INVALID, Fate.BLOCKED, Fate.GONE, Fate.ROBOTS))
AGAIN = frozenset((Fate.FAILED, Fate.BLOCKED))  # the next run tries these once more


class RunKeeper:
    """One run of one spider on one data folder."""

    def __init__(self, spider: str, data_dir: Path, *, incremental: bool) -> None:
        now = datetime.now(UTC)
        self.data_dir = data_dir
        self.folder = data_dir / spider
        self.incremental = incremental
        self.fates = Fates()
        self.facts = RunFacts()
        self.record = RunRecord(new_run_id(now), spider, {}, __version__, now.isoformat(timespec="seconds"))
        self.verdict: Verdict | None = None
        self.delivery: Delivery | None = None
        self.ledger: Ledger | None = None
        self.memories = SiteMemories()
        self.window: tuple[date | None, date | None] = (None, None)  # since, until
        self._started = now
        self._closed = self._corrupt = False
        self._lock = RunLock(self.folder)
        self._by_identity: dict[str, str] = {}
        self._failures: Counter[str] = Counter()
        self._tally = Tally()

    # The run's start and end.

    def open(self, size: int, seconds: float, checks: Sequence[int] = CHECKS) -> str | None:
        """Lock, mend what dead runs left, open ledger and file; the name of the verdict that keeps it from starting."""
        try:
            self._lock.acquire(self._started)
            if self.incremental:
                self.ledger = SqliteLedger(self.data_dir / LEDGER, self.record.spider)
                self.memories = stored_memories(self.ledger, self.not_stored)
            group = Group(size, seconds, time.monotonic)
            run_id = self.record.run_id
            self.delivery = Delivery.open(self.folder, run_id, self.ledger, self.fates, group, time.time, checks)
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
            facts.commonest_failure = next((why for why, _ in self._failures.most_common(1)), "")
            facts.pages_read, facts.fill = self._tally.pages, self._tally.fill()
            self.verdict = judge(facts)
            self.record.requests, self.record.bytes = requests, received
            self._end(self.verdict)
        return self.verdict

    def _end(self, verdict: Verdict) -> None:
        record = self.record
        record.ended_at = datetime.now(UTC).isoformat(timespec="seconds")
        record.verdict, record.exit_code, record.reason = verdict.name, verdict.code, verdict.reason
        record.count(self.fates)
        record.fill = {name: round(rate, 4) for name, rate in self.facts.fill.items()}
        record.cuts = self._tally.cuts
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            record.write(self.folder)
            if self.ledger and self.delivery:
                self.ledger.end_run(int(time.time()), verdict.name, verdict.code)
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

    # What spiders say.

    def take_up(self, url: str, where: str) -> Mapping[str, str] | None:
        """A possible article was found on `where`: the headers to fetch it with, or None when it is not to be fetched.

        Its own twin (another spelling of the same address) is a `duplicate`, a remembered article that is not due
        `known`; one that is due is asked for conditionally. What was no article and is not due ends as it did before.
        """
        if not (self.delivery.found(url, where) if self.delivery else self.fates.found(url)):
            return None
        first = self._by_identity.setdefault(identity(url), url)
        if first != url:
            self.settle(url, Fate.DUPLICATE, "the same address", detail=first)
            return None
        with self._guarded():
            memory = self.delivery.recall(url) if self.delivery else None
            if self.delivery is None or memory is None:
                return {}
            if memory.entry:
                if is_due(memory.entry, url, time.time()):
                    return conditional(memory.entry.validators)
                self.delivery.known(url, memory.entry)
                return None
            if not is_settled(memory, self.window, time.time()):
                return {}
            self.facts.repeats[str(memory.fate)] += 1
            self.delivery.repeat(memory)
        return None

    def left_over(self, limit: int) -> Iterator[tuple[str, str]]:
        """(URL, where found) of what earlier runs left to be fetched and of articles to be looked at again."""
        if self.ledger:
            with self._guarded():
                now = int(time.time())
                for waiting in self.ledger.waiting(now, limit):
                    yield waiting.url, waiting.where
                for entry in self.ledger.due(now, limit):
                    yield entry.url, "the plan of second looks"

    def settle(self, url: str, fate: Fate, why: str = "", *, detail: str = "") -> None:
        """Give a found URL its fate. `why` is counted; `detail` says more of this one."""
        if fate in LOGGED:
            logger.info("%s %s: %s%s", fate, url, why, f" ({detail})" if detail else "")
        with self._guarded():
            if self._repeats(url, fate):
                self.facts.repeats[str(fate)] += 1
            if self.delivery:
                self.delivery.settle(url, fate, why, detail or None, again=fate in AGAIN)
            else:
                self.fates.settle(url, fate, why)

    def unfetched(self, url: str, outcome: Outcome) -> None:
        """The fate of a URL that could not be fetched; a delivered article that is gone becomes a line that says so."""
        self._failed(outcome)
        self.facts.articles_network += outcome.network
        with self._guarded():
            memory = self.delivery.recall(url) if self.delivery else None
            entry = memory.entry if memory else None
            if self.delivery and entry and outcome.not_modified:
                self.delivery.unchanged(url, entry, entry.validators)
            elif self.delivery and entry and outcome.fate is Fate.GONE:
                self.delivery.gone(url, outcome.why, datetime.now(UTC).isoformat(timespec="seconds"))
            elif outcome.not_modified:
                self.settle(url, Fate.FAILED, "HTTP 304 to a request without a condition")
            else:
                self.settle(url, outcome.fate, outcome.why, detail=outcome.detail)

    def list_headers(self, url: str) -> Mapping[str, str]:
        """The headers to ask for a list with: conditional when all its links were taken up before."""
        with self._guarded():
            page = self.ledger.page(url) if self.ledger else None
            return conditional(page.validators if page else None)
        return {}

    def list_read(self, page: ListPage) -> None:
        """A front or section page came whole, and its links have been taken up."""
        self.facts.lists_read += 1
        if self.delivery:
            if self.window != (None, None):  # what is outside it today must be seen by a run without it
                page = replace(page, validators=NONE)
            self.delivery.saw_page(page)

    def list_failed(self, url: str, outcome: Outcome) -> ListPage | None:
        """A front or section page did not come, or has not changed: then what is remembered of it."""
        with self._guarded():
            if outcome.not_modified:
                self.facts.lists_unchanged += 1
                return self.ledger.page(url) if self.ledger else None
        self.facts.lists_failed += 1
        self._failed(outcome)
        logger.warning("list %s: %s", url, outcome.why)
        return None

    # What pipelines say.

    def parsed(self, article: Article, url: str) -> None:
        """A page was read as an article, whatever becomes of it: the fill rates are over these.

        What was invalid in an earlier run and still is says nothing new about the layout.
        """
        with self._guarded():
            if not (article.title and article.text) and self._repeats(url, Fate.INVALID):
                return
        self._tally.add(article)

    def offer(self, article: Article, url: str, validators: Validators) -> Fate | None:
        """Deliver a valid article; its fate, or None when the disk would not take it."""
        with self._guarded():
            if self.delivery:
                return self.delivery.offer(article, url, validators)
        return None

    def tick(self) -> None:
        """Commit the group that waits, if it is due."""
        with self._guarded():
            if self.delivery and not self.delivery.failure:
                self.delivery.tick()

    def raised(self, error: BaseException, where: str, url: str | None = None) -> None:
        """An exception escaped a callback or a pipeline, at work on the found `url`."""
        self.facts.errors += 1
        self.facts.first_error = self.facts.first_error or f"{type(error).__name__}: {str(error)[:200]} (at {where})"
        if url and self.fates.is_open(url):
            self.settle(url, Fate.FAILED, f"a bug: {type(error).__name__}")

    def not_stored(self, error: StorageError) -> None:
        """The disk would not take it: the verdict is `storage`."""
        self._corrupt = self._corrupt or isinstance(error, LedgerCorrupt)
        if self.facts.storage is None:
            self.facts.storage = str(error)
            logger.error("%s", error)

    # Inside.

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        try:
            yield
        except StorageError as error:
            self.not_stored(error)

    def _repeats(self, url: str, fate: Fate) -> bool:
        """Whether an earlier run gave the URL this fate too, so that it is no news."""
        return fate in REPEATABLE and self.delivery is not None and repeats(self.delivery.recall(url), fate)

    def _failed(self, outcome: Outcome) -> None:
        self.facts.fetched_network += outcome.network
        self.facts.fetched_blocked += outcome.challenge
        if not outcome.not_modified:
            self._failures[outcome.why] += 1

"""RunKeeper: Scrapy's signals and the spiders' words, kept as the run's facts, fates, verdict and record."""

import logging
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.statscollectors import StatsCollector
from twisted.python.failure import Failure

from newsspider import __version__
from newsspider.article import Article
from newsspider.failures import BLOCKED, Outcome
from newsspider.identity import identity
from newsspider.run.fates import Fate, Fates
from newsspider.run.record import RunRecord, new_run_id
from newsspider.run.verdict import RunFacts, Verdict, judge

logger = logging.getLogger(__name__)

COUNTED = ("title", "published_at", "source", "authors", "editors", "section", "language", "text", "images")


class RunKeeper:
    """One run: every other part tells it what happened, and it alone judges."""

    def __init__(self, spider: str, data_dir: Path) -> None:
        now = datetime.now(UTC)
        self.folder = data_dir / spider
        self.fates = Fates()
        self.facts = RunFacts()
        self.record = RunRecord(new_run_id(now), spider, {}, __version__, now.isoformat(timespec="seconds"))
        self.verdict: Verdict | None = None
        self._by_identity: dict[str, str] = {}
        self._failures: Counter[str] = Counter()
        self._filled: Counter[str] = Counter()
        self._hosts: dict[str, list[float]] = {}  # host → [requests, seconds]

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Listen to the crawl."""
        keeper = cls(crawler.spidercls.name, Path(crawler.settings["NEWSSPIDER_DATA_DIR"]))
        keeper._stats = crawler.stats
        connect = crawler.signals.connect
        connect(keeper._opened, signals.spider_opened)
        connect(keeper._responded, signals.response_received)
        connect(keeper._raised, signals.spider_error)
        connect(keeper._broke, signals.item_error)
        connect(keeper._closed, signals.spider_closed)
        return keeper

    _stats: StatsCollector | None = None

    # What spiders and pipelines say.

    def found(self, url: str, where: str) -> bool:
        """A possible article was found on `where`; whether to fetch it. One of its own twins is a `duplicate`."""
        if not self.fates.found(url):
            return False
        first = self._by_identity.setdefault(identity(url), url)
        if first != url:
            self.settle(url, Fate.DUPLICATE, "the same address", detail=first)
        return first == url

    def settle(self, url: str, fate: Fate, why: str = "", *, detail: str = "") -> None:
        """Give a found URL its fate. `why` is counted; `detail` says more of this one."""
        self.fates.settle(url, fate, why)
        if fate in (Fate.FAILED, Fate.INVALID, Fate.BLOCKED):
            logger.info("%s %s: %s%s", fate, url, why, f" ({detail})" if detail else "")

    def settle_outcome(self, url: str, outcome: Outcome) -> None:
        """The fate of a URL that could not be fetched."""
        self._failed(outcome)
        self.settle(url, outcome.fate, outcome.why, detail=outcome.detail)

    def list_read(self, url: str) -> None:
        """A front or section page came whole."""
        self.facts.lists_read += 1

    def list_failed(self, url: str, outcome: Outcome) -> None:
        """A front or section page did not come."""
        self._failed(outcome)
        logger.warning("list %s: %s", url, outcome.why)

    def parsed(self, article: Article) -> None:
        """A page was read as an article, whatever becomes of it: the fill rates are over these."""
        self.facts.pages_read += 1
        self._filled.update(name for name in COUNTED if getattr(article, name))
        for cut in article.dropped:
            total = self.record.cuts.setdefault(cut.rule, {"articles": 0, "blocks": 0, "chars": 0})
            total["articles"] += 1
            total["blocks"] += cut.blocks
            total["chars"] += cut.chars

    def failed(self, error: BaseException) -> None:
        """An exception that no callback caught."""
        self.facts.errors += 1
        self.facts.first_error = self.facts.first_error or f"{type(error).__name__}: {error}"

    def conclude(self) -> Verdict:
        """Judge the run and write its record; later calls return the same verdict."""
        if self.verdict is None:
            self._finish_facts()
            self.verdict = judge(self.facts)
            self._write_record(self.verdict)
        return self.verdict

    # What Scrapy signals.

    def _opened(self, spider: Any) -> None:
        given: Mapping[str, str] = getattr(spider, "given", {})
        self.record.arguments = dict(given)

    def _responded(self, response: Response, request: Request) -> None:
        if response.status in BLOCKED:
            self.facts.fetched_blocked += 1
        else:
            self.facts.fetched += 1
        host = self._hosts.setdefault(request.meta.get("download_slot", ""), [0, 0.0])
        host[0] += 1
        host[1] += request.meta.get("download_latency", 0.0)

    def _raised(self, failure: Failure, response: Response | None) -> None:
        where = getattr(response, "url", "start")
        self._error(failure, where)
        found = response.request.cb_kwargs.get("found_url") if response is not None and response.request else None
        if found and self.fates.is_open(found):
            self.settle(found, Fate.FAILED, f"a bug: {failure.type.__name__ if failure.type else failure}")

    def _broke(self, item: Any, failure: Failure) -> None:
        url = getattr(item, "found_url", "")
        self._error(failure, url)
        if url and self.fates.is_open(url):
            self.settle(url, Fate.FAILED, f"a bug: {failure.type.__name__ if failure.type else failure}")

    def _error(self, failure: Failure, where: str) -> None:
        self.facts.errors += 1
        if self.facts.first_error is None:
            kind = failure.type.__name__ if failure.type else "error"
            self.facts.first_error = f"{kind}: {failure.getErrorMessage()[:200]} (at {where})"

    def _closed(self, reason: str) -> None:
        why = {"finished": "", "shutdown": "the run was stopped", "limit": "the limit was reached"}.get(reason, reason)
        # After a natural end nothing may be left: an open URL is then a bug, and the balance says so.
        if reason != "finished":
            self.fates.leave_rest(why)

    def _failed(self, outcome: Outcome) -> None:
        self.facts.fetched_network += outcome.network
        self._failures[outcome.why] += 1

    def _finish_facts(self) -> None:
        facts = self.facts
        facts.fates = self.fates.counts()
        facts.imbalance = self.fates.imbalance()
        facts.commonest_failure = next((why for why, _ in self._failures.most_common(1)), "")
        if facts.pages_read:
            facts.fill = {name: self._filled[name] / facts.pages_read for name in COUNTED}
        failed = [
            name for name in (self._stats.get_stats() if self._stats else {}) if name.startswith("feedexport/failed")
        ]
        if failed and facts.storage is None:
            facts.storage = "the file of -o or FEEDS could not be written: the log above names it and says why"

    def _write_record(self, verdict: Verdict) -> None:
        record, stats = self.record, self._stats.get_stats() if self._stats else {}
        record.ended_at = datetime.now(UTC).isoformat(timespec="seconds")
        record.verdict, record.exit_code, record.reason = verdict.name, verdict.code, verdict.reason
        record.found, record.fates = self.fates.total_found, self.fates.counts()
        record.reasons = [
            {"fate": each.fate.value, "why": each.why, "count": each.count, "example": each.example}
            for each in self.fates.reasons()
        ]
        record.requests = stats.get("downloader/request_count", 0)
        record.bytes = stats.get("downloader/response_bytes", 0)
        record.fill = {name: round(rate, 4) for name, rate in self.facts.fill.items()}
        slowest = sorted(self._hosts.items(), key=lambda each: -each[1][1] / each[1][0])[:5]
        record.slowest_hosts = [
            {"host": host, "requests": int(count), "mean_seconds": round(seconds / count, 3)}
            for host, (count, seconds) in slowest
        ]
        try:
            record.write(self.folder)
        except OSError as error:
            logger.error("the run's record could not be written: %s", error)

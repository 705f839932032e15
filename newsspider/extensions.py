"""Scrapy's signals, brought to the run's keeper."""

import gc
import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK
from scrapy.utils.asyncio import create_looping_call
from scrapy.utils.defer import deferred_from_coro
from twisted.python.failure import Failure

from newsspider.clock import clock_from
from newsspider.failures import BLOCKED
from newsspider.keeper import RunKeeper
from newsspider.reading.compiled import LEFT_ASIDE
from newsspider.run.hosts import Hosts
from newsspider.run.verdict import Verdict

logger = logging.getLogger(__name__)
TICK = 0.5  # seconds between looks whether a group is due
PROBE = "probe"  # in a request's meta: asked where something may be; that nothing is there says nothing of the site


class RunExtension:
    """Opens and closes the run with the spider; `of` gives every other part the run's keeper."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.keeper = RunKeeper(
            crawler.spidercls.name,
            Path(crawler.settings["NEWSSPIDER_DATA_DIR"]),
            incremental=getattr(crawler.spidercls, "incremental", False),
            now=clock_from(crawler.settings["NEWSSPIDER_NOW"] or ""),
        )
        settings = crawler.settings
        self.keeper.hosts = Hosts(
            settings.getint("NEWSSPIDER_MOST_REFUSALS"),
            settings.getfloat("NEWSSPIDER_BACK_OFF"),
            settings.getfloat("NEWSSPIDER_PATIENCE"),
            settings.getint("RETRY_TIMES") + 1,
        )
        self.ticks = create_looping_call(self.tick)
        self.hosts: dict[str, list[float]] = {}  # download slot → [requests, seconds]

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Listen to the crawl."""
        extension = cls(crawler)
        connect = crawler.signals.connect
        connect(extension.opened, signals.spider_opened)
        connect(extension.responded, signals.response_received)
        connect(extension.raised, signals.spider_error)
        connect(extension.broke, signals.item_error)
        connect(extension.closed, signals.spider_closed)
        return extension

    @classmethod
    def of(cls, crawler: Crawler) -> "RunExtension":
        """The extension of this crawl."""
        extension = crawler.get_extension(cls)
        if extension is None:
            raise RuntimeError("RunExtension is not among the EXTENSIONS: see newsspider/settings.py")
        return extension

    def opened(self, spider: Any) -> None:
        """Note what was asked for, and begin to commit in groups."""
        given: Mapping[str, str] = getattr(spider, "given", {})
        self.keeper.record.arguments = dict(given)
        if self.keeper.delivery:
            self.ticks.start(TICK, now=False)
        for problem in LEFT_ASIDE.values():
            logger.warning(problem)
        gc.freeze()  # what is loaded by now stays: looking through it time and again cost a twelfth of a replay's CPU

    def tick(self) -> None:
        """Commit what is due; a disk that would not take it ends the crawl."""
        self.keeper.tick()
        if self.keeper.facts.storage:
            self.stop("storage")

    def stop(self, reason: str) -> None:
        """End the crawl; what is in flight still arrives and is counted."""
        engine = self.crawler.engine
        if engine is not None and engine.spider is not None:
            self.closing = deferred_from_coro(engine.close_spider_async(reason=reason))

    def feed_failed(self, error: OSError) -> None:
        """The file of -o or FEEDS could not be written; what is in the data folder is whole."""
        if self.keeper.facts.storage is None:
            named = f"{error.filename}: " if error.filename else ""
            self.keeper.facts.storage = f"the file of -o or FEEDS could not be written: {named}{error.strerror}"
            self.stop("storage")

    def responded(self, response: Response) -> None:
        """Count an answer; the redirects and retries before it do not count, nor do robots.txt and probes."""
        asked = response.request
        if asked is not None and (asked.callback is NO_CALLBACK or PROBE in asked.meta):
            return
        if response.status in BLOCKED:
            self.keeper.facts.fetched_blocked += 1
        else:
            self.keeper.facts.fetched += 1
        if response.request is not None:
            host = self.hosts.setdefault(response.meta.get("download_slot", ""), [0, 0.0])
            host[0] += 1
            host[1] += response.meta.get("download_latency", 0.0)

    def raised(self, failure: Failure, response: Any) -> None:
        """A callback raised."""
        request = getattr(response, "request", None)
        given = request.cb_kwargs if request is not None else {}
        found = given.get("found_url") or getattr(given.get("draft"), "found_url", None)
        self.keeper.raised(failure.value or Exception(), getattr(response, "url", "start"), found)

    def broke(self, item: Any, failure: Failure) -> None:
        """A pipeline raised."""
        url = getattr(item, "found_url", None)
        self.keeper.raised(failure.value or Exception(), url or "a pipeline", url)

    def closed(self, reason: str) -> None:
        """The crawl is over."""
        if self.ticks.running:
            self.ticks.stop()
        self.keeper.close(reason)

    def conclude(self) -> Verdict:
        """Judge the run when the feeds are closed too."""
        stats: Mapping[str, Any] = self.crawler.stats.get_stats()
        if any(name.startswith("feedexport/failed_count") for name in stats) and self.keeper.facts.storage is None:
            self.keeper.facts.storage = "the file of -o or FEEDS could not be written: the log above says why"
        slowest = sorted(self.hosts.items(), key=lambda each: -each[1][1] / each[1][0])[:5]
        self.keeper.record.slowest_hosts = [
            {"host": host, "requests": int(count), "mean_seconds": round(seconds / count, 3)}
            for host, (count, seconds) in slowest
        ]
        return self.keeper.conclude(stats.get("downloader/request_count", 0), stats.get("downloader/response_bytes", 0))

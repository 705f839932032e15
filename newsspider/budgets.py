"""What one run may cost: requests, bytes, minutes, depth, URLs of one pattern. The rest is for the next run.

A budget that bites stops what has not begun: the run ends by itself, its verdict is judged by what was fetched, and the
record says which budget left how much. One-off spiders, which have no next run, fetch what they are asked for.
"""

import time
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http.request import NO_CALLBACK

from newsspider.extensions import RunExtension
from newsspider.failures import Bounded
from newsspider.run.fates import Fate
from newsspider.run.outcome import Outcome

MEGABYTE = 1024 * 1024


class Budgets:
    """A downloader middleware before robots.txt: what is not fetched need not be allowed."""

    def __init__(self, crawler: Crawler) -> None:
        settings = crawler.settings
        self.crawler = crawler
        self.requests = settings.getint("NEWSSPIDER_MAX_REQUESTS")
        self.bytes = settings.getfloat("NEWSSPIDER_MAX_MB") * MEGABYTE
        self.seconds = settings.getfloat("NEWSSPIDER_MAX_MINUTES") * 60
        self.depth = settings.getint("NEWSSPIDER_MAX_DEPTH")
        self.bounded = getattr(crawler.spidercls, "incremental", False)
        self._run = RunExtension.of(crawler).keeper
        self._run.frontier.most = settings.getint("NEWSSPIDER_MAX_OF_PATTERN")
        self._asked = 0
        self._began = time.monotonic()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Read the budgets from the settings."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Let a request pass that is within all budgets; robots.txt and further pages of an article always are."""
        if self.bounded and request.callback is not NO_CALLBACK and "draft" not in request.cb_kwargs:
            outcome = self._over(request)
            found = request.cb_kwargs.get("found_url")
            if outcome is None and found and not {"retry_times", "redirect_times"} & request.meta.keys():
                outcome = self._run.frontier.bound(found)
            if outcome:
                if outcome.fate is Fate.PENDING:
                    self._run.left(outcome.why)
                raise Bounded(outcome)
        self._asked += 1

    def _over(self, request: Request) -> Outcome | None:
        received = self.crawler.stats.get_value("downloader/response_bytes", 0) if self.crawler.stats else 0
        for name, spent, budget in (
            ("requests", self._asked, self.requests),
            ("bytes", received, self.bytes),
            ("minutes", time.monotonic() - self._began, self.seconds),
            ("depth", request.meta.get("depth", 0) - 1, self.depth),
        ):
            if budget and spent >= budget:
                return Outcome(Fate.PENDING, f"budget: {name}")
        return None

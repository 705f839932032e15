"""429 and 503: the host is given the time that it asks for, and no more of the run's than NEWSSPIDER_PATIENCE."""

from datetime import UTC
from email.utils import parsedate_to_datetime
from time import time
from typing import Final, Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.retry import get_retry_request
from scrapy.exceptions import NotConfigured
from scrapy.http import Response

from newsspider.extensions import RunExtension
from newsspider.failures import Ended
from newsspider.polite.pace import HostPace
from newsspider.run.fates import Fate
from newsspider.run.hosts import Hosts
from newsspider.run.outcome import Outcome

BUSY: Final = frozenset((429, 503))


class BackOff:
    """Pauses a busy host and asks again; what belongs to a host that is left alone is pending."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.hosts.on_left = self.leave

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """One for one crawl that asks again."""
        if not crawler.settings.getbool("RETRY_ENABLED"):
            raise NotConfigured
        return cls(crawler)

    @property
    def hosts(self) -> Hosts:
        """The run's hosts."""
        return RunExtension.of(self.crawler).keeper.hosts

    def leave(self, host: str, why: str) -> None:
        """A host is left alone from now on, by the requests too that wait in the downloader."""
        HostPace.of(self.crawler).drop(host, Ended(Outcome(Fate.PENDING, why)))

    def process_request(self, request: Request) -> None:
        """Let no request through to a host that is left alone."""
        if why := self.hosts.left_alone(HostPace.of(self.crawler).key(request)):
            raise Ended(Outcome(Fate.PENDING, why))

    def process_response(self, request: Request, response: Response) -> Request | Response:
        """A busy host's answer becomes a later request, as long as there is patience."""
        pace = HostPace.of(self.crawler)
        key = pace.key(request)
        if response.status not in BUSY:
            self.hosts.calm(key)
            return response
        wait = self.hosts.pause(key, retry_after(response.headers.get("Retry-After"), time()), time())
        if wait is None or self.crawler.spider is None:
            return response
        pace.pause(key, wait)
        return get_retry_request(request, spider=self.crawler.spider, reason=f"HTTP {response.status}") or response


def retry_after(said: bytes | None, now: float) -> float | None:
    """The seconds that a Retry-After header asks for, which may be a number or a date; None: nothing to go by."""
    words = (said or b"").decode("latin-1").strip()
    if words.isascii() and words.isdecimal():
        return float(words[:9])
    try:
        moment = parsedate_to_datetime(words)
        return max(0.0, (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() - now)
    except (ValueError, OverflowError):
        return None

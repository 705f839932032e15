"""robots.txt as RFC 9309 says: fetched once per host and run, bounded, obeyed; its Crawl-delay kept up to a bound."""

import logging
from dataclasses import dataclass
from typing import Final, Self

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest, NotConfigured, StopDownload
from scrapy.http import Response
from scrapy.robotstxt import RobotParser
from scrapy.utils.httpobj import urlparse_cached
from scrapy.utils.misc import build_from_crawler, load_object
from w3lib.encoding import read_bom

from newsspider.extensions import RunExtension
from newsspider.failures import Ended, of_error
from newsspider.polite.backoff import BUSY
from newsspider.polite.once import OncePerHost, download, is_asked
from newsspider.polite.pace import HostPace
from newsspider.run.fates import Fate
from newsspider.run.outcome import Outcome

logger = logging.getLogger(__name__)

LIMIT: Final = 500 * 1024  # bytes that are read: as many as RFC 9309 wants to be read, and as Google reads
_MARK: Final = "robots_txt"  # of the request's meta: bytes so far


@dataclass(frozen=True, slots=True)
class Rules:
    """What a host's robots.txt came to: rules, or why nothing of the host may be fetched; neither: all is allowed."""

    parser: RobotParser | None = None
    closed: Outcome | None = None


class RobotsRules:
    """Lets through what robots.txt allows.

    An answer 4xx allows all, as does one that leads nowhere; 429, 5xx and silence forbid all, for this run alone: the
    next one asks again. A host that cannot be reached at all fails as its pages would.
    """

    def __init__(self, crawler: Crawler) -> None:
        settings = crawler.settings
        if not settings.getbool("ROBOTSTXT_OBEY"):
            raise NotConfigured
        self.crawler = crawler
        self.agent: str = settings["ROBOTSTXT_USER_AGENT"]
        self.longest = settings.getfloat("NEWSSPIDER_MAX_CRAWL_DELAY")
        self.parser: type[RobotParser] = load_object(settings["ROBOTSTXT_PARSER"])
        self._rules = OncePerHost(self._fetch)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Cut off what goes on for ever."""
        rules = cls(crawler)
        crawler.signals.connect(rules.received, signals.bytes_received)
        return rules

    def received(self, data: bytes, request: Request, spider: Spider) -> None:
        """Read no more of a robots.txt than counts."""
        if _MARK in request.meta:
            request.meta[_MARK] += len(data)
            if request.meta[_MARK] > LIMIT:
                raise StopDownload(fail=False)

    async def process_request(self, request: Request) -> None:
        """Raise Ended for what may not be fetched."""
        if not is_asked(request):
            return
        rules = await self._rules.of(request)
        if rules.closed:
            raise Ended(rules.closed)
        if rules.parser and not rules.parser.allowed(request.url, self.agent):
            raise Ended(Outcome(Fate.ROBOTS, "robots.txt forbids it"))

    async def _fetch(self, request: Request) -> Rules:
        host = urlparse_cached(request).netloc
        try:
            response = await download(self.crawler, request, "/robots.txt", **{_MARK: 0})
        except IgnoreRequest as error:  # redirects without end, or to where nothing is fetched
            logger.info("robots.txt of %s: %s", host, error)
            return Rules()
        except Exception as error:  # whatever the network or a broken server makes of it
            failed = of_error(error)
            logger.info("robots.txt of %s: %s (%s)", host, failed.why, failed.detail)
            if failed.unreachable:
                return Rules(closed=failed)
            why = f"robots.txt does not come ({failed.why})"
            return Rules(closed=Outcome(Fate.ROBOTS, why, failed.detail, network=failed.network, again=True))
        if response.status >= 500 or response.status in BUSY:
            return Rules(closed=Outcome(Fate.ROBOTS, f"robots.txt answers HTTP {response.status}", again=True))
        return Rules() if response.status >= 300 else await self._read(response, request)

    async def _read(self, response: Response, request: Request) -> Rules:
        parser: RobotParser = build_from_crawler(self.parser, self.crawler, rules_of(response.body))
        await self.crawler.signals.send_catch_log_async(signals.robots_parsed, robotparser=parser, request=request)
        if asked := parser.crawl_delay(self.agent):
            pace = HostPace.of(self.crawler)
            key = pace.key(request)
            pace.slow_down(key, min(asked, self.longest))
            if asked > self.longest:
                kept = f"{self.longest:g} s are kept (NEWSSPIDER_MAX_CRAWL_DELAY)"
                note = f"{key} asks for a Crawl-delay of {asked:g} s: {kept}"
                RunExtension.of(self.crawler).keeper.record.notes.append(note)
                logger.info("%s", note)
        return Rules(parser)


def rules_of(body: bytes) -> bytes:
    """The lines that count, in UTF-8."""
    whole = body[:LIMIT].rpartition(b"\n")[0] if len(body) > LIMIT else body
    encoding, mark = read_bom(whole)
    return whole[len(mark) :].decode(encoding, "ignore").encode() if encoding and mark else whole

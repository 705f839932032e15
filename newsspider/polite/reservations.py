"""/.well-known/tdmrep.json: what a site reserves for text and data mining, asked for once per host and run.

Only where NEWSSPIDER_OBEY_RIGHTS names `tdm`: a run that does not ask for it should not cost every site a request.
"""

import json
import logging
from typing import Any, Final, Self

from protego import Protego
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured

from newsspider.polite.once import OncePerHost, download, is_asked
from newsspider.reading.rights import SITE_RIGHTS, TDM_FILE

logger = logging.getLogger(__name__)

MOST: Final = 1_000  # rules that are read
Rules = list[tuple[Protego, str]]


class TdmReservations:
    """Notes on each request what the file says of its address."""

    def __init__(self, crawler: Crawler) -> None:
        if "tdm" not in crawler.settings.getlist("NEWSSPIDER_OBEY_RIGHTS"):
            raise NotConfigured
        self.crawler = crawler
        self.rules = OncePerHost(self.fetch)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """One for one crawl."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Ask the file."""
        if is_asked(request):
            said = reservation(await self.rules.of(request), request.url)
            request.meta[SITE_RIGHTS] = {TDM_FILE: said} if said else {}

    async def fetch(self, request: Request) -> Rules:
        """The file's rules; none where there is no such file, as the protocol says."""
        try:
            response = await download(self.crawler, request, f"/.well-known/{TDM_FILE}", download_maxsize=2**20)
        except Exception as error:  # whatever the network or a broken server makes of it
            logger.info("%s of %s: %s", TDM_FILE, request.url, error)
            return []
        return read_rules(response.body) if response.status == 200 else []


def read_rules(body: bytes) -> Rules:
    """The rules of a file, in its order; what is none is passed over."""
    try:
        listed = json.loads(body)
    except (ValueError, RecursionError):
        return []
    rules = (_rule(each) for each in (listed if isinstance(listed, list) else [])[:MOST])
    return [rule for rule in rules if rule]


def reservation(rules: Rules, url: str) -> str | None:
    """What the first rule that matches says: "1" reserved, "0" not; None: no rule."""
    return next((said for pattern, said in rules if not pattern.can_fetch(url, "*")), None)


def _rule(each: Any) -> tuple[Protego, str] | None:
    # The patterns are those of robots.txt.
    location = each.get("location") if isinstance(each, dict) else None
    if not isinstance(location, str) or not location.isprintable() or not location.startswith(("/", "*")):
        return None
    said = str(each.get("tdm-reservation"))
    return (Protego.parse(f"User-agent: *\nDisallow: {location}"), said) if said in ("0", "1") else None

"""`scrapy crawl demo`: the sample portal in the package, over real HTTP on loopback."""

from contextlib import ExitStack
from typing import Any, ClassVar, Self

from scrapy import signals
from scrapy.crawler import Crawler

from newsspider.demo.server import Portal
from newsspider.site import SiteSpider


class DemoSpider(SiteSpider):
    """Starts the portal, crawls it as any site is crawled, and stops it."""

    name = "demo"
    incremental = False
    article_urls: ClassVar[str] = r"/(?:p/\d+\.(?:html|txt)|a/\d+)(?:$|\?)"
    sections: ClassVar[int] = 10
    custom_settings = {
        "AUTOTHROTTLE_ENABLED": False,  # the server is this process's own
        "DOWNLOAD_DELAY": 0,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 8,
    }

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Build the spider with its portal; the run's end stops it."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        stack = ExitStack()
        portal = stack.enter_context(Portal())
        crawler.signals.connect(stack.close, signals.spider_closed, weak=False)
        spider.lists = [f"{portal.url}/"]  # type: ignore[misc]  # known only now: the port is the system's choice
        return spider

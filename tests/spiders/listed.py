"""A site file's lists of every kind, for `-s SPIDER_MODULES=tests.spiders.listed`; the site is on loopback."""

from dataclasses import replace
from typing import Any, ClassVar, Self

from scrapy.crawler import Crawler

from newsspider.arguments import COMMON, a_url
from newsspider.discovery.sources import Feed, JsonList, Page, Records, Rolling, Sitemap, Source
from newsspider.site import SiteSpider


class Listed(SiteSpider):
    """Its lists begin at `base`."""

    name = "listed"
    arguments = {"base": a_url, **COMMON}
    article_urls: ClassVar[str] = r"/p/\d+\.html"
    paths: ClassVar[list[Source]] = [
        Page("{}/numbers/"),
        Page("{}/trs/"),
        Page("{}/query"),
        Rolling("{}/roll/{{date:%Y-%m-%d}}.html"),
        Feed("{}/feed.xml"),
        Sitemap("{}/map.xml.gz"),
        JsonList("{}/list.json?page={{page}}", items="data.list", link="/p/{id}.html", title="t", time="time"),
        JsonList("{}/list.js", items="list"),
        Records("{}/proxy?s={{start}}&e={{end}}", per_page=1),
        Page("{}/records/"),
    ]

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Put the site's address into the lists."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        base = spider.options["base"].rstrip("/")
        spider.lists = [  # type: ignore[misc]  # known only now
            replace(each, url=each.url.format(base)) for each in cls.paths
        ]
        return spider


class Dated(Listed):
    """One list that goes on for ever."""

    name = "dated"
    paths = [Page("{}/dated/"), Rolling("{}/roll/{{date:%Y-%m-%d}}.html")]

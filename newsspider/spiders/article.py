"""`scrapy crawl article -a url=URL`: exactly these pages."""

from collections.abc import AsyncIterator
from typing import Any, Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import TextResponse
from scrapy.settings import BaseSettings
from scrapy.spiderloader import get_spider_loader

from newsspider.arguments import COMMON, ArgumentError, url_file, urls
from newsspider.cms.fingerprints import page_for
from newsspider.page import ArticlePage
from newsspider.spider import NewsSpider


class ArticleSpider(NewsSpider):
    """Reads the pages it is given; a page of a site with a site file is read as that file says."""

    name = "article"
    arguments = {"url": urls, "urls": url_file, **COMMON}
    incremental = False

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Build the spider; ArgumentError when it is given no page."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        if not {"url", "urls"} & spider.options.keys():
            raise ArgumentError("spider article needs -a url=URL or -a urls=FILE")
        return spider

    async def start(self) -> AsyncIterator[Any]:
        """The pages named by the arguments."""
        for name in ("url", "urls"):
            for url in self.options.get(name, ()):
                for request in self.article(url, f"argument {name}"):
                    yield request

    def page_class(self, response: TextResponse) -> type[ArticlePage]:
        """The page of the site file that this host belongs to, else of its family."""
        return page_for(response, page_of(self.crawler.settings, response.url))


def page_of(settings: BaseSettings, url: str) -> type[ArticlePage]:
    """The page of the site file that this URL's host belongs to, else the standard one."""
    loader = get_spider_loader(settings)
    for name in loader.find_by_request(Request(url)):
        page: type[ArticlePage] = getattr(loader.load(name), "page", ArticlePage)
        if page is not ArticlePage:
            return page
    return ArticlePage

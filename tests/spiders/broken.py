"""Spiders with a bug, for `-s SPIDER_MODULES=tests.spiders.broken`."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

from scrapy.http import Response
from twisted.python.failure import Failure

from newsspider.discovery.sources import Source
from newsspider.spider import Output
from newsspider.spiders.news import NewsSiteSpider


class RaisesInCallback(NewsSiteSpider):
    name = "raises_in_callback"

    def parse_article(self, response: Response, found_url: str) -> Output:
        if found_url.endswith("7.html"):
            raise KeyError("headline")
        yield from super().parse_article(response, found_url)


class RaisesInList(NewsSiteSpider):
    name = "raises_in_list"

    def parse_list(self, response: Response, source: Source, number: int) -> Iterator[Any]:
        yield from super().parse_list(response, source, number)
        raise ValueError("a list that nobody expected")


class RaisesInErrback(NewsSiteSpider):
    name = "raises_in_errback"

    def article_failed(self, failure: Failure) -> None:
        raise TypeError("an error handler with an error")


class RaisesInStart(NewsSiteSpider):
    name = "raises_in_start"

    async def start(self) -> AsyncIterator[Any]:
        async for request in super().start():
            yield request
            raise RuntimeError("no way to begin")


class RaisesInPipeline(NewsSiteSpider):
    name = "raises_in_pipeline"

    def parse_article(self, response: Response, found_url: str) -> Output:
        for draft in super().parse_article(response, found_url):
            draft.parts = None  # type: ignore[union-attr]  # a bug, as asked
            yield draft


class LosesOne(NewsSiteSpider):
    name = "loses_one"

    def parse_article(self, response: Response, found_url: str) -> Output:
        if not found_url.endswith("7.html"):  # that one gets no fate
            yield from super().parse_article(response, found_url)

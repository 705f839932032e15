"""Scrapy's downloader, answered from an archive: the rest of the crawl is as it is live, and nothing is fetched."""

from typing import Final, Protocol

from scrapy import Request
from scrapy.core.downloader.handlers.base import BaseDownloadHandler
from scrapy.http import Response

STORED: Final = "stored_response"  # the key in a request's meta


class Replaying(Protocol):
    """A spider that knows its archive."""

    async def recall(self, url: str) -> Response:
        """The stored page of this URL. Raises IgnoreRequest when there is none."""


class StoredPages(BaseDownloadHandler):
    """Answers with the stored response that a request brings along, else with what the spider recalls."""

    lazy = True

    async def download_request(self, request: Request) -> Response:
        """The stored response."""
        stored: Response | None = request.meta.pop(STORED, None)
        if stored is not None:
            return stored
        spider: Replaying = self.crawler.spider  # type: ignore[assignment]  # set with this handler by spiders/warc.py
        return await spider.recall(request.url)

"""NEWSSPIDER_ARCHIVE=1: every response of a live crawl goes into its archive, as it came from the network."""

import time
from pathlib import Path
from typing import Final, Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Response
from scrapy.utils.asyncio import create_looping_call

from newsspider import __version__
from newsspider.archive.writer import ARTICLE, FURTHER, OTHER, ArchiveWriter
from newsspider.delivery.errors import StorageError
from newsspider.delivery.writer import Group
from newsspider.extensions import TICK, RunExtension

SCHEMES: Final = ("http://", "https://")


class ArchiveResponses:
    """The downloader middleware nearest to the network: it sees redirects and retries, and bodies still encoded.

    A disk that does not take a record ends the run with the verdict `storage`.
    """

    def __init__(self, crawler: Crawler) -> None:
        settings = crawler.settings
        run = RunExtension.of(crawler).keeper
        self.crawler = crawler
        self.failed = False
        self.group = Group(
            settings.getint("NEWSSPIDER_GROUP_SIZE"), settings.getfloat("NEWSSPIDER_GROUP_SECONDS"), time.monotonic
        )
        self.writer = ArchiveWriter(
            Path(settings["NEWSSPIDER_DATA_DIR"]) / crawler.spidercls.name,
            run.record.run_id,
            f"newsspider/{__version__}",
            int(settings.getfloat("NEWSSPIDER_ARCHIVE_MAX_MB") * 1024 * 1024),
            self.group,
        )
        self.ticks = create_looping_call(self.tick)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Only where it is asked for."""
        if not crawler.settings.getbool("NEWSSPIDER_ARCHIVE"):
            raise NotConfigured
        archive = cls(crawler)
        crawler.signals.connect(archive.opened, signals.spider_opened)
        crawler.signals.connect(archive.closed, signals.spider_closed)
        return archive

    def opened(self) -> None:
        """Begin to sync in groups."""
        self.ticks.start(TICK, now=False)

    def process_response(self, request: Request, response: Response) -> Response:
        """Keep it, if it came from the network now."""
        if not self.failed and response.url.startswith(SCHEMES) and "cached" not in response.flags:
            try:
                self.writer.add(response, role(request))
            except StorageError as error:
                self._stop(error)
        return response

    def tick(self) -> None:
        """Sync the group that waits, if it is due."""
        if not self.failed and self.group.is_due():
            try:
                self.writer.sync()
            except StorageError as error:
                self._stop(error)

    def closed(self) -> None:
        """Publish the last file. After a failure the next run does it."""
        if self.ticks.running:
            self.ticks.stop()
        if not self.failed:
            try:
                self.writer.finish()
            except StorageError as error:
                self._stop(error)
        RunExtension.of(self.crawler).keeper.record.archives = self.writer.files

    def _stop(self, error: StorageError) -> None:
        self.failed = True
        run = RunExtension.of(self.crawler)
        run.keeper.not_stored(error)
        run.stop("storage")


def role(request: Request) -> str:
    """What the page is wanted for, as spider.py marks its requests."""
    if "found_url" in request.cb_kwargs:
        return ARTICLE
    return FURTHER if "draft" in request.cb_kwargs else OTHER

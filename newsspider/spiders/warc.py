"""`scrapy crawl warc -a path=FILE_OR_GLOB`: stored pages, read as if they came from the network just now."""

from collections import Counter
from collections.abc import AsyncIterator, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, Final, Self
from urllib.parse import urlsplit

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.http import Response, TextResponse
from scrapy.utils.asyncio import run_in_thread

from newsspider.archive.handler import STORED
from newsspider.archive.paths import warc_paths
from newsspider.archive.reader import Broken, Record, read_records
from newsspider.archive.recall import Recall, key
from newsspider.archive.stored import NotHttp, stored_response
from newsspider.archive.writer import ARTICLE, ROLE
from newsspider.arguments import COMMON, ArgumentError
from newsspider.cms.fingerprints import page_for
from newsspider.failures import Refused
from newsspider.page import ArticlePage
from newsspider.run.fates import Fate
from newsspider.spider import NewsSpider
from newsspider.spiders.article import page_of

HANDLER: Final = "newsspider.archive.handler.StoredPages"
_ENDED: Final = frozenset((Fate.FAILED, Fate.BLOCKED, Fate.GONE, Fate.FILTERED, Fate.INVALID))  # a later record may do


class WarcSpider(NewsSpider):
    """Replays the `response` records of WARC files one at a time: memory holds one page, whatever the archive's size.

    Each record with an address of its own is a page of its own, though another may hold the same article.
    """

    name = "warc"
    arguments = {"path": warc_paths, **COMMON}
    incremental = False
    drops_twins = False
    custom_settings = {
        "DOWNLOAD_HANDLERS": dict.fromkeys(("warc", "http", "https", "file", "data", "ftp", "s3"), HANDLER),
        "NEWSSPIDER_PRIVATE_HOSTS": ["*"],  # nothing is fetched
        "CONCURRENT_REQUESTS": 1,  # there is nothing to wait for
        "CONCURRENT_ITEMS": 1,  # Scrapy makes so many tasks for every response
        "AUTOTHROTTLE_ENABLED": False,
        "DOWNLOAD_DELAY": 0,
        # What follows was done, or not, when the pages were fetched.
        "ROBOTSTXT_OBEY": False,
        "RETRY_ENABLED": False,
        "NEWSSPIDER_MOST_REFUSALS": 0,
        "REDIRECT_ENABLED": False,
        "METAREFRESH_ENABLED": False,
    }

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Build the spider; ArgumentError when it is given no file."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        if "path" not in spider.options:
            raise ArgumentError("spider warc needs -a path=FILE_OR_GLOB")
        spider.max_page = crawler.settings.getint("NEWSSPIDER_MAX_PAGE")
        spider.pages = Recall(spider.options["path"], spider.max_page)
        spider.further = set()
        spider.latest = {}
        spider.passed_over = Counter()
        spider.page_classes = {}
        return spider

    max_page: int  # bytes
    pages: Recall
    further: set[int]  # keys of pages that an article before them was continued with
    latest: dict[int, str]  # by the key of an address that has come more than once, the record that counts
    passed_over: Counter[str]  # records that are no page of an article, by what they are
    page_classes: dict[str, type[ArticlePage]]  # by host

    async def start(self) -> AsyncIterator[Any]:
        """The records, each when the one before it is done."""
        self.run.facts.usual, self.run.facts.floors = {}, {}  # an archive holds many layouts, the next one others
        for path in self.options["path"]:
            for record in self._records(path):
                for request in self._take_up(record, path):
                    yield request
                    await self._done()
                if self._is_closing():
                    return

    def _records(self, path: Path) -> Iterator[Record | Broken]:
        try:
            with path.open("rb") as file:
                yield from read_records(file, self.max_page)
        except OSError as error:
            yield Broken(f"the file cannot be read: {error.strerror}", 0)

    async def _done(self) -> None:
        """Wait until the engine has nothing in hand."""
        engine = self.crawler.engine
        while engine and (slot := engine._slot) and (slot.inprogress or slot.scheduler.has_pending_requests()):
            await self.crawler.signals.wait_for(signals.scheduler_empty)

    def _is_closing(self) -> bool:
        engine = self.crawler.engine
        return not (engine and engine._slot) or engine._slot.closing is not None

    def _take_up(self, record: Record | Broken, path: Path) -> Iterator[Request]:
        """The request for a record that holds a page; the fate of one that does not."""
        place = f"{path}, byte {record.offset}"
        if isinstance(record, Record) and (other := self._other(record)):
            self.passed_over[other] += 1
            return
        url = self._found(record, place)
        if url is None:
            return
        if isinstance(record, Broken):
            self.logger.warning("%s: a broken record: %s", place, record.why)
            self.run.settle(url, Fate.FAILED, f"a broken record: {record.why}", detail=place)
        elif wrong := _wrong(record):
            self.run.settle(url, Fate.FAILED, f"a broken record: {wrong}", detail=place)
        elif record.content is None:
            self.run.settle(url, Fate.INVALID, f"the page has more than {self.max_page:,} bytes (NEWSSPIDER_MAX_PAGE)")
        else:
            yield from self._page(record, url, place)

    def _page(self, record: Record, url: str, place: str) -> Iterator[Request]:
        try:
            response = stored_response(record)
        except NotHttp as error:
            self.run.settle(url, Fate.FAILED, f"a broken record: {error}", detail=place)
            return
        if response.status in range(300, 400) and response.status != 304:
            self.run.settle(url, Fate.FILTERED, "a redirect: its target has a record of its own")
            return
        yield Request(
            f"warc://record/{record.offset}",
            callback=self.parse_article,
            errback=self.article_failed,
            cb_kwargs={"found_url": url},
            meta={STORED: response, "fetched_at": record.date, "download_maxsize": self.max_page},
            dont_filter=True,
        )

    def _other(self, record: Record) -> str | None:
        """What a record is that holds no page of an article, in words; None for one that may."""
        if record.type != "response":
            return record.type
        if not record.fields.get("content-type", "application/http").startswith("application/http"):
            return "response that is not HTTP"
        if record.fields.get(ROLE, ARTICLE) != ARTICLE:
            return "response that the crawl did not take for an article"
        return "further page of an article" if key(record.url) in self.further else None

    def _found(self, record: Record | Broken, place: str) -> str | None:
        """The name under which this record is counted: its URL, with its place where an earlier record has that.

        None when it has its fate already: a `duplicate` of a page that came.
        """
        name, fates = record.url or place, self.run.fates
        if fates.found(name):
            return name
        before = self.latest.get(key(name), name)
        again = f"{name} ({place})"
        fates.found(again)
        if isinstance(record, Broken):
            return again
        if fates.fate(before) in _ENDED:
            self.latest[key(name)] = again
            return again
        self.run.settle(again, Fate.DUPLICATE, "the same address", detail=before)
        return None

    async def recall(self, url: str) -> Response:
        """A further page of an article, out of the archive. Raises Refused when it is not there."""
        try:
            record = await run_in_thread(self.pages.find, url)
            response = stored_response(record) if record and record.content is not None else None
        except (OSError, NotHttp) as error:
            raise Refused(f"its record cannot be read: {error}") from error
        if response is None:
            raise Refused("the archive has no record of it")
        self.further.add(key(url))
        return response

    def fetched_at(self, response: Response) -> datetime:
        """When the page was stored."""
        date: datetime | None = response.meta.get("fetched_at")
        return date or super().fetched_at(response)

    def page_class(self, response: TextResponse) -> type[ArticlePage]:
        """The page of the site file that the host belongs to, else of its family."""
        scheme, host, *_ = urlsplit(response.url)
        if not (scheme and host):
            return page_for(response)
        if host not in self.page_classes:
            self.page_classes[host] = page_of(self.crawler.settings, response.url)
        return page_for(response, self.page_classes[host])

    def closed(self, reason: str) -> None:
        """Say what was passed over."""
        self.run.record.passed_over = dict(self.passed_over.most_common())
        if self.passed_over:
            told = ", ".join(f"{count} {what}" for what, count in self.passed_over.most_common())
            self.logger.info("records passed over: %s", told)


def _wrong(record: Record) -> str | None:
    """What is wrong with a response record's header, in words."""
    if record.date is None:
        return "its WARC-Date is no date"
    try:
        _ = urlsplit(record.url).port
    except ValueError:
        return "its WARC-Target-URI is no address"
    return None if record.url else "it has no WARC-Target-URI"

"""CLEAN → VALIDATE → EXPORT: thin adapters of the stages, in the order of settings.py."""

from collections.abc import Mapping
from typing import Any, Self

from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider, DropItem
from scrapy.utils.asyncio import create_looping_call
from scrapy.utils.defer import deferred_from_coro

from newsspider.article import Article
from newsspider.cleaning import to_article
from newsspider.delivery.errors import StorageError
from newsspider.delivery.outbox import Outbox
from newsspider.draft import Candidate, Draft
from newsspider.extensions import RunKeeper
from newsspider.run.fates import Fate
from newsspider.validation import objection


class Stage:
    """What the stages share: the run that they report to."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """One stage for one crawl."""
        return cls(crawler)

    @property
    def run(self) -> RunKeeper:
        """The run's keeper."""
        keeper = self.crawler.get_extension(RunKeeper)
        if keeper is None:
            raise RuntimeError(
                "newsspider.extensions.RunKeeper is not among the EXTENSIONS: see newsspider/settings.py"
            )
        return keeper

    @property
    def options(self) -> Mapping[str, Any]:
        """The spider's arguments."""
        return getattr(self.crawler.spider, "options", {})

    def end(self, candidate: Candidate, fate: Fate, why: str, detail: str = "") -> DropItem:
        """Settle the URL's fate; raise what this returns."""
        self.run.settle(candidate.found_url, fate, why, detail=detail)
        return DropItem(why)


class Clean(Stage):
    """Draft → Candidate: boilerplate out of the body, every cut recorded."""

    def process_item(self, item: Draft) -> Candidate:
        """Clean one article."""
        article = to_article(item)
        self.run.parsed(article)
        return Candidate(item.found_url, article, item.readers)


class Validate(Stage):
    """What is no article, or not asked for, ends here with its reason."""

    def process_item(self, item: Candidate) -> Candidate:
        """Let an article pass."""
        if objected := objection(item.article, self.options):
            raise self.end(item, *objected)
        return item


class Deliver(Stage):
    """Each article once, durably. What Scrapy's feeds see is what was delivered."""

    outbox: Outbox | None = None

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.ticks = create_looping_call(self.commit)
        self.count = 0
        self.by_id: dict[str, str] = {}
        self.by_text: dict[tuple[str, str], str] = {}

    def open_spider(self) -> None:
        """Open the run's file. A run that cannot write ends before it fetches."""
        settings = self.crawler.settings
        size, seconds = settings.getint("NEWSSPIDER_GROUP_SIZE"), settings.getfloat("NEWSSPIDER_GROUP_SECONDS")
        try:
            self.outbox = Outbox(self.run.folder / f"{self.run.record.run_id}.jsonl", size, seconds)
        except StorageError as error:
            self.run.facts.storage = str(error)
            raise CloseSpider("storage") from None
        self.ticks.start(seconds, now=False)

    def process_item(self, item: Candidate) -> Article:
        """Append the article's line; its fate is settled when its group is committed."""
        article, found = item.article, item.found_url
        limit = self.options.get("limit")
        if limit is not None and self.count >= limit:
            raise self.end(item, Fate.PENDING, "the limit was reached")
        first = self.by_id.setdefault(article.id, found)
        if first == found:
            first = self.by_text.setdefault((article.site, article.content_hash), found)
        if first != found:
            raise self.end(item, Fate.DUPLICATE, "the same article", detail=first)
        if self.outbox is None:
            raise self.end(item, Fate.PENDING, "the export could not be written")
        try:
            if self.outbox.put(article, found):
                self.commit()
        except StorageError as error:
            self.broken(error)
            raise DropItem(str(error)) from None
        self.count += 1
        if self.count == limit:
            self.stop("limit")
        return article

    def commit(self) -> None:
        """Commit the group that is waiting; its articles are delivered then."""
        if self.outbox is None:
            return
        try:
            done = self.outbox.commit()
        except StorageError as error:
            self.broken(error)
            return
        for url in done:
            self.run.settle(url, Fate.DELIVERED)

    def close_spider(self) -> None:
        """Commit the rest and publish the file."""
        if self.ticks.running:
            self.ticks.stop()
        self.commit()
        if self.outbox is None:
            return
        try:
            record = self.outbox.finish()
        except StorageError as error:
            self.broken(error)
            return
        if record:
            self.run.record.files.append(record)

    def broken(self, error: StorageError) -> None:
        """The disk would not: nothing more is fetched, and the run ends as `storage`."""
        self.run.facts.storage = self.run.facts.storage or str(error)
        self.outbox = None
        self.stop("storage")

    def stop(self, reason: str) -> None:
        """End the crawl; what is in flight still arrives and is counted."""
        engine = self.crawler.engine
        if engine is not None and engine.spider is not None:
            self.closing = deferred_from_coro(engine.close_spider_async(reason=reason))

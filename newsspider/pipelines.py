"""CLEAN → VALIDATE → EXPORT: thin adapters of the stages, in the order of settings.py."""

from collections.abc import Mapping
from typing import Any, Self

from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider, DropItem

from newsspider.article import Article
from newsspider.cleaning import to_article
from newsspider.delivery.plan import HOUR
from newsspider.draft import Candidate, Draft
from newsspider.extensions import RunExtension
from newsspider.keeper import RunKeeper
from newsspider.reading.kinds import Kind
from newsspider.repair.scripts import bring_into
from newsspider.run.fates import Fate
from newsspider.run.hosts import host_of
from newsspider.run.outcome import Outcome
from newsspider.validation import HOLLOW, WALLS, objection


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
        return RunExtension.of(self.crawler).keeper

    @property
    def options(self) -> Mapping[str, Any]:
        """The spider's arguments."""
        return getattr(self.crawler.spider, "options", {})

    def end(self, candidate: Candidate, fate: Fate, why: str, detail: str = "") -> DropItem:
        """Settle the URL's fate and that of its further parts; raise what this returns."""
        for url in (candidate.found_url, *candidate.tails):
            self.run.settle(url, fate, why, detail=detail)
        return DropItem(why)


class Clean(Stage):
    """Draft → Candidate: boilerplate out of the body, every cut recorded."""

    def process_item(self, item: Draft) -> Candidate:
        """Clean one article."""
        remember = self.crawler.settings.getbool("NEWSSPIDER_SITE_MEMORY")
        article = to_article(item, self.run.memories if remember else None)
        if item.kind is not Kind.REMOVED:  # a page that says that its article was removed says nothing about the layout
            self.run.parsed(article, item.found_url)
        return Candidate(item.found_url, article, item.readers, item.validators, item.kind, item.tails)


class Validate(Stage):
    """What is no article, or not asked for, ends here with its reason."""

    def process_item(self, item: Candidate) -> Candidate:
        """Let an article pass."""
        if item.kind in WALLS:
            self.run.walled(item.found_url, item.kind.value)
        elif item.kind in HOLLOW:
            self.run.hosts.hollow(host_of(item.found_url), item.kind.value)
        elif item.kind is None and item.article.text:
            self.run.answered(item.found_url)
        objected = objection(item.article, item.kind, self.options, self.run.obey)
        if objected is None:
            return item
        fate, why = objected
        if fate is Fate.GONE:
            for url in (item.found_url, *item.tails):
                self.run.unfetched(url, Outcome(fate, why))  # as a 404 is
            raise DropItem(why)
        # The ledger keeps the day: a later run with the same since and until need not fetch the page to know it.
        raise self.end(item, fate, why, (item.article.published_at or "") if fate is Fate.FILTERED else "")


class Convert(Stage):
    """NEWSSPIDER_SCRIPT: title, kicker, subtitle and text in one Chinese script.

    `language` and `content_hash` stay those of the page, so that no article is a revision for its script alone.
    """

    def process_item(self, item: Candidate) -> Candidate:
        """Convert what is written in the other script."""
        bring_into(item.article, self.crawler.settings["NEWSSPIDER_SCRIPT"])
        return item


class Deliver(Stage):
    """Each article once, durably. What Scrapy's feeds see is what was delivered."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.count = 0
        self.seen: dict[str, str] = {}  # where no ledger remembers: id or text → the URL that it came from

    def open_spider(self) -> None:
        """Take the run's lock and open its file; a run that cannot ends before it fetches."""
        settings = self.crawler.settings
        size, seconds = settings.getint("NEWSSPIDER_GROUP_SIZE"), settings.getfloat("NEWSSPIDER_GROUP_SECONDS")
        checks = [round(float(hours) * HOUR) for hours in settings.getlist("NEWSSPIDER_LOOK_AGAIN_HOURS")]
        self.run.obey = frozenset(settings.getlist("NEWSSPIDER_OBEY_RIGHTS"))
        self.run.window = (self.options.get("since"), self.options.get("until"))
        self.run.spares = settings.getbool("NEWSSPIDER_SPARE_REQUESTS")
        refused = self.run.open(size, seconds, checks)
        if refused:
            raise CloseSpider(refused)
        self.remembers = self.run.ledger is None and getattr(self.crawler.spider, "drops_twins", True)

    def process_item(self, item: Candidate) -> Article:
        """Append the article's line; its fate is settled when its group is committed."""
        article, found = item.article, item.found_url
        limit = self.options.get("limit")
        if limit is not None and self.count >= limit:
            raise self.end(item, Fate.PENDING, "the limit was reached")
        if self.remembers and (first := self._twin(article, found)):
            raise self.end(item, Fate.DUPLICATE, "the same article", first)
        fate = self.run.offer(article, found, item.validators)
        if fate is None:
            RunExtension.of(self.crawler).stop("storage")
        for url in item.tails if fate else ():
            self.run.belongs(url, article)
        if fate not in (Fate.DELIVERED, Fate.REVISED):
            raise DropItem(str(fate))
        self.count += 1
        if self.count == limit:
            RunExtension.of(self.crawler).stop("limit")
        return article

    def _twin(self, article: Article, found: str) -> str | None:
        first = self.seen.setdefault(article.id, found)
        if first == found:
            first = self.seen.setdefault(f"{article.site} {article.content_hash}", found)
        return None if first == found else first

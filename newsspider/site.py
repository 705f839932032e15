"""SiteSpider: from a site's lists (pages, feeds, sitemaps, JSON) to its articles."""

import re
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, date
from functools import partial
from itertools import islice
from typing import Any, ClassVar, Final
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.http import HtmlResponse, Response
from scrapy.utils.asyncio import run_in_thread
from twisted.python.failure import Failure

from newsspider.addresses import reserved
from newsspider.clock import day_and_time
from newsspider.delivery.ledger import ListPage
from newsspider.discovery.beside import dates_beside
from newsspider.discovery.choice import by_turns, choose
from newsspider.discovery.links import Link, links, looks_like_list, named_like_article
from newsspider.discovery.listed import Listed, Listing, all_before, is_after, is_before, newest_first
from newsspider.discovery.pagers import following
from newsspider.discovery.records import records_in
from newsspider.discovery.sources import Page, Source, as_source, sniffed
from newsspider.discovery.traps import without_sessions
from newsspider.failures import outcome
from newsspider.identity import identity, site
from newsspider.list_plan import BESIDE, SELDOM
from newsspider.middlewares import AS_IT_IS
from newsspider.reading.dates import When
from newsspider.reading.found import Found
from newsspider.reading.moments import Clock
from newsspider.reading.urls import zone_of
from newsspider.run.fates import Fate
from newsspider.run.outcome import Outcome
from newsspider.spider import NewsSpider, validators

BIG: Final = 64 * 1024  # bytes from which a list is read in a thread, so that the reactor goes on
MAX_DATES: Final = 50_000  # dates of lists that are kept for the articles of a run
NOT_NAMED: Final = "its address is no article's"  # the rule of entries and links that are left out
LONGEST: Final = 100  # pages of one list, while their dates are not older than since=


class SiteSpider(NewsSpider):
    """One site. A site file names its lists and the shape of its articles' URLs; the rest is read from the pages."""

    #: Where to begin: addresses of front and section pages, or what `newsspider.discovery.sources` has.
    lists: ClassVar[list[str | Source]] = []
    #: What an article's URL looks like, searched in it; "": by URL shape and link context.
    article_urls: ClassVar[str] = ""
    #: How many pages of one list are read, where no since= says how far.
    list_pages: ClassVar[int] = 3
    #: How many section pages are followed from the front page; 0 where `lists` names them all.
    sections: ClassVar[int] = 0
    #: How many URLs that earlier runs left, and how many due second looks, one run takes up.
    left_over: ClassVar[int] = 1000

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.said: dict[str, Found[When]] = {}  # by identity, what lists say of an article's publication

    @property
    def starts(self) -> list[str]:
        """The lists too."""
        return [*super().starts, *(as_source(each).url for each in self.lists)]

    async def start(self) -> AsyncIterator[Any]:
        """Begin with what earlier runs left, then the lists."""
        for url, where in self.run.left_over(self.left_over):
            for request in self.article(url, where):
                yield request
        for request in self.first_lists():
            yield request

    def first_lists(self) -> Iterator[Request]:
        """The lists to begin with; those behind one that this run leaves out may be due."""
        for each in self.lists:
            source = as_source(each, self.sections)
            for url in source.urls(self.since, self.options.get("until") or self.today(source.url)):
                beside = self.is_beside(source)
                if self.run.list_due(url, start=not beside, longest=BESIDE if beside else SELDOM):
                    yield self.ask(source, url)
                elif beside and (page := self.run.list_known(url)):
                    yield from self.onward(page, source, 1, self.list_pages)

    def is_beside(self, source: Source) -> bool:
        """Whether this list to begin with stands beside one that names all that is new, and is asked before it."""
        return False

    @property
    def since(self) -> date | None:
        """The day from which articles are wanted."""
        day: date | None = self.options.get("since")
        return day

    def clock(self, url: str) -> Clock:
        """How the dates of this list are to be read."""
        return Clock(self.page.site_zone or zone_of(url, None), day_and_time(self.run.now()))

    def today(self, url: str) -> date:
        """The day that it is at this site."""
        clock = self.clock(url)
        return day_and_time(self.run.now()).astimezone(clock.zone or UTC).date()

    # Lists.

    def ask(self, source: Source, url: str, number: int = 1) -> Request:
        """The request for page `number` of a list."""
        is_page = isinstance(source, Page)
        return Request(
            url,
            # What lies between since= and until= may not have been read when the list was, though it is as it was then.
            headers={} if {"since", "until"} & self.options.keys() else self.run.list_headers(url),
            callback=self.parse_list if is_page else self.parse_document,
            errback=self.list_failed,
            priority=source.worth,
            meta={} if is_page and not url.endswith(".gz") else {AS_IT_IS: True},  # a feed or sitemap that a user named
            cb_kwargs={"source": source, "number": number},
        )

    def parse_list(self, response: Response, source: Source, number: int) -> Iterator[Request]:
        """A front or section page: its articles, its sections, its next page."""
        if not isinstance(response, HtmlResponse) or AS_IT_IS in response.meta:
            yield from self.other(response, number)
            return
        root, url = response.selector.root, response.url
        found = without_sessions(links(root, url))
        chosen = self.articles_among(found, url)
        dated = dates_beside(root, url, self.clock(url)) if {"since", "until"} & self.options.keys() else {}
        entries = [Listed(link.url, link.text, dated.get(link.url)) for link in chosen]
        records = records_in(response.text, url, self.clock(url))
        entries += [entry for entry in records.entries if self.is_wanted(entry, records.kind)] if records else []
        taken = set(chosen)
        rest = (link for link in found if link not in taken and self.is_here(link.url) and looks_like_list(link))
        behind = tuple(link.url for link in islice(by_turns(rest), source.reach))
        more = following(found, root, url, number) or (records.following if records else None)
        yield from self.took(Listing("page", entries, behind, more), response, source, number)

    async def parse_document(self, response: Response, source: Source, number: int) -> AsyncIterator[Request]:
        """A feed, a sitemap, a JSON list."""
        listing = await self.read(response, source)
        if listing is None:
            what = type(source).__name__
            self.run.list_failed(asked_for(response), Outcome(Fate.FAILED, f"not a list of the kind {what}"))
            return
        if listing.following is None and (more := source.page(number + 1)) != source.page(number):
            listing = Listing(listing.kind, listing.entries, listing.lists, more if listing.entries else None)
        for request in self.took(listing, response, source, number):
            yield request

    async def read(self, response: Response, source: Source) -> Listing | None:
        """What a document lists; a big one is read in a thread."""
        url, clock = response.url, self.clock(response.url)
        read = partial(source.read, response.body, url, clock, self.since)
        return await run_in_thread(read) if len(response.body) > BIG else read()

    def other(self, response: Response, number: int) -> Iterator[Request]:
        """What came is no page: perhaps the feed or sitemap that the user named."""
        kind = sniffed(response.body)
        source = kind(response.url) if kind else None
        listing = source.read(response.body, response.url, self.clock(response.url), self.since) if source else None
        if source is None or listing is None:
            self.run.list_failed(response.url, Outcome(Fate.FAILED, "not an HTML page"))
            return
        yield from self.took(listing, response, source, number)

    def took(self, listing: Listing, response: Response, source: Source, number: int) -> Iterator[Request]:
        """The articles of a list that was read, and the lists that it leads to."""
        requests, again = [*self.take(listing, response.url)], [*self.look_again(listing, response.url)]
        yield from (*requests, *again)
        self.run.list_brought(asked_for(response), len(requests), len(again))
        if all_before(listing.entries, self.since):
            listing = Listing(listing.kind, listing.entries, listing.lists)
        read = ListPage(asked_for(response), validators(response), listing.lists, listing.following)
        new = {request.url for request in requests}
        deeper = bool(self.since) or any(entry.url in new for entry in listing.entries[-len(listing.entries) // 3 :])
        yield from self.onward(read, source, number, self.pages_of(listing), deeper=deeper)
        self.run.list_read(read)

    def pages_of(self, listing: Listing) -> int:
        """How many pages of this list are read: with since=, as many as its dates lead to."""
        return LONGEST if self.since and any(entry.day for entry in listing.entries) else self.list_pages

    def onward(
        self, page: ListPage, source: Source, number: int, pages: int, *, deeper: bool = False
    ) -> Iterator[Request]:
        """The lists that this one leads to. `deeper`: its last entries were new: its next page may have more.

        A next page that few runs have read yet is asked for anyway.
        """
        for url in page.sections[: source.reach]:
            if self.is_here(url) and self.run.list_due(url):
                yield self.ask(source.behind(url), url)
        if page.following and self.is_here(page.following) and (deeper or self.run.page_due(page.following)):
            if number < pages:
                yield self.ask(source, page.following, number + 1)
            else:
                self.run.left("budget: pages of a list")

    def list_failed(self, failure: Failure) -> Iterator[Request]:
        """A list that could not be read, or has not changed: then the lists behind it may have."""
        request: Request = failure.request  # type: ignore[attr-defined]
        first = request.meta.get("redirect_urls", [request.url])[0]
        if page := self.run.list_failed(first, outcome(failure)):
            yield from self.onward(page, **request.cb_kwargs, pages=self.list_pages)

    # Articles.

    def take(self, listing: Listing, where: str) -> Iterator[Request]:
        """The requests for the articles of a list, the newest first; what its dates put outside since= and until= ends
        here.
        """
        for entry in newest_first(listing.entries, len(listing.entries)):
            if not self.is_wanted(entry, listing.kind):
                if self.is_here(entry.url):
                    self.run.reject(entry.url, where, NOT_NAMED)
                continue
            if entry.published and listing.kind != "page" and len(self.said) < MAX_DATES:
                self.said.setdefault(identity(entry.url), Found(entry.published, listing.kind))
            yield from self.article_of(entry, where)

    def look_again(self, listing: Listing, where: str) -> Iterator[Request]:
        """The requests for known articles of which this list says that they changed."""
        zone = self.clock(where).zone or UTC
        for entry in listing.entries:
            if again := self.run.hinted(entry.url, where, entry.title, entry.told(zone)):
                yield from self.fetch(*again)

    def is_wanted(self, entry: Listed, kind: str) -> bool:
        """Whether this entry is an article: a page's are chosen among its links, a feed names nothing else."""
        if kind == "page":
            return True
        if self.article_urls:
            return re.search(self.article_urls, entry.url) is not None
        return entry.sure or named_like_article(entry.url)

    def article_of(self, entry: Listed, where: str) -> Iterator[Request]:
        """The request for this article, unless it is another site's, or not of the days that are asked for."""
        why = ""
        if not self.is_here(entry.url):
            why = "private address" if reserved(urlsplit(entry.url).hostname or "") else "another site's"
        elif is_before(entry, self.since):
            why = "published before since"
        elif is_after(entry, self.options.get("until")):
            why = "published after until"
        if not why:
            yield from self.article(entry.url, where)
        elif self.run.take_up(entry.url, where) is not None:
            self.run.settle(entry.url, Fate.FILTERED, why, detail=entry.day.isoformat() if entry.day else "")

    def articles_among(self, found: list[Link], where: str) -> list[Link]:
        """The links that lead to articles; of the others on this site the run keeps those that could have been."""
        if self.article_urls:
            wanted = [link for link in found if re.search(self.article_urls, link.url)]
            for link in set(found).difference(wanted):
                if self.is_here(link.url) and named_like_article(link.url):
                    self.run.reject(link.url, where, NOT_NAMED)
            return wanted
        choice = choose(found, self.run.lessons.links(where), self.today(where))
        for link, rule in choice.rejected:
            if self.is_here(link.url):
                self.run.reject(link.url, where, rule)
        return choice.articles

    def is_here(self, url: str) -> bool:
        """Whether this URL is on the spider's own site."""
        return any(same_site(url, as_source(start).url) for start in self.lists)

    def attested(self, url: str) -> Found[When] | None:
        """What the lists of this run say of the publication of the article found at `url`."""
        return self.said.get(identity(url))


def same_site(url: str, other: str) -> bool:
    """Same registered domain; for addresses and one-word hosts the same host and port."""
    here, there = site(url), site(other)
    return here == there and (
        ("." in here and not here.replace(".", "").isdigit()) or urlsplit(url).port == urlsplit(other).port
    )


def asked_for(response: Response) -> str:
    """The URL of the request, before redirects: what the next run will ask for again."""
    first: list[str] = response.meta.get("redirect_urls", [response.url]) if response.request else [response.url]
    return first[0]

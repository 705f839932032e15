"""UnknownSite: a site that nobody has described. Its feeds and sitemaps are looked for beside its pages."""

from collections.abc import AsyncIterator, Iterator, Sequence
from itertools import islice
from typing import Any, Final, Self
from urllib.parse import urljoin

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.http import HtmlResponse, Response
from twisted.python.failure import Failure

from newsspider.delivery.ledger import ListPage
from newsspider.discovery import feeds, sitemaps
from newsspider.discovery.sources import RECENT, Feed, Sitemap, Source, as_source
from newsspider.extensions import PROBE
from newsspider.failures import outcome
from newsspider.middlewares import AS_IT_IS
from newsspider.run.fates import Fate
from newsspider.site import SiteSpider, asked_for, same_site

MAX_NAMED: Final = 1_000  # sitemaps in a robots.txt that are looked at; some name one a day


class UnknownSite(SiteSpider):
    """Begins at a front page, with the feeds that it links and the sitemaps that robots.txt names.

    Where none is named the usual places are asked, once: what was found there, or that nothing was, is remembered.
    """

    #: Whether feeds and sitemaps are looked for: not by who named a section, and wants that alone.
    looks_around = True

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Build the spider; it hears what robots.txt says."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        spider.named_sitemaps, spider.around, spider.before = [], set(), []
        crawler.signals.connect(spider.robots_parsed, signals.robots_parsed)
        return spider

    named_sitemaps: list[str]
    around: set[str]  # feeds and sitemaps that this run has thought of
    before: list[Request]  # for those of them that are still to come before the pages
    awaited: str | None = ""  # the one of them that was asked for

    def first_lists(self) -> Iterator[Request]:
        """The known feeds and sitemaps first: where they name all that is new, the pages are asked ever more seldom.

        When those that do are not due, nothing is: a page would seem to be the first that names what is new.
        """
        known = {url: kind for each in self.starts for kind in (Feed, Sitemap) for url in self.known_around(each, kind)}
        leading = [url for url in known if self.run.list_leads(url)]
        due = {url for url in leading if self.run.list_due(url)}
        if leading and not due:
            return
        self.around.update(known)
        due.update(url for url in known if url not in leading and self.run.list_due(url))
        self.before = [self.ask(known[url](url), url) for url in known if url in due]
        yield from self.after("")

    def after(self, url: str) -> Iterator[Request]:
        """What is asked when this feed or sitemap has come: one after the other, and then the pages."""
        if url == self.awaited:
            request = self.before.pop(0) if self.before else None
            self.awaited = request.url if request else None
            yield from [request] if request else super().first_lists()

    async def parse_document(self, response: Response, source: Source, number: int) -> AsyncIterator[Request]:
        """A feed or sitemap, and what is asked after it."""
        async for request in super().parse_document(response, source, number):
            yield request
        for request in self.after(asked_for(response)):
            yield request

    def known_around(self, front: str, kind: type[Source]) -> Sequence[str]:
        """The feeds or sitemaps of this front page that earlier runs found."""
        known = self.run.list_known(note_of(front, kind)) if self._is_front(as_source(front)) else None
        return known.sections if known else ()

    def is_beside(self, source: Source) -> bool:
        """So is a front page beside its feeds and sitemaps."""
        return self._is_front(source) and any(map(self.run.list_leads, self.around))

    def robots_parsed(self, robotparser: Any, request: Request) -> None:
        """The sitemaps of this site that robots.txt names."""
        said = islice(getattr(getattr(robotparser, "rp", None), "sitemaps", ()), MAX_NAMED)
        self.named_sitemaps += [url for url in said if self.is_here(url)]

    def parse_list(self, response: Response, source: Source, number: int) -> Iterator[Request]:
        """From the front page, also what it and its site name for machines."""
        if self._is_front(source) and isinstance(response, HtmlResponse):
            linked = [url for url in feeds.linked_feeds(response.selector.root, response.url) if self.is_here(url)]
            yield from self.look_around(asked_for(response), linked)
        yield from super().parse_list(response, source, number)

    def list_failed(self, failure: Failure) -> Iterator[Request]:
        """A front page that has not changed says nothing of its feeds."""
        request: Request = failure.request  # type: ignore[attr-defined]
        first = request.meta.get("redirect_urls", [request.url])[0]
        if outcome(failure).not_modified and self._is_front(request.cb_kwargs["source"]):
            yield from self.look_around(first, [])
        yield from super().list_failed(failure)
        yield from self.after(first)

    def _is_front(self, source: Source) -> bool:
        return self.looks_around and source.url in self.lists and source.url.startswith("http")

    def look_around(self, front: str, linked: Sequence[str]) -> Iterator[Request]:
        """Ask for the feeds and sitemaps: the linked ones, the known ones, else the usual places."""
        oldest = self.since or self.today(front) - RECENT
        listed = ({"loc": url} for url in self.named_sitemaps)
        named = sitemaps.children(listed, front, self.clock(front), oldest)
        for kind, urls, places in ((Feed, tuple(linked), feeds.PLACES), (Sitemap, named, sitemaps.PLACES)):
            note = note_of(front, kind)
            known = self.run.list_known(note)
            if urls and (known is None or known.sections != urls):
                self.run.remember_list(ListPage(note, sections=urls))
            if urls or known:
                for url in urls or (known.sections if known else ()):
                    if url not in self.around and self.run.list_due(url):
                        yield self.ask(kind(url), url)
                    self.around.add(url)
            else:
                yield from self.probe(note, kind, [urljoin(front, place) for place in places])

    def probe(self, note: str, kind: type[Source], places: Sequence[str]) -> Iterator[Request]:
        """Ask the first of these places; who has none left remembers that there is nothing."""
        if not places:
            self.run.remember_list(ListPage(note))
            return
        yield Request(
            places[0],
            callback=self.probed,
            errback=self.not_there,
            priority=kind.worth,
            meta={AS_IT_IS: True, PROBE: True, "dont_retry": True},
            cb_kwargs={"note": note, "kind": kind, "places": places},
        )

    async def probed(
        self, response: Response, note: str, kind: type[Source], places: Sequence[str]
    ) -> AsyncIterator[Request]:
        """Something answered: the list that was hoped for, or any page."""
        source = kind(places[0])
        listing = await self.read(response, source) if same_site(response.url, places[0]) else None
        if listing is None:
            for request in self.probe(note, kind, places[1:]):
                yield request
            return
        self.run.remember_list(ListPage(note, sections=(places[0],)))
        for request in self.took(listing, response, source, 1):
            yield request

    def not_there(self, failure: Failure) -> Iterator[Request]:
        """The next place, where this one is not; a site that refuses is not asked for more.

        Nothing is remembered of one that did not answer.
        """
        said, ended = failure.request.cb_kwargs, outcome(failure)  # type: ignore[attr-defined]
        if ended.network or ended.again or ended.fate is Fate.PENDING or ended.why.startswith("HTTP 5"):
            return
        places = [] if ended.fate is Fate.BLOCKED else said["places"][1:]
        yield from self.probe(said["note"], said["kind"], places)


def note_of(front: str, kind: type[Source]) -> str:
    """What the feeds or sitemaps of a site are remembered as: no page's address, since no request has a fragment."""
    return f"{urljoin(front, '/')}#{kind.__name__.lower()}s"

"""SiteSpider: from a site's front and section pages to its articles."""

import re
from collections.abc import AsyncIterator, Iterator
from itertools import islice
from typing import Any, ClassVar
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.http import HtmlResponse, Response
from twisted.python.failure import Failure

from newsspider.clock import day_and_time
from newsspider.delivery.ledger import ListPage
from newsspider.discovery.choice import by_turns, choose
from newsspider.discovery.links import Link, links, looks_like_list, next_list_page
from newsspider.discovery.traps import without_sessions
from newsspider.failures import outcome
from newsspider.identity import site
from newsspider.run.fates import Fate
from newsspider.run.outcome import Outcome
from newsspider.spider import NewsSpider, validators


class SiteSpider(NewsSpider):
    """One site. A site file names its lists and the shape of its articles' URLs; the rest is read from the pages."""

    #: Front and section pages to begin with.
    lists: ClassVar[list[str]] = []
    #: What an article's URL looks like, searched in it; "": by URL shape and link context.
    article_urls: ClassVar[str] = ""
    #: How many pages of one list are read.
    list_pages: ClassVar[int] = 3
    #: How many section pages are followed from the front page; 0 where `lists` names them all.
    sections: ClassVar[int] = 0
    #: How many URLs that earlier runs left, and how many due second looks, one run takes up.
    left_over: ClassVar[int] = 1000

    async def start(self) -> AsyncIterator[Any]:
        """Begin with what earlier runs left, then the lists."""
        for url, where in self.run.left_over(self.left_over):
            for request in self.article(url, where):
                yield request
        for url in self.lists:
            yield self.list_page(url, sections=self.sections)

    def list_page(self, url: str, *, number: int = 1, sections: int = 0) -> Request:
        """The request for page `number` of a list."""
        return Request(
            url,
            headers=self.run.list_headers(url),
            callback=self.parse_list,
            errback=self.list_failed,
            priority=2,
            cb_kwargs={"number": number, "sections": sections},
        )

    def parse_list(self, response: Response, number: int, sections: int) -> Iterator[Request]:
        """Articles, then sections, then the list's next page."""
        if not isinstance(response, HtmlResponse):
            self.run.list_failed(response.url, Outcome(Fate.FAILED, "not an HTML page"))
            return
        found = without_sessions(links(response.selector.root, response.url))
        chosen = self.articles_among(found, response.url)
        for link in chosen:
            yield from self.article_of(link, response.url)
        following = next_list_page(found, response.url)
        behind: tuple[str, ...] = ()
        if sections:
            taken = set(chosen)
            rest = (link for link in found if link not in taken and self.is_here(link.url) and looks_like_list(link))
            behind = tuple(link.url for link in islice(by_turns(rest), sections))
        read = ListPage(asked_for(response), validators(response), behind, following)
        self.run.list_read(read)
        yield from self.onward(read, number, sections)

    def onward(self, page: ListPage, number: int, sections: int) -> Iterator[Request]:
        """The lists that this one leads to."""
        for url in page.sections[:sections]:
            yield self.list_page(url)
        if page.following and number < self.list_pages:
            yield self.list_page(page.following, number=number + 1)
        elif page.following:
            self.run.left("budget: pages of a list")

    def article_of(self, link: Link, where: str) -> Iterator[Request]:
        """The request for this article, unless it is another site's."""
        if self.is_here(link.url):
            yield from self.article(link.url, where)
        elif self.run.take_up(link.url, where) is not None:
            self.run.settle(link.url, Fate.FILTERED, "another site's")

    def articles_among(self, found: list[Link], where: str) -> list[Link]:
        """The links that lead to articles; of the others on this site the run keeps those that could have been."""
        if self.article_urls:
            return [link for link in found if re.search(self.article_urls, link.url)]
        choice = choose(found, self.run.lessons.links(where), day_and_time(self.run.now()).date())
        for link, rule in choice.rejected:
            if self.is_here(link.url):
                self.run.reject(link.url, where, rule)
        return choice.articles

    def is_here(self, url: str) -> bool:
        """Whether this URL is on the spider's own site."""
        return any(same_site(url, start) for start in self.lists)

    def list_failed(self, failure: Failure) -> Iterator[Request]:
        """A list that could not be read, or has not changed: then the lists behind it may have."""
        request: Request = failure.request  # type: ignore[attr-defined]
        first = request.meta.get("redirect_urls", [request.url])[0]
        if page := self.run.list_failed(first, outcome(failure)):
            yield from self.onward(page, **request.cb_kwargs)


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

"""NewsSpider: what all spiders share. From lists to articles to drafts, with the fate of every URL on the way."""

from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from datetime import datetime
from typing import Any, ClassVar, Self, TypeAlias

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.http import HtmlResponse, Response, TextResponse
from twisted.python.failure import Failure

from newsspider.arguments import COMMON, read_arguments
from newsspider.clock import day_and_time
from newsspider.cms.fingerprints import page_for
from newsspider.delivery.ledger import Validators
from newsspider.discovery.links import links
from newsspider.discovery.pages import MAX_PAGES, next_page, whole_page
from newsspider.draft import Draft
from newsspider.extensions import RunExtension
from newsspider.failures import outcome
from newsspider.keeper import RunKeeper
from newsspider.page import ArticlePage
from newsspider.reading.dates import When
from newsspider.reading.found import Found
from newsspider.reading.rights import SITE_RIGHTS
from newsspider.repair.kinds import UNKNOWN, is_code, named
from newsspider.run.fates import Fate

OF_PATTERN = "budget: URLs of one pattern"
Output: TypeAlias = Iterator[Request | Draft]


class NewsSpider(Spider):
    """Base of every spider: its arguments, its requests for articles, and their way to a Draft."""

    #: Argument → parser; a subclass adds its own with `COMMON | {...}`.
    arguments: ClassVar[Mapping[str, Callable[[str], Any]]] = COMMON
    #: How the site's article pages are read.
    page: ClassVar[type[ArticlePage]] = ArticlePage
    #: Whether the ledger remembers what was delivered (contract 1.3).
    incremental: ClassVar[bool] = True
    #: Whether an article that this run delivered from another address is left out as a `duplicate`.
    drops_twins: ClassVar[bool] = True

    given: Mapping[str, str]  # the arguments as written, for the run's record
    options: Mapping[str, Any]  # and as parsed

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Build the spider; ArgumentError when an argument cannot be used."""
        options = read_arguments(cls.name, cls.arguments, kwargs)
        spider = super().from_crawler(crawler)
        spider.given, spider.options = kwargs, options
        return spider

    @property
    def run(self) -> RunKeeper:
        """The run that this spider is at work for."""
        return RunExtension.of(self.crawler).keeper

    @property
    def starts(self) -> list[str]:
        """The addresses that the user named: their hosts and ports alone may be private."""
        said = [self.options.get(name, ()) for name in ("url", "urls")]
        return [url for each in said for url in ([each] if isinstance(each, str) else each)]

    async def start(self) -> AsyncIterator[Any]:
        """Where to begin: each subclass says."""
        raise NotImplementedError(f"{type(self).__name__} must say where to begin")
        yield  # makes this an async generator, as Scrapy wants it

    def article(self, url: str, where: str) -> Iterator[Request]:
        """The request for an article found on the page `where`; none when this run has it, or the ledger knows it."""
        headers = self.run.take_up(url, where)
        if headers is not None:
            yield from self.fetch(url, headers)

    def fetch(self, url: str, headers: Mapping[str, str]) -> Iterator[Request]:
        """The request for an article that was taken up, when its turn has come."""
        turn = self.run.frontier.turn(url)
        if turn is None:
            self.run.left(OF_PATTERN)
            self.run.settle(url, Fate.PENDING, OF_PATTERN)
            return
        try:
            request = Request(
                url,
                headers=headers,
                callback=self.parse_article,
                errback=self.article_failed,
                cb_kwargs={"found_url": url},
                priority=-turn,  # the patterns of URLs by turns
                dont_filter=True,  # what was found is counted above; a silent second filter would lose its fate
            )
        except ValueError as error:  # one bad link must not lose the rest of its list
            self.run.settle(url, Fate.FILTERED, "no address", detail=str(error)[:300])
            return
        yield request

    def parse_article(self, response: Response, found_url: str) -> Output:
        """Read an article's first page, and follow its further pages."""
        if not isinstance(response, TextResponse) or is_code(response):
            self.run.settle(found_url, Fate.INVALID, "not a page of text", detail=named(response) or UNKNOWN)
            return
        draft = self._read(response, found_url)
        draft.validators = validators(response)
        if said := self.attested(found_url):
            draft.attest(said)
        yield from self._onward(response, draft, {response.url})

    def attested(self, found_url: str) -> Found[When] | None:
        """What a list says of this article's publication."""
        return None

    def page_class(self, response: TextResponse) -> type[ArticlePage]:
        """How this page is read: as the site file says, else as its family is."""
        return page_for(response, self.page)

    def fetched_at(self, response: Response) -> datetime:
        """When the page came, in UTC."""
        return day_and_time(self.run.now())

    def parse_further(self, response: Response, draft: Draft, seen: set[str]) -> Output:
        """Read a further page of an article, and go on from there."""
        if not isinstance(response, TextResponse):
            yield self._broken_off(draft)
            return
        draft.append(self._read(response, draft.found_url))
        yield from self._onward(response, draft, seen)

    def parse_whole(self, response: Response, draft: Draft, seen: set[str]) -> Output:
        """Read the page that holds the whole article."""
        if not isinstance(response, TextResponse):
            yield self._broken_off(draft)
            return
        draft.complete(self._read(response, draft.found_url))
        yield draft

    def _read(self, response: TextResponse, found_url: str) -> Draft:
        draft = self.page_class(response)(response, self.fetched_at(response)).read(found_url)
        draft.rights |= response.meta.get(SITE_RIGHTS, {})
        draft.parts[0].cuts[:0] = response.meta.get("repair_cuts", ())
        return draft

    def _onward(self, response: TextResponse, draft: Draft, seen: set[str]) -> Output:
        """The request for the article's next page, or the draft when this was the last.

        Newspapers' articles go on on pages of the paper, never behind a pager: content_1 and content_2 are two.
        """
        number = len(draft.parts)
        goes_on = isinstance(response, HtmlResponse) and number < MAX_PAGES and draft.edition is None
        found = list(links(response.selector.root, response.url)) if goes_on else []
        whole = whole_page(found, response.url) if number == 1 else None
        following = whole or next_page(found, response.url, number)
        if following is None or following in seen:
            yield draft
            return
        yield Request(
            following,
            callback=self.parse_whole if whole else self.parse_further,
            errback=self.further_failed,
            cb_kwargs={"draft": draft, "seen": seen | {following}},
            dont_filter=True,
            priority=1,  # finish what is begun before the next article
        )

    def article_failed(self, failure: Failure) -> None:
        """An article that could not be fetched: its fate and the reason."""
        self.run.unfetched(failure.request.cb_kwargs["found_url"], outcome(failure))  # type: ignore[attr-defined]

    def further_failed(self, failure: Failure) -> Output:
        """A further page that could not be fetched: the article goes on with what there is, flagged."""
        yield self._broken_off(failure.request.cb_kwargs["draft"])  # type: ignore[attr-defined]

    def _broken_off(self, draft: Draft) -> Draft:
        draft.flags.append("pages_missing")
        return draft


def validators(response: Response) -> Validators:
    """What a later request can be made conditional with."""
    said = [(response.headers.get(name) or b"").decode("latin-1") or None for name in ("ETag", "Last-Modified")]
    return Validators(*said)

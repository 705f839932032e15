"""`scrapy crawl epaper`: a newspaper's digital edition, issue by issue."""

import logging
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Self
from urllib.parse import parse_qsl

from scrapy import FormRequest, Request
from scrapy.crawler import Crawler
from scrapy.http import HtmlResponse, Response, TextResponse
from scrapy.signals import scheduler_empty
from twisted.python.failure import Failure

from newsspider.arguments import COMMON, a_date, a_url
from newsspider.delivery.ledger import ListPage
from newsspider.draft import Draft
from newsspider.epapers.asked import check, days, names, paper_named, papers_of, places
from newsspider.epapers.catalogue import Paper, paper_of
from newsspider.epapers.dates import issue_url
from newsspider.epapers.families import FAMILIES, family_of
from newsspider.epapers.issue import Issue, names_issue, newest
from newsspider.epapers.page import EpaperPage, place
from newsspider.extensions import PROBE
from newsspider.failures import outcome
from newsspider.page import ArticlePage
from newsspider.reading.dates import CHINA
from newsspider.run.fates import Fate
from newsspider.run.outcome import Outcome
from newsspider.site import asked_for, same_site
from newsspider.spider import NewsSpider, Output

logger = logging.getLogger(__name__)

LEFT_OVER = 1000  # URLs of earlier runs whose issues are read again


class EpaperSpider(NewsSpider):
    """Issue → pages → articles. Pieces of one article (下转, 上接) wait for each other until their issue is read."""

    name = "epaper"
    custom_settings = {"NEWSSPIDER_MAX_OF_PATTERN": 0}  # all issues' articles share one: no trap
    arguments = {"paper": names, "date": a_date, "url": a_url, **COMMON}

    papers: Mapping[str, Paper]
    chosen: list[Paper]  # empty: `url` names an issue
    of_issue: dict[str, Issue]  # the found URL of an article → its issue

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Build the spider; ArgumentError when it is not told which issues, or cannot know them."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        spider.papers = papers_of(crawler.settings["NEWSSPIDER_PAPERS"])
        spider.chosen = [paper_named(spider.papers, name) for name in spider.options.get("paper", ())]
        spider.of_issue = {}
        check(spider.options, spider.chosen)
        return spider

    @property
    def starts(self) -> list[str]:
        """What the user named: the papers' own addresses too."""
        return [*super().starts, *(paper.folder for paper in self.chosen if paper.folder)]

    # Which issues.

    async def start(self) -> AsyncIterator[Any]:
        """The issues that were asked for, the newest first, and those that earlier runs left articles of."""
        if "url" in self.options:
            yield self.lookout(self.options["url"], [], None)
        today = datetime.now(CHINA).date()
        asked = list(days(self.options, today))
        for paper in self.chosen:
            for day in self._left_over(paper, asked):
                yield self.issue_request(paper, day)
            if not asked:
                yield self._newest(paper, today)
        for day in asked:
            # One day after the other: a budget that ends a long range early has then brought whole issues.
            for paper in self.chosen:
                yield self.issue_request(paper, day)
            await self.crawler.signals.wait_for(scheduler_empty)

    def _newest(self, paper: Paper, today: date) -> Request:
        if paper.system.calendar:
            return self.issue_request(paper, today, latest=True)
        first, *others = places(paper, today)
        return self.lookout(first, others, paper)

    def _left_over(self, paper: Paper, asked: Sequence[date]) -> set[date]:
        """Other days of this paper, with articles that earlier runs found and could not fetch."""
        since, until = self.run.window
        pages = (where for _, where in self.run.waiting(LEFT_OVER) if paper.publishes(where))
        left = {day for where in pages if (day := paper.shape.page_day(where))}
        return {day for day in left.difference(asked) if (since or day) <= day <= (until or day)}

    def lookout(self, url: str, others: list[str], paper: Paper | None) -> Request:
        """The request for a page that is an issue's, or leads to one; `others` are tried after it."""
        return Request(
            url,
            callback=self.parse_lookout,
            errback=self.lookout_failed,
            cb_kwargs={"others": others, "paper": paper},
            meta={PROBE: True} if others else {},
            dont_filter=True,
            priority=2,
        )

    def parse_lookout(self, response: Response, others: list[str], paper: Paper | None) -> Output:
        """What came is an issue's page, by its own URL or that which it was refreshed to, or names one."""
        family = paper.system if paper else family_of(response.url)
        shape = paper.shape if paper else family.shape if family else None
        day = shape.page_day(response.url) if shape else None
        if not isinstance(response, HtmlResponse):
            yield from self._look_on(response.url, others, paper, "not an HTML page")
            return
        root = response.selector.root
        if shape and family and day and (not others or names_issue(root, response.url, shape, day)):
            paper = paper or paper_of(self.papers.values(), response.url, day)
            name = paper.paper if paper else place(EpaperPage(response, self.fetched_at(response)))[0]
            issue = Issue(name, day, family, shape, busy={response.url})
            yield from self.parse_page(response, issue, asked=response.url)
            return
        today = datetime.now(CHINA).date()
        for each in [shape] if shape else [family.shape for family in FAMILIES.values()]:
            following = newest(root, response.text, response.url, each, today)
            been = each.page_day(asked_for(response)) is not None  # an issue's page that leads back: look no further
            if following and not been and same_site(following, response.url):
                yield self.lookout(following, others, paper)
                return
        yield from self._look_on(response.url, others, paper, "it leads to no issue of a known family")

    def lookout_failed(self, failure: Failure) -> Iterator[Request]:
        """A place that did not answer: the next one, or none is left."""
        request: Request = failure.request  # type: ignore[attr-defined]
        missed = outcome(failure)
        if request.cb_kwargs["others"] and not missed.network and missed.fate is not Fate.PENDING:
            yield from self._look_on(request.url, **request.cb_kwargs, why=missed.why)
        else:
            self.run.list_failed(request.url, missed)

    def _look_on(self, url: str, others: list[str], paper: Paper | None, why: str) -> Iterator[Request]:
        logger.info("no issue behind %s: %s", url, why)
        if others:
            yield self.lookout(others[0], others[1:], paper)
        else:
            self.run.no_issue(paper.paper if paper else url, "newest", why)

    def issue_request(self, paper: Paper, day: date, *, latest: bool = False) -> Request:
        """The request for the first page of a day's issue, or for the calendar of its month."""
        url = issue_url(paper.issue or "", day)
        issue = Issue(paper.paper, day, paper.system, paper.shape)
        if not paper.system.calendar:
            return self.page_request(url, issue, first=True)
        head, _, query = url.partition("?")
        method, *form = parse_qsl(query)
        return FormRequest(
            f"{head}?{'='.join(method)}",
            formdata=form,
            callback=self.parse_calendar,
            errback=self.page_failed,
            cb_kwargs={"issue": issue, "first": True, "latest": latest},
            dont_filter=True,
            priority=2,
        )

    def parse_calendar(self, response: Response, issue: Issue, first: bool, latest: bool) -> Iterator[Request]:
        """A month's issues as JSON: `data` is a list of objects with `path`."""
        try:
            rows = response.json()["data"] if isinstance(response, TextResponse) else []
            paths = [response.urljoin(row["path"]) for row in rows]
        except (ValueError, KeyError, TypeError):
            self.run.list_failed(response.url, Outcome(Fate.FAILED, "the calendar is not the JSON that is known"))
            return
        issues = {day: url for url in paths if (day := issue.shape.page_day(url)) and same_site(url, response.url)}
        day = max(issues, default=issue.day) if latest else issue.day
        if day in issues:
            issue.day = day
            yield self.page_request(issues[day], issue, first=True)
        else:
            self.run.no_issue(issue.paper, issue.day.isoformat(), "the calendar has none")

    # Pages and articles.

    def page_request(self, url: str, issue: Issue, *, first: bool = False) -> Request:
        """The request for a page of the paper."""
        issue.busy.add(url)
        return Request(
            url,
            callback=self.parse_page,
            errback=self.page_failed,
            cb_kwargs={"issue": issue, "first": first, "asked": url},
            dont_filter=True,
            priority=2,
        )

    def parse_page(self, response: Response, issue: Issue, first: bool = False, asked: str = "") -> Output:
        """A page's articles, and the pages that it names."""
        if not isinstance(response, HtmlResponse):
            self.run.list_failed(response.url, Outcome(Fate.FAILED, "not an HTML page"))
        elif first and asked_for(response) != response.url and not issue.shape.is_page(response.url, issue.day):
            self.run.no_issue(issue.paper, issue.day.isoformat(), f"redirected to {response.url}")
        else:
            self.run.list_read(ListPage(asked_for(response)))
            _, label = place(EpaperPage(response, self.fetched_at(response)))
            pages, articles = issue.take_page(response.selector.root, response.url, label)
            yield from (self.page_request(url, issue) for url in pages if same_site(url, response.url))
            for url in articles:
                if same_site(url, response.url):
                    yield from self._article_of(issue, url, response.url)
        issue.busy.discard(asked)
        yield from self._finish(issue)

    def _article_of(self, issue: Issue, url: str, where: str) -> Iterator[Request]:
        for request in self.article(url, where):
            issue.busy.add(url)
            self.of_issue[url] = issue
            yield request

    def page_failed(self, failure: Failure) -> Output:
        """A page that did not come; a first page that is not there means that there is no issue of that day."""
        request: Request = failure.request  # type: ignore[attr-defined]
        issue: Issue = request.cb_kwargs["issue"]
        missed = outcome(failure)
        if request.cb_kwargs["first"] and missed.fate is Fate.GONE:
            self.run.no_issue(issue.paper, issue.day.isoformat(), missed.why)
        else:
            self.run.list_failed(request.url, missed)
            self.run.record.issues.setdefault(f"{issue.paper} {issue.day}", f"{missed.fate}: {missed.why}")
        issue.busy.discard(request.cb_kwargs.get("asked", ""))
        yield from self._finish(issue)

    def page_class(self, response: TextResponse) -> type[ArticlePage]:
        """That of the issue's family."""
        return self.of_issue[response.cb_kwargs["found_url"]].family.page

    def parse_article(self, response: Response, found_url: str) -> Output:
        """Read an article; what waits for its other part is held back."""
        yield from self._done(found_url, list(super().parse_article(response, found_url)))

    def _read(self, response: TextResponse, found_url: str) -> Draft:
        draft = super()._read(response, found_url)
        self.of_issue[found_url].place(draft)
        return draft

    def article_failed(self, failure: Failure) -> Output:  # type: ignore[override]  # others may have waited for it
        """An article that could not be fetched; those that waited for it go on without."""
        super().article_failed(failure)
        yield from self._done(failure.request.cb_kwargs["found_url"], [])  # type: ignore[attr-defined]

    def parse_part(self, response: Response, found_url: str) -> Output:
        """An article that was delivered before, fetched again as part of one that is new."""
        draft = [self._read(response, found_url)] if isinstance(response, TextResponse) else []
        yield from self._done(found_url, draft, known=True)

    def part_failed(self, failure: Failure) -> Output:
        """As parse_part, but it did not come."""
        yield from self._done(failure.request.cb_kwargs["found_url"], [])  # type: ignore[attr-defined]

    def _done(self, found_url: str, outputs: Iterable[Any], *, known: bool = False) -> Output:
        issue = self.of_issue[found_url]
        issue.busy.discard(found_url)
        for draft in outputs:
            if whole := issue.take(draft, known=known):
                yield whole
        yield from self._finish(issue)

    def _finish(self, issue: Issue) -> Output:
        """When nothing of the issue is under way: fetch what its pieces still need, then let them go."""
        if issue.busy:
            return
        issue.busy |= (parts := set(issue.unread(self.run.owner)))
        for url in parts:
            self.of_issue[url] = issue
            yield Request(
                url,
                callback=self.parse_part,
                errback=self.part_failed,
                cb_kwargs={"found_url": url},
                dont_filter=True,
            )
        if issue.busy:
            return
        yield from issue.finished()
        for url in issue.articles:
            self.of_issue.pop(url, None)
        self._tell(issue)

    def _tell(self, issue: Issue) -> None:
        if issue.articles:
            pages = len(set(issue.articles.values()))
            self.run.record.issues[f"{issue.paper} {issue.day}"] = f"{len(issue.articles)} articles on {pages} pages"
        elif issue.pages:
            self.run.no_issue(issue.paper, issue.day.isoformat(), "an empty issue")

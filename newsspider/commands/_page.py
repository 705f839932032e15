"""One page, fetched as the article spider fetches it and read as the pipeline reads it."""

import mimetypes
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final
from urllib.parse import urlsplit

from scrapy import Request, Spider
from scrapy.commands import ScrapyCommand
from scrapy.crawler import Crawler
from scrapy.http import Headers, HtmlResponse, JsonResponse, Response, TextResponse
from scrapy.responsetypes import responsetypes
from scrapy.settings import Settings
from scrapy.spiderloader import get_spider_loader
from twisted.python.failure import Failure

from newsspider.arguments import ArgumentError, a_url, readable_file
from newsspider.article import Article
from newsspider.boilerplate import RULES
from newsspider.boilerplate.clean import Cleaned, clean
from newsspider.cleaning import to_article
from newsspider.commands._answers import Mistake
from newsspider.discovery.links import links
from newsspider.discovery.pages import next_page, whole_page
from newsspider.draft import Draft
from newsspider.failures import Refused, outcome
from newsspider.middlewares import ReadablePages
from newsspider.reading.rights import HEADERS
from newsspider.run.outcome import Outcome

KEPT_HEADERS = ("content-type", *HEADERS)  # what reading a page asks of them

NOTHING_KEPT: Final = {
    "ITEM_PIPELINES": {},  # nothing is exported, no run is opened
    "FEEDS": {},
    "EXTENSIONS": {"newsspider.extensions.RunExtension": 10, "newsspider.polite.pace.HostPace": 30},
}


@dataclass(frozen=True, slots=True)
class Saved:
    """A page as it came. `body` is as sent, before any repair; `headers` are those that reading asks for."""

    url: str
    headers: dict[str, str]
    body: bytes
    fetched_at: datetime


@dataclass(frozen=True, slots=True)
class Reading:
    """What a page yields. `page`: the name of the class that read it; `following`: the article's next page."""

    response: TextResponse
    page: str
    draft: Draft
    article: Article
    cleaned: Cleaned
    following: str | None


def target(said: str) -> str:
    """The URL of what a person names by URL or path. Raises ArgumentError."""
    if "://" in said:
        return a_url(said)
    try:
        return readable_file(said).absolute().as_uri()
    except ArgumentError as error:
        raise ArgumentError(f"{error}; an address begins with http:// or https://") from None


def run_spider(command: ScrapyCommand, spider: type[Spider], **arguments: str) -> Any:
    """The spider after its crawl; None when it could not begin."""
    process: Any = command.crawler_process  # typed for two kinds of process; both have what is used here
    crawler = process.create_crawler(spider)
    process.crawl(crawler, **arguments)
    process.start()
    return crawler.spider


def fetch(command: ScrapyCommand, url: str) -> Saved:
    """Fetch one page with robots.txt, bounds and middlewares of the article spider. Raises Mistake."""
    process: Any = command.crawler_process
    article: Any = get_spider_loader(process.settings).load("article")
    middlewares = process.settings.getdict("DOWNLOADER_MIDDLEWARES")

    class OnePage(article):  # type: ignore[misc]  # the class is known only when the project's spiders are loaded
        """Keeps what came, and reads nothing."""

        custom_settings = {
            **NOTHING_KEPT,
            "DOWNLOADER_MIDDLEWARES": {**middlewares, AsSent: 587},  # decompressed (590), not yet repaired (585)
        }
        came: Response | None = None
        missed: Outcome | None = None

        def parse_article(self, response: Response, found_url: str) -> Iterator[Request]:
            self.came = response
            yield from ()

        def article_failed(self, failure: Failure) -> None:
            self.missed = outcome(failure)

    spider = run_spider(command, OnePage, url=url)
    if spider is None or spider.came is None:
        missed = spider.missed if spider else None
        raise Mistake(f"{url}: {_said(missed)}" if missed else f"{url}: nothing came; -L INFO says more")
    return _saved(spider.came)


class AsSent:
    """Keeps the body as it was sent in `meta["as_sent"]`, for `Saved`."""

    def process_response(self, request: Request, response: Response) -> Response:
        """Let it pass."""
        request.meta["as_sent"] = response.body
        return response


def read(spider: Spider, saved: Saved, max_page: int) -> Reading:
    """Read a page as the pipeline does: repair, page class of its site, fields, rules. Raises Mistake."""
    kind = responsetypes.from_args(headers=Headers(saved.headers), url=saved.url, body=saved.body)
    request = Request(saved.url)
    came = kind(saved.url, headers=saved.headers, body=saved.body, request=request)
    try:
        response = ReadablePages(max_page).process_response(request, came)
    except Refused as error:
        raise Mistake(f"{saved.url}: {error}") from None
    if not isinstance(response, TextResponse) or isinstance(response, JsonResponse):
        raise Mistake(f"{saved.url}: not a page of text ({saved.headers.get('content-type') or kind.__name__})")
    page = spider.page_class(response)(response, saved.fetched_at)  # type: ignore[attr-defined]  # NewsSpider's
    draft = page.read(saved.url)
    part = draft.parts[0]
    part.cuts[:0] = request.meta["repair_cuts"]
    cleaned = clean(part.document, RULES, part.inside, part.lifted)
    goes_on = isinstance(response, HtmlResponse) and draft.edition is None
    found = list(links(response.selector.root, response.url)) if goes_on else []
    following = whole_page(found, response.url) or next_page(found, response.url, 1)
    return Reading(response, type(page).__name__, draft, to_article(draft), cleaned, following)


def article_spider(settings: Settings) -> Spider:
    """The article spider, outside a crawl: it knows which class reads which page."""
    spider = get_spider_loader(settings).load("article")
    return spider.from_crawler(Crawler(spider, settings), url="http://localhost/")


def _saved(response: Response) -> Saved:
    said = {name: b" | ".join(response.headers.getlist(name)) for name in KEPT_HEADERS}
    headers = {name: value.decode("latin-1") for name, value in said.items() if value}
    if urlsplit(response.url).scheme == "file" and (kind := mimetypes.guess_type(response.url)[0]):
        headers["content-type"] = kind  # what Scrapy makes of the file's name
    return Saved(response.url, headers, response.meta["as_sent"], datetime.now(UTC).replace(microsecond=0))


def _said(missed: Outcome) -> str:
    return f"{missed.fate}: {missed.why}" + (f" ({missed.detail})" if missed.detail else "")

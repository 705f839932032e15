"""What `news` would find on a site, by source: its page, feeds and sitemaps are read, its articles are not."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from scrapy import Request
from scrapy.commands import ScrapyCommand
from scrapy.http import Response
from scrapy.spiderloader import get_spider_loader
from twisted.python.failure import Failure

from newsspider.commands._answers import Mistake, shown, table
from newsspider.commands._page import NOTHING_KEPT, run_spider
from newsspider.discovery.listed import Listed, Listing, newest_first
from newsspider.discovery.sources import Sitemap, Source
from newsspider.failures import outcome

FIRST = 3  # articles of each list that are shown
WIDTH = 100  # characters of a URL


@dataclass(frozen=True, slots=True)
class Seen:
    """A list that was read. `articles`: what a crawl would take for articles, the newest first."""

    url: str
    listing: Listing
    articles: list[Listed]

    @property
    def newest(self) -> str:
        """When its newest article is from, as the list tells it; "" for not at all."""
        return next((when.at for each in self.articles if (when := each.published or each.changed)), "")


def discover(command: ScrapyCommand, url: str) -> tuple[list[Seen], list[tuple[str, str]]]:
    """The lists of a site, and (URL, why) of those that could not be read. Raises Mistake when none could."""
    process: Any = command.crawler_process
    news: Any = get_spider_loader(process.settings).load("news")

    class Discovery(news):  # type: ignore[misc]  # the class is known only when the project's spiders are loaded
        """Reads lists, and asks for nothing that they name but the sitemaps of an index."""

        custom_settings = NOTHING_KEPT

        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            self.seen: list[Seen] = []
            self.missed: list[tuple[str, str]] = []

        def took(self, listing: Listing, response: Response, source: Source, number: int) -> Iterator[Request]:
            wanted = [each for each in listing.entries if self.is_wanted(each, listing.kind)]
            here = [each for each in newest_first(wanted, len(wanted)) if self.is_here(each.url)]
            self.seen.append(Seen(response.url, listing, here))
            if isinstance(source, Sitemap):
                yield from super().took(Listing(listing.kind, [], listing.lists), response, source, number)

        def list_failed(self, failure: Failure) -> Iterator[Request]:
            self.missed.append((failure.request.url, outcome(failure).why))  # type: ignore[attr-defined]
            yield from super().list_failed(failure)

    spider = run_spider(command, Discovery, url=url)
    if spider is None or not spider.seen:
        why = f"{spider.missed[0][1]}" if spider and spider.missed else "no list could be read; -L INFO says more"
        raise Mistake(f"{url}: {why}")
    return spider.seen, spider.missed


def as_text(seen: list[Seen], missed: list[tuple[str, str]]) -> Iterator[str]:
    """For a person: a row for each list, then the first articles of each."""
    rows = [("source", "articles", "lists", "newest", "where")]
    for each in seen:
        counts = str(len(each.articles)), str(len(each.listing.lists) or "")
        rows.append((each.listing.kind, *counts, each.newest or "-", shown(each.url, WIDTH)))
    yield from table(rows, right=(1, 2))
    for each in seen:
        if each.articles:
            yield f"{each.listing.kind}  {shown(each.url, WIDTH)}"
        yield from (f"    {shown(f'{entry.url} {entry.title}', WIDTH)}" for entry in each.articles[:FIRST])
    yield from (f"not read  {shown(url, WIDTH)}: {why}" for url, why in missed)
    yield f"together   {len({entry.url for each in seen for entry in each.articles})} articles"


def as_json(seen: list[Seen], missed: list[tuple[str, str]]) -> dict[str, Any]:
    """For programs."""
    return {
        "sources": [
            {
                "source": each.listing.kind,
                "url": each.url,
                "articles": [_entry(entry) for entry in each.articles],
                "lists": list(each.listing.lists),
                "next": each.listing.following,
                "newest": each.newest or None,
            }
            for each in seen
        ],
        "not_read": [{"url": url, "why": why} for url, why in missed],
    }


def _entry(entry: Listed) -> dict[str, str | None]:
    when = entry.published or entry.changed
    return {"url": entry.url, "title": entry.title or None, "date": when.at if when else None}

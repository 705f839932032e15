"""A family: how one system's issues are addressed, and how its articles are read."""

import re
from dataclasses import dataclass, field
from datetime import date

from newsspider.epapers.dates import address, dated, day_of
from newsspider.epapers.page import EpaperPage


@dataclass(frozen=True)
class Shape:
    """What the URLs of an issue look like: patterns of `newsspider.epapers.dates`, searched in path and query.

    A group `number` of `pages` is the number of the page, where the URL holds it as it is printed.
    """

    pages: re.Pattern[str]
    articles: re.Pattern[str]

    @classmethod
    def of(cls, pages: str, articles: str) -> "Shape":
        """From patterns as a catalogue writes them."""
        return cls(dated(pages), dated(articles))

    def page_day(self, url: str) -> date | None:
        """The day of the issue whose page this is; None for other URLs."""
        return day_of(self.pages, url)

    def article_day(self, url: str) -> date | None:
        """The day of the issue whose article this is; None for other URLs, and where they name no day."""
        return day_of(self.articles, url)

    def is_page(self, url: str, day: date) -> bool:
        """Whether this is a page of this day's issue; where its URL names no day, whether it is a page."""
        return _is_of(self.pages, url, day)

    def is_article(self, url: str, day: date) -> bool:
        """Whether this is an article of this day's issue, as `is_page`."""
        return _is_of(self.articles, url, day)

    def number(self, url: str) -> str | None:
        """The page number that a page's URL holds."""
        match = self.pages.search(address(url)) if "number" in self.pages.groupindex else None
        return match["number"] if match else None


@dataclass(frozen=True)
class Family:
    """One system. `calendar`: its issues' URLs hold a serial number, and are asked for month by month as JSON.
    `alone`: the addresses of its articles are like nobody else's.
    """

    name: str
    shape: Shape
    page: type[EpaperPage]
    calendar: bool = False
    alone: bool = False
    #: Names of start pages, beside the folder itself, that lead to the newest issue.
    start_pages: tuple[str, ...] = field(default=())


def _is_of(pattern: re.Pattern[str], url: str, day: date) -> bool:
    match = pattern.search(address(url))
    return match is not None and (not match.groupdict().get("year") or day_of(pattern, url) == day)

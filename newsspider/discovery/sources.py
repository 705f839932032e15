"""What a site file can name as a list: data that says where it is and how it is read.

lists = [
    "https://www.site.example/",                                  # a front or section page
    Page("https://www.site.example/news/", sections=10),
    Rolling("https://www.site.example/roll/{date:%Y-%m-%d}.html"),
    Feed("https://www.site.example/rss.xml"),
    Sitemap("https://www.site.example/sitemap.xml"),
    JsonList("https://api.site.example/list?page={page}", items="data.list", link="url", time="ctime"),
    Records("https://www.site.example/module/web/jpage/dataproxy.jsp?startrecord={start}&endrecord={end}&perpage=15"),
]
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar, Final

from newsspider.discovery.feeds import read_feed
from newsspider.discovery.jsonlists import read_json_list
from newsspider.discovery.listed import Listing, unpacked
from newsspider.discovery.records import read_records
from newsspider.discovery.sitemaps import MAX_CHILDREN, read_sitemap
from newsspider.reading.moments import Clock

MAX_DEPTH: Final = 2  # indexes above a sitemap
MAX_DAYS: Final = 400  # of one rolling list in one run
RECENT: Final = timedelta(days=7)  # how far back a sitemap is read when no since= says it


@dataclass(frozen=True)
class Source:
    """A list of articles. `url` is its address, or a template of its pages' addresses."""

    url: str
    #: Lists of more worth are asked first: they say more about each article, for fewer requests.
    worth: ClassVar[int] = 2

    def urls(self, since: date | None, until: date) -> Iterator[str]:
        """Where to begin. `until`: the last day that is asked for."""
        yield self.page(1)

    def page(self, number: int) -> str:
        """The address of a page of it, counted from 1; without a template always the same."""
        return self.url

    def read(self, body: bytes, url: str, clock: Clock, since: date | None) -> Listing | None:
        """What it lists; None when this is not such a list."""
        raise NotImplementedError

    @property
    def reach(self) -> int:
        """How many of the lists that it leads to are asked for."""
        return 0

    def behind(self, url: str) -> "Source":
        """A list that this one leads to."""
        return type(self)(url)


@dataclass(frozen=True)
class Page(Source):
    """A front or section page. `sections`: how many of the section pages that it links are read too."""

    sections: int = 0

    @property
    def reach(self) -> int:
        """Its sections."""
        return self.sections

    def behind(self, url: str) -> Source:
        """A section."""
        return Page(url)


@dataclass(frozen=True)
class Rolling(Page):
    """One page a day: "https://site.example/roll/{date:%Y%m%d}.html". Without since=, the last `days` days."""

    days: int = 2

    def urls(self, since: date | None, until: date) -> Iterator[str]:
        """The days that are asked for, the newest first."""
        count = (until - since).days + 1 if since else self.days
        for back in range(min(count, MAX_DAYS)):
            yield self.url.format(date=until - timedelta(days=back))


@dataclass(frozen=True)
class Feed(Source):
    """An RSS, Atom or JSON feed."""

    worth: ClassVar[int] = 5

    def read(self, body: bytes, url: str, clock: Clock, since: date | None) -> Listing | None:
        """See read_feed."""
        return read_feed(body, url, clock)


@dataclass(frozen=True)
class Sitemap(Source):
    """An XML sitemap or an index of them. `depth`: how many indexes led to it."""

    worth: ClassVar[int] = 4
    depth: int = 0

    def read(self, body: bytes, url: str, clock: Clock, since: date | None) -> Listing | None:
        """What is from `since` on, or recent: a sitemap may hold all that a site ever had."""
        oldest = since or (clock.now.date() - RECENT if clock.now else None)
        return read_sitemap(body, url, clock, oldest)

    @property
    def reach(self) -> int:
        """The sitemaps of an index, unless it stands below others."""
        return MAX_CHILDREN if self.depth < MAX_DEPTH else 0

    def behind(self, url: str) -> Source:
        """A sitemap of this index."""
        return Sitemap(url, self.depth + 1)


@dataclass(frozen=True)
class JsonList(Source):
    """A list in JSON or JSONP: the path of its `items`, and in each the paths of `link`, `title` and `time`.

    `link` may be a template of paths, "https://site.example/a/{id}.html". `{page}` in `url` is the page's number, which
    begins at `first`.
    """

    worth: ClassVar[int] = 3
    items: str = ""
    link: str = "url"
    title: str = "title"
    time: str = "time"
    first: int = 1

    def page(self, number: int) -> str:
        """The page's address."""
        return self.url.replace("{page}", str(self.first + number - 1))

    def read(self, body: bytes, url: str, clock: Clock, since: date | None) -> Listing | None:
        """See read_json_list."""
        return read_json_list(body, url, clock, items=self.items, link=self.link, title=self.title, time=self.time)


@dataclass(frozen=True)
class Records(Source):
    """An answer of `<record>`s; `{start}` and `{end}` in `url` are the numbers of a page's first and last record."""

    worth: ClassVar[int] = 3
    per_page: int = 15

    def page(self, number: int) -> str:
        """The page's address."""
        start, end = (number - 1) * self.per_page + 1, number * self.per_page
        return self.url.replace("{start}", str(start)).replace("{end}", str(end))

    def read(self, body: bytes, url: str, clock: Clock, since: date | None) -> Listing | None:
        """See read_records."""
        return read_records(body, url, clock)


def as_source(listed: "str | Source", sections: int = 0) -> Source:
    """An entry of a site file's `lists`; a plain address is a page."""
    return Page(listed, sections) if isinstance(listed, str) else listed


def sniffed(body: bytes) -> type[Source] | None:
    """Which kind of list an answer is that came where a page was asked for; None for none."""
    start = unpacked(body, 2_000).lower()
    if b"<urlset" in start or b"<sitemapindex" in start:
        return Sitemap
    return Feed if any(mark in start for mark in (b"<rss", b"<feed", b"<rdf:rdf", b"jsonfeed.org")) else None

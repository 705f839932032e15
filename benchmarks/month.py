"""What a portal is asked for in a month of hourly runs: python -m benchmarks.month [ARTICLES A DAY …] [--days N]

A loopback portal publishes at random (a seed makes it repeatable), mostly by day; 3 % of its articles are corrected
once within two days. Its front page shows the latest 60, each of its 8 sections its own latest 20, over 5 pages; if it
has a feed (the latest 60) or a news sitemap (two days), they tell of corrections. A run
each hour crawls it over real HTTP, all in one process; both share a clock that goes an hour further each time.

Printed: all requests that the portal saw (robots.txt, lists, articles, second looks), by kind, for each new article,
and how many runs after its publication an article was delivered. The first run, which brings what was there before, is
counted apart.
"""

import argparse
import json
import random
import tempfile
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from scrapy.crawler import AsyncCrawlerRunner
from scrapy.utils.defer import deferred_from_coro
from scrapy.utils.project import get_project_settings
from scrapy.utils.reactor import install_reactor
from twisted.internet import task

from newsspider.extensions import RunExtension
from newsspider.spiders.news import NewsSiteSpider
from tests.site import Answer, Site, article_path, page, paragraphs, title_of

BEGIN = datetime(2026, 9, 1, tzinfo=UTC).timestamp()
HOUR, DAY = 3600.0, 86_400.0
SECTIONS, FRONT, LISTED, PAGES = 8, 60, 20, 5
CORRECTED = 0.03
KINDS = {"/robots.txt": "robots.txt", "/": "front", "/atom.xml": "feed", "/news.xml": "sitemap"}
BY_DAY = [1] * 6 + [3, 5, *[8] * 10, 6, 5, 4, 3, 2, 2]  # how an hour's share of the day's articles differs (24 hours)


@dataclass
class Portal(Site):
    """The site at the time `now`."""

    daily: int = 70
    days: float = 30
    before: float = 10  # days of articles that are there when the first run comes
    etags: bool = True
    on_front: float = 1.0  # the share of articles that the front page shows
    told: frozenset[str] = frozenset()  # "feed", "sitemap": what tells of corrections
    now: float = BEGIN
    published: list[float] = field(default_factory=list)
    corrected: dict[int, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        super().__init__()
        self.validators = self.etags
        self.robots = f"Sitemap: {self.url}/news.xml" if "sitemap" in self.told else ""
        chance = random.Random(self.daily)  # noqa: S311 - a repeatable portal, no secret
        begin, total = BEGIN - self.before * DAY, int((self.days + self.before) * 24)
        hours = [begin + HOUR * each for each in range(total)]
        weights = [BY_DAY[each % 24] for each in range(total)]
        count = round(self.daily * total / 24)
        self.published = sorted(each + chance.random() * HOUR for each in chance.choices(hours, weights, k=count))
        self.section = [chance.randrange(SECTIONS) for _ in self.published]
        self.fronted = [chance.random() < self.on_front for _ in self.published]
        for number, at in enumerate(self.published):
            if chance.random() < CORRECTED:
                self.corrected[number] = at + chance.random() * 2 * DAY

    def _page(self, path: str) -> Answer:
        self.articles = bisect_right(self.published, self.now)
        if path == "/":
            shown = [each for each in range(self.articles - 1, -1, -1) if self.fronted[each]][:FRONT]
            menu = "".join(f'<a href="/s{each}/">频道{each}</a> ' for each in range(SECTIONS))
            return Answer(200, page("首页", f"{self._linked()}<nav>{menu}</nav>{_items(shown)}"))
        if path == "/atom.xml" and "feed" in self.told:
            return Answer(200, self._feed(), {"Content-Type": "application/atom+xml"})
        if path == "/news.xml" and "sitemap" in self.told:
            return Answer(200, self._sitemap(), {"Content-Type": "application/xml"})
        folder, _, last = path.strip("/").partition("/")
        if folder.startswith("s") and folder[1:].isdecimal():
            mine = [each for each in range(self.articles - 1, -1, -1) if self.section[each] == int(folder[1:])]
            number = int(last.removeprefix("index_").removesuffix(".html")) if last else 1
            more = f'<a href="/{folder}/index_{number + 1}.html">下一页</a>' if number < PAGES else ""
            return Answer(200, page("频道", _items(mine[(number - 1) * LISTED : number * LISTED]) + more))
        return super()._page(path)

    def _linked(self) -> str:
        return "<link rel=alternate type=application/atom+xml href=/atom.xml>" if "feed" in self.told else ""

    def _dates(self, number: int) -> tuple[str, str]:
        changed = self.corrected.get(number, self.now + 1)
        both = (self.published[number], changed if changed <= self.now else self.published[number])
        first, last = (datetime.fromtimestamp(each, UTC).isoformat(timespec="seconds") for each in both)
        return first, last

    def _feed(self) -> str:
        entries = ""
        for number in range(self.articles - 1, max(-1, self.articles - FRONT - 1), -1):
            published, updated = self._dates(number)
            entries += (
                f"<entry><title>{title_of(number)}</title><link href='{self.article_url(number)}'/>"
                f"<published>{published}</published><updated>{updated}</updated></entry>"
            )
        return f"<feed xmlns='http://www.w3.org/2005/Atom'><title>云媒</title>{entries}</feed>"

    def _sitemap(self) -> str:
        rows = ""
        for number in range(bisect_right(self.published, self.now - 2 * DAY), self.articles):
            published, updated = self._dates(number)
            rows += (
                f"<url><loc>{self.article_url(number)}</loc><lastmod>{updated}</lastmod><n:news>"
                f"<n:publication_date>{published}</n:publication_date></n:news></url>"
            )
        return f"<urlset xmlns:n='http://www.google.com/schemas/sitemap-news/0.9'>{rows}</urlset>"

    def _article(self, number: int, folder: str) -> Answer:
        version = 1 + (self.corrected.get(number, self.now + 1) <= self.now)
        said = datetime.fromtimestamp(self.published[number] + 8 * HOUR, UTC)
        body = "".join(f"<p>{each}</p>" for each in paragraphs(number, version))
        head = f"<h1>{title_of(number)}</h1><div class='info'>{said:%Y-%m-%d %H:%M} 来源：云媒日报</div>"
        return Answer(200, page(f"{title_of(number)}_云媒新闻网", f"{head}<div class='content'>{body}</div>"))


def _items(numbers: list[int]) -> str:
    return "<ul>" + "".join(f"<li><a href='{article_path(n)}'>{title_of(n)}</a></li>" for n in numbers) + "</ul>"


@dataclass
class Result:
    """A month. `requests` by kind and `late` (runs after its publication: articles) are without the first run."""

    new: int
    requests: Counter[str]
    late: Counter[int]
    missed: int
    revised: int
    corrected: int

    @property
    def per_article(self) -> float:
        """All requests for each new article."""
        return self.requests.total() / max(1, self.new)


async def month(portal: Portal, data: Path, runner: AsyncCrawlerRunner) -> Result:
    """Crawl it once an hour; the portal is open already."""
    requests: Counter[str] = Counter()
    seen: dict[int, int] = {}
    revised = 0
    for run in range(int(portal.days * 24)):
        portal.now = BEGIN + run * HOUR
        with portal.counting() as asked:
            lines = await _run(portal, data, runner)
        revised += sum(line["revision"] > 1 for line in lines)
        new = {int(line["url"].rpartition("/")[2][:-5]) - 100_000 for line in lines if line["revision"] == 1}
        seen |= dict.fromkeys(new, run)
        if run:
            requests.update(dict(_kinds(asked, new)))
    ran = {number: run - int(-(-(portal.published[number] - BEGIN) // HOUR)) + 1 for number, run in seen.items() if run}
    due = [each for each, at in enumerate(portal.published) if BEGIN < at <= portal.now - HOUR]
    corrected = sum(BEGIN < at <= portal.now for at in portal.corrected.values())
    missed = sum(each not in seen for each in due)
    return Result(len(ran), requests, Counter(ran.values()), missed, revised, corrected)


def _kinds(asked: Counter[str], new: set[int]) -> Iterator[tuple[str, int]]:
    counts: Counter[str] = Counter()
    for path, count in asked.items():
        number = int(path[3:-5]) - 100_000 if path.startswith("/p/") else None
        kind = KINDS.get(path, "sections")
        if number is not None:
            kind = "new" if number in new else "again"
        counts[kind] += count
    yield from counts.items()


async def _run(portal: Portal, data: Path, runner: AsyncCrawlerRunner) -> list[dict[str, Any]]:
    moment = datetime.fromtimestamp(portal.now, UTC).isoformat()
    runner.settings.setdict({"NEWSSPIDER_DATA_DIR": str(data), "NEWSSPIDER_NOW": moment}, priority="cmdline")
    crawler = runner.create_crawler(NewsSiteSpider)
    await runner.crawl(crawler, url=f"{portal.url}/")
    run = RunExtension.of(crawler)
    verdict = run.conclude()
    if verdict.code:
        raise RuntimeError(f"the run at {moment} ended {verdict}")
    lines: list[dict[str, Any]] = []
    for file in run.keeper.record.files:
        lines += map(json.loads, Path(file.path).read_text(encoding="utf-8").splitlines())
    return lines


async def simulate(portal: Portal) -> Result:
    """The month of one portal, in a data folder of its own."""
    settings = get_project_settings()
    settings.setdict({"AUTOTHROTTLE_ENABLED": 0, "DOWNLOAD_DELAY": 0, "LOG_ENABLED": False}, priority="cmdline")
    with tempfile.TemporaryDirectory() as data, portal:
        return await month(portal, Path(data), AsyncCrawlerRunner(settings))


def told(portal: Portal, result: Result) -> str:
    """One line of the table."""
    kinds = ", ".join(f"{kind} {count / max(1, result.new):.3f}" for kind, count in sorted(result.requests.items()))
    late = ", ".join(f"{count} in run {run}" for run, count in sorted(result.late.items()))
    return (
        f"{portal.daily:>4} a day, {'ETags' if portal.etags else 'no ETags'}, {portal.on_front:.0%} on the front page, "
        f"{' and '.join(sorted(portal.told)) or 'no feed'}: "
        f"{result.per_article:.3f} requests an article ({kinds}); {result.new} new: {late}; {result.missed} missed; "
        f"{result.revised} of {result.corrected} corrections seen"
    )


def main() -> None:
    """Print a line for each portal."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("daily", type=int, nargs="*", default=[100], help="articles a day (100)")
    parser.add_argument("--days", type=float, default=30)
    parser.add_argument("--before", type=float, default=10, help="days of articles that the first run finds (10)")
    parser.add_argument("--no-etags", action="store_true")
    parser.add_argument("--on-front", type=float, default=1.0, help="share of articles that the front page shows (1)")
    parser.add_argument("--told", nargs="*", default=[], choices=["feed", "sitemap"], help="what the portal has (none)")
    given = parser.parse_args()
    install_reactor("twisted.internet.asyncioreactor.AsyncioSelectorReactor")

    async def all_of_them() -> None:
        for daily in given.daily:
            told_by = frozenset(given.told)
            portal = Portal(daily, given.days, given.before, not given.no_etags, given.on_front, told_by)
            print(told(portal, await simulate(portal)), flush=True)

    task.react(lambda reactor: deferred_from_coro(all_of_them()))


if __name__ == "__main__":
    main()

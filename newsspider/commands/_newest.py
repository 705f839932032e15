"""A newspaper's newest issue as `scrapy papers --check` looks at it: all pages, and the first article."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from scrapy import Request
from scrapy.commands import ScrapyCommand
from scrapy.spiderloader import get_spider_loader

from newsspider.article import Article
from newsspider.cleaning import to_article
from newsspider.commands._answers import Mistake
from newsspider.commands._page import NOTHING_KEPT, run_spider
from newsspider.draft import Draft
from newsspider.epapers.catalogue import Paper
from newsspider.epapers.issue import Issue


@dataclass(frozen=True, slots=True)
class Seen:
    """What was there: the issue with its pages and articles, the first article, and what went wrong, in words."""

    issue: Issue | None
    article: Article | None
    missed: list[str]

    @property
    def works(self) -> bool:
        """Whether the catalogue's row can be trusted."""
        return self.article is not None and bool(self.article.title and self.article.text)


def look_at(command: ScrapyCommand, paper: Paper) -> Seen:
    """Fetch the newest issue's pages and its first article, as the `epaper` spider does; nothing is remembered."""
    settings: Any = command.settings
    epaper: Any = get_spider_loader(settings).load("epaper")

    class FirstArticle(epaper):  # type: ignore[misc]  # the class is known only when the project's spiders are loaded
        """Keeps the issue and its first article, and exports nothing."""

        custom_settings = NOTHING_KEPT
        issue: Issue | None = None
        draft: Draft | None = None

        def _article_of(self, issue: Issue, url: str, where: str) -> Iterator[Request]:
            if self.issue is None:
                self.issue = issue
                yield from super()._article_of(issue, url, where)

        def _done(self, found_url: str, outputs: Iterable[Any], *, known: bool = False) -> Iterator[Request]:
            self.draft = self.draft or next((each for each in outputs if isinstance(each, Draft)), None)
            yield from ()

    spider = run_spider(command, FirstArticle, paper=paper.paper)
    if spider is None:
        raise Mistake(f"{paper.paper}: nothing came; -L INFO says more")
    run = spider.run
    missed = [*run.record.issues.values(), *(f"{count} × {why}" for why, count in run.failures)]
    return Seen(spider.issue, to_article(spider.draft) if spider.draft else None, missed)

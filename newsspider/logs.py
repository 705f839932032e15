"""The log at INFO is one line an event, never an item's body."""

import logging
from typing import Any

from scrapy.http import Response
from scrapy.logformatter import LogFormatter, LogFormatterResult
from scrapy.spiders import Spider
from twisted.python.failure import Failure


class OneLine(logging.Filter):
    """A record as the first line of its message, without the traceback."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record pass, shortened."""
        record.msg, record.args = record.getMessage().partition("\n")[0][:500], None
        record.exc_info = record.exc_text = None
        return True


_ONE_LINE = OneLine()


def shorten_robots_errors() -> None:
    """A host that does not answer is an event of the crawl, no bug: its robots.txt needs no traceback of 40 lines."""
    logging.getLogger("scrapy.downloadermiddlewares.robotstxt").addFilter(_ONE_LINE)  # adding it again does nothing


class QuietItems(LogFormatter):
    """Scrapy's log lines, with an item's URL where Scrapy prints the whole item."""

    def scraped(self, item: Any, response: Response | Failure | None, spider: Spider) -> LogFormatterResult:
        """Name the article."""
        return {"level": logging.DEBUG, "msg": "delivered %(url)s", "args": {"url": _url(item)}}

    def dropped(
        self, item: Any, exception: BaseException, response: Response | Failure | None, spider: Spider
    ) -> LogFormatterResult:
        """Nothing new: the run's fates have said it."""
        return {
            "level": logging.DEBUG,
            "msg": "dropped %(url)s: %(why)s",
            "args": {"url": _url(item), "why": exception},
        }

    def item_error(
        self, item: Any, exception: BaseException, response: Response | Failure | None, spider: Spider
    ) -> LogFormatterResult:
        """Name the article that a pipeline failed on."""
        return {"level": logging.ERROR, "msg": "error while processing %(url)s", "args": {"url": _url(item)}}


def _url(item: Any) -> str:
    return str(getattr(item, "url", "") or getattr(item, "found_url", ""))

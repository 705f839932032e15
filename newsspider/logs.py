"""The log at INFO is one line an event, never an item's body."""

import logging
from typing import Any

from scrapy.http import Response
from scrapy.logformatter import LogFormatter, LogFormatterResult
from scrapy.spiders import Spider
from twisted.python.failure import Failure


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

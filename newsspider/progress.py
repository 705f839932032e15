"""A line that moves for a person at a terminal; nothing where nobody looks."""

import logging
import sys
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn
from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.utils.asyncio import create_looping_call

from newsspider.extensions import RunExtension
from newsspider.run.fates import Fate

INTERVAL = 0.2  # seconds


class ProgressLine:
    """A bar of settled URLs out of those found so far, with counts and rate, below the log."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(bar_width=24),
            TaskProgressColumn("{task.completed:.0f} of {task.total:.0f} found"),
            TextColumn("{task.fields[counts]}"),
            TimeElapsedColumn(),
            console=Console(stderr=True, soft_wrap=True, highlight=False),
            transient=True,
            auto_refresh=False,
            redirect_stdout=False,
        )
        self.task = self.bar.add_task(crawler.spidercls.name, total=0, counts="")
        self.ticks = create_looping_call(self.draw)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Only where standard error is a terminal."""
        if not sys.stderr.isatty():
            raise NotConfigured
        line = cls(crawler)
        crawler.signals.connect(line.start, signals.spider_opened)
        crawler.signals.connect(line.stop, signals.spider_closed)
        return line

    def start(self) -> None:
        """Begin to draw; the log's handlers follow to where the bar lets them print."""
        self.bar.start()
        for handler in logging.root.handlers:
            if isinstance(handler, logging.StreamHandler) and handler.stream is sys.__stderr__:
                handler.setStream(sys.stderr)
        self.ticks.start(INTERVAL)

    def draw(self) -> None:
        """Bring the line up to date."""
        keeper = RunExtension.of(self.crawler).keeper
        counts = keeper.fates.counts()
        delivered = counts[Fate.DELIVERED] + counts[Fate.REVISED]
        elapsed = self.bar.tasks[0].elapsed or 0.0
        rate = f", {delivered / elapsed:.1f} a second" if elapsed > 1 else ""
        self.bar.update(
            self.task,
            total=keeper.fates.total_found,
            completed=sum(counts.values()),
            counts=f"{delivered} delivered{rate}",
        )
        self.bar.refresh()

    def stop(self) -> None:
        """Take the line away; the closing table follows."""
        if self.ticks.running:
            self.ticks.stop()
        self.draw()
        self.bar.stop()
        for handler in logging.root.handlers:
            if isinstance(handler, logging.StreamHandler) and not isinstance(handler, logging.FileHandler):
                handler.setStream(sys.stderr)

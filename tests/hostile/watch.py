"""What a crawl took at most: CPU seconds in which one thing held its loop, and memory.

CPU, since a machine with other work does not count; the kernel's VmHWM, since the peak that wait4 tells of a child
counts the memory of the process that forked it.
"""

import logging
import re
import time
from pathlib import Path
from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.utils.asyncio import create_looping_call

TICK = 0.02  # seconds


class Watch:
    """Ticks, and says at the end how far apart two ticks were at most."""

    def __init__(self) -> None:
        self.last = time.process_time()
        self.longest = 0.0
        self.ticks = create_looping_call(self.tick)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        watch = cls()
        crawler.signals.connect(watch.opened, signals.spider_opened)
        crawler.signals.connect(watch.closed, signals.spider_closed)
        return watch

    def opened(self) -> None:
        self.last = time.process_time()
        self.ticks.start(TICK, now=False)

    def tick(self) -> None:
        now = time.process_time()
        self.longest, self.last = max(self.longest, now - self.last), now

    def closed(self) -> None:
        self.ticks.stop()
        peak = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
        said = logging.getLogger(__name__).info
        said("longest hold: %.2f s", self.longest)
        said("most memory: %.0f MB", int(peak[1]) / 1024 if peak else 0)

"""What writing and remembering cost of a crawl's CPU time: python -m benchmarks.cost [ARTICLES] [PAIRS]

Crawls a loopback site with the export and the ledger, and the same without both (every article is counted as delivered
and dropped), alternately. Prints the CPU seconds of the processes (user and system, the start of Python included), the
difference, and the time inside Delivery, ledger and lock as measured in the run itself. The promise: under 5 %.

The pages have the furniture of a small news page (20 kB); the larger the page, the smaller the share.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from newsspider.delivery.delivery import Delivery
from newsspider.delivery.lock import RunLock
from newsspider.delivery.sqlite_ledger import SqliteLedger
from newsspider.run.fates import Fate
from tests.process import FAST

FURNITURE = 20_000  # bytes of menus and rankings on a page
TIMED = {
    Delivery: "open found saw_page recall offer unchanged known gone settle repeat tick flush close",
    SqliteLedger: "__init__ waiting due page end_run close",
    RunLock: "acquire release",
}


class Clock:
    """CPU seconds inside the outermost of the timed calls."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self._depth = 0

    def timed(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, its time counted."""

        @wraps(function)
        def counted(*args: Any, **kwargs: Any) -> Any:
            self._depth += 1
            began = time.process_time()
            try:
                return function(*args, **kwargs)
            finally:
                self._depth -= 1
                if not self._depth:
                    self.seconds += time.process_time() - began

        return counted


def child(way: str, arguments: list[str]) -> None:
    """One crawl in this process; its figures are the last line of standard output."""
    from scrapy.cmdline import execute

    from newsspider.spiders.news import NewsSiteSpider

    clock = Clock()
    if way == "without":
        NewsSiteSpider.incremental = False
        Delivery._append = _forgotten  # type: ignore[method-assign]  # the point of this benchmark
    else:
        for kind, names in TIMED.items():
            for name in names.split():
                method = next(vars(each)[name] for each in kind.__mro__ if name in vars(each))
                if isinstance(method, classmethod):
                    setattr(kind, name, classmethod(clock.timed(method.__func__)))
                else:
                    setattr(kind, name, clock.timed(method))
    try:
        execute(["scrapy", "crawl", "news", *arguments])
    finally:
        print(json.dumps({"inside": clock.seconds, "total": time.process_time()}))


def _forgotten(self: Delivery, article: Any, url: str, fate: Fate, validators: Any, why: str = "") -> Fate:
    self.fates.settle(url, fate, why)
    return fate


def crawl(way: str, url: str) -> dict[str, float]:
    """The figures of one crawl in a process of its own."""
    with tempfile.TemporaryDirectory() as data:
        settings = ["-a", f"url={url}/", *FAST, "-s", f"NEWSSPIDER_DATA_DIR={data}", "--quiet"]
        command = [sys.executable, "-m", "benchmarks.cost", "child", way, *settings]
        told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    figures: dict[str, float] = json.loads(told.splitlines()[-1])
    return figures


def main() -> None:
    """Print the figures."""
    articles, pairs = (int(each) for each in (sys.argv[1:] + ["300", "5"][len(sys.argv[1:]) :]))
    server = [sys.executable, "-m", "tests.site", str(articles), str(FURNITURE)]
    with subprocess.Popen(server, stdout=subprocess.PIPE, text=True, env={**os.environ}) as site:
        assert site.stdout  # noqa: S101 - for the type checker
        url = site.stdout.readline().strip()
        crawl("with", url)  # to warm the disk's cache
        both = [(crawl("with", url), crawl("without", url)) for _ in range(pairs)]
        site.terminate()
    on = statistics.median(with_["total"] for with_, _ in both)
    off = statistics.median(without["total"] for _, without in both)
    inside = statistics.median(with_["inside"] / with_["total"] for with_, _ in both)
    print(f"{articles} articles, median of {pairs} pairs of crawls")
    print(f"CPU with export and ledger      {on:.2f} s")
    print(f"CPU without                     {off:.2f} s   difference {(on - off) / on:+.1%} of the crawl")
    print(f"inside delivery, ledger, lock   {inside:.1%} of the crawl's CPU")


if __name__ == "__main__":
    if sys.argv[1:2] == ["child"]:
        child(sys.argv[2], sys.argv[3:])
    else:
        main()

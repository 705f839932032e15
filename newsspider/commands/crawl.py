"""`scrapy crawl`: Scrapy's own command, with a verdict at the end and an exit code that means something."""

import argparse
import logging
import os
import sys
import warnings
from collections.abc import Sequence
from types import FrameType
from typing import Any

from scrapy.commands.crawl import Command as CrawlCommand
from scrapy.exceptions import UsageError
from scrapy.spiderloader import get_spider_loader

from newsspider.arguments import ArgumentError
from newsspider.commands._settings import misspelt, unusable
from newsspider.extensions import RunExtension
from newsspider.run.verdict import RunFacts, Verdict, judge
from newsspider.summary import print_summary

# What Scrapy tells of itself at INFO, sixty lines before the first event of the crawl; -L DEBUG has them.
CHATTER = ("scrapy.crawler", "scrapy.middleware", "scrapy.addons", "scrapy.core.engine", "scrapy.extensions.memusage")


class Command(CrawlCommand):
    """Runs one spider; the last line on standard error is the verdict."""

    quiet = False
    spider = ""
    broken: Sequence[str] = ()  # what Scrapy says of spider modules that cannot be imported

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Scrapy's options and --quiet."""
        super().add_options(parser)
        parser.add_argument(
            "-q", "--quiet", action="store_true", help="for cron: print nothing on success and one line on failure"
        )

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Take the options."""
        super().process_options(args, opts)
        self.quiet = opts.quiet
        if self.settings is None:
            raise RuntimeError("scrapy gave this command no settings")
        wrong = misspelt(opts.set)
        if wrong or (bad := unusable(self.settings)):
            self._end(judge(RunFacts(usage=wrong) if wrong else RunFacts(errors=1, first_error=bad)))
            sys.exit(self.exitcode)
        if opts.quiet:
            self.settings.set("LOG_ENABLED", False, priority="cmdline")
        try:
            with warnings.catch_warnings(record=True) as told:
                warnings.simplefilter("always")
                get_spider_loader(self.settings)  # Scrapy would raise it before run() is called, without a verdict
        except Exception as error:
            self._end(judge(RunFacts(errors=1, first_error=f"the spiders cannot be loaded: {error!r}")))
            sys.exit(self.exitcode)
        self.broken = [str(each.message) for each in told if "Could not load" in str(each.message)]
        if opts.quiet:
            warnings.simplefilter("ignore")  # another site's broken file: `scrapy list` shows it

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Run the spider named in `args` and set the exit code (contract 1.5)."""
        if len(args) != 1:
            raise UsageError("give one spider: scrapy crawl <spider>; `scrapy list` names them")
        if self.settings is not None and self.settings["LOG_LEVEL"] != "DEBUG":
            for name in CHATTER:
                logging.getLogger(name).setLevel(logging.WARNING)
        self.spider = args[0]
        process: Any = self.crawler_process  # typed for two kinds of process; both have what is used here
        try:
            crawler = self._create_crawler(args[0])
        except KeyError:
            self._end(judge(self._missing(args[0])))
            return
        signals: list[int] = []
        stop = process._signal_shutdown  # Scrapy keeps to itself which signal came

        def noted(signum: int, frame: FrameType | None) -> None:
            signals.append(signum)
            if not self.quiet and len(signals) == 1:  # os.write: the log may be in the middle of a line
                os.write(2, b"\nstopping: what is in flight is finished first; send the signal again to stop at once\n")
            stop(signum, frame)

        process._signal_shutdown = noted
        crawl = process.crawl(crawler, **opts.spargs)
        process.start()
        escaped = crawl.exception() if crawl.done() and not crawl.cancelled() else None
        if isinstance(escaped, ArgumentError):
            self._end(judge(RunFacts(usage=str(escaped))))
            return
        run = crawler.get_extension(RunExtension) if crawler._extensions else None
        if run is None:
            self._end(judge(RunFacts(errors=1, first_error=f"the run could not start: {escaped!r}")))
            return
        run.keeper.facts.signal = signals[0] if signals else None
        if escaped is not None:
            run.keeper.raised(escaped, "the crawl")
        verdict = run.conclude()
        if not self.quiet:
            print_summary(run.keeper)
        self._end(verdict)

    def _missing(self, name: str) -> RunFacts:
        if not self.broken:
            return RunFacts(usage=f"there is no spider {name!r}: `scrapy list` names them")
        why = self.broken[0].rpartition("Could not load")[0].strip().rpartition("\n")[2]
        return RunFacts(errors=1, first_error=f"spider {name!r} is not among those that could be loaded: {why}")

    def _end(self, verdict: Verdict) -> None:
        self.exitcode = verdict.code
        if verdict.code or not self.quiet:
            named = f"{self.spider}, " if self.spider and self.quiet else ""  # cron's mail says nothing else
            print(f"verdict: {verdict}" + (f" ({named}exit {verdict.code})" if verdict.code else ""), file=sys.stderr)

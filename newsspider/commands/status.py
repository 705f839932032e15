"""`scrapy status`: all spiders at a glance, and for cron which of them have gone silent."""

import argparse
import time
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches

from scrapy.commands import ScrapyCommand

from newsspider.commands._answers import Mistake, answering, data_folder, positional, table
from newsspider.commands._described import Described
from newsspider.commands._glance import Glance, glances
from newsspider.commands._times import ago, duration, local

STALE = 1  # exit code
HEADER = ("spider", "last run", "verdict", "last delivered", "age", "articles", "24 h", "pending")
NUMBERS = (4, 5, 6, 7)  # columns
NEVER = "–"


class Command(Described, ScrapyCommand):
    """The table, or the silent sites only."""

    SYNTAX = "[--stale DURATION] [--quiet] [SPIDER ...]"
    BRIEF = "All spiders at a glance: last run, verdict, what was delivered and when"
    MORE = (
        "With --stale, exit code 1 and one line for each spider that remembers what it"
        " delivered and has delivered nothing for so long. Example for cron: scrapy status --stale 6h --quiet"
    )
    requires_crawler_process = False

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Scrapy's options, --stale and --quiet."""
        super().add_options(parser)
        parser.add_argument("--stale", metavar="DURATION", help="30m, 6h, 2d …: name who was silent for that long")
        parser.add_argument("-q", "--quiet", action="store_true", help="print no table")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Print the table and name the silent."""
        with answering(self):
            names = positional(args, 0, None, "scrapy status [--stale DURATION] [--quiet] [SPIDER ...]")
            longest = duration(opts.stale) if opts.stale is not None else None
            data, now = data_folder(self), time.time()
            every = chosen(glances(data, now), names)
            if not opts.quiet:
                print("\n".join(as_table(every, now)) if every else f"no spider has run into {data.absolute()} yet")
            if longest is not None:
                silent = list(stale(every, longest, now))
                if not any(each.incremental for each in every):
                    silent.append(f"nothing was ever delivered into {data.absolute()}: see NEWSSPIDER_DATA_DIR")
                if silent:
                    self.exitcode = STALE
                    print("\n".join(silent))


def chosen(every: Sequence[Glance], names: Sequence[str]) -> list[Glance]:
    """The spiders of these names, all without names; Mistake for one that never ran."""
    known = {each.spider: each for each in every}
    for name in names:
        if name not in known:
            near = get_close_matches(name, known, 1)
            hint = f"did you mean {near[0]}?" if near else f"these have: {', '.join(known) or 'none'}"
            raise Mistake(f"spider {name!r} has never run on these data: {hint}")
    return [known[name] for name in names] or list(every)


def as_table(every: Iterable[Glance], now: float) -> Iterator[str]:
    """One line a spider, below the columns' names."""
    rows = [
        (
            each.spider,
            local(each.started),
            each.state,
            local(each.delivered) if each.delivered else NEVER,
            ago(now - each.delivered) if each.delivered else NEVER,
            str(each.articles),
            str(each.fresh),
            str(each.pending),
        )
        for each in every
    ]
    return table([HEADER, *rows], right=NUMBERS)


def stale(every: Iterable[Glance], longest: int, now: float) -> Iterator[str]:
    """A line for each incremental spider that has delivered nothing for `longest` seconds, or never anything."""
    for each in every:
        if not each.incremental or (each.delivered is not None and now - each.delivered < longest):
            continue
        last = f"the last run, {local(each.started)}, was {each.state}"
        if each.delivered is None:
            yield f"{each.spider} has never delivered anything; {last}"
        else:
            silent = ago(now - each.delivered)
            yield f"{each.spider} has delivered nothing for {silent}, since {local(each.delivered)}; {last}"

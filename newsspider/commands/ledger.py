"""`scrapy ledger list | export | forget | check`: what is remembered, and how to make it forget."""

import argparse
import json
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from scrapy.commands import ScrapyCommand

from newsspider.arguments import MAX_URL
from newsspider.commands._answers import Mistake, answering, data_folder, positional, shown
from newsspider.commands._check import check
from newsspider.commands._described import Described
from newsspider.commands._ledger import open_ledger
from newsspider.delivery.errors import LedgerCorrupt
from newsspider.delivery.ledger_admin import forget, rows
from newsspider.delivery.ledger_schema import guarded, open_database
from newsspider.delivery.lock import RunLock
from newsspider.runlife import LEDGER

NO = 1  # exit code: nothing matches, the person said no, or the ledger is damaged
WORDS = "list [PATTERN] | export [PATTERN] | forget PATTERN | check"


class Command(Described, ScrapyCommand):
    """One word says what to do. Only `forget` writes."""

    SYNTAX = f"{WORDS} [--spider NAME] [--yes]"
    BRIEF = "What is remembered of every URL: list, export as JSON Lines, forget, check"
    MORE = (
        "PATTERN is matched against whole URLs, with * and ? as in a shell; quote it. What is"
        " forgotten is delivered again when it is found again. Exit code 1: nothing matches, or damage."
        " Example: scrapy ledger forget '*/2026/10/*' --spider news"
    )
    requires_crawler_process = False

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Scrapy's options, --spider and --yes."""
        super().add_options(parser)
        parser.add_argument("--spider", metavar="NAME", help="only what this spider remembers")
        parser.add_argument("--yes", action="store_true", help="forget without asking")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Do what the first word says."""
        with answering(self):
            positional(args, 1, 2, f"scrapy ledger {WORDS}")
            verb, pattern = args[0], args[1] if len(args) > 1 else None
            data = data_folder(self)
            if verb == "check":
                self.exitcode = _check(data)
            elif verb == "forget":
                if pattern is None:
                    raise Mistake("forget needs a pattern: scrapy ledger forget '*/2026/10/*' (all of it is '*')")
                self.exitcode = _forget(data, pattern, opts.spider, asked=not opts.yes)
            elif verb in ("list", "export"):
                self.exitcode = _print(data, verb, pattern or "*", opts.spider)
            else:
                raise Mistake(f"unknown word {verb!r}: the syntax is scrapy ledger {WORDS}")


def _opened(data: Path) -> sqlite3.Connection:
    ledger = open_ledger(data)
    if ledger is None:
        raise Mistake(f"{data / LEDGER}: there is no ledger here yet; crawl a site first or set NEWSSPIDER_DATA_DIR")
    return ledger


def _matching(data: Path, ledger: sqlite3.Connection, pattern: str, spider: str | None) -> Iterator[dict[str, Any]]:
    with guarded(data / LEDGER):
        known = [name for (name,) in ledger.execute("SELECT DISTINCT name FROM runs JOIN names n ON n.no = spider")]
        if spider is not None and spider not in known:
            raise Mistake(f"the ledger knows no spider {spider!r}: it knows {', '.join(sorted(known)) or 'none'}")
        yield from rows(ledger, pattern, spider)


def _print(data: Path, verb: str, pattern: str, spider: str | None) -> int:
    any_line = False
    with closing(_opened(data)) as ledger:
        for each in _matching(data, ledger, pattern, spider):
            any_line = True
            if verb == "export":
                print(json.dumps(each | {"id": each["id"] or None}))
            else:
                why = f"  ({each['why']})" if each["why"] else ""
                print(f"{each['spider']:<12}  {each['fate']:<10}  {shown(each['url'] + why, MAX_URL)}")
    return 0 if any_line else _nothing(pattern)


def _nothing(pattern: str) -> int:
    hint = (
        "" if pattern == "*" else "; a pattern is matched against the whole URL: put * before and behind a part of it"
    )
    print(f"nothing in the ledger matches {pattern}{hint}", file=sys.stderr)
    return NO


def _forget(data: Path, pattern: str, spider: str | None, *, asked: bool) -> int:
    with closing(_opened(data)) as ledger:
        matching = [each["spider"] for each in _matching(data, ledger, pattern, spider)]
    if not matching:
        return _nothing(pattern)
    names = sorted(set(matching))
    if asked:
        if not sys.stdin.isatty():
            raise Mistake(f"{len(matching)} URLs match {pattern} and nobody is here to ask: say --yes to forget them")
        question = (
            f"forget {len(matching)} URLs of {', '.join(names)}, and the other addresses of their articles? [y/N] "
        )
        if input(question).strip().lower() not in ("y", "yes"):
            print("nothing was forgotten")
            return NO
    with ExitStack() as held:
        for name in names:  # a run at work holds in memory what is to be forgotten
            lock = RunLock(data / name)
            lock.acquire(datetime.now(UTC))
            held.callback(lock.release)
        path = data / LEDGER
        with closing(open_database(path)) as database, guarded(path):
            count = forget(database, pattern, spider)
    print(f"forgot {count} URLs of {', '.join(names)}; they are delivered again when they are found again")
    return 0


def _check(data: Path) -> int:
    try:
        with closing(_opened(data)) as ledger, guarded(data / LEDGER):
            report = check(ledger, data / LEDGER)
    except LedgerCorrupt as error:
        print(f"damaged: {error}")
        return NO
    print("\n".join(report.lines))
    return NO if report.damaged else 0

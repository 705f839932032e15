"""`scrapy save URL|FILE --as NAME`: a page and what it yields today, as a test fixture."""

import argparse
import re
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from scrapy.commands import ScrapyCommand
from scrapy.utils.conf import closest_scrapy_cfg

from newsspider.arguments import a_url
from newsspider.commands._answers import Mistake, answering, positional
from newsspider.commands._described import Described
from newsspider.commands._fixture import EXPECTED, write
from newsspider.commands._page import article_spider, fetch, read, target
from newsspider.validation import objection

FOLDER = "tests/fixtures/pages"
RULE = "only pages that you wrote may be committed: anybody else's page has an owner"
_NAME: Final = re.compile(r"[0-9A-Za-z][0-9A-Za-z_.-]{0,99}")


class Command(Described, ScrapyCommand):
    """Fetches the page as the article spider does and writes three files; tests/test_fixtures.py reads them."""

    SYNTAX = "URL|FILE --as NAME [--to DIR] [--url URL] [--force]"
    BRIEF = "Keep a page and what it yields as a test fixture"
    MORE = (
        "What is kept are the bytes as sent, the headers that reading asks for, and every field but the time"
        f" of the fetch, in {FOLDER}/NAME. Correct expected.json by hand where the page is read wrongly. Note that"
        f" {RULE}. Example: scrapy save page.html --as two_bylines --url https://news.example.com/p/123.html"
    )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Scrapy's options, --as, --to, --url and --force."""
        super().add_options(parser)
        parser.add_argument("--as", metavar="NAME", dest="name", help="the fixture's name")
        parser.add_argument("--to", metavar="DIR", help=f"the folder of fixtures (default: the project's {FOLDER})")
        parser.add_argument("--url", metavar="URL", help="the address that the page is read under")
        parser.add_argument("--force", action="store_true", help="write over a fixture of this name")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Fetch, read, write, and say the rule."""
        with answering(self):
            (said,) = positional(args, 1, 1, f"scrapy save {self.SYNTAX}")
            if not opts.name or not _NAME.fullmatch(opts.name):
                raise Mistake(f"--as {opts.name or 'NAME'}: give a name of letters, digits, - and _")
            url, address = target(said), a_url(opts.url) if opts.url else None
            if url.startswith("file:"):
                # A path names this machine: the fixture must read the same on every other.
                address = address or f"https://fixture.example/{opts.name}"
            folder = _folder(opts.to) / opts.name
            if folder.exists() and not opts.force:
                raise Mistake(f"{folder} is there already: choose another name or say --force")
            saved = fetch(self, url)
            saved = replace(saved, url=address or saved.url)
            settings: Any = self.settings
            reading = read(article_spider(settings), saved, settings.getint("NEWSSPIDER_MAX_PAGE"))
            write(folder, saved, reading)
            print(f"written  {folder}")
            if why_not := objection(reading.article, reading.draft.kind, {}):
                print(f"note     a crawl would not deliver it: {why_not[0]}, {why_not[1]}")
            if reading.following:
                print(f"note     the article goes on at {reading.following}; the fixture is this page alone")
            print(f"check    {folder / EXPECTED}: it is what the page yields today, right or wrong")
            print(f"rule     {RULE}")


def _folder(to: str | None) -> Path:
    if to:
        return Path(to)
    settled = closest_scrapy_cfg()
    return (Path(settled).parent if settled else Path()) / FOLDER

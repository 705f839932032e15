"""`scrapy papers`: the catalogue of digital editions, and whether one of them is where the catalogue says."""

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from scrapy.commands import ScrapyCommand

from newsspider.commands._answers import Mistake, answering, positional, shown, table
from newsspider.commands._described import Described
from newsspider.commands._newest import Seen, look_at
from newsspider.epapers.asked import paper_named, papers_of
from newsspider.epapers.catalogue import Paper
from newsspider.epapers.families import FAMILIES
from newsspider.reading.dates import CHINA

HEADER = ("paper", "family", "last seen", "verified", "issues")
BROKEN = 1  # exit code
WIDTH = 76  # characters of a value


class Command(Described, ScrapyCommand):
    """Lists; with --check, goes and looks."""

    SYNTAX = "[--family FAMILY] [--json] [--check PAPER]"
    BRIEF = "The newspapers that `scrapy crawl epaper` knows; --check looks at one"
    MORE = (
        "The file of the setting NEWSSPIDER_PAPERS is read too. --check fetches the newest"
        " issue's pages and its first article, says what was seen and prints the row for the catalogue with the"
        " day; exit code 1 when there is no such issue or the article cannot be read."
    )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Scrapy's options, --family, --json and --check."""
        super().add_options(parser)
        parser.add_argument("--family", metavar="FAMILY", help="only papers of this family")
        parser.add_argument("--json", action="store_true", help="print the rows as the catalogue has them")
        parser.add_argument("--check", metavar="PAPER", help="look whether this paper is where the catalogue says")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """List or check."""
        with answering(self):
            positional(args, 0, 0, f"scrapy papers {self.SYNTAX}")
            if self.settings is None:
                raise RuntimeError("scrapy gave this command no settings")
            papers = papers_of(self.settings["NEWSSPIDER_PAPERS"])
            if opts.family and opts.family not in FAMILIES:
                raise Mistake(f"there is no family {opts.family!r}: they are {', '.join(FAMILIES)}")
            if opts.check:
                self.check(paper_named(papers, opts.check))
                return
            chosen = [paper for paper in papers.values() if opts.family in (None, paper.family)]
            print("\n".join(paper.row() for paper in chosen) if opts.json else "\n".join(as_table(chosen)))

    def check(self, paper: Paper) -> None:
        """Look at one paper, and say what was seen."""
        if paper.issue is None and paper.start is None:
            raise Mistake(f"the URLs of {paper.paper}'s issues are not known: there is nothing to check")
        seen = look_at(self, paper)
        print("\n".join(as_text(paper, seen)))
        if not seen.works:
            self.exitcode = BROKEN


def as_table(papers: Iterable[Paper]) -> Iterator[str]:
    """One line a paper, below the columns' names."""
    rows = [
        (paper.paper, paper.family, paper.seen or "–", paper.verified, paper.issue or paper.start or "only by -a url=")
        for paper in papers
    ]
    yield from table([HEADER, *rows])
    yield f"{len(rows)} newspapers"


def as_text(paper: Paper, seen: Seen) -> Iterator[str]:
    """What was seen of a paper, for a person; the last line is its row, to be copied when it works."""
    yield f"{paper.paper}  ({paper.family})"
    issue, article = seen.issue, seen.article
    if issue:
        labels = dict.fromkeys(label for label in issue.pages.values() if label.number)
        named = [f"{label.number} {label.name or ''}".strip() for label in labels]
        rows = [
            ("newest issue", issue.day.isoformat()),
            ("pages", shown(f"{len(named)}: {', '.join(named)}", WIDTH)),
            ("articles", str(len(issue.articles))),
            ("first article", next(iter(issue.articles))),
        ]
        if article:
            rows += [(name, shown(getattr(article, name) or "–", WIDTH)) for name in ("kicker", "title", "subtitle")]
            rows += [
                ("authors", ", ".join(each.name for each in article.authors) or "–"),
                ("text", f"{len(article.text or ''):,} characters, {len(article.images)} pictures"),
            ]
        yield from table(rows, indent="  ")
    yield from (f"  {each}" for each in seen.missed)
    if seen.works:
        yield replace(paper, verified=datetime.now(CHINA).date().isoformat()).row()
    else:
        yield "it does not work: the row is as it was"
        yield paper.row()

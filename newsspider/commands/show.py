"""`scrapy show URL|FILE`: what a page yields, which reader found it, and what each rule dropped."""

import argparse
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from scrapy.commands import ScrapyCommand

from newsspider.arguments import a_url
from newsspider.commands import _discover
from newsspider.commands._answers import Mistake, answering, positional, shown, table
from newsspider.commands._described import Described
from newsspider.commands._marked import marked
from newsspider.commands._page import Reading, article_spider, fetch, read, target
from newsspider.commands._settings import unusable
from newsspider.delivery.jsonlines import clean_text, dump_line
from newsspider.repair.scripts import bring_into
from newsspider.validation import objection

FIELDS = (
    *("title", "kicker", "subtitle", "published_at", "modified_at", "source", "authors", "editors", "section"),
    *("keywords", "language", "canonical_url", "images", "edition", "rights"),
)
WIDTH = 76  # characters of a value
FIRST_WORDS = 60  # characters of a dropped block


class Command(Described, ScrapyCommand):
    """Fetches the page as the article spider does; exports and remembers nothing."""

    SYNTAX = "URL|FILE [--html FILE] [--json] [--url URL] [--discover]"
    BRIEF = "What a page yields: each field and its reader, what each rule dropped"
    MORE = (
        "Only this one page is read, by the site file that its address belongs to."
        " Example: scrapy show https://news.example.com/p/123.html --html page.html"
    )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Scrapy's options, --html, --json, --discover and --url."""
        super().add_options(parser)
        parser.add_argument("--html", metavar="FILE", help="write the page with kept and dropped parts marked")
        parser.add_argument("--json", action="store_true", help="print JSON")
        parser.add_argument("--discover", action="store_true", help="what a crawl would find here, by source, instead")
        parser.add_argument("--url", metavar="URL", help="read the page as if it had come from this address")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Fetch, read, print."""
        with answering(self):
            (said,) = positional(args, 1, 1, f"scrapy show {self.SYNTAX}")
            url, address = target(said), a_url(opts.url) if opts.url else None
            if opts.discover:
                found = _discover.discover(self, url)
                self._print(opts.json, lambda: _discover.as_json(*found), lambda: _discover.as_text(*found))
                return
            settings: Any = self.settings
            if wrong := unusable(settings):
                raise Mistake(wrong)
            saved = fetch(self, url)
            saved = replace(saved, url=address or saved.url)
            reading = read(article_spider(settings), saved, settings.getint("NEWSSPIDER_MAX_PAGE"))
            bring_into(reading.article, settings["NEWSSPIDER_SCRIPT"])
            if opts.html:
                Path(opts.html).write_text(clean_text(marked(reading)), encoding="utf-8")
            self._print(opts.json, lambda: as_json(reading), lambda: as_text(reading))
            if opts.html and not opts.json:
                print(f"marked     {opts.html}")

    def _print(self, as_data: bool, data: Callable[[], Any], text: Callable[[], Iterator[str]]) -> None:
        print(json.dumps(data(), ensure_ascii=False, indent=1) if as_data else "\n".join(text()))


def as_json(reading: Reading) -> dict[str, Any]:
    """The reading for programs: the article as exported, the readers, the texts of the blocks by rule."""
    why_not = objection(reading.article, reading.draft.kind, {})
    return {
        "article": json.loads(dump_line(reading.article)),
        "delivered": why_not is None,
        "why_not": f"{why_not[0]}: {why_not[1]}" if why_not else None,
        "page": reading.page,
        "readers": reading.draft.readers,
        "dropped": [{"rule": rule, "blocks": _texts(reading, taken)} for rule, taken in reading.cleaned.taken.items()],
        "next_page": reading.following,
    }


def as_text(reading: Reading) -> Iterator[str]:
    """The reading for a person."""
    article: dict[str, Any] = json.loads(dump_line(reading.article))
    readers = reading.draft.readers
    yield f"{reading.response.url}  (read by {reading.page}, {len(reading.response.body):,} bytes)"
    rows = [(name, _value(name, article), readers.get(name, "")) for name in FIELDS if article[name]]
    paragraphs = (article["text"] or "").split("\n\n")
    if article["text"]:
        size = f"{len(paragraphs)} paragraphs, {len(article['text']):,} characters"
        rows.append(("text", size, readers.get("body", "")))
    yield from table(rows)
    yield from (f"    {shown(each, WIDTH)}" for each in paragraphs if each)
    missing = [name for name in (*FIELDS, "text") if not article[name]]
    yield f"not there  {', '.join(missing) or 'nothing'}"
    yield f"flags      {', '.join(article['flags']) or 'none'}"
    for cut in reading.draft.parts[0].cuts:
        yield f"repaired   {cut.rule}: {cut.blocks} places, {cut.chars} characters"
    for rule, taken in reading.cleaned.taken.items():
        texts = _texts(reading, taken)
        yield f"dropped    {rule}: {len(texts)} blocks, {sum(map(len, texts)):,} characters"
        yield from (f"    {shown(each, FIRST_WORDS)}" for each in texts)
    if reading.following:
        yield f"goes on    {reading.following} (a crawl merges it; here only this page is read)"
    why_not = objection(reading.article, reading.draft.kind, {})
    yield f"delivered  no, {why_not[0]}: {why_not[1]}" if why_not else "delivered  yes"


def _value(name: str, article: dict[str, Any]) -> str:
    value = article[name]
    if name in ("authors", "editors"):
        return shown(", ".join(f"{each['name']} ({each['role']})" for each in value), WIDTH)
    if name == "images":
        return shown(f"{len(value)}: {', '.join(each['url'] for each in value)}", WIDTH)
    if name == "published_at":
        return shown(f"{value} ({article['published_precision']}), written {article['published_raw']!r}", WIDTH)
    if isinstance(value, dict):
        return shown(", ".join(f"{key}: {each}" for key, each in value.items()), WIDTH)
    return shown(", ".join(value) if isinstance(value, list) else str(value), WIDTH)


def _texts(reading: Reading, indexes: list[int]) -> list[str]:
    blocks = reading.draft.parts[0].document.blocks
    return [clean_text(blocks[index].text) for index in indexes]

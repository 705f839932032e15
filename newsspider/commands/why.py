"""`scrapy why URL`: what became of a URL, in every run that met it, and what happens next."""

import argparse
import time
from collections.abc import Iterator
from pathlib import Path

from scrapy.commands import ScrapyCommand

from newsspider.arguments import MAX_URL
from newsspider.commands._answers import Mistake, answering, data_folder, positional
from newsspider.commands._described import Described
from newsspider.commands._exports import addresses, lines_of, records, spiders
from newsspider.commands._ledger import nearest, needle, of_the_site, open_ledger, stories
from newsspider.commands._story import tell
from newsspider.commands._times import local, seconds
from newsspider.delivery.errors import StorageError
from newsspider.delivery.ledger_schema import guarded
from newsspider.identity import identity, site
from newsspider.run.fates import Fate
from newsspider.run.record import RunRecord
from newsspider.runlife import LEDGER

NEVER_SEEN = 1  # exit code
MOST = 5  # addresses of one article that fit on a screen


class Command(Described, ScrapyCommand):
    """Answers from the ledger; for one-off spiders, which have none, from the run records and the exports."""

    SYNTAX = "URL"
    BRIEF = "What became of a URL: when, why, in which file and line, and what happens next"
    MORE = (
        "Any spelling of the address will do: http or https, www or m., with tracking"
        " parameters. Exit code 1: it was never seen; then what came nearest is named."
        " Example: scrapy why https://news.example.com/p/123.html"
    )
    requires_crawler_process = False

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Print one screen."""
        with answering(self):
            (url,) = positional(args, 1, 1, "scrapy why URL")
            data = data_folder(self)
            told = list(answer(data, checked(url.strip())))
            if told:
                print("\n\n".join(told))
                return
            self.exitcode = NEVER_SEEN
            print("\n".join(never_seen(data, url.strip())))


def checked(url: str) -> str:
    """The URL, when it is one; else Mistake."""
    try:
        is_one = ":" in url and len(url) <= MAX_URL and url.isprintable() and bool(identity(url))
    except ValueError:
        is_one = False
    if not is_one:
        raise Mistake(
            f"{url[:200]!r} is not a URL: give it as the export or the browser has it, like https://host/path"
        )
    return url


def answer(data: Path, url: str) -> Iterator[str]:
    """What each spider knows of the URL, one paragraph each; nothing when it was never seen. Raises StorageError."""
    told: set[str] = set()
    ledger = open_ledger(data)
    if ledger:
        with guarded(data / LEDGER):
            found = sorted(stories(ledger, url), key=lambda each: each.url != url)  # as asked for comes first
            told = {story.spider for story in found}
            for story in found[:MOST]:
                yield "\n".join(tell(ledger, data, story, url, time.time()))
            if len(found) > MOST:
                yield f"… and {len(found) - MOST} more addresses of the same: scrapy ledger list"
        ledger.close()
    for spider in spiders(data):
        if spider not in told and (runs := list(_of_one_off(data, spider, url))):
            yield "\n".join([f"{url}  (spider {spider}; its runs are not in the ledger)", *runs])


def _of_one_off(data: Path, spider: str, url: str) -> Iterator[str]:
    """What the records and exports of a spider without a ledger say, one line a run."""
    wanted = identity(url)
    delivered = {line.path.name.split(".")[0]: line for line in lines_of(data, spider, needle(wanted), wanted)}
    known = set()
    for record in records(data, spider):
        known.add(record.run_id)
        line = delivered.get(record.run_id)
        said = f"delivered: {line.path} line {line.number}" if line else _said(record, wanted)
        if said:
            yield f"  run {record.run_id}  {local(seconds(record.started_at))}  {said}"
    for run, line in delivered.items():
        if run not in known:
            yield f"  run {run}  (no record: killed or at work)  delivered: {line.path} line {line.number}"


def _said(record: RunRecord, wanted: str) -> str | None:
    """What a run's record says of a URL that is not in its export."""
    for each in record.reasons:
        if each["example"] and identity(each["example"]) == wanted:
            return f"{each['fate']}: {each['why']}" if each["why"] else str(each["fate"])
    given = record.arguments.get("url", "").split(",")
    if not any(identity(each) == wanted for each in given if _is_url(each)):
        return None
    missed = [each for each in record.reasons if each["fate"] not in (Fate.DELIVERED, Fate.REVISED)]
    if len(missed) == 1:
        return f"asked for; {missed[0]['fate']}: {missed[0]['why']}"
    return f"asked for, not delivered; the run ended {record.verdict}: {record.reason}"


def _is_url(said: str) -> bool:
    try:
        return bool(identity(said))
    except ValueError:
        return False


def never_seen(data: Path, url: str) -> Iterator[str]:
    """What to say of a URL that no spider has met: where it was looked for, and what came nearest."""
    yield f"{url} was never seen in {data.absolute()}"
    home = site(url)
    known = [each for spider in spiders(data) for each in addresses(data, spider, home)] if home else []
    try:
        if ledger := open_ledger(data):
            with guarded(data / LEDGER):
                known += of_the_site(ledger, url)
            ledger.close()
    except StorageError as error:
        yield f"  {error}"
    if known:
        yield f"nearest of the {len(set(known))} URLs known of {home}:"
        yield from (f"  {each}" for each in nearest(known, url))
    elif not data.exists():
        yield "nothing has been crawled into this folder yet: see NEWSSPIDER_DATA_DIR"
    else:
        yield f"nothing is known of {home or 'its site'}"

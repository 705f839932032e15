"""A URL's story in the ledger, told in words."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from newsspider.commands._answers import shown, table
from newsspider.commands._exports import export_of, line_of
from newsspider.commands._ledger import address_of
from newsspider.commands._times import ago, local
from newsspider.delivery.ledger import Entry
from newsspider.delivery.ledger_admin import Event, Story
from newsspider.run.fates import Fate

MOST = 12  # changes of fate that fit on a screen
WORDS = {
    Fate.DELIVERED: "an article, delivered",
    Fate.REVISED: "title or text had changed: delivered again",
    Fate.UNCHANGED: "looked at again: nothing has changed",
    Fate.KNOWN: "found again; delivered before and not due for a second look",
    Fate.DUPLICATE: "another address of an article",
}


def tell(ledger: sqlite3.Connection, data: Path, story: Story, asked: str, now: float) -> Iterator[str]:
    """One story, a line at a time: found, the fate in each run, where it was delivered, what happens next."""
    yield f"{story.url}  (spider {story.spider})"
    if story.url != asked:
        yield f"  another spelling of {asked}"
    where = f" on {story.found_on}" if story.found_on else ""
    rows = [("found", local(story.found_at), f"run {story.found_in}{where}")]
    if len(story.events) > MOST:
        rows.append(("…", "", f"{len(story.events) - MOST} changes before these"))
    for event in story.events[-MOST:]:
        runs = f"run {event.first_run}"
        if event.times > 1:
            runs = f"{event.times} runs, the last {local(event.last_at)} ({event.last_run})"
        rows.append((event.fate, local(event.first_at), f"{_reason(ledger, event)}; {runs}"))
    yield from table(rows, "  ")
    for name, said in (*_deliveries(data, story), ("next", _next(story, now))):
        yield f"  {name:<9}  {said}"


def _reason(ledger: sqlite3.Connection, event: Event) -> str:
    detail = event.detail
    if event.fate == Fate.DUPLICATE and detail and ":" not in detail:
        detail = address_of(ledger, detail) or detail  # the id of the article that it repeats
    of = f": {detail}" if event.fate == Fate.DUPLICATE else f" ({detail})"
    return shown((event.why or WORDS.get(Fate(event.fate), event.fate)) + (of if detail else ""), 300)


def _deliveries(data: Path, story: Story) -> Iterator[tuple[str, str]]:
    """File and line of each revision that was delivered, each looked up in the file itself."""
    entry = story.entry
    if entry is None:
        return
    if entry.url != story.url:
        yield "article", f"{entry.url}"
    runs = dict.fromkeys(each.first_run for each in story.events if each.fate in (Fate.DELIVERED, Fate.REVISED))
    runs[entry.run] = None
    for run in runs:
        path = export_of(data, story.spider, run)
        if path is None:
            yield "file", f"{data / story.spider / run}.jsonl is not here any more: moved or removed"
            continue
        line = line_of(path, entry.id)
        if line is None:
            yield "file", f"{path} does not hold it any more: the file was changed"
        else:
            said = f"{path} line {line.number}, revision {line.article.get('revision')}"
            yield "file", said + _moved(entry, run, line.number, line.end)


def _moved(entry: Entry, run: str, number: int, end: int) -> str:
    if run != entry.run:
        return " (checked: the line is there)"
    if (number, end) == (entry.line, entry.end):
        return " (checked: the line is there, as the ledger has it)"
    return f" (the ledger has line {entry.line}: the file was changed)"


def _next(story: Story, now: float) -> str:
    entry = story.entry
    if story.tries is not None:
        later = f"fetched again in the first run after {local(story.due)}" if story.due and story.due > now else ""
        return (later or "the next run fetches it") + (f"; tried {story.tries} times" if story.tries else "")
    if story.events and story.events[-1].fate == Fate.DUPLICATE:
        return "nothing: it repeats another address"
    if entry is None:
        return "tried again when a run finds it on a page again"
    if entry.url != story.url:
        return f"nothing: the article is looked at under {entry.url}"
    if entry.next_check is None:
        return "nothing: the article is gone" if entry.gone else "nothing: the last look of the plan is over"
    if entry.next_check <= now:
        return f"the next run looks at it again (due for {ago(now - entry.next_check)})"
    return f"looked at again in the first run after {local(entry.next_check)}"

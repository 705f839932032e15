"""Each spider at a glance, from the ledger and, for spiders that it does not know, from the run records."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from newsspider.commands._exports import records, spiders
from newsspider.commands._holder import holder
from newsspider.commands._ledger import open_ledger
from newsspider.commands._times import seconds
from newsspider.delivery.ledger_admin import SpiderStatus, status
from newsspider.delivery.ledger_schema import guarded
from newsspider.run.fates import Fate
from newsspider.run.record import RunRecord
from newsspider.runlife import LEDGER

DAY: Final = 86_400
KILLED: Final = "killed"


@dataclass(frozen=True, slots=True)
class Glance:
    """One spider; times in seconds since 1970. `state`: the last run's verdict, "at work (process N)" or "killed".

    `incremental`: the ledger remembers what it delivered. `articles` counts those that the ledger remembers, for
    other spiders the lines delivered; `fresh` those of the last 24 hours.
    """

    spider: str
    incremental: bool
    started: float
    state: str
    delivered: float | None
    articles: int
    fresh: int
    pending: int


def glances(data: Path, now: float) -> list[Glance]:
    """Every spider that ever ran on these data, by name. Raises StorageError."""
    found = {spider: _from_records(spider, list(records(data, spider)), now) for spider in spiders(data)}
    if ledger := open_ledger(data):
        with guarded(data / LEDGER):
            latest = _latest(ledger, now)
            for each in status(ledger):
                found[each.spider] = _from_ledger(each, *latest.get(each.spider, (None, 0)), found.get(each.spider))
        ledger.close()
    return [_at_work(data, each) for _, each in sorted(found.items()) if each]


def _from_ledger(each: SpiderStatus, delivered: int | None, fresh: int, recorded: Glance | None) -> Glance:
    times = [moment for moment in (each.last_delivered, delivered) if moment is not None]
    started, state = float(each.last_started), each.last_verdict or KILLED
    if recorded and recorded.started > started:  # a run that could not begin: `locked`, `storage`
        started, state = recorded.started, recorded.state
    return Glance(each.spider, True, started, state, max(times, default=None), each.articles, fresh, each.waiting)


def _from_records(spider: str, runs: Sequence[RunRecord], now: float) -> Glance | None:
    if not runs:
        return None
    counts = [(seconds(run.ended_at or run.started_at), _count(run, Fate.DELIVERED, Fate.REVISED)) for run in runs]
    last = runs[-1]
    return Glance(
        spider,
        False,
        seconds(last.started_at),
        last.verdict or KILLED,
        max((ended for ended, count in counts if count), default=None),
        sum(count for _, count in counts),
        sum(count for ended, count in counts if ended >= now - DAY),
        _count(last, Fate.PENDING),
    )


def _latest(ledger: sqlite3.Connection, now: float) -> dict[str, tuple[int | None, int]]:
    """By spider: when an article was last delivered, and how many of them were in the last 24 hours."""
    rows = ledger.execute(
        "SELECT n.name, max(a.delivered), sum(a.delivered >= ?) FROM articles a JOIN names n ON n.no = a.spider"
        " GROUP BY a.spider",
        (int(now) - DAY,),
    )
    return {name: (delivered, fresh) for name, delivered, fresh in rows}


def _at_work(data: Path, glance: Glance) -> Glance:
    pid = holder(data / glance.spider)
    return replace(glance, state=f"at work (process {pid})") if pid else glance


def _count(run: RunRecord, *fates: Fate) -> int:
    return sum(run.fates.get(fate, 0) for fate in fates)

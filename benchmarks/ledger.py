"""Fill a ledger with a million remembered URLs and time look-ups: python benchmarks/ledger.py [URLS] [FOLDER].

Prints the size of the file (the promise: under 300 MB for 1,000,000), the median look-up of a known and of an unknown
URL (under 50 µs), and what a commit of one group costs. Asserts nothing: time depends on the machine.
"""

import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from newsspider.delivery.ledger import Batch, Entry, Settled, Validators
from newsspider.delivery.ledger_schema import open_database
from newsspider.delivery.plan import next_check
from newsspider.delivery.sqlite_ledger import SqliteLedger
from newsspider.identity import article_id, content_hash
from newsspider.run.fates import Fate

RUNS = 200  # the URLs come in so many runs
RECENT = 0.02  # the share of articles still to be looked at again
KNOWN = 0.2  # the share of URLs found once more by a later run


def url_of(number: int) -> str:
    """About 75 characters, as news sites have them."""
    day = f"{2020 + number // 200_000}/{number // 500 % 12 + 1:02}{number // 40 % 28 + 1:02}"
    page = f"c{1000 + number % 977}-{40_000_000 + number}.html"
    return f"https://politics.example{number % 40}.com.cn/section/n1/{day}/{page}"


def fill(ledger: SqliteLedger, urls: int) -> float:
    """Deliver them all in groups of 100; the median seconds of a commit."""
    seconds = []
    now = 1_700_000_000
    group = 100
    for start in range(0, urls, group):
        if start % max(group, urls // RUNS // group * group) == 0:
            run = f"20261122T{start:08}Z-04d2-9f3a"
            ledger.begin_run(run, now + start)
        batch = Batch(offset=start, lines=start)
        for number in range(start, min(start + group, urls)):
            url = url_of(number)
            recent = number > urls * (1 - RECENT)
            entry = Entry(
                id=article_id(url),
                url=url,
                canonical_url=url,
                site=f"example{number % 40}.com.cn",
                content_hash=content_hash(None, url),
                revision=1,
                run=run,
                line=number + 1,
                end=(number + 1) * 4000,
                delivered_at=now + number,
                published_at=now + number,
                next_check=next_check(now + number, now + number + (0 if recent else 10**7)),
                validators=Validators('"6468b1a3-2f4c1"', "Sat, 20 May 2023 11:42:11 GMT"),
            )
            batch.found.append((url, f"http://www.example{number % 40}.com.cn/"))
            batch.settled.append(Settled(url, Fate.DELIVERED, entry=entry))
            if number >= group and random.random() < KNOWN:  # noqa: S311 - no secret
                earlier = url_of(number - group)
                batch.settled.append(Settled(earlier, Fate.KNOWN, same_as=article_id(earlier)))
        began = time.perf_counter()
        ledger.commit(batch)
        seconds.append(time.perf_counter() - began)
    return statistics.median(seconds)


def median_us(look: Callable[[str], object], urls: list[str]) -> float:
    """Median microseconds of one look-up."""
    seconds = []
    for url in urls:
        began = time.perf_counter()
        look(url)
        seconds.append(time.perf_counter() - began)
    return statistics.median(seconds) * 1e6


def main() -> None:
    """Print the figures."""
    urls = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory(dir=sys.argv[2] if len(sys.argv) > 2 else None) as folder:
        path = Path(folder) / "ledger.sqlite3"
        ledger = SqliteLedger(path, "bench")
        began = time.perf_counter()
        commit = fill(ledger, urls)
        print(f"filled      {urls} URLs of {len(url_of(0))} characters in {time.perf_counter() - began:.0f} s")
        print(f"commit      {commit * 1e3:.1f} ms for a group of 100 articles, synced (median)")
        ledger.close()  # folds the write-ahead log into the file
        print(f"size        {path.stat().st_size / 1e6:.0f} MB")
        began = time.perf_counter()
        ledger = SqliteLedger(path, "bench")
        print(f"open        {(time.perf_counter() - began) * 1e3:.1f} ms")
        some = [url_of(random.randrange(urls)) for _ in range(10_000)]  # noqa: S311 - no secret
        print(f"known URL   {median_us(ledger.recall, some):.0f} µs (median of 10,000, the whole memory of it)")
        print(f"unknown URL {median_us(ledger.recall, [each + '?' for each in some]):.0f} µs")
        ledger.close()
        database = open_database(path, write=False)
        try:
            tables = database.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name ORDER BY 2 DESC").fetchall()
        except sqlite3.OperationalError:  # this SQLite was built without it
            tables = []
        for name, size in tables[:7]:
            print(f"  {name:20}{size / 1e6:6.0f} MB")
        database.close()


if __name__ == "__main__":
    main()

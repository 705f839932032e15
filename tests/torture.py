"""Kills real crawls at random moments and counts what was lost, doubled or torn: python -m tests.torture

    KILLS=100 SEED=1 python -m tests.torture

A loopback portal of 300 articles that goes on publishing is crawled incrementally. Each run is stopped at a random
moment, after so many requests or so many seconds: with SIGKILL until KILLS of them hit, with SIGTERM, and with a disk
that is full (RLIMIT_FSIZE) for a fifth as many. A last run is left in peace. Then every article must stand in exactly
one line of the finished files, and every line must be whole. Exit code 1 otherwise.
"""

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Timer

from tests.process import FAST, crawl
from tests.process import command as command_line
from tests.site import FIRST, Site

ARTICLES = 300
PUBLISHED = 8  # new articles after each run, so that every run has something to lose
LAST_REQUEST = 24  # a run is stopped after at most so many requests (14 of them are lists) …
LAST_SECOND = 4.0  # … or so long after its start, most of which is the start of Python
SHARE = 5  # SIGTERM and the full disk get KILLS / SHARE runs each


@dataclass(slots=True)
class Phase:
    """One way of dying, and what was left of it."""

    name: str
    site: Site
    data: Path
    chance: random.Random
    runs: int = 0
    hits: int = 0  # runs that were stopped before their end
    wrong: list[str] = field(default_factory=list)
    began: float = field(default_factory=time.monotonic)

    def arguments(self) -> list[str]:
        """Of the crawl: groups of different sizes, so that kills fall between all steps of a commit."""
        size = self.chance.choice((1, 5, 20))
        return ["news", "-a", f"url={self.site.url}/", *FAST, "-s", f"NEWSSPIDER_GROUP_SIZE={size}"]

    def publish(self) -> None:
        """The portal's next articles."""
        self.runs += 1
        self.site.articles += PUBLISHED


def stopped(phase: Phase, signum: signal.Signals) -> int | None:
    """Start a run and stop it at a random moment; its exit code when the signal hit it."""
    due = Event()
    left = phase.chance.randint(1, LAST_REQUEST)
    by_request = phase.chance.random() < 0.75
    rest = phase.chance.random() * 0.1 if by_request else 0.0

    def count(path: str) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            due.set()

    phase.site.on_request = count if by_request else lambda path: None
    process = subprocess.Popen(
        command_line(phase.data, *phase.arguments(), "--quiet"), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    timer = Timer(60 if by_request else phase.chance.uniform(0.1, LAST_SECOND), due.set)
    timer.start()
    while process.poll() is None and not due.wait(0.02):
        pass
    if process.poll() is None:
        time.sleep(rest)
    hit = process.poll() is None
    process.send_signal(signum)
    _, told = process.communicate(timeout=120)
    timer.cancel()
    phase.site.on_request = lambda path: None
    if not hit and process.returncode:
        phase.wrong.append(f"a run in peace ended with {process.returncode}: {told.decode()[-300:]}")
    return process.returncode if hit else None


def kill(phase: Phase) -> None:
    """One run, killed."""
    phase.hits += stopped(phase, signal.SIGKILL) == -signal.SIGKILL


def terminate(phase: Phase) -> None:
    """One run, asked to stop: it may do that in order, or not have begun (Python itself is still starting)."""
    code = stopped(phase, signal.SIGTERM)
    phase.hits += code is not None
    if code not in (None, 0, 143, -signal.SIGTERM):
        phase.wrong.append(f"exit {code} after SIGTERM")


def fill_disk(phase: Phase) -> None:
    """One run on a disk that has little room left."""
    ledger = phase.data / "ledger.sqlite3"
    room = (ledger.stat().st_size if ledger.exists() else 0) + phase.chance.randint(4_000, 150_000)
    run = crawl(phase.data, *phase.arguments(), file_size=room)
    phase.hits += run.code == 15
    if run.code not in (0, 15):
        phase.wrong.append(f"exit {run.code} on a full disk: {run.last_line}")


def count(phase: Phase) -> tuple[int, int, int, int]:
    """Lines, articles lost, lines doubled, torn lines and leftovers of the phase's finished files."""
    lines: Counter[tuple[str, int]] = Counter()
    urls = set()
    torn = len(list(phase.data.rglob("*.part")))
    for path in sorted(phase.data.glob("news/*.jsonl")):
        content = path.read_bytes()
        torn += not content.endswith(b"\n")
        for line in content.splitlines():
            try:
                article = json.loads(line)
                lines[article["id"], article["revision"]] += 1
                urls.add(article["url"])
            except (ValueError, KeyError):
                torn += 1
    wanted = {f"{phase.site.url}/p/{FIRST + number}.html" for number in range(phase.site.articles)}
    return lines.total(), len(wanted - urls), lines.total() - len(lines), torn


def run(name: str, hits: int, way: Callable[[Phase], None], seed: int) -> bool:
    """One phase; whether nothing was lost, doubled or torn."""
    tries = hits * 4  # some runs end before they are hit
    with tempfile.TemporaryDirectory() as folder, Site(ARTICLES, room=ARTICLES + tries * PUBLISHED) as site:
        phase = Phase(name, site, Path(folder), random.Random(f"{seed} {name}"))  # noqa: S311 - no secret
        while phase.hits < hits and phase.runs < tries:
            way(phase)
            phase.publish()
        last = crawl(phase.data, *phase.arguments())
        if last.code:
            phase.wrong.append(f"the last run ended with {last.code}: {last.last_line}")
        lines, lost, doubled, torn = count(phase)
    seconds = time.monotonic() - phase.began
    row = (name, phase.runs, phase.hits, site.articles, lines, lost, doubled, torn, f"{seconds:.0f}")
    print("{:12}{:>8}{:>8}{:>10}{:>8}{:>8}{:>10}{:>8}{:>10}".format(*row), flush=True)
    for sentence in phase.wrong:
        print(f"  {sentence}", flush=True)
    if phase.hits < hits:
        print(f"  only {phase.hits} of {hits} runs were hit", flush=True)
    return not (lost or doubled or torn or phase.wrong) and phase.hits >= hits


def main() -> int:
    """Run the three phases and print the table."""
    kills = int(os.environ.get("KILLS", "100"))
    seed = int(os.environ.get("SEED", "0")) or random.randrange(1, 1_000_000)  # noqa: S311 - no secret
    fewer = max(3, kills // SHARE)
    print(f"SEED={seed} KILLS={kills}")
    head = ("stopped by", "runs", "hit", "articles", "lines", "lost", "doubled", "torn", "seconds")
    print("{:12}{:>8}{:>8}{:>10}{:>8}{:>8}{:>10}{:>8}{:>10}".format(*head), flush=True)
    well = [
        run("SIGKILL", kills, kill, seed),
        run("SIGTERM", fewer, terminate, seed),
        run("full disk", fewer, fill_disk, seed),
    ]
    return 0 if all(well) else 1


if __name__ == "__main__":
    sys.exit(main())

"""`scrapy crawl` as a person runs it: a real process, its files, its exit code."""

import json
import resource
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# A loopback server needs no politeness.
FAST = ("-s", "AUTOTHROTTLE_ENABLED=0", "-s", "DOWNLOAD_DELAY=0", "-s", "NEWSSPIDER_BACK_OFF=0.1")


@dataclass(frozen=True)
class Crawl:
    """One finished run: exit code, standard error, the lines that it exported, its record."""

    code: int
    stdout: str
    stderr: str
    lines: list[dict[str, Any]]
    record: dict[str, Any]

    @property
    def last_line(self) -> str:
        """What cron mail ends with."""
        return self.stderr.rstrip("\n").rpartition("\n")[2]


def command(data: Path, *arguments: str) -> list[str]:
    """The command line of a crawl into this data folder."""
    return [sys.executable, "-m", "scrapy", "crawl", *arguments, "-s", f"NEWSSPIDER_DATA_DIR={data}"]


def crawl(data: Path, *arguments: str, timeout: float = 300, file_size: int | None = None) -> Crawl:
    """Run a spider and read what it left. `file_size`: how many bytes a file may have (RLIMIT_FSIZE)."""
    before = written(data)
    process = subprocess.Popen(command(data, *arguments), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if file_size is not None:
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (file_size, file_size))
    stdout, stderr = process.communicate(timeout=timeout)
    return finished(data, before, process.returncode, stdout, stderr)


def written(data: Path) -> set[Path]:
    """The exports and records that are there."""
    return {*data.glob("*/*.jsonl"), *data.glob("*/*.run.json")}


def finished(data: Path, before: set[Path], code: int, stdout: str, stderr: str) -> Crawl:
    """What a run left that was not there before."""
    new = sorted(written(data) - before)
    lines = [json.loads(line) for path in new if path.suffix == ".jsonl" for line in path.open(encoding="utf-8")]
    record: dict[str, Any] = next((json.loads(path.read_text()) for path in new if path.name.endswith(".run.json")), {})
    return Crawl(code, stdout, stderr, lines, record)


def make_due(data: Path) -> None:
    """Let every second look of the plan be due, as if hours had passed."""
    with closing(sqlite3.connect(data / "ledger.sqlite3", isolation_level=None)) as database:
        database.execute("UPDATE articles SET next_check = 1 WHERE next_check IS NOT NULL OR NOT gone")
        database.execute("UPDATE waiting SET due = 1")

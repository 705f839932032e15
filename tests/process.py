"""`scrapy crawl` as a person runs it: a real process, its files, its exit code."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FAST = ("-s", "AUTOTHROTTLE_ENABLED=0", "-s", "DOWNLOAD_DELAY=0")  # a loopback server needs no politeness


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


def crawl(data: Path, *arguments: str, timeout: float = 300) -> Crawl:
    """Run a spider and read what it left."""
    before = set(data.rglob("*.json*"))
    done = subprocess.run(command(data, *arguments), capture_output=True, text=True, timeout=timeout, check=False)
    new = sorted(set(data.rglob("*.json*")) - before)
    lines = [json.loads(line) for path in new if path.suffix == ".jsonl" for line in path.open(encoding="utf-8")]
    record: dict[str, Any] = next((json.loads(path.read_text()) for path in new if path.name.endswith(".run.json")), {})
    return Crawl(done.returncode, done.stdout, done.stderr, lines, record)

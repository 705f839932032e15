"""Memory of a long replay: the corpus over and over under new addresses, made on the fly, through a pipe.

python -m benchmarks.memory CORPUS [N]     prints the resident memory at each tenth of N (100,000) pages

Fails when the last tenth uses more than 10 % above the second.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.corpus import records

ALLOWED: Final = 1.10
_RESIDENT: Final = re.compile(r"^VmRSS:\s+(\d+) kB", re.M)


def copies(corpus: Path) -> Iterator[bytes]:
    """The corpus's pages as WARC records, each time round under other addresses; without end."""
    pages = [(record.url, record.fields["warc-date"], record.content or b"") for record in records(corpus)]
    for round_ in count():
        for url, date, content in pages:
            fields = [
                "WARC/1.1",
                "WARC-Type: response",
                f"WARC-Target-URI: {url}{'&' if '?' in url else '?'}copy={round_}",
                f"WARC-Date: {date}",
                "Content-Type: application/http; msgtype=response",
                f"Content-Length: {len(content)}",
                "\r\n",
            ]
            yield "\r\n".join(fields).encode() + content + b"\r\n\r\n"


def resident(pid: int) -> float:
    """Megabytes."""
    found = _RESIDENT.search(Path(f"/proc/{pid}/status").read_text())
    return int(found[1]) / 1024 if found else 0.0


def measure(corpus: Path, number: int) -> list[float]:
    """Megabytes after each tenth of so many pages. Raises RuntimeError when the replay does not end well."""
    tenths: list[float] = []
    with TemporaryDirectory(prefix="memory-") as folder:
        pipe = Path(folder) / "pages.warc"
        os.mkfifo(pipe)
        crawl = [sys.executable, "-m", "scrapy", "crawl", "warc", "-q", "-a", f"path={pipe}"]
        process = subprocess.Popen([*crawl, "-s", f"NEWSSPIDER_DATA_DIR={folder}/data"])
        with pipe.open("wb") as out:
            for done, record in zip(range(1, number + 1), copies(corpus), strict=False):
                out.write(record)
                if done * 10 // number > len(tenths):
                    out.flush()  # the reader is at most a pipe's and a page's length behind
                    tenths.append(resident(process.pid))
                    print(f"{done:>8} pages {tenths[-1]:>8.1f} MB", flush=True)
        if process.wait():
            raise RuntimeError(f"the replay ended with {process.returncode}")
    return tenths


def main(corpus: Path, number: int) -> None:
    """Print the tenths and judge them."""
    tenths = measure(corpus, number)
    growth = tenths[-1] / tenths[1]
    print(f"the last tenth uses {growth - 1:+.1%} beside the second; {ALLOWED - 1:.0%} are allowed")
    if growth > ALLOWED:
        raise SystemExit(1)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 100_000)

"""Sixty good articles among broken and malicious matter come out exact and once, and nothing else does."""

import json
import os
import sqlite3
import subprocess
from collections import Counter
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryFile
from threading import Timer

import pytest

from newsspider.settings import EXTENSIONS
from tests.hostile.good import COUNT, good
from tests.hostile.server import RawSite
from tests.hostile.site import answers, cases
from tests.process import FAST, Crawl, command, finished

SHORT = ("-s", "DOWNLOAD_TIMEOUT=12", "-s", "RETRY_TIMES=0", "-s", "CONCURRENT_REQUESTS_PER_DOMAIN=12",
         "-s", f"DOWNLOAD_MAXSIZE={4 << 20}", "-s", f"NEWSSPIDER_MAX_PAGE={3 << 20}",
         "-s", f"EXTENSIONS={json.dumps(EXTENSIONS | {'tests.hostile.watch.Watch': 1})}")  # fmt: skip
MEMORY = 300  # MB at the peak
HOLD = 2.0  # seconds of CPU in which nothing else could happen
SECONDS = 60  # of CPU; a machine with other work takes its time
LATE = 300  # seconds after which it did not end by itself
TRAP = 60  # requests that one trap may cost


def measured(data: Path, site: RawSite) -> tuple[Crawl, float]:
    """The run, and its CPU seconds."""
    with TemporaryFile("w+", encoding="utf-8") as said:
        process = subprocess.Popen(command(data, "news", "-a", f"url={site.url}/", *FAST, *SHORT), stderr=said)
        late = Timer(LATE, process.kill)
        late.start()
        _, status, usage = os.wait4(process.pid, 0)
        late.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        return (
            finished(data, set(), process.returncode, "", said.read()),
            usage.ru_utime + usage.ru_stime,
        )


def said(done: Crawl, what: str) -> float:
    """A figure of tests/hostile/watch.py."""
    return float(done.stderr.partition(what)[2].split()[0])


def fates(data: Path, site: RawSite) -> dict[str, tuple[str, str, str]]:
    """Path → fate, reason, detail."""
    with closing(sqlite3.connect(data / "ledger.sqlite3")) as database:
        rows = database.execute(
            "SELECT urls.url, reasons.fate, reasons.why, coalesce(fates.detail, '') FROM fates"
            " JOIN urls ON urls.no = fates.url JOIN reasons ON reasons.no = fates.reason"
        )
        return {url.removeprefix(site.url): (fate, why, detail) for url, fate, why, detail in rows}


def check_articles(done: Crawl, site: RawSite) -> None:
    came = {line["url"].removeprefix(site.url): line for line in done.lines}
    assert len(came) == len(done.lines)
    copies = [path for path in came if path.startswith("/trap-copies/")]  # one article under 2,000 addresses
    assert len(came) == COUNT + len(copies)
    assert len(copies) <= 1
    for each in good():
        line = came[each.path]
        assert (line["title"], line["text"], line["published_at"]) == (each.title, each.text, each.published_at)


@pytest.mark.parametrize("beset", [True, False], ids=["with everything", "without the traps"])
def test_good_articles_come_out_exact_and_once_whatever_stands_around_them(tmp_path: Path, beset: bool) -> None:
    found = cases() if beset else {}
    assert not beset or len(found) >= 100
    with RawSite(answers(found)) as site:
        done, seconds = measured(tmp_path, site)
        assert done.record["verdict"] == "ok", done.stderr[-3000:]
        assert site.inner.asked == []
        check_articles(done, site)
        ended = fates(tmp_path, site)
        assert {path for path in ended if not path.startswith("/trap-")} == {*found, *(each.path for each in good())}
        wrong = {
            case.name: ended[path]
            for path, case in found.items()
            if ended[path][0] != case.fate or not ended[path][1].startswith(case.why)
        }
        assert wrong == {}
        asked = Counter(path.split("/")[1] for path in site.asked.elements() if path.startswith("/trap-"))
        assert all(count <= TRAP for count in asked.values()), asked
        assert "Traceback" not in done.stderr
        assert seconds < SECONDS
        assert 0 < said(done, "most memory: ") < MEMORY
        assert said(done, "longest hold: ") < HOLD

"""Verdict `storage` (exit 15) from real processes: full, read-only, corrupt; nothing lost, nothing deleted."""

import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsspider.delivery.lock import RunLock
from tests.process import FAST, Crawl, crawl
from tests.site import Site
from tests.test_exit_codes import ends


@pytest.fixture
def site() -> Iterator[Site]:
    with Site(24) as served:
        yield served


def run(data: Path, site: Site, *more: str, file_size: int | None = None) -> Crawl:
    return crawl(data, "news", "-a", f"url={site.url}/", *FAST, *more, file_size=file_size)


def delivered_once(data: Path, site: Site) -> None:
    """A run in peace delivers the rest, and then each article stands in one line."""
    ends(run(data, site), 0, "ok")
    lines = [line for path in data.glob("news/*.jsonl") for line in path.read_bytes().splitlines()]
    assert len(lines) == len(set(lines)) == site.articles
    assert not list(data.rglob("*.part"))


@pytest.mark.parametrize("room", [3_000, 40_000, 130_000])
def test_a_full_disk(tmp_path: Path, site: Site, room: int) -> None:
    # The limit is one of file size: it hits the export, the ledger or its journal, whichever grows first.
    full = run(tmp_path, site, "-s", "NEWSSPIDER_GROUP_SIZE=5", file_size=room)
    ends(full, 15, "storage")
    assert str(tmp_path) in full.last_line
    delivered_once(tmp_path, site)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder)], capture_output=True, text=True, check=False
    )
    if mounted.returncode:
        pytest.skip(f"no tmpfs can be mounted here: {mounted.stderr.strip()}")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_small_disk(tmp_path: Path, small_disk: Path, site: Site) -> None:
    (small_disk / "fill").write_bytes(bytes(100 * 1024))
    ends(run(small_disk, site, "-s", "NEWSSPIDER_GROUP_SIZE=5"), 15, "storage")
    shutil.copytree(small_disk, tmp_path / "data")  # a larger one
    delivered_once(tmp_path / "data", site)


def test_a_read_only_disk(small_disk: Path, site: Site) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with site.counting() as asked:
        bad = run(small_disk, site)
    ends(bad, 15, "storage")
    assert "read-only" in bad.last_line
    assert not asked


@pytest.mark.parametrize("where", [".", "news", "ledger.sqlite3"])
def test_something_stands_in_the_way(tmp_path: Path, site: Site, where: str) -> None:
    data = tmp_path / "data"
    if where == "ledger.sqlite3":
        (data / where).mkdir(parents=True)
    elif where == "news":
        data.mkdir()
        (data / where).write_text("a file")
    else:
        data.write_text("a file")
    with site.counting() as asked:
        bad = run(data, site)
    ends(bad, 15, "storage")
    assert str(data) in bad.last_line
    assert not asked


@pytest.mark.parametrize("damage", ["header", "middle"])
def test_a_corrupt_ledger_is_set_aside_and_learned_anew(tmp_path: Path, site: Site, damage: str) -> None:
    ends(run(tmp_path, site), 0, "ok")
    ledger = tmp_path / "ledger.sqlite3"
    content = bytearray(ledger.read_bytes())
    at = slice(0, 100) if damage == "header" else slice(4096, len(content))
    content[at] = b"\xa5" * len(content[at])
    ledger.write_bytes(content)
    bad = run(tmp_path, site)
    ends(bad, 15, "storage")
    assert str(ledger) in bad.last_line
    assert not bad.lines
    (aside,) = tmp_path.glob("ledger.sqlite3.corrupt-*Z")
    assert str(aside) in bad.last_line
    assert aside.read_bytes() == content
    site.articles = 26
    anew = run(tmp_path, site)
    ends(anew, 0, "ok")
    assert len(anew.lines) == 2
    assert "24 articles learned" in anew.stderr
    delivered_once(tmp_path, site)


@pytest.mark.parametrize("place", ["a folder that is a file", "a folder", "full"])
def test_an_output_file_that_cannot_be_written(tmp_path: Path, site: Site, place: str) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "folder").mkdir()
    out = {"a folder that is a file": tmp_path / "file" / "o.jsonl", "a folder": tmp_path / "folder"}
    wanted = f"{out[place]}:jsonl" if place in out else "/dev/full:jsonl"
    bad = run(tmp_path / "data", site, "-o", wanted)
    ends(bad, 15, "storage")
    assert "-o" in bad.last_line
    delivered_once(tmp_path / "data", site)


def test_a_locked_run_leaves_the_output_file_alone(tmp_path: Path, site: Site) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("of the run that holds the lock\n")
    with RunLock(tmp_path / "news") as lock:
        lock.acquire(datetime.now(UTC))
        ends(run(tmp_path, site, "-O", str(out)), 16, "locked")
    assert out.read_text() == "of the run that holds the lock\n"

import sqlite3
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsspider.delivery.errors import LedgerCorrupt, StorageError
from newsspider.delivery.ledger import Batch, DeadRun, Entry, ListPage, Settled, Validators, Waiting
from newsspider.delivery.ledger_schema import MIGRATIONS, V1, open_database, set_aside, version
from newsspider.delivery.plan import epoch, next_check
from newsspider.delivery.sqlite_ledger import SqliteLedger
from newsspider.identity import article_id, content_hash
from newsspider.run.fates import Fate

URL = "http://a.com/1"
FRONT = "http://a.com/"
PAGE = ListPage(FRONT, Validators('"1"'), ("http://a.com/x/",), "http://a.com/2.html")
CONTENT = content_hash("题", "文")


def entry(url: str = URL, run: str = "r1", **more: object) -> Entry:
    known: dict[str, object] = {
        "id": article_id(url),
        "url": url,
        "canonical_url": url,
        "site": "a.com",
        "content_hash": CONTENT,
        "revision": 1,
        "run": run,
        "line": 1,
        "end": 100,
        "delivered_at": 1000,
    }
    return Entry(**{**known, **more})  # type: ignore[arg-type]  # a test's short hand


@pytest.fixture
def ledger(tmp_path: Path) -> SqliteLedger:
    ledger = SqliteLedger(tmp_path / "ledger.sqlite3", "people")
    ledger.begin_run("r1", 900)
    return ledger


def test_a_delivered_article_is_remembered_as_it_was_found(ledger: SqliteLedger) -> None:
    kept = entry(
        canonical_url="http://www.a.com/c/1", published_at=990, next_check=4600, validators=Validators('"x"', "Sat")
    )
    ledger.commit(Batch([(URL, FRONT)], [Settled(URL, Fate.DELIVERED, entry=kept)], [], 100, 1))
    memory = ledger.recall(URL)
    assert memory
    assert memory.entry == ledger.article(kept.id) == ledger.same_text("a.com", CONTENT) == ledger.due(4600, 9)[0]
    assert memory.entry
    assert memory.entry.same_content(CONTENT)
    assert not memory.entry.same_content(content_hash("题", "另文"))
    assert (memory.entry.canonical_url, memory.entry.validators) == (kept.canonical_url, kept.validators)
    assert ledger.waiting(0, 9) == []
    assert ledger.due(4599, 9) == []
    assert ledger.recall("http://a.com/2") is None


def test_the_same_text_on_another_site_is_another_article(ledger: SqliteLedger) -> None:
    ledger.commit(Batch([], [Settled(URL, Fate.DELIVERED, entry=entry())]))
    assert ledger.same_text("b.com", CONTENT) is None


def test_another_address_leads_to_the_article(ledger: SqliteLedger) -> None:
    ledger.commit(Batch([], [Settled(URL, Fate.DELIVERED, entry=entry())]))
    ledger.commit(Batch([], [Settled("http://a.com/x", Fate.DUPLICATE, same_as=entry().id)]))
    memory = ledger.recall("http://a.com/x")
    assert memory
    assert memory.entry
    assert memory.entry.url == URL


def test_what_was_found_waits_until_it_is_settled(ledger: SqliteLedger) -> None:
    ledger.commit(Batch([(URL, FRONT), ("http://a.com/2", FRONT)]))
    assert ledger.waiting(0, 9) == [Waiting(URL, FRONT, 0), Waiting("http://a.com/2", FRONT, 0)]
    ledger.commit(Batch([], [Settled(URL, Fate.FAILED, "HTTP 503", again=True)]))
    ledger.commit(Batch([], [Settled("http://a.com/2", Fate.INVALID, "no title")]))
    assert ledger.waiting(0, 9) == [Waiting(URL, FRONT, 1)]
    memory = ledger.recall("http://a.com/2")
    assert memory
    assert (memory.entry, memory.fate, memory.why, memory.tries) == (None, Fate.INVALID, "no title", None)
    ledger.commit(Batch([(URL, FRONT)], [Settled(URL, Fate.PENDING, "limit reached")]))
    assert ledger.waiting(0, 9) == [Waiting(URL, FRONT, 1)]
    ledger.commit(Batch([], [Settled(URL, Fate.DELIVERED, entry=entry())]))
    assert ledger.waiting(0, 9) == []


def test_pages_and_their_links_are_committed_together(ledger: SqliteLedger) -> None:
    class MidwayError(Exception):
        pass

    def found() -> object:
        yield URL, FRONT
        raise MidwayError

    with pytest.raises(MidwayError):
        ledger.commit(Batch(found(), [], [PAGE]))  # type: ignore[arg-type]  # to fail midway
    assert ledger.waiting(0, 9) == []
    assert ledger.page(FRONT) is None
    ledger.commit(Batch([(URL, FRONT)], [], [PAGE]))
    assert ledger.waiting(0, 9) == [Waiting(URL, FRONT, 0)]
    assert ledger.page(FRONT) == PAGE


def test_spiders_do_not_share_memories(ledger: SqliteLedger, tmp_path: Path) -> None:
    ledger.commit(Batch([(URL, FRONT)], [Settled(URL, Fate.DELIVERED, entry=entry())]))
    other = SqliteLedger(tmp_path / "ledger.sqlite3", "news")
    assert other.recall(URL) is None
    other.begin_run("n1", 950)
    other.commit(Batch([(URL, FRONT)], [Settled(URL, Fate.DELIVERED, entry=entry(run="n1"))]))
    mine, theirs = ledger.recall(URL), other.recall(URL)
    assert mine and mine.entry  # noqa: PT018 - for the type checker
    assert theirs and theirs.entry  # noqa: PT018
    assert (mine.entry.run, theirs.entry.run) == ("r1", "n1")
    assert ledger.dead_runs() == []


def test_runs_are_dead_until_their_file_is_noted(ledger: SqliteLedger, tmp_path: Path) -> None:
    ledger.commit(Batch([], [], [], 100, 1))
    ledger.close()
    again = SqliteLedger(tmp_path / "ledger.sqlite3", "people")
    assert again.dead_runs() == [DeadRun("r1", 100, 1, complete=False)]
    again.complete("r1")
    assert again.dead_runs() == [DeadRun("r1", 100, 1, complete=True)]
    again.finished("r1")
    assert again.dead_runs() == []


def test_what_is_lost_is_unlearned(ledger: SqliteLedger) -> None:
    second = entry("http://a.com/2", end=200, line=2, content_hash=content_hash("2", None))
    third = entry("http://a.com/3", end=300, line=3, revision=4, content_hash=content_hash("3", None))
    settled = [Settled(each.url, Fate.DELIVERED, entry=each) for each in (entry(), second, third)]
    ledger.commit(Batch([(each.url, FRONT) for each in settled], settled, [], 300, 3))
    assert ledger.take_back("r1", 100, 1) == 2
    assert ledger.dead_runs() == []  # its own run
    assert ledger.article(entry().id)
    assert ledger.article(second.id) is None
    assert ledger.waiting(0, 9) == [Waiting(second.url, FRONT, 0)]
    left = ledger.article(third.id)
    assert left
    assert (left.revision, left.next_check) == (4, 0)
    assert not left.same_content(third.content_hash)


# -- the file


def test_a_file_that_is_no_database_is_kept_aside(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite3"
    path.write_bytes(b"not a database at all" * 100)
    with pytest.raises(LedgerCorrupt, match=r"ledger\.sqlite3: the ledger is corrupt"):
        SqliteLedger(path, "people")
    aside = set_aside(path, datetime(2026, 11, 22, 13, 0, tzinfo=UTC))
    assert aside.name == "ledger.sqlite3.corrupt-20261122T130000Z"
    assert aside.read_bytes().startswith(b"not a database")
    assert SqliteLedger(path, "people").recall(URL) is None
    path.with_name(path.name + "-wal").write_bytes(b"journal")
    second = set_aside(path, datetime(2026, 11, 22, 13, 0, tzinfo=UTC))
    assert second.name == "ledger.sqlite3.corrupt-20261122T130000Z-2"
    assert second.with_name(second.name + "-wal").read_bytes() == b"journal"
    assert aside.exists()


def filled(path: Path, urls: int = 300) -> None:
    ledger = SqliteLedger(path, "people")
    ledger.begin_run("r1", 900)
    found = [(f"http://a.com/{number}", FRONT) for number in range(urls)]
    settled = [Settled(url, Fate.DELIVERED, entry=entry(url, content_hash=content_hash(url, None))) for url, _ in found]
    ledger.commit(Batch(found, settled))
    ledger.close()


def test_a_truncated_ledger_is_found_when_opened(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite3"
    filled(path)
    path.write_bytes(path.read_bytes()[:20_000])
    with pytest.raises(LedgerCorrupt):
        SqliteLedger(path, "people")


def test_a_damaged_page_is_found_when_read(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite3"
    filled(path)
    content = bytearray(path.read_bytes())
    content[8192:] = b"\xff" * (len(content) - 8192)  # all but the schema
    path.write_bytes(content)
    with pytest.raises(LedgerCorrupt, match="malformed"):
        SqliteLedger(path, "people").recall(URL)


def test_another_programs_database_is_no_ledger(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite3"
    database = sqlite3.connect(path)
    database.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
    database.execute("CREATE TABLE urls (url TEXT)")
    database.close()
    with pytest.raises(LedgerCorrupt, match="it has no table articles"):
        SqliteLedger(path, "people")


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError, match="file"):
        SqliteLedger(tmp_path / "file" / "ledger.sqlite3", "people")


def test_a_ledger_that_may_not_be_written(tmp_path: Path, ledger: SqliteLedger) -> None:
    ledger._database.execute("PRAGMA query_only = ON")  # stands for a read-only disk, also for root
    with pytest.raises(StorageError, match=r"ledger\.sqlite3: attempt to write a readonly database; give this user"):
        ledger.begin_run("r2", 1)
    assert ledger.recall(URL) is None


def test_a_full_disk_commits_nothing(ledger: SqliteLedger) -> None:
    (pages,) = ledger._database.execute("PRAGMA page_count").fetchone()
    ledger._database.execute(f"PRAGMA max_page_count = {pages}")  # stands for a full disk
    found = [(f"http://a.com/{number}", FRONT) for number in range(1000)]
    with pytest.raises(StorageError, match="full; free some space"):
        ledger.commit(Batch(found))
    assert ledger.waiting(0, 9) == []
    ledger._database.execute("PRAGMA max_page_count = 100000")
    ledger.commit(Batch(found))
    assert len(ledger.waiting(0, 2000)) == 1000


def test_a_reader_needs_a_ledger(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="there is no ledger here yet"):
        open_database(tmp_path / "none" / "ledger.sqlite3", write=False)
    assert not list(tmp_path.iterdir())


# -- versions


def test_an_old_ledger_is_brought_to_the_newest_version(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite3"
    old = sqlite3.connect(path)
    old.executescript(V1 + "PRAGMA user_version = 1;")
    old.execute("INSERT INTO names VALUES (1, 'people')")
    old.execute("INSERT INTO pages VALUES (1, 'http://a.com/', '\"1\"', NULL, '', NULL)")
    old.commit()
    old.close()
    later = (
        *MIGRATIONS,
        "ALTER TABLE pages ADD COLUMN seen INTEGER;",
        "UPDATE pages SET seen = 7;\nCREATE TABLE x (y);",
    )
    database = open_database(path, later)
    assert version(database) == len(MIGRATIONS) + 2
    assert database.execute("SELECT etag, seen FROM pages").fetchall() == [('"1"', 7)]
    database.close()
    with pytest.raises(StorageError, match="a newer newsspider wrote it"):
        SqliteLedger(path, "people")
    with pytest.raises(StorageError, match="a newer newsspider wrote it"):
        open_database(path, write=False)


def test_a_migration_that_fails_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite3"
    open_database(path).close()
    with pytest.raises(sqlite3.OperationalError):
        open_database(path, (*MIGRATIONS, "CREATE TABLE x (y);\nINSERT INTO nowhere VALUES (1);"))
    database = open_database(path)
    assert version(database) == len(MIGRATIONS)
    assert not database.execute("SELECT 1 FROM sqlite_schema WHERE name = 'x'").fetchall()


WORK = """
import sys
from pathlib import Path
from newsspider.delivery.ledger import Batch, Settled
from newsspider.delivery.sqlite_ledger import SqliteLedger
from newsspider.run.fates import Fate
ledger = SqliteLedger(Path(sys.argv[1]), sys.argv[2])
ledger.begin_run(sys.argv[2] + "-r", 1)
for number in range(100):
    url = f"http://a.com/{number}"
    ledger.commit(Batch([(url, "http://a.com/")], [Settled(url, Fate.INVALID, "no title")], [], number + 1, 0))
ledger.close()
"""


def test_two_spiders_share_one_file_at_the_same_time(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite3"  # not there yet: they also race to make it
    workers = [subprocess.Popen([sys.executable, "-c", WORK, str(path), name]) for name in ("one", "two", "three")]
    assert [worker.wait(60) for worker in workers] == [0, 0, 0]
    database = open_database(path, write=False)
    assert database.execute("SELECT count(*), count(DISTINCT url) FROM urls").fetchone() == (300, 100)
    assert database.execute("SELECT DISTINCT offset FROM runs").fetchall() == [(100,)]
    assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


# -- the plan of looking again


@pytest.mark.parametrize(
    ("after", "following"),
    [(0, 3600), (3599, 3600), (3600, 21600), (86400, 604800), (604799, 604800), (604800, None), (10**8, None)],
)
def test_checks_decay(after: int, following: int | None) -> None:
    assert next_check(1000, 1000 + after) == (None if following is None else 1000 + following)


def test_times_of_articles_in_seconds() -> None:
    assert epoch("1970-01-01T08:00:10+08:00") == 10
    assert epoch("1970-01-01") == 43200
    assert epoch(None) is None

"""The ledger's tables in SQLite, their versions, and how the file is opened, judged and set aside.

WAL, so that `scrapy why` reads while a run writes. synchronous=FULL, one fsync for each group: with NORMAL a power
failure may take back commits of articles whose file was already published, and they would be delivered twice.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from newsspider.delivery.errors import LedgerCorrupt, StorageError
from newsspider.run.files import sync_folder

BUSY_SECONDS = 30  # a transaction of another spider takes milliseconds

V1 = """
CREATE TABLE names (no INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);  -- of spiders, sites and section pages
CREATE TABLE reasons (no INTEGER PRIMARY KEY, fate TEXT NOT NULL, why TEXT NOT NULL, UNIQUE (fate, why));
CREATE TABLE runs (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  spider INTEGER NOT NULL,          -- names
  started INTEGER NOT NULL,
  ended INTEGER,                    -- NULL: at work or killed
  verdict TEXT,
  code INTEGER,
  state INTEGER NOT NULL DEFAULT 0, -- of its file: 0 written, 1 complete and to be published, 2 done with
  offset INTEGER NOT NULL DEFAULT 0,
  lines INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX runs_open ON runs (spider) WHERE state < 2;
CREATE TABLE waiting (              -- URLs found, to be fetched (again)
  spider INTEGER NOT NULL,          -- names
  url TEXT NOT NULL,
  found_on INTEGER NOT NULL,        -- names
  found_in INTEGER NOT NULL,        -- runs
  tries INTEGER NOT NULL,
  due INTEGER NOT NULL DEFAULT 0,   -- not before; 0: in the next run
  PRIMARY KEY (spider, url)
) WITHOUT ROWID;
CREATE TABLE urls (                 -- URLs that have had a fate; written when settled, so rows seldom grow
  no INTEGER PRIMARY KEY,
  hash INTEGER NOT NULL,            -- 64 bits of the URL's hash: the text itself is compared too
  url TEXT NOT NULL,
  spider INTEGER NOT NULL,          -- names
  found_on INTEGER NOT NULL,        -- names
  found_in INTEGER NOT NULL,        -- runs
  article INTEGER                   -- articles
);
CREATE INDEX urls_hash ON urls (hash);
CREATE TABLE articles (
  no INTEGER PRIMARY KEY,           -- urls: where it was found, and is looked at again
  id BLOB NOT NULL,
  spider INTEGER NOT NULL,          -- names
  site INTEGER NOT NULL,            -- names
  canonical TEXT,                   -- NULL: as the URL
  content INTEGER,                  -- 64 bits of the content hash; NULL: to be delivered again whatever it is
  revision INTEGER NOT NULL,
  run INTEGER NOT NULL,             -- runs: in whose file the last revision is
  line INTEGER NOT NULL,
  end INTEGER NOT NULL,
  delivered INTEGER NOT NULL,
  published INTEGER,
  next_check INTEGER,
  etag TEXT,
  last_modified TEXT,
  gone INTEGER NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX articles_id ON articles (id, spider);
CREATE INDEX articles_content ON articles (content);
CREATE INDEX articles_due ON articles (spider, next_check) WHERE next_check IS NOT NULL;
CREATE TABLE fates (                -- runs in a row with the same fate share a row
  url INTEGER NOT NULL,
  run INTEGER NOT NULL,             -- the first of them
  reason INTEGER NOT NULL,
  last_run INTEGER NOT NULL,
  times INTEGER NOT NULL,
  detail TEXT,
  PRIMARY KEY (url, run)
) WITHOUT ROWID;
CREATE TABLE pages (                -- front and section pages
  spider INTEGER NOT NULL,
  url TEXT NOT NULL,
  etag TEXT,
  last_modified TEXT,
  sections TEXT NOT NULL,           -- the lists that it leads to, one a line
  following TEXT,                   -- its next page
  PRIMARY KEY (spider, url)
) WITHOUT ROWID;
"""
V2 = """
CREATE TABLE memory (               -- what the pages of a site repeat; as boilerplate.memory stores it
  spider INTEGER NOT NULL,          -- names
  site INTEGER NOT NULL,            -- names
  blocks BLOB NOT NULL,
  PRIMARY KEY (spider, site)
);
"""
V3 = """
CREATE TABLE learned (              -- what runs learned of a site for the next: "links news.example" → JSON
  spider INTEGER NOT NULL,          -- names
  subject TEXT NOT NULL,
  content BLOB NOT NULL,
  PRIMARY KEY (spider, subject)
) WITHOUT ROWID;
"""
MIGRATIONS: tuple[str, ...] = (V1, V2, V3)  # in order; a ledger of version n has had the first n


def open_database(path: Path, migrations: Sequence[str] = MIGRATIONS, *, write: bool = True) -> sqlite3.Connection:
    """The ledger's file, made or brought to the newest version. Raises StorageError, LedgerCorrupt.

    Damage is found by what SQLite checks anyway (its header, the file's length, each page as it is read): reading all
    of a ledger of a million URLs takes seconds, at every start.
    """
    if write:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            is_new = not path.exists()
        except OSError as error:
            raise StorageError.of(path, error) from error
    elif not path.exists():
        raise StorageError(path, "there is no ledger here yet", "crawl a site first or set NEWSSPIDER_DATA_DIR")
    with guarded(path):
        database = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={'rwc' if write else 'ro'}",
            uri=True,
            isolation_level=None,
            timeout=BUSY_SECONDS,
        )
        try:
            if write:
                _migrate(database, path, migrations)
            elif version(database) > len(migrations):
                raise _too_new(path, version(database), len(migrations))
            _check(database, path)
        except BaseException:
            database.close()
            raise
    if write and is_new:
        try:
            sync_folder(path.parent)
        except OSError as error:
            raise StorageError.of(path, error) from error
    return database


def version(database: sqlite3.Connection) -> int:
    """Which version of the tables a ledger has; 0 is an empty file."""
    number: int = database.execute("PRAGMA user_version").fetchone()[0]
    return number


def set_aside(path: Path, now: datetime) -> Path:
    """Move a corrupt ledger and its journals to `<name>.corrupt-<UTC time>`; never deletes. Raises StorageError."""
    aside = base = path.with_name(f"{path.name}.corrupt-{now:%Y%m%dT%H%M%SZ}")
    number = 1
    while aside.exists():
        number += 1
        aside = base.with_name(f"{base.name}-{number}")
    try:
        # The journals first: a database left with them is whole, a new one beside old journals would be damaged.
        for suffix in ("-shm", "-wal", ""):
            source = path.with_name(path.name + suffix)
            if source.exists():
                source.rename(aside.with_name(aside.name + suffix))
        sync_folder(path.parent)
    except OSError as error:
        raise StorageError.of(path, error) from error
    return aside


@contextmanager
def guarded(path: Path) -> Iterator[None]:
    """Say what SQLite says in this project's words: StorageError, or LedgerCorrupt for a damaged file."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            raise LedgerCorrupt(path, str(error)) from error
        mend = _MENDS.get(code)
        if mend is None:  # a mistake in a statement is a bug, not a state of the disk
            raise
        raise StorageError(path, str(error), mend) from error


_MENDS = {
    sqlite3.SQLITE_FULL: "free some space on that disk",
    sqlite3.SQLITE_IOERR: "see whether the disk is full or at fault",
    sqlite3.SQLITE_READONLY: "give this user the right to write there or set NEWSSPIDER_DATA_DIR",
    sqlite3.SQLITE_CANTOPEN: "give this user the right to write there or set NEWSSPIDER_DATA_DIR",
    sqlite3.SQLITE_PERM: "give this user the right to write there or set NEWSSPIDER_DATA_DIR",
    sqlite3.SQLITE_BUSY: f"another process has kept it for {BUSY_SECONDS} s: end that one",
    sqlite3.SQLITE_LOCKED: "another process keeps it: end that one",
    sqlite3.SQLITE_PROTOCOL: "its folder must be on a local disk",
}


def _migrate(database: sqlite3.Connection, path: Path, migrations: Sequence[str]) -> None:
    if version(database) == 0:
        database.execute("PRAGMA page_size = 4096")
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = FULL")
    database.execute("PRAGMA cache_size = -16000")  # 16 MB: the inner pages of a million URLs
    if version(database) == len(migrations):
        return
    database.execute("BEGIN IMMEDIATE")  # then ask again: another process may have done it meanwhile
    try:
        done = version(database)
        if done > len(migrations):
            raise _too_new(path, done, len(migrations))
        for number in range(done, len(migrations)):
            for statement in _statements(migrations[number]):
                database.execute(statement)
        database.execute(f"PRAGMA user_version = {len(migrations)}")
        database.execute("COMMIT")
    except BaseException:
        if database.in_transaction:
            database.execute("ROLLBACK")
        raise


def _statements(script: str) -> Iterator[str]:
    # Not executescript: it commits first, and a migration is one transaction.
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _check(database: sqlite3.Connection, path: Path) -> None:
    names = {name for (name,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    missing = {"names", "reasons", "runs", "waiting", "urls", "articles", "fates", "pages"} - names
    if missing:
        raise LedgerCorrupt(path, f"it has no table {min(missing)}")


def _too_new(path: Path, found: int, known: int) -> StorageError:
    return StorageError(
        path, f"a newer newsspider wrote it (version {found}, this one knows {known})", "update this one"
    )

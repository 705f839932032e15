"""What people ask of the ledger: list, forget, why, which spider last delivered what. Over all spiders.

The connections come from `ledger_schema.open_database` (`write=False` for all but `forget`); errors of SQLite are to be
put into words by `ledger_schema.guarded`.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from newsspider.delivery.ledger import Entry
from newsspider.delivery.sqlite_rows import ENTRY, as_entry, url_key
from newsspider.identity import article_id, canonical


@dataclass(frozen=True, slots=True)
class Event:
    """The same fate in `times` runs, from the first to the last; when these began, in seconds since 1970."""

    fate: str
    why: str
    detail: str | None
    times: int
    first_run: str
    first_at: int
    last_run: str
    last_at: int


@dataclass(frozen=True, slots=True)
class Story:
    """What became of a URL with one spider. `tries` and `due` (seconds since 1970): None unless it waits for a run."""

    spider: str
    url: str
    found_on: str
    found_in: str
    found_at: int
    events: list[Event]
    entry: Entry | None
    tries: int | None
    due: int | None


def why(database: sqlite3.Connection, url: str) -> list[Story]:
    """The stories of this URL, one a spider; of its article's other addresses when it was never found itself."""
    urls = {url, *(row[0] for row in _addresses(database, article_id(canonical(url))))}
    stories = [story for each in urls for story in _stories(database, each)]
    return [story for story in stories if story.url == url] or sorted(stories, key=lambda story: story.found_at)


def rows(database: sqlite3.Connection, pattern: str = "*", spider: str | None = None) -> Iterator[dict[str, Any]]:
    """Every URL that matches (`*` and `?` as in a shell), in the order found: its last fate, and its article."""
    database.create_function("url_key", 1, url_key, deterministic=True)
    found = database.execute(
        """
        SELECT n.name AS spider, u.url, f.fate, f.why, hex(a.id) AS id, coalesce(a.canonical, p.url) AS canonical_url,
          a.revision, r.id AS run, a.line, a.delivered AS delivered_at, a.published AS published_at, a.next_check,
          a.gone
        FROM urls u JOIN names n ON n.no = u.spider
        LEFT JOIN reasons f ON f.no = (SELECT reason FROM fates WHERE url = u.no ORDER BY run DESC LIMIT 1)
        LEFT JOIN articles a ON a.no = u.article LEFT JOIN urls p ON p.no = a.no LEFT JOIN runs r ON r.no = a.run
        WHERE u.url GLOB ?1 AND (?2 IS NULL OR n.name = ?2)
        UNION ALL
        SELECT n.name, w.url, 'pending', '', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
        FROM waiting w JOIN names n ON n.no = w.spider
        WHERE w.url GLOB ?1 AND (?2 IS NULL OR n.name = ?2)
          AND NOT EXISTS (SELECT 1 FROM urls WHERE hash = url_key(w.url) AND urls.url = w.url AND spider = w.spider)
        """,
        (pattern, spider),
    )
    names = [column[0] for column in found.description]
    for row in found:
        line = dict(zip(names, row, strict=True))
        if line["id"]:
            line["id"], line["gone"] = line["id"].lower(), bool(line["gone"])
        yield line


def forget(database: sqlite3.Connection, pattern: str, spider: str | None = None) -> int:
    """Forget the URLs that match, with the articles found there and those articles' other addresses.

    They are delivered again when they are found again. Their spiders' section pages are forgotten too, or a 304 would
    hide the links. Returns how many URLs.
    """
    database.execute("BEGIN IMMEDIATE")
    try:
        database.execute(
            "CREATE TEMP TABLE lost AS SELECT u.no, u.spider FROM urls u JOIN names n ON n.no = u.spider"
            " WHERE u.url GLOB ?1 AND (?2 IS NULL OR n.name = ?2)",
            (pattern, spider),
        )
        database.execute(
            "INSERT INTO lost SELECT no, spider FROM urls WHERE no NOT IN (SELECT no FROM lost)"
            " AND article IN (SELECT no FROM lost)"
        )
        waiting = database.execute(
            "DELETE FROM waiting WHERE url GLOB ?1 AND (?2 IS NULL OR spider = (SELECT no FROM names WHERE name = ?2))",
            (pattern, spider),
        ).rowcount
        database.execute("DELETE FROM articles WHERE no IN (SELECT no FROM lost)")
        database.execute("DELETE FROM fates WHERE url IN (SELECT no FROM lost)")
        count = database.execute("DELETE FROM urls WHERE no IN (SELECT no FROM lost)").rowcount
        database.execute("DELETE FROM pages WHERE spider IN (SELECT spider FROM lost)")
        database.execute("DROP TABLE lost")
        database.execute("COMMIT")
    except BaseException:
        if database.in_transaction:
            database.execute("ROLLBACK")
        raise
    return count + waiting


@dataclass(frozen=True, slots=True)
class SpiderStatus:
    """One spider at a glance; times in seconds since 1970, None for never. A killed run has no verdict."""

    spider: str
    runs: int
    last_run: str
    last_started: int
    last_verdict: str | None
    last_delivered: int | None
    articles: int
    waiting: int


def status(database: sqlite3.Connection) -> list[SpiderStatus]:
    """Every spider that ever ran, by name."""
    found = database.execute(
        """
        SELECT n.name, count(*), r.id, max(r.started), r.verdict,
          (SELECT max(coalesce(ended, started)) FROM runs d WHERE d.spider = r.spider AND d.lines > 0),
          (SELECT count(*) FROM articles a WHERE a.spider = r.spider),
          (SELECT count(*) FROM waiting w WHERE w.spider = r.spider AND w.due = 0)
        FROM runs r JOIN names n ON n.no = r.spider GROUP BY r.spider ORDER BY n.name
        """  # SQLite takes the bare columns from the row of max()
    )
    return [SpiderStatus(*row) for row in found]


def _stories(database: sqlite3.Connection, url: str) -> Iterator[Story]:
    found = database.execute(
        """
        SELECT n.no, n.name, o.name, r.id, r.started, u.no, u.article
        FROM urls u JOIN names n ON n.no = u.spider JOIN names o ON o.no = u.found_on JOIN runs r ON r.no = u.found_in
        WHERE u.hash = ?1 AND u.url = ?2
        UNION ALL
        SELECT n.no, n.name, o.name, r.id, r.started, NULL, NULL
        FROM waiting w JOIN names n ON n.no = w.spider JOIN names o ON o.no = w.found_on
        JOIN runs r ON r.no = w.found_in
        WHERE w.url = ?2 AND NOT EXISTS (SELECT 1 FROM urls WHERE hash = ?1 AND url = ?2 AND urls.spider = w.spider)
        """,
        (url_key(url), url),
    ).fetchall()
    for spider, name, found_on, found_in, found_at, no, article in found:
        row = database.execute(f"{ENTRY}WHERE a.no = ?", (article,)).fetchone()
        waits = database.execute(
            "SELECT tries, due FROM waiting WHERE spider = ? AND url = ?", (spider, url)
        ).fetchone()
        entry, (tries, due) = as_entry(row) if row else None, waits or (None, None)
        yield Story(name, url, found_on, found_in, found_at, _events(database, no), entry, tries, due)


def _events(database: sqlite3.Connection, no: int | None) -> list[Event]:
    found = database.execute(
        "SELECT s.fate, s.why, f.detail, f.times, r.id, r.started, l.id, l.started FROM fates f"
        " JOIN reasons s ON s.no = f.reason JOIN runs r ON r.no = f.run JOIN runs l ON l.no = f.last_run"
        " WHERE f.url = ? ORDER BY f.run",
        (no,),
    )
    return [Event(*row) for row in found]


def _addresses(database: sqlite3.Connection, identity: str) -> Iterator[tuple[str]]:
    return database.execute(
        "SELECT u.url FROM articles a JOIN urls u ON u.no = a.no WHERE a.id = ?", (bytes.fromhex(identity),)
    )

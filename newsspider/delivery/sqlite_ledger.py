"""The ledger in one SQLite file."""
# ruff: noqa: D102 - the interface, Ledger, says what each method does
# ruff: noqa: S608 - what is put into a statement are this module's own constants

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from newsspider.delivery.ledger import Batch, DeadRun, Entry, Memory, Settled, Validators, Waiting
from newsspider.delivery.ledger_schema import guarded, open_database
from newsspider.delivery.sqlite_rows import ENTRY, REMEMBER, as_entry, content_key, url_key
from newsspider.run.fates import Fate


class SqliteLedger:
    """See `newsspider.delivery.ledger.Ledger`."""

    def __init__(self, path: Path, spider: str) -> None:
        self.path = path
        self._database = open_database(path)
        self._execute = self._database.execute
        self._names: dict[str, int] = {}
        self._run = 0
        with self._transaction():
            self._spider = self._name(spider)

    def recall(self, url: str) -> Memory | None:
        with guarded(self.path):
            row = self._one(
                "SELECT no, article, tries FROM urls WHERE hash = ? AND url = ? AND spider = ?",
                (url_key(url), url, self._spider),
            )
            if row is None:
                return None
            no, article, tries = row
            if article is not None:
                return Memory(url, self._entry("WHERE a.no = ?", article), None, None, tries)
            last = self._one(
                "SELECT fate, why FROM fates JOIN reasons ON no = reason WHERE url = ? ORDER BY run DESC LIMIT 1",
                (no,),
            )
        fate, why = (Fate(last[0]), last[1]) if last else (None, None)
        return Memory(url, None, fate, why, tries)

    def article(self, article_id: str) -> Entry | None:
        with guarded(self.path):
            return self._entry("WHERE a.id = ? AND a.spider = ?", bytes.fromhex(article_id), self._spider)

    def same_text(self, site: str, content_hash: str) -> Entry | None:
        with guarded(self.path):
            return self._entry(
                "WHERE a.content = ? AND a.spider = ? AND s.name = ? AND NOT a.gone LIMIT 1",
                content_key(content_hash),
                self._spider,
                site,
            )

    def waiting(self, limit: int) -> list[Waiting]:
        with guarded(self.path):
            rows = self._execute(
                "SELECT url, name, tries FROM urls JOIN names ON names.no = found_on"
                " WHERE spider = ? AND tries IS NOT NULL ORDER BY urls.no LIMIT ?",
                (self._spider, limit),
            )
            return [Waiting(*row) for row in rows]

    def due(self, now: int, limit: int) -> list[Entry]:
        with guarded(self.path):
            rows = self._execute(
                ENTRY + "WHERE a.spider = ? AND a.next_check <= ? ORDER BY a.next_check LIMIT ?",
                (self._spider, now, limit),
            )
            return [as_entry(row) for row in rows]

    def page(self, url: str) -> Validators | None:
        with guarded(self.path):
            row = self._one("SELECT etag, last_modified FROM pages WHERE spider = ? AND url = ?", (self._spider, url))
        return Validators(*row) if row else None

    def begin_run(self, run_id: str, started: int) -> None:
        with self._transaction():
            self._run = self._insert(
                "INSERT INTO runs (id, spider, started) VALUES (?, ?, ?)", (run_id, self._spider, started)
            )

    def commit(self, batch: Batch) -> None:
        with self._transaction():
            for url, where in batch.found:
                self._take_up(url, where)
            for each in batch.settled:
                self._settle(each)
            for url, validators in batch.pages:
                self._execute(
                    "INSERT OR REPLACE INTO pages VALUES (?, ?, ?, ?)",
                    (self._spider, url, validators.etag, validators.last_modified),
                )
            self._execute("UPDATE runs SET offset = ?, lines = ? WHERE no = ?", (batch.offset, batch.lines, self._run))

    def leave_rest(self, why: str) -> int:
        with self._transaction():
            rows = self._execute(
                "SELECT no FROM urls WHERE spider = ?1 AND tries IS NOT NULL"
                " AND NOT EXISTS (SELECT 1 FROM fates WHERE fates.url = urls.no AND last_run = ?2)",
                (self._spider, self._run),
            ).fetchall()
            for (no,) in rows:
                self._note(no, Fate.PENDING, why, None)
        return len(rows)

    def complete(self, run_id: str) -> None:
        with self._transaction():
            self._execute("UPDATE runs SET state = 1 WHERE id = ?", (run_id,))

    def end_run(self, ended: int, verdict: str, code: int) -> None:
        with self._transaction():
            self._execute(
                "UPDATE runs SET ended = ?, verdict = ?, code = ? WHERE no = ?", (ended, verdict, code, self._run)
            )

    def dead_runs(self) -> list[DeadRun]:
        with guarded(self.path):
            rows = self._execute(
                "SELECT id, offset, lines, state = 1 FROM runs WHERE spider = ? AND state < 2 AND no <> ? ORDER BY no",
                (self._spider, self._run),
            )
            return [DeadRun(run, offset, lines, bool(complete)) for run, offset, lines, complete in rows]

    def finished(self, run_id: str) -> None:
        with self._transaction():
            self._execute("UPDATE runs SET state = 2 WHERE id = ?", (run_id,))

    def take_back(self, run_id: str, offset: int, lines: int) -> int:
        lost = "FROM articles WHERE run = (SELECT no FROM runs WHERE id = ?) AND end > ?"
        which = (run_id, offset)
        with self._transaction():
            # Revision 1 is forgotten and its URL waits; of a later one the number stays, so that none is given twice.
            for statement in (
                f"UPDATE urls SET tries = 0 WHERE no IN (SELECT url {lost} AND revision = 1)",
                f"UPDATE urls SET article = NULL WHERE article IN (SELECT no {lost} AND revision = 1)",
            ):
                self._execute(statement, which)
            count = self._execute(f"DELETE {lost} AND revision = 1", which).rowcount
            count += self._execute(
                "UPDATE articles SET content = NULL, next_check = 0, etag = NULL, last_modified = NULL, gone = 0"
                f" WHERE no IN (SELECT no {lost})",
                which,
            ).rowcount
            self._execute("UPDATE runs SET offset = ?, lines = ? WHERE id = ?", (offset, lines, run_id))
        return count

    def close(self) -> None:
        with guarded(self.path):
            self._database.close()

    # -- one transaction's steps

    def _take_up(self, url: str, where: str) -> int:
        """The URL's number; a URL without an article waits from now on until it is settled."""
        row = self._one(
            "SELECT no, article, tries FROM urls WHERE hash = ? AND url = ? AND spider = ?",
            (url_key(url), url, self._spider),
        )
        if row is None:
            return self._insert(
                "INSERT INTO urls (hash, url, spider, found_on, found_in, tries) VALUES (?, ?, ?, ?, ?, 0)",
                (url_key(url), url, self._spider, self._name(where), self._run),
            )
        no, article, tries = row
        if article is None and tries is None:
            self._execute("UPDATE urls SET tries = 0 WHERE no = ?", (no,))
        return int(no)

    def _settle(self, settled: Settled) -> None:
        no = self._take_up(settled.url, "")
        article = None
        if settled.entry:
            article = self._remember(settled.entry)
        elif settled.same_as:
            row = self._one(
                "SELECT no FROM articles WHERE id = ? AND spider = ?", (bytes.fromhex(settled.same_as), self._spider)
            )
            article = row[0] if row else None
        tries = "coalesce(tries, 0) + ?" if settled.again else "NULL"
        values = (article, settled.fate is not Fate.PENDING, no) if settled.again else (article, no)
        self._execute(f"UPDATE urls SET article = coalesce(?, article), tries = {tries} WHERE no = ?", values)
        self._note(no, settled.fate, settled.why, settled.detail)

    def _note(self, url: int, fate: Fate, why: str, detail: str | None) -> None:
        reason = self._number("SELECT no FROM reasons WHERE fate = ? AND why = ?", (fate.value, why)) or self._insert(
            "INSERT INTO reasons (fate, why) VALUES (?, ?)", (fate.value, why)
        )
        last = self._one(
            "SELECT run, reason, last_run, detail FROM fates WHERE url = ? ORDER BY run DESC LIMIT 1", (url,)
        )
        if last and last[1] == reason and last[3] == detail:
            self._execute(
                "UPDATE fates SET times = times + ?, last_run = ? WHERE url = ? AND run = ?",
                (last[2] != self._run, self._run, url, last[0]),
            )
        else:
            self._execute(
                "INSERT OR REPLACE INTO fates (url, run, reason, last_run, times, detail) VALUES (?, ?, ?, ?, 1, ?)",
                (url, self._run, reason, self._run, detail),
            )

    def _remember(self, entry: Entry) -> int:
        run = self._number("SELECT no FROM runs WHERE id = ?", (entry.run,))
        url = self._take_up(entry.url, "")
        canonical = None if entry.canonical_url == entry.url else entry.canonical_url
        # After the last check nothing is asked conditionally any more.
        validators = entry.validators if entry.next_check is not None else Validators()
        values = (
            bytes.fromhex(entry.id),
            self._spider,
            self._name(entry.site),
            url,
            canonical,
            content_key(entry.content_hash),
            entry.revision,
            run,
            entry.line,
            entry.end,
            entry.delivered_at,
            entry.published_at,
            entry.next_check,
            validators.etag,
            validators.last_modified,
            entry.gone,
        )
        row = self._execute(REMEMBER, values).fetchone()
        return int(row[0])

    # -- small helpers

    def _entry(self, where: str, *values: Any) -> Entry | None:
        row = self._one(f"{ENTRY}{where}", values)
        return as_entry(row) if row else None

    def _one(self, statement: str, values: tuple[Any, ...]) -> tuple[Any, ...] | None:
        row: tuple[Any, ...] | None = self._execute(statement, values).fetchone()
        return row

    def _number(self, statement: str, values: tuple[Any, ...]) -> int | None:
        row = self._one(statement, values)
        return row[0] if row else None

    def _insert(self, statement: str, values: tuple[Any, ...]) -> int:
        number = self._execute(statement, values).lastrowid
        assert number is not None  # noqa: S101 - for the type checker: an INSERT always has one
        return number

    def _name(self, name: str) -> int:
        # Numbers are given for good, but one given in a transaction that failed is not: see _transaction.
        if name not in self._names:
            self._names[name] = self._number("SELECT no FROM names WHERE name = ?", (name,)) or self._insert(
                "INSERT INTO names (name) VALUES (?)", (name,)
            )
        return self._names[name]

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with guarded(self.path):
            self._execute("BEGIN IMMEDIATE")
            try:
                yield
                self._execute("COMMIT")
            except BaseException:
                self._names.clear()
                if self._database.in_transaction:  # SQLite itself rolls back on some errors
                    self._execute("ROLLBACK")
                raise

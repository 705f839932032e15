"""The ledger in one SQLite file."""
# ruff: noqa: D102 - the interface, Ledger, says what each method does
# ruff: noqa: S608 - what is put into a statement are this module's own constants

from newsspider.delivery.ledger import Batch, DeadRun, Entry, ListPage, Memory, Settled, Validators, Waiting
from newsspider.delivery.ledger_schema import guarded
from newsspider.delivery.sqlite_base import SqliteBase
from newsspider.delivery.sqlite_rows import (
    ENTRY,
    LAST_FATE,
    PAGE,
    REMEMBER,
    as_entry,
    as_page,
    as_row,
    content_key,
    url_key,
)
from newsspider.run.fates import Fate


class SqliteLedger(SqliteBase):
    """See `newsspider.delivery.ledger.Ledger`."""

    def recall(self, url: str) -> Memory | None:
        with guarded(self.path):
            known = self._url(url)
            if known and known[1] is not None:
                return Memory(url, self._entry("WHERE a.no = ?", known[1]))
            waits = self._one("SELECT tries, due FROM waiting WHERE spider = ? AND url = ?", (self._spider, url))
            tries, due = waits or (None, None)
            if not known:
                return Memory(url, tries=tries, due=due) if waits else None
            last = self._one(LAST_FATE, (known[0],))
        if last is None:  # its article was taken back
            return Memory(url, tries=tries, due=due)
        fate, why, detail, found_at = last
        return Memory(url, None, Fate(fate), why, detail, found_at, tries, due)

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

    def waiting(self, now: int, limit: int) -> list[Waiting]:
        with guarded(self.path):
            rows = self._execute(
                "SELECT url, name, tries FROM waiting JOIN names ON no = found_on"
                " WHERE spider = ? AND due <= ? ORDER BY found_in, url LIMIT ?",
                (self._spider, now, limit),
            )
            return [Waiting(*row) for row in rows]

    def due(self, now: int, limit: int) -> list[Entry]:
        with guarded(self.path):
            rows = self._execute(
                ENTRY + "WHERE a.spider = ? AND a.next_check <= ? ORDER BY a.next_check LIMIT ?",
                (self._spider, now, limit),
            )
            return [as_entry(row) for row in rows]

    def page(self, url: str) -> ListPage | None:
        with guarded(self.path):
            row = self._one(f"{PAGE} WHERE spider = ? AND url = ?", (self._spider, url))
        return as_page(row) if row else None

    def runs(self) -> set[str]:
        with guarded(self.path):
            return {run for (run,) in self._execute("SELECT id FROM runs WHERE spider = ?", (self._spider,))}

    def learn(self, run_id: str, started: int, batch: Batch) -> None:
        with self._transaction():
            self._begin(run_id, started, state=2)
            self._commit(batch)

    def memory(self, site: str) -> bytes | None:
        with guarded(self.path):
            row = self._one(
                "SELECT blocks FROM memory JOIN names ON no = site WHERE spider = ? AND name = ?", (self._spider, site)
            )
        return row[0] if row else None

    def keep_memory(self, site: str, stored: bytes) -> None:
        with self._transaction():
            self._execute("INSERT OR REPLACE INTO memory VALUES (?, ?, ?)", (self._spider, self._name(site), stored))

    def learned(self, subject: str) -> bytes | None:
        with guarded(self.path):
            row = self._one("SELECT content FROM learned WHERE spider = ? AND subject = ?", (self._spider, subject))
        return row[0] if row else None

    def keep_learned(self, subject: str, stored: bytes) -> None:
        with self._transaction():
            self._execute("INSERT OR REPLACE INTO learned VALUES (?, ?, ?)", (self._spider, subject, stored))

    def begin_run(self, run_id: str, started: int) -> None:
        with self._transaction():
            self._begin(run_id, started, state=0)

    def commit(self, batch: Batch) -> None:
        with self._transaction():
            self._commit(batch)

    def complete(self, run_id: str) -> None:
        with self._transaction():
            self._execute("UPDATE runs SET state = 1 WHERE id = ?", (run_id,))

    def end_run(self, ended: int, verdict: str, code: int) -> None:
        with self._transaction():
            statement = "UPDATE runs SET ended = ?, verdict = ?, code = ? WHERE no = ?"
            self._execute(statement, (ended, verdict, code, self._run))

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
                "INSERT OR IGNORE INTO waiting SELECT spider, url, found_on, found_in, 0, 0 FROM urls"
                f" WHERE no IN (SELECT no {lost} AND revision = 1)",
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

    def _begin(self, run_id: str, started: int, state: int) -> None:
        statement = "INSERT INTO runs (id, spider, started, state) VALUES (?, ?, ?, ?)"
        self._run = self._insert(statement, (run_id, self._spider, started, state))

    def _commit(self, batch: Batch) -> None:
        for url, where in batch.found:
            self._take_up(url, where)
        for each in batch.settled:
            self._settle(each)
        for page in batch.pages:
            self._execute("INSERT OR REPLACE INTO pages VALUES (?, ?, ?, ?, ?, ?)", (self._spider, *as_row(page)))
        self._execute("UPDATE runs SET offset = ?, lines = ? WHERE no = ?", (batch.offset, batch.lines, self._run))

    def _take_up(self, url: str, where: str) -> None:
        """A URL without an article waits from now on until it is settled."""
        known = self._url(url)
        if known is None or known[1] is None:
            self._execute(
                "INSERT OR IGNORE INTO waiting (spider, url, found_on, found_in, tries) VALUES (?, ?, ?, ?, 0)",
                (self._spider, url, self._name(where), self._run),
            )

    def _settle(self, settled: Settled) -> None:
        if settled.fate is Fate.PENDING:
            return self._take_up(settled.url, "")
        here = (self._spider, settled.url)
        waited = self._one("SELECT found_on, found_in FROM waiting WHERE spider = ? AND url = ?", here)
        if settled.again:
            self._take_up(settled.url, "")
            self._execute(
                "UPDATE waiting SET tries = tries + (due = 0 OR due <> ?1), due = ?1 WHERE spider = ?2 AND url = ?3",
                (settled.due, *here),
            )
        elif waited:
            self._execute("DELETE FROM waiting WHERE spider = ? AND url = ?", here)
        article_id = settled.entry.id if settled.entry else settled.same_as
        article = self._article_number(article_id) if article_id else None
        known = self._url(settled.url)
        if known is None:
            found_on, found_in = waited or (self._name(""), self._run)
            is_new = settled.entry is not None and article is None
            no = self._insert(
                "INSERT INTO urls (hash, url, spider, found_on, found_in, article) VALUES (?, ?, ?, ?, ?,"
                " CASE WHEN ? THEN (SELECT coalesce(max(no), 0) + 1 FROM urls) ELSE ? END)",
                (url_key(settled.url), settled.url, self._spider, found_on, found_in, is_new, article),
            )
        else:
            no, before = known
            if article is None and settled.entry:
                article = no
            if article is not None and article != before:
                self._execute("UPDATE urls SET article = ? WHERE no = ?", (article, no))
        if settled.entry:
            self._remember(settled.entry, article or no)
        self._note(no, settled.fate, settled.why, settled.detail)
        return None

    def _note(self, url: int, fate: Fate, why: str, detail: str | None) -> None:
        select = "SELECT no FROM reasons WHERE fate = ? AND why = ?"
        reason = self._given(select, "INSERT INTO reasons (fate, why) VALUES (?, ?)", (fate.value, why))
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

    def _remember(self, entry: Entry, no: int) -> None:
        # After the last check nothing is asked conditionally any more.
        validators = entry.validators if entry.next_check is not None else Validators()
        values = (
            no,
            bytes.fromhex(entry.id),
            self._spider,
            self._name(entry.site),
            None if entry.canonical_url == entry.url else entry.canonical_url,
            content_key(entry.content_hash),
            entry.revision,
            self._number("SELECT no FROM runs WHERE id = ?", (entry.run,)),
            entry.line,
            entry.end,
            entry.delivered_at,
            entry.published_at,
            entry.next_check,
            validators.etag,
            validators.last_modified,
            entry.gone,
        )
        self._execute(REMEMBER, values)

    def _url(self, url: str) -> tuple[int, int | None] | None:
        """A settled URL's number and its article's."""
        row = self._one(
            "SELECT no, article FROM urls WHERE hash = ? AND url = ? AND spider = ?", (url_key(url), url, self._spider)
        )
        return (row[0], row[1]) if row else None

    def _article_number(self, article_id: str) -> int | None:
        return self._number(
            "SELECT no FROM articles WHERE id = ? AND spider = ?", (bytes.fromhex(article_id), self._spider)
        )

"""REMEMBER: what the ledger holds and the one small interface that it sits behind.

A ledger is opened for one spider: what `people` delivered is remembered for `people` (each spider's folder is an export
complete in itself, each spider has its own lock), so two spiders never have to agree on anything but the file. SQLite
stands behind it today (`sqlite_ledger`); a shared PostgreSQL can stand there with the same methods. Times are seconds
since 1970, UTC.
"""

from dataclasses import dataclass, field
from typing import Protocol, Self

from newsspider.article import Article
from newsspider.delivery.plan import epoch
from newsspider.run.fates import Fate

HASH_DIGITS = 16  # 64 bits are kept: among a million texts a false match has a chance of 1 in 10 million


@dataclass(frozen=True, slots=True)
class Validators:
    """What makes a request conditional; both as the server wrote them."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """An article as it is remembered: where it was delivered last and when to look again.

    `url` is as found (fetch this again); `line` counts from 1 in `<run>.jsonl`, `end` is the byte offset behind it.
    """

    id: str
    url: str
    canonical_url: str
    site: str
    content_hash: str
    revision: int
    run: str
    line: int
    end: int
    delivered_at: int
    published_at: int | None = None
    next_check: int | None = None
    validators: Validators = Validators()
    gone: bool = False

    @classmethod
    def of(
        cls, article: Article, url: str, place: tuple[str, int, int], now: int, validators: Validators, *, gone: bool
    ) -> Self:
        """What is remembered of an article just written to `place`: run, line and the byte offset behind it."""
        run, line, end = place
        return cls(
            id=article.id,
            url=url,
            canonical_url=article.canonical_url,
            site=article.site,
            content_hash=article.content_hash,
            revision=article.revision,
            run=run,
            line=line,
            end=end,
            delivered_at=now,
            published_at=epoch(article.published_at),
            validators=validators,
            gone=gone,
        )

    def same_content(self, content_hash: str) -> bool:
        """Whether an article's content hash is the one remembered (of which the ledger keeps a part)."""
        return self.content_hash[:HASH_DIGITS] == content_hash[:HASH_DIGITS]


@dataclass(frozen=True, slots=True)
class Memory:
    """What is remembered of a URL: its article, or else its last fate.

    `tries` and `due` are None unless it waits; `found_at`: when the run that found it first began.
    """

    url: str
    entry: Entry | None = None
    fate: Fate | None = None
    why: str | None = None
    detail: str | None = None
    found_at: int | None = None
    tries: int | None = None
    due: int | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A URL that was found and whose article is still to be fetched."""

    url: str
    where: str
    tries: int


@dataclass(frozen=True, slots=True)
class Settled:
    """A URL's fate in this run. `entry` is remembered with it; `same_as` is the id of the article that it repeats.

    A new entry's `url` is this URL. `again`: to be tried once more, not before `due` (the URL goes on waiting; a try is
    counted unless `due` is the appointment that it had). A `pending` URL only goes on waiting.
    """

    url: str
    fate: Fate
    why: str = ""
    detail: str | None = None
    entry: Entry | None = None
    same_as: str | None = None
    again: bool = False
    due: int = 0

    @property
    def has_line(self) -> bool:
        """Whether a line of the export came with it: a remembered entry may be carried on with any other fate."""
        return self.entry is not None and self.fate in (Fate.DELIVERED, Fate.REVISED, Fate.GONE)


@dataclass(frozen=True, slots=True)
class ListPage:
    """A front or section page as it was when all its links were taken up, and the lists that it leads to.

    Behind a 304 they are still to be visited: a front page may stay as it is while its sections change.
    """

    url: str
    validators: Validators = Validators()
    sections: tuple[str, ...] = ()
    following: str | None = None  # its next page


@dataclass(slots=True)
class Batch:
    """What one transaction commits. `offset` and `lines` say how far the run's file is whole and synced."""

    found: list[tuple[str, str]] = field(default_factory=list)  # (URL, where)
    settled: list[Settled] = field(default_factory=list)
    pages: list[ListPage] = field(default_factory=list)
    offset: int = 0
    lines: int = 0


@dataclass(frozen=True, slots=True)
class DeadRun:
    """A run of this spider that never noted the end of its file. `complete`: it was about to publish, or just had."""

    id: str
    offset: int
    lines: int
    complete: bool


class Ledger(Protocol):
    """Every method raises StorageError (LedgerCorrupt for a damaged file)."""

    def recall(self, url: str) -> Memory | None:
        """What is remembered of a URL as found."""

    def article(self, article_id: str) -> Entry | None:
        """The article of this id."""

    def same_text(self, site: str, content_hash: str) -> Entry | None:
        """An article of this site with the same title and text."""

    def waiting(self, now: int, limit: int) -> list[Waiting]:
        """The URLs that earlier runs left and that are due, oldest first."""

    def due(self, now: int, limit: int) -> list[Entry]:
        """The articles whose next check has come, longest due first."""

    def page(self, url: str) -> ListPage | None:
        """What is remembered of a front or section page."""

    def runs(self) -> set[str]:
        """The ids of this spider's runs."""

    def learn(self, run_id: str, started: int, batch: Batch) -> None:
        """Remember a finished export of a run that is not known, all of it or nothing."""

    def memory(self, site: str) -> bytes | None:
        """What this site's pages repeat, as it was stored."""

    def keep_memory(self, site: str, stored: bytes) -> None:
        """Store what this site's pages repeat, in place of what was stored before."""

    def learned(self, subject: str) -> bytes | None:
        """What earlier runs learned of a subject ("links news.example"), as it was stored."""

    def keep_learned(self, subject: str, stored: bytes) -> None:
        """Store it, in place of what was stored before."""

    def begin_run(self, run_id: str, started: int) -> None:
        """Note the run that the following commits belong to."""

    def commit(self, batch: Batch) -> None:
        """Remember all of it or nothing; it outlasts a power failure."""

    def complete(self, run_id: str) -> None:
        """The run's file holds what was committed and will be published now."""

    def end_run(self, ended: int, verdict: str, code: int) -> None:
        """Note how this run ended."""

    def dead_runs(self) -> list[DeadRun]:
        """Runs whose file was not noted as finished (only to be asked under the spider's lock)."""

    def finished(self, run_id: str) -> None:
        """The run's file has its final name, or there is none."""

    def take_back(self, run_id: str, offset: int, lines: int) -> int:
        """Unlearn what the run delivered past this offset and line (it is lost): to be fetched again; how many."""

    def close(self) -> None:
        """Let go of the file."""

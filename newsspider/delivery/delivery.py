"""The one way from an article to the export: decide what it is, append, sync, commit, and only then count it.

    delivery = Delivery.open(folder, run_id, ledger, fates, now=…)   # under the spider's lock
    if delivery.found(url, where): …                                 # a link that this run had not seen
    memory = delivery.recall(url)                                    # known? due? with which validators?
    fate = delivery.offer(article, url, validators)                  # an article that was read and is valid
    delivery.settle(url, Fate.FAILED, "HTTP 503", again=True)        # any other end
    delivery.tick()                                                  # now and then: commits a group that is due
    file = delivery.close("stopped by SIGTERM")                      # the finished file, or None

Without a ledger (one-off spiders) nothing is remembered and everything offered is delivered.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from newsspider.article import Article
from newsspider.delivery.errors import StorageError
from newsspider.delivery.jsonlines import dump_line
from newsspider.delivery.ledger import Batch, Entry, Ledger, ListPage, Memory, Settled, Validators
from newsspider.delivery.looks import Looks
from newsspider.delivery.plan import CHECKS, next_check
from newsspider.delivery.recovery import Recovered, recover
from newsspider.delivery.relearn import relearn
from newsspider.delivery.writer import Group, Writer
from newsspider.identity import article_id, canonical, content_hash
from newsspider.run.fates import Fate, Fates
from newsspider.run.record import FileRecord

NONE = Validators()
MENDABLE = frozenset((Fate.INVALID, Fate.GONE))  # never an article: perhaps the layout, or the page, is mended
NOT_NOW = frozenset((Fate.INVALID, Fate.ROBOTS, Fate.FILTERED))  # a delivered article that is not one today
GONE = "gone"  # the flag of the line that says that an article was taken back


@dataclass(slots=True)
class Delivery:
    """One run's delivery. After a StorageError it takes nothing more (`failure` says why); `close` saves the rest."""

    writer: Writer
    ledger: Ledger | None
    fates: Fates
    group: Group
    now: Callable[[], float]  # seconds since 1970
    run_id: str
    recovered: list[Recovered] = field(default_factory=list)
    checks: Sequence[int] = CHECKS
    looks_of: Callable[[str], Looks] = field(default=lambda site: Looks())  # what a site's second looks found
    hinted: dict[str, Looks] = field(default_factory=dict)  # by id, what such hints led to before
    failure: StorageError | None = None
    _batch: Batch = field(default_factory=Batch)
    _fresh: dict[str, Entry] = field(default_factory=dict)  # by id, appended but not committed

    @classmethod
    def open(
        cls,
        folder: Path,
        run_id: str,
        ledger: Ledger | None,
        fates: Fates,
        group: Group,
        now: Callable[[], float],
        checks: Sequence[int] = CHECKS,
    ) -> "Delivery":
        """Recover what dead runs left in `data/<spider>`, then start this run's file. Raises StorageError.

        `checks`: the plan of second looks, see `newsspider.delivery.plan`.
        """
        learned = relearn(folder, ledger, int(now()), checks) if ledger else None
        recovered = recover(folder, ledger)
        if learned:
            recovered.insert(0, Recovered("", learned))
        if ledger:
            ledger.begin_run(run_id, int(now()))
        return cls(Writer(folder / f"{run_id}.jsonl"), ledger, fates, group, now, run_id, recovered, checks)

    @property
    def uncommitted(self) -> int:
        """How many articles were appended and wait for their commit."""
        return sum(each.has_line for each in self._batch.settled)

    def found(self, url: str, where: str) -> bool:
        """Note a possible article; False when this run has it already. It waits in the ledger until it is settled."""
        if not self.fates.found(url):
            return False
        if self.ledger:
            self._batch.found.append((url, where))
            self.group.add()
        return True

    def saw_page(self, page: ListPage) -> None:
        """A front or section page whose links have all been `found`: the next run may ask for it conditionally.

        Both are committed together: a run killed between them would never see those links again behind a 304.
        """
        if self.ledger:
            self._batch.pages.append(page)

    def recall(self, url: str) -> Memory | None:
        """What earlier runs know of a URL as found, or of its http/https, www/m. twin. Raises StorageError."""
        if not self.ledger:
            return None
        memory = self.ledger.recall(url)
        if memory and memory.entry:
            return memory
        entry = self.ledger.article(article_id(canonical(url)))
        return Memory(url, entry) if entry else memory

    def offer(self, article: Article, url: str, validators: Validators = NONE) -> Fate:
        """Deliver an article that was read from `url` (as found), unless it is remembered; its fate.

        Sets `id` of a remembered article to what it was, of a new revision `canonical_url` and `revision` too. A fate
        with a line (`delivered`, `revised`) is counted when it is committed. Raises StorageError.
        """
        if not self.ledger:
            return self._append(article, url, Fate.DELIVERED, validators)
        memory = self.ledger.recall(url)
        entry = (memory and memory.entry) or self._fresh.get(article.id) or self.ledger.article(article.id)
        twin = None if entry else self._same_text(article)
        article.id = (entry or twin or article).id
        if entry is None:
            if twin is None:
                return self._append(article, url, Fate.DELIVERED, validators)
            return self._repeats(url, twin, "same title and text")
        if entry.url != url:  # another address of it: only its first one is looked at again
            return self._repeats(url, entry, "same article")
        if entry.same_content(article.content_hash) and not entry.gone:
            return self.unchanged(url, entry, validators)
        self._saw(entry, changed=True)
        article.canonical_url, article.revision = entry.canonical_url, entry.revision + 1
        return self._append(article, url, Fate.REVISED, validators)

    def unchanged(self, url: str, entry: Entry, validators: Validators) -> Fate:
        """A remembered article was looked at again (or answered 304) and is as it was delivered."""
        sent = validators if validators != NONE else entry.validators  # a 304 need not repeat them
        self._saw(entry, changed=False)
        entry = replace(entry, next_check=self._next_check(entry), validators=sent)
        self._note(Settled(url, Fate.UNCHANGED, entry=entry))
        return Fate.UNCHANGED

    def known(self, url: str, entry: Entry) -> None:
        """A URL whose article was delivered before and is not to be looked at now; a look that is spared is over."""
        if entry.url == url and entry.next_check is not None and entry.next_check <= self.now():
            self._note(Settled(url, Fate.KNOWN, entry=replace(entry, next_check=self._next_check(entry))))
        else:
            self._note(Settled(url, Fate.KNOWN, same_as=entry.id))

    def hint(self, entry: Entry, looks: Looks) -> None:
        """A list tells that this article changed: a look is due, until one was made. `looks`: where it is counted."""
        self.hinted[entry.id] = looks
        self._batch.settled.append(Settled(entry.url, Fate.KNOWN, entry=replace(entry, next_check=int(self.now()))))

    def is_worth_a_look(self, entry: Entry) -> bool:
        """Whether the look that is due is one of those that are made; one that is not of the plan always is."""
        moment = (entry.next_check or 0) - (entry.published_at or entry.delivered_at)
        return moment not in self.checks or self.looks_of(entry.site).wants(entry.id, moment)

    def belongs(self, url: str, article_id: str, why: str = "part of another page's article") -> None:
        """A found URL that leads to this article too, which was offered in this run."""
        self._note(Settled(url, Fate.DUPLICATE, why, article_id, same_as=article_id))

    def gone(self, url: str, why: str, fetched_at: str) -> Fate:
        """The page of `url` is gone. An article that was delivered from it becomes a line without text, flagged.

        Raises StorageError.
        """
        memory = self.recall(url)
        entry = memory.entry if memory else None
        if entry is None or entry.gone or entry.url != url:
            self.settle(url, Fate.GONE, why)
            return Fate.GONE
        self._saw(entry, changed=True)
        article = Article(
            id=entry.id,
            url=url,
            canonical_url=entry.canonical_url,
            site=entry.site,
            revision=entry.revision + 1,
            content_hash=content_hash(None, None),
            fetched_at=fetched_at,
            flags=[GONE],
        )
        return self._append(article, url, Fate.GONE, NONE, why)

    def settle(self, url: str, fate: Fate, why: str = "", detail: str | None = None, *, again: bool = False) -> None:
        """Any other fate of a found URL. `again`: the next run is to try once more. Raises StorageError.

        What is no article now is looked at again on the plan, counted from when it was first found.
        """
        memory = self.recall(url) if fate in MENDABLE | NOT_NOW else None
        entry = memory.entry if memory else None
        due = None
        if entry is None and fate in MENDABLE and self.ledger:
            now = int(self.now())
            due = next_check(memory.found_at if memory and memory.found_at else now, now, self.checks)
        if (
            entry and entry.url == url and fate in MENDABLE | NOT_NOW
        ):  # look again when the plan says so, not in every run
            entry = replace(entry, next_check=self._next_check(entry))
        else:
            entry = None
        again = again or fate is Fate.PENDING or due is not None
        self._note(Settled(url, fate, why, detail, entry, again=again, due=due or 0))

    def repeat(self, memory: Memory) -> None:
        """A found URL that ends as it did before, without another look. Only for what is no article."""
        assert memory.fate  # noqa: S101 - for the type checker
        due = memory.due or 0
        self._note(Settled(memory.url, memory.fate, memory.why or "", memory.detail, again=bool(due), due=due))

    def tick(self) -> None:
        """Commit the group if it is due. Raises StorageError."""
        if self.group.is_due():
            self.flush()

    def flush(self) -> None:
        """Sync the lines, commit them and all fates, then count what was delivered. Raises StorageError."""
        if self.failure:
            raise self.failure
        batch, self._batch = self._batch, Batch()
        batch.offset, batch.lines = self.writer.offset, self.writer.lines
        self._fresh.clear()
        self.group.clear()
        try:
            self.writer.sync()
            if self.ledger:
                self.ledger.commit(batch)
        except StorageError as error:
            self.failure = error
            raise
        self.writer.keep()
        for each in batch.settled:
            if each.has_line:
                self.fates.settle(each.url, each.fate, each.why)

    def close(self, why_pending: str) -> FileRecord | None:
        """Commit what is in hand, leave the rest `pending` and publish the file. Never raises: see `failure`.

        What could not be committed is not published; if even that fails, the next run's recovery does it.
        """
        try:
            if not self.failure:
                self.flush()
            if self.ledger:
                self.ledger.complete(self.run_id)
            file = self.writer.finish()
            if self.ledger:
                self.ledger.finished(self.run_id)
        except StorageError as error:
            self.failure = self.failure or error
            self.writer.close()
            file = self.writer.record() if self.writer.path.exists() else None
        self.fates.leave_rest(why_pending)
        return file

    def _append(self, article: Article, url: str, fate: Fate, validators: Validators, why: str = "") -> Fate:
        if self.failure:
            raise self.failure
        try:
            end = self.writer.append(dump_line(article))
        except StorageError as error:
            self.failure = error
            raise
        place = (self.run_id, self.writer.lines, end)
        entry = Entry.of(article, url, place, int(self.now()), validators, gone=fate is Fate.GONE)
        entry = replace(entry, next_check=self._next_check(entry))
        if self.ledger:
            self._fresh[entry.id] = entry
        self._note(Settled(url, fate, why, entry=entry))
        return fate

    def _repeats(self, url: str, entry: Entry, why: str) -> Fate:
        self.belongs(url, entry.id, why)
        return Fate.DUPLICATE

    def _note(self, settled: Settled) -> None:
        self._batch.settled.append(settled)
        if not settled.has_line:
            self.fates.settle(settled.url, settled.fate, settled.why)
        if self.group.add() and not self.failure:
            self.flush()

    def _saw(self, entry: Entry, *, changed: bool) -> None:
        self.hinted.pop(entry.id, self.looks_of(entry.site)).saw(changed=changed)

    def _same_text(self, article: Article) -> Entry | None:
        fresh = (each for each in self._fresh.values() if each.site == article.site and not each.gone)
        same = next((each for each in fresh if each.same_content(article.content_hash)), None)
        return same or (self.ledger.same_text(article.site, article.content_hash) if self.ledger else None)

    def _next_check(self, entry: Entry) -> int | None:
        if entry.gone:  # one bad night of the site is no end: a page that comes back is a revision
            return next_check(entry.delivered_at, int(self.now()), self.checks)
        looks = self.looks_of(entry.site)
        checks = [each for each in self.checks if looks.wants(entry.id, each)]
        return next_check(entry.published_at or entry.delivered_at, int(self.now()), checks)

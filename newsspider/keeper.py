"""RunKeeper: one run's memory. Spiders and pipelines tell it what happens; it counts, delivers and judges.

It knows nothing of Scrapy; `newsspider.extensions` brings the signals.
"""

import logging
from collections.abc import Iterator, Mapping
from dataclasses import replace

from newsspider.article import Article
from newsspider.clock import day_and_time
from newsspider.delivery.delivery import NONE
from newsspider.delivery.hints import Hint
from newsspider.delivery.ledger import ListPage, Validators
from newsspider.identity import identity
from newsspider.list_plan import SELDOM
from newsspider.run.fates import Fate
from newsspider.run.hosts import host_of
from newsspider.run.outcome import Outcome
from newsspider.runlife import RunLife
from newsspider.second_looks import REPEATABLE, conditional, is_due, is_settled, repeats

logger = logging.getLogger(__name__)

LOGGED = frozenset((Fate.FAILED, Fate.INVALID, Fate.BLOCKED, Fate.GONE, Fate.ROBOTS))
AGAIN = frozenset((Fate.FAILED, Fate.BLOCKED))  # the next run tries these once more
NO_ARTICLE = frozenset((Fate.INVALID, Fate.GONE))  # what speaks against the pattern of a URL


class RunKeeper(RunLife):
    """What spiders and pipelines tell a run."""

    # What spiders say.

    def take_up(self, url: str, where: str) -> Mapping[str, str] | None:
        """A possible article was found on `where`: the headers to fetch it with, or None when it is not to be fetched.

        Its own twin (another spelling of the same address) is a `duplicate`, a remembered article that is not due
        `known`; one that is due is asked for conditionally. What was no article and is not due ends as it did before.
        """
        self.frontier.accept(url)
        if not (self.delivery.found(url, where) if self.delivery else self.fates.found(url)):
            return None
        first = self._by_identity.setdefault(identity(url), url)
        if first != url:
            self.settle(url, Fate.DUPLICATE, "the same address", detail=first)
            return None
        with self._guarded():
            memory = self.delivery.recall(url) if self.delivery else None
            if self.delivery is None or memory is None:
                return {}
            if memory.entry:
                if is_due(memory.entry, url, self.now()) and self.delivery.is_worth_a_look(memory.entry):
                    return conditional(memory.entry.validators)
                self.delivery.known(url, memory.entry)
                return None
            if not is_settled(memory, self.window, self.now(), self.obey):
                return {}
            self.facts.repeats[str(memory.fate)] += 1
            self.delivery.repeat(memory)
        return None

    def hinted(self, url: str, where: str, title: str, changed: int | None) -> tuple[str, Mapping[str, str]] | None:
        """The list `where` names an article that was taken up: its address and the headers for a second look, if what
        the list says speaks for one. `changed`: when it was changed last, as the list has it.
        """
        first = self._by_identity.get(identity(url), url)
        if self.delivery is None or self.ledger is None or self.fates.fate(first) is not Fate.KNOWN:
            return None
        hints = self.lessons.hints(url)
        with self._guarded():
            memory = self.delivery.recall(first)
            entry = memory.entry if memory else None
            if entry is None or entry.gone:
                return None
            hint: Hint | None = "title" if hints.retitled(entry.url, where, title) else None
            hint = "changed" if hints.changed(entry.url, changed, entry.delivered_at) else hint
            if hint and hints.looks[hint].wants(entry.id, int(self.now())) and self._taken_up_again(entry.url, where):
                self.delivery.hint(entry, hints.looks[hint])
                return entry.url, conditional(entry.validators)
        return None

    def left_over(self, limit: int) -> Iterator[tuple[str, str]]:
        """(URL, where found) of what earlier runs left to be fetched and of articles to be looked at again."""
        if self.ledger:
            with self._guarded():
                now = int(self.now())
                yield from self.waiting(limit)
                for entry in self.ledger.due(now, limit):
                    yield entry.url, "the plan of second looks"

    def waiting(self, limit: int) -> Iterator[tuple[str, str]]:
        """(URL, where found) of what earlier runs left to be fetched."""
        if self.ledger:
            with self._guarded():
                for each in self.ledger.waiting(int(self.now()), limit):
                    yield each.url, each.where

    def settle(self, url: str, fate: Fate, why: str = "", *, detail: str = "", again: bool = False) -> None:
        """Give a found URL its fate. `why` is counted; `detail` says more of this one. `again`: the next run asks."""
        if fate in LOGGED:
            logger.info("%s %s: %s%s", fate, url, why, f" ({detail})" if detail else "")
        if fate in NO_ARTICLE:
            self.frontier.came_to(url, good=False)
        with self._guarded():
            if self._repeats(url, fate):
                self.facts.repeats[str(fate)] += 1
            if self.delivery:
                self.delivery.settle(url, fate, why, detail or None, again=again or fate in AGAIN)
            else:
                self.fates.settle(url, fate, why)

    def left(self, why: str) -> None:
        """A budget keeps a request from being sent."""
        self.record.budgets[why] = self.record.budgets.get(why, 0) + 1

    def reject(self, url: str, where: str, rule: str) -> None:
        """A link on the page `where` may be an article's and is left out, unless another page speaks for it."""
        self.frontier.reject(url, where, rule)

    def close(self, reason: str) -> None:
        """The crawl is over: what was rejected to the end gets its fate, and the rest is the life's."""
        if self.delivery and not self._closed:
            for url, where, rule in list(self.frontier.rejected()):
                if self.take_up(url, where) is not None:
                    self.settle(url, Fate.FILTERED, rule)
                    self.facts.rejected += 1
        super().close(reason)

    def unfetched(self, url: str, outcome: Outcome) -> None:
        """The fate of a URL that could not be fetched; a delivered article that is gone becomes a line that says so."""
        if outcome.fate is not Fate.PENDING:
            self._failed(url, outcome)
        self.facts.articles_network += outcome.network
        with self._guarded():
            memory = self.delivery.recall(url) if self.delivery else None
            entry = memory.entry if memory else None
            if self.delivery and entry and outcome.not_modified:
                self.delivery.unchanged(url, entry, entry.validators)
            elif self.delivery and entry and outcome.fate is Fate.GONE:
                self.delivery.gone(url, outcome.why, day_and_time(self.now()).isoformat(timespec="seconds"))
            elif outcome.not_modified:
                self.settle(url, Fate.FAILED, "HTTP 304 to a request without a condition")
            else:
                self.settle(url, outcome.fate, outcome.why, detail=outcome.detail, again=outcome.again)

    def list_headers(self, url: str) -> Mapping[str, str]:
        """The headers to ask for a list with: conditional when all its links were taken up before."""
        page = self.list_known(url)
        return conditional(page.validators if page else None)

    def list_known(self, url: str) -> ListPage | None:
        """What is remembered of a list."""
        with self._guarded():
            return self.ledger.page(url) if self.ledger else None
        return None

    def remember_list(self, page: ListPage) -> None:
        """Remember lists that were found, without reading one."""
        if self.delivery:
            self.delivery.saw_page(page)

    def list_due(self, url: str, *, start: bool = False, longest: float = SELDOM) -> bool:
        """Whether this run asks for a list. A run for certain days asks for all. See ListPlan.is_due."""
        if not self._spares() or self.lessons.lists(url).is_due(url, self.now(), start=start, longest=longest):
            return True
        self.facts.lists_spared += 1
        return False

    def list_leads(self, url: str) -> bool:
        """Whether this feed or sitemap names what is new before any other list does."""
        return self.lessons.lists(url).names_all(url)

    def page_due(self, url: str) -> bool:
        """Whether this run asks for the next page of a list, although the one before it ended in nothing new."""
        return not self._spares() or not self.lessons.lists(url).is_known(url)

    def list_brought(self, url: str, new: int, hints: int = 0) -> None:
        """A list came whole, or has not changed. See ListPlan.asked."""
        self.lessons.lists(url).asked(url, self.now(), new, hints)

    def list_read(self, page: ListPage) -> None:
        """A front or section page came whole, and its links have been taken up."""
        self.facts.lists_read += 1
        if self.window != (None, None):  # what is outside it today must be seen by a run without it
            page = replace(page, validators=NONE)
        self.remember_list(page)

    def no_issue(self, paper: str, day: str, why: str) -> None:
        """A newspaper has no issue of this day: nothing was found, and nothing is wrong."""
        self.facts.no_issue.append(f"{paper} {day}: {why}")
        self.record.issues[f"{paper} {day}"] = f"nothing_found: {why}"
        logger.info("no issue of %s on %s: %s", paper, day, why)

    def list_failed(self, url: str, outcome: Outcome) -> ListPage | None:
        """A front or section page did not come, or has not changed: then what is remembered of it."""
        with self._guarded():
            if outcome.not_modified:
                self.facts.lists_unchanged += 1
                self.list_brought(url, 0)
                return self.ledger.page(url) if self.ledger else None
        if outcome.fate is Fate.PENDING:
            return None
        self.facts.lists_failed += 1
        self._failed(url, outcome)
        logger.warning("list %s: %s", url, outcome.why)
        return None

    # What pipelines say.

    def parsed(self, article: Article, url: str) -> None:
        """A page was read as an article, whatever becomes of it: the fill rates are over these.

        What was invalid in an earlier run and still is says nothing new about the layout.
        """
        with self._guarded():
            if not (article.title and article.text) and self._repeats(url, Fate.INVALID):
                return
        self._tally.add(article, self.frontier.pattern(url))

    def walled(self, url: str, why: str) -> None:
        """A page came that stands between the crawler and the article of `url`."""
        self.facts.fetched -= 1  # counted as an answer when it came
        self.facts.fetched_blocked += 1
        self.hosts.refused(host_of(url), why)

    def answered(self, url: str) -> None:
        """The article of `url` came."""
        self.hosts.answered(host_of(url))

    def offer(self, article: Article, url: str, validators: Validators) -> Fate | None:
        """Deliver a valid article; its fate, or None when the disk would not take it."""
        with self._guarded():
            if self.delivery:
                fate = self.delivery.offer(article, url, validators)
                self.frontier.came_to(url, good=fate is not Fate.DUPLICATE)
                return fate
        return None

    def belongs(self, url: str, article: Article) -> None:
        """A found URL holds a further part of an article that was offered: later runs know it as that article's."""
        with self._guarded():
            if self.delivery:
                self.delivery.belongs(url, article.id)

    def owner(self, url: str) -> str | None:
        """The URL of the article that a URL was delivered as, or as a part of."""
        with self._guarded():
            memory = self.delivery.recall(url) if self.delivery else None
            return memory.entry.url if memory and memory.entry else None
        return None

    def tick(self) -> None:
        """Commit the group that waits, if it is due."""
        with self._guarded():
            if self.delivery and not self.delivery.failure:
                self.delivery.tick()

    def raised(self, error: BaseException, where: str, url: str | None = None) -> None:
        """An exception escaped a callback or a pipeline, at work on the found `url`."""
        self.facts.errors += 1
        self.facts.first_error = self.facts.first_error or f"{type(error).__name__}: {str(error)[:200]} (at {where})"
        if url and self.fates.is_open(url):
            self.settle(url, Fate.FAILED, f"a bug: {type(error).__name__}")

    # Inside.

    def _taken_up_again(self, url: str, where: str) -> bool:
        if self.fates.fate(url) is Fate.KNOWN:
            self.fates.reopen(url)
            return True
        return self.delivery is not None and self.delivery.found(url, where)

    def _spares(self) -> bool:
        return self.spares and self.window == (None, None)

    def _repeats(self, url: str, fate: Fate) -> bool:
        """Whether an earlier run gave the URL this fate too, so that it is no news."""
        return fate in REPEATABLE and self.delivery is not None and repeats(self.delivery.recall(url), fate)

    def _failed(self, url: str, outcome: Outcome) -> None:
        self.facts.fetched_network += outcome.network
        self.facts.fetched_blocked += outcome.challenge
        if outcome.fate is Fate.BLOCKED or outcome.challenge:
            self.hosts.refused(host_of(url), outcome.why)
        elif outcome.hollow:
            self.hosts.hollow(host_of(url), outcome.why)
        if not outcome.not_modified and outcome.fate is not Fate.PENDING:
            self._failures[outcome.why] += 1

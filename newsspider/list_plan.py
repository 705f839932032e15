"""When to ask for a list again: by what it brought so far, so that a run each hour costs a site little.

A front page or a feed is asked before the lists behind it, so what a section brings is what no list before it had
shown. One that never brought anything of its own is asked ever more seldom. The others are asked in every
second run at the least, so that an article is delivered within the second run after its publication. A feed or sitemap
that names what is new goes before the front page, which is then a list like those behind it. Nothing is left
out before some hours of history speak for it, and nothing in runs that are hours apart.
"""

import json
from dataclasses import astuple, dataclass
from typing import Final, Self

HOUR: Final = 3600.0
SETTLED: Final = 24 * HOUR  # of history before a list that brings something is left out of a run
QUIET: Final = 6 * HOUR  # the same for one that never brought anything
ASKS: Final = 4  # the least history of both
NEXT_ASKS: Final = 2  # the same of a next page, for which the page before it speaks when that ends in something new
SKIPPABLE: Final = 1.5 * HOUR  # runs further apart than this leave out no list that brings something
BESIDE: Final = 8 * HOUR  # the longest that a list waits which tells of changes, or is the front page beside feeds
PROVEN: Final = 10.0  # new articles that a feed named first before the front page waits for anything
BUSY: Final = 8.0  # new articles that are awaited: then every run asks
SELDOM: Final = 3 * 24 * HOUR  # the longest that a list waits
MEMORY: Final = 72 * HOUR  # in which half of what a list brought is forgotten
LISTS: Final = 1_000  # remembered of a site; those not asked for longest go first


@dataclass(slots=True)
class Seen:
    """One list. Times in seconds since 1970; `rate`: new articles an hour that no list before it had shown."""

    first: float
    last: float
    asks: int = 1
    rate: float = 0.0
    brought: float = 0.0  # new articles in all, but for those of the first time
    left: int = 0  # runs in a row that left it out
    hints: float = 0.0  # known articles of which it said that they changed


class ListPlan:
    """The lists of one site."""

    def __init__(self) -> None:
        self._lists: dict[str, Seen] = {}

    def is_due(self, url: str, now: float, *, start: bool = False, longest: float = SELDOM) -> bool:
        """Whether this run asks for the list; noted, if not.

        `start`: the run begins with it, and nothing else tells what is new. `longest`: seconds that it waits at most.
        """
        seen = self._lists.get(url)
        if seen is None or self._is_due(seen, now, start=start, longest=longest):
            return True
        seen.left += 1
        return False

    def names_all(self, url: str) -> bool:
        """Whether the list named so many new articles first that the others may have none of their own."""
        seen = self._lists.get(url)
        return seen is not None and seen.brought >= PROVEN

    def is_known(self, url: str) -> bool:
        """Whether the list, a next page, was asked for often enough to leave it out unless something speaks for it."""
        seen = self._lists.get(url)
        return seen is not None and seen.asks >= NEXT_ASKS

    def _is_due(self, seen: Seen, now: float, *, start: bool, longest: float) -> bool:
        age, since = now - seen.first, now - seen.last
        if start or seen.brought:
            if age < SETTLED or seen.asks < ASKS or seen.left or since > SKIPPABLE:
                return True
            return seen.rate * since / HOUR >= BUSY
        return age < QUIET or seen.asks < ASKS or since >= min(age / 2, BESIDE if seen.hints else longest)

    def asked(self, url: str, now: float, new: int, hints: int = 0) -> None:
        """The list came and brought so many new articles that none had shown before in this run.

        `hints`: how many others changed, as it says.
        """
        seen = self._lists.pop(url, None)
        if seen is None:
            seen = Seen(now, now)
        else:
            hours = max((now - seen.last) / HOUR, 0.1)
            kept = 0.5 ** (hours * HOUR / MEMORY) if seen.asks > 1 else 0.0
            seen.rate = seen.rate * kept + new / hours * (1 - kept)
            seen.last, seen.asks, seen.left = now, seen.asks + 1, 0
            seen.brought += new
        seen.hints += hints
        self._lists[url] = seen
        if len(self._lists) > LISTS:
            del self._lists[next(iter(self._lists))]

    def dump(self) -> bytes:
        """Its stored form."""
        return json.dumps({url: astuple(seen) for url, seen in self._lists.items()}).encode()

    @classmethod
    def load(cls, stored: bytes) -> Self:
        """From its stored form."""
        plan = cls()
        plan._lists = {url: Seen(*values) for url, values in json.loads(stored).items()}
        return plan

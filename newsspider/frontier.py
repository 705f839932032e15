"""The order and the bounds of one run's URLs: each pattern of URL has its turn, none may starve the others.

It knows nothing of Scrapy: `newsspider.budgets` asks it before each request.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Final

from newsspider.discovery.patterns import Patterns, folder
from newsspider.discovery.record import LinkRecord
from newsspider.run.fates import Fate
from newsspider.run.outcome import Outcome

MOST_OF_PATTERN: Final = 2_000  # URLs of one pattern that one run fetches
TRIALS: Final = 30  # pages of one pattern that may be no articles before one of them was …
PER_ARTICLE: Final = 3  # … and so many more for each that was
BARREN: Final = 10  # other pages for each article from which on a pattern is a trap
KNOWN_GOOD: Final = 30.0  # articles of earlier runs that count as if this one had read them
FINE: Final = 32  # first URLs of each pattern that are fetched strictly by turns
ENOUGH: Final = 5  # articles that make a run one that can read this site
TOLD: Final = 2_000  # rejected links of a run that are remembered with their rule
TOLD_OF_PATTERN: Final = 50

Pattern = tuple[str, ...]


class Frontier:
    """`record_of` gives what earlier runs learned of a URL's site."""

    def __init__(self, record_of: Callable[[str], LinkRecord], most: int = MOST_OF_PATTERN) -> None:
        self.most = most
        self._record_of = record_of
        self._patterns = Patterns()
        self._turns: Counter[Pattern] = Counter()
        self._articles: Counter[Pattern] = Counter()
        self._others: Counter[Pattern] = Counter()
        self._proven: set[Pattern] = set()  # patterns of articles, by what earlier runs saw
        self._rejected: dict[str, tuple[str, str]] = {}  # URL → where, rule
        self._told: Counter[Pattern] = Counter()
        self.untold = 0  # rejected links past the bounds

    def pattern(self, url: str) -> Pattern:
        """The pattern of this URL as this run sees it."""
        return self._patterns.of(url)

    def turn(self, url: str) -> int | None:
        """When this URL has its turn, from 0: the more of its pattern before it, the later; None: not in this run.

        Few turns, since Scrapy's queues cost the square of them: from FINE on they are shared by FINE URLs each.
        """
        pattern = self._patterns.of(url)
        before = self._turns[pattern]
        if self.most and before >= self.most:
            return None
        self._turns[pattern] += 1
        return min(before, FINE + before // FINE)

    def bound(self, url: str) -> Outcome | None:
        """What keeps this URL, whose turn has come, from being fetched; None when nothing does.

        A pattern earns its requests: TRIALS pages that are no articles, and PER_ARTICLE more for each that is one.
        """
        pattern = self._patterns.of(url)
        before = min(self._record_of(url).of(url)[0], KNOWN_GOOD)
        for place in (pattern, (folder(url),)):
            articles, others = self._articles[place] + before, self._others[place]
            if others >= TRIALS + PER_ARTICLE * articles:
                if others >= BARREN * articles:
                    return Outcome(Fate.FILTERED, "barren pattern", "/".join(place))
                return Outcome(Fate.PENDING, "budget: pages that are no articles", "/".join(place))
        return None

    def came_to(self, url: str, *, good: bool) -> None:
        """A page was read and was an article, or was none."""
        pattern = self._patterns.of(url)
        (self._articles if good else self._others).update((pattern, (folder(url),)))
        record = self._record_of(url)
        if record.of(url)[0] >= 1:
            self._proven.add(pattern)
        record.add(url, good=good)

    def barren(self) -> set[Pattern]:
        """The patterns of which no page was an article, in a run in which others had ENOUGH."""
        enough = self._articles.total() >= 2 * ENOUGH  # each counts for its pattern and for its folder
        return {each for each in self._others if enough and not self._articles[each]} - self._proven

    def reject(self, url: str, where: str, rule: str) -> None:
        """A link on the page `where` that looked like a possible article is left out by this rule, unless …"""
        pattern = self._patterns.of(url)
        if url in self._rejected:
            return
        if len(self._rejected) >= TOLD or self._told[pattern] >= TOLD_OF_PATTERN:
            self.untold += 1
            return
        self._told[pattern] += 1
        self._rejected[url] = (where, rule)

    def accept(self, url: str) -> None:
        """… another page of the run shows it as an article after all."""
        self._rejected.pop(url, None)

    def rejected(self) -> Iterator[tuple[str, str, str]]:
        """(URL, where found, rule) of what was left out to the end."""
        for url, (where, rule) in self._rejected.items():
            yield url, where, rule

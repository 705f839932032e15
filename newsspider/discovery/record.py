"""What came of a site's links so far, by the pattern of their URLs: the second run knows what the first has learned."""

import json
from typing import Final, Self

from newsspider.discovery.patterns import folder, pattern

PATTERNS: Final = 400  # remembered of a site; those without news for longest go first
HALF_LIFE: Final = 7 * 24 * 3600  # seconds in which a memory loses half of its weight
ENOUGH: Final = 3.0  # articles that vouch for a pattern
TRIED: Final = 6.0  # pages from which on a pattern without articles is left out; what fades below is tried again
TRIED_FOLDER: Final = 30.0  # the same of all that stands in one folder
POOR: Final = 0.1  # the share of articles below which it is that


class LinkRecord:
    """One site's patterns: how many pages were articles, how many were not. Both fade: no bad name is for ever.

    A pattern that is left out has no news; after HALF_LIFE and more its weight falls below TRIED, and a few of its
    links are tried again: as many as bring it back.
    """

    __slots__ = ("_seen",)

    def __init__(self) -> None:
        self._seen: dict[str, tuple[float, float]] = {}

    def add(self, url: str, *, good: bool) -> None:
        """A page of this URL's pattern was read: an article or not."""
        for key in {pattern(url), folder(url)}:
            articles, others = self._seen.pop(key, (0.0, 0.0))
            self._seen[key] = (articles + good, others + (not good))
        while len(self._seen) > PATTERNS:
            del self._seen[next(iter(self._seen))]

    def of(self, url: str) -> tuple[float, float]:
        """How many pages of the URL's pattern were articles, and how many were not; old ones count for less."""
        return self._seen.get(pattern(url), (0.0, 0.0))

    def vouches(self, url: str) -> bool:
        """Whether the URL's pattern is mostly articles."""
        articles, others = self.of(url)
        return articles >= ENOUGH and articles >= 2 * others

    def warns(self, url: str) -> bool:
        """Whether hardly a page of the URL's pattern was an article, or of its whole folder."""
        return self._poor(pattern(url), TRIED) or self._poor(folder(url), TRIED_FOLDER)

    def _poor(self, key: str, tried: float) -> bool:
        articles, others = self._seen.get(key, (0.0, 0.0))
        return articles + others >= tried and articles < POOR * (articles + others)

    def dump(self, now: float) -> bytes:
        """Its stored form."""
        rows = {key: [round(each, 3) for each in counts] for key, counts in self._seen.items()}
        return json.dumps({"at": int(now), "seen": rows}).encode()

    @classmethod
    def load(cls, stored: bytes, now: float) -> Self:
        """From its stored form, faded by the time since."""
        record = cls()
        said = json.loads(stored)
        fade = 0.5 ** (max(0.0, now - said["at"]) / HALF_LIFE)
        record._seen = {key: (good * fade, bad * fade) for key, (good, bad) in said["seen"].items()}
        return record

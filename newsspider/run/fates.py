"""What became of every URL that a run found: the one place that counts, so that found = sum of fates can be checked."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2b


class Fate(StrEnum):
    """How a found URL ends; every one ends in exactly one of these."""

    DELIVERED = "delivered"
    REVISED = "revised"
    UNCHANGED = "unchanged"
    KNOWN = "known"
    DUPLICATE = "duplicate"
    FILTERED = "filtered"
    ROBOTS = "robots"
    BLOCKED = "blocked"
    GONE = "gone"
    FAILED = "failed"
    INVALID = "invalid"
    PENDING = "pending"


@dataclass(slots=True)
class Reason:
    """Why so many URLs had one fate, with the first of them as an example."""

    fate: Fate
    why: str
    count: int
    example: str


_CODES = {fate: code for code, fate in enumerate(Fate, 1)}
_OPEN = 0


class Fates:
    """The fates of one run. A URL is kept as 16 bytes of its hash: a million of them take about 100 MB.

    `why` is a short category ("HTTP 503", a rule's name, "no title"): it is counted, so keep addresses and numbers out
    of it and put them into `detail`, which goes to the ledger.
    """

    def __init__(self) -> None:
        self._codes: dict[int, int] = {}
        self._counts: Counter[Fate] = Counter()
        self._reasons: dict[tuple[Fate, str], Reason] = {}
        self.bugs: list[str] = []

    def found(self, url: str) -> bool:
        """Note that a URL was found as a possible article; False when this run had found it already."""
        key = _key(url)
        if key in self._codes:
            return False
        self._codes[key] = _OPEN
        return True

    def settle(self, url: str, fate: Fate, why: str = "") -> bool:
        """Give a found URL its fate. An unknown URL or a second fate is a bug: it is noted, not counted, and False."""
        key = _key(url)
        code = self._codes.get(key)
        if code != _OPEN:
            before = "was never found" if code is None else f"was {list(Fate)[code - 1]} already"
            self._bug(f"{url} {before} when it became {fate}")
            return False
        self._codes[key] = _CODES[fate]
        self._count(fate, why, 1, url)
        return True

    def reopen(self, url: str) -> None:
        """A URL that was left alone as `known` is to be fetched after all."""
        key = _key(url)
        if self._codes.get(key) != _CODES[Fate.KNOWN]:
            self._bug(f"{url} was not {Fate.KNOWN} when it was taken up again")
            return
        self._codes[key] = _OPEN
        self._count(Fate.KNOWN, "", -1, url)

    def is_open(self, url: str) -> bool:
        """Whether the URL was found and has no fate yet."""
        return self._codes.get(_key(url)) == _OPEN

    def fate(self, url: str) -> Fate | None:
        """The fate of a found URL; None while it has none, or was never found."""
        code = self._codes.get(_key(url), _OPEN)
        return list(Fate)[code - 1] if code != _OPEN else None

    def leave_rest(self, why: str) -> int:
        """At the end of a run: whatever has no fate yet is `pending` for the next run; how many that were."""
        open_keys = [key for key, code in self._codes.items() if code == _OPEN]
        for key in open_keys:
            self._codes[key] = _CODES[Fate.PENDING]
        if open_keys:
            self._count(Fate.PENDING, why, len(open_keys), "")
        return len(open_keys)

    @property
    def total_found(self) -> int:
        """How many different URLs were found."""
        return len(self._codes)

    def counts(self) -> dict[str, int]:
        """How many URLs had each fate, in the contract's order, zeros too."""
        return {fate.value: self._counts[fate] for fate in Fate}

    def reasons(self) -> Iterator[Reason]:
        """Why, the most frequent first."""
        yield from sorted((each for each in self._reasons.values() if each.count), key=lambda each: -each.count)

    def imbalance(self) -> str | None:
        """What is wrong with the balance found = sum of fates, in one sentence; None when it holds."""
        settled = self._counts.total()
        if self.bugs:
            return f"the fates do not balance: {self.bugs[0]}"
        if settled != len(self._codes):
            return f"the fates do not balance: {len(self._codes)} URLs found, {settled} have a fate"
        return None

    def _count(self, fate: Fate, why: str, count: int, example: str) -> None:
        self._counts[fate] += count
        reason = self._reasons.setdefault((fate, why), Reason(fate, why, 0, example))
        reason.count += count

    def _bug(self, sentence: str) -> None:
        if len(self.bugs) < 100:  # enough to find it; a bug for each URL would fill the memory
            self.bugs.append(sentence)


def _key(url: str) -> int:
    return int.from_bytes(blake2b(url.encode("utf-8", "surrogatepass"), digest_size=16).digest())

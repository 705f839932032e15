"""How many of the plan's second looks are worth their request: as many as find a change.

A site whose articles never change is looked at again now and then, to see whether that is still so; one that changes
them is looked at on the whole plan.
"""

import json
from hashlib import blake2b
from typing import Final, Self

ENOUGH: Final = 50  # looks before any is spared
WORTH: Final = 2.0  # looks for each change that they may find: when every second one does, all are made
LEAST: Final = 0.005  # the share of looks that are always made
MEMORY: Final = 1_000.0  # looks that are remembered: older ones fade


class Looks:
    """One site's second looks: how many there were, and how many found a change."""

    __slots__ = ("changed", "made")

    def __init__(self, made: float = 0.0, changed: float = 0.0) -> None:
        self.made, self.changed = made, changed

    def saw(self, *, changed: bool) -> None:
        """A look at a delivered article that had changed, or not."""
        fade = min(1.0, MEMORY / (self.made + 1))
        self.made, self.changed = (self.made + 1) * fade, (self.changed + changed) * fade

    @property
    def share(self) -> float:
        """The share of the plan's looks that are made."""
        if self.made < ENOUGH:
            return 1.0
        return min(1.0, max(LEAST, WORTH * self.changed / self.made))

    def wants(self, article_id: str, moment: int) -> bool:
        """Whether this look at this article is one of them; by its id, so that the answer is the same in every run."""
        key = blake2b(f"{article_id} {moment}".encode(), digest_size=4).digest()
        return int.from_bytes(key) < self.share * 2**32

    def dump(self) -> bytes:
        """Its stored form."""
        return json.dumps([self.made, self.changed]).encode()

    @classmethod
    def load(cls, stored: bytes) -> Self:
        """From its stored form."""
        return cls(*json.loads(stored))

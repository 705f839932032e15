"""What lists tell of delivered articles: that one was changed since, or has another title than it had on that list.

The plan of second looks knows only how old an article is. A hint makes a look due whatever its age, for one request.
"""

import json
from hashlib import blake2b
from typing import Any, Final, Literal, Self

from newsspider.delivery.looks import Looks

MOST: Final = 4_000  # titles, and changes, that are remembered of a site; those not seen for longest go first
Hint = Literal["changed", "title"]


class Hints:
    """One site's. `looks`: how often each kind of hint led to a change; one that seldom does is seldom followed."""

    def __init__(self) -> None:
        self.looks: dict[Hint, Looks] = {"changed": Looks(), "title": Looks()}
        self._changed: dict[str, int] = {}  # article → the change that was followed last, in seconds since 1970
        self._titles: dict[str, str] = {}  # list and article → title; as short hashes, both

    def changed(self, url: str, moment: int | None, delivered: int) -> bool:
        """Whether a change is told that was after the delivery, and after the one that was told before."""
        if moment is None or moment <= max(delivered, self._changed.get(url, 0)):
            return False
        _keep(self._changed, url, moment)
        return True

    def retitled(self, url: str, where: str, title: str) -> bool:
        """Whether the list `where` had another title for this article when it was read before."""
        if not title:
            return False
        key, said = _short(where, url), _short(title)
        before = self._titles.get(key, said)
        _keep(self._titles, key, said)
        return before != said

    def dump(self) -> bytes:
        """Its stored form."""
        looks = {name: [each.made, each.changed] for name, each in self.looks.items()}
        return json.dumps([looks, self._changed, self._titles], separators=(",", ":")).encode()

    @classmethod
    def load(cls, stored: bytes) -> Self:
        """From its stored form."""
        hints = cls()
        looks, hints._changed, hints._titles = json.loads(stored)
        hints.looks = {name: Looks(*counts) for name, counts in looks.items()}
        return hints


def _keep(notes: dict[str, Any], key: str, noted: int | str) -> None:
    notes.pop(key, None)
    notes[key] = noted
    if len(notes) > MOST:
        del notes[next(iter(notes))]


def _short(*said: str) -> str:
    return blake2b("\n".join(said).encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()

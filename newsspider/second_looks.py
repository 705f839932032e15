"""What the ledger's memory of a URL means for this run: fetch it, fetch it conditionally, or leave it."""

from collections.abc import Collection
from datetime import date
from typing import Final

from newsspider.delivery.delivery import MENDABLE
from newsspider.delivery.ledger import Entry, Memory, Validators
from newsspider.run.fates import Fate
from newsspider.validation import RESERVED, outside

# What ended so in an earlier run too is no news: the verdict leaves it out.
REPEATABLE: Final = frozenset((Fate.INVALID, Fate.ROBOTS, Fate.GONE, Fate.FILTERED))


def conditional(validators: Validators | None) -> dict[str, str]:
    """The request headers that ask for a page only if it changed."""
    if validators is None:
        return {}
    said = {"If-None-Match": validators.etag, "If-Modified-Since": validators.last_modified}
    return {name: value for name, value in said.items() if value}


def is_due(entry: Entry, url: str, now: float) -> bool:
    """Whether a delivered article is to be looked at again; of its addresses only the first ever is."""
    return entry.url == url and entry.next_check is not None and entry.next_check <= now


def is_settled(memory: Memory, window: tuple[date | None, date | None], now: float, obey: Collection[str] = ()) -> bool:
    """Whether what was no article need not be fetched to know that it still is none.

    `window`: since and until. `obey`: signals of rights.
    """
    if memory.fate in MENDABLE:
        return memory.due is None or memory.due > now
    if memory.fate is Fate.FILTERED and memory.why in {f"{RESERVED}{name}" for name in obey}:
        return True
    if memory.fate is Fate.FILTERED and memory.detail:
        return outside(memory.detail, *window) == (Fate.FILTERED, memory.why)
    return False


def repeats(memory: Memory | None, fate: Fate) -> bool:
    """Whether an earlier run gave this URL, never an article, the same fate."""
    return fate in REPEATABLE and memory is not None and memory.entry is None and memory.fate is fate

"""The dates that a list page shows beside its links."""

from itertools import islice
from typing import Final

from lxml.etree import _Element

from newsspider.discovery.listed import address, moment, words
from newsspider.reading.dates import When
from newsspider.reading.moments import Clock
from newsspider.reading.urls import base_of

MAX_LINKS: Final = 5_000
_ENTRIES: Final = frozenset(("li", "tr", "dd", "dt", "article", "p", "div", "td"))
_UP: Final = 4  # elements above a link in which its date may stand
_PIECES: Final = 12  # texts of an entry that are looked at
_LONGEST: Final = 400  # characters of an entry beside its link


def dates_beside(root: _Element, url: str, clock: Clock) -> dict[str, When]:
    """URL → the date in the same entry of the list, for each link that has one; an entry holds one link's words."""
    base, found = base_of(root, url), dict[str, When]()
    for anchor in islice(root.iter("a"), MAX_LINKS):
        link = address(base, (anchor.get("href") or "").strip())
        if link and link not in found and (when := _beside(anchor, clock)):
            found[link] = when
    return found


def _beside(anchor: _Element, clock: Clock) -> When | None:
    entry = anchor.getparent()
    for _ in range(_UP):
        if entry is None:
            return None
        if entry.tag in _ENTRIES:
            others = [each for each in islice(entry.iter("a"), 3) if each is not anchor and each.get("href")]
            if len(others) > 1:  # the list itself: its first date is another link's
                return None
            texts = islice((text for text in entry.itertext() if text.strip()), _PIECES)
            said = words(" ".join(texts)[:_LONGEST].replace("".join(islice(anchor.itertext(), _PIECES)), " ", 1))
            if when := moment(said, clock):
                return when
        entry = entry.getparent()
    return None

"""What a site's pages have shown so far: how many different articles each block of text stood beside.

A notice, an app advert, a box of service lines stands on many articles' pages; a paragraph of an article on one. What
must not deceive it is an article that comes twice: as a copy, an update, a print version, a mirror. Such a page shows
all of its paragraphs a second time, so it does not count (`learn`).
"""

import re
import struct
from collections.abc import Callable, Iterable
from functools import lru_cache
from hashlib import blake2b
from itertools import islice
from typing import Final, Self

LEAST: Final = 3  # articles: on two pages, 20 of the corpus's pages gained and 16 lost; on three, 15 and 6
SHARE: Final = 0.05  # of the articles since a block was first seen: a phrase that a column uses now and then is rarer
HASHES: Final = 5000  # blocks remembered a site, 100 KB when stored; those not seen for longest go first
SITES: Final = 300  # sites in memory at a time; a site of hundreds of pages takes 0.7 MB
WORDS: Final = 3  # a shorter block is a name or a heading …
CHARACTERS: Final = 6  # … and in scripts without spaces this many characters are as much
HEAD: Final = struct.Struct("<BI")  # version, articles
ROW: Final = struct.Struct("<QII")  # hash, articles that showed it, number of the first of them
VERSION: Final = 1
_WIDE: Final = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]")
# What tells the parts of a series apart: "Prices of 12 May", "第1024期", "Weather on Monday, 3 June".
_ORDINAL: Final = re.compile(
    r"[\W\d_]+|(?:星期|周|礼拜)[一二三四五六日天]"
    r"|\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september"
    r"|october|november|december)\b"
)


class SiteMemory:
    """One site's blocks, by 8 bytes of their hash, in the order in which they were last seen."""

    __slots__ = ("_blocks", "articles")

    def __init__(self) -> None:
        self.articles = 0
        self._blocks: dict[int, tuple[int, int]] = {}  # hash → (articles, number of the first of them)

    def learn(self, title: str | None, own: Iterable[str], beside: Iterable[str] = ()) -> bool:
        """Take in an article's page: its paragraphs, and the other blocks. Whether it counted as a new article.

        It does not when its title without numbers and dates was seen before (a copy, or the next part of a series,
        which repeats what is its own), or when the site has shown more than half of its paragraphs.
        """
        paragraphs = {key for text in own if (key := block_key(text))}
        if not title or not paragraphs:
            return False
        heading = title_key(title)
        fresh = [key for key in paragraphs if not self._repeats(key, LEAST)]
        known = sum(key in self._blocks for key in fresh)
        new = heading not in self._blocks and 2 * known <= len(fresh)
        self.articles += new
        for key in {heading, *paragraphs, *(key for text in beside if (key := block_key(text)))}:
            count, first = self._blocks.pop(key, (0, self.articles))
            self._blocks[key] = (max(1, count + new), first)
        if len(self._blocks) > HASHES:
            for key in list(islice(self._blocks, len(self._blocks) - HASHES)):
                del self._blocks[key]
        return new

    def repeats(self, text: str, least: int = LEAST, share: float = SHARE) -> bool:
        """Whether this text stood on so many different articles' pages, and on such a share of them since the first."""
        key = block_key(text)
        return key is not None and self._repeats(key, least, share)

    def _repeats(self, key: int, least: int, share: float = SHARE) -> bool:
        count, first = self._blocks.get(key, (0, 0))
        return count >= least and count >= share * (self.articles - first + 1)

    def dump(self) -> bytes:
        """Its stored form."""
        rows = (ROW.pack(key, count, first) for key, (count, first) in self._blocks.items())
        return HEAD.pack(VERSION, self.articles) + b"".join(rows)

    @classmethod
    def load(cls, stored: bytes) -> Self:
        """From its stored form; what another version wrote is forgotten."""
        memory = cls()
        if len(stored) < HEAD.size or (len(stored) - HEAD.size) % ROW.size or stored[0] != VERSION:
            return memory
        memory.articles = HEAD.unpack_from(stored)[1]
        memory._blocks = {key: (count, first) for key, count, first in ROW.iter_unpack(stored[HEAD.size :])}
        return memory


class SiteMemories:
    """The memories of the sites of a run, loaded when first asked for. `load` and `store` are the ledger's, if any."""

    def __init__(
        self,
        load: Callable[[str], bytes | None] = lambda site: None,
        store: Callable[[str, bytes], None] = lambda site, stored: None,
    ) -> None:
        self._load, self._store = load, store
        self._sites: dict[str, SiteMemory] = {}

    def of(self, site: str) -> SiteMemory:
        """The memory of this site."""
        memory = self._sites.pop(site, None)
        if memory is None:
            stored = self._load(site)
            memory = SiteMemory.load(stored) if stored else SiteMemory()
        self._sites[site] = memory
        if len(self._sites) > SITES:
            oldest = next(iter(self._sites))
            self._store(oldest, self._sites.pop(oldest).dump())
        return memory

    def close(self) -> None:
        """Store them all."""
        for site, memory in self._sites.items():
            self._store(site, memory.dump())
        self._sites.clear()


@lru_cache(maxsize=4096)  # a site's template comes with every page, a paragraph is asked for twice
def block_key(text: str) -> int | None:
    """8 bytes of the hash of a block's text; None for one too short to tell articles apart."""
    if text.count(" ") < WORDS - 1 and (text.isascii() or len(_WIDE.findall(text[:50])) < CHARACTERS):
        return None
    return _hash(text.casefold())


def title_key(title: str) -> int:
    """8 bytes of the hash of what the titles of one series have in common."""
    return _hash("title " + _ORDINAL.sub(" ", title.casefold()).strip())


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")

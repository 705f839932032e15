"""The ledger as commands read it: never made, also from a folder that cannot be written, and asked by identity."""

import re
import sqlite3
from collections.abc import Iterable
from heapq import nlargest
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from newsspider.delivery import ledger_admin
from newsspider.delivery.errors import LedgerCorrupt, StorageError
from newsspider.delivery.ledger_admin import Story
from newsspider.delivery.ledger_schema import guarded, open_database
from newsspider.identity import identity, site
from newsspider.runlife import LEDGER

_ESCAPE: Final = re.compile(r"%[0-9A-Fa-f]{2}")
_WORD: Final = re.compile(r"[0-9A-Za-z]+")


def open_ledger(data: Path) -> sqlite3.Connection | None:
    """The ledger of this data folder, to read; None when there is none. Raises StorageError, LedgerCorrupt."""
    path = data / LEDGER
    if not path.exists():
        return None
    try:
        return open_database(path, write=False)
    except LedgerCorrupt:
        raise
    except StorageError:
        # SQLite wants to make its shared memory beside the file, which a read-only folder forbids. Where the journal is
        # empty or not there, the file is complete.
        journal = path.with_name(f"{path.name}-wal")
        if journal.exists() and journal.stat().st_size:
            raise
        with guarded(path):
            return sqlite3.connect(f"{path.absolute().as_uri()}?immutable=1", uri=True, isolation_level=None)


def needle(wanted: str) -> str:
    """A part of an identity that every spelling of its address holds: the longest word of path and query, or host."""
    parts = urlsplit(wanted)
    found = _WORD.findall(_ESCAPE.sub(" ", f"{parts.path} {parts.query}"))
    return max(found, key=len, default=parts.netloc)


def stories(database: sqlite3.Connection, url: str) -> list[Story]:
    """What became of this URL with each spider, under every address of the same identity; the first found first."""
    wanted = identity(url)
    spellings = {url} | {each for each in _urls_with(database, needle(wanted)) if identity(each) == wanted}
    found = {(each.spider, each.url): each for one in spellings for each in ledger_admin.why(database, one)}
    return sorted(found.values(), key=lambda each: (each.found_at, each.spider, each.url))


def of_the_site(database: sqlite3.Connection, url: str) -> list[str]:
    """Every URL that is known of the URL's site."""
    wanted = site(url)
    return [each for each in _urls_with(database, wanted) if site(each) == wanted] if wanted else []


def nearest(known: Iterable[str], url: str, count: int = 3) -> list[str]:
    """Of the URLs known, those most like one that was never seen: the same path on another host, then most similar."""
    path = urlsplit(url).path

    def likeness(other: str) -> tuple[bool, int]:
        same = urlsplit(other).path == path
        return same, _shared(url, other) + _shared(url[::-1], other[::-1])

    return nlargest(count, dict.fromkeys(known), key=likeness)


def address_of(database: sqlite3.Connection, article_id: str) -> str | None:
    """The URL under which the article of this id was found."""
    row = database.execute(
        "SELECT u.url FROM articles a JOIN urls u ON u.no = a.no WHERE a.id = ?", (bytes.fromhex(article_id),)
    ).fetchone()
    return row[0] if row else None


def _shared(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    return next((at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), len(one))


def _urls_with(database: sqlite3.Connection, part: str) -> list[str]:
    rows = database.execute(
        "SELECT url FROM urls WHERE instr(url, ?1) UNION SELECT url FROM waiting WHERE instr(url, ?1)", (part,)
    )
    return [row[0] for row in rows]

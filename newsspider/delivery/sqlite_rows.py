"""Between the ledger's rows in SQLite and its entries."""

from hashlib import blake2b
from typing import Any

from newsspider.delivery.ledger import Entry, Validators

ENTRY = """
SELECT a.id, u.url, coalesce(a.canonical, u.url), s.name, a.content, a.revision, r.id, a.line, a.end, a.delivered,
  a.published, a.next_check, a.etag, a.last_modified, a.gone
FROM articles a JOIN urls u ON u.no = a.url JOIN names s ON s.no = a.site JOIN runs r ON r.no = a.run
"""
_COLUMNS = (
    *("id", "spider", "site", "url", "canonical", "content", "revision", "run", "line", "end"),
    *("delivered", "published", "next_check", "etag", "last_modified", "gone"),
)
REMEMBER = (
    f"INSERT INTO articles ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"  # noqa: S608 - constants
    f" ON CONFLICT (id, spider) DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in _COLUMNS[2:])}"
    " RETURNING no"
)


def as_entry(row: tuple[Any, ...]) -> Entry:
    """A row of ENTRY."""
    article, url, canonical, site, content, *numbers, etag, last_modified, gone = row
    revision, run, line, end, delivered, published, next_check = numbers
    return Entry(
        article.hex(),
        url,
        canonical,
        site,
        (content or b"").hex(),
        revision,
        run,
        line,
        end,
        delivered,
        published,
        next_check,
        Validators(etag, last_modified),
        bool(gone),
    )


def content_key(content_hash: str) -> bytes:
    """128 bits of a content hash."""
    return bytes.fromhex(content_hash)[:16]


def url_key(url: str) -> int:
    """64 bits of a URL's hash, as SQLite's signed integer."""
    return int.from_bytes(blake2b(url.encode("utf-8", "surrogatepass"), digest_size=8).digest(), signed=True)

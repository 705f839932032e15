"""Between the ledger's rows in SQLite and its entries."""

from hashlib import blake2b
from typing import Any

from newsspider.delivery.ledger import HASH_DIGITS, Entry, ListPage, Validators

_ALL_BITS = (1 << 64) - 1
ENTRY = """
SELECT a.id, u.url, coalesce(a.canonical, u.url), s.name, a.content, a.revision, r.id, a.line, a.end, a.delivered,
  a.published, a.next_check, a.etag, a.last_modified, a.gone
FROM articles a JOIN urls u ON u.no = a.no JOIN names s ON s.no = a.site JOIN runs r ON r.no = a.run
"""
LAST_FATE = """
SELECT s.fate, s.why, f.detail, r.started FROM urls u JOIN runs r ON r.no = u.found_in
JOIN fates f ON f.url = u.no JOIN reasons s ON s.no = f.reason WHERE u.no = ? ORDER BY f.run DESC LIMIT 1
"""
PAGE = "SELECT url, etag, last_modified, sections, following FROM pages"
_COLUMNS = (
    *("no", "id", "spider", "site", "canonical", "content", "revision", "run", "line", "end"),
    *("delivered", "published", "next_check", "etag", "last_modified", "gone"),
)
REMEMBER = (
    f"INSERT INTO articles ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"  # noqa: S608 - constants
    f" ON CONFLICT (id, spider) DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in _COLUMNS[3:])}"
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
        "" if content is None else f"{content & _ALL_BITS:016x}",
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


def as_page(row: tuple[Any, ...]) -> ListPage:
    """A row of PAGE."""
    url, etag, last_modified, sections, following = row
    return ListPage(url, Validators(etag, last_modified), tuple(sections.splitlines()), following)


def as_row(page: ListPage) -> tuple[str | None, ...]:
    """The columns of PAGE."""
    sent = page.validators
    return page.url, sent.etag, sent.last_modified, "\n".join(page.sections), page.following


def content_key(content_hash: str) -> int | None:
    """64 bits of a content hash, as SQLite's signed integer."""
    if not content_hash:
        return None
    return int.from_bytes(bytes.fromhex(content_hash[:HASH_DIGITS]), signed=True)


def url_key(url: str) -> int:
    """64 bits of a URL's hash, as SQLite's signed integer."""
    return int.from_bytes(blake2b(url.encode("utf-8", "surrogatepass"), digest_size=8).digest(), signed=True)

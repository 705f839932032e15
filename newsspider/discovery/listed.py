"""What a list names: articles with their titles and dates, and the lists behind it. All readers of lists give this."""

import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from email.utils import parsedate_to_datetime
from functools import cached_property
from typing import Final
from urllib.parse import urldefrag, urlsplit

from newsspider.reading.dates import When
from newsspider.reading.moments import Clock
from newsspider.reading.urls import day_in, join

MAX_BYTES: Final = 16 * 1024 * 1024  # of a list, unpacked; what is behind them is not read
MAX_ENTRIES: Final = 1_000  # of one list, the newest: as many as a news sitemap may have
MAX_URL: Final = 2_083  # characters, as Scrapy's URLLENGTH_LIMIT
SLACK: Final = timedelta(days=1)  # a list and a page may mean different zones
LONG_TAG: Final = re.compile(
    rb"<[a-zA-Z][^<>]{16000}"
)  # of thousands of attributes, in which XML parsers are quadratic
_MAX_TITLE: Final = 500  # characters
_MONTH_DAY: Final = re.compile(r"(\d{1,2})[-/.月](\d{1,2})日?")
_EPOCH: Final = (631_152_000, 4_102_444_800)  # seconds since 1970: the years 1990 to 2100


@dataclass(frozen=True)
class Listed:
    """A possible article as a list names it.

    `published`: what the list says of its publication, evidence that is kept apart from the page's own. `changed`: when
    it was changed last, which is not before its publication. `sure`: the list names nothing but articles; otherwise the
    URL must speak for itself.
    """

    url: str
    title: str = ""
    published: When | None = None
    changed: When | None = None
    sure: bool = True

    @cached_property
    def day(self) -> date | None:
        """The day that it is from, as far as the list and its URL tell."""
        if when := self.published or self.changed:
            return date.fromisoformat(when.at[:10])
        found = day_in(self.url)
        return found[0] if found else None

    @cached_property
    def age(self) -> str:
        """A key that sorts by time, the newest last; "" without a date."""
        when = self.published or self.changed
        if when is None or when.precision == "day":
            return self.day.isoformat() if self.day else ""
        return datetime.fromisoformat(when.at).astimezone(UTC).isoformat()

    def told(self, zone: tzinfo) -> int | None:
        """When it was changed last, as the list has it, in seconds since 1970. RSS has one date, which some renew."""
        when = self.changed or self.published
        if when is None:
            return None
        at = datetime.fromisoformat(when.at)
        return int((at if at.tzinfo else at.replace(tzinfo=zone)).timestamp())


@dataclass(frozen=True, slots=True)
class Listing:
    """A list that was read.

    `kind`: "feed", "sitemap", "news sitemap", "sitemap index", "json" or "records"; `entries` the newest first;
    `lists`: further lists that it leads to, the most worthwhile first; `following`: its next page.
    """

    kind: str
    entries: list[Listed]
    lists: tuple[str, ...] = ()
    following: str | None = None


def newest_first(entries: Iterable[Listed], most: int = MAX_ENTRIES) -> list[Listed]:
    """Each URL once, the dated before the rest, which stay as listed; at most so many."""
    once: dict[str, Listed] = {}
    for entry in entries:
        before = once.get(entry.url)
        if before is None or (entry.published and not before.published):
            once[entry.url] = entry
    return sorted(once.values(), key=lambda each: each.age, reverse=True)[:most]


def is_before(entry: Listed, since: date | None) -> bool:
    """Whether the list makes it certain that this was published before `since`."""
    return since is not None and entry.day is not None and entry.day + SLACK < since


def is_after(entry: Listed, until: date | None) -> bool:
    """Whether the list makes it certain that this was published after `until`."""
    known = entry.day if entry.published or not entry.changed else None
    return until is not None and known is not None and known - SLACK > until


def all_before(entries: Iterable[Listed], since: date | None) -> bool:
    """Whether all that is dated on a list is older than `since`: its next pages are older still."""
    dated = [entry for entry in entries if entry.day]
    return bool(dated) and all(is_before(entry, since) for entry in dated)


def address(base: str, link: str) -> str | None:
    """The absolute http URL of a list's entry, without its fragment; None for what is none."""
    url = urldefrag(join(base, link) or "").url if link and len(link) <= MAX_URL else ""
    parts = urlsplit(url)
    return url if parts.scheme in ("http", "https") and parts.hostname and len(url) <= MAX_URL else None


def words(text: str) -> str:
    """A title, its white space as in a line."""
    return " ".join(text[:_MAX_TITLE].split())


def moment(said: object, clock: Clock) -> When | None:
    """A list's date: in words, as [11-20], as RFC 822 has it with two digits of the year, in seconds since 1970."""
    if isinstance(said, bool) or not isinstance(said, str | int | float):
        return None
    text = str(said).strip()[:100]
    if not text:
        return None
    number = text.partition(".")[0]
    if number.isascii() and number.isdecimal() and len(number) in (9, 10, 12, 13):
        seconds = int(number) / (1000 if len(number) > 10 else 1)
        return _epoch(seconds, text, clock)
    if clock.now and (match := _MONTH_DAY.fullmatch(text.strip("[]()（）【】 "))):
        text = f"{clock.now.year}-{match[1]}-{match[2]}"
        return clock.read(text) or clock.read(f"{clock.now.year - 1}-{match[1]}-{match[2]}")
    return clock.read(text) or _rfc822(text, clock)


def _epoch(seconds: float, raw: str, clock: Clock) -> When | None:
    if not _EPOCH[0] <= seconds < _EPOCH[1]:
        return None
    at = datetime.fromtimestamp(int(seconds), clock.zone or UTC)
    believed = clock.now is None or at <= clock.now + timedelta(days=1)
    return When(at.isoformat(), "second", raw) if believed else None


def _rfc822(text: str, clock: Clock) -> When | None:
    try:
        at = parsedate_to_datetime(text)
    except (ValueError, OverflowError, IndexError, TypeError):
        return None
    return clock.read(at.isoformat()) if at.tzinfo else clock.read(at.date().isoformat())


def unpacked(body: bytes, most: int = MAX_BYTES) -> bytes:
    """A list as it is under gzip, at most so many bytes of it: 2 GB in a small file are never unpacked."""
    if not body.startswith(b"\x1f\x8b"):
        return body[:most]
    try:
        return zlib.decompressobj(wbits=31).decompress(body, most)
    except zlib.error:
        return b""


def decoded(body: bytes) -> str:
    """The text of JSON: UTF-8 (or 16, 32 by its mark), else the Chinese encoding."""
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if body.startswith(mark):
            return body.decode(encoding, "replace")
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return body.decode("gb18030", "replace")

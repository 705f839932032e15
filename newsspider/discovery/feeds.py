"""RSS, Atom and JSON feeds: what they list, and where a page or a site has them.

feedparser reads what is written, not what should be; its own dates are not used: it reads 2016/6/29 15:07 as the first
of the month, and a date without an offset as UTC (kurtmckee/feedparser#75, #51).
"""

import io
import json
import re
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import urlsplit

import feedparser
from lxml.etree import _Element

from newsspider.discovery.listed import (
    LONG_TAG,
    Listed,
    Listing,
    address,
    decoded,
    moment,
    newest_first,
    unpacked,
    words,
)
from newsspider.reading.moments import Clock
from newsspider.reading.urls import base_of

PLACES: Final = ("/feed", "/rss.xml", "/atom.xml", "/rss", "/feed.xml", "/feed.json")  # asked when none is linked
MAX_LINKED: Final = 5  # feeds of one page
MAX_FEED: Final = 4 * 1024 * 1024  # bytes that are read; a feed of 200 whole articles has half a megabyte
MAX_TAGS: Final = 60_000  # outside CDATA: so many take feedparser half a second
_TYPES: Final = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")
_OPENS: Final = re.compile(rb"\s*(?:<\?xml|<!--|<!DOCTYPE|<rss|<feed|<rdf:RDF|<[a-z]{1,8}:feed)", re.I)
_HTML: Final = re.compile(rb"<(?:html|body)[\s>]", re.I)
# What makes feedparser 6.0.14 raise: references to characters that there are not, encodings that are no words.
_RAISES: Final = re.compile(rb"&#\w{1,20};?|^\s{0,99}<\?xml[^>]{0,300}\?>")
# What a feed of a post's comments is called; a page may link one beside the site's own.
_COMMENTS: Final = re.compile(r"/comments?(?:/|$|\.)|comments?[=/]feed|留言|评论", re.I)


def read_feed(body: bytes, url: str, clock: Clock) -> Listing | None:
    """What a feed lists; None for what is no feed. Relative links are the feed's own."""
    body = unpacked(body)[:MAX_FEED]
    start = body[:1024].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"{"):
        entries = _json_feed(body, url, clock)
    elif _OPENS.match(start) and not _HTML.search(start):
        entries = _xml_feed(body, url, clock)
    else:
        return None
    return None if entries is None else Listing("feed", newest_first(entries))


def _json_feed(body: bytes, url: str, clock: Clock) -> list[Listed] | None:
    try:
        feed = json.loads(decoded(body))
    except (ValueError, RecursionError):
        return None
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list) or "jsonfeed.org" not in str(feed.get("version"))[:200]:
        return None
    found = []
    for item in items:
        if isinstance(item, dict) and (link := address(url, str(item.get("url") or ""))):
            title = words(str(item.get("title") or ""))
            when, changed = (moment(item.get(name), clock) for name in ("date_published", "date_modified"))
            found.append(Listed(link, title, when, changed))
    return found


def _xml_feed(body: bytes, url: str, clock: Clock) -> list[Listed] | None:
    if LONG_TAG.search(body) or (body.count(b"<") > MAX_TAGS and _tags(body) > MAX_TAGS):
        return None
    feed = _parsed(body) or _parsed(_RAISES.sub(b"", body))
    if feed is None or not (feed.version or feed.entries):
        return None
    is_atom = str(feed.version).startswith("atom")
    return [listed for entry in feed.entries if (listed := _entry(entry, url, clock, is_atom))]


def _parsed(body: bytes) -> Any:
    try:
        # sanitize_html, resolve_relative_uris: of the texts, which are not used and would take most of the time.
        return feedparser.parse(io.BytesIO(body), sanitize_html=False, resolve_relative_uris=False)
    except (ValueError, ArithmeticError, LookupError, AssertionError):
        return None


def _tags(body: bytes) -> int:
    return sum(part.partition(b"]]>")[2].count(b"<") for part in (b"]]>" + body).split(b"<![CDATA["))


def _entry(entry: Any, url: str, clock: Clock, is_atom: bool) -> Listed | None:
    links = (each.get("href") for each in entry.get("links", ()))
    linked = entry.get("feedburner_origlink") or entry.get("link") or next(filter(None, links), "")
    guid = str(entry.get("id") or "")
    link = address(url, str(linked or (guid if guid.startswith("http") else "")))
    if link is None:
        return None
    when = moment(entry.get("published"), clock)
    changed = moment(dict.get(entry, "updated"), clock)  # entry.get would give `published` in its place
    if not is_atom:  # what RSS calls dc:date
        when = when or changed
    return Listed(link, words(str(entry.get("title") or "")), when, changed)


def linked_feeds(root: _Element, url: str) -> Iterator[str]:
    """The feeds that a page names by <link rel="alternate">, at most MAX_LINKED; not those of comments."""
    base, found = base_of(root, url), dict[str, None]()
    for link in root.iter("link"):
        kind = (link.get("type") or "").partition(";")[0].strip().lower()
        if kind in _TYPES and "alternate" in (link.get("rel") or "").lower().split():
            feed = address(base, (link.get("href") or "").strip())
            if feed and not _COMMENTS.search(urlsplit(feed).path) and not _COMMENTS.search(link.get("title") or ""):
                found[feed] = None
    yield from list(found)[:MAX_LINKED]

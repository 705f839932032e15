"""When an article was published and changed: the readers of times, in the order of their trust."""

from collections.abc import Iterator
from datetime import datetime, tzinfo
from typing import Final

from lxml.etree import _Element

from newsspider.reading.blocks import Document
from newsspider.reading.dates import When, read_date
from newsspider.reading.found import Found
from newsspider.reading.structured import Structured, words
from newsspider.reading.urls import day_in

# Names as public news sites use them, the commonest first.
PUBLISHED_META: Final = tuple(
    "article:published_time og:article:published_time datepublished bytedance:published_time apub:time"
    " article:published og:published_time publishdate publish_date publish-date pubdate article:create_at"
    " publication_date date.issued dc.date.issued dcterms.issued dcterms.created sailthru.date parsely-pub-date"
    " cxenseparse:recs:publishtime article.published og:release_date dc.date date".split()
)
MODIFIED_META: Final = tuple(
    "article:modified_time og:updated_time datemodified bytedance:updated_time article:update_at dcterms.modified"
    " lastmod last-modified article.updated".split()
)
NEAR: Final = 6  # blocks around the article in which a <time> element speaks of it


def declared(
    structured: Structured, key: str, names: tuple[str, ...], zone: tzinfo | None, now: datetime | None
) -> Iterator[Found[When]]:
    """Times of the JSON-LD article (`key`: datePublished or dateModified), then of the meta tags `names`."""
    for said, reader in (
        *((word, "jsonld") for word in words(structured.article.get(key))),
        *((word, "meta") for name in names for word in structured.meta.get(name, ())),
    ):
        if when := read_date(said, zone=zone, now=now):
            yield Found(when, reader, said)


def time_elements(
    root: _Element, document: Document, span: range, zone: tzinfo | None, now: datetime | None
) -> Iterator[Found[When]]:
    """Times of the <time> elements near the article (`span` of blocks); those elsewhere speak of other articles."""
    near = range(span.start - NEAR, span.stop + NEAR)
    for element in root.iter("time"):
        said = element.get("datetime") or "".join(element.itertext())
        if document.position(element) in near and (when := read_date(said, zone=zone, now=now)):
            yield Found(when, "time", said)


def url_day(url: str) -> Iterator[Found[When]]:
    """The day in the URL's path."""
    if found := day_in(url):
        day, raw = found
        yield Found(When(day.isoformat(), "day", raw), "url", raw)


def sharpest(found: Iterator[Found[When]]) -> Found[When] | None:
    """The first reader's time; a later reader that says the same day more precisely only adds the hour to it."""
    first = next(found, None)
    if first is None or first.value.precision != "day":
        return first
    return next(
        (each for each in found if each.value.precision != "day" and each.value.at[:10] == first.value.at), first
    )

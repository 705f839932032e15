"""When an article was published and changed, from all readers of times in the order of their trust."""

from collections.abc import Callable, Iterator
from itertools import chain

from newsspider.reading import moments
from newsspider.reading.dated import SURE, Dated
from newsspider.reading.dates import When
from newsspider.reading.found import Found
from newsspider.reading.moments import Clock
from newsspider.reading.newsroom import Newsroom
from newsspider.reading.structured import Structured

# Iterators throughout, so that nothing is read that an earlier reader made needless; hence also the callable.
Small = Callable[[], Dated]


def published(structured: Structured, room: Newsroom, small: Small, url: str, clock: Clock) -> Found[When] | None:
    """JSON-LD, meta, small print near the headline, byline, URL; a later reader only sharpens the same day.

    `small`: reads the small print. A date that is written without a year is believed last. Who shows nothing but
    "Updated on …" published the page as it is then; the reader is "updated".
    """
    return moments.sharpest(
        chain(
            moments.declared(structured, "datePublished", moments.PUBLISHED_META, clock),
            filter(moments.has_year, _sure(small)),
            moments.declared_loosely(structured, clock),
            filter(moments.has_year, _lines(room, small)),
            moments.url_day(url),
            _changed(room, small, "updated"),
            _lines(room, small),
        )
    )


def modified(structured: Structured, room: Newsroom, small: Small, clock: Clock) -> Found[When] | None:
    """JSON-LD, meta, byline, small print."""
    said = moments.declared(structured, "dateModified", moments.MODIFIED_META, clock)
    return next(chain(said, _changed(room, small, "byline")), None)


def _sure(small: Small) -> Iterator[Found[When]]:
    yield from (found for rank, found in small().published if rank >= SURE)


def _lines(room: Newsroom, small: Small) -> Iterator[Found[When]]:
    yield from _sure(small)
    yield from (Found(when, "byline", when.raw) for when in room.published)
    yield from (found for rank, found in small().published if rank < SURE)


def _changed(room: Newsroom, small: Small, reader: str) -> Iterator[Found[When]]:
    yield from (Found(when, reader, when.raw) for when in room.modified)
    yield from (Found(found.value, reader, found.raw) for found in small().modified)

"""When an article was published and changed, from all readers of times in the order of their trust."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from itertools import chain
from typing import Final

from newsspider.reading import moments
from newsspider.reading.dated import SURE, Dated
from newsspider.reading.dates import When
from newsspider.reading.found import Found
from newsspider.reading.moments import Clock
from newsspider.reading.newsroom import Newsroom
from newsspider.reading.structured import Structured

FARTHEST: Final = timedelta(hours=14)  # from UTC, no clock is farther
_CLOCK: Final = re.compile(r"\d\s?[:.h时點点時ap]")  # a time of day has one of them
_ELSEWHERE: Final = timezone(timedelta(hours=1))  # any zone that is not UTC
QUARTER: Final = timedelta(minutes=15)  # what all clocks differ by, or a multiple

# Iterators throughout, so that nothing is read that an earlier reader made needless; hence also the callable.
Small = Callable[[], Dated]
Rest = Callable[[], Iterable[Found[When]]]


def published(
    structured: Structured, room: Newsroom, small: Small, url: str, leads: Iterable[str], rest: Rest, clock: Clock
) -> Found[When] | None:
    """JSON-LD, meta, small print near the headline, byline, URL; a later reader only sharpens the same day.

    `small`: reads the small print. `leads`: the first paragraphs, which may open with a date. `rest`: reads the last
    places, where these say nothing. A date that is written without a year is believed last. Who shows nothing but
    "Updated on …" published the page as it is then; the reader is "updated".
    """
    found = moments.sharpest(
        chain(
            moments.declared(structured, "datePublished", moments.PUBLISHED_META, clock),
            filter(moments.has_year, _sure(small)),
            moments.declared_loosely(structured, clock),
            filter(moments.has_year, _lines(room, small)),
            moments.url_day(url, structured),
            filter(moments.has_year, chain.from_iterable(moments.opening(lead, clock) for lead in leads)),
            filter(moments.has_year, _changed(room, small, "updated")),
            filter(moments.has_year, _inside(room)),
        )
    )
    found = found or moments.sharpest(
        chain(rest(), _lines(room, small), _changed(room, small, "updated"), _inside(room))
    )
    return found and _local(found, small, clock)


def _local(found: Found[When], small: Small, clock: Clock) -> Found[When]:
    """A time in UTC by the clock of the place, where the small print shows the same moment by that clock.

    Only where the page's zone is not known: 02:25 UTC of the 25th beside "February 24, 2020, 9:25 pm" is 21:25-05:00.
    """
    if clock.zone or found.value.precision == "day" or not found.value.at.endswith("+00:00"):
        return found
    at = datetime.fromisoformat(found.value.at)
    for _, shown in small().published:
        if not _CLOCK.search(shown.value.raw):
            continue
        wall = replace(clock, zone=UTC).read(shown.value.raw)
        if wall is None or wall.precision == "day":
            continue
        offset = datetime.fromisoformat(wall.at) - at.replace(second=0 if wall.precision == "minute" else at.second)
        if abs(offset) > FARTHEST or offset % QUARTER:
            continue
        other = replace(clock, zone=_ELSEWHERE).read(shown.value.raw)
        if not other or wall.at[:16] == other.at[:16]:  # else it names its zone
            return replace(found, value=replace(found.value, at=at.astimezone(timezone(offset)).isoformat()))
    return found


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


def _inside(room: Newsroom) -> Iterator[Found[When]]:
    yield from (Found(when, "byline", when.raw) for when in room.inside)


def _changed(room: Newsroom, small: Small, reader: str) -> Iterator[Found[When]]:
    yield from (Found(when, reader, when.raw) for when in room.modified)
    yield from (Found(found.value, reader, found.raw) for found in small().modified)

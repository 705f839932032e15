"""When an article was published and changed: the readers of times, in the order of their trust."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from typing import Final

from newsspider.reading.dates import When, read_date
from newsspider.reading.found import Found
from newsspider.reading.patterns import opening_with
from newsspider.reading.structured import Structured, words
from newsspider.reading.urls import day_in

# Names as public news sites use them, the commonest first.
PUBLISHED_META: Final = tuple(
    "article:published_time og:article:published_time datepublished bytedance:published_time apub:time"
    " article:published og:published_time publishdate publish_date publish-date pubdate article:create_at"
    " publication_date date.issued dc.date.issued dcterms.issued dcterms.created sailthru.date parsely-pub-date"
    " cxenseparse:recs:publishtime cxenseparse:publishtime article.published og:release_date"
    " citation_online_date citation_publication_date citation_date".split()
)
# Names that may as well hold the day of the last change: what stands below the headline goes before them.
LOOSE_META: Final = tuple("dc.date dc.date.created datecreated date.created dcterms.date created date".split())
MODIFIED_META: Final = tuple(
    "article:modified_time og:updated_time datemodified bytedance:updated_time article:update_at dcterms.modified"
    " dc.date.modified date.modified lastmod last-modified article.updated".split()
)
# A name of no list that says the same: http://ogp.me/ns/article#published_time, published_on, sn-post-date, bt:pubdate.
_SAYS_PUBLISHED: Final = re.compile(
    opening_with(
        {
            "p": r"ub(?:lish(?:ed|ing)?|lication)?[\W_]?(?:date|time|on$|at$|$)|ublish(?:ed)?$",
            "d": r"ate[\W_]?(?:pub|issued|created)",
            "picr": r"(?:(?<=i)ssued?|(?<=p)ost(?:ed)?|(?<=c)reat(?:ion|e)|(?<=r)elease)[\W_]?(?:date|time|on$|at$)",
        }
    )
)
_SAYS_MODIFIED: Final = re.compile(r"modif|updat|last[\W_]?(?:mod|change)|expir|render|generat|build")
_LISTED: Final = frozenset(PUBLISHED_META)
LEAD: Final = 90  # characters of a first paragraph before whose break a date may stand
DATED: Final = 0.2  # of what stands there, so much at least must be the date
_BREAK: Final = re.compile(r"\s[-–—]{1,2}\s|\s?\|\s")


@dataclass(frozen=True, slots=True)
class Clock:
    """How times are to be read: `zone` of those without an offset, `now` (no later one is believed), and `dayfirst`.

    `dayfirst` decides 03/04/2022; None: not known.
    """

    zone: tzinfo | None = None
    now: datetime | None = None
    dayfirst: bool | None = None

    def read(self, text: str) -> When | None:
        """The first believable date of a short text, also one that counts from now; UTC becomes the page's own time."""
        when = read_date(text, zone=self.zone, now=self.now, dayfirst=self.dayfirst)
        if when and self.zone and when.at.endswith("+00:00"):
            return replace(when, at=datetime.fromisoformat(when.at).astimezone(self.zone).isoformat())
        return when


def declared(structured: Structured, key: str, names: tuple[str, ...], clock: Clock) -> Iterator[Found[When]]:
    """Times of the JSON-LD article (`key`: datePublished or dateModified), then of the meta tags `names`."""
    for said, reader in (
        *((word, "jsonld") for word in words(structured.article.get(key))),
        *((word, "meta") for name in names for word in structured.meta.get(name, ())),
    ):
        if when := clock.read(said):
            yield Found(when, reader, said)


def declared_loosely(structured: Structured, clock: Clock) -> Iterator[Found[When]]:
    """Publication times of the JSON-LD page (not article), of unlisted meta names, of names that say "date"."""
    names = [
        name
        for name in structured.meta
        if name not in _LISTED
        and may_say_published(name)
        and _SAYS_PUBLISHED.search(name)
        and not _SAYS_MODIFIED.search(name)
    ]
    for said, reader in (
        *((word, "jsonld") for word in words(structured.page.get("datePublished"))),
        *((word, "meta") for name in (*names, *LOOSE_META) for word in structured.meta.get(name, ())),
    ):
        if when := clock.read(said):
            yield Found(when, reader, said)


def may_say_published(name: str) -> bool:
    """A cheap look: each name that says so has one of these."""
    return "pub" in name or "date" in name or "time" in name or name.endswith(("on", "at"))


def has_year(found: Found[When]) -> bool:
    """Whether the year was written: a date without one is completed from the time of fetching and may be years old."""
    when = found.value
    return when.at[:4] in unicodedata.normalize("NFKC", when.raw) or "年" in when.raw


def url_day(url: str, structured: Structured) -> Iterator[Found[When]]:
    """The day in the path of the URL, or of the address that the page gives as its own: a portal's copy, a feed's."""
    for said in (url, structured.canonical, structured.first("og:url")):
        if said and (found := day_in(said)):
            day, raw = found
            yield Found(When(day.isoformat(), "day", raw), "url", raw)
            return


def opening(lead: str, clock: Clock) -> Iterator[Found[When]]:
    """The date with which a press release opens: "Release of 25 January 2022 | Berlin –", "Wien, 3. Mai 2021 –"."""
    head = lead[:LEAD]
    mark = max((match.end() for match in _BREAK.finditer(head)), default=0)
    if mark and (when := clock.read(head[:mark])) and len(when.raw) >= DATED * mark:
        yield Found(when, "byline", when.raw)


def sharpest(found: Iterable[Found[When]]) -> Found[When] | None:
    """The first reader's time; a later reader that says the same day more precisely only adds the hour to it."""
    each_found = iter(found)
    first = next(each_found, None)
    if first is None or first.value.precision != "day":
        return first
    return next(
        (each for each in each_found if each.value.precision != "day" and each.value.at[:10] == first.value.at), first
    )

"""When an article was published, where neither its metadata nor what stands near its headline says so: the last places.

Each says it by a name: a key of a script's data, an attribute, a label. Where a place names several days, only the one
beside the headline is believed. Nothing here is read on a page whose date is found before.
"""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import islice
from typing import Final

from lxml.etree import _Element

from newsspider.reading.blocks import Document
from newsspider.reading.dated import ELSEWHERE, dates_of_line, may_date_of
from newsspider.reading.dates import When
from newsspider.reading.found import Found
from newsspider.reading.moments import MODIFIED_META, Clock, declared
from newsspider.reading.nearby import OTHERS, SHORT, WHOLE, of_teaser
from newsspider.reading.structured import Structured

MAX_SCRIPTS: Final = 2_000_000  # characters of a page's scripts
MOST: Final = 200  # keys, elements or lines looked at
BESIDE: Final = 4_000  # characters between the headline and the date of one entry
LEVELS: Final = 8  # containers whose classes may say that an element is another's
SHARE: Final = 0.2  # of a line, so much at least must be its date, unless it names the article
LONG_TITLE: Final = 12  # characters of one that names the article and nothing else
# "publishedAt":"…", publish_date: '…', \"datePublished\":\"…\", "pubDate":1665446400
# In lower case, and where one of the openings stands, which are found fastest.
_OPENINGS: Final = ("pub", "posted", "upload", "release", "ptime", "date")
_KEY: Final = re.compile(
    r"[pdur](?:(?:(?<=p)(?:ub(?:lish(?:ed|ing)?|lication)?|osted)|(?<=u)pload|(?<=r)elease)_?-?(?:date|time|at|on|ts)\w{0,12}"
    r"|(?<=p)time|(?<=d)ate_?-?(?:published|created|publication|issued))"
)
_VALUE: Final = re.compile(r"""\\{0,3}["']?\s{0,3}[:=]\s{0,3}\\{0,3}["']?([0-9A-Z][^"'\\;}\]<>\n]{7,40})""")
_EPOCH: Final = re.compile(r"(1\d{9})(?:\d{3})?(?:\.\d{1,6})?\W{0,2}")
# The attributes that mark an element. XPath would ask for one after the other, which takes six times as long.
_SURE: Final = frozenset(("itemprop", "property", "pubdate"))
_MARKED: Final = frozenset(
    f"data-{name}" for name in "date time datetime timestamp published publish-date published-at pubdate".split()
)
_EITHER: Final = _SURE | _MARKED | {"datetime"}
_META: Final = re.compile(
    r"(?:post|entry|article|news|story)[_-]?(?:meta|date|time|info|details)|pub[_-]?date|\bbyline"
)
_NAMES: Final = (
    *("datetime", "content", "data-published", "data-published-at", "data-publish-date", "data-pubdate"),
    *("data-datetime", "data-date", "data-timestamp", "data-time"),
)
_LISTS: Final = frozenset(("li", "aside", "nav", "footer", "figure"))


def anywhere(
    document: Document, root: _Element | None, structured: Structured, title: str, clock: Clock
) -> Iterator[Found[When]]:
    """Attributes of the page's elements, keys in its scripts, labelled lines, and last when it says it was changed."""
    if root is not None:
        named = [(each, keys) for each in root.iter("*") if not _EITHER.isdisjoint(keys := each.keys())]
        sure = (each for each, _ in named if _is_sure(each))
        yield from _one_day(_of_elements(islice(sure, MOST), clock))
        marked = (
            each for each, keys in named if (each.tag == "time" and "datetime" in keys) or not _MARKED.isdisjoint(keys)
        )
        yield from _one_day(_of_elements(islice(marked, MOST), clock))
        yield from _of_scripts(root.iter("script"), title, clock)
    lines = list(_of_lines(document, title, clock))
    for label, reader in (("published", "byline"), ("updated", "updated")):
        yield from _one_day(Found(when, reader, when.raw) for when, said in lines if said == label)
    yield from (
        Found(each.value, "updated", each.raw) for each in declared(structured, "dateModified", MODIFIED_META, clock)
    )


def _one_day(found: Iterable[Found[When]]) -> list[Found[When]]:
    each_found = list(found)
    return each_found if len({each.value.at[:10] for each in each_found}) == 1 else []


def _of_elements(elements: Iterable[_Element], clock: Clock) -> Iterator[Found[When]]:
    for element in elements:
        around = [element, *islice(element.iterancestors(), LEVELS)]
        if any(each.tag in _LISTS or _is(each, OTHERS) for each in around) or any(
            _is(e, ELSEWHERE) for e in around[:3]
        ):
            continue
        said = next((value for name in _NAMES if (value := element.get(name))), "".join(element.itertext())[:SHORT])
        if when := clock.read(_written(said)):
            yield Found(when, "time", said)


def _is_sure(element: _Element) -> bool:
    said = element.get("itemprop")
    return (
        said in ("datePublished", "dateCreated")
        or element.get("property") == "datePublished"
        or element.get("pubdate") is not None
    )


def _is(element: _Element, kind: re.Pattern[str]) -> bool:
    classes = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
    return element.tag not in WHOLE and kind.search(classes) is not None


def _of_scripts(scripts: Iterable[_Element], title: str, clock: Clock) -> list[Found[When]]:
    """The only day that the scripts' keys name, or the one nearest to the headline."""
    said: list[tuple[int, Found[When]]] = []
    spellings = {json.dumps(title, ensure_ascii=ascii)[1:-1] for ascii in (False, True)} if title else set[str]()
    left = MAX_SCRIPTS
    for script in scripts:
        text = (script.text or "")[:left]
        left -= len(text)
        low = text.lower()
        if len(low) != len(text):  # İ becomes two
            low = text
        if not (keys := list(islice(keys_in(low), MOST))):
            continue
        titles = [match.start() for each in spellings for match in islice(re.finditer(re.escape(each), text), MOST)]
        for key in keys:
            if (value := _VALUE.match(text, key.end())) and (when := clock.read(_written(value[1]))):
                distance = min((abs(at - key.start()) for at in titles), default=BESIDE)
                said.append((distance, Found(when, "data", value[1])))
    if only := _one_day(each for _, each in said):
        return only
    nearest = min(said, key=lambda each: each[0], default=None)
    return [nearest[1]] if nearest and nearest[0] < BESIDE else []


def keys_in(low: str) -> Iterator[re.Match[str]]:
    """The keys of times of publication in a text in lower case."""
    starts = list[int]()
    for opening in _OPENINGS:
        at = low.find(opening)
        while at >= 0:
            starts.append(at)
            at = low.find(opening, at + 1)
    end = 0
    for at in sorted(starts):
        if at >= end and (key := _KEY.match(low, at)):
            yield key
            end = key.end()


def _written(said: str) -> str:
    epoch = _EPOCH.fullmatch(said)
    return datetime.fromtimestamp(int(epoch[1]), UTC).isoformat() if epoch else said


def _of_lines(document: Document, title: str, clock: Clock) -> Iterator[tuple[When, str]]:
    """The labelled dates of short lines, with their labels."""
    blocks = document.blocks
    short = [index for index, block in enumerate(blocks) if len(block.text) <= SHORT]
    for line in may_date_of([blocks[index].text for index in short])[:MOST]:
        index, block = short[line], blocks[short[line]]
        if of_teaser(blocks, index) or any(
            document.tags[node] not in WHOLE and OTHERS.search(document.classes[node])
            for node in islice(document.ancestors(block.node), LEVELS)
        ):
            continue
        named = len(title) >= LONG_TITLE and title in block.text
        classed = "published" if _META.search(document.classes[block.node]) else ""
        for when, label, share in dates_of_line(block.text, clock):
            if classed or (label and (named or share >= SHARE)):
                yield when, label or classed

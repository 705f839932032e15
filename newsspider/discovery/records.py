"""Lists that a page keeps as records in a script or XML block, for its pager to show (jpage of Hanweb's systems).

<record><![CDATA[<li><a href="/art/2026/11/22/art_1_2.html">Title</a><span>2026-11-22</span></li>]]></record>, and the
next page as a link in <nextgroup>.
"""

import re
from typing import Final

import lxml.html
from lxml import etree

from newsspider.discovery.listed import Listed, Listing, address, decoded, moment, newest_first, unpacked, words
from newsspider.reading.moments import Clock

MAX_RECORDS: Final = 1_000
_MAX_RECORD: Final = 10_000  # characters
_OPENS: Final = "<record>"
_NEXT: Final = re.compile(
    r"<nextgroup>\s{0,99}(?:<!\[CDATA\[)?\s{0,99}<a[^>]{0,99}\shref=[\"']([^\"'<>]{1,2000})[\"']", re.I
)


def read_records(body: bytes, url: str, clock: Clock) -> Listing | None:
    """What an answer or a page holds in records; None where it holds none."""
    return records_in(decoded(unpacked(body)), url, clock)


def records_in(text: str, url: str, clock: Clock) -> Listing | None:
    """As read_records, of a page's text."""
    _, opens, rest = text.partition(_OPENS)
    if not opens:
        return None
    entries = []
    for part in rest.split(_OPENS, MAX_RECORDS)[:MAX_RECORDS]:
        record = part[: _MAX_RECORD + 20].partition("</record>")[0]
        if len(record) <= _MAX_RECORD and (entry := _entry(record, url, clock)):
            entries.append(entry)
    more = _NEXT.search(text)
    following = address(url, more[1].replace("&amp;", "&")) if more else None
    return Listing("records", newest_first(entries), following=following)


def _entry(record: str, url: str, clock: Clock) -> Listed | None:
    data = record.strip().removeprefix("<![CDATA[").removesuffix("]]>").strip()
    try:
        root = lxml.html.fragment_fromstring(data, create_parent="div")
    except (etree.ParserError, ValueError):
        return None
    for anchor in root.iter("a"):
        if link := address(url, anchor.get("href") or ""):
            said = " ".join(anchor.itertext())
            rest = " ".join(root.itertext()).replace(said, " ", 1)
            return Listed(link, words(anchor.get("title") or said), moment(words(rest), clock))
    return None

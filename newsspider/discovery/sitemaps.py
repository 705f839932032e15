"""XML sitemaps, their indexes and the news extension: what they list, the newest first."""

import io
import re
from collections.abc import Iterable
from datetime import date
from typing import Final
from urllib.parse import urlsplit

from lxml import etree

from newsspider.discovery.listed import LONG_TAG, Listed, Listing, address, moment, newest_first, unpacked, words
from newsspider.reading.moments import Clock

PLACES: Final = ("/sitemap.xml", "/sitemap_index.xml", "/news-sitemap.xml")  # asked when robots.txt names none
MAX_CHILDREN: Final = 5  # sitemaps of an index that one run reads
MAX_READ: Final = 50_000  # URLs of one sitemap, as the protocol has it
_ALIKE: Final = 20  # entries from which one and the same lastmod says when the file was made, and no more
_MAX_TEXT: Final = 2_100  # characters of one <loc> or title
# Sitemaps of what carries no articles, as WordPress and the like name them.
_OTHER: Final = re.compile(
    r"(?:^|[/_.-])(?:images?|videos?|categor(?:y|ies)|(?:post_)?tags?|authors?|users?|pages?|topics?|products?"
    r"|attachment)[_.-]?(?:sitemap|\d|\.xml|$)|sitemap[_.-]?(?:images?|videos?|categor(?:y|ies)|tags?|authors?|pages?)",
    re.I,
)
_NEWS: Final = re.compile(r"news|latest|recent|today|48h", re.I)
_MONTH: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_/]?(0[1-9]|1[0-2])(?:[-_/]?([0-2]\d|3[01]))?(?!\d)")
_YEAR: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")


def read_sitemap(body: bytes, url: str, clock: Clock, oldest: date | None = None) -> Listing | None:
    """What a sitemap lists from `oldest` on, or the sitemaps that an index leads to; None for what is neither.

    Entries without a date are listed too, behind the others.
    """
    items, kind = _items(unpacked(body))
    if kind == "sitemapindex":
        return Listing("sitemap index", [], children(items, url, clock, oldest))
    if kind != "urlset":
        return None
    news = any("publication_date" in item for item in items)
    stamps = {item.get("lastmod") for item in items}
    believed = len(stamps) > 1 or len(items) < _ALIKE
    entries = [
        Listed(
            link,
            words(item.get("title", "")),
            moment(item.get("publication_date"), clock),
            moment(item.get("lastmod"), clock) if believed else None,
            "publication_date" in item,
        )
        for item in items
        if (link := address(url, item["loc"]))
    ]
    recent = (entry for entry in entries if not (oldest and entry.day and entry.day < oldest))
    return Listing("news sitemap" if news else "sitemap", newest_first(recent))


def children(items: Iterable[dict[str, str]], url: str, clock: Clock, oldest: date | None) -> tuple[str, ...]:
    """The sitemaps of an index that are worth reading: news first, then the newest; at most MAX_CHILDREN.

    What was changed last before `oldest`, or is named after an earlier month, holds nothing new.
    """
    found = {}
    for item in items:
        if (link := address(url, item["loc"])) and not _OTHER.search(link):
            found[link] = Listed(link, changed=moment(item.get("lastmod"), clock))
    stamped = len({each.changed for each in found.values()}) == 1 < len(found)  # when the index was made

    def newest(link: str) -> str:
        return ("" if stamped else found[link].age) or _named(link)

    def is_old(link: str) -> bool:
        return oldest is not None and "" < newest(link) < oldest.isoformat()[: len(newest(link))]

    ranked = sorted((link for link in found if not is_old(link)), key=newest, reverse=True)
    ranked.sort(key=lambda link: not _NEWS.search(urlsplit(link).path))
    return tuple(ranked[:MAX_CHILDREN])


def _named(link: str) -> str:
    """The day, month or year that a sitemap is named after, as 2026-11-22, 2026-11 or 2026; "" for none."""
    path = urlsplit(link).path
    if match := _MONTH.search(path):
        return "-".join(each for each in match.groups() if each)
    match = _YEAR.search(path)
    return match[1] if match else ""


def _items(body: bytes) -> tuple[list[dict[str, str]], str]:
    """The <url> or <sitemap> elements, each as its texts by local name, and the root's local name."""
    root, items = "", list[dict[str, str]]()
    if LONG_TAG.search(body):
        return items, root
    try:
        for event, element in etree.iterparse(
            io.BytesIO(body),
            events=("start", "end"),
            recover=True,  # a sitemap that breaks off is read as far as it came
            resolve_entities=False,
            no_network=True,
            remove_comments=True,
            remove_pis=True,
            collect_ids=False,
        ):
            name = _local(element)
            if event == "start":
                root = root or name
                if root not in ("urlset", "sitemapindex"):
                    break
            elif name in ("url", "sitemap"):
                item = _texts(element)
                if item.get("loc"):
                    items.append(item)
                    if len(items) >= MAX_READ:
                        break
                _forget(element)
    except etree.XMLSyntaxError:
        pass  # nothing in it is an element
    return items, root


def _texts(element: etree._Element) -> dict[str, str]:
    item: dict[str, str] = {}
    for child in element:
        for each in child if _local(child) == "news" else (child,):  # <image:image> has a <loc> of its own
            item.setdefault(_local(each), (each.text or "")[:_MAX_TEXT].strip())
    return item


def _forget(element: etree._Element) -> None:
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _local(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""

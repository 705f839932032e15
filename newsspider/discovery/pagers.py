"""The next page of a list: named by the page, by words, by numbers, or by the script that draws the pager."""

import re
from typing import Final
from urllib.parse import urlsplit

from lxml.etree import _Element

from newsspider.discovery.links import Link, next_list_page
from newsspider.discovery.listed import address
from newsspider.reading.urls import base_of

# TRS: createPageHTML(20, 0, "index", "html") is page 1 of index.html, index_1.html … index_19.html. With the pager's
# element in front, createPageHTML("pages", 20, 1, …), pages count from 1 and the second is index_2.html.
_TRS: Final = re.compile(
    r"createPageHTML\(\s{0,9}(?P<first>['\"][^'\"()]{0,99}['\"]\s{0,9},\s{0,9})?(?P<count>\d{1,5})\s{0,9},\s{0,9}(?P<at>\d{1,5})"
    r"\s{0,9},\s{0,9}['\"](?P<name>[\w./-]{1,99})['\"]\s{0,9},\s{0,9}['\"]\.?(?P<ext>\w{1,9})['\"]"
)
_SCRIPT: Final = 20_000  # characters of a script that are looked at


def following(found: list[Link], root: _Element, url: str, number: int) -> str | None:
    """The URL of page `number` + 1 of the list at `url`, its page `number`; on the same host, or None."""
    return _declared(root, url) or next_list_page(found, url) or _numbered(found, url, number) or _drawn(root, url)


def _declared(root: _Element, url: str) -> str | None:
    base = base_of(root, url)
    for link in root.iter("link"):
        if "next" in (link.get("rel") or "").lower().split():
            return _here(address(base, (link.get("href") or "").strip()), url)
    return None


def _numbered(found: list[Link], url: str, number: int) -> str | None:
    """The link that is called by the next number, and has it in its URL, in this list's folder or with its path."""
    here = urlsplit(url)
    folder = here.path.rpartition("/")[0]
    for link in found:
        if link.text.strip("[]()【】 ") != str(number + 1):
            continue
        there = urlsplit(link.url)
        near = there.netloc == here.netloc and there.path.startswith(folder) and link.url != url
        if near and re.search(rf"(?<!\d){number + 1}(?!\d)", f"{there.path[len(folder) :]}?{there.query}"):
            return link.url
    return None


def _drawn(root: _Element, url: str) -> str | None:
    for script in root.iter("script"):
        match = _TRS.search((script.text or "")[:_SCRIPT])
        if match:
            at, last = int(match["at"]) + 1, int(match["count"]) - (not match["first"])
            target = f"{match['name']}_{at}.{match['ext']}"
            return _here(address(base_of(root, url), target), url) if at <= last else None
    return None


def _here(target: str | None, url: str) -> str | None:
    return target if target and target != url and urlsplit(target).netloc == urlsplit(url).netloc else None

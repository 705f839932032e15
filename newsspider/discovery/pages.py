"""The following pages of one article: /p/1.html → /p/1_2.html → /p/1_3.html."""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple
from urllib.parse import parse_qsl, urlsplit

from newsspider.discovery.links import Link
from newsspider.identity import canonical, identity

MAX_PAGES: Final = 50  # of one article
_NUMBERED: Final = re.compile(r"^(?P<stem>.+?)(?P<mark>[_-])(?P<number>\d{1,2})(?P<ext>\.\w{2,5})?$")
_EXTENSION: Final = re.compile(r"\.\w{2,5}$")
_WHOLE_WORDS: Final = re.compile(r"全文|单页|單頁|(?i:single page|all pages|full (?:story|text))")
_WHOLE: Final = re.compile(r"(?P<stem>.{1,500})[_-](?:s|all|full)(?:\.\w{2,5})?$")
_LONGEST_WORDS: Final = 20  # of a link that leads to it
_PARAMETERS: Final = frozenset(("page", "pg", "pn", "paged"))  # not "p", which mostly names the article


class _Page(NamedTuple):
    """A path taken apart: what all pages of the article share, and how the number is joined to it; "" for page 1."""

    stem: str
    ext: str
    mark: str


def next_page(found: Iterable[Link], current: str, number: int) -> str | None:
    """The URL of page `number` + 1 of the article at `current`, its page `number`, where the page links to it.

    Only a URL that is the article's own with the following number is believed ("_2" before the extension, ?page=2,
    /2): "next" in words mostly leads to the next article. Tracking, and www, m. and https twins of the host, are no
    difference.
    """
    for link in found:
        if str(number + 1) in link.url and _follows(current, link.url, number):
            return link.url
    return None


def whole_page(found: Iterable[Link], current: str) -> str | None:
    """The URL of the one page that holds the whole article at `current`: 余下全文 → …_s.shtml; None without one."""
    path = _EXTENSION.sub("", urlsplit(current).path)
    for link in found:
        if len(link.text) <= _LONGEST_WORDS and _WHOLE_WORDS.search(link.text):
            there = _WHOLE.match(urlsplit(link.url).path)
            same_host = urlsplit(identity(current)).netloc == urlsplit(identity(link.url)).netloc
            if there and there["stem"] == path and same_host:
                return link.url
    return None


def _follows(current: str, candidate: str, number: int) -> bool:
    here, there = urlsplit(canonical(current)), urlsplit(canonical(candidate))
    if urlsplit(identity(current)).netloc != urlsplit(identity(candidate)).netloc:
        return False
    old, new = dict(parse_qsl(here.query)), dict(parse_qsl(there.query))
    if here.path == there.path:
        changed = [name for name in old.keys() | new.keys() if old.get(name) != new.get(name)]
        return (
            len(changed) == 1
            and changed[0] in _PARAMETERS
            and old.get(changed[0]) in ((None, "1") if number == 1 else (str(number),))
            and new.get(changed[0]) == str(number + 1)
        )
    theirs = _numbered(there.path, number + 1)
    return theirs is not None and old == new and _is_page(here.path, number, theirs)


def _is_page(path: str, number: int, following: _Page) -> bool:
    # Page 1 is the bare stem, or "_1": "/storm-1.html" is an article of its own, and "/storm-2.html" another.
    mine = _numbered(path, number)
    if number > 1:
        return mine == following
    return _bare(path) == following._replace(mark="") or (mine == following and mine.mark == "_")


def _numbered(path: str, number: int) -> _Page | None:
    """The path of a page that bears this number; None for another."""
    folder, _, last = path.rstrip("/").rpartition("/")
    if last == str(number):
        return _Page(folder, "", "/")
    match = _NUMBERED.match(last)
    if match and match["number"] == str(number):
        return _Page(f"{folder}/{match['stem']}", match["ext"] or "", match["mark"])
    return None


def _bare(path: str) -> _Page:
    stem = _EXTENSION.sub("", path.rstrip("/"))
    return _Page(stem, path.rstrip("/").removeprefix(stem), "")

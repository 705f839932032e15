"""The following pages of one article: /p/1.html → /p/1_2.html → /p/1_3.html."""

import re
from collections.abc import Iterable
from typing import Final
from urllib.parse import parse_qsl, urlsplit

from newsspider.discovery.links import Link

MAX_PAGES: Final = 50  # of one article
_NUMBERED: Final = re.compile(r"^(?P<stem>.+?)(?:[_-](?P<number>\d{1,2}))?(?P<ext>\.\w{2,5})?$")


def next_page(found: Iterable[Link], current: str, number: int) -> str | None:
    """The URL of page `number` + 1 of the article at `current`, its page `number`, where the page links to it.

    Only a URL that is the article's own with the following number is believed ("_2" before the extension, ?page=2,
    /2): "next" in words mostly leads to the next article.
    """
    for link in found:
        if _follows(current, link.url, number):
            return link.url
    return None


def _follows(current: str, candidate: str, number: int) -> bool:
    here, there = urlsplit(current), urlsplit(candidate)
    if here.netloc != there.netloc or here.scheme != there.scheme:
        return False
    mine, theirs = _split(here.path, number), _split(there.path, number + 1)
    if theirs and mine and here.query == there.query:
        return mine == theirs
    if here.path != there.path:
        return False
    old, new = dict(parse_qsl(here.query)), dict(parse_qsl(there.query))
    changed = {name for name in old.keys() | new.keys() if old.get(name) != new.get(name)}
    return (
        len(changed) == 1
        and changed <= {"page", "p", "pg", "pn", "paged"}
        and new.get(changed.pop()) == str(number + 1)
    )


def _split(path: str, number: int) -> tuple[str, str] | None:
    """Stem and extension of a path that ends in this page number; page 1 mostly has none."""
    folder, _, last = path.rpartition("/")
    match = _NUMBERED.match(last)
    if match and match["number"] == str(number):
        return f"{folder}/{match['stem']}", match["ext"] or ""
    if number == 1 and match:
        return f"{folder}/{last.removesuffix(match['ext'] or '')}", match["ext"] or ""
    if last == str(number):
        return folder, ""
    return None

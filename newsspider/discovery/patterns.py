"""The pattern of a URL: what the addresses of one kind of page on a site share, once their numbers and names are gone.

    /2026/11/22/storm-hits-the-coast.html    →  site.example/0/~.html
    /view.php?mod=news&id=77&page=2          →  site.example/view.php?id=0&mod=news&page=0
    /a/a/a/a/                                →  site.example/a/

A pattern is what is learned about (`discovery.record`) and what a run is fair between (`frontier`).
"""

import re
from functools import lru_cache
from typing import Final
from urllib.parse import urlsplit

DEEP: Final = 8  # segments; what lies deeper is one pattern
WIDE: Final = 24  # different names in one place of the path: from there on it is the name that varies
NODES: Final = 2_000  # of one tree; a news site has some hundred
MAX_PART: Final = 60  # characters of a segment that are looked at

_DIGITS: Final = re.compile(r"\d+")
_TOKEN: Final = re.compile(r"(?<![a-z0-9])(?=[a-z]{0,30}\d)(?=\d{0,30}[a-z])[a-z0-9]{10,}(?![a-z0-9])", re.I)
_EXTENSION: Final = re.compile(r"\.[a-z]{2,5}$", re.I)
_TWIN: Final = re.compile(r"^(?:www|m|wap)\.(?=.{3})", re.I)


@lru_cache(maxsize=8192)  # a link is asked about when it is chosen, when it is scheduled and when it has its fate
def shape(url: str) -> tuple[str, ...]:
    """The parts of a URL's pattern: host, segments of the path, query."""
    parts = urlsplit(url)
    path: list[str] = [_DIGITS.sub("0", _TWIN.sub("", parts.netloc.lower()))]
    for segment in parts.path.split("/")[1:]:
        part = _part(segment)
        if part != path[-1]:  # /2026/11/22/ and /a/a/a/ repeat one
            path.append(part)
        if len(path) > DEEP:
            path.append("…")
            break
    if parts.query:
        path.append("?" + "&".join(sorted(map(_argument, parts.query[:500].split("&")[:12]))))
    return tuple(path)


def pattern(url: str) -> str:
    """The pattern in one word; the same on every run."""
    return "/".join(shape(url))


def folder(url: str) -> str:
    """The wider pattern that all of the first folder's share: made-up names below it do not hide what comes of them."""
    parts = shape(url)
    return "/".join((*parts[:2], "**")) if len(parts) > 2 else pattern(url)


def _part(segment: str) -> str:
    extension = match[0].lower() if (match := _EXTENSION.search(segment)) else ""
    stem = segment[: len(segment) - len(extension)][:MAX_PART]
    if not stem.isascii() or "%" in stem or stem.count("-") >= 3 or stem.count("_") >= 4:
        return f"~{extension}"
    return _DIGITS.sub("0", _TOKEN.sub("#", stem.lower())) + extension


def _argument(argument: str) -> str:
    name, mark, value = argument.partition("=")
    return _DIGITS.sub("0", name.lower()[:MAX_PART]) + mark + ("~" if len(value) > 24 else _part(value))


class Patterns:
    """The patterns of one run: a place of the path in which too many different names stand is a variable too.

    So a trap that makes up a new folder for each of its links has WIDE patterns at the most, not one for each link.
    """

    def __init__(self) -> None:
        self._names: dict[tuple[str, ...], set[str]] = {}
        self._nodes = 0

    def of(self, url: str) -> tuple[str, ...]:
        """The pattern of this URL as this run sees it."""
        place: tuple[str, ...] = ()
        for part in shape(url):
            names = self._names.setdefault(place, set())
            if part not in names:
                if len(names) >= WIDE or self._nodes >= NODES:
                    part = "*"
                else:
                    self._nodes += 1
                names.add(part)
            place = (*place, part)
        return place

"""What a page and its server say about use: robots and text-and-data-mining signals, as seen when fetched."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final, Protocol

from newsspider.reading.structured import Structured

AGENT: Final = "newsspider"  # ROBOTSTXT_USER_AGENT of settings.py: what a page calls this crawler
# TDM Reservation Protocol (W3C community group, 2024) and the robots directives of search engines and AI crawlers.
METAS: Final = ("robots", AGENT, "googlebot", "tdm-reservation", "tdm-policy", "ai-content-declaration")
HEADERS: Final = ("x-robots-tag", "tdm-reservation", "tdm-policy")
TDM_FILE: Final = "tdmrep.json"  # the signal of the site's own file
SITE_RIGHTS: Final = "site_rights"  # where a response's meta has it
#: What NEWSSPIDER_OBEY_RIGHTS may name.
OBEYED: Final = ("noindex", "noarchive", "nosnippet", "noai", "noimageai", "tdm")
_VALUED: Final = ("max-snippet", "max-image-preview", "max-video-preview", "unavailable_after")
_LONGEST: Final = 1_000  # characters of a signal that are kept


class Headers(Protocol):
    """Of a response: the values of a header by its name, in any case."""

    def getlist(self, name: str, /) -> Sequence[bytes]:
        """Every value."""


def rights(structured: Structured, headers: Headers) -> dict[str, str]:
    """Signal → its words: meta names as they are, headers (any case) as "header:<name>", repeated ones with a bar."""
    found = {name: ", ".join(structured.meta[name]) for name in METAS if name in structured.meta}
    said = {f"header:{name}": b" | ".join(headers.getlist(name)).decode("latin-1") for name in HEADERS}
    return {name: words[:_LONGEST] for name, words in (found | said).items() if words}


def reserved(found: Mapping[str, str], obey: Collection[str]) -> str | None:
    """The first of the signals in `obey` that is set; None when there is none."""
    said = {word for name in ("robots", AGENT) for word in _words(found.get(name, ""))}
    for line in found.get("header:x-robots-tag", "").split("|"):
        said |= _of_header(line)
    said |= {"noindex"} if "none" in said else set()
    # The page itself knows best, then its server, then the file of the site.
    tdm = (found[name] for name in ("tdm-reservation", "header:tdm-reservation", TDM_FILE) if name in found)
    said |= {"tdm"} if next(tdm, "0").strip() == "1" else set()
    return next((name for name in OBEYED if name in obey and name in said), None)


def _of_header(line: str) -> set[str]:
    """The directives of an X-Robots-Tag that are meant for this crawler: those behind another's name are not."""
    said, ours = set(), True
    for word in line.lower().split(","):
        name, colon, rest = word.strip().partition(":")
        if colon and name not in _VALUED and " " not in name:
            ours, word = name == AGENT, rest
        if ours:
            said.add(word.strip())
    return said


def _words(said: str) -> list[str]:
    return [word.strip() for word in said.lower().split(",")]

"""What a page and its server say about use: robots and text-and-data-mining signals, as seen when fetched."""

from typing import Protocol

from newsspider.reading.structured import Structured

# TDM Reservation Protocol (W3C community group, 2024) and the robots directives of search engines and AI crawlers.
METAS = ("robots", "googlebot", "tdm-reservation", "tdm-policy", "ai-content-declaration")
HEADERS = ("x-robots-tag", "tdm-reservation", "tdm-policy")


class Headers(Protocol):
    """Of a response: the value of a header by its name, in any case."""

    def get(self, name: str, /) -> bytes | None:
        """The value, or None."""


def rights(structured: Structured, headers: Headers) -> dict[str, str]:
    """Signal → its words: meta names as they are, headers (any case) as "header:<name>"."""
    found = {name: ", ".join(structured.meta[name]) for name in METAS if name in structured.meta}
    said = {f"header:{name}": (headers.get(name) or b"").decode("latin-1") for name in HEADERS}
    return found | {name: words for name, words in said.items() if words}

"""What a page and its server say about use: robots and text-and-data-mining signals, as seen when fetched."""

from collections.abc import Mapping

from newsspider.reading.structured import Structured

# TDM Reservation Protocol (W3C community group, 2024) and the robots directives of search engines and AI crawlers.
METAS = ("robots", "googlebot", "tdm-reservation", "tdm-policy", "ai-content-declaration")
HEADERS = ("x-robots-tag", "tdm-reservation", "tdm-policy")


def rights(structured: Structured, headers: Mapping[str, str]) -> dict[str, str]:
    """Signal → its words: meta names as they are, headers as "header:<name>"."""
    found = {name: ", ".join(structured.meta[name]) for name in METAS if name in structured.meta}
    lowered = {name.lower(): value for name, value in headers.items()}
    return found | {f"header:{name}": lowered[name] for name in HEADERS if name in lowered}

"""Who made an article, from all readers of names in the order of their trust."""

from collections.abc import Callable, Sequence
from typing import Final

from newsspider.article import Author
from newsspider.reading.found import Found
from newsspider.reading.people import certain, declared_authors, merge, publishers, written_by
from newsspider.reading.structured import Structured

# Languages in which a photographer is named with the writers; elsewhere the picture has its own credit.
_TOGETHER: Final = frozenset(("zh", "ja", "ko"))


def credited(
    structured: Structured,
    worded: Sequence[Author],
    small: Callable[[frozenset[str]], list[Author]],
    *,
    host: str,
    language: str | None,
) -> Found[list[Author]] | None:
    """People of JSON-LD and meta, with their roles in the byline; else byline or small print; else who publishes.

    `worded`: the byline's people. `small`: reads the people of the small print, given the site's own names.
    """
    site = publishers(structured, host)
    together = (language or "").partition("-")[0] in _TOGETHER
    byline = [author for author in worded if together or author.role != "photographer"]
    declared = declared_authors(structured, site)
    if declared and certain(declared[0]):
        people = merge(declared[0], byline, whole=together)
        return Found(people, declared[1] if people == declared[0] else "byline")
    shown = [] if together and byline else small(site)
    for people in (shown if certain(shown) else [], byline, shown):
        if people:
            return Found(people, "byline")
    if certain(entered := written_by(structured, site)):
        return Found(entered, "meta")
    return Found(*declared) if declared else None

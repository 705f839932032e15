"""A value with the name of the reader that found it."""

from dataclasses import dataclass
from typing import Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Found(Generic[T_co]):
    """What one reader made of the page.

    `reader` is "jsonld", "meta", "heading", "byline", "time", "selector", "site", "url" …; `raw` is the value as the
    page writes it, where that differs.
    """

    value: T_co
    reader: str
    raw: str | None = None

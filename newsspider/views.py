"""What every field of a page is read from: the response parsed once, and the views of it that readers share."""

from collections.abc import Callable
from datetime import datetime, tzinfo
from functools import cached_property
from typing import Any, ClassVar, Final
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

from lxml.etree import _Element
from scrapy.http import HtmlResponse, TextResponse, XmlResponse

from newsspider.reading.blocks import Document, lines, segment
from newsspider.reading.cheap import cheap_elements
from newsspider.reading.dated import Dated
from newsspider.reading.found import Found
from newsspider.reading.language import day_first
from newsspider.reading.moments import Clock
from newsspider.reading.nearby import nearby_blocks
from newsspider.reading.newsroom import Newsroom, read_newsroom
from newsspider.reading.structured import Structured, read_structured
from newsspider.reading.urls import country_of, zone_of

_DOCUMENTS: Final = WeakKeyDictionary[TextResponse, Document]()


def document_of(response: TextResponse) -> Document:
    """The response's blocks: cut once, for whoever is asked whether it reads the page and for who then does.

    What a site file drops from the tree afterwards is still among them, though not as small print.
    """
    found = _DOCUMENTS.get(response)
    if found is None:
        is_html = isinstance(response, HtmlResponse | XmlResponse)
        found = segment(cheap_elements(response.selector.root)) if is_html else lines(response.text)
        _DOCUMENTS[response] = found
    return found


class PageViews:
    """A saved response as readers see it; each view is made when it is first asked for."""

    #: The zone of times without an offset; None: the one zone of the site's country, else China's for Chinese.
    site_zone: ClassVar[tzinfo | None] = None

    #: Whether this very class reads any site, so that a field that finds nothing is no news.
    _general: ClassVar[bool] = True

    def __init__(self, response: TextResponse, fetched_at: datetime) -> None:
        self.response = response
        self.fetched_at = fetched_at
        self._missed: list[str] = []
        self._small: Dated | None = None
        self._found: dict[str, Found[Any] | None] = {}

    @cached_property
    def plain(self) -> bool:
        """Whether this is a text/plain page."""
        return not isinstance(self.response, HtmlResponse | XmlResponse)

    @cached_property
    def document(self) -> Document:
        """The page's blocks."""
        return document_of(self.response)

    @cached_property
    def _root(self) -> _Element:
        return cheap_elements(self.response.selector.root)

    @cached_property
    def structured(self) -> Structured:
        """What the page says for machines."""
        return Structured() if self.plain else read_structured(self.document.telling)

    @cached_property
    def zone(self) -> tzinfo | None:
        """The zone that times without an offset are in; None: unknown, so that only their day is believed."""
        return self.site_zone or zone_of(self.response.url, self.value("language"))

    @cached_property
    def host(self) -> str:
        """The host of the page's URL, or ""."""
        return urlsplit(self.response.url).hostname or ""

    @cached_property
    def clock(self) -> Clock:
        """How this page's times are read."""
        language = self.value("language")
        return Clock(self.zone, self.fetched_at, day_first(language, country_of(self.response.url)))

    @cached_property
    def nearby(self) -> list[int]:
        """The blocks of small print near the headline and right below the text."""
        return nearby_blocks(self.document.blocks, self.newsroom.span, self.newsroom.prose)

    @cached_property
    def newsroom(self) -> Newsroom:
        """Datelines, bylines and editor lines around and inside the body."""
        return read_newsroom(self.document, self.inside, self.title_text(), zone=self.zone, now=self.fetched_at)

    @cached_property
    def inside(self) -> list[bool]:
        """Which blocks are the body."""
        found, count = self.find("body"), len(self.document.blocks)
        inside: list[bool] = found.value if found else [False] * count
        if len(inside) != count:
            raise ValueError(
                f"{type(self).__name__}.body: {len(inside)} flags for {count} blocks: one for each is wanted"
            )
        return inside

    def title_text(self) -> str:
        """The title, or "" while there is none; a plain text's title is read from the newsroom lines, not before."""
        return "" if self.plain else self.value("title") or ""

    def find(self, name: str) -> Found[Any] | None:
        """The field's value and reader; the most derived class that finds something wins."""
        if name not in self._found:
            self._found[name] = None  # a field that asks for itself finds nothing
            for way, general in _ways(type(self), name):
                said = way(self)
                if said is not None:
                    self._found[name] = said if isinstance(said, Found) else Found(said, "site")
                    break
                if not general:
                    self._missed.append(name)
        return self._found[name]

    def value(self, name: str) -> Any:
        """The field's value alone, or None."""
        found = self.find(name)
        return found.value if found else None


Ways = list[tuple[Callable[[PageViews], Any], bool]]
_WAYS: Final = dict[tuple[type, str], Ways]()  # worked out once: each field of each page asks


def _ways(page: type, name: str) -> Ways:
    """How this class and those that it is derived from read a field; and whether each reads any site."""
    if (page, name) not in _WAYS:
        classes = (cls for cls in page.__mro__ if name in vars(cls))
        _WAYS[page, name] = [(vars(cls)[name], getattr(cls, "_general", True)) for cls in classes]
    return _WAYS[page, name]

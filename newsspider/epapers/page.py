"""EpaperPage: an article of a digital edition. A family says by selectors where its parts stand; the rest is shared."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import ClassVar, Final

from lxml.etree import _Element

from newsspider.article import Author, Edition, Image
from newsspider.epapers.labels import Label, printed_label
from newsspider.page import ArticlePage
from newsspider.reading.blocks import Document
from newsspider.reading.bylines import read_byline
from newsspider.reading.dates import When
from newsspider.reading.elements import BLOCK_LEVEL
from newsspider.reading.enpproperty import Enpproperty, read_enpproperty
from newsspider.reading.found import Found
from newsspider.reading.pictures import MAX_CAPTION, caption_and_credit, pictures
from newsspider.reading.urls import base_of, day_in, join

MAX_TITLE: Final = 200  # characters of a line that can be one of the titles
_PAPER: Final = re.compile(r"[一-鿿]{1,14}?(?:[日晚早晨时商快周月画导公学]报|都市报|青年报|特区报|读书报|新闻|报)")


class EpaperPage(ArticlePage):
    """One article of an issue.

    The class data of a family are CSS selectors, the most trusted first. The kicker stands above the title and the
    subtitle below it, so both may have the same selector.
    """

    _paper: ClassVar[str | None] = None  # whose article it is, where that is known
    _titles: ClassVar[Sequence[str]] = ()
    _kickers: ClassVar[Sequence[str]] = ()
    _subtitles: ClassVar[Sequence[str]] = ()
    _signed: ClassVar[Sequence[str]] = ()  # the author's line
    _bodies: ClassVar[Sequence[str]] = ()
    _galleries: ClassVar[Sequence[str]] = ()  # the pictures with their captions, inside or outside the body

    @cached_property
    def document(self) -> Document:
        """The page's blocks; a body or gallery is one whatever its element (some papers write <span>)."""
        for each in list(self._elements((*self._bodies, *self._galleries))):
            if each.tag not in BLOCK_LEVEL:
                each.tag = "div"
        return super().document

    @cached_property
    def _hidden(self) -> Enpproperty:
        return (None if self.plain else read_enpproperty(self._root)) or Enpproperty()

    def _elements(self, queries: Sequence[str]) -> Iterator[_Element]:
        """The elements of each selector in turn."""
        for query in () if self.plain else queries:
            yield from (each.root for each in self.response.css(query))

    @cached_property
    def _headline(self) -> tuple[_Element, str] | None:
        return next(((each, said) for each in self._elements(self._titles) if (said := _title(each))), None)

    def title(self) -> Found[str] | None:
        """主题: of the hidden comment, else by selector."""
        if self._hidden.title:
            return Found(self._hidden.title, "enpproperty")
        if self._titles:
            return Found(self._headline[1], "selector") if self._headline else None
        return super().title()

    def kicker(self) -> Found[str | None]:  # type: ignore[override]  # found to be none: not looked for elsewhere
        """引题: of the hidden comment, else by selector, above the title."""
        found = self._beside(self._hidden.kicker, self._kickers, above=True)
        return found if self._kickers or found.value else super().kicker() or found

    def subtitle(self) -> Found[str | None]:  # type: ignore[override]  # as the kicker
        """副题: of the hidden comment, else by selector, below the title."""
        found = self._beside(self._hidden.subtitle, self._subtitles, above=False)
        return found if self._subtitles or found.value else super().subtitle() or found

    def _beside(self, hidden: str | None, queries: Sequence[str], *, above: bool) -> Found[str | None]:
        if hidden:
            return Found(hidden, "enpproperty")
        at = self.document.position(self._headline[0]) if self._headline else -1
        signed = {_words(each) for each in self._elements(self._signed)}
        for each in self._elements(queries):
            said, here = _title(each), self.document.position(each)
            if said and said not in signed | {self.value("title")} and (at < 0 or (here < at if above else here > at)):
                return Found(said, "selector")
        return Found(None, "selector")

    def published_at(self) -> Found[When] | None:
        """The day of the issue: in the URL, else in the hidden comment; papers print no hour."""
        if found := day_in(self.response.url):
            return Found(When(found[0].isoformat(), "day", found[1]), "url")
        said = (self._hidden.date or "")[:10]
        return Found(When(said, "day", said), "enpproperty") if _is_day(said) else None

    def authors(self) -> Found[list[Author]] | None:
        """The line that names the author, else the dateline and the words around the text."""
        said = self._hidden.author or next(filter(None, map(_words, self._elements(self._signed))), None)
        byline = read_byline(said) or read_byline(f"作者：{said}") if said else None
        named = byline.authors if byline else []
        more = [each for each in self.newsroom.authors if each.name not in {author.name for author in named}]
        if named or more:
            return Found([*named, *more], "byline")
        return super().authors() or Found([], "byline")  # unsigned, as most news: no selector has missed it

    def body(self) -> Found[list[bool]] | None:
        """The blocks of the first selector that finds text."""
        captions = set(self._captions)
        for query in self._bodies:
            inside = [False] * len(self.document.blocks)
            for each in self._elements((query,)):
                for index in self.document.below(each):
                    inside[index] = index not in captions
            if any(inside):
                return Found(inside, "selector")
        return None if self._bodies else super().body()

    def edition(self) -> Found[Edition] | None:
        """Paper, date and page, as far as the article's own page says them."""
        when = self.value("published_at")
        if when is None:
            return None
        paper, label = place(self)
        return Found(Edition(paper, when.at[:10], label.number, label.name), "page")

    @cached_property
    def _label(self) -> Label:
        # Where a page names several (a menu without links), none is believed.
        said = {label for each in self.document.blocks if not each.links and (label := printed_label(each.text))}
        return said.pop() if len(said) == 1 else Label()

    @cached_property
    def _captions(self) -> list[int]:
        return [index for each in self._regions for index in self.document.below(each)]

    @cached_property
    def _regions(self) -> list[_Element]:
        return [each for each in self._elements(self._galleries) if next(each.iter("img"), None) is not None]

    @cached_property
    def _pictures(self) -> tuple[list[Image], set[int]]:
        base = base_of(self._root, self.response.url)
        found = {
            url: _image(url, _caption(image, region))
            for region in self._regions
            for image in region.iter("img")
            if (url := join(base, image.get("src") or ""))
        }
        maps = {join(base, each.get("src") or "") for each in self._elements(("img[usemap]",))}  # the page, scanned
        images, captions = pictures(self.document, self.inside, base)
        found |= {each.url: each for each in images if each.url not in found}
        return [image for url, image in found.items() if url not in maps], captions | set(self._captions)


def place(page: EpaperPage) -> tuple[str, Label]:
    """The newspaper (where nothing names it, the host) and its page, as a page of an issue or an article says them."""
    hidden = page._hidden
    named = _PAPER.search(page.response.css("title::text").get("") if not page.plain else "")
    label = Label(hidden.page, hidden.page_name) | page._label
    return page._paper or hidden.paper or (named[0] if named else page.host), label


def names_its_page(page: EpaperPage) -> bool:
    """Whether the page itself says that it is of a newspaper: which page of it, around a text where such stands."""
    found = next(page._elements(page._bodies), None)
    return found is not None and (page._hidden.page or page._label.number) is not None


def _words(element: _Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def _title(element: _Element) -> str | None:
    said = _words(element)
    return said if 0 < len(said) <= MAX_TITLE else None


def _image(url: str, said: str | None) -> Image:
    caption, credit = caption_and_credit(said) if said else (None, None)
    return Image(url, caption or None, credit)


def _caption(image: _Element, region: _Element) -> str | None:
    """The words of the largest element around this picture that holds no other."""
    said, around = "", image.getparent()
    while around is not None and sum(1 for _ in around.iter("img")) == 1:
        said = _words(around)
        if said or around is region:
            break
        around = around.getparent()
    return said if 0 < len(said) <= MAX_CAPTION else None


def _is_day(said: str) -> bool:
    try:
        return bool(date.fromisoformat(said))
    except ValueError:
        return False

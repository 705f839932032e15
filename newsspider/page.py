"""PARSE: the fields of an article page, read the standard way; a site overrides a field by name.

A page is a pure function of a saved response and the time it was fetched. Each field is a method that returns a Found
(the value and the reader that found it), a plain value, or None. A subclass's field that finds nothing lets the
standard way speak.
"""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cached_property
from itertools import chain, compress, islice
from typing import Final

from newsspider.article import Author, Edition, Editor, Image
from newsspider.boilerplate import FURNITURE, RULES
from newsspider.boilerplate.clean import furniture
from newsspider.draft import UNTITLED, Draft, Part
from newsspider.identity import canonical, plausible_canonical
from newsspider.mirrors import mirror_flags
from newsspider.reading import timeline
from newsspider.reading.anywhere import anywhere
from newsspider.reading.authorship import credited
from newsspider.reading.brief import brief
from newsspider.reading.content import choose
from newsspider.reading.dated import Dated, may_date_of, small_print
from newsspider.reading.dates import When
from newsspider.reading.found import Found
from newsspider.reading.headline import headline, quiet
from newsspider.reading.kinds import kind_of, paywall
from newsspider.reading.language import language_of
from newsspider.reading.lists import with_last_sentences, with_lists
from newsspider.reading.nearby import SHORT, pieces
from newsspider.reading.people import certain
from newsspider.reading.pictures import pictures
from newsspider.reading.rights import rights
from newsspider.reading.section import crumb, is_name
from newsspider.reading.signed import opening_names, signed
from newsspider.reading.structured import words
from newsspider.reading.teasers import without_teasers
from newsspider.reading.twice import without_copy
from newsspider.reading.urls import based
from newsspider.views import PageViews

FIELDS: Final = (
    "title", "kicker", "subtitle", "published_at", "modified_at", "source", "authors", "editors", "section",
    "keywords", "language", "canonical_url", "body", "images", "edition",
)  # fmt: skip


_KEYWORDS: Final = re.compile(r"[,，;；、|]")
_PAGE: Final = re.compile(rb"<(?:!doctype|html|head|body)\b", re.I)
OPENING: Final = 4096  # bytes in which a whole page says that it is one
KICKERS: Final = frozenset(("introtitle", "yinti", "kicker", "title-kicker"))
SUBTITLES: Final = frozenset(("subtitle", "sub-title", "futi", "fubiaoti", "subheadline"))
SAMPLE_BLOCKS: Final = 30  # blocks of the body that tell its language
BESIDE: Final = 3  # blocks above and below the headline


class ArticlePage(PageViews):
    """One article page. Subclass it in a site file or a family and say only what differs."""

    def __init_subclass__(cls, *, general: bool = False) -> None:
        """Refuse a misspelt field at import. `general`: it reads many sites, and is silent where it finds nothing."""
        cls._general = general
        for name in vars(cls):
            if not name.startswith("_") and not hasattr(ArticlePage, name):
                near = get_close_matches(name, FIELDS, 1)
                hint = f"did you mean {near[0]}?" if near else f"the fields are {', '.join(FIELDS)}"
                raise TypeError(f"{cls.__module__}.{cls.__name__}.{name} is not a field: {hint}")

    def title(self) -> Found[str] | None:
        """主题: a visible heading that the page's metadata confirm; in plain text the line above the dateline."""
        if self.plain:
            return Found(self.newsroom.title, "lines") if self.newsroom.title else None
        return headline(self.document, self.structured, self.inside, self.host)

    def kicker(self) -> Found[str] | None:
        """引题, by the class names of Founder's and like systems, beside the headline."""
        return self._beside_title(KICKERS)

    def subtitle(self) -> Found[str] | None:
        """副题, by the class names of Founder's and like systems, beside the headline."""
        return self._beside_title(SUBTITLES)

    def _beside_title(self, names: frozenset[str]) -> Found[str] | None:
        document, start = self.document, self.newsroom.span.start
        for block in document.blocks[max(0, start - BESIDE) : start + BESIDE]:
            said = document.classes[block.node]
            if said and not names.isdisjoint(said.split()):
                return Found(block.text, "class")
        return None

    def published_at(self) -> Found[When] | None:
        """JSON-LD, meta, small print near the headline, byline, URL; a later reader only sharpens the same day."""
        room, blocks = self.newsroom, self.document.blocks
        above = (block.text for block in blocks[room.span.start : room.prose] if len(block.text) > SHORT)
        leads = chain(above, (block.text for block in blocks[room.prose : room.prose + 1]))

        def rest() -> Iterable[Found[When]]:
            root = None if self.plain else self._root
            return anywhere(self.document, root, self.structured, self.title_text(), self.clock)

        return timeline.published(self.structured, room, self._dated, self.response.url, leads, rest, self.clock)

    def modified_at(self) -> Found[When] | None:
        """JSON-LD, meta, byline, small print."""
        return timeline.modified(self.structured, self.newsroom, self._changed, self.clock)

    def _dated(self) -> Dated:
        if self._small is None:
            self._small = self._read_small_print(changes_only=False)
        return self._small

    def _changed(self) -> Dated:
        return self._small or self._read_small_print(changes_only=True)

    def _read_small_print(self, *, changes_only: bool) -> Dated:
        room, blocks = self.newsroom, self.document.blocks
        lines = may_date_of([blocks[index].text for index in self.nearby])
        dated = pieces(self.document, [self.nearby[line] for line in lines])
        return small_print(dated, room.span.start, room.prose, self.clock, changes_only=changes_only)

    def source(self) -> Found[str] | None:
        """来源 of the dateline, else of the meta tags that Chinese systems write."""
        if self.newsroom.source:
            return Found(self.newsroom.source, "byline")
        said = self.structured.first("contentsource", "article:source", "source", "mediaid")
        return Found(said, "meta") if said else None

    def authors(self) -> Found[list[Author]] | None:
        """People of JSON-LD and meta, with their roles of the byline; else byline, small print, publisher."""
        room = self.newsroom

        def small(site: frozenset[str]) -> list[Author]:
            said = signed(pieces(self.document, self.nearby), room.span.stop, site)
            return said if certain(said) else opening_names(self.document.blocks, room.span, room.prose, site) or said

        language = self.value("language")
        return credited(self.structured, room.authors, small, host=self.host, language=language)

    def editors(self) -> Found[list[Editor]] | None:
        """编辑, 责编, 值班主任 … of the editor lines."""
        return Found(self.newsroom.editors, "byline") if self.newsroom.editors else None

    def section(self) -> Found[str] | None:
        """JSON-LD, meta, breadcrumb above the headline."""
        if said := next(filter(is_name, words(self.structured.article.get("articleSection"))), None):
            return Found(said, "jsonld")
        said = self.structured.first("article:section", "section", "og:article:section")
        if said and is_name(said):
            return Found(said, "meta")
        said = crumb(self.document.blocks[: self.newsroom.span.start])
        return Found(said, "breadcrumb") if said else None

    def keywords(self) -> Found[list[str]] | None:
        """Meta keywords, else article:tag."""
        tags = self.structured.meta.get("article:tag", [])
        said = self.structured.first("keywords", "news_keywords") or (tags[0] if len(tags) == 1 else "")
        listed = _KEYWORDS.split(said) if said else tags
        if len(listed) == 1 and not listed[0].isascii():
            listed = listed[0].split()  # Chinese keywords have no spaces inside
        kept = list(dict.fromkeys(word for each in listed if (word := each.strip()) and "<" not in word))
        return Found(kept, "meta") if kept else None

    def language(self) -> Found[str] | None:
        """Of the body's characters, with the page's declaration where these do not tell."""
        root = None if self.plain else self.response.selector.root
        declared = (
            root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") if root is not None else None
        )
        declared = declared or self.structured.first("content-language", "og:locale")
        body = islice(compress(self.document.blocks, self.inside), SAMPLE_BLOCKS)
        said = language_of(" ".join([block.text for block in body]), declared)
        return Found(said, "text") if said else None

    def canonical_url(self) -> Found[str] | None:
        """The page's canonical link if it is on the same site and plausible, else the URL without tracking."""
        url = self.response.url
        link = self.structured.canonical
        if link == url:
            return Found(canonical(url), "link")
        declared = plausible_canonical(url, link) if link else None
        return Found(declared, "link") if declared else Found(canonical(url), "url")

    def body(self) -> Found[list[bool]] | None:
        """Which blocks are the article: one flag a block."""
        known = furniture(self.document, FURNITURE, RULES)
        inside = without_teasers(self.document, choose(self.document, known).inside)
        inside = without_copy(self.document, with_lists(self.document, inside))
        if any(inside):
            return Found(with_last_sentences(self.document, inside, known), "content")
        title = headline(self.document, self.structured, inside, self.host)
        inside = brief(self.document, title.value if title else "", known)
        return Found(inside, "brief") if any(inside) else None

    def images(self) -> Found[list[Image]] | None:
        """The article's own pictures, between its first and its last block."""
        images, _ = self._pictures
        return Found(images, "body") if images else None

    def edition(self) -> Found[Edition] | None:
        """Only e-papers have one."""
        return None

    @cached_property
    def _pictures(self) -> tuple[list[Image], set[int]]:
        return pictures(self.document, self.inside, based(self.response.url, self.structured.base))

    # The draft.

    def read(self, found_url: str | None = None) -> Draft:
        """Read every field. `found_url`: the URL as discovered, before redirects."""
        values = {name: self.value(name) for name in FIELDS if name != "body"}
        flags = list(dict.fromkeys(self.response.flags))
        flags += dict.fromkeys(f"selector_missed:{name}" for name in self._missed)
        if not values["title"] and self._has_no_place_for_a_title():
            flags.append(UNTITLED)
        if not self.plain:
            flags += mirror_flags(self.document, self.inside, self.structured, self.response.body, self.response.url)
        readers = {name: found.reader for name in FIELDS if (found := self._found.get(name)) and found.value}
        lists = {name: values[name] or [] for name in ("authors", "editors", "keywords", "images")}
        return Draft(
            found_url=found_url or self.response.url,
            url=self.response.url,
            fetched_at=self.fetched_at.isoformat(timespec="seconds"),
            parts=[Part(self.document, self.inside, self._lifted())],
            rights=rights(self.structured, self.response.headers),
            kind=kind_of(self.document, self.inside, self.structured, self.response.url, values["title"]),
            flags=flags + paywall(self.document, self.inside, self.structured),
            readers=readers,
            **{**values, **lists},
        )

    def _has_no_place_for_a_title(self) -> bool:
        # A stored fragment, a body without its page: no layout lost the title.
        whole = self.plain or _PAGE.search(self.response.body, 0, OPENING)
        return not (whole or self.structured.title or any(block.heading for block in self.document.blocks))

    def _lifted(self) -> dict[str, list[int]]:
        """The blocks that are fields of their own: the lines of titles, and captions."""
        titles = {quiet(said) for name in ("title", "kicker", "subtitle") if (said := self.value(name))}
        sizes = range(min(map(len, titles), default=0), 2 * max(map(len, titles), default=0) + 1)
        _, captions = self._pictures
        span = self.newsroom.span
        lines = [
            index
            for index, block in enumerate(self.document.blocks[span.start : span.stop], span.start)
            # Of ASCII nothing becomes longer.
            if ((size := len(block.text)) in sizes or (size < sizes.start and not block.text.isascii()))
            and index not in captions
            and quiet(block.text) in titles
        ]
        lifted = {"captions": sorted(captions), "title": lines}
        return {rule: indexes for rule, indexes in lifted.items() if indexes}

"""A Draft: what parsing made of an article's pages, on its way through the pipelines to an Article."""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from newsspider.article import Article, Author, Cut, Edition, Editor, Image
from newsspider.delivery.delivery import NONE
from newsspider.delivery.ledger import Validators
from newsspider.reading.blocks import Document
from newsspider.reading.dates import When
from newsspider.reading.found import Found
from newsspider.reading.kinds import Kind

#: Flag of a page with no <title> and no heading: an archive's fragment, whose layout cannot have lost the title.
UNTITLED: Final = "untitled"


@dataclass(slots=True, eq=False)
class Part:
    """One page of the article: its blocks, and which of them reading holds for the body."""

    document: Document
    inside: list[bool]
    lifted: dict[str, list[int]] = field(default_factory=dict)  # blocks that are fields of their own: title, captions
    cuts: list[Cut] = field(default_factory=list)  # what repair took out before there were blocks


@dataclass(slots=True, eq=False)
class Draft:
    """The fields of an article as read, with the reader of each in `readers`; its body still in blocks."""

    found_url: str  # as discovered, before redirects: what the run's fates count
    url: str
    canonical_url: str
    fetched_at: str
    parts: list[Part]
    title: str | None = None
    kicker: str | None = None
    subtitle: str | None = None
    published_at: When | None = None
    modified_at: When | None = None
    source: str | None = None
    authors: list[Author] = field(default_factory=list)
    editors: list[Editor] = field(default_factory=list)
    section: str | None = None
    keywords: list[str] = field(default_factory=list)
    language: str | None = None
    images: list[Image] = field(default_factory=list)
    edition: Edition | None = None
    rights: dict[str, str] = field(default_factory=dict)
    flags: list[str] = field(default_factory=list)
    readers: dict[str, str] = field(default_factory=dict)  # field → reader
    kind: Kind | None = None  # what the page is instead of an article
    validators: Validators = NONE  # of the first page, for a conditional second look
    tails: list[str] = field(default_factory=list)  # found URLs of their own that hold further parts of this article

    def attest(self, said: Found[When]) -> None:
        """What a feed or sitemap says of the publication: believed where the page says nothing else.

        That is where it has the day in its URL, or says only when it was changed.

        A page that names another day, more than the difference of two zones, keeps it and is flagged.
        """
        own, reader = self.published_at, self.readers.get("published_at")
        same_day = own is not None and own.at[:10] == said.value.at[:10]
        if own is None or reader == "updated" or (same_day and reader == "url"):
            self.published_at, self.readers["published_at"] = said.value, said.reader.replace(" ", "_")
        elif abs(date.fromisoformat(own.at[:10]) - date.fromisoformat(said.value.at[:10])).days > 1:
            self.flags.append("listed_date_differs")

    def append(self, page: "Draft") -> None:
        """Add a following page of the same article: its body and pictures, its editors and flags.

        A wall or an error in its place is left out and flagged.
        """
        if page.kind is not None and page.kind is not Kind.GALLERY:
            self.flags.append("pages_missing")
            return
        self.parts += page.parts
        self.images += [image for image in page.images if image not in self.images]
        self.authors += [author for author in page.authors if author not in self.authors]
        self.editors += [editor for editor in page.editors if editor not in self.editors]
        self.flags += [flag for flag in page.flags if flag not in self.flags]
        for name in ("source", "published_at", "section"):
            if getattr(self, name) is None:
                setattr(self, name, getattr(page, name))

    def complete(self, whole: "Draft") -> None:
        """Put the page that holds the whole article in the place of its first page; a wall there is as in `append`."""
        first = len(self.parts)
        self.append(whole)
        if len(self.parts) > first:
            del self.parts[:first]
            self.flags = whole.flags  # the beginning alone looked like a teaser


@dataclass(slots=True, eq=False)
class Candidate:
    """An Article on its way from cleaning to delivery, with the URL whose fate it decides."""

    found_url: str
    article: Article
    readers: dict[str, str]
    validators: Validators
    kind: Kind | None
    tails: list[str] = field(default_factory=list)

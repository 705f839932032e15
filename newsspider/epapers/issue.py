"""One issue of a newspaper while it is read: its pages, its articles, and the pieces that wait for other parts."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from lxml.etree import _Element

from newsspider.article import Edition
from newsspider.discovery.links import MAX_URL
from newsspider.draft import Draft
from newsspider.epapers.family import Family, Shape
from newsspider.epapers.jumps import Piece, joined, paired, read_jumps
from newsspider.epapers.labels import Label, read_label
from newsspider.reading.dates import When
from newsspider.reading.urls import base_of, join

MAX_PAGES: Final = 400  # of one issue: papers' yearbooks have 200
MAX_ARTICLES: Final = 5_000
SAME: Final = "?div=-1"  # Founder's picture maps have it behind the addresses of articles
_QUOTED: Final = re.compile(r"""["']([^"'<>\s]{1,300})["']""")
_SCRIPT: Final = 20_000  # characters of a start page in which a script may name the newest issue


@dataclass(slots=True, eq=False)
class Issue:
    """What is known of an issue; `busy` are the URLs being fetched for it."""

    paper: str
    day: date
    family: Family
    shape: Shape
    pages: dict[str, Label] = field(default_factory=dict)
    articles: dict[str, str] = field(default_factory=dict)  # URL → the page that it stands on
    busy: set[str] = field(default_factory=set)
    read: set[str] = field(default_factory=set)  # articles that were fetched in this run
    pieces: list[Piece] = field(default_factory=list)
    looked_again: bool = False

    def take_page(self, root: _Element, url: str, own: Label) -> tuple[list[str], list[str]]:
        """Take up a page: the further pages and the articles that it names and no page before it did.

        `own`: what the page says of its own number and name.
        """
        pages, articles = list[str](), list[str]()
        self.pages[url] = own | self.pages.get(url, Label())
        for link, words in _links(root, url):
            if self.shape.is_page(link, self.day) and len(self.pages) < MAX_PAGES:
                if link not in self.pages:
                    pages.append(link)
                label = read_label(words) or Label()
                self.pages[link] = self.pages.get(link, Label()) | label | Label(self.shape.number(link))
            elif (
                self.shape.is_article(link, self.day)
                and link not in self.articles
                and len(self.articles) < MAX_ARTICLES
            ):
                self.articles[link] = url
                articles.append(link)
        return pages, articles

    def place(self, draft: Draft) -> None:
        """Complete an article's edition and day with what the issue knows."""
        label = self.label(draft.found_url)
        said = draft.edition
        own = Label(said.page, said.page_name) if said else Label()
        own |= label
        draft.edition = Edition(self.paper, self.day.isoformat(), own.number, own.name)
        if draft.published_at is None:
            draft.published_at = When(self.day.isoformat(), "day", self.day.isoformat())
            draft.readers["published_at"] = "issue"

    def label(self, url: str) -> Label:
        """The page that an article stands on."""
        return self.pages.get(self.articles.get(url, ""), Label())

    def take(self, draft: Draft, *, known: bool = False) -> Draft | None:
        """An article as read: itself when it is whole, None when it waits for its other part.

        `known`: it was delivered before, and is only wanted as such a part.
        """
        self.read.add(draft.found_url)
        piece = read_jumps(draft, draft.edition.page if draft.edition else None) if draft.kind is None else None
        if piece is None or not (piece.onward or piece.back):
            return None if known else draft
        piece.known = known
        self.pieces.append(piece)
        return None

    def unread(self, owner: Callable[[str], str | None]) -> list[str]:
        """Once: articles that were merged into ones read now when those were delivered, and are not read yet.

        `owner`: the found URL of the article that a URL was delivered as, or as a part of.
        """
        if self.looked_again:
            return []
        self.looked_again = True
        tails = paired(self.pieces)
        heads = {piece.draft.found_url for piece in self.pieces if piece.onward and id(piece) not in tails}
        return [url for url in self.articles if heads and url not in self.read and owner(url) in heads]

    def finished(self) -> list[Draft]:
        """The articles that the waiting pieces make."""
        pieces, self.pieces = self.pieces, []
        return joined(pieces)


def names_issue(root: _Element, url: str, shape: Shape, day: date) -> bool:
    """Whether a page names an article or a further page of this day's issue."""
    return any(
        shape.is_article(link, day) or (link != url and shape.is_page(link, day)) for link, _ in _links(root, url)
    )


def newest(root: _Element, text: str, url: str, shape: Shape, today: date) -> str | None:
    """The page of the newest issue, but of no later day, that a start page links to, or names in a script."""
    named = [link for link, _ in _links(root, url)]
    named += [link for each in _QUOTED.findall(text[:_SCRIPT]) if (link := join(url, each))]
    dated = [(day, link) for link in named if (day := shape.page_day(link)) and day <= today]
    return max(dated, key=lambda each: each[0])[1] if dated else None


def _links(root: _Element, url: str) -> Iterator[tuple[str, str]]:
    """Every URL that a page's links, picture maps and menus lead to, without fragment, with the words of the link."""
    base = base_of(root, url)
    for element in root.iter("a", "area", "option"):
        link = element.get("href") or element.get("value") or ""
        if 0 < len(link) <= MAX_URL and not link.startswith(("#", "javascript:")) and (absolute := join(base, link)):
            address = absolute.partition("#")[0].removesuffix(SAME)
            yield address, " ".join("".join(map(str, element.itertext())).split())

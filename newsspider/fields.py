"""One-line readers for site files: `title = text("h1.tit")` instead of a method.

Each returns a reader, a function of the page that gives a Found or None; the selector is CSS, or XPath where it begins
with "/" or "./". A reader that finds nothing lets the standard way speak, and the page carries the flag
`selector_missed`.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from parsel import Selector, SelectorList

from newsspider.reading.dates import When, read_date
from newsspider.reading.found import Found

if TYPE_CHECKING:
    from newsspider.page import ArticlePage

# What a reader takes is a page; Any, so that each also stands where a subclass's method would.
Reader = Callable[[Any], Any]


def select(page: "ArticlePage", query: str) -> SelectorList[Selector]:
    """The elements that a CSS or XPath query finds on the page."""
    return page.response.xpath(query) if query.startswith(("/", "./")) else page.response.css(query)


def words_of(selector: Selector) -> str:
    """The text of a match, white space normalised."""
    root = selector.root
    return " ".join((root if isinstance(root, str) else "".join(root.itertext())).split())


def text(query: str) -> Reader:
    """The first matching element's text."""

    def read(page: "ArticlePage") -> Found[str] | None:
        return next((Found(said, "selector") for each in select(page, query) if (said := words_of(each))), None)

    return read


def texts(query: str) -> Reader:
    """Every matching element's text, as a list."""

    def read(page: "ArticlePage") -> Found[list[str]] | None:
        said = [words for each in select(page, query) if (words := words_of(each))]
        return Found(said, "selector") if said else None

    return read


def time(query: str) -> Reader:
    """The first believable time in a matching element's text, in the site's zone."""

    def read(page: "ArticlePage") -> Found[When] | None:
        for each in select(page, query):
            if when := read_date(words_of(each), zone=page.zone, now=page.fetched_at):
                return Found(when, "selector", when.raw)
        return None

    return read


def html(query: str) -> Reader:
    """The body: every block inside the matching elements."""

    def read(page: "ArticlePage") -> Found[list[bool]] | None:
        inside = [False] * len(page.document.blocks)
        for each in select(page, query):
            for index in page.document.below(each.root):
                inside[index] = True
        return Found(inside, "selector") if any(inside) else None

    return read


def nothing(page: "ArticlePage") -> Found[None]:
    """The pages of this site have no such field: do not look for it the standard way."""
    return Found(None, "site")

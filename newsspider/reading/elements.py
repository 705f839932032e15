"""What each element is to a reader: which begin a block, which are skipped, which speak to machines."""

from typing import Final, NamedTuple

from lxml.etree import Comment, Entity, ProcessingInstruction, _Element

SKIPPED: Final = frozenset(
    "script style noscript template svg math iframe frame select option textarea head object embed applet canvas audio"
    " video datalist".split()
)
BLOCK_LEVEL: Final = frozenset(
    "html body div p li ul ol dl dt dd h1 h2 h3 h4 h5 h6 section article main aside nav header footer blockquote figure"
    " figcaption pre table thead tbody tfoot tr td th caption form fieldset legend label button center address hr"
    " details summary dialog menu hgroup search"
    " founder-title founder-author founder-content cms-content".split()  # Founder's own, around paragraphs or breaks
)
ITEMS: Final = frozenset(("li", "dt", "dd"))
HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))

INLINE, BREAK, LINK, BOLD, PICTURE, TELL, SKIP, BLOCK, ITEM = range(9)
KINDS: Final[dict[object, int]] = (
    dict.fromkeys(BLOCK_LEVEL, BLOCK)
    | dict.fromkeys(ITEMS, ITEM)
    | dict.fromkeys((*SKIPPED, Comment, ProcessingInstruction, Entity), SKIP)
    | {"br": BREAK, "a": LINK, "b": BOLD, "strong": BOLD, "img": PICTURE}
    | dict.fromkeys(("meta", "title", "link", "base"), TELL)
)
LAZY_SOURCES: Final = ("data-src", "data-original", "data-lazy-src", "data-url", "src")  # as seen on lazy-loading pages
#: Attributes that say what an element of the small print is.
MARKS: Final = frozenset(("class", "id", "itemprop", "rel", "property", "data-testid"))
INLINE_MARKED: Final = 60  # inline elements of one block that are looked at for them
LONGEST_NAMES: Final = 2_000  # characters of an element's class words that are read
#: Elements that say something of the page for machines, wherever they stand; of links only the canonical one.
TELLING: Final = frozenset(("meta", "title", "link", "base", "script"))
COMMENT: Final = "comment"  # their tag there
JSON_LD: Final = "ld+json"  # in the type of those scripts whose text is read
LONGEST_COMMENT: Final = 40  # characters of a comment that are read


class Telling(NamedTuple):
    """What an element says for machines: its attributes, and the text of a <title>, a JSON-LD script or a comment."""

    tag: str
    said: dict[str, str]
    text: str


def text_of(element: _Element) -> str:
    """All of the element's text: markup in a title is a slip."""
    return "".join(element.itertext()) if element.tag == "title" else element.text or ""

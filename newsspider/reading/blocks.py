"""A page as blocks: runs of text between block-level boundaries, in document order, from one walk of the parsed tree.

Everything that decides about text works on these blocks: finding the main content, the boilerplate rules, bylines.
A plain-text page becomes blocks too (one a line or wrapped paragraph), so it goes through the same rules.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple, TypeVar

from lxml.etree import _Element

from newsspider.reading import walk
from newsspider.reading.compiled import compiled
from newsspider.reading.elements import HEADINGS, Telling
from newsspider.reading.wrapped import BULLETS, is_marker, paragraphs

MAX_AROUND: Final = 256  # levels of nodes; libxml2 keeps 2,048, and HTML of 1,106 news pages has at most 50
T = TypeVar("T")
_COMPILED: Final = compiled("walk")


class Block(NamedTuple):
    """A whitespace-normalised run of text. `node` is the index of its innermost block-level element.

    A tuple, because a page has hundreds: made in half the time, and `zip` gives the features their columns.
    """

    text: str
    tag: str  # of that element; "line" in plain text
    node: int
    item: bool = False  # inside li, dt or dd; in plain text a line with a bullet or a number in front
    links: int = 0
    link_chars: int = 0
    bold_chars: int = 0
    br: bool = False  # ended by <br>
    marker: str = ""  # plain text: what stood in front of a list line, "•" or "3."

    @property
    def heading(self) -> bool:
        """Whether it stands in h1 to h6."""
        return self.tag in HEADINGS

    @property
    def link_share(self) -> float:
        """Share of the characters that are link text, 0 to 1."""
        return min(1.0, self.link_chars / len(self.text)) if self.text else 0.0


class Picture(NamedTuple):
    """An <img> with the index of the block that follows it; `src`, `width` and `height` as written."""

    src: str
    alt: str
    block: int
    node: int
    width: str | None = None
    height: str | None = None

    @property
    def sides(self) -> tuple[int, ...]:
        """The declared pixels of width and height, those that are plain numbers."""
        said = (each.removesuffix("px") for each in (self.width, self.height) if each)
        return tuple(int(each) for each in said if each.isdecimal() and len(each) < 6)


@dataclass(slots=True, eq=False)
class Document:
    """The blocks of a page, and its block-level elements ("nodes") in document order as parallel lists.

    `first[n]` and `last[n]` bound the blocks below node n, half open, so that every statistic of a subtree is a
    difference of two cumulative sums. `telling`: what the page says for machines. `classes`: of each node its class,
    id, itemprop and role, in lower case, space-separated. `elements`: by node those that still stand in the tree.
    """

    blocks: list[Block] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    elements: walk.Elements = field(default_factory=walk.Elements)
    tags: list[str] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    first: list[int] = field(default_factory=list)
    last: list[int] = field(default_factory=list)
    telling: list[Telling] = field(default_factory=list)
    classes: list[str] = field(default_factory=list)
    _known: dict[Callable[["Document"], Any], Any] = field(default_factory=dict, repr=False)

    def once(self, work_out: Callable[["Document"], T]) -> T:
        """What this function says of the document, worked out when first asked for: many read it."""
        if work_out not in self._known:
            self._known[work_out] = work_out(self)
        found: T = self._known[work_out]
        return found

    def open(self, tag: str, parent: int) -> int:
        """Add a node that has no element, and return its index."""
        self.tags.append(tag)
        self.parents.append(parent)
        self.first.append(len(self.blocks))
        self.last.append(len(self.blocks))
        self.classes.append("")
        return len(self.tags) - 1

    def ancestors(self, node: int) -> Iterator[int]:
        """The node itself and the nodes around it, innermost first, at most MAX_AROUND: asked for block by block."""
        for _ in range(MAX_AROUND):
            if node < 0:
                return
            yield node
            node = self.parents[node]

    @property
    def root(self) -> _Element | None:
        """The first block-level element of the tree; None: this is plain text."""
        return self.elements.at(1)

    def below(self, element: _Element) -> range:
        """The indexes of the blocks inside this element (its nearest block-level element)."""
        node = self.elements.node_of(element)
        return range(self.first[node], self.last[node]) if node >= 0 else range(0)

    def position(self, element: _Element) -> int:
        """Where this element's nearest block-level element begins, as an index of blocks; -1: outside the page."""
        node = self.elements.node_of(element)
        return self.first[node] if node >= 0 else -1


def segment(root: _Element) -> Document:
    """Blocks of an HTML tree. Hidden elements are kept: whether something shows is for those who decide to weigh."""
    return Document(*(_COMPILED or walk).walk(root, Block, Picture))


def lines(text: str) -> Document:
    """Blocks of a plain-text page: one a line or wrapped paragraph; "• x" and "3. x" are list items."""
    document = Document()
    root = document.open("root", -1)
    for line in paragraphs(text):
        marker, _, bare = line.partition(" ")
        if not bare or not is_marker(marker):
            marker, bare = "", line
        if bare.strip(BULLETS):
            document.blocks.append(Block(bare, "line", root, item=bool(marker), marker=marker))
    document.last[root] = len(document.blocks)
    return document


def join(blocks: Sequence[Block]) -> str:
    """The text of an article: its paragraphs joined as the contract says."""
    return "\n\n".join([block.text for block in blocks])

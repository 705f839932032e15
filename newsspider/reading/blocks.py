"""A page as blocks: runs of text between block-level boundaries, in document order, from one walk of the parsed tree.

Everything that decides about text works on these blocks: finding the main content, the boilerplate rules, bylines.
A plain-text page becomes blocks too (one a line), so it goes through the same rules.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, cast

from lxml.etree import _Element, iterwalk

SKIPPED: Final = frozenset(
    "script style noscript template svg math iframe frame select option textarea head object embed applet canvas audio"
    " video datalist".split()
)
BLOCK_LEVEL: Final = frozenset(
    "html body div p li ul ol dl dt dd h1 h2 h3 h4 h5 h6 section article main aside nav header footer blockquote figure"
    " figcaption pre table thead tbody tfoot tr td th caption form fieldset legend label button center address hr"
    " details summary dialog menu hgroup search".split()
)
ITEMS: Final = frozenset(("li", "dt", "dd"))
HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
LAZY_SOURCES: Final = ("data-src", "data-original", "data-lazy-src", "data-url", "src")  # as seen on lazy-loading pages


@dataclass(slots=True, eq=False)
class Block:
    """A whitespace-normalised run of text. `node` is the index of its innermost block-level element."""

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


@dataclass(slots=True, eq=False)
class Picture:
    """An <img> with the index of the block that follows it; `src` as written, not yet absolute."""

    src: str
    alt: str
    block: int
    node: int


@dataclass(slots=True, eq=False)
class Document:
    """The blocks of a page, and its block-level elements ("nodes") in document order as parallel lists.

    `first[n]` and `last[n]` bound the blocks below node n, half open, so that every statistic of a subtree is a
    difference of two cumulative sums.
    """

    blocks: list[Block] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    elements: list[_Element | None] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    depths: list[int] = field(default_factory=list)
    classes: list[str] = field(default_factory=list)  # class, id, itemprop and role, lower-cased, space-separated
    first: list[int] = field(default_factory=list)
    last: list[int] = field(default_factory=list)

    def open(self, tag: str, parent: int, element: _Element | None = None) -> int:
        """Add a node and return its index."""
        self.elements.append(element)
        self.tags.append(tag)
        self.parents.append(parent)
        self.depths.append(self.depths[parent] + 1 if parent >= 0 else 0)
        self.classes.append(_classes(element) if element is not None else "")
        self.first.append(len(self.blocks))
        self.last.append(len(self.blocks))
        return len(self.tags) - 1

    def ancestors(self, node: int) -> Iterator[int]:
        """The node itself and the nodes around it, innermost first."""
        while node >= 0:
            yield node
            node = self.parents[node]

    def node_of(self, element: _Element) -> int:
        """The node of this element of the tree, or of the nearest block-level element around it; -1: none."""
        index = {id(each): node for node, each in enumerate(self.elements)}
        found: _Element | None = element
        while found is not None and id(found) not in index:
            found = found.getparent()
        return -1 if found is None else index[id(found)]

    def below(self, element: _Element) -> range:
        """The indexes of the blocks inside this element (its nearest block-level element)."""
        node = self.node_of(element)
        return range(self.first[node], self.last[node]) if node >= 0 else range(0)

    def position(self, element: _Element) -> int:
        """Where this element's nearest block-level element begins, as an index of blocks; -1: outside the page."""
        node = self.node_of(element)
        return self.first[node] if node >= 0 else -1


def _classes(element: _Element) -> str:
    if not element.attrib:
        return ""
    get = element.get
    words = (get("class"), get("id"), get("itemprop"), get("role"))
    return " ".join(word for word in words if word).lower()


def segment(root: _Element) -> Document:
    """Blocks of an HTML tree. Hidden elements are kept: whether something shows is for those who decide to weigh."""
    walk = _Walk()
    events = iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in events:
        tag = cast("str", element.tag)  # lxml types it for XML too; a callable only in comment and pi events
        if event == "start":
            if tag in SKIPPED:
                events.skip_subtree()
            else:
                walk.start(tag, element)
        elif event == "end":
            walk.end(tag, element)
        elif element.tail:  # of a comment or processing instruction
            walk.buffer.append(element.tail)
    walk.flush()
    document = walk.document
    for node in range(len(document.tags) - 1, 0, -1):
        parent = document.parents[node]
        document.last[parent] = max(document.last[parent], document.last[node])
    return document


class _Walk:
    """The state of one depth-first walk."""

    def __init__(self) -> None:
        self.document = Document()
        self.node = self.document.open("root", -1)
        self.buffer: list[str] = []
        self.items = 0  # open li, dt, dd elements
        self.anchors = 0  # open a elements
        self.links = 0
        self.link_chars = 0
        self.bolds = 0
        self.bold_chars = 0

    def start(self, tag: str, element: _Element) -> None:
        if tag in BLOCK_LEVEL:
            self.flush()
            self.node = self.document.open(tag, self.node, element)
            self.items += tag in ITEMS
        elif tag == "br":
            self.flush(br=True)
        elif tag == "a":
            self.anchors += 1
            self.links += 1
        elif tag in ("b", "strong"):
            self.bolds += 1
        elif tag == "img":
            self._picture(element)
        if element.text:
            self._add(element.text)

    def end(self, tag: str, element: _Element) -> None:
        if tag in BLOCK_LEVEL:
            self.flush()
            self.document.last[self.node] = len(self.document.blocks)
            self.node = self.document.parents[self.node]
            self.items -= tag in ITEMS
        elif tag == "a":
            self.anchors -= 1
        elif tag in ("b", "strong"):
            self.bolds -= 1
        if element.tail:
            self._add(element.tail)

    def _add(self, text: str) -> None:
        self.buffer.append(text)
        if self.anchors:
            self.link_chars += len(text.strip())
        if self.bolds:
            self.bold_chars += len(text.strip())

    def _picture(self, element: _Element) -> None:
        src = next((value for name in LAZY_SOURCES if (value := element.get(name))), "")
        if src:
            alt = " ".join((element.get("alt") or "").split())
            self.document.pictures.append(Picture(src.strip(), alt, len(self.document.blocks), self.node))

    def flush(self, *, br: bool = False) -> None:
        if not self.buffer:
            return
        text = " ".join("".join(self.buffer).split())
        self.buffer.clear()
        if text:
            document = self.document
            block = Block(text, document.tags[self.node], self.node, self.items > 0, br=br)
            block.links, block.link_chars, block.bold_chars = self.links, self.link_chars, self.bold_chars
            document.blocks.append(block)
        self.links, self.link_chars, self.bold_chars = int(self.anchors > 0), 0, 0


BULLETS: Final = "•·●○■□◆◇▪▶►*-–—"


def lines(text: str) -> Document:
    """Blocks of a plain-text page: one a line; "• x" and "3. x" are list items."""
    document = Document()
    root = document.open("root", -1)
    for line in text.splitlines():
        words = line.split()
        if not words:
            continue
        marker = words[0] if len(words) > 1 and _is_marker(words[0]) else ""
        bare = " ".join(words[1:] if marker else words)
        if bare.strip(BULLETS):
            document.blocks.append(Block(bare, "line", root, item=bool(marker), marker=marker))
    document.last[root] = len(document.blocks)
    return document


def _is_marker(word: str) -> bool:
    return word in BULLETS or (len(word) < 5 and word[-1] in ".、)" and word[:-1].isdecimal())


def join(blocks: Sequence[Block]) -> str:
    """The text of an article: its paragraphs joined as the contract says."""
    return "\n\n".join(block.text for block in blocks)

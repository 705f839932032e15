"""What the rules know of a page's lines whatever the article is: labels, which read like prose, classed elements."""

from collections.abc import Callable, Sequence
from typing import Final, TypeAlias

from newsspider.boilerplate.gate import COMPILED
from newsspider.boilerplate.lexicon import Kind, Label, Lexicon
from newsspider.reading.blocks import Block, Document
from newsspider.reading.elements import HEADINGS

LEAST: Final = 8  # characters of a sentence at least
SENTENCE: Final = 20  # characters; from here "!" or "?" may end a sentence and not a headline; twice that in ASCII
PARAGRAPH: Final = 100  # characters; a longer line is prose in any script, also one without full stops
FULL: Final = "。"
STOPS: Final = '.!?:…;।؟۔”"»」』\uff01\uff1f\uff1b\uff1a'  # the last four: full-width "!", "?", ";", ":"
COMMAS: Final = "，、;；"
LINKED: Final = 0.6  # share of link text from which a block counts as a link
WIDGETS: Final = frozenset(("comments", "rankings", "pictures", "related"))  # lists below a heading


def is_prose(block: Block) -> bool:
    """Whether the block reads like a paragraph, by its shape alone: a sentence, and neither link, item nor heading."""
    text = block.text
    size = len(text)
    if size < LEAST or block.item or block.link_chars * 2 > size or block.tag in HEADINGS:
        return False
    if size >= PARAGRAPH or text[-1] == FULL:
        return True
    if size < SENTENCE:
        return False
    if text.isascii():
        return text[-1] in STOPS and size >= 2 * SENTENCE
    return FULL in text or text[-1] in STOPS or (size >= 2 * SENTENCE and any(comma in text for comma in COMMAS))


Shapes: TypeAlias = tuple[list[str], list[int], list[bool], list[bool]]


def shapes(blocks: list[Block]) -> Shapes:
    """Of the blocks the text, its size in characters, whether it is a link and hardly more, whether it is prose."""
    texts = [block.text for block in blocks]
    sizes = [*map(len, texts)]
    linked = [block.link_chars >= LINKED * size for block, size in zip(blocks, sizes, strict=True)]
    prose = [not link and is_prose(block) for block, link in zip(blocks, linked, strict=True)]
    return texts, sizes, linked, prose


_SHAPES: Final[Callable[[list[Block]], Shapes]] = (
    COMPILED.Shapes(LINKED, LEAST, SENTENCE, PARAGRAPH, FULL, STOPS, COMMAS, HEADINGS).of if COMPILED else shapes
)


class Lines:
    """Per block its label, its size in characters, whether it is a link and hardly more, whether it reads like prose.

    And the labelled blocks by theme, and elements by what their classes speak of.
    """

    __slots__ = ("_by_theme", "_classed", "headings", "labels", "linked", "prose", "sizes")

    def __init__(self, document: Document, lexicon: Lexicon) -> None:
        texts, self.sizes, self.linked, self.prose = _SHAPES(document.blocks)
        self.labels: list[Label | None] = lexicon.labels(texts)
        self._by_theme: dict[str, list[int]] = {}
        self.headings: list[int] = []  # of widgets with a list below
        for index, label in enumerate(self.labels):
            if label is not None:
                self._by_theme.setdefault(label.theme, []).append(index)
                if label.kind is Kind.HEADING and label.theme in WIDGETS:
                    self.headings.append(index)
        self._classed: dict[str, list[range]] = {}
        for node, themes in lexicon.themes(document):
            for theme in themes:
                self._classed.setdefault(theme, []).append(range(document.first[node], document.last[node]))

    def of(self, theme: str) -> Sequence[int]:
        """The blocks whose whole line is a term or pattern of this theme, in order."""
        return self._by_theme.get(theme, ())

    def classed(self, theme: str) -> Sequence[range]:
        """The blocks of the elements, in order, whose class words speak of this theme."""
        return self._classed.get(theme, ())

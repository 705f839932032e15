"""What the rules know of a page's lines whatever the article is: labels, which read like prose, classed elements."""

from collections.abc import Sequence
from operator import sub
from typing import Final

from newsspider.boilerplate.lexicon import Kind, Label, Lexicon
from newsspider.reading.blocks import Block, Document
from newsspider.reading.elements import HEADINGS

SENTENCE: Final = 20  # characters; from here "!" or "?" may end a sentence and not a headline; twice that in ASCII
PARAGRAPH: Final = 100  # characters; a longer line is prose in any script, also one without full stops
BOX: Final = 80  # blocks; a widget is not larger (two rankings of ten with tabs and sources come to about 60)
STOPS: Final = frozenset('.!?:…;।؟۔”"»」』\uff01\uff1f\uff1b\uff1a')  # the last four: full-width "!", "?", ";", ":"
COMMAS: Final = frozenset("，、;；")
LINKED: Final = 0.6  # share of link text from which a block counts as a link
WIDGETS: Final = frozenset(("comments", "rankings", "pictures", "related"))  # lists below a heading


def is_prose(block: Block) -> bool:
    """Whether the block reads like a paragraph, by its shape alone: a sentence, and neither link, item nor heading."""
    text = block.text
    size = len(text)
    if size < 8 or block.item or block.link_chars * 2 > size or block.tag in HEADINGS:
        return False
    if size >= PARAGRAPH or text[-1] == "。":
        return True
    if size < SENTENCE:
        return False
    if text.isascii():
        return text[-1] in STOPS and size >= 2 * SENTENCE
    return "。" in text or text[-1] in STOPS or (size >= 2 * SENTENCE and not COMMAS.isdisjoint(text))


class Lines:
    """Per block its label, its size in characters, whether it is a link and hardly more, whether it reads like prose.

    And the labelled blocks by theme, and elements by what their classes speak of.
    """

    __slots__ = ("_by_theme", "_classed", "headings", "labels", "linked", "prose", "sizes")

    def __init__(self, document: Document, lexicon: Lexicon) -> None:
        blocks = document.blocks
        self.labels: list[Label | None] = lexicon.labels([block.text for block in blocks])
        self.sizes: list[int] = [len(block.text) for block in blocks]
        self.linked = [block.link_chars >= LINKED * size for block, size in zip(blocks, self.sizes, strict=True)]
        self.prose: list[bool] = list(map(is_prose, blocks))
        self._by_theme: dict[str, list[int]] = {}
        self.headings: list[int] = []  # of widgets with a list below
        for index, label in enumerate(self.labels):
            if label is not None:
                self._by_theme.setdefault(label.theme, []).append(index)
                if label.kind is Kind.HEADING and label.theme in WIDGETS:
                    self.headings.append(index)
        self._classed: dict[str, list[range]] = {}
        nodes = [node for node, size in enumerate(map(sub, document.last, document.first)) if 1 < size <= BOX]
        for node, themes in zip(nodes, lexicon.themes(map(document.classes.__getitem__, nodes)), strict=False):
            for theme in themes:
                self._classed.setdefault(theme, []).append(range(document.first[node], document.last[node]))

    def of(self, theme: str) -> Sequence[int]:
        """The blocks whose whole line is a term or pattern of this theme, in order."""
        return self._by_theme.get(theme, ())

    def classed(self, theme: str) -> Sequence[range]:
        """The blocks of the elements, in order, whose class words speak of this theme."""
        return self._classed.get(theme, ())

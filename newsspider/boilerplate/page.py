"""What every rule looks at: a page's blocks with the label of each line, and where the article's prose is."""

from collections.abc import Iterator, Sequence
from itertools import compress
from typing import Final

from newsspider.boilerplate.lexicon import BOX, Kind, Label
from newsspider.boilerplate.lines import PARAGRAPH, Lines
from newsspider.reading.blocks import Document

CLOSED: Final = ("。", ".", "।", "۔")  # what ends a sentence and hardly ever a headline
CLOSERS: Final = "”\"»」』’')）】"  # may stand behind it


def closed(text: str) -> bool:
    """Whether it ends as a sentence does: a headline may end with "!" or "?", but with no full stop."""
    return text.rstrip(CLOSERS).endswith(CLOSED)


class Page:
    """A document as the rules see it. Indexes are those of `document.blocks`; `gone` is what earlier rules took.

    `inside` says which blocks the choice of the main content holds to be the article's; only those weigh as its prose.
    """

    def __init__(self, document: Document, lines: Lines, inside: Sequence[bool] | None = None) -> None:
        self.document = document
        self.blocks = document.blocks
        self.inside: Sequence[bool] = [True] * len(self.blocks) if inside is None else inside
        self.labels: Sequence[Label | None] = lines.labels
        self.sizes, self.linked = lines.sizes, lines.linked
        self.prose: list[bool] = lines.prose.copy()
        self.gone: set[int] = set()
        self._lines = lines
        self.first_prose, self.last_prose = self._span()

    def _span(self) -> tuple[int, int]:
        inside, labels, gone = self.inside, self.labels, self.gone
        article = [
            index
            for index in compress(range(len(inside)), self.prose)
            if inside[index] and labels[index] is None and index not in gone
        ]
        if not article:
            return len(self.blocks), -1
        # Below the last full stop of the article, what stands under a widget's heading is the widget's: long headlines.
        end = next((index for index in reversed(article) if self._solid(index)), article[0])
        heading = next((index for index in self._lines.headings if index > end), len(self.blocks))
        for index in range(heading, len(self.blocks)):
            self.prose[index] = self.prose[index] and self._solid(index)
        return article[0], max(index for index in article if index < heading)

    def _solid(self, index: int) -> bool:
        text = self.blocks[index].text
        return len(text) >= PARAGRAPH or closed(text)

    def take(self, indexes: Sequence[int]) -> None:
        """Note that a rule took these blocks: they are no longer the article's."""
        self.gone.update(indexes)
        if any(map(self.prose.__getitem__, indexes)):
            self.first_prose, self.last_prose = self._span()

    def of(self, theme: str) -> Sequence[int]:
        """The blocks whose whole line is a term or pattern of this theme, in order."""
        return self._lines.of(theme)

    def heading(self, index: int) -> bool:
        """Whether a widget of any theme begins here, or may begin: an item that is called "推荐" is a link."""
        label = self.labels[index]
        if label is None or label.kind not in (Kind.HEADING, Kind.MAYBE):
            return False
        return label.kind is Kind.HEADING or not self.linked[index]

    def supported(self, index: int, *, outside: bool = True) -> bool:
        """Whether a weak line may go: it is a link, another widget's line stands beside it, or (if `outside`) it stands
        before the article's first or after its last paragraph. A page without any paragraph has no such outside.

        Inside the article weak lines do not vouch for each other where they end with "。" or `outside` is false: a
        notice gives an address and a telephone number.
        """
        if self.linked[index]:
            return True
        within = self.first_prose <= index <= self.last_prose
        if outside and self.last_prose >= 0 and not within:
            return True
        beside = [self.labels[each] for each in (index - 1, index + 1) if 0 <= each < len(self.labels)]
        each_other = not within or (outside and not self.blocks[index].text.endswith("。"))
        return any(label and (each_other or label.kind is not Kind.WEAK) for label in beside)

    def box(self, index: int) -> range:
        """The largest element that begins with this block and holds no paragraph of the article: a widget's box.

        It is at most BOX blocks long; in plain text it is the block alone.
        """
        document = self.document
        end = index + 1
        for node in document.ancestors(self.blocks[index].node):
            last = document.last[node]
            if node == 0 or document.first[node] < index or last > index + BOX:
                break
            if any(self.prose[end:last]):
                break
            end = max(end, last)
        return range(index, end)

    def classed(self, theme: str) -> Iterator[int]:
        """The blocks of elements whose class words speak of this theme, if they look like a widget: class names lie."""
        end = 0
        for blocks in self._lines.classed(theme):
            if blocks.start >= end and self.link_list(blocks):
                end = blocks.stop
                yield from blocks

    def link_list(self, blocks: range) -> bool:
        """The shape of a widget: no paragraph of the article in it, and most of its characters are links."""
        if any(self.prose[blocks.start : blocks.stop]):
            return False
        links = sum(self.blocks[index].link_chars for index in blocks)
        return links * 2 >= sum(self.sizes[blocks.start : blocks.stop])

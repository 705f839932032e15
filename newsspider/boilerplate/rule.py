"""A rule: what one kind of widget looks like, with samples of what it drops and of the look-alikes that it keeps.

Every rule works on whole blocks: none ever changes a paragraph.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from newsspider.boilerplate.lexicon import Kind, Patterns
from newsspider.boilerplate.page import Page

MARK: Final = "✂ "  # in front of each line of a sample that must go
SHORT_LINE: Final = 60  # characters; a longer line below a heading is no headline
FILLERS: Final = 2  # blocks in a row inside a list that are no items: a source, a time, "更多"
LONGEST: Final = 100  # blocks of a list at most (month, week and day with ten titles each come to about 40)
SURE: Final = 3  # items that a doubtful heading needs below it
NUMBERED: Final = re.compile(r"\d{1,3}(?:\s*[.、)]?\s+\S|[.、)]|\Z)")  # "1 标题", "1.标题", or the number alone


@dataclass(frozen=True)
class Sample:
    """A small page. Lines (or HTML blocks) that start with MARK must go, all others stay. "<" in front: it is HTML."""

    text: str

    @property
    def is_html(self) -> bool:
        """Whether the sample is HTML, not plain text."""
        return self.text.lstrip().startswith("<")

    @property
    def page(self) -> str:
        """The page itself, without the marks."""
        return self.text.replace(MARK, "")


@dataclass(frozen=True, eq=False, kw_only=True)
class Rule:
    """Drops the lines that bear its name in the lexicon.

    `name` is the theme in terms.tsv, and what the export's `dropped` says. `share` is the most of the article's prose
    that it may take (0 to 1, see `clean`). `outside`: whether its weak lines go for standing outside the prose alone.
    `classes`: words of class and id that mark its widgets; they count only together with the shape of a link list.
    """

    name: str
    patterns: Patterns = field(default_factory=Patterns)
    samples: tuple[Sample, ...]
    share: float = 0.5
    outside: bool = True
    classes: frozenset[str] = frozenset()

    def find(self, page: Page) -> Iterable[int]:
        """The indexes of the blocks that it would drop."""
        for index in page.of(self.name):
            label = page.labels[index]
            if label is not None and self.goes(page, index, label.kind):
                yield index
        yield from page.classed(self.name)

    def goes(self, page: Page, index: int, kind: Kind) -> bool:
        """Whether this one line goes."""
        return kind is Kind.LINE or page.supported(index, outside=self.outside)

    def vouches(self, page: Page, index: int) -> bool:
        """Whether a block that reads like prose is surely the widget's: it then does not weigh in the guard."""
        return False


@dataclass(frozen=True, eq=False, kw_only=True)
class ListRule(Rule):
    """Drops a heading, its tabs, and the list below it, also where the items look like headlines.

    The list ends at the first paragraph and at the next widget's heading. A heading without a list stays if paragraphs
    of the article follow: then it is the article's own.
    """

    def find(self, page: Page) -> Iterable[int]:
        """The indexes of the blocks that it would drop."""
        for index in page.of(self.name):
            label = page.labels[index]
            if label is None:
                continue
            if label.kind in (Kind.HEADING, Kind.MAYBE):
                yield from self._list(page, index, sure=label.kind is Kind.HEADING)
            elif label.kind is Kind.LINE or (label.kind is Kind.WEAK and page.supported(index, outside=self.outside)):
                yield index
        yield from page.classed(self.name)

    def _list(self, page: Page, heading: int, *, sure: bool) -> Iterator[int]:
        box = page.box(heading)
        if len(box) > 1 and (sure or (heading > page.first_prose and page.link_list(box))):
            yield from box
            return
        items = list(self._below(page, heading, sure=sure))
        if sure:
            if items or self._bare(page, heading):
                yield heading
                yield from items
        elif len(items) >= SURE and heading > (page.first_prose if page.linked(items[-1]) else page.last_prose) >= 0:
            yield heading
            yield from items

    def _below(self, page: Page, heading: int, *, sure: bool) -> Iterator[int]:
        """The items below a heading. In plain text, where no paragraph follows, unmarked headlines are items too."""
        tail = sure and page.blocks[heading].tag == "line" and heading > page.last_prose
        waiting: list[int] = []
        for index in range(heading + 1, min(heading + 1 + LONGEST, len(page.blocks))):
            label = page.labels[index]
            if label is not None and label.theme == self.name and label.kind is Kind.TAB:
                yield index
            elif page.heading(index):
                return
            elif label is not None and label.kind is Kind.LINE:
                continue  # another rule's, or found by itself
            elif self._is_item(page, index) or (tail and _is_headline(page, index)):
                yield from waiting
                waiting.clear()
                yield index
            elif page.prose[index]:
                return
            elif label is None:
                waiting.append(index)
                if len(waiting) > FILLERS or len(page.blocks[index].text) > SHORT_LINE:
                    return

    @staticmethod
    def _is_item(page: Page, index: int) -> bool:
        block = page.blocks[index]
        if page.linked(index):
            return True
        if page.labels[index] is not None or page.prose[index] or len(block.text) > 2 * SHORT_LINE:
            return False
        if block.tag != "line":
            return False  # in HTML a list without links is the article's own
        return block.item or NUMBERED.match(block.text) is not None

    @staticmethod
    def _bare(page: Page, heading: int) -> bool:
        following = heading + 1
        if page.linked(heading) or heading > page.last_prose >= 0 or following == len(page.blocks):
            return True
        return page.labels[following] is not None


def _is_headline(page: Page, index: int) -> bool:
    block = page.blocks[index]
    return page.labels[index] is None and not page.prose[index] and len(block.text) <= SHORT_LINE

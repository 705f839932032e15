"""A rule: what one kind of widget looks like, with samples of what it drops and of the look-alikes that it keeps.

Every rule works on whole blocks: none ever changes a paragraph.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from newsspider.boilerplate.lexicon import Kind, Patterns
from newsspider.boilerplate.page import Page, closed

MARK: Final = "✂ "  # in front of each line of a sample that must go
SHORT_LINE: Final = 60  # characters; a longer line below a heading is no headline
FILLERS: Final = 2  # blocks in a row inside a list that are no items: a source, a time, "更多"
LONGEST: Final = 100  # blocks below a doubtful heading at most: links may be called so, too, in any number
SURE: Final = 3  # items that a doubtful heading needs below it
NUMBERED: Final = re.compile(r"\d{1,3}(?:\s*[.、)]?\s+\S|[.、)]|\Z)")  # "1 标题", "1.标题", or the number alone
BULLETED: Final = re.compile(r"[•·●○■□◆◇▪▶►]\s?\S")
CELLS: Final = frozenset(("td", "th", "tr"))


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

    def unmistakable(self, page: Page) -> Iterable[int]:
        """The indexes of the blocks that are the widget's wherever the article stands."""
        return self.find(page)

    def vouches(self, page: Page, index: int) -> bool:
        """Whether a block that reads like prose is surely the widget's: it then does not weigh in the guard."""
        return False


@dataclass(frozen=True, eq=False, kw_only=True)
class ListRule(Rule):
    """Drops a heading, its tabs, and the list below it, also where the items look like headlines.

    The list ends at the first paragraph and at the next widget's heading. A heading without a list stays if paragraphs
    of the article follow: then it is the article's own. So does a list of sentences between the article's paragraphs.

    `plain`: whether in HTML a doubtful heading opens a list without links, too, if other furniture stands beside it.
    """

    plain: bool = False

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

    def unmistakable(self, page: Page) -> Iterable[int]:
        """Lists below a sure heading that have tabs or numbers; and doubtful ones right above such a heading.

        Lists of links only beside a story of one paragraph: elsewhere the choice of the main content knows them, and
        learned on pages that have them.
        """
        for index in page.of(self.name):
            label = page.labels[index]
            if label is not None and label.kind is Kind.LINE:
                yield index
            if label is None or label.kind not in (Kind.HEADING, Kind.MAYBE):
                continue
            sure = label.kind is Kind.HEADING
            found = self._list(page, index, sure=sure)
            if page.first_prose != page.last_prose and any(page.linked[each] for each in found):
                continue
            if len(found) > SURE and (self._is_widget(page, found) if sure else _above_heading(page, found[-1])):
                yield from found

    def _list(self, page: Page, heading: int, *, sure: bool) -> list[int]:
        box = page.box(heading)
        if len(box) > 1 and (sure or (heading > page.first_prose and page.link_list(box))):
            return [] if _is_own(page, heading, box[1:]) else list(box)
        items = list(self._below(page, heading, sure=sure))
        if _is_own(page, heading, items):
            return []
        if sure:
            return [heading, *items] if items or self._bare(page, heading) else []
        if len(items) < SURE:
            return []
        linked = page.linked[items[-1]] or page.blocks[heading].tag == "line"
        if not linked and not (_above_heading(page, items[-1]) or (heading > 0 and page.labels[heading - 1])):
            return []
        start = page.first_prose if page.linked[items[-1]] else page.last_prose
        return [heading, *items] if heading > start >= 0 else []

    def _below(self, page: Page, heading: int, *, sure: bool) -> Iterator[int]:
        """The items below a heading. Where no paragraph follows, unmarked headlines in one layout are items too."""
        html = page.blocks[heading].tag != "line"
        tail = (sure or (html and self.plain)) and heading > page.last_prose
        bare = sure or self.plain or not html  # whether items without links are looked for
        layout: tuple[int, str] | None = None
        waiting: list[int] = []
        for index in range(heading + 1, len(page.blocks) if sure else min(heading + 1 + LONGEST, len(page.blocks))):
            label = page.labels[index]
            if label is not None and label.theme == self.name and label.kind is Kind.TAB:
                yield index
            elif page.heading(index):
                return
            elif label is not None and label.kind is Kind.LINE:
                continue  # another rule's, or found by itself
            elif page.linked[index] or (bare and _is_marked(page, index)):
                yield from waiting
                waiting.clear()
                yield index
            elif tail and _is_headline(page, index) and (layout or _layout(page, index)) == _layout(page, index):
                layout = _layout(page, index)
                yield from waiting
                waiting.clear()
                yield index
            elif page.prose[index]:
                return
            elif label is None:
                bare = bare and not page.blocks[index].heading  # what follows may be the article's own list
                waiting.append(index)
                if len(waiting) > FILLERS or page.sizes[index] > SHORT_LINE:
                    return

    def _is_widget(self, page: Page, found: Sequence[int]) -> bool:
        below = page.labels[found[0] + 1]
        if below is not None and below.theme == self.name and below.kind in (Kind.TAB, Kind.LINE):
            return True
        return sum(page.linked[index] or _is_numbered(page, index) for index in found) * 2 > len(found)

    @staticmethod
    def _bare(page: Page, heading: int) -> bool:
        following = heading + 1
        if page.linked[heading] or heading > page.last_prose >= 0 or following == len(page.blocks):
            return True
        return page.labels[following] is not None


def _is_marked(page: Page, index: int) -> bool:
    """An item by its mark: a list's or a table's line, a bullet, a number."""
    block = page.blocks[index]
    if page.labels[index] is not None or len(block.text) > 2 * SHORT_LINE:
        return False
    if NUMBERED.match(block.text):
        return not (page.prose[index] and closed(block.text))  # a headline may be as long as a sentence
    return not page.prose[index] and (block.item or block.tag in CELLS or BULLETED.match(block.text) is not None)


def _is_headline(page: Page, index: int) -> bool:
    block = page.blocks[index]
    return page.labels[index] is None and not page.prose[index] and len(block.text) <= SHORT_LINE and not block.heading


def _layout(page: Page, index: int) -> tuple[int, str]:
    """What the lines of one list share: their parent and their tag; lines that end with <br> are one element's."""
    block = page.blocks[index]
    beside = (page.blocks[each] for each in (index - 1, index + 1) if 0 <= each < len(page.blocks))
    if block.tag == "line" or any(block.node == each.node for each in beside):
        return block.node, block.tag
    return page.document.parents[block.node], block.tag


def _is_own(page: Page, heading: int, items: Iterable[int]) -> bool:
    """Whether the list is the article's: it has sentences and stands between the article's paragraphs."""
    if not page.first_prose < heading < page.last_prose:
        return False
    return any(closed(page.blocks[index].text) for index in items if not page.labels[index] and not page.linked[index])


def _is_numbered(page: Page, index: int) -> bool:
    document, block = page.document, page.blocks[index]
    return document.tags[document.parents[block.node]] == "ol" or NUMBERED.match(block.text) is not None


def _above_heading(page: Page, last: int) -> bool:
    label = page.labels[last + 1] if last + 1 < len(page.labels) else None
    return label is not None and label.kind is Kind.HEADING

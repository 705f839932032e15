"""What elements of the small print are called, in Python: what compiled/marks.pyx does five times as fast."""

from collections.abc import Callable

from lxml.etree import _Element

from newsspider.reading.elements import BLOCK_LEVEL, INLINE_MARKED, LONGEST_NAMES, MARKS

#: The marks of an element, and of each marked inline element in it the text, the marks and the element.
Marked = tuple[str, list[tuple[str, str, _Element]]]


def marked(element: _Element, names_author: Callable[[str], object]) -> Marked:
    """What is said of an element and of the first inline elements in it, those without a mark but <time> left out.

    `names_author`: whether a link leads to a page about an author.
    """
    inside = [
        (" ".join("".join(each.itertext()).split()), marks, each)
        for each in _inline(element)
        if (marks := _marks(each, names_author)) or each.tag == "time"
    ]
    return _marks(element, names_author), inside


def _marks(element: _Element, names_author: Callable[[str], object]) -> str:
    said = [value[:LONGEST_NAMES] for name, value in element.items() if name in MARKS and value]
    if element.tag == "a" and names_author(element.get("href", "")):
        said.append("href-author")
    return " ".join(said).lower()


def _inline(element: _Element) -> list[_Element]:
    found: list[_Element] = []
    queue = [element]
    for each in queue:
        for child in each:
            if isinstance(tag := child.tag, str) and tag not in BLOCK_LEVEL:
                found.append(child)
                if len(child):
                    queue.append(child)
        if len(found) >= INLINE_MARKED:
            break
    return found[:INLINE_MARKED]

"""The walk over a parsed page in Python: what compiled/walk.pyx does five times as fast, where there is a compiler."""

from collections.abc import Sequence
from itertools import chain
from typing import Any

from lxml.etree import Comment, _Element

from newsspider.reading.elements import (
    BLOCK,
    BOLD,
    BREAK,
    COMMENT,
    INLINE,
    ITEM,
    JSON_LD,
    KINDS,
    LAZY_SOURCES,
    LINK,
    LONGEST_COMMENT,
    LONGEST_NAMES,
    SKIP,
    TELL,
    TELLING,
    text_of,
)


class Elements:
    """The elements of the nodes of a document: one for each but the first, which is around them all."""

    def __init__(self, root: _Element | None = None, found: Sequence[_Element | None] = ()) -> None:
        self._root, self._found = root, found
        self._nodes = {id(each): node for node, each in enumerate(found)}

    def at(self, node: int) -> _Element | None:
        """The element of this node; None: it has none, or no longer stands in the tree."""
        element = self._found[node] if 0 < node < len(self._found) else None
        if element is None or any(each is self._root for each in chain((element,), element.iterancestors())):
            return element
        return None

    def node_of(self, element: _Element) -> int:
        """The node of this element, or of the nearest that has one around it; -1: none."""
        around = chain((element,), element.iterancestors())
        return next((self._nodes[id(each)] for each in around if id(each) in self._nodes), -1)


def walk(root: _Element, new_block: type[tuple[Any, ...]], new_picture: type[tuple[Any, ...]]) -> tuple[Any, ...]:
    """The lists of a Document, in the order of its fields; `new_block` and `new_picture` are the classes of its items.

    One loop over libxml2's own iteration, with the children left to each open element on a stack, which elements
    without children never enter: calls for each element would double the time, and recursion ends at 1,000 levels.
    """
    blocks: list[Any] = []
    pictures: list[Any] = []
    telling: list[tuple[str, dict[str, str], str]] = []
    elements: list[_Element | None] = [None]
    tags, parents, first, last = ["root"], [-1], [0], [0]
    node, tag = 0, "root"
    run = ""  # the text since the last boundary
    items = anchors = bolds = links = link_chars = bold_chars = skipped = 0
    opened: list[tuple[_Element, int, int]] = []
    left = 2  # children still to come of the innermost open element; the root has no sibling, so 1 is left at the end
    kind_of, new, add = KINDS.get, tuple.__new__, blocks.append
    for element in root.iter():
        if skipped:
            skipped += len(element) - 1
            name: Any = element.tag
            if name in TELLING or name is Comment:
                _tell(element, telling)
            if skipped:
                continue
            element, kind, left = opened.pop()
            ended = True
        else:
            name = element.tag  # a str, except of what is skipped
            kind = kind_of(name, INLINE)
            children = len(element)
            ended = kind == SKIP
            if ended:
                if name == "script" or name is Comment:
                    _tell(element, telling)
                if children:
                    opened.append((element, kind, left))
                    skipped = children
                    continue
            else:
                if kind >= BLOCK or kind == BREAK:
                    if run:
                        if words := run.split():
                            told = (" ".join(words), tag, node, items > 0, links, link_chars, bold_chars)
                            add(new(new_block, (*told, kind == BREAK, "")))
                        run = ""
                        link_chars = bold_chars = 0
                    links = 1 if anchors else 0
                    if kind != BREAK:
                        elements.append(element)
                        tags.append(name)
                        parents.append(node)
                        first.append(len(blocks))
                        node, tag = len(last), name
                        last.append(0)
                        items += kind == ITEM
                elif kind == LINK:
                    anchors += 1
                    links += 1
                elif kind == BOLD:
                    bolds += 1
                elif kind == TELL:
                    _tell(element, telling)
                elif kind and (src := _source(element)):
                    alt = " ".join((element.get("alt") or "").split())
                    sides = element.get("width"), element.get("height")
                    pictures.append(new(new_picture, (src, alt, len(blocks), node, *sides)))
        while True:  # the text that an element opens with; what ends it, and the text behind it; then what is around it
            if ended:
                if kind >= BLOCK:
                    if run:
                        if words := run.split():
                            told = (" ".join(words), tag, node, items > 0, links, link_chars, bold_chars)
                            add(new(new_block, (*told, False, "")))
                        run = ""
                        link_chars = bold_chars = 0
                    links = 1 if anchors else 0
                    last[node] = len(blocks)
                    node = parents[node]
                    tag = tags[node]
                    items -= kind == ITEM
                elif kind == LINK:
                    anchors -= 1
                elif kind == BOLD:
                    bolds -= 1
            text = element.tail if ended else element.text
            if text and (run or not text.isspace()):
                run += text
                if anchors:
                    link_chars += len(text.strip())
                if bolds:
                    bold_chars += len(text.strip())
            if not ended:
                if children:
                    opened.append((element, kind, left))
                    left = children
                    break
                ended = True
                continue
            left -= 1
            if left:
                break
            element, kind, left = opened.pop()
    last[0] = len(blocks)
    classes = ["" if each is None else words_of(each) for each in elements]
    return blocks, pictures, Elements(root, elements), tags, parents, first, last, telling, classes


def _source(picture: _Element) -> str:
    return next((value.strip() for name in LAZY_SOURCES if (value := picture.get(name))), "")


def _tell(element: _Element, telling: list[tuple[str, dict[str, str], str]]) -> None:
    name: Any = element.tag
    if name is Comment:
        telling.append((COMMENT, {}, (element.text or "")[:LONGEST_COMMENT]))
    elif name != "link" or element.get("rel") == "canonical":
        said = dict(element.items())
        read = name == "title" or (name == "script" and JSON_LD in said.get("type", ""))
        telling.append((name, said, text_of(element) if read else ""))


def words_of(element: _Element) -> str:
    """The element's class, id, itemprop and role: at most LONGEST_NAMES characters, since each is read many times."""
    get = element.get
    classes, name, more, role = get("class"), get("id"), get("itemprop"), get("role")
    said = " ".join(filter(None, (classes, name, more, role))) if name or more or role else classes or ""
    return said[:LONGEST_NAMES].lower()

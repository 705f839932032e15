"""What stands near the headline: the page's small print between the headline and the text, and right below the text.

Readers of times and names look here and nowhere else, so sidebars, comments and related reading never speak for the
article, and a page costs no more than its small print.
"""

import re
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from lxml.etree import _Element

from newsspider.reading import marks as plain
from newsspider.reading.blocks import Block, Document
from newsspider.reading.compiled import compiled
from newsspider.reading.patterns import opening_with

ABOVE: Final = 6  # blocks above the headline
BELOW: Final = 8  # blocks below the text
MOST: Final = 40  # blocks between headline and text that are looked at
LEAD: Final = 12  # blocks from the first paragraph on: it may be a lead above the small print
HEADLINE: Final = 25  # characters of a link that is a headline
SHORT: Final = 160  # characters; longer is prose
GROUP: Final = 4  # blocks that one labelled container may hold
AROUND: Final = 5  # levels of containers looked at
OUTER: Final = 3  # of them that may be a piece
# comment, disqus, discussion, respond, reply: words of readers, not of the newsroom; but "meta-comments" counts them.
OTHERS: Final = re.compile(
    opening_with(
        {
            "c": r"(?<!date[_-]c)(?<!meta[_-]c)(?<!has[_-]c)(?<!with[_-]c)omment",
            "d": r"is(?:(?<![a-z]dis)qus|cussion)",
            "r": r"(?<=\br)e(?:spon[ds]|ply)",
        }
    )
)
OTHER_HINTS: Final = ("omment", "disqus", "discussion", "respon", "reply")  # one of them is in each
WHOLE: Final = frozenset(("html", "body", "main", "article"))  # their classes speak of the whole page
AUTHOR_PAGE: Final = re.compile(
    r"/(?:authors?|autore?s?|autoren|autorin|editors|auteurs?|redaktion|redakteure?|contributors?|by|people|person|profiles?|profil|users?"
    r"|staff|reporters?|journalists?|columnists?|writers?|bios?|zuozhe)/"
    # The reader's own: /user/login, /users/sign_up, /profile/me
    r"(?!(?:log|sign)[_-]?(?:in|up|out|on)|regist|passport|account|password|settings|dashboard"
    r"|(?:home|center|centre|index|me|my)\b)[^/]"
)


_marked: Final[Callable[..., plain.Marked]] = (compiled("marks") or plain).marked


class Piece(NamedTuple):
    """One element of the small print: its words, and its class, id, itemprop and rel words, lower-cased."""

    text: str
    marks: str
    block: int
    element: _Element | None = None


def nearby_blocks(blocks: Sequence[Block], span: range, prose: int) -> list[int]:
    """Indexes of the short blocks near the headline, the likeliest to speak of the article first.

    `span`: from the title to the last block of the text; `prose`: its first paragraph.
    """
    order = (
        *range(span.start, min(len(blocks), max(prose, span.start) + LEAD, span.start + MOST)),
        *range(max(span.start, prose - MOST // 2), prose),
        *reversed(range(max(0, span.start - ABOVE), span.start)),
        *range(span.stop, min(len(blocks), span.stop + BELOW)),
    )
    return [
        index
        for index in dict.fromkeys(order)
        if len(blocks[index].text) <= SHORT and not (blocks[index].item and of_teaser(blocks, index))
    ]


def of_teaser(blocks: Sequence[Block], index: int) -> bool:
    """Whether a block stands below a linked headline in a list, and so is that headline's."""
    if not index or not blocks[index].item:
        return False
    above = blocks[index - 1]
    return above.item and above.link_share > 0.8 and len(above.text) >= HEADLINE


def pieces(document: Document, indexes: Sequence[int]) -> list[Piece]:
    """The blocks themselves, their containers of a few blocks, and the inline elements in them."""
    blocks, classes, tags, parents = document.blocks, document.classes, document.tags, document.parents
    first, last, elements = document.first, document.last, document.elements
    known, read, others = document.once(_known)
    seen, found = set[int](), list[Piece]()
    for index in indexes:
        block = blocks[index]
        node = block.node
        if node in seen:
            continue
        parent = parents[node]
        if parent not in known:
            known[parent] = _containers(document, parent, others)
        around = known[parent]
        if around is None or (others[classes[node]] and tags[node] not in WHOLE):
            continue
        for outer in around:
            size = last[outer] - first[outer]
            if size > GROUP or outer in seen or (size == 1 and block.tag == "figcaption"):
                break  # what holds a caption and nothing else is one
            seen.add(outer)
            text = block.text if size == 1 else _words(document, outer)
            found.append(_piece(Piece, (text, classes[outer], index, elements.at(outer))))
        seen.add(node)
        if index not in read:
            read[index] = _own(block.text, index, elements.at(node))
        found += read[index]
    return found


_piece = tuple.__new__  # what the class itself calls, by way of a function in Python


class _Others(dict[str, bool]):
    """Of class words, whether they say that readers speak; filled as they are met."""

    def __missing__(self, said: str) -> bool:
        self[said] = any(map(said.__contains__, OTHER_HINTS)) and OTHERS.search(said) is not None
        return self[said]


class Known(NamedTuple):
    """What the readers of times and then of names ask for."""

    containers: dict[int, Sequence[int] | None]  # by the innermost of them
    read: dict[int, list[Piece]]  # a block and what is in it, by its index
    others: _Others


def _known(_: Document) -> Known:
    return Known({}, {}, _Others())


def _containers(document: Document, node: int, others: _Others) -> Sequence[int] | None:
    """Those from this node outwards that may be read as one piece; None where readers speak."""
    around = list[int]()
    while node >= 0 and len(around) < AROUND - 1:
        if others[document.classes[node]] and document.tags[node] not in WHOLE:
            return None
        around.append(node)
        node = document.parents[node]
    return around[:OUTER]


def _own(text: str, index: int, element: _Element | None) -> list[Piece]:
    if element is None:
        return []
    marks, inside = _marked(element, AUTHOR_PAGE.search)
    return [_piece(Piece, (said, named, index, each)) for said, named, each in ((text, marks, element), *inside)]


def _words(document: Document, node: int) -> str:
    return "\n".join([block.text for block in document.blocks[document.first[node] : document.last[node]]])

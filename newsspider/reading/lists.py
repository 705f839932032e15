"""What is the article's by where it stands: lists and quotations in it, and its last short sentence."""

from collections.abc import Container
from itertools import pairwise

from newsspider.reading.blocks import Document

HOLDERS = frozenset(("ul", "ol", "dl", "blockquote"))
MOST = 30  # blocks; a longer list between two paragraphs is a widget
LINKED = 0.3  # share of link text from which an item is a link to elsewhere
FEW = 2  # sentences behind the last paragraph
ENDS = ("。", "！", "？", "”")  # of a sentence in Chinese; in other languages a short last line is mostly a signature
NEAR = 2  # levels between a paragraph and the element that holds it and the list


def with_lists(document: Document, inside: list[bool]) -> list[bool]:
    """`inside` with the lists and quotations between two kept blocks of the same element; links are no such items."""
    kept = [index for index, flag in enumerate(inside) if flag]
    found = list(inside)
    for before, after in pairwise(kept):
        gap = range(before + 1, after)
        if 0 < len(gap) <= MOST and _is_held(document, gap, before, after):
            found[gap.start : gap.stop] = [True] * len(gap)
    return found


def with_last_sentences(document: Document, inside: list[bool], without: Container[int]) -> list[bool]:
    """`inside` with the sentences right behind the last kept paragraph, in paragraphs of the same element."""
    found = list(inside)
    last = max((index for index, flag in enumerate(inside) if flag), default=-1)
    if last < 0 or document.blocks[last].tag != "p":
        return found
    holder = document.parents[document.blocks[last].node]
    for index in range(last + 1, min(last + 1 + FEW, len(found))):
        block = document.blocks[index]
        same = block.tag == "p" and document.parents[block.node] == holder
        if not same or index in without or block.link_chars or not block.text.endswith(ENDS):
            break
        found[index] = True
    return found


def _is_held(document: Document, gap: range, before: int, after: int) -> bool:
    if any(document.blocks[index].link_share >= LINKED for index in gap):
        return False
    ancestors = document.ancestors(document.blocks[gap.start].node)
    holder = next((node for node in ancestors if document.tags[node] in HOLDERS), None)
    if holder is None or not document.first[holder] <= gap.start < gap.stop <= document.last[holder]:
        return False
    around = document.parents[holder]
    return all(around in list(document.ancestors(document.blocks[i].node))[: NEAR + 1] for i in (before, after))

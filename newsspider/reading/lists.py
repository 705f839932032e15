"""Lists and quotations inside the article: what stands between two of its paragraphs is its own, however short."""

from itertools import pairwise

from newsspider.reading.blocks import Document

HOLDERS = frozenset(("ul", "ol", "dl", "blockquote"))
MOST = 30  # blocks; a longer list between two paragraphs is a widget
LINKED = 0.3  # share of link text from which an item is a link to elsewhere
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


def _is_held(document: Document, gap: range, before: int, after: int) -> bool:
    if any(document.blocks[index].link_share >= LINKED for index in gap):
        return False
    ancestors = document.ancestors(document.blocks[gap.start].node)
    holder = next((node for node in ancestors if document.tags[node] in HOLDERS), None)
    if holder is None or not document.first[holder] <= gap.start < gap.stop <= document.last[holder]:
        return False
    around = document.parents[holder]
    return all(around in list(document.ancestors(document.blocks[i].node))[: NEAR + 1] for i in (before, after))

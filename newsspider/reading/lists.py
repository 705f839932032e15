"""Lists inside the article: short items between two of its paragraphs are the article's, whatever each looks like."""

from newsspider.reading.blocks import Document

LISTS = frozenset(("ul", "ol", "dl"))
MOST = 30  # items; a longer list between two paragraphs is a widget
LINKED = 0.3  # share of link text from which an item is a link to elsewhere
NEAR = 2  # levels between a paragraph and the element that holds it and the list


def with_lists(document: Document, inside: list[bool]) -> list[bool]:
    """`inside` with the lists that stand between two kept blocks in the same element; links are no such items."""
    kept = [index for index, flag in enumerate(inside) if flag]
    found = list(inside)
    for before, after in zip(kept, kept[1:], strict=False):
        gap = range(before + 1, after)
        if 0 < len(gap) <= MOST and _is_list(document, gap, before, after):
            found[gap.start : gap.stop] = [True] * len(gap)
    return found


def _is_list(document: Document, gap: range, before: int, after: int) -> bool:
    blocks = document.blocks
    if not all(blocks[index].item and blocks[index].link_share < LINKED for index in gap):
        return False
    around = next((n for n in document.ancestors(blocks[gap.start].node) if document.tags[n] in LISTS), None)
    if around is None or not document.first[around] <= gap.start < gap.stop <= document.last[around]:
        return False
    holder = document.parents[around]
    return all(holder in list(document.ancestors(blocks[index].node))[: NEAR + 1] for index in (before, after))

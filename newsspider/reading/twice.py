"""An article that a page holds twice, for print or for small screens: the second copy is left out."""

from itertools import takewhile

from newsspider.reading.blocks import Document

SHARE = 0.3  # of the text kept; a copy has half, or less where a list stands below it
LEAST = 2  # blocks: one alone may be a quotation that is told again


def without_copy(document: Document, inside: list[bool]) -> list[bool]:
    """`inside` without the blocks that repeat the article word for word from its first one on."""
    kept = [index for index, flag in enumerate(inside) if flag]
    texts = [document.blocks[index].text for index in kept]
    if not texts or texts[0] not in texts[1:]:
        return inside
    start = texts.index(texts[0], 1)
    pairs = zip(texts[:start], texts[start:], strict=False)
    size = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    if size < LEAST or sum(map(len, texts[:size])) < SHARE * sum(map(len, texts)):
        return inside
    copy = set(kept[start : start + size])
    return [flag and index not in copy for index, flag in enumerate(inside)]

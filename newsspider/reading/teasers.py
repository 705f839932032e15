"""The site's news beside an article: teasers, each a sentence below its link, in an element of their own.

Where they are more text than the article, the model takes them for it, or for more of it.
"""

from collections import Counter
from collections.abc import Sequence

from newsspider.reading.blocks import Document

LEAST = 5  # of them
SENTENCE = 40  # characters from which a block counts as a sentence
LINKED = 0.5  # share of link text from which the block above is a teaser's link
LED = 0.8  # of the sentences laid out alike, those with a link right above; hardly any of an article's have one
ARTICLE = 300  # characters that must be left, or the list is the article …
SENTENCES = 2  # … and sentences


def without_teasers(document: Document, inside: list[bool]) -> list[bool]:
    """`inside` without the longest list of teasers, where it stands apart from the other sentences kept."""
    blocks = document.blocks
    below = [index for index in range(1, len(blocks)) if inside[index] and blocks[index - 1].link_share >= LINKED]
    led = [index for index in below if _is_sentence(document, index)]
    if len(led) < LEAST:
        return inside
    kept = [index for index, flag in enumerate(inside) if flag and _is_sentence(document, index)]
    [(layout, count)] = Counter(_layout(document, index) for index in led).most_common(1)
    group = [index for index in kept if _layout(document, index) == layout]
    if count < LEAST or count < LED * len(group):
        return inside
    holder = _holder(document, group)
    own = range(document.first[holder], document.last[holder])
    rest = [index for index in kept if index not in own]
    size = sum(len(blocks[index].text) for index in rest)
    lead = sum(len(blocks[index].text) for index in rest if _is_beside(document, index, holder))
    if len(rest) < SENTENCES or size < ARTICLE or 2 * lead >= size:
        return inside
    if size < sum(len(blocks[index].text) for index in group) and _in_one_article(document, holder, rest):
        return inside  # a round-up, with what leads to it
    return [flag and index not in own for index, flag in enumerate(inside)]


def _layout(document: Document, index: int) -> tuple[str, str, str, str]:
    node = document.blocks[index].node
    around = max(document.parents[node], 0)
    return document.tags[node], document.classes[node], document.tags[around], document.classes[around]


def _is_sentence(document: Document, index: int) -> bool:
    block = document.blocks[index]
    return len(block.text) >= SENTENCE and not block.heading and block.link_share < LINKED


def _is_beside(document: Document, index: int, holder: int) -> bool:
    """Whether it is a paragraph of its own right beside this element: the article that the list belongs to."""
    node = document.blocks[index].node
    return document.last[node] - document.first[node] == 1 and document.parents[node] == document.parents[holder]


def _in_one_article(document: Document, holder: int, rest: Sequence[int]) -> bool:
    around = next((node for node in document.ancestors(holder) if document.tags[node] in ("article", "main")), None)
    return around is not None and all(document.first[around] <= index < document.last[around] for index in rest)


def _holder(document: Document, group: Sequence[int]) -> int:
    """The innermost element that holds them all."""
    around = document.ancestors(document.blocks[group[0]].node)
    return next((node for node in around if group[-1] < document.last[node]), 0)

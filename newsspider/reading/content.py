"""Finding the article: which blocks of a page are its text.

A small model (content_model.py) weighs each block by its structure and surroundings (content_features.py). It was
fitted by `python -m training.fit`. Rules by words, as for bylines and related reading, come after it.
"""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import compress

from newsspider.reading import content_model
from newsspider.reading.blocks import Document


@dataclass(slots=True, frozen=True)
class Choice:
    """`inside`: for each block whether it is the article's. `confidence`: 0 to 1, how clear-cut that was.

    It is the mean certainty (distance from the toss-up) of the text looked at, weighed by length.
    """

    inside: list[bool]
    confidence: float


def choose(document: Document, without: Collection[int] = ()) -> Choice:
    """The blocks of the main content. Plain text has no structure to judge by: all of it is kept.

    `without`: indexes of blocks that are known not to be it.
    """
    blocks = document.blocks
    if all(block.tag == "line" for block in blocks):
        return Choice([True] * len(blocks), 1.0)
    rows, found, confidence = content_model.shipped().weigh(document, without)
    inside = [False] * len(blocks)
    kept = list(compress(rows, content_model.keep(found)))
    if all(blocks[row].heading for row in kept):  # of something else: no article is headings alone
        return Choice(inside, 0.0)
    for row in kept:
        inside[row] = True
    return Choice(inside, confidence)

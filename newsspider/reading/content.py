"""Finding the article: which blocks of a page are its text.

A small model (content_model.py) weighs each block by its structure and surroundings (content_features.py). It was
fitted by `python -m training.fit`. Rules by words, as for bylines and related reading, come after it.
"""

from collections.abc import Collection
from dataclasses import dataclass

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
    import numpy as np  # takes 60 ms, which a command that reads no page need not wait for

    from newsspider.reading.content_features import CHARS, features
    from newsspider.reading.content_model import keep, shipped

    rows, table = features(document, without)
    inside = np.zeros(len(blocks), dtype=bool)
    if not len(rows):
        return Choice(inside.tolist(), 0.0)
    found = shipped()(table)
    kept = rows[keep(found)]
    if all(blocks[row].heading for row in kept.tolist()):  # of something else: no article is headings alone
        return Choice(inside.tolist(), 0.0)
    inside[kept] = True
    sizes = table[:, CHARS]
    return Choice(inside.tolist(), float(np.abs(2 * found - 1) @ sizes / sizes.sum()))

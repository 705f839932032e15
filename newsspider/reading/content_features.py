"""The features by which the model tells an article's blocks from the rest of the page.

All are about structure and punctuation, none about words, so one model serves every language. Everything is counted
once for the page, as matrices: a page has hundreds of blocks, and a numpy call takes as long for one as for all.
"""

from collections import Counter
from collections.abc import Collection
from itertools import compress, count, repeat

import numpy as np
from numpy.typing import NDArray

from newsspider.reading import content_places
from newsspider.reading.blocks import Document
from newsspider.reading.content_names import APART, GOOD_BYTES, LEVELS, NAMES, NEAR, OFFSETS, OWN
from newsspider.reading.content_text import counts


def features(document: Document, without: Collection[int] = ()) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
    """The blocks worth a look (indexes), and one row of `NAMES` for each.

    Left out, as they never are an article's: what stands in a menu, footer or button, links without punctuation, and
    the blocks `without`; these do not count as good text beside others either.
    """
    blocks = document.blocks
    texts, tags, *told, _ = zip(*blocks, strict=True)
    nodes, item, links, link_chars, bold_chars, br = map(np.array, told)
    level = np.fromiter(map(LEVELS.get, tags, repeat(0)), dtype=np.intp, count=len(tags))
    text = counts(texts)
    chars, size = text[:, 0], text[:, 1]
    marks = text[:, 2] + text[:, 3]
    link_share = np.minimum(link_chars / chars, 1.0)
    wanted = (link_share <= 0.5) | (marks > 0)
    for node in compress(count(), map(APART.__contains__, document.tags)):
        wanted[document.first[node] : document.last[node]] = False
    wanted[list(without)] = False
    rows = np.flatnonzero(wanted)
    if not len(rows):
        return rows, np.empty((0, len(NAMES)), dtype=np.float32)

    good = (link_share < 0.3) & (marks > 0) & (size >= GOOD_BYTES) & (level == 0)
    good[list(without)] = False
    own = np.empty((len(blocks) + 1, len(OWN)))
    own[-1] = -1.0  # beyond the edges of the page
    fill = own[:-1]
    fill[:, 0] = np.log1p(size)
    fill[:, 1] = link_share
    fill[:, 2] = links
    fill[:, 3] = bold_chars / chars
    fill[:, 4:6] = text[:, 2:4]
    fill[:, 6] = marks / chars
    fill[:, 7] = text[:, 7]
    fill[:, 8:11] = text[:, 4:7] / chars[:, None]
    fill[:, 11] = br
    fill[:, 12] = item
    fill[:, 13] = level
    fill[:, 14] = good
    fill[:, 15] = chars
    around = rows[:, None] + np.array(OFFSETS)
    around[(around < 0) | (around > len(blocks))] = len(blocks)
    seen = Counter(texts)
    page = np.empty((len(rows), 2))
    page[:, 0] = [seen[texts[row]] for row in rows.tolist()]
    page[:, 1] = text[:, 5].sum() / chars.sum()
    places = content_places.Places(
        document, nodes, np.stack((size, link_share * size, np.where(good, size, 0.0)), axis=1), rows
    )
    near = own.take(NEAR, axis=1).take(around, axis=0).reshape(len(rows), -1)
    return rows, np.concatenate(
        (own.take(rows, axis=0), near, page, *places.table(good, level)), axis=1, dtype=np.float32, casting="same_kind"
    )

"""Where a block stands: the statistics of its neighbourhood, of the elements around it, and of blocks laid out alike.

`sums` holds cumulative sums over the blocks, so that a stretch of blocks or an element's subtree is one difference.
Its columns: bytes, bytes in links, bytes of good blocks, blocks, good blocks.
"""

from itertools import chain
from typing import Final

import numpy as np
from numpy.typing import NDArray

from newsspider.reading import content_words
from newsspider.reading.blocks import Document
from newsspider.reading.content_names import (
    ALIKE_NAMES,
    CHAIN,
    CHAIN_STATS,
    CONTAINER_STATS,
    CONTAINERS,
    NAME_NAMES,
    TAG_NUMBERS,
    TAGS,
    WHOLE,
    WINDOWS,
)

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]

STARTS: Final = np.array([start for size in WINDOWS for start in (-size, 1)])  # of the stretches before and after
STOPS: Final = np.array([stop for size in WINDOWS for stop in (0, 1 + size)])
BITS: Final = np.arange(len(content_words.NAMES))
TAG_BITS: Final = np.arange(1, len(TAGS) + 1)


class Places:
    """The blocks `rows` of a document, seen by place. `sizes`: for each block the first three columns of `sums`."""

    def __init__(self, document: Document, nodes: Ints, sizes: Floats, rows: Ints) -> None:
        self.document, self.rows = document, rows
        told = self._told(nodes[rows].tolist())
        self.near, self.outer, self.inside, self.layout = told[:, 1], told[:, 2], told[:, 3], told[:, 4]
        self.place, self.around = told[:, 5:8], told[:, 8:]
        foreign = rows[self.outer & content_words.FOREIGN > 0]
        if len(foreign) and sizes[:, 2].sum() > sizes[foreign, 2].sum():
            sizes[foreign, 2] = 0
        count = len(nodes)
        self.sums = np.zeros((count + 1, 4))
        self.sums[1:, :3] = sizes
        self.sums[1:, 3] = 1
        np.cumsum(self.sums, axis=0, out=self.sums)
        self.total = self.sums[-1]
        self.first, self.last = np.array(document.first), np.array(document.last)
        self.below = self.sums.take(self.last, axis=0) - self.sums.take(self.first, axis=0)
        self.own_good = np.bincount(nodes, weights=sizes[:, 2], minlength=len(self.first))

    def _told(self, nodes: list[int]) -> Ints:
        """What the elements around say, one row for each of these nodes.

        Its columns: names of the element; of it or its parent; of all around it; tags around it; number of the layout;
        depth, tag, tag of the parent; the node, its parent, and the two around that.
        """
        tags, parents, classes = self.document.tags, self.document.parents, self.document.classes
        known: dict[int, tuple[int, ...]] = {0: (0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0)}
        layouts: dict[tuple[int, int, int], int] = {}
        number_of, bits_of = TAG_NUMBERS.get, content_words.bits
        for node in nodes:
            path = []
            while node not in known:
                path.append(node)
                node = parents[node]
            above = known[node]
            for each in reversed(path):
                own, _, outer, inside, layout, depth, outer_tag, _, node, parent, grand, _ = above
                name = tags[each]
                tag, bits = number_of(name, 0), 0 if name in WHOLE else bits_of(classes[each])
                layout = layouts.setdefault((layout, bits, tag), len(layouts) + 1)
                outer |= bits
                # fmt: off
                above = (bits, bits | own, outer, inside | 1 << tag, layout,
                         depth + 1, tag, outer_tag, each, node, parent, grand)
                # fmt: on
                known[each] = above
        told = chain.from_iterable(map(known.__getitem__, nodes))
        return np.fromiter(told, dtype=np.intp, count=12 * len(nodes)).reshape(-1, 12)

    def table(self, good: NDArray[np.bool_], level: Ints) -> tuple[Floats, ...]:
        """The columns from `WINDOW_NAMES` on, side by side. `good` and `level` (of a heading, or 0): per block."""
        return (
            *(self.windows(), self.chain(), self.containers(), self.page(), self.since(good, level)),
            *(self.names(), self._alike()),
        )

    def windows(self) -> Floats:
        """Good bytes (log) and link share of the stretches of blocks before and after."""
        here = self.rows[:, None]
        found = self.sums.take(here + STOPS, axis=0, mode="clip")
        found -= self.sums.take(here + STARTS, axis=0, mode="clip")
        out = np.empty((len(here), len(STARTS), 2))
        np.log1p(found[..., 2], out=out[..., 0])
        np.divide(found[..., 1], found[..., 0] + 1, out=out[..., 1])
        return out.reshape(len(here), -1)

    def chain(self) -> Floats:
        """Statistics of the block's element and the three around it."""
        found = self.below.take(self.around, axis=0)
        out = np.empty((len(self.rows), len(CHAIN), len(CHAIN_STATS)))
        size = out[..., 4] = found[..., 0] + 1
        np.divide(found[..., 1], size, out=out[..., 0])
        np.divide(found[..., 2], self.total[2] + 1, out=out[..., 1])
        np.divide(found[..., 2], size, out=out[..., 2])
        out[..., 3] = found[..., 3]
        np.divide(size, found[..., 3] + 1, out=out[..., 5])
        return out.reshape(len(self.rows), -1)

    def containers(self) -> Floats:
        """Three guesses at the element that holds the article, and where the block stands to each.

        The first has the most good text right below it, the second is the smallest with 70 % of the page's, the third
        has the best surplus of good text over other text.
        """
        good, size = self.below[:, 2], self.below[:, 0]
        parents = np.array(self.document.parents[1:], dtype=np.intp)
        child = np.bincount(parents, weights=self.own_good[1:], minlength=len(good))
        grand = np.bincount(parents, weights=child[1:], minlength=len(good))
        most = int((self.own_good + 0.9 * child + 0.5 * grand).argmax())
        whole = int(np.flatnonzero(good >= 0.7 * self.total[2])[-1])
        surplus = int((2 * good - size).argmax())
        nodes = [most, whole, surplus]
        start, end, below = self.first[nodes], self.last[nodes], self.below[nodes]
        rows, out = self.rows[:, None], np.empty((len(self.rows), len(CONTAINERS), len(CONTAINER_STATS)))
        depths = [0]
        for parent in self.document.parents[1:]:
            depths.append(depths[parent] + 1)
        out[..., 0] = (rows >= start) & (rows < end)
        out[..., 1] = (rows - start) / np.maximum(end - start, 1)
        out[..., 2] = self.place[:, :1] - [depths[node] for node in nodes]
        out[..., 3] = below[:, 2] / (self.total[2] + 1)
        out[..., 4] = below[:, 2] / (below[:, 0] + 1)
        out[..., 5] = below[:, 1] / (below[:, 0] + 1)
        return out.reshape(len(rows), -1)

    def page(self) -> Floats:
        """How far down the page: by good text, by text, by blocks; and the page's totals."""
        before = self.sums.take(self.rows, axis=0)
        out = np.empty((len(self.rows), 7))
        out[:, 0] = before[:, 2] / (self.total[2] + 1)
        out[:, 1] = before[:, 0] / (self.total[0] + 1)
        out[:, 2] = before[:, 3] / self.total[3]
        out[:, 3:] = (self.total[2], self.total[0], self.total[3], self.total[1] / (self.total[0] + 1))
        return out

    def since(self, good: NDArray[np.bool_], level: Ints) -> Floats:
        """Blocks since the last heading and its level, since and until a good block, since the last h1."""
        index = np.arange(len(good))
        heading = np.maximum.accumulate(np.where(level > 0, index, -1))[self.rows]
        h1 = np.maximum.accumulate(np.where(level == 1, index, -1))[self.rows]
        before = np.maximum.accumulate(np.where(good, index, -1))
        after = np.full(len(good) + 1, len(good))
        np.copyto(after[:-1], index, where=good)
        after = np.minimum.accumulate(after[::-1])[::-1]
        out = np.empty((len(self.rows), 5))
        out[:, 0] = self.rows - heading
        out[:, 1] = np.where(heading >= 0, level[heading], 0)
        out[:, 2] = self.rows - np.where(self.rows > 0, before[self.rows - 1], -1)
        out[:, 3] = after.take(self.rows + 1) - self.rows
        out[:, 4] = np.where(h1 >= 0, self.rows - h1, -1)
        return out

    def names(self) -> Floats:
        """Tags and names of the elements around."""
        out = np.empty((len(self.rows), len(NAME_NAMES)))
        out[:, :3] = self.place
        words = len(content_words.NAMES)
        out[:, 3 : 3 + words] = self.near[:, None] >> BITS & 1
        out[:, 3 + words : -len(TAGS)] = self.outer[:, None] >> BITS & 1
        out[:, -len(TAGS) :] = self.inside[:, None] >> TAG_BITS & 1
        return out

    def _alike(self) -> Floats:
        layout = self.layout
        own = self.sums.take(self.rows + 1, axis=0) - self.sums.take(self.rows, axis=0)
        size, linked, good, blocks = (np.bincount(layout, weights=own[:, column]) for column in range(4))
        out = np.empty((len(layout), len(ALIKE_NAMES)))
        out[:, 0] = good[layout] / (self.total[2] + 1)
        out[:, 1] = blocks[layout]
        out[:, 2] = linked[layout] / (size[layout] + 1)
        out[:, 3] = size[layout] / blocks[layout]
        out[:, 4] = layout == good.argmax()
        same = layout[1:] == layout[:-1]
        out[0, 5] = out[-1, 6] = 0
        out[1:, 5] = same
        out[:-1, 6] = same
        return out

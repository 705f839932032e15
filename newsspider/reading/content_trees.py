"""The boosted trees of the content model, evaluated with numpy: the probability that a block is the article's."""

from math import inf
from typing import Final

import numpy as np
from numpy.typing import NDArray

LEAVES: Final = 16  # at most, of a tree: the bits of a mask
MASKS: Final = np.arange((1 << LEAVES) - 1)
LEFTMOST: Final = np.log2(~MASKS & MASKS + 1).astype(np.uint8)  # for each mask its lowest zero bit
CHUNK: Final = 1024  # rows at once, which bounds the memory to some ten MB


class Trees:
    """Trees of at most 16 leaves: each a list of nodes as in `content_model.Model`.

    Each comparison that leads right strikes the leaves on its left off the tree's list, and the leftmost leaf that
    remains is the one reached (QuickScorer: Lucchese et al., SIGIR 2015). So all comparisons of all trees and blocks
    are a few operations on one matrix.
    """

    def __init__(self, trees: list[list[list[float]]]) -> None:
        self.trees = len(trees)
        self._tests: list[tuple[int, float]] = [(0, inf)] * (self.trees * (LEAVES - 1))  # this one leads left always
        self.struck = np.zeros((self.trees * (LEAVES - 1), 1), dtype=np.uint16)  # bit i: leaf i, by a step to the right
        self.value = np.zeros((self.trees, LEAVES))
        for number, tree in enumerate(trees):
            self._add(number, tree, 0, 0)
        # Many nodes ask the same: half of the comparisons are made.
        tests = sorted(set(self._tests))
        self.feature = np.array([feature for feature, _ in tests], dtype=np.intp)
        self.threshold = np.array([[threshold] for _, threshold in tests], dtype=np.float32)
        number_of = {test: number for number, test in enumerate(tests)}
        self.test = np.array([number_of[test] for test in self._tests], dtype=np.intp)
        self.start = LEAVES * np.arange(self.trees)[:, None]

    def _add(self, number: int, tree: list[list[float]], here: int, first: int) -> int:
        """Enter the nodes from `here` down, whose leaves begin at number `first`; returns the number after the last."""
        if len(tree[here]) == 1:
            self.value[number, first] = tree[here][0]
            return first + 1
        feature, threshold, left, right = tree[here]
        middle = self._add(number, tree, int(left), first)
        # Of all inner nodes only this one parts leaf `middle` from the one before. The trees' nodes of one such place
        # are neighbours, so that the masks of all trees are or-ed in long rows.
        place = (middle - 1) * self.trees + number
        self._tests[place] = (int(feature), threshold)
        self.struck[place] = (1 << middle) - (1 << first)
        return self._add(number, tree, int(right), middle)

    def __call__(self, table: NDArray[np.float32]) -> NDArray[np.float64]:
        """Probabilities, one a row of the table."""
        parts = [self._sum(table[start : start + CHUNK]) for start in range(0, len(table), CHUNK)]
        found: NDArray[np.float64] = 1 / (1 + np.exp(-np.concatenate(parts)))
        return found

    def _sum(self, table: NDArray[np.float32]) -> NDArray[np.float64]:
        right = np.ascontiguousarray(table.T).take(self.feature, axis=0) > self.threshold
        struck = right.take(self.test, axis=0) * self.struck
        leaf = LEFTMOST.take(np.bitwise_or.reduce(struck.reshape(LEAVES - 1, -1), axis=0))
        found: NDArray[np.float64] = self.value.take(leaf.reshape(self.trees, -1) + self.start).sum(axis=0)
        return found

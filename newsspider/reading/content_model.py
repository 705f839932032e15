"""The boosted trees of `content_model.json`, evaluated with numpy: the probability that a block is the article's."""

import json
from functools import cache
from importlib.resources import files
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

FILE: Final = "content_model.json"
KEEP: Final = 0.45  # probability from which a block is kept; the score is flat from .4 to .5
LAST_RESORT: Final = 0.15  # no block reaches KEEP: the best ones down to this


class Model:
    """Trees as one table. In `spec`: `features`, names of the columns; `trees`, each a list of nodes, the root first.

    A node is [feature, threshold, left, right], where left is for values up to the threshold, or [value], a leaf.
    """

    def __init__(self, spec: dict[str, Any]) -> None:
        self.features: list[str] = spec["features"]
        nodes = [node for tree in spec["trees"] for node in tree]
        sizes = [len(tree) for tree in spec["trees"]]
        starts = np.cumsum([0, *sizes[:-1]])
        self.roots: NDArray[np.intp] = starts
        self.feature = np.zeros(len(nodes), dtype=np.intp)
        self.threshold = np.full(len(nodes), np.inf, dtype=np.float32)
        self.value = np.zeros(len(nodes))
        self.child = np.repeat(np.arange(len(nodes)), 2)  # a leaf leads to itself
        for start, tree in zip(starts.tolist(), spec["trees"], strict=True):
            for here, node in enumerate(tree, start):
                if len(node) == 1:
                    self.value[here] = node[0]
                else:
                    self.feature[here], self.threshold[here], left, right = node
                    self.child[2 * here : 2 * here + 2] = start + left, start + right
        self.depth = max(_depth(tree) for tree in spec["trees"])

    def __call__(self, table: NDArray[np.float32]) -> NDArray[np.float64]:
        """Probabilities, one a row of the table."""
        flat, offset = table.ravel(), np.arange(len(table))[:, None] * table.shape[1]
        node = np.broadcast_to(self.roots, (len(table), len(self.roots)))
        for _ in range(self.depth):
            right = flat.take(self.feature.take(node) + offset) > self.threshold.take(node)
            node = self.child.take(2 * node + right)
        found: NDArray[np.float64] = 1 / (1 + np.exp(-self.value.take(node).sum(axis=1)))
        return found


def keep(found: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Which rows to keep, by probability; if none is likely, the best ones."""
    best = found.max(initial=0.0)
    return found >= (KEEP if best >= KEEP else max(LAST_RESORT, 0.6 * best))


def _depth(tree: list[list[float]]) -> int:
    depths = [0] * len(tree)
    for here, node in enumerate(tree):  # children come after their parent
        for child in node[2:]:
            depths[int(child)] = depths[here] + 1
    return max(depths)


@cache
def shipped() -> Model:
    """The model in the package."""
    return Model(json.loads(files(__package__).joinpath(FILE).read_text(encoding="utf-8")))

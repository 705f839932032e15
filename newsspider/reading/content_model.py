"""The model that weighs the blocks of a page: `content_model.json`, evaluated in C where that is built, or with numpy.

Either is loaded when the first page is read: numpy takes 60 ms, which a command that reads no page need not wait for.
"""

import json
from collections.abc import Collection, Sequence
from functools import cache, cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from newsspider.reading.blocks import Document
from newsspider.reading.compiled import compiled
from newsspider.reading.content_names import CHARS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from newsspider.reading.compiled.choice import Weighed
    from newsspider.reading.content_trees import Trees

FILE: Final = "content_model.json"
KEEP: Final = 0.45  # probability from which a block is kept; the score is flat from .4 to .5
LAST_RESORT: Final = 0.15  # no block reaches KEEP: the best ones down to this
COMPILED: Final = compiled("choice")


class Model:
    """Boosted trees. In `spec`: `features`, names of the columns; `trees`, each a list of nodes.

    A node is [feature, threshold, left, right], where left is for values up to the threshold, or [value], a leaf; the
    root is the first.
    """

    def __init__(self, spec: dict[str, Any]) -> None:
        self.features: list[str] = spec["features"]
        self.trees: list[list[list[float]]] = spec["trees"]
        self.weigh = COMPILED.Forest(self.trees).weigh if COMPILED else self.weigh_with_numpy

    def weigh_with_numpy(self, document: Document, without: Collection[int]) -> "Weighed":
        """The blocks worth a look (indexes), the probability that each is the article's, and `Choice.confidence`."""
        import numpy as np

        from newsspider.reading.content_features import features

        rows, table = features(document, without)
        if not len(rows):
            return [], [], 0.0
        found, sizes = self(table), table[:, CHARS]
        return rows.tolist(), found.tolist(), float(np.abs(2 * found - 1) @ sizes / sizes.sum())

    def __call__(self, table: "NDArray[np.float32]") -> "NDArray[np.float64]":
        """Probabilities, one a row of the table."""
        return self._numpy(table)

    @cached_property
    def _numpy(self) -> "Trees":
        from newsspider.reading.content_trees import Trees

        return Trees(self.trees)


def keep(found: Sequence[float]) -> list[bool]:
    """Which rows to keep, by probability; if none is likely, the best ones."""
    best = max(found, default=0.0)
    least = KEEP if best >= KEEP else max(LAST_RESORT, 0.6 * best)
    return [probability >= least for probability in found]


@cache
def shipped() -> Model:
    """The model in the package."""
    return Model(json.loads(files(__package__).joinpath(FILE).read_text(encoding="utf-8")))

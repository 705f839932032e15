"""Fit the model that finds the article and write it into the package, or measure it.

    python -m training.fit --corpus PATH             fits on the parts that may be learned from, writes the model
    python -m training.fit --corpus PATH --measure   scores it by cross-validation instead: no page is scored by a
                                                     model that saw its site

The same corpus and LightGBM version give the same file: rows are in corpus order, every seed is fixed, one thread.
"""

import argparse
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import lightgbm  # type: ignore[import-untyped,import-not-found,unused-ignore]  # untyped, and of the extra `train` only
import numpy as np
from numpy.typing import NDArray
from parsel import Selector

from newsspider.reading import content_model
from newsspider.reading.blocks import segment
from newsspider.reading.content_features import features
from newsspider.reading.content_names import NAMES
from training.corpus import PERMISSIVE, Page, pages
from training.labels import labels, tokens

TREES: Final = 120
SETTINGS: Final = {
    "objective": "binary",
    "learning_rate": 0.1,
    "num_leaves": 15,
    "max_depth": 6,
    "min_data_in_leaf": 60,
    "lambda_l2": 50,
    "feature_fraction": 0.3,
    "max_bin": 63,
    "num_threads": 1,
    "force_row_wise": True,
    "deterministic": True,
    "seed": 1,
    "verbosity": -1,
}


@dataclass(slots=True)
class Example:
    """A page as the model sees it: its blocks' texts; of the `rows` looked at the table, labels and tokens."""

    page: Page
    texts: list[str]
    rows: NDArray[np.intp]
    table: NDArray[np.float32]
    labels: NDArray[np.bool_]
    tokens: NDArray[np.float64]


def example(page: Page) -> Example:
    """Read a page and label its blocks."""
    document = segment(Selector(text=page.html, type="html").root)
    texts = [block.text for block in document.blocks]
    rows, table = features(document)
    told = np.array(labels(texts, page.body))[rows]
    return Example(page, texts, rows, table, told, np.array([len(tokens(texts[row])) + 1.0 for row in rows]))


def fit(examples: Iterable[Example]) -> lightgbm.Booster:
    """Trees from the examples; each page weighs the same, and within a page each token."""
    known = [each for each in examples if len(each.rows)]
    weights = np.concatenate([each.tokens / each.tokens.sum() for each in known])
    data = lightgbm.Dataset(
        np.concatenate([each.table for each in known]),
        np.concatenate([each.labels for each in known]),
        weight=weights / weights.mean(),
        feature_name=list(NAMES),
    )
    return lightgbm.train(SETTINGS, data, TREES)


def export(booster: lightgbm.Booster) -> dict[str, Any]:
    """The trees in the form that `content_model.Model` reads."""
    return {
        "features": list(NAMES),
        "trees": [_nodes(tree["tree_structure"]) for tree in booster.dump_model()["tree_info"]],
    }


def _nodes(tree: dict[str, Any]) -> list[list[float]]:
    found: list[list[float]] = [[]]
    todo = [(tree, 0)]
    while todo:
        node, here = todo.pop()
        if "leaf_value" in node:
            found[here] = [round(node["leaf_value"], 5)]
            continue
        left = len(found)
        found += [[], []]
        found[here] = [node["split_feature"], _down(node["threshold"]), left, left + 1]
        todo += [(node["left_child"], left), (node["right_child"], left + 1)]
    return found


def _down(threshold: float) -> float:
    """The next single-precision number at or below: the features are such, so no comparison changes."""
    near = np.float32(threshold)
    return float(str(near if near <= threshold else np.nextafter(near, np.float32(-np.inf))))


def learned_from(examples: Sequence[Example], without: int | None = None) -> list[Example]:
    """The examples whose licence lets a model learn from them, without those of a fold."""
    return [each for each in examples if each.page.part in PERMISSIVE and each.page.fold != without]


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True, help="folder with pages.warc.gz and truth.jsonl")
    parser.add_argument("--measure", action="store_true", help="cross-validate instead of writing the model")
    options = parser.parse_args()
    examples = [example(page) for page in pages(options.corpus)]
    if options.measure:
        from training.measure import measure

        print(measure(examples))
        return
    spec = export(fit(learned_from(examples)))
    trees = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in spec["trees"])
    path = Path(content_model.__file__).with_name(content_model.FILE)
    path.write_text(f'{{"features": {json.dumps(spec["features"])},\n"trees": [\n{trees}\n]}}\n', encoding="utf-8")
    print(
        f"{path}: {len(spec['trees'])} trees, {path.stat().st_size / 1024:.0f} KiB, {len(learned_from(examples))} pages"
    )


if __name__ == "__main__":
    main()

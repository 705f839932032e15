"""One content model a fold, none of which saw the fold's sites. Runs where LightGBM is (`.venv-bench`).

python -m benchmarks.folds CORPUS INTO
"""

import json
import sys
from pathlib import Path

from benchmarks.corpus import FOLDS, fold
from training.corpus import pages
from training.fit import example, export, fit, learned_from


def main(corpus: Path, into: Path) -> None:
    """Write `model-0.json` … `model-4.json`."""
    examples = [example(page) for page in pages(corpus)]
    apart = [each.page.url for each in examples if fold(each.page.url) != each.page.fold]
    if apart:
        raise SystemExit(f"training and benchmark disagree about the fold of {len(apart)} pages, the first {apart[0]}")
    for number in range(FOLDS):
        spec = export(fit(learned_from(examples, without=number)))
        (into / f"model-{number}.json").write_text(json.dumps(spec), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

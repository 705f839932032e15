"""The score of a body, as the public article-extraction benchmark has it: shingles of four words, macro-averaged."""

import html
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import Final

from training.labels import TOKEN

DASHES: Final = str.maketrans("“”„‘’‚–—−‐‑‒", "\"\"\"'''------")


def body_score(truth: str, said: str, title: str) -> tuple[float, float, float, float]:
    """Shares of right, superfluous and missing shingles (they sum to 1), and F1. A leading title line is no part."""
    a, b = _shingles(_untitled(truth, title)), _shingles(_untitled(said, title))
    right = (a & b).total()
    extra, missing = b.total() - right, a.total() - right
    total = right + extra + missing or 1
    f1 = 2 * right / (2 * right + extra + missing) if right + extra + missing else 1.0
    return right / total, extra / total, missing / total, f1


def f1(scores: Iterable[tuple[float, float, float, float]]) -> float:
    """The harmonic mean of macro precision and recall of many `body_score`s."""
    right, extra, missing, _ = (math.fsum(column) for column in zip(*scores, strict=True))
    return 2 * right / (2 * right + extra + missing)


def _shingles(text: str, size: int = 4) -> Counter[tuple[str, ...]]:
    words = TOKEN.findall(text)
    if len(words) < size:
        return Counter([tuple(words)] if words else [])
    return Counter(zip(*[words[i:] for i in range(size)], strict=False))


def _plain(text: str) -> str:
    text = unicodedata.normalize("NFKC", html.unescape(text)).lower().translate(DASHES)
    return re.sub(r"[\s\u200b\ufeff]+|[\"'`´]", "", text).strip(".-|_")


def _untitled(body: str, title: str) -> str:
    first, _, rest = body.lstrip().partition("\n")
    return rest if title and _plain(first.lstrip("# ")) == _plain(title) else body

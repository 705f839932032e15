"""Which blocks of a page are its article, by the text that people say it has."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

CJK: Final = r"぀-ヿ㐀-䶿一-鿿豈-﫿가-힣"
TOKEN: Final = re.compile(rf"[{CJK}]|[^\W{CJK}]+")  # of the public article-extraction benchmark, CJK by character
SHARE: Final = 0.6  # of a block's token triples that must occur in the truth
SHORT: Final = 5  # tokens; below that, a block counts only beside others
NEAR: Final = 6  # blocks; of several copies of a text the one with most article around it counts

Triples = list[tuple[str, ...]]


def tokens(text: str) -> list[str]:
    """Words; of Han, Kana and Hangul each character."""
    return TOKEN.findall(text.lower())


def triples(words: Sequence[str]) -> Triples:
    """All runs of three words."""
    return [tuple(words[i : i + 3]) for i in range(len(words) - 2)]


def labels(texts: Sequence[str], truth: str) -> list[bool]:
    """For each block whether it is part of the text `truth`."""
    words = [tokens(text) for text in texts]
    lines = [tokens(line) for line in truth.splitlines()]
    told = Counter(triples([word for line in lines for word in line]))
    found = [len(each) >= SHORT and _covered(each, told) for each in words]
    _drop_copies(words, found, told)
    _add_short(words, found, told, {tuple(line) for line in lines if line})
    return found


def _covered(words: Sequence[str], told: Counter[tuple[str, ...]]) -> bool:
    own = triples(words)
    return sum(triple in told for triple in own) >= SHARE * len(own)


def _drop_copies(words: list[list[str]], found: list[bool], told: Counter[tuple[str, ...]]) -> None:
    """The truth has each triple a number of times: the copies of a block beyond that are somewhere else on the page."""
    mass = [len(each) if kept else 0 for each, kept in zip(words, found, strict=True)]
    around = [sum(mass[max(0, i - NEAR) : i + NEAR + 1]) for i in range(len(mass))]
    left = Counter(told)
    for i in sorted((i for i, kept in enumerate(found) if kept), key=lambda i: (-around[i], i)):
        own = Counter(triples(words[i]))
        if sum((own & left).values()) < 0.5 * sum((own & told).values()):
            found[i] = False
        else:
            left -= own


def _add_short(
    words: list[list[str]], found: list[bool], told: Counter[tuple[str, ...]], lines: set[tuple[str, ...]]
) -> None:
    long = [i for i, kept in enumerate(found) if kept]
    first, last = (long[0] - 2, long[-1] + 2) if long else (0, len(words) - 1)
    before: list[str] = []
    for i, each in enumerate(words):
        if not found[i] and 0 < len(each) < SHORT and first <= i <= last:
            joined = (before + each)[-len(each) - 2 :]
            follows = len(joined) > len(each) and all(triple in told for triple in triples(joined))
            found[i] = tuple(each) in lines or (follows and len(joined) > 2)
        if found[i]:
            before = each
        elif each:
            before = []

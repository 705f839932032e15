"""A look at all lines of a page, compiled, that ends for most: they are no term and begin as no pattern does.

What passes is still read in full, so that the results are the same without it.
"""

import re
from collections.abc import Callable, Iterable
from typing import Final

from newsspider.boilerplate.beginnings import beginnings
from newsspider.boilerplate.spelling import EDGE, blur, blurred
from newsspider.reading.compiled import compiled

DEPTH: Final = 5  # characters of a pattern's beginning
NEEDED: Final = re.compile(r"\(\?#([^)]+)\)")
COMPILED: Final = compiled("lines")

IS_TERM, BEGINS, NEEDS = 1, 2, 4  # what a line may be: a term, a pattern's, one with a word that others need
ANYTHING: Final = 7
Gate = Callable[[list[str], int, int, int], list[tuple[int, int]]]


def gate(terms: Iterable[str], patterns: Iterable[str], openers: Iterable[str], behind: str) -> Gate | None:
    """The function from lines, the longest of terms and patterns, the longest of openers, and the characters of these
    that are looked at, to the indexes of those lines that may be one; None where it is not compiled.

    `behind`: what may stand behind a term, beside EDGE.
    """
    if COMPILED is None:
        return None
    begin, needed = set[str](), set[str]()
    for pattern in patterns:
        if words := NEEDED.search(pattern):
            needed.update(map(blurred, words[1].split("|")))
        else:
            begin |= _begin(pattern)
    long = set[str]().union(*map(_begin, openers))
    found: Gate = COMPILED.Gate(blur, {*map(blurred, terms)}, begin, long, needed, EDGE, blurred(behind)).worth
    return found


def _begin(pattern: str) -> set[str]:
    return {blurred(text) for text in beginnings(pattern, DEPTH)}


def speaking(words: Iterable[str]) -> Callable[[list[str], list[int], list[int], int], list[int]] | None:
    """The function from class words, first and last block of elements, and the most blocks that these may have, to the
    indexes of those with one of these words; None where it is not compiled.
    """
    return None if COMPILED is None else COMPILED.Words(words).among

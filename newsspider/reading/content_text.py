"""Counts of characters by kind, for all blocks of a page at once.

The texts are joined and looked up in tables by UTF-16 code unit; a table's value packs three counters into one
integer, so that one sum a block gives all three.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from newsspider.reading.content_names import CLOSING, COMMAS, STOPS

FIELD: Final = 21  # bits of a counter: right up to two million characters a block
MASK: Final = (1 << FIELD) - 1


def _tables() -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int8]]:
    code = np.arange(1 << 16)
    size = np.where(code < 0x80, 1, np.where(code < 0x800, 2, 3))
    size[0xD800:0xE000] = 2  # half of a pair, which is four bytes in UTF-8
    marks = np.isin(code, [ord(c) for c in COMMAS])
    stops = np.isin(code, [ord(c) for c in STOPS])
    first = size | marks.astype(np.int64) << FIELD | stops.astype(np.int64) << 2 * FIELD
    digits = (code >= 0x30) & (code < 0x3A)
    wide = code >= 0x80
    spaces = code == 0x20
    second = digits.astype(np.int64) | wide.astype(np.int64) << FIELD | spaces.astype(np.int64) << 2 * FIELD
    first[10] = second[10] = 0  # stands between blocks
    ends = np.where(stops, 3, np.where(marks, 1, np.where(np.isin(code, [ord(c) for c in CLOSING]), 2, 0)))
    return first, second, ends.astype(np.int8)


FIRST, SECOND, ENDS = _tables()


def counts(texts: Sequence[str]) -> NDArray[np.float64]:
    """One row a text: characters, UTF-8 bytes, commas, stops, digits, non-ASCII characters, spaces, kind of end.

    No text may be empty or hold a line feed. Bytes are the unit of length because one Chinese character says about as
    much as three Latin letters. The kind of end is 3 for a stop, 2 a closing quote or bracket, 1 a comma, 0 other.
    """
    codes = np.frombuffer(("\n".join(texts) + "\n").encode("utf-16-le", "surrogatepass"), dtype="<u2")
    ends = np.flatnonzero(codes == 10)
    starts = np.concatenate(([0], ends[:-1] + 1))
    one, two = (np.add.reduceat(packed.take(codes), starts) for packed in (FIRST, SECOND))
    table = np.empty((len(texts), 8))
    table[:, 0] = ends - starts
    table[:, 1] = one & MASK
    table[:, 2] = one >> FIELD & MASK
    table[:, 3] = one >> 2 * FIELD
    table[:, 4] = two & MASK
    table[:, 5] = two >> FIELD & MASK
    table[:, 6] = two >> 2 * FIELD
    table[:, 7] = ENDS.take(codes.take(ends - 1))
    return table

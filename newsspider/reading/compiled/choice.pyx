"""The features of content_features.py and the trees of content_model.py in C, without numpy.

What is measured, and why, stands there; here the same numbers are worked out row by row, in arrays of our own.
"""

cimport cython
from libc.math cimport exp, fabs, log1p
from libc.stdint cimport uint16_t, uint32_t, uint64_t
from libc.stdlib cimport calloc, free
from libc.string cimport memset

from newsspider.reading import content_names, content_words

cdef extern from *:
    const char *_BUILT_FOR "BUILT_FOR"

BUILT_FOR = _BUILT_FOR.decode()

cdef enum:  # how many there are in content_names.py
    OWN = 16
    NEAR = 6
    OFFSETS = 4
    WINDOWS = 3
    CHAIN = 4
    CONTAINERS = 3

cdef enum:
    FIELDS = 8  # of a `Block`, that are read
    LANES = 8  # rows at a time

cdef Py_ssize_t WIDTH = len(content_names.NAMES)
cdef int WORDS = len(content_words.NAMES), TAGS = len(content_names.TAGS)
cdef uint64_t FOREIGN = content_words.FOREIGN
cdef double GOOD_BYTES = content_names.GOOD_BYTES
cdef int[NEAR] near = content_names.NEAR
cdef int[OFFSETS] offsets = content_names.OFFSETS
cdef int[WINDOWS] windows = content_names.WINDOWS


cdef void *allocated(Py_ssize_t count, size_t size) except NULL:
    """Room for so many, and one more, all zero."""
    cdef void *found = calloc(count + 1, size)
    if found == NULL:
        raise MemoryError
    return found


include "choice_text.pxi"
include "choice_words.pxi"
include "choice_page.pxi"
include "choice_rows.pxi"
include "choice_trees.pxi"


def table(document, without=()):
    """The blocks worth a look (indexes), and one row of `NAMES` for each: for tests."""
    cdef Page page = Page(document, without)
    cdef list rows = []
    cdef Py_ssize_t number, column
    for number in range(page.count):
        fill(page, number, page.tile)
        rows.append([page.tile[column * LANES] for column in range(WIDTH)])
    return [page.rows[number] for number in range(page.count)], rows

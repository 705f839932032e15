"""What boilerplate/lines.py asks of each line and each element: a look, where it ends for most.

The gate asks less of a line than boilerplate/lexicon.py does, never more. What it looks for are hashes of words and
beginnings in one table: two that collide cost a needless look, nothing else.
"""

from cpython.mem cimport PyMem_Calloc, PyMem_Free
from cpython.unicode cimport PyUnicode_DATA, PyUnicode_KIND, PyUnicode_READ, Py_UNICODE_ISDECIMAL, Py_UNICODE_ISSPACE
from libc.stdint cimport uint32_t, uint64_t

cdef extern from *:
    const char *_BUILT_FOR "BUILT_FOR"

BUILT_FOR = _BUILT_FOR.decode()

cdef enum:  # what a line may be, as in boilerplate/gate.py
    IS_TERM = 1
    BEGINS = 2
    NEEDS = 4
    ANYTHING = 7

cdef enum:
    LONGEST = 256  # characters of a line that are looked at
    PLANE = 0x10000  # characters beyond are odd
    LETTER = 0xFFFF  # the part of a spelling that is the character; 0 is one not met yet
    ODD = 0x10000  # has no spelling: its line is worth a look
    EDGE = 0x20000  # may stand around a term
    APART = 0x40000  # may stand behind a term, so that it may end here
    COUNT = 0x80000  # such a one that is a letter

cdef enum:  # what the table says of a text
    SHORT = 1  # a pattern's beginning
    OPENER = 2
    GOES_ON = 4  # part of one
    TERM = 8
    NEEDED = 16
    BAR = 32  # what a bar of terms may begin with, too: a number
    WORD = 64


include "lines_table.pxi"


cdef class Gate:
    """The lines of widgets. `spell`: of a character the one that stands for it in all that follows; "": its line is odd.

    `beginnings`: of patterns; `openers`: of those that long lines are tried on; `needed`: words of which a line of other
    patterns has one. `edge` may stand around a term, `behind` behind one. `0` is a run of digits.
    """

    cdef uint32_t *spellings
    cdef Table table
    cdef object spell
    cdef str edge, behind
    cdef uint32_t always
    cdef Py_ssize_t deepest, longest  # letters of an opener's beginning, of a needed word
    cdef unsigned char[256] starts

    def __cinit__(self, *_):
        self.spellings = <uint32_t *>PyMem_Calloc(PLANE, sizeof(uint32_t))
        if self.spellings is NULL:
            raise MemoryError

    def __dealloc__(self):
        PyMem_Free(self.spellings)

    def __init__(self, spell, terms, beginnings, openers, needed, str edge, str behind):
        cdef dict texts = {}
        for said, each in ((SHORT, beginnings), (OPENER, openers), (TERM, terms), (NEEDED, needed)):
            for text in each:
                texts[text] = texts.get(text, 0) | said
                if said & (SHORT | OPENER):
                    for end in range(1, len(text)):
                        texts[text[:end]] = texts.get(text[:end], 0) | GOES_ON
        self.always = texts.pop("", 0)
        texts["0"] = texts.get("0", 0) | BAR
        self.table, self.spell, self.edge, self.behind = Table(texts), spell, edge, behind
        self.deepest, self.longest = max(map(len, openers), default=0), max(map(len, needed), default=0)
        for at in range(256):
            self.starts[at] = 0
        for word in needed:
            self.starts[ord(word[0]) & 255] = 1

    def worth(self, list texts, Py_ssize_t short, Py_ssize_t long, Py_ssize_t opening):
        """The indexes of lines up to `short` that may be a term's or a pattern's, of those up to `long` an opener's.

        Each with what it may be.
        """
        cdef list found = []
        cdef Py_ssize_t index, size
        cdef int may_be
        for index in range(len(texts)):
            size = len(<str?>texts[index])
            if size > long:
                continue
            if size <= short:
                may_be = self._may_be(<str>texts[index], size, SHORT | OPENER)
            else:
                may_be = self._may_be(<str>texts[index], min(size, opening), OPENER)
            if may_be:
                found.append((index, may_be))
        return found

    cdef int _may_be(self, str text, Py_ssize_t size, uint32_t wanted) except -1:
        cdef uint32_t[LONGEST] line
        cdef uint32_t said
        cdef uint64_t hash = 0
        cdef Py_ssize_t at, end
        cdef bint begun = True
        cdef int found = 0
        if self.always & wanted or size > LONGEST:
            return ANYTHING
        end = self._spelt(text, size, line, size if wanted & SHORT else self.deepest)
        if end < 0:
            return ANYTHING
        for at in range(end):
            hash = joined(hash, line[at] & LETTER)
            if begun:
                said = self.table.says(hash)
                if said & wanted:
                    found |= BEGINS
                begun = said & GOES_ON and not found & BEGINS
            if wanted & SHORT:
                if not found & IS_TERM and (at + 1 == end or line[at + 1] & APART):
                    said = self.table.says(hash)
                    if said & (TERM | BAR) and self._may_end(line, at + 1, end, said):
                        found |= IS_TERM
                if self.starts[line[at] & 255] and self._needed(line, at, end):
                    found |= NEEDS
            elif not begun:
                break
        return found

    cdef Py_ssize_t _spelt(self, str text, Py_ssize_t size, uint32_t *line, Py_ssize_t most) except -2:
        """The length of the line in our spelling, without what stands before it; -1 if it is odd.

        Of more than `most` letters one behind these is spelt, since it might change the last of them.
        """
        cdef int kind = PyUnicode_KIND(text)
        cdef void *data = PyUnicode_DATA(text)
        cdef Py_ssize_t at, end = 0
        cdef uint32_t code, letter
        for at in range(size):
            code = PyUnicode_READ(kind, data, at)
            if code >= PLANE:
                return -1
            letter = self.spellings[code]
            if letter == 0:
                letter = self._met(code)
            if letter & ODD:
                return -1
            if end == 0 and letter & EDGE or end and letter & LETTER == c'0' == line[end - 1] & LETTER:
                continue
            line[end] = letter
            end += 1
            if end > most:
                break
        return end

    cdef uint32_t _met(self, uint32_t code) except 0:
        cdef str spelt = self.spell(chr(code))
        cdef uint32_t letter = ODD
        if len(spelt) == 1 and 0 < ord(spelt) < PLANE:
            letter = ord(spelt)
            letter |= (EDGE | APART if spelt in self.edge else 0) | (APART if spelt in self.behind else 0)
            letter |= COUNT if spelt in self.behind and spelt.isalpha() else 0
        self.spellings[code] = letter
        return letter

    cdef bint _may_end(self, uint32_t *line, Py_ssize_t at, Py_ssize_t end, uint32_t said) noexcept:
        """Whether a term may be all of the line up to here, or the first of a bar: then another stands next."""
        cdef Py_ssize_t rest = at
        while rest < end and line[rest] & APART:
            rest += 1
        if rest == end:
            return said & TERM != 0
        while at < end:
            if not line[at] & APART or line[at] & COUNT or line[at] & LETTER == c'0':
                if self._begins_term(line, at, end):
                    return True
                if not line[at] & APART:
                    return False
            at += 1
        return False

    cdef bint _begins_term(self, uint32_t *line, Py_ssize_t start, Py_ssize_t end) noexcept:
        cdef Py_ssize_t at
        cdef uint64_t hash = 0
        for at in range(start, end):
            hash = joined(hash, line[at] & LETTER)
            if (at + 1 == end or line[at + 1] & APART) and self.table.says(hash) & TERM:
                return True
        return False

    cdef bint _needed(self, uint32_t *line, Py_ssize_t start, Py_ssize_t end) noexcept:
        cdef Py_ssize_t at
        cdef uint64_t hash = 0
        for at in range(start, min(end, start + self.longest)):
            hash = joined(hash, line[at] & LETTER)
            if self.table.says(hash) & NEEDED:
                return True
        return False


cdef class Words:
    """Some words, and which elements have one of them in their class words: between spaces, hyphens and underscores."""

    cdef Table table

    def __init__(self, words):
        self.table = Table(dict.fromkeys(words, WORD))

    def among(self, list classes, list first, list last, Py_ssize_t most):
        """The indexes of the elements with one, that have two blocks to `most`."""
        cdef list found = []
        cdef Py_ssize_t index, size
        for index in range(len(classes)):
            size = <Py_ssize_t>last[index] - <Py_ssize_t>first[index]
            if 1 < size <= most and self._has_one(<str?>classes[index]):
                found.append(index)
        return found

    cdef bint _has_one(self, str text) noexcept:
        cdef int kind = PyUnicode_KIND(text)
        cdef void *data = PyUnicode_DATA(text)
        cdef Py_ssize_t at, size = len(text)
        cdef uint64_t hash = 0
        cdef uint32_t code
        for at in range(size + 1):
            code = PyUnicode_READ(kind, data, at) if at < size else c' '
            if code == c'-' or code == c'_' or Py_UNICODE_ISSPACE(code):
                if hash and self.table.says(hash) & WORD:
                    return True
                hash = 0
            else:
                hash = joined(hash, code)
        return False


include "lines_shapes.pxi"
include "lines_needles.pxi"

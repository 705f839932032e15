"""str.translate for tables that give one character for one: reading/fold.py folds each line of a page three times."""

from cpython.mem cimport PyMem_Calloc, PyMem_Free
from cpython.unicode cimport (
    PyUnicode_4BYTE_KIND, PyUnicode_DATA, PyUnicode_FromKindAndData, PyUnicode_KIND, PyUnicode_READ,
)
from libc.stdint cimport uint32_t

cdef extern from *:
    const char *_BUILT_FOR "BUILT_FOR"

BUILT_FOR = _BUILT_FOR.decode()

cdef enum:
    PLANE = 0x10000  # texts with characters beyond are left to Python
    LONGEST = 2048  # characters of a text; so are longer ones


cdef class Translation:
    """A table from code point to code point; what is not in it stays. Each character is asked for once."""

    cdef object table
    cdef uint32_t *known  # a code point and one, or 0

    def __cinit__(self, table):
        self.table = table
        self.known = <uint32_t *>PyMem_Calloc(PLANE, sizeof(uint32_t))
        if self.known is NULL:
            raise MemoryError

    def __dealloc__(self):
        PyMem_Free(self.known)

    def of(self, text):
        """The text translated; itself if nothing changes."""
        return self._of(<str>text) if type(text) is str else text.translate(self.table)

    cdef str _of(self, str text):
        cdef uint32_t[LONGEST] codes
        cdef Py_ssize_t at, size = len(text)
        cdef int kind = PyUnicode_KIND(text)
        cdef void *data = PyUnicode_DATA(text)
        cdef uint32_t code, other
        cdef bint changed = False
        if size > LONGEST:
            return text.translate(self.table)
        for at in range(size):
            code = PyUnicode_READ(kind, data, at)
            if code >= PLANE:
                return text.translate(self.table)
            other = self.known[code]
            if other == 0:
                other = self._asked(code)
            codes[at] = other - 1
            changed |= other - 1 != code
        return PyUnicode_FromKindAndData(PyUnicode_4BYTE_KIND, codes, size) if changed else text

    cdef uint32_t _asked(self, uint32_t code) except 0:
        try:
            self.known[code] = <uint32_t>self.table[code] + 1
        except KeyError:
            self.known[code] = code + 1
        return self.known[code]

cdef class Needles:
    """Some words, and whether a text has one of them, or a digit at least."""

    cdef Table table
    cdef unsigned char[256] starts  # by the last eight bits of a word's first letter

    def __init__(self, words):
        cdef dict texts = {}
        for word in words:
            texts[word] = NEEDED
            for end in range(1, len(word)):
                texts.setdefault(word[:end], GOES_ON)
        self.table = Table(texts)
        for at in range(256):
            self.starts[at] = 0
        for word in words:
            self.starts[ord(word[0]) & 255] = 1

    def look(self, text):
        """2: the text has a word, 1: a digit and none, 0: neither; of a subclass of str 2, for it may."""
        return self._look(<str>text) if type(text) is str else 2

    cdef int _look(self, str text) noexcept:
        cdef int kind = PyUnicode_KIND(text)
        cdef void *data = PyUnicode_DATA(text)
        cdef Py_ssize_t at, end, size = len(text)
        cdef uint32_t code, said
        cdef uint64_t hash
        cdef int digits = 0
        for at in range(size):
            code = PyUnicode_READ(kind, data, at)
            if not digits and (c'0' <= code <= c'9' or (code > 127 and Py_UNICODE_ISDECIMAL(code))):
                digits = 1
            if not self.starts[code & 255]:
                continue
            hash = 0
            for end in range(at, size):
                hash = joined(hash, PyUnicode_READ(kind, data, end))
                said = self.table.says(hash)
                if said & NEEDED:
                    return 2
                if not said & GOES_ON:
                    break
        return digits

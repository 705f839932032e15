cdef class Shapes:
    """The shape of each line: see `shapes` and `is_prose` in boilerplate/lines.py, whose numbers and signs it is given."""

    cdef double linked
    cdef Py_ssize_t least, sentence, paragraph
    cdef str stops, commas, full
    cdef object headings

    def __init__(self, double linked, Py_ssize_t least, Py_ssize_t sentence, Py_ssize_t paragraph,
                 str full, str stops, str commas, headings):
        self.linked, self.least, self.sentence, self.paragraph = linked, least, sentence, paragraph
        self.full, self.stops, self.commas, self.headings = full, stops, commas, headings

    def of(self, list blocks):
        """Of these blocks the text, its length, whether it is linked, whether it is prose: a list of each."""
        cdef list texts = [], sizes = [], linked = [], prose = []
        cdef tuple block
        cdef str text
        cdef Py_ssize_t size, links
        cdef bint is_link
        for each in blocks:
            if not isinstance(each, tuple) or len(<tuple>each) < 6:
                raise TypeError(f"no block: {each!r}")
            block = <tuple>each  # of a subclass
            text, links = <str?>block[0], block[5]
            size = len(text)
            is_link = links >= self.linked * size
            texts.append(text)
            sizes.append(size)
            linked.append(is_link)
            prose.append(not is_link and self._is_prose(text, size, links, block))
        return texts, sizes, linked, prose

    cdef bint _is_prose(self, str text, Py_ssize_t size, Py_ssize_t links, tuple block) except -1:
        cdef Py_UCS4 last
        if size < self.least or block[3] or links * 2 > size or block[1] in self.headings:
            return False
        last = text[size - 1]
        if size >= self.paragraph or last == self.full:
            return True
        if size < self.sentence:
            return False
        if text.isascii():
            return size >= 2 * self.sentence and last in self.stops
        return self.full in text or last in self.stops or (size >= 2 * self.sentence and self._has_comma(text))

    cdef bint _has_comma(self, str text) except -1:
        for letter in self.commas:
            if letter in text:
                return True
        return False

# Text as it comes from libxml2, in UTF-8, collapsed like " ".join(text.split()).

cdef enum:  # what a byte may be
    SOLID, END, SPACE, PERHAPS  # the last begins a character that may be white space

cdef struct Run:  # the text since the last boundary
    unsigned char *bytes
    Py_ssize_t size, room
    bint parted  # white space stands before what comes next

cdef unsigned char KIND_OF[256]


cdef set_up_bytes():
    cdef int byte
    for byte in range(128):
        KIND_OF[byte] = SPACE if chr(byte).isspace() else SOLID
    KIND_OF[0] = END
    KIND_OF[0xC2] = KIND_OF[0xE1] = KIND_OF[0xE2] = KIND_OF[0xE3] = PERHAPS


set_up_bytes()


cdef int wide_space(const_xmlChar *at) noexcept nogil:
    """Bytes of the white space beyond ASCII that stands here, as `str.split` has it; 0: none does."""
    cdef unsigned char c = at[0]
    if c == 0xC2:
        return 2 * (at[1] == 0x85 or at[1] == 0xA0)
    if c == 0xE1:
        return 3 * (at[1] == 0x9A and at[2] == 0x80)
    if c == 0xE2:
        if at[1] == 0x80:
            return 3 * (0x80 <= at[2] <= 0x8A or at[2] == 0xA8 or at[2] == 0xA9 or at[2] == 0xAF)
        return 3 * (at[1] == 0x81 and at[2] == 0x9F)
    return 3 * (c == 0xE3 and at[1] == 0x80 and at[2] == 0x80)


cdef inline const_xmlChar *skipped(const_xmlChar *at) noexcept nogil:
    """Behind the white space that stands here."""
    cdef int wide = 1
    while wide:
        while KIND_OF[at[0]] == SPACE:
            at += 1
        wide = wide_space(at) if KIND_OF[at[0]] == PERHAPS else 0
        at += wide
    return at


cdef inline const_xmlChar *copied(Run *run, const_xmlChar *at) noexcept nogil:
    """Behind the word that stands here, which is added to the run."""
    cdef unsigned char *to = run.bytes + run.size
    if run.parted:
        to[0] = 0x20
        to += 1
    while True:
        while KIND_OF[at[0]] == SOLID:
            to[0] = at[0]
            to += 1
            at += 1
        if KIND_OF[at[0]] != PERHAPS or wide_space(at):
            break
        to[0] = at[0]
        to += 1
        at += 1
    run.size = to - run.bytes
    return at


cdef inline Py_ssize_t characters(const_xmlChar *start, const_xmlChar *stop) noexcept nogil:
    cdef Py_ssize_t found = 0
    while start < stop:
        found += start[0] & 0xC0 != 0x80
        start += 1
    return found


cdef xmlNode *add(Run *run, xmlNode *node, Py_ssize_t *chars) except NULL:
    """Add the text that begins with this node, also where it is cut into several; returns the last of them.

    `chars`: its length without the white space at its ends; NULL: not asked for.
    """
    cdef Py_ssize_t gap = 0  # since the last word
    cdef const_xmlChar *start
    cdef const_xmlChar *word
    cdef const_xmlChar *end
    cdef const_xmlChar *at
    while True:
        start = end = node.content
        if start != NULL:
            reserve(run, strlen(<const char *>start))
            word = at = skipped(start)
            run.parted = run.size > 0 and (run.parted or at > start)
            while at[0]:
                end = copied(run, at)
                at = skipped(end)
                run.parted = at > end
            if chars != NULL:
                if end != start:
                    chars[0] += characters(word, end) + (gap + characters(start, word) if chars[0] else 0)
                    gap = 0
                gap += characters(end, at)
        if node.next == NULL or node.next.type not in (XML_TEXT_NODE, XML_CDATA_SECTION_NODE):
            return node
        node = node.next


cdef bint add_lower(Run *run, const_xmlChar *said) except -1:
    """Add a word or several, in lower case, if they are ASCII."""
    cdef unsigned char byte
    cdef unsigned char *to
    reserve(run, strlen(<const char *>said))
    to = run.bytes + run.size
    if run.size and said[0]:
        to[0] = 0x20
        to += 1
    while said[0]:
        byte = said[0]
        if byte & 0x80:
            return False
        to[0] = byte | 0x20 if 0x41 <= byte <= 0x5A else byte
        to += 1
        said += 1
    run.size = to - run.bytes
    return True


cdef int reserve(Run *run, Py_ssize_t more) except -1:
    cdef Py_ssize_t needed = run.size + more + 1  # and the space before it
    cdef void *room
    if needed > run.room:
        room = realloc(run.bytes, 2 * needed)
        if room == NULL:
            raise MemoryError
        run.bytes, run.room = <unsigned char *>room, 2 * needed
    return 0


cdef inline bint equal(const_xmlChar *name, const char *other) noexcept nogil:
    return strcmp(<const char *>name, other) == 0


cdef inline bint is_text(xmlAttr *each) noexcept nogil:
    """Whether what this attribute says is in one piece."""
    return each.children.next == NULL and each.children.type == XML_TEXT_NODE and each.children.content != NULL


cdef inline str text(const_xmlChar *said):
    return "" if said == NULL else PyUnicode_DecodeUTF8(<const char *>said, strlen(<const char *>said), NULL)


cdef str opening(const_xmlChar *said, int most):
    """The first characters."""
    cdef const_xmlChar *at = said
    while said != NULL and at[0] and most:
        at += 1
        while at[0] & 0xC0 == 0x80:
            at += 1
        most -= 1
    return PyUnicode_DecodeUTF8(<const char *>said, at - said, NULL)


cdef str text_of_run(Run *run):
    return PyUnicode_DecodeUTF8(<const char *>run.bytes, run.size, NULL)

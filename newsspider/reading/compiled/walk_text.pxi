# Text as it comes from libxml2, in UTF-8, collapsed like " ".join(text.split()).

cdef struct Run:  # the text since the last boundary
    unsigned char *bytes
    Py_ssize_t size, room
    bint parted  # white space stands before what comes next


cdef inline int space(const_xmlChar *at) noexcept nogil:
    """Bytes of the white space here, as `str.split` has it; 0: there is none."""
    cdef unsigned char c = at[0]
    if c <= 0x20:
        return c == 0x20 or 0x09 <= c <= 0x0D or 0x1C <= c <= 0x1F
    if c < 0xC2 or c > 0xE3:
        return 0
    if c == 0xC2:
        return 2 * (at[1] == 0x85 or at[1] == 0xA0)
    if c == 0xE1:
        return 3 * (at[1] == 0x9A and at[2] == 0x80)
    if c == 0xE2:
        if at[1] == 0x80:
            return 3 * (0x80 <= at[2] <= 0x8A or at[2] == 0xA8 or at[2] == 0xA9 or at[2] == 0xAF)
        return 3 * (at[1] == 0x81 and at[2] == 0x9F)
    return 3 * (c == 0xE3 and at[1] == 0x80 and at[2] == 0x80)


cdef xmlNode *add(Run *run, xmlNode *node, Py_ssize_t *chars) except NULL:
    """Add the text that begins with this node, also where it is cut into several; returns the last of them.

    `chars`: its length without the white space at its ends.
    """
    cdef Py_ssize_t here = 0, solid = 0, start = -1
    cdef const_xmlChar *at
    cdef int wide
    while True:
        at = node.content
        reserve(run, strlen(<const char *>at) if at != NULL else 0)
        while at != NULL and at[0]:
            wide = space(at)
            if wide:
                run.parted = run.size > 0
                at += wide
                here += 1
                continue
            if run.parted:
                run.bytes[run.size] = 0x20
                run.size += 1
                run.parted = False
            if start < 0:
                start = here
            run.bytes[run.size] = at[0]
            run.size += 1
            at += 1
            while at[0] & 0xC0 == 0x80:  # the rest of a character
                run.bytes[run.size] = at[0]
                run.size += 1
                at += 1
            here += 1
            solid = here
        if node.next == NULL or node.next.type not in (XML_TEXT_NODE, XML_CDATA_SECTION_NODE):
            break
        node = node.next
    chars[0] = solid - start if start >= 0 else 0
    return node


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


cdef inline str text(const_xmlChar *said):
    return "" if said == NULL else PyUnicode_DecodeUTF8(<const char *>said, strlen(<const char *>said), NULL)

"""The characters of a text counted by kind, as content_text.py does."""

from cpython.unicode cimport PyUnicode_DATA, PyUnicode_KIND

cdef enum:
    OTHER, COMMA, STOP, DIGIT, SPACE, KINDS
    CODES = 1 << 16  # that tables know; what is beyond takes two UTF-16 code units, and is none of these kinds
    RUN = 255  # characters at most until a counter of ten bits overflows: none grows by more than four
    COUNTER = 1023

cdef struct Text:
    double chars  # UTF-16 code units
    double size  # bytes in UTF-8
    double commas, stops, digits, spaces, wide
    int end

ctypedef fused Letter:
    unsigned char
    uint16_t
    uint32_t

cdef unsigned char KIND_OF[CODES]  # of a character, plus KINDS for each of its bytes after the first
cdef unsigned char END_OF[CODES]
cdef uint64_t ADDED[4 * KINDS]  # to six counters side by side: those bytes, the kinds but OTHER, wide


cdef Text counts_of(Letter *text, Py_ssize_t length) noexcept nogil:
    cdef Text found = Text(length, length, 0, 0, 0, 0, 0, 0)
    cdef Py_ssize_t at = 0, stop
    cdef uint64_t run
    cdef uint32_t code = 0
    while at < length:
        run = 0
        stop = min(at + RUN, length)
        while at < stop:
            code = text[at]
            at += 1
            if Letter is uint32_t and code >= CODES:
                found.chars += 1
                run += ADDED[3 * KINDS]
            else:
                run += ADDED[KIND_OF[code]]
        found.size += run & COUNTER
        found.commas += run >> 10 & COUNTER
        found.stops += run >> 20 & COUNTER
        found.digits += run >> 30 & COUNTER
        found.spaces += run >> 40 & COUNTER
        found.wide += run >> 50
    found.end = END_OF[code] if code < CODES else 0
    return found


cdef Text read_text(str text):
    cdef int kind = PyUnicode_KIND(text)
    cdef void *data = PyUnicode_DATA(text)
    if kind == 1:
        return counts_of(<unsigned char *>data, len(text))
    if kind == 2:
        return counts_of(<uint16_t *>data, len(text))
    return counts_of(<uint32_t *>data, len(text))


cdef set_up_text():
    cdef dict kinds = dict.fromkeys(map(ord, content_names.COMMAS), COMMA) | dict.fromkeys(range(0x30, 0x3A), DIGIT)
    cdef int code, kind, more
    kinds |= dict.fromkeys(map(ord, content_names.STOPS), STOP) | {0x20: SPACE}
    for more in range(4):
        for kind in range(KINDS):
            ADDED[more * KINDS + kind] = more + (<uint64_t>(kind > 0) << 10 * kind) + (<uint64_t>(more + 1 >> 1) << 50)
    for code in range(CODES):
        more = 0 if code < 0x80 else 1 if code < 0x800 or 0xD800 <= code < 0xE000 else 2
        KIND_OF[code] = more * KINDS
    for code, kind in kinds.items():
        KIND_OF[code] += kind
        END_OF[code] = {COMMA: 1, STOP: 3}.get(kind, 0)
    for code in map(ord, content_names.CLOSING):
        END_OF[code] = 2


set_up_text()

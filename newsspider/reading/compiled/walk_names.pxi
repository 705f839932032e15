# Names of elements and attributes: which are read, and how.

cdef enum:  # attributes that are read: those that say what an element is, then those of pictures, sources last
    CLASS = 1, ID, ITEMPROP, ROLE, ALT, WIDTH, HEIGHT, SOURCE
    ROLES = 16

cdef enum:
    KNOWN = 512  # places for the names that mean something; there are some hundred

cdef struct Name:
    const_xmlChar *name  # libxml2 keeps one copy of each name a document: the pointer tells it
    PyObject *said  # the same as a str, kept alive elsewhere; NULL: not asked for yet
    int kind, role
    bint telling

cdef Name[KNOWN] known  # by what they say, each at its place or behind
cdef Name FOREIGN = Name(NULL, NULL, INLINE, 0, False)  # of another namespace
cdef dict names_known = {}  # keeps them


cdef inline uintptr_t place_of(const_xmlChar *name) noexcept:
    """The place of this name in `known`, or the free one where it would stand."""
    cdef uintptr_t place = 0
    cdef const_xmlChar *at = name
    while at[0]:
        place = 31 * place + at[0]
        at += 1
    place &= KNOWN - 1
    while known[place].name != NULL and strcmp(<const char *>known[place].name, <const char *>name):
        place = (place + 1) & (KNOWN - 1)
    return place


cdef set_up_names():
    cdef tuple read = ("class", "id", "itemprop", "role", "alt", "width", "height", *LAZY_SOURCES)  # as numbered above
    cdef dict roles = dict(zip(read, range(1, ROLES)))
    cdef bytes name
    if SOURCE + len(LAZY_SOURCES) > ROLES or len(KINDS) + len(roles) + len(TELLING) > KNOWN // 2:
        raise ValueError("more names than there is room for")
    for said in (*KINDS, *roles, *TELLING):
        if isinstance(said, str) and said not in names_known:
            name = names_known[said] = said.encode()
            known[place_of(name)] = Name(
                <const_xmlChar *>name, <PyObject *>said, KINDS.get(said, INLINE), roles.get(said, 0), said in TELLING
            )


set_up_names()

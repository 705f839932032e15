# Names of elements and attributes: which are read, and how.

cdef enum:  # attributes that are read: those that say what an element is, then those of pictures, sources last
    CLASS = 1, ID, ITEMPROP, ROLE, ALT, WIDTH, HEIGHT, SOURCE
    ROLES = 16

cdef enum:  # places for names
    KNOWN = 512  # that mean something; there are some hundred
    NAMES = 512  # of a page's elements and attributes; it has some seventy

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


@cython.final
cdef class Names:
    """The names on a page, each looked up once."""

    cdef Name[NAMES] names
    cdef Name stranger
    cdef int count
    cdef list said

    def __cinit__(self):
        self.said = []

    cdef Name *of(self, const_xmlChar *name) except NULL:
        """What is known of a name; good until the next is asked for."""
        cdef Py_ssize_t place = (<uintptr_t>name >> 3) % NAMES
        cdef Name *found
        while self.names[place].name != NULL:
            if self.names[place].name == name:
                return &self.names[place]
            place = (place + 1) % NAMES
        if self.count < NAMES // 2:
            self.count += 1
            found = &self.names[place]
        else:  # a stranger's thousand names are looked up each time
            found = &self.stranger
        found[0] = known[place_of(name)]
        found.name = name
        return found

    cdef object spelled(self, const_xmlChar *name):
        """A name as a str: one for the page."""
        cdef Name *found = self.of(name)
        if found.said != NULL:
            return <object>found.said
        said = text(name)
        if found != &self.stranger:
            self.said.append(said)
            found.said = <PyObject *>said
        return said

    cdef int sort(self, xmlNode *node, xmlAttr **said) except -1:
        """The attributes of an element that are read, by what they say; of two the first, as lxml has it."""
        cdef xmlAttr *each = node.properties
        cdef int role
        memset(said, 0, ROLES * sizeof(void *))
        while each != NULL:
            if each.ns == NULL:
                role = self.of(each.name).role
                if role and said[role] == NULL:
                    said[role] = each
            each = each.next
        return 0

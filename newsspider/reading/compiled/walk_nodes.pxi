# The block-level elements of a page, and tuples made without a call of Python's.

from cpython.object cimport PyObject
from cpython.ref cimport Py_INCREF
from cpython.tuple cimport PyTuple_SET_ITEM

cdef extern from "Python.h":
    ctypedef struct Type "PyTypeObject":
        object (*tp_alloc)(Type *, Py_ssize_t)
    void PyObject_GC_UnTrack(PyObject *)

cdef struct Place:
    uintptr_t element  # only to compare: it may be gone
    Py_ssize_t parent, first, last
    Py_ssize_t down  # of those around one that is sought: the next on the way


@cython.final
cdef class Elements:
    """As in reading/walk.py. Where each node stood is remembered, and an element is sought there when asked for.

    So what was freed since is never touched. In a tree that was changed, another element may have come to stand at
    the address of a freed one: it then answers for it.
    """

    cdef _Element root
    cdef Place *place
    cdef Py_ssize_t count, room
    cdef list numbers  # one object for each: most are said several times
    cdef dict nodes

    def __cinit__(self, _Element root not None):
        self.root, self.numbers = root, []
        self.add(NULL, -1, 0)

    def __dealloc__(self):
        free(self.place)

    cdef Py_ssize_t add(self, xmlNode *element, Py_ssize_t parent, Py_ssize_t first) except -1:
        cdef void *more
        if self.count == self.room:
            more = realloc(self.place, (2 * self.room + LEVELS) * sizeof(Place))
            if more == NULL:
                raise MemoryError
            self.place, self.room = <Place *>more, 2 * self.room + LEVELS
        self.place[self.count] = Place(<uintptr_t>element, parent, first, 0, 0)
        self.count += 1
        return self.count - 1

    cdef inline object number(self, Py_ssize_t number):
        while len(self.numbers) <= number:
            self.numbers.append(len(self.numbers))
        return self.numbers[number]

    cdef tuple lists(self):
        """Of each node its parent, its first block, and the one after its last."""
        cdef list parents = [-1], first = [0], last = [self.number(self.place[0].last)]
        cdef Py_ssize_t node
        for node in range(1, self.count):
            parents.append(self.number(self.place[node].parent))
            first.append(self.number(self.place[node].first))
            last.append(self.number(self.place[node].last))
        self.numbers = []
        return parents, first, last

    cdef _Element made(self, xmlNode *node):
        return elementFactory(self.root._doc, node)

    cdef str attribute(self, xmlNode *node, const char *name):
        """Its value, or None."""
        cdef xmlAttr *each = node.properties
        while each != NULL and (each.ns != NULL or not equal(each.name, name)):
            each = each.next
        return self.value(node, each)

    cdef str value(self, xmlNode *node, xmlAttr *each):
        """What this attribute of the node says, None where there is none."""
        if each == NULL:
            return None
        if each.children == NULL:
            return ""
        return text(each.children.content) if is_text(each) else self.made(node).get(text(each.name))

    def at(self, Py_ssize_t node):
        """As that of reading/walk.py: sought along the nodes around it, else in the whole tree."""
        cdef Place *place = self.place
        cdef xmlNode *found = self.root._c_node
        cdef xmlNode *next
        cdef Py_ssize_t each = node
        if not 0 < node < self.count:
            return None
        while place[each].parent > 0:
            place[place[each].parent].down = each
            each = place[each].parent
        while True:
            next = below(found, place[each].element)
            found = next if next != NULL else found
            if each == node:
                break
            each = place[each].down
        if <uintptr_t>found != place[node].element:
            found = below(self.root._c_node, place[node].element)
        return None if found == NULL else self.made(found)

    def node_of(self, _Element element not None):
        cdef xmlNode *node = element._c_node
        cdef Py_ssize_t each
        if self.nodes is None:
            self.nodes = {self.place[each].element: each for each in range(1, self.count)}
        while node != NULL:
            if (found := self.nodes.get(<uintptr_t>node)) is not None:
                return found
            node = node.parent
        return -1


cdef xmlNode *below(xmlNode *top, uintptr_t sought) noexcept:
    """The element at this address, if it stands in this one: most likely right below it."""
    cdef xmlNode *node = top.children
    if <uintptr_t>top == sought:
        return top
    while node != NULL and <uintptr_t>node != sought:
        node = node.next
    if node == NULL:
        node = following(top, top)
    while node != NULL and <uintptr_t>node != sought:
        node = following(node, top)
    return node if node != NULL and node.type == XML_ELEMENT_NODE else NULL  # a text may have come there since


cdef inline xmlNode *following(xmlNode *node, xmlNode *top) noexcept:
    """The next node in document order inside `top`, or NULL."""
    if node.type == XML_ELEMENT_NODE and node.children != NULL:
        return node.children
    while node != top and node.next == NULL:
        node = node.parent
    return NULL if node == top else node.next


cdef bint fits(type kind, Py_ssize_t fields) except -1:
    """Whether this is a NamedTuple of so many fields."""
    return issubclass(kind, tuple) and kind.__basicsize__ == tuple.__basicsize__ and len(kind._fields) == fields


cdef object room_for(type kind, Py_ssize_t fields):
    """A NamedTuple to be filled with texts and numbers: the garbage collector need not look into it."""
    made = (<Type *>kind).tp_alloc(<Type *>kind, fields)
    PyObject_GC_UnTrack(<PyObject *>made)
    return made


cdef inline int put(object made, Py_ssize_t place, object said) except -1:
    Py_INCREF(said)
    PyTuple_SET_ITEM(made, place, said)
    return 0

"""What reading/marks.py says, from libxml2's own nodes: an element becomes a Python object where it has marks."""

from libc.string cimport strcmp
from lxml.includes.etreepublic cimport _Element, elementFactory, import_lxml__etree
from lxml.includes.tree cimport XML_ELEMENT_NODE, XML_TEXT_NODE, const_xmlChar, xmlAttr, xmlNode

from newsspider.reading.elements import BLOCK_LEVEL, INLINE_MARKED, LONGEST_NAMES
from newsspider.reading.elements import MARKS as NAMES

cdef extern from *:
    const char *_BUILT_FOR "BUILT_FOR"

BUILT_FOR = _BUILT_FOR.decode()
import_lxml__etree()

cdef enum:
    ROOM = 64  # elements

cdef tuple MARKS = tuple(name.encode() for name in NAMES)
cdef frozenset BLOCKS = frozenset(name.encode() for name in BLOCK_LEVEL)
cdef int MOST = INLINE_MARKED, LONGEST = LONGEST_NAMES
if MOST > ROOM:
    raise ValueError("more inline elements than there is room for")


def marked(_Element element not None, names_author):
    """See reading/marks.py."""
    cdef list inside = []
    cdef xmlNode *found[ROOM]
    cdef xmlNode *node
    cdef int count = 0, each = -1
    while each < count and count < MOST:  # the children of this element, then those of each found, in this order
        node = (element._c_node if each < 0 else found[each]).children
        while node != NULL and count < MOST:
            if node.type == XML_ELEMENT_NODE and not is_block(node):
                found[count] = node
                count += 1
            node = node.next
        each += 1
    for each in range(count):
        node = found[each]
        said = marks_of(element, node, names_author)
        if said or is_named(node, b"time"):
            made = elementFactory(element._doc, node)
            inside.append((words(made, node), said, made))
    return marks_of(element, element._c_node, names_author), inside


cdef inline bint equal(const_xmlChar *name, const char *other) noexcept:
    return strcmp(<const char *>name, other) == 0


cdef inline bint is_html(xmlNode *node) noexcept:
    return node.ns == NULL or node.ns.href == NULL


cdef inline bint is_named(xmlNode *node, const char *name) noexcept:
    return is_html(node) and equal(node.name, name)


cdef bint is_block(xmlNode *node) except -1:
    return is_html(node) and <bytes>(<const char *>node.name) in BLOCKS


cdef str marks_of(_Element root, xmlNode *node, names_author):
    cdef xmlAttr *each = node.properties
    cdef list said = []
    cdef const char *name
    cdef bytes mark
    if each == NULL:
        return ""
    while each != NULL:
        if each.ns == NULL:
            for mark in MARKS:
                name = mark
                if equal(each.name, name):
                    if value := value_of(root, node, name):
                        said.append(value[:LONGEST])
                    break
        each = each.next
    if is_named(node, b"a") and names_author(value_of(root, node, b"href")):
        said.append("href-author")
    return (<str>" ".join(said)).lower() if said else ""


cdef str value_of(_Element root, xmlNode *node, const char *name):
    """Of two attributes of a name the first, as lxml has it."""
    cdef xmlAttr *each = node.properties
    while each != NULL and (each.ns != NULL or not equal(each.name, name)):
        each = each.next
    if each == NULL or each.children == NULL:
        return ""
    if each.children.next == NULL and each.children.type == XML_TEXT_NODE and each.children.content != NULL:
        return (<const char *>each.children.content).decode()
    return elementFactory(root._doc, node).get(name.decode())


cdef str words(made, xmlNode *top):
    """The text of an element, collapsed: most have one text and nothing else."""
    cdef xmlNode *node = top.children
    if node != NULL and node.next == NULL and node.type == XML_TEXT_NODE and node.content != NULL:
        return " ".join((<const char *>node.content).decode().split())
    return " ".join("".join(made.itertext()).split())

"""The walk of reading/walk.py on libxml2's own nodes, without a Python object for each element and text.

Text is collapsed as it comes, in UTF-8: what `" ".join(text.split())` gives. An element becomes a Python object when
it is asked for.
"""

cimport cython
from cpython.object cimport PyObject
from cpython.unicode cimport PyUnicode_DecodeUTF8
from libc.stdint cimport uintptr_t
from libc.stdlib cimport free, realloc
from libc.string cimport memset, strcmp, strlen
from lxml.includes.etreepublic cimport _Element, elementFactory, import_lxml__etree
from lxml.includes.tree cimport (
    XML_CDATA_SECTION_NODE, XML_COMMENT_NODE, XML_ELEMENT_NODE, XML_TEXT_NODE, const_xmlChar, xmlAttr, xmlNode,
)

from newsspider.reading.elements import (
    COMMENT, JSON_LD, KINDS, LAZY_SOURCES, LONGEST_COMMENT, LONGEST_NAMES, TELLING, text_of,
)

cdef extern from *:
    const char *_BUILT_FOR "BUILT_FOR"

BUILT_FOR = _BUILT_FOR.decode()
import_lxml__etree()

cdef enum:  # as in elements.py
    INLINE, BREAK, LINK, BOLD, PICTURE, TELL, SKIP, BLOCK, ITEM

cdef enum:
    LEVELS = 64  # there is room for, to begin with

cdef int MOST_OF_NAMES = LONGEST_NAMES, MOST_OF_COMMENT = LONGEST_COMMENT


include "walk_names.pxi"
include "walk_text.pxi"
include "walk_nodes.pxi"


@cython.final
cdef class Walk:
    """The lists of a `Document` while they grow, and what is open at this point of the page."""

    cdef list blocks, pictures, tags, telling, classes
    cdef Names names
    cdef Elements elements
    cdef type new_block, new_picture
    cdef int items, anchors, bolds, links
    cdef Py_ssize_t node, link_chars, bold_chars
    cdef object tag
    cdef Run run, words
    cdef unsigned char *opened
    cdef Py_ssize_t levels, level

    def __cinit__(self, _Element root, type new_block, type new_picture):
        self.names, self.elements = Names(), Elements(root)
        self.new_block, self.new_picture = new_block, new_picture
        self.blocks, self.pictures, self.telling = [], [], []
        self.tags, self.classes = ["root"], [""]
        self.tag = "root"

    def __dealloc__(self):
        free(self.run.bytes)
        free(self.words.bytes)
        free(self.opened)

    cdef int go(self) except -1:
        cdef xmlNode *top = self.elements.root._c_node
        cdef xmlNode *node = top
        cdef int kind
        while True:
            if node.type == XML_ELEMENT_NODE:
                kind = self.open(node)
                if kind != SKIP and node.children != NULL:
                    self.push(kind)
                    node = node.children
                    continue
                if kind == SKIP:
                    self.tell_below(node)
                else:
                    self.close(kind)
            elif node.type == XML_TEXT_NODE or node.type == XML_CDATA_SECTION_NODE:
                node = self.read(node)
            elif node.type == XML_COMMENT_NODE:
                self.tell(node)
            while node != top and node.next == NULL:
                node = node.parent
                self.level -= 1
                self.close(self.opened[self.level])
            if node == top:
                break
            node = node.next
        self.elements.place[0].last = len(self.blocks)
        return 0

    cdef int push(self, int kind) except -1:
        cdef void *more
        if self.level == self.levels:
            more = realloc(self.opened, 2 * self.levels + LEVELS)
            if more == NULL:
                raise MemoryError
            self.opened, self.levels = <unsigned char *>more, 2 * self.levels + LEVELS
        self.opened[self.level] = kind
        self.level += 1
        return 0

    cdef int open(self, xmlNode *node) except -1:
        cdef Name *name = self.name_of(node)
        cdef int kind = name.kind
        cdef bint telling = name.telling
        if kind >= BLOCK:
            self.flush(False)
            self.tag = <object>name.said
            self.tags.append(self.tag)
            self.classes.append(self.words_of(node) if node.properties != NULL else "")
            self.node = self.elements.add(node, self.node, len(self.blocks))
            self.items += kind == ITEM
        elif kind == BREAK:
            self.flush(True)
        elif kind == LINK:
            self.anchors += 1
            self.links += 1
        elif kind == BOLD:
            self.bolds += 1
        elif kind == PICTURE:
            self.picture(node)
        if telling:
            self.tell(node)
        return kind

    cdef int tell(self, xmlNode *node) except -1:
        """Note what this element or comment says for machines."""
        cdef xmlAttr *each = NULL
        cdef dict said
        if node.type == XML_COMMENT_NODE:
            self.telling.append((COMMENT, {}, opening(node.content, MOST_OF_COMMENT)))
            return 0
        tag = self.names.spelled(node.name)
        if equal(node.name, b"link") and self.elements.attribute(node, b"rel") != "canonical":
            return 0
        said, each = {}, node.properties
        while each != NULL:
            if each.ns != NULL:  # of XML
                said = dict(self.elements.made(node).items())
                break
            said[self.names.spelled(each.name)] = self.elements.value(node, each)
            each = each.next
        more = ""
        if equal(node.name, b"title") or (equal(node.name, b"script") and JSON_LD in said.get("type", "")):
            more = text_of(self.elements.made(node))
        self.telling.append((tag, said, more))
        return 0

    cdef int close(self, int kind) except -1:
        if kind >= BLOCK:
            self.flush(False)
            self.elements.place[self.node].last = len(self.blocks)
            self.node = self.elements.place[self.node].parent
            self.tag = self.tags[self.node]
            self.items -= kind == ITEM
        elif kind == LINK:
            self.anchors -= 1
        elif kind == BOLD:
            self.bolds -= 1
        return 0

    cdef int flush(self, bint br) except -1:
        """The end of a block."""
        if self.run.size:
            block = room_for(self.new_block, 9)
            put(block, 0, text_of_run(&self.run))
            put(block, 1, self.tag)
            put(block, 2, self.elements.number(self.node))
            put(block, 3, self.items > 0)
            put(block, 4, self.links)
            put(block, 5, self.link_chars)
            put(block, 6, self.bold_chars)
            put(block, 7, br)
            put(block, 8, "")
            self.blocks.append(block)
            self.run.size = self.link_chars = self.bold_chars = 0
        self.run.parted = False
        self.links = self.anchors > 0
        return 0

    cdef xmlNode *read(self, xmlNode *node) except NULL:
        """Add the text that begins here to the run; returns its last node."""
        cdef Py_ssize_t chars = 0
        node = add(&self.run, node, &chars if self.anchors or self.bolds else NULL)
        if self.anchors:
            self.link_chars += chars
        if self.bolds:
            self.bold_chars += chars
        return node

    cdef int tell_below(self, xmlNode *top) except -1:
        """Of an element that is skipped: what inside it speaks to machines."""
        cdef xmlNode *node = top
        while True:
            node = following(node, top)
            if node == NULL:
                return 0
            if node.type == XML_COMMENT_NODE or (node.type == XML_ELEMENT_NODE and self.name_of(node).telling):
                self.tell(node)

    cdef inline Name *name_of(self, xmlNode *node) except NULL:
        return self.names.of(node.name) if node.ns == NULL or node.ns.href == NULL else &FOREIGN

    cdef str words_of(self, xmlNode *node):
        cdef xmlAttr *each = node.properties
        cdef xmlAttr *said[ROLES]
        cdef int role
        cdef bint plain = True
        self.names.sort(node, said)
        self.words.size = 0
        for role in range(CLASS, ROLE + 1):
            each = said[role]
            if each != NULL and each.children != NULL:
                plain = plain and is_text(each) and add_lower(&self.words, each.children.content)
        if plain:
            return PyUnicode_DecodeUTF8(<char *>self.words.bytes, min(self.words.size, MOST_OF_NAMES), NULL)
        words = " ".join([word for role in range(CLASS, ROLE + 1) if (word := self.elements.value(node, said[role]))])
        return words[:MOST_OF_NAMES].lower()

    cdef int picture(self, xmlNode *node) except -1:
        cdef xmlAttr *said[ROLES]
        cdef int role
        self.names.sort(node, said)
        for role in range(SOURCE, ROLES):
            if source := self.elements.value(node, said[role]):
                if source := source.strip():
                    picture = room_for(self.new_picture, 6)
                    put(picture, 0, source)
                    put(picture, 1, " ".join((self.elements.value(node, said[ALT]) or "").split()))
                    put(picture, 2, self.elements.number(len(self.blocks)))
                    put(picture, 3, self.elements.number(self.node))
                    put(picture, 4, self.elements.value(node, said[WIDTH]))
                    put(picture, 5, self.elements.value(node, said[HEIGHT]))
                    self.pictures.append(picture)
                return 0
        return 0


def walk(_Element root not None, type new_block not None, type new_picture not None):
    """See reading/walk.py."""
    cdef Walk walk = Walk(root, new_block, new_picture)
    if not (fits(new_block, 9) and fits(new_picture, 6)):
        raise TypeError("no NamedTuple of nine fields for blocks, or none of six for pictures")
    walk.go()
    return (walk.blocks, walk.pictures, walk.elements, walk.tags, *walk.elements.lists(), walk.telling, walk.classes)

"""The walk of reading/walk.py on libxml2's own nodes, without a Python object for each inline element and text.

Text is collapsed as it comes, in UTF-8: what `" ".join(text.split())` gives. Only block-level elements and those that
speak to machines become Python elements.
"""

from cpython.unicode cimport PyUnicode_DecodeUTF8
from libc.stdint cimport uintptr_t
from libc.stdlib cimport free, realloc
from libc.string cimport strcmp, strlen
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
    NAMES = 256  # places for the names of a page's elements; a page has some forty
    LEVELS = 64

cdef tuple SOURCES = tuple(name.encode() for name in LAZY_SOURCES)

cdef struct Name:
    const_xmlChar *name  # libxml2 keeps one copy of each name a document: the pointer tells it
    int kind
    bint telling


include "walk_text.pxi"


cdef class Walk:
    """The lists of a `Document` while they grow, and what is open at this point of the page."""

    cdef list blocks, pictures, elements, tags, parents, depths, first, last, telling, classes
    cdef _Element root
    cdef object new_block, new_picture
    cdef int node, depth, items, anchors, bolds, links
    cdef Py_ssize_t link_chars, bold_chars
    cdef object tag
    cdef Run run
    cdef Name[NAMES] names
    cdef int named
    cdef unsigned char *opened
    cdef Py_ssize_t levels, level

    def __cinit__(self, _Element root, new_block, new_picture):
        self.root, self.new_block, self.new_picture = root, new_block, new_picture
        self.blocks, self.pictures, self.telling = [], [], []
        self.elements, self.tags, self.classes = [None], ["root"], [""]
        self.parents, self.depths, self.first, self.last = [-1], [0], [0], [0]
        self.tag = "root"

    def __dealloc__(self):
        free(self.run.bytes)
        free(self.opened)

    cdef int go(self) except -1:
        cdef xmlNode *top = self.root._c_node
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
        self.last[0] = len(self.blocks)
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
        cdef Name told = self.name_of(node)
        if told.kind >= BLOCK:
            self.flush(False)
            self.depth += 1
            self.elements.append(elementFactory(self.root._doc, node))
            self.tag = text(node.name)
            self.tags.append(self.tag)
            self.classes.append(self.words_of(node))
            self.parents.append(self.node)
            self.depths.append(self.depth)
            self.first.append(len(self.blocks))
            self.node = len(self.last)
            self.last.append(0)
            self.items += told.kind == ITEM
        elif told.kind == BREAK:
            self.flush(True)
        elif told.kind == LINK:
            self.anchors += 1
            self.links += 1
        elif told.kind == BOLD:
            self.bolds += 1
        elif told.kind == PICTURE:
            self.picture(node)
        if told.telling:
            self.tell(node)
        return told.kind

    cdef int tell(self, xmlNode *node) except -1:
        """Note what this element or comment says for machines."""
        cdef xmlAttr *each = NULL
        cdef dict said = {}
        if node.type == XML_COMMENT_NODE:
            self.telling.append((COMMENT, said, text(node.content)[:LONGEST_COMMENT]))
            return 0
        tag = text(node.name)
        if tag == "link" and self.attribute(node, b"rel") != "canonical":
            return 0
        each = node.properties
        while each != NULL:
            if each.ns != NULL:  # of XML
                said = dict(elementFactory(self.root._doc, node).items())
                break
            said[text(each.name)] = self.value(node, each)
            each = each.next
        more = ""
        if tag == "title" or (tag == "script" and JSON_LD in said.get("type", "")):
            more = text_of(elementFactory(self.root._doc, node))
        self.telling.append((tag, said, more))
        return 0

    cdef int close(self, int kind) except -1:
        if kind >= BLOCK:
            self.flush(False)
            self.last[self.node] = len(self.blocks)
            self.node = self.parents[self.node]
            self.tag = self.tags[self.node]
            self.depth -= 1
            self.items -= kind == ITEM
        elif kind == LINK:
            self.anchors -= 1
        elif kind == BOLD:
            self.bolds -= 1
        return 0

    cdef int flush(self, bint br) except -1:
        """The end of a block."""
        if self.run.size:
            said = PyUnicode_DecodeUTF8(<char *>self.run.bytes, self.run.size, NULL)
            self.blocks.append(tuple.__new__(self.new_block, (
                said, self.tag, self.node, self.items > 0, self.links, self.link_chars, self.bold_chars, br, "",
            )))
            self.run.size = self.link_chars = self.bold_chars = 0
        self.run.parted = False
        self.links = self.anchors > 0
        return 0

    cdef xmlNode *read(self, xmlNode *node) except NULL:
        """Add the text that begins here to the run; returns its last node."""
        cdef Py_ssize_t chars = 0
        node = add(&self.run, node, &chars)
        if self.anchors:
            self.link_chars += chars
        if self.bolds:
            self.bold_chars += chars
        return node

    cdef int tell_below(self, xmlNode *top) except -1:
        """Of an element that is skipped: what inside it speaks to machines."""
        cdef xmlNode *node = top
        while True:
            if node.type == XML_ELEMENT_NODE and node.children != NULL:
                node = node.children
            else:
                while node != top and node.next == NULL:
                    node = node.parent
                if node == top:
                    return 0
                node = node.next
            if node.type == XML_COMMENT_NODE or (node.type == XML_ELEMENT_NODE and self.name_of(node).telling):
                self.tell(node)

    cdef Name name_of(self, xmlNode *node) except *:
        cdef Py_ssize_t place = (<uintptr_t>node.name >> 3) % NAMES
        cdef Name told
        if node.ns != NULL and node.ns.href != NULL:
            return Name(NULL, INLINE, False)
        while self.names[place].name != NULL:
            if self.names[place].name == node.name:
                return self.names[place]
            place = (place + 1) % NAMES
        name = text(node.name)
        told = Name(node.name, KINDS.get(name, INLINE), name in TELLING)
        if self.named < NAMES // 2:  # a stranger's thousand names are looked up each time
            self.names[place] = told
            self.named += 1
        return told

    cdef str words_of(self, xmlNode *node):
        cdef xmlAttr *each = node.properties
        cdef const_xmlChar *name
        cdef str classes = None, called = None, prop = None, role = None
        while each != NULL:
            name = each.name
            if each.ns != NULL:
                pass
            elif classes is None and equal(name, b"class"):  # of two the first, as lxml has it
                classes = self.value(node, each)
            elif called is None and equal(name, b"id"):
                called = self.value(node, each)
            elif prop is None and equal(name, b"itemprop"):
                prop = self.value(node, each)
            elif role is None and equal(name, b"role"):
                role = self.value(node, each)
            each = each.next
        if called or prop or role:
            classes = " ".join([said for said in (classes, called, prop, role) if said])
        return classes[:LONGEST_NAMES].lower() if classes else ""

    cdef int picture(self, xmlNode *node) except -1:
        for name in SOURCES:
            if said := self.attribute(node, name):
                if src := said.strip():
                    alt = " ".join((self.attribute(node, b"alt") or "").split())
                    sides = self.attribute(node, b"width"), self.attribute(node, b"height")
                    self.pictures.append(self.new_picture(src, alt, len(self.blocks), self.node, *sides))
                return 0
        return 0

    cdef str attribute(self, xmlNode *node, const char *name):
        """Its value, or None."""
        cdef xmlAttr *each = node.properties
        while each != NULL:
            if each.ns == NULL and equal(each.name, name):
                return self.value(node, each)
            each = each.next
        return None

    cdef str value(self, xmlNode *node, xmlAttr *each):
        if each.children == NULL:
            return ""
        if each.children.next == NULL and each.children.type == XML_TEXT_NODE:
            return text(each.children.content)
        return elementFactory(self.root._doc, node).get(text(each.name))


def walk(_Element root not None, new_block, new_picture):
    """See reading/walk.py."""
    cdef Walk walk = Walk(root, new_block, new_picture)
    walk.go()
    lists = (walk.blocks, walk.pictures, walk.elements, walk.tags, walk.parents, walk.depths, walk.first, walk.last)
    return (*lists, walk.telling, walk.classes)

"""A document read into arrays: its blocks, its nodes, and what is known of them before a row is asked for."""

cdef struct Tag:
    int number  # its place in `content_names.TAGS`, from 1
    int level
    bint whole, apart

cdef struct Sums:  # over a stretch of blocks: bytes, bytes in links, bytes of good blocks
    double size, linked, good

cdef struct Node:
    Py_ssize_t parent, first, last, depth, layout
    int tag
    bint whole, asked  # html or body; around a block worth a look
    uint64_t names, around, tags  # bits: of its own names, of all from here up, of the tags from here up
    double good, child, grand  # bytes of good text right in it, in its children, in theirs

cdef struct Block:
    Text text
    Py_ssize_t node, same  # `same`: the first block of this text
    int copies  # at the first block of a text: how many there are
    int apart  # menus and the like that begin here, less those that ended
    int level
    bint known, good
    double link_share, good_size
    float own[OWN]
    Py_ssize_t heading, h1  # the last up to here, or -1
    Py_ssize_t good_before, good_after  # beside this, or one beyond the page

cdef struct Container:
    Py_ssize_t first, last, depth
    double share, density, link_share

cdef struct Layout:
    double size, linked, good, blocks


cdef Tag[100] tag_at  # the first is any other tag
cdef dict place_of = {}


cdef set_up_tags():
    cdef Py_ssize_t place
    for name in (*content_names.TAGS, *content_names.LEVELS, *content_names.WHOLE, *content_names.APART):
        place = place_of.setdefault(name, len(place_of) + 1)
        tag_at[place] = Tag(
            content_names.TAG_NUMBERS.get(name, 0), content_names.LEVELS.get(name, 0),
            name in content_names.WHOLE, name in content_names.APART,
        )


cdef inline Tag tag_of(name):
    return tag_at[<Py_ssize_t>place_of.get(name, 0)]


set_up_tags()


cdef class Page:
    """`rows`: the blocks worth a look."""

    cdef Py_ssize_t blocks, nodes, count, top
    cdef Block *block
    cdef Node *node
    cdef Sums *before  # over the blocks before each, and over all
    cdef Sums total
    cdef Py_ssize_t *rows
    cdef Layout *layout
    cdef Container[CONTAINERS] container
    cdef double wide, chars
    cdef float *tile  # features of eight rows: the first column of all, then the second

    def __cinit__(self, document, without):
        cdef list blocks = document.blocks, tags = document.tags
        self.blocks, self.nodes = len(blocks), len(tags)
        self.block = <Block *>allocated(self.blocks, sizeof(Block))
        self.node = <Node *>allocated(self.nodes, sizeof(Node))
        self.before = <Sums *>allocated(self.blocks, sizeof(Sums))
        self.rows = <Py_ssize_t *>allocated(self.blocks, sizeof(Py_ssize_t))
        self.layout = <Layout *>allocated(self.nodes, sizeof(Layout))
        self.tile = <float *>allocated(WIDTH, LANES * sizeof(float))
        self.read_nodes(tags, document.parents, document.first, document.last)
        for index in without:
            if not 0 <= index < self.blocks:
                raise IndexError(f"no block {index}")
            self.block[<Py_ssize_t>index].known = True
        self.read_blocks(blocks)
        self.choose_rows()
        if self.count:
            self.read_names(document.classes)
            self.add_up()
            self.guess_containers()

    def __dealloc__(self):
        free(self.block)
        free(self.node)
        free(self.before)
        free(self.rows)
        free(self.layout)
        free(self.tile)

    @cython.boundscheck(True)  # for lists: Python code may shorten them
    cdef int read_nodes(self, list tags, list parents, list first, list last) except -1:
        cdef Py_ssize_t index
        cdef Node *node
        cdef Tag tag
        if not self.nodes or not (len(parents) == len(first) == len(last) == self.nodes):
            raise ValueError("the lists of nodes are not parallel")
        for index in range(self.nodes):
            node = &self.node[index]
            node.first, node.last = first[index], last[index]
            if not 0 <= node.first <= node.last <= self.blocks:
                raise ValueError(f"node {index} has no such blocks")
            tag = tag_of(tags[index])
            if tag.apart:
                self.block[node.first].apart += 1
                self.block[node.last].apart -= 1
            if index:  # around all stands one of no tag
                node.parent = parents[index]
                if not 0 <= node.parent < index:
                    raise ValueError(f"node {index} stands before its parent")
                node.depth = self.node[node.parent].depth + 1
                node.tag = tag.number
                node.whole = tag.whole
        return 0

    @cython.boundscheck(True)
    cdef int read_blocks(self, list blocks) except -1:
        cdef dict seen = {}
        cdef Py_ssize_t index, links, link_chars, bold_chars, heading = -1, h1 = -1, good = -1
        cdef double chars, marks
        cdef bint item, br
        cdef tuple fields
        cdef Block *block
        cdef float *own
        for index in range(self.blocks):
            each = blocks[index]
            if not isinstance(each, tuple):
                raise TypeError("no Block")
            fields = <tuple>each
            if len(fields) < FIELDS or not isinstance(fields[0], str):
                raise TypeError("no Block")
            block = &self.block[index]
            block.text = read_text(fields[0])
            block.level = tag_of(fields[1]).level
            block.node, item, links, link_chars = fields[2], fields[3], fields[4], fields[5]
            bold_chars, br = fields[6], fields[7]
            if not 0 <= block.node < self.nodes:
                raise ValueError(f"block {index} has no such node")
            block.same = seen.setdefault(fields[0], index)
            self.block[block.same].copies += 1
            chars, marks = block.text.chars, block.text.commas + block.text.stops
            block.link_share = min(link_chars / chars, 1.0)
            block.good = (
                block.link_share < 0.3 and marks > 0 and block.text.size >= GOOD_BYTES
                and not block.level and not block.known
            )
            block.good_size = block.text.size if block.good else 0
            block.known = block.known or not (block.link_share <= 0.5 or marks > 0)
            if block.level:
                heading = index
            if block.level == 1:
                h1 = index
            block.heading, block.h1, block.good_before = heading, h1, good
            if block.good:
                good = index
            self.wide += block.text.wide
            self.chars += chars
            own = block.own
            own[0] = log1p(block.text.size)
            own[1] = block.link_share
            own[2] = links
            own[3] = bold_chars / chars
            own[4] = block.text.commas
            own[5] = block.text.stops
            own[6] = marks / chars
            own[7] = block.text.end
            own[8] = block.text.digits / chars
            own[9] = block.text.wide / chars
            own[10] = block.text.spaces / chars
            own[11] = br
            own[12] = item
            own[13] = block.level
            own[14] = block.good
            own[15] = chars
        return 0

    cdef void choose_rows(self) noexcept nogil:
        cdef Py_ssize_t index, good = self.blocks
        cdef int apart = 0
        for index in range(self.blocks):
            apart += self.block[index].apart
            if not apart and not self.block[index].known:
                self.rows[self.count] = index
                self.count += 1
                self.node[self.block[index].node].asked = True
        for index in range(self.blocks - 1, -1, -1):
            self.block[index].good_after = good
            if self.block[index].good:
                good = index
        for index in range(self.nodes - 1, 0, -1):
            if self.node[index].asked:
                self.node[self.node[index].parent].asked = True

    @cython.boundscheck(True)
    cdef int read_names(self, list classes) except -1:
        """What the elements around the rows are called, and which of them are laid out alike."""
        cdef dict layouts = {}
        cdef Py_ssize_t index
        cdef Node *node
        cdef Node *parent
        if len(classes) != self.nodes:
            raise ValueError("the lists of nodes are not parallel")
        for index in range(1, self.nodes):
            node = &self.node[index]
            if not node.asked:
                continue
            if not node.whole:
                node.names = read_words(classes[index])
            parent = &self.node[node.parent]
            node.around = parent.around | node.names
            node.tags = parent.tags | <uint64_t>1 << node.tag
            node.layout = layouts.setdefault((parent.layout << 8 | node.tag) << 24 | node.names, len(layouts) + 1)
        return 0

    cdef void add_up(self) noexcept nogil:
        cdef Py_ssize_t index
        cdef double good = 0, foreign = 0
        cdef Block *block
        cdef Sums sums = Sums(0, 0, 0)
        cdef Layout *layout
        for index in range(self.blocks):
            good += self.block[index].good_size
        for index in range(self.count):
            block = &self.block[self.rows[index]]
            if self.node[block.node].around & FOREIGN:
                foreign += block.good_size
        for index in range(self.count):
            block = &self.block[self.rows[index]]
            if good > foreign and self.node[block.node].around & FOREIGN:
                block.good_size = 0
        for index in range(self.blocks):
            block = &self.block[index]
            self.before[index] = sums
            sums.size += block.text.size
            sums.linked += block.link_share * block.text.size
            sums.good += block.good_size
            self.node[block.node].good += block.good_size
        self.before[self.blocks] = self.total = sums
        for index in range(self.count):
            block = &self.block[self.rows[index]]
            sums = self.between(self.rows[index], self.rows[index] + 1)
            layout = &self.layout[self.node[block.node].layout]
            layout.size += sums.size
            layout.linked += sums.linked
            layout.good += sums.good
            layout.blocks += 1
        for index in range(self.nodes):
            if self.layout[index].good > self.layout[self.top].good:
                self.top = index

    cdef void guess_containers(self) noexcept nogil:
        cdef Py_ssize_t index, most = 0, whole = 0, surplus = 0
        cdef double best_most = -1, best_surplus = 0, value
        cdef Node *node
        cdef Sums below
        for index in range(1, self.nodes):
            self.node[self.node[index].parent].child += self.node[index].good
        for index in range(1, self.nodes):
            self.node[self.node[index].parent].grand += self.node[index].child
        for index in range(self.nodes):
            node = &self.node[index]
            below = self.between(node.first, node.last)
            value = node.good + 0.9 * node.child + 0.5 * node.grand
            if value > best_most:
                most, best_most = index, value
            if below.good >= 0.7 * self.total.good:
                whole = index
            value = 2 * below.good - below.size
            if not index or value > best_surplus:
                surplus, best_surplus = index, value
        self.container[0] = self.container_of(most)
        self.container[1] = self.container_of(whole)
        self.container[2] = self.container_of(surplus)

    cdef Container container_of(self, Py_ssize_t index) noexcept nogil:
        cdef Node node = self.node[index]
        cdef Sums below = self.between(node.first, node.last)
        return Container(
            node.first, node.last, node.depth,
            below.good / (self.total.good + 1), below.good / (below.size + 1), below.linked / (below.size + 1),
        )

    cdef inline Sums between(self, Py_ssize_t first, Py_ssize_t last) noexcept nogil:
        """The sums over a stretch of blocks, as far as it lies on the page."""
        cdef Sums begin = self.before[max(first, 0)], end = self.before[min(last, self.blocks)]
        return Sums(end.size - begin.size, end.linked - begin.linked, end.good - begin.good)

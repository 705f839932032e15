"""The features of the blocks of a page, in the order of `content_names.NAMES`."""


cdef inline float *put(float *at, double value) noexcept nogil:
    at[0] = <float>value
    return at + LANES


cdef void fill(Page page, Py_ssize_t number, float *at) noexcept nogil:
    """The row of this number, in one lane of a tile."""
    cdef Py_ssize_t index = page.rows[number]
    cdef Block *block = &page.block[index]
    at = put_beside(page, index, at)
    at = put(at, page.block[block.same].copies)
    at = put(at, page.wide / page.chars)
    at = put_windows(page, index, at)
    at = put_chain(page, block.node, at)
    at = put_containers(page, index, at)
    at = put_place(page, index, at)
    at = put(at, index - block.heading)
    at = put(at, page.block[block.heading].level if block.heading >= 0 else 0)
    at = put(at, index - block.good_before)
    at = put(at, block.good_after - index)
    at = put(at, index - block.h1 if block.h1 >= 0 else -1)
    at = put_names(&page.node[block.node], &page.node[page.node[block.node].parent], at)
    put_alike(page, number, at)


cdef inline float *put_beside(Page page, Py_ssize_t index, float *at) noexcept nogil:
    cdef Py_ssize_t beside
    cdef int column, offset
    for column in range(OWN):
        at = put(at, page.block[index].own[column])
    for offset in offsets:
        beside = index + offset
        for column in near:
            at = put(at, page.block[beside].own[column] if 0 <= beside < page.blocks else -1)
    return at


cdef inline float *put_windows(Page page, Py_ssize_t index, float *at) noexcept nogil:
    cdef int size, side
    cdef Sums sums
    for size in windows:
        for side in range(2):
            sums = page.between(index + 1, index + 1 + size) if side else page.between(index - size, index)
            at = put(at, log1p(sums.good))
            at = put(at, sums.linked / (sums.size + 1))
    return at


cdef inline float *put_chain(Page page, Py_ssize_t index, float *at) noexcept nogil:
    cdef int level
    cdef Node *node
    cdef Sums below
    cdef double size, blocks
    for level in range(CHAIN):
        node = &page.node[index]
        below = page.between(node.first, node.last)
        size, blocks = below.size + 1, node.last - node.first
        at = put(at, below.linked / size)
        at = put(at, below.good / (page.total.good + 1))
        at = put(at, below.good / size)
        at = put(at, blocks)
        at = put(at, size)
        at = put(at, size / (blocks + 1))
        index = node.parent
    return at


cdef inline float *put_containers(Page page, Py_ssize_t index, float *at) noexcept nogil:
    cdef Py_ssize_t depth = page.node[page.block[index].node].depth
    cdef Container *container
    cdef int number
    for number in range(CONTAINERS):
        container = &page.container[number]
        at = put(at, container.first <= index < container.last)
        at = put(at, <double>(index - container.first) / max(container.last - container.first, 1))
        at = put(at, depth - container.depth)
        at = put(at, container.share)
        at = put(at, container.density)
        at = put(at, container.link_share)
    return at


cdef inline float *put_place(Page page, Py_ssize_t index, float *at) noexcept nogil:
    cdef Sums total = page.total
    at = put(at, page.before[index].good / (total.good + 1))
    at = put(at, page.before[index].size / (total.size + 1))
    at = put(at, <double>index / page.blocks)
    at = put(at, total.good)
    at = put(at, total.size)
    at = put(at, page.blocks)
    return put(at, total.linked / (total.size + 1))


cdef inline float *put_names(Node *node, Node *parent, float *at) noexcept nogil:
    cdef int bit
    at = put(at, node.depth)
    at = put(at, node.tag)
    at = put(at, parent.tag)
    for bit in range(WORDS):
        at = put(at, (node.names | parent.names) >> bit & 1)
    for bit in range(WORDS):
        at = put(at, node.around >> bit & 1)
    for bit in range(1, TAGS + 1):
        at = put(at, node.tags >> bit & 1)
    return at


cdef inline float *put_alike(Page page, Py_ssize_t number, float *at) noexcept nogil:
    cdef Py_ssize_t own = layout_of(page, number)
    cdef Layout layout = page.layout[own]
    at = put(at, layout.good / (page.total.good + 1))
    at = put(at, layout.blocks)
    at = put(at, layout.linked / (layout.size + 1))
    at = put(at, layout.size / layout.blocks)
    at = put(at, own == page.top)
    at = put(at, number > 0 and layout_of(page, number - 1) == own)
    return put(at, number + 1 < page.count and layout_of(page, number + 1) == own)


cdef inline Py_ssize_t layout_of(Page page, Py_ssize_t number) noexcept nogil:
    return page.node[page.block[page.rows[number]].node].layout

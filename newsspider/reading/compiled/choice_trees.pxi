"""The boosted trees, eight rows at a time.

Each comparison that leads right strikes the leaves on its left off the tree's list, and the leftmost leaf that remains
is the one reached (QuickScorer: Lucchese et al., SIGIR 2015). So no step waits for the one before, and the compiler
makes the eight comparisons as two or one.
"""

cdef extern from *:
    int __builtin_ctz(unsigned int) noexcept nogil

cdef enum:
    LEAVES = 32  # at most, of a tree: the bits of a mask

cdef struct Test:
    Py_ssize_t column  # where it begins in a tile
    float threshold
    uint32_t struck  # leaves, by a step to the right

cdef struct Tree:
    Py_ssize_t test, leaf  # where its own begin


cdef class Forest:
    """Trees of at most 32 leaves: each a list of nodes as in `content_model.Model`."""

    cdef Py_ssize_t trees
    cdef Tree *tree  # one more, which ends the last
    cdef Test *test
    cdef double *leaf

    def __cinit__(self, list trees):
        cdef Py_ssize_t nodes = sum(map(len, trees))
        self.tree = <Tree *>allocated(len(trees) + 1, sizeof(Tree))
        self.test = <Test *>allocated(nodes, sizeof(Test))
        self.leaf = <double *>allocated(nodes, sizeof(double))
        for tree in trees:
            self.tree[self.trees + 1] = self.tree[self.trees]
            self.add(tree, 0)
            self.trees += 1

    def __dealloc__(self):
        free(self.tree)
        free(self.test)
        free(self.leaf)

    cdef int add(self, list tree, Py_ssize_t here) except -1:
        """Enter the nodes from `here` down, leaves from left to right."""
        cdef Tree *begin = &self.tree[self.trees]
        cdef Tree *end = begin + 1
        cdef list node
        cdef Py_ssize_t column, left, right, test = end.test, first = end.leaf - begin.leaf, middle
        if not 0 <= here < len(tree) or end.test - begin.test + first == len(tree):
            raise ValueError("a tree has no such node, or one stands below two others")
        node = tree[here]
        if len(node) == 1:
            self.leaf[end.leaf] = node[0]
            end.leaf += 1
            return 0
        column, self.test[test].threshold, left, right = node
        end.test += 1
        self.add(tree, left)
        middle = end.leaf - begin.leaf
        if not (0 <= column < WIDTH and middle < LEAVES):
            raise ValueError(f"a tree of more than {LEAVES} leaves, or no such column: {node}")
        self.test[test].column = column * LANES
        self.test[test].struck = (<uint32_t>1 << middle) - (<uint32_t>1 << first)
        return self.add(tree, right)

    cdef void add_up(self, const float *tile, double *found) noexcept nogil:
        """The sums of the leaves that the rows of a tile reach."""
        cdef uint32_t struck[LANES]
        cdef const float *column
        cdef Test test
        cdef Py_ssize_t tree, number
        cdef int lane
        memset(found, 0, LANES * sizeof(double))
        for tree in range(self.trees):
            memset(struck, 0, sizeof(struck))
            for number in range(self.tree[tree].test, self.tree[tree + 1].test):
                test = self.test[number]
                column = tile + test.column
                for lane in range(LANES):
                    struck[lane] |= test.struck & -<uint32_t>(column[lane] > test.threshold)
            for lane in range(LANES):
                found[lane] += self.leaf[self.tree[tree].leaf + __builtin_ctz(~struck[lane])]

    def weigh(self, document, without=()):
        """As `content_model.Model.weigh_with_numpy`."""
        cdef Page page = Page(document, without)
        cdef list rows = [], found = []
        cdef double sums[LANES]
        cdef double probability, chars, certain = 0, looked_at = 0
        cdef Py_ssize_t start, stop, number
        for start in range(0, page.count, LANES):
            stop = min(start + LANES, page.count)
            for number in range(start, stop):
                fill(page, number, page.tile + number - start)
            self.add_up(page.tile, sums)
            for number in range(start, stop):
                probability = 1 / (1 + exp(-sums[number - start]))
                chars = page.block[page.rows[number]].text.chars
                certain += fabs(2 * probability - 1) * chars
                looked_at += chars
                rows.append(page.rows[number])
                found.append(probability)
        return rows, found, certain / looked_at if page.count else 0.0

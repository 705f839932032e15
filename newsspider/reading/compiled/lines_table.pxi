cdef enum:
    SAID = 0xFF


cdef inline uint64_t joined(uint64_t hash, uint32_t letter) noexcept:
    return (hash + letter + 1) * <uint64_t>0x9E3779B97F4A7C15 ^ (hash >> 29)


cdef class Table:
    """What is said of texts, by their hash: 24 bits of it tell them apart, others where they stand."""

    cdef uint32_t *slots
    cdef uint64_t mask

    def __cinit__(self, texts):
        self.mask = 63
        while self.mask < <uint64_t>len(texts) * 2:
            self.mask = self.mask * 2 + 1
        self.slots = <uint32_t *>PyMem_Calloc(self.mask + 1, sizeof(uint32_t))
        if self.slots is NULL:
            raise MemoryError
        cdef uint64_t hash
        cdef uint32_t *slot
        for text, said in texts.items():
            hash = 0
            for letter in text:
                hash = joined(hash, ord(letter))
            slot = self.slot(hash)
            slot[0] |= <uint32_t>(hash & 0xFFFFFF) << 8 | <uint32_t>said

    def __dealloc__(self):
        PyMem_Free(self.slots)

    cdef inline uint32_t *slot(self, uint64_t hash) noexcept:
        cdef uint64_t at = hash >> 32
        cdef uint32_t mark = <uint32_t>(hash & 0xFFFFFF)
        while self.slots[at & self.mask] and self.slots[at & self.mask] >> 8 != mark:
            at += 1
        return &self.slots[at & self.mask]

    cdef inline uint32_t says(self, uint64_t hash) noexcept:
        return self.slot(hash)[0] & SAID

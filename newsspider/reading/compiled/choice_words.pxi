"""What class words say, as content_words.py does: one step a character through a table of all parts of words.

A state is the longest beginning of a part that ends at this character (Aho and Corasick, CACM 1975).
"""

cdef enum:
    LETTERS = 32  # room for those of the parts; the first is any other

cdef unsigned char LETTER_OF[128]
cdef uint16_t *next_state  # by state and letter
cdef uint64_t *said_at  # the groups of the parts that end in a state


cdef set_up_words():
    cdef list parts = list(content_words.WORDS), queue = [0]
    cdef list backs = [0] * (1 + sum([len(part) for part, _ in parts]))  # of each state the next shorter beginning
    cdef set letters = {letter for part, _ in parts for letter in part}
    cdef Py_ssize_t states = 1, state, number, at, back
    global next_state, said_at
    if len(letters) >= LETTERS or max(map(ord, letters)) >= 128 or len(backs) >= 1 << 16:
        raise ValueError("more letters, or longer words, than there is room for")
    for number, letter in enumerate(letters, 1):
        LETTER_OF[<Py_ssize_t>ord(letter)] = number
    next_state = <uint16_t *>allocated(len(backs) * LETTERS, sizeof(uint16_t))
    said_at = <uint64_t *>allocated(len(backs), sizeof(uint64_t))
    for part, bit in parts:
        state = 0
        for letter in part:
            at = state * LETTERS + LETTER_OF[<Py_ssize_t>ord(letter)]
            if not next_state[at]:
                next_state[at] = states
                states += 1
            state = next_state[at]
        said_at[state] |= bit
    for state in queue:  # the shorter first; it grows
        back = backs[state]
        for number in range(1, LETTERS):
            at = state * LETTERS + number
            if next_state[at]:
                queue.append(next_state[at])
                if state:
                    backs[next_state[at]] = next_state[back * LETTERS + number]
                    said_at[next_state[at]] |= said_at[next_state[back * LETTERS + number]]
            elif state:
                next_state[at] = next_state[back * LETTERS + number]


cdef uint64_t groups_of(Letter *text, Py_ssize_t length) noexcept nogil:
    cdef uint64_t found = 0
    cdef Py_ssize_t at
    cdef uint32_t code, state = 0
    for at in range(length):
        code = text[at]
        state = next_state[state * LETTERS + (LETTER_OF[code] if code < 128 else 0)]
        found |= said_at[state]
    return found


cdef uint64_t read_words(words) except? -1:
    cdef int kind
    cdef void *data
    if not isinstance(words, str):
        raise TypeError("no class words")
    kind, data = PyUnicode_KIND(words), PyUnicode_DATA(words)
    if kind == 1:
        return groups_of(<unsigned char *>data, len(<str>words))
    if kind == 2:
        return groups_of(<uint16_t *>data, len(<str>words))
    return groups_of(<uint32_t *>data, len(<str>words))


def bits(words):
    """As `content_words.bits`: for tests."""
    return read_words(words)


set_up_words()

"""Where an article of plain text begins: the title above its first dateline or byline, the text below it."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from newsspider.reading.blocks import Block
from newsspider.reading.bylines import Byline

LEADS: Final = 2  # sentences that may stand between title and byline
_ENDS: Final = ("。", "，", ",", "；", ";")
_DOT: Final = 30  # characters from which a full stop ends a sentence; a title may end with "Inc."
_ENTRY: Final = r"(?:登[录錄入]|注册|註冊|[Ll]og ?[Ii]n|[Ss]ign ?(?:[Ii]n|[Uu]p)|[Ss]ubscribe)"
_BAR: Final = re.compile(
    rf"{_ENTRY}(?:\s?[|/·、]?\s?{_ENTRY}){{0,3}}|{_ENTRY}[^，。]{{0,12}}(?:账号|賬號|帐号|帳號|账户|賬戶|account)"
)


def plain_head(blocks: Sequence[Block], within: range, read: Callable[[Block], Byline | None]) -> range | None:
    """From the title (the range's start) to below its dateline or byline (its stop); None: no such line has a title.

    `read`: what a line that is byline matter as a whole says. `within`: where that line is looked for.
    """
    for index in within:
        byline = read(blocks[index])
        if byline is None or not (byline.published or byline.source or byline.authors):
            continue
        leads = LEADS if byline.published or byline.source else 0  # a name alone may sign the text above it
        title = title_above(blocks, index, read, leads)
        if title is not None:
            stop = index + 1
            while stop < len(blocks) and read(blocks[stop]):
                stop += 1
            return range(title, stop)
    return None


def title_above(
    blocks: Sequence[Block], index: int, read: Callable[[Block], Byline | None], leads: int = 0
) -> int | None:
    """The nearest line above that is neither byline, login bar nor list item, past at most so many sentences."""
    for above in range(index - 1, -1, -1):
        block = blocks[above]
        if read(block) or _BAR.fullmatch(block.text):
            continue
        if not is_sentence(block.text):
            return None if block.item else above
        leads -= 1
        if leads < 0:
            return None
    return None


def is_sentence(text: str) -> bool:
    """Whether a line ends as a sentence does and a title does not."""
    return text.endswith(_ENDS) or (len(text) >= _DOT and text.endswith("."))

"""The newsroom's own lines about an article: dateline above the body, bylines in it, editor lines below it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from functools import cache
from itertools import islice
from typing import Final

from newsspider.article import Author, Editor
from newsspider.reading.blocks import Block, Document
from newsspider.reading.bylines import Byline, looks_like_byline, read_byline
from newsspider.reading.dates import When
from newsspider.reading.headline import quiet
from newsspider.reading.nearby import of_teaser
from newsspider.reading.plain import LEADS, plain_head, title_above

HEAD: Final = 25  # blocks between title and text that may hold the dateline, with share bars between
TAIL: Final = 10  # blocks below the text that may hold editor lines
EDGE: Final = 10  # blocks at either end of the text that may be such lines
LABEL: Final = 12  # characters of a line that may be a label to the next
MAX_LINE: Final = 200  # characters of a dateline or an editor line
FAR: Final = 300  # blocks above the text in which the headline is looked for
SLACK: Final = 8  # characters of punctuation and spaces by which two spellings of a title may differ
PROSE: Final = 30  # characters from which a line with a full stop counts as prose
_STOPS: Final = "。！？!?.…”」"
_STOP: Final = re.compile(f"[{_STOPS}]")


@dataclass(slots=True)
class Newsroom:
    """What those lines say. `span`: the blocks from the title to the last of the body."""

    span: range = range(0)
    prose: int = 0  # the first paragraph
    title: str | None = None  # plain text only: the line above the dateline
    published: list[When] = field(default_factory=list)
    modified: list[When] = field(default_factory=list)
    inside: list[When] = field(default_factory=list)  # in the lines at the ends of the text: less sure
    source: str | None = None
    authors: list[Author] = field(default_factory=list)
    editors: list[Editor] = field(default_factory=list)

    def add(self, byline: Byline | None, *, people_only: bool = False, inside: bool = False) -> None:
        """Take over what a further line says: the first source stands, people are added once."""
        if byline is None:
            return
        if not people_only:
            (self.inside if inside else self.published).extend([byline.published] if byline.published else [])
            self.modified += [byline.modified] if byline.modified else []
            self.source = self.source or byline.source
        known = {author.name for author in self.authors}
        self.authors += [author for author in byline.authors if author.name not in known]
        self.editors += [editor for editor in byline.editors if editor not in self.editors]


def is_prose(block: Block) -> bool:
    """A paragraph rather than a line of furniture: long enough, with a sentence's end, not a link."""
    return (
        len(block.text) >= PROSE
        and not block.heading
        and block.link_share < 0.3
        and _STOP.search(block.text) is not None
        and not (block.item and block.marker)
    )


def read_newsroom(
    document: Document, inside: Sequence[bool], title: str, *, zone: tzinfo | None, now: datetime | None
) -> Newsroom:
    """Read the lines around and inside the body. `title` "" (plain text): the line above the dateline is the title."""
    blocks = document.blocks
    kept = [index for index, flag in enumerate(inside) if flag]
    if not kept:
        return Newsroom()

    @cache
    def whole(text: str) -> Byline | None:
        return read_byline(text, zone=zone, now=now, only_whole=True) if looks_like_byline(text) else None

    def read(block: Block) -> Byline | None:
        if len(block.text) > MAX_LINE or "。" in block.text[:-1]:  # sentences are read for their edges alone
            return None
        return whole(block.text)

    plain = not title and blocks[0].tag == "line"
    paragraph = next((index for index in kept if is_prose(blocks[index]) and not read(blocks[index])), None)
    first, above = _plain_start(blocks, paragraph, read) if plain else (paragraph, None)
    first = kept[0] if first is None else first
    at = locate(blocks, title, first)
    head = range(max(0, first - (HEAD if not title else HEAD // 3)), first)
    if at is not None and at < first:
        head = range(max(0, at - 1), first)
    room = Newsroom(range(head.start if at is None else at, max(kept[-1] + 1, at or 0)), first)
    lines = [
        blocks[i].text
        for i in (*head[:HEAD], *head[HEAD:][-HEAD // 3 :])
        if len(blocks[i].text) <= MAX_LINE and not of_teaser(blocks, i)
    ]
    dateline = read_byline("\n".join(_worth_reading(lines)), zone=zone, now=now)
    if dateline:
        room.add(dateline)
        room.authors += [credit for credit in dateline.credits if credit not in room.authors]
    room.title = None if above is None else blocks[above].text
    prose = [*islice((index for index in kept if index >= first and is_prose(blocks[index])), 2)]
    last = next((index for index in reversed(kept) if index >= first and is_prose(blocks[index])), None)
    for index in (*prose, *((last,) if last is not None else ())):
        if looks_like_byline(text := blocks[index].text):
            room.add(read_byline(text, zone=zone, now=now), people_only=True)
    last = kept[-1] if last is None else last
    ends = dict.fromkeys((*range(first, min(last + 1, first + EDGE)), *range(max(first, last - EDGE), last + 1 + TAIL)))
    for index in ends:
        if index < len(blocks) and (byline := read(blocks[index])):
            # Below the text a date alone belongs to the next article's teaser.
            dated = index <= last or bool(byline.source or byline.editors or byline.authors)
            room.add(byline, people_only=not dated, inside=True)
    return room


def _worth_reading(lines: Sequence[str]) -> list[str]:
    # Most lines beside a headline are menus and buttons. What stands below "By" or "Source:" belongs to it; in Chinese
    # a bare name may stand by itself.
    return [
        line
        for index, line in enumerate(lines)
        if not line.isascii()
        or looks_like_byline(line)
        or (index and (lines[index - 1].endswith((":", "|")) or len(lines[index - 1]) <= LABEL))
    ]


def locate(blocks: Sequence[Block], title: str, first: int) -> int | None:
    """Where the title stands, `first` being the first paragraph: as a heading if it can be, else next to the text."""
    if not title:
        return None
    least, most = len(title) - SLACK, len(title) + SLACK
    start = max(0, first - FAR + 1)
    near = blocks[start : first + HEAD]
    found = [index for index, block in enumerate(near, start) if least <= len(block.text) <= most]
    if found:
        wanted = quiet(title)
        found = [index for index in found if quiet(blocks[index].text) == wanted]
    # Those above go before those below, and the nearest before the others.
    found.sort(key=lambda index: (index > first, abs(index - first)))
    return min(found, key=lambda index: blocks[index].tag if blocks[index].heading else "other", default=None)


def _plain_start(
    blocks: Sequence[Block], prose: int | None, read: Callable[[Block], Byline | None]
) -> tuple[int, int | None]:
    """Of plain text: the first block of the text, and the one that is the title.

    `prose`: the first paragraph that no line of furniture could be; None where all are short.
    """
    near = range(FAR) if prose is None else range(max(0, prose - HEAD), prose + LEADS + 1)
    head = plain_head(blocks, range(near.start, min(near.stop, len(blocks))), read)
    if head:
        return (head.stop if prose is None else prose), head.start
    first = prose
    if first is None:
        first = next((i for i, block in enumerate(blocks) if i and block.text[-1] in _STOPS and not read(block)), 0)
    return first, title_above(blocks, first, read)

"""下转/上接: articles that go on on another page of the paper. The marks go out, the parts become one article."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from newsspider.article import Cut
from newsspider.draft import Draft, Part
from newsspider.epapers.labels import same_page

RULE: Final = "jumps"
MISSING: Final = "pages_missing"  # the flag of an article whose other part was not found
ENDS: Final = 3  # blocks at either end of the text that may hold a mark
ALIKE: Final = 0.5  # from which two titles are one article's, where several articles go on the same page
LONGEST: Final = 60  # characters of titles that are compared
MOST: Final = 50  # heads, and tails, of one issue that are compared: a paper has a dozen
_PAGE: Final = r"第?\s?([A-Za-z]{0,2}\s?\d{1,3}|[一二三四五六七八九十]{1,3})\s?版"
_TO: Final = re.compile(
    rf"[（(【\[]?[▶►>→\s]{{0,3}}(?:下转|下接|转入|(?<=[（(])转)\s?{_PAGE}[^。，,（）()]{{0,20}}[）)】\]]?[▶►>→\s]{{0,3}}$"
)
# In brackets the title may stand with it: （上接第1版《桥通了》）.
_FROM: Final = re.compile(
    rf"^[◀◄<←\s]{{0,3}}(?:[（(【\[][◀◄<←\s]{{0,3}}[上紧]接\s?{_PAGE}[^（）()【】]{{0,40}}[）)】\]]|[上紧]接\s?{_PAGE})"
)
_ENDED: Final = frozenset("。！？!?…”」）)：:")


@dataclass(slots=True, eq=False)
class Piece:
    """An article of an issue, with the page that it stands on, and those that it goes on on and comes from."""

    draft: Draft
    page: str | None
    onward: str | None = None
    back: str | None = None
    turn: int | None = None  # the block of the first part that the turn of the page may have broken
    known: bool = False  # delivered before: wanted only as a part of another


def read_jumps(draft: Draft, page: str | None) -> Piece:
    """Take the marks out of an article as read; each is on record as the rule `jumps`."""
    part = draft.parts[0]
    kept = [index for index, inside in enumerate(part.inside) if inside]
    piece = Piece(draft, page)
    title = draft.title or ""
    if match := _FROM.match(title):
        piece.back, draft.title = _page(match), title[match.end() :].strip() or None
    elif match := _TO.search(title):
        draft.title = title[: match.start()].strip() or None
    for name in ("kicker", "subtitle"):
        if match := _FROM.match(getattr(draft, name) or ""):
            piece.back = _page(match)
            setattr(draft, name, None)
    if found := _take(part, kept[:ENDS], _FROM):
        piece.back = found[0]
    if found := _take(part, kept[::-1][:ENDS], _TO):
        piece.onward, at = found
        piece.turn = next((index for index in reversed(kept) if index <= at and _stays(part, index)), None)
    return piece


def _take(part: Part, indexes: Iterable[int], mark: re.Pattern[str]) -> tuple[str, int] | None:
    """The page that a mark in these blocks names, and the block; the mark goes out."""
    for index in indexes:
        block = part.document.blocks[index]
        match = mark.search(block.text)
        if match is None:
            continue
        rest = (block.text[: match.start()] + block.text[match.end() :]).strip()
        if rest:
            part.cuts.append(Cut(RULE, 0, len(match[0])))
            part.document.blocks[index] = block._replace(text=rest)
        else:
            part.lifted.setdefault(RULE, []).append(index)
        return _page(match), index
    return None


def _page(match: re.Match[str]) -> str:
    return next(group for group in match.groups() if group)


def joined(pieces: Sequence[Piece]) -> list[Draft]:
    """The articles that the pieces of one issue make; one whose other part is not among them is flagged."""
    tails = paired(pieces)
    merged = {id(tail) for tail in tails.values()}
    drafts = list[Draft]()
    for piece in pieces:
        if id(piece) in merged or piece.known:
            continue
        last = piece
        while following := tails.get(id(last)):
            _merge(piece.draft, last.turn, following)
            last = following
        if piece.back or last.onward:
            piece.draft.flags.append(MISSING)
        drafts.append(piece.draft)
    return drafts


def paired(pieces: Sequence[Piece]) -> dict[int, Piece]:
    """The tail of each head, by the head's id().

    A tail is believed to be a head's when each names the other's page; where several do, by their titles.
    """
    found: dict[int, Piece] = {}
    taken: set[int] = set()
    heads = [each for each in pieces if each.onward and not each.known][:MOST]
    tails = [each for each in pieces if each.back][:MOST]
    for head, tail in _pairs(heads, tails):
        if id(head) not in found and id(tail) not in taken and head is not _end(tail, found):
            found[id(head)] = tail
            taken.add(id(tail))
    return found


def _end(piece: Piece, tails: Mapping[int, Piece]) -> Piece:
    """The last piece of the article that goes on from this one: no article may go on to its own beginning."""
    while following := tails.get(id(piece)):
        piece = following
    return piece


def _pairs(heads: Sequence[Piece], tails: Sequence[Piece]) -> list[tuple[Piece, Piece]]:
    """Heads with their tails, the surest first; what could as well be another's is left out."""
    possible = [(_likeness(head, tail), head, tail) for head in heads for tail in tails if _meet(head, tail)]
    sure = sorted((each for each in possible if each[0] >= ALIKE), key=lambda each: -each[0])
    done = {id(piece) for _, *pair in sure for piece in pair}
    rest = [(head, tail) for _, head, tail in possible if id(head) not in done and id(tail) not in done]
    choices = Counter(id(piece) for pair in rest for piece in pair)
    only = [(head, tail) for head, tail in rest if choices[id(head)] == choices[id(tail)] == 1]
    return [(head, tail) for _, head, tail in sure] + only


def _meet(head: Piece, tail: Piece) -> bool:
    # A page whose number is not known is believed to be the one that the other part names.
    onward, back = head.onward or "", tail.back or ""
    return (
        head is not tail
        and (tail.page is None or same_page(onward, tail.page))
        and (head.page is None or same_page(back, head.page))
    )


def _likeness(head: Piece, tail: Piece) -> float:
    one, other = ((piece.draft.title or "")[:LONGEST] for piece in (head, tail))
    return SequenceMatcher(None, one, other).ratio() if one and other else 0.0


def _merge(head: Draft, turn: int | None, piece: Piece) -> None:
    """Append the tail; a sentence that the turn of the page broke is made whole."""
    tail = piece.draft
    before, after = head.parts[-1], tail.parts[0]
    first = next((index for index in range(len(after.inside)) if _stays(after, index)), None)
    if turn is not None and first is not None and _stays(before, turn):
        above, below = before.document.blocks, after.document.blocks
        one, two = above[turn], below[first]
        if one.text[-1] not in _ENDED and not one.heading and not two.heading:
            above[turn], below[first] = one._replace(text=one.text + two.text), two._replace(text="")
            after.lifted.setdefault(RULE, []).append(first)
    head.append(tail)
    head.tails += [] if piece.known else [tail.found_url]


def _stays(part: Part, index: int) -> bool:
    return part.inside[index] and all(index not in blocks for blocks in part.lifted.values())

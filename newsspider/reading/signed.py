"""Names in the small print near the headline: links to an author's page, author classes, "By …" in many languages."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from newsspider.article import Author
from newsspider.reading.blocks import Block
from newsspider.reading.date_months import MONTHS
from newsspider.reading.names import is_han_name, is_name
from newsspider.reading.nearby import Piece
from newsspider.reading.patterns import opening_with, words
from newsspider.reading.people import BY, authors

SHORT: Final = 30  # characters of a line that is only "Written by"
LONGEST: Final = 120  # characters of a line that signs
_STRONG: Final = re.compile(r"(?:^|\s)(?:author|autor|creator|rel-author|href-author)(?:$|\s)")
_CLASS: Final = re.compile(
    r"author|byline|by-line|autor(?![a-z]*i[sz])|auteur|writer|redakteur|contributor|creator|journalist|reporter|signature|zuozhe|profile-name"
)
_ELSEWHERE: Final = re.compile(
    r"comment|relat|recommend|sidebar|widget|footer|copyright|popular|trend|teaser|caption|credit|image|photo|picture|bild"
    r"|(?:^|[\s_-])(?:social|share|follow|email|bio|description|avatar|titel|title|job|role|position|count)"
)
_DATED: Final = re.compile(r"(?:^|[\s_-])(?:date|time)")  # holds a name only behind its label
_INSIDE: Final = re.compile(
    r"(?:^|[\n|·•–—/,(>]\s?|\s-\s|\d\s|\s(?=[Bb]y\s|BY\s))(?P<label>(?:(?:[Ww]ritten|[Pp]osted|[Ww]ords|[Ss]tory|[Pp]ublished|[Rr]eported|[Gg]eschrieben|Erstellt|[Pp]ublié)\s)?"
    r"(?:[Bb]y|BY|[Vv]on|VON|[Pp]ar|PAR|[Pp]or|POR|Di|DI|[Dd]oor|Av|Af|[Pp]rzez|Oleh|Από)|(?:Authors?|Autor(?:in|en|es)?|Auteur|Autore|Redaktion"
    r"|Text|Tekst|Yazan|Автор|Penulis)(?=\s?:|\s[A-ZÀ-Þ]))\s?:?\s"
)
_END: Final = re.compile(
    r"[\n|·•(<>«»]|\s[-–—]\s|\s?\d|\s(?:on|am|le|el|updated|posted|published|in|at|for|vom|is|of|reviewed|edited)\s|(?<!\b\w)(?<!\b[DM]r)(?<!\bMrs)(?<!\bProf)\.\s|©|\b(?:foto|photo|bild|image)\b|$",
    re.I,
)
_LABEL_ALONE: Final = re.compile(
    r"\W{0,2}(?:(?:written|posted|words|story|text)\s)?(?:by|von|par|por|di|door|av|af|authors?|autor(?:in|en)?|auteur)\W{0,3}",
    re.I,
)
# What every label inside a line and every class of authors holds.
_LABEL: Final = re.compile(
    opening_with(
        {
            "Bb": r"[yY][\s:]",
            "Vv": r"(?:on|ON)[\s:]",
            "Pp": r"(?:ar|AR|or|OR|rzez|enulis)[\s:]",
            "Dd": r"(?:oor|[iI])[\s:]",
            "A": r"(?:[vf]|ut[a-z]{2,6})[\s:]",
            "R": r"edaktion[\s:]",
            "T": r"e(?:xt|kst)[\s:]",
            "OYΑА": r"(?:leh|azan|πό|втор)[\s:]",
        }
    )
)
_CLASSES: Final = words(
    "author byline by-line autor auteur writer redakteur contributor creator journalist reporter signature zuozhe"
    " profile-name"
)
_SPLIT: Final = re.compile(r"\s*[,、/]\s*|\s(?:and|und|et|y|e|og|och|&)\s")
_WORDED: Final = re.compile(r"[^\W\d_][^\d_.:!?]{3,59}")
_PARTICLES: Final = frozenset(
    "van von der den de del della di da dos das du la le bin ibn al el ter ten zu zur af av y e of the and"
    " und et og & mc st".split()
)
_NO_NAME_WORDS: Final = frozenset(
    "read more share follow about view all posts post articles article contact subscribe updated"
    " published comments comment new written by home news opinion review guide advertisement anzeige"
    " weitere mehr alle artikel beiträge uhr min minutes the your our how what why when best top latest"
    " breaking email print save facebook twitter bluesky mastodon linkedin instagram youtube whatsapp"
    " telegram reddit rss bio autorenseite kommentar kommentare cc-by publié alles mitmachen attorney author autor"
    " auteur autore account profile login logout register dashboard join welcome guest konto compte cuenta".split()
)
BYLINE: Final = 4  # blocks that one byline takes


def signed(pieces: Iterable[Piece], stop: int, site: frozenset[str]) -> list[Author]:
    """The people whom the small print names, by its strongest sign; `stop`: the first block below the text."""
    pieces = [piece for piece in pieces if 0 < len(piece.text) <= LONGEST]
    lines = dict.fromkeys([piece.text for piece in pieces])  # a container of one line says the same as the line
    alone = {line for line in lines if len(line) <= SHORT and _LABEL_ALONE.fullmatch(line)}
    may_label, may_class = may_sign("\n".join(lines), "\n".join([piece.marks for piece in pieces]))
    if not (alone or may_label or may_class):
        return []
    labels = {line: _LABEL.search(line) and _INSIDE.search(line) for line in lines} if may_label else lines
    found: dict[int, list[tuple[int, str]]] = {}
    labelled = -1
    for piece in pieces:
        text, marks = piece.text, piece.marks
        label = labels[text]
        classed = may_class and _CLASS.search(marks) is not None
        strong = classed and _STRONG.search(marks) is not None  # its words are of the class too
        rank = 4 * strong + 2 * classed + 2 * bool(label or piece.block == labelled)
        if not (rank or text in alone) or _ELSEWHERE.search(marks) or (not label and _DATED.search(marks)):
            continue
        if text in alone:
            labelled = piece.block + 1
            continue
        if piece.block >= stop:
            rank -= 3
        if rank <= 0:
            continue
        rest = text[label.end() :] if label else BY.sub("", text)
        end = _END.search(rest)
        found.setdefault(rank, []).extend(
            (piece.block, name)
            for name in _SPLIT.split(rest[: end.start()] if end else rest)
            if _is_name(
                name.strip(" .,:"),
                sure=strong or rank >= 4 or piece.block == labelled or (name == text and name >= "\u3040"),
            )
        )
    names = next((named for _, named in sorted(found.items(), reverse=True) if named), [])
    return authors([(name, False) for block, name in names if block - names[0][0] <= BYLINE], site)


def may_sign(lines: str, marks: str) -> tuple[bool, bool]:
    """Whether one of these lines may have a label inside, and one of these marks a class of authors: most have none."""
    return _LABEL.search(lines) is not None, any(map(marks.__contains__, _CLASSES))


def opening_names(blocks: Sequence[Block], span: range, prose: int, site: frozenset[str]) -> list[Author]:
    """Who signs a paragraph of their own, with nothing but names, right above the first paragraph of prose."""
    for block in blocks[max(span.start + 1, prose - 2) : prose]:
        if (
            block.tag != "p"
            or block.item
            or len(block.text) > 2 * SHORT
            or block.link_share > 0.5
            or not _WORDED.fullmatch(block.text)
        ):
            continue
        names = _SPLIT.split(block.text)
        if all(2 <= len(name.split()) <= 3 and name.istitle() and _is_name(name, sure=False) for name in names):
            return authors([(name, False) for name in names], site)
    return []


def _is_name(text: str, *, sure: bool) -> bool:
    words = text.split()
    if not 0 < len(words) <= 5 or len(text) > 40 or not any(map(str.isalpha, text)):
        return False
    if any(word.casefold().strip(".:!") in _NO_NAME_WORDS for word in words):
        return False
    if all(word.casefold().strip(".") in MONTHS for word in words):  # but Marco Polo and Jan Hus are people
        return False
    if any("\u3040" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7a3" for char in text):
        return is_han_name(text) or (sure and is_name(text))
    if len(words) == 1:
        return sure and len(text) > 1
    if sure and len(words) == 2 and text.islower():  # set in capitals by the page's style
        return True
    return not any(word[0].islower() and word.casefold() not in _PARTICLES for word in words)

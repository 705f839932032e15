"""Names in the small print near the headline: links to an author's page, author classes, "By …" in many languages."""

import re
from collections.abc import Iterable
from typing import Final

from newsspider.article import Author
from newsspider.reading.names import is_han_name, is_name
from newsspider.reading.nearby import Piece
from newsspider.reading.people import BY, authors

LONGEST: Final = 120  # characters of a line that signs
_STRONG: Final = re.compile(r"(?:^|\s)(?:author|autor|creator|rel-author|href-author)(?:$|\s)")
_CLASS: Final = re.compile(
    r"author|byline|by-line|autor(?![a-z]*i[sz])|auteur|writer|redakteur|contributor|creator|journalist|reporter|signature|zuozhe|profile-name"
)
_ELSEWHERE: Final = re.compile(
    r"comment|relat|recommend|sidebar|widget|footer|copyright|popular|trend|teaser|caption|credit|image|photo|picture|bild"
    r"|(?:^|[\s_-])(?:date|time|social|share|follow|email|bio|description|avatar|titel|title|job|role|position|count)"
)
_INSIDE: Final = re.compile(
    r"(?:^|[\n|·•–—/,(>]\s?|\s-\s|\d\s|\s)(?P<label>(?:(?:[Ww]ritten|[Pp]osted|[Ww]ords|[Ss]tory|[Pp]ublished|[Rr]eported|[Gg]eschrieben|[Pp]ublié)\s)?"
    r"(?:[Bb]y|BY|[Vv]on|VON|[Pp]ar|PAR|[Pp]or|POR|Di|DI|[Dd]oor|Av|Af|[Pp]rzez|Oleh|Από)|(?:Authors?|Autor(?:in|en|es)?|Auteur|Autore|Redaktion"
    r"|Text|Tekst|Yazan|Автор|Penulis)(?=\s?:|\s[A-ZÀ-Þ]))\s?:?\s"
)
_END: Final = re.compile(
    r"[\n|·•(<>«»]|\s[-–—]\s|\s?\d|\s(?:on|am|le|el|updated|posted|published|in|at|for|vom|is|of|reviewed|edited)\s|\.\s|$", re.I
)
_PARTICLES: Final = frozenset(
    "van von der den de del della di da dos das du la le bin ibn al el ter ten zu zur af av y e of the and und et og & mc st".split()
)
_NO_NAME_WORDS: Final = frozenset(
    "read more share follow about view all posts post articles article contact subscribe updated published comments comment new"
    " written by home news opinion review guide advertisement anzeige weitere mehr alle artikel beiträge uhr min minutes the"
    " your our how what why when best top latest breaking email print save save facebook twitter".split()
)


def signed(pieces: Iterable[Piece], stop: int, site: str) -> list[Author]:
    """The people whom the small print names, by its strongest sign; `stop`: the first block below the text."""
    found: dict[int, list[tuple[str, bool]]] = {}
    for piece in pieces:
        if len(piece.text) > LONGEST or _ELSEWHERE.search(piece.marks) or not piece.text:
            continue
        label = _INSIDE.search(piece.text)
        strong = _STRONG.search(piece.marks) is not None
        rank = 4 * strong + 2 * bool(_CLASS.search(piece.marks)) + 2 * bool(label)
        if rank == 0:
            continue
        if piece.block >= stop:
            rank -= 3
        rest = piece.text[label.end() :] if label else BY.sub("", piece.text)
        end = _END.search(rest)
        names = [
            (name, False)
            for name in re.split(r"\s*[,;、/]\s*|\s(?:and|und|et|y|e|og|och|&)\s", rest[: end.start()] if end else rest)
            if _is_name(name.strip(" .,:"), sure=strong or rank >= 4)
        ]
        if names and rank > 0:
            found.setdefault(rank, []).extend(names)
    return authors(found[max(found)], site) if found else []


def _is_name(text: str, *, sure: bool) -> bool:
    words = text.split()
    if not 0 < len(words) <= 5 or len(text) > 40 or not any(map(str.isalpha, text)):
        return False
    if any(word.casefold().strip(".:!") in _NO_NAME_WORDS for word in words):
        return False
    if any("\u3040" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7a3" for char in text):
        return is_han_name(text) or (sure and is_name(text))
    if len(words) == 1:
        return sure and len(text) > 1
    return all(word[0].isupper() or word.casefold() in _PARTICLES or not word[0].isalpha() or not word[0].islower() for word in words)

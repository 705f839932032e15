"""From bytes to the characters that were written, whatever header and page say about them."""

import re
from dataclasses import dataclass
from typing import Literal

from w3lib.encoding import (
    html_body_declared_encoding,
    http_content_type_encoding,
    read_bom,
    to_unicode,
)

from newsspider.repair.plausible import WESTERN, plausibility, sample

MISMATCH = "charset_mismatch"  # declared, and wrong
GUESSED = "charset_guessed"  # not UTF-8, and nothing (that exists) was declared
ERRORS = "charset_errors"  # some bytes are no characters of the encoding; U+FFFD stands for them
GARBLED = "text_garbled"  # the text was broken before it came here, or could not be read

# The encodings of the Encoding Standard by Python's names. Python knows more (unicode_escape, idna, hex, …), which no
# page may choose.
_WEB = frozenset(
    ["utf-8", "gb18030", "big5hkscs", "cp932", "euc_jp", "iso2022_jp", "cp949", "cp866", "cp874"]
    + ["koi8-r", "koi8-u", "mac-roman", "mac-cyrillic"]
    + [f"cp{page}" for page in range(1250, 1259)]
    + [f"iso8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)]
)
_ESCAPING = "iso2022_jp"  # all its bytes are ASCII
_ASCII_INSIDE = (_WEB | {"ascii"}) - {_ESCAPING}
_MULTIBYTE = frozenset(("gb18030", "big5hkscs", "cp932", "euc_jp", "cp949"))
_GUESSES = ("gb18030", "big5hkscs", "cp949", "cp932", "euc_jp", "cp1251", "cp1252")

_BELIEVED = 0.7  # a declaration that reads like this is taken without looking at others
_DECLARED_BONUS = 0.15
DECLARATION_BYTES = 4096
_UTF16_HEAD, _UTF16_LEAST = 512, 8
_THREE_BYTES = re.compile("[\u0800-\U0010ffff]")

_MANY_LOST = 10
_LOOKED_AT = 200
# (a character, sequences that begin with it, how many are too many)
_GARBLED = (
    ("锟", ("锟斤拷",), 2),  # U+FFFD twice in UTF-8, read as GBK
    ("烫", ("烫烫烫",), 1),  # memory nobody wrote to, read as GBK
    ("锛", ("锛",), 3),  # "，" and other full-width signs in UTF-8, read as GBK
    ("銆", ("銆",), 3),  # "。" and "、" the same
    ("ï", ("ï¼", "ï»¿"), 3),  # the same, read as Latin-1
    ("ã", ("ã€",), 3),
    ("Ã", ("Ã©", "Ã¨", "Ã¼", "Ã¶", "Ã¤", "Ã³", "Ã¡", "Ã\xad", "Ã±"), 3),
    ("â", ("â€",), 3),
    ("â", ("â\x80",), 1),  # control characters, which nobody writes
    ("£", ("£¬",), 3),  # "，" in GBK, read as Latin-1
)

Kind = Literal["html", "text", "xml"]


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, the encoding it was read in (Python's name), and what a careful reader should know."""

    text: str
    encoding: str
    flags: tuple[str, ...] = ()


def decode(body: bytes, *, header: str | None, kind: Kind) -> Decoded:
    """Reads a body, given the Content-Type header; never fails.

    In this order: the byte order mark; UTF-8 if the bytes are strictly that; what header, then page, declare if it
    reads like writing; else whatever reads best. The body is decoded twice at most, valid UTF-8 once.
    """
    marked, bom = read_bom(body)
    if bom is not None:
        body = body[len(bom) :]
    wide = _unmarked_utf16(body) if marked in (None, "utf-8") else marked
    if wide is not None:
        return _read(body, wide, (MISMATCH,) if _declared_first(body, header, kind) else ())
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as exc:
        declared = ["utf-8"] if bom else _declared(body, header, kind)
        cut = exc.end == len(body) and exc.reason == "unexpected end of data" and not body[: exc.start].isascii()
        encoding = "utf-8" if cut else _best(body, declared)
        return _read(body, encoding, _verdict(encoding, declared[:1]))
    declared = ["utf-8"] if bom else _declared_first(body, header, kind)
    other = _not_by_chance(body, text, declared)
    if other is not None:
        return _read(body, other, ())
    wrong = not text.isascii() and declared not in ([], ["utf-8"])
    return Decoded(text, "utf-8", ((MISMATCH,) if wrong else ()) + ((GARBLED,) if is_garbled(text) else ()))


def _declared_first(body: bytes, header: str | None, kind: Kind) -> list[str]:
    """The one declaration that counts, if there is any; the page is not looked at when the header says something."""
    name = _known(http_content_type_encoding(header))
    return name or _declared(body, None, kind)[:1]


def _declared(body: bytes, header: str | None, kind: Kind) -> list[str]:
    """What header and page declare, in this order; names that do not exist say nothing."""
    on_page = None if kind == "text" else html_body_declared_encoding(body[:DECLARATION_BYTES])
    return list(dict.fromkeys(_known(http_content_type_encoding(header)) + _known(on_page)))


def _known(name: str | None) -> list[str]:
    return [name] if name in _WEB else []


def _verdict(encoding: str, declared: list[str]) -> tuple[str, ...]:
    if declared:
        return () if encoding in declared else (MISMATCH,)
    return () if encoding == "utf-8" else (GUESSED,)


def _read(body: bytes, encoding: str, flags: tuple[str, ...]) -> Decoded:
    text = to_unicode(body, encoding)
    if "\ufffd" in text:
        flags += (ERRORS,)
    return Decoded(text, encoding, flags + ((GARBLED,) if is_garbled(text) else ()))


def _unmarked_utf16(body: bytes) -> str | None:
    """UTF-16 without its mark: begins with ASCII, whose every other byte is 0, as many later ones are."""
    head = body[:_UTF16_HEAD]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if len(head) < _UTF16_LEAST or min(even, odd) or max(even, odd) * 4 < len(head) or not head[even > 0] >= ord("\t"):
        return None
    return "utf-16-be" if even else "utf-16-le"


def _not_by_chance(body: bytes, text: str, declared: list[str]) -> str | None:
    """The declared encoding where valid UTF-8 proves nothing: ASCII with escapes, or a few Chinese characters.

    Any character of GBK can be two-byte UTF-8 by chance, but then in letters of several scripts.
    """
    if text.isascii():
        return _ESCAPING if declared == [_ESCAPING] and "\x1b" in text else None
    if not declared or declared[0] not in _MULTIBYTE or _THREE_BYTES.search(text):
        return None
    piece = sample(body)
    letters = {char for char in piece.decode("utf-8", "ignore") if char > "\x7f" and char not in WESTERN}
    one_script = len({ord(char) >> 8 for char in letters}) <= 1
    return None if one_script or plausibility(piece, declared[0]) < _BELIEVED else declared[0]


def _best(body: bytes, declared: list[str]) -> str:
    """The encoding in which bytes that are not valid UTF-8 read best."""
    piece = sample(body)
    scores: dict[str, float] = {}
    for name in dict.fromkeys(("utf-8", *declared)):
        scores[name] = plausibility(piece, name)
        if scores[name] >= _BELIEVED:
            return name
    for name in declared:
        scores[name] += _DECLARED_BONUS
    for name in _GUESSES:
        scores.setdefault(name, plausibility(piece, name))
    return max(scores, key=lambda name: scores[name])


def is_garbled(text: str) -> bool:
    """Whether a text was decoded wrongly before it came here, or could not be read: by its typical sequences."""
    # Looking for one rare character is about free; counting, and looking for two, is not.
    lost = text.count("\ufffd") if "\ufffd" in text else 0
    if lost >= _MANY_LOST or lost * 100 > len(text):
        return True
    return any(_has(text, first, marks, least) for first, marks, least in _GARBLED)


def _has(text: str, first: str, marks: tuple[str, ...], least: int) -> bool:
    seen, at = 0, -1
    for _ in range(_LOOKED_AT):
        at = text.find(first, at + 1)
        if at < 0:
            return False
        seen += text.startswith(marks, at)
        if seen >= least:
            return True
    return False


def reads_as_utf8(decoded: Decoded, encoding: str) -> bool:
    """Whether somebody who takes the body for `encoding` gets this text, and UTF-8 is what it is."""
    if decoded.encoding != "utf-8":
        return False
    return encoding == "utf-8" or (decoded.text.isascii() and encoding in _ASCII_INSIDE)

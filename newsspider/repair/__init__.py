"""CLEAN, first half: bytes and characters back to what was written: encodings, early ends, mirror glosses."""

from dataclasses import dataclass

from scrapy.http import HtmlResponse, Response, TextResponse, XmlResponse

from newsspider.article import Cut
from newsspider.repair.doubled import undoubled
from newsspider.repair.encoding import GARBLED, Kind, decode, is_garbled, reads_as_utf8
from newsspider.repair.endings import without_early_ends
from newsspider.repair.glosses import repair_glosses
from newsspider.repair.kinds import magic

DOUBLED = "charset_doubled"  # written in UTF-8 twice, and put back
GLOSS_REPAIRED = "mirror_gloss_repaired"
REPAIR_GUESSED = "mirror_repair_guessed"  # broken characters were restored: a good guess, but a guess

_HEAD = 1024
# Text has no NULs at all, a sloppy page has a few; UTF-16 has many, and says so or has them in step.
_MAX_NULS = 16


@dataclass(frozen=True, slots=True)
class Readable:
    """A response whose text can be read, or which is `binary`; the flags that were added; what the repair took out."""

    response: Response
    flags: tuple[str, ...] = ()
    cuts: tuple[Cut, ...] = ()
    binary: bool = False


def readable(response: Response) -> Readable:
    """The response with its text as it was written: the same object if there was nothing to repair.

    Otherwise one of the same class whose body and encoding are UTF-8, with what was found added to its `flags`. A
    `<meta charset>` may still name the old encoding: selectors go by the response's. Binary bodies stay as they are.
    """
    if not isinstance(response, TextResponse) or not response.body:
        return Readable(response)
    kind = _kind(response)
    header = (response.headers.get("Content-Type") or b"").decode("latin-1")
    decoded = decode(response.body, header=header, kind=kind)
    if _is_binary(response.body, decoded.encoding):
        return Readable(response, binary=True)
    text, found = without_early_ends(decoded.text) if kind == "html" else decoded.text, list(decoded.flags)
    if GARBLED in found and not is_garbled(undone := undoubled(text)):
        text, found = undone, [flag for flag in found if flag != GARBLED] + [DOUBLED]
    whole = text is decoded.text
    cuts: tuple[Cut, ...] = ()
    repaired = None if kind == "xml" else repair_glosses(text)
    if repaired is not None:
        text = repaired.text
        cuts = (Cut("mirror_gloss", repaired.glosses, repaired.chars_removed),)
        found = [flag for flag in found if flag != GARBLED] + [GLOSS_REPAIRED]
        found += [REPAIR_GUESSED] if repaired.repairs else []
        found += [GARBLED] if repaired.unrepaired or is_garbled(text) else []
    flags = tuple(flag for flag in found if flag not in response.flags)
    if repaired is None and whole and not flags and reads_as_utf8(decoded, response.encoding):
        return Readable(response)
    body = text.encode("utf-8")
    return Readable(response.replace(body=body, encoding="utf-8", flags=[*response.flags, *flags]), flags, cuts)


def _kind(response: TextResponse) -> Kind:
    if isinstance(response, HtmlResponse):
        return "html"
    return "xml" if isinstance(response, XmlResponse) else "text"


def _is_binary(body: bytes, encoding: str) -> bool:
    head = body[:_HEAD]
    return magic(head) is not None or (head.count(0) > _MAX_NULS and not encoding.startswith(("utf-16", "utf-32")))

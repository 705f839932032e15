"""What bytes are that are no page of text, by how they begin or by what the server calls them."""

from mimetypes import guess_type
from typing import Final

from scrapy.http import HtmlResponse, JsonResponse, Response

UNKNOWN: Final = "unknown kind"
# File formats by their first bytes, as each format's specification has them.
_MAGIC: Final = {
    b"%PDF-": "application/pdf",
    b"PK\x03\x04": "application/zip",  # docx, xlsx and epub too
    b"\x1f\x8b": "application/gzip",
    b"Rar!": "application/vnd.rar",
    b"7z\xbc\xaf\x27\x1c": "application/x-7z-compressed",
    b"\xd0\xcf\x11\xe0": "application/msword",
    b"\x7fELF": "application/x-executable",
    b"\x89PNG": "image/png",
    b"GIF8": "image/gif",
    b"\xff\xd8\xff": "image/jpeg",
    b"RIFF": "application/x-riff",
}
# Text, but none that anybody wrote to be read. A site file may still take its list out of it.
_CODE: Final = frozenset(("text/css", "text/javascript", "application/javascript", "application/x-javascript"))

_HEAD: Final = 4_096
_FEW: Final = 16
# "Binary data bytes" of the MIME Sniffing Standard, without NUL: pages have been seen that are full of it.
_CONTROLS: Final = bytes((*range(1, 9), 0x0B, *range(0x0E, 0x1B), *range(0x1C, 0x20)))


def magic(body: bytes) -> str | None:
    """The media type of a file that is binary by its first bytes; None for what may be text."""
    return next((kind for start, kind in _MAGIC.items() if body.startswith(start)), None)


def is_noise(body: bytes) -> bool:
    """Whether a text in UTF-8 has more control characters than a sloppy page: random bytes have ten times as many."""
    head = body[:_HEAD]
    return len(head) - len(head.translate(None, _CONTROLS)) > max(_FEW, len(head) // 100)


def is_code(response: Response) -> bool:
    """Whether this is a style sheet, a script or data, and not HTML that is called so."""
    return isinstance(response, JsonResponse) or (named(response) in _CODE and not isinstance(response, HtmlResponse))


def named(response: Response) -> str:
    """The media type that the server names, or the name of a file; "" where neither does."""
    said = (response.headers.get("Content-Type") or b"").decode("latin-1").partition(";")[0].strip().lower()
    return said or (guess_type(response.url)[0] or "" if response.url.startswith("file:") else "")

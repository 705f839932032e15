"""Content codings undone within a bound, whole or not at all: a page that breaks off is no page."""

import sys
import zlib
from collections.abc import Callable
from typing import Any, Final

import brotli

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

_MAX_MEMBERS: Final = 64  # of one gzip or zstd body; each copies what is left
_ZSTD: Final[dict[int, int]] = {zstd.DecompressionParameter.window_log_max: 23}  # 8 MiB, as browsers take (RFC 9659)


class Broken(ValueError):  # noqa: N818 - says more than "Error" would
    """A body that is not what its coding says, or that breaks off."""


class TooLarge(ValueError):  # noqa: N818
    """A body that grows past the bound."""


def inflate(body: bytes, coding: str, limit: int) -> bytes:
    """The body without its coding (gzip, deflate, br, zstd), at most `limit` bytes. Raises Broken, TooLarge.

    No more than `limit` bytes are ever made of it. What follows the end is ignored, as browsers do.
    """
    try:
        return CODINGS[coding](body, limit)
    except (zlib.error, brotli.error, zstd.ZstdError) as error:
        raise Broken(str(error)) from error


def _members(body: bytes, limit: int, new: Callable[[], Any], magic: bytes) -> bytes:
    made, rest = bytearray(), body
    for _ in range(_MAX_MEMBERS):
        stream = new()
        made += stream.decompress(rest, limit + 1 - len(made))
        _check(len(made), limit, stream.eof)
        rest = stream.unused_data
        if not rest.startswith(magic):
            return bytes(made)
    raise Broken(f"more than {_MAX_MEMBERS} members")


def _gzip(body: bytes, limit: int) -> bytes:
    return _members(body, limit, lambda: zlib.decompressobj(31), b"\x1f\x8b")


def _zstd(body: bytes, limit: int) -> bytes:
    return _members(body, limit, lambda: zstd.ZstdDecompressor(options=_ZSTD), b"\x28\xb5\x2f\xfd")


def _deflate(body: bytes, limit: int) -> bytes:
    stream = zlib.decompressobj()
    try:
        made = stream.decompress(body, limit + 1)
    except zlib.error:
        stream = zlib.decompressobj(-15)  # without the two bytes of zlib before it, as some servers send it
        made = stream.decompress(body, limit + 1)
    _check(len(made), limit, stream.eof)
    return made


def _brotli(body: bytes, limit: int) -> bytes:
    stream, made, piece = brotli.Decompressor(), bytearray(), body
    while len(made) <= limit and not stream.is_finished():
        more = stream.process(piece, output_buffer_limit=limit + 1 - len(made))
        if not more and not piece:
            break
        made += more
        piece = b""
    _check(len(made), limit, stream.is_finished())
    return bytes(made)


def _check(size: int, limit: int, ended: bool) -> None:
    if size > limit:
        raise TooLarge
    if not ended:
        raise Broken("it breaks off")


CODINGS: Final = {"gzip": _gzip, "x-gzip": _gzip, "deflate": _deflate, "br": _brotli, "zstd": _zstd}

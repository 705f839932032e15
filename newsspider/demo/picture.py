"""Pictures drawn from their names, so that the portal needs no binary files."""

import struct
import zlib
from functools import lru_cache

WIDTH, HEIGHT = 480, 270


@lru_cache(maxsize=64)
def png(name: str) -> bytes:
    """A small landscape whose colours come from `name`: sky above, sea below, a sun."""
    seed = zlib.crc32(name.encode())
    tint = seed % 60
    sun = (80 + seed % 320, 60 + seed // 7 % 60)
    rows = bytearray()
    for y in range(0, HEIGHT, 2):
        sea = y > HEIGHT * 0.62
        colour = (30 + tint // 2, 90 + y // 4, 130 + tint) if sea else (150 + y // 3, 190 + tint // 3, 235 - tint)
        line = bytearray(bytes(colour) * WIDTH)
        reach = 26**2 - (y - sun[1]) ** 2
        if reach > 0 and not sea:
            half = int(reach**0.5)
            line[(sun[0] - half) * 3 : (sun[0] + half) * 3] = bytes((255, 236, 170)) * (half * 2)
        rows += (b"\0" + line) * 2
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    parts = _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(bytes(rows), 6)) + _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

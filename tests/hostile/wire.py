"""Answers that break off, lie about their length, never come, never end, or are coded to do harm."""

import gzip
import socket
import struct
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import repeat
from time import sleep

import brotli

from newsspider.run.fates import Fate
from tests.hostile.cases import Case, chunked, head, http, story

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

STORY = story().encode()
ZEROS = bytes(10 << 20)
MEMBERS = 205  # of 10 MiB: 2 GiB
BROKE, LOST, TIME = "the response broke off", "connection lost", "time-out"
CODING, UNREAD = "its compression is broken", "its coding is not read"
TOO_LARGE = "the page is larger than DOWNLOAD_MAXSIZE"


def forever(piece: bytes, before: bytes = b"", pause: float = 0) -> Callable[[socket.socket], None]:
    """Send it until the crawler hangs up."""

    def answer(connection: socket.socket) -> None:
        with suppress(OSError):
            connection.sendall(before)
            for each in repeat(piece):
                connection.sendall(each)
                sleep(pause)

    return answer


def reset(before: bytes) -> Callable[[socket.socket], None]:
    """Send this and reset the connection."""

    def answer(connection: socket.socket) -> None:
        connection.sendall(before)
        sleep(0.05)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.close()

    return answer


def wire() -> Iterator[Case]:
    """Every case of the wire."""
    yield from _lengths()
    yield from _ends()
    yield from _codings()
    yield from _no_http()
    yield from _statuses()


def _lengths() -> Iterator[Case]:
    failed = Fate.FAILED
    yield Case("length too long", head("200 OK", f"Content-Length: {len(STORY) + 500}") + STORY, failed, BROKE)
    yield Case(
        "length twice", head("200 OK", "Content-Length: 9", f"Content-Length: {len(STORY)}") + STORY, failed, LOST
    )
    yield Case("length negative", head("200 OK", "Content-Length: -5") + STORY, failed, LOST)
    yield Case("length no number", head("200 OK", "Content-Length: ten") + STORY, failed, LOST)
    yield Case("length of 10 GB", head("200 OK", "Content-Length: 10737418240") + STORY, Fate.INVALID, TOO_LARGE)
    yield Case("length beyond 64 bits", head("200 OK", f"Content-Length: {10**30}") + STORY, Fate.INVALID, TOO_LARGE)
    chunks = head("200 OK", "Transfer-Encoding: chunked")
    yield Case("chunks without end", chunks + chunked(STORY)[:-5], failed, BROKE)
    yield Case("chunk cut", chunks + b"%x\r\n" % (len(STORY) + 99) + STORY, failed, BROKE)
    yield Case("chunk size no number", chunks + b"size\r\n" + STORY + b"\r\n0\r\n\r\n", failed, BROKE)
    yield Case("chunk size negative", chunks + b"-5\r\n" + STORY + b"\r\n0\r\n\r\n", failed, BROKE)
    yield Case("chunk size wrong", chunks + b"5\r\n" + STORY + b"\r\n0\r\n\r\n", failed, BROKE)
    yield Case("chunk extension endless", forever(b"a" * 4_096, chunks + b"5;"), failed, BROKE)
    yield Case("transfer coding unknown", head("200 OK", "Transfer-Encoding: snappy") + STORY, failed, LOST)


def _ends() -> Iterator[Case]:
    failed = Fate.FAILED
    yield Case("closed at once", b"", failed, LOST)
    yield Case("closed in the head", head()[:30], failed, LOST)
    yield Case("reset at once", reset(b""), failed, LOST)
    yield Case("reset in the body", reset(head("200 OK", "Content-Length: 9999") + STORY), failed, BROKE)
    yield Case("silence", lambda connection: sleep(20), failed, TIME)
    yield Case("silence in the body", forever(b"", head("200 OK", "Content-Length: 9999") + STORY, 0.5), failed, TIME)
    yield Case("a byte a second", forever(b"a", head(), 0.3), failed, TIME)
    yield Case("a byte of the head a second", forever(b"a", b"HTTP/1.1 200 OK\r\nX: ", 0.3), failed, TIME)
    yield Case("endless body", forever(b"<p>" + b"a" * 1_000_000, head()), Fate.INVALID, TOO_LARGE)
    small = b"5\r\n<p>aa\r\n" * 1_000
    yield Case("endless chunks", forever(small, head("200 OK", "Transfer-Encoding: chunked"), 0.05), failed, TIME)
    long = "its headers have more than"
    yield Case("endless headers", forever(b"X-A: b\r\n" * 4_096, b"HTTP/1.1 200 OK\r\n"), Fate.INVALID, long)
    yield Case("endless 100s", forever(b"HTTP/1.1 100 Continue\r\n\r\n" * 1_000), Fate.INVALID, long)
    yield Case("endless header", forever(b"a" * 65_536, b"HTTP/1.1 200 OK\r\nX: "), failed, LOST)
    yield Case("endless status", forever(b"a" * 65_536, b"HTTP/1.1 200 "), failed, LOST)


def _codings() -> Iterator[Case]:
    coded = gzip.compress(STORY)

    def bomb(coding: str, body: bytes) -> Case:
        return Case(f"2 GB of {coding}", http(body, "200 OK", f"Content-Encoding: {coding}"), Fate.INVALID, TOO_LARGE)

    yield bomb("gzip", gzip.compress(ZEROS) * MEMBERS)
    yield bomb("deflate", _repeated_deflate())
    yield bomb("br", brotli.compress(ZEROS * 10, quality=1))
    yield bomb("zstd", zstd.compress(ZEROS) * MEMBERS)
    yield Case(
        "gzip in gzip, 2 GB",
        http(gzip.compress(gzip.compress(ZEROS) * MEMBERS), "200 OK", "Content-Encoding: gzip, gzip"),
        Fate.INVALID,
        TOO_LARGE,
    )
    yield Case("a bomb as it is", http(gzip.compress(ZEROS) * MEMBERS), Fate.INVALID, "not a page of text")

    def lie(name: str, body: bytes, coding: str, why: str = CODING, fate: Fate = Fate.FAILED) -> Case:
        return Case(name, http(body, "200 OK", f"Content-Encoding: {coding}"), fate, why)

    for coding in ("gzip", "br", "zstd", "deflate"):
        yield lie(f"plain called {coding}", STORY, coding)
    yield lie("gzip called br", coded, "br")
    yield lie("gzip cut", coded[:-20], "gzip")
    yield lie("gzip with wrong sum", coded[:-8] + b"\0" * 8, "gzip")
    yield lie("gzip of members without end", gzip.compress(b"") * 50_000, "gzip")
    yield lie("br cut", brotli.compress(STORY)[:-9], "br")
    yield lie("zstd cut", zstd.compress(STORY)[:-9], "zstd")
    yield lie("coding unknown", STORY, "snappy", UNREAD, Fate.INVALID)
    yield lie("a thousand codings", coded, ", ".join(["gzip"] * 1_000), UNREAD, Fate.INVALID)
    yield lie("gzip twice, told once", gzip.compress(coded), "gzip", "not a page of text", Fate.INVALID)


def _repeated_deflate() -> bytes:
    stream = zlib.compressobj()
    start = stream.compress(ZEROS) + stream.flush(zlib.Z_FULL_FLUSH)
    again = stream.compress(ZEROS) + stream.flush(zlib.Z_FULL_FLUSH)
    return start + again * (MEMBERS - 1) + stream.flush()


def _no_http() -> Iterator[Case]:
    why = "the answer is not HTTP"
    for name, sent in {
        "HTTP/0.9": b"<html>\n" + STORY,
        "a radio": b"ICY 200 OK\r\n\r\n" + STORY,
        "a mail server": b"220 mail.example ESMTP\r\n",
        "a shell": b"SSH-2.0-OpenSSH_9.6\r\n",
        "TLS": b"\x15\x03\x01\x00\x02\x02\x46\n\n",
        "HTTP/2": b"\0\0\x12\x04\0\0\0\0\0\0\x03\0\0\0\x64\n\n",
        "a version that is none": b"HTTP/x.y 200 OK\r\n\r\n" + STORY,
        "a status that is none": b"HTTP/1.1 OK\r\n\r\n" + STORY,
    }.items():
        yield Case(name, sent, Fate.INVALID, why)


def _statuses() -> Iterator[Case]:
    for status, fate, why in (
        ("204 No Content", Fate.INVALID, "the page is empty"),
        ("205 Reset Content", Fate.INVALID, "the page is empty"),
        ("304 Not Modified", Fate.FAILED, "HTTP 304"),
        ("404 Not Found", Fate.GONE, "HTTP 404"),
        ("410 Gone", Fate.GONE, "HTTP 410"),
    ):
        yield Case(status, head(status, "Content-Length: 0"), fate, why)
    yield Case(
        "206 unasked", http(STORY, "206 Partial Content", "Content-Range: bytes 0-9/999"), Fate.INVALID, "a part"
    )
    for status, fate in (
        ("300 Many", Fate.FAILED),
        ("302 Found", Fate.FAILED),
        ("402 Pay", Fate.FAILED),
        ("418 Teapot", Fate.FAILED),
        ("451 Law", Fate.BLOCKED),
        ("500 Oh", Fate.FAILED),
        ("999 Odd", Fate.FAILED),
        ("666 Odd", Fate.FAILED),
        ("000 None", Fate.FAILED),
    ):
        yield Case(f"{status} with a story", http(STORY, status), fate, f"HTTP {int(status[:3])}")

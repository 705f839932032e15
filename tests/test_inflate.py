"""Content codings: undone whole and within the bound, or not at all."""

import contextlib
import gzip
import sys
import time
import zlib

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsspider.repair.inflate import CODINGS, Broken, TooLarge, inflate

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

LIMIT = 1 << 20
WORDS = "渔港镇码头加固工程完工，十二艘渔船当天靠岸。".encode() * 500


def raw_deflate(body: bytes) -> bytes:
    stream = zlib.compressobj(wbits=-15)
    return stream.compress(body) + stream.flush()


CODED = {
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
    "zstd": zstd.compress,
}


@pytest.mark.parametrize("coding", CODINGS)
def test_every_coding_is_undone(coding: str) -> None:
    assert inflate(CODED[coding](WORDS), coding, LIMIT) == WORDS
    assert inflate(CODED[coding](b""), coding, LIMIT) == b""
    assert inflate(CODED[coding](WORDS), coding, len(WORDS)) == WORDS


def test_what_servers_do_beside() -> None:
    assert inflate(raw_deflate(WORDS), "deflate", LIMIT) == WORDS
    assert inflate(gzip.compress(WORDS) * 3, "gzip", LIMIT) == WORDS * 3
    assert inflate(zstd.compress(WORDS) * 2, "zstd", LIMIT) == WORDS * 2
    assert inflate(gzip.compress(WORDS) + b"\0\0junk", "gzip", LIMIT) == WORDS


@pytest.mark.parametrize("coding", CODINGS)
def test_what_breaks_off_is_broken(coding: str) -> None:
    coded = CODED[coding](WORDS)
    for end in (0, 1, len(coded) // 2, len(coded) - 1):
        with pytest.raises(Broken):
            inflate(coded[:end], coding, LIMIT)


@pytest.mark.parametrize("coding", CODINGS)
def test_what_is_not_coded_so_is_broken(coding: str) -> None:
    with pytest.raises(Broken):
        inflate(b"<!doctype html><p>x</p>" * 20, coding, LIMIT)


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("gzip", gzip.compress(bytes(10 << 20)) * 60),
        ("deflate", zlib.compress(bytes(64 << 20))),
        ("br", brotli.compress(bytes(64 << 20), quality=1)),
        ("zstd", zstd.compress(bytes(10 << 20)) * 60),
    ],
    ids=["gzip", "deflate", "br", "zstd"],
)
def test_a_bomb_is_not_set_off(coding: str, body: bytes) -> None:
    before = time.process_time()
    with pytest.raises(TooLarge):
        inflate(body, coding, LIMIT)
    assert time.process_time() - before < 0.5


@pytest.mark.parametrize("coding", ["gzip", "zstd"])
def test_members_without_end_are_broken_and_cost_nothing(coding: str) -> None:
    before = time.process_time()
    with pytest.raises(Broken, match="members"):
        inflate(CODED[coding](b"") * 200_000, coding, LIMIT)
    assert time.process_time() - before < 0.5


@given(st.sampled_from(sorted(CODINGS)), st.binary(max_size=300))
def test_nothing_else_is_raised(coding: str, body: bytes) -> None:
    with contextlib.suppress(Broken, TooLarge):
        assert len(inflate(body, coding, 1000)) <= 1000

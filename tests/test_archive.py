import gzip
import io
import os
import random
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scrapy.http import HtmlResponse, Response, TextResponse
from warcio.archiveiterator import ArchiveIterator

from newsspider.archive.mend import mend, whole_members
from newsspider.archive.paths import warc_paths
from newsspider.archive.reader import Broken, Record, read_record, read_records
from newsspider.archive.recall import Recall
from newsspider.archive.stored import TRUNCATED, NotHttp, stored_response
from newsspider.archive.writer import ARTICLE, ROLE, ArchiveWriter, response_record
from newsspider.arguments import ArgumentError
from newsspider.delivery.errors import StorageError
from newsspider.delivery.writer import Group
from tests.warc_files import DATE, article, html, http, members, record

GOOD = [article(number) for number in range(5)]
MAX = 1 << 20


def read(content: bytes, most: int = MAX) -> list[Record | Broken]:
    return list(read_records(io.BufferedReader(io.BytesIO(content)), most))


def told(content: bytes) -> list[str]:
    """Of each record the number in its URL, or what is wrong with it."""
    return [each.why if isinstance(each, Broken) else each.url[-6] for each in read(content)]


def flipped(content: bytes) -> bytes:
    middle = len(content) // 2
    return content[:middle] + bytes(byte ^ 0x5A for byte in content[middle : middle + 4]) + content[middle + 4 :]


def with_third(third: bytes, *, plain: bool) -> bytes:
    records = [*GOOD[:2], third, *GOOD[3:]]
    return b"".join(records) if plain else members(*records)


WRONG = "its length is wrong"
ENDS = "the file ends inside it"
DAMAGED = "its gzip data are damaged"
NO_HEADER = "there is no WARC header where a record should begin"
LACKS = "its header lacks a type or a length"


@pytest.mark.parametrize(
    "content", [b"".join(GOOD), members(*GOOD), gzip.compress(b"".join(GOOD), mtime=0), members(*GOOD) + bytes(4096)]
)
def test_every_record_of_a_sound_file_is_read(content: bytes) -> None:
    assert told(content) == ["0", "1", "2", "3", "4"]
    assert read(content)[0].content == http(html("Story 0 of the harbour"))  # type: ignore[union-attr]


def test_gzip_members_need_not_be_records() -> None:
    whole = b"".join(GOOD)
    assert told(members(*(whole[at : at + 700] for at in range(0, len(whole), 700)))) == ["0", "1", "2", "3", "4"]


@pytest.mark.parametrize("plain", [True, False])
@pytest.mark.parametrize(
    ("third", "why"),
    [
        (record("http://paper.test/2026/story-2.html", http(html()), length=90), WRONG),
        (record("http://paper.test/2026/story-2.html", http(html()), length=2500), WRONG),
        (record("http://paper.test/2026/story-2.html", http(html()), length=10**12), WRONG),
        (GOOD[2].replace(b"WARC/1.1", b"CRAW/1.1"), NO_HEADER),
        (b"nothing of the kind\r\n\r\n", NO_HEADER),
        (GOOD[2].replace(b"Content-Length", b"Content-Langth"), LACKS),
        (GOOD[2].replace(b"WARC-Type", b"WARC-Tipe"), LACKS),
        (GOOD[2].replace(b"Content-Length: ", b"Content-Length: -"), LACKS),
    ],
)
def test_a_broken_record_is_named_and_the_rest_goes_on(third: bytes, why: str, plain: bool) -> None:
    if plain and b"1000000000000" in third:
        assert told(with_third(third, plain=True))[:2] == ["0", "1"]  # nothing says where it really ends
    else:
        assert told(with_third(third, plain=plain)) == ["0", "1", why, "3", "4"]


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        (members(*GOOD)[:-40], ["0", "1", "2", "3", ENDS]),
        (b"".join(GOOD)[:-400], ["0", "1", "2", "3", ENDS]),
        (gzip.compress(b"".join(GOOD), mtime=0)[:-12], ["0", "1", "2", "3", ENDS]),
        (members(*GOOD[:2]) + flipped(members(GOOD[2])) + members(*GOOD[3:]), ["0", "1", DAMAGED, "3", "4"]),
        (members(*GOOD[:2]) + members(GOOD[2])[:-60] + members(*GOOD[3:]), ["0", "1", DAMAGED, "3", "4"]),
        (members(*GOOD[:2]) + b"garbage" * 90 + members(*GOOD[2:]), ["0", "1", DAMAGED, "2", "3", "4"]),
        (b"", []),
        (b"no archive at all", [NO_HEADER]),
        (gzip.compress(b"no archive at all", mtime=0), [NO_HEADER]),
        (gzip.compress(b"WARC/1.1\r\nWARC-Type: response", mtime=0), [ENDS]),
        (members(b"WARC/1.1\r\nWARC-Type: response", *GOOD), ["its header has no end", "0", "1", "2", "3", "4"]),
    ],
)
def test_damage_costs_only_what_it_hit(content: bytes, wanted: list[str]) -> None:
    assert told(content) == wanted


@settings(max_examples=150, deadline=None)
@given(st.randoms(use_true_random=False), st.booleans(), st.integers(1, 4))
def test_no_damage_raises_or_makes_a_record_up(rng: random.Random, plain: bool, wounds: int) -> None:
    content = bytearray(b"".join(GOOD) if plain else members(*GOOD))
    for _ in range(wounds):
        at = rng.randrange(len(content))
        content[at : at + rng.randrange(3)] = rng.randbytes(rng.randrange(3))
    del content[rng.randrange(len(content) // 2, len(content) + 1) :]
    found = read(bytes(content))
    assert len(found) <= 12
    if not plain:  # gzip has a checksum
        assert {each.content for each in found if isinstance(each, Record)} <= {
            each.content for each in read(b"".join(GOOD)) if isinstance(each, Record)
        }


def test_what_is_too_large_is_passed_over_unread() -> None:
    found = read(members(GOOD[0], record("http://paper.test/film", http(bytes(3 * MAX))), GOOD[1]))
    assert [each.content is None for each in found if isinstance(each, Record)] == [False, True, False]


def test_a_record_is_read_again_from_its_offset(tmp_path: Path) -> None:
    for content in (b"".join(GOOD), members(*GOOD)):
        path = tmp_path / "some.warc"
        path.write_bytes(content)
        for each in read(content):
            assert isinstance(each, Record)
            assert each.addressable
            assert read_record(path, each.offset, MAX) == each


def test_one_gzip_stream_can_only_be_read_on() -> None:
    assert [each.addressable for each in read(gzip.compress(b"".join(GOOD), mtime=0)) if isinstance(each, Record)] == [
        True,
        False,
        False,
        False,
        False,
    ]


def test_recall_finds_pages_by_url_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "some.warc.gz"
    path.write_bytes(members(record("http://paper.test/old", http(b"", "404 Not Found")), *GOOD))
    recall = Recall([path], MAX)
    found = recall.find("http://paper.test/2026/story-3.html")
    assert found
    assert found.content == http(html("Story 3 of the harbour"))
    assert recall.find("http://paper.test/old") is None
    assert recall.find("http://paper.test/new") is None


# HTTP inside.


def stored(block: bytes, *more: str) -> Response:
    (found,) = read(record("http://paper.test/a.html", block, *more))
    assert isinstance(found, Record)
    return stored_response(found)


def test_a_stored_response_is_as_it_came() -> None:
    response = stored(http(b"<html>\xb0\xa1</html>", "200 OK", "text/html; charset=gbk", "X-A: 1", "X-A: 2"))
    assert isinstance(response, HtmlResponse)
    assert (response.status, response.url, response.text) == (200, "http://paper.test/a.html", "<html>啊</html>")
    assert response.headers.getlist("X-A") == [b"1", b"2"]
    assert response.flags == []


@pytest.mark.parametrize(
    ("body", "header", "kept"),
    [
        (gzip.compress(b"<html>", mtime=0), "Content-Encoding: gzip", True),
        (b"<html>", "Content-Encoding: gzip", False),  # kept decoded, as many archives do
        (b"<!DOCTYPE html>", "Content-Encoding: br", False),
        (b"\x0b\x02\x80<p>\x03", "Content-Encoding: br", True),
        (b"5\r\nhello\r\n0\r\n\r\n", "Transfer-Encoding: chunked", False),
        (b"hello", "Transfer-Encoding: chunked", False),
    ],
)
def test_encodings_are_believed_where_they_are_true(body: bytes, header: str, kept: bool) -> None:
    response = stored(http(body, "200 OK", "text/html", header))
    assert (header.partition(":")[0] in response.headers) is kept
    assert response.body == (b"hello" if b"hello" in body else body)


def test_a_page_cut_off_by_its_crawler_is_flagged() -> None:
    assert stored(http(html()), "WARC-Truncated: length").flags == [TRUNCATED]


@pytest.mark.parametrize("block", [b"", b"hello", b"HTTP/1.1 fine\r\n\r\n", b"\r\n\r\n"])
def test_what_is_not_http_is_said_to_be(block: bytes) -> None:
    with pytest.raises(NotHttp):
        stored(block)


# Writing.


def response(number: int, body: bytes = b"page") -> TextResponse:
    return HtmlResponse(
        f"http://paper.test/{number}",
        200,
        {"Content-Type": ["text/html; charset=gbk"], "X-Odd": [b"caf\xe9", b"two"], "Transfer-Encoding": ["chunked"]},
        body,
        protocol="HTTP/1.1",
    )


def writer(folder: Path, max_bytes: int = 1 << 30) -> ArchiveWriter:
    return ArchiveWriter(folder, "run", "newsspider/test", max_bytes, Group(20, 2.0, lambda: 0.0))


def test_what_is_written_reads_back_to_the_byte() -> None:
    body = gzip.compress("新码头".encode("gbk"), mtime=0)
    member = response_record(response(1, body), ARTICLE, datetime(2026, 11, 22, 1, 2, 3, 456, UTC))
    (found,) = read(member)
    assert isinstance(found, Record)
    assert (found.type, found.fields[ROLE]) == ("response", ARTICLE)
    assert found.date == datetime(2026, 11, 22, 1, 2, 3, 456, UTC)
    again = stored_response(found)
    assert (again.status, again.url, again.body) == (200, "http://paper.test/1", body)
    assert again.headers.getlist("X-Odd") == [b"caf\xe9", b"two"]


def test_other_tools_read_it_and_its_digests_hold(tmp_path: Path) -> None:
    archive = writer(tmp_path)
    for number in range(3):
        archive.add(response(number), ARTICLE)
    archive.finish()
    with (tmp_path / "run.warc.gz").open("rb") as file:
        records = list(ArchiveIterator(file, check_digests="raise"))
        kinds = [each.rec_type for each in records]
    assert kinds == ["warcinfo", "response", "response", "response"]
    assert [each["records"] for each in archive.files] == [4]


def test_a_full_file_is_followed_by_the_next(tmp_path: Path) -> None:
    archive = writer(tmp_path, max_bytes=2000)
    for number in range(6):
        archive.add(response(number, os.urandom(900)), ARTICLE)
    archive.finish()
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["run-2.warc.gz", "run-3.warc.gz", "run.warc.gz"]
    assert [(tmp_path / Path(each["path"]).name).stat().st_size for each in archive.files] == [
        each["bytes"] for each in archive.files
    ]
    found = [each.url for name in names for each in read((tmp_path / name).read_bytes()) if isinstance(each, Record)]
    assert sorted(filter(None, found)) == [f"http://paper.test/{number}" for number in range(6)]


def test_nothing_received_leaves_no_file(tmp_path: Path) -> None:
    writer(tmp_path).finish()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_a_storage_error(tmp_path: Path) -> None:
    with pytest.raises(StorageError):
        writer(tmp_path / "missing").add(response(1), ARTICLE)


@pytest.mark.parametrize("torn", [b"", b"\x1f\x8b\x08half a member", members(GOOD[0])[:-1], b"garbage"])
def test_a_dead_runs_archive_is_finished_behind_its_last_whole_record(tmp_path: Path, torn: bytes) -> None:
    whole = members(*GOOD)
    part = tmp_path / "20261122T010203Z-1-2.warc.gz.part"
    part.write_bytes(whole + torn)
    assert whole_members(part) == (len(whole), 5)
    ((run_id, sentence),) = mend(tmp_path)
    assert run_id == "20261122T010203Z-1-2"
    assert "5 records" in sentence
    assert ("cut off" in sentence) is bool(torn)
    assert [path.name for path in tmp_path.iterdir()] == ["20261122T010203Z-1-2.warc.gz"]
    assert (tmp_path / "20261122T010203Z-1-2.warc.gz").read_bytes() == whole
    assert list(mend(tmp_path)) == []


def test_a_dead_runs_archive_without_a_response_is_removed(tmp_path: Path) -> None:
    (tmp_path / "run.warc.gz.part").write_bytes(members(GOOD[0]) + b"\x1f\x8b\x08torn")
    assert list(mend(tmp_path)) == []
    assert list(tmp_path.iterdir()) == []


# The argument.


def test_paths_are_files_globs_and_comma_lists(tmp_path: Path) -> None:
    for name in ("b.warc.gz", "a.warc.gz", "with, comma.warc"):
        (tmp_path / name).write_bytes(members(*GOOD))
    a, b, comma = (tmp_path / name for name in ("a.warc.gz", "b.warc.gz", "with, comma.warc"))
    assert warc_paths(str(a)) == [a]
    assert warc_paths(f"{b},{a}") == [b, a]
    assert warc_paths(f"{tmp_path}/*.gz") == [a, b]
    assert warc_paths(f"{b},{tmp_path}/*.gz") == [b, a]
    assert warc_paths(str(comma)) == [comma]


@pytest.mark.parametrize(
    "said", ["", " , ", "{}/none.warc", "{}/none*.warc", "{}", "{}/page.html", "{}/a.warc,{}/none"]
)
def test_a_path_that_cannot_be_used_is_one_line(tmp_path: Path, said: str) -> None:
    (tmp_path / "page.html").write_bytes(html())
    (tmp_path / "a.warc").write_bytes(GOOD[0])
    with pytest.raises(ArgumentError) as caught:
        warc_paths(said.replace("{}", str(tmp_path)))
    assert "\n" not in str(caught.value)


def test_dates_without_an_offset_are_utc() -> None:
    (found,) = read(record("http://paper.test/a", http(b""), date=DATE.rstrip("Z")))
    assert isinstance(found, Record)
    assert found.date == datetime(2026, 10, 11, 12, 34, 56, tzinfo=UTC)

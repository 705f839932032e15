"""The records of a WARC file (ISO 28500), one after the other; a broken one is named, and the rest goes on."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BufferedReader
from pathlib import Path
from typing import Final

from newsspider.archive.source import RECORD, Source, Stop

MAX_HEAD: Final = 1 << 16  # bytes of a record's header
_END: Final = b"\r\n\r\n"

Fields = list[tuple[bytes, bytes]]


@dataclass(frozen=True, slots=True)
class Record:
    """A sound record. `fields`: its header by lower-case name. `content` is None when it is too large to be held."""

    fields: dict[str, str]
    content: bytes | None
    offset: int
    addressable: bool  # it can be read alone, from `offset`

    @property
    def type(self) -> str:
        """Of `response`, `request`, `metadata`, `revisit`, `warcinfo`, …"""
        return self.fields.get("warc-type", "").lower()

    @property
    def url(self) -> str:
        """What it is about (WARC-Target-URI), or ""."""
        return target(self.fields)

    @property
    def date(self) -> datetime | None:
        """When it was fetched; None when its WARC-Date is no date."""
        try:
            date = datetime.fromisoformat(self.fields.get("warc-date", ""))
        except ValueError:
            return None
        return date.astimezone(UTC) if date.tzinfo else date.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Broken:
    """What could not be read, near byte `offset` of the file. `url` when the header still told it."""

    why: str
    offset: int
    url: str = ""


def read_records(file: BufferedReader, max_content: int) -> Iterator[Record | Broken]:
    """All records from the file's position on. Contents of more than `max_content` bytes are passed over."""
    source = Source(file)
    while True:
        if not source.begin():
            if source.stop is Stop.END:
                return
            yield Broken(_why(source), source.offset)
            if not source.seek_record():
                return
            continue
        found = _read(source, max_content)
        yield found
        if isinstance(found, Broken) and not source.seek_record():
            return


def read_record(path: Path, offset: int, max_content: int) -> Record | Broken:
    """The record at this offset. Raises OSError, StopIteration."""
    with path.open("rb") as file:
        file.seek(offset)
        return next(read_records(file, max_content))


def split_head(block: bytes | bytearray, limit: int) -> tuple[bytes, int]:
    """The lines before the first blank one, and where what follows it begins; (b"", 0) when that is past `limit`."""
    ends = [(at, at + len(mark)) for mark in (_END, b"\n\n") if (at := block.find(mark, 0, limit)) >= 0]
    end, behind = min(ends, default=(0, 0))
    return bytes(block[:end]), behind


def read_fields(lines: list[bytes]) -> Fields:
    """Header lines, folded ones joined; lines without a colon are left out."""
    fields: Fields = []
    for line in lines:
        if line[:1] in (b" ", b"\t") and fields:
            name, value = fields[-1]
            fields[-1] = name, value + b" " + line.strip()
            continue
        name, colon, value = line.partition(b":")
        if colon:
            fields.append((name.strip(), value.strip()))
    return fields


def target(fields: dict[str, str]) -> str:
    """The WARC-Target-URI; some archives have it in angle brackets."""
    return fields.get("warc-target-uri", "").strip("<>")


def _read(source: Source, max_content: int) -> Record | Broken:
    offset, addressable = source.offset, source.addressable
    head, start = b"", 0
    size = 1024
    while not start and size <= MAX_HEAD:
        more = source.fill(size)
        head, start = split_head(source.buffer, MAX_HEAD)
        size = size * 2 if more else MAX_HEAD + 1
    if not RECORD.match(source.buffer):
        return Broken("there is no WARC header where a record should begin", offset)
    if not start:
        del source.buffer[:1]  # past the line that a search for the next record would find again
        return Broken(_why(source) if source.stop not in (None, Stop.NEXT) else "its header has no end", offset)
    fields = {
        name.decode("latin-1").lower(): value.decode("utf-8", "replace")
        for name, value in read_fields(head.splitlines()[1:])
    }
    del source.buffer[:start]
    length = fields.get("content-length", "")
    if not (length.isdecimal() and length.isascii()) or not fields.get("warc-type"):
        return Broken("its header lacks a type or a length", offset, target(fields))
    return _content(source, int(length), max_content, Record(fields, None, offset, addressable))


def _content(source: Source, length: int, max_content: int, record: Record) -> Record | Broken:
    held = length <= max_content
    if not (source.fill(length) if held else source.skip(length)):
        return Broken(_short(source), record.offset, record.url)
    if not held:
        length = 0
    source.fill(length + len(_END))
    rest = source.buffer[length : length + len(_END)]
    if rest.strip(b"\r\n") or (len(rest) < len(_END) and source.stop in (Stop.DAMAGED, Stop.CUT)):
        return Broken(_short(source), record.offset, record.url)
    content = bytes(memoryview(source.buffer)[:length]) if held else None
    del source.buffer[:length]
    return Record(record.fields, content, record.offset, record.addressable)


def _short(source: Source) -> str:
    """Why a record's content is not as long as it says: damage, the file's end, or a wrong length."""
    if source.stop in (Stop.DAMAGED, Stop.CUT) or (source.stop is Stop.END and not RECORD.search(source.buffer)):
        return _why(source)
    return "its length is wrong"


def _why(source: Source) -> str:
    return {
        Stop.END: "the file ends inside it",
        Stop.CUT: "the file ends inside it",
        Stop.DAMAGED: "its gzip data are damaged",
    }.get(source.stop or Stop.NEXT, "its length is wrong")

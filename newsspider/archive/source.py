"""The bytes of a WARC file, gzip or not, inflated as they are asked for; damage is told, and the next record found.

WARC libraries (warcio 1.8, FastWARC 2.0) end at the first damaged member, or pass one that is cut off as whole; so the
bounds of records are found here. In a well-formed archive a gzip member is a record, and after a damaged one the next
is found by its magic number and its first word. One gzip stream over all records is read too.
"""

import re
import zlib
from enum import Enum
from io import BufferedReader
from typing import Final

MAGIC: Final = b"\x1f\x8b\x08"
OPENING: Final = b"WARC/"
RECORD: Final = re.compile(rb"^WARC/[01]\.\d{1,2}[ \t]{0,8}\r?\n", re.M)
_BLANK: Final = re.compile(rb"[\r\n]+")
_LONGEST: Final = 24  # bytes of such a line
_CHUNK: Final = 1 << 16  # bytes read and inflated at a time, so that a bomb grows no faster than it is asked for
_BACK: Final = 4 * _CHUNK  # bytes that damage may lie before the place where it shows


class Stop(Enum):
    """Why there are no more bytes of a record."""

    NEXT = "the next record begins"
    END = "the file ends"
    CUT = "the file ends inside its gzip data"
    DAMAGED = "the gzip data are damaged"


class Stopped(Exception):  # noqa: N818 - not always an error
    """A supply has no more bytes, for now or for good."""

    def __init__(self, stop: Stop) -> None:
        super().__init__(stop.value)
        self.stop = stop


class Plain:
    """An uncompressed file."""

    def __init__(self, file: BufferedReader) -> None:
        self.file = file
        self.start = file.tell() if file.seekable() else 0
        self.read = 0

    def pull(self) -> tuple[bytes, bool]:
        """More bytes; whether they open a record is not known here."""
        data = self.file.read1(_CHUNK)
        if not data:
            raise Stopped(Stop.END)
        self.read += len(data)
        return data, False

    def seek_member(self) -> bool:
        """There are no members."""
        return False


class Members:
    """A gzip file: its members inflated one after the other."""

    def __init__(self, file: BufferedReader) -> None:
        self.file = file
        self.end = file.tell() if file.seekable() else 0  # of what was read, in the file
        self.start = self.end  # of the member at work
        self.raw = b""
        self.inflate = zlib.decompressobj(zlib.MAX_WBITS + 16)
        self.inside = False  # a member

    def pull(self) -> tuple[bytes, bool]:
        """More bytes, and whether they open a member that opens a record."""
        data = b""
        while not data:
            opened = not self.inside
            if opened:
                self._open()
            while self.inside and len(data) < (len(OPENING) if opened else 1):
                data += self._inflate()
        return data, opened and data.startswith(OPENING)

    def seek_member(self) -> bool:
        """Go to the next member that opens a record, from near the place of the damage; False when there is none."""
        if self.file.seekable():
            self.end = max(self.start + 1, self.end - len(self.raw) - _BACK)
            self.file.seek(self.end)
            self.raw = b""
        else:
            self.raw = self.raw[1:]
        self.inside = False
        while True:
            found = self.raw.find(MAGIC)
            self.raw = self.raw[found:] if found >= 0 else self.raw[-len(MAGIC) + 1 :]
            if len(self.raw) < _CHUNK:  # enough to see whether it inflates to a record
                more = self.file.read(_CHUNK)
                self.end += len(more)
                self.raw += more
                if not more and found < 0:
                    return False
                if more:
                    continue
            if _opens_record(self.raw):
                return True
            self.raw = self.raw[1:]

    def _open(self) -> None:
        if not self.raw.strip(b"\0") and not self._read():  # zeros: padding to a block of tape or disk
            raise Stopped(Stop.END)
        if len(self.raw) < len(MAGIC):
            self._read()
        self.start = self.end - len(self.raw)
        if not self.raw.startswith(MAGIC):
            raise Stopped(Stop.DAMAGED)
        self.inflate = zlib.decompressobj(zlib.MAX_WBITS + 16)
        self.inside = True

    def _inflate(self) -> bytes:
        if not self.raw and not self._read():
            self.inside = False
            raise Stopped(Stop.CUT)
        try:
            data = self.inflate.decompress(self.raw, _CHUNK)
        except zlib.error:
            self.inside = False
            raise Stopped(Stop.DAMAGED) from None
        self.inside = not self.inflate.eof
        self.raw = self.inflate.unconsumed_tail if self.inside else self.inflate.unused_data
        return data

    def _read(self) -> bool:
        more = self.file.read1(_CHUNK)
        self.end += len(more)
        self.raw += more
        return bool(more)


def _opens_record(raw: bytes) -> bool:
    try:
        return zlib.decompressobj(zlib.MAX_WBITS + 16).decompress(raw, len(OPENING)) == OPENING
    except zlib.error:
        return False


class Source:
    """Records' bytes: `begin` one, `fill` the `buffer` with it or `skip` them, and after damage `seek_record`."""

    def __init__(self, file: BufferedReader) -> None:
        self.buffer = bytearray()
        self.stop: Stop | None = None
        self.gzipped = file.peek(2)[:2] == MAGIC[:2]
        self._supply: Plain | Members = Members(file) if self.gzipped else Plain(file)
        self._held: bytes | None = None  # the opening of the next record, while one is at work
        self._records = 0  # begun in this member

    @property
    def offset(self) -> int:
        """Where the record just begun can be found: its first byte, or that of its gzip member."""
        if isinstance(self._supply, Members):
            return self._supply.start
        return self._supply.start + self._supply.read - len(self.buffer)

    @property
    def addressable(self) -> bool:
        """Whether the record just begun can be read from `offset` again: it is its member's first."""
        return not self.gzipped or self._records == 1

    def begin(self) -> bool:
        """Go to the next record, over blank lines; False where there is none, for the reason in `stop`."""
        self.stop = None
        while True:
            blank = _BLANK.match(self.buffer)
            del self.buffer[: blank.end() if blank else 0]
            if self.buffer:
                break
            if not self._more(inside=False):
                return False
        self._records += 1
        return True

    def fill(self, size: int) -> bool:
        """Have this many bytes in the buffer; False when the record or its sound part ends before."""
        while len(self.buffer) < size:
            if not self._more(inside=True):
                return False
        return True

    def skip(self, size: int) -> bool:
        """Leave out this many bytes, holding none of them; False as for `fill`."""
        while size > len(self.buffer):
            size -= len(self.buffer)
            self.buffer.clear()
            if not self._more(inside=True):
                return False
        del self.buffer[:size]
        return True

    def seek_record(self) -> bool:
        """Go to the next line or member that opens a record; False when there is none."""
        while True:
            if found := RECORD.search(self.buffer):
                del self.buffer[: found.start()]
                return True
            del self.buffer[: max(0, len(self.buffer) - _LONGEST)]
            if self._more(inside=True):
                continue
            self.buffer.clear()
            if self.stop is Stop.NEXT:
                return True
            if self.stop is Stop.END or not self._supply.seek_member():
                return False

    def _more(self, *, inside: bool) -> bool:
        if self._held is None:
            try:
                data, opens = self._supply.pull()
            except Stopped as stopped:
                self.stop = stopped.stop
                return False
            if not opens:
                self.buffer += data
                return True
            self._held = data
        if inside:
            self.stop = Stop.NEXT
            return False
        self.buffer += self._held
        self._held = None
        self._records = 0
        return True

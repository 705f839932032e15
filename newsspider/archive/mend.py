"""What a dead run left of its archive: cut behind the last whole record, and given its final name."""

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from newsspider.archive.writer import SUFFIX
from newsspider.delivery.errors import StorageError
from newsspider.delivery.writer import cut, publish, remove

_CHUNK: Final = 1 << 18  # bytes
_LEAST: Final = 2  # records worth keeping: the first says only who wrote the file


def mend(folder: Path) -> Iterator[tuple[str, str]]:
    """Finish each archive that a dead run left: (run id, what was done, in one sentence). Raises StorageError.

    To be called under the spider's lock; may be killed at any instruction and called again.
    """
    for part in sorted(folder.glob(f"*{SUFFIX}.part")):
        path = part.with_name(part.name.removesuffix(".part"))
        run_id = path.name.removesuffix(SUFFIX)
        try:
            size = part.stat().st_size
            end, records = whole_members(part)
        except OSError as error:
            raise StorageError.of(part, error) from error
        if records < _LEAST:
            remove(part)
            continue
        if end < size:
            cut(part, end)
        publish(path)
        torn = f", {size - end} bytes of a torn one cut off" if end < size else ""
        yield run_id, f"{path.name}, left by a dead run, finished: {records} records{torn}"


def whole_members(path: Path) -> tuple[int, int]:
    """The end of the last whole gzip member before anything torn, in bytes, and how many there are. Raises OSError."""
    end = members = 0
    with path.open("rb") as file:
        inflate, position, raw = zlib.decompressobj(zlib.MAX_WBITS + 16), 0, b""
        while raw or (raw := file.read(_CHUNK)):
            given = len(raw)
            try:
                inflate.decompress(raw, _CHUNK)
            except zlib.error:
                break
            raw = inflate.unused_data if inflate.eof else inflate.unconsumed_tail
            position += given - len(raw)
            if inflate.eof:
                end, members = position, members + 1
                inflate = zlib.decompressobj(zlib.MAX_WBITS + 16)
    return end, members

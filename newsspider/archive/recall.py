"""Further pages of an article, out of the archive itself: where the record of a URL is."""

from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Final

from newsspider.archive.reader import Record, read_record, read_records

_STATUS_OK: Final = b" 200"


class Recall:
    """Where each stored page is, by its URL: built at the first question, by one pass over the files.

    A page takes about 100 bytes. Pipes, and records inside one gzip stream over all, cannot be gone back to.
    """

    def __init__(self, paths: Sequence[Path], max_content: int) -> None:
        self.paths = [path for path in paths if path.is_file()]
        self.max_content = max_content
        self._places: dict[int, tuple[int, int]] | None = None

    def find(self, url: str) -> Record | None:
        """The first stored page of this URL, if there is one. Raises OSError."""
        if self._places is None:
            self._places = self._read_places()
        place = self._places.get(key(url))
        if place is None:
            return None
        found = read_record(self.paths[place[0]], place[1], self.max_content)
        return found if isinstance(found, Record) and found.url == url else None

    def _read_places(self) -> dict[int, tuple[int, int]]:
        places: dict[int, tuple[int, int]] = {}
        for number, path in enumerate(self.paths):
            with path.open("rb") as file:
                for found in read_records(file, self.max_content):
                    if isinstance(found, Record) and found.addressable and _is_page(found):
                        places.setdefault(key(found.url), (number, found.offset))
        return places


def key(url: str) -> int:
    """A URL in 8 bytes: among 100,000, two share one with a chance of 1 in 4 thousand million."""
    return int.from_bytes(blake2b(url.encode("utf-8", "surrogatepass"), digest_size=8).digest())


def _is_page(record: Record) -> bool:
    return record.type == "response" and _STATUS_OK in (record.content or b"")[:13]

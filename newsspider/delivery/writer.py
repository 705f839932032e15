"""The durable JSON Lines writer: whole lines, and complete files only, whatever happens.

`<run-id>.jsonl.part` grows line by line and becomes `<run-id>.jsonl` by one rename when it is complete. Each line is
one write(2), so a killed process loses nothing that the kernel has; `sync` makes it outlast a power failure.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from newsspider.delivery.errors import StorageError
from newsspider.run.files import sync_folder
from newsspider.run.record import FileRecord


class Writer:
    """Writes one run's export. Every method raises StorageError; after it, the lines before are still whole."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.part = part_of(path)
        self.offset = 0
        self.lines = 0
        self._sha256 = sha256()
        self._kept = (0, 0, self._sha256.copy())
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._fd = os.open(self.part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o644)
            sync_folder(path.parent)  # what the ledger will say about this file must not outlast its name
        except OSError as error:
            raise StorageError.of(self.part, error) from error

    def append(self, line: bytes) -> int:
        """Append one line, whole or not at all; the offset behind it, in bytes."""
        rest = memoryview(line)
        try:
            while rest:
                rest = rest[os.write(self._fd, rest) :]
        except OSError as error:
            self._cut(self.offset)
            raise StorageError.of(self.part, error) from error
        self._sha256.update(line)
        self.offset += len(line)
        self.lines += 1
        return self.offset

    def sync(self) -> None:
        """Make the lines so far outlast a power failure.

        After an error never try again: the kernel may have dropped the pages and call the next one a success.
        """
        try:
            os.fsync(self._fd)
        except OSError as error:
            raise StorageError.of(self.part, error) from error

    def keep(self) -> None:
        """The lines so far are committed: `roll_back` and `finish` keep them."""
        self._kept = (self.offset, self.lines, self._sha256.copy())

    def roll_back(self) -> None:
        """Take back the lines that were not committed."""
        if self.offset != self._kept[0]:
            self._cut(self._kept[0])
            self.offset, self.lines, digest = self._kept
            self._sha256 = digest.copy()

    def record(self) -> FileRecord:
        """What the finished file holds."""
        return FileRecord(str(self.path), self.lines, self.offset, self._sha256.hexdigest())

    def finish(self) -> FileRecord | None:
        """Publish the committed lines under the final name; None, and no file at all, when there are none."""
        self.roll_back()
        if not self.lines:
            self.close()
            remove(self.part)
            return None
        self.sync()
        self.close()
        publish(self.path)
        return self.record()

    def close(self) -> None:
        """Let go of the file as it is; the next run's recovery finishes or drops it."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1

    def _cut(self, offset: int) -> None:
        try:
            os.ftruncate(self._fd, offset)
            os.lseek(self._fd, offset, os.SEEK_SET)
        except OSError as error:  # the torn tail lies past what is committed: recovery cuts it
            raise StorageError.of(self.part, error) from error


@dataclass(slots=True)
class Group:
    """When a group of lines is due to be synced and committed: after `size` of them or `seconds` since the first."""

    size: int
    seconds: float
    clock: Callable[[], float]
    _count: int = 0
    _since: float = 0.0

    def add(self) -> bool:
        """Count one; whether the group is due."""
        if not self._count:
            self._since = self.clock()
        self._count += 1
        return self.is_due()

    def is_due(self) -> bool:
        """Whether the group is due now (ask now and then: nothing may come any more)."""
        return self._count >= self.size or (self._count > 0 and self.clock() - self._since >= self.seconds)

    def clear(self) -> None:
        """The group was committed."""
        self._count = 0


def part_of(path: Path) -> Path:
    """The name of a file until it is complete."""
    return path.with_name(path.name + ".part")


def publish(path: Path) -> None:
    """Give a complete `.part` its final name, for good."""
    try:
        part_of(path).replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise StorageError.of(path, error) from error


def cut(part: Path, offset: int) -> None:
    """Cut a dead run's `.part` to its committed length, for good."""
    try:
        with part.open("r+b") as file:
            file.truncate(offset)
            os.fsync(file.fileno())
    except OSError as error:
        raise StorageError.of(part, error) from error


def remove(part: Path) -> None:
    """Remove a `.part`, for good."""
    try:
        part.unlink(missing_ok=True)
        sync_folder(part.parent)
    except OSError as error:
        raise StorageError.of(part, error) from error
